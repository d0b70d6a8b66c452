#include "core/schedule/wish_search.h"

#include <gtest/gtest.h>

#include "bench/random_plans.h"
#include "core/schedule/chains.h"
#include "core/schedule/exhaustive.h"
#include "core/schedule/from_plan.h"
#include "core/schedule/solver.h"

namespace cocrea::schedule {
namespace {

// What the work of this schedule was planned for, so many days later: nothing has begun.
Problem delayed(Problem problem, const std::vector<Time>& planned, Time delay) {
  problem.goal = Goal::wishes;
  for (std::size_t i = 0; i < planned.size(); ++i) {
    if (problem.activities[i].duration == 0) continue;
    problem.wishes.push_back({static_cast<int>(i), std::max(0, planned[i] - delay), 1, 0, std::max(0, delay - planned[i])});
  }
  return problem;
}

// The first schedule that is built: everything is put off by the delay at most, where that can be done.
TEST(WishSearch, NeverCostsMoreThanToPutOffEverything) {
  std::mt19937 random(31);
  std::int64_t found = 0, plain = 0;
  for (const auto& [count, works] : {std::pair(3, 4), std::pair(8, 5), std::pair(12, 10)}) {
    for (int round = 0; round < 20; ++round) {
      const Problem planned = chains(random, count, std::max(1, count - round % 4), works);
      Solver planner(planned);
      planner.step(50);
      ASSERT_TRUE(planner.answer().found);
      for (const Time delay : {1, 10, 74, 2'000}) {
        const Problem problem = delayed(planned, planner.answer().starts, delay);
        const std::int64_t shift = wish_cost(problem, planner.answer().starts);
        WishSearch search(problem);
        ASSERT_TRUE(search.step());
        EXPECT_TRUE(violations(problem, search.best()).empty());
        EXPECT_EQ(search.cost(), wish_cost(problem, search.best()));
        EXPECT_LE(search.cost(), shift) << count << " x " << works << ", round " << round << ", delay " << delay;
        for (int k = 0; k < 40; ++k) search.step();
        EXPECT_TRUE(violations(problem, search.best()).empty());
        found += search.cost();
        plain += shift;
      }
    }
  }
  EXPECT_LT(found, plain);
}

// Of one work, nobody recorded when: it may lie anywhere within these days of its chain. False: they are over, so that it is wanted at once, and nothing is left to choose.
enum class Frame : std::uint8_t { none, begin, end, both };
bool leave_undated(Problem& problem, const std::vector<Time>& planned, Time delay, int begin, int last, int work, Frame frame) {
  constexpr Time kFar = 200'000;
  const Time first = frame == Frame::begin || frame == Frame::both ? planned[index(begin)] - delay : 0;
  const Time until = frame == Frame::end || frame == Frame::both ? planned[index(last)] + problem.activities[index(last)].duration - problem.activities[index(work)].duration - delay : kFar;
  for (Wish& wish : problem.wishes) {
    if (wish.activity == work) wish = {work, std::max(0, first), 1, std::max(0, until - std::max(0, first)), std::max(0, -first)};
  }
  return until >= 0;
}

// The same where one work has no days: the first schedules that are built.
TEST(WishSearch, NeverCostsMoreThanToPutOffEverythingButOneWithoutDates) {
  std::mt19937 random(34);
  std::int64_t found = 0, plain = 0;
  for (const auto& [count, works] : {std::pair(3, 4), std::pair(8, 5), std::pair(12, 10)}) {
    for (int round = 0; round < 20; ++round) {
      const Problem planned = chains(random, count, std::max(1, count - round % 4), works);
      Solver planner(planned);
      planner.step(50);
      ASSERT_TRUE(planner.answer().found);
      const int begin = static_cast<int>(random() % static_cast<unsigned>(count)) * (works + 1), work = begin + 1 + static_cast<int>(random() % static_cast<unsigned>(works));
      for (const Time delay : {1, 10, 74}) {
        for (const Frame frame : {Frame::none, Frame::begin, Frame::end, Frame::both}) {
          Problem problem = delayed(planned, planner.answer().starts, delay);
          if (!leave_undated(problem, planner.answer().starts, delay, begin, begin + works, work, frame)) continue;
          const std::int64_t shift = wish_cost(problem, planner.answer().starts);
          WishSearch search(problem);
          for (int k = 0; k < 3; ++k) search.step();
          EXPECT_TRUE(violations(problem, search.best()).empty());
          EXPECT_LE(search.cost(), shift) << count << " x " << works << ", round " << round << ", delay " << delay << ", work " << work - begin << ", frame " << static_cast<int>(frame);
          found += search.cost();
          plain += shift;
        }
      }
    }
  }
  EXPECT_LT(found, plain);
}

TEST(WishSearch, GivesNothingButValidSchedules) {
  std::mt19937 random(32);
  int found = 0;
  for (int round = 0; round < 1'000; ++round) {
    Problem problem = random_problem(random, 4, true);
    if (round % 2 == 1) add_random_limits(problem, random);
    add_random_wishes(problem, random);
    if (!defects(problem, false).empty()) continue;
    WishSearch search(problem);
    std::int64_t cost = kNoDeadline;
    for (int k = 0; k < 12; ++k) {
      const bool better = search.step();
      EXPECT_EQ(better, !search.best().empty() && search.cost() < cost);
      if (better) cost = search.cost();
    }
    if (search.best().empty()) continue;
    ++found;
    EXPECT_EQ(violations(problem, search.best()), std::vector<Constraint>{}) << "round " << round;
  }
  EXPECT_GT(found, 100);
}

// Of a plan that is far larger than any: what a long sum says of each of its terms is kept once for all of them, so that no step has to move much and all of it stays small.
TEST(Solver, ReplansWhatIsLargeInLittleMemory) {
  constexpr std::size_t kMegabyte = std::size_t{1} << 20;
  std::mt19937 random(33);
  const Problem planned = chains(random, 64, 64, 10);
  Solver planner(planned);
  planner.step(40);
  ASSERT_TRUE(planner.answer().found);
  Solver solver(delayed(planned, planner.answer().starts, 10));
  std::size_t before = solver.bytes(), most = 0, step = 0;
  for (int i = 0; i < 1'500; ++i) {
    ASSERT_FALSE(solver.step(1));
    const std::size_t bytes = solver.bytes();
    step = std::max(step, bytes > before ? bytes - before : 0);
    most = std::max(most, bytes);
    before = bytes;
  }
  EXPECT_LT(most, 32 * kMegabyte);
  EXPECT_LT(step, 16 * kMegabyte);
}

// Plans of 12 commitments x 10 milestones whose days are those of a calendar, some days later. With slots, offices and evaluations; then one milestone has no days.
TEST(Solver, ReplansForNoMoreThanToPutOffEverything) {
  int compared = 0;
  for (const bench::PlanKind& kind : bench::kPlanKinds) {
    plan::Document document = bench::RandomPlan(1).make(kind);
    PlanOptions options;
    options.as_of = *dates::parse_day("2026-06-30");
    options.slots = kind.slots;
    const PlanProblem before = from_plan(document, document.plans.front(), options);
    Solver planner(before.problem);
    planner.step(500);
    if (!planner.answer().found) continue;
    for (const Proposed& bar : proposal(before, planner.answer().starts)) {
      for (plan::Commitment& commitment : document.plans.front().commitments) {
        for (plan::Milestone& milestone : commitment.milestones) {
          if (milestone.id != bar.item.milestone) continue;
          milestone.start = dates::PartialDate::parse(dates::to_string(bar.first));
          milestone.due = dates::PartialDate::parse(dates::to_string(bar.last));
        }
      }
    }
    for (const auto& [delay, undated] : {std::pair(10, false), std::pair(74, false), std::pair(10, true), std::pair(74, true)}) {
      if (undated) {
        plan::Commitment& commitment = document.plans.front().commitments.front();
        for (const plan::Milestone& one : commitment.milestones) {
          if (one.due && (!commitment.end || commitment.end->span().latest < one.due->span().latest)) commitment.end = one.due;
        }
        commitment.milestones[5].start = commitment.milestones[5].due = {};
      }
      options.as_of = *dates::parse_day("2026-06-30") + date::days{delay};
      options.least_change = true;
      const PlanProblem from = from_plan(document, document.plans.front(), options);
      // The same times of a calendar that begins later: a plain shift, unless the months or what is fixed do not allow it.
      if (!violations(from.problem, planner.answer().starts).empty()) continue;
      Solver solver(from.problem);
      solver.step(20);
      ASSERT_TRUE(solver.answer().found) << kind.name;
      EXPECT_LE(solver.answer().cost, wish_cost(from.problem, planner.answer().starts)) << kind.name << ", " << delay << " days late" << (undated ? ", one milestone without days" : "");
      ++compared;
    }
  }
  EXPECT_GT(compared, 20);
}

}  // namespace
}  // namespace cocrea::schedule
