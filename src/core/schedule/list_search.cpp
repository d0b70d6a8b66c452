#include "core/schedule/list_search.h"

#include <algorithm>

namespace cocrea::schedule {
namespace {

constexpr int kDrawn = 10;                  // that begin anywhere
constexpr std::size_t kLarge = 60;          // activities: from so many on, orders are changed
constexpr int kSwaps = 20, kVainSteps = 3;  // in a step; steps without a better one
constexpr std::int64_t kWorse = 100;        // one in so many of its days may a schedule be worse than the one before it

// The same with time for everything that is not fixed.
Problem undated(const Problem& problem) {
  Problem result = problem;
  for (Activity& one : result.activities) {
    if (one.release + one.duration < one.deadline) one.deadline = kNoDeadline;
  }
  return result;
}

// Which can be reached from this one, it among them.
std::vector<bool> reached(const std::vector<std::vector<int>>& next, int from) {
  std::vector<bool> result(next.size());
  std::vector<int> open{from};
  result[index(from)] = true;
  for (std::size_t k = 0; k < open.size(); ++k) {
    for (const int one : next[index(open[k])]) {
      if (!result[index(one)]) open.push_back(one);
      result[index(one)] = true;
    }
  }
  return result;
}

}  // namespace

ListSearch::ListSearch(const Problem& problem)
    : problem_(problem), reversed_(reversed(problem)), ahead_(problem), back_(reversed_), earliest_(windows(problem).earliest), priority_(problem.activities.size()) {
  find_holds();
}

void ListSearch::find_holds() {
  std::vector<std::vector<int>> after(problem_.activities.size()), before(problem_.activities.size());
  for (const Precedence& one : problem_.precedences) {
    after[index(one.before)].push_back(one.after);
    before[index(one.after)].push_back(one.before);
  }
  hold_of_.assign(problem_.activities.size(), -1);
  for (std::size_t i = 0; i < problem_.activities.size(); ++i) {
    for (const Demand& demand : problem_.activities[i].demands) {
      if (demand.until < 0 || demand.until == static_cast<int>(i)) continue;
      const std::vector<bool> later = reached(after, static_cast<int>(i)), earlier = reached(before, demand.until);
      for (std::size_t k = 0; k < hold_of_.size(); ++k) {
        if (later[k] && earlier[k] && hold_of_[k] < 0) hold_of_[k] = static_cast<int>(holds_);
      }
      ++holds_;
    }
  }
}

std::size_t ListSearch::below(std::int64_t n) {
  random_ ^= random_ << 13, random_ ^= random_ >> 7, random_ ^= random_ << 17;
  return static_cast<std::size_t>((random_ >> 11) % static_cast<std::uint64_t>(std::max<std::int64_t>(1, n)));
}

// Everything as early as precedences allow, but each hold after a time by lot.
void ListSearch::draw_any() {
  constexpr std::int64_t kMost = 1'000;
  for (std::int64_t& time : moved_) time = static_cast<std::int64_t>(below(kMost));
  for (std::size_t i = 0; i < priority_.size(); ++i) priority_[i] = earliest_[i];
}

void ListSearch::move_some() {
  enum Kind { one_hold, two_holds, all_holds, kKinds };
  constexpr std::int64_t kShaken = 10, kFew = 4, kNear = 60;
  const std::vector<Time>& at = standing_.at;
  const std::int64_t end = last_end(problem_, at);
  for (std::size_t i = 0; i < priority_.size(); ++i) priority_[i] = at[i] + static_cast<std::int64_t>(below(kShaken));
  const auto away = [&](std::int64_t most) { return static_cast<std::int64_t>(below(2 * most)) - most; };
  const std::size_t kind = below(kKinds + 1);
  if (holds_ == 0 || kind == kKinds) {
    for (std::size_t left = 1 + below(kFew); left > 0; --left) priority_[below(static_cast<std::int64_t>(priority_.size()))] += away(kNear);
    return;
  }
  const auto any = [&] { return below(static_cast<std::int64_t>(holds_)); };
  if (kind == one_hold) {
    moved_[any()] = away(end / 4);
  } else if (kind == all_holds) {
    for (std::int64_t& time : moved_) time = away(end / 20);
  } else {
    const std::size_t one = any(), other = any();
    std::int64_t first[2] = {end, end};
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (hold_of_[i] == static_cast<int>(one)) first[0] = std::min<std::int64_t>(first[0], at[i]);
      if (hold_of_[i] == static_cast<int>(other)) first[1] = std::min<std::int64_t>(first[1], at[i]);
    }
    moved_[one] = first[1] - first[0];
    moved_[other] = first[0] - first[1];
  }
}

// As late as can be before its end, and from there as early as can be.
std::optional<std::vector<Time>> ListSearch::build_and_push(ListScheduler& ahead) {
  std::optional<std::vector<Time>> starts = ahead.build(priority_);
  if (!starts) return starts;
  for (std::size_t i = 0; i < starts->size(); ++i) priority_[i] = -((*starts)[i] + std::int64_t{problem_.activities[i].duration});
  const auto late = back_.build(priority_);
  if (!late) return starts;
  for (std::size_t i = 0; i < late->size(); ++i) priority_[i] = -((*late)[i] + std::int64_t{problem_.activities[i].duration});
  auto pushed = ahead.build(priority_);
  return pushed && cost_of(*pushed) <= cost_of(*starts) ? pushed : starts;
}

std::int64_t ListSearch::cost_of(const std::vector<Time>& starts) const {
  return problem_.goal == Goal::wishes ? wish_cost(problem_, starts) : last_end(problem_, starts);
}

bool ListSearch::step() {
  if (swaps_left_ > 0) return swap_some();
  moved_.assign(holds_, 0);
  const bool drawn = tried_++ < kDrawn || standing_.at.empty(), large = problem_.activities.size() >= kLarge;
  if (drawn) draw_any();
  else if (large && tried_ == kDrawn + 1) priority_.assign(standing_.best.begin(), standing_.best.end());   // as it is
  else move_some();
  for (std::size_t i = 0; i < priority_.size(); ++i) priority_[i] += hold_of_[i] < 0 ? 0 : moved_[index(hold_of_[i])];
  // Only what comes of it has to keep deadlines.
  const bool to_swap = !drawn && large;
  if (to_swap && !swaps_) {
    undated_ahead_.emplace(undated_.emplace(undated(problem_)));
    swaps_.emplace(problem_);
  }
  const auto starts = build_and_push(to_swap ? *undated_ahead_ : ahead_);
  if (!starts) return false;
  if (!to_swap) return take(*starts);
  swaps_->begin(*starts);
  swaps_left_ = kVainSteps;
  return false;
}

// The orders that it finds are then kept by a schedule that keeps all else as well.
bool ListSearch::swap_some() {
  const Time before = swaps_->length();
  if (!swaps_->step(kSwaps)) swaps_left_ = 0;
  else swaps_left_ = swaps_->length() < before ? kVainSteps : swaps_left_ - 1;
  if (swaps_left_ > 0) return false;
  priority_.assign(swaps_->best().begin(), swaps_->best().end());
  const auto starts = ahead_.build(priority_);
  return starts && take(*starts);
}

bool ListSearch::take(const std::vector<Time>& starts) { return standing_.take(starts, cost_of(starts), last_end(problem_, starts) / kWorse); }

void ListSearch::follow(const std::vector<Time>& starts) {
  standing_.follow(starts, cost_of(starts));
  tried_ = kDrawn;
  swaps_left_ = 0;
}

}  // namespace cocrea::schedule
