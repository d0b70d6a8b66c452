// Which two quarters, or which half of CTP-2, a verdict speaks of, and when they were due: by enumeration of the days where dates are known by month or
// year only (RULES 0.2).
#pragma once

#include "core/rules/standing_record.h"

namespace cocrea::rules {

// The last of its grounds that is open on the as-of day with the days at their worst; or that may be, by what is not recorded. Null if none is.
const Ground* open_ground(const Record&, Causes, bool by_unknown);

// Of the ground that decides, over the days that leave it open: since when its own acts count, and its last day. Empty where it is never open.
struct DueDays {
  std::optional<dates::Span> opens, due;
};
struct DueOfGrounds {
  DueDays ina3, ina4, ctp2;
};

// Every combination of days is asked for, up to those of two months; beyond, the days of each ground that may be the one.
DueOfGrounds due_of_grounds(const Context&, const StandingRecord&);

}  // namespace cocrea::rules
