// The plan that is expected after the latest one: NEXT-1 and INA-2 ask by the same date, and whether it may have been submitted unrecorded by the same register.
#include <gtest/gtest.h>

#include "core/rules/documents.h"
#include "core/rules/random_document.h"

namespace cocrea::rules::test {
namespace {

TEST(NextPlan, IsExpectedByTheSameDayAndRegister) {
  RandomDocument random(50);
  int compared = 0, by_register = 0;
  for (int round = 0; round < 3000; ++round) {
    plan::Document document = random.make();
    while (document.plans.size() > 1) document.plans.erase(document.plans.end() - 1);
    plan::Plan& plan = document.plans.front();
    plan.first = plan::YesNo::yes;
    document.membership.registers.inactivities = plan::YesNo::yes;   // which INA-2 alone asks for
    const dates::Day as_of = random.near_day(300);
    if (!plan.submission.date || plan.submission.date->span().latest > as_of || (!plan.planned_end && !plan.actual_end)) continue;
    if (random.pick(0, 1) == 0 && plan.planned_end) plan.planned_end = dates::PartialDate::of_month(plan.planned_end->year(), plan.planned_end->month());
    const auto verdicts = check(document, as_of);
    const Verdict* next = find(verdicts, "NEXT-1", document.jurisdiction.id);
    const Verdict* inactive = find(verdicts, "INA-2");
    ASSERT_NE(next, nullptr);
    ASSERT_NE(inactive, nullptr);
    EXPECT_EQ(name(next->state), name(inactive->state)) << "round " << round;
    EXPECT_EQ(next->possible, inactive->possible);
    EXPECT_EQ(next->due, inactive->due);
    ++compared;
    by_register += next->state == State::cannot_tell ? 1 : 0;
    if (failed_with(document, as_of)) return;
  }
  EXPECT_GT(compared, 1000);
  EXPECT_GT(by_register, 100);
}

}  // namespace
}  // namespace cocrea::rules::test
