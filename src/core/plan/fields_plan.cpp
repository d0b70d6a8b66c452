// The action plan: period, submission, monitoring body, registers, meetings, endorsements, evidence, versions.
#include "core/plan/fields.h"

namespace cocrea::plan {

using namespace fields;

namespace {

constexpr std::string_view kBasisNames[] = {"strategy", "chosen"};
constexpr std::string_view kBodyKindNames[] = {"thirdParty", "forumMechanism", "otherIndependent"};
constexpr std::string_view kLinkRoleNames[] = {"pointOfContact", "leads", "responsible", "implements", "none"};
constexpr std::string_view kDraftOrFinalNames[] = {"draft", "final"};
constexpr std::string_view kMonthNames[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
constexpr std::string_view kVersionKindNames[] = {"named", "submitted"};
constexpr Number kLongestCocreation = 260;   // weeks

constexpr Field kRegistersFields[] = {
    choice<&Registers::submissions>("submissions", kYesNoNames),
    choice<&Registers::commitments>("commitments", kYesNoNames),
    choice<&Registers::completions>("completions", kYesNoNames),
    choice<&Registers::evaluations>("evaluations", kYesNoNames),
    choice<&Registers::meetings>("meetings", kYesNoNames),
    choice<&Registers::endorsements>("endorsements", kYesNoNames),
    choice<&Registers::amendments>("amendments", kYesNoNames),
    choice<&Registers::extensions>("extensions", kYesNoNames),
    choice<&Registers::progress>("progress", kYesNoNames),
    choice<&Registers::evidence>("evidence", kYesNoNames),
    choice<&Registers::monitoring_body>("monitoringBody", kYesNoNames),
    choice<&Registers::texts>("texts", kYesNoNames),
};

constexpr Field kSubmissionFields[] = {
    date<&Submission::date>("date"),
    choice<&Submission::channel_kind>("channelKind", kChannelNames),
    text<&Submission::channel>("channel"),
    date<&Submission::english>("english"),
    choice<&Submission::endorsers_listed>("endorsersListed", kYesNoNames),
};

constexpr Field kExtensionFields[] = {
    date<&Extension::requested>("requested"),
    choice<&Extension::approved>("approved", kYesNoNames),
    date<&Extension::new_date>("newDate"),
    text<&Extension::note>("note", kMultiline),
};

constexpr Field kBodyLinkFields[] = {
    reference<&BodyLink::who>("who", nullptr),
    choice<&BodyLink::role>("role", kLinkRoleNames),
    references<&BodyLink::commitments>("commitments", &kCommitment),
    text<&BodyLink::note>("note", kMultiline),
};

constexpr Field kMonitoringBodyFields[] = {
    text<&MonitoringBody::name>("name"),
    choice<&MonitoringBody::kind>("kind", kBodyKindNames),
    localized<&MonitoringBody::description>("description", kMultiline),
    text<&MonitoringBody::contact>("contact"),
    date<&MonitoringBody::from>("from"),
    references<&MonitoringBody::members>("members", nullptr),
    number<&MonitoringBody::capacity>("capacity", kMostAtOnce),
    list<&MonitoringBody::links>("links", &kBodyLink),
    list<&MonitoringBody::endorsements>("endorsements", &kEndorsement),
};

constexpr Field kMeetingFields[] = {
    localized<&Meeting::title>("title"),
    date<&Meeting::date>("date"),
    choice<&Meeting::phase>("phase", kPhaseNames),
    choice<&Meeting::government_attended>("governmentAttended", kYesNoNames),
    choice<&Meeting::non_government_attended>("nonGovernmentAttended", kYesNoNames),
    references<&Meeting::attendees>("attendees", nullptr),
    references<&Meeting::commitments>("commitments", &kCommitment),
    date<&Meeting::recorded>("recorded"),
    text<&Meeting::link>("link"),
    text<&Meeting::notes>("notes", kMultiline),
};

constexpr Field kEndorsementFields[] = {
    reference<&Endorsement::who>("who", nullptr),
    text<&Endorsement::name>("name"),
    choice<&Endorsement::side>("side", kSideNames),
    date<&Endorsement::date>("date"),
    choice<&Endorsement::version>("version", kDraftOrFinalNames),
    text<&Endorsement::link>("link"),
};

constexpr Field kEvidenceFields[] = {
    localized<&Evidence::title>("title"),
    choice<&Evidence::phase>("phase", kPhaseNames),
    date<&Evidence::date>("date"),
    date<&Evidence::shown>("shown"),
    text<&Evidence::link>("link"),
};

constexpr Field kVersionFields[] = {
    text<&Version::name>("name"),
    date<&Version::date>("date"),
    choice<&Version::kind>("kind", kVersionKindNames),
    localized<&Version::title>("title"),
    date<&Version::planned_end>("plannedEnd"),
    child<&Version::vision>("vision", &kVision),
    list<&Version::monitoring_bodies>("monitoringBodies", &kMonitoringBody),
    list<&Version::commitments>("commitments", &kCommitment),
};

constexpr Field kPlanFields[] = {
    localized<&Plan::title>("title"),
    choice<&Plan::first>("first", kYesNoNames),
    date<&Plan::deadline>("deadline"),
    choice<&Plan::basis>("basis", kBasisNames),
    references<&Plan::lead_institutions>("leadInstitutions", &kOrganisation),
    localized<&Plan::foreword>("foreword", kMultiline),
    date<&Plan::period_start>("periodStart"),
    date<&Plan::planned_end>("plannedEnd"),
    date<&Plan::actual_end>("actualEnd"),
    date<&Plan::implementation_start>("implementationStart"),
    choices<&Plan::months_without_work>("monthsWithoutWork", kMonthNames),
    number<&Plan::cocreation_weeks>("cocreationWeeks", kLongestCocreation),
    child<&Plan::submission>("submission", &kSubmission),
    child<&Plan::vision>("vision", &kVision),
    child<&Plan::registers>("registers", &kRegisters),
    list<&Plan::monitoring_bodies>("monitoringBodies", &kMonitoringBody),
    list<&Plan::commitments>("commitments", &kCommitment),
    list<&Plan::extensions>("extensions", &kExtension),
    list<&Plan::meetings>("meetings", &kMeeting),
    list<&Plan::endorsements>("endorsements", &kEndorsement),
    list<&Plan::evaluations>("evaluations", &kEvaluation),
    list<&Plan::progress>("progress", &kProgressEntry),
    list<&Plan::evidence>("evidence", &kEvidence),
    child<&Plan::workshop>("workshop", &kWorkshop),
    list<&Plan::versions>("versions", &kVersion),
};

}  // namespace

constinit const EntityType kRegisters = type<Registers>("registers", kRegistersFields);
constinit const EntityType kSubmission = type<Submission>("submission", kSubmissionFields);
constinit const EntityType kExtension = type<Extension>("extension", kExtensionFields);
constinit const EntityType kBodyLink = type<BodyLink>("bodyLink", kBodyLinkFields);
constinit const EntityType kMonitoringBody = type<MonitoringBody>("monitoringBody", kMonitoringBodyFields);
constinit const EntityType kMeeting = type<Meeting>("meeting", kMeetingFields);
constinit const EntityType kEndorsement = type<Endorsement>("endorsement", kEndorsementFields);
constinit const EntityType kEvidence = type<Evidence>("evidence", kEvidenceFields);
constinit const EntityType kVersion = type<Version>("version", kVersionFields);
constinit const EntityType kPlan = type<Plan>("plan", kPlanFields);

}  // namespace cocrea::plan
