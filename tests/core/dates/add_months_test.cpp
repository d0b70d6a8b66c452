// The month arithmetic's boundaries and worked examples. add_months_exhaustive_test.cpp has every day of 400 years.
#include "core/dates/add_months.h"

#include <gtest/gtest.h>

#include <string>

#include "core/dates/days.h"

namespace cocrea::dates {
namespace {

using testing::day_of;
using testing::days_of;

struct Example {
    const char* day;
    int months;
    const char* result;
    bool clamped;
    const char* why;
};

constexpr Example examples[] = {
    {"2025-01-31", 0, "2025-01-31", false, "nothing added"},
    // forward
    {"2025-01-15", 1, "2025-02-15", false, "DATE-4: the day of the event is day 0"},
    {"2024-12-31", 2, "2025-02-28", true, "Basque Country, learning exercise"},
    {"2024-12-31", 4, "2025-04-30", true, "Basque Country, next plan"},
    {"2024-12-31", 1, "2025-01-31", false, "Basque Country, evaluations of commitments"},
    {"2021-07-28", 2, "2021-09-28", false, "Basque Country, initial evaluation"},
    {"2021-07-28", 6, "2022-01-28", false, "Basque Country, amendments"},
    {"2021-09-23", 2, "2021-11-23", false, "Glasgow, initial evaluation"},
    {"2021-09-23", 6, "2022-03-23", false, "Glasgow, amendments"},
    {"2023-09-30", 2, "2023-11-30", false, "Glasgow, learning exercise"},
    {"2023-09-30", 1, "2023-10-30", false, "Glasgow, evaluations: the 30th, not the month's end"},
    {"2023-09-30", 4, "2024-01-30", false, "Glasgow, next plan"},
    {"2023-12-31", 2, "2024-02-29", true, "DATE-2 in a leap year"},
    {"2023-11-30", 3, "2024-02-29", true, "DATE-2"},
    {"2024-11-30", 3, "2025-02-28", true, "DATE-2"},
    {"2024-02-29", 12, "2025-02-28", true, "a year after a leap day"},
    {"2024-02-29", 48, "2028-02-29", false, "four years after a leap day"},
    {"2096-02-29", 48, "2100-02-28", true, "2100 has no leap day"},
    {"1996-02-29", 48, "2000-02-29", false, "2000 has one"},
    {"2025-01-31", 1, "2025-02-28", true, "DATE-6, the first step of the chain"},
    {"2025-01-31", 2, "2025-03-31", false, "DATE-6, from the anchor"},
    {"2025-02-28", 1, "2025-03-28", false, "the end of February is no special day"},
    {"2025-04-30", 1, "2025-05-30", false, "nor is the end of any month"},
    {"2025-08-31", 6, "2026-02-28", true, "REV-1: d0 + 6 months, c0 is the day after"},
    {"2025-03-31", 6, "2025-09-30", true, "CTP-1: last day to start an activity"},
    {"2024-11-30", 4, "2025-03-30", false, "CTP-1: next plan due"},
    {"2025-10-01", 4, "2026-02-01", false, "REV-1: last day to comply"},
    {"2025-12-15", 1, "2026-01-15", false, "into the next year"},
    {"2025-11-15", 13, "2026-12-15", false, "over a whole year"},
    // back
    {"2029-02-28", -2, "2028-12-28", false, "DATE-7: PLAN-PERIOD-2 counts back from the term's end"},
    {"2029-04-30", -2, "2029-02-28", true, "latest end of the plan"},
    {"2028-04-30", -2, "2028-02-29", true, "the same in a leap year"},
    {"2025-03-31", -1, "2025-02-28", true, "clamped backwards"},
    {"2025-05-31", -1, "2025-04-30", true, "clamped backwards"},
    {"2025-01-31", -1, "2024-12-31", false, "into the year before"},
    {"2025-01-31", -2, "2024-11-30", true, "into the year before, clamped"},
    {"2025-01-15", -12, "2024-01-15", false, "a whole year"},
    {"2025-12-15", -12, "2024-12-15", false, "a whole year, from December"},
    {"2025-01-15", -13, "2023-12-15", false, "over a whole year"},
    {"2024-02-29", -12, "2023-02-28", true, "a year before a leap day"},
    // the ends of what can be recorded
    {"9999-12-31", -60, "9994-12-31", false, "from the last day"},
    {"1000-01-01", 60, "1005-01-01", false, "from the first day"},
};

TEST(AddMonths, WorkedExamples) {
    for (const Example& example : examples) {
        SCOPED_TRACE(std::string(example.day) + " + " + std::to_string(example.months) + ": " + example.why);
        const Sum sum = add_months(day_of(example.day), example.months);
        EXPECT_EQ(to_string(sum.day), example.result);
        EXPECT_EQ(sum.clamped, example.clamped);
    }
}

TEST(AddMonths, GoesBeyondTheRecordableYearsWithoutOverflow) {
    EXPECT_EQ(to_string(add_months(day_of("9999-12-31"), 2).day), "10000-02-29");
    EXPECT_EQ(to_string(add_months(day_of("1000-01-31"), -2).day), "0999-11-30");
    EXPECT_EQ(to_string(add_months(day_of("9999-12-31"), 270000).day), "32499-12-31");
    EXPECT_EQ(to_string(add_months(day_of("1000-01-01"), -400000).day), "-32334-09-01");
}

// DATE-6: a sum forgets the day number, so sums are never chained.
TEST(AddMonths, ChainingIsNotTheSameAsCountingFromTheAnchor) {
    const Day anchor = day_of("2025-01-31");
    EXPECT_EQ(to_string(add_months(anchor, 2).day), "2025-03-31");
    EXPECT_EQ(to_string(add_months(add_months(anchor, 1).day, 1).day), "2025-03-28");
}

// RULES 0.1, "Forward and backward": term end 28 Feb 2029. Which ends of the plan in late December 2028 are allowed?
TEST(AddMonths, ForwardAndBackwardDisagreeAtTheEndsOfMonths) {
    const Day term_end = day_of("2029-02-28");
    const Day latest_end = add_months(term_end, -2).day;
    EXPECT_EQ(to_string(latest_end), "2028-12-28");

    for (const char* text : {"2028-12-29", "2028-12-30", "2028-12-31"}) {
        const Day plan_end = day_of(text);
        EXPECT_EQ(add_months(plan_end, 2).day, term_end) << text << ": forward allows it";
        EXPECT_GT(plan_end, latest_end) << text << ": backward, the reading chosen, does not";
    }
    EXPECT_EQ(add_months(day_of("2028-12-28"), 2).day, term_end) << "28 December is allowed both ways";

    const Day april = day_of("2029-04-30");
    EXPECT_EQ(to_string(add_months(april, -2).day), "2029-02-28");
    EXPECT_LE(add_months(day_of("2029-02-28"), 2).day, april) << "both allow 28 February";
    EXPECT_GT(add_months(day_of("2029-03-01"), 2).day, april) << "and both refuse 1 March";
}

struct SpanExample {
    const char* date;
    int months;
    const char* result;
    bool earliest_clamped;
    bool latest_clamped;
};

constexpr SpanExample span_examples[] = {
    {"2026-02", 1, "2026-03-01..2026-03-28", false, false},  // not the whole of March
    {"2028-02", 1, "2028-03-01..2028-03-29", false, false},
    {"2029-07", -2, "2029-05-01..2029-05-31", false, false},
    {"2023-09", 1, "2023-10-01..2023-10-30", false, false},  // Glasgow: evaluations
    {"2023-09", 2, "2023-11-01..2023-11-30", false, false},  // Glasgow: learning exercise
    {"2023-09", 4, "2024-01-01..2024-01-30", false, false},  // Glasgow: next plan
    {"2027-12", -2, "2027-10-01..2027-10-31", false, false},  // Buenos Aires: latest end
    {"2027-10", 2, "2027-12-01..2027-12-31", false, false},  // Buenos Aires: learning exercise
    {"2027-10", 4, "2028-02-01..2028-02-29", false, true},   // Buenos Aires: next plan
    {"2022-07", 1, "2022-08-01..2022-08-31", false, false},  // Quintana Roo: evaluations
    {"2022-07", 2, "2022-09-01..2022-09-30", false, true},   // Quintana Roo: learning exercise
    {"2022-07", 4, "2022-11-01..2022-11-30", false, true},   // Quintana Roo: next plan
    {"2027", 2, "2027-03-01..2028-02-29", false, true},
    {"2027", -2, "2026-11-01..2027-10-31", false, false},
    {"2024-12-31", 2, "2025-02-28", true, true},
    {"2025-01-30..2025-02-27", 1, "2025-02-28..2025-03-27", true, false},
};

TEST(AddMonths, AddsToBothEndsOfASpan) {
    for (const SpanExample& example : span_examples) {
        SCOPED_TRACE(std::string(example.date) + " + " + std::to_string(example.months));
        const SpanSum sum = add_months(days_of(example.date), example.months);
        EXPECT_EQ(sum.span, days_of(example.result));
        EXPECT_EQ(sum.earliest_clamped, example.earliest_clamped);
        EXPECT_EQ(sum.latest_clamped, example.latest_clamped);
    }
}

}  // namespace
}  // namespace cocrea::dates
