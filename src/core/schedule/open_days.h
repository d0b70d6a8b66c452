// The days of a plan on which work goes on, as the axis of a problem: months without work are left out of it.
#pragma once

#include <utility>
#include <vector>

#include "core/plan/document.h"
#include "core/schedule/problem.h"

namespace cocrea::schedule {

// The open days from `first` on.
class OpenDays {
 public:
  OpenDays() = default;
  OpenDays(dates::Day first, std::vector<std::pair<dates::Day, dates::Day>> closed);
  dates::Day day(Time) const;
  // Open days from the first to this one, itself not counted; negative before the first.
  Time time(dates::Day) const;

 private:
  dates::Day first_{};
  std::vector<std::pair<dates::Day, dates::Day>> closed_;   // sorted, apart from each other
};

// Open days of a duration as people give it: a week is 7 of them, a month a twelfth of 365.
Time open_days(plan::Number, plan::DurationUnit);

// The least that so many calendar months after a day leave after it: of one month 28.
Time shortest_days(int months);

}  // namespace cocrea::schedule
