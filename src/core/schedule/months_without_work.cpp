#include "core/schedule/months_without_work.h"

#include <date/date.h>

namespace cocrea::schedule {
namespace {

constexpr plan::ChoiceSet kAll = (1u << 12) - 1;

bool is_closed(plan::ChoiceSet months, unsigned month) { return (months & kAll) != kAll && (months >> (month - 1) & 1u) != 0; }

}  // namespace

std::vector<std::pair<dates::Day, dates::Day>> closed_months(plan::ChoiceSet months, dates::Day first) {
  constexpr int kYears = 20;
  std::vector<std::pair<dates::Day, dates::Day>> closed;
  const int year = static_cast<int>(date::year_month_day{first}.year());
  for (int i = 0; i < 12 * kYears; ++i) {
    const unsigned number = static_cast<unsigned>(i % 12 + 1);
    const auto month = is_closed(months, number) ? dates::PartialDate::of_month(year + i / 12, number) : std::nullopt;
    if (month) closed.emplace_back(month->span().earliest, month->span().latest);
  }
  return closed;
}

Time worked_days(plan::ChoiceSet months, dates::Day from, dates::Day to) {
  Time worked = 0;
  for (dates::Day day = from; day < to; day += date::days{1}) worked += !is_closed(months, static_cast<unsigned>(date::year_month_day{day}.month()));
  return worked;
}

}  // namespace cocrea::schedule
