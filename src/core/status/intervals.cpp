#include "core/status/intervals.h"

#include <algorithm>

namespace cocrea::status {
namespace {

using dates::Day;
using dates::Span;
using rules::Line;
using rules::Standing;
using rules::standings_in;
using rules::Stretch;

Interval interval_of(const Stretch& stretch, Span from) {
  Interval interval;
  interval.state = stretch.stated();
  interval.from = from;
  interval.causes = stretch.causes;
  if (stretch.recorded != plan::RecordedState::unset) interval.recorded = stretch.recorded;
  interval.computed = stretch.computed;
  if (stretch.act_until && *stretch.act_until < rules::kNever) interval.act_until = stretch.act_until;
  if (stretch.comply_until && *stretch.comply_until < rules::kNever) interval.comply_until = stretch.comply_until;
  return interval;
}

// One that differs from the last in nothing but its day and its anchors goes on.
void append(Interval next, std::vector<Interval>& intervals) {
  const bool same = !intervals.empty() && intervals.back().state == next.state && intervals.back().causes == next.causes &&
                    intervals.back().recorded == next.recorded && intervals.back().possible == next.possible &&
                    (next.recorded.value_or(plan::RecordedState::revoked) == plan::RecordedState::revoked || intervals.back().computed == next.computed);
  if (!same) intervals.push_back(std::move(next));
}

// Stretches that differ in their anchors alone are one. A revocation ends every obligation (REV-1): what opens later, and every last day, is none of the
// membership's any more.
Line without_anchors(const Line& line) {
  Line all;
  for (Stretch stretch : line) {
    if (stretch.recorded == plan::RecordedState::revoked) {
      const bool goes_on = !all.empty() && all.back().recorded == plan::RecordedState::revoked;
      stretch.causes = goes_on ? all.back().causes : stretch.causes | rules::cause::recorded;
      stretch.act_until = stretch.comply_until = std::nullopt;
    } else if (stretch.stated() != stretch.computed) {
      stretch.causes = rules::cause::recorded;   // the rules are causes of what is computed, which stands beside it
    }
    if (all.empty() && stretch.stated() == Standing::none) continue;   // not begun yet
    const bool same = !all.empty() && all.back().stated() == stretch.stated() && all.back().causes == stretch.causes && all.back().recorded == stretch.recorded &&
                      (stretch.recorded == plan::RecordedState::revoked || all.back().computed == stretch.computed);
    if (!same) all.push_back(stretch);
  }
  return all;
}

// Where every line goes through the same, each change has an earliest and a latest day.
std::optional<std::vector<Interval>> aligned(const std::vector<Line>& lines) {
  if (lines.empty()) return std::nullopt;   // days that have been taken apart, and on none of them a membership begins
  std::vector<Interval> intervals;
  const Line& first = lines.front();
  for (const Line& line : lines) {
    if (line.size() != first.size()) return std::nullopt;
  }
  for (std::size_t i = 0; i < first.size(); ++i) {
    Span from = Span::of(first[i].first);
    const Stretch* early = &first[i];
    for (const Line& line : lines) {
      const Stretch& other = line[i];
      if (other.stated() != first[i].stated() || other.causes != first[i].causes || other.recorded != first[i].recorded) return std::nullopt;
      if (other.recorded != plan::RecordedState::revoked && other.computed != first[i].computed) return std::nullopt;
      if (other.first < from.earliest) early = &other;
      from = {std::min(from.earliest, other.first), std::max(from.latest, other.first)};
    }
    // The last days are those of the line that comes first: to be safe.
    intervals.push_back(interval_of(*early, from));
  }
  return intervals;
}

// Where they are one, that; between, the change from one to the other, or whatever the days allow.
std::vector<Interval> by_days(const std::vector<OnDays>& sets, const std::vector<Line>& lines) {
  std::vector<Interval> intervals;
  std::vector<OnDays> open;   // there are several since the first of these
  States before = bit(Standing::none);
  const auto close = [&](States next, Day until) {
    States all = 0;
    for (const OnDays& one : open) all |= one.states;
    if ((all & ~(before | next)) == 0 && before != next) return;   // one change: its earliest day
    // By then the membership has begun, whatever the days.
    const auto begun = std::find_if(open.begin(), open.end(), [](const OnDays& one) { return (one.states & bit(Standing::none)) == 0; });
    if (begun != open.end()) until = begun->first;
    for (const OnDays& one : open) {
      Interval depends;
      depends.from = Span::of(one.first);
      if ((one.states & bit(Standing::none)) != 0) depends.from.latest = std::max(one.first, until);
      depends.possible = standings_in(one.states);
      if (depends.possible.size() == 1) {
        depends.state = depends.computed = depends.possible.front();
        depends.possible.clear();
      }
      append(std::move(depends), intervals);
    }
    open.clear();
  };
  for (const OnDays& one : sets) {
    const Day day = one.first;
    if (day >= rules::kNever) break;
    if (!is_single(one.states)) {
      if (open.empty() || open.back().states != one.states) open.push_back(one);
      continue;
    }
    close(one.states, day);
    const Stretch* stretch = nullptr;   // its causes
    for (const Line& line : lines) {
      const Stretch* found = rules::at(line, day);
      if (stretch == nullptr && found != nullptr && bit(found->stated()) == one.states) stretch = found;
    }
    if (one.states != bit(Standing::none)) {
      Interval next = stretch != nullptr ? interval_of(*stretch, Span::of(day)) : Interval{};
      next.state = standings_in(one.states).front();
      if (stretch == nullptr) next.computed = *next.state;
      next.from = {open.empty() ? day : open.front().first, day};
      append(std::move(next), intervals);
    }
    open.clear();
    before = one.states;
  }
  close(0, open.empty() ? rules::kNever : open.front().first);
  return intervals;
}

// What else each stretch of it may be, by acts that are not recorded.
std::vector<Interval> with_possible(std::vector<Interval> known, const Lines& lines) {
  std::vector<Day> changes;
  for (const Line& line : lines.worst) {
    for (const Stretch& stretch : line) changes.push_back(stretch.first);
  }
  if (lines.perhaps_active) changes.push_back(*lines.perhaps_active);
  changes.push_back(lines.perhaps_revoked);
  for (const Span& days : lines.perhaps_voluntary) {
    changes.push_back(days.earliest);
    changes.push_back(days.latest + date::days{1});
  }
  std::sort(changes.begin(), changes.end());
  const auto possible_on = [&](const Interval& interval, const std::vector<Standing>& by_days, Day day) {
    States states = lines.undated;
    for (const Line& line : lines.worst) states |= bit(stated_on(line, day));
    if (day >= lines.perhaps_revoked && !interval.recorded) states |= bit(Standing::revoked);
    if (lines.voluntary_until >= day && !interval.recorded) states |= bit(Standing::voluntary);
    const bool asked = std::any_of(lines.perhaps_voluntary.begin(), lines.perhaps_voluntary.end(), [&](const Span& days) { return days.contains(day); });
    const bool weaker = !interval.state || (*interval.state > Standing::none && *interval.state < Standing::voluntary);
    if (asked && weaker && !interval.recorded) states |= bit(Standing::voluntary);
    const bool inactive_run = std::any_of(lines.worst.begin(), lines.worst.end(), [&](const Line& line) { return has_inactive_run(line, day); });
    if (!interval.state) {   // what the days allow, and what is not recorded
      for (const Standing standing : by_days) states |= bit(standing);
      return standings_in(with_those_between(states, inactive_run));
    }
    if (*interval.state == Standing::not_assigned && lines.perhaps_active && *lines.perhaps_active <= day) states |= bit(Standing::active);
    if (*interval.state == Standing::voluntary && lines.ends_voluntary >= interval.from.earliest) states |= bit(Standing::active);
    return standings_in(with_those_between(states | bit(*interval.state), inactive_run) & ~(bit(*interval.state) | bit(Standing::none)));
  };
  std::vector<Interval> all;
  for (std::size_t i = 0; i < known.size(); ++i) {
    Interval& interval = known[i];
    const Day until = i + 1 < known.size() ? known[i + 1].from.earliest : rules::kNever;
    const std::vector<Standing> by_days = interval.possible;
    interval.possible = possible_on(interval, by_days, interval.from.latest);
    append(interval, all);
    for (const Day day : changes) {
      if (day <= interval.from.latest || day >= until) continue;
      Interval next = interval;
      next.from = Span::of(day);
      next.possible = possible_on(interval, by_days, day);
      append(std::move(next), all);
    }
  }
  return all;
}

}  // namespace

std::vector<Interval> intervals_of(const Lines& lines) {
  std::vector<Line> known;
  for (const Line& line : lines.known) known.push_back(without_anchors(line));
  std::optional<std::vector<Interval>> intervals;
  if (lines.sets.empty()) intervals = aligned(known);
  if (!intervals) intervals = by_days(lines.sets.empty() ? sets_of(known, lines) : lines.sets, known);
  return with_possible(std::move(*intervals), lines);
}

}  // namespace cocrea::status
