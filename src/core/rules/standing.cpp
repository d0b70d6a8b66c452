// 1.13: the standing on each day, out of a record (standing.h).
#include "core/rules/standing.h"

#include <algorithm>

#include "core/dates/add_months.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;
constexpr date::days one_day{1};

// A ground or failure on the days on which it is open.
struct Open {
  Causes cause;
  bool failure;
  Day first;
  Day until;   // not included
};

struct World {
  const Record& record;
  Outlook outlook;
  std::vector<Span> suspended;   // voluntary days that stop clocks, sorted and apart
  std::vector<Span> voluntary;   // those that are a status: with a reason
};

// The first day on which something that lies on or after a day of `from` may have ended, or surely has.
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

// A day inside a voluntary interval moves to the day after it (INA-V).
Day after_voluntary(const World& world, Day day) {
  for (const Span& span : world.suspended) {
    if (span.contains(day)) return span.latest >= kNever ? kNever : span.latest + one_day;
  }
  return day;
}

Span opening(const World& world, const Ground& ground) {
  return {after_voluntary(world, ground.opens.earliest), after_voluntary(world, ground.opens.latest)};
}

bool absent(const World& world, const Ground& ground) {
  return (!world.outlook.worst_days && !ground.sure_days) || (!world.outlook.worst_unknown && !ground.sure);
}

// The day from which acts of its own prevent or cure it; kNever if none does.
Day own_end(const World& world, const Ground& ground) {
  const Record& record = world.record;
  if (!world.outlook.worst_unknown && ground.own_unknown && (!ground.since || ground.since->earliest <= record.as_of)) return Day::min();
  Day end = kNever;
  for (std::uint32_t i = ground.own_from; i < ground.own_to; ++i) {
    if (const auto day = ends_on(world, record.own[i], ground.since)) end = std::min(end, *day);
  }
  return end;
}

// Where the opening day is uncertain, an activity may lie inside: on its own day no world has the ground open, whether it opened before or after.
void push_open(const World& world, const Ground& ground, Day first, Day until, std::vector<Open>& opens) {
  if (world.outlook.worst_days && !ground.failure && !ground.opens.is_day()) {
    for (const DatedAct& activity : world.record.activities) {
      const Day day = activity.days.earliest;
      if (!activity.days.is_day() || day > world.record.as_of || (!activity.sure && world.outlook.worst_unknown)) continue;
      if (day < first || day >= until) continue;
      push_open(world, ground, first, day, opens);
      return push_open(world, ground, day + one_day, until, opens);
    }
  }
  if (first < until) opens.push_back({ground.cause, ground.failure, first, until});
}

void resolve(const World& world, const Ground& ground, std::vector<Open>& opens) {
  if (absent(world, ground)) return;
  const Record& record = world.record;
  const Span anchor = opening(world, ground);
  const Day first = world.outlook.worst_days ? anchor.earliest : anchor.latest;
  if (first >= kNever) return;
  Day until = own_end(world, ground);
  if (until <= first) return;
  if (!ground.failure) {
    if (!world.outlook.worst_unknown && record.unknown_until && *record.unknown_until >= anchor.earliest) return;
    for (const DatedAct& activity : record.activities) {
      if (const auto day = ends_on(world, activity, anchor)) until = std::min(until, *day);
    }
  }
  for (const RecordedDay& one : record.recorded) {
    if (one.state != plan::RecordedState::active) continue;
    if (const auto day = ends_on(world, {Span::of(one.date)}, anchor)) until = std::min(until, *day);
  }
  push_open(world, ground, first, until, opens);
}

// "Inactive since", "contrary since": an opening of its own, which ends as usual.
void resolve_recorded(const World& world, std::vector<Open>& opens) {
  for (const RecordedDay& one : world.record.recorded) {
    const bool contrary = one.state == plan::RecordedState::contrary_to_process;
    if (!contrary && one.state != plan::RecordedState::inactive) continue;
    const Span anchor = Span::of(one.date);
    Day until = kNever;
    if (!world.outlook.worst_unknown && world.record.unknown_until && *world.record.unknown_until >= one.date) until = one.date;
    for (const DatedAct& activity : world.record.activities) {
      if (const auto day = ends_on(world, activity, anchor)) until = std::min(until, *day);
    }
    for (const RecordedDay& later : world.record.recorded) {
      if (later.state == plan::RecordedState::active && later.date >= one.date) until = std::min(until, later.date);
    }
    if (one.date < until) opens.push_back({cause::recorded, contrary, one.date, until});
  }
}

// Until the day before the first activity on or after the first day.
Day open_end(const World& world, Span first) {
  if (world.outlook.worst_unknown && world.record.unknown_until && *world.record.unknown_until >= first.earliest) return first.earliest - one_day;
  Day end = kNever;
  for (const DatedAct& activity : world.record.activities) {
    if (activity.days.earliest > world.record.as_of || (!activity.sure && !world.outlook.worst_unknown)) continue;
    // Shorter is worse: the clocks run again.
    const Span days = activity.days;
    if (world.outlook.worst_days) {
      if (days.latest >= first.earliest) end = std::min(end, std::max(days.earliest, first.earliest) - one_day);
    } else if (days.earliest >= first.latest && days.latest <= world.record.as_of) {
      end = std::min(end, days.latest - one_day);
    }
  }
  return end;
}

std::vector<Span> merged(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.earliest < b.earliest; });
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
    const Day last = !one.last ? open_end(world, one.first) : (worst ? one.last->earliest : one.last->latest);
    if (last < first) continue;
    world.suspended.push_back({first, last});
    if (one.sure) world.voluntary.push_back({first, last});
  }
  world.suspended = merged(std::move(world.suspended));
  world.voluntary = merged(std::move(world.voluntary));
}

World world_of(const Record& record, Outlook outlook) {
  World world{record, outlook, {}, {}};
  if (!record.voluntary.empty()) find_voluntary(world);
  return world;
}

bool covers(const std::vector<Span>& spans, Day day) {
  return std::any_of(spans.begin(), spans.end(), [&](const Span& span) { return span.contains(day); });
}

// Since joining; a status that OGP recorded as active counts as well.
Day first_activity(const World& world, std::optional<Span> since) {
  World sure = {world.record, {world.outlook.worst_days, true}, {}, {}};
  Day first = kNever;
  for (const DatedAct& activity : world.record.activities) {
    if (const auto day = ends_on(sure, activity, since)) first = std::min(first, *day);
  }
  for (const RecordedDay& one : world.record.recorded) {
    if (one.state == plan::RecordedState::active) first = std::min(first, one.date);
  }
  return first;
}

// The line is made from left to right: these are the runs that are on.
class Runs {
 public:
  Runs(const World& world, std::vector<Open> opens, Day start, Day begins, Day active_from)
      : world_(world), opens_(std::move(opens)), start_(start), begins_(begins), active_from_(active_from) {}

  Line make() {
    const std::vector<Day> days = breaks();
    for (std::size_t i = 0; i < days.size(); ++i) segment(days[i], i + 1 < days.size() ? days[i + 1] : kNever);
    return std::move(line_);
  }

 private:
  std::vector<Day> breaks() const {
    std::vector<Day> days{start_};
    const auto add = [&](Day day) {
      if (day > start_ && day < kNever) days.push_back(day);
    };
    for (const Open& open : opens_) {
      add(open.first);
      add(open.until);
    }
    for (const auto* spans : {&world_.suspended, &world_.voluntary}) {
      for (const Span& span : *spans) {
        add(span.earliest);
        if (span.latest < kNever) add(span.latest + one_day);
      }
    }
    for (const DatedAct& activity : world_.record.activities) {
      if (ends_run(activity) && covers(world_.suspended, activity.days.earliest)) {
        add(activity.days.earliest);
        add(activity.days.earliest + one_day);
      }
    }
    for (const RecordedDay& one : world_.record.recorded) add(one.date);
    add(begins_);
    add(active_from_);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
  }

  bool ends_run(const DatedAct& activity) const {
    return activity.days.is_day() && activity.days.latest <= world_.record.as_of && (activity.sure || !world_.outlook.worst_unknown);
  }
  bool activity_on(Day day) const {
    return std::any_of(world_.record.activities.begin(), world_.record.activities.end(),
                       [&](const DatedAct& activity) { return activity.days.earliest == day && ends_run(activity); });
  }

  // [first, until): nothing begins or ends inside but what follows from the length of a run.
  void segment(Day first, Day until) {
    Causes grounds = 0, failures = 0;
    bool ground_open = false, failure_open = false;
    for (const Open& open : opens_) {
      if (open.first > first || open.until <= first) continue;
      (open.failure ? failures : grounds) |= open.cause;
      (open.failure ? failure_open : ground_open) = true;
    }
    const RecordedDay* recorded = nullptr;
    for (const RecordedDay& one : world_.record.recorded) {
      if (one.date <= first) recorded = &one;
    }
    const bool recorded_now = recorded != nullptr && recorded->date == first;
    if (recorded_now && recorded->state == plan::RecordedState::active) inactive_since_ = contrary_since_ = std::nullopt;
    const bool suspended = covers(world_.suspended, first);
    // Voluntary days do not break a run; an activity does.
    const bool in_run = ground_open || (inactive_since_ && suspended && !activity_on(first));
    if (!in_run) inactive_since_.reset();
    if (in_run && (!inactive_since_ || (recorded_now && recorded->state == plan::RecordedState::inactive))) inactive_since_ = first;

    Stretch stretch;
    stretch.recorded = recorded != nullptr ? recorded->state : plan::RecordedState::unset;
    stretch.inactive_since = inactive_since_;
    if (in_run) stretch.act_until = last_day_to_act(*inactive_since_, world_.record.contrary_months, world_.suspended);
    for (Day day = first; day < until;) {
      Day next = until;
      Causes failed = failures;
      bool contrary = failure_open;
      if (stretch.act_until && *stretch.act_until < kNever) {
        const Day from = *stretch.act_until + one_day;
        if (day >= from) {
          failed |= cause::ctp1;
          contrary = true;
        } else {
          next = std::min(next, from);
        }
      }
      if (!contrary) contrary_since_.reset();
      const bool anchored = recorded_now && day == first && recorded->state == plan::RecordedState::contrary_to_process;
      if (contrary && (!contrary_since_ || anchored)) contrary_since_ = day;
      stretch.contrary_since = contrary_since_;
      stretch.comply_until.reset();
      bool ground_for_revocation = false;
      if (contrary) {
        const Day last = last_day_to_act(*contrary_since_, world_.record.revocation_months, world_.suspended);
        stretch.comply_until = last;
        ground_for_revocation = day > last;
        if (!ground_for_revocation && last < kNever) next = std::min(next, last + one_day);
      }
      stretch.first = day;
      stretch.causes = grounds | failed;
      if (ground_for_revocation) stretch.causes |= cause::revocation;
      stretch.computed = computed(day, recorded, ground_open, contrary, ground_for_revocation, stretch.causes);
      push(stretch);
      day = next;
    }
  }

  Standing computed(Day day, const RecordedDay* recorded, bool inactive, bool contrary, bool ground_for_revocation, Causes& causes) const {
    const bool voluntary = covers(world_.voluntary, day);
    if (voluntary) causes |= cause::voluntary;
    if (recorded != nullptr && recorded->state == plan::RecordedState::revoked) return Standing::revoked;
    if (contrary) return ground_for_revocation ? Standing::revocation_ground : Standing::contrary;
    if (voluntary) return Standing::voluntary;
    if (inactive) return Standing::inactive;
    if (day < begins_) return Standing::none;   // on some of the days that joining may have been
    if (day < active_from_) return world_.record.joined ? Standing::not_assigned : Standing::none;
    causes |= cause::activity;
    return Standing::active;
  }

  void push(Stretch stretch) {
    if (!line_.empty()) {
      const Day first = stretch.first;
      stretch.first = line_.back().first;
      if (stretch == line_.back()) return;
      stretch.first = first;
    }
    line_.push_back(stretch);
  }

  const World& world_;
  std::vector<Open> opens_;
  Day start_, begins_, active_from_;
  std::optional<Day> inactive_since_, contrary_since_;
  Line line_;
};

}  // namespace

Day last_day_to_act(Day anchor, int months, const std::vector<Span>& suspended) {
  const Day plain = dates::add_months(anchor, months).day;
  date::days left = plain - anchor;   // days on which the clock has to run
  Day at = anchor;
  for (const Span& span : suspended) {
    if (span.latest <= at) continue;
    const Day before = std::max(at, span.earliest - one_day);
    if (left <= before - at) break;
    left -= before - at;
    if (span.latest >= kNever) return kNever;
    at = span.latest;
  }
  return at + left;
}

Line evaluate(const Record& record, Outlook outlook) {
  const World world = world_of(record, outlook);
  const Day active_from = first_activity(world, record.joined);
  // However the days lie, the line begins early: what is stronger than joining may hold from there on.
  Day start = first_activity(world_of(record, {false, true}), record.joined), begins = Day::min();
  if (record.joined) {
    start = record.joined->earliest;
    begins = outlook.worst_days ? record.joined->latest : start;
  } else if (!record.recorded.empty()) {
    start = std::min(start, record.recorded.front().date);
  }
  if (start >= kNever) return {};
  std::vector<Open> opens;
  for (const Ground& ground : record.grounds) {
    if (!ground.verdict_only) resolve(world, ground, opens);
  }
  resolve_recorded(world, opens);
  return Runs(world, std::move(opens), start, begins, active_from).make();
}

const Stretch* at(const Line& line, Day day) {
  const Stretch* found = nullptr;
  for (const Stretch& stretch : line) {
    if (stretch.first > day) break;
    found = &stretch;
  }
  return found;
}

Missed missed(const Record& record, const Ground& ground, Outlook outlook) {
  const World world = world_of(record, outlook);
  const Span anchor = opening(world, ground);
  const Day first = absent(world, ground) ? kNever : (outlook.worst_days ? anchor.earliest : anchor.latest);
  const Day done = own_end(world, ground);
  // Silence decides nothing before the day.
  if (done == Day::min()) return first <= record.as_of ? Missed::done : Missed::ahead;
  if (done <= record.as_of) return Missed::done;
  return first <= record.as_of ? Missed::missed : Missed::ahead;
}

bool is_open(const Record& record, const Ground& ground, Outlook outlook, Day day) {
  const World world = world_of(record, outlook);
  std::vector<Open> opens;
  resolve(world, ground, opens);
  return std::any_of(opens.begin(), opens.end(), [&](const Open& open) { return open.first <= day && day < open.until; });
}

std::string_view name(Standing standing) {
  switch (standing) {
    case Standing::none: return "none";
    case Standing::not_assigned: return "not-assigned";
    case Standing::active: return "active";
    case Standing::inactive: return "inactive";
    case Standing::voluntary: return "inactive-voluntary";
    case Standing::contrary: return "contrary-to-process";
    case Standing::revocation_ground: return "ground-for-revocation";
    case Standing::revoked: break;
  }
  return "revoked";
}

Standing standing_of(plan::RecordedState state) {
  switch (state) {
    case plan::RecordedState::active: return Standing::active;
    case plan::RecordedState::inactive: return Standing::inactive;
    case plan::RecordedState::contrary_to_process: return Standing::contrary;
    case plan::RecordedState::revoked: return Standing::revoked;
    case plan::RecordedState::unset: break;
  }
  return Standing::none;
}

}  // namespace cocrea::rules
