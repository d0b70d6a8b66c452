// Proposals of a calendar: asked for, sought a slice at a time while nothing else waits, thrown away.
#include "app/session.h"
#include "view/texts.h"

namespace cocrea::app {

namespace {
constexpr std::int64_t kNodesOfATurn = 60;   // a millisecond or two on the largest plans, and seldom more than a frame
}  // namespace

void Session::propose(const view::Propose& wanted) {
  using What = view::Propose::What;
  if (wanted.what == What::stop) {
    if (planner_ && planner_->working()) {
      planner_->stop();
      const view::Proposal& proposal = *state_.proposal;
      announce(view::text(state_.language, proposal.answer.found ? "announce.stoppedWithOne" : proposal.answer.state == schedule::Answer::State::infeasible ? "announce.noProposal" : "proposal.stoppedEmpty"));
    }
    focus_on("proposal:again");
  } else if (wanted.what == What::discard) {
    planner_.reset();
    state_.proposal.reset();
    focus_on("calendar:propose");
  } else if (const plan::Plan* plan = document_ ? view::plan_in_view(*document_, state_) : nullptr) {
    planner_ = std::make_shared<Planner>(*document_, *plan, state_.as_of_day(), wanted.what == What::least_change);
    state_.proposal = planner_->proposal();
    if (planner_->working()) effects_.push_back(TakeTurn{});
    else announce(view::text(state_.language, "announce.noProposal"));
    focus_on("proposal:title");
  }
  changed();
}

void Session::turn() {
  if (!planner_ || !planner_->working()) return;
  const auto before = state_.proposal->phase;
  if (planner_->step(kNodesOfATurn)) {
    changed();
    const auto now = state_.proposal->phase;
    using Phase = view::Proposal::Phase;
    if (before == Phase::searching && now == Phase::explaining) announce(view::text(state_.language, "announce.noProposal"));
    else if (before == Phase::searching && now != before) announce(view::text(state_.language, "announce.proposal"));
  }
  if (planner_->working()) effects_.push_back(TakeTurn{});
}

// A proposal is of the plan as it was: what is taken over from it, or given back, leaves the rest of it as good as it was.
void Session::plan_changed(std::string_view label) {
  if (!planner_ || label == view::kAcceptProposal) return;
  planner_->plan_changed();
  changed();
}

}  // namespace cocrea::app
