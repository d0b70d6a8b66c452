// A verdict: what a rule of the handbook says about one subject on one day, with everything that led to it.
//
// The "why?" panel, the report, the command line's JSON and the tests all show this one value. It holds no sentences: facts,
// steps and notes are data; their words are in assets/rules, their dates are written out by the view.
//
// Ids and texts are those of the document it was made from, not copies (a check makes thousands of them): a verdict is gone when the
// document changes or ends.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/dates/day.h"
#include "core/plan/document.h"

namespace cocrea::rules {

// RULES 0.4. In the order of "the worst of several" where it matters: see worst().
enum class State : std::uint8_t { met, not_met, pending, depends_on_day, cannot_tell, not_applicable };
inline constexpr unsigned kStates = 6;
inline constexpr State kEveryState[] = {State::met, State::not_met, State::pending, State::depends_on_day, State::cannot_tell, State::not_applicable};
std::string_view name(State);   // "met", "not-met", "pending", "depends-on-day", "cannot-tell", "not-applicable"

// RULES 1.16. Separate from the state.
enum class Severity : std::uint8_t { none, requirement, limit, note, status };
std::string_view name(Severity);

// Where something stands in the document: an entity and one of its fields ("" = the entity itself, or a list as a whole).
struct Place {
  std::string_view entity;
  std::string_view field;   // a name of the field table: it lives for ever

  friend bool operator==(const Place&, const Place&) = default;
};

// A fact that the rule read. Exactly one of the values is set, or none: then the fact is unset, and the verdict says so.
struct Fact {
  std::string_view label;               // key of its words: "fact.planSubmission"
  Place place;
  std::optional<dates::PartialDate> date;
  std::optional<int> number;
  std::string_view choice;              // a name out of the field's choices
  std::string_view text;                // something a person wrote (a name, a title)
};

// One line of arithmetic. `from` -> `to`, spans of days.
//   add_months   from + months = to           (months may be negative: "two months before")
//   add_days     from + months days = to      (the number of days is in `months`)
//   compare      from <= to ?                 (holds: yes, no or depends)
//   count        count of limit               (commitments in use of 5); `count_least` to `count` where days or unrecorded acts leave it open
struct Step {
  enum class Kind : std::uint8_t { add_months, add_days, compare, count } kind = Kind::add_months;
  std::string_view label;               // key of what `to` (or the comparison) is: "step.due"
  dates::Span from{};
  int months{};
  dates::Span to{};
  bool clamped = false;                 // a month without such a day: its last day was taken (DATE-2)
  int count{}, count_least{}, limit{};   // add_days: so many at least and at most, at the two ends of `from`
  std::optional<dates::Span> reached{};  // the days on which it may have been fulfilled first: Verdict::done is one that counts on all days
  State outcome = State::met;           // compare: met (holds), not_met, depends_on_day
};

// An input whose value would change the state.
struct Missing {
  std::string_view label;               // key of its words, as Fact::label
  Place place;                          // where to record it
};

// A number out of the dated table in assets/rules: "initialEvaluationMonths" = 2.
struct Parameter {
  std::string_view name;
  int value{};
};

// A remark that never changes the state ("the window outlives the plan", "judged backwards").
struct Note {
  std::string_view label;               // key of its words
  Place place;
  std::optional<dates::Span> span;
  std::optional<int> number;
  std::string_view text;
};

struct Verdict {
  std::string_view rule;                // "MON-IE"
  std::string_view subject;             // id of the entity that it is about (plan, commitment, amendment ...)
  std::string_view plan;                // the plan that it belongs to, "" if none
  State state = State::cannot_tell;
  Severity severity = Severity::requirement;
  std::optional<dates::Span> due;       // an act on the last day of the window is in time (DATE-3)
  std::optional<dates::Span> opens;     // first day of the window, where there is one
  std::optional<dates::Span> done;      // when the act happened
  int late_days = 0;                    // "late by n days, done": at least n
  std::string_view reason;              // key of the sentence that says why this state: "reason.MON-IE.pending"
  std::vector<Fact> facts;
  std::vector<Parameter> parameters;
  std::vector<Step> steps;
  std::vector<Missing> missing;         // those that would settle most come first
  std::vector<State> possible;          // for depends_on_day: the states that the days allow
  unsigned standings = 0;               // of STA-1, which is "met" by one: those that they allow, as bits (standing.h)
  std::vector<Note> notes;
  // Acts that would change the state, most useful first: keys of sentences, with the place to do it.
  std::vector<Missing> remedies;
};

// What stands for a placeholder in a sentence of assets/rules (its README lists them): a day, a number, or something that a person
// wrote. monostate: this value has no such thing, so the sentence does not suit it.
using Argument = std::variant<std::monostate, dates::Day, int, std::string>;
// For the reason, the remedies and the next step of a verdict.
Argument argument(const Verdict&, std::string_view placeholder);
// For a note or a step of its own.
Argument argument(const Note&, std::string_view placeholder);
Argument argument(const Step&, std::string_view placeholder);

// Of `possible`; of STA-1 the standings instead of "met".
std::vector<std::string_view> possible_names(const Verdict&);

// RULES 0.4: not met, cannot tell, depends on the day, pending, met; not applicable is left out (and is the answer for nothing).
State worst(const std::vector<State>&);

}  // namespace cocrea::rules
