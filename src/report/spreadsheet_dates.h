// Dates as spreadsheets write them, who have their own mind.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/dates/partial_date.h"

namespace cocrea::report {

// "2027-06-01T00:00:00Z", "1/6/2027 0:00": the day alone, where the time that was put behind it is its beginning. At any other time the day may be another one elsewhere: left as it is.
std::string_view without_midnight(std::string_view words);

// Spreadsheets turn "2027-05" into "may-27" without asking.
std::optional<dates::PartialDate> month_of_spreadsheet(std::string_view words);

// "2-mar-25": the day, the month's name and the last two figures of the year.
std::optional<dates::PartialDate> day_of_spreadsheet(std::string_view words);

// "11/2/2021", or "11/2/21" of these hundred years: of day and month, either may stand first.
struct Slashed {
  int first = 0, second = 0;
  std::string whole;    // with the whole year
  std::string turned;   // the same with the two the other way round

  bool is_open() const { return first <= 12 && second <= 12 && first != second; }
};
std::optional<Slashed> slashed(std::string_view words);

}  // namespace cocrea::report
