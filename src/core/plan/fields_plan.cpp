// The action plan: period, submission, vision, registers, meetings, endorsements.
#include "core/plan/fields.h"

namespace cocrea::plan {

using namespace fields;

namespace {

constexpr std::string_view kPhaseNames[] = {"coCreation", "implementation"};

constexpr Field kRegistersFields[] = {
    choice<&Registers::submissions>("submissions", kYesNoNames),
    choice<&Registers::commitments>("commitments", kYesNoNames),
    choice<&Registers::completions>("completions", kYesNoNames),
    choice<&Registers::evaluations>("evaluations", kYesNoNames),
    choice<&Registers::meetings>("meetings", kYesNoNames),
    choice<&Registers::endorsements>("endorsements", kYesNoNames),
    choice<&Registers::amendments>("amendments", kYesNoNames),
};

constexpr Field kSubmissionFields[] = {
    date<&Submission::date>("date"),
    text<&Submission::channel>("channel"),
};

constexpr Field kGoalFields[] = {
    localized<&Goal::text>("text", kMultiline),
};

constexpr Field kVisionFields[] = {
    localized<&Vision::long_term>("longTerm", kMultiline),
    localized<&Vision::principles>("principles", kMultiline),
    list<&Vision::goals>("goals", &kGoal),
    localized<&Vision::mechanisms>("mechanisms", kMultiline),
    text<&Vision::monitoring_body>("monitoringBody"),
    localized<&Vision::monitoring_body_description>("monitoringBodyDescription", kMultiline),
};

constexpr Field kMeetingFields[] = {
    localized<&Meeting::title>("title"),
    date<&Meeting::date>("date"),
    choice<&Meeting::phase>("phase", kPhaseNames),
    choice<&Meeting::government_attended>("governmentAttended", kYesNoNames),
    choice<&Meeting::non_government_attended>("nonGovernmentAttended", kYesNoNames),
    references<&Meeting::attendees>("attendees", nullptr),
    references<&Meeting::commitments>("commitments", &kCommitment),
    text<&Meeting::notes>("notes", kMultiline),
};

constexpr Field kEndorsementFields[] = {
    text<&Endorsement::name>("name"),
    choice<&Endorsement::side>("side", kSideNames),
    date<&Endorsement::date>("date"),
};

constexpr Field kPlanFields[] = {
    localized<&Plan::title>("title"),
    date<&Plan::period_start>("periodStart"),
    date<&Plan::planned_end>("plannedEnd"),
    date<&Plan::actual_end>("actualEnd"),
    date<&Plan::implementation_start>("implementationStart"),
    child<&Plan::submission>("submission", &kSubmission),
    child<&Plan::vision>("vision", &kVision),
    child<&Plan::registers>("registers", &kRegisters),
    list<&Plan::commitments>("commitments", &kCommitment),
    list<&Plan::meetings>("meetings", &kMeeting),
    list<&Plan::endorsements>("endorsements", &kEndorsement),
    list<&Plan::evaluations>("evaluations", &kEvaluation),
};

}  // namespace

constinit const EntityType kRegisters = type<Registers>("registers", kRegistersFields);
constinit const EntityType kSubmission = type<Submission>("submission", kSubmissionFields);
constinit const EntityType kGoal = type<Goal>("goal", kGoalFields);
constinit const EntityType kVision = type<Vision>("vision", kVisionFields);
constinit const EntityType kMeeting = type<Meeting>("meeting", kMeetingFields);
constinit const EntityType kEndorsement = type<Endorsement>("endorsement", kEndorsementFields);
constinit const EntityType kPlan = type<Plan>("plan", kPlanFields);

}  // namespace cocrea::plan
