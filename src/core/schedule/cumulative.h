// One resource: at no time do the demands add up to more than the capacity.
//
// Time-table: whatever an activity's start turns out to be, it covers the time from its latest start to its earliest end, if that is
// not empty. These compulsory parts add up to a profile; others have to keep clear of where it leaves too little. Reasons are given at
// one point of time each, because such reasons say more elsewhere (Schutt et al. 2011, "pointwise").
#pragma once

#include <vector>

#include "core/schedule/engine.h"

namespace cocrea::schedule {

// Takes `amount` from the value of `from` to the value of `until` + `length`: for an activity both are its start, and `length` its duration.
struct Use {
  int from = 0, until = 0;
  int length = 0;
  int amount = 0;
};

class Cumulative {
 public:
  Cumulative(int capacity, std::vector<Use> uses);
  // False at a dead end.
  bool propagate(Engine&);
  const std::vector<Use>& uses() const { return uses_; }
  int capacity() const { return capacity_; }

 private:
  struct Part {                 // of the time, with what is taken of the resource in it
    int begin, end, height;
  };
  struct Now {                  // a use as the bounds have it
    int earliest, latest, earliest_end, latest_end;
  };
  void read(const Engine&);
  bool build_profile(Engine&);
  bool push_up(Engine&, std::size_t use);
  bool push_down(Engine&, std::size_t use);
  void collect(const Engine&, std::size_t except, int time, int enough);

  int capacity_;
  std::vector<Use> uses_;
  std::vector<Now> now_;
  std::vector<std::pair<int, int>> events_;
  std::vector<Part> profile_;
  int highest_ = 0;
  struct Candidate { std::size_t use; int since; };
  std::vector<Candidate> candidates_;
  std::vector<Lit> reason_;
};

}  // namespace cocrea::schedule
