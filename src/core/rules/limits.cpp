// Counts of commitments against the ceilings of 5 and 12: what COM-3 and COM-4 share.
#include <algorithm>

#include "core/rules/moment.h"
#include "core/rules/slots.h"

namespace cocrea::rules {
namespace {

State against(int limit, int least, int most) {
  if (most <= limit) return State::met;
  return least > limit ? State::not_met : State::cannot_tell;
}

}  // namespace

Limits limits_of(const Context& context, const plan::Plan& plan) {
  return {context.document.jurisdiction.kind, context.rule_set.parameter("ceilingIndependent"), context.rule_set.parameter("ceilingJoint"),
          plan.registers.commitments};
}

void judge_counts(const Limits& limits, int least, int most, Tally& tally) {
  State state = State::cannot_tell;
  std::uint32_t missing = 0;
  if (limits.kind == plan::JurisdictionKind::unset) {
    const State alone = against(limits.independent, least, most);
    const State together = against(limits.joint, least, most);
    if (alone == together) {
      state = alone;
    } else {
      missing = lacks::kind;
    }
    if (alone == State::cannot_tell || together == State::cannot_tell) missing |= lacks::slot_acts;
  } else {
    state = against(limits.kind == plan::JurisdictionKind::joint ? limits.joint : limits.independent, least, most);
    if (state == State::cannot_tell) missing = lacks::slot_acts;
  }
  // Nobody has to prove that there are no others; but a register that says so is believed.
  if (state == State::met && limits.complete == plan::YesNo::no) {
    state = State::cannot_tell;
    missing = lacks::other_commitments;
  }
  tally.add(state, state == State::cannot_tell ? missing : 0u);
}

void add_slot_facts(Verdict& verdict, const Context& context, const plan::Plan& plan, const Limits& limits, const std::vector<Slot>& slots) {
  std::string_view kind;
  if (limits.kind == plan::JurisdictionKind::independent) kind = "independent";
  if (limits.kind == plan::JurisdictionKind::joint) kind = "joint";
  verdict.parameters.push_back({"ceilingIndependent", limits.independent});
  verdict.parameters.push_back({"ceilingJoint", limits.joint});
  verdict.facts.push_back(choice_fact("fact.kind", context.document.jurisdiction.id, "kind", kind));
  Fact recorded = fact("fact.commitmentsRecorded", plan.id, "commitments", std::string_view{});
  recorded.number = static_cast<int>(slots.size());
  verdict.facts.push_back(std::move(recorded));
  verdict.facts.push_back(fact("fact.commitmentsComplete", plan.registers.id, "commitments", plan.registers.commitments));
  add_submission_facts(verdict, plan);
  for (const Slot& slot : slots) {
    const plan::Commitment& one = *slot.commitment;
    if (slot.added) verdict.facts.push_back(fact("fact.commitmentSubmission", one.id, "submission", one.submission));
    if (one.completed) verdict.facts.push_back(fact("fact.completed", one.id, "completed", one.completed));
  }
  for (const plan::Evaluation& evaluation : plan.evaluations) {
    if (evaluation.kind != plan::EvaluationKind::commitment) continue;
    verdict.facts.push_back(fact("fact.commitmentEvaluationDelivered", evaluation.id, "delivered", evaluation.delivered));
    if (evaluation.written_by != plan::Author::other) continue;
    verdict.notes.push_back({"note.otherAuthor", {evaluation.id, "writtenBy"}, days_of(evaluation.delivered), std::nullopt, {}});
  }
}

void add_slot_missing(Verdict& verdict, const Context& context, const plan::Plan& plan, const std::vector<Slot>& slots, const Tally& tally) {
  if (tally.lacks(lacks::kind)) {
    verdict.missing.push_back({"fact.kind", {context.document.jurisdiction.id, "kind"}});
    verdict.remedies.push_back({"remedy.recordKind", verdict.missing.back().place});
  }
  if (tally.lacks(lacks::submission)) {
    verdict.missing.push_back({"fact.planSubmission", {plan.submission.id, "date"}});
    verdict.remedies.push_back({"remedy.recordSubmission", verdict.missing.back().place});
  }
  if (tally.lacks(lacks::other_commitments)) {
    verdict.missing.push_back({"missing.otherCommitments", {plan.id, "commitments"}});
    verdict.remedies.push_back({"remedy.COM-3.recordOthers", verdict.missing.back().place});
  }
  if (!tally.lacks(lacks::slot_acts)) return;
  bool evaluation_missing = false;
  for (const Slot& slot : slots) {
    if (slot.inclusion_unknown) verdict.missing.push_back({"fact.commitmentSubmission", {slot.commitment->id, "submission"}});
    if (!slot.smaller.release_after && !slot.smaller.release_if) continue;
    if (slot.completion_unknown) verdict.missing.push_back({"fact.completed", {slot.commitment->id, "completed"}});
    evaluation_missing = evaluation_missing || (slot.delivery_unknown && slot.smaller.release_after);
  }
  if (evaluation_missing) verdict.missing.push_back({"missing.commitmentEvaluations", {plan.id, "evaluations"}});
  const bool added = std::any_of(slots.begin(), slots.end(), [](const Slot& slot) { return slot.added; });
  if (!plan.planned_end && !plan.actual_end && added) verdict.missing.push_back({"fact.plannedEnd", {plan.id, "plannedEnd"}});
  verdict.remedies.push_back({"remedy.COM-3.recordReleases", {plan.id, "evaluations"}});
}

void add_count_steps(Verdict& verdict, const Limits& limits, std::string_view label, int least, int most) {
  const bool joint = limits.kind == plan::JurisdictionKind::joint;
  verdict.steps.push_back(count_step(label, least, most, joint ? limits.joint : limits.independent));
  if (limits.kind == plan::JurisdictionKind::unset) verdict.steps.push_back(count_step("step.slotsIfJoint", least, most, limits.joint));
}

}  // namespace cocrea::rules
