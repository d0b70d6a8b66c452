#include "core/dates/blocks.h"

#include <algorithm>

#include "core/dates/add_months.h"

namespace cocrea::dates {
namespace {

constexpr date::days one_day{1};

Day months_after(Day anchor, int months) { return add_months(anchor, months).day; }

Day first_of_calendar_quarter(Day day) {
    const date::year_month_day ymd{day};
    const unsigned month = (static_cast<unsigned>(ymd.month()) - 1) / 3 * 3 + 1;
    return Day{ymd.year() / date::month{month} / 1};
}

}  // namespace

std::vector<Block> quarter_blocks(Day submission, Day plan_end) {
    std::vector<Block> blocks;
    for (int k = 0;; ++k) {
        const Day first = months_after(submission, 3 * k);
        if (first > plan_end) break;

        const bool month_or_more = plan_end + one_day >= months_after(submission, 3 * k + 1);
        if (!month_or_more && !blocks.empty()) {
            blocks.back().last = plan_end;
            break;
        }
        const Day whole_last = months_after(submission, 3 * (k + 1)) - one_day;
        blocks.push_back(Block{k, first, std::min(whole_last, plan_end), whole_last <= plan_end});
    }
    return blocks;
}

std::vector<Block> calendar_quarter_blocks(Day submission, Day plan_end) {
    std::vector<Block> blocks;
    int index = 0;
    for (Day quarter = first_of_calendar_quarter(submission); submission <= plan_end && quarter <= plan_end; ++index) {
        // The first of a month is never clamped, so going from quarter to quarter loses nothing.
        const Day next = months_after(quarter, 3);
        const Day whole_last = next - one_day;
        const bool full = submission <= quarter && whole_last <= plan_end;
        blocks.push_back(Block{index, std::max(quarter, submission), std::min(whole_last, plan_end), full});
        quarter = next;
    }
    return blocks;
}

std::vector<PlanYear> plan_years(Day submission, Day plan_end, CutYear cut_year) {
    std::vector<PlanYear> years;
    for (int k = 0;; ++k) {
        const Day first = months_after(submission, 12 * k);
        if (first > plan_end) break;

        const Day whole_last = months_after(submission, 12 * (k + 1)) - one_day;
        const bool cut = whole_last > plan_end;
        const bool half_or_more = plan_end + one_day >= months_after(submission, 12 * k + 6);
        const int asked = !cut || cut_year == CutYear::strict ? 2 : (half_or_more ? 1 : 0);
        years.push_back(PlanYear{k, first, std::min(whole_last, plan_end), cut, asked});
    }
    return years;
}

}  // namespace cocrea::dates
