#include <random>
#include <set>

#include "core/schedule/reason.h"
#include "core/schedule/small_plans.h"

namespace cocrea::schedule {
namespace {

TEST(FromPlan, SaysThatTheMonthForAnEvaluationIsWhy) {
  plan::Plan plan = two();
  add_body(plan, 1);
  for (plan::Commitment& one : plan.commitments) {
    one.milestones[0] = milestone(one.milestones[0].id.c_str(), "2027-03-01", "2027-03-31");
    one.milestones[0].fixed = plan::YesNo::yes;
  }
  plan.commitments[0].milestones[0].fixed = plan::YesNo::no;
  plan.commitments[0].fixed = plan::YesNo::yes;   // within its own dates
  plan.commitments[0].start = date("2027-03-01");
  plan.commitments[0].end = date("2027-03-31");
  const PlanProblem from = from_plan(with_office(), plan, options());
  ASSERT_EQ(solve(from.problem).state, Answer::State::infeasible);
  ReasonSearch search(from.problem);
  ASSERT_TRUE(search.step(1'000'000));
  EXPECT_TRUE(search.reason().irreducible);
  int limits = 0, demands = 0;
  for (const Constraint& one : search.reason().constraints) {
    limits += one.kind == Constraint::Kind::limit;
    demands += one.kind == Constraint::Kind::demand;
  }
  EXPECT_EQ(limits, 2);
  EXPECT_EQ(demands, 2);
}

TEST(FromPlan, SaysWhyItDoesNotFit) {
  plan::Plan plan = two();
  plan.planned_end = date("2027-02-15");   // two times 31 days of one office do not fit into 46
  const PlanProblem from = from_plan(with_office(1), plan, options());
  ASSERT_EQ(solve(from.problem).state, Answer::State::infeasible);
  ReasonSearch search(from.problem);
  ASSERT_TRUE(search.step(1'000'000));
  const Reason& reason = search.reason();
  EXPECT_TRUE(reason.irreducible);
  int demands = 0, deadlines = 0;
  for (const Constraint& one : reason.constraints) {
    demands += one.kind == Constraint::Kind::demand;
    deadlines += one.kind == Constraint::Kind::deadline;
  }
  EXPECT_EQ(demands, 2);
  EXPECT_EQ(deadlines, 2);
}

// One office, three commitments of 40 days each and 100 days: that the third waits for the first is no part of the reason, though the third could be held to
// its end through it.
TEST(FromPlan, NamesNoOrderWithoutWhichItDoesNotFitEither) {
  plan::Plan plan = two();
  plan.planned_end = date("2027-04-10");
  plan.commitments.push_back(commitment("c", {milestone("c1", "", "")}));
  for (plan::Commitment& one : plan.commitments) one.milestones[0].duration = 40;
  for (const auto& [first, after] : {std::pair{0, 2}, {2, 0}, {1, 0}, {0, 1}}) {
    plan::Plan waiting = plan;
    const auto at = [](int i) { return static_cast<std::size_t>(i); };
    waiting.commitments[at(after)].milestones[0].predecessors = {plan.commitments[at(first)].milestones[0].id};
    const PlanProblem from = from_plan(with_office(1), waiting, options());
    ReasonSearch search(from.problem, turns(from));
    ASSERT_TRUE(search.step(1'000'000));
    EXPECT_TRUE(search.reason().irreducible);
    int demands = 0;
    for (const Constraint& one : search.reason().constraints) {
      demands += one.kind == Constraint::Kind::demand;
      if (one.kind != Constraint::Kind::precedence) continue;
      const Precedence& order = from.problem.precedences[static_cast<std::size_t>(one.index)];
      EXPECT_EQ(from.items[static_cast<std::size_t>(order.after)].kind, Item::Kind::completion) << first << " before " << after;
    }
    EXPECT_EQ(demands, 3);
  }
}

// Fixed dates that overlap at an office that does one thing at a time: that the evaluation has to come within its month is no part of the reason, though it
// would hold the second work to its end too.
TEST(FromPlan, NamesNoEvaluationBesideFixedDatesThatOverlap) {
  plan::Plan plan = two();
  plan.commitments[0].milestones = {milestone("x", "2027-03-01", "2027-03-30"), milestone("y", "2027-03-15", "2027-04-13")};
  for (plan::Milestone& one : plan.commitments[0].milestones) one.fixed = plan::YesNo::yes;
  const PlanProblem from = from_plan(with_office(1), plan, options());
  ReasonSearch search(from.problem, turns(from));
  ASSERT_TRUE(search.step(1'000'000));
  EXPECT_TRUE(search.reason().irreducible);
  for (const Constraint& one : search.reason().constraints) {
    ASSERT_NE(one.kind, Constraint::Kind::limit);
    if (one.kind != Constraint::Kind::precedence) EXPECT_TRUE(is_work(from.items[static_cast<std::size_t>(one.index)]));
  }
}

// Of two commitments, whatever the days: both are named, and nothing that would do in their place.
TEST(FromPlan, NamesTheFixedDatesThatOverlap) {
  std::mt19937 random(5);
  const auto upto = [&](int most) { return date::days{static_cast<int>(random() % static_cast<unsigned>(most + 1))}; };
  for (int round = 0; round < 60; ++round) {
    plan::Plan plan = two();
    const Day first = day("2027-02-01") + upto(25), last = first + date::days{10} + upto(50), second = first + upto((last - first).count());
    const auto days = [](Day from, Day to) { return milestone("x", dates::to_string(from).c_str(), dates::to_string(to).c_str()); };
    plan.commitments[0].milestones = {days(first, last)};
    if (round % 2 == 0) {
      plan.commitments[1].milestones = {days(second, second + date::days{10} + upto(50))};
      plan.commitments[1].milestones[0].fixed = plan::YesNo::yes;
    } else {   // without milestones
      plan.commitments[1].milestones = {};
      plan.commitments[1].start = dates::PartialDate::of(second);
      plan.commitments[1].end = dates::PartialDate::of(second + date::days{10} + upto(50));
      plan.commitments[1].fixed = plan::YesNo::yes;
    }
    plan.commitments[0].milestones[0].fixed = plan::YesNo::yes;
    const PlanProblem from = from_plan(with_office(1), plan, options());
    ReasonSearch search(from.problem, turns(from));
    ASSERT_TRUE(search.step(1'000'000));
    EXPECT_TRUE(search.reason().irreducible);
    std::set<plan::Id> fixed;
    for (const Constraint& one : search.reason().constraints) {
      EXPECT_NE(one.kind, Constraint::Kind::limit) << round;
      const bool window = one.kind == Constraint::Kind::release || one.kind == Constraint::Kind::deadline;
      if (window && is_work(from.items[static_cast<std::size_t>(one.index)])) fixed.insert(from.items[static_cast<std::size_t>(one.index)].commitment);
    }
    EXPECT_EQ(fixed, (std::set<plan::Id>{"a", "b"})) << round;
  }
}

// July is without work, so that nothing can be evaluated in time after June: the dates are why, and not the months alone.
TEST(FromPlan, NamesFixedDatesThatLeaveNoTimeForTheEvaluation) {
  for (const bool milestones : {true, false}) {
    plan::Plan plan = two();
    plan.months_without_work = 1u << 6;
    plan.commitments = {commitment("a", {})};
    if (milestones) {
      plan.commitments[0].milestones = {milestone("a1", "2027-06-01", "2027-06-30")};
      plan.commitments[0].milestones[0].fixed = plan::YesNo::yes;
    } else {
      plan.commitments[0].start = date("2027-06-01");
      plan.commitments[0].end = date("2027-06-30");
      plan.commitments[0].fixed = plan::YesNo::yes;
    }
    const PlanProblem from = from_plan(with_office(), plan, options());
    ReasonSearch search(from.problem, turns(from));
    ASSERT_TRUE(search.step(1'000'000));
    EXPECT_TRUE(search.reason().irreducible);
    bool fixed = false, evaluated = false;
    for (const Constraint& one : search.reason().constraints) {
      evaluated |= one.kind == Constraint::Kind::limit;
      fixed |= one.kind == Constraint::Kind::deadline && is_work(from.items[static_cast<std::size_t>(one.index)]);
    }
    EXPECT_TRUE(fixed && evaluated) << milestones;
  }
}

}  // namespace
}  // namespace cocrea::schedule
