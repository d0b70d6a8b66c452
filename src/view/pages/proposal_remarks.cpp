// What a proposed calendar rests on that nobody has recorded.
#include <algorithm>

#include "view/pages/proposal.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

using schedule::Item;

bool has(const Proposal& proposal, Item::Kind kind) {
  return std::any_of(proposal.from.items.begin(), proposal.from.items.end(), [&](const Item& one) { return one.kind == kind; });
}

// Something is completed on a day on which the plan may be over.
bool depends_on_end(const Proposal& proposal) {
  return proposal.from.first_end && std::any_of(proposal.bars.begin(), proposal.bars.end(), [&](const schedule::Proposed& bar) {
    return bar.item.kind == Item::Kind::completion && *proposal.from.first_end < bar.last;
  });
}

int slots(const Proposal& proposal) {
  for (std::size_t r = 0; r < proposal.from.resources.size(); ++r) {
    if (proposal.from.resources[r].kind == schedule::PlanResource::Kind::slots) return proposal.from.problem.capacities[r] + proposal.from.withdrawn;
  }
  return 0;
}

bool needs_kind(const Context& c, const Proposal& proposal) {
  return c.document->jurisdiction.kind == plan::JurisdictionKind::unset && static_cast<int>(c.plan->commitments.size()) > slots(proposal);
}

}  // namespace

bool kind_decides(const Context& c, const Proposal& proposal) {
  return needs_kind(c, proposal) && std::any_of(proposal.reason.constraints.begin(), proposal.reason.constraints.end(), [&](const schedule::Constraint& one) {
    if (one.kind != schedule::Constraint::Kind::demand) return false;
    const schedule::Demand& demand = proposal.from.problem.activities[static_cast<std::size_t>(one.index)].demands[static_cast<std::size_t>(one.demand)];
    return proposal.from.resources[static_cast<std::size_t>(demand.resource)].kind == schedule::PlanResource::Kind::slots;
  });
}

bool rests_on_more(const Context& c, const Proposal& proposal) {
  const schedule::PlanProblem& from = proposal.from;
  return from.whole_months || from.least_days || from.months || from.submission_unsure || depends_on_end(proposal) || needs_kind(c, proposal);
}

std::vector<std::string> remark_words(const Context& c, const Proposal& proposal) {
  const schedule::PlanProblem& from = proposal.from;
  std::vector<std::string> all;
  if (!proposal.defects.empty()) return all;
  const bool found = proposal.answer.found, closed = c.plan->months_without_work != 0;
  const auto say = [&](bool holds, std::string_view key) {
    if (holds) all.push_back(c.t(key));
  };
  const auto say_day = [&](bool holds, std::string_view key, const std::optional<dates::Day>& day) {
    if (holds) all.push_back(c.t(key, {{"date", full(c.state.language, *day)}}));
  };
  if (from.assumed_days > 0) all.push_back(c.n("proposal.assumed", from.assumed_days));
  if (from.late > 0 && found) all.push_back(c.n("proposal.late", from.late));
  if (found) say(std::any_of(from.items.begin(), from.items.end(), [](const Item& one) { return one.not_begun; }), "proposal.notBegun");
  if (has(proposal, Item::Kind::evaluation) || has(proposal, Item::Kind::initial)) all.push_back(c.n(closed ? "proposal.evaluationDaysClosed" : "proposal.evaluationDays", from.evaluation_days));
  say(has(proposal, Item::Kind::elsewhere), "proposal.elsewhere");
  say(closed && proposal.phase != Proposal::Phase::searching, "proposal.openDays");
  say(from.whole_months && found, "proposal.wholeMonths");
  say(from.months && !from.least_days, "proposal.months");
  say(from.least_days, "proposal.leastDays");
  say(from.submission_unsure, "proposal.submissionUnsure");
  say_day(found && depends_on_end(proposal), "proposal.endUnsure", from.end);
  say_day(from.end_by_term, "proposal.endByTerm", from.end);
  const bool breaks = !from.end_by_term && from.end && from.latest_end && *from.latest_end < *from.end;
  say_day(breaks, from.first_end && *from.first_end <= *from.latest_end ? "proposal.endMayBeLate" : "proposal.endIsLate", from.latest_end);
  if (found && needs_kind(c, proposal)) all.push_back(c.n("proposal.kindUnset", slots(proposal)));
  return all;
}

}  // namespace cocrea::view
