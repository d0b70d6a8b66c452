// Month arithmetic (RULES 0.1): "two months after", "at least two months before".
//
// `day + n months` is the same day number n months on. If that month has no such day, it is the month's last day, and the
// result says that it was clamped (DATE-2). Counting back (n < 0) is the same rule, started from the later date (DATE-7).
//
//   15 Jan 2025 + 1 = 15 Feb 2025
//   31 Dec 2024 + 2 = 28 Feb 2025, clamped         31 Dec 2024 + 4 = 30 Apr 2025, clamped
//   28 Feb 2029 - 2 = 28 Dec 2028                  30 Nov 2023 + 3 = 29 Feb 2024, clamped
//
// Always add to the original anchor, never to a result (DATE-6), because clamping forgets the day number:
//
//   31 Jan 2025 + 2 = 31 Mar 2025      but      (31 Jan 2025 + 1) + 1 = 28 Feb 2025 + 1 = 28 Mar 2025
//
// What holds for every day d and number n:
//   - monotone: d <= e implies d + n <= e + n (not strictly: 29, 30, 31 Jan all become 28 Feb); and n < m implies d + n < d + m;
//   - if d + n was not clamped, (d + n) - n = d; if it was, it is the last day of its month and (d + n) - n < d.
// Not promised: that "end + 2 <= term" and "end <= term - 2" agree. They do not at the ends of months (30 Dec 2028 and 28 Feb 2029:
// allowed forward, refused backward). A rule of the form "n months before" counts back.
//
// Because the sum is monotone, the two ends of a span are enough to add months to a date known by month or year. The result is shown by
// its days, never as a month: "2026-02" + 1 is 1-28 March, "2029-07" - 2 is 1-31 May. Both ends of the result are reached, but not
// always every day between them: "2027" + 1 spans 1 Feb 2027 - 31 Jan 2028, and no day of 2027 plus a month is 30 March.
// Comparing two spans asks only for the ends, so this never matters there.
//
// Any n for which the result's year lies in -32767 ... 32767; for recorded dates that is at least -400,000 <= n <= 270,000.
#pragma once

#include "core/dates/day.h"

namespace cocrea::dates {

struct Sum {
    Day day;
    bool clamped;  // the month has no such day: `day` is its last day

    friend constexpr bool operator==(const Sum&, const Sum&) = default;
};

struct SpanSum {
    Span span;
    bool earliest_clamped;
    bool latest_clamped;

    friend constexpr bool operator==(const SpanSum&, const SpanSum&) = default;
};

// `day` + n calendar months, n of either sign. DATE-2, DATE-7.
Sum add_months(Day day, int n);

// The same for a date known by month or year: added to both ends.
SpanSum add_months(Span span, int n);

}  // namespace cocrea::dates
