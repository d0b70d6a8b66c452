#include "core/schedule/improve.h"

#include <gtest/gtest.h>

#include "core/schedule/chains.h"
#include "core/schedule/energy_bound.h"
#include "core/schedule/exhaustive.h"
#include "core/schedule/list_schedule.h"
#include "core/schedule/solver.h"
#include "support/times.h"

namespace cocrea::schedule {
namespace {

std::vector<std::int64_t> by_number(const Problem& problem) {
  std::vector<std::int64_t> priority(problem.activities.size());
  for (std::size_t i = 0; i < priority.size(); ++i) priority[i] = static_cast<std::int64_t>(i);
  return priority;
}

TEST(Improver, FindsWhatIsAskedForOrNothing) {
  std::mt19937 random(11);
  int found[3] = {};
  for (int round = 0; round < 6; ++round) {
    const Problem problem = chains(random, 8, 3);
    ListScheduler lists(problem);
    std::vector<Time> starts = *lists.build(by_number(problem));
    Improver improver(problem);
    for (int k = 0; k < 60; ++k) {
      const auto wanted = static_cast<Improver::Wanted>(k % 3);
      const Time cost = last_end(problem, starts);
      improver.begin(problem, starts, cost, wanted);
      while (!improver.step()) {}
      if (improver.found().empty()) continue;
      ++found[k % 3];
      ASSERT_EQ(violations(problem, improver.found()), std::vector<Constraint>{});
      EXPECT_LE(last_end(problem, improver.found()), wanted == Improver::Wanted::cheaper ? cost - 1 : cost);
      if (wanted == Improver::Wanted::tidier) EXPECT_LT(tie_cost(problem, improver.found()), tie_cost(problem, starts));
      EXPECT_NE(improver.found(), starts);
      starts = improver.found();
    }
  }
  for (const int one : found) EXPECT_GT(one, 10);
}

// Where ties cost more than a sum is computed with (dates that were typed a century or two off), a round that wants another schedule of the same cost seeks a cheaper one instead.
TEST(Improver, IsNotInVainWhereTiesCostVeryMuch) {
  std::mt19937 random(13);
  Problem problem = chains(random, 8, 3);
  problem.goal = Goal::wishes;
  for (std::size_t i = 0; i < problem.activities.size(); ++i) {
    problem.wishes.push_back({static_cast<int>(i), 0, 1});
    problem.ties.push_back({static_cast<int>(i), 73'000, 1'000});
  }
  std::vector<Time> starts = *ListScheduler(problem).build(by_number(problem));
  Improver improver(problem);
  int found = 0;
  for (int k = 0; k < 30; ++k) {
    const std::int64_t cost = wish_cost(problem, starts);
    ASSERT_GT(tie_cost(problem, starts), std::int64_t{1} << 31);
    improver.begin(problem, starts, cost, Improver::Wanted::another);
    while (!improver.step()) {}
    if (improver.found().empty()) continue;
    ++found;
    EXPECT_EQ(violations(problem, improver.found()), std::vector<Constraint>{});
    EXPECT_LT(wish_cost(problem, improver.found()), cost);
    starts = improver.found();
  }
  EXPECT_GT(found, 0);
}

TEST(Lenient, CostsNothingExactlyWhereNothingIsLate) {
  std::mt19937 random(12);
  int possible = 0, late = 0;
  for (int round = 0; round < 800; ++round) {
    Problem problem = random_problem(random, 3, true);
    if (round % 2 == 1) add_random_limits(problem, random);
    if (!defects(problem, false).empty() || windows(problem).horizon > 10) continue;
    const Problem kind = lenient(problem);
    ASSERT_TRUE(defects(kind).empty() || !defects(problem).empty()) << "round " << round;
    Solver solver(kind);
    for (int i = 0; i < 100'000 && !solver.step(1'000); ++i) {}
    const Answer& answer = solver.answer();
    const bool on_time = answer.found && answer.cost == 0;
    EXPECT_EQ(on_time, try_everything(problem, 10).has_value()) << "round " << round;
    possible += on_time;
    late += answer.found && answer.cost > 0;
    if (!on_time) continue;
    std::vector<Time> starts = answer.starts;
    starts.pop_back();
    EXPECT_TRUE(violations(problem, starts).empty());
  }
  EXPECT_GT(possible, 50);
  EXPECT_GT(late, 50);
}

// As good as the best that is known of it, which quick schedules miss by far.
TEST(Solver, FindsACalendarThatHardlyFits) {
  std::mt19937 random(13);
  for (int round = 0; round < 3; ++round) {
    Problem problem = chains(random, 12, 4);
    Solver free(problem);
    free.step(20'000);
    const Time end = static_cast<Time>(free.answer().cost);
    for (Activity& one : problem.activities) one.deadline = end;
    ListScheduler lists(problem);
    EXPECT_FALSE(lists.build(by_number(problem)));
    Solver tight(problem);
    for (int i = 0; i < 60 && !tight.answer().found; ++i) tight.step(1'000);
    EXPECT_TRUE(tight.answer().found) << "round " << round;
  }
}

TEST(Solver, SliceSizeChangesNothingWherePartsAreImproved) {
  std::mt19937 random(14);
  enum Kind { free_end, tight, wished };
  for (const Kind kind : {free_end, tight, wished}) {
    Problem problem = chains(random, 12, 4);
    problem.break_ties = true;
    if (kind == wished) {
      problem.goal = Goal::wishes;
      for (int i = 0; i < 72; ++i) problem.wishes.push_back({i, static_cast<Time>(random() % 200), 1 + i % 3, i % 4});
    }
    if (kind == tight) {
      Solver free(problem);
      free.step(20'000);
      for (Activity& one : problem.activities) one.deadline = static_cast<Time>(free.answer().cost);
    }
    constexpr std::int64_t budget = 12'000;
    const auto after = [&](std::int64_t slice) {
      Solver solver(problem);
      for (std::int64_t used = 0; used < budget; used += slice) solver.step(std::min(slice, budget - used));
      return solver.answer();
    };
    const Answer whole = after(budget);
    for (const std::int64_t slice : {1, 77}) {
      const Answer sliced = after(slice);
      EXPECT_EQ(sliced.starts, whole.starts);
      EXPECT_EQ(sliced.bound, whole.bound);
      EXPECT_EQ(sliced.nodes, whole.nodes);
    }
  }
}

// Events that ask for nothing make a problem one of those whose bound is sought beside the search.
TEST(Solver, SeeksTheBoundOfWhatIsLargeBesideTheSearch) {
  std::mt19937 random(17);
  int risen = 0;
  for (int round = 0; round < 8; ++round) {
    const Problem small = chains(random, 6, 2);
    Solver alone(small);
    ASSERT_TRUE(alone.step(100'000)) << round;
    Problem large = small;
    large.activities.resize(80);
    Solver solver(large);
    const std::int64_t root = solver.answer().bound;
    while (!solver.step(50)) {
      ASSERT_LE(solver.answer().bound, alone.answer().cost) << round;
      ASSERT_LT(solver.answer().nodes, 100'000) << round;
      risen += root < solver.answer().bound && solver.answer().bound < alone.answer().cost;
    }
    EXPECT_EQ(solver.answer().cost, alone.answer().cost) << round;
    EXPECT_TRUE(violations(large, solver.answer().starts).empty()) << round;
  }
  EXPECT_GT(risen, 0);
}

TEST(EnergyBound, IsNeverMoreThanTheBest) {
  std::mt19937 random(15);
  int held = 0, reached = 0;
  for (int round = 0; round < support::times(600); ++round) {
    Problem problem = random_problem(random, 4, false);
    for (Activity& one : problem.activities) one.deadline = kNoDeadline;
    if (!defects(problem, false).empty() || windows(problem).horizon > 10) continue;
    const auto best = try_everything(problem, 10);
    if (!best) continue;
    ++held;
    EXPECT_LE(energy_bound(problem), best->cost) << "round " << round;
    reached += energy_bound(problem) == best->cost;
  }
  EXPECT_GT(held, support::times(100));
  EXPECT_GT(reached, support::times(50));
}

// So many equal chains of 5 works of 10 days, of offices that are never short, in so many slots.
TEST(EnergyBound, CountsWhoFollowsWhomOnASlot) {
  struct Case { int chains, slots; Time bound; };
  for (const Case& one : {Case{5, 5, 50}, Case{6, 5, 100}, Case{10, 5, 100}, Case{11, 5, 150}, Case{12, 1, 600}}) {
    std::mt19937 random(16);
    Problem problem = chains(random, one.chains, one.slots);
    problem.capacities = {one.slots, 99, 99, 99};
    for (Activity& activity : problem.activities) activity.duration = activity.duration > 0 ? 10 : 0;
    EXPECT_EQ(energy_bound(problem), one.bound) << one.chains << " in " << one.slots;
  }
}

}  // namespace
}  // namespace cocrea::schedule
