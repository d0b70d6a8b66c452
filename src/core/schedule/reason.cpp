#include "core/schedule/reason.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <iterator>

namespace cocrea::schedule {
namespace {

using Kind = Constraint::Kind;
constexpr Kind kKinds[] = {Kind::duration, Kind::release, Kind::limit, Kind::closing, Kind::deadline, Kind::precedence};   // left out as a whole, after the demands
constexpr std::int64_t kFewNodes = 1'000, kManyNodes = 50'000;   // for a question at first, and for what is still open then

}  // namespace

// By activity, so that leaving out many at a time leaves out whole activities.
std::vector<Constraint> constraints(const Problem& problem) {
  std::vector<std::vector<Constraint>> by_activity(problem.activities.size());
  for (std::size_t k = 0; k < problem.precedences.size(); ++k) {
    by_activity[index(problem.precedences[k].before)].push_back({Kind::precedence, static_cast<int>(k)});
  }
  for (std::size_t k = 0; k < problem.limits.size(); ++k) by_activity[index(problem.limits[k].after)].push_back({Kind::limit, static_cast<int>(k)});
  for (std::size_t k = 0; k < problem.closings.size(); ++k) by_activity[index(problem.closings[k].activity)].push_back({Kind::closing, static_cast<int>(k)});
  std::vector<Constraint> all;
  for (std::size_t i = 0; i < problem.activities.size(); ++i) {
    const Activity& one = problem.activities[i];
    const int activity = static_cast<int>(i);
    if (one.duration > 0) all.push_back({Kind::duration, activity});
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
  result.ties.clear();
  result.break_ties = false;
  result.precedences.clear();
  result.limits.clear();
  result.closings.clear();
  for (Activity& activity : result.activities) {
    activity.duration = 0;
    activity.release = 0;
    activity.deadline = kNoDeadline;
    activity.demands.clear();
  }
  for (const Constraint& one : kept) {
    if (one.kind == Kind::precedence) {
      result.precedences.push_back(problem.precedences[index(one.index)]);
      continue;
    }
    if (one.kind == Kind::limit) result.limits.push_back(problem.limits[index(one.index)]);
    if (one.kind == Kind::closing) result.closings.push_back(problem.closings[index(one.index)]);
    if (one.kind == Kind::limit || one.kind == Kind::closing) continue;
    const Activity& from = problem.activities[index(one.index)];
    Activity& to = result.activities[index(one.index)];
    if (one.kind == Kind::duration) to.duration = from.duration;
    if (one.kind == Kind::release) to.release = from.release;
    if (one.kind == Kind::deadline) to.deadline = from.deadline;
    if (one.kind == Kind::demand) to.demands.push_back(from.demands[index(one.demand)]);
  }
  return result;
}

ReasonSearch::ReasonSearch(const Problem& problem, std::vector<std::uint8_t> turns) : problem_(problem), turns_(std::move(turns)) {
  reason_.constraints = constraints(problem);
  needed_.resize(reason_.constraints.size());
  turns_.resize(reason_.constraints.size());
  begin_turn(0);
  ask();
}

void ReasonSearch::begin_turn(std::uint8_t turn) {
  turn_ = turn;
  group_ = first_ = 0;
  count_ = std::max<std::size_t>(1, static_cast<std::size_t>(std::count(turns_.begin(), turns_.end(), turn)) / 2);
  budget_ = kFewNodes;
}

// What the next question leaves out. False: none is left to ask.
bool ReasonSearch::next_question() {
  const std::vector<Constraint>& all = reason_.constraints;
  const std::size_t resources = problem_.capacities.size();
  for (;;) {
    std::vector<std::size_t> in_view;
    bool open = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (turns_[i] != turn_) continue;
      in_view.push_back(i);
      open |= !needed_[i];
    }
    out_.clear();
    for (; group_ < resources + std::size(kKinds); ++group_) {
      for (const std::size_t i : in_view) {
        const bool of_resource = all[i].kind == Kind::demand && group_ < resources &&
                                 problem_.activities[index(all[i].index)].demands[index(all[i].demand)].resource == static_cast<int>(group_);
        if (of_resource || (group_ >= resources && all[i].kind == kKinds[group_ - resources])) out_.push_back(i);
      }
      if (!out_.empty()) return true;
    }
    for (; open && first_ < in_view.size(); first_ += count_) {
      out_.assign(in_view.begin() + static_cast<std::ptrdiff_t>(first_), in_view.begin() + static_cast<std::ptrdiff_t>(std::min(first_ + count_, in_view.size())));
      // Without what is needed the rest can hold: that is known.
      if (std::none_of(out_.begin(), out_.end(), [&](std::size_t i) { return needed_[i]; })) return true;
    }
    first_ = 0;
    if (open && count_ > 1) {
      count_ = (count_ + 1) / 2;
    } else if (open && budget_ < kManyNodes) {
      budget_ = kManyNodes;
    } else if (std::any_of(turns_.begin(), turns_.end(), [&](std::uint8_t turn) { return turn > turn_; })) {
      begin_turn(static_cast<std::uint8_t>(turn_ + 1));
    } else {
      return false;
    }
  }
}

// Is what is left without these still infeasible?
void ReasonSearch::ask() {
  question_.reset();
  if (!next_question()) {
    reason_.done = true;
    reason_.irreducible = reason_.needed == static_cast<int>(reason_.constraints.size());
    return;
  }
  std::vector<Constraint> rest;
  for (std::size_t i = 0, k = 0; i < reason_.constraints.size(); ++i) {
    if (k < out_.size() && out_[k] == i) ++k;
    else rest.push_back(reason_.constraints[i]);
  }
  left_ = budget_;
  question_ = std::make_unique<Solver>(with_only(problem_, rest));
  work_ += question_->work();
}

// Not known within reason: kept, so that what is left is infeasible for sure.
void ReasonSearch::answered(bool infeasible, bool known) {
  if (infeasible) {
    for (std::size_t k = out_.size(); k-- > 0;) {
      const auto at = static_cast<std::ptrdiff_t>(out_[k]);
      reason_.constraints.erase(reason_.constraints.begin() + at);
      needed_.erase(needed_.begin() + at);
      turns_.erase(turns_.begin() + at);
    }
  } else if (known && out_.size() == 1) {
    needed_[out_[0]] = true;
    ++reason_.needed;
  }
  const bool of_group = group_ < problem_.capacities.size() + std::size(kKinds);
  if (of_group) ++group_;
  else if (!infeasible) first_ += count_;
  ask();
}

bool ReasonSearch::step(std::int64_t nodes) {
  for (const std::int64_t until = work_ + nodes; work_ < until && !reason_.done;) {
    ++reason_.nodes;
    const std::int64_t before = question_->work();
    const bool finished = question_->step(1);
    work_ += question_->work() - before;
    const bool found = question_->answer().found;
    if (found || finished || --left_ == 0) answered(finished && !found, found || finished);
  }
  return reason_.done;
}

}  // namespace cocrea::schedule
