#include "core/dates/partial_date.h"

#include <gtest/gtest.h>

#include <concepts>
#include <cstdio>
#include <string>
#include <string_view>

#include "core/dates/days.h"

namespace cocrea::dates {
namespace {

using testing::date_of;
using testing::day_of;
using testing::days_of;

// What must not compile: a date is no number and no text, and has no order.
template <typename A, typename B>
concept Ordered = requires(A a, B b) { a < b; } || requires(A a, B b) { a > b; } || requires(A a, B b) { a <= b; };
template <typename A, typename B>
concept Equatable = requires(A a, B b) { a == b; };
template <typename A, typename B>
concept Addable = requires(A a, B b) { a + b; };

static_assert(!std::default_initializable<PartialDate>, "there is no empty date");
static_assert(!std::constructible_from<PartialDate, int>, "a year is made by of_year, which can refuse it");
static_assert(!std::constructible_from<PartialDate, int, unsigned, unsigned>);
static_assert(!std::constructible_from<PartialDate, std::string>, "a text is read by parse, which can refuse it");
static_assert(!std::constructible_from<PartialDate, const char*>);
static_assert(!std::constructible_from<PartialDate, Day>, "PartialDate::of says that the precision is the day");
static_assert(!Ordered<PartialDate, PartialDate>, "2027 against 2027-05 has no answer");
static_assert(!Ordered<PartialDate, Day>);
static_assert(!Ordered<Span, Span>, "it may depend on the day: compare.h");
static_assert(!Equatable<PartialDate, Day>);
static_assert(!Equatable<PartialDate, Span>);
static_assert(!Equatable<PartialDate, std::string>);
static_assert(!Addable<PartialDate, int>);
static_assert(!std::convertible_to<int, Day>, "a number of days is no day");
static_assert(!Addable<Day, int>, "days or months? add_months, or date::days");
static_assert(!Addable<Day, Day>);
// The same concepts do accept what is meant to compile, so the lines above can fail.
static_assert(Ordered<Day, Day> && Equatable<PartialDate, PartialDate> && Equatable<Span, Span> && Addable<Day, date::days>);

struct Accepted {
    const char* text;
    Precision precision;
    const char* earliest;
    const char* latest;
    int year;
    unsigned month;
    unsigned day;
};

constexpr Accepted accepted[] = {
    {"2027-05-14", Precision::day, "2027-05-14", "2027-05-14", 2027, 5, 14},
    {"2027-05", Precision::month, "2027-05-01", "2027-05-31", 2027, 5, 0},
    {"2027", Precision::year, "2027-01-01", "2027-12-31", 2027, 0, 0},
    {"2027-02", Precision::month, "2027-02-01", "2027-02-28", 2027, 2, 0},
    {"2028-02", Precision::month, "2028-02-01", "2028-02-29", 2028, 2, 0},
    {"2028-02-29", Precision::day, "2028-02-29", "2028-02-29", 2028, 2, 29},
    {"2000-02-29", Precision::day, "2000-02-29", "2000-02-29", 2000, 2, 29},
    {"2021-09", Precision::month, "2021-09-01", "2021-09-30", 2021, 9, 0},
    {"2024-12-31", Precision::day, "2024-12-31", "2024-12-31", 2024, 12, 31},
    {"1000", Precision::year, "1000-01-01", "1000-12-31", 1000, 0, 0},
    {"1000-01-01", Precision::day, "1000-01-01", "1000-01-01", 1000, 1, 1},
    {"9999-12-31", Precision::day, "9999-12-31", "9999-12-31", 9999, 12, 31},
    {"9999-12", Precision::month, "9999-12-01", "9999-12-31", 9999, 12, 0},
    {"9999", Precision::year, "9999-01-01", "9999-12-31", 9999, 0, 0},
};

TEST(PartialDate, ReadsDaysMonthsAndYears) {
    for (const Accepted& expected : accepted) {
        SCOPED_TRACE(expected.text);
        const auto date = PartialDate::parse(expected.text);
        ASSERT_TRUE(date.has_value());
        EXPECT_EQ(date->precision(), expected.precision);
        EXPECT_EQ(to_string(date->span().earliest), expected.earliest);
        EXPECT_EQ(to_string(date->span().latest), expected.latest);
        EXPECT_EQ(date->year(), expected.year);
        EXPECT_EQ(date->month(), expected.month);
        EXPECT_EQ(date->day(), expected.day);
        EXPECT_EQ(date->to_string(), expected.text);
        EXPECT_EQ(date->span().is_day(), expected.precision == Precision::day);
    }
}

constexpr std::string_view refused[] = {
    // days and months that do not exist
    "2027-02-30", "2027-02-29", "2100-02-29", "2027-04-31", "2027-05-32", "2027-05-00", "2027-13", "2027-00", "2027-13-01", "2027-00-01",
    // years outside the limits
    "0999", "0000", "0000-01-01", "0224-05-01", "10000", "10000-01-01", "99999999",
    // digits missing or too many
    "", "2", "20", "202", "2027-", "2027-2", "2027-2-3", "2027-02-3", "2027-2-03", "27-02-03", "2027-05-", "2027-05-1", "2027-05-014",
    "2027-005-14", "02027-05-14", "+2027-05-14", "-2027-05-14", "-2027",
    // spaces
    " 2027", "2027 ", " 2027-05-14", "2027-05-14 ", "2027-05 -14", "2027- 5-14", "2027-05-14\n", "\t2027-05-14",
    // other separators, orders and forms
    "2027/05/14", "2027.05.14", "20270514", "202705", "14-05-2027", "05-2027", "2027-0514", "202705-14", "2027-05/14", "2027/05-14",
    "2027-05--4", "2027-+5", "2027--5", "2027-W20", "2027-134", "2027-05-14T00:00", "2027-05-14Z", "May 2027", "mayo", "2027-05-1O", "2o27",
    "2027\xE2\x80\x91" "05",           // a non-breaking hyphen, as word processors write
    "\xEF\xBC\x92\xEF\xBC\x90\xEF\xBC\x92\xEF\xBC\x97",  // full-width digits
    std::string_view("2027\0", 5), std::string_view("20\0" "7", 4), std::string_view("2027-05\0" "14", 10),
};

TEST(PartialDate, RefusesEverythingElse) {
    for (const std::string_view text : refused) {
        EXPECT_FALSE(PartialDate::parse(text).has_value()) << '"' << text << '"';
        EXPECT_FALSE(parse_day(text).has_value()) << '"' << text << '"';
    }
}

TEST(PartialDate, ReadsAWholeDayOnlyFromADay) {
    EXPECT_EQ(parse_day("2027-05-14"), day_of("2027-05-14"));
    EXPECT_EQ(parse_day("2027-05"), std::nullopt);
    EXPECT_EQ(parse_day("2027"), std::nullopt);
}

// One wrong byte anywhere never slips through: every byte at every place of a good date.
TEST(PartialDate, EverySingleByteChangeIsRefusedOrReadsBack) {
    const std::string good = "2024-02-28";
    for (std::size_t place = 0; place < good.size(); ++place) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string text = good;
            text[place] = static_cast<char>(byte);
            const auto date = PartialDate::parse(text);
            if (date) {
                EXPECT_EQ(date->to_string(), text);
            }
            const bool digit = '0' <= byte && byte <= '9';
            if (!digit && text != good) {
                EXPECT_FALSE(date) << "byte " << byte << " at " << place;
            }
        }
    }
}

// Every four-digit year with every two-digit month and day: accepted exactly if the day exists.
TEST(PartialDate, AcceptsExactlyTheDaysThatExist) {
    constexpr int days_in_month[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    char text[] = "0000-00-00";
    for (int year = 1996; year <= 2105; ++year) {
        const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (int month = 0; month <= 99; ++month) {
            for (int day = 0; day <= 99; ++day) {
                std::snprintf(text, sizeof text, "%04u-%02u-%02u", static_cast<unsigned>(year) % 10000u,
                              static_cast<unsigned>(month) % 100u, static_cast<unsigned>(day) % 100u);
                const bool is_month = 1 <= month && month <= 12;
                const int length = is_month ? days_in_month[month - 1] + (month == 2 && leap ? 1 : 0) : 0;
                const bool exists = 1 <= day && day <= length;
                const auto date = parse_day(text);
                ASSERT_EQ(date.has_value(), exists) << text;
                if (date) {
                    ASSERT_EQ(to_string(*date), text);
                }
            }
        }
    }
}

TEST(PartialDate, IsMadeFromADayAMonthOrAYear) {
    EXPECT_EQ(PartialDate::of(day_of("2027-05-14")), date_of("2027-05-14"));
    EXPECT_EQ(PartialDate::of_month(2027, 5), date_of("2027-05"));
    EXPECT_EQ(PartialDate::of_year(2027), date_of("2027"));
    EXPECT_EQ(PartialDate::of(day_of("1000-01-01")).to_string(), "1000-01-01");
    EXPECT_EQ(PartialDate::of(day_of("9999-12-31")).to_string(), "9999-12-31");

    EXPECT_FALSE(PartialDate::of_month(2027, 0));
    EXPECT_FALSE(PartialDate::of_month(2027, 13));
    EXPECT_FALSE(PartialDate::of_month(2027, 256 + 5)) << "must not be cut to one byte";
    EXPECT_FALSE(PartialDate::of_month(999, 5));
    EXPECT_FALSE(PartialDate::of_month(10000, 5));
    EXPECT_FALSE(PartialDate::of_year(999));
    EXPECT_FALSE(PartialDate::of_year(10000));
    EXPECT_FALSE(PartialDate::of_year(-2027));
    EXPECT_FALSE(PartialDate::of_year(65536 + 2027)) << "must not be cut to two bytes";
}

TEST(PartialDate, EqualityComparesWhatWasRecordedNotTheDays) {
    EXPECT_EQ(date_of("2027-05"), date_of("2027-05"));
    EXPECT_NE(date_of("2027-05"), date_of("2027-06"));
    EXPECT_NE(date_of("2027-05"), date_of("2027-05-01"));
    EXPECT_NE(date_of("2027-05"), date_of("2027"));
    EXPECT_NE(date_of("2027-05-14"), date_of("2028-05-14"));
}

TEST(Day, CountsDaysFromDayZero) {
    EXPECT_EQ(days_between(day_of("2025-01-15"), day_of("2025-01-15")), 0);
    EXPECT_EQ(days_between(day_of("2025-01-15"), day_of("2025-02-15")), 31);
    EXPECT_EQ(days_between(day_of("2025-02-15"), day_of("2025-01-15")), -31);
    EXPECT_EQ(days_between(day_of("2000-01-01"), day_of("2400-01-01")), 146097);
    EXPECT_EQ(days_between(day_of("1000-01-01"), day_of("9999-12-31")), 3287181);
}

TEST(Day, WritesComputedDaysBeyondTheYearsThatItReads) {
    EXPECT_EQ(to_string(day_of("9999-12-31") + date::days{1}), "10000-01-01");
    EXPECT_EQ(to_string(day_of("1000-01-01") - date::days{1}), "0999-12-31");
}

TEST(Span, HoldsItsDays) {
    const Span may = days_of("2027-05");
    EXPECT_TRUE(may.contains(day_of("2027-05-01")));
    EXPECT_TRUE(may.contains(day_of("2027-05-31")));
    EXPECT_FALSE(may.contains(day_of("2027-04-30")));
    EXPECT_FALSE(may.contains(day_of("2027-06-01")));
    EXPECT_FALSE(may.is_day());
    EXPECT_TRUE(Span::of(day_of("2027-05-14")).is_day());
}

}  // namespace
}  // namespace cocrea::dates
