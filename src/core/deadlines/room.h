// What a plan still has room for: meetings that its years ask for, and slots for commitments. Read from the verdicts of REQ-2, COM-3 and MON-CE.
#pragma once

#include <algorithm>

#include "core/deadlines/deadlines.h"

namespace cocrea::deadlines {

// At least and at most, over uncertain days and acts that may not be recorded.
struct Amount {
  int least, most;
};

// REQ-2: a plan year that asks for meetings.
struct YearMeetings {
  std::string_view plan;
  int year{};                 // 1, 2, ... from the submission
  dates::Span opens, due;     // its first and last day
  int asked{};
  Amount held{};              // those that count; at most: also those of which it is not known, or that may not be recorded
  rules::State state = rules::State::pending;

  Amount needed() const { return {std::max(asked - held.most, 0), std::max(asked - held.least, 0)}; }
};
std::vector<YearMeetings> year_meetings(const Calendar&);

// COM-3, on the as-of day: of the plans that were submitted by then.
struct Slots {
  std::string_view plan;
  int limit{};                // that of an independent plan where the kind is not known
  Amount in_use{};            // where the register says that there are other commitments, all slots may be
  // By when the next one is free: the first day on which an evaluation of a commitment that holds one is due, of one that is not completed by its planned
  // end; from the as-of day on where it is overdue; the day after the plan's end at the latest. Empty where none is known to come.
  std::optional<dates::Span> next_frees;

  Amount free() const { return {std::max(limit - in_use.most, 0), std::max(limit - in_use.least, 0)}; }
};
std::vector<Slots> slots(const plan::Document&, dates::Day as_of, const Calendar&);

}  // namespace cocrea::deadlines
