// A local search over quick schedules (list_schedule.h): each is built from the one before it, of which something is moved.
//
// Priorities are the starts of a schedule, so that building it again gives it back, or a better one. What is moved is, by lot, all that lies within one hold
// (a commitment from its inclusion to its evaluation), two such that change places, every one of them a little, or a few activities. Each schedule is then
// pushed to its end and back again (forward-backward improvement: K. Y. Li, R. J. Willis, 1992; V. Valls, F. Ballestin, S. Quintanilla, 2005).
#pragma once

#include "core/schedule/list_schedule.h"
#include "core/schedule/standing.h"
#include "core/schedule/swap_search.h"

namespace cocrea::schedule {

class ListSearch {
 public:
  // For Goal::earliest_end the last end counts, else what the wishes cost. The problem has to outlive it.
  explicit ListSearch(const Problem&);
  // Some three quick schedules, or as long among the orders of one. True: the best one is better than before.
  bool step();
  const std::vector<Time>& best() const { return standing_.best; }   // empty: none is known
  std::int64_t cost() const { return standing_.cost; }                // of it
  // Goes on from this one.
  void follow(const std::vector<Time>& starts);

 private:
  std::size_t below(std::int64_t n);
  void find_holds();
  void draw_any();
  void move_some();
  bool swap_some();
  std::optional<std::vector<Time>> build_and_push(ListScheduler& ahead);
  bool take(const std::vector<Time>& starts);
  std::int64_t cost_of(const std::vector<Time>& starts) const;

  const Problem& problem_;
  Problem reversed_;
  ListScheduler ahead_, back_;
  std::optional<Problem> undated_;              // without deadlines, for what is large
  std::optional<ListScheduler> undated_ahead_;
  std::optional<SwapSearch> swaps_;
  int swaps_left_ = 0;                          // steps, unless it becomes better
  std::vector<Time> earliest_;
  std::vector<int> hold_of_;                    // by activity: the hold that it lies within; -1: none
  std::size_t holds_ = 0;
  std::uint64_t random_ = 0x9e3779b97f4a7c15;
  int tried_ = 0;
  std::vector<std::int64_t> priority_, moved_;  // moved_: by hold
  Standing standing_;
};

}  // namespace cocrea::schedule
