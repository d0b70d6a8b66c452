// `cocrea merge` and `cocrea compare`: what several people did to copies of one plan.
#pragma once

#include <ostream>

#include "cli/arguments.h"

namespace cocrea::cli {

int merge(const Request&, std::ostream& out, std::ostream& err);
int compare(const Request&, std::ostream& out, std::ostream& err);

}  // namespace cocrea::cli
