// The membership's standing through time (STA-1), as a pure function of what happened.
//
// A `Record` is what the rules of 1.11 to 1.13 need of a document: activities, grounds for inactivity, failures to show evidence, voluntary
// intervals, statuses recorded by OGP. standing_record.h makes it; this file knows no document.
//
// Every date of a record is a span of days, and every act is sure or only possible. `evaluate` answers for one *outlook*: days at their best
// or worst, and what is unknown at its best or worst for the member. Over exact days and sure acts all outlooks are the same line, and it is exact.
// Else they enclose the truth, because everything that makes up a standing is monotone: a ground that is open on more days makes the run of
// inactive days begin no later, hence the contrary run and the ground for revocation; an activity more never opens anything.
//
//   ground opens on a day of [a, b]; ends on the first activity from then on
//     worst: open from a, to the last day of the first activity that surely lies on b or later
//     best:  open from b, to the first day on which an activity may lie that may be on a or later; on or before b: never open
//
// So on each day the standing of every world (combination of days) ranks no lower than in the best line and no higher than in the worst
// one; where both agree, it is that. With a single uncertain date both are reached by some world on every
// day. What is a bound only: one date that several grounds share, and the standings between best and worst. Whoever needs more narrows the
// spans (standing_answer.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/dates/day.h"
#include "core/plan/document.h"

namespace cocrea::rules {

// STA-1, weakest first: the strongest that holds is the standing of a day. `none`: before the line begins.
enum class Standing : std::uint8_t { none, not_assigned, active, inactive, voluntary, contrary, revocation_ground, revoked };
inline constexpr unsigned kStandings = 8;
std::string_view name(Standing);   // "not-assigned", "active", "inactive", "inactive-voluntary", "contrary-to-process" ...
Standing standing_of(plan::RecordedState);
// What STA-1 answers by the reason of its verdict; nothing where it cannot be told, or may be one of several.
std::optional<Standing> told_standing(std::string_view reason);
// Out of bits, weakest first. Before the membership there is none.
std::vector<Standing> standings_in(unsigned bits);

// Why: rules, as bits.
using Causes = std::uint16_t;
namespace cause {
inline constexpr Causes ina1 = 1, ina2 = 2, ina3 = 4, ina4 = 8, voluntary = 16, ctp1 = 32, ctp2 = 64, revocation = 128, activity = 256, recorded = 512;
inline constexpr Causes ground = ina1 | ina2 | ina3 | ina4;
}  // namespace cause
inline constexpr std::string_view kCauseNames[] = {"INA-1", "INA-2", "INA-3", "INA-4", "INA-V", "CTP-1", "CTP-2", "REV-1", "ACT-1", "recorded"};

// Later than every day that a line names.
inline constexpr dates::Day kNever{date::days{20'000'000}};

struct DatedAct {
  dates::Span days;
  bool sure = true;        // false: it may not be one (attendance or progress unset)
  bool sure_days = true;   // false: whether it counts depends on the days of other dates
};

// A ground for inactivity (INA-1 ... INA-4), or a failure of CTP-2: open from `opens` on, unless an act of its own prevents or cures it.
struct Ground {
  Causes cause = 0;                 // none: of a plan of which it is not known whether it was submitted, when it ends or when it was due; it has no verdict
  bool by_end = false;              // … when it ends
  bool by_deadline = false;         // … when it was due: the first, by OGP
  dates::Span opens{};              // the day after the due date
  bool sure = true;                 // false: an unrecorded act may have kept it from opening at all
  bool sure_without_requests = false;   // … but for voluntary days that may not be recorded: quarters
  bool sure_days = true;            // false: on some of the days that its dates allow it does not exist
  std::optional<dates::Span> since; // own acts count from this day on; empty: on any day
  std::uint32_t own_from{}, own_to{};       // its own acts, in Record::own
  std::uint32_t own_exact{};                // so many of them are sorted (sort_exact)
  bool own_unknown = false;         // an own act that is not recorded, or without its day, may lie on any day up to the as-of day
  dates::Span own_unknown_from = dates::Span::of(dates::Day::min());   // but on none before this one
  dates::Span own_unknown_time = dates::Span::of(dates::Day::min());   // and on none of them if the time that it has to be of has not begun by the as-of day
  bool failure = false;             // CTP-2: no activity ends it
  bool verdict_only = false;        // CTP-2 without complete registers: cannot tell, never a status
  const plan::Plan* plan = nullptr; // of which plan; for INA-2 after the latest plan, that plan; none where the first is not in the record
  bool expected = false;            // INA-2: the plan that is due is not in the record
  bool reports_unknown = false;     // INA-3, INA-4: what is not recorded of commitments may decide whether its quarters ask for a report
  int number{};                     // of the later block, or of the plan year
};

struct Voluntary {
  dates::Span first;                // the later of request and `from`
  std::optional<dates::Span> last;  // empty: until the day before the first activity on or after the first day
  bool sure = true;                 // false: the reason is blank
  const plan::Inactivity* entry = nullptr;
};

struct RecordedDay {
  dates::Day date;
  plan::RecordedState state;
};

struct Record {
  dates::Day as_of{};                     // what is dated later has not happened
  std::optional<dates::Span> joined;
  std::vector<DatedAct> activities;       // ACT-1
  std::uint32_t activities_exact{};       // so many of them are sorted (sort_exact)
  std::optional<dates::Span> unknown_until;  // an unrecorded activity may lie on any day up to this one; with the days at their worst, up to the earliest
  bool voluntary_unknown = false;         // so may unrecorded voluntary days, up to the as-of day: what would open on them does not
  std::vector<Ground> grounds;
  std::vector<DatedAct> own;
  std::vector<Voluntary> voluntary;
  std::vector<RecordedDay> recorded;      // by date, none later than the as-of day
  int contrary_months = 6, revocation_months = 4;
};

// Sorts the acts from there on: first those that are sure and of one day, by their days, so that the first of them from some day on is found at once. How many those are.
std::uint32_t sort_exact(std::vector<DatedAct>&, std::size_t from);

struct Outlook {
  bool worst_days = false;
  bool worst_unknown = false;
};

// A stretch of days with the same answer, to the day before the next one.
struct Stretch {
  dates::Day first;
  Standing computed = Standing::none;
  Causes causes{};
  plan::RecordedState recorded = plan::RecordedState::unset;   // in force
  std::optional<dates::Day> inactive_since;     // d0 of the run
  std::optional<dates::Day> act_until;          // CTP-1: last day to start an activity
  std::optional<dates::Day> contrary_since;     // c0
  std::optional<dates::Day> comply_until;       // REV-1: last day to comply

  // What is stated: what OGP recorded goes before what is computed.
  Standing stated() const { return recorded == plan::RecordedState::unset ? computed : standing_of(recorded); }
  friend bool operator==(const Stretch&, const Stretch&) = default;
};
using Line = std::vector<Stretch>;

// Empty if nothing makes it begin: neither joined nor any sure activity or recorded status.
Line evaluate(const Record&, Outlook);
// The same with the failures of CTP-2 that are never a status: what may follow from them (REV-1).
Line evaluate_with_verdicts(const Record&, Outlook);
// The stretch of a day; null before the line begins.
const Stretch* at(const Line&, dates::Day);

// Whether a due date was missed and its ground has opened, whatever activity followed (INA-1, INA-2: they stay not met until the submission).
enum class Missed : std::uint8_t { done, ahead, missed };
Missed missed(const Record&, const Ground&, Outlook);
// Whether a failure of CTP-2 is open on a day, by itself.
bool is_open(const Record&, const Ground&, Outlook, dates::Day);

// The days on which the membership may be voluntarily inactive by requests that lack their day or their reason: with the days at their best the most, at their worst the fewest.
std::vector<dates::Span> perhaps_voluntary(const Record&, bool worst_days);
// Last day to act: anchor + months + the voluntary days after the anchor and up to that later day (INA-V). `suspended`: sorted, apart.
dates::Day last_day_to_act(dates::Day anchor, int months, const std::vector<dates::Span>& suspended);

}  // namespace cocrea::rules
