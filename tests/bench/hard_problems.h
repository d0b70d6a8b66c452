// Problems like the hardest of PSPLIB's J30, made from a number: 30 activities, four resources that every activity needs (resource factor 1), of which
// there is little (strength 0.2), and one and a half precedences for each (network complexity 1.5), as in its groups 13, 29 and 45.
//   R. Kolisch, A. Sprecher, A. Drexl: Characterization and generation of a general class of resource-constrained project scheduling problems, 1995.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/schedule/problem.h"

namespace cocrea::bench {

class HardProblem {
 public:
  explicit HardProblem(std::uint64_t seed) : random_(seed * 0x9e3779b97f4a7c15 + 1) {}

  schedule::Problem make() {
    problem_.break_ties = false;
    for (int i = 0; i < kCount; ++i) {
      schedule::Activity activity;
      activity.duration = 1 + below(10);
      for (int r = 0; r < kResources; ++r) activity.demands.push_back({r, 1 + below(10), -1});
      problem_.activities.push_back(activity);
    }
    precede();
    limit();
    return problem_;
  }

 private:
  static constexpr int kCount = 30, kResources = 4, kMostArcs = 3, kArcs = 42, kFree = 3;   // with source and sink: 48 for 32

  int below(int n) {
    random_ ^= random_ << 13, random_ ^= random_ >> 7, random_ ^= random_ << 17;
    return static_cast<int>((random_ >> 11) % static_cast<std::uint64_t>(n));
  }

  bool arc(int a, int b) {
    if (a >= b || before_[a][b] || out_[a] >= kMostArcs || in_[b] >= kMostArcs) return false;
    for (int m = 0; m < kCount; ++m) {
      if (before_[a][m] && before_[m][b]) return false;
    }
    before_[a][b] = true;
    ++out_[a], ++in_[b];
    problem_.precedences.push_back({a, b, 0});
    return true;
  }

  // Each but the first has something before it, each but the last something after it; the rest anywhere.
  void precede() {
    for (int i = kFree; i < kCount; ++i) {
      for (int tries = 0; tries < 50 && !arc(below(i), i); ++tries) {}
    }
    for (int i = 0; i < kCount - kFree; ++i) {
      for (int tries = 0; tries < 50 && out_[i] == 0 && !arc(i, i + 1 + below(kCount - i - 1)); ++tries) {}
    }
    for (int tries = 0; tries < 3000 && problem_.precedences.size() < kArcs; ++tries) arc(below(kCount), below(kCount));
  }

  // From the least that is possible a fifth of the way to what an earliest schedule would take.
  void limit() {
    const schedule::Windows windows = schedule::windows(problem_);
    for (int r = 0; r < kResources; ++r) {
      int least = 0, peak = 0;
      std::vector<int> used(static_cast<std::size_t>(windows.horizon) + 11);
      for (std::size_t i = 0; i < problem_.activities.size(); ++i) {
        const schedule::Activity& one = problem_.activities[i];
        const int amount = one.demands[static_cast<std::size_t>(r)].amount;
        least = std::max(least, amount);
        for (schedule::Time t = windows.earliest[i]; t < windows.earliest[i] + one.duration; ++t) peak = std::max(peak, used[static_cast<std::size_t>(t)] += amount);
      }
      problem_.capacities.push_back(least + (peak - least + 2) / 5);
    }
  }

  std::uint64_t random_;
  schedule::Problem problem_;
  bool before_[kCount][kCount] = {};
  int out_[kCount] = {}, in_[kCount] = {};
};

}  // namespace cocrea::bench
