#include "core/schedule/swap_search.h"

#include <algorithm>

namespace cocrea::schedule {
namespace {

constexpr Time kNoPath = -(1 << 29);
constexpr int kMostLanes = 100;
constexpr int kLeastForbidden = 8, kMoreForbidden = 10;   // moves

}  // namespace

SwapSearch::SwapSearch(const Problem& problem)
    : problem_(problem), after_(problem.activities.size()), before_(after_.size()), begins_(after_.size()), ends_(after_.size()), heads_(after_.size()), tails_(after_.size()), places_(after_.size()) {
  std::vector<std::vector<Arc>> all(after_.size());
  for (const Precedence& one : problem.precedences) all[index(one.before)].push_back({one.after, problem.activities[index(one.before)].duration + one.lag});
  const std::vector<int> order = in_order(problem);
  std::vector<Time> others(after_.size());   // the longest path of two arcs or more
  for (std::size_t i = 0; i < after_.size(); ++i) {
    std::fill(others.begin(), others.end(), kNoPath);
    const auto reach = [&](const Arc& first, Time distance) {
      for (const Arc& next : all[index(first.to)]) others[index(next.to)] = std::max(others[index(next.to)], distance + next.distance);
    };
    for (const Arc& arc : all[i]) reach(arc, arc.distance);
    for (const int k : order) {
      if (others[index(k)] > kNoPath) reach({k, 0}, others[index(k)]);
    }
    for (const Arc& arc : all[i]) {
      if (arc.distance <= others[index(arc.to)]) continue;
      after_[i].push_back(arc);
      before_[index(arc.to)].push_back({static_cast<int>(i), arc.distance});
    }
  }
  earliest_ = windows(problem).earliest;
  const bool ends = problem.goal == Goal::earliest_end;
  for (const Activity& one : problem.activities) {
    durations_.push_back(one.duration);
    releases_.push_back(one.release);
    only_.push_back(one.deadline == one.release + one.duration ? one.release : kNoDeadline);
    own_tails_.push_back(ends && !one.apart ? one.duration : kNoPath);
  }
  if (!ends && !problem.wishes.empty()) own_tails_[index(problem.wishes.front().activity)] = 0;
}

std::size_t SwapSearch::below(std::size_t n) {
  random_ ^= random_ << 13, random_ ^= random_ >> 7, random_ ^= random_ << 17;
  return static_cast<std::size_t>((random_ >> 11) % n);
}

void SwapSearch::fill_lanes(const std::vector<Time>& starts) {
  const auto ends = [&](int i) { return starts[index(i)] + durations_[index(i)]; };
  std::vector<int> last_works(starts.size(), -1);   // of what follows a closing at once
  for (const Closing& closing : problem_.closings) {
    int last = closing.of.front();
    for (const int i : closing.of) last = ends(last) < ends(i) ? i : last;
    for (const Limit& limit : problem_.limits) {
      if (limit.before == closing.activity) last_works[index(limit.after)] = last;
    }
  }
  uses_.clear();
  std::vector<std::pair<Time, int>> by_start;
  for (int i = 0; i < static_cast<int>(starts.size()); ++i) {
    begins_[index(i)].clear();
    ends_[index(i)].clear();
    by_start.push_back({starts[index(i)], i});
  }
  std::sort(by_start.begin(), by_start.end());
  std::vector<std::vector<int>> lanes;              // the last use of each
  for (const int capacity : problem_.capacities) lanes.emplace_back(capacity > kMostLanes ? 0 : capacity, -1);
  for (const auto& [start, i] : by_start) {
    const int last = last_works[index(i)], from = last < 0 ? i : last;
    for (const Demand& demand : problem_.activities[index(i)].demands) {
      const int until = demand.until < 0 ? i : demand.until;
      if (until == i && durations_[index(i)] == 0) continue;
      for (int k = 0; k < demand.amount; ++k) {
        // What was given back last, so that the others have more room.
        int* best = nullptr;
        Time best_end = -1;
        for (int& lane : lanes[index(demand.resource)]) {
          const Time end = lane < 0 ? 0 : ends(uses_[index(lane)].until);
          if (start < end || end <= best_end || (lane >= 0 && uses_[index(lane)].from == from)) continue;
          best = &lane;
          best_end = end;
        }
        if (best == nullptr) break;
        const int use = static_cast<int>(uses_.size());
        uses_.push_back({from, last < 0 ? 0 : durations_[index(last)], until, *best, -1});
        if (*best >= 0) uses_[index(*best)].after = use;
        begins_[index(from)].push_back(use);
        ends_[index(until)].push_back(use);
        *best = use;
      }
    }
  }
}

// Each after what is before it (A. B. Kahn, 1962). False: they go in a circle.
bool SwapSearch::find_order() {
  order_.clear();
  std::vector<int> waits_for(heads_.size());
  const auto waits = [&](std::size_t i) {
    if (waits_for[i] == 0) order_.push_back(static_cast<int>(i));
  };
  for (std::size_t i = 0; i < heads_.size(); ++i) {
    waits_for[i] = static_cast<int>(before_[i].size());
    for (const int use : begins_[i]) waits_for[i] += uses_[index(use)].before >= 0 ? 1 : 0;
    waits(i);
  }
  for (std::size_t k = 0; k < order_.size(); ++k) {
    places_[index(order_[k])] = k;
    for_each_after(order_[k], [&](int next, Time) {
      --waits_for[index(next)];
      waits(index(next));
    });
  }
  return order_.size() == heads_.size();
}

// The same once two have changed places (D. Pearce, P. Kelly, 2006): what stands between them and comes after the first does so after the second as well. False: the second itself comes after it.
bool SwapSearch::mend_order(Pair pair) {
  const std::size_t from = places_[index(pair.first)], to = places_[index(pair.second)];
  is_later_.assign(heads_.size(), false);
  is_later_[index(pair.first)] = true;
  std::size_t kept = from;
  for (std::size_t k = from; k <= to; ++k) {
    const int i = order_[k];
    if (is_later_[index(i)]) for_each_after(i, [&](int next, Time) { is_later_[index(next)] = true; });
  }
  if (is_later_[index(pair.second)]) return false;
  later_.clear();
  for (std::size_t k = from; k <= to; ++k) {
    if (is_later_[index(order_[k])]) later_.push_back(order_[k]);
    else order_[kept++] = order_[k];
  }
  std::copy(later_.begin(), later_.end(), order_.begin() + static_cast<std::ptrdiff_t>(kept));
  for (std::size_t k = from; k <= to; ++k) places_[index(order_[k])] = k;
  return true;
}

// From this place of the order on.
void SwapSearch::find_heads(std::size_t from) {
  for (std::size_t k = from; k < order_.size(); ++k) {
    const std::size_t i = index(order_[k]);
    Time head = releases_[i];
    for (const Arc& arc : before_[i]) head = std::max(head, heads_[index(arc.to)] + arc.distance);
    for (const int use : begins_[i]) {
      const Use& one = uses_[index(use)];
      if (one.before >= 0) head = std::max(head, end(uses_[index(one.before)].until) - one.lag);
    }
    heads_[i] = head;
  }
}

// Of so many of the order.
void SwapSearch::find_tails(std::size_t to) {
  for (std::size_t k = to; k-- > 0;) {
    const int i = order_[k];
    Time tail = own_tails_[index(i)];
    for_each_after(i, [&](int next, Time distance) { tail = std::max(tail, distance + tails_[index(next)]); });
    tails_[index(i)] = tail;
  }
}

Time SwapSearch::longest() const {
  Time most = 0;
  for (std::size_t i = 0; i < heads_.size(); ++i) most = std::max(most, heads_[i] + tails_[i]);
  return most;
}

void SwapSearch::swap(Pair pair) {
  for (const int first : begins_[index(pair.first)]) {
    Use& a = uses_[index(first)];
    if (a.until != pair.first || a.after < 0) continue;
    const int second = a.after;
    Use& b = uses_[index(second)];
    if (b.from != pair.second || b.until != pair.second) continue;
    if (a.before >= 0) uses_[index(a.before)].after = second;
    if (b.after >= 0) uses_[index(b.after)].before = first;
    a.after = b.after;
    b.before = a.before;
    a.before = second;
    b.after = first;
  }
}

// At least so long a path goes through one of the two then.
Time SwapSearch::length_if(Pair pair) const {
  const std::size_t u = index(pair.first), v = index(pair.second);
  const Time duration_u = durations_[u], duration_v = durations_[v];
  Time head_u = releases_[u], head_v = releases_[v], tail_u = own_tails_[u], tail_v = own_tails_[v];
  for (const Arc& arc : before_[u]) head_u = std::max(head_u, heads_[index(arc.to)] + arc.distance);
  for (const Arc& arc : before_[v]) head_v = std::max(head_v, heads_[index(arc.to)] + arc.distance);
  for (const Arc& arc : after_[u]) tail_u = std::max(tail_u, tails_[index(arc.to)] + arc.distance);
  for (const Arc& arc : after_[v]) tail_v = std::max(tail_v, tails_[index(arc.to)] + arc.distance);
  // What was before the first on a lane is now before the second, and so on.
  for (const int use : begins_[v]) {
    int before = uses_[index(use)].before;
    if (before >= 0 && uses_[index(before)].until == pair.first) before = uses_[index(before)].before;
    if (before >= 0) head_v = std::max(head_v, end(uses_[index(before)].until) - uses_[index(use)].lag);
  }
  for (const int use : begins_[u]) {
    const Use& one = uses_[index(use)];
    const bool shared = one.after >= 0 && uses_[index(one.after)].from == pair.second;
    if (!shared && one.before >= 0) head_u = std::max(head_u, end(uses_[index(one.before)].until) - one.lag);
  }
  const auto tail_after = [&](int use, Time duration) { return use < 0 ? kNoPath : duration - uses_[index(use)].lag + tails_[index(uses_[index(use)].from)]; };
  for (const int use : ends_[u]) {
    int after = uses_[index(use)].after;
    if (after >= 0 && uses_[index(after)].from == pair.second) after = uses_[index(after)].after;
    tail_u = std::max(tail_u, tail_after(after, duration_u));
  }
  head_u = std::max(head_u, head_v + duration_v);
  tail_v = std::max(tail_v, duration_v + tail_u);
  return std::max(head_u + tail_u, head_v + tail_v);
}

// first < 0: there is none.
SwapSearch::Pair SwapSearch::choose() {
  Pair best{-1, -1}, any{-1, -1};
  Time least = 0;
  std::size_t count = 0;
  const auto is_on_longest = [&](int i) { return heads_[index(i)] + tails_[index(i)] == now_; };
  for (int first = 0; first < static_cast<int>(heads_.size()); ++first) {
    if (!is_on_longest(first)) continue;
    for (const int use : begins_[index(first)]) {
      const Use& one = uses_[index(use)];
      if (one.until != first || one.after < 0) continue;
      const Use& next = uses_[index(one.after)];
      const int second = next.from;
      if (next.until != second || heads_[index(second)] != end(first) || !is_on_longest(second)) continue;
      if (only_[index(first)] < earliest_[index(second)] + durations_[index(second)]) continue;
      if (std::any_of(after_[index(first)].begin(), after_[index(first)].end(), [&](const Arc& arc) { return arc.to == second; })) continue;
      const Pair pair{first, second};
      if (below(++count) == 0) any = pair;
      const Time then = length_if(pair);
      if (best.first >= 0 && (then > least || (then == least && below(2) == 0))) continue;
      if (then >= length_ && std::any_of(forbidden_.begin(), forbidden_.end(), [&](const Forbidden& other) { return other.pair == pair; })) continue;
      best = pair;
      least = then;
    }
  }
  return best.first >= 0 ? best : any;
}

void SwapSearch::begin(const std::vector<Time>& starts) {
  best_ = starts;
  forbidden_.clear();
  now_ = length_ = 0;
  fill_lanes(starts);
  const bool all_have_lanes = std::all_of(problem_.capacities.begin(), problem_.capacities.end(), [](int capacity) { return capacity <= kMostLanes; });
  if (!all_have_lanes || !find_order()) return uses_.clear();   // an order that leaves out what is short leads nowhere
  find_heads(0);
  find_tails(order_.size());
  best_ = heads_;
  now_ = length_ = longest();
}

bool SwapSearch::step(int moves) {
  for (; moves > 0; --moves) {
    const Pair pair = uses_.empty() ? Pair{-1, -1} : choose();
    if (pair.first < 0) return false;
    ++moves_;
    swap(pair);
    const Pair back{pair.second, pair.first};
    const std::size_t from = places_[index(pair.first)], to = places_[index(pair.second)] + 1;
    const bool possible = mend_order(pair);
    std::erase_if(forbidden_, [&](const Forbidden& one) { return one.until <= moves_; });
    forbidden_.push_back({possible ? back : pair, moves_ + kLeastForbidden + static_cast<std::int64_t>(below(kMoreForbidden))});
    if (!possible) {
      swap(back);
      continue;
    }
    find_heads(from);
    find_tails(to);
    now_ = longest();
    if (now_ < length_) {
      length_ = now_;
      best_ = heads_;
    }
  }
  return true;
}

}  // namespace cocrea::schedule
