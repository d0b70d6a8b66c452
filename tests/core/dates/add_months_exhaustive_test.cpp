// Every day of 400 years (a whole cycle of the Gregorian calendar), 0 to 60 months both ways: 17.7 million sums, against a naive calendar that
// shares nothing with the code under test, and the laws that add_months.h promises.
#include "core/dates/add_months.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/dates/days.h"

namespace cocrea::dates {
namespace {

using testing::day_of;

constexpr int cycle_days = 146097;
constexpr int max_months = 60;

// The naive calendar: a list of all days from 1990-01-01 on, made by counting. No formula, no library.
struct NaiveDay {
    int year, month, number;
};

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int length_of(int year, int month) {
    switch (month) {
        case 2: return is_leap(year) ? 29 : 28;
        case 4: case 6: case 9: case 11: return 30;
        default: return 31;
    }
}

class NaiveCalendar {
public:
    static constexpr int first = 1990, last = 2410;

    NaiveCalendar() {
        for (int year = first; year <= last; ++year) {
            for (int month = 1; month <= 12; ++month) {
                month_starts_.push_back(static_cast<int>(days_.size()));
                for (int number = 1; number <= length_of(year, month); ++number) days_.push_back({year, month, number});
            }
        }
    }

    const NaiveDay& at(int index) const { return days_[static_cast<std::size_t>(index)]; }
    int index_of(int year, int month, int number) const {
        return month_starts_[static_cast<std::size_t>((year - first) * 12 + month - 1)] + number - 1;
    }

    // Steps month by month, then shortens the day number until the month has it.
    Sum add(int index, int months, Day day_zero) const {
        auto [year, month, number] = at(index);
        for (; months > 0; --months) {
            if (++month == 13) month = 1, ++year;
        }
        for (; months < 0; ++months) {
            if (--month == 0) month = 12, --year;
        }
        bool clamped = false;
        while (number > length_of(year, month)) --number, clamped = true;
        return Sum{day_zero + date::days{index_of(year, month, number)}, clamped};
    }

private:
    std::vector<NaiveDay> days_;
    std::vector<int> month_starts_;
};

class AddMonthsOver400Years : public ::testing::Test {
protected:
    const NaiveCalendar calendar;
    const Day day_zero = day_of("1990-01-01");
    const Day cycle_first = day_of("2000-01-01");
    const int cycle_start = calendar.index_of(2000, 1, 1);
};

TEST_F(AddMonthsOver400Years, TheNaiveCalendarAgreesOnEveryDay) {
    ASSERT_EQ(days_between(day_zero, cycle_first), cycle_start);
    ASSERT_EQ(to_string(cycle_first + date::days{cycle_days - 1}), "2399-12-31");
    for (int i = 0; i < cycle_days; ++i) {
        const NaiveDay& naive = calendar.at(cycle_start + i);
        const date::year_month_day ymd{cycle_first + date::days{i}};
        ASSERT_EQ(static_cast<int>(ymd.year()), naive.year);
        ASSERT_EQ(static_cast<int>(static_cast<unsigned>(ymd.month())), naive.month);
        ASSERT_EQ(static_cast<int>(static_cast<unsigned>(ymd.day())), naive.number);
    }
}

TEST_F(AddMonthsOver400Years, EverySumIsTheNaiveOne) {
    int compared = 0;
    for (int i = 0; i < cycle_days; ++i) {
        const Day day = cycle_first + date::days{i};
        for (int n = -max_months; n <= max_months; ++n) {
            const Sum expected = calendar.add(cycle_start + i, n, day_zero);
            if (!(add_months(day, n) == expected)) {
                FAIL() << to_string(day) << " + " << n << " = " << to_string(add_months(day, n).day) << ", expected "
                       << to_string(expected.day);
            }
            ++compared;
        }
    }
    EXPECT_EQ(compared, cycle_days * (2 * max_months + 1));
}

bool is_last_of_month(Day day) { return date::year_month_day{day + date::days{1}}.day() == date::day{1}; }

TEST_F(AddMonthsOver400Years, TheLawsHold) {
    int clamped = 0;
    for (int n = -max_months; n <= max_months; ++n) {
        Day previous = add_months(cycle_first - date::days{1}, n).day;
        for (int i = 0; i < cycle_days; ++i) {
            const Day day = cycle_first + date::days{i};
            const Sum sum = add_months(day, n);
            const Day back = add_months(sum.day, -n).day;
            const bool monotone_in_day = previous <= sum.day;
            const bool monotone_in_months = sum.day < add_months(day, n + 1).day;
            const bool inverse = sum.clamped ? is_last_of_month(sum.day) && back < day : back == day;
            if (!monotone_in_day || !monotone_in_months || !inverse || (n == 0 && sum.day != day)) {
                FAIL() << to_string(day) << " + " << n << " = " << to_string(sum.day) << ": in the day " << monotone_in_day
                       << ", in the months " << monotone_in_months << ", inverse " << inverse;
            }
            clamped += sum.clamped ? 1 : 0;
            previous = sum.day;
        }
    }
    EXPECT_GT(clamped, 0);
}

// Counting back is the reading chosen because it never allows what counting forward refuses: if end <= term - n, then end + n <= term.
// So what a plan owes n months after its end never falls due after the term. The converse fails, but only where the sum is clamped.
TEST_F(AddMonthsOver400Years, CountingBackIsTheStricterOfTheTwo) {
    for (int n = 0; n <= 12; ++n) {
        for (int i = 0; i < cycle_days; ++i) {
            const Day term_end = cycle_first + date::days{i};
            const Day latest_end = add_months(term_end, -n).day;
            if (add_months(latest_end, n).day > term_end) FAIL() << to_string(term_end) << " - " << n;

            const Day next = latest_end + date::days{1};
            const Sum forward = add_months(next, n);
            if (forward.day <= term_end && !forward.clamped) FAIL() << to_string(next) << " + " << n;
        }
    }
}

// Both ends suffice for a date known by its month or year: no day of the span has a sum outside theirs, and both ends are reached.
TEST_F(AddMonthsOver400Years, TheEndsOfASpanBoundEverySumInIt) {
    for (int year = 2000; year < 2400; ++year) {
        std::vector<Span> spans{PartialDate::of_year(year)->span()};
        for (unsigned month = 1; month <= 12; ++month) spans.push_back(PartialDate::of_month(year, month)->span());
        for (const Span& span : spans) {
            for (const int n : {-6, -2, -1, 0, 1, 2, 4, 6, 12}) {
                const SpanSum sum = add_months(span, n);
                Day earliest = add_months(span.latest, n).day, latest = add_months(span.earliest, n).day;
                for (Day day = span.earliest; day <= span.latest; day += date::days{1}) {
                    const Day each = add_months(day, n).day;
                    earliest = std::min(earliest, each);
                    latest = std::max(latest, each);
                }
                ASSERT_EQ(sum.span, (Span{earliest, latest})) << year << " + " << n;
            }
        }
    }
}

}  // namespace
}  // namespace cocrea::dates
