// What limits and closings mean for the bounds of a problem. Precondition throughout: its numbers and names are in order.
#pragma once

#include "core/schedule/problem.h"

namespace cocrea::schedule {

// Activities on a circle of limits and precedences that leave less time than is needed, whatever the calendar; empty: there is none.
std::vector<int> too_tight(const Problem&);

// One round of narrowing. True: something became narrower.
bool narrow_by_limits(const Problem&, Windows&);

}  // namespace cocrea::schedule
