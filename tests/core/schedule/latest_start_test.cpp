#include "core/schedule/latest_start.h"
#include "core/schedule/small_plans.h"

namespace cocrea::schedule {
namespace {

struct Late { bool applies, proven; Day day; Time slack; };
Late latest_start(const plan::Plan& plan, const plan::Id& commitment, int capacity, std::int64_t slice = 1'000) {
  const PlanProblem from = from_plan(with_office(capacity), plan, options());
  const Answer answer = solve(from.problem);
  LatestStart search(from, commitment, answer.starts);
  while (!search.step(slice)) {}
  return {search.applies(), search.proven(), from.days.day(search.latest()), search.latest() - search.proposed()};
}

TEST(LatestStart, LeavesThePlanPossible) {
  plan::Plan plan = two();
  plan.planned_end = date("2027-03-31");   // 90 days for twice 31
  const Late a = latest_start(plan, "a", 1);
  EXPECT_TRUE(a.applies && a.proven);
  EXPECT_EQ(a.day, day("2027-03-01"));
  // Later than that nothing is possible, and then it is: the same by trying each day.
  plan.commitments[0].milestones[0].fixed = plan::YesNo::yes;
  for (const auto& [start, due, possible] : {std::tuple{"2027-03-01", "2027-03-31", true}, {"2027-03-02", "2027-04-01", false}}) {
    plan.commitments[0].milestones[0].start = date(start);
    plan.commitments[0].milestones[0].due = date(due);
    EXPECT_EQ(solve(from_plan(with_office(1), plan, options()).problem).found, possible) << start;
  }
}

TEST(LatestStart, MayBeLongAfterAllOtherWork) {
  for (const std::int64_t slice : {1, 7, 10'000}) {
    const Late a = latest_start(two(), "a", 1, slice);
    EXPECT_TRUE(a.proven);
    EXPECT_EQ(a.day, day("2027-12-01"));
  }
}

TEST(LatestStart, OfAllWorkOfACommitmentIsThatOfWhicheverComesFirst) {
  plan::Plan plan = two();
  plan.commitments[0].milestones.push_back(milestone("a2", "2027-04-01", "2027-04-30"));
  EXPECT_EQ(latest_start(plan, "a", 0).day, day("2027-11-01"));   // 31 and 30 days before the end of the year
  plan.commitments[1].milestones[0].predecessors = {"a1"};         // what others wait for comes earlier still
  plan.commitments[1].milestones[0].duration = 200;
  EXPECT_EQ(latest_start(plan, "a", 0).day, day("2027-05-15"));
}

TEST(LatestStart, IsNoneWithoutAnEndOrOnceTheWorkHasBegun) {
  plan::Plan plan = two();
  plan.commitments[0].milestones[0].start = date("2026-12-01");
  plan.commitments[0].progress = plan::Progress::limited;
  EXPECT_FALSE(latest_start(plan, "a", 0).applies);
  EXPECT_TRUE(latest_start(plan, "b", 0).applies);
  plan.planned_end.reset();
  EXPECT_FALSE(latest_start(plan, "b", 0).applies);
}

}  // namespace
}  // namespace cocrea::schedule
