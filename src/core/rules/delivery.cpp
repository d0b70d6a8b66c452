// 1.9: MON-EL, reports are sent electronically: one verdict for each report.
#include <algorithm>

#include "core/plan/channel.h"
#include "core/rules/findings.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

std::string_view channel_name(plan::Channel channel) {
  switch (channel) {
    case plan::Channel::ogp_site: return "ogpSite";
    case plan::Channel::other_electronic: return "otherElectronic";
    case plan::Channel::not_electronic: return "notElectronic";
    case plan::Channel::unset: break;
  }
  return "";
}

// A web address is electronic, whether its kind is chosen or not; other words say nothing of it.
bool is_address(std::string_view channel) { return plan::names_ogp_site(channel) || channel.starts_with("http://") || channel.starts_with("https://"); }

State state_once_delivered(const plan::Evaluation& report) {
  if (report.channel_kind == plan::Channel::unset) return is_address(report.channel) ? State::met : State::cannot_tell;
  return report.channel_kind == plan::Channel::not_electronic ? State::not_met : State::met;
}

void add_reason(Verdict& verdict, const plan::Evaluation& report) {
  const Place channel{report.id, "channelKind"};
  switch (verdict.state) {
    case State::met: verdict.reason = "reason.MON-EL.met"; break;
    case State::not_met:
      verdict.reason = "reason.MON-EL.notMet";
      verdict.remedies.push_back({"remedy.MON-EL.send", channel});
      break;
    case State::cannot_tell:
      verdict.reason = "reason.MON-EL.channelUnknown";
      verdict.missing.push_back({"fact.channel", channel});
      break;
    case State::depends_on_day:
      verdict.reason = "reason.dependsOnDay";
      add_exact_day_remedy(verdict, report.delivered, {report.id, "delivered"});
      if (state_once_delivered(report) == State::cannot_tell) verdict.missing.push_back({"fact.channel", channel});
      break;
    case State::pending:
    case State::not_applicable:
      verdict.reason = "reason.MON-EL.pending";
      verdict.remedies.push_back({"remedy.MON-EL.send", channel});
      break;
  }
  add_recording_remedies(verdict);
}

void check_report(const Context& context, const plan::Plan& plan, const plan::Evaluation& report, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "MON-EL", plan, report.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  Tally tally;
  const auto delivered = days_of(report.delivered);
  // Without a date it counts as not delivered, and this rule has no due date of its own.
  if (!delivered || delivered->latest > context.as_of) tally.add(State::pending);
  if (delivered && delivered->earliest <= context.as_of) tally.add(state_once_delivered(report));
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  if (delivered && delivered->latest <= context.as_of) verdict.done = delivered;
  verdict.facts.push_back(fact("fact.evaluationDelivered", report.id, "delivered", report.delivered));
  verdict.facts.push_back(choice_fact("fact.channel", report.id, "channelKind", channel_name(report.channel_kind)));
  if (!report.channel.empty()) verdict.facts.push_back(fact("fact.submissionAddress", report.id, "channel", std::string_view(report.channel)));
  add_reason(verdict, report);
  verdicts.push_back(std::move(verdict));
}

// One that is not recorded yet: it has a verdict all the same, so that nobody overlooks it. Most plans have many of them, so what they share is asked for once.
// MON-IE, MON-CE or MON-FLE asks for the delivery, when its time has come.
Verdict unrecorded(const Verdict& like, std::string_view subject, std::string_view delivery, std::string_view reason) {
  Verdict verdict;
  verdict.rule = like.rule;
  verdict.severity = like.severity;
  verdict.plan = like.plan;
  verdict.subject = subject;
  verdict.state = State::pending;
  verdict.reason = reason;
  verdict.facts.push_back(fact(delivery, like.plan, "evaluations", plan::Date{}));
  return verdict;
}

void check_plan(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  using plan::EvaluationKind;
  for (const plan::Evaluation& report : plan.evaluations) {
    // The exercise is held, not sent.
    if (report.kind != EvaluationKind::learning_exercise) check_report(context, plan, report, verdicts);
  }
  const std::optional<Verdict> like = begin(context, "MON-EL", plan, plan.id);
  if (!like) return;
  const auto is_recorded = [&](EvaluationKind kind, std::string_view commitment) {
    return std::any_of(plan.evaluations.begin(), plan.evaluations.end(), [&](const plan::Evaluation& one) { return one.kind == kind && (commitment.empty() || same_id(one.commitment, commitment)); });
  };
  if (!is_recorded(EvaluationKind::initial, {})) verdicts.push_back(unrecorded(*like, plan.id, "fact.initialEvaluationDelivered", "reason.MON-EL.pendingInitial"));
  for (const plan::Commitment& one : plan.commitments) {
    if (is_recorded(EvaluationKind::commitment, one.id)) continue;
    verdicts.push_back(unrecorded(*like, one.id, "fact.commitmentEvaluationDelivered", "reason.MON-EL.pendingCommitment"));
  }
  if (!is_recorded(EvaluationKind::learning_report, {})) verdicts.push_back(unrecorded(*like, plan.id, "fact.learningReport", "reason.MON-EL.pendingLearning"));
}

}  // namespace

void check_delivery(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) check_plan(context, plan, verdicts);
}

}  // namespace cocrea::rules
