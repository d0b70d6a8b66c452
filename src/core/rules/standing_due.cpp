#include "core/rules/standing_due.h"

#include <algorithm>

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;
constexpr date::days one_day{1};
constexpr int kMostCombinations = 1000;   // no mutants: how long it may take

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
  const Ground* ground = open_ground(record, cause, false);
  if (ground == nullptr) ground = open_ground(record, cause, true);
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

class DueEnumeration {
 public:
  DueEnumeration(const Context& context, const StandingRecord& read, DueOfGrounds& found) : context_(context), dates_(read.uncertain), found_(found) {}

  void run(std::size_t i) {
    if (i < dates_.size()) {
      for (Day day = dates_[i].days.earliest; day <= dates_[i].days.latest; day += one_day) {
        pinned_.push_back({dates_[i].date, Span::of(day)});
        run(i + 1);
        pinned_.pop_back();
      }
      return;
    }
    const StandingRecord read = read_record(context_, pinned_);
    add_world(read.record, cause::ina3, found_.ina3);
    add_world(read.record, cause::ina4, found_.ina4);
    add_world(read.record, cause::ctp2, found_.ctp2);
  }

 private:
  const Context& context_;
  const std::vector<Pinned>& dates_;
  DueOfGrounds& found_;
  std::vector<Pinned> pinned_;
};

}  // namespace

const Ground* open_ground(const Record& record, Causes cause, bool by_unknown) {
  for (auto one = record.grounds.rbegin(); one != record.grounds.rend(); ++one) {
    if (one->cause == cause && one->opens.earliest <= record.as_of && is_open(record, *one, {true, by_unknown}, record.as_of)) return &*one;
  }
  return nullptr;
}

DueOfGrounds due_of_grounds(const Context& context, const StandingRecord& read) {
  DueOfGrounds found;
  int combinations = 1;
  for (const Pinned& one : read.uncertain) {
    combinations *= dates::days_between(one.days.earliest, one.days.latest) + 1;
    if (combinations > kMostCombinations) break;
  }
  if (combinations > kMostCombinations) {
    add_bounds(read.record, cause::ina3, found.ina3);
    add_bounds(read.record, cause::ina4, found.ina4);
    add_bounds(read.record, cause::ctp2, found.ctp2);
  } else {
    DueEnumeration(context, read, found).run(0);
  }
  return found;
}

}  // namespace cocrea::rules
