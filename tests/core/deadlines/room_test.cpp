// Meetings still needed in each plan year, free slots and when the next one frees.
#include "core/deadlines/room.h"

#include <gtest/gtest.h>

#include "core/exchange/json.h"

namespace cocrea::deadlines {
namespace {

dates::Day day(std::string_view iso) { return *dates::parse_day(iso); }

// Submitted on 15 January 2024 until 31 March 2026: two whole years, and ten weeks that ask for no meeting.
plan::Document document(const std::string& more) {
  exchange::Reading reading = exchange::read_document(R"({"format": "cocrea", "formatVersion": 2, "documentId": "d", "jurisdiction": {"id": "j", "kind": "independent"},
    "plans": [{"id": "p", "first": "yes", "plannedEnd": "2026-03-31", "submission": {"id": "s", "date": "2024-01-15"},
      "registers": {"id": "r", "submissions": "yes", "meetings": "yes", "commitments": "yes", "completions": "yes", "evaluations": "yes"},
      "meetings": [{"id": "m", "date": "2024-05-01", "phase": "implementation", "nonGovernmentAttended": "yes"}],
      "commitments": [{"id": "a", "inclusion": "initial", "end": "2024-08-31"}, {"id": "b", "inclusion": "initial", "endsWithPlan": "yes"}])" +
                                                        more + "}]}");
  EXPECT_TRUE(reading.document.has_value());
  return reading.document ? *std::move(reading.document) : plan::Document{};
}

TEST(Room, MeetingsThatEachYearStillNeeds) {
  const plan::Document plan = document("");
  const Calendar answers = calendar(plan, day("2024-06-01"));
  const std::vector<YearMeetings> years = year_meetings(answers);
  ASSERT_EQ(years.size(), 2u);
  EXPECT_EQ(years[0].year, 1);
  EXPECT_EQ(years[0].opens, dates::Span::of(day("2024-01-15")));
  EXPECT_EQ(years[0].due, dates::Span::of(day("2025-01-14")));
  EXPECT_EQ(years[0].asked, 2);
  EXPECT_EQ(years[0].held.least, 1);
  EXPECT_EQ(years[0].needed().least, 1);
  EXPECT_EQ(years[0].needed().most, 1);
  EXPECT_EQ(years[1].year, 2);
  EXPECT_EQ(years[1].needed().least, 2);
}

TEST(Room, SlotsAndWhenTheNextOneFrees) {
  const plan::Document plan = document("");
  const Calendar answers = calendar(plan, day("2024-06-01"));
  const std::vector<Slots> now = slots(plan, day("2024-06-01"), answers);
  ASSERT_EQ(now.size(), 1u);
  EXPECT_EQ(now[0].limit, 5);
  EXPECT_EQ(now[0].in_use.most, 2);
  EXPECT_EQ(now[0].free().least, 3);
  EXPECT_EQ(now[0].next_frees, dates::Span::of(day("2024-09-30")));   // a month after the planned end of the first
}

TEST(Room, OneThatIsEvaluatedHoldsNone) {
  plan::Document plan = document(R"(, "evaluations": [{"id": "e", "kind": "commitment", "commitment": "a", "delivered": "2024-07-01"}])");
  plan.plans[0].commitments[0].completed = dates::PartialDate::parse("2024-06-10");
  const Calendar answers = calendar(plan, day("2024-07-01"));
  const std::vector<Slots> now = slots(plan, day("2024-07-01"), answers);
  ASSERT_EQ(now.size(), 1u);
  EXPECT_EQ(now[0].free().most, 4);
  EXPECT_EQ(now[0].next_frees, dates::Span::of(day("2026-04-30")));   // a month after the plan's end
}

TEST(Room, WithoutASubmissionNoneIsHeld) {
  plan::Document plan = document("");
  plan.plans[0].submission.date.reset();
  const Calendar answers = calendar(plan, day("2024-06-01"));
  EXPECT_TRUE(slots(plan, day("2024-06-01"), answers).empty());
  EXPECT_TRUE(year_meetings(answers).empty());
}

}  // namespace
}  // namespace cocrea::deadlines
