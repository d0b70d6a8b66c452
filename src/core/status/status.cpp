#include "core/status/status.h"

#include <algorithm>

#include "core/rules/facts.h"
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

constexpr States kWeak = 1u << static_cast<unsigned>(Standing::active) | 1u << static_cast<unsigned>(Standing::inactive) | 1u << static_cast<unsigned>(Standing::voluntary);
constexpr States kAny = (1u << rules::kStandings) - 1;

// The lines enclose what the days allow: a standing between two of them is possible as well.
States with_those_between(States states) {
  const States weak = bit(Standing::none) | bit(Standing::not_assigned) | bit(Standing::active);
  const States inactive = bit(Standing::inactive) | bit(Standing::voluntary);
  const States contrary = bit(Standing::contrary), ground = bit(Standing::revocation_ground);
  if ((states & weak) != 0 && (states & (contrary | ground)) != 0) states |= bit(Standing::inactive);
  if ((states & (weak | inactive)) != 0 && (states & ground) != 0) states |= contrary;
  return states;
}

// Before the membership there is no status.
std::vector<Standing> list_of(States states) {
  std::vector<Standing> all;
  for (unsigned i = static_cast<unsigned>(Standing::none) + 1; i < rules::kStandings; ++i) {
    if ((states & (1u << i)) != 0) all.push_back(static_cast<Standing>(i));
  }
  return all;
}

Standing stated_on(const Line& line, Day day) {
  const Stretch* stretch = rules::at(line, day);
  return stretch == nullptr ? Standing::none : stretch->stated();
}

// What may be from a day on, to the day before the next one.
struct OnDays {
  Day first;
  States states;
};

// The lines of what is known, with the days at both ends; and those with what is not recorded at its worst.
struct Lines {
  std::vector<Line> known, worst;
  std::vector<OnDays> sets;            // where there are too many combinations of days: what each day may be, instead of the lines
  std::optional<Day> perhaps_active;   // an activity that is recorded and may be none, or may have been and is not recorded
  std::optional<Day> surely_active;    // by then the first activity has happened, whatever the days
  Day first_active = rules::kNever;    // the first day on which it may have happened
  std::optional<Day> voluntary_until;  // voluntary days that are not recorded may begin up to this day
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

// What is known of the first activity, and of what is not recorded.
void add_facts(const rules::StandingRecord& read, Lines& lines) {
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

void add_lines(const rules::StandingRecord& read, Lines& lines) {
  add_line(rules::evaluate(read.record, {false, false}), lines.known);
  if (!read.uncertain.empty()) add_line(rules::evaluate(read.record, {true, false}), lines.known);
  add_line(rules::evaluate(read.record, {true, true}), lines.worst);
  add_facts(read, lines);
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

// Where there are more combinations: a box of them is answered by its two ends. On the days on which these agree all combinations do; for the others a
// date is halved, and each half asked for those days alone. So a date is taken apart only as far as it matters, and where the boxes allowed are used
// up, what lies between the ends is possible. Statuses, voluntary intervals and the day of joining have no ends that enclose what lies between: they are
// taken apart first.
class Boxes {
 public:
  Boxes(const rules::Context& context, Lines& lines) : context_(context), lines_(lines) {}

  void run(std::vector<rules::Pinned> pinned) {
    pinned_ = std::move(pinned);
    const rules::StandingRecord read = rules::read_record(context_, pinned_);
    Day start = read.record.joined ? read.record.joined->earliest : rules::kNever;
    for (const rules::DatedAct& one : read.record.activities) start = std::min(start, one.days.earliest);
    for (const rules::RecordedDay& one : read.record.recorded) start = std::min(start, one.date);
    if (read.record.joined) {
      begun_ = read.record.joined->latest;
    } else {
      for (const rules::DatedAct& one : read.record.activities) begun_ = one.sure ? std::min(begun_, one.days.latest) : begun_;
    }
    if (start < rules::kNever) visit({{start, rules::kNever}});
    lines_.sets = std::move(sets_);
  }

 private:
  struct Range {
    Day first, until;   // not included
  };
  static constexpr int kMostBoxes = 1500;

  bool is_pinned_first(const rules::StandingRecord& read, std::size_t i) const {
    return i < read.always_pinned || read.uncertain[i].date == &context_.document.jurisdiction.joined;
  }

  void visit(const std::vector<Range>& ranges) {
    const rules::StandingRecord read = rules::read_record(context_, pinned_);
    Day from = rules::kNever;   // what has to be taken apart first says nothing of the days before it
    const rules::Pinned* first = nullptr;
    for (std::size_t i = 0; i < read.uncertain.size(); ++i) {
      if (!is_pinned_first(read, i)) continue;
      from = std::min(from, read.uncertain[i].days.earliest);
      if (first == nullptr) first = &read.uncertain[i];
    }
    if (first == nullptr) return answer(read, ranges);
    const std::vector<Range> before = cut(ranges, Day::min(), from), after = cut(ranges, from, rules::kNever);
    if (!before.empty()) answer(read, before);
    if (after.empty()) return;
    boxes_ < kMostBoxes ? halve(*first, after) : add_any(after);
  }

  static std::vector<Range> cut(const std::vector<Range>& ranges, Day first, Day until) {
    std::vector<Range> all;
    for (const Range& one : ranges) {
      const Range part{std::max(one.first, first), std::min(one.until, until)};
      if (part.first < part.until) all.push_back(part);
    }
    return all;
  }

  void answer(const rules::StandingRecord& read, const std::vector<Range>& ranges) {
    ++boxes_;
    const Line best = rules::evaluate(read.record, {false, false});
    const Line worst = read.uncertain.empty() ? best : rules::evaluate(read.record, {true, false});
    if (lines_.known.empty()) lines_.known = {best, worst};
    Lines mine;
    add_facts(read, mine);
    std::vector<Range> open;
    for (const Range& range : ranges) divide(range, best, worst, open);
    const bool last = open.empty() || read.uncertain.empty() || boxes_ >= kMostBoxes;
    // What may be besides, by what is not recorded: of the whole box, for the days that are settled here.
    if (last || open.size() != ranges.size()) add_line(rules::evaluate(read.record, {true, true}), lines_.worst);
    add_facts(read, lines_);
    if (open.empty()) return;
    if (!last) return halve(mattering(read, best, worst, open), open);
    for (const Range& range : open) add_between(range, best, worst, mine);
  }

  // Settles the days on which the two ends agree; the others are left open.
  void divide(const Range& range, const Line& best, const Line& worst, std::vector<Range>& open) {
    each_stretch(range, best, worst, [&](const Range& part, States states) {
      if (is_single(states)) return add(part, states);
      if (!open.empty() && open.back().until == part.first) {
        open.back().until = part.until;
      } else {
        open.push_back(part);
      }
    });
  }

  // The first date whose first day makes a difference on days that are open.
  rules::Pinned mattering(const rules::StandingRecord& read, const Line& best, const Line& worst, const std::vector<Range>& open) {
    if (read.uncertain.size() == 1) return read.uncertain.front();
    const auto differs = [&](const Line& a, const Line& b) {
      return std::any_of(open.begin(), open.end(), [&](const Range& range) {
        bool found = false;
        each_stretch(range, a, b, [&](const Range&, States states) { found |= !is_single(states); });
        return found;
      });
    };
    for (const rules::Pinned& one : read.uncertain) {
      pinned_.push_back({one.date, Span::of(one.days.earliest)});
      const rules::StandingRecord narrowed = rules::read_record(context_, pinned_);
      pinned_.pop_back();
      if (differs(best, rules::evaluate(narrowed.record, {false, false})) || differs(worst, rules::evaluate(narrowed.record, {true, false}))) return one;
    }
    return read.uncertain.front();
  }

  void halve(const rules::Pinned& date, const std::vector<Range>& ranges) {
    const Day middle = date.days.earliest + (date.days.latest - date.days.earliest) / 2;
    for (const Span half : {Span{date.days.earliest, middle}, Span{middle + date::days{1}, date.days.latest}}) {
      pinned_.push_back({date.date, half});
      visit(ranges);
      pinned_.pop_back();
    }
  }

  template <class Visit>
  static void each_stretch(const Range& range, const Line& a, const Line& b, const Visit& visit) {
    std::vector<Day> days{range.first};
    for (const Line* line : {&a, &b}) {
      for (const Stretch& stretch : *line) {
        if (stretch.first > range.first && stretch.first < range.until) days.push_back(stretch.first);
      }
    }
    std::sort(days.begin(), days.end());
    for (std::size_t i = 0; i < days.size(); ++i) {
      const Day until = i + 1 < days.size() ? days[i + 1] : range.until;
      if (days[i] < until) visit(Range{days[i], until}, bit(stated_on(a, days[i])) | bit(stated_on(b, days[i])));
    }
  }

  void add_between(const Range& range, const Line& best, const Line& worst, const Lines& mine) {
    each_stretch(range, best, worst, [&](const Range& part, States states) {
      states = with_those_between(states);
      const auto& inactivities = context_.document.membership.inactivities;
      if (std::any_of(inactivities.begin(), inactivities.end(), [](const plan::Inactivity& one) { return !one.to; })) states |= kWeak;
      add_unsure_activity(part, states, mine);
    });
  }

  // The worse line may hide that there was no activity yet, nor do both ends show one that may come between them.
  void add_unsure_activity(const Range& part, States states, const Lines& mine) {
    const Day surely = mine.surely_active.value_or(rules::kNever);
    const Range parts[] = {{part.first, std::min(part.until, surely)}, {std::max(part.first, surely), part.until}};
    if (parts[0].first < parts[0].until) {
      if ((states & bit(Standing::active)) != 0 || mine.first_active < parts[0].until) states |= bit(mine.before_active) | bit(Standing::active);
      add(parts[0], states);
    }
    if (parts[1].first < parts[1].until) add(parts[1], states);
  }

  void add_any(const std::vector<Range>& ranges) {
    const auto& statuses = context_.document.membership.statuses;
    const bool revoked = std::any_of(statuses.begin(), statuses.end(), [](const plan::RecordedStatus& one) { return one.state == plan::RecordedState::revoked; });
    const States any = revoked ? kAny : kAny & ~bit(Standing::revoked);
    for (const Range& range : cut(ranges, Day::min(), begun_)) add(range, any);
    for (const Range& range : cut(ranges, begun_, rules::kNever)) add(range, any & ~bit(Standing::none));
  }

  // The sets from day to day: those inside the range grow.
  void add(const Range& range, States states) {
    for (const Day day : {range.first, range.until}) {
      const auto at = std::lower_bound(sets_.begin(), sets_.end(), day, [](const OnDays& one, Day wanted) { return one.first < wanted; });
      if (at != sets_.end() && at->first == day) continue;
      const States before = at == sets_.begin() ? 0 : std::prev(at)->states;
      sets_.insert(at, {day, before});
    }
    for (OnDays& one : sets_) {
      if (one.first >= range.first && one.first < range.until) one.states |= states;
    }
  }

  const rules::Context& context_;
  Lines& lines_;
  std::vector<OnDays> sets_;
  std::vector<rules::Pinned> pinned_;
  Day begun_ = rules::kNever;   // by then the membership has begun, whatever the days
  int boxes_ = 0;
};

// Of such dates each day is asked for by itself, and every combination of them; the other dates stay at their two ends.
class Worlds {
 public:
  Worlds(const rules::Context& context, Lines& lines) : context_(context), lines_(lines) {}

  void run() {
    pin_requests();
    const rules::StandingRecord read = rules::read_record(context_, pinned_);
    int worlds = 1;
    for (std::size_t i = 0; i < read.uncertain.size(); ++i) {
      if (i >= read.always_pinned && !moves(context_, read.uncertain[i].date)) continue;
      dates_.push_back(read.uncertain[i]);
      worlds *= dates::days_between(read.uncertain[i].days.earliest, read.uncertain[i].days.latest) + 1;
      if (worlds > kMostWorlds) return Boxes(context_, lines_).run(pinned_);
    }
    visit(0);
  }

 private:
  static constexpr int kMostWorlds = 1000;   // every combination of two months

  // Of a request and the day from which it asks, the later one counts. The one that is over first can be taken on its first day: the later one has every
  // day that the later of both may have.
  void pin_requests() {
    for (const plan::Inactivity& one : context_.document.membership.inactivities) {
      if (!one.requested || !one.from || one.requested->span().latest > context_.as_of) continue;
      const plan::Date& early = one.requested->span().latest <= one.from->span().latest ? one.requested : one.from;
      if (!early->span().is_day()) pinned_.push_back({&early, Span::of(early->span().earliest)});
    }
  }

  void visit(std::size_t i) {
    if (i == dates_.size()) return add_lines(rules::read_record(context_, pinned_), lines_);
    const Span days = dates_[i].days;
    for (Day day = days.earliest; day <= days.latest; day += date::days{1}) {
      pinned_.push_back({dates_[i].date, Span::of(day)});
      visit(i + 1);
      pinned_.pop_back();
    }
  }

  const rules::Context& context_;
  Lines& lines_;
  std::vector<rules::Pinned> dates_, pinned_;
};

Lines lines_of(const rules::Context& context) {
  Lines lines;
  Worlds(context, lines).run();
  const plan::Membership& membership = context.document.membership;
  if (rules::silence_is_unknown(membership.registers.inactivities)) lines.voluntary_until = context.as_of;
  for (const plan::RecordedStatus& one : membership.statuses) {
    if (!one.date && one.state != plan::RecordedState::unset) lines.undated |= bit(rules::standing_of(one.state));
  }
  if (!rules::silence_is_unknown(membership.registers.statuses)) return lines;
  for (const Line& line : lines.worst) {
    for (const Stretch& stretch : line) {
      if (stretch.computed == Standing::revocation_ground && stretch.first <= context.as_of) lines.perhaps_revoked = std::min(lines.perhaps_revoked, stretch.first);
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

// Stretches that differ in their anchors alone are one. A revocation ends every obligation (REV-1): what opens later, and every last day, is none of the
// membership's any more.
Line without_anchors(const Line& line) {
  Line all;
  for (Stretch stretch : line) {
    if (stretch.recorded == plan::RecordedState::revoked) {
      const bool goes_on = !all.empty() && all.back().recorded == plan::RecordedState::revoked;
      stretch.causes = goes_on ? all.back().causes : stretch.causes | rules::cause::recorded;
      stretch.act_until = stretch.comply_until = std::nullopt;
    }
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

// Else day by day: what each day may be by the lines, and the states between them.
std::vector<OnDays> sets_of(const std::vector<Line>& lines, const Lines& all_lines) {
  std::vector<Day> days;
  for (const Line& line : lines) {
    for (const Stretch& stretch : line) days.push_back(stretch.first);
  }
  for (const Day day : {all_lines.first_active, all_lines.surely_active.value_or(rules::kNever)}) {
    if (day < rules::kNever) days.push_back(day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<OnDays> sets;
  std::vector<std::size_t> at(lines.size(), 0);   // how many stretches of each line have begun
  for (const Day day : days) {
    States states = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      while (at[i] < lines[i].size() && lines[i][at[i]].first <= day) ++at[i];
      states |= bit(at[i] == 0 ? Standing::none : lines[i][at[i] - 1].stated());
    }
    states = with_those_between(states);
    // The worse line may hide that there was no activity yet.
    if (!is_single(states) && (states & bit(Standing::active)) != 0 && day < *all_lines.surely_active) states |= bit(all_lines.before_active);
    // Nor do both ends show an activity that may come between them.
    if (!is_single(states) && all_lines.first_active <= day && day < *all_lines.surely_active) states |= bit(Standing::active);
    sets.push_back({day, states});
  }
  return sets;
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
      depends.possible = list_of(one.states);
      if (depends.possible.size() == 1) {
        depends.state = depends.computed = depends.possible.front();
        depends.possible.clear();
      }
      intervals.push_back(depends);
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
      next.state = list_of(one.states).front();
      if (stretch == nullptr) next.computed = *next.state;
      next.from = {open.empty() ? day : open.front().first, day};
      const bool same = open.empty() && !intervals.empty() && intervals.back().state == next.state && intervals.back().causes == next.causes &&
                        intervals.back().recorded == next.recorded;
      if (!same) intervals.push_back(next);
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
  std::sort(changes.begin(), changes.end());
  const auto possible_on = [&](const Interval& interval, Day day) {
    States states = lines.undated;
    for (const Line& line : lines.worst) states |= bit(stated_on(line, day));
    if (day >= lines.perhaps_revoked && !interval.recorded) states |= bit(Standing::revoked);
    if (lines.voluntary_until >= day && !interval.recorded) states |= bit(Standing::voluntary);
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
  if (!rules::is_judged(document)) return {};
  const std::vector<const plan::Plan*> plans = rules::plans_in_time(document);
  const rules::Context context{document, as_of, rules::rule_set_of(document), plans};
  const Lines lines = lines_of(context);
  std::vector<Line> known;
  for (const Line& line : lines.known) known.push_back(without_anchors(line));
  std::optional<std::vector<Interval>> intervals;
  if (lines.sets.empty()) intervals = aligned(known);
  if (!intervals) intervals = by_days(lines.sets.empty() ? sets_of(known, lines) : lines.sets, known);
  std::vector<Interval> all = with_possible(std::move(*intervals), lines);
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
