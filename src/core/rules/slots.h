// Slots: how many commitments are in a plan at one time (COM-3).
//
// A commitment occupies a slot on day t when inclusion <= t < release and t <= plan_end. Inclusion: the plan's submission for initial ones,
// its own for added ones. Release: the day on which its evaluation is delivered, provided that it is not before its completion; without
// both there is no release. Release and inclusion may fall on the same day. Cancelled commitments keep their slot. An evaluation that is not the
// monitoring body's is none (MON-CE).
//
// What is not known has two ends. *Days*: each of a commitment's dates may be early or late; a smaller occupation is contained in a
// larger one, so two of them give the state (the list of states that are possible in between is followed along one path from the one to
// the other and, for each date by itself, over the days between its ends; it may lack one where several uncertain dates and unrecorded acts meet). *Unrecorded acts*, where silence does not say that they did not happen: an evaluation could have
// freed a slot (of an initial commitment not on the day of its submission itself), a submission could have taken one.
#pragma once

#include "core/rules/facts.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {

// One commitment's occupation: the smaller or the larger one that its days allow.
struct Occupation {
  std::optional<dates::Day> inclusion;      // of an added commitment; empty: not included, or unknown
  std::optional<dates::Day> release;
  std::optional<dates::Day> release_if;     // its evaluation is recorded; released on this day if it was completed by then
  std::optional<dates::Day> release_after;  // an unrecorded act may have released it, on this day or later
};

// What is recorded of a commitment: of an added one, its inclusion; its completion and its evaluation, nothing of a cancelled one.
struct SlotActs {
  std::optional<dates::Span> inclusion;
  std::optional<dates::Span> completed;
  std::vector<dates::Span> deliveries;
  bool undated_delivery = false;
};

struct Slot {
  const plan::Commitment* commitment = nullptr;
  SlotActs acts;
  bool added = false;
  bool inclusion_unknown = false;    // added, and it is not known whether and when it was submitted
  bool completion_unknown = false;   // not recorded, and silence does not say that it was not completed
  bool delivery_unknown = false;     // likewise of its evaluation
  Occupation smaller, larger;
  bool uncertain = false;            // they differ

  void occupy();                     // the two, out of its acts
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
  std::size_t larger{};
};

// With unrecorded acts taken as they keep the count low (`in_favour`) or high.
SlotCount count_slots(const std::vector<Slot>&, const SlotDays&, bool in_favour);

// Whether a commitment occupies its slot on one day (COM-4), as a set over the days that its dates allow.
namespace occupied {
inline constexpr unsigned no = 1;
inline constexpr unsigned unknown = 2;   // an unrecorded act decides
inline constexpr unsigned yes = 4;
}  // namespace occupied
// `submission`: the plan's; empty: not recorded, and it `may_be_submitted`.
unsigned occupancy(const Slot&, std::optional<dates::Day> submission, bool may_be_submitted, dates::Day day);

// The ceilings of an edition for this plan.
struct Limits {
  plan::JurisdictionKind kind;
  int independent, joint;
  plan::YesNo complete;   // the register of commitments
};
Limits limits_of(const Context&, const plan::Plan&);

// What is lacking to compare a count with its ceiling; lacks::submission of moment.h is the plan's submission.
namespace lacks {
inline constexpr std::uint32_t kind = 1;
inline constexpr std::uint32_t slot_acts = 2;
inline constexpr std::uint32_t other_commitments = 4;
}  // namespace lacks

// The state for one pair of counts: with unrecorded acts in favour, and against.
void judge_counts(const Limits&, int least, int most, Tally&);

void add_slot_facts(Verdict&, const Context&, const plan::Plan&, const Limits&, const std::vector<Slot>&);
void add_slot_missing(Verdict&, const Context&, const plan::Plan&, const std::vector<Slot>&, const Tally&);
// The count beside its ceiling, or beside both where the kind is unset.
void add_count_steps(Verdict&, const Limits&, std::string_view label, int least, int most);

}  // namespace cocrea::rules
