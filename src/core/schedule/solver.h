// Solves a scheduling problem to proven optimality, in slices.
//
//   Solver solver(problem);                 // defects(problem, false) must be empty
//   while (!solver.step(1000)) show(solver.answer());
//
// A *node* is one decision or one dead end; a step among quick schedules counts as one at first, and as five of them later. Same problem, same answer, whatever the slices, on every machine.
//
// The search is branch and bound over the starts with clause learning (engine.h) and time-table propagation (cumulative.h). Runs 2, 4,
// 8, 16 ... first suppose that the goal is met at its proven bound: either that gives an optimal schedule, or what is learnt
// from the refutation raises the bound (a destructive lower bound: R. Klein, A. Scholl, 1999). What is large has a search of its own for that, which
// knows nothing of better schedules, as long as it raises the bound. Between the runs, what is large is improved by quick schedules (list_search.h) and in parts (improve.h); where the
// quick schedules that come first miss a deadline, the least late of them is, until it is late no more. Where starts are wished, quick schedules are built near them (wish_search.h), and
// the search begins there.
//
// Dominance: the quick schedules are active ones, in which nothing could begin earlier by itself (of the earliest ends, where nothing has a latest time, one is always among them: A. Sprecher,
// R. Kolisch, A. Drexl, 1995), and nothing beyond the horizon is looked at, by which a schedule can always be pushed together (windows in problem.h). The search itself cuts off nothing by left shifts, cutsets
// (E. Demeulemeester, W. Herroelen, 1992) or an order among equal activities: what it learns has to hold whatever is left to decide, and a left shift need not be better where there are limits, holds or
// wishes. Cutsets were tried in a search of their own (ARCHITECTURE.md).
#pragma once

#include <memory>

#include "core/schedule/problem.h"

namespace cocrea::schedule {

struct Answer {
  enum class State : std::uint8_t { searching, optimal, infeasible };
  State state = State::searching;
  bool found = false;             // there is a schedule
  std::vector<Time> starts;       // of the best one
  std::int64_t cost = 0;          // of it: the last end, or the cost of the wishes
  std::int64_t bound = 0;         // no schedule costs less
  bool cost_proven = false;       // cost == bound: what still goes on is the breaking of ties
  bool ties_proven = false;       // no schedule of this cost has a smaller tie_cost
  std::int64_t nodes = 0;
};

class Solver {
 public:
  explicit Solver(const Problem&);
  ~Solver();
  Solver(Solver&&) noexcept;
  Solver& operator=(Solver&&) noexcept;

  // Goes on for that many nodes at most. True: finished, the state is final.
  bool step(std::int64_t nodes);
  const Answer& answer() const;
  // What it has done so far, in nodes as far as time goes: of large problems some steps take as long as many. For who has to give way now and then.
  std::int64_t work() const;
  std::size_t bytes() const;      // of what it has learnt; bounded

 private:
  struct Search;
  std::unique_ptr<Search> search_;
};

}  // namespace cocrea::schedule
