// Slots: how many commitments are in a plan at one time (COM-3).
//
// A commitment occupies a slot on day t when inclusion <= t < release and t <= plan_end. Inclusion: the plan's submission for initial ones,
// its own for added ones. Release: the day on which its evaluation is delivered, provided that it is not before its completion; without
// both there is no release. Release and inclusion may fall on the same day. Cancelled commitments keep their slot.
//
// What is not known has two ends. *Days*: each of a commitment's dates may be early or late; a smaller occupation is contained in a
// larger one, so two of them give the state (the list of states that are possible in between is followed along one path from the one to
// the other, and may lack one where several uncertain dates and unrecorded acts meet). *Unrecorded acts*, where silence does not say that they did not happen: an evaluation could have
// freed a slot (of an initial commitment not on the day of its submission itself), a submission could have taken one.
#pragma once

#include "core/rules/facts.h"

namespace cocrea::rules {

// One commitment's occupation: the smaller or the larger one that its days allow.
struct Occupation {
  std::optional<dates::Day> inclusion;      // of an added commitment; empty: not included, or unknown
  std::optional<dates::Day> release;
  std::optional<dates::Day> release_if;     // its evaluation is recorded; released on this day if it was completed by then
  std::optional<dates::Day> release_after;  // an unrecorded act may have released it, on this day or later
};

struct Slot {
  const plan::Commitment* commitment = nullptr;
  bool added = false;
  bool inclusion_unknown = false;    // added, and it is not known whether and when it was submitted
  bool completion_unknown = false;   // not recorded, and silence does not say that it was not completed
  bool delivery_unknown = false;     // likewise of its evaluation
  Occupation smaller, larger;
  bool uncertain = false;            // they differ
};

std::vector<Slot> slots_of(const plan::Plan&);

// The most slots in use on any day up to `last`, and those in use on the last day itself.
struct SlotCount {
  int most = 0;
  int on_last_day = 0;
};

// The days that a count stands on. The first `larger` uncertain slots take the larger occupation, the others the smaller one.
struct SlotDays {
  dates::Day submission;
  std::optional<dates::Day> plan_end;   // empty: not recorded
  dates::Day last;                      // the as-of day
  std::size_t larger = 0;
};

// With unrecorded acts taken as they keep the count low (`in_favour`) or high.
SlotCount count_slots(const std::vector<Slot>&, const SlotDays&, bool in_favour);

}  // namespace cocrea::rules
