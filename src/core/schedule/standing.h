// Where a local search stands: the best schedule that it has come to, and the one that it goes on from, which may be a little worse (threshold accepting: G. Dueck,
// T. Scheuer, 1990).
#pragma once

#include "core/schedule/problem.h"

namespace cocrea::schedule {

struct Standing {
  std::vector<Time> best, at;       // empty: none is known
  std::int64_t cost = 0, cost_at = 0;

  // Goes on from this one where it costs at most so much more than the one before it. True: it is better than the best.
  bool take(const std::vector<Time>& starts, std::int64_t its_cost, std::int64_t worse) {
    if (at.empty() || its_cost <= cost_at + worse) {
      at = starts;
      cost_at = its_cost;
    }
    if (!best.empty() && its_cost >= cost) return false;
    best = starts;
    cost = its_cost;
    return true;
  }
  void follow(const std::vector<Time>& starts, std::int64_t its_cost) {
    best = at = starts;
    cost = cost_at = its_cost;
  }
};

}  // namespace cocrea::schedule
