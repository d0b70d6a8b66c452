// 1.7: AMD-2, an amendment is consulted on with, and approved by, the non-government actors of the commitment's co-creation.
#include <algorithm>

#include "core/rules/amendments.h"
#include "core/rules/findings.h"
#include "core/rules/people.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

constexpr std::uint32_t lacks_agreement = 4;   // a consultation or an approval

struct Approval {
  AmendedPlace place;
  std::optional<Span> date, submission, consulted, approved;
  bool submission_may_have_happened = false;
  unsigned evidence = finding::no;    // of the consultation
  unsigned approvers = finding::no;   // whether somebody whose approval counts gave it
  const plan::Meeting* meeting = nullptr;   // of the forum, at which it was approved
  std::vector<std::string_view> co_creators;   // non-government actors of the commitment's co-creation
};

std::vector<std::string_view> co_creators_of(const AmendedPlace& place) {
  std::vector<std::string_view> result;
  for (const plan::Meeting& meeting : place.plan.meetings) {
    if (meeting.phase != plan::Phase::co_creation) continue;
    if (std::find(meeting.commitments.begin(), meeting.commitments.end(), place.commitment.id) == meeting.commitments.end()) continue;
    for (const plan::Id& who : meeting.attendees) {
      if (!is_non_government(side_of(place.context.document, who))) continue;
      if (std::find(result.begin(), result.end(), who) == result.end()) result.push_back(who);
    }
  }
  return result;
}

bool approved_by(const Approval& approval, std::string_view who) {
  const auto& approvers = approval.place.amendment.approved_by;
  return std::any_of(approvers.begin(), approvers.end(), [&](const plan::Id& one) { return same_actor(approval.place.context.document, one, who); });
}

// Of one who approved: whether that is a non-government actor of the commitment's co-creation.
unsigned approver_counts(const Approval& approval, std::string_view who) {
  const plan::Document& document = approval.place.context.document;
  const plan::Side side = side_of(document, who);
  if (side == plan::Side::government) return finding::no;
  const bool known = std::any_of(approval.co_creators.begin(), approval.co_creators.end(),
                                 [&](std::string_view one) { return same_actor(document, one, who); });
  if (known) return finding::yes;
  // Who co-created the commitment is not recorded, or not all of them.
  const bool recorded = !approval.co_creators.empty() && !silence_is_unknown(approval.place.plan.registers.meetings);
  return recorded ? finding::no : finding::unknown;
}

unsigned approvers_of(const Approval& approval) {
  const plan::Amendment& amendment = approval.place.amendment;
  const bool nobody = amendment.approved_by.empty() && amendment.approved_at.empty();
  unsigned result = nobody ? silence(approval.place.plan.registers.amendments) : finding::no;
  for (const plan::Id& who : amendment.approved_by) result = any_of(result, approver_counts(approval, who));
  if (approval.meeting != nullptr) {
    result = any_of(result, finding_of(non_government_attended(approval.place.context.document, *approval.meeting)));
  }
  return result;
}

Approval approval_of(const AmendedPlace& place) {
  const plan::Amendment& amendment = place.amendment;
  const Act submission = submission_of(place.plan, place.commitment);
  const unsigned evidence = amendment.consultation.empty() ? silence(place.plan.registers.amendments) : finding::yes;
  Approval approval{place, days_of(amendment.date), submission.days, days_of(amendment.consulted), days_of(amendment.approved),
                    submission.may_have_happened, evidence, finding::no, nullptr, co_creators_of(place)};
  for (const plan::Meeting& meeting : place.plan.meetings) {
    if (!amendment.approved_at.empty() && meeting.id == amendment.approved_at) approval.meeting = &meeting;
  }
  // What was approved at a meeting was approved on its day.
  if (!approval.approved && approval.meeting != nullptr) approval.approved = days_of(approval.meeting->date);
  approval.approvers = approvers_of(approval);
  return approval;
}

// Whether an act that has to come before the change did: its own day, or what silence says of it.
unsigned came_before(const std::optional<Day>& act, bool recorded, plan::YesNo register_complete, Day change) {
  if (act) return *act <= change ? finding::yes : finding::no;
  return recorded ? finding::unknown : silence(register_complete);
}

void judge_on(const Approval& approval, Day day, const std::optional<Day>& submission, const std::optional<Day>& consulted,
              const std::optional<Day>& approved, Tally& tally) {
  if (day > approval.place.context.as_of) {
    tally.add(State::pending);
    return;
  }
  if (submission ? day < *submission : !approval.submission_may_have_happened) {
    tally.add(State::not_applicable);
    return;
  }
  const plan::YesNo complete = approval.place.plan.registers.amendments;
  const plan::Amendment& amendment = approval.place.amendment;
  const bool somebody = !amendment.approved_by.empty() || !amendment.approved_at.empty();
  const unsigned consultation = all_of(approval.evidence, came_before(consulted, !amendment.consultation.empty(), complete, day));
  const unsigned approving = all_of(approval.approvers, came_before(approved, somebody, complete, day));
  const unsigned both = all_of(consultation, approving);
  // Without the submission it may be no amendment at all.
  if (!submission) {
    tally.add(State::cannot_tell, lacks_of_change::submission);
    return;
  }
  if ((both & finding::yes) != 0) tally.add(State::met);
  if ((both & finding::no) != 0) tally.add(State::not_met);
  if ((both & finding::unknown) != 0) tally.add(State::cannot_tell, lacks_agreement);
}

Tally judge(const Approval& approval) {
  Tally tally;
  if (!approval.date) {
    tally.add(State::cannot_tell, lacks_of_change::date);
    return tally;
  }
  Worlds worlds;
  const auto date = worlds.add(*approval.date);
  worlds.compare(date, approval.place.context.as_of);
  const Span none = Span::of(kLongAgo);
  const auto submission = worlds.add(approval.submission.value_or(none));
  worlds.compare(submission, date);
  const auto consulted = worlds.add(approval.consulted.value_or(none)), approved = worlds.add(approval.approved.value_or(none));
  worlds.compare(date, consulted);
  worlds.compare(date, approved);
  worlds.each([&](const Worlds::Days& days) {
    const auto day_if = [&](const std::optional<Span>& span, Worlds::Number at) { return span ? std::optional<Day>(days[at]) : std::nullopt; };
    judge_on(approval, days[date], day_if(approval.submission, submission), day_if(approval.consulted, consulted), day_if(approval.approved, approved), tally);
  });
  return tally;
}

void add_facts(Verdict& verdict, const Approval& approval) {
  const plan::Amendment& amendment = approval.place.amendment;
  const plan::Plan& plan = approval.place.plan;
  add_amendment_facts(verdict, approval.place);
  verdict.facts.push_back(fact("fact.consulted", amendment.id, "consulted", amendment.consulted));
  verdict.facts.push_back(fact("fact.consultation", amendment.id, "consultation", std::string_view(amendment.consultation)));
  verdict.facts.push_back(fact("fact.approved", amendment.id, "approved", amendment.approved));
  for (const plan::Id& who : amendment.approved_by) {
    verdict.facts.push_back(fact("fact.approvedBy", amendment.id, "approvedBy", name_of(approval.place.context.document, who)));
  }
  if (const plan::Meeting* meeting = approval.meeting) verdict.facts.push_back(fact("fact.approvedAt", meeting->id, "date", meeting->date));
  verdict.facts.push_back(fact("fact.amendmentsComplete", plan.registers.id, "amendments", plan.registers.amendments));
  for (const std::string_view who : approval.co_creators) {
    const std::string_view name = name_of(approval.place.context.document, who);
    if (!approved_by(approval, who) && !name.empty()) verdict.notes.push_back({"note.notApprovedBy", {amendment.id, "approvedBy"}, std::nullopt, std::nullopt, name});
  }
}

void add_missing(Verdict& verdict, const Approval& approval, const Tally& tally) {
  const plan::Amendment& amendment = approval.place.amendment;
  add_amendment_missing(verdict, approval.place, tally);
  if (!tally.lacks(lacks_agreement)) return;
  if (!amendment.consulted) verdict.missing.push_back({"fact.consulted", {amendment.id, "consulted"}});
  if (amendment.consultation.empty()) verdict.missing.push_back({"fact.consultation", {amendment.id, "consultation"}});
  if (!approval.approved) verdict.missing.push_back({"fact.approved", {amendment.id, "approved"}});
  if (approval.approvers == finding::yes) return;
  if (approval.meeting != nullptr) {
    verdict.missing.push_back({"fact.nonGovernmentAttended", {approval.meeting->id, "nonGovernmentAttended"}});
  } else if (amendment.approved_by.empty()) {
    verdict.missing.push_back({"fact.approvedBy", {amendment.id, "approvedBy"}});
  } else {
    verdict.missing.push_back({"missing.coCreators", {approval.place.plan.id, "meetings"}});
  }
}

// The change was made: what should have come before it can only be recorded, where it is not the record that lacks it.
void tell_what_to_record(Verdict& verdict, const Approval& approval) {
  const plan::Amendment& amendment = approval.place.amendment;
  const auto in_time = [&](const std::optional<Span>& act) { return act && act->latest <= approval.date->earliest; };
  if (approval.evidence != finding::yes || !in_time(approval.consulted)) verdict.remedies.push_back({"remedy.AMD-2.recordConsultation", {amendment.id, "consulted"}});
  if (approval.approvers != finding::yes || !in_time(approval.approved)) verdict.remedies.push_back({"remedy.AMD-2.recordApproval", {amendment.id, "approved"}});
}

void add_reason(Verdict& verdict, const Approval& approval) {
  const plan::Amendment& amendment = approval.place.amendment;
  switch (verdict.state) {
    case State::met: verdict.reason = "reason.AMD-2.met"; break;
    case State::not_met:
      verdict.reason = "reason.AMD-2.notMet";
      tell_what_to_record(verdict, approval);
      break;
    case State::pending:
      verdict.reason = "reason.AMD-1.ahead";
      verdict.remedies.push_back({"remedy.AMD-2.consult", {amendment.id, "consulted"}});
      break;
    case State::depends_on_day:
      verdict.reason = "reason.dependsOnDay";
      for (const Fact& one : verdict.facts) add_exact_day_remedy(verdict, one.date, one.place);
      break;
    case State::cannot_tell: verdict.reason = "reason.missing"; break;
    case State::not_applicable: verdict.reason = "reason.AMD-1.beforeSubmission"; break;
  }
  add_recording_remedies(verdict);
}

}  // namespace

void check_amendment_approval(const AmendedPlace& place, Verdicts& verdicts) {
  const Context& context = place.context;
  std::optional<Verdict> begun = begin(context, "AMD-2", place.plan, place.amendment.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const Approval approval = approval_of(place);
  const Tally tally = judge(approval);
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  verdict.due = approval.date;
  add_facts(verdict, approval);
  add_missing(verdict, approval, tally);
  add_reason(verdict, approval);
  verdicts.push_back(std::move(verdict));
}

}  // namespace cocrea::rules
