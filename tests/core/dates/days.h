// How the tests of dates write a day: day_of("2024-12-31"). A text that is no day stops the test with that text.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <ostream>
#include <string>
#include <string_view>

#include "core/dates/partial_date.h"

namespace cocrea::dates {

// Read by GoogleTest, so that a failure shows 2024-12-31 and not a count of days.
inline void PrintTo(const Span& span, std::ostream* out) {
    *out << to_string(span.earliest) << " .. " << to_string(span.latest);
}
inline void PrintTo(const PartialDate& date, std::ostream* out) { *out << date.to_string(); }

}  // namespace cocrea::dates

namespace cocrea::dates::testing {

inline PartialDate date_of(std::string_view iso) {
    const auto date = PartialDate::parse(iso);
    if (!date) {
        std::fprintf(stderr, "no date: %s\n", std::string(iso).c_str());
        std::abort();
    }
    return *date;
}

inline Span span_of(std::string_view iso) { return date_of(iso).span(); }

// "2027-03-01..2027-03-28", or one date of any precision.
inline Span days_of(std::string_view text) {
    const auto dots = text.find("..");
    if (dots == std::string_view::npos) return span_of(text);
    return Span{span_of(text.substr(0, dots)).earliest, span_of(text.substr(dots + 2)).latest};
}

inline Day day_of(std::string_view iso) {
    const Span span = span_of(iso);
    if (!span.is_day()) {
        std::fprintf(stderr, "no day: %s\n", std::string(iso).c_str());
        std::abort();
    }
    return span.earliest;
}

}  // namespace cocrea::dates::testing
