// 1.13: the standing on each day, out of a record (standing.h).
#include "core/rules/standing.h"

#include <algorithm>

#include "core/dates/add_months.h"
#include "core/rules/standing_outlook.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;
using namespace outlook;
using dates::one_day;

// Since joining; a status that OGP recorded as active counts as well.
Day first_activity(const World& world, std::optional<Span> since) {
  World sure = {world.record, {world.outlook.worst_days, true}, {}, {}};
  Day first = first_end(sure, world.record.activities, world.record.activities_exact, since);
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
    const auto add = [&](Day day) { days.push_back(std::clamp(day, start_, kNever)); };
    for (const Open& open : opens_) {
      add(open.first);
      add(open.until);
    }
    for (const auto* spans : {&world_.suspended, &world_.voluntary}) {
      for (const Span& span : *spans) {
        add(span.earliest);
        add(span.latest + one_day);
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

  // Of a clock that may have stood still on voluntary days that are not recorded nobody knows when it has run down.
  Day last_day(Day anchor, int months) const {
    return may_be_voluntary(world_, anchor) ? kNever : last_day_to_act(anchor, months, world_.suspended);
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
    stretch.recorded = recorded != nullptr && first >= begins_ ? recorded->state : plan::RecordedState::unset;   // on some of the days that joining may have been it has not begun
    stretch.inactive_since = inactive_since_;
    if (in_run) stretch.act_until = last_day(*inactive_since_, world_.record.contrary_months);
    for (Day day = first; day < until;) {
      Day next = until;
      Causes failed = failures;
      bool contrary = failure_open;
      if (stretch.act_until) {
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
        const Day last = last_day(*contrary_since_, world_.record.revocation_months);
        stretch.comply_until = last;
        ground_for_revocation = day > last;
        if (!ground_for_revocation) next = std::min(next, last + one_day);
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
    if (day >= begins_ && recorded != nullptr && recorded->state == plan::RecordedState::revoked) return Standing::revoked;
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

std::uint32_t sort_exact(std::vector<DatedAct>& acts, std::size_t from) {
  const auto begin = acts.begin() + static_cast<std::ptrdiff_t>(from);
  const auto end = std::stable_partition(begin, acts.end(), [](const DatedAct& one) { return one.sure && one.sure_days && one.days.is_day(); });
  const auto earlier = [](const DatedAct& one, const DatedAct& other) { return one.days.earliest < other.days.earliest; };   // no mutants: two of one day are alike
  if (!std::is_sorted(begin, end, earlier)) std::sort(begin, end, earlier);
  return static_cast<std::uint32_t>(end - begin);
}

Day last_day_to_act(Day anchor, int months, const std::vector<Span>& suspended) {
  const Day plain = dates::add_months(anchor, months).day;
  date::days left = plain - anchor;   // days on which the clock has to run
  Day at = anchor;
  for (const Span& span : suspended) {
    const Day before = std::max(at, span.earliest - one_day);
    if (left <= before - at) break;
    left -= before - at;
    at = std::max(at, span.latest);
  }
  return std::min(at + left, kNever);
}

std::vector<Span> perhaps_voluntary(const Record& record, bool worst_days) {
  std::vector<Span> all;
  for (const Voluntary& one : record.voluntary) {
    if (one.sure) continue;
    const Day first = worst_days ? one.first.latest : one.first.earliest;
    const Day last = !one.last ? open_end(record, {worst_days, false}, one.first) : (worst_days ? one.last->earliest : one.last->latest);
    if (first <= last) all.push_back({first, last});
  }
  return all;
}

namespace {

Line line_of(const Record& record, Outlook outlook, bool with_verdicts) {
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
  std::vector<Open> opens;
  for (const Ground& ground : record.grounds) {
    if (!ground.verdict_only || with_verdicts) resolve(world, ground, opens);
  }
  resolve_recorded(world, opens);
  return Runs(world, std::move(opens), start, begins, active_from).make();
}

}  // namespace

Line evaluate(const Record& record, Outlook outlook) { return line_of(record, outlook, false); }
Line evaluate_with_verdicts(const Record& record, Outlook outlook) { return line_of(record, outlook, true); }

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
  return first <= record.as_of && !may_be_voluntary(world, first) ? Missed::missed : Missed::ahead;
}

bool is_open(const Record& record, const Ground& ground, Outlook outlook, Day day) {
  const World world = world_of(record, outlook);
  std::vector<Open> opens;
  resolve(world, ground, opens);
  return std::any_of(opens.begin(), opens.end(), [&](const Open& open) { return open.first <= day && day < open.until; });
}

std::vector<Standing> standings_in(unsigned bits) {
  constexpr Standing weakest_first[] = {Standing::not_assigned, Standing::active,   Standing::inactive,         Standing::voluntary,
                                        Standing::contrary,     Standing::revocation_ground, Standing::revoked};
  std::vector<Standing> all;
  for (const Standing one : weakest_first) {
    if ((bits & (1u << static_cast<unsigned>(one))) != 0) all.push_back(one);
  }
  return all;
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
