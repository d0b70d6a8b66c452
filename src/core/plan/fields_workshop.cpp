// The workshop in which a plan is co-created: agenda, proposals as people speak, their groups, dots and answers.
#include "core/plan/fields.h"

namespace cocrea::plan {

using namespace fields;

namespace {

constexpr std::string_view kResponseNames[] = {"accepted", "partly", "declined"};
constexpr Number kLongestItem = 600;    // minutes
constexpr Number kMostDots = 99;        // of one person
constexpr Number kMostVotes = 99'999;

constexpr Field kAgendaItemFields[] = {
    text<&AgendaItem::title>("title"),
    number<&AgendaItem::minutes>("minutes", kLongestItem),
};

constexpr Field kProposalGroupFields[] = {
    text<&ProposalGroup::name>("name"),
};

constexpr Field kTallyFields[] = {
    text<&Tally::copy>("copy"),
    number<&Tally::given>("given", kMostVotes),
    number<&Tally::taken>("taken", kMostVotes),
};

constexpr Field kProposalFields[] = {
    text<&Proposal::text>("text"),
    text<&Proposal::source>("source"),
    reference<&Proposal::group>("group", &kProposalGroup),
    number<&Proposal::votes>("votes", kMostVotes),
    list<&Proposal::tallies>("tallies", &kTally),
    choice<&Proposal::response>("response", kResponseNames),
    text<&Proposal::reasons>("reasons", kMultiline),
    reference<&Proposal::commitment>("commitment", &kCommitment),
};

constexpr Field kWorkshopFields[] = {
    number<&Workshop::dots>("dots", kMostDots),
    list<&Workshop::agenda>("agenda", &kAgendaItem),
    list<&Workshop::groups>("groups", &kProposalGroup),
    list<&Workshop::proposals>("proposals", &kProposal),
};

}  // namespace

constinit const EntityType kAgendaItem = type<AgendaItem>("agendaItem", kAgendaItemFields);
constinit const EntityType kProposalGroup = type<ProposalGroup>("proposalGroup", kProposalGroupFields);
constinit const EntityType kProposal = type<Proposal>("proposal", kProposalFields);
constinit const EntityType kTally = type<Tally>("tally", kTallyFields);
constinit const EntityType kWorkshop = type<Workshop>("workshop", kWorkshopFields);

}  // namespace cocrea::plan
