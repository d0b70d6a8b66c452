#include "core/schedule/problem.h"

#include <algorithm>
#include <cstddef>

#include "core/schedule/limits.h"

namespace cocrea::schedule {
namespace {

constexpr int kRoundsOfLimits = 4;
constexpr std::int64_t kGreatestHorizon = 1 << 28;   // so that no sum of two times overflows

// One cycle, in order: from an activity that was never reached, back through what it still waits for until one comes again.
std::vector<int> a_cycle(const Problem& problem, const std::vector<int>& order) {
  std::vector<bool> reached(problem.activities.size());
  for (const int one : order) reached[index(one)] = true;
  int at = static_cast<int>(std::find(reached.begin(), reached.end(), false) - reached.begin());
  std::vector<int> path;
  while (std::find(path.begin(), path.end(), at) == path.end()) {
    path.push_back(at);
    const auto from = std::find_if(problem.precedences.begin(), problem.precedences.end(),
                                   [&](const Precedence& one) { return one.after == at && !reached[index(one.before)]; });
    at = from->before;
  }
  path.erase(path.begin(), std::find(path.begin(), path.end(), at));
  std::reverse(path.begin(), path.end());
  return path;
}

bool in_range(std::int64_t number, std::int64_t least) { return least <= number && number <= kGreatestNumber; }

class Inspection {
 public:
  Inspection(const Problem& problem, std::size_t most, std::vector<Defect>& found) : problem_(problem), most_(most), found_(found) {}

  void run(bool with_windows) {
    numbers();
    if (!found_.empty()) return;
    const std::vector<int> order = in_order(problem_);
    if (order.size() < problem_.activities.size()) {
      Defect& defect = add(Defect::Cause::cycle);
      defect.activities = a_cycle(problem_, order);
      return;
    }
    if (std::vector<int> circle = problem_.limits.empty() ? std::vector<int>{} : too_tight(problem_); !circle.empty()) {
      add(Defect::Cause::too_tight).activities = std::move(circle);
      return;
    }
    capacities();
    if (with_windows) starts();
  }

 private:
  Defect& add(Defect::Cause cause, int activity = -1) {
    if (found_.size() == most_) found_.pop_back();
    Defect& defect = found_.emplace_back();
    defect.cause = cause;
    if (activity >= 0) defect.activities = {activity};
    return defect;
  }
  bool known(int activity) const { return activity >= 0 && activity < static_cast<int>(problem_.activities.size()); }

  void number(std::int64_t value, std::int64_t least, int activity, int precedence = -1, int resource = -1) {
    if (in_range(value, least)) return;
    Defect& defect = add(Defect::Cause::bad_number, activity);
    defect.precedence = precedence;
    defect.resource = resource;
    defect.found = value;
    defect.limit = value < least ? least : kGreatestNumber;
  }

  void numbers() {
    std::int64_t horizon = 0;
    for (std::size_t r = 0; r < problem_.capacities.size(); ++r) number(problem_.capacities[r], 0, -1, -1, static_cast<int>(r));
    for (std::size_t i = 0; i < problem_.activities.size(); ++i) {
      const int activity = static_cast<int>(i);
      const Activity& one = problem_.activities[i];
      number(one.duration, 0, activity);
      number(one.release, 0, activity);
      if (one.deadline != kNoDeadline) number(one.deadline, 0, activity);
      horizon += one.duration;
      for (const Demand& demand : one.demands) {
        const bool resource = demand.resource >= 0 && demand.resource < static_cast<int>(problem_.capacities.size());
        if (!resource) add(Defect::Cause::unknown_resource, activity).resource = demand.resource;
        if (demand.until != -1 && !known(demand.until)) add(Defect::Cause::unknown_activity, activity).found = demand.until;
        number(demand.amount, 0, activity, -1, demand.resource);
      }
    }
    for (std::size_t k = 0; k < problem_.precedences.size(); ++k) {
      const Precedence& one = problem_.precedences[k];
      for (const int activity : {one.before, one.after}) {
        if (known(activity)) continue;
        Defect& defect = add(Defect::Cause::unknown_activity);
        defect.precedence = static_cast<int>(k);
        defect.found = activity;
      }
      number(one.lag, -kGreatestNumber, -1, static_cast<int>(k));
      horizon += std::max(one.lag, 0);
    }
    links();
    for (const std::vector<Wish>* wishes : {&problem_.wishes, &problem_.ties}) {
      for (const Wish& wish : *wishes) {
        if (!known(wish.activity)) add(Defect::Cause::unknown_activity).found = wish.activity;
        for (const Time one : {wish.start, wish.weight, wish.slack, wish.past}) number(one, 0, wish.activity);
      }
    }
    if (horizon <= kGreatestHorizon) return;
    Defect& defect = add(Defect::Cause::bad_number);
    defect.found = horizon;
    defect.limit = kGreatestHorizon;
  }

  // Calendars that never fall, and limits and closings that name what is there.
  void links() {
    const auto wrong = [&](Defect::Cause cause, std::int64_t what) -> Defect& {
      Defect& defect = add(cause);
      defect.found = what;
      return defect;
    };
    for (std::size_t k = 0; k < problem_.calendars.size(); ++k) {
      const Calendar& calendar = problem_.calendars[k];
      if (calendar.empty()) wrong(Defect::Cause::bad_number, 0).calendar = static_cast<int>(k);
      for (std::size_t i = 0; i < calendar.size(); ++i) {
        const Time least = i == 0 ? 0 : calendar[i - 1];
        if (in_range(calendar[i], least)) continue;
        Defect& defect = wrong(Defect::Cause::bad_number, calendar[i]);
        defect.calendar = static_cast<int>(k);
        defect.entry = static_cast<int>(i);
        defect.limit = calendar[i] < least ? least : kGreatestNumber;
      }
    }
    for (std::size_t k = 0; k < problem_.limits.size(); ++k) {
      const Limit& one = problem_.limits[k];
      for (const int activity : {one.before, one.after}) {
        if (!known(activity)) wrong(Defect::Cause::unknown_activity, activity).limit_at = static_cast<int>(k);
      }
      if (one.calendar >= static_cast<int>(problem_.calendars.size())) {
        Defect& defect = wrong(Defect::Cause::bad_number, one.calendar);
        defect.limit_at = static_cast<int>(k);
        defect.calendar = one.calendar;
      }
      if (in_range(one.most, -kGreatestNumber)) continue;
      Defect& defect = wrong(Defect::Cause::bad_number, one.most);
      defect.limit_at = static_cast<int>(k);
      defect.limit = one.most < 0 ? -kGreatestNumber : kGreatestNumber;
    }
    for (std::size_t k = 0; k < problem_.closings.size(); ++k) {
      const Closing& one = problem_.closings[k];
      if (!known(one.activity)) wrong(Defect::Cause::unknown_activity, one.activity).closing = static_cast<int>(k);
      for (const int i : one.of) {
        if (!known(i)) wrong(Defect::Cause::unknown_activity, i).closing = static_cast<int>(k);
      }
      if (one.of.empty()) wrong(Defect::Cause::bad_number, 0).closing = static_cast<int>(k);
    }
  }

  // Of one activity, what it takes of a resource until the same end: that is taken at the same time.
  void capacities() {
    for (std::size_t i = 0; i < problem_.activities.size(); ++i) {
      const std::vector<Demand>& demands = problem_.activities[i].demands;
      const auto until = [&](const Demand& one) { return one.until == -1 ? static_cast<int>(i) : one.until; };
      for (auto demand = demands.begin(); demand != demands.end(); ++demand) {
        const auto is_like = [&](const Demand& other) { return other.resource == demand->resource && until(other) == until(*demand); };
        if (std::any_of(demands.begin(), demand, is_like) || (until(*demand) == static_cast<int>(i) && problem_.activities[i].duration == 0)) continue;
        std::int64_t sum = 0;
        for (const Demand& other : demands) sum += is_like(other) ? other.amount : 0;
        const int capacity = problem_.capacities[index(demand->resource)];
        if (sum <= capacity) continue;
        Defect& defect = add(Defect::Cause::over_capacity, static_cast<int>(i));
        defect.resource = demand->resource;
        defect.found = sum;
        defect.limit = capacity;
      }
    }
  }

  void starts() {
    const Windows bounds = windows(problem_);
    for (std::size_t i = 0; i < problem_.activities.size(); ++i) {
      if (bounds.earliest[i] <= bounds.latest[i]) continue;
      Defect& defect = add(Defect::Cause::impossible_window, static_cast<int>(i));
      defect.found = bounds.earliest[i] + problem_.activities[i].duration;
      defect.limit = bounds.latest[i] + problem_.activities[i].duration;
    }
  }

  const Problem& problem_;
  std::size_t most_;
  std::vector<Defect>& found_;
};

}  // namespace

std::vector<Defect> defects(const Problem& problem, bool with_windows, std::size_t most) {
  std::vector<Defect> found;
  Inspection(problem, most, found).run(with_windows);
  return found;
}

namespace {

std::string words_of_number(const Defect& defect, const std::string& place, int first) {
  const std::string found = std::to_string(defect.found), limit = std::to_string(defect.limit);
  if (defect.closing >= 0) return place + " is of nothing; name the activities that it is the end of.";
  if (defect.limit_at >= 0 && defect.calendar >= 0) return place + ": there is no calendar " + std::to_string(first + defect.calendar) + "; name one that exists.";
  if (defect.calendar >= 0 && defect.entry < 0) return place + " is empty; give it one time at least.";
  if (defect.entry > 0 && defect.found < defect.limit) return place + ": " + found + " comes after " + limit + "; give times that never fall.";
  if (defect.limit == kGreatestHorizon) return place + ": durations and lags are " + found + " together, more than " + limit + "; shorten some.";
  return place + ": " + found + " is out of range; give a number of at " + (defect.found < defect.limit ? "least " : "most ") + limit + ".";
}

}  // namespace

std::string words(const Defect& defect, int first) {
  std::string place;
  if (!defect.activities.empty()) {
    place = defect.activities.size() > 1 ? "activities" : "activity";
    for (const int activity : defect.activities) place += " " + std::to_string(first + activity);
  }
  if (defect.precedence >= 0) place = "precedence " + std::to_string(first + defect.precedence);
  if (defect.calendar >= 0) place = "calendar " + std::to_string(first + defect.calendar) + (defect.entry < 0 ? "" : ", time " + std::to_string(first + defect.entry));
  if (defect.limit_at >= 0) place = "limit " + std::to_string(first + defect.limit_at);
  if (defect.closing >= 0) place = "closing " + std::to_string(first + defect.closing);
  if (place.empty() && defect.resource >= 0) place = "resource " + std::to_string(first + defect.resource);
  if (place.empty()) place = "the problem";
  const std::string found = std::to_string(defect.found), limit = std::to_string(defect.limit);
  switch (defect.cause) {
    case Defect::Cause::bad_number: return words_of_number(defect, place, first);
    case Defect::Cause::unknown_activity: return place + ": there is no activity " + std::to_string(first + defect.found) + "; name one that exists.";
    case Defect::Cause::unknown_resource: return place + ": there is no resource " + std::to_string(first + defect.resource) + "; name one that exists.";
    case Defect::Cause::cycle:
      if (defect.activities.size() == 1) return place + " waits for itself; remove this precedence.";
      return place + " wait for each other in a circle; remove one of these precedences.";
    case Defect::Cause::too_tight: return place + " have to follow one another in less time than they take; lengthen a limit between them.";
    case Defect::Cause::over_capacity:
      return place + " needs " + found + " of resource " + std::to_string(first + defect.resource) + ", which has " + limit + "; raise the capacity or ask for less.";
    case Defect::Cause::no_time: return place + " has no time in which anything can be done; leave some.";
    case Defect::Cause::impossible_window: break;
  }
  return place + " cannot end before " + found + " and has to end by " + limit + "; move its deadline, or what it waits for.";
}

std::vector<int> in_order(const Problem& problem) {
  std::vector<int> waits_for(problem.activities.size());
  for (const Precedence& one : problem.precedences) ++waits_for[index(one.after)];
  std::vector<std::vector<int>> next(problem.activities.size());
  for (const Precedence& one : problem.precedences) next[index(one.before)].push_back(one.after);
  std::vector<int> order;
  for (std::size_t i = 0; i < waits_for.size(); ++i) {
    if (waits_for[i] == 0) order.push_back(static_cast<int>(i));
  }
  for (std::size_t k = 0; k < order.size(); ++k) {
    for (const int after : next[index(order[k])]) {
      if (--waits_for[index(after)] == 0) order.push_back(after);
    }
  }
  return order;
}

Windows windows(const Problem& problem) {
  Windows result;
  Time last = 0;
  std::int64_t sum = 0;
  for (const Activity& one : problem.activities) {
    last = std::max(last, one.release);
    sum += one.duration;
  }
  for (const Wish& wish : problem.wishes) last = std::max(last, wish.start);
  for (const Precedence& one : problem.precedences) sum += std::max(one.lag, 0);
  for (const Calendar& calendar : problem.calendars) last = std::max(last, static_cast<Time>(calendar.size()));
  // Whatever is done before this: at each moment something is at work, or a lag runs, or not all is released yet; else all that comes later could come
  // earlier. While a calendar lasts it cannot always, so the rest is counted from its end.
  result.horizon = static_cast<Time>(last + sum);
  const std::vector<int> order = in_order(problem);
  std::vector<std::vector<int>> after(problem.activities.size());
  for (std::size_t k = 0; k < problem.precedences.size(); ++k) after[index(problem.precedences[k].before)].push_back(static_cast<int>(k));
  for (const Activity& one : problem.activities) {
    result.earliest.push_back(one.release);
    result.latest.push_back(std::min(one.deadline, result.horizon) - one.duration);
  }
  const auto narrow = [&] {
    for (const int i : order) {
      for (const int k : after[index(i)]) {
        const Precedence& one = problem.precedences[index(k)];
        Time& start = result.earliest[index(one.after)];
        start = std::max(start, result.earliest[index(i)] + problem.activities[index(i)].duration + one.lag);
      }
    }
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
      for (const int k : after[index(*i)]) {
        const Precedence& one = problem.precedences[index(k)];
        Time& start = result.latest[index(*i)];
        start = std::min(start, result.latest[index(one.after)] - problem.activities[index(*i)].duration - one.lag);
      }
    }
  };
  narrow();
  for (int round = 0; round < kRoundsOfLimits && narrow_by_limits(problem, result); ++round) narrow();
  return result;
}

Time last_end(const Problem& problem, const std::vector<Time>& starts) {
  Time end = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (!problem.activities[i].apart) end = std::max(end, starts[i] + problem.activities[i].duration);
  }
  return end;
}

namespace {

std::int64_t cost_of(const std::vector<Wish>& wishes, const std::vector<Time>& starts) {
  std::int64_t sum = 0;
  for (const Wish& wish : wishes) {
    const std::int64_t after = std::int64_t{starts[index(wish.activity)]} - wish.start;
    sum += wish.weight * std::max({std::int64_t{0}, -after, after - wish.slack});
  }
  return sum;
}

}  // namespace

std::int64_t wish_cost(const Problem& problem, const std::vector<Time>& starts) { return cost_of(problem.wishes, starts); }

std::int64_t tie_cost(const Problem& problem, const std::vector<Time>& starts) {
  std::int64_t sum = cost_of(problem.ties, starts);
  for (const Time start : starts) sum += start;
  return sum;
}

}  // namespace cocrea::schedule
