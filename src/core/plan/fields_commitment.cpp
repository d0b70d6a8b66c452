// Commitments with milestones and amendments, their evaluations, and the quarterly entries.
#include "core/plan/fields.h"

namespace cocrea::plan {

using namespace fields;

namespace {

constexpr std::string_view kInclusionNames[] = {"initial", "added"};
constexpr std::string_view kProgressNames[] = {"notStarted", "limited", "substantial", "complete"};
constexpr std::string_view kEvaluationKindNames[] = {"initial", "commitment", "learningExercise", "learningReport"};
constexpr std::string_view kAuthorNames[] = {"monitoringBody", "other"};
constexpr std::string_view kAmendmentKindNames[] = {"text", "dates", "lead", "milestones", "withdrawal"};
constexpr std::string_view kValueNames[] = {"accessToInformation", "publicAccountability", "civicParticipation", "technologyAndInnovation"};

constexpr std::string_view kGradeNames[] = {"yes", "no", "notApplicable", "noEvidence", "notStarted", "limited", "substantial", "complete",
                                            "notChanged", "marginal", "major", "outstanding", "new", "continuation"};

constexpr Field kMilestoneFields[] = {
    localized<&Milestone::title>("title"),
    localized<&Milestone::output>("output", kMultiline),
    date<&Milestone::start>("start"),
    date<&Milestone::due>("due"),
    date<&Milestone::done>("done"),
    references<&Milestone::responsible>("responsible", nullptr),
    references<&Milestone::supporting>("supporting", nullptr),
    number<&Milestone::duration>("duration", kLongestDuration),
    choice<&Milestone::duration_unit>("durationUnit", kDurationUnitNames),
    references<&Milestone::predecessors>("predecessors", &kMilestone),
    choice<&Milestone::fixed>("fixed", kYesNoNames),
};

constexpr Field kAmendmentFields[] = {
    date<&Amendment::date>("date"),
    choice<&Amendment::kind>("kind", kAmendmentKindNames),
    localized<&Amendment::description>("description", kMultiline),
    date<&Amendment::consulted>("consulted"),
    text<&Amendment::consultation>("consultation", kMultiline),
    date<&Amendment::approved>("approved"),
    references<&Amendment::approved_by>("approvedBy", nullptr),
    reference<&Amendment::approved_at>("approvedAt", &kMeeting),
    date<&Amendment::communicated>("communicated"),
};

constexpr Field kCommitmentFields[] = {
    text<&Commitment::ogp_id>("ogpId"),
    localized<&Commitment::title>("title"),
    localized<&Commitment::problem>("problem", kMultiline),
    localized<&Commitment::status_quo>("statusQuo", kMultiline),
    localized<&Commitment::action>("action", kMultiline),
    localized<&Commitment::contribution>("contribution", kMultiline),
    localized<&Commitment::relevance>("relevance", kMultiline),
    localized<&Commitment::additional>("additional", kMultiline),
    choice<&Commitment::inclusion>("inclusion", kInclusionNames),
    date<&Commitment::submission>("submission"),
    date<&Commitment::start>("start"),
    date<&Commitment::end>("end"),
    choice<&Commitment::ends_with_plan>("endsWithPlan", kYesNoNames),
    date<&Commitment::completed>("completed"),
    choice<&Commitment::progress>("progress", kProgressNames),
    choice<&Commitment::cancelled>("cancelled", kYesNoNames),
    references<&Commitment::leads>("leads", &kOrganisation),
    references<&Commitment::institutions>("institutions", &kOrganisation),
    references<&Commitment::people>("people", &kPerson),
    text<&Commitment::policy_area>("policyArea"),
    text<&Commitment::sector>("sector"),
    choices<&Commitment::values>("values", kValueNames),
    references<&Commitment::goals>("goals", &kGoal),
    number<&Commitment::duration>("duration", kLongestDuration),
    choice<&Commitment::duration_unit>("durationUnit", kDurationUnitNames),
    references<&Commitment::predecessors>("predecessors", &kMilestone),
    choice<&Commitment::fixed>("fixed", kYesNoNames),
    list<&Commitment::milestones>("milestones", &kMilestone),
    list<&Commitment::amendments>("amendments", &kAmendment),
};

constexpr Field kFormAnswerFields[] = {
    text<&FormAnswer::question>("question"),
    reference<&FormAnswer::commitment>("commitment", &kCommitment),
    choice<&FormAnswer::grade>("grade", kGradeNames),
    localized<&FormAnswer::explanation>("explanation", kMultiline),
    text<&FormAnswer::references>("references", kMultiline),
};

constexpr Field kEvaluationFields[] = {
    choice<&Evaluation::kind>("kind", kEvaluationKindNames),
    reference<&Evaluation::commitment>("commitment", &kCommitment),
    date<&Evaluation::delivered>("delivered"),
    choice<&Evaluation::channel_kind>("channelKind", kChannelNames),
    text<&Evaluation::channel>("channel"),
    choice<&Evaluation::written_by>("writtenBy", kAuthorNames),
    text<&Evaluation::author>("author"),
    text<&Evaluation::email>("email"),
    text<&Evaluation::link>("link"),
    choice<&Evaluation::lessons>("lessons", kYesNoNames),
    choice<&Evaluation::next_steps>("nextSteps", kYesNoNames),
    list<&Evaluation::answers>("answers", &kFormAnswer),
};

constexpr Field kProgressEntryFields[] = {
    date<&ProgressEntry::date>("date"),
    references<&ProgressEntry::commitments>("commitments", &kCommitment),
    choice<&ProgressEntry::progress>("progress", kYesNoNames),
    localized<&ProgressEntry::note>("note", kMultiline),
    choice<&ProgressEntry::channel_kind>("channelKind", kChannelNames),
    text<&ProgressEntry::link>("link"),
};

}  // namespace

constinit const EntityType kMilestone = type<Milestone>("milestone", kMilestoneFields);
constinit const EntityType kAmendment = type<Amendment>("amendment", kAmendmentFields);
constinit const EntityType kCommitment = type<Commitment>("commitment", kCommitmentFields);
constinit const EntityType kFormAnswer = type<FormAnswer>("formAnswer", kFormAnswerFields);
constinit const EntityType kEvaluation = type<Evaluation>("evaluation", kEvaluationFields);
constinit const EntityType kProgressEntry = type<ProgressEntry>("progressEntry", kProgressEntryFields);
constinit const std::span<const std::string_view> kOgpValues = kValueNames;

}  // namespace cocrea::plan
