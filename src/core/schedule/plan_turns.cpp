// In which order a plan's constraints are given up where they cannot all hold: for ReasonSearch.
#include <algorithm>

#include "core/schedule/from_plan.h"
#include "core/schedule/reason.h"

namespace cocrea::schedule {
namespace {

enum Turn : std::uint8_t {
  one_by_one,  // how long work takes, what waits for what, each office's and each slot's use, the months for an evaluation
  dates,       // of work: both days of fixed dates, and what is between them, are one thing to people. One of them alone is never spared for what else would do in its place
  frame        // that work is completed after it is done, on the day on which the last of it ends, and by the plan's end, and how long an evaluation takes: no
               // reason names that by itself
};

}  // namespace

std::vector<std::uint8_t> turns(const PlanProblem& from) {
  const Problem& problem = from.problem;
  const Time end = from.end ? std::max(0, from.days.time(*from.end + date::days{1})) : kNoDeadline;
  const auto item = [&](int i) -> const Item& { return from.items[static_cast<std::size_t>(i)]; };
  const auto orders = [&](int i) {
    return item(i).kind == Item::Kind::milestone || item(i).kind == Item::Kind::work || item(i).kind == Item::Kind::cocreation ||
           item(i).kind == Item::Kind::due;
  };
  std::vector<std::uint8_t> all;
  for (const Constraint& one : constraints(problem)) {
    Turn turn = one_by_one;
    if (one.kind == Constraint::Kind::closing) {
      turn = frame;
    } else if (one.kind == Constraint::Kind::duration) {
      const Item& its = item(one.index);
      if (its.kind == Item::Kind::evaluation || its.kind == Item::Kind::initial)
        turn = frame;
      else if (its.fixed && is_work(its))
        turn = dates;
    } else if (one.kind == Constraint::Kind::precedence) {
      const Precedence& order = problem.precedences[static_cast<std::size_t>(one.index)];
      if (item(order.after).kind == Item::Kind::due)
        turn = dates;
      else if (!orders(order.before) || !orders(order.after))
        turn = frame;
    } else if (one.kind == Constraint::Kind::limit) {
      const Limit& limit = problem.limits[static_cast<std::size_t>(one.index)];
      if (item(limit.before).kind == Item::Kind::due || item(limit.after).kind == Item::Kind::due) turn = dates;
    } else if (one.kind == Constraint::Kind::release || one.kind == Constraint::Kind::deadline) {
      const bool by_the_end = one.kind == Constraint::Kind::deadline && problem.activities[static_cast<std::size_t>(one.index)].deadline == end;
      if (by_the_end && item(one.index).kind == Item::Kind::completion)
        turn = frame;
      else if (item(one.index).fixed && (is_work(item(one.index)) || item(one.index).kind == Item::Kind::due))
        turn = dates;
      else if (one.kind == Constraint::Kind::release && item(one.index).kind == Item::Kind::completion)
        turn = dates;  // after the plan's end, or with it
      else if (one.kind == Constraint::Kind::release && item(one.index).with_plan)
        turn = dates;
    }
    all.push_back(turn);
  }
  return all;
}

}  // namespace cocrea::schedule
