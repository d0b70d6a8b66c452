// Why a problem has no schedule: an irreducible set of constraints.
//
// Constraints are left out one after the other, first many at a time; what the rest cannot hold together without is
// kept (J. W. Chinneck, "Feasibility and Infeasibility in Optimization", 2008: the deletion filter). In the end the set has no schedule, and has
// one as soon as any of it is dropped.
#pragma once

#include <memory>

#include "core/schedule/problem.h"
#include "core/schedule/solver.h"

namespace cocrea::schedule {

struct Reason {
  std::vector<Constraint> constraints;
  // Each of them is proven to be needed. False while the search goes on, and when a question took too many nodes: then one too many may be there.
  bool irreducible = false;
  std::int64_t nodes = 0;
};

class ReasonSearch {
 public:
  // Precondition: the solver has found this problem infeasible.
  explicit ReasonSearch(const Problem&);
  // Goes on for that many nodes at most. True: finished.
  bool step(std::int64_t nodes);
  const Reason& reason() const { return reason_; }

 private:
  void ask();
  void answered(bool infeasible);

  Problem problem_;
  Reason reason_;
  std::size_t first_ = 0, count_ = 0;   // of the constraints left out in the present question
  std::int64_t left_ = 0;               // nodes left for it
  bool sure_ = true, done_ = false;
  std::unique_ptr<Solver> question_;
};

// The problem with these constraints only (the durations stay).
Problem with_only(const Problem&, const std::vector<Constraint>&);
std::vector<Constraint> constraints(const Problem&);

}  // namespace cocrea::schedule
