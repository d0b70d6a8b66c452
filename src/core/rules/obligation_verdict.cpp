// What a verdict on an obligation shows, in the words that its rules share.
#include <algorithm>

#include "core/rules/findings.h"
#include "core/rules/obligation.h"

namespace cocrea::rules {
namespace {

// The first day on which a delivery came of which is not known whether it is the one asked for, or whole.
std::optional<dates::Day> perhaps_done(const Obligation& obligation) {
  std::optional<dates::Day> first;
  for (const Delivery& one : obligation.deliveries) {
    if (!(one.kind_unset || one.content_unset) || !one.days || one.days->latest > obligation.as_of) continue;
    first = std::min(first.value_or(one.days->earliest), one.days->earliest);
  }
  return first;
}

std::string_view not_met_reason(const Verdict& verdict, const Obligation& obligation) {
  const auto perhaps = perhaps_done(obligation);
  if (verdict.done) {
    if (!verdict.due->is_day() || !verdict.done->is_day() || (perhaps && *perhaps < verdict.done->earliest)) return "reason.obligation.lateAtLeast";
    return verdict.late_days == 1 ? "reason.obligation.lateOneDay" : "reason.obligation.late";
  }
  if (perhaps) return "reason.obligation.lateOrNotWhole";
  const bool planned = std::any_of(obligation.deliveries.begin(), obligation.deliveries.end(), [&](const Delivery& delivery) {
    return delivery.days && delivery.days->latest > obligation.as_of;   // no mutants: on the day itself it is done
  });
  if (planned) return "reason.obligation.plannedLate";
  return verdict.due->is_day() ? "reason.obligation.notDone" : "reason.obligation.notDoneSpan";
}

std::string_view unknown_reason(const Verdict& verdict, std::uint32_t missing) {
  if ((missing & (lacks::anchor | lacks::act_date | lacks::act_kind)) != 0 || !verdict.due) return "reason.missing";
  return verdict.due->is_day() ? "reason.obligation.unknown" : "reason.obligation.unknownSpan";
}

void add_uncertain_days(Verdict& verdict, const Obligation& obligation) {
  if (obligation.anchor.days && !obligation.anchor.days->is_day()) verdict.remedies.push_back({"remedy.exactDay", obligation.anchor.place});
  for (const Delivery& delivery : obligation.deliveries) {
    if (delivery.days && !delivery.days->is_day()) verdict.remedies.push_back({"remedy.exactDay", {delivery.id, delivery.date_field}});
  }
}

}  // namespace

void add_window(Verdict& verdict, const Obligation& obligation, std::string_view due_step) {
  const auto& anchor = obligation.anchor.days;
  if (!anchor) return;
  verdict.steps.push_back(add_step(due_step, *anchor, obligation.months));
  const auto due = due_days(obligation);
  if (!due) return;
  verdict.due = due;
  verdict.opens = obligation.anchor_stands ? *anchor : dates::Span{anchor->earliest, std::min(anchor->latest, obligation.as_of)};
  verdict.steps.back() = add_step(due_step, *verdict.opens, obligation.months);
  if (const Delivery* done = first_done(obligation)) {
    if (!verdict.done || done->days->latest > verdict.done->latest) verdict.done = done->days;   // no mutants of >: of two alike either will do
    verdict.steps.push_back(compare_step("step.doneInTime", *done->days, *due));
    const int late = dates::days_between(due->latest, std::min(done->days->earliest, perhaps_done(obligation).value_or(done->days->earliest)));
    if (verdict.state == State::not_met) verdict.late_days = std::max(verdict.late_days, late);
  } else {
    verdict.steps.push_back(compare_step("step.todayWithinDue", dates::Span::of(obligation.as_of), *due));
  }
}

void add_missing(Verdict& verdict, const Obligation& obligation, std::uint32_t missing, const ObligationWords& words) {
  if ((missing & lacks::anchor) != 0) verdict.missing.push_back({words.anchor, obligation.anchor.place});
  for (const Delivery& delivery : obligation.deliveries) {
    if ((missing & lacks::act_date) != 0 && !delivery.days) verdict.missing.push_back({words.act_date, {delivery.id, delivery.date_field}});
    const bool unset = delivery.kind_unset || delivery.content_unset;
    if ((missing & lacks::act_kind) != 0 && unset) verdict.missing.push_back({words.act_kind, {delivery.id, delivery.unset_field}});
  }
  if ((missing & lacks::act) != 0) verdict.missing.push_back({words.act, words.where});
}

void add_reason(Verdict& verdict, const Obligation& obligation, std::uint32_t missing, const ObligationWords& words) {
  const Missing act{words.remedy, words.where};
  switch (verdict.state) {
    case State::met: verdict.reason = "reason.obligation.met"; break;
    case State::not_met:
      verdict.reason = not_met_reason(verdict, obligation);
      if (!verdict.done) verdict.remedies.push_back(act);
      break;
    case State::pending:
      // The anchor stands, so there is a due date.
      verdict.reason = verdict.due->is_day() ? "reason.obligation.pending" : "reason.obligation.pendingSpan";
      verdict.remedies.push_back({words.by.empty() ? words.remedy : words_by_day(verdict, obligation.as_of, {words.remedy, words.by, words.safely}), words.where});
      break;
    case State::depends_on_day:
      verdict.reason = "reason.dependsOnDay";
      add_uncertain_days(verdict, obligation);
      break;
    case State::cannot_tell: verdict.reason = unknown_reason(verdict, missing); break;
    case State::not_applicable: break;
  }
  add_recording_remedies(verdict);
}

void finish(Verdict& verdict, const Obligation& obligation, const Tally& tally, const ObligationWords& words) {
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  add_window(verdict, obligation, words.due_step);
  add_missing(verdict, obligation, tally.missing(), words);
  add_reason(verdict, obligation, tally.missing(), words);
}

}  // namespace cocrea::rules
