#include "core/schedule/solver.h"

#include <gtest/gtest.h>

#include "core/schedule/chains.h"
#include "core/schedule/exhaustive.h"
#include "core/schedule/reason.h"
#include "support/times.h"

namespace cocrea::schedule {
namespace {

Answer answer_of(const Problem& problem, std::int64_t slice = 1'000) {
  Solver solver(problem);
  for (int i = 0; i < 1'000'000 && !solver.step(slice); ++i) {}
  return solver.answer();
}

constexpr Time kHorizon = 10;

bool can_be_tried(const Problem& problem) { return defects(problem, false).empty() && windows(problem).horizon <= kHorizon; }

TEST(Solver, AgreesWithTryingEverySchedule) {
  std::mt19937 random(1);
  int solved = 0, infeasible = 0, limited = 0;
  for (int round = 0; round < 1200; ++round) {
    Problem problem = random_problem(random, 3 + round % 2, round % 3 == 0);
    if (round % 2 == 1 && problem.activities.size() > 2) add_random_limits(problem, random);
    if (round % 4 == 1) add_random_wishes(problem, random);
    if (round % 5 == 2) problem.activities[0].apart = true;
    if (round % 5 == 3) problem.activities.back().apart = true;   // the end does not wait for what comes last
    if (!can_be_tried(problem)) continue;
    limited += !problem.limits.empty();
    const auto best = try_everything(problem, kHorizon);
    const Answer answer = answer_of(problem);
    ASSERT_EQ(answer.state, best ? Answer::State::optimal : Answer::State::infeasible) << "round " << round;
    if (!best) {
      ++infeasible;
      EXPECT_FALSE(answer.found);
      continue;
    }
    ++solved;
    EXPECT_EQ(violations(problem, answer.starts), std::vector<Constraint>{}) << "round " << round;
    EXPECT_EQ(answer.cost, best->cost) << "round " << round;
    EXPECT_EQ(answer.bound, best->cost);
    EXPECT_TRUE(answer.cost_proven);
    EXPECT_TRUE(answer.ties_proven);
    EXPECT_EQ(tie_cost(problem, answer.starts), best->sum) << "round " << round;
  }
  EXPECT_GT(solved, 300);
  EXPECT_GT(infeasible, 50);
  EXPECT_GT(limited, 100);
}

// No schedule is lost beyond the horizon: limits may put off what comes after them, and that is within it.
TEST(Solver, FindsAScheduleOfLimitsWhereverThereIsOne) {
  std::mt19937 random(7);
  int possible = 0, refused = 0;
  for (int round = 0; round < 600; ++round) {
    Problem problem = random_problem(random, 3, false);
    add_random_limits(problem, random);
    const std::vector<Defect> wrong = defects(problem, false);
    const auto best = wrong.empty() || wrong[0].cause == Defect::Cause::too_tight ? try_everything(problem, 22) : std::nullopt;
    if (!wrong.empty()) {
      EXPECT_FALSE(best) << "round " << round << ": refused, though there is a schedule";
      refused += wrong[0].cause == Defect::Cause::too_tight;
      continue;
    }
    const Answer answer = answer_of(problem);
    ASSERT_EQ(answer.found, best.has_value()) << "round " << round;
    possible += answer.found;
    if (best) EXPECT_EQ(answer.cost, best->cost) << "round " << round;
  }
  EXPECT_GT(possible, 200);
  EXPECT_GT(refused, 20);
}

// A crowd of works, each to be checked within a time that is now long, now too short for the check, by one who checks one at a time.
TEST(Solver, PutsOffWhatCannotBeCheckedInTime) {
  Problem problem;
  problem.capacities = {1};
  Calendar& calendar = problem.calendars.emplace_back();
  for (Time time = 0; time <= 300; ++time) calendar.push_back(std::max(calendar.empty() ? 0 : calendar.back(), time % 20 < 10 ? time + 5 : time / 20 * 20 + 16));
  for (int i = 0; i < 5; ++i) {
    const int work = static_cast<int>(problem.activities.size());
    problem.activities.push_back({3, 0, kNoDeadline, {}});
    problem.activities.push_back({0, 0, kNoDeadline, {}});
    problem.activities.push_back({4, 0, kNoDeadline, {{0, 1, -1}}});
    problem.precedences.push_back({work, work + 1, 0});
    problem.precedences.push_back({work + 1, work + 2, 0});
    problem.limits.push_back({work + 1, work + 2, 0, 0});
    problem.closings.push_back({work + 1, {work}});
  }
  ASSERT_TRUE(defects(problem).empty());
  Solver solver(problem);
  solver.step(3);
  EXPECT_TRUE(solver.answer().found) << "a quick schedule, put right";
  const Answer answer = answer_of(problem);
  EXPECT_EQ(answer.state, Answer::State::optimal);
  EXPECT_TRUE(violations(problem, answer.starts).empty());
  for (int i = 0; i < 5; ++i) EXPECT_EQ(answer.starts[static_cast<std::size_t>(3 * i + 1)], answer.starts[static_cast<std::size_t>(3 * i)] + 3);
}

// Larger ones, hard enough for restarts, learnt clauses and several slices.
Problem crowded(std::mt19937& random, int activities) {
  Problem problem;
  problem.capacities = {10, 10};
  for (int i = 0; i < activities; ++i) {
    Activity one;
    one.duration = 1 + static_cast<Time>(random() % 9);
    for (int r = 0; r < 2; ++r) one.demands.push_back({r, 1 + static_cast<int>(random() % 7), -1});
    problem.activities.push_back(one);
    if (i > 2 && random() % 2 == 0) problem.precedences.push_back({static_cast<int>(random() % static_cast<unsigned>(i)), i, 0});
  }
  return problem;
}

TEST(Solver, SliceSizeChangesNothing) {
  std::mt19937 random(2);
  for (int round = 0; round < 12; ++round) {
    const Problem problem = crowded(random, 12);
    constexpr std::int64_t budget = 4'000;
    const auto after = [&](std::int64_t slice) {
      Solver solver(problem);
      for (std::int64_t used = 0; used < budget; used += slice) {
        if (solver.step(std::min(slice, budget - used))) break;
      }
      return solver.answer();
    };
    const Answer whole = after(budget);
    for (const std::int64_t slice : {1, 7, 1'000}) {
      const Answer sliced = after(slice);
      EXPECT_EQ(sliced.state, whole.state);
      EXPECT_EQ(sliced.starts, whole.starts);
      EXPECT_EQ(sliced.bound, whole.bound);
      EXPECT_EQ(sliced.cost_proven, whole.cost_proven);
      EXPECT_EQ(sliced.ties_proven, whole.ties_proven);
      EXPECT_EQ(sliced.nodes, whole.nodes);
    }
  }
}

TEST(Solver, BoundAndBestMeetFromBothSides) {
  std::mt19937 random(3);
  for (int round = 0; round < 6; ++round) {
    Problem problem = crowded(random, 14);
    problem.break_ties = false;
    Solver solver(problem);
    std::int64_t bound = 0, cost = 1 << 30;
    bool done = false;
    for (int i = 0; i < 100'000 && !done; ++i) {
      done = solver.step(10);
      const Answer& answer = solver.answer();
      EXPECT_GE(answer.bound, bound);
      bound = answer.bound;
      if (!answer.found) continue;
      EXPECT_LE(answer.cost, cost);
      cost = answer.cost;
      EXPECT_LE(bound, cost);
      EXPECT_TRUE(violations(problem, answer.starts).empty());
    }
    EXPECT_TRUE(done);
    EXPECT_EQ(bound, cost);
    EXPECT_EQ(cost, answer_of(problem).cost);
  }
}

// Whoever gives way after so much of it does so in time: a model and quick schedules of 1'200 activities take as long as many nodes.
TEST(Solver, TellsWhatTakesAsLongAsManyNodes) {
  std::mt19937 random(8);
  Solver small(chains(random, 2, 2)), large(chains(random, 200, 4));
  EXPECT_EQ(small.work(), 0);
  EXPECT_GE(large.work(), 60);
  const std::int64_t before = large.work();
  small.step(1);
  large.step(1);
  EXPECT_EQ(small.work(), 1);
  EXPECT_GE(large.work(), before + 20);
  EXPECT_EQ(large.answer().nodes, 1) << "the limits of a search are another thing";
}

TEST(Solver, AnEmptyProblemIsSolved) {
  const Answer answer = answer_of(Problem{});
  EXPECT_EQ(answer.state, Answer::State::optimal);
  EXPECT_EQ(answer.cost, 0);
}

TEST(Solver, ASlotIsHeldUntilItIsGivenBack) {
  // Two commitments of one slot: begin (0) ... evaluation (2), begin (3) ... evaluation (5).
  Problem problem;
  problem.capacities = {1};
  for (int i = 0; i < 2; ++i) {
    const int begin = 3 * i;
    problem.activities.push_back({0, 0, kNoDeadline, {{0, 1, begin + 2}}});
    problem.activities.push_back({4, 0, kNoDeadline, {}});
    problem.activities.push_back({2, 0, kNoDeadline, {}});
    problem.precedences.push_back({begin, begin + 1, 0});
    problem.precedences.push_back({begin + 1, begin + 2, 1});
  }
  const Answer answer = answer_of(problem);
  EXPECT_EQ(answer.cost, 14);   // twice 4 + 1 + 2
  EXPECT_TRUE(violations(problem, answer.starts).empty());
}

TEST(Reason, IsInfeasibleAndNothingInItCanBeSpared) {
  std::mt19937 random(4);
  int found = 0;
  for (int round = 0; round < support::times(900); ++round) {
    Problem problem = random_problem(random, 4, true);
    if (round % 2 == 1) add_random_limits(problem, random);
    if (!can_be_tried(problem) || answer_of(problem).state != Answer::State::infeasible) continue;
    ++found;
    ReasonSearch search(problem);
    const Reason& reason = search.reason();
    std::size_t size = reason.constraints.size();
    for (int i = 0; i < 100'000 && !search.step(3); ++i) {
      // What is left cannot hold together at any time, whenever somebody stops.
      if (reason.constraints.size() < size) EXPECT_FALSE(try_everything(with_only(problem, reason.constraints), kHorizon)) << "round " << round;
      size = reason.constraints.size();
    }
    ASSERT_TRUE(reason.done && reason.irreducible);
    ASSERT_FALSE(reason.constraints.empty());
    EXPECT_FALSE(try_everything(with_only(problem, reason.constraints), kHorizon)) << "round " << round;
    for (std::size_t i = 0; i < reason.constraints.size(); ++i) {
      std::vector<Constraint> fewer = reason.constraints;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      EXPECT_TRUE(try_everything(with_only(problem, fewer), kHorizon)) << "round " << round;
    }
  }
  EXPECT_GT(found, support::times(60));
}

TEST(Reason, IsTheSameAtAnySlice) {
  std::mt19937 random(5);
  Problem problem = crowded(random, 10);
  for (Activity& activity : problem.activities) activity.deadline = 12;
  ASSERT_EQ(answer_of(problem).state, Answer::State::infeasible);
  ReasonSearch whole(problem), sliced(problem);
  ASSERT_TRUE(whole.step(10'000'000));
  while (!sliced.step(3)) {}
  EXPECT_EQ(whole.reason().constraints, sliced.reason().constraints);
  EXPECT_EQ(whole.reason().nodes, sliced.reason().nodes);
}

// The first quick schedule meets the bound: that is a proof, before the search comes to see it.
TEST(Solver, IsProvenAsSoonAsItMeetsItsBound) {
  Problem problem;
  problem.capacities = {1};
  problem.activities.resize(2, {3, 0, kNoDeadline, {{0, 1, -1}}});
  Solver solver(problem);
  EXPECT_FALSE(solver.step(1));
  EXPECT_EQ(solver.answer().cost, 6);
  EXPECT_EQ(solver.answer().bound, 6);
  EXPECT_TRUE(solver.answer().cost_proven);
}

TEST(Solver, MemoryStaysBounded) {
  std::mt19937 random(6);
  Problem problem = crowded(random, 60);
  Solver solver(problem);
  std::size_t most = 0;
  for (int i = 0; i < 30 && !solver.step(2'000); ++i) most = std::max(most, solver.bytes());
  EXPECT_LT(most, std::size_t{64} << 20);
}

}  // namespace
}  // namespace cocrea::schedule
