#include "core/rules/worlds.h"

#include <algorithm>
#include <cassert>

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::one_day;

void insert(std::vector<Day>& days, dates::Span span, Day day) {
  day = std::max(day, span.earliest);   // forced no further than to its own first day
  if (day > span.latest) return;                  // no such class
  const auto place = std::lower_bound(days.begin(), days.end(), day);
  if (place == days.end() || *place != day) days.insert(place, day);
}

}  // namespace

Day first_reaching(Day target, int months) {
  // target - months is never too late: of a day before it, the sum lies before the target. It is a few days too early where it was clamped.
  Day day = dates::add_months(target, -months).day;
  while (dates::add_months(day, months).day < target) day += one_day;
  return day;
}

Worlds::Number Worlds::add(dates::Span span) {
  assert(count_ < kMost);
  spans_[count_] = span;
  return count_++;
}

void Worlds::compare(Number a, int months, Number b) {
  if (spans_[a].is_day() && spans_[b].is_day()) return;
  comparisons_.push_back({a, months, b});
}

void Worlds::compare(Number a, int months, Day fixed) {
  if (spans_[a].is_day()) return;
  fixed_.push_back({a, months, fixed});
}

void Worlds::ends(Number a) { ends_[a] = true; }

std::size_t Worlds::uncertain() const {
  const auto end = spans_.begin() + static_cast<std::ptrdiff_t>(count_);
  return static_cast<std::size_t>(std::count_if(spans_.begin(), end, [](const dates::Span& span) { return !span.is_day(); }));
}

void Worlds::collect(std::array<std::vector<Day>, kMost>& candidates) const {
  for (std::size_t i = 0; i < count_; ++i) {
    insert(candidates[i], spans_[i], spans_[i].earliest);
    if (ends_[i]) insert(candidates[i], spans_[i], spans_[i].latest);
  }
  for (const Fixed& one : fixed_) {
    insert(candidates[one.a], spans_[one.a], first_reaching(one.day, one.months));
    insert(candidates[one.a], spans_[one.a], first_reaching(one.day + one_day, one.months));
  }
  // A chain visits each uncertain date at most once.
  for (std::size_t round = uncertain(); round > 0; --round) {
    const auto before = candidates;
    for (const Comparison& one : comparisons_) {
      for (const Day day : before[one.a]) {
        const Day sum = dates::add_months(day, one.months).day;
        insert(candidates[one.b], spans_[one.b], sum);
        insert(candidates[one.b], spans_[one.b], sum + one_day);
      }
      for (const Day day : before[one.b]) {
        insert(candidates[one.a], spans_[one.a], first_reaching(day, one.months));
        insert(candidates[one.a], spans_[one.a], first_reaching(day + one_day, one.months));
      }
    }
  }
}

State Tally::state() const {
  assert(states_ != 0);
  for (const State state : kEveryState) {
    if (states_ == (1u << static_cast<unsigned>(state))) return state;
  }
  return State::depends_on_day;
}

std::vector<State> Tally::possible() const {
  std::vector<State> all;
  if (state() != State::depends_on_day) return all;
  for (const State state : {State::not_met, State::cannot_tell, State::pending, State::met, State::not_applicable}) {
    if (has(state)) all.push_back(state);
  }
  return all;
}

}  // namespace cocrea::rules
