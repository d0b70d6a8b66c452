#include "core/status/status.h"

#include <algorithm>

#include "core/rules/standing_record.h"

namespace cocrea::status {
namespace {

using dates::Day;
using dates::Span;
using rules::Line;
using rules::Standing;
using rules::Stretch;

using States = unsigned;   // standings as bits
States bit(Standing standing) { return 1u << static_cast<unsigned>(standing); }
bool is_single(States states) { return states != 0 && (states & (states - 1)) == 0; }

// The lines enclose what the days allow: a standing between two of them is possible as well.
States with_those_between(States states) {
  const States weak = bit(Standing::none) | bit(Standing::not_assigned) | bit(Standing::active);
  const States inactive = bit(Standing::inactive) | bit(Standing::voluntary);
  const States contrary = bit(Standing::contrary), ground = bit(Standing::revocation_ground);
  if ((states & weak) != 0 && (states & (contrary | ground)) != 0) states |= bit(Standing::inactive);
  if ((states & (weak | inactive)) != 0 && (states & ground) != 0) states |= contrary;
  return states;
}

std::vector<Standing> list_of(States states) {
  std::vector<Standing> all;
  for (unsigned i = 0; i < rules::kStandings; ++i) {
    if ((states & (1u << i)) != 0) all.push_back(static_cast<Standing>(i));
  }
  return all;
}

Standing stated_on(const Line& line, Day day) {
  const Stretch* stretch = rules::at(line, day);
  return stretch == nullptr ? Standing::none : stretch->stated();
}

// The lines of what is known, with the days at both ends; and those with what is not recorded at its worst.
struct Lines {
  std::vector<Line> known, worst;
  Day loose = rules::kNever;           // from here on the lines are samples of what the days allow, and say less than all of it
  std::optional<Day> perhaps_active;   // an activity that is recorded and may be none, or may have been and is not recorded
  std::optional<Day> surely_active;    // by then the first activity has happened, whatever the days
  Day first_active = rules::kNever;    // the first day on which it may have happened
  std::optional<Day> ends_voluntary;   // an activity that is not recorded may have ended an open voluntary interval, up to this day
  States undated = 0;                  // statuses that OGP recorded, on a day that is not known
  Day perhaps_revoked = rules::kNever; // from here on OGP may have revoked the membership, where its statuses are not complete
  Standing before_active = Standing::none;
};

// Lines that differ in their anchors alone are the same.
bool same_line(const Line& a, const Line& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Stretch& x, const Stretch& y) {
    return x.first == y.first && x.stated() == y.stated() && x.causes == y.causes && x.recorded == y.recorded;
  });
}

void add_line(Line line, std::vector<Line>& lines) {
  if (std::none_of(lines.begin(), lines.end(), [&](const Line& other) { return same_line(line, other); })) lines.push_back(std::move(line));
}

void add_lines(const rules::StandingRecord& read, Lines& lines) {
  add_line(rules::evaluate(read.record, {false, false}), lines.known);
  if (!read.uncertain.empty()) add_line(rules::evaluate(read.record, {true, false}), lines.known);
  add_line(rules::evaluate(read.record, {true, true}), lines.worst);
  lines.before_active = read.record.joined ? Standing::not_assigned : Standing::none;
  Day surely_active = rules::kNever;
  for (const rules::DatedAct& act : read.record.activities) {
    const bool since_joining = !read.record.joined || act.days.earliest >= read.record.joined->latest;
    if (act.sure && since_joining && act.days.latest <= read.record.as_of) surely_active = std::min(surely_active, act.days.latest);
    if (act.sure && since_joining) lines.first_active = std::min(lines.first_active, act.days.earliest);
    if (act.sure || act.days.earliest > read.record.as_of) continue;
    lines.perhaps_active = std::min(lines.perhaps_active.value_or(act.days.earliest), act.days.earliest);
  }
  // Nor is it known that there was none where nothing is recorded.
  if (read.record.joined && read.record.unknown_until >= read.record.joined->earliest) {
    lines.perhaps_active = std::min(lines.perhaps_active.value_or(read.record.joined->earliest), read.record.joined->earliest);
  }
  if (std::any_of(read.record.voluntary.begin(), read.record.voluntary.end(), [](const rules::Voluntary& one) { return !one.last; })) {
    lines.ends_voluntary = read.record.unknown_until;
  }
  lines.surely_active = std::max(lines.surely_active.value_or(surely_active), surely_active);
}

// Whether the days of a date have no better and worse end: statuses and voluntary intervals come first in the list; before joining there is no
// status; submissions and ends of plans move the quarters, and the grounds of one plan against those of another. An activity that ends an open
// voluntary interval ends what is worse than active and what is better than inactive.
bool moves(const rules::Context& context, const plan::Date* date) {
  const auto& inactivities = context.document.membership.inactivities;
  const auto open = [](const plan::Inactivity& one) { return one.answer != plan::Answer::refused && !one.to; };
  if (date == &context.document.jurisdiction.joined || std::any_of(inactivities.begin(), inactivities.end(), open)) return true;
  return std::any_of(context.plans.begin(), context.plans.end(), [&](const plan::Plan* plan) {
    return date == &plan->submission.date || date == &plan->planned_end || date == &plan->actual_end;
  });
}

// Of such dates each day is asked for by itself, and every combination of them; the other dates stay at their two ends.
class Worlds {
 public:
  Worlds(const rules::Context& context, Lines& lines) : context_(context), lines_(lines) {}

  void run() {
    const rules::StandingRecord read = rules::read_record(context_);
    for (std::size_t i = 0; i < read.uncertain.size(); ++i) {
      if (i >= read.always_pinned && !moves(context_, read.uncertain[i].date)) continue;
      if (dates_.size() < kMostDates) {
        dates_.push_back(read.uncertain[i]);
      } else {
        lines_.loose = std::min(lines_.loose, read.uncertain[i].days.earliest);
      }
    }
    if (dates_.empty()) return add_lines(read, lines_);
    // Every day of each; or, where that is too much, some of them with the first and the last.
    steps_.assign(dates_.size(), 1);
    while (worlds() > kMostWorlds) {
      std::size_t longest = 0;
      for (std::size_t i = 1; i < dates_.size(); ++i) longest = taken(i) > taken(longest) ? i : longest;
      steps_[longest] *= 2;
      lines_.loose = std::min(lines_.loose, dates_[longest].days.earliest);
    }
    visit(0);
  }

 private:
  static constexpr int kMostWorlds = 1000;         // every combination of two months
  static constexpr std::size_t kMostDates = 9;     // at their two ends

  int taken(std::size_t i) const { return (dates::days_between(dates_[i].days.earliest, dates_[i].days.latest) + steps_[i] - 1) / steps_[i] + 1; }
  int worlds() const {
    int count = 1;
    for (std::size_t i = 0; i < dates_.size() && count <= 1'000'000; ++i) count *= taken(i);
    return count;
  }

  void visit(std::size_t i) {
    if (i == dates_.size()) return add_lines(rules::read_record(context_, pinned_), lines_);
    const Span days = dates_[i].days;
    for (Day day = days.earliest;; day = std::min(days.latest, day + date::days{steps_[i]})) {
      pinned_.push_back({dates_[i].date, Span::of(day)});
      visit(i + 1);
      pinned_.pop_back();
      if (day == days.latest) return;
    }
  }

  const rules::Context& context_;
  Lines& lines_;
  std::vector<rules::Pinned> dates_, pinned_;
  std::vector<int> steps_;
};

Lines lines_of(const rules::Context& context) {
  Lines lines;
  Worlds(context, lines).run();
  const plan::Membership& membership = context.document.membership;
  for (const plan::RecordedStatus& one : membership.statuses) {
    if (!one.date && one.state != plan::RecordedState::unset) lines.undated |= bit(rules::standing_of(one.state));
  }
  if (membership.registers.statuses != plan::YesNo::no) return lines;
  for (const Line& line : lines.worst) {
    for (const Stretch& stretch : line) {
      if (stretch.computed == Standing::revocation_ground) lines.perhaps_revoked = std::min(lines.perhaps_revoked, stretch.first);
    }
  }
  return lines;
}

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

// Stretches that differ in their anchors alone are one.
Line without_anchors(const Line& line) {
  Line all;
  for (const Stretch& stretch : line) {
    if (all.empty() && stretch.stated() == Standing::none) continue;   // not begun yet
    const bool same = !all.empty() && all.back().stated() == stretch.stated() && all.back().causes == stretch.causes && all.back().recorded == stretch.recorded;
    if (!same) all.push_back(stretch);
  }
  return all;
}

// Where every line goes through the same, each change has an earliest and a latest day.
std::optional<std::vector<Interval>> aligned(const std::vector<Line>& lines) {
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
      if (other.first < from.earliest) early = &other;
      from = {std::min(from.earliest, other.first), std::max(from.latest, other.first)};
    }
    // The last days are those of the line that comes first: to be safe.
    intervals.push_back(interval_of(*early, from));
  }
  return intervals;
}

// Else day by day: where the lines agree, that; between, the change from one to the other, or whatever the days allow.
std::vector<Interval> by_days(const std::vector<Line>& lines, const Lines& all_lines) {
  std::vector<Day> days;
  States any_later = 0;   // what the samples show from where they say less than all
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      days.push_back(line[i].first);
      if (i + 1 == line.size() || line[i + 1].first > all_lines.loose) any_later |= bit(line[i].stated());
    }
  }
  for (const Day day : {all_lines.loose, all_lines.first_active, all_lines.surely_active.value_or(rules::kNever)}) {
    if (day < rules::kNever) days.push_back(day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<Interval> intervals;
  struct Differing {
    Day first;
    States states;
  };
  std::vector<Differing> open;   // the lines differ since the first of these
  States before = bit(Standing::none);
  const auto close = [&](States next) {
    States all = 0;
    for (const Differing& one : open) all |= one.states;
    if ((all & ~(before | next)) == 0 && before != next) return;   // one change: its earliest day
    for (const Differing& one : open) {
      Interval depends;
      depends.from = Span::of(one.first);
      depends.possible = list_of(one.states);
      intervals.push_back(depends);
    }
    open.clear();
  };
  std::vector<std::size_t> at(lines.size(), 0);   // how many stretches of each line have begun
  for (const Day day : days) {
    States states = day < all_lines.loose ? 0 : any_later;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      while (at[i] < lines[i].size() && lines[i][at[i]].first <= day) ++at[i];
      states |= bit(at[i] == 0 ? Standing::none : lines[i][at[i] - 1].stated());
    }
    states = with_those_between(states);
    // The worse line may hide that there was no activity yet.
    if (!is_single(states) && (states & bit(Standing::active)) != 0 && day < *all_lines.surely_active) states |= bit(all_lines.before_active);
    // Nor do both ends show an activity that may come between them.
    if (!is_single(states) && all_lines.first_active <= day && day < *all_lines.surely_active) states |= bit(Standing::active);
    if (!is_single(states)) {
      if (open.empty() || open.back().states != states) open.push_back({day, states});
      continue;
    }
    close(states);
    if (const Stretch* stretch = rules::at(lines.front(), day)) {
      const Interval next = interval_of(*stretch, {open.empty() ? day : open.front().first, day});
      const bool same = open.empty() && !intervals.empty() && intervals.back().state == next.state && intervals.back().causes == next.causes &&
                        intervals.back().recorded == next.recorded;
      if (!same) intervals.push_back(next);
    }
    open.clear();
    before = states;
  }
  close(0);
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
  std::sort(changes.begin(), changes.end());
  const auto possible_on = [&](const Interval& interval, Day day) {
    States states = lines.undated;
    for (const Line& line : lines.worst) states |= bit(stated_on(line, day));
    if (day >= lines.perhaps_revoked && !interval.recorded) states |= bit(Standing::revoked);
    if (!interval.state) {   // what the days allow, and what is not recorded
      for (const Standing standing : interval.possible) states |= bit(standing);
      return list_of(with_those_between(states));
    }
    if (*interval.state == Standing::not_assigned && lines.perhaps_active && *lines.perhaps_active <= day) states |= bit(Standing::active);
    if (*interval.state == Standing::voluntary && lines.ends_voluntary >= interval.from.earliest) states |= bit(Standing::active);
    return list_of(with_those_between(states | bit(*interval.state)) & ~(bit(*interval.state) | bit(Standing::none)));
  };
  std::vector<Interval> all;
  for (std::size_t i = 0; i < known.size(); ++i) {
    Interval& interval = known[i];
    const Day until = i + 1 < known.size() ? known[i + 1].from.earliest : rules::kNever;
    interval.possible = possible_on(interval, interval.from.latest);
    all.push_back(interval);
    for (const Day day : changes) {
      if (day <= interval.from.latest || day >= until) continue;
      auto possible = possible_on(interval, day);
      if (possible == all.back().possible) continue;
      Interval next = interval;
      next.from = Span::of(day);
      next.possible = std::move(possible);
      all.push_back(std::move(next));
    }
  }
  return all;
}

}  // namespace

std::vector<Interval> status(const plan::Document& document, Day from, Day to, Day as_of) {
  const std::vector<const plan::Plan*> plans = rules::plans_in_time(document);
  const rules::Context context{document, as_of, rules::rule_set_of(document), plans};
  const Lines lines = lines_of(context);
  std::vector<Line> known;
  for (const Line& line : lines.known) known.push_back(without_anchors(line));
  std::optional<std::vector<Interval>> intervals;
  if (lines.loose == rules::kNever) intervals = aligned(known);
  std::vector<Interval> all = with_possible(intervals ? std::move(*intervals) : by_days(known, lines), lines);
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
