// The calendar of obligations that the rules imply: what, for whom, from when to when, done or not, by which rule.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/rules/check.h"

namespace cocrea::deadlines {

using rules::Actor, rules::name;

enum class Nature : std::uint8_t {
  obligation,   // something has to be done by then
  window_end,   // something may be done until then (amendments): pending while it is open or still to come, not applicable once it has
                // closed, depends on the day between
  bound         // a date must lie before it (latest plan end)
};
std::string_view name(Nature);  // "obligation", "windowEnd", "bound"

struct Deadline {
  std::string_view rule;
  std::string_view label;                 // key of its words: "deadline.initialEvaluation"
  std::string_view subject;               // plan or commitment; an id of the document, as those of verdicts
  std::string_view plan;
  Actor actor = Actor::both;              // of its rule
  Nature nature = Nature::obligation;
  std::optional<dates::Span> opens;
  dates::Span due;                        // an act on the last day is in time
  std::optional<dates::Span> done;
  rules::State state = rules::State::pending;
  bool forecast = false;                  // its anchor is only planned: so it will be if that keeps its date
  std::size_t verdict{};                  // index into the verdicts that it was derived from
  bool has_verdict = false;               // the amendment window exists without any amendment, hence without a verdict
};

struct Calendar {
  std::vector<rules::Verdict> verdicts;
  std::vector<Deadline> deadlines;        // by earliest due day, then in the order of the source
};

// The whole answer for a document on a day, by the rule set that it names.
Calendar calendar(const plan::Document&, dates::Day as_of);
// The same by a given edition.
Calendar calendar(const plan::Document&, dates::Day as_of, const rules::RuleSet&);

}  // namespace cocrea::deadlines
