// Rules that are judged at the submission: is it so on that day? (RULES 0.4, moment)
//
// A finding is a set of answers, because days and what is not recorded may leave it open. What lists hold is independent of each other,
// so the answers of a list are those of its members, put together one by one.
#pragma once

#include <array>

#include "core/rules/facts.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {

namespace finding {
inline constexpr unsigned no = 1;
inline constexpr unsigned unknown = 2;   // something is not recorded, and decides
inline constexpr unsigned yes = 4;
}  // namespace finding

// Of two that are independent: the greater of each pair of answers (one that is so is enough), and the lesser (both have to be so).
unsigned any_of(unsigned a, unsigned b);
unsigned all_of(unsigned a, unsigned b);
// Of a fact or a tick: unset is unknown.
unsigned finding_of(plan::YesNo);
// Whether an act falls on a day of [first, last]; without a date: unknown.
unsigned falls_within(const std::optional<dates::Span>& act, dates::Day first, dates::Day last);
// What a list says by itself, before its members: whether silence leaves it open.
inline unsigned silence(plan::YesNo register_complete) { return silence_is_unknown(register_complete) ? finding::unknown : finding::no; }

inline constexpr dates::Day kLongAgo{date::days{-800'000}};   // before every date that can be recorded, and months can be added to it

// A date that a rule compares with the submission, and where it stands.
struct Compared {
  plan::Date date;
  Place place;
};

struct AtSubmission {
  Act submission;
  dates::Day as_of;
  std::vector<Compared> compared;
  std::optional<dates::Span> earlier;   // a second day that several comparisons share (of the plan before)
};

// The parts of a decision, all of which have to be so; a part that is not used is so.
using Parts = std::array<unsigned, 4>;
inline constexpr Parts kAllSo{finding::yes, finding::yes, finding::yes, finding::yes};

struct Judgement {
  Tally tally;
  Parts parts{};          // every answer that a part has on some day
  bool lacks_submission = false;
  bool ready = false;     // it would be met if the plan were submitted today
  // Whether a part is open and its answer may be missing.
  bool open(std::size_t part) const { return tally.has(State::cannot_tell) && !lacks_submission && (parts[part] & finding::unknown) != 0; }
};

// A reference to find(submission, earlier, parts), so that judging is compiled once.
struct Finder {
  const void* context;
  void (*call)(const void* context, dates::Day submission, dates::Day earlier, Parts& parts);
};
template <class Find>
Finder finder(const Find& find) {
  return {&find, [](const void* context, dates::Day submission, dates::Day earlier, Parts& parts) {
            (*static_cast<const Find*>(context))(submission, earlier, parts);
          }};
}

// Pending before the submission, and judged on it, on every combination of days.
Judgement judge_at_submission(const AtSubmission&, Finder);

struct MomentWords {
  std::string_view met, not_met, unknown;   // reasons
  std::string_view remedy;                  // what to do while it is pending or not met
  Place where;                              // and where
  std::string_view too_late = {};           // instead, where it is not met and no act can save it any more
};
// State, due day, reason, the missing submission and the remedies. The rule's own facts and missing inputs are added before.
void finish(Verdict&, const AtSubmission&, const Judgement&, const MomentWords&);

// What to do by the due day, in words that name it. Where it is a span, its first day is in time whatever the days: `safely` names that. Where there is none, or
// what is done now might be too early to count, `remedy` names no day.
struct ByDay {
  std::string_view remedy, by, safely;
};
std::string_view words_by_day(const Verdict&, dates::Day as_of, const ByDay&);
// "Record who attended on 3 November", for the first meeting of which that is missing; whether there is one.
bool add_attendance_remedy(Verdict&);
// "Record this", for everything that is missing; a register that is not complete may be marked so.
void add_recording_remedies(Verdict&);
// "Record the exact day", where a date is known by its month or year only.
void add_exact_day_remedy(Verdict&, const plan::Date&, Place);
// The same for the days between which a plan runs.
void add_plan_days_remedies(Verdict&, const plan::Plan&);

}  // namespace cocrea::rules
