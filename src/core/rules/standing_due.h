// Which two quarters, or which half of CTP-2, a verdict speaks of, and when they were due: by enumeration of the days where dates are known by month or
// year only (RULES 0.2).
#pragma once

#include "core/rules/standing_record.h"

namespace cocrea::rules {

// The first of its grounds that is open on the as-of day with the days at their worst, for it has been since then; or the last that may be, by what is not
// recorded. Null if none is.
const Ground* open_ground(const Record&, Causes, bool by_unknown);

// The latest plan that was submitted by the as-of day, on the days of this outlook: its co-creation failure would open on the day after.
const plan::Plan* submitted_in(const Record&, Outlook);
// The half of CTP-2 that decides: of an earlier plan than that one only what is known to be unmet.
const Ground* open_half(const Record&, bool by_unknown);

// Of the ground that decides, over the days that leave it open: since when its own acts count, and its last day. Empty where it is never open.
struct DueDays {
  std::optional<dates::Span> opens, due;
};
// Since when a clock runs on the as-of day, and its last day, over all combinations of days: by what is known; and by unrecorded acts at their worst.
struct Clocks {
  std::optional<dates::Span> since, until, possible_since, possible_until;
};
struct DueOfGrounds {
  DueDays ina3, ina4, ctp2;
  std::optional<Clocks> inactive, contrary;   // CTP-1 and REV-1, where every combination was asked for: on each by what is known, else by what is possible
  std::optional<dates::Span> ground;          // since when there has been a ground for revocation, or was one (last_ground): none where some combination gives none, or not every one was asked for
};

// Since when there has been a ground for revocation, or was one: the last by the as-of day.
std::optional<dates::Day> last_ground(const Line&, dates::Day as_of);

// Every combination of days is asked for, up to those of two months; beyond, the days of each ground that may be the one.
DueOfGrounds due_of_grounds(const Context&, const StandingRecord&);

inline constexpr int kMostDays = 366;                          // no mutants: how long it may take
inline constexpr int kMostCombinations = 1000;                 // no mutants: as above
int combinations(const std::vector<Pinned>&, int most);        // of their days; more than `most` if there are more

// Calls visit(record) for every combination of the days that the dates may be, and on which the plans come in the context's order.
template <class Visit>
void on_each_day(const Context& context, const std::vector<Pinned>& of_dates, const Visit& visit) {
  std::vector<Pinned> pinned;
  for (const Pinned& one : of_dates) pinned.push_back({one.date, dates::Span::of(one.days.earliest)});
  for (;;) {
    if (may_be_order(context.plans, pinned, context.as_of)) visit(read_record(context, pinned).record);
    std::size_t i = 0;
    while (i < pinned.size() && pinned[i].days.earliest == of_dates[i].days.latest) {
      pinned[i].days = dates::Span::of(of_dates[i].days.earliest);
      ++i;
    }
    if (i == pinned.size()) return;
    pinned[i].days = dates::Span::of(pinned[i].days.earliest + date::days{1});
  }
}

}  // namespace cocrea::rules
