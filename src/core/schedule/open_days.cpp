#include "core/schedule/open_days.h"

#include <algorithm>

#include "core/dates/add_months.h"

namespace cocrea::schedule {

using dates::Day;
using dates::days_between;

namespace {
constexpr date::days kOneDay{1};
}  // namespace

OpenDays::OpenDays(Day first, std::vector<std::pair<Day, Day>> closed) {
  std::sort(closed.begin(), closed.end());
  for (const auto& [from, to] : closed) {
    if (to < first || to < from) continue;
    if (!closed_.empty() && from <= closed_.back().second + kOneDay) closed_.back().second = std::max(closed_.back().second, to);
    else closed_.push_back({std::max(from, first), to});
  }
  first_ = first;
  if (!closed_.empty() && closed_.front().first == first) {
    first_ = closed_.front().second + kOneDay;
    closed_.erase(closed_.begin());
  }
}

Day OpenDays::day(Time time) const {
  Day day = first_ + date::days{time};
  for (const auto& [from, to] : closed_) {
    if (day < from) break;
    day += date::days{days_between(from, to) + 1};
  }
  return day;
}

Time OpenDays::time(Day day) const {
  Time time = days_between(first_, day);
  for (const auto& [from, to] : closed_) {
    if (day <= from) break;
    time -= days_between(from, std::min(to + kOneDay, day));
  }
  return time;
}

Time shortest_days(int months) {
  // Four years hold every length: the clamped ends of months, in a common and in a leap February.
  const Day first = date::sys_days{date::year{2025} / 1 / 1};
  Time least = days_between(first, dates::add_months(first, months).day);
  for (int i = 1; i < 4 * 366; ++i) {
    const Day day = first + date::days{i};
    least = std::min(least, days_between(day, dates::add_months(day, months).day));
  }
  return least;
}

Time open_days(plan::Number number, plan::DurationUnit unit) {
  if (unit == plan::DurationUnit::weeks) return number * 7;
  return unit == plan::DurationUnit::months ? (number * 365 + 6) / 12 : number;
}

}  // namespace cocrea::schedule
