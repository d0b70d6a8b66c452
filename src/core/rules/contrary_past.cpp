// 1.12: what was. A ground for revocation that the member had, and whether it recovered by its own acts.
#include <algorithm>

#include "core/rules/standing_verdicts.h"

namespace cocrea::rules {
std::optional<Span> ground_since(const StandingAnswers& answers) {
  const bool told = answers.rev1.state() == State::not_met || answers.rev1.state() == State::met;
  return told ? answers.due_days.ground : std::nullopt;
}

void add_ground_note(const Context& context, const StandingAnswers& answers, const std::optional<Span>& since, Verdict& verdict) {
  if (!since) return;
  const bool day = since->is_day();
  std::string_view label = day ? "note.groundExisted" : "note.groundExistedSpan";
  if (answers.rev1.state() == State::not_met) {
    label = day ? "note.groundSince" : "note.groundSinceSpan";
  } else if (recovered_by_publication(answers)) {
    label = day ? "note.groundEnded" : "note.groundEndedSpan";
  }
  verdict.notes.push_back({label, {context.document.membership.id, "statuses"}, since, std::nullopt, {}});
}

namespace {

// What is recorded, but for what OGP published as active; none where it published nothing of the kind.
std::optional<Record> without_publication(const StandingAnswers& answers) {
  const auto is_active = [](const RecordedDay& one) { return one.state == plan::RecordedState::active; };
  const Record& record = answers.read.record;
  if (std::none_of(record.recorded.begin(), record.recorded.end(), is_active)) return std::nullopt;
  Record without = record;
  std::erase_if(without.recorded, is_active);
  return without;
}

}  // namespace

bool recovered_by_publication(const StandingAnswers& answers) {
  const std::optional<Record> without = without_publication(answers);
  if (!without) return false;
  const Line line = evaluate(*without, {false, false});
  const Stretch* const today = at(line, without->as_of);
  return today != nullptr && today->contrary_since;
}

bool evidence_lacks_but_for_publication(const StandingAnswers& answers) {
  const std::optional<Record> without = without_publication(answers);
  return without && std::any_of(without->grounds.begin(), without->grounds.end(), [&](const Ground& one) {
    return one.cause == cause::ctp2 && is_open(*without, one, {false, false}, without->as_of);
  });
}

}  // namespace cocrea::rules
