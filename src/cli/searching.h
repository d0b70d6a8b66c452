// The engine knows no clock: this is where one is read.
#pragma once

#include <chrono>
#include <optional>

#include "core/schedule/solver.h"

namespace cocrea::cli {

class Clock {
 public:
  explicit Clock(std::optional<int> seconds) : seconds_(seconds), start_(std::chrono::steady_clock::now()) {}
  bool over() const { return seconds_ && std::chrono::steady_clock::now() - start_ >= std::chrono::seconds(*seconds_); }

 private:
  std::optional<int> seconds_;
  std::chrono::steady_clock::time_point start_;
};

// Anything that goes on in steps, until it is finished or the time is over. The clock is read at each node: of a problem of thousands of activities one
// alone takes long, and of a small one reading it takes next to nothing.
template <class Search>
void go_on(Search& search, const Clock& clock) {
  while (!search.step(1) && !clock.over()) {}
}

inline schedule::Answer solve(const schedule::Problem& problem, const Clock& clock) {
  schedule::Solver solver(problem);
  go_on(solver, clock);
  schedule::Answer answer = solver.answer();
  // Where the time was over before the search came to say so.
  if (answer.found && answer.cost == answer.bound) {
    answer.cost_proven = true;
    if (!problem.break_ties) answer.state = schedule::Answer::State::optimal;
  }
  return answer;
}

}  // namespace cocrea::cli
