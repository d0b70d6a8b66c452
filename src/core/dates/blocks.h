// The quarters and years of a plan, for exact days: quarterly blocks (MON-Q) and plan years (REQ-2).
//
// Both are counted from the submission, each start from the submission itself and never from the start before (DATE-6), and cut at the
// plan's end. Of a plan whose end is known only by its month, ask for each day that it may be: the number of blocks can differ.
//
//   Basque Country, 2021-07-28 to 2024-12-31
//     blocks       0: 2021-07-28 .. 2021-10-27, full     ...     13: 2024-10-28 .. 2024-12-31, cut
//     plan years   0, 1, 2 whole, two meetings each              3: 2024-07-28 .. 2024-12-31, cut, no meeting
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/dates/day.h"

namespace cocrea::dates {

// No plan lasts a hundred years: what a slip of the keyboard ("2926") makes of one is not counted out.
inline constexpr int kMostYears = 100, kMostQuarters = 4 * kMostYears;

struct Block {
    int index;  // 0, 1, ... from the submission
    Day first;
    Day last;   // included
    bool full;  // three months or more; a cut block is not full

    friend constexpr bool operator==(const Block&, const Block&) = default;
};

// Quarters of [submission, plan_end], counted from the submission: block k is [submission + 3k months, submission + 3(k+1) months - 1 day],
// the last cut at plan_end. A remainder shorter than one month joins the block before it, which stays full; a plan shorter than one month
// has one block. MON-Q. Empty if plan_end < submission.
//
//   2024-01-15 to 2025-01-15: four blocks, the last 2024-10-15 .. 2025-01-15, full
std::vector<Block> quarter_blocks(Day submission, Day plan_end);

// MON-Q's option: calendar quarters (January-March, ...) cut by [submission, plan_end]. A cut quarter is never full, however short the
// remainder, and joins no other. Empty if plan_end < submission.
std::vector<Block> calendar_quarter_blocks(Day submission, Day plan_end);

struct PlanYear {
    int index;  // 0, 1, ... from the submission
    Day first;
    Day last;            // included
    bool cut;            // shorter than a year, because the plan ends
    int meetings_asked;  // 2, 1, or 0 (all, half of them rounded up, none): REQ-2 is not applicable to this year

    friend constexpr bool operator==(const PlanYear&, const PlanYear&) = default;
};

// What REQ-2 asks of a cut year.
enum class CutYear : std::uint8_t {
    by_half,  // one meeting if the plan reaches at least six months into the year, else none: the reading chosen
    strict,   // the document's strict option: two in every started year
};

// Block `index` alone, as the lists above have it; empty if they have none of that number, or after a hundred years.
// Quarters and meetings a year are numbers of the edition: `months` that a quarter lasts, `meetings` that a whole year asks for.
std::optional<Block> quarter_block(Day submission, Day plan_end, int index, int months = 3);
std::optional<Block> calendar_quarter_block(Day submission, Day plan_end, int index, int months = 3);

// The first day of a day's calendar quarter.
Day first_of_calendar_quarter(Day day, int months = 3);

// Plan years: year k is [submission + 12k months, submission + 12(k+1) months - 1 day], the last cut at plan_end. REQ-2. A meeting on the
// submission day itself counts for the co-creation, not for year 0: that is the rule's to respect, the day lies in year 0 here.
// Empty if plan_end < submission.
std::vector<PlanYear> plan_years(Day submission, Day plan_end, CutYear cut_year = CutYear::by_half);
// Year `index` alone; empty if the plan does not reach it.
std::optional<PlanYear> plan_year(Day submission, Day plan_end, int index, CutYear cut_year = CutYear::by_half, int meetings = 2);

}  // namespace cocrea::dates
