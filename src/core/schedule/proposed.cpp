// A schedule as days of the plan.
#include <algorithm>

#include "core/schedule/from_plan.h"

namespace cocrea::schedule {

// A month without work goes by in no time: its last day is as good as its first.
dates::Day shown_last(const PlanProblem& from, const Item& item, Time end) {
  const dates::Span due = item.recorded_last->span();
  const dates::Day latest = from.end ? std::min(due.latest, std::max(due.earliest, *from.end)) : due.latest;
  return std::clamp(from.days.day(end) - date::days{1}, due.earliest, latest);
}

std::vector<Proposed> proposal(const PlanProblem& from, const std::vector<Time>& starts) {
  std::vector<Proposed> bars;
  for (std::size_t i = 0; i < from.items.size(); ++i) {
    const Item& item = from.items[i];
    if (item.kind == Item::Kind::elsewhere || item.kind == Item::Kind::due) continue;
    const Time end = item.due < 0 ? starts[i] + from.problem.activities[i].duration : starts[static_cast<std::size_t>(item.due)];
    const Time start = item.whole == 0 ? starts[i] : end - item.whole, length = end - start;
    Proposed bar{item, from.days.day(start), from.days.day(start + std::max(0, length - 1)), item.recorded_first, item.recorded_last};
    // An event closes the day before: completed when the last milestone's last day is over; included when the day is over on which a slot is given back.
    if ((item.kind == Item::Kind::completion || item.kind == Item::Kind::begin) && starts[i] > 0) bar.first = bar.last = from.days.day(starts[i] - 1);
    const bool floats = item.floats && (length > 0 || item.recorded_last), over = item.started && length == 0;
    if (item.kept && !floats) {
      bar.first = item.kept->earliest;
      bar.last = item.kept->latest;
    } else if (floats) {
      if (item.recorded_last) bar.last = shown_last(from, item, end);
      // What counts as over took as long as it takes before that; its kept days say how long, as they end where time begins.
      if (over && !item.recorded_first) bar.first = from.days.day(from.days.time(bar.last + date::days{1}) + from.days.time(item.kept->earliest));
      bar.first = std::min(bar.first, bar.last);
      if (item.recorded_first) bar.first = std::clamp(bar.first, item.recorded_first->span().earliest, item.recorded_first->span().latest);
      bar.last = std::max(bar.first, bar.last);
    }
    if (item.with_plan && item.kind != Item::Kind::evaluation && from.end) {
      bar.last = *from.end;
      bar.first = item.kind == Item::Kind::completion ? bar.last : std::min(bar.first, bar.last);
    }
    // What has started began when it did.
    if (item.fixed && (item.started || !item.floats) && bar.recorded_first && bar.recorded_first->span().earliest < bar.first) bar.first = bar.recorded_first->span().earliest;
    bars.push_back(std::move(bar));
  }
  // Nor is anything completed before fixed dates in a month without work are over.
  for (Proposed& event : bars) {
    if (event.item.kind != Item::Kind::completion || event.item.kept) continue;
    for (const Proposed& work : bars) {
      if (work.item.commitment == event.item.commitment && is_work(work.item)) event.first = event.last = std::max(event.last, work.last);
    }
  }
  return bars;
}

}  // namespace cocrea::schedule
