#include "core/rules/standing_due.h"

#include <algorithm>

#include "core/rules/plan_order.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;
using dates::one_day;

void widen_to(std::optional<Span>& span, Span days) {
  span = span ? Span{std::min(span->earliest, days.earliest), std::max(span->latest, days.latest)} : days;
}

void add_ground(const Ground& ground, Day as_of, DueDays& days) {
  if (ground.since) widen_to(days.opens, *ground.since);
  // It is open: what its day would be after the as-of day is none of its days.
  widen_to(days.due, {ground.opens.earliest - one_day, std::min(ground.opens.latest, as_of) - one_day});
}

// On these days. What is known goes before what is not recorded.
void add_world(const Record& record, Causes cause, DueDays& days) {
  const auto open = [&](bool by_unknown) { return cause == cause::ctp2 ? open_half(record, by_unknown) : open_ground(record, cause, by_unknown); };
  const Ground* ground = open(false);
  if (ground == nullptr) ground = open(true);
  if (ground != nullptr) add_ground(*ground, record.as_of, days);
}

// On these days.
void add_clocks(const Record& record, const Line& known, DueOfGrounds& found) {
  std::optional<Span> inactive, contrary;   // since, until
  const auto add_possible = [](Clocks& clocks, Day since, Day until) {
    widen_to(clocks.possible_since, Span::of(since));
    widen_to(clocks.possible_until, Span::of(until));
  };
  for (const bool unknown : {false, true}) {
    if (unknown && inactive && contrary) break;   // no mutants: only sooner done
    const Line line = unknown ? evaluate(record, {false, true}) : known;
    const Stretch* today = at(line, record.as_of);
    if (today == nullptr) continue;
    if (unknown && today->inactive_since && today->act_until) add_possible(*found.inactive, *today->inactive_since, *today->act_until);
    if (unknown && today->contrary_since && today->comply_until) add_possible(*found.contrary, *today->contrary_since, *today->comply_until);
    if (!inactive && today->inactive_since && today->act_until) inactive = Span{*today->inactive_since, *today->act_until};
    if (!contrary && today->contrary_since && today->comply_until) contrary = Span{*today->contrary_since, *today->comply_until};
  }
  const auto add = [](Clocks& clocks, const std::optional<Span>& days) {
    if (!days) return;
    widen_to(clocks.since, Span::of(days->earliest));
    widen_to(clocks.until, Span::of(days->latest));
  };
  add(*found.inactive, inactive);
  add(*found.contrary, contrary);
}

// What was due after a revocation that is in force is owed no more, though it stays open.
bool fell_due(const Record& record, const Ground& ground) {
  const bool revoked = !record.recorded.empty() && record.recorded.back().state == plan::RecordedState::revoked;
  return !revoked || ground.opens.earliest - one_day <= record.recorded.back().date;
}

// Two quarters: up to the first pair that is open on all days. Halves, and what only may be open: from the last one that is. The others do not decide.
void add_bounds(const Record& record, Causes cause, DueDays& days) {
  for (const Ground& one : record.grounds) {
    if (one.cause != cause || one.failure || !is_open(record, one, {true, false}, record.as_of)) continue;
    add_ground(one, record.as_of, days);
    if (is_open(record, one, {false, false}, record.as_of)) return;
  }
  const auto may_be_open = [&](const Ground& one) { return one.cause == cause && one.opens.earliest <= record.as_of && is_open(record, one, {true, true}, record.as_of); };
  const bool any = std::any_of(record.grounds.begin(), record.grounds.end(), [&](const Ground& one) { return may_be_open(one) && fell_due(record, one); });
  for (auto one = record.grounds.rbegin(); one != record.grounds.rend(); ++one) {
    if (!may_be_open(*one) || (any && !fell_due(record, *one))) continue;
    add_ground(*one, record.as_of, days);
    if (is_open(record, *one, {false, false}, record.as_of)) return;
  }
}

// The last of those that may be open; while there is one, of those that fell due.
template <class MayBeOpen>
const Ground* last_open(const Record& record, const MayBeOpen& may_be_open) {
  const Ground* last = nullptr;
  for (auto one = record.grounds.rbegin(); one != record.grounds.rend(); ++one) {
    if (!may_be_open(*one)) continue;
    if (fell_due(record, *one)) return &*one;
    if (last == nullptr) last = &*one;
  }
  return last;
}

}  // namespace

const Ground* open_ground(const Record& record, Causes cause, bool by_unknown) {
  const auto may_be_open = [&](const Ground& one) {
    return one.cause == cause && one.opens.earliest <= record.as_of && is_open(record, one, {true, by_unknown}, record.as_of);
  };
  if (by_unknown) return last_open(record, may_be_open);
  const auto first = std::find_if(record.grounds.begin(), record.grounds.end(), may_be_open);
  return first == record.grounds.end() ? nullptr : &*first;
}

const plan::Plan* submitted_in(const Record& record, Outlook outlook) {
  const plan::Plan* found = nullptr;
  for (const Ground& ground : record.grounds) {
    if (ground.cause != cause::ctp2) continue;
    if ((outlook.worst_days ? ground.opens.earliest : ground.opens.latest) <= record.as_of + date::days{1}) found = ground.plan;   // no mutants of 1: none is read that lies ahead
  }
  return found;
}

const Ground* open_half(const Record& record, bool by_unknown) {
  const plan::Plan* const submitted = submitted_in(record, {true, by_unknown});
  return last_open(record, [&](const Ground& one) {
    if (one.cause != cause::ctp2 || one.opens.earliest > record.as_of || (one.plan != submitted && one.verdict_only)) return false;
    return is_open(record, one, {true, by_unknown && one.plan == submitted}, record.as_of);
  });
}

int combinations(const std::vector<Pinned>& of_dates, int most) {
  int count = 1;
  for (const Pinned& one : of_dates) {
    count *= dates::days_between(one.days.earliest, one.days.latest) + 1;   // no mutants: how long it may take
    if (count > most) break;   // no mutants: likewise
  }
  return count;
}

std::optional<Day> last_ground(const Line& line, Day as_of) {
  std::optional<Day> since;
  bool before = false;
  for (const Stretch& stretch : line) {
    if (stretch.first > as_of) break;
    const bool now = (stretch.causes & cause::revocation) != 0;
    if (now && !before) since = stretch.first;
    before = now;
  }
  return since;
}

DueOfGrounds due_of_grounds(const Context& context, const StandingRecord& read) {
  DueOfGrounds found;
  const auto add = [&found](const Record& record, void (*add_one)(const Record&, Causes, DueDays&)) {
    add_one(record, cause::ina3, found.ina3);
    add_one(record, cause::ina4, found.ina4);
    add_one(record, cause::ctp2, found.ctp2);
  };
  // What lies ahead has not happened; and the end of a plan moves no quarter that is over, unless it comes within a month of it.
  // But the days of a voluntary interval come on top of a clock.
  std::vector<Pinned> of_dates = read.uncertain;
  for (std::size_t i = read.always_pinned; i < of_dates.size(); ++i) {
    Pinned& one = of_dates[i];
    if (one.days.earliest <= context.as_of + date::days{62}) continue;   // no mutants: any number of days that is enough
    const Pinned first[] = {{one.date, dates::Span::of(one.days.earliest)}};
    if (may_be_order(context.plans, first, context.as_of)) one.days = first->days;   // else the order in question has only later days of it
  }
  if (combinations(of_dates, kMostCombinations) > kMostCombinations) {   // no mutants: how long it may take
    add(read.record, add_bounds);
  } else {
    found.inactive = found.contrary = Clocks{};
    bool always = true;
    on_each_day(context, of_dates, [&](const Record& record) {
      const Line known = evaluate(record, {false, false});
      add(record, add_world);
      add_clocks(record, known, found);
      const std::optional<Day> since = last_ground(known, context.as_of);
      always = always && since;
      if (since) widen_to(found.ground, Span::of(*since));
    });
    if (!always) found.ground.reset();
  }
  return found;
}

}  // namespace cocrea::rules
