#include "core/schedule/small_plans.h"

namespace cocrea::schedule {
namespace {

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
  a.milestones.push_back(milestone("a2", "2027-03-01", ""));   // of how many days is not known
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

TEST(FromPlan, AnEmptyPlanIsNoProblem) {
  const PlanProblem from = from_plan(plan::Document{}, plan::Plan{}, options());
  EXPECT_EQ(solve(from.problem).state, Answer::State::optimal);
}

}  // namespace
}  // namespace cocrea::schedule
