// 1.3 The period where there are no elections: PLAN-PERIOD-3.
#include <algorithm>

#include "core/rules/facts.h"
#include "core/rules/period.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;
using plan::PeriodBasis;
using plan::YesNo;

constexpr std::uint32_t lacks_basis = 1, lacks_start = 2, lacks_end = 4, lacks_strategy_start = 8, lacks_strategy_end = 16;
using dates::one_day;

struct Question {
  const Context& context;
  const plan::Plan& plan;
  int least, most;                    // months
  PeriodStart from;
  // The days after the ends: what an end is compared with is a sum of months from the first day.
  std::optional<Span> start, after_end, strategy_start, after_strategy;
};

std::optional<Span> day_after(const std::optional<Span>& days) {
  return days ? std::optional<Span>{{days->earliest + one_day, days->latest + one_day}} : std::nullopt;
}

Question question(const Context& context, const plan::Plan& plan) {
  const plan::Jurisdiction& jurisdiction = context.document.jurisdiction;
  const PeriodStart from = period_start_of(context, plan);
  return {context, plan, 12 * context.rule_set.parameter("periodYearsLeast"), 12 * context.rule_set.parameter("periodYearsMost"), from, days_of(*from.date),
          day_after(plan_end_of(plan)), days_of(jurisdiction.strategy_start), day_after(days_of(jurisdiction.strategy_end))};
}

struct Answer {
  State state;
  std::uint32_t missing = 0;
};

struct At {
  std::optional<Day> start, after_end, strategy_start, after_strategy;
};

Answer chosen(const Question& q, const At& at) {
  if (!at.start || !at.after_end) return {State::cannot_tell, (at.start ? 0u : lacks_start) | (at.after_end ? 0u : lacks_end)};
  const bool fits = dates::add_months(*at.start, q.least).day <= *at.after_end && *at.after_end <= dates::add_months(*at.start, q.most).day;
  return {fits ? State::met : State::not_met};
}

Answer strategy(const At& at) {
  const auto differ = [](const std::optional<Day>& a, const std::optional<Day>& b) { return a && b && *a != *b; };
  if (differ(at.start, at.strategy_start) || differ(at.after_end, at.after_strategy)) return {State::not_met};
  const std::uint32_t missing = (at.start ? 0u : lacks_start) | (at.after_end ? 0u : lacks_end) | (at.strategy_start ? 0u : lacks_strategy_start) |
                                (at.after_strategy ? 0u : lacks_strategy_end);
  return missing == 0 ? Answer{State::met} : Answer{State::cannot_tell, missing};
}

Answer answer_for(const Question& q, const At& at) {
  if (q.plan.basis == PeriodBasis::chosen) return chosen(q, at);
  if (q.plan.basis == PeriodBasis::strategy) return strategy(at);
  const Answer one = chosen(q, at), other = strategy(at);
  if (one.state == other.state && one.state != State::cannot_tell) return one;
  return {State::cannot_tell, lacks_basis | one.missing | other.missing};
}

Tally judge(const Question& q) {
  Worlds worlds;
  std::optional<Worlds::Number> start, after_end, strategy_start, after_strategy;
  if (q.start) start = worlds.add(*q.start);
  if (q.after_end) after_end = worlds.add(*q.after_end);
  if (q.plan.basis != PeriodBasis::chosen) {
    if (q.strategy_start) strategy_start = worlds.add(*q.strategy_start);
    if (q.after_strategy) after_strategy = worlds.add(*q.after_strategy);
  }
  if (start && after_end) {
    worlds.compare(*start, q.least, *after_end);
    worlds.compare(*start, q.most, *after_end);
  }
  if (start && strategy_start) worlds.compare(*start, *strategy_start);
  if (after_end && after_strategy) worlds.compare(*after_end, *after_strategy);
  Tally tally;
  worlds.each([&](const Worlds::Days& days) {
    const auto day = [&](const std::optional<Worlds::Number>& number) { return number ? std::optional<Day>{days[*number]} : std::nullopt; };
    const Answer answer = answer_for(q, {day(start), day(after_end), day(strategy_start), day(after_strategy)});
    tally.add(answer.state, answer.missing);
  });
  return tally;
}

// A recorded term says that there are elections.
YesNo elections(const plan::Jurisdiction& jurisdiction) {
  if (jurisdiction.has_elections != YesNo::unset) return jurisdiction.has_elections;
  const auto dated = [](const plan::Term& one) { return one.start || one.end; };
  bool term = std::any_of(jurisdiction.terms.begin(), jurisdiction.terms.end(), dated);
  if (jurisdiction.kind != plan::JurisdictionKind::independent) {
    for (const plan::Member& member : jurisdiction.members) term = term || std::any_of(member.terms.begin(), member.terms.end(), dated);
  }
  return term ? YesNo::yes : YesNo::unset;
}

void add_facts(Verdict& verdict, const Question& q) {
  const plan::Jurisdiction& jurisdiction = q.context.document.jurisdiction;
  std::string_view basis;
  if (q.plan.basis == PeriodBasis::strategy) basis = "strategy";
  if (q.plan.basis == PeriodBasis::chosen) basis = "chosen";
  verdict.facts.push_back(choice_fact("fact.basis", q.plan.id, "basis", basis));
  verdict.facts.push_back(fact(q.from.label, q.from.place.entity, q.from.place.field, *q.from.date));
  add_plan_end_facts(verdict, q.plan);
  if (q.plan.basis == PeriodBasis::chosen) return;
  verdict.facts.push_back(fact("fact.strategyStart", jurisdiction.id, "strategyStart", jurisdiction.strategy_start));
  verdict.facts.push_back(fact("fact.strategyEnd", jurisdiction.id, "strategyEnd", jurisdiction.strategy_end));
}

void add_missing(Verdict& verdict, const Question& q, const Tally& tally) {
  const plan::Id& member = q.context.document.jurisdiction.id;
  const auto miss = [&](std::uint32_t bit, std::string_view label, Place place, std::string_view remedy) {
    if (!tally.lacks(bit)) return;
    verdict.missing.push_back({label, place});
    verdict.remedies.push_back({remedy, place});
  };
  miss(lacks_basis, "fact.basis", {q.plan.id, "basis"}, "remedy.PLAN-PERIOD-3.recordBasis");
  miss(lacks_start, q.from.label, q.from.place, "remedy.recordPeriodStart");
  miss(lacks_end, "fact.plannedEnd", {q.plan.id, "plannedEnd"}, "remedy.recordPlanEnd");
  miss(lacks_strategy_start, "fact.strategyStart", {member, "strategyStart"}, "remedy.PLAN-PERIOD-3.recordStrategy");
  miss(lacks_strategy_end, "fact.strategyEnd", {member, "strategyEnd"}, "remedy.PLAN-PERIOD-3.recordStrategy");
}

// The first and the last day on which the plan may end.
void add_ends(Verdict& verdict, const Question& q) {
  if (q.plan.basis != PeriodBasis::chosen || !q.start) return;
  verdict.steps.push_back(add_step("step.shortestPeriod", *q.start, q.least));
  verdict.steps.push_back(add_step("step.longestPeriod", *q.start, q.most));
  const Span least = verdict.steps[0].to, most = verdict.steps[1].to;
  verdict.opens = Span{least.earliest - one_day, least.latest - one_day};
  verdict.due = Span{most.earliest - one_day, most.latest - one_day};
}

std::string_view reason_of(const Verdict& verdict, const Question& q, const Tally& tally) {
  const bool by_strategy = q.plan.basis == PeriodBasis::strategy;
  switch (verdict.state) {
    case State::met: return by_strategy ? "reason.PLAN-PERIOD-3.metStrategy" : "reason.PLAN-PERIOD-3.met";
    case State::not_met:
      if (by_strategy) return "reason.PLAN-PERIOD-3.notMetStrategy";
      return verdict.due && verdict.due->is_day() ? "reason.PLAN-PERIOD-3.notMetDays" : "reason.PLAN-PERIOD-3.notMet";
    case State::depends_on_day: return "reason.dependsOnDay";
    case State::pending:
    case State::not_applicable:
    case State::cannot_tell: break;
  }
  if (tally.lacks(lacks_basis)) return "reason.PLAN-PERIOD-3.basisUnset";
  if (tally.lacks(lacks_start)) return "reason.periodStartUnknown";
  return tally.lacks(lacks_end) ? "reason.planEndUnknown" : "reason.PLAN-PERIOD-3.strategyUnknown";
}

void judge_length(Verdict& verdict, const Question& q) {
  const Tally tally = judge(q);
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  if (q.plan.basis == PeriodBasis::strategy) verdict.severity = Severity::note;
  add_facts(verdict, q);
  add_missing(verdict, q, tally);
  add_ends(verdict, q);
  const Place end{q.plan.id, "plannedEnd"};
  if (verdict.state == State::not_met) verdict.remedies.push_back({q.plan.basis == PeriodBasis::strategy ? "remedy.PLAN-PERIOD-3.asStrategy" : "remedy.PLAN-PERIOD-3.endWithin", end});
  if (verdict.state == State::depends_on_day) verdict.remedies.push_back({"remedy.PLAN-PERIOD-3.exactDays", end});
  verdict.reason = reason_of(verdict, q, tally);
}

}  // namespace

void check_period_length(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "PLAN-PERIOD-3", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const plan::Jurisdiction& jurisdiction = context.document.jurisdiction;
  verdict.facts.push_back(fact("fact.hasElections", jurisdiction.id, "hasElections", jurisdiction.has_elections));
  const Question q = question(context, plan);
  verdict.parameters.push_back({"periodYearsLeast", context.rule_set.parameter("periodYearsLeast")});
  verdict.parameters.push_back({"periodYearsMost", context.rule_set.parameter("periodYearsMost")});
  switch (elections(jurisdiction)) {
    case YesNo::yes:
      verdict.state = State::not_applicable;
      verdict.reason = jurisdiction.has_elections == YesNo::yes ? "reason.PLAN-PERIOD-3.elections" : "reason.PLAN-PERIOD-3.electionsByTerm";
      break;
    case YesNo::unset:
      verdict.state = State::cannot_tell;
      verdict.reason = "reason.PLAN-PERIOD-3.electionsUnset";
      verdict.missing.push_back({"fact.hasElections", {jurisdiction.id, "hasElections"}});
      verdict.remedies.push_back({"remedy.recordElections", verdict.missing.back().place});
      break;
    case YesNo::no: judge_length(verdict, q);
  }
  verdicts.push_back(std::move(verdict));
}

}  // namespace cocrea::rules
