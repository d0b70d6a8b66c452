// A problem as variables and constraints of the engine.
//
// Variable i is the start of activity i. Then comes the goal; then, for each pair of activities that cannot overlap and that no precedence
// orders, a variable that is 1 when the first comes first and 0 when it comes second.
#pragma once

#include "core/schedule/cumulative.h"
#include "core/schedule/engine.h"
#include "core/schedule/problem.h"

namespace cocrea::schedule {

inline constexpr std::int64_t kGreatestSum = 1 << 30;   // a greater one of wishes or ties is not computed with

struct Model {
  enum class Goal : std::uint8_t { last_end, wishes, ties };

  Engine engine;
  std::vector<Cumulative> resources;
  int activities = 0;
  int goal = -1;                               // the variable to be made small
  bool impossible = false;                     // found while it was built

  Model() = default;
  // `cost`: what the problem's own goal must keep, when ties are broken; else -1. `brief`: for a search of few nodes, it is built
  // quickly.
  Model(const Problem&, Goal, std::int64_t cost, bool brief = false);

  // All constraints to the end. False at a dead end.
  bool propagate();

 private:
  void add_pairs(const Problem&);
  void read_links(const Problem&);
  bool propagate_links();                      // limits and closings
  bool propagate_limit(const Limit&);
  bool propagate_closing(const Closing&);
  Lit end_at_most(int activity, int end) const { return at_most(activity, end - durations_[static_cast<std::size_t>(activity)]); }
  Lit end_at_least(int activity, int end) const { return at_least(activity, end - durations_[static_cast<std::size_t>(activity)]); }
  int add_sum(std::vector<Wish> terms);

  struct Sum { int total; std::vector<Wish> terms; };
  std::vector<Sum> sums_;
  bool propagate_sum(const Sum&);
  int store_reason(const Sum&);
  std::vector<Limit> limits_;
  std::vector<Calendar> calendars_;
  std::vector<Closing> closings_;
  std::vector<Time> durations_;                // of activities, where there are limits or closings
  bool links_waiting_ = false;
  std::vector<std::vector<int>> resources_of_; // by variable
  std::vector<bool> waiting_;                  // by resource: something changed
  bool sums_waiting_ = true;
  std::vector<Lit> reason_;
  std::vector<int> places_;                    // by term of a sum, in its reason
};

}  // namespace cocrea::schedule
