// Many uncertain dates: boxes of their days (status.h).
#include <algorithm>

#include "core/status/lines.h"

namespace cocrea::status {
namespace {

using dates::Day;
using dates::Span;
using rules::Line;
using rules::Standing;
using rules::Stretch;

constexpr States kWeak = 1u << static_cast<unsigned>(Standing::active) | 1u << static_cast<unsigned>(Standing::inactive) | 1u << static_cast<unsigned>(Standing::voluntary);
constexpr States kAny = (1u << rules::kStandings) - 1;

// Where there are more combinations: a box of them is answered by its two ends. On the days on which these agree all combinations do; for the others a
// date is halved, and each half asked for those days alone. So a date is taken apart only as far as it matters, and where the boxes allowed are used
// up, what lies between the ends is possible. Statuses, voluntary intervals and the day of joining have no ends that enclose what lies between: they are
// taken apart first.
class Boxes {
 public:
  Boxes(const rules::Context& context, int readings, Lines& lines) : context_(context), most_(most_work(kMostBoxes, readings)), lines_(lines) {}

  void run(std::vector<rules::Pinned> pinned) {
    pinned_ = std::move(pinned);
    const rules::StandingRecord read = rules::read_record(context_, pinned_);
    Day start = rules::kNever;
    if (read.record.joined) {   // what is dated before is none of the membership's
      start = read.record.joined->earliest;
      begun_ = read.record.joined->latest;
    } else {
      for (const rules::DatedAct& one : read.record.activities) {
        start = std::min(start, one.days.earliest);
        if (one.sure) begun_ = std::min(begun_, one.days.latest);
      }
      for (const rules::RecordedDay& one : read.record.recorded) start = std::min(start, one.date);
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
    if (!rules::may_be_order(context_.plans, pinned_, context_.as_of)) return;
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
    boxes_ < most_ ? halve(*first, after) : add_any(after);
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
    const bool last = open.empty() || read.uncertain.empty() || boxes_ >= most_;
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
      states = with_those_between(states, has_inactive_run(worst, part.first));
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
  int most_;
  Lines& lines_;
  std::vector<OnDays> sets_;
  std::vector<rules::Pinned> pinned_;
  Day begun_ = rules::kNever;   // by then the membership has begun, whatever the days
  int boxes_ = 0;
};

}  // namespace

void add_boxes(const rules::Context& context, int readings, std::vector<rules::Pinned> pinned, Lines& lines) { Boxes(context, readings, lines).run(std::move(pinned)); }

}  // namespace cocrea::status
