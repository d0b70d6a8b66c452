#include "core/rules/verdict.h"

#include <cstdlib>

#include "core/rules/standing.h"

namespace cocrea::rules {
namespace {

Argument day_of(const std::optional<dates::Span>& span, bool latest) {
  if (!span) return {};
  return latest ? span->latest : span->earliest;
}

// "date", "dateEarliest", "dateLatest" of a span. The plain name is for sentences about one day.
Argument span_argument(const std::optional<dates::Span>& span, std::string_view name, std::string_view placeholder) {
  if (!placeholder.starts_with(name)) return {};
  const std::string_view rest = placeholder.substr(name.size());
  if (rest.empty()) return span && span->is_day() ? Argument{span->earliest} : Argument{};
  if (rest == "Earliest") return day_of(span, false);
  if (rest == "Latest") return day_of(span, true);
  return {};
}

bool is_set(const Argument& argument) { return argument.index() != 0; }

// The day of the first meeting of which it is missing who attended.
Argument meeting_day(const Verdict& verdict) {
  for (const Missing& one : verdict.missing) {
    if (one.label != "fact.governmentAttended" && one.label != "fact.nonGovernmentAttended") continue;
    for (const Fact& fact : verdict.facts) {
      if (fact.label != "fact.meetingDate" || fact.place.entity != one.place.entity || !fact.date) continue;
      return fact.date->precision() == dates::Precision::day ? Argument{fact.date->span().earliest} : Argument{};
    }
    break;
  }
  return {};
}

const Step* first_step(const Verdict& verdict, Step::Kind kind) {
  for (const Step& step : verdict.steps) {
    if (step.kind == kind) return &step;
  }
  return nullptr;
}

}  // namespace

std::string_view name(State state) {
  switch (state) {
    case State::met: return "met";
    case State::not_met: return "not-met";
    case State::pending: return "pending";
    case State::depends_on_day: return "depends-on-day";
    case State::cannot_tell: return "cannot-tell";
    case State::not_applicable: break;
  }
  return "not-applicable";
}

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::none: return "none";
    case Severity::requirement: return "requirement";
    case Severity::limit: return "limit";
    case Severity::note: return "note";
    case Severity::status: break;
  }
  return "status";
}

std::vector<std::string_view> possible_names(const Verdict& verdict) {
  std::vector<std::string_view> all;
  for (const State state : verdict.possible) {
    if (state != State::met || verdict.standings == 0) all.push_back(name(state));
  }
  if (verdict.possible.empty()) return all;
  for (const Standing standing : standings_in(verdict.standings)) all.push_back(name(standing));
  return all;
}

Argument argument(const Verdict& verdict, std::string_view placeholder) {
  if (Argument found = span_argument(verdict.due, "due", placeholder); is_set(found)) return found;
  if (Argument found = span_argument(verdict.opens, "opens", placeholder); is_set(found)) return found;
  if (Argument found = span_argument(verdict.done, "done", placeholder); is_set(found)) return found;
  if (placeholder == "late") return verdict.late_days > 0 ? Argument{verdict.late_days} : Argument{};
  if (placeholder == "count" || placeholder == "countLeast" || placeholder == "limit") {
    const Step* step = first_step(verdict, Step::Kind::count);
    return step != nullptr ? argument(*step, placeholder) : Argument{};
  }
  if (placeholder == "meeting") return meeting_day(verdict);
  for (const Parameter& parameter : verdict.parameters) {
    if (parameter.name == placeholder) return parameter.value;
  }
  // Any other placeholder is the text of the fact of that name.
  for (const Fact& fact : verdict.facts) {
    if (fact.label.size() == placeholder.size() + 5 && fact.label.ends_with(placeholder) && !fact.text.empty()) return std::string(fact.text);
  }
  return {};
}

Argument argument(const Note& note, std::string_view placeholder) {
  if (placeholder == "n") return note.number ? Argument{*note.number} : Argument{};
  if (placeholder == "name") return note.text.empty() ? Argument{} : Argument{std::string(note.text)};
  return span_argument(note.span, "date", placeholder);
}

Argument argument(const Step& step, std::string_view placeholder) {
  if (placeholder == "months") return step.kind == Step::Kind::add_months ? Argument{std::abs(step.months)} : Argument{};
  if (step.kind != Step::Kind::count) return {};
  if (placeholder == "count") return step.count;
  if (placeholder == "countLeast") return step.count_least;
  if (placeholder == "limit") return step.limit;
  return {};
}

State worst(const std::vector<State>& states) {
  for (const State state : {State::not_met, State::cannot_tell, State::depends_on_day, State::pending, State::met}) {
    for (const State one : states) {
      if (one == state) return state;
    }
  }
  return State::not_applicable;
}

}  // namespace cocrea::rules
