#include "core/dates/blocks.h"

#include <gtest/gtest.h>

#include <string>

#include "core/dates/add_months.h"
#include "core/dates/days.h"

namespace cocrea::dates {
namespace {

using testing::day_of;
using testing::days_of;

constexpr date::days one_day{1};

// One line for each block, as a person would list them.
std::string listed(const std::vector<Block>& blocks) {
    std::string text;
    for (const Block& block : blocks) {
        text += std::to_string(block.index) + ": " + to_string(block.first) + " .. " + to_string(block.last) +
                (block.full ? " full\n" : " cut\n");
    }
    return text;
}

std::string listed(const std::vector<PlanYear>& years) {
    std::string text;
    for (const PlanYear& year : years) {
        text += std::to_string(year.index) + ": " + to_string(year.first) + " .. " + to_string(year.last) +
                (year.cut ? " cut, " : " whole, ") + std::to_string(year.meetings_asked) + "\n";
    }
    return text;
}

std::string quarters(const char* submission, const char* plan_end) {
    return listed(quarter_blocks(day_of(submission), day_of(plan_end)));
}
std::string calendar_quarters(const char* submission, const char* plan_end) {
    return listed(calendar_quarter_blocks(day_of(submission), day_of(plan_end)));
}
std::string years(const char* submission, const char* plan_end, CutYear cut_year = CutYear::by_half) {
    return listed(plan_years(day_of(submission), day_of(plan_end), cut_year));
}

TEST(QuarterBlocks, TheExampleOfTheRule) {
    EXPECT_EQ(quarters("2024-01-15", "2025-01-15"),
              "0: 2024-01-15 .. 2024-04-14 full\n"
              "1: 2024-04-15 .. 2024-07-14 full\n"
              "2: 2024-07-15 .. 2024-10-14 full\n"
              "3: 2024-10-15 .. 2025-01-15 full\n");
}

TEST(QuarterBlocks, ARemainderShorterThanAMonthJoinsTheBlockBefore) {
    const std::string first = "0: 2024-01-15 .. 2024-04-14 full\n";
    EXPECT_EQ(quarters("2024-01-15", "2024-04-14"), first) << "no remainder";
    EXPECT_EQ(quarters("2024-01-15", "2024-04-15"), "0: 2024-01-15 .. 2024-04-15 full\n") << "one day";
    EXPECT_EQ(quarters("2024-01-15", "2024-05-13"), "0: 2024-01-15 .. 2024-05-13 full\n") << "a day less than a month";
    EXPECT_EQ(quarters("2024-01-15", "2024-05-14"), first + "1: 2024-04-15 .. 2024-05-14 cut\n") << "exactly a month";
    EXPECT_EQ(quarters("2024-01-15", "2024-07-13"), first + "1: 2024-04-15 .. 2024-07-13 cut\n") << "a day less than a quarter";
    EXPECT_EQ(quarters("2024-01-15", "2024-07-14"), first + "1: 2024-04-15 .. 2024-07-14 full\n") << "exactly a quarter";
}

TEST(QuarterBlocks, AShortPlanHasOneBlock) {
    EXPECT_EQ(quarters("2024-01-15", "2024-01-15"), "0: 2024-01-15 .. 2024-01-15 cut\n") << "one day";
    EXPECT_EQ(quarters("2024-01-15", "2024-02-10"), "0: 2024-01-15 .. 2024-02-10 cut\n") << "less than a month";
    EXPECT_EQ(quarters("2024-01-15", "2024-03-31"), "0: 2024-01-15 .. 2024-03-31 cut\n") << "less than a quarter";
    EXPECT_EQ(quarters("2024-01-15", "2024-01-14"), "") << "ends before it is submitted";
}

// DATE-6: each block starts a number of months from the submission, not from the block before, which would have lost the 31st.
TEST(QuarterBlocks, StartFromTheSubmissionAtTheEndsOfMonths) {
    EXPECT_EQ(quarters("2023-08-31", "2024-12-31"),
              "0: 2023-08-31 .. 2023-11-29 full\n"
              "1: 2023-11-30 .. 2024-02-28 full\n"
              "2: 2024-02-29 .. 2024-05-30 full\n"
              "3: 2024-05-31 .. 2024-08-30 full\n"
              "4: 2024-08-31 .. 2024-11-29 full\n"
              "5: 2024-11-30 .. 2024-12-31 cut\n");
    // The remainder's month too is counted from the submission: from 30 November it lasts until 30 December, the day before 31 December.
    EXPECT_EQ(quarters("2024-08-31", "2024-12-30"), "0: 2024-08-31 .. 2024-11-29 full\n1: 2024-11-30 .. 2024-12-30 cut\n");
    EXPECT_EQ(quarters("2024-08-31", "2024-12-29"), "0: 2024-08-31 .. 2024-12-29 full\n");
}

TEST(QuarterBlocks, BasqueCountry) {
    const auto blocks = quarter_blocks(day_of("2021-07-28"), day_of("2024-12-31"));
    ASSERT_EQ(blocks.size(), 14u);
    EXPECT_EQ(listed({blocks.front()}), "0: 2021-07-28 .. 2021-10-27 full\n");
    EXPECT_EQ(listed({blocks.back()}), "13: 2024-10-28 .. 2024-12-31 cut\n");
}

TEST(QuarterBlocks, GlasgowHasEightWhateverTheDayOfSeptember) {
    const Span end = days_of("2023-09");
    for (Day plan_end = end.earliest; plan_end <= end.latest; plan_end += one_day) {
        const auto blocks = quarter_blocks(day_of("2021-09-23"), plan_end);
        ASSERT_EQ(blocks.size(), 8u) << to_string(plan_end);
        EXPECT_EQ(to_string(blocks.back().first), "2023-06-23");
        EXPECT_EQ(blocks.back().last, plan_end);
        EXPECT_EQ(blocks.back().full, plan_end >= day_of("2023-09-22"));
    }
}

TEST(QuarterBlocks, QuintanaRooHasTwoTheSecondCut) {
    const Span end = days_of("2022-07");
    for (Day plan_end = end.earliest; plan_end <= end.latest; plan_end += one_day) {
        EXPECT_EQ(listed(quarter_blocks(day_of("2022-02-22"), plan_end)),
                  "0: 2022-02-22 .. 2022-05-21 full\n1: 2022-05-22 .. " + to_string(plan_end) + " cut\n");
    }
}

TEST(CalendarQuarterBlocks, AreCutByThePlan) {
    EXPECT_EQ(calendar_quarters("2024-01-15", "2025-01-15"),
              "0: 2024-01-15 .. 2024-03-31 cut\n"
              "1: 2024-04-01 .. 2024-06-30 full\n"
              "2: 2024-07-01 .. 2024-09-30 full\n"
              "3: 2024-10-01 .. 2024-12-31 full\n"
              "4: 2025-01-01 .. 2025-01-15 cut\n");
    EXPECT_EQ(calendar_quarters("2024-04-01", "2024-09-30"), "0: 2024-04-01 .. 2024-06-30 full\n1: 2024-07-01 .. 2024-09-30 full\n");
    EXPECT_EQ(calendar_quarters("2024-04-02", "2024-09-29"), "0: 2024-04-02 .. 2024-06-30 cut\n1: 2024-07-01 .. 2024-09-29 cut\n");
    EXPECT_EQ(calendar_quarters("2024-06-30", "2024-07-01"), "0: 2024-06-30 .. 2024-06-30 cut\n1: 2024-07-01 .. 2024-07-01 cut\n");
    EXPECT_EQ(calendar_quarters("2024-05-10", "2024-05-10"), "0: 2024-05-10 .. 2024-05-10 cut\n");
    EXPECT_EQ(calendar_quarters("2024-12-31", "2025-03-31"), "0: 2024-12-31 .. 2024-12-31 cut\n1: 2025-01-01 .. 2025-03-31 full\n");
    EXPECT_EQ(calendar_quarters("2024-05-10", "2024-05-09"), "") << "ends before it is submitted";
}

TEST(PlanYears, AskForTwoMeetingsInAWholeYear) {
    EXPECT_EQ(years("2024-01-15", "2025-01-14"), "0: 2024-01-15 .. 2025-01-14 whole, 2\n");
    EXPECT_EQ(years("2024-01-15", "2025-01-13"), "0: 2024-01-15 .. 2025-01-13 cut, 1\n");
    EXPECT_EQ(years("2024-01-15", "2024-07-14"), "0: 2024-01-15 .. 2024-07-14 cut, 1\n") << "exactly six months";
    EXPECT_EQ(years("2024-01-15", "2024-07-13"), "0: 2024-01-15 .. 2024-07-13 cut, 0\n") << "a day less";
    EXPECT_EQ(years("2024-01-15", "2024-01-15"), "0: 2024-01-15 .. 2024-01-15 cut, 0\n");
    EXPECT_EQ(years("2024-01-15", "2024-01-14"), "") << "ends before it is submitted";
}

TEST(PlanYears, StrictOptionAsksForTwoInEveryStartedYear) {
    EXPECT_EQ(years("2024-01-15", "2025-01-15", CutYear::strict),
              "0: 2024-01-15 .. 2025-01-14 whole, 2\n1: 2025-01-15 .. 2025-01-15 cut, 2\n");
    EXPECT_EQ(years("2024-01-15", "2025-01-15"), "0: 2024-01-15 .. 2025-01-14 whole, 2\n1: 2025-01-15 .. 2025-01-15 cut, 0\n");
}

TEST(PlanYears, StartFromTheSubmissionOnALeapDay) {
    EXPECT_EQ(years("2024-02-29", "2028-08-28"),
              "0: 2024-02-29 .. 2025-02-27 whole, 2\n"
              "1: 2025-02-28 .. 2026-02-27 whole, 2\n"
              "2: 2026-02-28 .. 2027-02-27 whole, 2\n"
              "3: 2027-02-28 .. 2028-02-28 whole, 2\n"
              "4: 2028-02-29 .. 2028-08-28 cut, 1\n");
}

TEST(PlanYears, BasqueCountry) {
    EXPECT_EQ(years("2021-07-28", "2024-12-31"),
              "0: 2021-07-28 .. 2022-07-27 whole, 2\n"
              "1: 2022-07-28 .. 2023-07-27 whole, 2\n"
              "2: 2023-07-28 .. 2024-07-27 whole, 2\n"
              "3: 2024-07-28 .. 2024-12-31 cut, 0\n");
}

TEST(PlanYears, GlasgowHasTwoThatAskForMeetingsWhateverTheDayOfSeptember) {
    const Span end = days_of("2023-09");
    for (Day plan_end = end.earliest; plan_end <= end.latest; plan_end += one_day) {
        int asking = 0;
        for (const PlanYear& year : plan_years(day_of("2021-09-23"), plan_end)) asking += year.meetings_asked > 0 ? 1 : 0;
        EXPECT_EQ(asking, 2) << to_string(plan_end);
    }
}

TEST(PlanYears, BuenosAiresLastYearIsCutAndAsksForNone) {
    const Span end = days_of("2027-10");
    for (Day plan_end = end.earliest; plan_end <= end.latest; plan_end += one_day) {
        const auto all = plan_years(day_of("2025-05-20"), plan_end);
        ASSERT_EQ(all.size(), 3u);
        EXPECT_EQ(listed({all.back()}), "2: 2027-05-20 .. " + to_string(plan_end) + " cut, 0\n");
    }
}

TEST(PlanYears, QuintanaRooAsksForNone) {
    const Span end = days_of("2022-07");
    for (Day plan_end = end.earliest; plan_end <= end.latest; plan_end += one_day) {
        EXPECT_EQ(listed(plan_years(day_of("2022-02-22"), plan_end)), "0: 2022-02-22 .. " + to_string(plan_end) + " cut, 0\n");
    }
}

// What must hold of every cut of every plan: nothing missing, nothing twice.
template <typename Part>
void expect_partition(const std::vector<Part>& parts, Day submission, Day plan_end) {
    ASSERT_FALSE(parts.empty());
    ASSERT_EQ(parts.front().first, submission);
    ASSERT_EQ(parts.back().last, plan_end);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        ASSERT_EQ(parts[i].index, static_cast<int>(i));
        ASSERT_LE(parts[i].first, parts[i].last);
        if (i > 0) {
            ASSERT_EQ(parts[i].first, parts[i - 1].last + one_day);
        }
    }
}

// Every submission day of a leap year and the year after, with every length up to a year and a half.
TEST(Blocks, EveryPlanIsPartitioned) {
    const Day from = day_of("2024-01-01"), to = day_of("2025-12-31");
    for (Day submission = from; submission <= to; submission += one_day) {
        for (int length = 0; length <= 550; ++length) {
            const Day plan_end = submission + date::days{length};
            const auto blocks = quarter_blocks(submission, plan_end);
            expect_partition(blocks, submission, plan_end);
            for (const Block& block : blocks) {
                const Day three_months = add_months(submission, 3 * block.index + 3).day;
                ASSERT_EQ(block.full, block.last + one_day >= three_months) << "three months or more";
                const bool month_or_more = block.last + one_day >= add_months(submission, 3 * block.index + 1).day;
                ASSERT_TRUE(month_or_more || blocks.size() == 1);
                ASSERT_LT(block.last + one_day, add_months(submission, 3 * block.index + 4).day) << "less than four";
            }
            expect_partition(calendar_quarter_blocks(submission, plan_end), submission, plan_end);
            expect_partition(plan_years(submission, plan_end), submission, plan_end);
            if (HasFatalFailure()) {
                FAIL() << to_string(submission) << " to " << to_string(plan_end);
            }
        }
    }
}

}  // namespace
}  // namespace cocrea::dates
