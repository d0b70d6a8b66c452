#include "core/schedule/list_schedule.h"

#include <algorithm>
#include <limits>

namespace cocrea::schedule {
namespace {

constexpr std::int64_t kMostCells = 1 << 20;
constexpr Time kNever = -1;
constexpr int kRepairs = 30;

std::size_t index(int i) { return static_cast<std::size_t>(i); }

}  // namespace

ListScheduler::ListScheduler(const Problem& problem) : problem_(problem), windows_(windows(problem)) {
  horizon_ = windows_.horizon + 1;
  usable_ = std::int64_t{horizon_} * static_cast<std::int64_t>(problem.capacities.size()) <= kMostCells;
  after_.resize(problem.activities.size());
  ends_holds_of_.resize(problem.activities.size());
  for (std::size_t k = 0; k < problem.precedences.size(); ++k) after_[index(problem.precedences[k].before)].push_back(static_cast<int>(k));
  for (std::size_t i = 0; i < problem.activities.size(); ++i) {
    for (const Demand& demand : problem.activities[i].demands) {
      if (demand.until >= 0 && demand.until != static_cast<int>(i)) ends_holds_of_[index(demand.until)].push_back(static_cast<int>(i));
    }
  }
}

// The first time from `from` on at which all demands fit; kNever if there is none.
Time ListScheduler::fit(int activity, Time from) {
  const Activity& one = problem_.activities[index(activity)];
  for (Time start = from; start <= windows_.latest[index(activity)];) {
    Time blocked = kNever;
    for (const Demand& demand : one.demands) {
      const bool hold = demand.until >= 0 && demand.until != activity;
      const Time until_start = hold ? starts_[index(demand.until)] : start;
      const Time end = hold && until_start == kNever ? horizon_ : until_start + problem_.activities[index(hold ? demand.until : activity)].duration;
      int most = problem_.capacities[index(demand.resource)];
      for (const Demand& other : one.demands) most -= other.resource == demand.resource ? other.amount : 0;
      for (Time t = end - 1; t >= start && blocked < t; --t) {
        if (used(demand.resource, t) > most) blocked = t;
      }
    }
    if (blocked == kNever) return start;
    start = blocked + 1;
  }
  return kNever;
}

bool ListScheduler::place(int activity) {
  const Activity& one = problem_.activities[index(activity)];
  const Time start = fit(activity, earliest_[index(activity)]);
  if (start == kNever) return false;
  starts_[index(activity)] = start;
  for (const Demand& demand : one.demands) {
    const bool hold = demand.until >= 0 && demand.until != activity;
    const Time until_start = hold ? starts_[index(demand.until)] : start;
    const Time end = hold && until_start == kNever ? horizon_ : until_start + problem_.activities[index(hold ? demand.until : activity)].duration;
    for (Time t = start; t < end; ++t) used(demand.resource, t) += demand.amount;
  }
  for (const int holder : ends_holds_of_[index(activity)]) {
    if (starts_[index(holder)] == kNever) continue;
    for (const Demand& demand : problem_.activities[index(holder)].demands) {
      if (demand.until != activity) continue;
      for (Time t = std::max(starts_[index(holder)], start + one.duration); t < horizon_; ++t) used(demand.resource, t) -= demand.amount;
    }
  }
  for (const int k : after_[index(activity)]) {
    const Precedence& next = problem_.precedences[index(k)];
    --waits_for_[index(next.after)];
    earliest_[index(next.after)] = std::max(earliest_[index(next.after)], start + one.duration + next.lag);
  }
  return true;
}

std::optional<std::vector<Time>> ListScheduler::build(const std::vector<std::int64_t>& priority) {
  const int count = static_cast<int>(problem_.activities.size());
  std::vector<int> order(index(count));
  for (int i = 0; i < count; ++i) order[index(i)] = i;
  // What others do takes its place first.
  const auto rank = [&](int i) { return problem_.activities[index(i)].apart ? std::numeric_limits<std::int64_t>::min() : priority[index(i)]; };
  std::sort(order.begin(), order.end(), [&](int a, int b) { return rank(a) != rank(b) ? rank(a) < rank(b) : a < b; });
  put_off_to_ = windows_.earliest;
  for (int repair = 0; repair < kRepairs && build_once(order); ++repair) {
    if (!put_off()) return starts_;
  }
  return std::nullopt;
}

// What has to be later so that limits and closings hold. True: something has.
bool ListScheduler::put_off() {
  bool any = false;
  const auto end = [&](int i) { return starts_[index(i)] + problem_.activities[index(i)].duration; };
  const auto last_of = [&](const Closing& one) {
    return *std::max_element(one.of.begin(), one.of.end(), [&](int a, int b) { return end(a) < end(b); });
  };
  const auto by = [&](int i, Time units) {
    put_off_to_[index(i)] = std::max(put_off_to_[index(i)], starts_[index(i)] + units);
    any = true;
  };
  for (const Limit& one : problem_.limits) {
    const Time units = earliest_from(problem_.calendars, one, end(one.after)) - end(one.before);
    if (units <= 0) continue;
    const auto closed = std::find_if(problem_.closings.begin(), problem_.closings.end(), [&](const Closing& closing) { return closing.activity == one.before; });
    by(closed == problem_.closings.end() ? one.before : last_of(*closed), units);
  }
  for (const Closing& one : problem_.closings) {
    const int last = last_of(one);
    if (end(last) < starts_[index(one.activity)]) by(last, starts_[index(one.activity)] - end(last));
  }
  return any;
}

bool ListScheduler::build_once(const std::vector<int>& order) {
  const int count = static_cast<int>(problem_.activities.size());
  used_.assign(problem_.capacities.size() * index(horizon_), 0);
  waits_for_.assign(index(count), 0);
  starts_.assign(index(count), kNever);
  earliest_ = put_off_to_;
  for (const Precedence& one : problem_.precedences) ++waits_for_[index(one.after)];
  std::vector<int> rank(index(count)), ready;   // ranks of those whose predecessors are placed, ascending
  for (int k = 0; k < count; ++k) rank[index(order[index(k)])] = k;
  for (int k = 0; k < count; ++k) {
    if (waits_for_[index(order[index(k)])] == 0) ready.push_back(k);
  }
  for (int left = count; left > 0; --left) {
    const auto placed = std::find_if(ready.begin(), ready.end(), [&](int k) { return place(order[index(k)]); });
    if (placed == ready.end()) return false;
    const int activity = order[index(*placed)];
    ready.erase(placed);
    for (const int k : after_[index(activity)]) {
      const int next = problem_.precedences[index(k)].after;
      if (waits_for_[index(next)] > 0) continue;
      const auto at = std::lower_bound(ready.begin(), ready.end(), rank[index(next)]);
      if (at == ready.end() || *at != rank[index(next)]) ready.insert(at, rank[index(next)]);
    }
  }
  return true;
}

}  // namespace cocrea::schedule
