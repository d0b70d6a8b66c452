// Many uncertain dates: boxes of their days (status.h).
#include <algorithm>

#include "core/dates/add_months.h"
#include "core/status/lines.h"

namespace cocrea::status {
namespace {

using dates::Day;
using dates::Span;
using rules::Line;
using rules::Pinned;
using rules::Standing;
using rules::StandingRecord;
using rules::Stretch;

constexpr States kWeak = bit(Standing::active) | bit(Standing::inactive) | bit(Standing::voluntary);

// A box of days is answered by its ends, which enclose what lies between. It is done with on the days on which these agree, and on those on which nothing
// lies between them that another box has not shown already; for the others the date that makes a difference there is halved, and each half asked for those days
// alone. So a date is taken apart only as far, and for the days, that it matters. What is left when the boxes are used up may be all that lies between the ends.
//
// The day of joining has ends once the member has joined: its first and its last day, each with the other dates at both of theirs. Before, it is
// taken apart. Statuses and voluntary intervals have none: they are taken apart first.
class Boxes {
 public:
  Boxes(const rules::Context& context, int readings, std::vector<Pinned> pinned, Lines& lines)
      : context_(context), lines_(lines), pinned_(std::move(pinned)), left_(most_work(kMostEnds, readings)) {}

  void run() { visit({kAllDays}); }

 private:
  using Ranges = std::vector<Range>;
  static constexpr int kMostEnds = 1500;

  // What a box's ends are made of.
  struct Ends {
    std::vector<Line> known, told, worst;   // the best of known before the worst
    Day first_active = rules::kNever, surely_active{};   // the first activity: the first day on which it may have happened; by then it has, whatever the days
    Standing before_active = Standing::none;
  };

  bool may_halve() const { return left_ > kept_; }

  void visit(const Ranges& ranges) {
    if (!rules::may_be_order(context_.plans, pinned_, context_.as_of)) return;
    const StandingRecord read = rules::read_record(context_, pinned_);
    add_facts(read, lines_);
    const auto pinned_first = read.uncertain.begin() + static_cast<std::ptrdiff_t>(read.always_pinned);
    Day from = rules::kNever;   // what has to be taken apart first says nothing of the days before it
    for (auto one = read.uncertain.begin(); one != pinned_first; ++one) from = std::min(from, one->days.earliest);
    const auto joining = std::find_if(pinned_first, read.uncertain.end(), [&](const Pinned& one) { return one.date == &context_.document.jurisdiction.joined; });
    const bool joins = joining != read.uncertain.end();
    const Span joined = joins ? joining->days : Span::of(Day::min());
    answer(read, joins ? &*joining : nullptr, joins ? cut_out(cut(ranges, Day::min(), from), joined) : cut(ranges, Day::min(), from));
    if (from < rules::kNever) take_apart(read, read.uncertain.front(), cut(ranges, from, rules::kNever));
    if (joins) take_apart(read, *joining, cut(cut(ranges, Day::min(), from), joined.earliest, joined.latest));
  }

  static Ranges cut(const Ranges& ranges, Day first, Day until) {
    Ranges all;
    for (const Range& one : ranges) {
      const Range part{std::max(one.first, first), std::min(one.until, until)};
      if (part.first < part.until) all.push_back(part);
    }
    return all;
  }

  // Without the days on which the member may have joined already, and may not.
  static Ranges cut_out(const Ranges& ranges, Span joined) {
    Ranges all = cut(ranges, Day::min(), joined.earliest);
    for (const Range& one : cut(ranges, joined.latest, rules::kNever)) all.push_back(one);
    return all;
  }

  // A date without ends.
  void take_apart(const StandingRecord& read, const Pinned& date, const Ranges& ranges) {
    Ranges open;
    each_bound(read, ranges, [&](const Range& range, const MayBe& bound) {
      if (!is_known(range, bound)) open.push_back(range);
    });
    if (open.empty()) return;
    if (may_halve()) return halve(date, open);
    lines_.is_cut_short = true;
    each_bound(read, open, [&](const Range& range, const MayBe& bound) {
      lines_.known.add(range, bound);
      lines_.perhaps.add(range, bound);
    });
  }

  // What may be, whatever the days: what nothing in the record can make is not.
  template <class Visit>
  void each_bound(const StandingRecord& read, const Ranges& ranges, const Visit& visit) const {
    const rules::Record& record = read.record;
    const Day never = rules::kNever;
    Day begins = never, begun = never, active = never, inactive = never, voluntary = never, contrary = never, revoked = never;
    for (const rules::DatedAct& one : record.activities) {
      if (!record.joined || one.days.latest >= record.joined->earliest) active = std::min(active, one.days.earliest);
      if (one.sure) begun = std::min(begun, one.days.latest);
    }
    for (const rules::Voluntary& one : record.voluntary) {
      if (one.sure) voluntary = std::min(voluntary, one.first.earliest);
    }
    const auto after = [](Day day, int months) { return day < rules::kNever ? dates::add_months(day, months).day : rules::kNever; };
    for (const rules::Ground& one : record.grounds) {
      if (one.verdict_only) continue;
      (one.failure ? contrary : inactive) = std::min(one.failure ? contrary : inactive, one.opens.earliest);
    }
    for (const rules::RecordedDay& one : record.recorded) {
      begins = std::min(begins, one.date);
      if (one.state == plan::RecordedState::revoked) revoked = std::min(revoked, one.date);
      if (one.state == plan::RecordedState::active) active = std::min(active, one.date);
      if (one.state == plan::RecordedState::inactive) inactive = std::min(inactive, one.date);
      if (one.state == plan::RecordedState::contrary_to_process) contrary = std::min(contrary, one.date);
    }
    begins = record.joined ? record.joined->earliest : std::min(begins, active);
    begun = record.joined ? record.joined->latest : begun;
    active = std::max(active, begins);
    inactive = std::max(inactive, begins);
    revoked = std::max(revoked, begins);
    contrary = std::max(begins, std::min(contrary, after(inactive, record.contrary_months)));
    const Day ground = after(contrary, record.revocation_months);
    std::vector<Day> days{begins, begun, active, inactive, voluntary, contrary, ground, revoked, never};
    std::sort(days.begin(), days.end());
    Day first = Day::min();
    for (const Day day : days) {
      MayBe bound;
      bound.every = 0;
      bound.inactive_run = first >= inactive;
      if (first < begun) bound.states |= bit(Standing::none);
      if (first >= begins && record.joined) bound.states |= bit(Standing::not_assigned);
      if (first >= active) bound.states |= bit(Standing::active);
      if (first >= inactive) bound.states |= bit(Standing::inactive);
      if (first >= std::max(begins, voluntary)) bound.states |= bit(Standing::voluntary);
      if (first >= contrary) bound.states |= bit(Standing::contrary);
      if (first >= ground) bound.states |= bit(Standing::revocation_ground);
      if (first >= revoked) bound.states |= bit(Standing::revoked);
      for (const Range& range : cut(ranges, first, day)) visit(range, bound);
      first = day;
    }
  }

  // Whether what may be on these days is known already, out of other boxes.
  bool is_known(const Range& range, const MayBe& what) const {
    bool known = true;
    lines_.known.each(range, [&](const Range&, const MayBe& on) { known &= on.has(what); });
    return known;
  }

  Ends ends_of(const Pinned* joining) {
    Ends ends;
    ends.surely_active = Day::min();
    const auto add = [&] {
      --left_;
      const StandingRecord read = rules::read_record(context_, pinned_);
      for (const bool worst_days : {false, true}) {
        if (worst_days && read.uncertain.empty()) break;
        ends.known.push_back(rules::evaluate(read.record, {worst_days, false}));
        ends.told.push_back(told(ends.known.back()));
      }
      ends.worst.push_back(worst_of(read.record, ends.known.back()));
      find_active(read.record, ends);
    };
    if (joining == nullptr) {
      add();
      return ends;
    }
    for (const Day day : {joining->days.earliest, joining->days.latest}) with(*joining, Span::of(day), add);
    return ends;
  }

  static void find_active(const rules::Record& record, Ends& ends) {
    Day surely = rules::kNever;
    for (const rules::DatedAct& act : record.activities) {
      const bool since_joining = !record.joined || act.days.earliest >= record.joined->latest;
      if (!act.sure || !since_joining) continue;
      ends.first_active = std::min(ends.first_active, act.days.earliest);
      if (act.days.latest <= record.as_of) surely = std::min(surely, act.days.latest);
    }
    ends.surely_active = std::max(ends.surely_active, surely);
    ends.before_active = record.joined ? Standing::not_assigned : Standing::none;
  }

  template <class Do>
  void with(const Pinned& date, Span days, const Do& what) {
    pinned_.push_back({date.date, days});
    what();
    pinned_.pop_back();
  }

  void answer(const StandingRecord& read, const Pinned* joining, const Ranges& ranges) {
    if (ranges.empty()) return;
    const Ends ends = ends_of(joining);
    for (const Line& line : ends.told) {
      if (lines_.all.size() < kMostLines) lines_.all.push_back(line);
    }
    Ranges open;
    const bool last = read.uncertain.empty();
    for (const Range& range : ranges) {
      each_between(range, ends, [&](const Range& part, const MayBe& between) {
        const bool settled = last || is_known(part, between) || (is_single(between.states) && (between.every == between.some || is_several(part)));
        settled ? add(part, between, ends) : open.push_back(part);
      });
    }
    if (open.empty()) return;
    if (!may_halve()) return add_open(open, ends);
    std::vector<std::pair<const Pinned*, Ranges>> groups = mattering(read, joining, ends, open);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const int share = (left_ - kept_) / static_cast<int>(groups.size() - i);
      keeping(left_ - share, [&] { may_halve() ? halve(*groups[i].first, groups[i].second) : add_open(groups[i].second, ends); });
    }
  }

  void add_open(const Ranges& open, const Ends& ends) {
    lines_.is_cut_short = true;
    for (const Range& range : open) {
      each_between(range, ends, [&](const Range& part, const MayBe& between) { add(part, between, ends); });
    }
  }

  void add(const Range& range, const MayBe& between, const Ends& ends) {
    lines_.known.add(range, between);
    each_stretch(range, ends.worst, [&](const Range& part, const MayBe& what) { lines_.perhaps.add(part, what); });
  }

  // Whether these days have several states already: what each of them rests on is told of one alone.
  bool is_several(const Range& range) const {
    bool several = true;
    lines_.known.each(range, [&](const Range&, const MayBe& on) { several &= on.states != 0 && !is_single(on.states); });
    return several;
  }

  // For each of the open days the first date whose first day makes a difference there; or whose last one does.
  std::vector<std::pair<const Pinned*, Ranges>> mattering(const StandingRecord& read, const Pinned* joining, const Ends& ends, Ranges open) {
    std::vector<std::pair<const Pinned*, Ranges>> groups;
    const auto take = [&](const Pinned& date, const auto& differs) {
      const auto taken = std::stable_partition(open.begin(), open.end(), [&](const Range& range) { return !differs(range); });
      if (taken != open.end()) groups.push_back({&date, Ranges(taken, open.end())});
      open.erase(taken, open.end());
    };
    if (joining != nullptr) {
      const std::size_t half = ends.told.size() / 2;
      take(*joining, [&](const Range& range) {
        for (std::size_t i = 0; i < half; ++i) {
          if (differ(range, ends.told[i], ends.told[i + half])) return true;
        }
        return false;
      });
    }
    for (const bool first : {true, false}) {
      for (const Pinned& one : read.uncertain) {
        if (open.empty()) return groups;
        if (&one == joining) continue;
        Ends narrowed;
        with(one, Span::of(first ? one.days.earliest : one.days.latest), [&] {
          if (joining != nullptr) return with(*joining, Span::of(joining->days.earliest), [&] { narrowed = ends_of(nullptr); });
          narrowed = ends_of(nullptr);
        });
        take(one, [&](const Range& range) { return differ(range, ends.told.front(), narrowed.told.front()) || differ(range, ends.told[ends.told.size() > 1], narrowed.told.back()); });
      }
    }
    if (!open.empty()) groups.push_back({&read.uncertain.front(), std::move(open)});
    return groups;
  }

  static bool differ(const Range& range, const Line& a, const Line& b) {
    bool found = false;
    each_stretch(range, std::vector{&a, &b}, [&](const Range&, const MayBe& what) { found |= !is_single(what.states) || what.every != what.some; });
    return found;
  }

  void halve(const Pinned date, const Ranges& ranges) {
    const Day middle = date.days.earliest + (date.days.latest - date.days.earliest) / 2;
    keeping(kept_ + (left_ - kept_) / 2, [&] { with(date, {date.days.earliest, middle}, [&] { visit(ranges); }); });
    with(date, {middle + date::days{1}, date.days.latest}, [&] { visit(ranges); });
  }

  // So many boxes are kept for what comes later.
  template <class Do>
  void keeping(int boxes, const Do& what) {
    const int before = kept_;
    kept_ = std::max(before, boxes);
    what();
    kept_ = before;
  }

  template <class Visit>
  static void each_stretch(const Range& range, const std::vector<const Line*>& lines, const Visit& visit) {
    std::vector<Day> days{range.first};
    for (const Line* line : lines) {
      for (const Stretch& stretch : *line) {
        if (stretch.first > range.first && stretch.first < range.until) days.push_back(stretch.first);
      }
    }
    std::sort(days.begin(), days.end());
    for (std::size_t i = 0; i < days.size(); ++i) {
      const Day until = i + 1 < days.size() ? days[i + 1] : range.until;
      if (days[i] == until) continue;
      MayBe what;
      for (const Line* line : lines) what.add(rules::at(*line, days[i]));
      visit(Range{days[i], until}, what);
    }
  }
  template <class Visit>
  static void each_stretch(const Range& range, const std::vector<Line>& lines, const Visit& visit) {
    std::vector<const Line*> all;
    for (const Line& line : lines) all.push_back(&line);
    each_stretch(range, all, visit);
  }

  // The ends, and what may lie between them.
  template <class Visit>
  void each_between(const Range& range, const Ends& ends, const Visit& visit) const {
    const auto& inactivities = context_.document.membership.inactivities;
    const bool open_ended = std::any_of(inactivities.begin(), inactivities.end(), [](const plan::Inactivity& one) { return !one.to; });
    each_stretch(range, ends.told, [&](const Range& part, MayBe what) {
      if (is_single(what.states)) return visit(part, what);
      what.states = with_those_between(what.states, what.inactive_run);
      if (open_ended) what.states |= kWeak;
      // The worse line may hide that there was no activity yet, nor do both ends show one that may come between them.
      const Range early{part.first, std::min(part.until, ends.surely_active)}, late{std::max(part.first, ends.surely_active), part.until};
      if (early.first < early.until) {
        MayBe unsure = what;
        const bool active = (unsure.states & bit(Standing::active)) != 0, before = (unsure.states & (bit(Standing::none) | bit(Standing::not_assigned))) != 0;
        if (active || (before && ends.first_active < early.until)) unsure.states |= bit(ends.before_active) | bit(Standing::active);
        visit(early, unsure);
      }
      if (late.first < late.until) visit(late, what);
    });
  }

  static constexpr std::size_t kMostLines = 64;   // some, to tell causes by

  const rules::Context& context_;
  Lines& lines_;
  std::vector<Pinned> pinned_;
  int left_, kept_ = 0;
};

}  // namespace

void add_boxes(const rules::Context& context, int readings, std::vector<rules::Pinned> pinned, Lines& lines) {
  lines.is_each_asked = false;
  Boxes(context, readings, std::move(pinned), lines).run();
}

}  // namespace cocrea::status
