// Limits and closings as functions of time, and what is wrong with them.
#include <algorithm>
#include <cstddef>

#include "core/schedule/limits.h"

namespace cocrea::schedule {
namespace {

Time duration(const Problem& problem, int activity) { return problem.activities[index(activity)].duration; }

// The most that the limit ever leaves.
Time loosest(const Problem& problem, const Limit& limit) {
  if (limit.calendar < 0) return limit.most;
  const Calendar& calendar = problem.calendars[index(limit.calendar)];
  Time most = calendar[0];
  for (std::size_t i = 1; i < calendar.size(); ++i) most = std::max(most, calendar[i] - static_cast<Time>(i));
  return most;
}

}  // namespace

Time latest_end(const std::vector<Calendar>& calendars, const Limit& limit, Time from) {
  if (limit.calendar < 0) return from + limit.most;
  const Calendar& calendar = calendars[index(limit.calendar)];
  const Time last = static_cast<Time>(calendar.size()) - 1;
  return calendar[index(std::clamp(from, 0, last))] + std::max(0, from - last);
}

Time earliest_from(const std::vector<Calendar>& calendars, const Limit& limit, Time end) {
  if (limit.calendar < 0) return end - limit.most;
  const Calendar& calendar = calendars[index(limit.calendar)];
  const auto found = std::lower_bound(calendar.begin(), calendar.end(), end);
  if (found != calendar.end()) return static_cast<Time>(found - calendar.begin());
  return static_cast<Time>(calendar.size()) - 1 + end - calendar.back();
}

// The longest path (Bellman, Ford) over what each start has to be after another; one that still grows after as many rounds as there are activities
// runs in a circle.
std::vector<int> too_tight(const Problem& problem) {
  struct Edge { int from, to; std::int64_t distance; };
  std::vector<Edge> edges;
  for (const Precedence& one : problem.precedences) edges.push_back({one.before, one.after, std::int64_t{duration(problem, one.before)} + one.lag});
  for (const Limit& one : problem.limits) {
    edges.push_back({one.after, one.before, std::int64_t{duration(problem, one.after)} - duration(problem, one.before) - loosest(problem, one)});
  }
  const std::size_t count = problem.activities.size();
  std::vector<std::int64_t> start(count);
  std::vector<int> from(count, -1);
  int grown = -1;
  for (std::size_t round = 0; round <= count; ++round) {
    grown = -1;
    for (const Edge& edge : edges) {
      const std::int64_t at = start[index(edge.from)] + edge.distance;
      if (at <= start[index(edge.to)]) continue;
      start[index(edge.to)] = at;
      from[index(edge.to)] = edge.from;
      grown = edge.to;
    }
    if (grown < 0) return {};
  }
  for (std::size_t i = 0; i < count; ++i) grown = from[index(grown)];   // surely on the circle now
  std::vector<int> circle;
  for (int at = grown; circle.empty() || at != grown; at = from[index(at)]) circle.push_back(at);
  std::reverse(circle.begin(), circle.end());
  return circle;
}

bool narrow_by_limits(const Problem& problem, Windows& windows) {
  bool changed = false;
  const auto raise = [&](int activity, Time start) {
    Time& earliest = windows.earliest[index(activity)];
    changed |= earliest < start;
    earliest = std::max(earliest, start);
  };
  const auto lower = [&](int activity, Time start) {
    Time& latest = windows.latest[index(activity)];
    changed |= start < latest;
    latest = std::min(latest, start);
  };
  for (const Limit& one : problem.limits) {
    const Time before = duration(problem, one.before), after = duration(problem, one.after);
    raise(one.before, earliest_from(problem.calendars, one, windows.earliest[index(one.after)] + after) - before);
    lower(one.after, latest_end(problem.calendars, one, windows.latest[index(one.before)] + before) - after);
  }
  for (const Closing& one : problem.closings) {
    Time last = 0;
    for (const int i : one.of) last = std::max(last, windows.latest[index(i)] + duration(problem, i));
    lower(one.activity, last);
  }
  return changed;
}

}  // namespace cocrea::schedule
