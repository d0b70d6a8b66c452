// What a schedule does not keep, unit of time by unit of time: as plain as can be, sharing nothing with the solver.
#include <algorithm>
#include <cstddef>

#include "core/schedule/problem.h"

namespace cocrea::schedule {

std::vector<Constraint> violations(const Problem& problem, const std::vector<Time>& starts) {
  using Kind = Constraint::Kind;
  std::vector<Constraint> broken;
  const auto start = [&](int i) { return starts[static_cast<std::size_t>(i)]; };
  const auto end = [&](int i) { return start(i) + problem.activities[static_cast<std::size_t>(i)].duration; };
  const int count = static_cast<int>(problem.activities.size());
  Time last = 0;
  for (int i = 0; i < count; ++i) {
    const Activity& one = problem.activities[static_cast<std::size_t>(i)];
    if (start(i) < one.release || start(i) < 0) broken.push_back({Kind::release, i});
    if (end(i) > one.deadline) broken.push_back({Kind::deadline, i});
    last = std::max(last, end(i));
  }
  for (std::size_t k = 0; k < problem.precedences.size(); ++k) {
    const Precedence& one = problem.precedences[k];
    if (start(one.after) < end(one.before) + one.lag) broken.push_back({Kind::precedence, static_cast<int>(k)});
  }
  for (std::size_t k = 0; k < problem.limits.size(); ++k) {
    const Limit& one = problem.limits[k];
    Time most = end(one.before) + one.most;
    if (one.calendar >= 0) {
      const Calendar& calendar = problem.calendars[static_cast<std::size_t>(one.calendar)];
      most = calendar[0];
      for (Time t = 1; t <= end(one.before); ++t) most = static_cast<std::size_t>(t) < calendar.size() ? calendar[static_cast<std::size_t>(t)] : most + 1;
    }
    if (end(one.after) > most) broken.push_back({Kind::limit, static_cast<int>(k)});
  }
  for (std::size_t k = 0; k < problem.closings.size(); ++k) {
    bool over = true;
    for (const int i : problem.closings[k].of) over = over && end(i) < start(problem.closings[k].activity);
    if (over) broken.push_back({Kind::closing, static_cast<int>(k)});
  }
  for (std::size_t r = 0; r < problem.capacities.size(); ++r) {
    std::vector<std::int64_t> taken(static_cast<std::size_t>(last) + 1);
    for (int i = 0; i < count; ++i) {
      const Activity& one = problem.activities[static_cast<std::size_t>(i)];
      for (std::size_t d = 0; d < one.demands.size(); ++d) {
        const Demand& demand = one.demands[d];
        if (demand.resource != static_cast<int>(r)) continue;
        const Time until = demand.until < 0 ? end(i) : end(demand.until);
        bool fits = true;
        for (Time t = std::max(start(i), 0); t < until; ++t) {
          std::int64_t& sum = taken[static_cast<std::size_t>(t)];
          sum += demand.amount;
          fits = fits && sum <= problem.capacities[r];
        }
        if (!fits) broken.push_back({Kind::demand, i, static_cast<int>(d)});
      }
    }
  }
  return broken;
}

}  // namespace cocrea::schedule
