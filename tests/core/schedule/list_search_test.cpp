#include "core/schedule/list_search.h"

#include <gtest/gtest.h>

#include "core/schedule/chains.h"
#include "core/schedule/exhaustive.h"
#include "core/schedule/improve.h"

namespace cocrea::schedule {
namespace {

TEST(ListSearch, FindsValidSchedulesThatCostLessAndLess) {
  std::mt19937 random(21);
  for (int round = 0; round < 5; ++round) {
    const Problem problem = chains(random, 12, 4);
    ListSearch search(problem);
    std::int64_t cost = kNoDeadline, first = 0;
    for (int k = 0; k < 300; ++k) {
      const bool better = search.step();
      EXPECT_EQ(better, search.cost() < cost);
      if (!better) continue;
      ASSERT_EQ(violations(problem, search.best()), std::vector<Constraint>{});
      cost = search.cost();
      EXPECT_EQ(last_end(problem, search.best()), cost);
      first = first == 0 ? cost : first;
    }
    EXPECT_LT(cost, first) << "round " << round;
  }
}

// What ends can have to wait until what follows it within a limit can be done: such problems have quick schedules as well.
TEST(ListSearch, KeepsLimitsAfterTheLastWork) {
  std::mt19937 random(22);
  for (int round = 0; round < 5; ++round) {
    const Problem problem = evaluated_chains(random, 10, 4, 12, 14);
    ListSearch search(problem);
    for (int k = 0; k < 10; ++k) search.step();
    ASSERT_FALSE(search.best().empty()) << "round " << round;
    EXPECT_EQ(violations(problem, search.best()), std::vector<Constraint>{}) << "round " << round;
  }
}

TEST(ListSearch, GivesNothingButValidSchedules) {
  std::mt19937 random(23);
  int found = 0;
  for (int round = 0; round < 1'000; ++round) {
    Problem problem = random_problem(random, 4, true);
    if (round % 2 == 1) add_random_limits(problem, random);
    if (!defects(problem, false).empty()) continue;
    ListSearch search(problem);
    for (int k = 0; k < 12; ++k) search.step();
    if (search.best().empty()) continue;
    ++found;
    EXPECT_EQ(violations(problem, search.best()), std::vector<Constraint>{}) << "round " << round;
  }
  EXPECT_GT(found, 100);
}

}  // namespace
}  // namespace cocrea::schedule
