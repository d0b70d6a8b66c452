// The document itself and the list of all types.
#include "core/plan/fields.h"

namespace cocrea::plan {

using namespace fields;

namespace {

// `format`, `formatVersion`, `documentId`, `rev` and `parents` belong to the file's form: `exchange` reads and writes them.
constexpr Field kDocumentFields[] = {
    text<&Document::ruleset>("ruleset"),
    text<&Document::generator>("generator"),
    text<&Document::sample>("sample"),
    child<&Document::readings>("readings", &kReadings),
    child<&Document::jurisdiction>("jurisdiction", &kJurisdiction),
    child<&Document::membership>("membership", &kMembership),
    list<&Document::organisations>("organisations", &kOrganisation),
    list<&Document::people>("people", &kPerson),
    list<&Document::plans>("plans", &kPlan),
    list<&Document::decisions>("decisions", &kDecision),
    list<&Document::bin>("bin", &kRemoved),
};

constexpr std::string_view kQuarterNames[] = {"fromSubmission", "calendar"};
constexpr std::string_view kCutYearNames[] = {"halfYear", "strict"};
constexpr Field kReadingsFields[] = {
    choice<&Readings::quarters>("quarters", kQuarterNames),
    choice<&Readings::cut_year>("cutYear", kCutYearNames),
};

constexpr Field kDecisionFields[] = {
    date<&Decision::date>("date"),
    text<&Decision::about>("about"),
    text<&Decision::base>("base", kMultiline),
    text<&Decision::chosen>("chosen", kMultiline),
    text<&Decision::others>("others", kMultiline),
    text<&Decision::decided_by>("decidedBy"),
    text<&Decision::reason>("reason", kMultiline),
};

constexpr Field kRemovedFields[] = {
    date<&Removed::date>("date"),
    text<&Removed::what>("what"),
    text<&Removed::type>("type"),
    text<&Removed::parent>("parent"),
    text<&Removed::list>("list"),
    json<&Removed::content>("content"),
    text<&Removed::referrers>("referrers", kMultiline),
};

constexpr const EntityType* kTypes[] = {
    &kDocument, &kReadings, &kJurisdiction, &kTerm, &kMember, &kMembership, &kMembershipRegisters, &kLetter, &kInactivity, &kRecordedStatus,
    &kContact, &kDuty, &kForum, &kForumMember, &kOrganisation, &kPerson, &kPlan, &kSubmission, &kExtension, &kVision, &kGoal, &kRegisters,
    &kMonitoringBody, &kBodyLink, &kCommitment, &kMilestone, &kAmendment, &kMeeting, &kEndorsement, &kEvaluation, &kFormAnswer, &kProgressEntry, &kEvidence, &kWorkshop, &kAgendaItem,
    &kProposalGroup, &kProposal, &kTally, &kVersion, &kDecision, &kRemoved};

}  // namespace

constinit const EntityType kReadings = type<Readings>("readings", kReadingsFields);
constinit const EntityType kDecision = type<Decision>("decision", kDecisionFields);
constinit const EntityType kRemoved = type<Removed>("removed", kRemovedFields);
constinit const EntityType kDocument = type<Document>("document", kDocumentFields);

std::span<const EntityType* const> entity_types() { return kTypes; }

const EntityType* entity_type(std::string_view name) {
  const auto found = std::find_if(std::begin(kTypes), std::end(kTypes), [&](const EntityType* one) { return one->name == name; });
  return found == std::end(kTypes) ? nullptr : *found;
}

}  // namespace cocrea::plan
