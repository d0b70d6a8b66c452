// 1.9: MON-FLE, the final learning exercise and its report.
#include <algorithm>

#include "core/dates/compare.h"
#include "core/rules/findings.h"
#include "core/rules/moment.h"
#include "core/rules/obligation.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

constexpr unsigned kReportBits = 8;   // what the report lacks stands above what the exercise lacks   // no mutants: any number that is enough

bool is_report(const plan::Evaluation& evaluation) { return evaluation.kind == plan::EvaluationKind::learning_report; }

Obligation obligation_of(const Context& context, const plan::Plan& plan, plan::EvaluationKind kind) {
  Obligation obligation;
  obligation.anchor = {plan_end_of(plan), true, {plan.id, "plannedEnd"}};
  obligation.months = context.rule_set.parameter("learningMonths");
  obligation.silence_unknown = silence_is_unknown(plan.registers.evaluations);
  obligation.as_of = context.as_of;
  obligation.anchor_stands = true;
  for (const plan::Evaluation& evaluation : plan.evaluations) {
    const bool kind_unset = evaluation.kind == plan::EvaluationKind::unset;
    if (evaluation.kind != kind && !kind_unset) continue;
    Delivery delivery{evaluation.id, "delivered", days_of(evaluation.delivered), kind_unset};
    if (is_report(evaluation)) {
      // A report without its lessons or next steps is not yet the report.
      if (evaluation.lessons == plan::YesNo::no || evaluation.next_steps == plan::YesNo::no) continue;
      delivery.content_unset = evaluation.lessons == plan::YesNo::unset || evaluation.next_steps == plan::YesNo::unset;
      delivery.unset_field = evaluation.lessons == plan::YesNo::unset ? "lessons" : "nextSteps";
    }
    obligation.deliveries.push_back(std::move(delivery));
  }
  return obligation;
}

// Both have to be delivered; they share the plan's end and nothing else.
Tally judge_both(const Obligation& exercise, const Obligation& report) {
  Tally tally;
  if (!exercise.anchor.days) {
    tally.add(State::cannot_tell, lacks::anchor);
    return tally;
  }
  Worlds worlds;
  const auto end = worlds.add(*exercise.anchor.days);
  compare_anchor(worlds, end, exercise);
  compare_anchor(worlds, end, report);
  worlds.each([&](const Worlds::Days& days) {
    const Tally held = judge_from(exercise, days[end]), delivered = judge_from(report, days[end]);
    for (const State a : {State::met, State::not_met, State::pending, State::cannot_tell}) {
      for (const State b : {State::met, State::not_met, State::pending, State::cannot_tell}) {
        if (!held.has(a) || !delivered.has(b)) continue;
        const std::uint32_t of_exercise = held.missing(), of_report = delivered.missing() << kReportBits;
        // While the exercise is still to come it does not matter what a report lacks that was delivered.
        if (a == State::pending && (b == State::pending || b == State::cannot_tell)) {
          tally.add(State::pending, delivered.has(State::cannot_tell) ? of_exercise : of_exercise | of_report);
          continue;
        }
        const State both = worst({a, b});
        tally.add(both, both == State::not_met ? 0u : of_exercise | of_report);
      }
    }
  });
  return tally;
}

void add_facts(Verdict& verdict, const plan::Plan& plan) {
  add_plan_end_facts(verdict, plan);
  for (const plan::Evaluation& evaluation : plan.evaluations) {
    if (evaluation.kind == plan::EvaluationKind::learning_exercise) {
      verdict.facts.push_back(fact("fact.exerciseHeld", evaluation.id, "delivered", evaluation.delivered));
    } else if (is_report(evaluation)) {
      verdict.facts.push_back(fact("fact.learningReport", evaluation.id, "delivered", evaluation.delivered));
      verdict.facts.push_back(fact("fact.lessons", evaluation.id, "lessons", evaluation.lessons));
      verdict.facts.push_back(fact("fact.nextSteps", evaluation.id, "nextSteps", evaluation.next_steps));
    }
  }
  verdict.facts.push_back(fact("fact.evaluationsComplete", plan.registers.id, "evaluations", plan.registers.evaluations));
}

void add_notes(Verdict& verdict, const Obligation& obligation, const plan::Plan& plan) {
  if (!obligation.anchor.days) return;
  for (const plan::Evaluation& evaluation : plan.evaluations) {
    if (evaluation.kind != plan::EvaluationKind::learning_exercise && !is_report(evaluation)) continue;
    const auto delivered = days_of(evaluation.delivered);
    if (evaluation.written_by == plan::Author::other) {
      verdict.notes.push_back({"note.otherCoordinator", {evaluation.id, "writtenBy"}, delivered, std::nullopt, {}});
    }
    if (is_report(evaluation) && (evaluation.lessons == plan::YesNo::no || evaluation.next_steps == plan::YesNo::no)) {
      verdict.notes.push_back({"note.reportNotWhole", {evaluation.id, "lessons"}, delivered, std::nullopt, {}});
    }
    if (!delivered) continue;
    const Place place{evaluation.id, "delivered"};
    if (delivered->earliest > obligation.as_of) {
      verdict.notes.push_back({"note.plannedDelivery", place, delivered, std::nullopt, {}});
    } else if (delivered->latest < obligation.anchor.days->earliest) {
      verdict.notes.push_back({"note.interimDelivery", place, delivered, std::nullopt, {}});
    }
  }
}

void check_plan(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "MON-FLE", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const Obligation exercise = obligation_of(context, plan, plan::EvaluationKind::learning_exercise);
  const Obligation report = obligation_of(context, plan, plan::EvaluationKind::learning_report);
  const Tally tally = judge_both(exercise, report);
  const Place where{plan.id, "evaluations"};
  const ObligationWords exercise_words{"step.learningDue", "fact.plannedEnd", "fact.exerciseHeld", "fact.evaluationKind", "missing.exercise", "remedy.MON-FLE.hold", where,
                                       "remedy.MON-FLE.holdBy", "remedy.MON-FLE.holdBySafely"};
  const ObligationWords report_words{"step.learningDue", "fact.plannedEnd", "fact.learningReport", "fact.reportContent", "missing.learningReport", "remedy.MON-FLE.report", where,
                                     "remedy.MON-FLE.reportBy", "remedy.MON-FLE.reportBySafely"};

  verdict.state = tally.state();
  verdict.possible = tally.possible();
  verdict.parameters.push_back({"learningMonths", exercise.months});
  add_facts(verdict, plan);
  add_window(verdict, exercise, exercise_words.due_step);
  const bool held = verdict.done.has_value();
  const auto exercise_steps = static_cast<std::ptrdiff_t>(verdict.steps.size());
  add_window(verdict, report, report_words.due_step);
  // The same sum twice says nothing new.
  verdict.steps.erase(verdict.steps.begin() + exercise_steps, verdict.steps.end());
  const bool both = held && first_done(report) != nullptr;
  if (!both) {
    verdict.done.reset();
    verdict.late_days = 0;
  }
  const auto held_on = days_when_done(exercise), reported_on = days_when_done(report);
  if (verdict.due && held_on && reported_on) verdict.steps.front().reached = dates::later_of(*held_on, *reported_on);   // a revocation asks for it
  const std::uint32_t missing = tally.missing(), of_exercise = missing & 0xff, of_report = missing >> kReportBits;
  add_missing(verdict, exercise, of_exercise, exercise_words);
  add_missing(verdict, report, of_report, report_words);
  add_reason(verdict, held ? report : exercise, of_exercise | of_report, held ? report_words : exercise_words);
  add_notes(verdict, exercise, plan);
  wait_for_submission(verdict, submission_of(plan), context.as_of);
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_learning(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) check_plan(context, plan, verdicts);
}

}  // namespace cocrea::rules
