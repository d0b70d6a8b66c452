#include "core/schedule/swap_search.h"

#include <gtest/gtest.h>

#include "bench/random_plans.h"
#include "core/schedule/chains.h"
#include "core/schedule/exhaustive.h"
#include "core/schedule/from_plan.h"
#include "core/schedule/improve.h"
#include "core/schedule/list_schedule.h"
#include "core/schedule/solver.h"

namespace cocrea::schedule {
namespace {

std::optional<std::vector<Time>> starts_by_number(const Problem& problem) {
  std::vector<std::int64_t> priority(problem.activities.size());
  for (std::size_t i = 0; i < priority.size(); ++i) priority[i] = static_cast<std::int64_t>(i);
  return ListScheduler(problem).build(priority);
}

// All of it is checked unit by unit after each move: what it keeps of the order, and that it is as long as it says.
TEST(SwapSearch, MakesSchedulesShorterAndKeepsThemValid) {
  std::mt19937 random(31);
  for (int round = 0; round < 5; ++round) {
    Problem problem = chains(random, 12, 4);
    problem.capacities[3] = 2;   // two lanes
    const std::vector<Time> starts = *starts_by_number(problem);
    SwapSearch search(problem);
    search.begin(starts);
    Time before = search.length();
    EXPECT_LE(before, last_end(problem, starts));
    for (int k = 0; k < 300 && search.step(1); ++k) {
      EXPECT_LE(search.length(), before);
      if (search.length() == before) continue;
      before = search.length();
      ASSERT_EQ(violations(problem, search.best()), std::vector<Constraint>{});
      EXPECT_EQ(last_end(problem, search.best()), before);
    }
    EXPECT_LT(before, last_end(problem, starts) * 9 / 10) << "round " << round;
  }
}

// Who evaluates is in the way of the work that ends last, so what follows it within a limit still does.
TEST(SwapSearch, KeepsLimitsAfterTheLastWork) {
  std::mt19937 random(32);
  for (int round = 0; round < 5; ++round) {
    const Problem problem = evaluated_chains(random, 10, 4, 12, 14);
    const auto starts = starts_by_number(problem);
    ASSERT_TRUE(starts) << "round " << round;
    SwapSearch search(problem);
    search.begin(*starts);
    search.step(200);
    EXPECT_LT(last_end(problem, search.best()), last_end(problem, *starts)) << "round " << round;
    EXPECT_EQ(violations(problem, search.best()), std::vector<Constraint>{}) << "round " << round;
  }
}

// Whatever the problem, what it leaves out is only what its header says: deadlines, and limits that follow no closing.
TEST(SwapSearch, KeepsPrecedencesAndCapacities) {
  std::mt19937 random(33);
  int moved = 0;
  for (int round = 0; round < 1'000; ++round) {
    Problem problem = random_problem(random, 6, true);
    if (round % 2 == 1) add_random_limits(problem, random);
    if (!defects(problem, false).empty()) continue;
    const auto starts = starts_by_number(problem);
    if (!starts) continue;
    SwapSearch search(problem);
    search.begin(*starts);
    for (int k = 0; k < 20 && search.step(1); ++k) ++moved;
    for (const Constraint& one : violations(problem, search.best())) {
      EXPECT_TRUE(one.kind == Constraint::Kind::deadline || one.kind == Constraint::Kind::limit || one.kind == Constraint::Kind::closing) << "round " << round;
    }
  }
  EXPECT_GT(moved, 100);
}

// Two of an office that have only one time each, of a longest path: no order of them is another one. Where the second can also come before the first, it is.
TEST(SwapSearch, LeavesFixedWorkWhereItIs) {
  Problem problem;
  problem.capacities = {1};
  problem.activities = {{5, 3, 8, {{0, 1, -1}}}, {4, 8, 12, {{0, 1, -1}}}};
  SwapSearch search(problem);
  search.begin({3, 8});
  EXPECT_FALSE(search.step(1));
  problem.activities[1] = {3, 0, kNoDeadline, {{0, 1, -1}}};
  SwapSearch other(problem);
  other.begin({3, 8});
  EXPECT_TRUE(other.step(1));
  EXPECT_EQ(other.best(), (std::vector<Time>{3, 0}));
}

// Plans whose end leaves one to three hundredths beyond the best known calendar: a first one in a tenth of a second, which are some 10'000 nodes.
TEST(Solver, FindsACalendarOfATightPlanSoon) {
  const bench::PlanKind& kind = bench::kPlanKinds[std::size(bench::kPlanKinds) - 1];
  ASSERT_STREQ(kind.name, "five slots, four offices, a tight end");
  for (const std::uint64_t seed : {1u, 8u, 15u, 20u, 28u, 36u}) {
    const plan::Document document = bench::RandomPlan(seed).make(kind);
    PlanOptions options;
    options.as_of = *dates::parse_day("2026-06-30");
    options.slots = kind.slots;
    const Problem problem = from_plan(document, document.plans.front(), options).problem;
    Solver solver(problem);
    solver.step(10'000);
    ASSERT_TRUE(solver.answer().found) << "seed " << seed;
    EXPECT_EQ(violations(problem, solver.answer().starts), std::vector<Constraint>{}) << "seed " << seed;
  }
}

}  // namespace
}  // namespace cocrea::schedule
