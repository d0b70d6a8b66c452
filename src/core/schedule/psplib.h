// Reads PSPLIB's single-mode files (*.sm): R. Kolisch, A. Sprecher, "PSPLIB - a project scheduling problem library", EJOR 96, 1996.
#pragma once

#include <optional>
#include <string_view>

#include "core/schedule/problem.h"

namespace cocrea::schedule {

// What is wrong with a file, and where. The words are the caller's.
struct PsplibError {
  enum class Expected : std::uint8_t {
    line,            // one that begins with `words`
    number,          // from `least` to `most`
    job,             // the line of job `most`
    job_numbers,     // the numbers of job `most`, its own first
    whole_numbers,
    one_mode,
    no_further,      // nothing more behind the last of `most` jobs
    successors,      // as many as are counted
    successor,       // from 1 to `most`
    requests,        // one of each resource
    capacities,      // `most` of them
    one_project,
    only_renewable,  // resources; those that are used up come with several modes
    end              // of the file
  };
  enum class Advice : std::uint8_t {
    correct_line,
    whole_file,      // it was cut short, or is empty: get it again
    other_problem    // it is none of one project, one mode and renewable resources: nothing in it is to be mended
  };
  std::size_t line = 0;        // 1-based; of a file that ends too early its last, 0 of an empty one
  bool ended = false;          // the file ends before what is expected
  Expected expected = Expected::line;
  std::string_view words;      // as the format has them
  int least = 0, most = 0;

  Advice advice() const;
};

struct PsplibReading {
  std::optional<Problem> problem;   // its makespan alone counts: ties are not broken
  PsplibError error;
};

// Activities, resources in the file's order; all jobs, also the two dummies. Several projects, jobs with several modes, resources that are used up, numbers beyond
// kGreatestNumber and whatever follows the capacities are refused.
PsplibReading read_psplib(std::string_view text);

}  // namespace cocrea::schedule
