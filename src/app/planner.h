// Seeks a calendar in slices: a proposal with its proof, then how late each commitment can begin; or the reason why there is none, then the end of
// the plan with which there would be one. How far it goes is counted in nodes, so that the outcome is the same on every machine and at any pace.
#pragma once

#include <memory>

#include "core/schedule/latest_start.h"
#include "core/schedule/solver.h"
#include "view/proposal.h"

namespace cocrea::app {

class Planner {
 public:
  // Precondition: the plan is one of the document's.
  Planner(const plan::Document&, const plan::Plan&, dates::Day as_of, bool least_change);

  // Goes on for as long as so many nodes take. True: what is shown has changed.
  bool step(std::int64_t nodes);
  bool working() const;
  void stop();
  void plan_changed();          // the proposal is of a plan that is no more
  std::shared_ptr<const view::Proposal> proposal() const { return proposal_; }

 private:
  bool ask(std::int64_t nodes, std::int64_t most, std::int64_t after_proof);
  void put(const schedule::Problem&);
  bool search(std::int64_t nodes);
  bool explain(std::int64_t nodes);
  bool lengthen(std::int64_t nodes);
  bool put_longer();
  bool date(std::int64_t nodes);
  void found();

  std::shared_ptr<view::Proposal> proposal_;
  schedule::PlanProblem fewest_;               // with the fewest days that months allow: asked where it is not possible with all of them
  schedule::PlanProblem endless_;              // the same without the end of the plan
  std::optional<plan::Document> longer_;       // where something ends with the plan: to be asked again with the end that the rest needs
  schedule::PlanOptions longer_options_;
  std::vector<plan::Id> commitments_;          // whose latest start is still to be found
  std::optional<schedule::Solver> solver_;
  std::optional<schedule::ReasonSearch> reasons_;
  std::optional<schedule::LatestStart> latest_;
  std::int64_t proven_at_ = -1;                // after so many nodes of the present question; -1: not yet
};

}  // namespace cocrea::app
