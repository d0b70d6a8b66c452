#include "core/rules/terms.h"

#include <algorithm>

#include "core/dates/add_months.h"
#include "core/plan/sorted.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

constexpr Day kBeforeEverything{date::days{-100'000'000}};
constexpr Span kEverAfter{Day{date::days{100'000'000}}, Day{date::days{100'000'000}}};

TermHolder holder(std::string_view id, std::string_view name, const plan::List<plan::Term>& terms) {
  TermHolder result{id, name, {}, nullptr};
  for (const plan::Term& term : terms) {
    if (!term.start && !term.end) {
      if (result.without_dates == nullptr && !term.earlier_end && !term.end_changed) result.without_dates = &term;
      continue;
    }
    result.terms.push_back({&term, days_of(term.start), days_of(term.end), days_of(term.earlier_end), days_of(term.end_changed)});
  }
  return result;
}

// Terms of a holder, as bits.
using Terms = std::uint32_t;
constexpr std::size_t kMostTerms = 32;   // whose change may be on an unknown day   // no mutants: more than there ever are

bool changed_on_unknown_day(const TermDays& term) { return term.earlier_end && !term.end_changed; }

// The ends that can be in force for a plan that ended on `plan_end`: the recorded one, the earlier one, or, over the days on which
// the change may have become known, either. If that day is not recorded at all, `earlier` says which one to take.
struct EndsInForce {
  Span ends[2];   // no mutants: room for both
  int count = 0;
};

EndsInForce ends_in_force(const TermHolder& holder, const TermDays& term, Day plan_end, Terms earlier) {
  EndsInForce result;
  const Span recorded = term.end.value_or(kEverAfter);
  if (!term.earlier_end) {
    result.ends[result.count++] = recorded;
  } else if (!term.end_changed) {
    const auto index = static_cast<std::size_t>(&term - holder.terms.data());
    result.ends[result.count++] = index < kMostTerms && (earlier >> index & 1) != 0 ? *term.earlier_end : recorded;   // no mutants of <,!=,0: every set is asked, and with it what it leaves; more terms there never are
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

unsigned answers_with(const TermHolder& holder, Day reference, Day plan_end, int months_before, Terms earlier) {
  unsigned result = 0;
  bool none_possible = true;
  for (const TermDays& term : holder.terms) {
    const EndsInForce in_force = ends_in_force(holder, term, plan_end, earlier);
    bool can_miss = term.start && term.start->latest > reference;
    for (int i = 0; i < in_force.count; ++i) {
      const Span end = in_force.ends[i];
      can_miss = can_miss || end.earliest < reference;
      if (first_start(term) > reference || end.latest < reference) continue;
      const Day start = term.start ? std::min(term.start->latest, reference) : kBeforeEverything;
      Day latest = end.latest;
      for (const TermDays& other : holder.terms) {
        if (&other == &term) continue;
        latest = std::min(latest, latest_winning_end(other, ends_in_force(holder, other, plan_end, earlier), reference, start));
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

bool change_unknown(const TermHolder& holder) { return std::any_of(holder.terms.begin(), holder.terms.end(), changed_on_unknown_day); }

namespace {

// Terms whose change is on an unknown day: each may have its earlier end or the recorded one.
class UnknownChanges {
 public:
  UnknownChanges(const TermHolder& holder, Day reference, Day plan_end, int months_before)
      : holder_(holder), reference_(reference), plan_end_(plan_end), months_before_(months_before) {
    for (std::size_t i = 0; i < std::min(holder_.terms.size(), kMostTerms); ++i) {
      if (changed_on_unknown_day(holder_.terms[i])) unknown_ |= Terms{1} << i;
    }
    for (TermDays& term : holder_.terms) {
      for (std::optional<Span>* days : {&term.start, &term.end, &term.earlier_end, &term.end_changed}) {
        if (!*days) continue;
        base_.push_back((*days)->earliest);
        if (!(*days)->is_day() && uncertain_.size() < kFewDates) uncertain_.push_back(&**days);   // no mutants of <: how long it may take
      }
    }
    const Day in_time = first_reaching(plan_end, -months_before);
    for (const Day day : {reference, plan_end, in_time}) base_.push_back(day);
  }

  // Whether the ends agree is asked on the same days for all of them: of each uncertain date those that compare differently (worlds.h).
  unsigned answers(std::size_t i = 0) {
    if (i == uncertain_.size()) return answers_on_these_days();
    const Span kept = *uncertain_[i];
    unsigned result = 0;
    for (const Day base : base_) {
      for (int later = 0; later <= static_cast<int>(uncertain_.size()); ++later) {
        const Day day = base + date::days{later};
        if (!kept.contains(day)) continue;
        *uncertain_[i] = Span::of(day);
        result |= answers(i + 1);
      }
    }
    *uncertain_[i] = kept;
    return result;
  }

 private:
  static constexpr std::size_t kFewDates = 3;   // further ones stay spans: then a set of answers is compared with a set

  unsigned answers_on_these_days() const {
    unsigned common = ~0u, any = 0;
    for (Terms earlier = unknown_;;) {
      const unsigned one = answers_with(holder_, reference_, plan_end_, months_before_, earlier);
      common &= one;
      any |= one;
      if (earlier == 0) break;
      earlier = unknown_ > 255 ? 0 : (earlier - 1) & unknown_;   // of many, only all and none   // no mutants of >,255: how long it may take
    }
    // If no end decides anything, the day of the change is not what is missing.
    if (common == any || (any & ~term_answer::missing) == 0) return any;
    return common | term_answer::no_change;
  }

  TermHolder holder_;
  Day reference_, plan_end_;
  int months_before_;
  Terms unknown_{};
  std::vector<Span*> uncertain_;   // of holder_
  std::vector<Day> base_;
};

}  // namespace

unsigned answers(const TermHolder& holder, Day reference, Day plan_end, int months_before) {
  if (!change_unknown(holder)) return answers_with(holder, reference, plan_end, months_before, {});
  return UnknownChanges(holder, reference, plan_end, months_before).answers();
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
  using dates::one_day;
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
  std::vector<const TermDays*> sure;   // these contain every day of the reference, whatever their days
  for (const TermDays& term : holder.terms) {
    Span end = term.end.value_or(kEverAfter);
    if (term.earlier_end && plan_end && term.end_changed && plan_end->latest < term.end_changed->earliest) {
      end = *term.earlier_end;
    } else if (term.earlier_end && (!term.end_changed || (plan_end && plan_end->earliest < term.end_changed->latest))) {
      // Changed on an unknown day: either end may be the one in force.
      end = {std::min(end.earliest, term.earlier_end->earliest), std::max(end.latest, term.earlier_end->latest)};
    }
    if (first_start(term) > reference.latest || end.latest < reference.earliest) continue;
    if ((!term.start || term.start->latest <= reference.earliest) && end.earliest >= reference.latest) sure.push_back(&term);
    end.earliest = std::max(end.earliest, reference.earliest);
    possible.push_back({&term, end.latest == kEverAfter.latest ? std::nullopt : std::optional{end}});
  }
  plan::stable_sort(possible, [](const PossibleTerm& a, const PossibleTerm& b) {
    const Day start_a = first_start(*a.term), start_b = first_start(*b.term);
    if (start_a == start_b) return a.end.value_or(kEverAfter).latest < b.end.value_or(kEverAfter).latest;   // no mutants of <: of two alike either will do
    return start_a > start_b;   // no mutants: they differ
  });
  // Such a term leaves no room for those that surely began before it, or with it and end later.
  for (const TermDays* one : sure) {
    const auto found = std::find_if(possible.begin(), possible.end(), [&](const PossibleTerm& term) { return term.term == one; });
    if (found == possible.end()) continue;
    const PossibleTerm first = *found;
    std::erase_if(possible, [&](const PossibleTerm& other) {
      if (other.term == one) return false;
      const Day latest_start = other.term->start ? other.term->start->latest : kBeforeEverything, start = first_start(*one);
      const bool no_sooner = (!one->start || one->start->is_day()) && other.end.value_or(kEverAfter).earliest >= first.end.value_or(kEverAfter).latest;
      return latest_start < start || (latest_start == start && no_sooner);
    });
  }
  return possible;
}

}  // namespace cocrea::rules
