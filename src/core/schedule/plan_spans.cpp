// How long each piece of work takes, and when: from recorded dates, durations, and what has begun.
#include <algorithm>

#include "core/dates/add_months.h"
#include "core/schedule/months_without_work.h"
#include "core/schedule/plan_builder.h"
#include "core/schedule/recorded_days.h"

namespace cocrea::schedule {
namespace {

using dates::days_between;

}  // namespace

int PlanBuilder::add_span(Item item, const Span& span, int begin, int completion) {
  const bool dated = span.fixed && (span.start || span.due);
  const bool by_dates = span.start && span.due && (dated || span.duration == 0);
  // Of two months of which the fewest days count: less is left where it begins on the last day that they allow, so it has begun only where all of them have passed.
  const bool started = span.start && (span.begun || dated) && ((by_dates || dated) && options_.least_days ? span.start->span().latest : span.start->span().earliest) <= options_.as_of;
  const bool unsure = (by_dates || dated) && !(is_day(span.start) && is_day(span.due));
  result_.flexible |= unsure;
  result_.whole_months |= unsure && !options_.least_days;
  // It goes on until the plan ends, and nobody recorded since when.
  const bool under_way = span.with_plan && span.begun && !span.start && !dated;
  RecordedDays days{first_of(span.start), last_of(span.due)};
  if (by_dates && options_.least_days) days = fewest_days(span.start, span.due, started && !dated);
  else if (by_dates && !dated && !started) days = all_days(span.start, span.due, {result_.implementation.value_or(result_.days.day(0)), result_.days.day(0), submission_.value_or(result_.days.day(0))});
  // What ends with the plan has as many days as are left until then.
  if (by_dates && span.with_plan && !dated && !started) days.start = std::max(*days.start, result_.days.day(first_work_));
  const auto start = days.start, due = days.due;
  Time duration = options_.milestone_days;
  if (by_dates) duration = result_.days.time(*due + kOneDay) - result_.days.time(*start);
  else if (span.duration > 0) duration = span.duration;
  else if (!under_way) result_.assumed_days = options_.milestone_days;
  if (!dated) duration = std::max(1, duration);
  reach_ = !options_.least_days ? 0 : by_dates ? result_.days.time(*last_of(span.due) + kOneDay) - result_.days.time(*first_of(span.start)) : duration + duration / 28 * 3;
  Time at = start ? result_.days.time(*start) : due ? result_.days.time(*due + kOneDay) - duration : 0;
  Time latest = at;
  const Time whole = duration;
  Starts open{at, at};
  if (dated && options_.least_days && !started) {   // anywhere that the recorded dates allow
    const Starts starts = recorded_starts(span, duration);
    at = std::clamp(0, starts.from, starts.to);
    latest = starts.to;
    const Time ends = by_dates ? result_.days.time(std::max(span.start->span().earliest, span.due->span().earliest) + kOneDay) : starts.from + duration;
    if (ends <= 0) at = latest = -duration;
    else if (!by_dates && starts.from < std::min(0, starts.to)) open = starts, at = starts.from;
  }
  // Nothing is left of it, or need be.
  const plan::Date& last = span.due ? span.due : span.start;
  const bool over = dated && at + duration <= 0 && (options_.least_days || !span.due ? last->span().earliest : last->span().latest) <= options_.as_of;
  if (dated) {
    item.kept = dates::Span{span.start ? *first_of(span.start) : result_.days.day(at), span.due ? *last_of(span.due) : result_.days.day(at + duration - 1)};
    item.floats = unsure && options_.least_days;
    duration = std::max(0, at + duration) - std::max(0, at);
  } else if (started) {
    const bool until_due = due && span.duration == 0;
    const Time left = duration - (until_due ? -at : worked_days(plan_.months_without_work, *start, result_.days.day(0)));
    item.overdue = left < 1;
    duration = std::max(1, left);
  }
  result_.fixed_over |= over && span.due && !span.with_plan;   // else it is its last day
  if (!dated && span.start && span.due && span.duration > 0) compare(span);
  result_.closed_dates |= !dated && !started && span.start && is_day(span.start) && result_.days.time(*start) == result_.days.time(*start + kOneDay);
  item.started = started || under_way || over;   // that counts as done, and waits for nothing
  item.early = !started && !dated && span.start && options_.as_of < span.start->span().latest && span.start->span().latest < result_.days.day(0);
  item.not_begun = !started && !dated && span.start && span.start->span().latest <= options_.as_of;
  item.recorded_first = span.start;
  item.recorded_last = span.due;
  const bool floats = item.floats && !item.started;
  const int work = add(std::move(item), duration);
  // Told as a defect.
  if (by_dates && is_reversed(span.start, span.due)) activity(work).duration = -1;
  if (started || dated) fix(work, started ? 0 : at);
  if (dated && !started && at < latest && activity(work).duration > 0) activity(work).deadline += latest - std::max(0, at);
  if (open.from < open.to) end_apart(work, open, whole);
  else if (floats && by_dates && activity(work).deadline < by(span.due->span().latest)) end_late(work, by(span.due->span().latest));
  if (!started && !under_way && !dated) activity(work).release = std::max(activity(work).release, first_work_);
  if (span.with_plan) end_with_plan(work);
  if (options_.least_change && !started && !under_way && (start || due || span.from || span.to)) wish(work, span);
  follow(begin, work, begin_lag_);
  follow(end_of(work), completion);
  return work;
}

// It is under way until then, or begins as long before as it takes.
void PlanBuilder::end_with_plan(int work) {
  const Time end = by(*end_);
  item(work).with_plan = true;
  item(work).overdue = false;
  if (item(work).kept) return;
  if (item(work).started) {
    activity(work).duration = end;
    fix(work, 0);
  } else {
    activity(work).release = std::max(activity(work).release, end - activity(work).duration);
  }
}

// It may be over later than it is with the fewest days, so that its evaluation need not come too soon.
void PlanBuilder::end_late(int work, Time latest) {
  const int due = add(item_of(Item::Kind::due, item(work).commitment, item(work).milestone), 0);
  fix(due, activity(work).release + activity(work).duration);
  activity(due).deadline = latest;
  item(work).due = due;
  follow(work, due);
}

// Some of the days that are meant have it begin before time 0: then less of it is left, and else all. So its end is an event of its own, from which it
// begins as far back as there is time.
void PlanBuilder::end_apart(int work, Starts starts, Time duration) {
  const int due = add(item_of(Item::Kind::due, item(work).commitment, item(work).milestone), 0);
  fix(due, starts.from + duration);
  activity(due).deadline = starts.to + duration;
  activity(work).deadline = std::max(0, starts.to) + activity(work).duration;
  item(work).due = due;
  item(work).whole = duration;
  follow(work, due);
  problem().limits.push_back({work, due, duration - activity(work).duration});
  Calendar& back = problem().calendars.emplace_back();
  for (Time end = 0; end <= duration + 1; ++end) back.push_back(std::max(0, end - duration) + activity(work).duration);
  problem().limits.push_back({due, work, 0, static_cast<int>(problem().calendars.size()) - 1});
}

// How long a commitment with milestones takes by its own dates or duration; -1: they say nothing, or people have fixed them. Dates say nothing where it is known of each
// milestone that is left how long it takes: then they only tell when those were planned, as an accepted proposal has them.
int PlanBuilder::add_own_span(const plan::Commitment& commitment, int begin, int completion) {
  const Time duration = duration_of(commitment.duration, commitment.duration_unit);
  if (commitment.fixed == plan::YesNo::yes || (duration == 0 && !(commitment.start && commitment.end))) return -1;
  const auto is_left = [&](const plan::Milestone& one) { return !one.done || options_.as_of < one.done->span().latest; };
  const auto is_known = [&](const plan::Milestone& one) { return !is_left(one) || one.duration > 0 || (one.start && one.due); };
  const plan::List<plan::Milestone>& milestones = commitment.milestones;
  if (duration == 0 && std::any_of(milestones.begin(), milestones.end(), is_left) && std::all_of(milestones.begin(), milestones.end(), is_known)) return -1;
  const auto start = first_of(commitment.start);
  const bool begun = is_in_progress(commitment) || std::any_of(milestones.begin(), milestones.end(), [&](const plan::Milestone& one) {
    const auto fixed = one.fixed == plan::YesNo::yes ? first_of(one.start) : std::nullopt;
    return (fixed && *fixed <= options_.as_of) || !is_left(one);
  });
  // Work that has begun on a day that nobody recorded: how much of the span is left cannot be told.
  if (begun && !(start && *start <= options_.as_of)) return -1;
  const bool with_plan = commitment.ends_with_plan == plan::YesNo::yes;
  if (with_plan && duration == 0) return -1;
  return add_span(item_of(Item::Kind::span, commitment.id), {commitment.start, with_plan ? plan::Date() : commitment.end, duration, false, begun, false}, begin, completion);
}

// As people gave it; months are a twelfth of a year each, or as short as they can be.
Time PlanBuilder::duration_of(plan::Number number, plan::DurationUnit unit) {
  constexpr plan::Number kMost = 1'200;
  if (unit != plan::DurationUnit::months || number < 1 || number > kMost) return open_days(number, unit);
  result_.flexible = result_.months = true;
  return options_.least_days ? shortest_from_here(number) : open_days(number, unit);
}

// The least that so many calendar months take where they are over by the plan's end; where they cannot be, what they take from the first day on.
Time PlanBuilder::shortest_from_here(plan::Number months) const {
  if (!end_) return shortest_days(months);
  const Day first = result_.days.day(0);
  Time least = days_between(first, dates::add_months(first, months).day);
  for (Time i = 1; i < 4 * 366; ++i) {
    const Day day = first + date::days{i}, over = dates::add_months(day, months).day;
    if (*end_ + kOneDay < over) break;
    least = std::min(least, days_between(day, over));
  }
  return least;
}

PlanBuilder::Starts PlanBuilder::recorded_starts(const Span& span, Time duration) const {
  const auto begin = [&](Day day) { return result_.days.time(day); };
  const auto end = [&](Day day) { return result_.days.time(day + kOneDay) - duration; };
  Starts by_due{0, 0};
  if (span.due) by_due = {end(span.due->span().earliest), end(span.due->span().latest)};
  if (!span.start) return by_due;
  const Starts by_start{begin(span.start->span().earliest), begin(span.start->span().latest)};
  const Starts both{std::max(by_start.from, by_due.from), std::min(by_start.to, by_due.to)};
  return span.due && both.from <= both.to ? both : by_start;
}

// A duration with the two dates, whatever is over of them.
void PlanBuilder::compare(const Span& span) {
  const Day start = span.start->span().latest, due = span.due->span().earliest;
  const Time least = worked_days(plan_.months_without_work, start, due + kOneDay);
  const Time most = worked_days(plan_.months_without_work, span.start->span().earliest, span.due->span().latest + kOneDay);
  const Time near = result_.months ? 1 + span.duration / 10 : 0;   // months may be longer or shorter
  if (is_reversed(span.start, span.due)) result_.reversed = true;
  else result_.disagree |= most + near < span.duration || span.duration < least - near;
}

// What moves as little as possible. How far it is from the past to the first day on which it can be is the same whatever is proposed.
void PlanBuilder::wish(int work, const Span& span) {
  constexpr Time kFar = 200'000;
  const Time duration = activity(work).duration;
  const Starts frame{span.from ? result_.days.time(*first_of(span.from)) : -kFar, span.to ? result_.days.time(*last_of(span.to) + kOneDay) - duration : kFar};
  Starts starts = span.start || span.due ? recorded_starts(span, duration) : frame;
  const Starts within{std::max(starts.from, frame.from), std::min(starts.to, frame.to)};
  if (within.from <= within.to) starts = within;
  // Its own days count. Of what costs the same, what leaves its commitment's days alone comes first; then what makes nothing earlier, so that fewer move to make room; then
  // what begins early.
  constexpr int kDaysOfFrame = 1'000, kDaysEarlier = 20;
  const Time first_of_frame = std::max(0, frame.from);
  if ((span.from || span.to) && (span.start || span.due) && first_of_frame <= kFar && frame.from <= frame.to) {
    problem().ties.push_back({work, first_of_frame, kDaysOfFrame, std::max(0, std::min(frame.to, 2 * kFar) - first_of_frame)});
  }
  const Time first = std::max(0, starts.from);
  const Time past = starts.from > -kFar ? first - starts.from : std::max(0, -starts.to);   // without a first day, it is late only by the last
  problem().wishes.push_back({work, first, 1, std::max(0, starts.to - first), past});
  if (first > 0 && first <= kFar) problem().ties.push_back({work, first, kDaysEarlier, 2 * kFar});
  if (starts.to >= 0 || (!span.start && !span.due)) return;
  const Day last = span.start ? span.start->span().latest : span.due->span().latest - date::days{duration - 1};
  result_.moved += std::max(0, worked_days(plan_.months_without_work, last, result_.days.day(0)));
}

}  // namespace cocrea::schedule
