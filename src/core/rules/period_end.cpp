// 1.3 PLAN-PERIOD-2: the judgement.
#include "core/rules/period_end.h"

#include <algorithm>
#include <utility>

#include "core/dates/add_months.h"
#include "core/plan/sorted.h"

namespace cocrea::rules::period_end {

using dates::Day;
using dates::Span;

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

namespace {

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
  for (const State state : kEveryState) {
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
    for (const State state : kEveryState) {
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

}  // namespace

Tally judge(const Question& q) {
  Worlds worlds;
  std::optional<Worlds::Number> submission, period_start, plan_end;
  // Which of the two the reference day is, is often known.
  const Day as_of = q.context.as_of;
  const bool submitted = q.submission && q.submission->latest <= as_of;   // no mutants: spares combinations, no more
  const bool still_to_submit = q.submission && q.submission->earliest > as_of;
  if (q.submission && !(still_to_submit && q.period_start)) submission = worlds.add(*q.submission);
  if (q.period_start && !submitted) period_start = worlds.add(*q.period_start);
  if (q.plan_end) plan_end = worlds.add(*q.plan_end);
  if (submission) worlds.compare(*submission, as_of);
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
          if (submission) worlds.compare(*submission, edge);
          if (period_start) worlds.compare(*period_start, edge);
          if (plan_end) worlds.compare(*plan_end, dates::add_months(edge, -q.months).day);
        }
      }
      if (term.end_changed && plan_end) {
        worlds.compare(*plan_end, term.end_changed->earliest);
        worlds.compare(*plan_end, term.end_changed->latest);
      }
    }
  }
  if (plan_end && !submission && !period_start) {
    // The as-of day is the reference then, a fixed day.
    worlds.compare(*plan_end, dates::add_months(as_of, -q.months).day);
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

Span reference_days(const Question& q) {
  const auto& s = q.submission;
  if (s && s->latest <= q.context.as_of) return *s;
  if (s && s->earliest <= q.context.as_of && q.period_start) {
    return {std::min(s->earliest, q.period_start->earliest), std::max(q.context.as_of, q.period_start->latest)};
  }
  if (q.period_start) return *q.period_start;
  return s ? *s : Span::of(q.context.as_of);
}

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
  plan::stable_sort(all, [](const HolderEnd& a, const HolderEnd& b) {
    if (!a.end || !b.end) return a.end.has_value() && !b.end.has_value();
    return std::make_pair(a.end->earliest, a.end->latest) < std::make_pair(b.end->earliest, b.end->latest);
  });
  return all;
}

}  // namespace cocrea::rules::period_end
