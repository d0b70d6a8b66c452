#include "core/status/status.h"

#include "core/status/intervals.h"

namespace cocrea::status {

std::vector<Interval> status(const plan::Document& document, dates::Day from, dates::Day to, dates::Day as_of) {
  if (!rules::is_judged(document)) return {};
  std::vector<Interval> all = intervals_of(lines_of(document, as_of, rules::rule_set_of(document)));
  std::vector<Interval> wanted;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].from.earliest > to || (i + 1 < all.size() && all[i + 1].from.latest <= from)) continue;
    all[i].forecast = all[i].from.earliest > as_of;
    wanted.push_back(std::move(all[i]));
  }
  return wanted;
}

const Interval* next_change(const std::vector<Interval>& intervals) {
  const Interval* now = nullptr;
  for (const Interval& interval : intervals) {
    if (!interval.forecast) {
      now = &interval;
    } else if (now == nullptr || interval.state != now->state) {
      return &interval;
    }
  }
  return nullptr;
}

std::string_view name(plan::RecordedState state) { return rules::name(rules::standing_of(state)); }

}  // namespace cocrea::status
