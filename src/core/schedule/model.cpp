#include "core/schedule/model.h"

#include <algorithm>
#include <cstdlib>

#include "core/schedule/energy_bound.h"

namespace cocrea::schedule {
namespace {

constexpr std::size_t kMostPairs = 20'000;

}  // namespace

Model::Model(const Problem& problem, Goal kind, std::int64_t cost, bool brief) : engine(brief ? Engine::kFewShelves : Engine::kMostShelves) {
  activities = static_cast<int>(problem.activities.size());
  const Windows bounds = windows(problem);
  for (std::size_t i = 0; i < problem.activities.size(); ++i) {
    if (bounds.earliest[i] > bounds.latest[i]) impossible = true;
    engine.add_variable(bounds.earliest[i], std::max(bounds.earliest[i], bounds.latest[i]));
  }
  if (!impossible && overloaded(problem, bounds)) impossible = true;
  for (const Precedence& one : problem.precedences) engine.add_precedence(one.before, one.after, problem.activities[index(one.before)].duration + one.lag);

  const auto add_last_end = [&] {
    const int end = engine.add_variable(brief ? 0 : energy_bound(problem), bounds.horizon);
    for (int i = 0; i < activities; ++i) {
      if (!problem.activities[index(i)].apart) engine.add_precedence(i, end, problem.activities[index(i)].duration);
    }
    return end;
  };
  if (kind == Goal::last_end) {
    goal = add_last_end();
  } else if (kind == Goal::wishes) {
    goal = add_sum(problem.wishes);
  } else {
    const int first = problem.goal == schedule::Goal::wishes ? add_sum(problem.wishes) : add_last_end();
    if (!engine.post(at_most(first, static_cast<int>(cost)), {})) impossible = true;
    std::vector<Wish> terms = problem.ties;
    for (int i = 0; i < activities; ++i) terms.push_back({i, 0, 1});
    goal = add_sum(std::move(terms));
  }

  std::vector<std::vector<Use>> uses(problem.capacities.size());
  for (int i = 0; i < activities; ++i) {
    for (const Demand& demand : problem.activities[index(i)].demands) {
      if (demand.amount == 0) continue;
      const int until = demand.until < 0 ? i : demand.until;
      if (until == i && problem.activities[index(i)].duration == 0) continue;
      uses[index(demand.resource)].push_back({i, until, problem.activities[index(until)].duration, demand.amount});
    }
  }
  for (std::size_t r = 0; r < uses.size(); ++r) {
    if (!uses[r].empty()) resources.push_back(Cumulative(problem.capacities[r], uses[r]));
  }
  add_pairs(problem);
  read_links(problem);

  resources_of_.resize(index(engine.variables()));
  waiting_.assign(resources.size(), true);
  for (std::size_t r = 0; r < resources.size(); ++r) {
    for (const Use& use : resources[r].uses()) {
      for (const int variable : {use.from, use.until}) {
        std::vector<int>& list = resources_of_[index(variable)];
        if (list.empty() || list.back() != static_cast<int>(r)) list.push_back(static_cast<int>(r));
      }
    }
  }
}

namespace {

// Which activity is over before another begins: by precedences, also through others. A row of bits for each, so that what comes after one is joined to what
// comes before it by words.
class Order {
 public:
  explicit Order(const Problem& problem) : words_((problem.activities.size() + 63) / 64), bits_(problem.activities.size() * words_) {
    std::vector<std::vector<int>> after(problem.activities.size());
    for (const Precedence& one : problem.precedences) {
      if (one.lag >= 0) after[index(one.before)].push_back(one.after);
    }
    const std::vector<int> order = in_order(problem);
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
      std::uint64_t* const row = &bits_[index(*i) * words_];
      for (const int next : after[index(*i)]) {
        const std::uint64_t* const its = &bits_[index(next) * words_];
        for (std::size_t k = 0; k < words_; ++k) row[k] |= its[k];
        row[index(next) / 64] |= std::uint64_t{1} << (index(next) % 64);
      }
    }
  }
  bool before(std::size_t i, std::size_t j) const { return (bits_[i * words_ + j / 64] >> (j % 64) & 1) != 0; }

 private:
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

}  // namespace

// Uses of one resource that together exceed it follow one another.
void Model::add_pairs(const Problem& problem) {
  const std::size_t n = index(activities);
  const Order order(problem);
  std::vector<bool> done(n * n);
  std::size_t count = 0;
  for (std::size_t r = 0; r < resources.size(); ++r) {
    const std::vector<Use>& uses = resources[r].uses();
    for (std::size_t a = 0; a < uses.size(); ++a) {
      for (std::size_t b = a + 1; b < uses.size() && count < kMostPairs; ++b) {
        const std::size_t i = index(uses[a].from), j = index(uses[b].from);
        if (uses[a].amount + uses[b].amount <= resources[r].capacity() || i == j || done[i * n + j]) continue;
        if (order.before(index(uses[a].until), j) || order.before(index(uses[b].until), i)) continue;
        if (uses[a].from != uses[a].until || uses[b].from != uses[b].until) continue;
        if (problem.activities[i].apart && problem.activities[j].apart) continue;
        done[i * n + j] = true;
        ++count;
        const int first = engine.add_variable(0, 1);
        engine.add_precedence(uses[a].until, uses[b].from, uses[a].length, at_least(first, 1));
        engine.add_precedence(uses[b].until, uses[a].from, uses[b].length, at_most(first, 0));
      }
    }
  }
}

int Model::add_sum(std::vector<Wish> terms) {
  std::int64_t most = 0;
  for (const Wish& term : terms) {
    const std::int64_t away = std::max(std::abs(engine.least(term.activity) - term.start), std::abs(engine.greatest(term.activity) - term.start));
    most += term.weight * away;
  }
  const int total = engine.add_variable(0, static_cast<int>(std::min(most, kGreatestSum)));
  sums_.push_back({total, std::move(terms)});
  return total;
}

// That the total is at most what it is, and then, of each term that is away from its wish, why; its place among them goes to places_.
int Model::store_reason(const Sum& sum) {
  reason_.assign(1, at_most(sum.total, engine.greatest(sum.total)));
  places_.assign(sum.terms.size(), Engine::kAll);
  for (std::size_t k = 0; k < sum.terms.size(); ++k) {
    const Wish& term = sum.terms[k];
    const int least = engine.least(term.activity), greatest = engine.greatest(term.activity);
    if (least <= term.start + term.slack && greatest >= term.start) continue;
    places_[k] = static_cast<int>(reason_.size());
    reason_.push_back(greatest < term.start ? at_most(term.activity, greatest) : at_least(term.activity, least));
  }
  return engine.store(reason_);
}

// total >= the sum of what each start is at least away from its wish, and what is left over bounds each of them.
bool Model::propagate_sum(const Sum& sum) {
  const auto away = [&](const Wish& term) {
    return std::max({0, engine.least(term.activity) - term.start - term.slack, term.start - engine.greatest(term.activity)});
  };
  // All that follows has one reason: that the total is not greater, and where each term is, but that of which it says something.
  int stored = -1;
  const auto post = [&](Lit literal, std::size_t of) {
    if (engine.holds(literal)) return true;
    if (stored < 0) stored = store_reason(sum);
    return engine.post(literal, stored, of == sum.terms.size() ? 0 : places_[of]);
  };
  std::int64_t least = 0;
  for (const Wish& term : sum.terms) least += std::int64_t{term.weight} * away(term);
  const std::int64_t greatest = engine.greatest(sum.total);
  if (!post(at_least(sum.total, static_cast<int>(std::min<std::int64_t>(least, greatest + 1))), sum.terms.size())) return false;
  for (std::size_t k = 0; k < sum.terms.size(); ++k) {
    const Wish& term = sum.terms[k];
    if (term.weight == 0) continue;
    const std::int64_t room = (greatest - least) / term.weight + away(term);
    const int latest = static_cast<int>(std::min<std::int64_t>(term.start + term.slack + room, 1 << 30));
    const int earliest = static_cast<int>(std::max<std::int64_t>(term.start - room, -(1 << 30)));
    if (!post(at_most(term.activity, latest), k)) return false;
    if (!post(at_least(term.activity, earliest), k)) return false;
  }
  return true;
}

bool Model::propagate() {
  if (impossible) return false;
  for (;;) {
    if (!engine.propagate()) return false;
    for (const int bound : engine.changed) {
      for (const int resource : resources_of_[index(bound / 2)]) waiting_[index(resource)] = true;
    }
    sums_waiting_ = sums_waiting_ || !engine.changed.empty();
    links_waiting_ = !durations_.empty() && (links_waiting_ || !engine.changed.empty());
    engine.changed.clear();
    if (links_waiting_) {
      links_waiting_ = false;
      if (!propagate_links()) return false;
      if (!engine.changed.empty()) continue;
    }
    const auto next = std::find(waiting_.begin(), waiting_.end(), true);
    if (next != waiting_.end()) {
      *next = false;
      if (!resources[static_cast<std::size_t>(next - waiting_.begin())].propagate(engine)) return false;
      continue;
    }
    if (!sums_waiting_) return true;
    sums_waiting_ = false;
    for (const Sum& sum : sums_) {
      if (!propagate_sum(sum)) return false;
    }
    if (engine.changed.empty()) return true;
  }
}

}  // namespace cocrea::schedule
