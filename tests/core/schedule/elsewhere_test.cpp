#include "core/schedule/small_plans.h"

namespace cocrea::schedule {
namespace {

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

}  // namespace
}  // namespace cocrea::schedule
