// Quick schedules near what is wished for, and a local search over them: what list_search.h is for the earliest end, for Goal::wishes.
//
// The first is a right-shift repair: in the order of the wished starts, each goes where it is wished or, where that cannot be, as soon after as it
// fits. Where everything could simply be put off by as much, nothing is put off by more: at each moment, what is placed before an activity takes no more than
// it took as much earlier. What has no wish and holds what is scarce (a slot, an evaluation) may come between; so the second is the plain shift itself, repaired alike.
// What may begin on any of several days (nobody said when, or only the month) takes there what all others leave that come before the next work which waits for it, so that one such work puts off nothing
// that need not be. In the first it goes where what follows it lets it, and in a third one, where there is such work, on the first of its days.
// The next ones are built from the one before, of which something is moved: the turn of some that are late, or how early some may be. Each is then pushed to its
// wishes from both sides, as in forward-backward improvement: first back in time what is early, then forth what is late. Where wished starts were those of a schedule before
// something was late, this is rescheduling by disruption: R. Leus, W. Herroelen: Stability and resource allocation in project planning, 2004; the sum of weighted
// distances is their measure.
#pragma once

#include "core/schedule/list_schedule.h"
#include "core/schedule/standing.h"

namespace cocrea::schedule {

// Of each activity, where it is nearest to what all of the wishes want: its wish, if that leaves several days, as late as those after it let it; without one, as late as those after it that
// have one let it; else as early as those before it do. Before time 0 where that was wished for, and also where it cannot be.
std::vector<Time> wished_starts(const Problem&);

class WishSearch {
 public:
  // The problem has to outlive it.
  explicit WishSearch(const Problem&);
  // Some three quick schedules. True: the best one is better than before.
  bool step();
  const std::vector<Time>& best() const { return standing_.best; }   // empty: none is known
  std::int64_t cost() const { return standing_.cost; }                // of it
  // Goes on from this one.
  void follow(const std::vector<Time>& starts);
  const std::vector<Time>& order() const { return order_; }

 private:
  std::size_t below(std::int64_t n);
  void move_some();
  std::vector<Time> pushed(std::vector<Time> starts);

  const Problem& problem_;
  Problem reversed_;
  ListScheduler in_order_, ahead_, back_;
  std::vector<Time> order_, wished_;            // wished_: the nearest to the order that could be
  std::uint64_t random_ = 0x9e3779b97f4a7c15;
  struct Turn { std::vector<Time> order, from; };   // by activity; from: how early it may be
  std::vector<Turn> turns_;                     // what the first steps begin with
  std::size_t tried_ = 0;
  std::vector<std::int64_t> priority_;
  std::vector<Time> from_;                      // by activity, the earliest that is tried
  std::vector<int> away_;                       // those that are not where they are wished
  Standing standing_;
};

}  // namespace cocrea::schedule
