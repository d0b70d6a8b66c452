// 1.5 Commitments: COM-1, COM-2, COM-5, COM-6. The ceiling and its slots are in commitments_ceiling.cpp and commitments_added.cpp, COM-7 in
// commitments_fit.cpp.
#include "core/rules/commitments.h"

#include <algorithm>
#include <iterator>

#include "core/rules/attendance.h"
#include "core/rules/findings.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

Written worse(Written a, Written b) {
  if (a == Written::no || b == Written::no) return Written::no;
  return a == Written::unknown ? a : b;
}

bool is_goal(const plan::Plan& plan, const plan::Id& id) {
  const auto has = [&](const plan::Vision& vision) {
    return std::any_of(vision.goals.begin(), vision.goals.end(), [&](const plan::Goal& goal) { return goal.id == id; });
  };
  return has(plan.vision) || std::any_of(plan.versions.begin(), plan.versions.end(), [&](const plan::Version& version) { return has(version.vision); });
}

// A milestone with a due date and an expected output.
Written milestone_written(const plan::Milestone& milestone) {
  return milestone.due && written(milestone.output, false) == Written::yes ? Written::yes : Written::no;
}

// What a commitment needs to be concrete, as far as it can be counted.
struct Concrete {
  Written milestone, goal;
  const plan::Milestone* unfinished = nullptr;   // the first milestone that lacks something, where none is complete
};

Concrete concrete(const plan::Plan& plan, const plan::Commitment& commitment, bool silent) {
  const Written absent = silent ? Written::unknown : Written::no;
  const auto complete = [](const plan::Milestone& one) { return milestone_written(one) == Written::yes; };
  const bool any = std::any_of(commitment.milestones.begin(), commitment.milestones.end(), complete);
  const bool goal = std::any_of(commitment.goals.begin(), commitment.goals.end(), [&](const plan::Id& id) { return is_goal(plan, id); });
  Concrete result{any ? Written::yes : absent, goal ? Written::yes : absent};
  if (!any && !commitment.milestones.empty()) result.unfinished = &commitment.milestones.front();
  return result;
}

void add_concrete_open(Verdict& verdict, const plan::Commitment& commitment, const Concrete& found, const Tally& tally) {
  const auto open = [&](std::string_view label, Place place, std::string_view remedy) {
    if (tally.lacks(lacks::content)) verdict.missing.push_back({label, place});
    verdict.remedies.push_back({remedy, place});
  };
  if (found.milestone != Written::yes && found.unfinished == nullptr) {
    open("fact.milestones", {commitment.id, "milestones"}, "remedy.COM-1.milestone");
  } else if (found.milestone != Written::yes) {
    const plan::Milestone& one = *found.unfinished;
    if (!one.due) open("fact.milestoneDue", {one.id, "due"}, "remedy.COM-1.due");
    if (written(one.output, false) != Written::yes) open("fact.milestoneOutput", {one.id, "output"}, "remedy.COM-1.output");
  }
  if (found.goal != Written::yes) open("fact.commitmentGoals", {commitment.id, "goals"}, "remedy.COM-1.goal");
}

// COM-1: a milestone with a due date and an expected output, and a goal of the vision, in the version submitted.
void check_concrete(const Context& context, const plan::Plan& plan, const plan::Commitment& original, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "COM-1", plan, original.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const plan::Commitment& commitment = submitted_commitment(plan, original);
  const Concrete found = concrete(plan, commitment, silence_is_unknown(plan.registers.texts));
  Content content{State::met};
  switch (worse(found.milestone, found.goal)) {
    case Written::yes: break;
    case Written::no: content = {State::not_met}; break;
    case Written::unknown: content = {State::cannot_tell, lacks::content}; break;
  }
  const Act submission = submission_of(plan, original);
  const Tally tally = judge_at(submission, context.as_of, content);
  verdict.facts.push_back(fact(submission.place.field == "date" ? "fact.planSubmission" : "fact.commitmentSubmission", submission.place.entity,
                               submission.place.field, is_added(original) ? original.submission : plan.submission.date));
  Fact milestones = fact("fact.milestones", commitment.id, "milestones", std::string_view{});
  milestones.number = static_cast<int>(std::count_if(commitment.milestones.begin(), commitment.milestones.end(),
                                                     [](const plan::Milestone& one) { return milestone_written(one) == Written::yes; }));
  verdict.facts.push_back(std::move(milestones));
  Fact goals = fact("fact.commitmentGoals", commitment.id, "goals", std::string_view{});
  goals.number = static_cast<int>(commitment.goals.size());
  verdict.facts.push_back(std::move(goals));
  set_moment(verdict, submission, tally);
  add_concrete_open(verdict, commitment, found, tally);
  set_reason(verdict, submission, tally, {"reason.COM-1.met", "reason.COM-1.notMet", "reason.textsUnknown"});
  verdicts.push_back(std::move(verdict));
}

// COM-2: at least one initial commitment, drafts included.
void check_initial(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "COM-2", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const auto count = static_cast<int>(std::count_if(plan.commitments.begin(), plan.commitments.end(), [](const plan::Commitment& one) { return !is_added(one); }));
  const Place place{plan.id, "commitments"};
  Fact recorded = fact("fact.initialCommitments", plan.id, "commitments", std::string_view{});
  recorded.number = count;
  verdict.facts.push_back(std::move(recorded));
  verdict.facts.push_back(fact("fact.commitmentsComplete", plan.registers.id, "commitments", plan.registers.commitments));
  if (count > 0) {
    verdict.state = State::met;
    verdict.reason = "reason.COM-2.met";
  } else {
    const bool silent = silence_is_unknown(plan.registers.commitments);
    verdict.state = silent ? State::cannot_tell : State::not_met;
    verdict.reason = silent ? "reason.commitmentsUnknown" : "reason.noCommitments";
    if (silent) verdict.missing.push_back({"missing.commitments", place});
    verdict.remedies.push_back({"remedy.recordCommitments", place});
  }
  verdicts.push_back(std::move(verdict));
}

// COM-5: linked to a co-creation event up to its submission, in which both sides took part.
void check_co_created(const Context& context, const plan::Plan& plan, const plan::Commitment& commitment, const std::vector<Event>& linked, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "COM-5", plan, commitment.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const CoCreation question{submission_of(plan, commitment), linked, true, silence_is_unknown(plan.registers.meetings), context.as_of};
  const Tally tally = judge(question);
  const Act& submission = question.submission;
  verdict.facts.push_back(fact(submission.place.field == "date" ? "fact.planSubmission" : "fact.commitmentSubmission", submission.place.entity,
                               submission.place.field, is_added(commitment) ? commitment.submission : plan.submission.date));
  add_facts(verdict, question, plan, tally);
  set_moment(verdict, submission, tally);
  add_missing(verdict, question, plan, tally);
  add_attendance_remedy(verdict);
  if (verdict.state != State::met && !(verdict.state == State::pending && is_ready(question))) verdict.remedies.push_back({"remedy.COM-5.link", {plan.id, "meetings"}});
  set_reason(verdict, submission, tally, {"reason.COM-5.met", "reason.COM-5.notMet", "reason.attendanceUnknown"});
  verdicts.push_back(std::move(verdict));
}

}  // namespace

// Rule by rule, the order of the source.
void check_commitments(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) {
    for (const plan::Commitment& commitment : plan.commitments) check_concrete(context, plan, commitment, verdicts);
    check_initial(context, plan, verdicts);
    check_ceiling(context, plan, verdicts);
    const bool any = !plan.commitments.empty();
    const std::vector<Event> events = any ? events_of(context.document, plan, plan::Phase::co_creation) : std::vector<Event>{};
    check_added(context, plan, events, verdicts);
    std::vector<Event> linked;
    for (const plan::Commitment& commitment : plan.commitments) {
      linked.clear();
      std::copy_if(events.begin(), events.end(), std::back_inserter(linked), [&](const Event& event) { return is_linked(event, commitment); });
      check_co_created(context, plan, commitment, linked, verdicts);
    }
    for (const plan::Commitment& commitment : plan.commitments) check_fit(context, plan, commitment, verdicts);
  }
  add_without_check(context, "COM-6", "reason.COM-6.noCheck", verdicts);
}

}  // namespace cocrea::rules
