#include "core/schedule/energy_bound.h"

#include <algorithm>

namespace cocrea::schedule {
namespace {

// A use of one resource: not before `head`, at least `length` long, and after it at least `tail` until the end.
struct Work {
  Time head, tail, length;
  std::int64_t amount;
};

constexpr Time kNowhere = -kNoDeadline;

// From the start of one activity to that of each other, by precedences; kNowhere: none leads there.
std::vector<Time> distances(const Problem& problem, const std::vector<int>& order, const std::vector<std::vector<int>>& after, int from) {
  std::vector<Time> result(problem.activities.size(), kNowhere);
  result[static_cast<std::size_t>(from)] = 0;
  for (const int i : order) {
    const Time at = result[static_cast<std::size_t>(i)];
    if (at == kNowhere) continue;
    for (const int k : after[static_cast<std::size_t>(i)]) {
      const Precedence& one = problem.precedences[static_cast<std::size_t>(k)];
      Time& next = result[static_cast<std::size_t>(one.after)];
      next = std::max(next, at + problem.activities[static_cast<std::size_t>(i)].duration + one.lag);
    }
  }
  return result;
}

// For each set "not before a, with at least q after it".
std::int64_t by_energy(std::vector<Work>& works, std::int64_t capacity) {
  std::vector<Time> tails;
  for (const Work& work : works) tails.push_back(work.tail);
  std::sort(works.begin(), works.end(), [](const Work& a, const Work& b) { return a.head > b.head; });
  std::sort(tails.begin(), tails.end());
  tails.erase(std::unique(tails.begin(), tails.end()), tails.end());
  std::int64_t best = 0;
  for (const Time tail : tails) {
    std::int64_t energy = 0;
    for (const Work& work : works) {
      if (work.tail < tail) continue;
      energy += work.length * work.amount;
      if (energy > 0) best = std::max(best, work.head + (energy + capacity - 1) / capacity + tail);
    }
  }
  return best;
}

// Of the capacity * k + 1 longest uses, k + 1 follow one another on one unit: at best those that are the shortest.
std::int64_t by_count(std::vector<Work>& works, std::int64_t capacity) {
  std::sort(works.begin(), works.end(), [](const Work& a, const Work& b) { return a.length > b.length; });
  std::int64_t best = 0;
  Time head = kNoDeadline, tail = kNoDeadline;
  for (std::size_t n = 0; n < works.size(); ++n) {
    head = std::min(head, works[n].head);
    tail = std::min(tail, works[n].tail);
    if (n % static_cast<std::size_t>(capacity) != 0) continue;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i <= n / static_cast<std::size_t>(capacity); ++i) sum += works[n - i].length;
    best = std::max(best, head + sum + tail);
  }
  return best;
}

}  // namespace

Time energy_bound(const Problem& problem) {
  Problem free = problem;
  for (Activity& activity : free.activities) {
    activity.deadline = kNoDeadline;
    if (activity.apart) activity.duration = 0;   // the end does not wait for what follows apart
  }
  // What a calendar asks at the horizon says nothing about earlier ends.
  free.limits.clear();
  free.closings.clear();
  const Windows bounds = windows(free);
  const std::vector<int> order = in_order(problem);
  std::vector<std::vector<int>> after(problem.activities.size());
  for (std::size_t k = 0; k < problem.precedences.size(); ++k) after[static_cast<std::size_t>(problem.precedences[k].before)].push_back(static_cast<int>(k));
  std::int64_t best = 0;
  std::vector<std::vector<Work>> works(problem.capacities.size());
  for (std::size_t i = 0; i < problem.activities.size(); ++i) {
    if (problem.activities[i].apart) continue;
    for (const Demand& demand : problem.activities[i].demands) {
      const std::size_t until = demand.until < 0 ? i : static_cast<std::size_t>(demand.until);
      if (problem.activities[until].apart || demand.amount == 0) continue;
      const Time duration = problem.activities[until].duration;
      const Time away = until == i ? 0 : distances(problem, order, after, static_cast<int>(i))[until];
      if (away + duration <= 0) continue;
      works[static_cast<std::size_t>(demand.resource)].push_back({bounds.earliest[i], bounds.horizon - bounds.latest[until] - duration, away + duration, demand.amount});
    }
  }
  for (std::size_t r = 0; r < works.size(); ++r) {
    const std::int64_t capacity = std::max(1, problem.capacities[r]);
    best = std::max(best, by_energy(works[r], capacity));
    best = std::max(best, by_count(works[r], capacity));
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
