// 1.6: NEXT-2, what the next plan holds when it is submitted.
#include <algorithm>

#include "core/rules/attendance.h"
#include "core/rules/between_plans.h"
#include "core/rules/findings.h"

namespace cocrea::rules {
namespace {

using dates::Day;
enum : std::size_t { vision_part, commitment_part, event_part };

// A vision is there once one of its three parts is written; parts that nobody entered may have been in what was handed in.
unsigned has_vision(const plan::Vision& vision, bool silence_unknown) {
  unsigned result = vision.goals.empty() && silence_unknown ? finding::unknown : finding::no;
  const auto add = [&](const plan::LocalizedText& text) {
    const Written found = written(text, silence_unknown);
    result = any_of(result, found == Written::yes ? finding::yes : (found == Written::no ? finding::no : finding::unknown));
  };
  add(vision.long_term);
  add(vision.principles);
  for (const plan::Goal& goal : vision.goals) add(goal.text);
  return result;
}

bool has_initial(const plan::Plan& plan) {
  const plan::Version* version = submitted_version(plan);
  const auto& commitments = version == nullptr ? plan.commitments : version->commitments;
  return std::any_of(commitments.begin(), commitments.end(), [](const plan::Commitment& commitment) { return !is_added(commitment); });
}

using Events = std::vector<Event>;   // co-creation events of the plan

// Whether every event that is recorded came before the gap, so that none fell into it.
bool all_before(const Events& events, const plan::Plan& previous) {
  const auto end = plan_end_of(previous);
  bool any = false;
  for (const Event& event : events) {
    if (event.phase_unset || !event.days) continue;
    if (!end || event.days->latest > end->earliest) return false;
    any = true;
  }
  return any;
}

void add_facts(Verdict& verdict, const plan::Plan& plan, const Events& events) {
  add_submission_facts(verdict, plan);
  verdict.facts.push_back(fact("fact.vision", plan.vision.id, "longTerm", plan::best_text(plan.vision.long_term, "")));
  verdict.facts.push_back(fact("fact.commitmentsComplete", plan.registers.id, "commitments", plan.registers.commitments));
  for (const Event& event : events) verdict.facts.push_back(fact("fact.meetingDate", event.meeting->id, "date", event.meeting->date));
  verdict.facts.push_back(fact("fact.meetingsComplete", plan.registers.id, "meetings", plan.registers.meetings));
}

void add_missing(Verdict& verdict, const Judgement& judgement, const plan::Plan& plan, const Events& events) {
  if (judgement.open(vision_part)) verdict.missing.push_back({"missing.vision", {plan.vision.id, "longTerm"}});
  if (judgement.open(commitment_part)) verdict.missing.push_back({"missing.initialCommitment", {plan.id, "commitments"}});
  if (!judgement.open(event_part)) return;
  for (const Event& event : events) {
    const plan::Meeting& meeting = *event.meeting;
    if (event.phase_unset) verdict.missing.push_back({"fact.meetingPhase", {meeting.id, "phase"}});
    if (!event.days) verdict.missing.push_back({"fact.meetingDate", {meeting.id, "date"}});
  }
  if (silence_is_unknown(plan.registers.meetings)) verdict.missing.push_back({"missing.coCreationEvents", {plan.id, "meetings"}});
}

// The plan was handed in: what lacked then can only be recorded, where it is not the record that lacks it.
void tell_what_to_record(Verdict& verdict, const Judgement& judgement, const plan::Plan& plan) {
  const Missing parts[] = {{"remedy.NEXT-2.recordVision", {plan.vision.id, "longTerm"}},
                           {"remedy.NEXT-2.recordCommitments", {plan.id, "commitments"}},
                           {"remedy.NEXT-2.recordMeetings", {plan.id, "meetings"}}};
  verdict.remedies.clear();
  for (const std::size_t part : {vision_part, commitment_part, event_part}) {
    if ((judgement.parts[part] & finding::no) != 0) verdict.remedies.push_back(parts[part]);
  }
}

void check_plan(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "NEXT-2", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const plan::YesNo first = is_first_plan(context, plan);
  const plan::Plan* previous = previous_plan(context, plan);
  if (previous == nullptr) verdict.facts.push_back(fact("fact.firstPlan", plan.id, "first", plan.first));
  if (first != plan::YesNo::no) {
    const bool is_first = first == plan::YesNo::yes;
    verdict.state = is_first ? State::not_applicable : State::cannot_tell;
    verdict.reason = is_first ? "reason.firstPlan" : "reason.missing";
    if (!is_first) verdict.missing.push_back({"fact.firstPlan", {plan.id, "first"}});
    add_recording_remedies(verdict);
    verdicts.push_back(std::move(verdict));
    return;
  }
  AtSubmission moment{submission_of(plan), context.as_of, {}, std::nullopt};
  const Events events = events_of(context.document, plan, plan::Phase::co_creation);
  for (const Event& event : events) moment.compared.push_back({event.meeting->date, {event.meeting->id, "date"}});
  const auto find = [&](Day submission, Day, Parts& parts) {
    parts[vision_part] = has_vision(submitted_vision(plan), silence_is_unknown(plan.registers.texts));
    parts[commitment_part] = has_initial(plan) ? finding::yes : silence(plan.registers.commitments);
    parts[event_part] = silence(plan.registers.meetings);
    for (const Event& event : events) {
      const unsigned is_event = event.phase_unset ? finding::unknown : finding::yes;
      parts[event_part] = any_of(parts[event_part], all_of(is_event, falls_within(event.days, kLongAgo, submission)));
    }
  };
  const Judgement judgement = judge_at_submission(moment, finder(find));
  add_facts(verdict, plan, events);
  add_missing(verdict, judgement, plan, events);
  finish(verdict, moment, judgement, {"reason.NEXT-2.met", "reason.NEXT-2.notMet", "reason.missing", "remedy.NEXT-2.coCreate", {plan.id, "meetings"}});
  if (verdict.state == State::not_met) tell_what_to_record(verdict, judgement, plan);
  if (verdict.state == State::met && previous != nullptr && all_before(events, *previous)) {
    verdict.notes.push_back({"note.eventsBeforeGap", {plan.id, "meetings"}, plan_end_of(*previous), std::nullopt, {}});
  }
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_next_content(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) check_plan(context, plan, verdicts);
}

}  // namespace cocrea::rules
