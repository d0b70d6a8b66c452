// What a dead end teaches: reasons resolved backwards to one clause.
#include <algorithm>
#include <cassert>

#include "core/schedule/engine.h"

namespace cocrea::schedule {

void Engine::explain(Lit literal, Why why, int reason, std::vector<Lit>& out) const {
  switch (why) {
    case Why::decision: break;
    case Why::stored: {
      const Lit* first = reasons_.data() + reason;
      const int left_out = first->bound == kShared ? first[1].bound : kAll;
      if (first->bound == kShared) first = reasons_.data() + first->value;
      const Lit* const end = first + 1 + first->bound;
      const Lit* const gap = left_out == kAll ? end : first + 1 + left_out;
      out.insert(out.end(), first + 1, gap);
      if (gap != end) out.insert(out.end(), gap + 1, end);
      break;
    }
    case Why::clause: {
      const Lit* first = arena_.data() + reason;
      for (int i = 1; i < first->bound; ++i) out.push_back(opposite(first[kHeader + i]));
      break;
    }
    case Why::arc: {
      const Arc& arc = arcs_[index(reason)];
      out.push_back({arc.from, literal.value - arc.distance});
      if (arc.condition.bound >= 0) out.push_back(arc.condition);
      break;
    }
  }
}

int Engine::place_of(Lit literal) const {
  int place = last_[index(literal.bound)];
  while (place >= 0 && trail_[index(place)].before >= literal.value) place = trail_[index(place)].previous;
  return place;
}

void Engine::need(Lit literal) {
  if (holds_at_root(literal)) return;
  const std::size_t b = index(literal.bound);
  if (place_[b] >= 0 && needed_[b] >= literal.value) return;
  if (place_[b] < 0) touched_.push_back(literal.bound);
  needed_[b] = literal.value;
  place_[b] = place_of(literal);
  involved.push_back(literal);
  assert(place_[b] >= 0);
}

bool Engine::learn() {
  involved.clear();
  touched_.clear();
  ++age_;
  for (const Lit& literal : dead_end_) need(literal);
  int top = -1;
  for (const int bound : touched_) top = std::max(top, place_[index(bound)]);
  if (top < 0) return false;
  const int current = trail_[index(top)].level;
  if (current == 0) {
    for (const int bound : touched_) place_[index(bound)] = -1;
    return false;
  }
  const int start = levels_[index(current - 1)].trail;

  // Resolves backwards along the trail until one literal of the current level is left.
  int at = top;
  for (;; --at) {
    const int bound = trail_[index(at)].bound;
    if (place_[index(bound)] != at) continue;
    bool alone = true;
    for (const int other : touched_) alone = alone && (other == bound || place_[index(other)] < start);
    if (alone) break;
    const Entry& entry = trail_[index(at)];
    if (entry.why == Why::clause) arena_[index(entry.reason + 1)].bound = age_;
    scratch_.clear();
    explain({bound, needed_[index(bound)]}, entry.why, entry.reason, scratch_);
    place_[index(bound)] = -1;
    touched_.erase(std::find(touched_.begin(), touched_.end(), bound));
    for (const Lit& literal : scratch_) need(literal);
  }
  const int pivot = trail_[index(at)].bound;
  minimise();

  clause_.clear();
  clause_.push_back(opposite({pivot, needed_[index(pivot)]}));
  seen_levels_.clear();
  int second = 0;
  for (const int bound : touched_) {
    if (place_[index(bound)] < 0 || bound == pivot) continue;
    const int its_level = trail_[index(place_[index(bound)])].level;
    clause_.push_back(opposite({bound, needed_[index(bound)]}));
    if (its_level > second) {
      second = its_level;
      std::swap(clause_[1], clause_.back());
    }
    if (std::find(seen_levels_.begin(), seen_levels_.end(), its_level) == seen_levels_.end()) seen_levels_.push_back(its_level);
  }
  for (const int bound : touched_) place_[index(bound)] = -1;

  back_to(second);
  if (clause_.size() == 1) return set(clause_[0], Why::decision, 0);
  return set(clause_[0], Why::clause, attach(clause_, static_cast<int>(seen_levels_.size()) + 1));
}

// Leaves out literals that the others imply.
void Engine::minimise() {
  left_out_.clear();
  for (const int bound : touched_) {
    const std::size_t b = index(bound);
    const int place = place_[b];
    const Entry& entry = trail_[index(place)];
    if (entry.why == Why::decision) continue;
    scratch_.clear();
    explain({bound, needed_[b]}, entry.why, entry.reason, scratch_);
    bool implied = true;
    for (const Lit& literal : scratch_) {
      if (!implied) break;
      if (holds_at_root(literal)) continue;
      const std::size_t other = index(literal.bound);
      // An earlier one only: two literals must not be left out for each other's sake.
      implied = place_[other] >= 0 && place_[other] < place && needed_[other] >= literal.value;
    }
    if (implied) left_out_.push_back(bound);
  }
  // Marked only now: a literal that is left out still stands for those that it implies.
  for (const int bound : left_out_) place_[index(bound)] = -1;
}

}  // namespace cocrea::schedule
