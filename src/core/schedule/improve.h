// Makes a schedule better, a part of it at a time, by the exact search itself (large neighbourhood search: P. Shaw, 1998).
//
// A *round* frees some activities; the others keep the order in which they use each resource, and only that: they may move (partial order schedules:
// N. Policella, A. Cesta, A. Oddi, S. F. Smith, 2004; D. Godard, P. Laborie, W. Nuijten, 2005). What is asked is a schedule that costs less, and the
// search has a few nodes for the answer. Some rounds ask instead for one of the same cost in which half of all, drawn by lot, is earlier in sum: from
// where nothing costs less nearby, that leads elsewhere.
// Those that are freed are near each other in time, or by precedences, or in time on some of the resources; how many they are, grows where the
// answer was no, and falls where the nodes did not suffice (P. Laborie, D. Godard, 2007).
#pragma once

#include <array>
#include <cstdint>

#include "core/schedule/branching.h"
#include "core/schedule/problem.h"

namespace cocrea::schedule {

class Improver {
 public:
  Improver() = default;
  // `wished`: where the search would have each start, by activity; empty: as early as can be.
  explicit Improver(const Problem&, std::vector<Time> wished = {});

  // A round from this schedule and its cost: for a cheaper one, or one that costs no more and has a smaller sum of starts, or is another (see above).
  enum class Wanted : std::uint8_t { cheaper, tidier, another };
  void begin(const Problem&, const std::vector<Time>& starts, std::int64_t cost, Wanted);
  Wanted next_wanted();          // cheaper, or another
  // One node. True: the round is over.
  bool step();
  const std::vector<Time>& found() const { return found_; }   // empty: nothing

 private:
  enum Kind { in_time, by_precedences, of_resources, kKinds };
  std::size_t below(std::size_t n);
  void free_some(const std::vector<Time>& starts);
  void free_nearest(const std::vector<Time>& starts, std::size_t count, bool of_some);
  void free_by_precedences(std::size_t count);
  void keep_orders(const std::vector<Time>& starts);

  struct Hold { int from, until, amount; };
  std::vector<std::vector<Hold>> holds_;         // by resource
  std::vector<std::vector<int>> beside_;         // by activity: those that a precedence joins to it
  std::vector<Time> durations_, wished_;
  std::array<int, kKinds> size_{};               // in halves of an activity
  int kind_ = 0;
  std::uint64_t random_ = 0x9e3779b97f4a7c15;
  std::vector<bool> free_;
  Problem part_;
  Model model_;
  Branching branching_;
  int nodes_left_ = 0;
  std::vector<Time> found_;
};

// The same problem, in which deadlines can be missed: one more activity, an event, follows all that have one, and the cost is how late the latest is.
// What can lie on one day only keeps it.
Problem lenient(const Problem&);

}  // namespace cocrea::schedule
