// Problems in which a plan's difficulty is: chains of work that hold slots.
#pragma once

#include <random>

#include "core/schedule/problem.h"

namespace cocrea::schedule {

// Chains of five works of offices that do one at a time, each chain holding one of few slots until it is over.
inline Problem chains(std::mt19937& random, int count, int slots) {
  Problem problem;
  problem.break_ties = false;
  problem.capacities = {slots, 1, 1, 1};
  for (int chain = 0; chain < count; ++chain) {
    const int begin = static_cast<int>(problem.activities.size());
    problem.activities.push_back({0, 0, kNoDeadline, {{0, 1, begin + 5}}});
    for (int k = 1; k <= 5; ++k) {
      const Time duration = 3 + static_cast<Time>(random() % 20);
      problem.activities.push_back({duration, 0, kNoDeadline, {{1 + static_cast<int>(random() % 3), 1, -1}}});
      problem.precedences.push_back({begin + k - 1, begin + k, 0});
    }
  }
  return problem;
}

}  // namespace cocrea::schedule
