#include "view/proposal.h"

#include <algorithm>

#include "core/deadlines/deadlines.h"

namespace cocrea::view {

namespace {

using dates::Day;
using schedule::Item;

// A month that is recorded is not changed into one of its days.
bool differs(const plan::Date& recorded, Day day) { return !recorded || day < recorded->span().earliest || recorded->span().latest < day; }

bool is_day(const plan::Date& recorded) { return recorded && recorded->span().earliest == recorded->span().latest; }

// People have said when it ends: with the plan. Where nobody knows when that is, its own end counts, if it has one.
bool ends_with_plan(const Proposal& proposal, const plan::Commitment& one) {
  if (one.ends_with_plan != plan::YesNo::yes) return false;
  const schedule::Proposed* completion = proposed_bar(proposal, Item::Kind::completion, one.id);
  return !one.end || (completion && completion->item.with_plan);
}

ProposedChange change_of(const plan::Plan& plan, const Proposal& proposal, const plan::Commitment& one) {
  return {one.id, one.id, "start", "end", one.start, ends_with_plan(proposal, one) ? plan::plan_end(plan) : one.end, {}, {}};
}

// Under way, and its due day has passed: that is none any more.
bool is_overdue(const Item& one) { return one.overdue && !one.kept; }

bool is_dated(const plan::Commitment& one) {
  return one.start || one.end || std::any_of(one.milestones.begin(), one.milestones.end(), [](const plan::Milestone& m) { return m.start || m.due; });
}

// Of a commitment with milestones: its own dates, so that they go round its work. Where little is to move, only as far as they have to.
void add_frame(const plan::Plan& plan, const plan::Commitment& one, const Proposal& proposal, std::vector<ProposedChange>& all) {
  const auto span = proposed_span(proposal, one.id);
  if (!span || one.milestones.empty() || one.fixed == plan::YesNo::yes || one.completed) return;
  // Done or under way: then it has begun, and on the first of the days that are recorded of those, where they are.
  bool begun = false, known = true;
  Day first = span->earliest;
  for (const plan::Milestone& milestone : one.milestones) {
    const bool started = std::any_of(proposal.bars.begin(), proposal.bars.end(), [&](const schedule::Proposed& bar) { return bar.item.milestone == milestone.id && bar.item.started; });
    if (!milestone.done && !started) continue;
    begun = true;
    known &= milestone.start && milestone.start->span().earliest == milestone.start->span().latest;
    if (milestone.start) first = std::min(first, milestone.start->span().earliest);
  }
  for (const schedule::Proposed& bar : proposal.bars) begun |= bar.item.commitment == one.id && bar.item.started;
  ProposedChange change = change_of(plan, proposal, one);
  // Where little is to move: only as far as they have to, and none is added. A span of its own that moves is what was asked for.
  const schedule::Proposed* own = proposed_bar(proposal, Item::Kind::span, one.id);
  const bool moved = own && !own->item.fixed && ((one.start && differs(one.start, own->first)) || (one.end && differs(one.end, own->last)));
  const bool exact = !proposal.least_change || moved, adds = exact || !is_dated(one);
  // Where little is to move, what is over by what is recorded moves nothing: it is told as such.
  std::optional<Day> last = span->latest;
  if (!exact) {
    last.reset();
    for (const schedule::Proposed& bar : proposal.bars) {
      if (bar.item.commitment == one.id && schedule::is_work(bar.item) && !is_overdue(bar.item)) last = std::max(last, std::optional(bar.last));
    }
  }
  if (begun && known && !one.start && adds) change.start = first;
  if (!begun && differs(one.start, span->earliest) && (one.start ? exact || span->earliest < one.start->span().earliest : adds)) change.start = span->earliest;
  if (!ends_with_plan(proposal, one) && last && differs(one.end, *last) && (one.end ? exact || one.end->span().latest < *last : adds)) change.end = last;
  if (change.start || change.end) all.push_back(std::move(change));
}

}  // namespace

schedule::PlanOptions plan_options(const plan::Document& document, const plan::Plan& plan, Day as_of, bool least_change) {
  const rules::RuleSet* rule_set = rules::find_rule_set(document.ruleset);
  if (rule_set == nullptr) rule_set = &rules::default_rule_set();
  schedule::PlanOptions options;
  options.as_of = as_of;
  // Of an unknown kind, the larger ceiling would promise what may not be allowed.
  options.slots = rule_set->parameter(document.jurisdiction.kind == plan::JurisdictionKind::joint ? "ceilingJoint" : "ceilingIndependent");
  options.evaluation_months = rule_set->parameter("commitmentEvaluationMonths");
  options.evaluation_days = schedule::shortest_days(options.evaluation_months);
  options.initial_evaluation_months = rule_set->parameter("initialEvaluationMonths");
  options.cocreation_days = schedule::open_days(plan.cocreation_weeks, plan::DurationUnit::weeks);
  options.least_change = least_change;
  const deadlines::Calendar calendar = deadlines::calendar(document, as_of, *rule_set);
  for (const rules::Verdict& one : calendar.verdicts) {
    if (one.rule == "PLAN-PERIOD-2" && one.subject == plan.id && one.due) options.latest_end = one.due->latest;
  }
  if (plan.submission.date) return options;
  // The earliest of the days by which the plan has to be submitted.
  for (const deadlines::Deadline& one : calendar.deadlines) {
    if (one.plan != plan.id || !(one.rule == "INA-1" || (one.rule == "NEXT-1" && one.subject == plan.id))) continue;
    options.submission_due = options.submission_due ? std::min(*options.submission_due, one.due.latest) : one.due.latest;
  }
  return options;
}

std::vector<schedule::Defect> plan_defects(const plan::Plan& plan, const schedule::PlanProblem& from) {
  constexpr plan::ChoiceSet kAllMonths = (1u << 12) - 1;
  if ((plan.months_without_work & kAllMonths) != kAllMonths) return schedule::defects(from.problem, false, from.problem.activities.size());   // of each work one at most counts
  schedule::Defect nothing;
  nothing.cause = schedule::Defect::Cause::no_time;
  return {nothing};
}

std::vector<ProposedChange> proposed_changes(const plan::Plan& plan, const Proposal& proposal) {
  std::vector<ProposedChange> all;
  for (const plan::Commitment& one : plan.commitments) {
    add_frame(plan, one, proposal, all);
    for (const schedule::Proposed& bar : proposal.bars) {
      // What is under way stays where it is, but for a due day that has passed; that is not moved where as little as possible is, and counted.
      const bool overdue = is_overdue(bar.item) && !proposal.least_change;
      if (bar.item.commitment != one.id || (bar.item.fixed && !overdue) || !schedule::is_work(bar.item)) continue;
      if (bar.item.kind == Item::Kind::span) continue;   // the frame says it
      ProposedChange change = change_of(plan, proposal, one);
      if (bar.item.kind == Item::Kind::milestone) {
        const auto found = std::find_if(one.milestones.begin(), one.milestones.end(), [&](const plan::Milestone& m) { return m.id == bar.item.milestone; });
        if (found == one.milestones.end()) continue;
        change = {one.id, found->id, "start", "due", found->start, found->due, {}, {}};
      }
      const bool linked = bar.item.kind == Item::Kind::work && ends_with_plan(proposal, one);
      if (overdue) {
        if (linked) continue;
        if (!change.recorded_end || bar.last <= change.recorded_end->span().latest) continue;
        change.end = bar.last;
        all.push_back(std::move(change));
        continue;
      }
      if (differs(change.recorded_start, bar.first)) change.start = bar.first;
      if (!linked && differs(change.recorded_end, bar.last)) change.end = bar.last;
      // Where little is to move, what stays does not get the other date either.
      const bool start_stays = change.recorded_start && !change.start, end_stays = change.recorded_end && !change.end;
      if (proposal.least_change && ((start_stays && !change.recorded_end) || (end_stays && !change.recorded_start))) continue;
      // A day beside a month would leave more or fewer days between them than were counted.
      if (!linked && change.start && !is_day(change.recorded_end)) change.end = bar.last;
      if (change.end && !is_day(change.recorded_start)) change.start = bar.first;
      if (change.start || change.end) all.push_back(std::move(change));
    }
  }
  return all;
}

edit::Transaction acceptance(std::span<const ProposedChange> changes) {
  edit::Transaction step{std::string(kAcceptProposal), {}};
  const auto set = [&](const plan::Id& entity, std::string_view field, plan::Value value) {
    step.changes.push_back(edit::Set{entity, std::string(field), {}, {}, std::move(value)});
  };
  for (const ProposedChange& one : changes) {
    if (one.start) set(one.entity, one.start_field, dates::PartialDate::of(*one.start));
    if (one.end) set(one.entity, one.end_field, dates::PartialDate::of(*one.end));
  }
  return step;
}

const schedule::Proposed* proposed_bar(const Proposal& proposal, Item::Kind kind, const plan::Id& commitment) {
  for (const schedule::Proposed& bar : proposal.bars) {
    if (bar.item.kind == kind && bar.item.commitment == commitment) return &bar;
  }
  return nullptr;
}

std::optional<dates::Span> proposed_span(const Proposal& proposal, const plan::Id& commitment) {
  std::optional<dates::Span> span;
  for (const schedule::Proposed& bar : proposal.bars) {
    if (bar.item.commitment != commitment || !schedule::is_work(bar.item)) continue;
    if (!span) span = dates::Span{bar.first, bar.last};
    span->earliest = std::min(span->earliest, bar.first);
    span->latest = std::max(span->latest, bar.last);
  }
  // Until the plan does, however early its milestones are over.
  const schedule::Proposed* completion = proposed_bar(proposal, Item::Kind::completion, commitment);
  if (span && completion && completion->item.with_plan) span->latest = std::max(span->latest, completion->last);
  return span;
}

}  // namespace cocrea::view
