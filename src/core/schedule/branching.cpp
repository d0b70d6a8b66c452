#include "core/schedule/branching.h"

#include <algorithm>

namespace cocrea::schedule {
namespace {
constexpr int kMostScores = 1 << 13;
constexpr int kDecay = 3;   // each dead end weighs 1 + 1/8 of the one before it
}  // namespace

Branching::Branching(const Model& model) : activities_(model.activities) {
  const Engine& engine = model.engine;
  for (int variable = 0; variable < engine.variables(); ++variable) {
    const int width = engine.greatest(variable) - engine.least(variable) + 1;
    int shift = 0;
    while ((width >> shift) > std::max(2, kMostScores / std::max(1, activities_))) ++shift;
    variables_.push_back({variable, engine.least(variable), shift, scores_.size(), 0});
    scores_.resize(scores_.size() + index(width >> shift) + 1);
  }
}

void Branching::blame(const Engine& engine) {
  constexpr std::uint64_t kMost = std::uint64_t{1} << 56;
  for (const Lit& literal : engine.involved) {
    // x >= v and x <= v - 1 are the two sides of one decision.
    Scores& its = variables_[index(literal.bound / 2)];
    const int value = literal.bound % 2 == 0 ? literal.value - 1 : -literal.value;
    const std::size_t at = its.first + index(std::max(0, value - its.least) >> its.shift);
    scores_[at] += step_;
    its.most = std::max(its.most, scores_[at]);
  }
  step_ += step_ >> kDecay;
  if (step_ > kMost) {
    for (std::uint64_t& score : scores_) score >>= 40;
    for (Scores& its : variables_) its.most >>= 40;
    step_ >>= 40;
  }
}

Lit Branching::next(const Engine& engine) {
  const Scores* best = nullptr;
  int best_value = 0;
  std::uint64_t best_score = 0;
  for (const Scores& its : variables_) {
    if (its.most <= best_score) continue;
    const int least = engine.least(its.variable), greatest = engine.greatest(its.variable);
    if (least == greatest) continue;
    // Decisions are "at most value" for least <= value < greatest.
    const std::size_t from = its.first + index((least - its.least) >> its.shift), to = its.first + index((greatest - 1 - its.least) >> its.shift);
    for (std::size_t k = from; k <= to; ++k) {
      if (scores_[k] <= best_score) continue;
      best_score = scores_[k];
      best = &its;
      best_value = std::clamp(its.least + static_cast<int>((k - its.first + 1) << its.shift) - 1, least, greatest - 1);
    }
  }
  if (best != nullptr) {
    const int variable = best->variable;
    if (variable >= activities_) return at_most(variable, best_value);
    const bool early = target_.empty() || target_[index(variable)] <= best_value;
    return early ? at_most(variable, best_value) : at_least(variable, best_value + 1);
  }
  if (!wished_.empty()) return next_wished(engine);
  int first = -1;
  for (int i = 0; i < activities_; ++i) {
    if (engine.fixed(i)) continue;
    if (first < 0 || engine.least(i) < engine.least(first) || (engine.least(i) == engine.least(first) && engine.greatest(i) < engine.greatest(first))) first = i;
  }
  if (first < 0) return {};
  return at_most(first, engine.least(first));
}

Lit Branching::next_wished(const Engine& engine) const {
  int first = -1;
  Time at = 0;
  for (int i = 0; i < activities_; ++i) {
    if (engine.fixed(i)) continue;
    const Time nearest = std::clamp(wished_[index(i)], engine.least(i), engine.greatest(i));
    if (first >= 0 && (nearest > at || (nearest == at && wished_[index(i)] >= wished_[index(first)]))) continue;
    first = i;
    at = nearest;
  }
  if (first < 0) return {};
  return engine.least(first) < at ? at_least(first, at) : at_most(first, at);
}

}  // namespace cocrea::schedule
