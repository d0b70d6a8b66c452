#include "core/schedule/list_schedule.h"

#include <algorithm>
#include <limits>

namespace cocrea::schedule {
namespace {

constexpr Time kNever = -1;
constexpr Time kForEver = kNoDeadline;
constexpr int kRepairs = 30;

}  // namespace

Problem reversed(const Problem& problem) {
  Problem result;
  result.capacities = problem.capacities;
  result.activities.resize(problem.activities.size());
  for (std::size_t i = 0; i < problem.activities.size(); ++i) {
    const Activity& one = problem.activities[i];
    result.activities[i].duration = one.duration;
    for (const Demand& demand : one.demands) {
      const bool hold = demand.until >= 0 && demand.until != static_cast<int>(i);
      result.activities[hold ? index(demand.until) : i].demands.push_back({demand.resource, demand.amount, hold ? static_cast<int>(i) : -1});
    }
  }
  for (const Precedence& one : problem.precedences) result.precedences.push_back({one.after, one.before, one.lag});
  return result;
}

ListScheduler::ListScheduler(const Problem& problem, bool in_order) : problem_(problem), windows_(windows(problem)) {
  taken_.resize(problem.capacities.size());
  needs_.resize(problem.activities.size());
  after_.resize(problem.activities.size());
  ends_holds_of_.resize(problem.activities.size());
  for (std::size_t k = 0; k < problem.precedences.size(); ++k) after_[index(problem.precedences[k].before)].push_back(static_cast<int>(k));
  for (std::size_t i = 0; i < problem.activities.size(); ++i) {
    const std::vector<Demand>& demands = problem.activities[i].demands;
    for (const Demand& demand : demands) {
      if (demand.until >= 0 && demand.until != static_cast<int>(i)) ends_holds_of_[index(demand.until)].push_back(static_cast<int>(i));
      int room = problem.capacities[index(demand.resource)];
      for (const Demand& other : demands) room -= other.resource == demand.resource ? other.amount : 0;
      needs_[i].push_back({demand.resource, demand.amount, demand.until < 0 ? static_cast<int>(i) : demand.until, room});
    }
  }
  closes_.resize(problem.activities.size());
  at_once_.resize(problem.activities.size());
  for (std::size_t c = 0; c < problem.closings.size(); ++c) {
    for (std::size_t l = 0; l < problem.limits.size(); ++l) {
      if (problem.limits[l].before != problem.closings[c].activity) continue;
      at_once_[index(problem.limits[l].before)] = at_once_[index(problem.limits[l].after)] = !in_order;
      for (const int i : problem.closings[c].of) closes_[index(i)].push_back({static_cast<int>(c), static_cast<int>(l)});
    }
  }
}

// Of a use by an activity that starts then; of a hold whose end is not placed yet, never.
Time ListScheduler::end_of(int activity, const Need& need, Time start) const {
  const Time last = need.until == activity ? start : starts_[index(need.until)];
  return last == kNever ? kForEver : last + problem_.activities[index(need.until)].duration;
}

// The first time from `from` on at which all demands fit; kNever if there is none.
Time ListScheduler::fit(int activity, Time from) {
  for (Time start = from; start <= windows_.latest[index(activity)];) {
    Time clear = start;
    for (const Need& need : needs_[index(activity)]) {
      const Time end = end_of(activity, need, start);
      const std::vector<Step>& steps = taken_[index(need.resource)];
      if (end <= start) continue;
      if (need.room < 0) return kNever;
      auto step = std::upper_bound(steps.begin(), steps.end(), start, [](Time time, const Step& one) { return time < one.from; });
      if (step != steps.begin()) --step;
      for (; step != steps.end() && step->from < end; ++step) {
        if (step->taken > need.room) clear = std::max(clear, step + 1 == steps.end() ? kForEver : (step + 1)->from);
      }
    }
    if (clear == start) return start;
    start = clear;
  }
  return kNever;
}

// The same, for the last work of a closing so late that what a limit asks after it is in time.
Time ListScheduler::fit_in_time(int activity, Time from) {
  const auto end = [&](int i, Time start) { return start + problem_.activities[index(i)].duration; };
  Time start = fit(activity, from);
  for (const auto& [closing, limit] : closes_[index(activity)]) {
    const Closing& its = problem_.closings[index(closing)];
    const Limit& after = problem_.limits[index(limit)];
    Time others = 0;
    const bool last = std::all_of(its.of.begin(), its.of.end(), [&](int i) {
      others = std::max(others, i == activity ? 0 : end(i, starts_[index(i)]));
      return i == activity || starts_[index(i)] != kNever;
    });
    const Time event = problem_.activities[index(its.activity)].duration;
    while (last && start != kNever) {
      const Time closed = std::max(others, end(activity, start)) + event, follows = fit(after.after, closed);
      if (follows == kNever || end(after.after, follows) <= latest_end(problem_.calendars, after, closed)) break;
      const Time wanted = earliest_from(problem_.calendars, after, end(after.after, follows)) - event;
      start = fit(activity, std::max(start + 1, wanted - problem_.activities[index(activity)].duration));
    }
  }
  return start;
}

void ListScheduler::take(int resource, Time from, Time to, int amount) {
  if (from >= to) return;
  std::vector<Step>& steps = taken_[index(resource)];
  const auto begins_at = [&](Time time) {
    auto next = std::lower_bound(steps.begin(), steps.end(), time, [](const Step& one, Time at) { return one.from < at; });
    if (next == steps.end() || next->from != time) next = steps.insert(next, {time, next == steps.begin() ? 0 : (next - 1)->taken});
    return next - steps.begin();
  };
  const auto first = begins_at(from), last = to == kForEver ? static_cast<std::ptrdiff_t>(steps.size()) : begins_at(to);
  for (auto k = first; k < last; ++k) steps[static_cast<std::size_t>(k)].taken += amount;
}

bool ListScheduler::place(int activity) {
  const Activity& one = problem_.activities[index(activity)];
  const Time start = fit_in_time(activity, earliest_[index(activity)]);
  if (start == kNever) return false;
  starts_[index(activity)] = start;
  for (const Need& need : needs_[index(activity)]) take(need.resource, start, end_of(activity, need, start), need.amount);
  for (const int holder : ends_holds_of_[index(activity)]) {
    if (starts_[index(holder)] == kNever) continue;
    for (const Demand& demand : problem_.activities[index(holder)].demands) {
      if (demand.until != activity) continue;
      take(demand.resource, std::max(starts_[index(holder)], start + one.duration), kForEver, -demand.amount);
    }
  }
  for (const int k : after_[index(activity)]) {
    const Precedence& next = problem_.precedences[index(k)];
    --waits_for_[index(next.after)];
    earliest_[index(next.after)] = std::max(earliest_[index(next.after)], start + one.duration + next.lag);
  }
  return true;
}

std::optional<std::vector<Time>> ListScheduler::build(const std::vector<std::int64_t>& priority, const std::vector<Time>& not_before) {
  const int count = static_cast<int>(problem_.activities.size());
  // What others do takes its place first, and what has only one; what follows last work follows it at once.
  const auto first = [&](int i) { return problem_.activities[index(i)].apart || at_once_[index(i)] || windows_.earliest[index(i)] == windows_.latest[index(i)]; };
  std::vector<std::pair<std::int64_t, int>> ranked;
  for (int i = 0; i < count; ++i) ranked.push_back({first(i) ? std::numeric_limits<std::int64_t>::min() : priority[index(i)], i});
  std::sort(ranked.begin(), ranked.end());
  std::vector<int> order;
  for (const auto& [rank, i] : ranked) order.push_back(i);
  put_off_to_ = windows_.earliest;
  for (std::size_t i = 0; i < not_before.size(); ++i) put_off_to_[i] = std::max(put_off_to_[i], not_before[i]);
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
  for (std::vector<Step>& steps : taken_) steps.clear();
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
