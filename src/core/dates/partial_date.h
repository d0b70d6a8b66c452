// A date as people know it: by its day, by its month or by its year (DATE-8).
//
// Public pages say "May 2027" for the end of a plan; nobody has to invent a day for it. A PartialDate keeps exactly what was
// recorded, and stands for all the days that this allows:
//
//   text          precision  span                       year  month  day
//   "2027-05-14"  day        2027-05-14 .. 2027-05-14   2027  5      14
//   "2027-05"     month      2027-05-01 .. 2027-05-31   2027  5      0
//   "2027"        year       2027-01-01 .. 2027-12-31   2027  0      0
//
// A PartialDate is always valid: it can be made only from a text that is a date, from a Day, or from a month or a year that exists.
// There is no "empty" one: a date that may be absent is a std::optional<PartialDate>.
//
// Equality compares what was recorded, not the days: "2027-05" == "2027-05", and "2027-05" != "2027-05-14". There is deliberately no
// `<`: "2027" against "2027-05" has no answer. Compare spans with compare.h, which can say "depends on the day".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/dates/day.h"

namespace cocrea::dates {

enum class Precision : std::uint8_t { year, month, day };

class PartialDate {
public:
    // Reads "2027", "2027-05" or "2027-05-14", years first_year ... last_year. Strict: std::nullopt for "2027-2-3", "2027-02-30", "27",
    // "2027-05-", a space anywhere, or anything else.
    static std::optional<PartialDate> parse(std::string_view iso);

    // A date known by its day. The day's year must lie in first_year ... last_year; computed days beyond that are no dates to record.
    static PartialDate of(Day day);

    // A date known by its month (1 ... 12) or year; std::nullopt outside first_year ... last_year or without such a month.
    static std::optional<PartialDate> of_month(int year, unsigned month);
    static std::optional<PartialDate> of_year(int year);

    Precision precision() const;

    // The days that this date may be.
    Span span() const;

    int year() const { return year_; }
    unsigned month() const { return month_; }  // 1 ... 12, 0 when unknown
    unsigned day() const { return day_; }      // 1 ... 31, 0 when unknown

    // The ISO form with the precision it was recorded with; parse reads it back to an equal date.
    std::string to_string() const;

    friend bool operator==(const PartialDate&, const PartialDate&) = default;

private:
    PartialDate(int year, unsigned month, unsigned day);

    std::int16_t year_;
    std::uint8_t month_;
    std::uint8_t day_;
};

}  // namespace cocrea::dates
