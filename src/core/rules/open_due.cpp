#include "core/rules/open_due.h"

#include <algorithm>

#include "core/rules/check.h"
#include "core/rules/facts.h"

namespace cocrea::rules {
namespace {

// The words of a span, where there are such.
std::string_view of_span(std::string_view key, std::string_view ending) {
  const std::string wanted = std::string(key) + std::string(ending);
  const auto keys = word_keys();
  const auto found = std::find(keys.begin(), keys.end(), wanted);
  return found == keys.end() ? std::string_view{} : *found;
}

bool names_due_day(std::string_view key) { return words("en", key).find("{due}") != std::string_view::npos; }

bool names_due(std::string_view key) { return words("en", key).find("{due") != std::string_view::npos; }

// The rules that say of the days which leave them open when what is open was due (standing_due.h).
bool is_due_while_open(std::string_view rule) { return rule == "INA-3" || rule == "INA-4" || rule == "CTP-1" || rule == "CTP-2" || rule == "REV-1"; }

// Nothing is open, whatever the day. What CTP-2 waits for is not open yet; a clock runs while its rule is pending.
bool is_closed(const Verdict& verdict) {
  const auto closed = [&](State state) { return state == State::met || state == State::not_applicable || (state == State::pending && verdict.rule == "CTP-2"); };
  return verdict.state == State::depends_on_day ? std::all_of(verdict.possible.begin(), verdict.possible.end(), closed) : closed(verdict.state);
}

}  // namespace

void leave_notes_open(Verdict& verdict, const Verdict& other) {
  std::erase_if(verdict.notes, [&](const Note& note) {
    return std::none_of(other.notes.begin(), other.notes.end(), [&](const Note& one) { return one.label == note.label; });
  });
}

void leave_due_open(Verdict& verdict, const Verdict& other) {
  const bool while_open = is_due_while_open(verdict.rule), closed = while_open && is_closed(verdict), other_closed = while_open && is_closed(other);
  const auto both = [&](std::optional<dates::Span>& span, const std::optional<dates::Span>& one) {
    if (closed != other_closed)
      span = closed ? one : span;
    else if (span && one)
      span = dates::Span{std::min(span->earliest, one->earliest), std::max(span->latest, one->latest)};
    else
      span.reset();
  };
  both(verdict.due, other.due);
  both(verdict.opens, other.opens);
  verdict.late_days = std::min(verdict.late_days, other.late_days);
  for (Step& step : verdict.steps) {
    if (step.kind == Step::Kind::compare && verdict.due) step = compare_step(step.label, step.from, *verdict.due);
  }
  const auto sum = std::find_if(verdict.steps.begin(), verdict.steps.end(), [](const Step& step) { return step.kind == Step::Kind::compare; });
  std::vector<Step> sums;
  for (const Step& step : other.steps) {
    const auto same = [&](const Step& one) { return one.kind == step.kind && one.label == step.label && one.to == step.to; };
    if (step.kind != Step::Kind::compare && std::none_of(verdict.steps.begin(), verdict.steps.end(), same)) sums.push_back(step);
  }
  verdict.steps.insert(sum, sums.begin(), sums.end());
  for (const Fact& one : other.facts) {
    const auto same = [&](const Fact& fact) { return fact.place == one.place; };
    if (std::none_of(verdict.facts.begin(), verdict.facts.end(), same)) verdict.facts.push_back(one);
  }
  if (verdict.reason == "reason.planDue.aheadEither") verdict.reason = "reason.planDue.aheadSpan";  // there may be a third
  std::string_view late = verdict.reason;   // by how many days
  if (late.ends_with("OneDay")) late.remove_suffix(std::string_view("OneDay").size());
  if (const std::string_view at_least = of_span(late, "AtLeast"); !at_least.empty()) verdict.reason = at_least;
  if (!verdict.due || names_due_day(verdict.reason)) {
    const std::string_view reason = verdict.due ? of_span(verdict.reason, "Span") : std::string_view{};
    if (!reason.empty())
      verdict.reason = reason;
    else if (names_due(verdict.reason))
      verdict.reason = "reason.dependsOnDay";
  }
  leave_notes_open(verdict, other);
  for (std::size_t i = verdict.remedies.size(); i-- > 0;) {
    if (!(verdict.due ? names_due_day(verdict.remedies[i].label) : names_due(verdict.remedies[i].label))) continue;
    const std::string_view safely = verdict.due ? of_span(verdict.remedies[i].label, "Safely") : std::string_view{};
    if (safely.empty())
      verdict.remedies.erase(verdict.remedies.begin() + static_cast<std::ptrdiff_t>(i));
    else
      verdict.remedies[i].label = safely;
  }
}

}  // namespace cocrea::rules
