// What stands for a placeholder of a sentence.
#include "core/rules/verdict.h"

#include <gtest/gtest.h>

namespace cocrea::rules::test {
namespace {

TEST(Arguments, SayByHowManyDaysOnlyWhereItIsLate) {
  Verdict verdict;
  EXPECT_EQ(argument(verdict, "late"), Argument{});
  verdict.late_days = 1;
  EXPECT_EQ(argument(verdict, "late"), Argument{1});
}

TEST(Arguments, AreMonthsOfASumAndNumbersOfACount) {
  Step step;
  step.kind = Step::Kind::add_months;
  step.months = -2;
  EXPECT_EQ(argument(step, "months"), Argument{2});
  EXPECT_EQ(argument(step, "limit"), Argument{});
  step.kind = Step::Kind::count;
  step.count_least = 3;
  step.count = 4;
  step.limit = 5;
  EXPECT_EQ(argument(step, "months"), Argument{});
  EXPECT_EQ(argument(step, "countLeast"), Argument{3});
  EXPECT_EQ(argument(step, "count"), Argument{4});
  EXPECT_EQ(argument(step, "limit"), Argument{5});
}

}  // namespace
}  // namespace cocrea::rules::test
