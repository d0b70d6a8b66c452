// A commitment in a line: its dates and how far it is.
#pragma once

#include "view/nodes.h"

namespace cocrea::view {

// "septiembre de 2021 – con el plan (septiembre de 2023)".
std::string dates_line(const Context&, const plan::Commitment&);
// Withdrawn, completed, under way, not started, or without dates, as of the day in view.
Node progress_pill(const Context&, const plan::Commitment&, std::string_view where);

}  // namespace cocrea::view
