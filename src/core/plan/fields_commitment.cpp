// Commitments with milestones and amendments, and the evaluations of the monitoring body.
#include "core/plan/fields.h"

namespace cocrea::plan {

using namespace fields;

namespace {

constexpr std::string_view kInclusionNames[] = {"initial", "added"};
constexpr std::string_view kProgressNames[] = {"notStarted", "limited", "substantial", "complete"};
constexpr std::string_view kEvaluationKindNames[] = {"initial", "commitment", "learningExercise", "learningReport"};
constexpr std::string_view kAmendmentKindNames[] = {"text", "dates", "lead", "milestones", "withdrawal"};
constexpr std::string_view kValueNames[] = {"accessToInformation", "publicAccountability", "civicParticipation", "technologyAndInnovation"};

constexpr Field kMilestoneFields[] = {
    localized<&Milestone::title>("title"),
    localized<&Milestone::output>("output", kMultiline),
    date<&Milestone::start>("start"),
    date<&Milestone::due>("due"),
    date<&Milestone::done>("done"),
    references<&Milestone::responsible>("responsible", &kOrganisation),
};

constexpr Field kAmendmentFields[] = {
    date<&Amendment::date>("date"),
    choice<&Amendment::kind>("kind", kAmendmentKindNames),
    localized<&Amendment::description>("description", kMultiline),
};

constexpr Field kCommitmentFields[] = {
    text<&Commitment::ogp_id>("ogpId"),
    localized<&Commitment::title>("title"),
    localized<&Commitment::problem>("problem", kMultiline),
    localized<&Commitment::status_quo>("statusQuo", kMultiline),
    localized<&Commitment::action>("action", kMultiline),
    choice<&Commitment::inclusion>("inclusion", kInclusionNames),
    date<&Commitment::submission>("submission"),
    date<&Commitment::start>("start"),
    date<&Commitment::end>("end"),
    choice<&Commitment::ends_with_plan>("endsWithPlan", kYesNoNames),
    date<&Commitment::completed>("completed"),
    choice<&Commitment::progress>("progress", kProgressNames),
    choice<&Commitment::cancelled>("cancelled", kYesNoNames),
    references<&Commitment::institutions>("institutions", &kOrganisation),
    text<&Commitment::policy_area>("policyArea"),
    text<&Commitment::sector>("sector"),
    choices<&Commitment::values>("values", kValueNames),
    references<&Commitment::goals>("goals", &kGoal),
    list<&Commitment::milestones>("milestones", &kMilestone),
    list<&Commitment::amendments>("amendments", &kAmendment),
};

constexpr Field kEvaluationFields[] = {
    choice<&Evaluation::kind>("kind", kEvaluationKindNames),
    reference<&Evaluation::commitment>("commitment", &kCommitment),
    date<&Evaluation::delivered>("delivered"),
    text<&Evaluation::channel>("channel"),
    text<&Evaluation::author>("author"),
    text<&Evaluation::link>("link"),
};

}  // namespace

constinit const EntityType kMilestone = type<Milestone>("milestone", kMilestoneFields);
constinit const EntityType kAmendment = type<Amendment>("amendment", kAmendmentFields);
constinit const EntityType kCommitment = type<Commitment>("commitment", kCommitmentFields);
constinit const EntityType kEvaluation = type<Evaluation>("evaluation", kEvaluationFields);
constinit const std::span<const std::string_view> kOgpValues = kValueNames;

}  // namespace cocrea::plan
