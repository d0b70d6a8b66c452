// Makes a schedule shorter by changing the order of two activities that follow one another on a resource, again and again.
//
// Tabu search over the orders of a job shop (E. Taillard, 1994; neighbours: P. van Laarhoven, E. Aarts, J. Lenstra, 1992): only two that follow one another on a longest
// path are changed, since nothing else makes it shorter; of all such pairs the one that looks best by what is before and after the two, even if that is longer than
// before; and a pair is not changed back for some moves.
//
// A resource of capacity c is c lanes, each of which has one use at a time; the order of whole holds stays. Who evaluates where the last work of a closing ends is waited
// for by that work already, so a limit after a closing holds. Left to whoever builds a schedule by these starts (list_schedule.h): deadlines and other limits; but what has only one time is never put
// after what cannot be over by then. Where a resource has more than
// 100 units there are no lanes, and nothing is changed.
#pragma once

#include <cstdint>
#include <vector>

#include "core/schedule/problem.h"

namespace cocrea::schedule {

class SwapSearch {
 public:
  // For Goal::earliest_end the last end is made small, else the start of what the first wish is for (`lenient`, improve.h). The problem has to outlive it.
  explicit SwapSearch(const Problem&);
  void begin(const std::vector<Time>& starts);
  // So many moves. False: there is none.
  bool step(int moves);
  Time length() const { return length_; }   // of the best
  const std::vector<Time>& best() const { return best_; }

 private:
  struct Arc { int to; Time distance; };
  // Of one lane; -1: none is before or after it. What is before it is over `lag` after the start of `from`: 0, or where the last work waits for an evaluation, how long that work takes.
  struct Use { int from; Time lag; int until, before, after; };
  // The first comes right before the second.
  struct Pair { int first, second; friend bool operator==(const Pair&, const Pair&) = default; };
  struct Forbidden { Pair pair; std::int64_t until; };
  std::size_t below(std::size_t n);
  void fill_lanes(const std::vector<Time>& starts);
  bool find_order();
  bool mend_order(Pair);
  void find_heads(std::size_t from);
  void find_tails(std::size_t to);
  Time longest() const;
  void swap(Pair);
  Time length_if(Pair) const;
  Pair choose();
  Time end(int i) const { return heads_[static_cast<std::size_t>(i)] + durations_[static_cast<std::size_t>(i)]; }

  template <typename Do> void for_each_after(int i, Do act) const {
    for (const Arc& arc : after_[static_cast<std::size_t>(i)]) act(arc.to, arc.distance);
    for (const int use : ends_[static_cast<std::size_t>(i)]) {
      const int next = uses_[static_cast<std::size_t>(use)].after;
      if (next < 0) continue;
      const Use& its = uses_[static_cast<std::size_t>(next)];
      act(its.from, durations_[static_cast<std::size_t>(i)] - its.lag);
    }
  }

  const Problem& problem_;
  std::vector<std::vector<Arc>> after_, before_;   // precedences that no others imply
  std::vector<Use> uses_;
  std::vector<std::vector<int>> begins_, ends_;    // by activity: the uses from it, and until it
  std::vector<Time> durations_, releases_, earliest_;
  std::vector<Time> only_;                         // the start of what has no other; kNoDeadline: it has
  std::vector<Time> heads_, tails_, own_tails_;    // the longest paths to the start of each, and from there to what is made small
  std::vector<int> order_, later_;
  std::vector<std::size_t> places_;
  std::vector<char> is_later_;
  std::vector<Forbidden> forbidden_;
  std::uint64_t random_ = 0x9e3779b97f4a7c15;
  std::int64_t moves_ = 0;
  Time now_ = 0;                                   // how long the longest path is
  Time length_ = 0;                                // of the best
  std::vector<Time> best_;
};

}  // namespace cocrea::schedule
