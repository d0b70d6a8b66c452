#include "core/schedule/wish_search.h"

#include <algorithm>

namespace cocrea::schedule {
namespace {

constexpr std::int64_t kWorseOfBest = 500;   // one in so many of what the best costs may a schedule cost more than the one before it
constexpr std::int64_t kMovedByLot = 100;       // how much earlier or later it begins where the wished order misses deadlines

// Where that is placed which may begin on any of several days: on the first of them; as late as what follows it lets it; or where all that comes before what follows it is
// placed already, so that it takes what they leave.
enum class Loose : std::uint8_t { first, late, last };

std::vector<Time> placed(const Problem& problem, Loose loose) {
  constexpr Time kFree = kNoDeadline;
  std::vector<Time> wished(problem.activities.size(), kFree);
  std::vector<const Wish*> own(wished.size());
  for (const Wish& wish : problem.wishes) {
    if (wish.weight == 0 || own[index(wish.activity)] != nullptr) continue;
    wished[index(wish.activity)] = wish.start - wish.past;
    own[index(wish.activity)] = &wish;
  }
  const std::vector<int> order = in_order(problem);
  std::vector<std::vector<int>> after(wished.size());
  for (std::size_t k = 0; k < problem.precedences.size(); ++k) after[index(problem.precedences[k].before)].push_back(static_cast<int>(k));
  for (auto i = order.rbegin(); i != order.rend(); ++i) {
    const Wish* const wish = own[index(*i)];
    const bool last = wish != nullptr && loose == Loose::last;
    const Time duration = problem.activities[index(*i)].duration;
    Time latest = kFree;
    for (const int k : after[index(*i)]) {
      const Precedence& one = problem.precedences[index(k)];
      const Time next = wished[index(one.after)];
      if (next != kFree) latest = std::min(latest, last ? next : next - duration - one.lag);
    }
    Time& its = wished[index(*i)];
    if (wish == nullptr) its = latest;
    else if (last) its = std::min(latest, wish->slack > 0 ? wish->start + wish->slack + duration : its);
    else if (wish->slack > 0 && loose == Loose::late && latest != kFree) its = std::clamp(latest, wish->start > 0 ? wish->start : -kGreatestNumber, wish->start + wish->slack);
  }
  std::vector<Time> earliest(wished.size(), -kGreatestNumber);
  for (const int i : order) {
    Time& its = wished[index(i)];
    if (its == kFree) its = earliest[index(i)] > -kGreatestNumber ? earliest[index(i)] : problem.activities[index(i)].release;
    for (const int k : after[index(i)]) {
      const Precedence& one = problem.precedences[index(k)];
      earliest[index(one.after)] = std::max(earliest[index(one.after)], its + problem.activities[index(i)].duration + one.lag);
    }
  }
  return wished;
}

}  // namespace

std::vector<Time> wished_starts(const Problem& problem) { return placed(problem, Loose::late); }

WishSearch::WishSearch(const Problem& problem)
    : problem_(problem), reversed_(reversed(problem)), in_order_(problem, true), ahead_(problem), back_(reversed_), order_(wished_starts(problem)), priority_(problem.activities.size()) {
  const Windows bounds = windows(problem);
  const auto nearest = [&](std::size_t i, Time start) { return std::clamp(start, bounds.earliest[i], std::max(bounds.earliest[i], bounds.latest[i])); };
  std::vector<Time> first = placed(problem, Loose::first), from;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    wished_.push_back(nearest(i, order_[i]));
    from.push_back(nearest(i, first[i]));
  }
  // All that is wished for one day put off by the least by which it could be.
  Time by = 0;
  for (const Wish& wish : problem.wishes) by = std::max(by, wish.weight == 0 || wish.slack > 0 ? 0 : bounds.earliest[index(wish.activity)] - order_[index(wish.activity)]);
  std::vector<Time> put_off = from;
  for (const Wish& wish : problem.wishes) {
    if (wish.slack == 0) put_off[index(wish.activity)] = nearest(index(wish.activity), order_[index(wish.activity)] + by);
  }
  turns_ = {{order_, from}, {placed(problem, Loose::last), std::move(put_off)}};
  if (first != order_) turns_.push_back({std::move(first), std::move(from)});
}

std::size_t WishSearch::below(std::int64_t n) {
  random_ ^= random_ << 13, random_ ^= random_ >> 7, random_ ^= random_ << 17;
  return static_cast<std::size_t>((random_ >> 11) % static_cast<std::uint64_t>(std::max<std::int64_t>(1, n)));
}

// The order of the schedule before, and nothing earlier than it is wished or already is; but something of that by lot.
void WishSearch::move_some() {
  enum Kind { turns, earlier, later, kKinds };
  constexpr std::int64_t kShaken = 6, kFew = 3, kNear = 120, kStep = 30;
  const std::vector<Time>& at = standing_.at;
  const auto far = [&] { return static_cast<std::int64_t>(1 + below(4 << below(8))); };   // days or years
  away_.clear();
  for (const Wish& wish : problem_.wishes) {
    const Time start = at[index(wish.activity)];
    if (wish.weight > 0 && (start < wish.start || start > wish.start + wish.slack)) away_.push_back(wish.activity);
  }
  for (std::size_t i = 0; i < at.size(); ++i) {
    priority_[i] = 2 * at[i] + static_cast<std::int64_t>(below(kShaken));
    from_[i] = std::min(at[i], wished_[i]);
  }
  if (away_.empty()) return;
  const auto any_away = [&] { return index(away_[below(static_cast<std::int64_t>(away_.size()))]); };
  const std::size_t kind = below(kKinds);
  if (kind == turns) {
    for (std::size_t left = 1 + below(kFew); left > 0; --left) priority_[any_away()] -= 2 * far();
  } else if (kind == earlier) {
    // What comes shortly before something that is late makes room for it.
    const std::size_t late = any_away();
    const Time step = 1 + static_cast<Time>(below(kStep)), moment = at[late], near = static_cast<Time>(below(kNear));
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (at[i] > moment || at[i] < moment - near || below(3) == 0) continue;
      from_[i] = std::max(0, from_[i] - step);
      priority_[i] -= 2 * step;
    }
  } else {
    for (std::size_t left = 1 + below(kFew); left > 0; --left) {
      const std::size_t one = below(static_cast<std::int64_t>(at.size()));
      priority_[one] += 2 * far();
      from_[one] = wished_[one];
    }
  }
}

// What is early as late as it can be, until its wish, and then what is late as early.
std::vector<Time> WishSearch::pushed(std::vector<Time> starts) {
  Time end = 0;
  const auto last = [&](std::size_t i) { return std::max(starts[i], wished_[i]) + problem_.activities[i].duration; };
  for (std::size_t i = 0; i < starts.size(); ++i) end = std::max(end, last(i));
  for (std::size_t i = 0; i < starts.size(); ++i) {
    from_[i] = end - last(i);
    priority_[i] = -(starts[i] + std::int64_t{problem_.activities[i].duration});
  }
  const auto late = back_.build(priority_, from_);
  if (!late) return starts;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    priority_[i] = end - (*late)[i] - problem_.activities[i].duration;
    from_[i] = std::clamp(static_cast<Time>(priority_[i]), 0, wished_[i]);
  }
  const auto again = ahead_.build(priority_, from_);
  return again && wish_cost(problem_, *again) <= wish_cost(problem_, starts) ? *again : starts;
}

bool WishSearch::step() {
  const std::size_t turn = tried_++;
  const bool from_wishes = turn < turns_.size();
  if (from_wishes) {
    priority_.assign(turns_[turn].order.begin(), turns_[turn].order.end());
    from_ = turns_[turn].from;
  } else if (standing_.at.empty()) {
    priority_.assign(order_.begin(), order_.end());
    from_.assign(order_.size(), 0);   // what else misses a deadline
    for (std::int64_t& one : priority_) one += turn > turns_.size() ? static_cast<std::int64_t>(below(kMovedByLot)) : 0;
  } else {
    move_some();
  }
  const auto built = (from_wishes ? in_order_ : ahead_).build(priority_, from_);
  if (!built) return false;
  const std::vector<Time> starts = pushed(*built);
  const std::int64_t cost = wish_cost(problem_, starts);
  return standing_.take(starts, cost, cost / kWorseOfBest);
}

void WishSearch::follow(const std::vector<Time>& starts) {
  standing_.follow(starts, wish_cost(problem_, starts));
  tried_ = std::max(tried_, turns_.size());
}

}  // namespace cocrea::schedule
