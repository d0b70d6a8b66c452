// What people have said to end with the plan does.
#include "core/schedule/elsewhere.h"
#include "core/schedule/reason.h"
#include "core/schedule/small_plans.h"

namespace cocrea::schedule {
namespace {

plan::Plan one_with_plan() {
  plan::Plan plan = two();
  plan.commitments[0].ends_with_plan = plan::YesNo::yes;
  return plan;
}

TEST(WithPlan, IsCompletedOnItsLastDayAndEvaluatedAfterIt) {
  const PlanProblem from = from_plan(with_office(), one_with_plan(), options());
  const Answer answer = solve(from.problem);
  ASSERT_EQ(answer.state, Answer::State::optimal);
  const auto bars = proposal(from, answer.starts);
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").first, day("2027-01-01")) << "its milestones are early all the same";
  EXPECT_EQ(bar(bars, Item::Kind::completion, "a").first, day("2027-12-31"));
  EXPECT_EQ(bar(bars, Item::Kind::evaluation, "a").first, day("2028-01-01"));
  EXPECT_EQ(bar(bars, Item::Kind::evaluation, "b").last, day("2027-02-28"));
  EXPECT_EQ(answer.cost, 59) << "the goal is how early all the rest ends";
  // Where nothing else is left, all of it.
  plan::Plan alone = one_with_plan();
  alone.commitments.erase(alone.commitments.begin() + 1);
  alone.commitments[0].milestones.clear();
  EXPECT_EQ(solve(from_plan(with_office(), alone, options()).problem).cost, 365 + 28);
}

TEST(WithPlan, HoldsItsSlotUntilThen) {
  plan::Plan plan = one_with_plan();
  plan.commitments.push_back(commitment("c", {milestone("c1", "", "")}));
  plan.commitments[2].inclusion = plan::Inclusion::added;
  PlanOptions slots = options();
  slots.slots = 2;
  EXPECT_EQ(bar(propose(plan, slots), Item::Kind::begin, "c").first, day("2027-02-28")) << "in that of the other one";
  plan.commitments[1].ends_with_plan = plan::YesNo::yes;
  const PlanProblem from = from_plan(with_office(), plan, slots);
  ASSERT_EQ(solve(from.problem).state, Answer::State::infeasible);
  ReasonSearch search(from.problem, turns(from));
  ASSERT_TRUE(search.step(1'000'000));
  int releases = 0;
  for (const Constraint& one : search.reason().constraints) {
    releases += one.kind == Constraint::Kind::release && from.items[index(one.index)].kind == Item::Kind::completion;
  }
  EXPECT_EQ(releases, 2) << "both are part of the reason";
}

// Without milestones it is at work until the plan ends.
TEST(WithPlan, IsAtWorkUntilThen) {
  struct Case { const char* what; const char* start; plan::Number duration; plan::Progress progress; bool fixed; const char* first; };
  using plan::Progress;
  for (const Case& one : {Case{"from its start", "2027-08-01", 0, Progress::unset, false, "2027-08-01"}, Case{"for as long as it takes", "", 31, Progress::unset, false, "2027-12-01"},
                          Case{"a duration counts", "2027-08-01", 31, Progress::unset, false, "2027-12-01"}, Case{"what should have begun", "2027-03-01", 0, Progress::unset, false, "2027-07-01"},
                          Case{"what has", "2027-03-01", 0, Progress::limited, false, "2027-03-01"}, Case{"what has, for longer than was thought", "2027-03-01", 31, Progress::limited, false, "2027-03-01"},
                          Case{"fixed", "2027-09-01", 0, Progress::unset, true, "2027-09-01"}, Case{"nothing is known", "", 0, Progress::unset, false, "2027-12-02"},
                          Case{"what is under way since nobody knows when", "", 0, Progress::limited, false, "2027-07-01"}, Case{"the same, for longer than was thought", "", 31, Progress::limited, false, "2027-07-01"}}) {
    plan::Plan plan = one_with_plan();
    plan::Commitment& a = plan.commitments[0];
    a.milestones.clear();
    a.start = date(one.start);
    a.duration = one.duration;
    a.progress = one.progress;
    a.fixed = one.fixed ? plan::YesNo::yes : plan::YesNo::unset;
    for (const bool least_change : {false, true}) {
      PlanOptions when = options("2027-06-30");
      when.least_change = least_change;
      const Proposed work = bar(propose(plan, when), Item::Kind::work, "a");
      EXPECT_EQ(work.first, day(one.first)) << one.what;
      EXPECT_EQ(work.last, day("2027-12-31")) << one.what;
    }
  }
}

TEST(WithPlan, IsNotTakenToLastSoManyDaysWhereItIsUnderWay) {
  plan::Plan plan = one_with_plan();
  plan.commitments[0].milestones.clear();
  EXPECT_EQ(from_plan(with_office(), plan, options()).assumed_days, 30);
  plan.commitments[0].progress = plan::Progress::limited;
  EXPECT_EQ(from_plan(with_office(), plan, options()).assumed_days, 0);
}

// Today the plan ends, and so does what ends with it; tomorrow there is no more time.
TEST(WithPlan, IsNotOverdueOnThePlansLastDay) {
  struct Case { const char* what; const char* start; plan::Progress progress; bool fixed; bool open; };
  using plan::Progress;
  for (const Case& one : {Case{"under way", "2027-03-01", Progress::limited, false, true}, Case{"since nobody knows when", "", Progress::limited, false, true}, Case{"fixed", "2027-03-01", Progress::unset, true, true},
                          Case{"not begun", "2027-03-01", Progress::unset, false, false}}) {
    plan::Plan plan = one_with_plan();
    plan.commitments.erase(plan.commitments.begin() + 1);
    plan::Commitment& a = plan.commitments[0];
    a.milestones.clear();
    a.start = date(one.start);
    a.progress = one.progress;
    a.fixed = one.fixed ? plan::YesNo::yes : plan::YesNo::unset;
    const PlanProblem from = from_plan(with_office(), plan, options("2027-12-31"));
    EXPECT_TRUE(from.ends_today) << one.what;
    EXPECT_FALSE(from.fixed_over) << one.what;
    const Answer answer = solve(from.problem);
    ASSERT_EQ(answer.found, one.open) << one.what;
    if (!answer.found) continue;
    const auto bars = proposal(from, answer.starts);
    EXPECT_FALSE(bar(bars, Item::Kind::work, "a").item.overdue) << one.what;
    EXPECT_EQ(bar(bars, Item::Kind::work, "a").last, day("2027-12-31")) << one.what;
    EXPECT_EQ(bar(bars, Item::Kind::completion, "a").first, day("2027-12-31")) << one.what;
    EXPECT_EQ(bar(bars, Item::Kind::evaluation, "a").first, day("2028-01-01")) << one.what;
    EXPECT_LE(bar(bars, Item::Kind::evaluation, "a").last, day("2028-01-31")) << one.what;
  }
}

TEST(WithPlan, MayEndInAMonthWithoutWork) {
  plan::Plan plan = one_with_plan();
  plan.planned_end = date("2027-08-10");
  plan.months_without_work = 1u << 7;
  const auto bars = propose(plan, options());
  EXPECT_EQ(bar(bars, Item::Kind::completion, "a").first, day("2027-08-10"));
  EXPECT_EQ(bar(bars, Item::Kind::evaluation, "a").first, day("2027-09-01"));
  EXPECT_EQ(bar(bars, Item::Kind::evaluation, "a").last, day("2027-09-10")) << "the month does not stop";
  plan.months_without_work |= 1u << 8;   // nobody evaluates in that month
  const PlanProblem from = from_plan(with_office(), plan, options());
  EXPECT_EQ(from.late, 1);
  EXPECT_EQ(solve(from.problem).state, Answer::State::optimal);
}

TEST(WithPlan, EndsAsTheOthersDoWhereNobodyKnowsWhenThatIs) {
  plan::Plan plan = one_with_plan();
  plan.planned_end.reset();
  EXPECT_EQ(bar(propose(plan, options()), Item::Kind::completion, "a").first, day("2027-01-31"));
  PlanOptions by_term = options();
  by_term.latest_end = day("2027-10-31");
  EXPECT_EQ(bar(propose(plan, by_term), Item::Kind::completion, "a").first, day("2027-10-31"));
}

// Of another plan: until that ends, or, where nobody knows when that is, until the commitment's own end.
TEST(WithPlan, KeepsItsOfficeInAnotherPlan) {
  plan::Document document = with_office();
  document.plans = {two()};
  plan::Plan other;
  other.id = "other";
  plan::Commitment busy = two().commitments[0];
  busy.id = "busy";
  busy.milestones.clear();
  busy.start = date("2027-01-01");
  busy.end = date("2027-05-31");
  busy.ends_with_plan = plan::YesNo::yes;
  other.commitments = {busy};
  document.plans.push_back(other);
  const dates::Day as_of = day("2026-12-31");
  const OpenDays days(as_of + dates::one_day, {});
  for (const auto& [end, last] : {std::pair{"", "2027-05-31"}, std::pair{"2027-09-30", "2027-09-30"}}) {
    document.plans[1].planned_end = date(end);
    const std::vector<Elsewhere> all = elsewhere(document, document.plans[0], as_of, days, false);
    ASSERT_EQ(all.size(), 1u) << end;
    EXPECT_EQ(days.day(all[0].to - 1), day(last)) << end;
  }
}

TEST(FromPlan, NoWorkIsPlannedBeforeTheImplementation) {
  plan::Plan plan = two();
  plan.implementation_start = date("2027-04-01");
  plan.commitments[1].milestones[0] = milestone("b1", "2027-03-01", "2027-03-31");
  plan.commitments[1].milestones[0].fixed = plan::YesNo::yes;
  plan.commitments.push_back(commitment("c", {milestone("c1", "2027-04", "2027-04")}));
  plan.commitments.push_back(commitment("d", {}));
  for (const bool least_change : {false, true}) {
    PlanOptions wanted = options();
    wanted.least_change = least_change;
    const auto bars = propose(plan, wanted);
    EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").first, day("2027-04-01"));
    EXPECT_EQ(bar(bars, Item::Kind::milestone, "b").first, day("2027-03-01")) << "people have fixed it";
    EXPECT_EQ(bar(bars, Item::Kind::milestone, "c").first, day("2027-04-01"));
    EXPECT_EQ(bar(bars, Item::Kind::work, "d").first, day("2027-04-01"));
  }
  plan.commitments[0].progress = plan::Progress::limited;
  EXPECT_EQ(bar(propose(plan, options("2027-03-10")), Item::Kind::milestone, "a").first, day("2027-03-01")) << "it has begun";
}

}  // namespace
}  // namespace cocrea::schedule
