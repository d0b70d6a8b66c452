// What of a plan's constraints nobody would give up by itself, and no reason names by itself: for ReasonSearch.
#include <algorithm>

#include "core/schedule/from_plan.h"
#include "core/schedule/reason.h"

namespace cocrea::schedule {

// That work is completed after it is done, on the day on which the last of it ends, and by the plan's end. What waits for what, each office's and each slot's
// use, what is fixed and the months for an evaluation are things that people can change one by one.
std::vector<bool> frame(const PlanProblem& from) {
  const Problem& problem = from.problem;
  const Time end = from.end ? std::max(0, from.days.time(*from.end + date::days{1})) : kNoDeadline;
  const auto item = [&](int i) -> const Item& { return from.items[static_cast<std::size_t>(i)]; };
  const auto orders = [&](int i) { return item(i).kind == Item::Kind::milestone || item(i).kind == Item::Kind::work || item(i).kind == Item::Kind::cocreation; };
  std::vector<bool> all;
  for (const Constraint& one : constraints(problem)) {
    bool is = one.kind == Constraint::Kind::closing;
    if (one.kind == Constraint::Kind::precedence) {
      const Precedence& order = problem.precedences[static_cast<std::size_t>(one.index)];
      is = !orders(order.before) || !orders(order.after);
    } else if (one.kind == Constraint::Kind::deadline) {
      is = item(one.index).kind == Item::Kind::completion && problem.activities[static_cast<std::size_t>(one.index)].deadline == end;
    }
    all.push_back(is);
  }
  return all;
}

}  // namespace cocrea::schedule
