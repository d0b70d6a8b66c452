// Days and spans of days: what every date of Cocrea comes down to.
//
// A `Day` is a calendar day of the proleptic Gregorian calendar: no time, no zone (DATE-1). It is a type of its own, never an
// int or a string, so that a day cannot be mixed up with a number of days or of months.
//
// A `Span` is the set of days that a date known only by its month or year may be (DATE-8): all days from `earliest` to
// `latest`, both included, `earliest <= latest`. An exact day is a span of one day.
//
//   "2027-05-14"  ->  2027-05-14 .. 2027-05-14
//   "2027-05"     ->  2027-05-01 .. 2027-05-31
//   "2027"        ->  2027-01-01 .. 2027-12-31
//
// Spans have no `<`: whether one date lies before another may depend on the day. `compare.h` asks that question.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <date/date.h>

namespace cocrea::dates {

using Day = date::sys_days;

inline constexpr date::days one_day{1};

struct Span {
    Day earliest;
    Day latest;  // included

    // The span of a date that is known by its day.
    static constexpr Span of(Day day) { return Span{day, day}; }

    constexpr bool is_day() const { return earliest == latest; }
    constexpr bool contains(Day day) const { return earliest <= day && day <= latest; }

    friend constexpr bool operator==(const Span&, const Span&) = default;
};

// The years that a date may have. Four digits without a leading zero: so every date has one ISO form of fixed length, and a slip
// of the keyboard such as "0224" is refused instead of becoming a year of antiquity. All of it lies far inside what
// `date::year` holds (-32767 ... 32767), so that adding months to a valid date cannot overflow (see add_months.h).
inline constexpr int first_year = 1000;
inline constexpr int last_year = 9999;

// Days from `from` to `to`; negative if `to` is the earlier one. The day of an event is day 0 (DATE-4):
// days_between(15 Jan, 15 Jan) = 0, days_between(15 Jan, 15 Feb) = 31.
constexpr int days_between(Day from, Day to) { return static_cast<int>((to - from).count()); }

// Reads "2027-05-14" and nothing else: no month or year alone, no missing zero, no space, no time, no day that does not exist.
// Years first_year ... last_year. std::nullopt if the text is anything else.
std::optional<Day> parse_day(std::string_view iso);

// "2027-05-14". The inverse of parse_day for the years that it reads. A computed day beyond them (9999-12-31 + 2 months) is
// written with the digits that its year has.
std::string to_string(Day day);

}  // namespace cocrea::dates
