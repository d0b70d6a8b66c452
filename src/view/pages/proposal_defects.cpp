// What is wrong with a plan as it is written, so that no calendar can be sought; each with the way to correct it.
#include <algorithm>

#include "view/pages/proposal_parts.h"

namespace cocrea::view {

namespace {

using schedule::Item;
using Cause = schedule::Defect::Cause;

// Sentences, and buttons.
struct Told {
  std::vector<std::string> words;
  std::vector<Node> ways;
};

// As many as are read, and how many more there are.
std::string joined(const Context& c, const std::vector<plan::Id>& all) {
  constexpr std::size_t kMostNames = 20;
  std::string names;
  for (std::size_t k = 0; k < std::min(all.size(), kMostNames); ++k) names.append(names.empty() ? "" : "; ").append(all[k] == c.plan->id ? title_of(c, *c.plan) : proposal_name(c, all[k]));
  return all.size() > kMostNames ? c.n("proposal.namesMore", static_cast<long>(all.size() - kMostNames), {{"names", names}}) : names;
}

// What all defects like the first are about, in their order.
std::vector<plan::Id> about(const Context& c, const Proposal& proposal) {
  const schedule::Defect& first = proposal.defects.front();
  std::vector<plan::Id> all;
  for (const schedule::Defect& one : proposal.defects) {
    if (one.cause != first.cause || (one.found < 0) != (first.found < 0)) continue;
    for (const int i : one.activities) {
      const plan::Id& id = id_of(proposal.from.items[schedule::index(i)]);
      const plan::Id& its = id.empty() ? c.plan->id : id;
      if (std::find(all.begin(), all.end(), its) == all.end()) all.push_back(its);
    }
  }
  if (all.empty()) all.push_back(c.plan->id);
  return all;
}

// Each wait of the circle that people have written down can go; what only the order of a list says is told as such.
Told circle(const Context& c, const Proposal& proposal) {
  std::vector<int> works;
  for (const int i : proposal.defects.front().activities) {
    const int work = proposal.from.items[schedule::index(i)].kind == Item::Kind::due ? i - 1 : i;   // its end, where it has one apart
    if (works.empty() || works.back() != work) works.push_back(work);
  }
  if (works.size() > 1 && works.front() == works.back()) works.pop_back();
  Told told;
  told.words.push_back(works.size() == 1 ? c.t("proposal.circleOfOne", {{"name", proposal_name(c, id_of(proposal.from.items[schedule::index(works.front())]))}}) : c.t("proposal.circle"));
  for (std::size_t k = 0; k < works.size(); ++k) {
    const Item& before = proposal.from.items[schedule::index(works[k])];
    const Item& after = proposal.from.items[schedule::index(works[(k + 1) % works.size()])];
    const std::vector<Wait> waits = recorded_waits(c, proposal.from.days, before, after);
    for (const Wait& wait : waits) {
      told.words.push_back(wait.words);
      const auto is_there = [&](const Node& one) { return one.id == wait.way->id; };
      if (wait.way && std::none_of(told.ways.begin(), told.ways.end(), is_there)) told.ways.push_back(*wait.way);
    }
    if (waits.empty()) told.words.push_back(c.t("proposal.comesAfter", {{"after", proposal_name(c, id_of(after))}, {"before", proposal_name(c, id_of(before))}}));
  }
  return told;
}

// A slot is the only thing of which more can be asked than there is: withdrawn commitments keep all.
Told no_slot(const Context& c, const Proposal& proposal) {
  const std::vector<plan::Id> all = about(c, proposal);
  Told told{{c.n("proposal.noSlot", proposal.from.withdrawn, {{"names", joined(c, all)}})}, {}};
  if (c.document->jurisdiction.kind == plan::JurisdictionKind::unset) told.ways.push_back(button("way:kind", c.t("way.kind"), "arrow_right", Navigate{PageId::jurisdiction, c.document->jurisdiction.id, "kind"}));
  for (const plan::Id& id : all) {
    if (told.ways.size() < kMostWaysOfAKind) told.ways.push_back(button("way:drop:" + id, c.t("way.drop", {{"name", proposal_name(c, id)}}), "trash", RemoveEntity{id}));
  }
  const std::size_t most = told.ways.size() + kMostWaysOfAKind;
  for (const plan::Commitment& one : c.plan->commitments) {
    if (one.cancelled != plan::YesNo::yes || told.ways.size() == most) continue;
    told.ways.push_back(button("way:withdrawn:" + one.id, c.t("way.withdrawn", {{"name", proposal_name(c, one.id)}}), "arrow_right", Navigate{PageId::commitments, one.id, "cancelled"}));
  }
  return told;
}

Told wrong_dates(const Context& c, const Proposal& proposal) {
  const bool reversed = proposal.defects.front().found < 0;   // a duration is negative where the due day comes before the start
  const std::vector<plan::Id> all = about(c, proposal);
  const char* const key = all.size() > 1 ? (reversed ? "proposal.reversedAll" : "proposal.tooFarAll") : reversed ? "proposal.reversed" : "proposal.tooFar";
  Told told{{c.t(key, {{"name", joined(c, all)}})}, {}};
  for (const plan::Id& id : all) {
    if (id != c.plan->id && told.ways.size() < kMostWaysOfAKind) told.ways.push_back(button("way:dates:" + id, c.t("way.dates", {{"name", proposal_name(c, id)}}), "arrow_right", Navigate{PageId::commitments, id, "start"}));
  }
  return told;
}

Told tell(const Context& c, const Proposal& proposal) {
  switch (proposal.defects.front().cause) {
    case Cause::no_time:
      return {{c.t("proposal.noOpenMonth")}, {button("way:months", c.t("way.months"), "arrow_right", Navigate{PageId::calendar, c.plan->id, "monthsWithoutWork"})}};
    case Cause::over_capacity: return no_slot(c, proposal);
    case Cause::cycle: return circle(c, proposal);
    default: return wrong_dates(c, proposal);
  }
}

}  // namespace

std::vector<std::string> defect_words(const Context& c, const Proposal& proposal) { return tell(c, proposal).words; }

void add_defect(const Context& c, const Proposal& proposal, Node& box) {
  Told told = tell(c, proposal);
  add(box, reading(paragraph(told.words.front())));
  if (told.words.size() > 1) {
    Node all = list(c.t("proposal.reasons"));
    for (std::size_t i = 1; i < told.words.size(); ++i) add(all, sentence(std::move(told.words[i])));
    add(box, std::move(all));
  }
  if (told.ways.empty()) return;
  for (Node& way : told.ways) way.disabled = c.read_only() && !way.action.is<Navigate>();
  if (proposal.defects.front().cause == Cause::cycle) add(box, heading(3, c.t("way.title")), remark(c.t("proposal.openCircle")));
  add(box, row());
  box.children.back().children = std::move(told.ways);
}

}  // namespace cocrea::view
