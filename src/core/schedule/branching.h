// Which decision comes next.
//
// Literals that took part in recent dead ends go first (VSIDS of Chaff, in whole numbers); where none has, the activity that can start first
// starts as early as it can; where starts are wished, what is wished first goes there, or as near as it can. Of a literal the side is taken on which the best schedule so far lies.
#pragma once

#include "core/schedule/model.h"

namespace cocrea::schedule {

class Branching {
 public:
  Branching() = default;
  explicit Branching(const Model&);
  // A literal that is neither true nor false, or {} when every start is fixed.
  Lit next(const Engine&);
  // After a dead end.
  void blame(const Engine&);
  void follow(const std::vector<Time>& starts) { target_ = starts; }
  // By activity, also before what can be: that is the order then. Until a schedule is known, it is what is followed as well.
  void wish(const std::vector<Time>& starts) { wished_ = target_ = starts; }

 private:
  struct Scores {             // of a variable: one for each run of 2^shift values from `least` on
    int variable, least, shift;
    std::size_t first;
    std::uint64_t most;       // of its scores
  };
  Lit next_wished(const Engine&) const;

  int activities_ = 0;
  std::vector<Scores> variables_;
  std::vector<std::uint64_t> scores_;
  std::uint64_t step_ = 1 << 16;
  std::vector<Time> target_, wished_;
};

}  // namespace cocrea::schedule
