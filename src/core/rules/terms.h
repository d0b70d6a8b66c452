// Which term of office a plan belongs to, and how its end stands to the plan's end (RULES 0.5, PLAN-PERIOD-2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/rules/facts.h"

namespace cocrea::rules {

// What one member's terms say to one plan end, as a set: the terms' own days may be uncertain.
namespace term_answer {
inline constexpr unsigned in_time = 1;     // plan_end <= term_end - n months
inline constexpr unsigned breached = 2;
inline constexpr unsigned no_term = 4;     // no recorded term contains the day
inline constexpr unsigned no_end = 8;      // the term that contains it has no end
inline constexpr unsigned no_change = 16;  // the term was changed, on an unknown day, and that decides
inline constexpr unsigned missing = no_term | no_end | no_change;
}  // namespace term_answer

// A term with the days that it may have. An unset start lies before everything; an unset end after everything.
struct TermDays {
  const plan::Term* term = nullptr;
  std::optional<dates::Span> start, end;
  std::optional<dates::Span> earlier_end, end_changed;   // RULES 0.5: a plan that ended before the change was known keeps the earlier end
};

// One jurisdiction that takes part, with the terms recorded for it.
struct TermHolder {
  std::string_view id;
  std::string_view name;
  std::vector<TermDays> terms;   // those with at least one date
  const plan::Term* without_dates = nullptr;   // one that is there and waits for them

  // Where a date ("start", "end") of a term that is not recorded goes.
  Place place_of(std::string_view date) const { return without_dates != nullptr ? Place{without_dates->id, date} : Place{id, "terms"}; }
};
TermHolder term_holder(const plan::Jurisdiction&);
TermHolder term_holder(const plan::Member&);

// Whether one of the terms was changed on an unknown day.
bool change_unknown(const TermHolder&);

// The answers for one reference day (submission, period start or as-of) and one plan end, over all days that the terms may have.
// `months_before`: by how many months the plan has to end before the term.
unsigned answers(const TermHolder&, dates::Day reference, dates::Day plan_end, int months_before);

// Where a day lies in the term that contains the reference day, as a set over the days that the terms may have: whether it is the term's first
// day, and whether it lies in the term.
namespace term_place {
inline constexpr unsigned first_day = 1;
inline constexpr unsigned inside = 2;         // not its first day
inline constexpr unsigned outside = 4;
inline constexpr unsigned no_start_yet = 8;   // in the term, whose start is not recorded
inline constexpr unsigned no_start = 16;      // before the reference, in a term whose start is not recorded
inline constexpr unsigned no_end = 32;        // after the reference, in a term whose end is not recorded
inline constexpr unsigned no_term = 64;
}  // namespace term_place
unsigned places(const TermHolder&, dates::Day reference, dates::Day day);

// The terms that may contain a day of `reference`, the one that wins first; each with the days that its end may have.
struct PossibleTerm {
  const TermDays* term;
  std::optional<dates::Span> end;   // empty: unset
};
std::vector<PossibleTerm> possible_terms(const TermHolder&, dates::Span reference, std::optional<dates::Span> plan_end);

}  // namespace cocrea::rules
