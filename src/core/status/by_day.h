// What each day may be, out of many lines: its states, and of what they rest on that which all of them share and that which some do.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "core/rules/standing_answer.h"

namespace cocrea::status {

using States = unsigned;   // standings as bits
using rules::bit;
inline bool is_single(States states) { return states != 0 && (states & (states - 1)) == 0; }

void widen(std::optional<dates::Span>&, const std::optional<dates::Span>& other);   // to both

struct Range {
  dates::Day first, until;   // not included
};
inline constexpr Range kAllDays{dates::Day::min(), rules::kNever};

struct MayBe {
  States states = 0;
  rules::Causes every = static_cast<rules::Causes>(~0u), some = 0;   // causes in all lines; in one at least
  std::optional<dates::Span> act_until, comply_until;                // the last days of the lines that have one
  bool inactive_run = false, ground_for_revocation = false;          // in one at least; the latter beside what OGP published too

  void add(const MayBe&);
  void add(const rules::Stretch*);   // null: before the line begins
  bool has(const MayBe&) const;      // of states and, where there is one alone, of causes
};

struct OnDays {
  dates::Day first;   // to the day before the next one
  MayBe what;
};

class ByDay {
 public:
  ByDay() { days_.push_back({kAllDays.first, {}}); }
  void add(Range, const MayBe&);
  void add(const rules::Line&);
  const std::vector<OnDays>& days() const { return days_; }
  // Calls visit(Range, MayBe) for each stretch of days that are the same.
  template <class Visit>
  void each(Range range, const Visit& visit) const {
    for (std::size_t i = place(range.first); i < days_.size() && days_[i].first < range.until; ++i) {
      visit(Range{std::max(days_[i].first, range.first), i + 1 < days_.size() ? std::min(days_[i + 1].first, range.until) : range.until}, days_[i].what);
    }
  }
  const MayBe& on(dates::Day day) const { return days_[place(day)].what; }

 private:
  std::size_t place(dates::Day) const;   // of the days that hold it
  std::size_t split(dates::Day);
  std::vector<OnDays> days_;
};

}  // namespace cocrea::status
