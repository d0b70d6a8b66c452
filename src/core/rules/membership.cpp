// 1.1 Membership and co-creation: MEM-1, MEM-2.
#include "core/rules/membership.h"

#include <algorithm>

#include "core/rules/attendance.h"
#include "core/rules/findings.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

// MEM-1: the plan that was handed in has at least one commitment; those added later are not part of it.
void check_has_commitments(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "MEM-1", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const plan::Version* version = submitted_version(plan);
  const plan::List<plan::Commitment>& commitments = version != nullptr ? version->commitments : plan.commitments;
  const auto count = std::count_if(commitments.begin(), commitments.end(), [](const plan::Commitment& one) { return !is_added(one); });
  Content content{State::met};
  if (count == 0) content = silence_is_unknown(plan.registers.commitments) ? Content{State::cannot_tell, lacks::content} : Content{State::not_met};

  const Act submission = submission_of(plan);
  const Tally tally = judge_at(submission, context.as_of, content);
  add_submission_facts(verdict, plan);
  Fact recorded = fact("fact.commitmentsRecorded", plan.id, "commitments", std::string_view{});
  recorded.number = static_cast<int>(count);
  verdict.facts.push_back(std::move(recorded));
  verdict.facts.push_back(fact("fact.commitmentsComplete", plan.registers.id, "commitments", plan.registers.commitments));
  set_moment(verdict, submission, tally);
  const Place place{plan.id, "commitments"};
  if (tally.lacks(lacks::content)) verdict.missing.push_back({"missing.commitments", place});
  if (count == 0) verdict.remedies.push_back({"remedy.recordCommitments", place});
  set_reason(verdict, submission, tally, {"reason.MEM-1.met", "reason.noCommitments", "reason.commitmentsUnknown"});
  verdicts.push_back(std::move(verdict));
}

// MEM-2: over all co-creation events up to the submission, both sides took part.
void check_co_created(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "MEM-2", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const std::vector<Event> events = events_of(context.document, plan, plan::Phase::co_creation);
  const CoCreation question{submission_of(plan), events, false, silence_is_unknown(plan.registers.meetings), context.as_of};
  const Tally tally = judge(question);
  add_submission_facts(verdict, plan);
  add_facts(verdict, question, plan, tally);
  set_moment(verdict, question.submission, tally);
  add_missing(verdict, question, plan, tally);
  add_attendance_remedy(verdict);
  if (verdict.state != State::met && !(verdict.state == State::pending && is_ready(question))) verdict.remedies.push_back({"remedy.recordCoCreation", {plan.id, "meetings"}});
  set_reason(verdict, question.submission, tally, {"reason.MEM-2.met", "reason.MEM-2.notMet", "reason.attendanceUnknown"});
  verdicts.push_back(std::move(verdict));
}

void add_no_plan(std::optional<Verdict> verdict, const Context& context, Verdicts& verdicts) {
  if (!verdict) return;
  verdict->state = State::not_applicable;
  verdict->reason = "reason.noPlan";
  verdict->facts.push_back(fact("fact.joined", context.document.jurisdiction.id, "joined", context.document.jurisdiction.joined));
  verdicts.push_back(std::move(*verdict));
}

}  // namespace

void check_membership(const Context& context, Verdicts& verdicts) {
  if (context.document.plans.empty()) {
    const plan::Id& member = context.document.jurisdiction.id;
    add_no_plan(begin(context, "MEM-1", member), context, verdicts);
    add_no_plan(begin(context, "MEM-2", member), context, verdicts);
  }
  for (const plan::Plan& plan : context.document.plans) {
    check_has_commitments(context, plan, verdicts);
    check_co_created(context, plan, verdicts);
    check_implementation(context, plan, verdicts);
  }
}

}  // namespace cocrea::rules
