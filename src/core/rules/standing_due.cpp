#include "core/rules/standing_due.h"

#include <algorithm>

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;
constexpr date::days one_day{1};

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

// From the last one that is open on all days; those before it do not decide.
void add_bounds(const Record& record, Causes cause, DueDays& days) {
  for (auto one = record.grounds.rbegin(); one != record.grounds.rend(); ++one) {
    if (one->cause != cause || one->opens.earliest > record.as_of || !is_open(record, *one, {true, true}, record.as_of)) continue;
    add_ground(*one, record.as_of, days);
    if (is_open(record, *one, {false, false}, record.as_of)) return;
  }
}

}  // namespace

const Ground* open_ground(const Record& record, Causes cause, bool by_unknown) {
  for (auto one = record.grounds.rbegin(); one != record.grounds.rend(); ++one) {
    if (one->cause == cause && one->opens.earliest <= record.as_of && is_open(record, *one, {true, by_unknown}, record.as_of)) return &*one;
  }
  return nullptr;
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
  for (auto one = record.grounds.rbegin(); one != record.grounds.rend(); ++one) {
    if (one->cause != cause::ctp2 || one->opens.earliest > record.as_of || (one->plan != submitted && one->verdict_only)) continue;
    if (is_open(record, *one, {true, by_unknown && one->plan == submitted}, record.as_of)) return &*one;
  }
  return nullptr;
}

int combinations(const std::vector<Pinned>& of_dates, int most) {
  int count = 1;
  for (const Pinned& one : of_dates) {
    count *= dates::days_between(one.days.earliest, one.days.latest) + 1;   // no mutants: how long it may take
    if (count > most) break;   // no mutants: likewise
  }
  return count;
}

DueOfGrounds due_of_grounds(const Context& context, const StandingRecord& read) {
  DueOfGrounds found;
  const auto add = [&found](const Record& record, void (*add_one)(const Record&, Causes, DueDays&)) {
    add_one(record, cause::ina3, found.ina3);
    add_one(record, cause::ina4, found.ina4);
    add_one(record, cause::ctp2, found.ctp2);
  };
  // What lies ahead has not happened; and the end of a plan moves no quarter that is over, unless it comes within a month of it.
  std::vector<Pinned> of_dates = read.uncertain;
  for (Pinned& one : of_dates) {
    if (one.days.earliest > context.as_of + date::days{62}) one.days.latest = one.days.earliest;   // no mutants: any number of days that is enough
  }
  if (combinations(of_dates, kMostCombinations) > kMostCombinations) {   // no mutants: how long it may take
    add(read.record, add_bounds);
  } else {
    on_each_day(context, of_dates, [&add](const Record& record) { add(record, add_world); });
  }
  return found;
}

}  // namespace cocrea::rules
