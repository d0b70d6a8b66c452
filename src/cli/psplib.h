// `cocrea schedule` of scheduling problems in PSPLIB's files.
#pragma once

#include <ostream>
#include <string>

#include "cli/arguments.h"

namespace cocrea::cli {

// Writes the answer, or what is wrong with the file. The exit code.
int schedule_psplib(const Request&, const std::string& path, std::ostream& out, std::ostream& err);

}  // namespace cocrea::cli
