// Why a problem has no schedule: an irreducible set of constraints.
//
// Constraints are left out one after the other, first whole kinds and many at a time; what the rest cannot hold together without is
// kept (J. W. Chinneck, "Feasibility and Infeasibility in Optimization", 2008: the deletion filter). In the end the set has no schedule, and has
// one as soon as any of it is dropped. A question gets few nodes at first: so what can be spared is gone soon, and the set that is left has no schedule
// at any time, wherever the search is stopped.
//
// Constraints have turns, and those of a later turn are all there while the earlier ones are looked at: what people would sooner give up comes first. At last
// comes the frame in which the others stand, which nobody would give up by itself (that what has to be done is done by the end): a constraint that is kept
// is then needed whatever way the frame has of passing on what the others ask for.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/schedule/problem.h"
#include "core/schedule/solver.h"

namespace cocrea::schedule {

struct Reason {
  std::vector<Constraint> constraints;   // never hold together, also while the search goes on
  int needed = 0;                // of so many it is proven that the rest can hold without them
  bool irreducible = false;      // of all
  bool done = false;             // nothing more is looked for
  std::int64_t nodes = 0;
};

class ReasonSearch {
 public:
  // Precondition: the solver has found this problem infeasible.
  // `turns`: by constraint, in the order of `constraints`, from 0; empty: all have the same.
  explicit ReasonSearch(const Problem&, std::vector<std::uint8_t> turns = {});
  // Goes on for as long as so many nodes take (Solver::work). True: finished.
  bool step(std::int64_t nodes);
  std::int64_t work() const { return work_; }
  const Reason& reason() const { return reason_; }

 private:
  void ask();
  void begin_turn(std::uint8_t turn);
  bool next_question();
  void answered(bool infeasible, bool known);

  Problem problem_;
  Reason reason_;
  std::vector<bool> needed_;            // by constraint
  std::vector<std::uint8_t> turns_;     // by constraint
  std::uint8_t turn_ = 0;
  std::size_t group_ = 0;               // the kind that is left out as a whole; beyond the last: those from first_ on
  std::size_t first_ = 0, count_ = 0;
  std::vector<std::size_t> out_;        // the constraints left out in the present question
  std::int64_t budget_, left_ = 0;      // nodes of a question, and those left for it
  std::int64_t work_ = 0;
  std::unique_ptr<Solver> question_;
};

// The problem with these constraints only. Each that is left out asks for less: what an activity without a duration is told to keep, it keeps at the end of
// where it was.
Problem with_only(const Problem&, const std::vector<Constraint>&);
std::vector<Constraint> constraints(const Problem&);

}  // namespace cocrea::schedule
