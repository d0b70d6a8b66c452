#include "core/schedule/improve.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace cocrea::schedule {
namespace {

constexpr int kNodesOfRound = 400;
constexpr int kFirstSize = 32, kLeastSize = 8;   // in halves
constexpr std::size_t kOthersOfTen = 3;

}  // namespace

Improver::Improver(const Problem& problem, std::vector<Time> wished) : holds_(problem.capacities.size()), beside_(problem.activities.size()), wished_(std::move(wished)) {
  size_.fill(kFirstSize);
  for (std::size_t i = 0; i < problem.activities.size(); ++i) {
    durations_.push_back(problem.activities[i].duration);
    for (const Demand& demand : problem.activities[i].demands) {
      const int until = demand.until < 0 ? static_cast<int>(i) : demand.until;
      if (demand.amount > 0 && (until != static_cast<int>(i) || durations_[i] > 0)) holds_[index(demand.resource)].push_back({static_cast<int>(i), until, demand.amount});
    }
  }
  for (const Precedence& one : problem.precedences) {
    beside_[index(one.before)].push_back(one.after);
    beside_[index(one.after)].push_back(one.before);
  }
}

std::size_t Improver::below(std::size_t n) {
  random_ ^= random_ << 13, random_ ^= random_ >> 7, random_ ^= random_ << 17;
  return static_cast<std::size_t>((random_ >> 11) % n);
}

Improver::Wanted Improver::next_wanted() { return below(10) < kOthersOfTen ? Wanted::another : Wanted::cheaper; }

// Those nearest to a moment; `of_some`: of those only that use some of the resources.
void Improver::free_nearest(const std::vector<Time>& starts, std::size_t count, bool of_some) {
  std::vector<bool> wanted(starts.size(), !of_some);
  for (std::size_t r = 0; of_some && r < holds_.size(); ++r) {
    if (below(2) == 0) continue;
    for (const Hold& one : holds_[r]) wanted[index(one.from)] = wanted[index(one.until)] = true;
  }
  const auto twice_middle = [&](std::size_t i) { return 2 * starts[i] + durations_[i]; };
  const Time moment = twice_middle(below(starts.size()));
  std::vector<std::pair<Time, std::size_t>> near;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (wanted[i]) near.push_back({std::abs(twice_middle(i) - moment), i});
  }
  std::sort(near.begin(), near.end());
  for (std::size_t k = 0; k < std::min(count, near.size()); ++k) free_[near[k].second] = true;
}

// Some activities, each with what is about it.
void Improver::free_by_precedences(std::size_t count) {
  constexpr std::size_t kMostOfOne = 16;
  std::vector<int> reached;
  for (std::size_t left = count; left > 0; left -= std::min(left, reached.size())) {
    reached.assign(1, static_cast<int>(below(free_.size())));
    for (std::size_t k = 0; k < reached.size(); ++k) {
      free_[index(reached[k])] = true;
      for (const int next : beside_[index(reached[k])]) {
        if (reached.size() < std::min(left, kMostOfOne) && std::find(reached.begin(), reached.end(), next) == reached.end()) reached.push_back(next);
      }
    }
  }
}

void Improver::free_some(const std::vector<Time>& starts) {
  free_.assign(starts.size(), false);
  kind_ = static_cast<int>(below(kKinds));
  const std::size_t count = index(size_[index(kind_)] / 2);
  if (kind_ == by_precedences) free_by_precedences(count);
  else free_nearest(starts, count, kind_ == of_resources);
}

// Of each resource, whoever takes what another gave back comes after it.
void Improver::keep_orders(const std::vector<Time>& starts) {
  struct Given { Time end; int by, amount; };
  std::vector<Hold> holds;
  std::vector<Given> given;
  for (const std::vector<Hold>& of_one : holds_) {
    holds.clear();
    given.clear();
    for (const Hold& one : of_one) {
      if (!free_[index(one.from)] && !free_[index(one.until)]) holds.push_back(one);
    }
    std::sort(holds.begin(), holds.end(), [&](const Hold& a, const Hold& b) {
      const Time first = starts[index(a.from)], second = starts[index(b.from)];
      return first != second ? first < second : a.from < b.from;
    });
    for (const Hold& one : holds) {
      // What was given back last, so that the rest has more room; nobody's before that goes to whom that does not suffice.
      for (int needed = one.amount; needed > 0;) {
        Given* best = nullptr;
        for (Given& before : given) {
          if (before.amount > 0 && before.end <= starts[index(one.from)] && (best == nullptr || before.end > best->end)) best = &before;
        }
        if (best == nullptr) break;
        part_.precedences.push_back({best->by, one.from, 0});
        const int taken = std::min(needed, best->amount);
        needed -= taken;
        best->amount -= taken;
      }
      given.push_back({starts[index(one.until)] + durations_[index(one.until)], one.until, one.amount});
    }
  }
}

void Improver::begin(const Problem& problem, const std::vector<Time>& starts, std::int64_t cost, Wanted wanted) {
  found_.clear();
  part_ = problem;
  free_some(starts);
  keep_orders(starts);
  const bool ends = problem.goal == Goal::earliest_end;
  // Ties that cost more than a sum is computed with tell no schedule from another.
  if (wanted == Wanted::another && !ends && tie_cost(problem, starts) > kGreatestSum) wanted = Wanted::cheaper;
  for (Activity& one : part_.activities) {
    if (ends && !one.apart) one.deadline = std::min(one.deadline, static_cast<Time>(wanted == Wanted::cheaper ? cost - 1 : cost));
  }
  std::int64_t most = cost - 1;
  Model::Goal goal = ends ? Model::Goal::last_end : Model::Goal::wishes;
  if (wanted == Wanted::another && ends) {
    part_.goal = Goal::wishes;
    goal = Model::Goal::wishes;
    most = -1;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      if (below(2) == 0) continue;
      part_.wishes.push_back({static_cast<int>(i), 0, 1});
      most += starts[i];
    }
  } else if (wanted != Wanted::cheaper) {
    goal = Model::Goal::ties;
    most = tie_cost(problem, starts) - 1;
  }
  model_ = Model(part_, goal, wanted == Wanted::cheaper ? -1 : cost, true);
  if (!model_.impossible && !model_.engine.post(at_most(model_.goal, static_cast<int>(most)), {})) model_.impossible = true;
  branching_ = Branching(model_);
  if (goal == Model::Goal::wishes && !ends) branching_.wish(wished_);
  branching_.follow(starts);
  nodes_left_ = kNodesOfRound;
}

bool Improver::step() {
  int& size = size_[index(kind_)];
  if (nodes_left_-- == 0) {
    size = std::max(kLeastSize, size - 2);
    return true;
  }
  if (!model_.propagate()) {
    if (!model_.impossible && model_.engine.learn()) {
      branching_.blame(model_.engine);
      return false;
    }
    size = std::min(size + 1, static_cast<int>(free_.size()));   // at most half of all
    return true;
  }
  const Lit next = branching_.next(model_.engine);
  if (next.bound >= 0) {
    model_.engine.decide(next);
    return false;
  }
  for (std::size_t i = 0; i < durations_.size(); ++i) found_.push_back(model_.engine.least(static_cast<int>(i)));
  return true;
}

Problem lenient(const Problem& problem) {
  Problem result = problem;
  const int event = static_cast<int>(problem.activities.size());
  const auto is_free = [](const Activity& one) { return one.deadline != kNoDeadline && one.release + one.duration < one.deadline; };
  Time last = 0;
  for (const Activity& one : problem.activities) last = is_free(one) ? std::max(last, one.deadline) : last;
  for (int i = 0; i < event; ++i) {
    Activity& one = result.activities[index(i)];
    if (!is_free(one)) continue;
    result.precedences.push_back({i, event, last - one.deadline});
    one.deadline = kNoDeadline;
  }
  result.activities.emplace_back();
  result.goal = Goal::wishes;
  result.wishes = {{event, 0, 1, last}};
  return result;
}

}  // namespace cocrea::schedule
