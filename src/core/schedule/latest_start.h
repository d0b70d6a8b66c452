// How late the work of a commitment can begin so that all of the plan still fits.
//
// An event is put before all of its work, and the latest time for it is sought by halving: is there a schedule in which it comes at this time or later?
// First as late as the deadlines alone allow, which is often the answer.
#pragma once

#include <optional>

#include "core/schedule/from_plan.h"
#include "core/schedule/solver.h"

namespace cocrea::schedule {

class LatestStart {
 public:
  // `starts`: a schedule of the plan's problem. Finished at once, without an answer, if the work has begun or is over, or the plan has no end.
  LatestStart(const PlanProblem&, const plan::Id& commitment, const std::vector<Time>& starts);

  // Goes on for as long as so many nodes take (Solver::work). True: finished.
  bool step(std::int64_t nodes);
  bool applies() const { return applies_; }
  Time proposed() const { return proposed_; }     // in the schedule that was given
  Time latest() const { return latest_; }         // the difference is its slack, in open days
  bool proven() const { return proven_; }         // else it may be possible later still

 private:
  void ask();

  Problem problem_;
  int event_ = 0;
  bool applies_ = false, proven_ = false;
  Time proposed_ = 0, latest_ = 0, bound_ = 0;    // no schedule has it later than bound_
  Time asked_ = 0;
  std::optional<Solver> question_;
};

}  // namespace cocrea::schedule
