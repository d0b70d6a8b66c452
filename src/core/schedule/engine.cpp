#include "core/schedule/engine.h"

#include <algorithm>
#include <cassert>

namespace cocrea::schedule {
namespace {

constexpr int kKeptLevels = 2;  // clauses of so few levels are never forgotten

}  // namespace

int Engine::add_variable(int least, int greatest) {
  assert(levels_.empty() && least <= greatest);
  for (const int bound : {least, -greatest}) {
    bounds_.push_back(bound);
    roots_.push_back(bound);
    last_.push_back(-1);
    needed_.push_back(0);
    place_.push_back(-1);
    arcs_from_.emplace_back();
    arcs_if_.emplace_back();
    // Watches stand by the value at which they matter, in runs of 2^shift values.
    const int width = greatest - least + 1;
    Shelf shelf{bound, 0, static_cast<int>(watches_.size())};
    while ((width >> shelf.shift) >= most_shelves_) ++shelf.shift;
    shelves_.push_back(shelf);
    watches_.resize(watches_.size() + index(width >> shelf.shift) + 1);
  }
  return variables() - 1;
}

void Engine::add_arc(int from, int to, int distance, Lit condition) {
  const int number = static_cast<int>(arcs_.size());
  arcs_.push_back({from, to, distance, condition});
  arcs_from_[index(from)].push_back(number);
  if (condition.bound >= 0) arcs_if_[index(condition.bound)].push_back(number);
  changed.push_back(from);
}

void Engine::add_precedence(int before, int after, int distance, Lit condition) {
  add_arc(2 * before, 2 * after, distance, condition);
  add_arc(2 * after + 1, 2 * before + 1, distance, condition);
}

bool Engine::set(Lit literal, Why why, int reason) {
  int& bound = bounds_[index(literal.bound)];
  if (bound >= literal.value) return true;
  if (literal.value > -bounds_[index(literal.bound ^ 1)]) {
    // Beyond the opposite bound. The least that is too much needs the weakest reasons.
    const int opposite_bound = bounds_[index(literal.bound ^ 1)];
    dead_end_.clear();
    dead_end_.push_back({literal.bound ^ 1, opposite_bound});
    explain({literal.bound, 1 - opposite_bound}, why, reason, dead_end_);
    return false;
  }
  int& last = last_[index(literal.bound)];
  trail_.push_back({literal.bound, literal.value, bound, last, level(), why, reason});
  last = static_cast<int>(trail_.size()) - 1;
  bound = literal.value;
  if (levels_.empty()) roots_[index(literal.bound)] = literal.value;
  changed.push_back(literal.bound);
  return true;
}

bool Engine::post(Lit literal, std::span<const Lit> reason) {
  return holds(literal) || set(literal, Why::stored, store(reason));
}

int Engine::store(std::span<const Lit> reason) {
  const int place = static_cast<int>(reasons_.size());
  reasons_.push_back({static_cast<int>(reason.size()), 0});
  reasons_.insert(reasons_.end(), reason.begin(), reason.end());
  return place;
}

bool Engine::post(Lit literal, int stored, int left_out) {
  if (holds(literal)) return true;
  const int place = static_cast<int>(reasons_.size());
  reasons_.push_back({kShared, stored});
  reasons_.push_back({left_out, 0});
  return set(literal, Why::stored, place);
}

void Engine::fail(std::span<const Lit> literals) { dead_end_.assign(literals.begin(), literals.end()); }

void Engine::decide(Lit literal) {
  levels_.push_back({static_cast<int>(trail_.size()), static_cast<int>(reasons_.size())});
  [[maybe_unused]] const bool possible = set(literal, Why::decision, 0);
  assert(possible);
}

void Engine::back_to(int wanted) {
  if (wanted >= level()) return;
  const Level& mark = levels_[index(wanted)];
  for (std::size_t i = trail_.size(); i-- > index(mark.trail);) {
    const Entry& entry = trail_[i];
    bounds_[index(entry.bound)] = entry.before;
    last_[index(entry.bound)] = entry.previous;
  }
  trail_.resize(index(mark.trail));
  reasons_.resize(index(mark.reasons));
  levels_.resize(index(wanted));
  next_ = trail_.size();
}

bool Engine::propagate() {
  while (next_ < trail_.size()) {
    const int bound = trail_[next_].bound, before = trail_[next_].before, value = trail_[next_].value;
    ++next_;
    // Where the same bound has changed again already, its arcs can wait for that.
    if (bounds_[index(bound)] == value && !propagate_arcs(bound)) return false;
    if (!propagate_clauses(bound, before, value)) return false;
  }
  if (levels_.empty()) {
    // What holds at the root needs no reason.
    for (const Entry& entry : trail_) last_[index(entry.bound)] = -1;
    trail_.clear();
    reasons_.clear();
    next_ = 0;
  }
  return true;
}

bool Engine::propagate_arcs(int bound) {
  for (const int arc : arcs_from_[index(bound)]) {
    if (!propagate_arc(arc)) return false;
  }
  for (const int arc : arcs_if_[index(bound)]) {
    if (!propagate_arc(arc)) return false;
  }
  return true;
}

bool Engine::propagate_arc(int number) {
  const Arc& arc = arcs_[index(number)];
  const int value = bounds_[index(arc.from)] + arc.distance;
  if (arc.condition.bound >= 0 && !holds(arc.condition)) {
    const int most = -bounds_[index(arc.to ^ 1)];
    if (value <= most || holds(opposite(arc.condition))) return true;
    const Lit reason[] = {{arc.from, most + 1 - arc.distance}, {arc.to ^ 1, -most}};
    return post(opposite(arc.condition), reason);
  }
  return bounds_[index(arc.to)] >= value || set({arc.to, value}, Why::arc, number);
}

std::vector<Engine::Watch>& Engine::shelf(Lit literal) {
  const Shelf& its = shelves_[index(literal.bound)];
  return watches_[index(its.first + (std::max(0, literal.value - its.least) >> its.shift))];
}

void Engine::watch(Lit literal, int clause, Lit other) {
  const Lit false_when = opposite(literal);
  shelf(false_when).push_back({false_when.value, clause, other});
}

// The clauses of which a watched literal became false when a bound grew.
bool Engine::propagate_clauses(int bound, int before, int value) {
  const Shelf& its = shelves_[index(bound)];
  const int from = (before + 1 - its.least) >> its.shift, to = (value - its.least) >> its.shift;
  for (int k = from; k <= to; ++k) {
    if (!propagate_shelf(its.first + k, bound, value)) return false;
  }
  return true;
}

bool Engine::propagate_shelf(int number, int bound, int value) {
  std::vector<Watch>& watches = watches_[index(number)];
  std::size_t kept = 0, i = 0;
  bool possible = true;
  for (; i < watches.size(); ++i) {
    const Watch& watch = watches[i];
    if (watch.value > value || holds(watch.other)) {
      watches[kept++] = watch;
      continue;
    }
    const int clause = watch.clause;
    Lit* literals = arena_.data() + clause + kHeader;
    const int size = arena_[index(clause)].bound;
    const Lit gone = opposite({bound, watch.value});
    if (literals[0] == gone) std::swap(literals[0], literals[1]);
    const Lit first = literals[0];
    if (holds(first)) {
      watches[kept++] = {watch.value, clause, first};
      continue;
    }
    int k = 2;
    while (k < size && holds(opposite(literals[k]))) ++k;
    if (k < size) {
      std::swap(literals[1], literals[k]);
      const Lit false_when = opposite(literals[1]);
      std::vector<Watch>& place = shelf(false_when);
      if (&place == &watches) {
        watches[kept++] = {false_when.value, clause, first};
      } else {
        place.push_back({false_when.value, clause, first});
      }
      continue;
    }
    watches[kept++] = {watch.value, clause, first};
    if (!set(first, Why::clause, clause)) {
      possible = false;
      ++i;
      break;
    }
  }
  for (; i < watches.size(); ++i) watches[kept++] = watches[i];
  watches.resize(kept);
  return possible;
}

int Engine::since(Lit literal) const { return holds_at_root(literal) ? 0 : place_of(literal) + 1; }

int Engine::attach(std::span<const Lit> literals, int distinct_levels) {
  const int clause = static_cast<int>(arena_.size());
  arena_.push_back({static_cast<int>(literals.size()), distinct_levels});
  arena_.push_back({age_, 0});
  arena_.insert(arena_.end(), literals.begin(), literals.end());
  learnt_.push_back(clause);
  watch(literals[0], clause, literals[1]);
  watch(literals[1], clause, literals[0]);
  return clause;
}

void Engine::forget(std::size_t most) {
  assert(levels_.empty() && trail_.empty());
  if (learnt_.size() <= most) return;
  // Those that were of use least recently go first.
  std::vector<int> ages;
  for (const int clause : learnt_) {
    if (arena_[index(clause)].value > kKeptLevels) ages.push_back(arena_[index(clause + 1)].bound);
  }
  // Too many of the kind that is kept: memory goes before usefulness, and age alone decides.
  const bool keep = learnt_.size() - ages.size() <= most / 2;
  if (!keep) {
    ages.clear();
    for (const int clause : learnt_) ages.push_back(arena_[index(clause + 1)].bound);
  }
  int oldest_kept = 0;
  if (!ages.empty()) {
    const auto middle = ages.begin() + static_cast<std::ptrdiff_t>(ages.size() / 2);
    std::nth_element(ages.begin(), middle, ages.end());
    oldest_kept = *middle;
  }
  std::vector<Lit> old;
  std::vector<int> old_clauses;
  old.swap(arena_);
  old_clauses.swap(learnt_);
  for (std::vector<Watch>& watches : watches_) watches.clear();
  for (const int clause : old_clauses) {
    const Lit* header = old.data() + clause;
    if ((header->value > kKeptLevels || !keep) && header[1].bound < oldest_kept) continue;
    clause_.clear();
    bool true_for_good = false;
    for (int i = 0; i < header->bound; ++i) {
      const Lit literal = header[kHeader + i];
      true_for_good = true_for_good || holds(literal);
      if (!holds(opposite(literal))) clause_.push_back(literal);
    }
    if (true_for_good) continue;
    const int copy = attach(clause_, header->value);
    arena_[index(copy + 1)].bound = header[1].bound;
  }
}

std::size_t Engine::bytes() const {
  std::size_t sum = arena_.capacity() * sizeof(Lit) + reasons_.capacity() * sizeof(Lit) + trail_.capacity() * sizeof(Entry);
  for (const auto& watches : watches_) sum += watches.capacity() * sizeof(Watch);
  return sum;
}

}  // namespace cocrea::schedule
