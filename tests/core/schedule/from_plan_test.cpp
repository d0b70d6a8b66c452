#include "core/schedule/from_plan.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "core/dates/add_months.h"
#include "core/schedule/latest_start.h"
#include "core/schedule/reason.h"
#include "core/schedule/solver.h"

namespace cocrea::schedule {
namespace {

using dates::Day;

Day day(const char* iso) { return *dates::parse_day(iso); }
plan::Date date(const char* iso) { return dates::PartialDate::parse(iso); }

Answer solve(const Problem& problem) {
  EXPECT_TRUE(defects(problem, false).empty());
  Solver solver(problem);
  for (int i = 0; i < 10'000 && !solver.step(1'000); ++i) {}
  return solver.answer();
}

plan::Milestone milestone(const char* id, const char* start, const char* due) {
  plan::Milestone one;
  one.id = id;
  one.start = date(start);
  one.due = date(due);
  return one;
}

plan::Commitment commitment(const char* id, plan::List<plan::Milestone> milestones) {
  plan::Commitment one;
  one.id = id;
  one.institutions = {"office"};
  one.milestones = std::move(milestones);
  return one;
}

// Two commitments of one milestone of 31 days each.
plan::Plan two() {
  plan::Plan plan;
  plan.id = "plan";
  plan.submission.date = date("2027-01-01");
  plan.planned_end = date("2027-12-31");
  plan.commitments = {commitment("a", {milestone("a1", "2027-03-01", "2027-03-31")}), commitment("b", {milestone("b1", "2027-05-01", "2027-05-31")})};
  return plan;
}

PlanOptions options(const char* as_of = "2026-12-31") {
  PlanOptions options;
  options.as_of = day(as_of);
  return options;
}

const Proposed& bar(const std::vector<Proposed>& bars, Item::Kind kind, const plan::Id& commitment) {
  for (const Proposed& one : bars) {
    if (one.item.kind == kind && one.item.commitment == commitment) return one;
  }
  ADD_FAILURE() << "no such bar";
  return bars.front();
}

void add_body(plan::Plan& plan, plan::Number capacity) {
  plan::MonitoringBody body;
  body.id = "body";
  body.capacity = capacity;
  plan.monitoring_bodies.push_back(body);
}

// A document whose only office works on so many milestones at once; 0: on any number.
plan::Document with_office(int capacity = 0) {
  plan::Document document;
  plan::Organisation office;
  office.id = "office";
  office.capacity = capacity;
  document.organisations.push_back(office);
  return document;
}

std::vector<Proposed> propose(const plan::Plan& plan, const PlanOptions& options, const plan::Document& document = with_office()) {
  const PlanProblem from = from_plan(document, plan, options);
  const Answer answer = solve(from.problem);
  EXPECT_EQ(answer.state, Answer::State::optimal);
  return proposal(from, answer.starts);
}

TEST(OpenDays, LeaveOutMonthsWithoutWork) {
  const OpenDays days(day("2027-01-01"), {{day("2027-08-01"), day("2027-08-31")}, {day("2027-01-03"), day("2027-01-04")}, {day("2027-08-20"), day("2027-09-02")}});
  EXPECT_EQ(days.day(0), day("2027-01-01"));
  EXPECT_EQ(days.day(1), day("2027-01-02"));
  EXPECT_EQ(days.day(2), day("2027-01-05"));
  EXPECT_EQ(days.time(day("2027-01-03")), 2);
  EXPECT_EQ(days.time(day("2027-01-04")), 2);
  EXPECT_EQ(days.time(day("2027-01-05")), 2);
  EXPECT_EQ(days.time(day("2026-12-31")), -1);
  const Time august = days.time(day("2027-08-01"));
  EXPECT_EQ(days.day(august), day("2027-09-03"));
  for (Time time = 0; time < 400; ++time) EXPECT_EQ(days.time(days.day(time)), time);
}

TEST(OpenDays, MayBeginClosed) {
  const OpenDays days(day("2027-08-10"), {{day("2027-08-01"), day("2027-08-31")}});
  EXPECT_EQ(days.day(0), day("2027-09-01"));
  EXPECT_EQ(days.time(day("2027-09-01")), 0);
}

TEST(FromPlan, WithoutLimitsAllBeginsAtOnce) {
  const auto bars = propose(two(), options());
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").first, day("2027-01-01"));
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "b").last, day("2027-01-31"));
  EXPECT_EQ(bar(bars, Item::Kind::completion, "b").first, day("2027-01-31"));
  EXPECT_EQ(bar(bars, Item::Kind::evaluation, "b").first, day("2027-02-01"));
  EXPECT_EQ(bar(bars, Item::Kind::evaluation, "b").last, day("2027-02-28"));   // a month on, where there is no 31st
}

TEST(FromPlan, AnOfficeWorksOnOneAtATime) {
  const auto bars = propose(two(), options(), with_office(1));
  const Proposed& a = bar(bars, Item::Kind::milestone, "a");
  const Proposed& b = bar(bars, Item::Kind::milestone, "b");
  EXPECT_TRUE(a.last < b.first || b.last < a.first);
}

TEST(FromPlan, ASlotIsHeldUntilTheEvaluation) {
  plan::Plan plan = two();
  plan.commitments[1].inclusion = plan::Inclusion::added;
  PlanOptions limited = options();
  limited.slots = 1;
  const auto bars = propose(plan, limited);
  EXPECT_EQ(bar(bars, Item::Kind::evaluation, "a").last, day("2027-02-28"));
  // Given back and taken on one day, as COM-3 and COM-4 count.
  EXPECT_EQ(bar(bars, Item::Kind::begin, "b").first, day("2027-02-28"));
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "b").first, day("2027-02-28"));
}

// As COM-3 counts: only a commitment that was completed gives its slot back.
TEST(FromPlan, AWithdrawnCommitmentKeepsItsSlot) {
  struct Case { const char* what; plan::Inclusion inclusion; const char* submission; const char* completed; int free; };
  for (const Case& one : {Case{"initial", plan::Inclusion::initial, "", "", 1}, Case{"added", plan::Inclusion::added, "2027-01-10", "", 1},
                          Case{"added, never submitted", plan::Inclusion::added, "", "", 2}, Case{"completed before", plan::Inclusion::initial, "", "2026-12-20", 2}}) {
    plan::Plan plan = two();
    plan.commitments[0].cancelled = plan::YesNo::yes;
    plan.commitments[0].inclusion = one.inclusion;
    plan.commitments[0].submission = date(one.submission);
    plan.commitments[0].completed = date(one.completed);
    plan::Evaluation delivered;   // before any completion: frees nothing
    delivered.kind = plan::EvaluationKind::commitment;
    delivered.commitment = "a";
    delivered.delivered = date("2026-12-22");
    plan.evaluations.push_back(delivered);
    PlanOptions limited = options();
    limited.slots = 2;
    const PlanProblem from = from_plan(with_office(), plan, limited);
    EXPECT_EQ(from.problem.capacities[0], one.free) << one.what;
    EXPECT_EQ(from.withdrawn, 2 - one.free) << one.what;
    EXPECT_TRUE(solve(from.problem).found) << one.what;
  }
}

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

TEST(FromPlan, MilestonesFollowEachOtherUnlessTheirDatesOverlap) {
  plan::Plan plan = two();
  plan.commitments = {commitment("a", {milestone("1", "2027-03-01", "2027-03-10"), milestone("2", "2027-03-11", "2027-03-20"), milestone("3", "2027-03-15", "2027-03-24")})};
  const auto bars = propose(plan, options());
  const auto at = [&](const char* id) {
    for (const Proposed& one : bars) if (one.item.milestone == id) return one.first;
    return day("1999-01-01");
  };
  EXPECT_EQ(at("1"), day("2027-01-01"));
  EXPECT_EQ(at("2"), day("2027-01-11"));
  EXPECT_EQ(at("3"), day("2027-01-11"));   // nor does it come before the first
}

// Where people say what waits for what within a commitment, its list says nothing of these; no order of the list runs against what they say.
TEST(FromPlan, RecordedPredecessorsReplaceTheOrderOfTheList) {
  struct Case { const char* what; std::vector<plan::Id> before[3]; const char* first[3]; bool listed; };
  const Case cases[] = {{"nothing said: one after another", {{}, {}, {}}, {"2027-01-01", "2027-01-11", "2027-01-21"}, true},
                        {"two wait for the first", {{}, {"1"}, {"1"}}, {"2027-01-01", "2027-01-11", "2027-01-11"}, false},
                        {"the last waits for the first alone", {{}, {}, {"1"}}, {"2027-01-01", "2027-01-11", "2027-01-11"}, true},
                        {"of another commitment: the list as well", {{}, {}, {"b1"}}, {"2027-01-01", "2027-01-11", "2027-02-01"}, true},
                        {"against the list", {{"3"}, {}, {}}, {"2027-01-11", "2027-01-21", "2027-01-01"}, true}};
  for (const Case& one : cases) {
    plan::Plan plan = two();
    plan.commitments[0].milestones = {milestone("1", "", ""), milestone("2", "", ""), milestone("3", "", "")};
    for (std::size_t i = 0; i < 3; ++i) {
      plan.commitments[0].milestones[i].duration = 10;
      plan.commitments[0].milestones[i].predecessors = one.before[i];
    }
    EXPECT_EQ(from_plan(with_office(), plan, options()).listed, one.listed) << one.what;
    std::size_t at = 0;
    for (const Proposed& bar : propose(plan, options())) {
      if (bar.item.kind == Item::Kind::milestone && bar.item.commitment == "a") EXPECT_EQ(dates::to_string(bar.first), one.first[at++]) << one.what;
    }
    EXPECT_EQ(at, 3u);
  }
}

TEST(FromPlan, PredecessorsAndDurationsComeOnTop) {
  plan::Plan plan = two();
  plan::Milestone& before = plan.commitments[1].milestones[0];
  before.duration = 10;
  plan.commitments[0].milestones[0].predecessors = {"b1"};
  const auto bars = propose(plan, options());
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "b").last, day("2027-01-10"));
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").first, day("2027-01-11"));
  before.duration_unit = plan::DurationUnit::weeks;
  EXPECT_EQ(bar(propose(plan, options()), Item::Kind::milestone, "b").last, day("2027-03-11"));
  // Those of a commitment hold for all of its work.
  plan.commitments[0].milestones[0].predecessors.clear();
  plan.commitments[0].predecessors = {"b1"};
  EXPECT_EQ(bar(propose(plan, options()), Item::Kind::milestone, "a").first, day("2027-03-12"));
}

TEST(FromPlan, AMonthIsATwelfthOfAYear) {
  EXPECT_EQ(open_days(12, plan::DurationUnit::months), 365);
  EXPECT_EQ(open_days(1, plan::DurationUnit::months), 30);
  EXPECT_EQ(open_days(2, plan::DurationUnit::weeks), 14);
  EXPECT_EQ(open_days(9, plan::DurationUnit::unset), 9);
}

TEST(FromPlan, WhatHasStartedWaitsForNothing) {
  plan::Plan plan = two();
  plan.commitments[0].milestones[0].start = date("2026-12-01");
  plan.commitments[0].progress = plan::Progress::substantial;
  plan.commitments[0].milestones[0].predecessors = {"b1"};
  const auto bars = propose(plan, options());
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").first, day("2026-12-01"));
}

TEST(FromPlan, PeopleStandForTheirOrganisation) {
  plan::Document document = with_office(1);
  plan::Person person;
  person.id = "person";
  person.organisation = "office";
  document.people.push_back(person);
  plan::Plan plan = two();
  plan.commitments[0].milestones[0].responsible = {"person", "office"};   // counts once
  const auto bars = propose(plan, options(), document);
  const Proposed& a = bar(bars, Item::Kind::milestone, "a");
  const Proposed& b = bar(bars, Item::Kind::milestone, "b");
  EXPECT_TRUE(a.last < b.first || b.last < a.first);
}

TEST(FromPlan, AMonitoringBodyEvaluatesSoManyAtOnce) {
  plan::Plan plan = two();
  plan::MonitoringBody body;
  body.id = "body";
  body.capacity = 1;
  plan.monitoring_bodies.push_back(body);
  const auto bars = propose(plan, options());
  const Proposed& a = bar(bars, Item::Kind::evaluation, "a");
  const Proposed& b = bar(bars, Item::Kind::evaluation, "b");
  EXPECT_TRUE(a.last < b.first || b.last < a.first);
}

// Of a month's length, from any day on.
TEST(OpenDays, TheShortestMonthHasTwentyEightDays) {
  for (int months = 1; months <= 12; ++months) {
    Time least = 400;
    for (Day from = day("2096-01-01"); from < day("2105-01-01"); from += date::days{1}) least = std::min(least, dates::days_between(from, dates::add_months(from, months).day));
    EXPECT_EQ(shortest_days(months), least) << months;
  }
  EXPECT_EQ(shortest_days(1), 28);
  EXPECT_EQ(shortest_days(2), 59);
}

// Whoever evaluates one at a time makes the second commitment wait: its work ends later, so that its month is kept.
TEST(FromPlan, WorkIsPutOffSoThatItsEvaluationIsWithinAMonth) {
  plan::Plan plan = two();
  add_body(plan, 1);
  plan.evaluations.push_back({});
  plan.evaluations[0].kind = plan::EvaluationKind::initial;
  plan.evaluations[0].delivered = date("2026-12-30");
  const auto bars = propose(plan, options());
  for (const char* id : {"a", "b"}) {
    const Day completed = bar(bars, Item::Kind::completion, id).first;
    EXPECT_EQ(completed, bar(bars, Item::Kind::milestone, id).last) << "completed with its work, not when it suits";
    EXPECT_LE(bar(bars, Item::Kind::evaluation, id).last, dates::add_months(completed, 1).day);
  }
  const Day first = bar(bars, Item::Kind::evaluation, "a").last, second = bar(bars, Item::Kind::evaluation, "b").last;
  EXPECT_EQ(std::max(first, second), day("2027-03-28")) << "no day is lost";
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

// In August nobody evaluates: what is over in July too late for that is over in September.
TEST(FromPlan, NothingIsCompletedShortlyBeforeAMonthWithoutWork) {
  for (const auto& [days, completed] : {std::pair{184, "2027-07-03"}, {185, "2027-09-01"}}) {
    plan::Plan plan = two();
    plan.commitments.erase(plan.commitments.begin() + 1);
    plan.months_without_work = 1u << 7;
    plan.commitments[0].milestones[0].duration = days;
    const auto bars = propose(plan, options());
    EXPECT_EQ(bar(bars, Item::Kind::completion, "a").first, day(completed)) << days;
    EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").last, day(completed)) << days;
  }
}

TEST(FromPlan, WhatIsCompletedAlreadyIsEvaluatedInWhatIsLeftOfItsMonth) {
  plan::Plan plan = two();
  plan.commitments[0].completed = date("2027-03-01");
  add_body(plan, 1);
  plan.evaluations.push_back({});
  plan.evaluations[0].kind = plan::EvaluationKind::initial;
  plan.evaluations[0].delivered = date("2027-02-01");
  const auto late = [&](const char* as_of) { return bar(propose(plan, options(as_of)), Item::Kind::evaluation, "a"); };
  EXPECT_EQ(late("2027-03-11").first, day("2027-03-12"));
  EXPECT_EQ(late("2027-03-11").last, day("2027-04-01"));
  // Late already: when it can be, and that stops nothing else.
  EXPECT_EQ(late("2027-04-01").last, day("2027-04-29"));
  // Two of them, and one is made at a time: the other is late, whatever is done.
  plan.commitments[1].completed = date("2027-03-01");
  const auto bars = propose(plan, options("2027-03-11"));
  const Day a = bar(bars, Item::Kind::evaluation, "a").last, b = bar(bars, Item::Kind::evaluation, "b").last;
  EXPECT_EQ(std::min(a, b), day("2027-04-01"));
  EXPECT_EQ(std::max(a, b), day("2027-04-22"));
}

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

TEST(FromPlan, CoCreationComesFirstWhereNothingIsSubmitted) {
  plan::Plan plan = two();
  plan.submission.date.reset();
  plan.period_start = date("2027-01-01");
  PlanOptions unsubmitted = options();
  unsubmitted.cocreation_days = 60;
  const auto bars = propose(plan, unsubmitted);
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").first, day("2027-03-02"));
}

TEST(FromPlan, CoCreationUnderWayTakesOnlyWhatIsLeftOfIt) {
  plan::Plan plan = two();
  plan.submission.date.reset();
  plan.period_start = date("2026-12-02");
  PlanOptions unsubmitted = options();
  unsubmitted.cocreation_days = 60;   // 30 of them in December
  auto bars = propose(plan, unsubmitted);
  EXPECT_EQ(bar(bars, Item::Kind::cocreation, "").first, day("2026-12-02"));
  EXPECT_EQ(bar(bars, Item::Kind::cocreation, "").last, day("2027-01-30"));
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").first, day("2027-01-31"));
  // Nobody has said how long it takes: until the plan has to be submitted.
  unsubmitted.cocreation_days = 0;
  unsubmitted.submission_due = day("2027-02-28");
  bars = propose(plan, unsubmitted);
  EXPECT_EQ(bar(bars, Item::Kind::cocreation, "").last, day("2027-02-28"));
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").first, day("2027-03-01"));
  // A day that has passed says nothing.
  unsubmitted.submission_due = day("2026-11-30");
  for (const Proposed& one : propose(plan, unsubmitted)) EXPECT_NE(one.item.kind, Item::Kind::cocreation);
}

TEST(FromPlan, CoCreationEndsByTheDayOfTheSubmission) {
  plan::Plan plan = two();
  plan.submission.date.reset();
  PlanOptions unsubmitted = options();
  unsubmitted.cocreation_days = 59;
  for (const auto& [due, possible] : {std::pair{"2027-02-28", true}, {"2027-02-27", false}}) {
    unsubmitted.submission_due = day(due);
    EXPECT_EQ(solve(from_plan(with_office(), plan, unsubmitted).problem).found, possible) << due;
  }
}

TEST(FromPlan, TheFirstEvaluationTakesTheMonitoringBodyToo) {
  plan::Plan plan = two();
  plan::MonitoringBody body;
  body.id = "body";
  body.capacity = 1;
  plan.monitoring_bodies.push_back(body);
  auto bars = propose(plan, options());
  const Proposed& initial = bar(bars, Item::Kind::initial, "");
  EXPECT_LE(day("2027-01-01"), initial.first);
  EXPECT_LE(initial.last, day("2027-03-01"));
  for (const Proposed& one : bars) {
    if (one.item.kind == Item::Kind::evaluation) EXPECT_TRUE(one.last < initial.first || initial.last < one.first);
  }
  plan::Evaluation delivered;
  delivered.kind = plan::EvaluationKind::initial;
  delivered.delivered = date("2026-12-30");
  plan.evaluations.push_back(delivered);
  for (const Proposed& one : propose(plan, options())) EXPECT_NE(one.item.kind, Item::Kind::initial);
}

TEST(FromPlan, ACommitmentTakesAsLongAsItsOwnDatesSay) {
  plan::Plan plan = two();
  plan::Commitment& a = plan.commitments[0];
  a.start = date("2027-03");
  a.end = date("2027-05");   // 92 days, of which its milestone fills 31
  auto bars = propose(plan, options());
  EXPECT_EQ(bar(bars, Item::Kind::span, "a").first, day("2027-01-01"));
  EXPECT_EQ(bar(bars, Item::Kind::span, "a").last, day("2027-04-02"));
  EXPECT_EQ(bar(bars, Item::Kind::completion, "a").first, day("2027-04-02"));
  // A duration says more than two dates.
  a.duration = 5;
  a.duration_unit = plan::DurationUnit::weeks;
  bars = propose(plan, options());
  EXPECT_EQ(bar(bars, Item::Kind::completion, "a").first, day("2027-02-04"));
  // Milestones that take longer than that make it longer.
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

TEST(FromPlan, WithoutAnEndThePlanEndsWhenItHasToBeforeTheTermDoes) {
  plan::Plan plan = two();
  PlanOptions bounded = options();
  bounded.latest_end = day("2027-01-31");
  EXPECT_FALSE(from_plan(with_office(), plan, bounded).end_by_term) << "what is recorded counts";
  plan.planned_end.reset();
  EXPECT_TRUE(from_plan(with_office(), plan, bounded).end_by_term);
  EXPECT_EQ(bar(propose(plan, bounded), Item::Kind::completion, "a").first, day("2027-01-31"));
  bounded.latest_end = day("2027-01-30");
  EXPECT_EQ(solve(from_plan(with_office(), plan, bounded).problem).state, Answer::State::infeasible);
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

TEST(FromPlan, ACommitmentWithoutMilestonesIsOneWork) {
  plan::Plan plan = two();
  plan::Commitment& a = plan.commitments[0];
  a.milestones.clear();
  a.start = date("2027-03-01");
  a.end = date("2027-05-31");
  EXPECT_EQ(bar(propose(plan, options()), Item::Kind::work, "a").last, day("2027-04-02"));
  a.end.reset();
  a.duration = 10;
  EXPECT_EQ(bar(propose(plan, options()), Item::Kind::work, "a").last, day("2027-01-10"));
  // Its end is the plan's: until then.
  a.duration = 0;
  a.ends_with_plan = plan::YesNo::yes;
  EXPECT_EQ(from_plan(with_office(), plan, options()).assumed_days, 0);
}

TEST(FromPlan, MilestonesBeginWhenTheirCommitmentHasBegun) {
  plan::Plan plan = two();
  plan::Commitment& a = plan.commitments[0];
  a.start = date("2027-03-01");
  a.end = date("2027-06-08");   // 100 days
  a.predecessors = {};
  plan.planned_end = date("2027-06-30");
  PlanOptions replan = options();
  replan.least_change = true;
  const auto bars = propose(plan, replan);
  EXPECT_EQ(bar(bars, Item::Kind::span, "a").first, day("2027-03-01"));
  EXPECT_EQ(bar(bars, Item::Kind::milestone, "a").first, day("2027-03-01"));
  // What has begun keeps its beginning, and what is left of it is left.
  plan.commitments[0].start = date("2026-12-01");
  plan.commitments[0].progress = plan::Progress::limited;
  const Proposed begun = bar(propose(plan, options()), Item::Kind::span, "a");
  EXPECT_TRUE(begun.item.started);
  EXPECT_EQ(begun.first, day("2026-12-01"));
  EXPECT_EQ(begun.last, day("2027-06-08"));
}

// What another plan has dated of the office takes its part of it, and nothing else does. `begins`: the first day of five days of work here.
TEST(FromPlan, WhatOtherPlansHaveDatedOfAnOfficeIsTaken) {
  struct Case { const char* what; const char* start; const char* due; plan::Number duration; int capacity; const char* begins; };
  for (const Case& one : {Case{"both dates", "2027-01-03", "2027-01-20", 0, 1, "2027-01-21"}, Case{"begun before the day from which it is counted", "2026-11-01", "2027-01-08", 0, 1, "2027-01-09"},
                          Case{"time before it", "2027-01-06", "2027-01-20", 0, 1, "2027-01-01"}, Case{"its last day is over", "2026-11-01", "2026-12-31", 0, 1, "2027-01-01"},
                          Case{"a start and a duration", "2027-01-02", "", 10, 1, "2027-01-12"}, Case{"a due day and a duration", "", "2027-01-12", 10, 1, "2027-01-13"},
                          Case{"all days of months", "2027-01", "2027-02", 0, 1, "2027-03-01"}, Case{"one date alone", "2027-01-02", "", 0, 1, "2027-01-01"},
                          Case{"no date", "", "", 10, 1, "2027-01-01"}, Case{"written the wrong way round", "2027-02-01", "2027-01-01", 0, 1, "2027-01-01"},
                          Case{"the office works on two at a time", "2027-01-03", "2027-01-20", 0, 2, "2027-01-01"}, Case{"far away", "2027-01-01", "9999-12-31", 0, 1, ""}}) {
    plan::Document document = with_office(one.capacity);
    plan::Plan mine = two(), other = two();
    mine.commitments.erase(mine.commitments.begin() + 1);
    mine.commitments[0].milestones[0] = milestone("a1", "", "");
    mine.commitments[0].milestones[0].duration = 5;
    other.id = "other";
    other.commitments = {commitment("x", {milestone("x1", one.start, one.due)})};
    other.commitments[0].milestones[0].duration = one.duration;
    document.plans = {mine, other};
    const Answer answer = solve(from_plan(document, mine, options()).problem);
    ASSERT_EQ(answer.found, *one.begins != 0) << one.what;
    if (!answer.found) continue;
    const auto bars = propose(mine, options(), document);
    EXPECT_EQ(dates::to_string(bar(bars, Item::Kind::milestone, "a").first), one.begins) << one.what;
    for (const Proposed& each : bars) EXPECT_NE(each.item.commitment, "x") << one.what << ": no part of the proposal";
    // Done, completed or withdrawn, it asks for nothing.
    for (const int over : {0, 1, 2}) {
      plan::Document past = document;
      plan::Commitment& theirs = past.plans[1].commitments[0];
      if (over == 0) theirs.milestones[0].done = date("2026-12-31");
      if (over == 1) theirs.completed = date("2026-12-31");
      if (over == 2) theirs.cancelled = plan::YesNo::yes;
      EXPECT_EQ(bar(propose(mine, options(), past), Item::Kind::milestone, "a").first, day("2027-01-01")) << one.what << ": " << over;
    }
  }
}

TEST(FromPlan, OtherPlansTakeNoMoreThanAnOfficeHas) {
  plan::Document document = with_office(2);
  plan::Plan mine = two(), other = two();
  other.id = "other";
  other.commitments.clear();
  for (const char* id : {"x", "y", "z"}) {   // three at a time of an office that can do two: the third is taken to wait
    other.commitments.push_back(commitment(id, {}));
    other.commitments.back().start = date("2027-01-01");
    other.commitments.back().end = date("2027-01-31");
  }
  other.commitments[2].end = date("2027-02-10");
  document.plans = {other, mine};
  const auto bars = propose(mine, options(), document);
  const Day first = std::min(bar(bars, Item::Kind::milestone, "a").first, bar(bars, Item::Kind::milestone, "b").first);
  EXPECT_EQ(first, day("2027-02-01"));
  EXPECT_EQ(std::max(bar(bars, Item::Kind::milestone, "a").first, bar(bars, Item::Kind::milestone, "b").first), day("2027-02-11"));
  // Work of another plan that ends later than all of this one is no part of what is to end early.
  document.plans[0].commitments = {commitment("x", {milestone("x1", "2027-05-01", "2027-11-30")})};
  const Answer answer = solve(from_plan(document, mine, options()).problem);
  EXPECT_EQ(answer.cost, 59);   // 31 days of work, 28 of evaluation
}

// Of months it is taken only where it is at work whichever days are meant, before anything is called impossible.
TEST(FromPlan, OtherPlansMonthsLeaveWhatTheyMay) {
  plan::Document document = with_office(1);
  plan::Plan mine = two(), other = two();
  mine.commitments.erase(mine.commitments.begin() + 1);
  mine.commitments[0].milestones[0] = milestone("a1", "", "");
  mine.commitments[0].milestones[0].duration = 40;
  mine.planned_end = date("2027-03-15");
  other.id = "other";
  other.commitments = {commitment("x", {milestone("x1", "2027-01", "2027-02")})};
  document.plans = {mine, other};
  PlanOptions fewest = options();
  EXPECT_FALSE(solve(from_plan(document, mine, fewest).problem).found);
  EXPECT_TRUE(from_plan(document, mine, fewest).flexible);
  fewest.least_days = true;   // on 31 January and 1 February for sure
  EXPECT_EQ(bar(propose(mine, fewest, document), Item::Kind::milestone, "a").first, day("2027-02-02"));
}

TEST(FromPlan, AnEmptyPlanIsNoProblem) {
  const PlanProblem from = from_plan(plan::Document{}, plan::Plan{}, options());
  EXPECT_EQ(solve(from.problem).state, Answer::State::optimal);
}

}  // namespace
}  // namespace cocrea::schedule
