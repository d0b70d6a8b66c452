// 1.9: MON-CE, the evaluation of each commitment.
#include <algorithm>

#include "core/dates/add_months.h"
#include "core/dates/compare.h"
#include "core/rules/findings.h"
#include "core/rules/moment.h"
#include "core/rules/obligation.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

constexpr std::uint32_t lacks_completion = 16, lacks_end = 32;

struct Setting {
  const plan::Plan& plan;
  const plan::Commitment& commitment;
  std::optional<dates::Span> plan_end;
  std::optional<dates::Span> completed;   // not of a cancelled one: its evaluation waits for the plan's end
  bool completion_unknown = false;
  bool completions_open = false;          // nor is its register complete: then it is never "not met" (the decision of MON-CE, which goes before RULES 0.4)
};

Setting setting_of(const Context& context, const plan::Plan& plan, const plan::Commitment& commitment) {
  Setting setting{plan, commitment, plan_end_of(plan), std::nullopt, false, false};
  if (commitment.cancelled == plan::YesNo::yes) return setting;
  setting.completed = days_of(commitment.completed);
  setting.completions_open = !setting.completed && silence_is_unknown(plan.registers.completions);
  setting.completion_unknown = setting.completions_open || (!setting.completed && commitment.progress == plan::Progress::complete);
  // What is planned for later has not happened, and the plan's end comes first or is all that is known.
  if (setting.completed && setting.completed->earliest > context.as_of && setting.plan_end) setting.completed.reset();
  return setting;
}

// Evaluations of this commitment, and those that may be.
std::vector<Delivery> deliveries_of(const Setting& setting) {
  std::vector<Delivery> deliveries;
  for (const plan::Evaluation& evaluation : setting.plan.evaluations) {
    const bool kind_unset = evaluation.kind == plan::EvaluationKind::unset;
    if (evaluation.kind != plan::EvaluationKind::commitment && !kind_unset) continue;
    if (evaluation.commitment != setting.commitment.id && !evaluation.commitment.empty()) continue;
    if (evaluation.written_by == plan::Author::other) continue;
    Delivery delivery{evaluation.id, "delivered", days_of(evaluation.delivered)};
    delivery.kind_unset = kind_unset || evaluation.commitment.empty();
    if (!kind_unset) delivery.unset_field = "commitment";
    deliveries.push_back(std::move(delivery));
  }
  return deliveries;
}

Obligation obligation_of(const Context& context, const Setting& setting) {
  Obligation obligation;
  obligation.months = context.rule_set.parameter("commitmentEvaluationMonths");
  obligation.silence_unknown = silence_is_unknown(setting.plan.registers.evaluations);
  obligation.as_of = context.as_of;
  obligation.anchor_stands = true;
  obligation.deliveries = deliveries_of(setting);
  obligation.anchor.may_have_happened = true;
  const bool by_completion = setting.completed && (!setting.completed->is_day() || !setting.plan_end || setting.plan_end->is_day());
  obligation.anchor.place = by_completion ? Place{setting.commitment.id, "completed"} : Place{setting.plan.id, "plannedEnd"};
  if (setting.completed && setting.plan_end) {
    obligation.anchor.days = dates::earlier_of(*setting.completed, *setting.plan_end);
  } else {
    obligation.anchor.days = setting.completed ? setting.completed : setting.plan_end;
  }
  // The anchor is this day or an earlier one that is not known: an evaluation from before may be in time.
  obligation.early_counts = setting.completion_unknown || !setting.plan_end;
  return obligation;
}

Tally judge_commitment(const Setting& setting, const Obligation& obligation) {
  const Tally tally = judge(obligation);
  if (!obligation.early_counts) return tally;
  const std::uint32_t lacking = (setting.completion_unknown ? lacks_completion : 0u) | (setting.plan_end ? 0u : lacks_end);
  if (!obligation.anchor.days) {
    Tally result;
    result.add(State::cannot_tell, lacking);
    return result;
  }
  Tally result;
  // No value of what is missing saves one that came after the latest due day, or not at all. Where the list of completions is open, when it was due
  // and by how much it is late cannot be told.
  if (tally.has(State::not_met)) result.add(setting.completions_open ? State::cannot_tell : State::not_met, setting.completions_open ? lacking : 0u);
  if (tally.has(State::cannot_tell)) {
    const bool undecided = (tally.missing() & (lacks::act_date | lacks::act_kind)) != 0;   // else the act itself is all that is missing
    result.add(State::cannot_tell, tally.missing() | (undecided ? lacking : 0u));
  }
  if (tally.has(State::met)) result.add(State::cannot_tell, lacking);
  if (tally.has(State::pending)) {
    if (setting.plan_end)
      result.add(State::pending, tally.missing());
    else
      result.add(State::cannot_tell, tally.missing() | lacking);
  }
  return result;
}

void add_facts(Verdict& verdict, const Context& context, const Setting& setting) {
  const plan::Commitment& commitment = setting.commitment;
  verdict.facts.push_back(fact("fact.commitment", commitment.id, "title", title_of(context.document, commitment.title)));
  verdict.facts.push_back(fact("fact.completed", commitment.id, "completed", commitment.completed));
  if (commitment.cancelled == plan::YesNo::yes) verdict.facts.push_back(fact("fact.cancelled", commitment.id, "cancelled", commitment.cancelled));
  if (!commitment.completed) verdict.facts.push_back(fact("fact.completionsComplete", setting.plan.registers.id, "completions", setting.plan.registers.completions));
  add_plan_end_facts(verdict, setting.plan);
  for (const plan::Evaluation& evaluation : setting.plan.evaluations) {
    if (evaluation.kind != plan::EvaluationKind::commitment || evaluation.commitment != commitment.id) continue;
    verdict.facts.push_back(fact("fact.commitmentEvaluationDelivered", evaluation.id, "delivered", evaluation.delivered));
  }
  verdict.facts.push_back(fact("fact.evaluationsComplete", setting.plan.registers.id, "evaluations", setting.plan.registers.evaluations));
}

// Without a recorded completion, the planned end gives the first day that may become due: a forecast, never a verdict.
void add_forecast(Verdict& verdict, const Setting& setting, int months) {
  if (!setting.completion_unknown || !verdict.due) return;
  const auto planned = days_of(setting.commitment.end);
  if (!planned || setting.commitment.ends_with_plan == plan::YesNo::yes) return;
  verdict.steps.insert(verdict.steps.begin(), add_step("step.evaluationForecast", *planned, months));
  verdict.due->earliest = std::min(verdict.due->earliest, verdict.steps.front().to.earliest);
  if (verdict.opens) verdict.opens->earliest = std::min(verdict.opens->earliest, planned->earliest);
  verdict.facts.push_back(fact("fact.commitmentEnd", setting.commitment.id, "end", setting.commitment.end));
}

// A completion that may still lie ahead has perhaps not happened: then it is the plan's end that counts.
void add_until_plan_end(Verdict& verdict, const Setting& setting, const Obligation& obligation) {
  const auto& completed = setting.completed;
  if (!verdict.due || !setting.plan_end || !completed || completed->earliest > obligation.as_of || completed->latest <= obligation.as_of) return;
  const Step step = add_step("step.commitmentEvaluationDue", *setting.plan_end, obligation.months);
  if (step.to.latest <= verdict.due->latest) return;
  verdict.steps.push_back(step);
  verdict.due->latest = step.to.latest;
  if (verdict.opens) verdict.opens->latest = std::max(verdict.opens->latest, setting.plan_end->latest);
}

void add_notes(Verdict& verdict, const Setting& setting, const Obligation& obligation) {
  for (const plan::Evaluation& evaluation : setting.plan.evaluations) {
    if (evaluation.kind != plan::EvaluationKind::commitment || evaluation.commitment != setting.commitment.id) continue;
    const auto delivered = days_of(evaluation.delivered);
    const Place place{evaluation.id, "delivered"};
    if (evaluation.written_by == plan::Author::other) verdict.notes.push_back({"note.otherAuthor", {evaluation.id, "writtenBy"}, delivered, std::nullopt, {}});
    if (evaluation.written_by == plan::Author::unset) verdict.notes.push_back({"note.authorUnset", {evaluation.id, "writtenBy"}, delivered, std::nullopt, {}});
    if (!delivered) continue;
    if (delivered->earliest > obligation.as_of) {
      verdict.notes.push_back({"note.plannedDelivery", place, delivered, std::nullopt, {}});
    } else if (!obligation.early_counts && delivered->latest < obligation.anchor.days->earliest) {
      verdict.notes.push_back({"note.interimDelivery", place, delivered, std::nullopt, {}});
    }
  }
}

void check_commitment(const Context& context, const plan::Plan& plan, const plan::Commitment& commitment, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "MON-CE", plan, commitment.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const Setting setting = setting_of(context, plan, commitment);
  const Obligation obligation = obligation_of(context, setting);
  const Tally tally = judge_commitment(setting, obligation);
  verdict.parameters.push_back({"commitmentEvaluationMonths", obligation.months});
  add_facts(verdict, context, setting);
  if (tally.lacks(lacks_completion)) verdict.missing.push_back({"fact.completed", {commitment.id, "completed"}});
  if (tally.lacks(lacks_end)) verdict.missing.push_back({"fact.plannedEnd", {plan.id, "plannedEnd"}});
  const bool is_complete = setting.completed && setting.completed->latest <= context.as_of;
  const ObligationWords words{"step.commitmentEvaluationDue", "fact.plannedEnd", "fact.commitmentEvaluationDelivered", "fact.evaluationKind",
                              "missing.commitmentEvaluation", "remedy.evaluate", {plan.id, "evaluations"},
                              is_complete ? "remedy.evaluateBy" : "", "remedy.evaluateBySafely"};
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  add_window(verdict, obligation, words.due_step);
  if (verdict.due && !context.document.membership.statuses.empty()) verdict.steps.front().reached = days_when_done(obligation);   // a revocation asks for it
  add_until_plan_end(verdict, setting, obligation);
  add_forecast(verdict, setting, obligation.months);
  add_missing(verdict, obligation, tally.missing(), words);
  add_reason(verdict, obligation, tally.missing(), words);
  // The last day is told only where it is one, and no completion that is not recorded may make it an earlier one.
  const bool surely_last = verdict.due && verdict.due->is_day() && !setting.completion_unknown;
  if (verdict.state == State::pending && surely_last && !is_complete) verdict.remedies.front().label = "remedy.evaluateOnceDone";
  if (verdict.state == State::cannot_tell && tally.lacks(lacks_completion | lacks_end)) {
    verdict.reason = tally.lacks(lacks_completion) ? "reason.MON-CE.completionUnknown" : "reason.missing";
    // Not delivered, and overdue whenever it was completed: it is the next step all the same.
    if (!verdict.done && judge(obligation).state() == State::not_met) verdict.remedies.push_back({words.remedy, words.where});
  }
  add_notes(verdict, setting, obligation);
  wait_for_submission(verdict, submission_of(plan), context.as_of);
  if (is_added(commitment)) wait_for_submission(verdict, submission_of(plan, commitment), context.as_of);
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_commitment_evaluations(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) {
    for (const plan::Commitment& commitment : plan.commitments) check_commitment(context, plan, commitment, verdicts);
  }
}

}  // namespace cocrea::rules
