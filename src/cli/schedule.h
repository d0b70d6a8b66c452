// `cocrea schedule`: a calendar for a plan, or the shortest schedule of a PSPLIB problem.
#pragma once

#include <ostream>

#include "cli/arguments.h"

namespace cocrea::cli {

int schedule(const Request&, std::ostream& out, std::ostream& err);

}  // namespace cocrea::cli
