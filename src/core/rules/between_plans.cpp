// 1.6: NEXT-1, the four months between two plans.
#include "core/rules/between_plans.h"

#include <algorithm>

#include "core/rules/findings.h"
#include "core/rules/moment.h"
#include "core/rules/obligation.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

// The submission of `next` is due four months after the end of `previous`; one that is not in the record yet has no plan.
Obligation submission_of_next(const Context& context, const plan::Plan& previous, const plan::Plan* next) {
  Obligation obligation;
  obligation.anchor = {plan_end_of(previous), true, {previous.id, "plannedEnd"}};
  obligation.months = context.rule_set.parameter("nextPlanMonths");
  obligation.as_of = context.as_of;
  obligation.anchor_stands = true;
  obligation.early_counts = true;
  const plan::Plan& keeper = next != nullptr ? *next : previous;   // whose register says whether a submission may be unrecorded
  obligation.silence_unknown = silence_is_unknown(keeper.registers.submissions);
  if (next == nullptr) return obligation;
  const Act submission = submission_of(*next);
  // Recorded without a date: a channel says that it was submitted.
  const bool undated = next->submission.channel_kind != plan::Channel::unset || !next->submission.channel.empty();
  if (submission.days || undated) obligation.deliveries.push_back({next->submission.id, "date", submission.days});
  return obligation;
}

// Half of the four months, or more, is gone when a new administration takes over.
void add_hand_over(Verdict& verdict, const Context& context, const Obligation& obligation) {
  if (!verdict.due || verdict.state == State::met) return;
  for (const plan::Term& term : context.document.jurisdiction.terms) {
    if (!term.end) continue;
    const dates::Span end = term.end->span();
    if (end.earliest < obligation.anchor.days->earliest || end.latest > verdict.due->latest) continue;
    verdict.notes.push_back({"note.handOverInGap", {term.id, "end"}, end, dates::days_between(end.latest, verdict.due->latest), {}});
  }
}

void add_notes(Verdict& verdict, const Context& context, const Obligation& obligation, const plan::Plan* next) {
  add_hand_over(verdict, context, obligation);
  if (next == nullptr) return;
  if (verdict.state == State::met && verdict.done && verdict.done->latest < obligation.anchor.days->earliest) {
    verdict.notes.push_back({"note.submittedBeforeEnd", {next->submission.id, "date"}, obligation.anchor.days, std::nullopt, {}});
  }
  if (verdict.state == State::met) return;
  for (const plan::Extension& extension : next->extensions) {
    if (extension.approved != plan::YesNo::yes) continue;
    verdict.notes.push_back({"note.extended", {extension.id, "newDate"}, days_of(extension.new_date), std::nullopt, {}});
  }
}

void check_after(const Context& context, const plan::Plan& previous, const plan::Plan* next, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "NEXT-1", next != nullptr ? next->id : context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  verdict.plan = next != nullptr ? next->id : previous.id;
  const Obligation obligation = submission_of_next(context, previous, next);
  verdict.parameters.push_back({"nextPlanMonths", obligation.months});
  verdict.facts.push_back(fact("fact.previousPlan", previous.id, "title", title_of(context.document, previous.title)));
  add_plan_end_facts(verdict, previous);
  if (next != nullptr) {
    add_submission_facts(verdict, *next);
  } else {
    verdict.facts.push_back(fact("fact.submissionsComplete", previous.registers.id, "submissions", previous.registers.submissions));
  }
  const Place where = next != nullptr ? Place{next->submission.id, "date"} : Place{context.document.id, "plans"};
  finish(verdict, obligation, judge(obligation),
         {"step.nextPlanDue", "fact.plannedEnd", "fact.planSubmission", "fact.planSubmission", "missing.nextSubmission", "remedy.NEXT-1.submit", where});
  if (verdict.due) verdict.steps.front().reached = days_when_done(obligation);   // a revocation asks for it
  // Early counts.
  if (verdict.state == State::pending && verdict.due) verdict.remedies.front().label = verdict.due->is_day() ? "remedy.NEXT-1.submitBy" : "remedy.NEXT-1.submitBySafely";
  add_notes(verdict, context, obligation, next);
  if (next != nullptr) add_not_the_first(verdict, *next, &previous);
  wait_for_submission(verdict, submission_of(previous), context.as_of);
  verdicts.push_back(std::move(verdict));
}

// No earlier plan is recorded: it is the first one, or the earlier one's end is what is missing.
void check_without_previous(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "NEXT-1", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  verdict.facts.push_back(fact("fact.firstPlan", plan.id, "first", plan.first));
  if (plan.first == plan::YesNo::yes) {
    verdict.state = State::not_applicable;
    verdict.reason = "reason.firstPlan";
  } else {
    verdict.state = State::cannot_tell;
    verdict.reason = "reason.NEXT-1.previousUnknown";
    if (plan.first == plan::YesNo::unset) verdict.missing.push_back({"fact.firstPlan", {plan.id, "first"}});
    verdict.missing.push_back({"missing.previousPlan", {context.document.id, "plans"}});
    add_recording_remedies(verdict);
  }
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_between_plans(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) {
    if (const plan::Plan* previous = previous_plan(context, plan)) {
      check_after(context, *previous, &plan, verdicts);
    } else {
      check_without_previous(context, plan, verdicts);
    }
  }
  if (!context.plans.empty()) check_after(context, *context.plans.back(), nullptr, verdicts);
  check_next_content(context, verdicts);
  check_letter(context, verdicts);
}

}  // namespace cocrea::rules
