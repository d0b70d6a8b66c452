// `cocrea export` and `cocrea import`: ways out of a plan, and tables back in.
#pragma once

#include <ostream>

#include "cli/arguments.h"

namespace cocrea::cli {

int export_plan(const Request&, std::ostream& out, std::ostream& err);
int import_table(const Request&, std::ostream& out, std::ostream& err);

}  // namespace cocrea::cli
