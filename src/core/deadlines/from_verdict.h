// A deadline with all that a verdict says of it; its due day is the caller's.
#pragma once

#include "core/deadlines/deadlines.h"

namespace cocrea::deadlines {

// `index`: of the verdict, in the calendar's list.
Deadline from_verdict(const rules::Verdict&, std::size_t index, std::string_view label, Nature = Nature::obligation);

}  // namespace cocrea::deadlines
