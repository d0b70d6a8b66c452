#include "core/dates/blocks.h"

#include <algorithm>

#include "core/dates/add_months.h"

namespace cocrea::dates {
namespace {

Day months_after(Day anchor, int months) { return add_months(anchor, months).day; }

// One of a numbered list that ends with its first gap.
template <class One>
auto all_of(One one) {
    std::vector<typename decltype(one(0))::value_type> list;
    for (auto next = one(0); next; next = one(static_cast<int>(list.size()))) list.push_back(*next);
    return list;
}

}  // namespace

Day first_of_calendar_quarter(Day day, int months) {
    const date::year_month_day ymd{day};
    const auto length = static_cast<unsigned>(months);
    const unsigned month = (static_cast<unsigned>(ymd.month()) - 1) / length * length + 1;
    return Day{ymd.year() / date::month{month} / 1};
}

std::optional<Block> quarter_block(Day submission, Day plan_end, int index, int months) {
    const Day first = months_after(submission, months * index);
    if (first > plan_end || index >= kMostQuarters) return std::nullopt;
    // A remainder shorter than a month has joined the block before it.
    const bool month_or_more = plan_end + one_day >= months_after(submission, months * index + 1);
    if (index > 0 && !month_or_more) return std::nullopt;
    const Day next = months_after(submission, months * (index + 1));
    const bool takes_the_rest = plan_end + one_day < months_after(submission, months * (index + 1) + 1);
    return Block{index, first, takes_the_rest ? plan_end : next - one_day, next - one_day <= plan_end};
}

std::optional<Block> calendar_quarter_block(Day submission, Day plan_end, int index, int months) {
    // The first of a month is never clamped, so going from quarter to quarter loses nothing.
    const Day quarter = months_after(first_of_calendar_quarter(submission, months), months * index);
    if (submission > plan_end || quarter > plan_end || index >= kMostQuarters) return std::nullopt;
    const Day whole_last = months_after(quarter, months) - one_day;
    const bool full = submission <= quarter && whole_last <= plan_end;
    return Block{index, std::max(quarter, submission), std::min(whole_last, plan_end), full};
}

std::vector<Block> quarter_blocks(Day submission, Day plan_end) {
    return all_of([&](int index) { return quarter_block(submission, plan_end, index); });
}

std::vector<Block> calendar_quarter_blocks(Day submission, Day plan_end) {
    return all_of([&](int index) { return calendar_quarter_block(submission, plan_end, index); });
}

std::optional<PlanYear> plan_year(Day submission, Day plan_end, int index, CutYear cut_year, int meetings) {
    const Day first = months_after(submission, 12 * index);
    if (first > plan_end || index >= kMostYears) return std::nullopt;
    const Day whole_last = months_after(submission, 12 * (index + 1)) - one_day;
    const bool cut = whole_last > plan_end;
    const bool half_or_more = plan_end + one_day >= months_after(submission, 12 * index + 6);
    const int asked = !cut || cut_year == CutYear::strict ? meetings : (half_or_more ? (meetings + 1) / 2 : 0);
    return PlanYear{index, first, std::min(whole_last, plan_end), cut, asked};
}

std::vector<PlanYear> plan_years(Day submission, Day plan_end, CutYear cut_year) {
    return all_of([&](int index) { return plan_year(submission, plan_end, index, cut_year); });
}

}  // namespace cocrea::dates
