// The verdicts of 1.11 and 1.12 on the as-of day, over uncertain days and unrecorded acts.
//
// The record is evaluated at its ends first (standing.h). Where they give the same answers, whatever the days, those are exact. Else an uncertain
// date is halved, and each half answered by itself, down to single days where need be. That is the enumeration of all combinations, cut short
// where nothing changes: exact for every combination of two months, and for more while kMostSplits halvings suffice (kSplitsOfMany where more than
// kFewDates are uncertain).
//
// Beyond, the dates left stay spans, and what is promised is less: "met", "not met" and every other single state is that of all combinations still, but
// "depends on the day" may be said where all of them agree, and may name a state that none of them gives: between two ends that differ, any state of the
// rule is taken for possible. tests/core/rules/uncertainty_test.cpp holds both promises.
#pragma once

#include "core/rules/standing_due.h"
#include "core/rules/standing_record.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {

inline constexpr int kMostSplits = 1024;   // no mutants: how long it may take, as the two below
// A record of many uncertain dates would take seconds, and be none the wiser: its answer depends on the day in any case.
inline constexpr std::size_t kFewDates = 3;   // no mutants: as above
inline constexpr int kSplitsOfMany = 32;   // no mutants: as above
// Then statuses and voluntary intervals are tried on their first and last day.
inline constexpr int kMostEnds = 64;   // no mutants: as above

// INA-1 or INA-2 of one plan.
struct DueAnswer {
  Causes cause;
  const plan::Plan* plan;   // that is due; with `expected`, the one before it
  bool expected;
  dates::Span due;
  Tally tally;
  bool may_come_first = false;   // on some days it lies ahead, and is the first that does
};

struct StandingAnswers {
  StandingRecord read;                     // nothing pinned
  Line best;                               // by known acts, with the days at their best (standing.h)
  std::vector<DueAnswer> due;
  Tally ina1, ina2, ina3, ina4, ina5, ctp1, ctp2, rec1, rev1, sta1;
  Clocks inactive, contrary;               // CTP-1 and REV-1
  DueOfGrounds due_days;                   // where dates are uncertain, and one of its grounds may be open or one of its clocks may run
  unsigned stated{}, possible{};         // standings on the as-of day, as bits: by what is known; by unrecorded acts besides
  unsigned told{};                       // of the former, those that unrecorded acts leave as they are
  bool status_undated = false, status_unrecorded = false;   // what OGP published and is not recorded in whole may leave the standing open: a day; a revocation
  const plan::Plan* submitted = nullptr;   // the latest that was submitted by the as-of day
};

StandingAnswers answer(const Context&);

// Whether anything in the record is only possible, so that outlooks differ.
bool has_unknown(const Record&);

inline constexpr unsigned bit(Standing standing) { return 1u << static_cast<unsigned>(standing); }

}  // namespace cocrea::rules
