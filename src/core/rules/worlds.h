// Every combination of days that uncertain dates allow, by a few representatives (RULES 0.2).
//
// A rule's decision is a plain function of days. Where a date is known by its month or year only, the decision has to be asked for
// every day it may be, and for every combination with the other uncertain dates; a date that is used twice takes the same day.
// Two dates known by year would be 133,225 combinations. But a decision only ever *compares*: `a + n months <= b`, `a < b`. So the
// combinations fall into a few classes in which every comparison has the same answer, and one member of each class is enough.
//
// Which one: the least. All comparisons have the form "b is at least g(a)", where g never decreases (a + n months; the day after
// that; the first day whose sum with n months reaches b; a fixed day). If two combinations answer all comparisons alike, so does the
// one that takes the earlier day for each date. Hence every class has a least member, and each of its days is either the first
// day of its date, or forced by a chain g(...g(first day or fixed day)) that visits each uncertain date at most once. Those days
// are what this class collects; every class is therefore met, and no combination is visited that the dates do not allow.
// tests/core/rules/worlds_test.cpp holds it against the enumeration of all days.
//
// Use: declare the dates and everything the decision compares, then ask.
//
//   Worlds worlds;
//   const auto submission = worlds.add(span);
//   worlds.compare(submission, 2, as_of);               // the decision asks how submission + 2 months and as_of stand
//   worlds.each([&](const Worlds::Days& days) { states.insert(decide(days[submission])); });
//
// With exact days nothing is collected and the decision is asked once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/dates/add_months.h"
#include "core/rules/verdict.h"

namespace cocrea::rules {

class Worlds {
 public:
  static constexpr std::size_t kMost = 4;       // dates that one decision may share
  using Days = std::array<dates::Day, kMost>;   // by the number that add() gave
  using Number = std::size_t;

  // A date field. Add each field once: two comparisons with the same field name the same number.
  Number add(dates::Span);

  // The decision asks how `a` + months stands to `b` (before, on or after it).
  void compare(Number a, int months, Number b);
  // The decision asks how `a` + months stands to a fixed day.
  void compare(Number a, int months, dates::Day fixed);
  // The decision asks how `a` itself stands to the other day.
  void compare(Number a, Number b) { compare(a, int{}, b); }
  void compare(Number a, dates::Day fixed) { compare(a, int{}, fixed); }
  // The decision never turns back as `a` grows (it counts, or takes the days of other dates by their ends): first and last day suffice.
  void ends(Number a);

  // Calls visit(days) for at least one combination of each class. Each visited combination is one that the dates allow.
  template <class Visit>
  void each(Visit visit) const {
    std::array<std::vector<dates::Day>, kMost> candidates;
    const bool exact = uncertain() == 0;
    if (!exact) collect(candidates);
    Days days{};
    for (std::size_t i = 0; i < count_; ++i) days[i] = spans_[i].earliest;
    if (exact) {
      visit(static_cast<const Days&>(days));
      return;
    }
    std::array<std::size_t, kMost> at{};
    for (;;) {
      for (std::size_t i = 0; i < count_; ++i) days[i] = candidates[i][at[i]];
      visit(static_cast<const Days&>(days));
      std::size_t i = 0;
      while (i < count_ && ++at[i] == candidates[i].size()) at[i++] = 0;
      if (i == count_) return;
    }
  }

 private:
  struct Comparison { Number a; int months; Number b; };
  struct Fixed { Number a; int months; dates::Day day; };

  std::size_t uncertain() const;
  void collect(std::array<std::vector<dates::Day>, kMost>& candidates) const;

  std::array<dates::Span, kMost> spans_{};
  std::array<bool, kMost> ends_{};
  std::size_t count_ = 0;
  std::vector<Comparison> comparisons_;   // none is kept where both sides are exact
  std::vector<Fixed> fixed_;
};

// The first day whose sum with `months` reaches `target`.
dates::Day first_reaching(dates::Day target, int months);

// What a decision answered over all combinations: the states, and which inputs a "cannot tell" lacked (bits that the rule numbers).
class Tally {
 public:
  void add(State state, std::uint32_t missing = 0) {
    states_ |= 1u << static_cast<unsigned>(state);
    missing_ |= missing;
  }
  void add(const Tally& other) {
    states_ |= other.states_;
    missing_ |= other.missing_;
  }
  bool has(State state) const { return (states_ & (1u << static_cast<unsigned>(state))) != 0; }
  bool lacks(std::uint32_t bit) const { return (missing_ & bit) != 0; }
  std::uint32_t states() const { return states_; }
  std::uint32_t missing() const { return missing_; }
  // The common state, else depends_on_day. Precondition: something was added.
  State state() const;
  // The states that the days allow, where there are several; else empty.
  std::vector<State> possible() const;

 private:
  std::uint32_t states_ = 0;
  std::uint32_t missing_ = 0;
};

}  // namespace cocrea::rules
