// Problems in which a plan's difficulty is: chains of work that hold slots.
#pragma once

#include <random>

#include "core/schedule/problem.h"

namespace cocrea::schedule {

// Chains of works of offices that do one at a time, each chain holding one of few slots until it is over.
inline Problem chains(std::mt19937& random, int count, int slots, int works = 5) {
  Problem problem;
  problem.break_ties = false;
  problem.capacities = {slots, 1, 1, 1};
  for (int chain = 0; chain < count; ++chain) {
    const int begin = static_cast<int>(problem.activities.size());
    problem.activities.push_back({0, 0, kNoDeadline, {{0, 1, begin + works}}});
    for (int k = 1; k <= works; ++k) {
      const Time duration = 3 + static_cast<Time>(random() % 20);
      problem.activities.push_back({duration, 0, kNoDeadline, {{1 + static_cast<int>(random() % 3), 1, -1}}});
      problem.precedences.push_back({begin + k - 1, begin + k, 0});
    }
  }
  return problem;
}

// The same, each evaluated once it is over by who evaluates one at a time, for so long and to be done within so long; that is when its slot is given back.
inline Problem evaluated_chains(std::mt19937& random, int count, int slots, Time evaluation_days, Time within) {
  Problem problem = chains(random, count, slots);
  const int evaluator = static_cast<int>(problem.capacities.size());
  problem.capacities.push_back(1);
  for (int chain = 0; chain < count; ++chain) {
    const int last = chain * 6 + 5, completion = static_cast<int>(problem.activities.size()), evaluation = completion + 1;
    problem.activities.push_back({});
    problem.activities.push_back({evaluation_days, 0, kNoDeadline, {{evaluator, 1, -1}}});
    problem.activities[static_cast<std::size_t>(chain * 6)].demands[0].until = evaluation;
    problem.precedences.push_back({last, completion, 0});
    problem.precedences.push_back({completion, evaluation, 0});
    problem.closings.push_back({completion, {last}});
    problem.limits.push_back({completion, evaluation, within});
  }
  return problem;
}

}  // namespace cocrea::schedule
