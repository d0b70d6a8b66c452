#include "core/dates/add_months.h"
#include "core/schedule/small_plans.h"

namespace cocrea::schedule {
namespace {

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

}  // namespace
}  // namespace cocrea::schedule
