// 1.3 The start of the plan's period: PLAN-PERIOD-1.
#include <algorithm>

#include "core/dates/compare.h"
#include "core/rules/period.h"
#include "core/rules/terms.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;
using plan::YesNo;

constexpr std::uint32_t lacks_first = 1, lacks_joined = 2, lacks_start = 4, lacks_previous = 8, lacks_term = 16;

struct Question {
  const Context& context;
  const plan::Plan& plan;
  YesNo first;
  const plan::Plan* previous;
  bool elections;                        // there are some, or nobody says that there are none
  TermHolder terms;
  std::optional<Span> joined, start, submission, previous_end;
  mutable unsigned places{};             // all that were met in any combination
};

Question question(const Context& context, const plan::Plan& plan) {
  const plan::Jurisdiction& jurisdiction = context.document.jurisdiction;
  const plan::Plan* previous = previous_plan(context, plan);
  return {context,
          plan,
          is_first_plan(context, plan),
          previous,
          jurisdiction.has_elections != YesNo::no,
          term_holder(jurisdiction),
          days_of(jurisdiction.joined),
          days_of(plan.period_start),
          days_of(plan.submission.date),
          previous != nullptr ? plan_end_of(*previous) : std::nullopt,
          {}};
}

struct Answer {
  State state;
  std::uint32_t missing = 0;
};

// The days of one combination.
struct At {
  std::optional<Day> joined, start, previous_end;
};

// The joining date, or the first day of the plan's term. `place`: one of term_place.
Answer first_plan(const At& at, unsigned place) {
  if (!at.start) return at.joined ? Answer{State::met} : Answer{State::cannot_tell, lacks_joined};
  if (at.joined && *at.start == *at.joined) return {State::met};
  if (place == term_place::first_day) return {State::met};
  const bool may_be_first_day = place == term_place::no_start_yet || place == term_place::no_start || place == term_place::no_term;
  if (at.joined && !may_be_first_day) return {State::not_met};
  return {State::cannot_tell, (at.joined ? 0u : lacks_joined) | (may_be_first_day ? lacks_term : 0u)};
}

// From the end of the previous plan on, within the plan's term.
Answer later_plan(const At& at, unsigned place) {
  const bool term_known = place == term_place::first_day || place == term_place::inside || place == term_place::outside;
  if (!at.start) return {State::cannot_tell, lacks_start | (at.previous_end ? 0u : lacks_previous) | (term_known ? 0u : lacks_term)};
  if ((at.previous_end && *at.start < *at.previous_end) || place == term_place::outside) return {State::not_met};
  const bool inside = place == term_place::first_day || place == term_place::inside || place == term_place::no_start_yet;
  if (inside && at.previous_end) return {State::met};
  return {State::cannot_tell, (at.previous_end ? 0u : lacks_previous) | (inside ? 0u : lacks_term)};
}

Answer answer_for(const Question& q, const At& at, unsigned place) {
  // Where there are no elections there is no term: no first day of it, and nothing to lie outside of.
  if (!q.elections) place = term_place::inside;
  if (q.first == YesNo::yes) return first_plan(at, place);
  if (q.first == YesNo::no) return later_plan(at, place);
  const Answer first = first_plan(at, place), later = later_plan(at, place);
  if (first.state == later.state && first.state != State::cannot_tell) return first;
  return {State::cannot_tell, lacks_first | first.missing | later.missing};
}

void judge_on(const Question& q, const At& at, std::optional<Day> submission, Tally& tally) {
  const bool submitted = submission && *submission <= q.context.as_of;
  const Day reference = submitted ? *submission : at.start.value_or(q.context.as_of);
  const unsigned all = places(q.terms, reference, at.start.value_or(reference));
  q.places |= all;
  for (unsigned place = 1; place <= term_place::no_term; place <<= 1) {
    if ((all & place) == 0) continue;
    const Answer answer = answer_for(q, at, place);
    tally.add(answer.state, answer.missing);
  }
}

Tally judge(const Question& q) {
  Worlds worlds;
  std::optional<Worlds::Number> joined, start, submission, previous_end;
  if (q.joined && q.first != YesNo::no) joined = worlds.add(*q.joined);
  if (q.start) start = worlds.add(*q.start);
  if (q.submission && q.submission->earliest <= q.context.as_of) submission = worlds.add(*q.submission);
  if (q.previous_end) previous_end = worlds.add(*q.previous_end);
  if (submission) worlds.compare(*submission, q.context.as_of);
  if (start && joined) worlds.compare(*start, *joined);
  if (start && submission) worlds.compare(*start, *submission);
  if (start && previous_end) worlds.compare(*start, *previous_end);
  for (const TermDays& term : q.terms.terms) {
    for (const auto& days : {term.start, term.end}) {
      if (!days) continue;
      for (const Day edge : {days->earliest, days->latest}) {
        if (start) worlds.compare(*start, edge);
        if (submission) worlds.compare(*submission, edge);
      }
    }
  }
  Tally tally;
  worlds.each([&](const Worlds::Days& days) {
    const auto day = [&](const std::optional<Worlds::Number>& number) { return number ? std::optional<Day>{days[*number]} : std::nullopt; };
    judge_on(q, {day(joined), day(start), day(previous_end)}, day(submission), tally);
  });
  return tally;
}

Span reference_days(const Question& q) {
  const Span otherwise = q.start.value_or(q.joined.value_or(Span::of(q.context.as_of)));
  if (!q.submission || q.submission->earliest > q.context.as_of) return otherwise;
  if (q.submission->latest <= q.context.as_of) return *q.submission;
  return {std::min(q.submission->earliest, otherwise.earliest), std::max(q.context.as_of, otherwise.latest)};
}

void add_facts(Verdict& verdict, const Question& q) {
  const plan::Jurisdiction& jurisdiction = q.context.document.jurisdiction;
  verdict.facts.push_back(fact("fact.periodStart", q.plan.id, "periodStart", q.plan.period_start));
  if (q.first != YesNo::no) verdict.facts.push_back(fact("fact.joined", jurisdiction.id, "joined", jurisdiction.joined));
  if (q.previous == nullptr) verdict.facts.push_back(fact("fact.firstPlan", q.plan.id, "first", q.plan.first));
  if (q.previous != nullptr) {
    const bool closed = q.previous->actual_end.has_value();
    verdict.facts.push_back(fact("fact.previousPlanEnd", q.previous->id, closed ? "actualEnd" : "plannedEnd", closed ? q.previous->actual_end : q.previous->planned_end));
  }
  if (!q.elections) return;
  for (const PossibleTerm& possible : possible_terms(q.terms, reference_days(q), std::nullopt)) {
    const plan::Term& term = *possible.term->term;
    verdict.facts.push_back(fact("fact.termStart", term.id, "start", term.start));
    verdict.facts.push_back(fact("fact.termEnd", term.id, "end", term.end));
  }
}

void miss(Verdict& verdict, std::string_view label, Place place, std::string_view remedy) {
  verdict.missing.push_back({label, place});
  verdict.remedies.push_back({remedy, place});
}

void add_missing(Verdict& verdict, const Question& q, const Tally& tally) {
  const plan::Jurisdiction& jurisdiction = q.context.document.jurisdiction;
  if (tally.lacks(lacks_first)) miss(verdict, "fact.firstPlan", {q.plan.id, "first"}, "remedy.PLAN-PERIOD-1.recordFirst");
  if (tally.lacks(lacks_joined)) miss(verdict, "fact.joined", {jurisdiction.id, "joined"}, "remedy.recordJoined");
  if (tally.lacks(lacks_start)) miss(verdict, "fact.periodStart", {q.plan.id, "periodStart"}, "remedy.recordPeriodStart");
  if (tally.lacks(lacks_previous)) {
    const Place place = q.previous != nullptr ? Place{q.previous->id, "plannedEnd"} : Place{q.context.document.id, "plans"};
    miss(verdict, "fact.previousPlanEnd", place, "remedy.PLAN-PERIOD-1.recordPrevious");
  }
  if (!tally.lacks(lacks_term)) return;
  const bool no_start = (q.places & (term_place::no_start | term_place::no_start_yet)) != 0, no_end = (q.places & term_place::no_end) != 0;
  const Span reference = reference_days(q);
  for (const TermDays& term : q.terms.terms) {
    if ((term.start && term.start->earliest > reference.latest) || (term.end && term.end->latest < reference.earliest)) continue;
    if (no_start && !term.start) verdict.missing.push_back({"fact.termStart", {term.term->id, "start"}});
    if (no_end && !term.end) verdict.missing.push_back({"fact.termEnd", {term.term->id, "end"}});
  }
  if ((q.places & term_place::no_term) != 0) {
    verdict.missing.push_back({"fact.termStart", q.terms.place_of("start")});
    // A term that begins by the submission says nothing yet of a start that comes after it.
    if (q.first != YesNo::yes && q.start && q.start->latest > reference.earliest) verdict.missing.push_back({"fact.termEnd", q.terms.place_of("end")});
  }
  verdict.remedies.push_back({"remedy.PLAN-PERIOD-1.recordTerm", q.terms.place_of("start")});
  if (jurisdiction.has_elections == YesNo::unset && q.terms.terms.empty()) {
    verdict.missing.push_back({"fact.hasElections", {jurisdiction.id, "hasElections"}});
  }
}

// The member joins when there is no room left for a plan in the term.
void add_late_joining(Verdict& verdict, const Question& q) {
  if (q.first == YesNo::no || !q.joined || !q.elections) return;
  const int months = q.context.rule_set.parameter("planEndMonthsBeforeTerm");
  const std::vector<PossibleTerm> terms = possible_terms(q.terms, *q.joined, std::nullopt);
  const auto too_short = [&](const PossibleTerm& term) {
    return term.end && dates::add_months(*term.end, -months).span.latest < q.joined->earliest;
  };
  if (terms.empty() || !std::all_of(terms.begin(), terms.end(), too_short)) return;
  verdict.notes.push_back({"note.noPeriodInTerm", {q.context.document.jurisdiction.id, "joined"}, dates::add_months(*terms.front().end, -months).span, std::nullopt, {}});
}

void add_exact_days(Verdict& verdict, const Question& q) {
  const auto inexact = [](const std::optional<Span>& days) { return days && !days->is_day(); };
  if (inexact(q.start)) verdict.remedies.push_back({"remedy.exactDay.periodStart", {q.plan.id, "periodStart"}});
  if (q.first != YesNo::no && inexact(q.joined)) verdict.remedies.push_back({"remedy.recordJoined", {q.context.document.jurisdiction.id, "joined"}});
  if (inexact(q.previous_end)) verdict.remedies.push_back({"remedy.exactDay.planEnd", {q.previous->id, "plannedEnd"}});
  if (inexact(q.submission)) verdict.remedies.push_back({"remedy.exactDay.submission", {q.plan.submission.id, "date"}});
  for (const TermDays& term : q.terms.terms) {
    if (inexact(term.start) || inexact(term.end)) verdict.remedies.push_back({"remedy.PLAN-PERIOD-1.recordTerm", {term.term->id, inexact(term.start) ? "start" : "end"}});
  }
}

std::string_view reason_of(const Verdict& verdict, const Question& q, const Tally& tally) {
  switch (verdict.state) {
    case State::met:
      if (q.first == YesNo::yes && !q.start) return "reason.PLAN-PERIOD-1.metJoining";
      return q.first == YesNo::yes ? "reason.PLAN-PERIOD-1.metFirst" : "reason.PLAN-PERIOD-1.metLater";
    case State::not_met: return q.first == YesNo::yes ? "reason.PLAN-PERIOD-1.notMetFirst" : "reason.PLAN-PERIOD-1.notMetLater";
    case State::depends_on_day: return "reason.dependsOnDay";
    case State::pending:
    case State::not_applicable:
    case State::cannot_tell: break;
  }
  if (tally.lacks(lacks_first)) return "reason.PLAN-PERIOD-1.firstUnknown";
  if (tally.lacks(lacks_joined)) return "reason.joinedUnknown";
  if (tally.lacks(lacks_start)) return "reason.periodStartUnknown";
  return tally.lacks(lacks_previous) ? "reason.PLAN-PERIOD-1.previousUnknown" : "reason.PLAN-PERIOD-1.termUnknown";
}

}  // namespace

void check_period_start(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "PLAN-PERIOD-1", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const Question q = question(context, plan);
  const Tally tally = judge(q);
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  add_facts(verdict, q);
  add_missing(verdict, q, tally);
  add_late_joining(verdict, q);
  add_not_the_first(verdict, q.plan, q.previous);
  if (q.start && q.previous_end) verdict.steps.push_back(compare_step("step.startsAfterPrevious", *q.previous_end, *q.start));
  const Place start{plan.id, "periodStart"};
  if (verdict.state == State::not_met) {
    verdict.remedies.push_back({q.first == YesNo::yes ? "remedy.PLAN-PERIOD-1.startAtJoining" : "remedy.PLAN-PERIOD-1.startAfterPrevious", start});
  }
  if (verdict.state == State::depends_on_day) add_exact_days(verdict, q);
  verdict.reason = reason_of(verdict, q, tally);
  verdicts.push_back(std::move(verdict));
}

}  // namespace cocrea::rules
