// From the lines that the days allow to intervals.
#pragma once

#include "core/status/lines.h"
#include "core/status/status.h"

namespace cocrea::status {

std::vector<Interval> intervals_of(const Lines&);

}  // namespace cocrea::status
