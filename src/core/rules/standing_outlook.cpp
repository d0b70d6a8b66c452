#include "core/rules/standing_outlook.h"

#include <algorithm>

namespace cocrea::rules::outlook {

using dates::Day;
using dates::Span;
using dates::one_day;

std::optional<Day> ends_on(const World& world, const DatedAct& act, std::optional<Span> from) {
  const Outlook outlook = world.outlook;
  if (outlook.worst_unknown && !act.sure) return std::nullopt;
  if (outlook.worst_days) {
    if (!act.sure_days || act.days.latest > world.record.as_of || (from && act.days.earliest < from->latest)) return std::nullopt;
    return act.days.latest;
  }
  if (act.days.earliest > world.record.as_of || (from && std::min(act.days.latest, world.record.as_of) < from->earliest)) return std::nullopt;
  return from ? std::max(act.days.earliest, from->earliest) : act.days.earliest;
}

Day first_end(const World& world, std::span<const DatedAct> acts, std::size_t exact, std::optional<Span> from) {
  const Day since = !from ? Day::min() : (world.outlook.worst_days ? from->latest : from->earliest);
  const auto sorted = acts.first(exact);
  const auto found = std::lower_bound(sorted.begin(), sorted.end(), since, [](const DatedAct& act, Day day) { return act.days.earliest < day; });
  Day first = found != sorted.end() && found->days.earliest <= world.record.as_of ? found->days.earliest : kNever;
  for (const DatedAct& act : acts.subspan(exact)) {
    if (const auto day = ends_on(world, act, from)) first = std::min(first, *day);
  }
  return first;
}

namespace {

// A day inside a voluntary interval moves to the day after it (INA-V).
Day after_voluntary(const World& world, Day day) {
  for (const Span& span : world.suspended) {
    if (span.contains(day)) return std::min(span.latest + one_day, kNever);
  }
  return day;
}

}  // namespace

Span opening(const World& world, const Ground& ground) {
  return {after_voluntary(world, ground.opens.earliest), after_voluntary(world, ground.opens.latest)};
}

bool absent(const World& world, const Ground& ground) {
  return (!world.outlook.worst_days && !ground.sure_days) || (!world.outlook.worst_unknown && !ground.sure);
}

Day own_end(const World& world, const Ground& ground) {
  const Record& record = world.record;
  Day end = kNever;
  const bool worst_days = world.outlook.worst_days;
  const bool has_begun = (worst_days ? ground.own_unknown_time.latest : ground.own_unknown_time.earliest) <= record.as_of;   // no mutants of <=: on its first day nothing is due
  if (!world.outlook.worst_unknown && ground.own_unknown && has_begun &&
      (!ground.since || (worst_days ? ground.since->latest : ground.since->earliest) <= record.as_of)) {   // no mutants of <=: what begins to count today is not due yet
    end = worst_days ? ground.own_unknown_from.latest : ground.own_unknown_from.earliest;
  }
  const std::span own = std::span(record.own).subspan(ground.own_from, ground.own_to - ground.own_from);
  return std::min(end, first_end(world, own, ground.own_exact, ground.since));
}

namespace {

// Where the opening day is uncertain, an activity may lie inside: on its own day no world has the ground open, whether it opened before or after.
void push_open(const World& world, const Ground& ground, Day first, Day until, std::vector<Open>& opens) {
  if (world.outlook.worst_days && !ground.failure && !ground.opens.is_day()) {
    for (const DatedAct& activity : world.record.activities) {
      const Day day = activity.days.earliest;
      if (!activity.days.is_day() || day > world.record.as_of || (!activity.sure && world.outlook.worst_unknown)) continue;   // no mutants of >: only a wider bound
      if (day < first || day >= until) continue;   // no mutants of <: likewise
      push_open(world, ground, first, day, opens);
      return push_open(world, ground, day + one_day, until, opens);
    }
  }
  if (first < until) opens.push_back({ground.cause, ground.failure, first, until});   // no mutants: without a day it is never open
}

}  // namespace

void resolve(const World& world, const Ground& ground, std::vector<Open>& opens) {
  if (absent(world, ground)) return;
  const Record& record = world.record;
  const Span anchor = opening(world, ground);
  Day first = world.outlook.worst_days ? anchor.earliest : anchor.latest;
  // What is not recorded at its best: voluntary days on its opening, or an activity from then on. With the days at their worst it opens after them.
  if (!world.outlook.worst_unknown) {
    Day kept = record.voluntary_unknown ? record.as_of : Day::min();
    if (!ground.failure && record.unknown_until) kept = std::max(kept, world.outlook.worst_days ? record.unknown_until->earliest : record.unknown_until->latest);
    if (kept >= (world.outlook.worst_days ? anchor.latest : anchor.earliest)) return;   // no mutants: the day after lies ahead, or an activity is on that day
    first = std::max(first, kept + one_day);
  }
  Day until = own_end(world, ground);
  if (until <= first) return;   // no mutants: only sooner done
  if (!ground.failure) until = std::min(until, first_end(world, record.activities, record.activities_exact, anchor));
  for (const RecordedDay& one : record.recorded) {
    if (one.state != plan::RecordedState::active) continue;
    if (const auto day = ends_on(world, {Span::of(one.date)}, anchor)) until = std::min(until, *day);
  }
  push_open(world, ground, first, until, opens);
}

void resolve_recorded(const World& world, std::vector<Open>& opens) {
  for (const RecordedDay& one : world.record.recorded) {
    const bool contrary = one.state == plan::RecordedState::contrary_to_process;
    if (!contrary && one.state != plan::RecordedState::inactive) continue;
    const Span anchor = Span::of(one.date);
    Day until = kNever;
    const auto& unknown = world.record.unknown_until;
    if (!world.outlook.worst_unknown && unknown && (world.outlook.worst_days ? unknown->earliest : unknown->latest) >= one.date) until = one.date;
    until = std::min(until, first_end(world, world.record.activities, world.record.activities_exact, anchor));
    for (const RecordedDay& later : world.record.recorded) {
      if (later.state == plan::RecordedState::active && later.date >= one.date) until = std::min(until, later.date);
    }
    if (one.date < until) opens.push_back({cause::recorded, contrary, one.date, until});   // no mutants: likewise
  }
}

Day open_end(const Record& record, Outlook outlook, Span first) {
  // Shorter is worse.
  if (outlook.worst_unknown && record.unknown_until && (outlook.worst_days ? record.unknown_until->latest : record.unknown_until->earliest) >= first.earliest) {
    return first.earliest - one_day;
  }
  Day end = kNever;
  for (const DatedAct& activity : record.activities) {
    if (activity.days.earliest > record.as_of || (!activity.sure && !outlook.worst_unknown)) continue;
    // Shorter is worse: the clocks run again.
    const Span days = activity.days;
    if (outlook.worst_days) {
      if (days.latest >= first.earliest) end = std::min(end, std::max(days.earliest, first.earliest) - one_day);
    } else if (days.earliest >= first.latest && days.latest <= record.as_of) {
      end = std::min(end, days.latest - one_day);
    }
  }
  return end;
}

namespace {

std::vector<Span> merged(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.earliest < b.earliest; });   // no mutants: two that begin together become one
  std::vector<Span> all;
  for (const Span& span : spans) {
    if (!all.empty() && span.earliest <= all.back().latest + one_day) {
      all.back().latest = std::max(all.back().latest, span.latest);
    } else {
      all.push_back(span);
    }
  }
  return all;
}

void find_voluntary(World& world) {
  for (const Voluntary& one : world.record.voluntary) {
    if (world.outlook.worst_unknown && !one.sure) continue;
    const bool worst = world.outlook.worst_days;
    const Day first = worst ? one.first.latest : one.first.earliest;
    const Day last = !one.last ? open_end(world.record, world.outlook, one.first) : (worst ? one.last->earliest : one.last->latest);
    if (last < first) continue;
    world.suspended.push_back({first, last});
    if (one.sure) world.voluntary.push_back({first, last});
  }
  world.suspended = merged(std::move(world.suspended));
  world.voluntary = merged(std::move(world.voluntary));
}

}  // namespace

World world_of(const Record& record, Outlook outlook) {
  World world{record, outlook, {}, {}};
  if (!record.voluntary.empty()) find_voluntary(world);
  return world;
}

}  // namespace cocrea::rules::outlook
