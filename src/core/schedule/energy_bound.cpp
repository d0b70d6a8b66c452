#include "core/schedule/energy_bound.h"

#include <algorithm>

namespace cocrea::schedule {

Time energy_bound(const Problem& problem) {
  struct Work {
    Time head, tail;
    std::int64_t energy;
  };
  Problem free = problem;
  for (Activity& activity : free.activities) activity.deadline = kNoDeadline;
  // What a calendar asks at the horizon says nothing about earlier ends.
  free.limits.clear();
  free.closings.clear();
  const Windows bounds = windows(free);
  std::int64_t best = 0;
  for (std::size_t r = 0; r < problem.capacities.size(); ++r) {
    std::vector<Work> works;
    std::vector<Time> tails;
    for (std::size_t i = 0; i < problem.activities.size(); ++i) {
      if (problem.activities[i].apart) continue;
      for (const Demand& demand : problem.activities[i].demands) {
        if (demand.resource != static_cast<int>(r) || (demand.until >= 0 && demand.until != static_cast<int>(i))) continue;
        const Time duration = problem.activities[i].duration, tail = bounds.horizon - bounds.latest[i] - duration;
        works.push_back({bounds.earliest[i], tail, std::int64_t{duration} * demand.amount});
        tails.push_back(tail);
      }
    }
    std::sort(works.begin(), works.end(), [](const Work& a, const Work& b) { return a.head > b.head; });
    std::sort(tails.begin(), tails.end());
    tails.erase(std::unique(tails.begin(), tails.end()), tails.end());
    const std::int64_t capacity = std::max(1, problem.capacities[r]);
    for (const Time tail : tails) {
      std::int64_t energy = 0;
      for (const Work& work : works) {
        if (work.tail < tail) continue;
        energy += work.energy;
        if (energy > 0) best = std::max(best, work.head + (energy + capacity - 1) / capacity + tail);
      }
    }
  }
  return static_cast<Time>(std::min<std::int64_t>(best, bounds.horizon));
}

bool overloaded(const Problem& problem, const Windows& bounds) {
  struct Work { Time earliest, latest_end; std::int64_t energy; };
  for (std::size_t r = 0; r < problem.capacities.size(); ++r) {
    std::vector<Work> works;
    for (std::size_t i = 0; i < problem.activities.size(); ++i) {
      for (const Demand& demand : problem.activities[i].demands) {
        if (demand.resource != static_cast<int>(r) || (demand.until >= 0 && demand.until != static_cast<int>(i))) continue;
        const Time duration = problem.activities[i].duration;
        if (duration > 0) works.push_back({bounds.earliest[i], bounds.latest[i] + duration, std::int64_t{duration} * demand.amount});
      }
    }
    std::sort(works.begin(), works.end(), [](const Work& a, const Work& b) { return a.earliest > b.earliest; });
    for (const Work& last : works) {
      std::int64_t energy = 0;
      for (const Work& work : works) {
        if (work.latest_end > last.latest_end) continue;
        energy += work.energy;
        if (energy > std::int64_t{problem.capacities[r]} * (last.latest_end - work.earliest)) return true;
      }
    }
  }
  return false;
}

}  // namespace cocrea::schedule
