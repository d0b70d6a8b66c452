// 1.11 to 1.13 follow from each other: what opened a ground for inactivity is also why the member is contrary to process later on, and why there is a ground for
// revocation. So a verdict that is open shows the facts and the sums of those it follows from.
#include <algorithm>

#include "core/rules/standing_verdicts.h"

namespace cocrea::rules {
namespace {

struct Named {
  Causes cause;
  std::string_view rule, note;
};
constexpr Named kGrounds[] = {{cause::ina1, "INA-1", "note.because.INA-1"}, {cause::ina2, "INA-2", "note.because.INA-2"}, {cause::ina3, "INA-3", "note.because.INA-3"}, {cause::ina4, "INA-4", "note.because.INA-4"}};
constexpr Named kFailures[] = {{cause::ctp1, "CTP-1", "note.because.CTP-1"}, {cause::ctp2, "CTP-2", "note.because.CTP-2"}};

// Of the verdicts so far; these rules have one each, and come last.
const Verdict* find(const Verdicts& verdicts, std::string_view rule) {
  const auto found = std::find_if(verdicts.rbegin(), verdicts.rend(), [&](const Verdict& one) { return one.rule == rule; });
  return found == verdicts.rend() ? nullptr : &*found;
}

// Each fact and each sum once; today's own comparisons stay where they are.
void add_from(Verdict& verdict, const Verdict& other) {
  for (const Fact& one : other.facts) {
    const auto same = [&](const Fact& fact) { return fact.label == one.label && fact.place == one.place; };
    if (std::none_of(verdict.facts.begin(), verdict.facts.end(), same)) verdict.facts.push_back(one);
  }
  for (const Step& one : other.steps) {
    const auto same = [&](const Step& step) { return step.label == one.label && step.from == one.from && step.months == one.months; };
    const bool is_sum = one.kind == Step::Kind::add_months || one.kind == Step::Kind::add_days;
    if (is_sum && std::none_of(verdict.steps.begin(), verdict.steps.end(), same)) verdict.steps.push_back(one);
  }
}

bool is_open(const Verdict& verdict) { return verdict.state == State::pending || verdict.state == State::not_met || verdict.state == State::depends_on_day; }

// Whether it is, or on some days may be, why the member is what it is today.
bool is_cause(const Verdict& verdict, const Named& named, const Stretch* today) {
  if (verdict.state == State::depends_on_day) return true;
  return verdict.state == State::not_met && (today == nullptr || (today->causes & named.cause) != 0);
}

void add_recorded(const Context& context, Verdict& verdict) {
  for (const plan::RecordedStatus& one : context.document.membership.statuses) {
    const Fact status = fact("fact.recordedStatus", one.id, "date", one.date);
    const auto same = [&](const Fact& fact) { return fact.label == status.label && fact.place == status.place; };
    if (std::none_of(verdict.facts.begin(), verdict.facts.end(), same)) verdict.facts.push_back(status);
  }
}

void add_voluntary(const StandingAnswers& answers, const Verdicts& verdicts, Verdict& verdict) {
  const Verdict* const requests = answers.read.record.voluntary.empty() ? nullptr : find(verdicts, "INA-V");
  if (requests != nullptr) add_from(verdict, *requests);
}

}  // namespace

void add_why_inactive(const Context& context, const StandingAnswers& answers, const Verdicts& verdicts, Verdict& verdict) {
  if (!is_open(verdict)) return;
  const Stretch* const today = at(answers.best, context.as_of);
  for (const Named& one : kGrounds) {
    const Verdict* const ground = find(verdicts, one.rule);
    if (ground != nullptr && is_cause(*ground, one, today)) add_from(verdict, *ground);
  }
  if (today != nullptr && (today->causes & cause::recorded) != 0) add_recorded(context, verdict);
  add_voluntary(answers, verdicts, verdict);
}

void add_why_contrary(const Context& context, const StandingAnswers& answers, const Verdicts& verdicts, Verdict& verdict) {
  if (!is_open(verdict)) return;
  const Stretch* const today = at(answers.best, context.as_of);
  for (const Named& one : kFailures) {
    const Verdict* const failure = find(verdicts, one.rule);
    if (failure != nullptr && is_cause(*failure, one, today)) add_from(verdict, *failure);
  }
  if (today != nullptr && (today->causes & cause::recorded) != 0) add_recorded(context, verdict);
  add_voluntary(answers, verdicts, verdict);
}

void add_why_standing(const Context& context, const StandingAnswers& answers, const Verdicts& verdicts, Verdict& verdict) {
  if (verdict.state == State::depends_on_day) {
    for (const Verdict* one : {find(verdicts, "CTP-1"), find(verdicts, "REV-1")}) {
      if (one != nullptr && is_open(*one)) add_from(verdict, *one);
    }
    return;
  }
  const Stretch* const today = at(answers.best, context.as_of);
  if (verdict.state != State::met || today == nullptr || today->stated() != today->computed) return;
  if (today->computed == Standing::voluntary) add_voluntary(answers, verdicts, verdict);
  const bool is_inactive = today->computed == Standing::inactive, is_contrary = today->computed == Standing::contrary || today->computed == Standing::revocation_ground;
  if (!is_inactive && !is_contrary) return;
  if (const Verdict* const why = find(verdicts, is_inactive ? "CTP-1" : "REV-1")) {
    add_from(verdict, *why);
    verdict.remedies = why->remedies;
  }
  const auto add_note = [&](const Named& one) {
    if ((today->causes & one.cause) != 0) verdict.notes.push_back({one.note, {context.document.membership.id, "statuses"}, std::nullopt, std::nullopt, {}});
  };
  if (is_contrary) {
    for (const Named& one : kFailures) add_note(one);
  }
  for (const Named& one : kGrounds) add_note(one);
}

}  // namespace cocrea::rules
