// An act that is due in a window: delivered in [anchor, anchor + n months] (RULES 0.3, 0.4).
#pragma once

#include "core/rules/facts.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {

// A recorded act that may fulfil the obligation.
struct Delivery {
  std::string_view id;                   // the document's, for verdicts keep it
  std::string_view date_field;           // where its date stands
  std::optional<dates::Span> days;       // empty: recorded without a date
  bool kind_unset = false;               // it may be another act
  bool content_unset = false;            // it is that act, and whether it is whole is not recorded
  std::string_view unset_field = "kind"; // where either stands
};

struct Obligation {
  Act anchor;
  int months{};
  std::vector<Delivery> deliveries;
  bool silence_unknown = true;           // the register of the acts is not complete
  dates::Day as_of;
  bool anchor_stands = false;            // it is known now, though it may lie ahead (a plan's end): so is the due date
  bool early_counts = false;             // an act before the anchor fulfils too
};

// Which input was lacking where the answer is "cannot tell", or would settle a pending one.
namespace lacks {
inline constexpr std::uint32_t anchor = 1;      // the anchor's date
inline constexpr std::uint32_t act = 2;         // the act itself
inline constexpr std::uint32_t act_date = 4;    // the date of a recorded act
inline constexpr std::uint32_t act_kind = 8;    // what a recorded act is, or whether it is whole
}  // namespace lacks

// What a recorded act can be for one anchor day, as a set: over the act's days, or because something about it is unset.
namespace role {
inline constexpr unsigned interim = 1;    // before the anchor: fulfils nothing
inline constexpr unsigned later = 2;      // after the due date, or still to come: fulfils nothing in time
inline constexpr unsigned unclear = 4;    // undated, or of no kind: it may fulfil
inline constexpr unsigned fulfils = 8;
}  // namespace role
unsigned roles_of(const Delivery&, dates::Day anchor, dates::Day due, dates::Day as_of);

// The answer for every combination of days.
Tally judge(const Obligation&);
// The same in two steps, for rules in which several obligations share an anchor: what the answer compares, and the answer for one anchor day.
void compare_anchor(Worlds&, Worlds::Number anchor, const Obligation&);
Tally judge_from(const Obligation&, dates::Day anchor);

// The due days, for the anchor's days up to the as-of day; empty while the anchor has not happened, unless it stands.
std::optional<dates::Span> due_days(const Obligation&);

// The deliveries that are surely this act, and whole, and happened by the as-of day, on or after the anchor, whatever the day: the first of them. Null if none.
const Delivery* first_done(const Obligation&);

// The days on which it may have been fulfilled first, over the days of the anchor; none if it was on no day.
std::optional<dates::Span> days_when_done(const Obligation&);

struct ObligationWords {
  std::string_view due_step;                 // the sum that gives the due date
  std::string_view anchor;                   // its fact, where it is missing
  std::string_view act_date, act_kind;       // facts of a recorded act
  std::string_view act;                      // the act that is missing, by name
  std::string_view remedy;                   // what to do, in time or late
  Place where;                               // and where
  std::string_view by = {}, safely = {};     // what to do in time, by a day that is named (ByDay)
};
// State, window, steps, missing inputs, reason and remedies. Several obligations of one verdict: the state by `finish`, the rest by each.
void finish(Verdict&, const Obligation&, const Tally&, const ObligationWords&);
void add_window(Verdict&, const Obligation&, std::string_view due_step);
void add_missing(Verdict&, const Obligation&, std::uint32_t missing, const ObligationWords&);
void add_reason(Verdict&, const Obligation&, std::uint32_t missing, const ObligationWords&);

}  // namespace cocrea::rules
