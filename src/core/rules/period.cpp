// 1.3 The period of the plan: PLAN-PERIOD-2.
#include <algorithm>
#include <utility>

#include "core/dates/add_months.h"
#include "core/rules/period.h"
#include "core/rules/sections.h"
#include "core/rules/terms.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

constexpr std::uint32_t lacks_kind = 1, lacks_plan_end = 2, lacks_terms = 4, lacks_members = 8;

// Which jurisdictions' terms count: the member's own, those of all members, or it is not said.
enum class Reach : std::uint8_t { own, all, unknown };

struct Question {
  const Context& context;
  const plan::Plan& plan;
  int months;
  Reach reach;
  std::vector<TermHolder> holders;     // the member whose record this is comes first
  std::optional<Span> plan_end;
  std::optional<Span> submission, period_start;
  mutable std::vector<unsigned> lacking;   // by holder: which answers were missing in any combination
};

Question question(const Context& context, const plan::Plan& plan) {
  const plan::Jurisdiction& jurisdiction = context.document.jurisdiction;
  Question result{context, plan, context.rule_set.parameter("planEndMonthsBeforeTerm"), Reach::own, {}, plan_end_of(plan),
                  days_of(plan.submission.date), days_of(*period_start_of(context, plan).date), {}};
  if (jurisdiction.kind == plan::JurisdictionKind::joint) result.reach = Reach::all;
  if (jurisdiction.kind == plan::JurisdictionKind::unset && !jurisdiction.members.empty()) result.reach = Reach::unknown;
  result.holders.push_back(term_holder(jurisdiction));
  if (result.reach != Reach::own) {
    for (const plan::Member& member : jurisdiction.members) result.holders.push_back(term_holder(member));
  }
  result.lacking.resize(result.holders.size());
  return result;
}

// A joint plan has at least one more member, recorded or not.
bool members_unrecorded(const Question& q) { return q.reach == Reach::all && q.holders.size() == 1; }

// The day whose term counts: the submission; before it the period start; else the submission that is planned; else the as-of day.
Day reference_day(const Question& q, std::optional<Day> submission, std::optional<Day> period_start) {
  if (submission && *submission <= q.context.as_of) return *submission;
  if (period_start) return *period_start;
  return submission.value_or(q.context.as_of);
}

// What the first `count` holders' answers come to. The holders' terms are independent of each other, so every combination can be.
Tally combine(const std::vector<unsigned>& answers, std::size_t count, bool has_plan_end, bool more_unrecorded) {
  bool may_breach = false, must_breach = false, may_miss = more_unrecorded, all_in_time = !more_unrecorded;
  for (std::size_t i = 0; i < count; ++i) {
    const unsigned answer = answers[i];
    may_breach = may_breach || (answer & term_answer::breached) != 0;
    must_breach = must_breach || answer == term_answer::breached;
    may_miss = may_miss || (answer & term_answer::missing) != 0;
    all_in_time = all_in_time && (answer & term_answer::in_time) != 0;
  }
  const std::uint32_t missing = (may_miss ? lacks_terms : 0u) | (more_unrecorded ? lacks_members : 0u);
  Tally tally;
  if (!has_plan_end) {
    tally.add(State::cannot_tell, lacks_plan_end | missing);
    return tally;
  }
  if (may_breach) tally.add(State::not_met);
  if (may_miss && !must_breach) tally.add(State::cannot_tell, missing);
  if (all_in_time) tally.add(State::met);
  return tally;
}

void merge(const Tally& from, Tally& into) {
  for (unsigned i = 0; i < kStates; ++i) {
    const auto state = static_cast<State>(i);
    if (from.has(state)) into.add(state, state == State::cannot_tell ? from.missing() : 0u);
  }
}

// Several members are recorded and nobody said whether the plan is a joint one: what both readings give, else the kind is missing.
void combine_either(std::vector<unsigned> answers, bool has_plan_end, Tally& tally) {
  if (!has_plan_end) {
    // For some end the readings differ, so both are missing.
    merge(combine(answers, answers.size(), false, false), tally);
    tally.add(State::cannot_tell, lacks_kind);
    return;
  }
  const unsigned own = answers[0];
  for (unsigned one = 1; one <= own; one <<= 1) {
    if ((own & one) == 0) continue;
    answers[0] = one;
    const Tally alone = combine(answers, 1, has_plan_end, false);
    const Tally together = combine(answers, answers.size(), has_plan_end, false);
    for (unsigned i = 0; i < kStates; ++i) {
      const auto state = static_cast<State>(i);
      if (!together.has(state)) continue;
      if (state == alone.state()) {
        tally.add(state, state == State::cannot_tell ? alone.missing() | together.missing() : 0u);
      } else {
        tally.add(State::cannot_tell, lacks_kind | alone.missing() | together.missing());
      }
    }
  }
}

void judge_on(const Question& q, Day reference, std::optional<Day> plan_end, Tally& tally) {
  std::vector<unsigned> all;
  for (std::size_t i = 0; i < q.holders.size(); ++i) {
    const unsigned answer = answers(q.holders[i], reference, plan_end.value_or(reference), q.months);
    q.lacking[i] |= answer & term_answer::missing;
    // For some end of the plan the unknown day of a change decides.
    if (!plan_end && change_unknown(q.holders[i])) q.lacking[i] |= term_answer::no_change;
    all.push_back(answer | (plan_end ? 0u : q.lacking[i] & term_answer::no_change));
  }
  if (q.reach == Reach::unknown) {
    combine_either(std::move(all), plan_end.has_value(), tally);
  } else {
    merge(combine(all, all.size(), plan_end.has_value(), members_unrecorded(q)), tally);
  }
}

Tally judge(const Question& q) {
  Worlds worlds;
  std::optional<Worlds::Number> submission, period_start, plan_end;
  // Which of the two the reference day is, is often known.
  const Day as_of = q.context.as_of;
  const bool submitted = q.submission && q.submission->latest <= as_of;
  const bool still_to_submit = q.submission && q.submission->earliest > as_of;
  if (q.submission && !(still_to_submit && q.period_start)) submission = worlds.add(*q.submission);
  if (q.period_start && !submitted) period_start = worlds.add(*q.period_start);
  if (q.plan_end) plan_end = worlds.add(*q.plan_end);
  if (submission) worlds.compare(*submission, 0, as_of);
  for (const auto& reference : {submission, period_start}) {
    if (reference && plan_end) worlds.compare(*reference, -q.months, *plan_end);
  }
  const bool exact = (!submission || q.submission->is_day()) && (!period_start || q.period_start->is_day()) &&
                     (!q.plan_end || q.plan_end->is_day());
  for (const TermHolder& holder : q.holders) {
    if (exact) break;   // one combination: nothing to choose
    for (const TermDays& term : holder.terms) {
      for (const auto& days : {term.start, term.end, term.earlier_end}) {
        if (!days) continue;
        for (const Day edge : {days->earliest, days->latest}) {
          if (submission) worlds.compare(*submission, 0, edge);
          if (period_start) worlds.compare(*period_start, 0, edge);
          if (plan_end) worlds.compare(*plan_end, 0, dates::add_months(edge, -q.months).day);
        }
      }
      if (term.end_changed && plan_end) {
        worlds.compare(*plan_end, 0, term.end_changed->earliest);
        worlds.compare(*plan_end, 0, term.end_changed->latest);
      }
    }
  }
  if (plan_end && !submission && !period_start) {
    // The as-of day is the reference then, a fixed day.
    worlds.compare(*plan_end, 0, dates::add_months(as_of, -q.months).day);
  }
  Tally tally;
  worlds.each([&](const Worlds::Days& days) {
    const auto day = [&](const std::optional<Worlds::Number>& number) {
      return number ? std::optional<Day>{days[*number]} : std::nullopt;
    };
    judge_on(q, reference_day(q, day(submission), day(period_start)), day(plan_end), tally);
  });
  return tally;
}

// The days that the reference may be.
Span reference_days(const Question& q) {
  const auto& s = q.submission;
  if (s && s->latest <= q.context.as_of) return *s;
  if (s && s->earliest <= q.context.as_of && q.period_start) {
    return {std::min(s->earliest, q.period_start->earliest), std::max(q.context.as_of, q.period_start->latest)};
  }
  if (q.period_start) return *q.period_start;
  return s ? *s : Span::of(q.context.as_of);
}

// What the terms of one jurisdiction leave for the last day of the term.
struct HolderEnd {
  const TermHolder* holder;
  std::vector<PossibleTerm> terms;
  std::optional<Span> end;   // empty: no term, or no end
};

std::vector<HolderEnd> holder_ends(const Question& q) {
  std::vector<HolderEnd> all;
  for (std::size_t i = 0; i < q.holders.size(); ++i) {
    const TermHolder& holder = q.holders[i];
    HolderEnd one{&holder, possible_terms(holder, reference_days(q), q.plan_end), std::nullopt};
    // A term without an end that is never the one that counts takes nothing away.
    const bool end_missing = (q.lacking[i] & term_answer::no_end) != 0;
    for (const PossibleTerm& term : one.terms) {
      if (!term.end) {
        if (!end_missing) continue;
        one.end.reset();
        break;
      }
      one.end = one.end ? Span{std::min(one.end->earliest, term.end->earliest), std::max(one.end->latest, term.end->latest)} : *term.end;
    }
    all.push_back(std::move(one));
  }
  // The one that decides comes first: the earliest end.
  std::stable_sort(all.begin(), all.end(), [](const HolderEnd& a, const HolderEnd& b) {
    if (!a.end || !b.end) return a.end.has_value() && !b.end.has_value();
    return a.end->earliest != b.end->earliest ? a.end->earliest < b.end->earliest : a.end->latest < b.end->latest;
  });
  return all;
}

void add_facts(Verdict& verdict, const Question& q, const std::vector<HolderEnd>& ends) {
  const plan::Jurisdiction& jurisdiction = q.context.document.jurisdiction;
  add_plan_end_facts(verdict, q.plan);
  for (const HolderEnd& one : ends) {
    if (q.reach != Reach::own) verdict.facts.push_back(fact("fact.member", one.holder->id, "name", one.holder->name));
    for (const PossibleTerm& term : one.terms) {
      if (term.term->start) verdict.facts.push_back(fact("fact.termStart", term.term->term->id, "start", term.term->term->start));
      verdict.facts.push_back(fact("fact.termEnd", term.term->term->id, "end", term.term->term->end));
      if (term.term->earlier_end) {
        verdict.facts.push_back(fact("fact.earlierTermEnd", term.term->term->id, "earlierEnd", term.term->term->earlier_end));
        verdict.facts.push_back(fact("fact.termEndChanged", term.term->term->id, "endChanged", term.term->term->end_changed));
      }
    }
    if (one.terms.empty()) verdict.facts.push_back(fact("fact.termEnd", one.holder->id, "terms", plan::Date{}));
  }
  verdict.facts.push_back(fact("fact.hasElections", jurisdiction.id, "hasElections", jurisdiction.has_elections));
  if (q.submission) verdict.facts.push_back(fact("fact.planSubmission", q.plan.submission.id, "date", q.plan.submission.date));
  const PeriodStart start = period_start_of(q.context, q.plan);
  if (q.period_start) verdict.facts.push_back(fact(start.label, start.place.entity, start.place.field, *start.date));
}

void add_steps(Verdict& verdict, const Question& q, const std::vector<HolderEnd>& ends) {
  std::optional<Span> last;
  bool all_known = !members_unrecorded(q);
  for (const HolderEnd& one : ends) {
    if (!one.end) {
      all_known = false;
    } else {
      last = last ? Span{std::min(last->earliest, one.end->earliest), std::min(last->latest, one.end->latest)} : *one.end;
    }
  }
  // While a member's term is missing the latest end is not known, unless a known term already decides.
  if (!last || (!all_known && verdict.state != State::not_met)) return;
  verdict.steps.push_back(add_step("step.latestPlanEnd", *last, -q.months));
  verdict.due = verdict.steps.back().to;
  if (!q.plan_end) return;
  verdict.steps.push_back(compare_step("step.planEndsInTime", *q.plan_end, *verdict.due));
  if (last->is_day() && q.plan_end->is_day() && verdict.state == State::not_met &&
      dates::add_months(q.plan_end->earliest, q.months).day <= last->earliest) {
    verdict.notes.push_back({"note.countedBackwards", {q.plan.id, "plannedEnd"}, Span::of(verdict.due->earliest), std::nullopt, {}});
  }
}

void add_term_notes(Verdict& verdict, const Question& q, const std::vector<HolderEnd>& ends) {
  for (const HolderEnd& one : ends) {
    for (const PossibleTerm& term : one.terms) {
      const TermDays& days = *term.term;
      if (!days.earlier_end) continue;
      const bool keeps = q.plan_end && days.end_changed && q.plan_end->latest < days.end_changed->earliest;
      verdict.notes.push_back({keeps ? "note.judgedByEarlierTerm" : "note.termChanged", {days.term->id, "earlierEnd"}, days.earlier_end, std::nullopt, {}});
    }
  }
}

void add_missing(Verdict& verdict, const Question& q, const std::vector<HolderEnd>& ends, const Tally& tally) {
  if (tally.lacks(lacks_kind)) {
    verdict.missing.push_back({"fact.kind", {q.context.document.jurisdiction.id, "kind"}});
  }
  if (tally.lacks(lacks_terms)) {
    for (std::size_t i = 0; i < q.holders.size(); ++i) {
      const TermHolder& holder = q.holders[i];
      if ((q.lacking[i] & term_answer::no_term) != 0) verdict.missing.push_back({"fact.termEnd", {holder.id, "terms"}});
      for (const HolderEnd& one : ends) {
        if (one.holder != &holder) continue;
        for (const PossibleTerm& term : one.terms) {
          const plan::Id& id = term.term->term->id;
          if (!term.end && (q.lacking[i] & term_answer::no_end) != 0) verdict.missing.push_back({"fact.termEnd", {id, "end"}});
          if (term.term->earlier_end && !term.term->end_changed && (q.lacking[i] & term_answer::no_change) != 0) {
            verdict.missing.push_back({"fact.termEndChanged", {id, "endChanged"}});
          }
        }
      }
    }
  }
  if (tally.lacks(lacks_members)) verdict.missing.push_back({"missing.members", {q.context.document.jurisdiction.id, "members"}});
  if (tally.lacks(lacks_plan_end)) verdict.missing.push_back({"fact.plannedEnd", {q.plan.id, "plannedEnd"}});
}

std::string_view reason_of(const Verdict& verdict, const Question& q, const Tally& tally) {
  const bool day = verdict.due && verdict.due->is_day();
  const bool joint = q.reach == Reach::all && !verdict.facts.empty() && argument(verdict, "member").index() != 0;
  switch (verdict.state) {
    case State::met:
      if (joint) return day ? "reason.PLAN-PERIOD-2.metJoint" : "reason.PLAN-PERIOD-2.metJointSpan";
      return day ? "reason.PLAN-PERIOD-2.met" : "reason.PLAN-PERIOD-2.metSpan";
    case State::not_met:
      if (joint) return day ? "reason.PLAN-PERIOD-2.notMetJoint" : "reason.PLAN-PERIOD-2.notMetJointSpan";
      return day ? "reason.PLAN-PERIOD-2.notMet" : "reason.PLAN-PERIOD-2.notMetSpan";
    case State::depends_on_day: return day || !verdict.due ? "reason.PLAN-PERIOD-2.dependsOnDay" : "reason.PLAN-PERIOD-2.dependsOnDaySpan";
    case State::not_applicable: return "reason.PLAN-PERIOD-2.noElections";
    case State::pending:
    case State::cannot_tell: break;
  }
  if (tally.lacks(lacks_kind)) return "reason.PLAN-PERIOD-2.kindUnset";
  if (tally.lacks(lacks_members)) return "reason.PLAN-PERIOD-2.membersUnknown";
  if (tally.lacks(lacks_plan_end)) return verdict.missing.size() > 1 ? "reason.PLAN-PERIOD-2.bothUnknown" : "reason.PLAN-PERIOD-2.endUnknown";
  for (const Missing& missing : verdict.missing) {
    if (missing.label == "fact.termEndChanged") return "reason.PLAN-PERIOD-2.changeUnknown";
  }
  if (q.reach == Reach::all) return "reason.PLAN-PERIOD-2.memberTermUnknown";
  const bool recorded = !q.holders.front().terms.empty();
  const bool has_end = std::none_of(verdict.missing.begin(), verdict.missing.end(), [](const Missing& m) { return m.place.field == "end"; });
  return recorded && has_end ? "reason.PLAN-PERIOD-2.noTermThen" : "reason.PLAN-PERIOD-2.termUnknown";
}

void add_remedies(Verdict& verdict, const Question& q, const std::vector<HolderEnd>& ends) {
  const Place end{q.plan.id, q.plan.actual_end && !q.plan.planned_end ? "actualEnd" : "plannedEnd"};
  if (verdict.state == State::not_met && verdict.due) {
    verdict.remedies.push_back({verdict.due->is_day() ? "remedy.PLAN-PERIOD-2.endBy" : "remedy.PLAN-PERIOD-2.endSafely", end});
  }
  if (verdict.state == State::depends_on_day) {
    if (q.plan_end && !q.plan_end->is_day()) verdict.remedies.push_back({"remedy.exactDay.planEnd", end});
    for (const HolderEnd& one : ends) {
      for (const PossibleTerm& term : one.terms) {
        if (term.term->end && !term.term->end->is_day()) {
          verdict.remedies.push_back({"remedy.exactDay.termEnd", {term.term->term->id, "end"}});
        }
      }
    }
    if (verdict.due && !verdict.due->is_day()) verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.endSafely", end});
    if (q.submission && !q.submission->is_day()) verdict.remedies.push_back({"remedy.exactDay.submission", {q.plan.submission.id, "date"}});
    if (q.period_start && !q.period_start->is_day()) verdict.remedies.push_back({"remedy.exactDay.periodStart", period_start_of(q.context, q.plan).place});
    for (const HolderEnd& one : ends) {
      for (const PossibleTerm& term : one.terms) {
        const auto& changed = term.term->end_changed;
        if (changed && !changed->is_day()) verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.recordChange", {term.term->term->id, "endChanged"}});
      }
    }
  }
  for (const Missing& missing : verdict.missing) {
    if (missing.label == "fact.termEnd") verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.recordTerm", missing.place});
    if (missing.label == "fact.termEndChanged") verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.recordChange", missing.place});
    if (missing.label == "missing.members") verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.recordMembers", missing.place});
    if (missing.label == "fact.plannedEnd") verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.recordEnd", missing.place});
    if (missing.label == "fact.kind") verdict.remedies.push_back({"remedy.recordKind", missing.place});
    if (missing.label == "fact.hasElections") verdict.remedies.push_back({"remedy.recordElections", missing.place});
  }
}

bool term_recorded(const Question& q) {
  return std::any_of(q.holders.begin(), q.holders.end(), [](const TermHolder& holder) { return !holder.terms.empty(); });
}

// PLAN-PERIOD-2: plan_end <= term_end - 2 months, counted back from the term's end; of a joint plan the earliest term's.
void check_end(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "PLAN-PERIOD-2", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const plan::Jurisdiction& jurisdiction = context.document.jurisdiction;
  const Question q = question(context, plan);
  verdict.parameters.push_back({"planEndMonthsBeforeTerm", q.months});
  if (jurisdiction.has_elections == plan::YesNo::no) {
    verdict.state = State::not_applicable;
    verdict.reason = "reason.PLAN-PERIOD-2.noElections";
    verdict.facts.push_back(fact("fact.hasElections", jurisdiction.id, "hasElections", jurisdiction.has_elections));
    verdicts.push_back(std::move(verdict));
    return;
  }
  const Tally tally = judge(q);
  const std::vector<HolderEnd> ends = holder_ends(q);
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  add_facts(verdict, q, ends);
  add_steps(verdict, q, ends);
  add_missing(verdict, q, ends, tally);
  // With no elections the rule would not apply; a recorded term says that there are some.
  if (jurisdiction.has_elections == plan::YesNo::unset && !term_recorded(q)) {
    verdict.missing.push_back({"fact.hasElections", {jurisdiction.id, "hasElections"}});
  }
  add_term_notes(verdict, q, ends);
  verdict.reason = reason_of(verdict, q, tally);
  add_remedies(verdict, q, ends);
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_period(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) {
    check_period_start(context, plan, verdicts);
    check_end(context, plan, verdicts);
    check_period_length(context, plan, verdicts);
  }
}

}  // namespace cocrea::rules
