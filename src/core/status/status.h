// The membership's line through time (STA-1): what its status was, with the causes, and what it will be if nothing is done.
//
// The state of an interval is a fact: it stands on what is recorded. Where acts that are not recorded could have made it another one, those are
// `possible` beside it. Of a change that rests on dates known by month or year only, the earliest and the latest day are given.
// Every combination of days is asked for, up to that of two months. Beyond, dates are taken apart only as far, and for the days, that they matter, as there is time
// (boxes.cpp), and what all of them say of a day is united;
// what is left lies between the two ends: possible, where it may be sure, and never sure where it is not. Where the days allow several courses that no two
// days describe, the interval has no state and `possible` lists those that the days and what is not recorded allow. Before the membership there is none.
// A status that OGP recorded on a day that is not known is possible on every day; and where its statuses are not known to be complete, the membership may have
// been revoked from the first day by the as-of day on which there may have been a ground for it. Nothing is ever "revoked" that is not recorded; it keeps the causes that
// it found, for what opens later is no obligation any more. Voluntary inactivity is possible beside it while not all requests are recorded.
// Empty of a document that names a rule set which is not known.
#pragma once

#include <optional>
#include <vector>

#include "core/rules/check.h"
#include "core/rules/standing.h"

namespace cocrea::status {

struct Interval {
  std::optional<rules::Standing> state;    // empty: depends on the day
  dates::Span from;                        // its first day; it lasts to the day before the next interval. The latest is rules::kNever where the membership may not begin by what is recorded
  rules::Causes causes = 0;                // rules::kCauseNames; those that all days share, or each that it may be; only `recorded` where it is OGP's word alone
  std::vector<rules::Standing> possible;   // by what is not recorded; without a state: by the days as well
  std::optional<plan::RecordedState> recorded;   // OGP's, in force: then it is the state
  rules::Standing computed = rules::Standing::none;   // beside it
  bool forecast = false;                   // begins after the as-of day: as if no further act happened
  std::optional<dates::Span> act_until;    // CTP-1: last day to start an activity, while inactive
  std::optional<dates::Span> comply_until; // REV-1: last day to fulfil the requirements, while contrary to process
};

// The intervals that touch [from, to], in order; the first may have begun before. Acts dated after `as_of` have not happened.
// Empty where the membership has not begun.
std::vector<Interval> status(const plan::Document&, dates::Day from, dates::Day to, dates::Day as_of);

// "If nothing is done, then on ...": the first interval of the forecast with a weaker or a stronger status than on the as-of day. Null if none.
const Interval* next_change(const std::vector<Interval>&);

std::string_view name(plan::RecordedState);   // "active", "inactive", "contrary-to-process", "revoked"

}  // namespace cocrea::status
