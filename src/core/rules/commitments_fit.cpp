// 1.5 The commitment fits in the plan: COM-7, planned end <= plan_end.
#include <algorithm>

#include "core/dates/compare.h"
#include "core/rules/commitments.h"
#include "core/rules/facts.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {
namespace {

using dates::Span;

constexpr std::uint32_t lacks_end = 1, lacks_plan_end = 2;

// The end may be a link to the plan's, hence the same unknown day, whatever it is.
// With an actual end alone the planned one is missing: the plan ended with the earlier of the two.
Tally judge_fit(bool with_plan, const std::optional<Span>& end, const std::optional<Span>& plan_end, bool at_most) {
  Tally tally;
  if (with_plan) {
    tally.add(State::met);
  } else if (!end || !plan_end) {
    if (!end) tally.add(State::cannot_tell, lacks_end);
    if (!plan_end) tally.add(State::cannot_tell, lacks_plan_end);
  } else {
    Worlds worlds;
    const auto a = worlds.add(*end), b = worlds.add(*plan_end);
    worlds.compare(a, b);
    worlds.each([&](const Worlds::Days& days) {
      if (days[a] > days[b]) return tally.add(State::not_met);
      tally.add(at_most ? State::cannot_tell : State::met, at_most ? lacks_plan_end : 0u);
    });
  }
  return tally;
}

void add_fit_notes(Verdict& verdict, const Context& context, const plan::Plan& plan, const plan::Commitment& commitment) {
  const auto start = days_of(commitment.start), period_start = days_of(*period_start_of(context, plan).date);
  const bool with_plan = commitment.ends_with_plan == plan::YesNo::yes;
  const auto end = with_plan ? plan_end_of(plan) : days_of(commitment.end);
  const auto surely_before = [](const std::optional<Span>& a, const std::optional<Span>& b) {
    return a && b && dates::before(*a, *b) == dates::Truth::yes;
  };
  if (surely_before(start, period_start)) {
    verdict.notes.push_back({"note.startsBeforePeriod", {commitment.id, "start"}, start, std::nullopt, {}});
  }
  for (const plan::Milestone& milestone : commitment.milestones) {
    if (!milestone.start && !milestone.due) continue;
    const auto from = days_of(milestone.start), due = days_of(milestone.due);
    const bool early = surely_before(from, start) || surely_before(due, start);
    const bool late = surely_before(end, due) || surely_before(end, from);
    if (!early && !late) continue;
    const std::string_view title = title_of(context.document, milestone.title);
    if (early) {
      const bool starts = surely_before(from, start);
      verdict.notes.push_back({title.empty() ? "note.milestoneBeforeStartUnnamed" : "note.milestoneBeforeStart",
                               {milestone.id, starts ? "start" : "due"}, starts ? from : due, std::nullopt, title});
    }
    if (late) {
      const bool ends = surely_before(end, due);
      verdict.notes.push_back({title.empty() ? "note.milestoneAfterEndUnnamed" : "note.milestoneAfterEnd",
                               {milestone.id, ends ? "due" : "start"}, ends ? due : from, std::nullopt, title});
    }
  }
}

std::string_view fit_reason(const Verdict& verdict, const Tally& tally, bool with_plan) {
  switch (verdict.state) {
    case State::met: return with_plan ? "reason.COM-7.withPlan" : "reason.COM-7.met";
    case State::not_met: return verdict.due->is_day() ? "reason.COM-7.notMet" : "reason.COM-7.notMetSpan";
    case State::depends_on_day: return "reason.COM-7.dependsOnDay";
    case State::pending:
    case State::not_applicable:
    case State::cannot_tell: break;
  }
  if (tally.lacks(lacks_end)) return tally.lacks(lacks_plan_end) ? "reason.COM-7.bothUnknown" : "reason.COM-7.endUnknown";
  return "reason.planEndUnknown";
}

}  // namespace

void check_fit(const Context& context, const plan::Plan& plan, const plan::Commitment& commitment, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "COM-7", plan, commitment.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const bool with_plan = commitment.ends_with_plan == plan::YesNo::yes;
  const auto end = days_of(commitment.end), plan_end = plan_end_of(plan);
  const Tally tally = judge_fit(with_plan, end, plan_end, !plan.planned_end);
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  verdict.due = plan_end;
  const Place place{commitment.id, "end"};
  if (with_plan) {
    verdict.facts.push_back(fact("fact.endsWithPlan", commitment.id, "endsWithPlan", commitment.ends_with_plan));
  } else {
    verdict.facts.push_back(fact("fact.commitmentEnd", commitment.id, "end", commitment.end));
  }
  add_plan_end_facts(verdict, plan);
  if (!with_plan && end && plan_end) verdict.steps.push_back(compare_step("step.commitmentFits", *end, *plan_end));
  if (tally.lacks(lacks_end)) {
    verdict.missing.push_back({"fact.commitmentEnd", place});
    verdict.remedies.push_back({"remedy.COM-7.recordEnd", place});
  }
  if (tally.lacks(lacks_plan_end)) {
    verdict.missing.push_back({"fact.plannedEnd", {plan.id, "plannedEnd"}});
    verdict.remedies.push_back({"remedy.recordPlanEnd", {plan.id, "plannedEnd"}});
  }
  if (verdict.state == State::not_met) {
    verdict.remedies.push_back({plan_end->is_day() ? "remedy.COM-7.endBy" : "remedy.COM-7.endSafely", place});
  }
  if (verdict.state == State::depends_on_day) {
    verdict.remedies.push_back({"remedy.COM-7.endWithPlan", {commitment.id, "endsWithPlan"}});
    if (!end->is_day()) verdict.remedies.push_back({"remedy.exactDay.commitmentEnd", place});
    if (!plan_end->is_day()) verdict.remedies.push_back({"remedy.exactDay.planEnd", {plan.id, "plannedEnd"}});
  }
  add_fit_notes(verdict, context, plan, commitment);
  verdict.reason = fit_reason(verdict, tally, with_plan);
  verdicts.push_back(std::move(verdict));
}

}  // namespace cocrea::rules
