#include "core/schedule/recorded_days.h"

#include <algorithm>

namespace cocrea::schedule {

using dates::Day;

RecordedDays all_days(const plan::Date& start, const plan::Date& due, std::initializer_list<Day> from) {
  RecordedDays days{first_of(start), last_of(due)};
  if (!start || is_reversed(start, due)) return days;
  const Day last = due ? std::min(start->span().latest, *days.due) : start->span().latest;
  for (const Day day : from) {
    if (day <= *days.start || last < day) continue;
    days.start = day;
    break;
  }
  return days;
}

RecordedDays fewest_days(const plan::Date& start, const plan::Date& due, bool begun) {
  RecordedDays days{first_of(start), last_of(due)};
  if (!start || !due || is_reversed(start, due)) return days;
  if (!begun) days.start = std::min(start->span().latest, *days.due);
  days.due = std::max(due->span().earliest, *days.start);
  return days;
}

}  // namespace cocrea::schedule
