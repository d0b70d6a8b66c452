// A commitment's work: its milestones in their order, its completion and evaluation.
#include <algorithm>

#include "core/dates/add_months.h"
#include "core/schedule/plan_builder.h"
#include "core/schedule/recorded_days.h"

namespace cocrea::schedule {
namespace {

bool names(const std::vector<plan::Id>& all, const plan::Id& id) { return std::find(all.begin(), all.end(), id) != all.end(); }

// People have said what it waits for within its commitment, or which of those before it in the list waits for it: then the list says nothing.
bool has_order_of_its_own(const plan::Commitment& commitment, const plan::Milestone& milestone) {
  bool before = true;
  for (const plan::Milestone& one : commitment.milestones) {
    if (one.id == milestone.id) before = false;
    if (names(milestone.predecessors, one.id) || (before && names(one.predecessors, milestone.id))) return true;
  }
  return false;
}

// People have recorded that the later one in the list does not wait for the other. Of a month in which it begins any day may be meant: where the fewest
// days count, the one that asks for least, and else the last.
bool overlap(const OpenDays& days, const plan::Milestone& earlier, const plan::Milestone& later, bool least_days) {
  auto due = last_of(earlier.due);
  const auto begins = first_of(earlier.start), start = least_days ? first_of(later.start) : last_of(later.start);
  // A due day that was put off does not make them parallel where it is known how long the work takes.
  const Time duration = open_days(earlier.duration, earlier.duration_unit);
  if (due && begins && duration > 0) due = std::min(*due, days.day(days.time(*begins) + duration - 1));
  return due && start && *start <= *due;
}

}  // namespace

bool waits_by_list(const OpenDays& days, const plan::Commitment& commitment, const plan::Milestone& earlier, const plan::Milestone& later) {
  return !has_order_of_its_own(commitment, later) && !overlap(days, earlier, later, false);
}

void PlanBuilder::add_work(const plan::Commitment& commitment, int begin, int completion) {
  std::vector<Earlier> earlier;
  const bool in_progress = is_in_progress(commitment);
  const bool fixed = commitment.fixed == plan::YesNo::yes;
  const bool with_plan = is_with_plan(commitment);
  if (fixed && !with_plan && !commitment.milestones.empty()) fix_frame(commitment, completion);
  const int own = commitment.milestones.empty() ? -1 : add_own_span(commitment, begin, completion);
  const Time own_reach = reach_;
  std::vector<plan::Id> organisations = commitment.leads;
  organisations.insert(organisations.end(), commitment.institutions.begin(), commitment.institutions.end());
  for (const plan::Milestone& milestone : commitment.milestones) {
    if (const auto done = last_of(milestone.done); done && *done <= options_.as_of) continue;
    // Progress is that of what comes first: what waits for it has not begun.
    const bool ordered = has_order_of_its_own(commitment, milestone);
    const bool waits = std::any_of(earlier.begin(), earlier.end(), [&](const Earlier& one) { return ordered ? names(milestone.predecessors, one.milestone->id) : !overlap(result_.days, *one.milestone, milestone, options_.least_days); });
    const bool waited = started_before(commitment, milestone, ordered);
    const Span span{milestone.start, milestone.due, duration_of(milestone.duration, milestone.duration_unit), milestone.fixed == plan::YesNo::yes, in_progress && !waits && !waited, false,
                    own < 0 && !fixed ? commitment.start : plan::Date(), own < 0 && !fixed && commitment.ends_with_plan != plan::YesNo::yes ? commitment.end : plan::Date()};
    const int work = add_span(item_of(Item::Kind::milestone, commitment.id, milestone.id), span, begin, completion);
    if (fixed && !item(work).started && commitment.start) {
      activity(work).release = std::max(activity(work).release, result_.days.time(*first_of(commitment.start)));
    }
    // They begin when it has begun.
    if (own >= 0 && !item(work).started) follow(own, work, -std::max(own_reach, activity(own).duration));
    demand(work, milestone.responsible.empty() ? organisations : milestone.responsible);
    wait_for_earlier(earlier, milestone, work, ordered);
    milestones_.push_back({milestone.id, end_of(work)});
    waiting_.push_back({work, &milestone.predecessors});
    waiting_.push_back({work, &commitment.predecessors});
  }
  if (commitment.milestones.empty()) {
    const bool linked = !with_plan && ((result_.over && !result_.ends_today) || !commitment.end) && commitment.ends_with_plan == plan::YesNo::yes && end_;
    const plan::Date end = with_plan ? dates::PartialDate::of(*end_) : linked ? end_date_ : commitment.end;
    const int work = add_span(item_of(Item::Kind::work, commitment.id), {commitment.start, end, duration_of(commitment.duration, commitment.duration_unit), fixed, in_progress, with_plan}, begin, completion);
    item(work).recorded_last = with_plan ? plan::Date() : commitment.end;
    demand(work, organisations);
    waiting_.push_back({work, &commitment.predecessors});
  }
}

// Its planned start comes before the end of something that it had to wait for, and that is done since: it did not begin on that day.
bool PlanBuilder::started_before(const plan::Commitment& commitment, const plan::Milestone& milestone, bool ordered) const {
  if (!milestone.start) return false;
  bool listed = !ordered;   // those before it in its own list
  const auto is_late = [&](const plan::Milestone& one) { return one.done && one.done->span().latest <= options_.as_of && milestone.start->span().latest <= one.done->span().earliest; };
  for (const plan::Commitment& other : plan_.commitments) {
    for (const plan::Milestone& one : other.milestones) {
      if (one.id == milestone.id) listed = false;
      const bool before = names(milestone.predecessors, one.id) || names(commitment.predecessors, one.id) || (listed && &other == &commitment && !overlap(result_.days, one, milestone, options_.least_days));
      if (before && is_late(one)) return true;
    }
  }
  return false;
}

// Its work follows it in the list of activities. Where all of that has fixed dates, it can be completed on few days, or on one.
void PlanBuilder::complete_and_evaluate(int completion, int evaluation) {
  Closing closing{completion, {}};
  bool open = false, kept = true, floats = false;
  Time from = 0, to = 0;
  std::optional<Day> closed, first;   // in a month without work, the last day on which it may be completed; the first at all
  for (int i = completion + 1; i < evaluation; ++i) {
    if (!is_work(item(i))) continue;
    closing.of.push_back(end_of(i));
    open |= !item(i).started && activity(i).deadline > 0;
    kept &= item(i).kept.has_value();
    floats |= item(i).floats;
    from = std::max(from, activity(i).release + activity(i).duration);
    to = std::max(to, kept ? activity(end_of(i)).deadline : 0);
    closed = std::max(closed, last_closed(i));
    if (kept) first = std::max(first, std::optional(item(i).floats && item(i).recorded_last ? std::max(item(i).kept->earliest, item(i).recorded_last->span().earliest) : item(i).kept->latest));
  }
  if (open) problem().closings.push_back(std::move(closing));
  // The plan leaves no time for it but what has passed: its months are those from the plan's end (MON-CE).
  const bool after_end = end_ && by(*end_) == 0 && !(closed && *end_ < *closed);
  if (after_end) return evaluate_by(evaluation, dates::add_months(*end_, options_.evaluation_months).day, 0);
  const Limit limit{completion, evaluation, 0, closed ? calendar_from(*closed) : 0};
  problem().limits.push_back(limit);
  // The axis does not tell two days of a month without work from each other: the last before the plan's end, and one after it.
  if (closed && end_ && *end_ < *closed) activity(completion).release = by(*end_) + 1;
  if (!open || !kept) return;
  // The time that the days of the completion leave: the most of any, but of days that float the least, since it may be completed on whichever. Days that leave none
  // do not count.
  Time left = 0;
  const auto is_left = [&](Time room) {
    if (room < 1) return;
    if (left == 0) left = room;
    left = floats ? std::min(left, room) : std::max(left, room);
  };
  for (Time at = from; at <= to; ++at) is_left(latest_end(problem().calendars, limit, at) - at);
  const auto evaluated_by = [&](Day day) { return by(dates::add_months(day, options_.evaluation_months).day); };
  for (Day day = *first; floats && closed && day < *closed; day += kOneDay) is_left(evaluated_by(day) - result_.days.time(day + kOneDay));
  activity(evaluation).duration = std::clamp(left, 1, evaluation_days_);
}

// On the plan's last day, however early its work is over, and evaluated after it. False: fixed dates come later than that, in a month without work.
bool PlanBuilder::complete_with_plan(int completion, int evaluation) {
  for (int i = completion + 1; i < evaluation; ++i) {
    if (const auto closed = is_work(item(i)) ? last_closed(i) : std::nullopt; closed && *end_ < *closed) return false;
  }
  const Time end = by(*end_), room = by(dates::add_months(*end_, options_.evaluation_months).day) - end;
  activity(completion).release = activity(completion).deadline = end;
  item(completion).with_plan = item(evaluation).with_plan = true;
  if (room < 1) {   // nobody evaluates in that month
    ++result_.late;
    return true;
  }
  activity(evaluation).duration = std::min(activity(evaluation).duration, room);
  const bool is_closed = result_.days.time(*end_) == end;
  problem().limits.push_back({completion, evaluation, 0, is_closed ? calendar_from(*end_) : 0});
  return true;
}

// The last day of fixed work, where nothing is open on it: what is completed then is so later than on the open day before. Of a month, the last of its days on which
// nothing is open.
std::optional<dates::Day> PlanBuilder::last_closed(int work) const {
  const Item& one = result_.items[static_cast<std::size_t>(work)];
  if (!one.kept || (one.floats && !one.recorded_last)) return {};
  Day last = one.floats ? std::max(one.kept->earliest, one.recorded_last->span().earliest) : one.kept->latest;
  const Time after = result_.days.time(last + kOneDay);
  if (after < 0 || result_.days.time(last) != after) return {};
  if (one.floats) last = std::max(last, shown_last(result_, one, after));
  return last;
}

// By when a commitment is evaluated, by the time of its completion, as ever; but where that is not after this day, as of this day.
int PlanBuilder::calendar_from(Day completed) {
  Calendar calendar = problem().calendars[0];
  const Time due = by(dates::add_months(completed, options_.evaluation_months).day);
  const Time until = std::min(result_.days.time(completed + kOneDay), static_cast<Time>(calendar.size()) - 1);
  for (Time at = 0; at <= until; ++at) calendar[static_cast<std::size_t>(at)] = std::max(calendar[static_cast<std::size_t>(at)], due);
  problem().calendars.push_back(std::move(calendar));
  return static_cast<int>(problem().calendars.size()) - 1;
}

// For all of them but those whose dates overlap its own; those that others wait for anyway are not said again.
void PlanBuilder::wait_for_earlier(std::vector<Earlier>& earlier, const plan::Milestone& milestone, int work, bool ordered) {
  std::vector<bool> after(earlier.size());
  for (std::size_t k = earlier.size(); k-- > 0 && !item(work).started && !ordered;) {
    const Earlier& one = earlier[k];
    if (after[k] || overlap(result_.days, *one.milestone, milestone, options_.least_days)) continue;
    follow(end_of(one.work), work);
    result_.listed = true;
    after[k] = true;
    for (std::size_t i = 0; i < k; ++i) after[i] = after[i] || one.after[i];
  }
  earlier.push_back({&milestone, work, std::move(after)});
}

// Of a commitment whose own dates are fixed, the milestones stay within them.
void PlanBuilder::fix_frame(const plan::Commitment& commitment, int completion) {
  if (const auto end = last_of(commitment.end)) {
    activity(completion).deadline = std::min(activity(completion).deadline, by(*end));
  }
}

}  // namespace cocrea::schedule
