#include "core/schedule/reason.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace cocrea::schedule {
namespace {

using Kind = Constraint::Kind;
constexpr std::int64_t kNodesPerQuestion = 50'000;

std::size_t index(int i) { return static_cast<std::size_t>(i); }

}  // namespace

// By activity, so that leaving out many at a time leaves out whole activities.
std::vector<Constraint> constraints(const Problem& problem) {
  std::vector<std::vector<Constraint>> by_activity(problem.activities.size());
  for (std::size_t k = 0; k < problem.precedences.size(); ++k) {
    by_activity[index(problem.precedences[k].before)].push_back({Kind::precedence, static_cast<int>(k)});
  }
  std::vector<Constraint> all;
  for (std::size_t i = 0; i < problem.activities.size(); ++i) {
    const Activity& one = problem.activities[i];
    const int activity = static_cast<int>(i);
    for (std::size_t d = 0; d < one.demands.size(); ++d) {
      if (one.demands[d].amount > 0) all.push_back({Kind::demand, activity, static_cast<int>(d)});
    }
    if (one.release > 0) all.push_back({Kind::release, activity});
    all.insert(all.end(), by_activity[i].begin(), by_activity[i].end());
    if (one.deadline != kNoDeadline) all.push_back({Kind::deadline, activity});
  }
  return all;
}

Problem with_only(const Problem& problem, const std::vector<Constraint>& kept) {
  Problem result = problem;
  result.goal = Goal::earliest_end;
  result.wishes.clear();
  result.break_ties = false;
  result.precedences.clear();
  for (Activity& activity : result.activities) {
    activity.release = 0;
    activity.deadline = kNoDeadline;
    activity.demands.clear();
  }
  for (const Constraint& one : kept) {
    if (one.kind == Kind::precedence) {
      result.precedences.push_back(problem.precedences[index(one.index)]);
      continue;
    }
    const Activity& from = problem.activities[index(one.index)];
    Activity& to = result.activities[index(one.index)];
    if (one.kind == Kind::release) to.release = from.release;
    if (one.kind == Kind::deadline) to.deadline = from.deadline;
    if (one.kind == Kind::demand) to.demands.push_back(from.demands[index(one.demand)]);
  }
  return result;
}

ReasonSearch::ReasonSearch(const Problem& problem) : problem_(problem) {
  reason_.constraints = constraints(problem);
  count_ = std::max<std::size_t>(1, reason_.constraints.size() / 2);
  ask();
}

// Is what is left without `count_` constraints from `first_` on still infeasible?
void ReasonSearch::ask() {
  while (first_ >= reason_.constraints.size()) {
    if (count_ == 1 || reason_.constraints.empty()) {
      done_ = true;
      reason_.irreducible = sure_;
      question_.reset();
      return;
    }
    count_ = (count_ + 1) / 2;
    first_ = 0;
  }
  std::vector<Constraint> rest = reason_.constraints;
  const auto from = rest.begin() + static_cast<std::ptrdiff_t>(first_);
  rest.erase(from, from + static_cast<std::ptrdiff_t>(std::min(count_, rest.size() - first_)));
  left_ = kNodesPerQuestion;
  question_ = std::make_unique<Solver>(with_only(problem_, rest));
}

void ReasonSearch::answered(bool infeasible) {
  if (infeasible) {
    const auto from = reason_.constraints.begin() + static_cast<std::ptrdiff_t>(first_);
    reason_.constraints.erase(from, from + static_cast<std::ptrdiff_t>(std::min(count_, reason_.constraints.size() - first_)));
  } else {
    first_ += count_;
  }
  ask();
}

bool ReasonSearch::step(std::int64_t nodes) {
  for (; nodes > 0 && !done_; --nodes) {
    ++reason_.nodes;
    const bool finished = question_->step(1);
    if (question_->answer().found) {
      answered(false);
    } else if (finished) {
      answered(true);
    } else if (--left_ == 0) {
      // Not known within reason: kept, so that what is left is infeasible for sure.
      if (count_ == 1) sure_ = false;
      answered(false);
    }
  }
  return done_;
}

}  // namespace cocrea::schedule
