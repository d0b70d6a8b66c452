// Two plans that were handed in in one month: which came first is known on no day but its own, and every day's answer is among those that are named.
#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/rules/check.h"
#include "core/rules/documents.h"

namespace cocrea::rules::test {
namespace {

using nlohmann::json;

json plan_of(const char* id, const char* submission, const char* end) {
  const std::string own = id;
  const json registers{{"id", own + "r"}, {"submissions", "yes"}, {"meetings", "yes"}, {"progress", "yes"}, {"extensions", "yes"}, {"endorsements", "yes"}, {"evidence", "yes"}};
  return {{"id", own}, {"plannedEnd", end}, {"submission", {{"id", own + "s"}, {"date", submission}}}, {"registers", registers}};
}

plan::Document two_plans(const char* first, const char* second) {
  const json membership{{"id", "ms"}, {"registers", {{"id", "msr"}, {"inactivities", "yes"}, {"statuses", "yes"}}}};
  return document_of({{"format", "cocrea"}, {"formatVersion", 2}, {"documentId", "d"}, {"membership", membership}, {"jurisdiction", {{"id", "j"}, {"joined", "2022-01-10"}}},
                      {"plans", json::array({plan_of("a", first, "2024-05-10"), plan_of("b", second, "2026-04-30")})}});
}

std::set<State> said_by(const Verdict& verdict) {
  return verdict.state == State::depends_on_day ? std::set<State>(verdict.possible.begin(), verdict.possible.end()) : std::set{verdict.state};
}

TEST(OrderOfPlans, IsOpenWithinAMonth) {
  for (const char* as_of : {"2024-05-05", "2024-05-31", "2024-09-10", "2024-09-11", "2026-08-30", "2026-08-31"}) {
    plan::Document document = two_plans("2024-05", "2024-05-10");
    const std::vector<Verdict> verdicts = check(document, day(as_of));
    for (int number = 1; number <= 31; ++number) {
      plan::Document exact = document;
      exact.plans[0].submission.date = dates::PartialDate::of(day("2024-05-01") + date::days{number - 1});
      for (const Verdict& now : check(exact, day(as_of))) {
        if (now.rule == "STA-1") continue;   // its answer is the standing
        const Verdict* said = find(verdicts, now.rule, now.subject, number_of(now));
        ASSERT_NE(said, nullptr) << now.rule;
        EXPECT_EQ(said_by(*said).count(now.state), 1u) << now.rule << " " << now.subject << " is " << name(now.state) << " on " << as_of << " if it was handed in on day " << number
                                                      << ", and says " << name(said->state);
      }
    }
  }
}

TEST(OrderOfPlans, IsSaidToDependOnTheDay) {
  const plan::Document document = two_plans("2024-05", "2024-05-10");
  const std::vector<Verdict> verdicts = check(document, day("2024-06-01"));
  // The next plan is due after the end of the later one.
  const Verdict* const gap = find(verdicts, "NEXT-1", "b");
  ASSERT_NE(gap, nullptr);
  EXPECT_EQ(name(gap->state), "depends-on-day");
  EXPECT_EQ(gap->remedies.front().place.entity, "as");
  EXPECT_EQ(gap->remedies.front().label, "remedy.exactDay.any");
}

TEST(OrderOfPlans, IsThatOfTheDocumentOnOneDay) {
  const plan::Document document = two_plans("2024-05-10", "2024-05-10");
  const std::vector<Verdict> verdicts = check(document, day("2024-06-01"));
  EXPECT_EQ(name(find(verdicts, "NEXT-1", "b")->state), "met");
}

// A draft of the year is not the previous plan of one that was submitted in it.
TEST(OrderOfPlans, IsNotOpenForWhatWasNotSubmitted) {
  plan::Document document = two_plans("2025-03-10", "2025");
  document.plans[1].period_start = document.plans[1].submission.date;
  document.plans[1].submission.date.reset();
  document.plans[0].planned_end = dates::PartialDate::of(day("2025-11-30"));
  plan::Document later = document;
  later.plans[1].period_start = dates::PartialDate::of(day("2025-12-01"));
  const std::vector<Verdict> verdicts = check(document, day("2025-06-01")), expected = check(later, day("2025-06-01"));
  ASSERT_EQ(verdicts.size(), expected.size());
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (verdicts[i].rule == "INA-5" || verdicts[i].rule == "PLAN-PERIOD-1") continue;   // they ask for the day of the draft itself
    EXPECT_EQ(name(verdicts[i].state), name(expected[i].state)) << verdicts[i].rule << " " << verdicts[i].subject;
  }
}

// Where nobody knows whether the draft was submitted, its period start is what is to be recorded exactly.
TEST(OrderOfPlans, AsksForTheDayThatPlaces) {
  plan::Document document = two_plans("2025-03-10", "2025");
  document.plans[1].period_start = document.plans[1].submission.date;
  document.plans[1].submission.date.reset();
  document.plans[1].registers.submissions = plan::YesNo::unset;
  document.plans[1].first = plan::YesNo::yes;
  document.plans[0].planned_end = dates::PartialDate::of(day("2025-11-30"));
  const std::vector<Verdict> verdicts = check(document, day("2025-06-01"));
  const Verdict* const ends = find(verdicts, "NEXT-1", "b");
  ASSERT_NE(ends, nullptr);
  EXPECT_EQ(name(ends->state), "depends-on-day");
  ASSERT_FALSE(ends->remedies.empty());
  EXPECT_EQ(ends->remedies.front().place.entity, "b");
  EXPECT_EQ(ends->remedies.front().place.field, "periodStart");
}

}  // namespace
}  // namespace cocrea::rules::test
