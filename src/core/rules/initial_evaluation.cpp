// 1.9 Evaluations and reports: MON-IE.
#include <algorithm>

#include "core/dates/compare.h"
#include "core/rules/blank.h"
#include "core/rules/sections.h"
#include "core/rules/obligation.h"

namespace cocrea::rules {
namespace {

Obligation initial_evaluation(const Context& context, const plan::Plan& plan) {
  Obligation obligation;
  obligation.anchor = submission_of(plan);
  obligation.months = context.rule_set.parameter("initialEvaluationMonths");
  obligation.silence_unknown = silence_is_unknown(plan.registers.evaluations);
  obligation.as_of = context.as_of;
  for (const plan::Evaluation& evaluation : plan.evaluations) {
    const bool kind_unset = evaluation.kind == plan::EvaluationKind::unset;
    if (evaluation.kind != plan::EvaluationKind::initial && !kind_unset) continue;
    obligation.deliveries.push_back({evaluation.id, "delivered", days_of(evaluation.delivered), kind_unset});
  }
  return obligation;
}

void add_facts(Verdict& verdict, const plan::Plan& plan) {
  add_submission_facts(verdict, plan);
  for (const plan::Evaluation& evaluation : plan.evaluations) {
    if (evaluation.kind == plan::EvaluationKind::initial) {
      verdict.facts.push_back(fact("fact.initialEvaluationDelivered", evaluation.id, "delivered", evaluation.delivered));
    } else if (evaluation.kind == plan::EvaluationKind::unset) {
      verdict.facts.push_back(choice_fact("fact.evaluationKind", evaluation.id, "kind", ""));
      verdict.facts.push_back(fact("fact.evaluationDelivered", evaluation.id, "delivered", evaluation.delivered));
    }
  }
  verdict.facts.push_back(fact("fact.evaluationsComplete", plan.registers.id, "evaluations", plan.registers.evaluations));
}

void add_missing(Verdict& verdict, const Obligation& obligation, const plan::Plan& plan, const Tally& tally) {
  if (tally.lacks(lacks::anchor)) verdict.missing.push_back({"fact.planSubmission", obligation.anchor.place});
  for (const Delivery& delivery : obligation.deliveries) {
    if (tally.lacks(lacks::act_date) && !delivery.days) {
      verdict.missing.push_back({"fact.initialEvaluationDelivered", {delivery.id, delivery.date_field}});
    }
    if (tally.lacks(lacks::act_kind) && delivery.kind_unset) verdict.missing.push_back({"fact.evaluationKind", {delivery.id, "kind"}});
  }
  if (tally.lacks(lacks::act)) verdict.missing.push_back({"missing.initialEvaluation", {plan.id, "evaluations"}});
}

// Whether an inception assessment says something of a commitment; of none: of the co-creation.
bool is_answered(const plan::Plan& plan, std::string_view commitment) {
  const auto says = [&](const plan::FormAnswer& one) {
    const auto has_words = [](const auto& text) { return !is_blank(text.second); };
    return same_id(one.commitment, commitment) &&
           (one.grade != plan::Grade::unset || !is_blank(one.references) || std::any_of(one.explanation.begin(), one.explanation.end(), has_words));
  };
  return std::any_of(plan.evaluations.begin(), plan.evaluations.end(), [&](const plan::Evaluation& one) {
    return one.kind == plan::EvaluationKind::initial && std::any_of(one.answers.begin(), one.answers.end(), says);
  });
}

// What it is to be about: the co-creation, and the design of each initial commitment.
void add_content_notes(Verdict& verdict, const Context& context, const plan::Plan& plan, std::string_view evaluation) {
  if (!is_answered(plan, {})) verdict.notes.push_back({"note.coCreationNotAssessed", {evaluation, "answers"}, std::nullopt, std::nullopt, {}});
  for (const plan::Commitment& one : plan.commitments) {
    if (is_added(one) || one.cancelled == plan::YesNo::yes || is_answered(plan, one.id)) continue;
    const std::string_view title = title_of(context.document, one.title);
    verdict.notes.push_back({title.empty() ? "note.designNotAssessed" : "note.designNotAssessedOf", {one.id, "title"}, std::nullopt, std::nullopt, title});
  }
}

void add_notes(Verdict& verdict, const Obligation& obligation, const plan::Plan& plan) {
  if (!obligation.anchor.days) return;
  for (const Delivery& delivery : obligation.deliveries) {
    if (!delivery.days || delivery.kind_unset) continue;
    const Place place{delivery.id, delivery.date_field};
    if (delivery.days->latest < obligation.anchor.days->earliest) {
      verdict.notes.push_back({"note.interimEvaluation", place, delivery.days, std::nullopt, {}});
    } else if (delivery.days->earliest > obligation.as_of) {
      verdict.notes.push_back({"note.plannedDelivery", place, delivery.days, std::nullopt, {}});
    }
  }
  const auto end = plan_end_of(plan);
  if (verdict.due && end && end->latest < verdict.due->earliest) {
    verdict.notes.push_back({"note.dueAfterPlanEnd", {plan.id, "plannedEnd"}, end, std::nullopt, {}});
  }
}

void add_steps(Verdict& verdict, const Obligation& obligation) {
  if (!obligation.anchor.days) return;
  if (!verdict.due) {
    verdict.steps.push_back(add_step("step.initialEvaluationDueIfSubmitted", *obligation.anchor.days, obligation.months));
    return;
  }
  verdict.steps.push_back(add_step("step.initialEvaluationDue", *verdict.opens, obligation.months));
  if (verdict.done) {
    verdict.steps.push_back(compare_step("step.deliveredInTime", *verdict.done, *verdict.due));
  } else {
    verdict.steps.push_back(compare_step("step.todayWithinDue", dates::Span::of(obligation.as_of), *verdict.due));
  }
}

std::string_view pending_reason(const Verdict& verdict, const Obligation& obligation) {
  if (!obligation.anchor.days) return "reason.MON-IE.notSubmitted";
  if (!verdict.due) return "reason.MON-IE.submissionAhead";
  return verdict.due->is_day() ? "reason.MON-IE.pending" : "reason.MON-IE.pendingSpan";
}

std::string_view not_met_reason(const Verdict& verdict, const Obligation& obligation) {
  if (verdict.done) {
    if (!verdict.due->is_day() || !verdict.done->is_day()) return "reason.MON-IE.lateAtLeast";
    return verdict.late_days == 1 ? "reason.MON-IE.lateOneDay" : "reason.MON-IE.late";
  }
  const bool planned = std::any_of(obligation.deliveries.begin(), obligation.deliveries.end(), [&](const Delivery& delivery) {
    return delivery.days && delivery.days->latest > obligation.as_of;
  });
  if (planned) return "reason.MON-IE.plannedLate";
  return verdict.due->is_day() ? "reason.MON-IE.notDelivered" : "reason.MON-IE.notDeliveredSpan";
}

std::string_view unknown_reason(const Verdict& verdict, const Tally& tally) {
  if (tally.lacks(lacks::anchor)) return "reason.MON-IE.submissionUnknown";
  if (tally.lacks(lacks::act_date)) return "reason.MON-IE.undated";
  if (tally.lacks(lacks::act_kind)) return "reason.MON-IE.kindUnset";
  return verdict.due->is_day() ? "reason.MON-IE.unknown" : "reason.MON-IE.unknownSpan";
}

void add_reason(Verdict& verdict, const Obligation& obligation, const plan::Plan& plan, const Tally& tally) {
  const Place evaluations{plan.id, "evaluations"};
  switch (verdict.state) {
    case State::met: verdict.reason = "reason.MON-IE.met"; break;
    case State::not_met:
      verdict.reason = not_met_reason(verdict, obligation);
      if (!verdict.done) verdict.remedies.push_back({"remedy.MON-IE.deliverNow", evaluations});
      break;
    case State::pending:
      verdict.reason = pending_reason(verdict, obligation);
      if (verdict.due) {
        verdict.remedies.push_back({verdict.due->is_day() ? "remedy.MON-IE.deliver" : "remedy.MON-IE.deliverSafely", evaluations});
      }
      break;
    case State::depends_on_day:
      verdict.reason = "reason.MON-IE.dependsOnDay";
      if (!obligation.anchor.days->is_day()) verdict.remedies.push_back({"remedy.exactDay.submission", obligation.anchor.place});
      for (const Delivery& delivery : obligation.deliveries) {
        if (delivery.days && !delivery.days->is_day()) {
          verdict.remedies.push_back({"remedy.exactDay.delivery", {delivery.id, delivery.date_field}});
        }
      }
      break;
    case State::cannot_tell:
      verdict.reason = unknown_reason(verdict, tally);
      if (tally.lacks(lacks::anchor)) verdict.remedies.push_back({"remedy.recordSubmission", obligation.anchor.place});
      break;
    case State::not_applicable: break;
  }
  if (tally.lacks(lacks::act_date) || tally.lacks(lacks::act)) {
    verdict.remedies.push_back({"remedy.MON-IE.record", evaluations});
  }
  for (const Missing& one : verdict.missing) {
    if (one.label == "fact.evaluationKind") verdict.remedies.push_back({"remedy.recordIfItHappened", one.place});
  }
}

// MON-IE: delivered in [submission, submission + 2 months].
void check_initial(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "MON-IE", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const Obligation obligation = initial_evaluation(context, plan);
  const Tally tally = judge(obligation);

  verdict.state = tally.state();
  verdict.possible = tally.possible();
  verdict.parameters.push_back({"initialEvaluationMonths", obligation.months});
  add_facts(verdict, plan);
  verdict.due = due_days(obligation);
  if (verdict.due) {
    verdict.opens = dates::Span{obligation.anchor.days->earliest, std::min(obligation.anchor.days->latest, context.as_of)};
  }
  if (const Delivery* done = first_done(obligation); done != nullptr && verdict.due) {
    verdict.done = done->days;
    if (verdict.state == State::not_met) verdict.late_days = dates::days_between(verdict.due->latest, done->days->earliest);
  }
  add_steps(verdict, obligation);
  if (verdict.due) verdict.steps.front().reached = days_when_done(obligation);   // a revocation asks for it
  add_missing(verdict, obligation, plan, tally);
  add_notes(verdict, obligation, plan);
  if (const Delivery* done = first_done(obligation); done != nullptr && verdict.due) add_content_notes(verdict, context, plan, done->id);
  add_reason(verdict, obligation, plan, tally);
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_initial_evaluation(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) check_initial(context, plan, verdicts);
}

}  // namespace cocrea::rules
