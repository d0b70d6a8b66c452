#include "core/rules/terms.h"

#include <algorithm>

#include "core/dates/add_months.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

constexpr Day kBeforeEverything{date::days{-100'000'000}};
constexpr Span kEverAfter{Day{date::days{100'000'000}}, Day{date::days{100'000'000}}};

TermHolder holder(std::string_view id, std::string_view name, const plan::List<plan::Term>& terms) {
  TermHolder result{id, name, {}};
  for (const plan::Term& term : terms) {
    if (!term.start && !term.end) continue;
    result.terms.push_back({&term, days_of(term.start), days_of(term.end), days_of(term.earlier_end), days_of(term.end_changed)});
  }
  return result;
}

// The ends that can be in force for a plan that ended on `plan_end`: the recorded one, the earlier one, or, over the days on which
// the change may have become known, either. If that day is not recorded at all, `unknown_as_earlier` says which one to take.
struct EndsInForce {
  Span ends[2];
  int count = 0;
};

EndsInForce ends_in_force(const TermDays& term, Day plan_end, bool unknown_as_earlier) {
  EndsInForce result;
  const Span recorded = term.end.value_or(kEverAfter);
  if (!term.earlier_end) {
    result.ends[result.count++] = recorded;
  } else if (!term.end_changed) {
    result.ends[result.count++] = unknown_as_earlier ? *term.earlier_end : recorded;
  } else {
    if (plan_end >= term.end_changed->earliest) result.ends[result.count++] = recorded;
    if (plan_end < term.end_changed->latest) result.ends[result.count++] = *term.earlier_end;
  }
  return result;
}

Day first_start(const TermDays& term) { return term.start ? term.start->earliest : kBeforeEverything; }

// A term that starts on `start` contains the reference day, and so may `other`. The latest end with which the first one can be the one
// that counts: any, if `other` can fail to contain the day or can start earlier; none, if it always wins.
Day latest_winning_end(const TermDays& other, const EndsInForce& in_force, Day reference, Day start) {
  if (other.start && other.start->latest > reference) return kEverAfter.latest;
  // The later start wins, so on a hand-over day the new term; where no start is recorded, the term that ends first.
  if (first_start(other) < start) return kEverAfter.latest;
  Day latest = kBeforeEverything;
  for (int i = 0; i < in_force.count; ++i) {
    if (in_force.ends[i].earliest < reference) return kEverAfter.latest;
    if (first_start(other) == start) latest = std::max(latest, in_force.ends[i].latest);
  }
  return latest;
}

unsigned answers_of(Span end, Day plan_end, int months_before) {
  if (end.latest == kEverAfter.latest) return term_answer::no_end;
  unsigned result = 0;
  if (plan_end <= dates::add_months(end.latest, -months_before).day) result |= term_answer::in_time;
  if (plan_end > dates::add_months(end.earliest, -months_before).day) result |= term_answer::breached;
  return result;
}

unsigned answers_with(const TermHolder& holder, Day reference, Day plan_end, int months_before, bool unknown_as_earlier) {
  unsigned result = 0;
  bool none_possible = true;
  for (const TermDays& term : holder.terms) {
    const EndsInForce in_force = ends_in_force(term, plan_end, unknown_as_earlier);
    bool can_miss = term.start && term.start->latest > reference;
    for (int i = 0; i < in_force.count; ++i) {
      const Span end = in_force.ends[i];
      can_miss = can_miss || end.earliest < reference;
      if (first_start(term) > reference || end.latest < reference) continue;
      const Day start = term.start ? std::min(term.start->latest, reference) : kBeforeEverything;
      Day latest = end.latest;
      for (const TermDays& other : holder.terms) {
        if (&other == &term) continue;
        latest = std::min(latest, latest_winning_end(other, ends_in_force(other, plan_end, unknown_as_earlier), reference, start));
      }
      const Span winning{std::max(end.earliest, reference), latest};
      if (winning.earliest <= winning.latest) result |= answers_of(winning, plan_end, months_before);
    }
    none_possible = none_possible && can_miss;
  }
  if (none_possible) result |= term_answer::no_term;
  return result;
}

}  // namespace

TermHolder term_holder(const plan::Jurisdiction& jurisdiction) { return holder(jurisdiction.id, jurisdiction.name, jurisdiction.terms); }
TermHolder term_holder(const plan::Member& member) { return holder(member.id, member.name, member.terms); }

bool change_unknown(const TermHolder& holder) {
  return std::any_of(holder.terms.begin(), holder.terms.end(), [](const TermDays& term) { return term.earlier_end && !term.end_changed; });
}

unsigned answers(const TermHolder& holder, Day reference, Day plan_end, int months_before) {
  const unsigned recorded = answers_with(holder, reference, plan_end, months_before, false);
  if (!change_unknown(holder)) return recorded;
  const unsigned earlier = answers_with(holder, reference, plan_end, months_before, true);
  if (recorded == earlier) return recorded;
  // If neither end decides anything, the day of the change is not what is missing.
  if (((recorded | earlier) & ~term_answer::missing) == 0) return recorded | earlier;
  return (recorded & earlier) | term_answer::no_change;
}

namespace {

Day last_end(const TermDays& term) { return term.end ? term.end->latest : kEverAfter.latest; }

bool can_miss(const TermDays& term, Day reference) {
  return (term.start && term.start->latest > reference) || (term.end && term.end->earliest < reference);
}

// A term with this start and end can be the one that counts: the later start wins, and of two that start together the one that ends first.
bool can_win(const TermHolder& holder, const TermDays& term, Day reference, Day start, Day end) {
  return std::all_of(holder.terms.begin(), holder.terms.end(), [&](const TermDays& other) {
    if (&other == &term || can_miss(other, reference) || first_start(other) < start) return true;
    return first_start(other) == start && last_end(other) >= end;
  });
}

// Where `day` lies in one term, with the start and the end of each kind that win most easily: the latest start, the earliest end.
unsigned places_in(const TermHolder& holder, const TermDays& term, Day reference, Day day) {
  constexpr date::days one_day{1};
  if (first_start(term) > reference || last_end(term) < reference) return 0;
  const Day first_end = term.end ? std::max(term.end->earliest, reference) : kEverAfter.latest;
  const auto wins = [&](Day start, Day end) { return can_win(holder, term, reference, start, end); };
  // With this start, before the day: where the end leaves it.
  const auto by_end = [&](Day start, unsigned where) {
    unsigned result = 0;
    if (!term.end) return wins(start, first_end) ? (day > reference ? term_place::no_end : where) : 0u;
    const Day reaching = std::max(first_end, day);
    if (reaching <= term.end->latest && wins(start, reaching)) result |= where;
    if (first_end < day && wins(start, first_end)) result |= term_place::outside;
    return result;
  };
  if (!term.start) {
    if (day > reference) return by_end(kBeforeEverything, term_place::inside);
    if (!wins(kBeforeEverything, first_end)) return 0;
    return day == reference ? term_place::no_start_yet : term_place::no_start;
  }
  unsigned result = 0;
  const Day latest = std::min(term.start->latest, reference);
  if (latest > day && wins(latest, first_end)) result |= term_place::outside;
  if (term.start->earliest <= day && day <= latest && wins(day, first_end)) result |= term_place::first_day;
  const Day before = std::min(latest, day - one_day);
  if (before >= term.start->earliest) result |= by_end(before, term_place::inside);
  return result;
}

}  // namespace

unsigned places(const TermHolder& holder, Day reference, Day day) {
  unsigned result = 0;
  for (const TermDays& term : holder.terms) result |= places_in(holder, term, reference, day);
  if (std::all_of(holder.terms.begin(), holder.terms.end(), [&](const TermDays& term) { return can_miss(term, reference); })) result |= term_place::no_term;
  return result;
}

std::vector<PossibleTerm> possible_terms(const TermHolder& holder, Span reference, std::optional<Span> plan_end) {
  std::vector<PossibleTerm> possible;
  for (const TermDays& term : holder.terms) {
    std::optional<Span> end = term.end;
    if (term.earlier_end && plan_end && term.end_changed && plan_end->latest < term.end_changed->earliest) end = term.earlier_end;
    // Changed on an unknown day: either end may be the one in force.
    if (term.earlier_end && !term.end_changed && end) {
      end = Span{std::min(end->earliest, term.earlier_end->earliest), std::max(end->latest, term.earlier_end->latest)};
    }
    if (first_start(term) > reference.latest || (end && end->latest < reference.earliest)) continue;
    if (end && end->earliest < reference.earliest) end->earliest = reference.earliest;
    possible.push_back({&term, end});
  }
  std::stable_sort(possible.begin(), possible.end(), [](const PossibleTerm& a, const PossibleTerm& b) {
    const Day start_a = first_start(*a.term), start_b = first_start(*b.term);
    if (start_a != start_b) return start_a > start_b;
    return a.end.value_or(kEverAfter).latest < b.end.value_or(kEverAfter).latest;
  });
  // One that surely contains the day and comes first leaves no room for the others.
  if (!possible.empty() && reference.is_day()) {
    const TermDays& first = *possible.front().term;
    const bool surely = (!first.start || first.start->latest <= reference.earliest) && (!first.end || first.end->earliest >= reference.latest);
    if (surely) possible.resize(1, possible.front());
  }
  return possible;
}

}  // namespace cocrea::rules
