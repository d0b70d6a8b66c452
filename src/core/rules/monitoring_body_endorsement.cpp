// 1.8: MB-2, the monitoring body is endorsed by non-government actors.
#include <algorithm>

#include "core/rules/endorsements.h"
#include "core/rules/monitoring_body.h"

namespace cocrea::rules {
namespace {

using dates::Day;

void add_register(Verdict& verdict, const plan::Plan& plan, bool open, Place endorsements) {
  verdict.facts.push_back(fact("fact.endorsementsComplete", plan.registers.id, "endorsements", plan.registers.endorsements));
  if (open && silence_is_unknown(plan.registers.endorsements)) verdict.missing.push_back({"missing.bodyEndorsement", endorsements});
}

// The first endorsement that may count and surely came after the due day.
const plan::Endorsement* late_endorsement(const Context& context, const plan::MonitoringBody& body, dates::Span due) {
  const plan::Endorsement* first = nullptr;
  for (const plan::Endorsement& one : body.endorsements) {
    if (!one.date || !is_non_government(side_of(context.document, one.side, one.who))) continue;
    const dates::Span days = one.date->span();
    if (days.earliest <= due.latest || days.latest > context.as_of) continue;
    if (first == nullptr || days.latest < first->date->span().latest) first = &one;   // no mutants of <: of two alike either will do
  }
  return first;
}

// The body in charge at the submission, due that day.
void check_plan(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "MB-2", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  AtSubmission moment{submission_of(plan), context.as_of, {}, std::nullopt};
  for (const plan::MonitoringBody& body : plan.monitoring_bodies) {
    moment.compared.push_back({body.from, {body.id, "from"}});
    compare_dates(moment.compared, body.endorsements);
  }
  const auto find = [&](Day submission, Day, Parts& parts) {
    parts[0] = of_body_in_charge(plan, submission, silence(plan.registers.endorsements), [&](const plan::MonitoringBody& body) {
      return endorsed(context.document, body.endorsements, plan.registers.endorsements, submission, false);
    });
  };
  const Judgement judgement = judge_at_submission(moment, finder(find));
  add_submission_facts(verdict, plan);
  Place where{plan.id, "monitoringBodies"};
  // Of several, those that replaced another have verdicts of their own.
  for (const plan::MonitoringBody& body : plan.monitoring_bodies) {
    if (body.from && moment.submission.days && body.from->span().earliest > moment.submission.days->latest) continue;
    where = {body.id, "endorsements"};
    if (judgement.open(0) && came_unknown(plan, body)) verdict.missing.push_back({"fact.bodyFrom", {body.id, "from"}});
    add_endorsements(verdict, context.document, body.endorsements, judgement.open(0), false);
    add_coverage(verdict, context.document, body.endorsements, where);
    if (!moment.submission.days || judgement.tally.state() != State::not_met) continue;
    if (const plan::Endorsement* late = late_endorsement(context, body, *moment.submission.days)) {
      verdict.done = days_of(late->date);
      verdict.late_days = dates::days_between(moment.submission.days->latest, verdict.done->earliest);
    }
  }
  add_register(verdict, plan, judgement.open(0), where);
  finish(verdict, moment, judgement,
         {"reason.MB-2.met", verdict.done ? "reason.MB-2.late" : "reason.MB-2.notMet", "reason.missing", "remedy.MB-2.endorse", where});
  if (verdict.done && verdict.state == State::not_met) verdict.remedies.clear();   // done, though late: nothing is left to do
  verdicts.push_back(std::move(verdict));
}

// A body that replaced another after the submission needs an endorsement of its own, due on the day of the replacement; later is a note.
void check_replacement(const Context& context, const plan::Plan& plan, const plan::MonitoringBody& body, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "MB-2", plan, body.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  AtSubmission moment{{days_of(body.from), true, {body.id, "from"}}, context.as_of, {}, std::nullopt};
  compare_dates(moment.compared, body.endorsements);
  const auto find = [&](Day, Day, Parts& parts) {
    parts[0] = endorsed(context.document, body.endorsements, plan.registers.endorsements, context.as_of, false);
  };
  const Judgement judgement = judge_at_submission(moment, finder(find));
  verdict.facts.push_back(fact("fact.bodyName", body.id, "name", std::string_view(body.name)));
  verdict.facts.push_back(fact("fact.bodyFrom", body.id, "from", body.from));
  const Place where{body.id, "endorsements"};
  add_endorsements(verdict, context.document, body.endorsements, judgement.open(0), false);
  add_register(verdict, plan, judgement.open(0), where);
  add_coverage(verdict, context.document, body.endorsements, where);
  finish(verdict, moment, judgement, {"reason.MB-2.met", "reason.MB-2.notMet", "reason.missing", "remedy.MB-2.endorse", where});
  if (verdict.state == State::pending) verdict.reason = "reason.MB-2.replacementAhead";
  const bool in_time = (endorsed(context.document, body.endorsements, plan::YesNo::yes, body.from->span().latest, false) & finding::yes) != 0;
  if (verdict.state == State::met && !in_time) verdict.notes.push_back({"note.endorsedLater", where, body.from->span(), std::nullopt, {}});
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_body_endorsement(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) {
    check_plan(context, plan, verdicts);
    const auto submission = days_of(plan.submission.date);
    for (const plan::MonitoringBody& body : plan.monitoring_bodies) {
      if (body.from && submission && body.from->span().earliest > submission->latest) check_replacement(context, plan, body, verdicts);
    }
  }
}

}  // namespace cocrea::rules
