#include "core/schedule/cumulative.h"

#include <algorithm>

namespace cocrea::schedule {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

}  // namespace

Cumulative::Cumulative(int capacity, std::vector<Use> uses) : capacity_(capacity), uses_(std::move(uses)), now_(uses_.size()) {}

void Cumulative::read(const Engine& engine) {
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    const Use& use = uses_[i];
    now_[i] = {engine.least(use.from), engine.greatest(use.from), engine.least(use.until) + use.length, engine.greatest(use.until) + use.length};
  }
}

bool Cumulative::propagate(Engine& engine) {
  read(engine);
  if (!build_profile(engine)) return false;
  if (profile_.empty()) return true;
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    if (uses_[i].amount + highest_ <= capacity_) continue;
    if (now_[i].earliest == now_[i].latest && now_[i].earliest_end == now_[i].latest_end) continue;
    if (!push_up(engine, i) || !push_down(engine, i)) return false;
  }
  return true;
}

bool Cumulative::build_profile(Engine& engine) {
  events_.clear();
  profile_.clear();
  highest_ = 0;
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    if (now_[i].latest >= now_[i].earliest_end) continue;
    events_.push_back({now_[i].latest, uses_[i].amount});
    events_.push_back({now_[i].earliest_end, -uses_[i].amount});
  }
  std::sort(events_.begin(), events_.end());
  int height = 0;
  for (std::size_t k = 0; k < events_.size();) {
    const int time = events_[k].first;
    if (height > 0) profile_.back().end = time;
    for (; k < events_.size() && events_[k].first == time; ++k) height += events_[k].second;
    if (height > 0) profile_.push_back({time, time, height});
    highest_ = std::max(highest_, height);
  }
  if (highest_ <= capacity_) return true;
  const auto worst = std::find_if(profile_.begin(), profile_.end(), [&](const Part& part) { return part.height > capacity_; });
  reason_.clear();
  collect(engine, kNone, worst->begin + (worst->end - worst->begin) / 2, capacity_ + 1);
  engine.fail(reason_);
  return false;
}

// Adds why uses that cover `time` take at least `enough` there: as few of them as do, those that have been certain longest first.
void Cumulative::collect(const Engine& engine, std::size_t except, int time, int enough) {
  candidates_.clear();
  int sum = 0;
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    if (i == except || now_[i].latest > time || now_[i].earliest_end <= time) continue;
    const int since = std::max(engine.since(at_most(uses_[i].from, time)), engine.since(at_least(uses_[i].until, time + 1 - uses_[i].length)));
    candidates_.push_back({i, since});
    sum += uses_[i].amount;
  }
  std::sort(candidates_.begin(), candidates_.end(),
            [](const Candidate& a, const Candidate& b) { return a.since != b.since ? a.since > b.since : a.use < b.use; });
  for (const Candidate& candidate : candidates_) {
    const Use& use = uses_[candidate.use];
    if (sum - use.amount >= enough) {
      sum -= use.amount;
      continue;
    }
    reason_.push_back(at_most(use.from, time));
    reason_.push_back(at_least(use.until, time + 1 - use.length));
  }
}

bool Cumulative::push_up(Engine& engine, std::size_t i) {
  const Use& use = uses_[i];
  Now& now = now_[i];
  auto part = std::partition_point(profile_.begin(), profile_.end(), [&](const Part& one) { return one.end <= now.earliest; });
  for (; part != profile_.end(); ++part) {
    if (part->height + use.amount <= capacity_) continue;
    if (now.latest <= part->begin) break;   // from here on it is part of the profile itself
    // The end moves along with the start, so a long part takes several steps.
    while (part->begin < now.earliest_end && now.earliest < part->end) {
      const int clear = std::min(part->end, now.earliest_end);
      reason_.clear();
      reason_.push_back(at_least(use.until, clear - use.length));
      collect(engine, i, clear - 1, capacity_ - use.amount + 1);
      if (!engine.post(at_least(use.from, clear), reason_)) return false;
      now.earliest = clear;
      if (use.from == use.until) now.earliest_end = clear + use.length;
      if (use.from != use.until) break;
    }
    if (part->begin >= now.earliest_end) break;
  }
  return true;
}

bool Cumulative::push_down(Engine& engine, std::size_t i) {
  const Use& use = uses_[i];
  Now& now = now_[i];
  auto part = std::partition_point(profile_.begin(), profile_.end(), [&](const Part& one) { return one.begin < now.latest_end; });
  while (part != profile_.begin()) {
    --part;
    if (part->height + use.amount <= capacity_) continue;
    if (now.earliest_end >= part->end) break;
    while (part->end > now.latest && now.latest_end > part->begin) {
      const int clear = std::max(part->begin, now.latest);
      reason_.clear();
      reason_.push_back(at_most(use.from, clear));
      collect(engine, i, clear, capacity_ - use.amount + 1);
      if (!engine.post(at_most(use.until, clear - use.length), reason_)) return false;
      now.latest_end = clear;
      if (use.from == use.until) now.latest = clear - use.length;
      if (use.from != use.until) break;
    }
    if (part->end <= now.latest) break;
  }
  return true;
}

}  // namespace cocrea::schedule
