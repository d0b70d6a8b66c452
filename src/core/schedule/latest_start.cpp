#include "core/schedule/latest_start.h"

#include <algorithm>

namespace cocrea::schedule {

namespace {
constexpr std::int64_t kNodesPerQuestion = 5'000;
}  // namespace

LatestStart::LatestStart(const PlanProblem& from, const plan::Id& commitment, const std::vector<Time>& starts) : problem_(from.problem) {
  if (!from.end) return;
  event_ = static_cast<int>(problem_.activities.size());
  problem_.activities.emplace_back();
  bool begun = false;
  for (std::size_t i = 0; i < from.items.size(); ++i) {
    const Item& item = from.items[i];
    if (item.commitment != commitment || !is_work(item)) continue;
    begun |= item.started;
    problem_.precedences.push_back({event_, static_cast<int>(i), 0});
    proposed_ = applies_ ? std::min(proposed_, starts[i]) : starts[i];
    applies_ = true;
  }
  applies_ &= !begun;
  if (!applies_) return;
  problem_.break_ties = false;
  // The windows reach as far as what is wished for: as far as the plan.
  problem_.goal = Goal::wishes;
  problem_.wishes = {{event_, std::max(0, from.days.time(*from.end) + 1), 1}};
  bound_ = std::max(proposed_, windows(problem_).latest[static_cast<std::size_t>(event_)]);
  problem_.goal = Goal::earliest_end;
  problem_.wishes.clear();
  latest_ = proposed_;
  asked_ = bound_;
  ask();
}

void LatestStart::ask() {
  question_.reset();
  proven_ = latest_ == bound_;
  if (proven_) return;
  problem_.activities[static_cast<std::size_t>(event_)].release = asked_;
  question_.emplace(problem_);
}

bool LatestStart::step(std::int64_t nodes) {
  while (nodes > 0 && question_) {
    const std::int64_t before = question_->work();
    const bool finished = question_->step(1);
    nodes -= question_->work() - before;
    const Answer& answer = question_->answer();
    if (answer.found) latest_ = answer.starts[static_cast<std::size_t>(event_)];
    else if (finished) bound_ = asked_ - 1;
    else if (answer.nodes < kNodesPerQuestion) continue;
    else return question_.reset(), true;   // not known within reason
    asked_ = latest_ + (bound_ - latest_ + 1) / 2;
    ask();
    if (question_) nodes -= question_->work();
  }
  return !question_;
}

}  // namespace cocrea::schedule
