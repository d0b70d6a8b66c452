#include <algorithm>

#include "core/schedule/small_plans.h"

namespace cocrea::schedule {
namespace {

TEST(FromPlan, WhatIsDoneOrStartedStays) {
  plan::Plan plan = two();
  plan.commitments[0].milestones.push_back(milestone("a2", "2027-04-01", "2027-04-10"));
  plan.commitments[0].milestones[0].done = date("2027-03-20");
  plan.commitments[0].milestones[1].start = date("2027-03-15");
  plan.commitments[0].progress = plan::Progress::limited;
  const auto bars = propose(plan, options("2027-03-20"));
  for (const Proposed& one : bars) EXPECT_NE(one.item.milestone, "a1") << "done: nothing is left to propose";
  const Proposed& started = bar(bars, Item::Kind::milestone, "a");
  EXPECT_TRUE(started.item.fixed);
  EXPECT_EQ(started.first, day("2027-03-15"));
  EXPECT_EQ(started.last, day("2027-04-10"));
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "b").first, day("2027-03-21"));
}

// Three in a row, looked at on 10 April: what nobody recorded as begun is planned from the next day on, and its order stays.
TEST(FromPlan, AStartThatHasPassedIsNoRecordOfABeginning) {
  struct Case { const char* what; plan::Progress progress; const char* due; plan::Number duration; const char* first[3]; };
  for (const Case& one : {Case{"nothing says so", plan::Progress::unset, "2027-03-31", 0, {"2027-04-11", "2027-05-12", "2027-06-11"}},
                          Case{"not started", plan::Progress::not_started, "2027-03-31", 0, {"2027-04-11", "2027-05-12", "2027-06-11"}},
                          Case{"under way: the first, and late", plan::Progress::limited, "2027-03-31", 0, {"2027-03-01", "2027-04-12", "2027-06-01"}},
                          Case{"due later: the second beside it, the third after it", plan::Progress::unset, "2027-05-30", 0, {"2027-04-11", "2027-04-11", "2027-07-11"}},
                          Case{"due later, its duration known", plan::Progress::unset, "2027-05-30", 31, {"2027-04-11", "2027-05-12", "2027-06-11"}}}) {
    plan::Plan plan = two();
    plan.commitments = {commitment("a", {milestone("1", "2027-03-01", one.due), milestone("2", "2027-04-01", "2027-04-30"), milestone("3", "2027-06-01", "2027-06-30")})};
    plan.commitments[0].progress = one.progress;
    plan.commitments[0].milestones[0].duration = one.duration;
    PlanOptions replan = options("2027-04-10");
    replan.least_change = true;
    int at = 0;
    for (const Proposed& bar : propose(plan, replan)) {
      if (bar.item.kind != Item::Kind::milestone) continue;
      EXPECT_EQ(dates::to_string(bar.first), one.first[at]) << one.what << ": " << at;
      EXPECT_EQ(bar.item.started, at == 0 && one.progress == plan::Progress::limited) << one.what;
      ++at;
    }
    EXPECT_EQ(at, 3);
  }
}

// Under way, and its last day has come by what is recorded; on the day after the as-of date it is only its last.
TEST(FromPlan, WorkUnderWayIsOverdueWhereItsLastDayHasCome) {
  struct Case { const char* due; plan::Number duration; bool overdue; const char* last; };
  for (const Case& one : {Case{"2027-04-09", 0, true, "2027-04-11"}, Case{"2027-04-10", 0, true, "2027-04-11"}, Case{"2027-04-11", 0, false, "2027-04-11"},
                          Case{"", 41, true, "2027-04-11"}, Case{"", 42, false, "2027-04-11"}, Case{"2027-03-31", 45, false, "2027-04-14"}}) {
    plan::Plan plan = two();
    plan.commitments = {commitment("a", {milestone("1", "2027-03-01", one.due)})};
    plan.commitments[0].progress = plan::Progress::limited;
    plan.commitments[0].milestones[0].duration = one.duration;
    const auto bars = propose(plan, options("2027-04-10"));
    const Proposed& work = bar(bars, Item::Kind::milestone, "a");
    EXPECT_EQ(work.item.overdue, one.overdue) << one.due << one.duration;
    EXPECT_EQ(dates::to_string(work.last), one.last) << one.due << one.duration;
  }
}

// As an accepted proposal leaves it: the first in days, and the second in the months that were recorded.
TEST(FromPlan, AMonthInWhichTheNextBeginsDoesNotSayThatItDoesNotWait) {
  struct Case { const char* start; const char* first; };
  for (const Case& one : {Case{"2027-01", "2027-01-26"}, Case{"2027-01-25", "2027-01-01"}, Case{"2027-01-26", "2027-01-26"}, Case{"2026-12", "2027-01-01"}}) {
    plan::Plan plan = two();
    plan.commitments = {commitment("a", {milestone("a1", "2027-01-01", "2027-01-25"), milestone("a2", one.start, "2027-03")})};
    plan.commitments[0].milestones[1].duration = 30;
    const auto bars = propose(plan, options());
    const auto second = std::find_if(bars.begin(), bars.end(), [](const Proposed& bar) { return bar.item.milestone == "a2"; });
    ASSERT_NE(second, bars.end());
    EXPECT_EQ(second->first, day(one.first)) << one.start;
  }
}

TEST(FromPlan, APlanIsOverWhenItsLastDayHasCome) {
  for (const auto& [as_of, over] : {std::pair{"2027-12-30", false}, {"2027-12-31", true}}) {
    plan::Plan plan = two();
    plan.planned_end = date("2027-12-31");
    EXPECT_EQ(from_plan({}, plan, options(as_of)).over, over) << as_of;
  }
}

// The second was planned for the day after the first, which was done late: so it cannot have begun on that day.
TEST(FromPlan, NothingBeganBeforeWhatItWaitsForWasDone) {
  struct Case { const char *done, *waits_for, *first; };
  for (const Case& one : {Case{"2027-02-20", "", "2027-02-21"}, Case{"2027-02-20", "1", "2027-02-21"}, Case{"2027-02-20", "elsewhere", "2027-02-21"},
                          Case{"2027-01-31", "1", "2027-02-21"},    // on its very day
                          Case{"2027-01-30", "1", "2027-01-31"},    // in time: under way
                          Case{"2027-01", "1", "2027-01-31"}}) {   // in a month that may be before it: as people planned it
    plan::Plan plan = two();
    plan.commitments = {commitment("a", {milestone("1", "2027-01-01", "2027-01-30"), milestone("2", "2027-01-31", "2027-03-01")}),
                        commitment("b", {milestone("elsewhere", "2027-01-01", "2027-01-30")})};
    plan.commitments[0].progress = plan::Progress::limited;
    plan.commitments[0].milestones[0].done = date(one.waits_for == std::string_view("elsewhere") ? "2027-01-30" : one.done);
    plan.commitments[1].milestones[0].done = date(one.done);
    if (*one.waits_for != 0) plan.commitments[0].milestones[1].predecessors = {one.waits_for};
    if (one.waits_for == std::string_view("elsewhere")) plan.commitments[0].milestones[0].done = date("2027-01-15");
    EXPECT_EQ(bar(propose(plan, options("2027-02-20")), Item::Kind::milestone, "a").first, day(one.first)) << one.done << " " << one.waits_for;
  }
}

TEST(FromPlan, AnEndBeyondAllWorkIsNoDeadline) {
  plan::Plan plan = two();
  plan.planned_end = date("5000-12-31");
  plan.commitments[0].fixed = plan::YesNo::yes;
  plan.commitments[0].end = date("5000-01-01");
  EXPECT_EQ(bar(propose(plan, options()), Item::Kind::milestone, "a").first, day("2027-01-01"));
}

TEST(FromPlan, DatesBeyondReachAreADefectOfTheirOwn) {
  plan::Plan plan = two();
  plan.commitments[0].milestones[0] = milestone("a1", "5000-01-01", "5000-02-01");
  for (const bool fixed : {true, false}) {
    plan.commitments[0].milestones[0].fixed = fixed ? plan::YesNo::yes : plan::YesNo::no;
    PlanOptions replan = options();
    replan.least_change = true;
    const PlanProblem from = from_plan(with_office(), plan, replan);
    const std::vector<Defect> found = defects(from.problem, false);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0].cause, Defect::Cause::bad_number);
    EXPECT_GT(found[0].found, 0);
    ASSERT_EQ(found[0].activities.size(), 1u);
    EXPECT_EQ(from.items[static_cast<std::size_t>(found[0].activities[0])].milestone, "a1");
  }
}

TEST(FromPlan, FixedDatesAreKept) {
  plan::Plan plan = two();
  plan.commitments[1].milestones[0].fixed = plan::YesNo::yes;
  const auto bars = propose(plan, options());
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "b").first, day("2027-05-01"));
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "b").last, day("2027-05-31"));
}

// Whatever else is recorded of it, and wherever it lies; `next`: when what waits for it can begin.
TEST(FromPlan, FixedDatesAreKeptToTheDay) {
  struct Case { const char* what; const char* submission; const char* as_of; unsigned closed; plan::Number duration; const char* start; const char* due; const char* next; };
  for (const Case& one : {Case{"both dates and a duration", "2027-01-01", "2026-12-31", 0, 10, "2027-03-01", "2027-03-31", "2027-04-01"},
                          Case{"before the submission", "2027-06-01", "2027-01-01", 0, 0, "2027-03-01", "2027-03-31", "2027-06-01"},
                          Case{"across the submission", "2027-06-01", "2027-01-01", 0, 0, "2027-05-15", "2027-06-10", "2027-06-11"},
                          Case{"in a month without work", "2027-01-01", "2026-12-31", 1u << 7, 0, "2027-08-05", "2027-08-20", "2027-09-01"},
                          Case{"into a month without work", "2027-01-01", "2026-12-31", 1u << 7, 0, "2027-07-30", "2027-08-20", "2027-09-01"},
                          Case{"over, and not recorded as done", "2027-01-01", "2027-05-01", 0, 0, "2027-02-01", "2027-03-31", "2027-05-02"},
                          Case{"under way", "2027-01-01", "2027-03-10", 0, 0, "2027-03-01", "2027-03-31", "2027-04-01"}}) {
    plan::Plan plan = two();
    plan.submission.date = date(one.submission);
    plan.months_without_work = one.closed;
    plan::Milestone next = milestone("a2", "", "");
    next.duration = 5;
    plan.commitments[0].milestones = {milestone("a1", one.start, one.due), next};
    plan.commitments[0].milestones[0].fixed = plan::YesNo::yes;
    plan.commitments[0].milestones[0].duration = one.duration;
    for (const Proposed& bar : propose(plan, options(one.as_of))) {
      if (bar.item.milestone == "a1") EXPECT_EQ(dates::to_string(bar.first) + dates::to_string(bar.last), std::string(one.start) + one.due) << one.what;
      if (bar.item.milestone == "a2") EXPECT_EQ(dates::to_string(bar.first), one.next) << one.what;
    }
  }
}

TEST(FromPlan, WhatHappenedIsToldOnTheDayThatIsRecorded) {
  plan::Plan plan = two();
  plan.commitments[0].completed = date("2027-03-01");
  plan.commitments[1].inclusion = plan::Inclusion::added;
  plan.commitments[1].submission = date("2027-01-20");
  const auto bars = propose(plan, options("2027-03-05"));
  EXPECT_EQ(bar(bars, Item::Kind::begin, "a").last, day("2027-01-01"));
  EXPECT_EQ(bar(bars, Item::Kind::completion, "a").first, day("2027-03-01"));
  EXPECT_EQ(bar(bars, Item::Kind::completion, "a").last, day("2027-03-01"));
  EXPECT_EQ(bar(bars, Item::Kind::begin, "b").first, day("2027-01-20"));
  EXPECT_EQ(bar(bars, Item::Kind::evaluation, "a").first, day("2027-03-06"));
}

TEST(FromPlan, NothingIsCompletedBeforeItsFixedDatesAreOver) {
  plan::Plan plan = two();
  plan.months_without_work = 1u << 7;
  plan.commitments[0].milestones = {milestone("a1", "2027-08-05", "2027-08-20")};
  plan.commitments[0].milestones[0].fixed = plan::YesNo::yes;
  EXPECT_EQ(bar(propose(plan, options()), Item::Kind::completion, "a").first, day("2027-08-20"));
}

TEST(FromPlan, DueBeforeTheStartIsADefect) {
  plan::Plan plan = two();
  plan.commitments[0].milestones[0] = milestone("a1", "2027-05-01", "2027-03-01");
  for (const plan::YesNo fixed : {plan::YesNo::yes, plan::YesNo::no}) {
    plan.commitments[0].milestones[0].fixed = fixed;
    const PlanProblem from = from_plan(with_office(), plan, options());
    const std::vector<Defect> found = defects(from.problem, false);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0].cause, Defect::Cause::bad_number);
    EXPECT_LT(found[0].found, 0);
    EXPECT_EQ(from.items[static_cast<std::size_t>(found[0].activities.at(0))].milestone, "a1");
  }
}

TEST(FromPlan, AMonthIsATwelfthOfAYear) {
  EXPECT_EQ(open_days(12, plan::DurationUnit::months), 365);
  EXPECT_EQ(open_days(1, plan::DurationUnit::months), 30);
  EXPECT_EQ(open_days(2, plan::DurationUnit::weeks), 14);
  EXPECT_EQ(open_days(9, plan::DurationUnit::unset), 9);
}

// What is left of work that has begun: a month without work behind us was none of it.
TEST(FromPlan, WorkUnderWayDidNotGoOnInMonthsWithoutWork) {
  plan::Plan plan = two();
  plan.commitments[0].milestones[0] = milestone("a1", "2027-01-20", "");
  plan.commitments[0].milestones[0].duration = 30;   // twelve days of January, then eighteen of March
  plan.commitments[0].progress = plan::Progress::limited;
  plan.months_without_work = 1u << 1;
  EXPECT_EQ(bar(propose(plan, options("2027-03-05")), Item::Kind::milestone, "a").last, day("2027-03-18"));
}

TEST(FromPlan, WorkPausesInMonthsWithoutWork) {
  plan::Plan plan = two();
  plan.months_without_work = 1u << 1;   // February
  plan.commitments[0].milestones[0].duration = 40;
  const auto bars = propose(plan, options());
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").first, day("2027-01-01"));
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").last, day("2027-03-09"));
  plan.months_without_work = 0xfff;   // nothing could ever be done
  EXPECT_EQ(bar(propose(plan, options()), Item::Kind::milestone, "a").last, day("2027-02-09"));
}

TEST(FromPlan, LeastChangeMovesOnlyWhatHasTo) {
  plan::Plan plan = two();
  plan.commitments[1].milestones[0] = milestone("b1", "2027-03-20", "2027-04-19");
  PlanOptions replan = options();
  replan.least_change = true;
  const Answer answer = solve(from_plan(with_office(1), plan, replan).problem);
  EXPECT_EQ(answer.cost, 12);   // from 20 March to 1 April, or less one and the other
  plan.commitments[1].milestones[0] = milestone("b1", "2027-04-01", "2027-05-01");
  EXPECT_EQ(solve(from_plan(with_office(1), plan, replan).problem).cost, 0);
}

// Whatever makes room costs 31 days: one is put off, or made earlier, or some of both. The dates of commitments stay where they can, and then one of the two.
TEST(FromPlan, LeastChangeLeavesTheDatesOfCommitmentsAloneWhereItCan) {
  struct Case { const char *start, *end, *first; };
  for (const Case& one : {Case{"2027-02-01", "2027-09-30", "2027-03-01"}, Case{"2027-01-01", "2027-03-31", "2027-01-29"}, Case{"", "", "2027-03-01"}}) {
    plan::Plan plan = two();
    for (plan::Commitment& commitment : plan.commitments) {
      commitment.start = date(one.start);
      commitment.end = date(one.end);
      commitment.milestones[0] = milestone(commitment.id == "a" ? "a1" : "b1", "2027-03-01", "2027-03-31");
      commitment.milestones[0].duration = 31;
    }
    PlanOptions replan = options();
    replan.least_change = true;
    const PlanProblem from = from_plan(with_office(1), plan, replan);
    const Answer answer = solve(from.problem);
    EXPECT_EQ(answer.cost, 31) << one.start;
    EXPECT_TRUE(answer.ties_proven);
    const auto bars = proposal(from, answer.starts);
    EXPECT_EQ(std::min(bar(bars, Item::Kind::milestone, "a").first, bar(bars, Item::Kind::milestone, "b").first), day(one.first)) << one.start;
  }
}

TEST(FromPlan, ACommitmentWhoseDatesAreFixedKeepsItsWorkWithinThem) {
  plan::Plan plan = two();
  plan::Commitment& a = plan.commitments[0];
  a.fixed = plan::YesNo::yes;
  a.start = date("2027-02-10");
  a.end = date("2027-03-20");
  const auto bars = propose(plan, options());
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").first, day("2027-02-10"));
  a.milestones[0].duration = 40;
  EXPECT_EQ(solve(from_plan(with_office(), plan, options()).problem).state, Answer::State::infeasible);
}

TEST(FromPlan, ACommitmentTakesAsLongAsItsOwnDatesSayWhereItsMilestonesDoNot) {
  plan::Plan plan = two();
  plan::Commitment& a = plan.commitments[0];
  a.milestones.push_back(milestone("a2", "2027-03-01", ""));   // nobody says how long
  a.start = date("2027-03");
  a.end = date("2027-05");   // 92 days, of which its first milestone fills 31
  auto bars = propose(plan, options());
  EXPECT_EQ(bar(bars, Item::Kind::span, "a").first, day("2027-01-01"));
  EXPECT_EQ(bar(bars, Item::Kind::span, "a").last, day("2027-04-02"));
  EXPECT_EQ(bar(bars, Item::Kind::completion, "a").first, day("2027-04-02"));
  // Where all milestones say it, or are done, the dates of the commitment only tell when those were planned.
  for (const char* known : {"due", "duration", "done"}) {
    plan::Plan other = plan;
    plan::Milestone& last = other.commitments[0].milestones[1];
    if (known == std::string_view("due")) last.due = date("2027-03-10");
    if (known == std::string_view("duration")) last.duration = 10;
    if (known == std::string_view("done")) last.done = date("2026-12-01");
    EXPECT_EQ(bar(propose(other, options()), Item::Kind::completion, "a").first, day("2027-01-31")) << known;
  }
  // Nothing is left but what they do not tell of.
  plan::Plan over = plan;
  for (plan::Milestone& one : over.commitments[0].milestones) one.done = date("2026-12-01");
  over.commitments[0].start = date("2026-12-01");
  EXPECT_EQ(bar(propose(over, options()), Item::Kind::completion, "a").first, day("2027-05-31"));
  // A duration says more than two dates.
  a.duration = 5;
  a.duration_unit = plan::DurationUnit::weeks;
  bars = propose(plan, options());
  EXPECT_EQ(bar(bars, Item::Kind::completion, "a").first, day("2027-02-04"));
  // Also of a commitment whose milestones are shorter; those that take longer than that make it longer.
  a.milestones[1].duration = 1;
  bars = propose(plan, options());
  EXPECT_EQ(bar(bars, Item::Kind::completion, "a").first, day("2027-02-04"));
  a.milestones[0].duration = 60;
  bars = propose(plan, options());
  EXPECT_EQ(bar(bars, Item::Kind::completion, "a").first, day("2027-03-01"));
}

// What is lost of a month before the submission is not work that has to be done.
TEST(FromPlan, AMonthThatBeginsBeforeTheSubmissionBeginsWithIt) {
  plan::Plan plan = two();
  plan.submission.date = date("2027-02-15");
  plan.planned_end = date("2027-06-30");
  plan.commitments[0].milestones = {milestone("a1", "2027-02", "2027-06")};
  plan.commitments[1].milestones = {milestone("b1", "2027-02", "2027-02")};
  const auto bars = propose(plan, options("2027-02-14"));
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").first, day("2027-02-15"));
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").last, day("2027-06-30"));
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "b").last, day("2027-02-28"));
  // A day is what it says; and what has passed without any progress is planned anew.
  plan.commitments[0].milestones[0].start = date("2027-02-01");
  for (const auto& [as_of, not_begun] : {std::pair{"2027-01-15", false}, {"2027-02-14", true}}) {
    const PlanProblem from = from_plan(with_office(), plan, options(as_of));
    EXPECT_EQ(solve(from.problem).state, Answer::State::infeasible);
    for (const Item& item : from.items) {
      if (item.milestone == "a1") EXPECT_EQ(item.not_begun, not_begun) << as_of;
      if (item.milestone == "a1") EXPECT_EQ(item.early, !not_begun) << as_of;
    }
  }
}

// Of durations in months, the fewest days are those of calendar months that end by the plan's end (DATE-2).
TEST(FromPlan, MonthsAreAsShortAsTheCalendarHasThem) {
  struct Case { const char* submission; const char* end; plan::Number months; bool possible; };
  for (const Case& one : {Case{"2027-02-01", "2027-02-28", 1, true}, Case{"2027-02-02", "2027-02-28", 1, false}, Case{"2027-01-15", "2027-05-14", 4, true},
                          Case{"2027-01-15", "2027-05-13", 4, false}, Case{"2027-03-15", "2027-04-11", 1, false}, Case{"2028-02-01", "2028-02-28", 1, false}}) {
    plan::Plan plan = two();
    plan.submission.date = date(one.submission);
    plan.planned_end = date(one.end);
    plan.commitments.erase(plan.commitments.begin() + 1);
    plan.commitments[0].milestones[0] = milestone("a1", "", "");
    plan.commitments[0].milestones[0].duration = one.months;
    plan.commitments[0].milestones[0].duration_unit = plan::DurationUnit::months;
    PlanOptions fewest = options();
    fewest.least_days = true;
    EXPECT_EQ(solve(from_plan(with_office(), plan, fewest).problem).found, one.possible) << one.submission << " " << one.end;
    EXPECT_TRUE(from_plan(with_office(), plan, options()).flexible);
  }
}

// An office of one, and works of March: where both can begin in it, nothing moves.
TEST(FromPlan, LeastChangeLeavesAMonthWhereItIs) {
  plan::Plan plan = two();
  for (plan::Commitment& one : plan.commitments) {
    one.milestones[0].start = date("2027-03");
    one.milestones[0].due = date("");
    one.milestones[0].duration = 15;
  }
  PlanOptions replan = options();
  replan.least_change = true;
  const Answer answer = solve(from_plan(with_office(1), plan, replan).problem);
  EXPECT_EQ(answer.cost, 0);
  plan.commitments[1].milestones[0].duration = 40;   // the other one comes first, or begins on 31 March at the latest
  EXPECT_EQ(solve(from_plan(with_office(1), plan, replan).problem).cost, 0);
  plan.commitments[0].milestones[0].duration = 40;
  EXPECT_EQ(solve(from_plan(with_office(1), plan, replan).problem).cost, 10);   // from the 41st day on
}

TEST(FromPlan, LeastChangeCountsFromTheRecordedDayAlsoWhereItHasPassed) {
  plan::Plan plan = two();
  PlanOptions replan = options("2027-04-09");
  replan.least_change = true;
  const PlanProblem from = from_plan(with_office(), plan, replan);
  EXPECT_EQ(from.moved + solve(from.problem).cost, 40);   // from 1 March to 10 April
  plan.months_without_work = 1u << 2;                     // March
  const PlanProblem open = from_plan(with_office(), plan, replan);
  EXPECT_EQ(open.moved, 9);
}

// The commitment goes on, and this milestone is what comes next: of its months some days are over, so it may begin after the fixed work of the same office.
TEST(FromPlan, MonthsOfWhichSomeDaysAreLeftNeedNotHaveBegun) {
  plan::Plan plan = two();
  plan.commitments[0].progress = plan::Progress::limited;
  plan.commitments[0].milestones = {milestone("a1", "2027-02", "2027-03")};
  plan.commitments[1].milestones = {milestone("b1", "2027-02-16", "2027-02-20")};
  plan.commitments[1].milestones[0].fixed = plan::YesNo::yes;
  PlanOptions least = options("2027-02-15");
  least.least_days = true;
  EXPECT_EQ(solve(from_plan(with_office(1), plan, least).problem).state, Answer::State::optimal);
  least.as_of = day("2027-02-28");   // all of February has passed
  EXPECT_TRUE(from_plan(with_office(1), plan, least).items[2].started);
}

}  // namespace
}  // namespace cocrea::schedule
