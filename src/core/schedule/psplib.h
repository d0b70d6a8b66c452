// Reads PSPLIB's single-mode files (*.sm): R. Kolisch, A. Sprecher, "PSPLIB - a project scheduling problem library", EJOR 96, 1996.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/schedule/problem.h"

namespace cocrea::schedule {

// What is wrong with a file, and where.
struct PsplibError {
  std::size_t line = 0;        // 1-based; of a file that ends too early its last, 0 of an empty one
  bool ended = false;          // the file ends before what is expected
  std::string expected;        // what should stand there
};

struct PsplibReading {
  std::optional<Problem> problem;   // its makespan alone counts: ties are not broken
  PsplibError error;
};

// Activities, resources in the file's order; all jobs, also the two dummies. Jobs with several modes and resources that are used up are refused.
PsplibReading read_psplib(std::string_view text);

}  // namespace cocrea::schedule
