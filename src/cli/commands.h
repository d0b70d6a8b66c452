// The commands. Each writes to the two streams that it is given and returns the program's exit code.
#pragma once

#include <ostream>

#include "cli/arguments.h"

namespace cocrea::cli {

inline constexpr int kNothingOpen = 0;
inline constexpr int kNotMet = 1;       // a requirement, a limit or a status rule is not met; something is left to decide; two files differ
inline constexpr int kUnreadable = 2;   // a file cannot be read, or the command is not understood

int run(const Parsed&, std::ostream& out, std::ostream& err);

}  // namespace cocrea::cli
