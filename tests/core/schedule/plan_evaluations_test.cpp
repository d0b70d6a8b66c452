#include "core/dates/add_months.h"
#include "core/schedule/small_plans.h"

namespace cocrea::schedule {
namespace {

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

// As COM-3 counts: until the plan ends, whatever else is recorded of it.
TEST(FromPlan, AWithdrawnCommitmentKeepsItsSlot) {
  struct Case { const char* what; plan::Inclusion inclusion; const char* submission; const char* completed; int free; };
  for (const Case& one : {Case{"initial", plan::Inclusion::initial, "", "", 1}, Case{"added", plan::Inclusion::added, "2027-01-10", "", 1},
                          Case{"added, never submitted", plan::Inclusion::added, "", "", 2}, Case{"completed before", plan::Inclusion::initial, "", "2026-12-20", 1}}) {
    plan::Plan plan = two();
    plan.commitments[0].cancelled = plan::YesNo::yes;
    plan.commitments[0].inclusion = one.inclusion;
    plan.commitments[0].submission = date(one.submission);
    plan.commitments[0].completed = date(one.completed);
    plan::Evaluation delivered;
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

// As MON-CE counts: from the completion or the plan's end, whichever comes first. Once that is over, no later completion gives more time.
TEST(FromPlan, AfterThePlansEndTheEvaluationIsDueByIt) {
  struct Case { const char* as_of; int left; int late; };   // days for an evaluation; 28 of one that is late
  for (const Case& one : {Case{"2027-12-30", 28, 0}, Case{"2027-12-31", 28, 0}, Case{"2028-01-05", 26, 0}, Case{"2028-01-23", 8, 0}, Case{"2028-01-28", 3, 0}, Case{"2028-02-10", 28, 1}}) {
    enum class Done { milestones, fixed, fixed_with_plan, milestones_with_plan };
    for (const Done done : {Done::milestones, Done::fixed, Done::fixed_with_plan, Done::milestones_with_plan}) {
      plan::Plan plan = two();
      plan.commitments.erase(plan.commitments.begin() + 1);
      plan::Commitment& a = plan.commitments[0];
      const bool with_plan = done == Done::fixed_with_plan || done == Done::milestones_with_plan;
      if (with_plan) a.ends_with_plan = plan::YesNo::yes;
      if (done == Done::fixed || done == Done::fixed_with_plan) {
        a.milestones.clear();
        a.start = date("2027-03-01");
        a.end = date(with_plan ? "2027-06-30" : "2027-12-31");
        a.fixed = plan::YesNo::yes;
      } else {
        a.milestones[0].done = date("2027-03-31");
      }
      const std::string what = std::string(one.as_of) + " " + std::to_string(static_cast<int>(done));
      const PlanProblem from = from_plan(with_office(), plan, options(one.as_of));
      EXPECT_EQ(from.late, one.late) << what;
      const Answer answer = solve(from.problem);
      ASSERT_TRUE(answer.found) << what;
      const auto bars = proposal(from, answer.starts);
      const Proposed& evaluation = bar(bars, Item::Kind::evaluation, "a");
      EXPECT_EQ((evaluation.last - evaluation.first).count() + 1, one.left) << what;
      if (one.late == 0) EXPECT_LE(evaluation.last, day("2028-01-31")) << what;
      if (with_plan) EXPECT_EQ(bar(bars, Item::Kind::completion, "a").first, day("2027-12-31")) << what;
      EXPECT_FALSE(from.with_plan_apart && from.over) << what;
    }
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

}  // namespace
}  // namespace cocrea::schedule
