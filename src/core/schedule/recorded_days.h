// What the dates of a work say about its days, where they may be months or years (DATE-8).
//
// All days: from the first that the start can be to the last that the due day can be; a start is not taken to lie before work can begin, where its month or year
// goes on after that. Fewest days: what is left to do whatever days are meant; work that does not fit with them fits with no choice of days.
#pragma once

#include <initializer_list>
#include <optional>

#include "core/plan/document.h"

namespace cocrea::schedule {

struct RecordedDays {
  std::optional<dates::Day> start, due;
};

// The first day that a start can be, the last that a due day can be.
inline std::optional<dates::Day> first_of(const plan::Date& date) { return date ? std::optional(date->span().earliest) : std::nullopt; }
inline std::optional<dates::Day> last_of(const plan::Date& date) { return date ? std::optional(date->span().latest) : std::nullopt; }
inline bool is_day(const plan::Date& date) { return !date || date->span().earliest == date->span().latest; }

inline bool is_reversed(const plan::Date& start, const plan::Date& due) { return start && due && due->span().latest < start->span().earliest; }

// `from`: the days before which work cannot begin; the first of them that the start's month or year goes on after counts.
RecordedDays all_days(const plan::Date& start, const plan::Date& due, std::initializer_list<dates::Day> from);
// `begun`: it began on the first day that it can have begun.
RecordedDays fewest_days(const plan::Date& start, const plan::Date& due, bool begun);

}  // namespace cocrea::schedule
