// The minutes of what was decided when copies were joined, as one HTML file: who decided what, when and why, and what was not chosen.
#pragma once

#include <string>

#include "view/context.h"

namespace cocrea::report {

// All of the document's, day by day, the earliest first. In the page's language but for what the minutes say, which stands as it was written.
std::string write_minutes(const view::Context&);

}  // namespace cocrea::report
