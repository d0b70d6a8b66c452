// The best schedule by trying every one, and random problems small enough for that.
#pragma once

#include <algorithm>
#include <optional>
#include <random>
#include <vector>

#include "core/schedule/problem.h"

namespace cocrea::schedule {

struct Best {
  std::int64_t cost = 0, sum = 0;
  std::vector<Time> starts;
};

// Least cost of the goal, then the least of its ties; empty when there is no schedule that begins before `horizon`. What is outside an activity's own
// window is not tried.
inline std::optional<Best> try_everything(const Problem& problem, Time horizon) {
  std::optional<Best> best;
  std::vector<Time> first, last;
  for (const Activity& one : problem.activities) {
    first.push_back(std::max(one.release, 0));
    last.push_back(std::min(horizon, one.deadline - one.duration));
    if (first.back() > last.back()) return best;
  }
  std::vector<Time> starts = first;
  for (;;) {
    if (violations(problem, starts).empty()) {
      const std::int64_t cost = problem.goal == Goal::wishes ? wish_cost(problem, starts) : last_end(problem, starts);
      const std::int64_t sum = tie_cost(problem, starts);
      if (!best || cost < best->cost || (cost == best->cost && sum < best->sum)) best = Best{cost, sum, starts};
    }
    std::size_t i = 0;
    for (; i < starts.size() && ++starts[i] > last[i]; ++i) starts[i] = first[i];
    if (i == starts.size()) return best;
  }
}

// Few activities, tight capacities, some windows, some holds; about half of them have no schedule when `tight`.
inline Problem random_problem(std::mt19937& random, int activities, bool tight) {
  const auto upto = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  Problem problem;
  problem.capacities = {2 + upto(2), 1 + upto(2)};
  for (int i = 0; i < activities; ++i) {
    Activity one;
    one.duration = upto(3);
    if (upto(3) == 0) one.release = upto(3);
    if (upto(tight ? 1 : 5) == 0) one.deadline = one.release + one.duration + upto(tight ? 3 : 6);
    for (int r = 0; r < 2; ++r) {
      if (upto(2) > 0) one.demands.push_back({r, 1 + upto(problem.capacities[static_cast<std::size_t>(r)] - 1), -1});
    }
    problem.activities.push_back(one);
    if (i > 0 && upto(1) == 0) problem.precedences.push_back({upto(i - 1), i, upto(2) - 1});
  }
  // A hold from one activity's start to a later one's end.
  if (activities > 2 && upto(1) == 0) {
    const int from = upto(activities - 2);
    problem.precedences.push_back({from, activities - 1, 0});
    problem.activities[static_cast<std::size_t>(from)].demands.push_back({upto(1), 1, activities - 1});
  }
  return problem;
}

// Maximum lags, of a length or by a calendar that leaves now more and now less time, and an event that closes what comes before it.
inline void add_random_limits(Problem& problem, std::mt19937& random) {
  const auto upto = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  const int last = static_cast<int>(problem.activities.size()) - 1;
  Calendar& calendar = problem.calendars.emplace_back();
  for (Time time = 0; time <= 3; ++time) calendar.push_back(std::max(time + upto(4) - 1, calendar.empty() ? 0 : calendar.back()));
  calendar.push_back(std::max(6, calendar.back()));
  for (int i = 0; i <= upto(1); ++i) {
    const int before = upto(last), after = upto(last);
    problem.limits.push_back({before, after, upto(4) - 1, upto(1) - 1});
  }
  if (upto(1) == 0) {
    problem.closings.push_back({last, {0, upto(last)}});
    problem.precedences.push_back({0, last, 0});
  }
}

inline void add_random_wishes(Problem& problem, std::mt19937& random) {
  problem.goal = Goal::wishes;
  for (std::size_t i = 0; i < problem.activities.size(); ++i) {
    if (random() % 4 == 0) problem.ties.push_back({static_cast<int>(i), static_cast<Time>(random() % 8), 1 + static_cast<int>(random() % 20), static_cast<Time>(random() % 3)});
    if (random() % 2 == 0) problem.wishes.push_back({static_cast<int>(i), static_cast<Time>(random() % 8), 1 + static_cast<int>(random() % 3), random() % 3 == 0 ? static_cast<Time>(random() % 3) : 0});
  }
}

}  // namespace cocrea::schedule
