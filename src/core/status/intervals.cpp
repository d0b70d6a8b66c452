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
  return interval;
}

// One that differs from the last in nothing but its day and its anchors goes on.
void append(Interval next, std::vector<Interval>& intervals) {
  const bool same = !intervals.empty() && intervals.back().state == next.state && intervals.back().causes == next.causes &&
                    intervals.back().recorded == next.recorded && intervals.back().possible == next.possible &&
                    (next.recorded.value_or(plan::RecordedState::revoked) == plan::RecordedState::revoked || intervals.back().computed == next.computed);
  if (!same) intervals.push_back(std::move(next));
}

// Of a line whose causes are told: the stretches that differ in their anchors alone are one.
Line without_anchors(const Line& line) {
  Line all;
  for (const Stretch& stretch : line) {
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
    MayBe until;
    for (const Line& line : lines) {
      const Stretch& other = line[i];
      if (other.stated() != first[i].stated() || other.causes != first[i].causes || other.recorded != first[i].recorded) return std::nullopt;
      if (other.recorded != plan::RecordedState::revoked && other.computed != first[i].computed) return std::nullopt;
      from = {std::min(from.earliest, other.first), std::max(from.latest, other.first)};
      until.add(&other);
    }
    intervals.push_back(interval_of(first[i], from));
    intervals.back().act_until = until.act_until;
    intervals.back().comply_until = until.comply_until;
  }
  return intervals;
}

// Whether the earliest and the latest days of the changes allow a day a state that it has by none of the lines: where these lie far apart, one may be past it before
// the next comes to it. Of what may not have begun the days are told together.
bool tell_more(const std::vector<Interval>& intervals, const ByDay& known) {
  std::vector<Day> days;
  for (const Interval& one : intervals) days.insert(days.end(), {one.from.earliest, one.from.latest});
  for (const OnDays& one : known.days()) days.push_back(one.first);
  return std::any_of(days.begin(), days.end(), [&](Day day) {
    const States states = known.on(day).states;
    if ((states & bit(Standing::none)) != 0) return false;
    States told = 0;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      const bool is_over = i + 1 < intervals.size() && day >= intervals[i + 1].from.latest;
      if (day >= intervals[i].from.earliest && !is_over) told |= bit(*intervals[i].state);
    }
    return (told & ~states) != 0;
  });
}

// Where they are one, that; between, the change from one to the other, or whatever the days allow.
class FromDays {
 public:
  explicit FromDays(const Lines& lines) : days_(lines.known.days()), lines_(lines.all) {
    if (lines.is_cut_short) calm();
    fill_beginning();
  }

  std::vector<Interval> make() {
    for (std::size_t i = 0; i < days_.size() && days_[i].first < rules::kNever; ++i) {
      const States states = days_[i].what.states;
      if (is_single(states)) {
        add_single(i);
      } else if (states != 0 && (open_.empty() || states != days_[open_.back()].what.states)) {   // none: no order of the plans fits
        open_.push_back(i);
      }
    }
    close(0, rules::kNever);   // on some of the days it may never begin
    return std::move(intervals_);
  }

 private:
  // There were several up to the day before; whether what they are had to be told.
  bool close(States next, Day until) {
    States all = 0;
    for (const std::size_t i : open_) all |= days_[i].what.states;
    if ((all & ~(before_ | next)) == 0 && before_ != next) return false;   // one change: its earliest day
    // By then the membership has begun, whatever the days.
    const auto surely = std::find_if(open_.begin(), open_.end(), [&](std::size_t i) { return (days_[i].what.states & bit(Standing::none)) == 0; });
    if (surely != open_.end()) until = days_[*surely].first;
    for (const std::size_t i : open_) {
      Interval depends;
      const States begun = days_[i].what.states & ~bit(Standing::none);
      if (is_single(begun)) {   // if it has begun
        depends = sample(begun, days_[i].first);
        depends.causes = days_[i].what.some;
      } else {
        depends.possible = standings_in(begun);
      }
      depends.from = Span::of(days_[i].first);
      if (begun != days_[i].what.states) depends.from.latest = std::max(days_[i].first, until);
      append(std::move(depends), intervals_);
    }
    return !open_.empty();
  }

  void add_single(std::size_t i) {
    const MayBe& what = days_[i].what;
    const bool goes_on = before_ == what.states && open_.empty() && !intervals_.empty();
    const bool is_told = close(what.states, days_[i].first);
    const std::size_t since = open_.empty() || is_told ? i : open_.front();   // the change may have come since
    if (what.states != bit(Standing::none)) goes_on ? go_on(i) : begin(i, since);
    open_.clear();
    before_ = what.states;
  }

  void begin(std::size_t i, std::size_t since) {
    Interval next = sample(days_[i].what.states, days_[i].first);
    next.causes = causes(i);
    run_ = since;
    put(std::move(next), i, since);
  }

  // The state is the same; it may rest on something else. What it rested on is told for as long as it may be so in all that the days allow.
  void go_on(std::size_t i) {
    Interval next = sample(days_[i].what.states, days_[i].first);
    const bool is_sure = (intervals_.back().causes & ~sure_) == 0;
    next.causes = is_sure && days_[i].what.every != 0 ? static_cast<rules::Causes>((intervals_.back().causes | days_[i].what.every) & days_[i].what.some) : causes(i);
    const auto may_be = [&](const MayBe& what) { return is_single(what.states) && (what.every & ~next.causes) == 0 && (next.causes & ~what.some) == 0; };
    std::size_t since = i;
    if (next.causes != intervals_.back().causes) while (since > run_ && may_be(days_[since - 1].what)) --since;
    put(std::move(next), i, since);
  }

  void put(Interval next, std::size_t i, std::size_t since) {
    next.from = {days_[since].first, days_[i].first};
    const std::size_t before = intervals_.size();
    append(std::move(next), intervals_);
    Interval& last = intervals_.back();
    const MayBe& what = days_[i].what;
    // A change that comes early has its last days early.
    for (std::size_t k = intervals_.size() > before ? since : i; k <= i; ++k) {
      if (what.act_until) widen(last.act_until, days_[k].what.act_until);
      if (what.comply_until) widen(last.comply_until, days_[k].what.comply_until);
    }
  }

  // Those that are sure; where the days decide which it is, all that it may be.
  rules::Causes causes(std::size_t i) {
    sure_ = days_[i].what.every;
    return sure_ != 0 ? sure_ : days_[i].what.some;
  }

  // What a line has that is in that state.
  Interval sample(States state, Day day) const {
    for (const Line& line : lines_) {
      const Stretch* found = rules::at(line, day);
      if (found != nullptr && bit(found->stated()) == state) return interval_of(*found, {});
    }
    Interval none;
    none.state = none.computed = standings_in(state).front();
    return none;
  }

  // Where it is not known how far what lies between the ends is possible, some days in between on which less is would only look like knowledge.
  void calm() {
    for (std::size_t i = 1; i < days_.size(); ++i) {
      const States before = days_[i - 1].what.states;
      for (std::size_t next = i + 1; next < days_.size() && days_[next].first - days_[i].first <= date::days{31}; ++next) {
        if (days_[next].what.states != before) continue;
        for (std::size_t k = i; k < next; ++k) {
          if ((days_[k].what.states & ~before) == 0) days_[k].what.states = before;
        }
      }
    }
  }

  // While it may not have begun, a day that only leads to more is told with what comes.
  void fill_beginning() {
    for (std::size_t i = days_.size(); i-- > 1;) {
      if (i + 1 == days_.size()) continue;
      const States states = days_[i].what.states, next = days_[i + 1].what.states, none = bit(Standing::none);
      const bool begun = (days_[i - 1].what.states & ~none) != 0;
      if (begun && (states & next & none) != 0 && !is_single(states) && (states & ~next) == 0 && (days_[i - 1].what.states & ~states) != 0) days_[i].what.states = next;
    }
  }

  std::vector<OnDays> days_;
  const std::vector<Line>& lines_;
  std::vector<Interval> intervals_;
  std::vector<std::size_t> open_;   // there are several states since the first of these
  std::size_t run_{};               // since when the last state may be
  rules::Causes sure_ = 0;          // of what the last interval rests on
  States before_ = bit(Standing::none);
};

// What else each stretch of it may be, by acts that are not recorded.
std::vector<Interval> with_possible(std::vector<Interval> known, const Lines& lines) {
  std::vector<Day> changes;
  for (const OnDays& one : lines.perhaps.days()) changes.push_back(one.first);
  if (lines.perhaps_active) changes.push_back(*lines.perhaps_active);
  changes.push_back(lines.perhaps_revoked);
  for (const Span& days : lines.perhaps_voluntary) {
    changes.push_back(days.earliest);
    changes.push_back(days.latest + date::days{1});
  }
  std::sort(changes.begin(), changes.end());
  const auto possible_on = [&](const Interval& interval, const std::vector<Standing>& by_days, Day day) {
    const MayBe& perhaps = lines.perhaps.on(day);
    States states = lines.undated | perhaps.states;
    const bool is_known = (states & ~lines.known.on(day).states) == 0;   // by the days alone: what lies between is known as well
    const auto with_between = [&](States all) { return is_known ? all : with_those_between(all, perhaps.inactive_run); };
    if (day >= lines.perhaps_revoked && !interval.recorded) states |= bit(Standing::revoked);
    if (lines.voluntary_until >= day && !interval.recorded) states |= bit(Standing::voluntary);
    const bool asked = std::any_of(lines.perhaps_voluntary.begin(), lines.perhaps_voluntary.end(), [&](const Span& days) { return days.contains(day); });
    const bool weaker = !interval.state || (*interval.state > Standing::none && *interval.state < Standing::voluntary);
    if (asked && weaker && !interval.recorded) states |= bit(Standing::voluntary);
    if (!interval.state) {   // what the days allow, and what is not recorded
      for (const Standing standing : by_days) states |= bit(standing);
      return standings_in(with_between(states));
    }
    if (*interval.state == Standing::not_assigned && lines.perhaps_active && *lines.perhaps_active <= day) states |= bit(Standing::active);
    if (*interval.state == Standing::voluntary && lines.ends_voluntary >= interval.from.earliest) states |= bit(Standing::active);
    return standings_in(with_between(states | bit(*interval.state)) & ~(bit(*interval.state) | bit(Standing::none)));
  };
  // What is not recorded puts off a last day, or lets a run begin sooner: then the earliest of its days is safe.
  const auto with_sooner = [&](const Interval& interval, Interval next, Day day) {
    const MayBe& perhaps = lines.perhaps.on(day);
    // Of a clock that may stand still, nobody knows how long, that day is all there is.
    if (interval.act_until || interval.computed == Standing::inactive) widen(next.act_until, perhaps.act_until);
    if (interval.comply_until || interval.computed == Standing::contrary) widen(next.comply_until, perhaps.comply_until);
    return next;
  };
  std::vector<Interval> all;
  for (std::size_t i = 0; i < known.size(); ++i) {
    const Interval& interval = known[i];
    const Day until = i + 1 < known.size() ? known[i + 1].from.earliest : rules::kNever;
    const std::vector<Standing>& by_days = interval.possible;
    // Where it depends on the day, or may never begin, its latest is that of the membership.
    const bool is_since_latest = interval.state && interval.from.latest < rules::kNever;
    const Day since = is_since_latest ? interval.from.latest : interval.from.earliest;
    Interval first = with_sooner(interval, interval, since);
    first.possible = possible_on(interval, by_days, since);
    append(std::move(first), all);
    for (const Day day : changes) {
      if (day <= since || day >= until) continue;
      Interval next = with_sooner(interval, interval, day);
      next.from = is_since_latest ? Span::of(day) : Span{day, std::max(day, interval.from.latest)};
      next.possible = possible_on(interval, by_days, day);
      append(std::move(next), all);
    }
  }
  return all;
}

}  // namespace

// The causes as they are told. The rules are causes of what is computed: beside another status that OGP published, or one that came with its word alone, it
// is that word. A revocation ends every obligation (REV-1): what opens later, and every last day, is none of the membership's any more.
Line told(Line line) {
  bool by_its_word = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    Stretch& stretch = line[i];
    const Stretch* before = i > 0 ? &line[i - 1] : nullptr;
    if (stretch.recorded == plan::RecordedState::revoked) {
      const bool goes_on = before != nullptr && before->recorded == plan::RecordedState::revoked;
      stretch.causes = goes_on ? before->causes : stretch.causes | rules::cause::recorded;
      stretch.act_until = stretch.comply_until = std::nullopt;
    } else if (stretch.stated() != stretch.computed) {
      stretch.causes = rules::cause::recorded;
    } else if (stretch.recorded == plan::RecordedState::inactive || stretch.recorded == plan::RecordedState::contrary_to_process) {
      stretch.causes |= rules::cause::recorded;   // it still holds, whatever has become of what it began with
    } else if (stretch.recorded == plan::RecordedState::active) {
      const bool goes_on = before != nullptr && before->recorded == plan::RecordedState::active;
      const bool was_active = before != nullptr && before->computed == Standing::active;
      by_its_word = goes_on ? by_its_word && was_active : !was_active;
      stretch.causes = by_its_word ? rules::cause::recorded : stretch.causes | rules::cause::recorded;
    }
  }
  return line;
}

std::vector<Interval> intervals_of(const Lines& lines) {
  std::optional<std::vector<Interval>> intervals;
  if (lines.is_each_asked) {
    std::vector<Line> all;
    for (const Line& line : lines.all) all.push_back(without_anchors(line));
    intervals = aligned(all);
    if (intervals && tell_more(*intervals, lines.known)) intervals.reset();
  }
  if (!intervals) intervals = FromDays(lines).make();
  return with_possible(std::move(*intervals), lines);
}

}  // namespace cocrea::status
