// What a proposed calendar rests on that nobody has recorded.
#include <algorithm>

#include "view/pages/proposal_parts.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

using schedule::Item;

bool has(const Proposal& proposal, Item::Kind kind) {
  return std::any_of(proposal.from.items.begin(), proposal.from.items.end(), [&](const Item& one) { return one.kind == kind; });
}

// Of what has happened already, less time is left.
bool has_shorter_evaluation(const Proposal& proposal) {
  for (std::size_t i = 0; i < proposal.from.items.size(); ++i) {
    const Item::Kind kind = proposal.from.items[i].kind;
    if ((kind == Item::Kind::evaluation || kind == Item::Kind::initial) && proposal.from.problem.activities[i].duration < proposal.from.evaluation_days) return true;
  }
  return false;
}

// Something is completed on a day on which the plan may be over.
bool depends_on_end(const Proposal& proposal) {
  return proposal.from.first_end && std::any_of(proposal.bars.begin(), proposal.bars.end(), [&](const schedule::Proposed& bar) {
    return bar.item.kind == Item::Kind::completion && *proposal.from.first_end < bar.last;
  });
}

// Work that nobody can move any more ends before its commitment can be completed: its evaluation would come too late.
bool completes_later(const Proposal& proposal) {
  return std::any_of(proposal.bars.begin(), proposal.bars.end(), [&](const schedule::Proposed& bar) {
    const auto work = proposed_span(proposal, bar.item.commitment);
    return bar.item.kind == Item::Kind::completion && !bar.item.kept && work && std::max(work->latest, proposal.from.days.day(0)) < bar.last;
  });
}

// What people have left unsaid of these, with buttons to where it is said.
struct Unsaid {
  std::string names;
  int count = 0;
  std::vector<Node> ways;

  void see(const Context& c, const plan::Id& id, std::string_view way, std::string_view field) {
    const std::string name = proposal_name(c, id);
    names.append(names.empty() ? "" : "; ").append(name);
    if (++count <= kMostWaysOfAKind) ways.push_back(button("way:" + std::string(field) + ":" + id, c.t(way, {{"name", name}}), "arrow_right", Navigate{PageId::commitments, id, std::string(field)}));
  }
  // Where there is no calendar, the ways out are those of the reason.
  void say(const Context& c, std::string_view key, bool found, std::vector<Remark>& all, std::string_view date = {}, bool warns = true) {
    if (count > 0) all.push_back({c.n(key, count, {{"names", names}, {"date", date}}), warns, found ? std::move(ways) : std::vector<Node>()});
  }
};

// Under way, and over by what is recorded: of it one day is left.
bool is_overdue(const Item& one) { return one.overdue && !one.kept && (one.kind == Item::Kind::milestone || one.kind == Item::Kind::work); }

// To be completed, and no work is left.
bool only_lacks_completion(const Proposal& proposal, const Item& one) {
  return one.kind == Item::Kind::completion && !one.kept && !one.with_plan &&   // that is completed when the plan ends
         std::none_of(proposal.from.items.begin(), proposal.from.items.end(), [&](const Item& work) { return schedule::is_work(work) && work.commitment == one.commitment; });
}

template <class Entity>
bool lacks_fixed_dates(const Entity& one, const plan::Date& due) { return one.fixed == plan::YesNo::yes && !one.start && !due; }

void add_unsaid(const Context& c, const Proposal& proposal, std::vector<Remark>& all) {
  Unsaid overdue, completion, undated;
  const auto is_planned = [&](const plan::Id& id) {
    return std::any_of(proposal.from.items.begin(), proposal.from.items.end(), [&](const Item& one) { return (one.milestone == id || (one.kind == Item::Kind::completion && one.commitment == id)) && !one.kept; });
  };
  for (const Item& one : proposal.from.items) {
    if (is_overdue(one)) overdue.see(c, id_of(one), one.milestone.empty() ? "way.completed" : "way.done", one.milestone.empty() ? "completed" : "done");
    if (only_lacks_completion(proposal, one)) completion.see(c, one.commitment, "way.completed", "completed");
  }
  for (const plan::Commitment& one : c.plan->commitments) {
    if (lacks_fixed_dates(one, one.end) && one.ends_with_plan != plan::YesNo::yes && is_planned(one.id)) undated.see(c, one.id, "way.write", "start");
    for (const plan::Milestone& milestone : one.milestones) {
      if (lacks_fixed_dates(milestone, milestone.due) && is_planned(milestone.id)) undated.see(c, milestone.id, "way.write", "start");
    }
  }
  overdue.say(c, "proposal.overdue", proposal.answer.found, all, full(c.state.language, proposal.from.days.day(0)));
  completion.say(c, "proposal.notCompleted", proposal.answer.found, all);
  undated.say(c, "proposal.undated", proposal.answer.found, all);
}

bool differs_from(const plan::Date& recorded, dates::Day day) { return recorded && (day < recorded->span().earliest || recorded->span().latest < day); }

// What people have said to end with the plan. Where nobody knows when that is, it ends as the others do.
void add_with_plan(const Context& c, const Proposal& proposal, std::vector<Remark>& all) {
  Unsaid with_plan, unknown, own_end;
  for (const plan::Commitment& one : c.plan->commitments) {
    const auto completion = std::find_if(proposal.from.items.begin(), proposal.from.items.end(), [&](const Item& of) { return of.kind == Item::Kind::completion && of.commitment == one.id; });
    if (completion == proposal.from.items.end() || completion->kept || one.ends_with_plan != plan::YesNo::yes) continue;
    if (completion->with_plan && proposal.from.over) continue;   // nothing can end earlier any more
    if (completion->with_plan) {
      if (one.fixed == plan::YesNo::yes && differs_from(one.end, *proposal.from.end)) own_end.see(c, one.id, "way.dates", "end");
      with_plan.see(c, one.id, "way.notWithPlan", "endsWithPlan");
      if (with_plan.count <= kMostWaysOfAKind) with_plan.ways.back() = not_with_plan(c, one.id);
    } else if (!proposal.from.end) {
      unknown.see(c, one.id, "way.end", "plannedEnd");
    }
  }
  if (unknown.count > 0) unknown.ways = {button("way:end", c.t("way.end"), "calendar", Navigate{PageId::calendar, c.plan->id, "plannedEnd"})};
  if (with_plan.count > 0) with_plan.say(c, "proposal.withPlan", proposal.answer.found, all, full(c.state.language, *proposal.from.end), false);
  own_end.say(c, "proposal.ownEnd", false, all);   // whether it ends with the plan is asked beside the sentence before
  unknown.say(c, "proposal.withPlanUnknown", proposal.answer.found, all);
}

bool end_passes_term(const schedule::PlanProblem& from) { return !from.end_by_term && from.end && from.latest_end && *from.latest_end < *from.end; }

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

Node not_with_plan(const Context& c, const plan::Id& id) {
  edit::Set change;
  change.entity = id;
  change.field = "endsWithPlan";
  change.after = static_cast<plan::Choice>(plan::YesNo::no);
  return button("way:notWithPlan:" + id, c.t("way.notWithPlan", {{"name", proposal_name(c, id)}}), "check", Perform{edit::Transaction{"edit.field", {std::move(change)}}});
}

bool kind_decides(const Context& c, const Proposal& proposal) {
  return needs_kind(c, proposal) && std::any_of(proposal.reason.constraints.begin(), proposal.reason.constraints.end(), [&](const schedule::Constraint& one) {
    if (one.kind != schedule::Constraint::Kind::demand) return false;
    const schedule::Demand& demand = proposal.from.problem.activities[static_cast<std::size_t>(one.index)].demands[static_cast<std::size_t>(one.demand)];
    return proposal.from.resources[static_cast<std::size_t>(demand.resource)].kind == schedule::PlanResource::Kind::slots;
  });
}

bool rests_on_more(const Context& c, const Proposal& proposal) {
  const schedule::PlanProblem& from = proposal.from;
  if (std::any_of(from.items.begin(), from.items.end(), [&](const Item& one) { return is_overdue(one) || only_lacks_completion(proposal, one); })) return true;
  return from.whole_months || from.submitted_at_once || from.closed_dates || !from.voids.empty() || from.least_days || from.months || from.listed || from.submission_unsure || depends_on_end(proposal) || needs_kind(c, proposal);
}

bool passes_term(const Proposal& proposal) {
  return end_passes_term(proposal.from) && std::any_of(proposal.bars.begin(), proposal.bars.end(), [&](const schedule::Proposed& bar) {
    return bar.item.kind == Item::Kind::completion && *proposal.from.latest_end < bar.last;
  });
}

std::vector<Remark> remarks(const Context& c, const Proposal& proposal) {
  const schedule::PlanProblem& from = proposal.from;
  std::vector<Remark> all;
  if (!proposal.defects.empty()) return all;
  const bool found = proposal.answer.found, closed = c.plan->months_without_work != 0;
  const auto say = [&](bool holds, std::string_view key) {
    if (holds) all.push_back({c.t(key), false});
  };
  const auto say_day = [&](bool holds, std::string_view key, const std::optional<dates::Day>& day, bool warns = false) {
    if (holds) all.push_back({c.t(key, {{"date", full(c.state.language, *day)}}), warns});
  };
  const auto say_count = [&](bool holds, std::string_view key, int count, bool warns = false) {
    if (holds) all.push_back({c.n(key, count), warns});
  };
  const bool breaks = end_passes_term(from);
  if (passes_term(proposal)) say_day(true, "proposal.endIsPassed", from.latest_end, true);
  else say_day(breaks, from.first_end && *from.first_end <= *from.latest_end ? "proposal.endMayBeLate" : "proposal.endIsLate", from.latest_end, true);
  say_count(from.late > 0 && found, "proposal.late", from.late, true);
  if (from.least_days) all.push_back({c.t(found ? "proposal.leastDays" : "proposal.leastDaysAlready"), found});
  if (from.reversed) all.push_back({c.t("proposal.reversedDates"), true});
  for (const schedule::PlanProblem::Void& one : from.voids) all.push_back({c.t("proposal.waitsInVain", {{"after", proposal_name(c, one.after)}, {"before", proposal_name(c, one.before)}}), true});
  add_unsaid(c, proposal, all);
  add_with_plan(c, proposal, all);
  say_count(from.assumed_days > 0, "proposal.assumed", from.assumed_days);
  if (found) say(std::any_of(from.items.begin(), from.items.end(), [](const Item& one) { return one.not_begun; }), "proposal.notBegun");
  say(from.fixed_over, "proposal.fixedOver");
  say(found && completes_later(proposal), "proposal.completedLater");
  say(from.closed_dates, "proposal.closedDates");
  say_day(from.submitted_at_once && !from.items.empty(), "proposal.submittedAtOnce", from.days.day(0));
  say(from.listed, "proposal.listed");
  say(from.disagree, "proposal.disagree");
  const bool evaluates = has(proposal, Item::Kind::evaluation) || has(proposal, Item::Kind::initial);
  say_count(evaluates, closed ? "proposal.evaluationDaysClosed" : "proposal.evaluationDays", from.evaluation_days);
  say(evaluates && has_shorter_evaluation(proposal), "proposal.evaluationLeft");
  say(has(proposal, Item::Kind::elsewhere), "proposal.elsewhere");
  say(closed && proposal.phase != Proposal::Phase::searching, "proposal.openDays");
  say(from.whole_months && found, "proposal.wholeMonths");
  say(from.months && !from.least_days, "proposal.months");
  say(from.submission_unsure, "proposal.submissionUnsure");
  say_day(found && depends_on_end(proposal), "proposal.endUnsure", from.end);
  say_day(from.end_by_term, "proposal.endByTerm", from.end);
  say(found && !from.end && !from.items.empty(), "proposal.noEnd");
  say_count(found && needs_kind(c, proposal), "proposal.kindUnset", slots(proposal));
  return all;
}

std::vector<std::string> remark_words(const Context& c, const Proposal& proposal) {
  std::vector<std::string> all;
  for (Remark& one : remarks(c, proposal)) all.push_back(std::move(one.words));
  return all;
}

}  // namespace cocrea::view
