// 1.10: REQ-4, non-government actors endorse the final plan, and the plan lists them.
#include "core/rules/endorsements.h"
#include "core/rules/requirements.h"

namespace cocrea::rules {
namespace {

using dates::Day;
enum : std::size_t { endorsed_part, listed_part };

void check_plan(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "REQ-4", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  AtSubmission moment{submission_of(plan), context.as_of, {}, std::nullopt};
  compare_dates(moment.compared, plan.endorsements);
  const auto find = [&](Day submission, Day, Parts& parts) {
    parts[endorsed_part] = endorsed(context.document, plan.endorsements, plan.registers.endorsements, submission, true);
    parts[listed_part] = finding_of(plan.submission.endorsers_listed);
  };
  const Judgement judgement = judge_at_submission(moment, finder(find));
  add_submission_facts(verdict, plan);
  add_endorsements(verdict, context.document, plan.endorsements, judgement.open(endorsed_part), true);
  verdict.facts.push_back(fact("fact.endorsersListed", plan.submission.id, "endorsersListed", plan.submission.endorsers_listed));
  verdict.facts.push_back(fact("fact.endorsementsComplete", plan.registers.id, "endorsements", plan.registers.endorsements));
  if (judgement.open(endorsed_part) && silence_is_unknown(plan.registers.endorsements)) {
    verdict.missing.push_back({"missing.endorsement", {plan.id, "endorsements"}});
  }
  if (judgement.open(listed_part)) verdict.missing.push_back({"fact.endorsersListed", {plan.submission.id, "endorsersListed"}});
  add_coverage(verdict, context.document, plan.endorsements, {plan.id, "endorsements"});
  const bool not_listed = plan.submission.endorsers_listed == plan::YesNo::no;
  const Place list{plan.submission.id, "endorsersListed"}, endorsements{plan.id, "endorsements"};
  finish(verdict, moment, judgement,
         {"reason.REQ-4.met", not_listed ? "reason.REQ-4.notListed" : "reason.REQ-4.notEndorsed", "reason.missing", "remedy.REQ-4.endorse",
          not_listed && judgement.tally.state() == State::not_met ? list : endorsements, not_listed ? "remedy.REQ-4.recordList" : "remedy.REQ-4.recordEarlier"});
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_endorsement(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) check_plan(context, plan, verdicts);
}

}  // namespace cocrea::rules
