// Quick schedules, good or not: one activity after the other, by priority, each as early as it fits.
//
// The serial schedule generation scheme (R. Kolisch, 1996). A hold whose end is not placed yet is taken to last for ever; whoever does not fit
// because of that waits until one ends. What ends too early for a limit after it is put off, and all is built again, some times.
#pragma once

#include <optional>

#include "core/schedule/problem.h"

namespace cocrea::schedule {

class ListScheduler {
 public:
  // What follows last work (its evaluation) has its place as soon as that work has, whatever its priority; not so where `in_order`.
  explicit ListScheduler(const Problem&, bool in_order = false);
  // The least priority goes first among those whose predecessors are placed. Empty: it did not work out within the deadlines.
  // `not_before`: by activity, how early it may be besides; empty: as early as can be.
  std::optional<std::vector<Time>> build(const std::vector<std::int64_t>& priority, const std::vector<Time>& not_before = {});

 private:
  // A use of a resource; `room`: what others may take of it meanwhile.
  struct Need { int resource, amount, until, room; };
  Time end_of(int activity, const Need&, Time start) const;
  void take(int resource, Time from, Time to, int amount);
  Time fit(int activity, Time from);
  Time fit_in_time(int activity, Time from);
  bool place(int activity);
  bool build_once(const std::vector<int>& order);
  bool put_off();

  const Problem& problem_;
  Windows windows_;
  std::vector<std::vector<Need>> needs_;      // by activity
  std::vector<std::vector<int>> after_, ends_holds_of_;   // precedences by their `before`; activities whose holds this one ends
  struct Closes { int closing, limit; };
  std::vector<std::vector<Closes>> closes_;   // by activity: the closings that it is of, with the limits after them
  std::vector<bool> at_once_;                 // what follows then
  struct Step { Time from; int taken; };
  std::vector<std::vector<Step>> taken_;      // by resource, what is taken from each of these times to the next; from the last one on, for ever
  std::vector<int> waits_for_;
  std::vector<Time> starts_, earliest_, put_off_to_;
};

// The same work with time running backwards: what is held from one activity to another is held from the other to the one. Without releases, deadlines and limits.
Problem reversed(const Problem&);

}  // namespace cocrea::schedule
