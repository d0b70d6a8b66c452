// 1.5 Commitments: COM-3, COM-7.
#include <algorithm>

#include "core/dates/compare.h"
#include "core/rules/sections.h"
#include "core/rules/slots.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

// --- COM-3: most slots on any day <= 5, joint <= 12 ------------------------------------------------

constexpr std::uint32_t lacks_kind = 1, lacks_submission = 2, lacks_acts = 4, lacks_register = 8;

struct Ceiling {
  const Context& context;
  const plan::Plan& plan;
  plan::JurisdictionKind kind;
  int independent, joint;
  std::vector<Slot> slots;
  std::size_t uncertain = 0;
  int drafts = 0;                 // initial ones: an added one comes later
  Act submission;
  std::optional<Span> plan_end;
};

// How low and how high the counts can be, over all days and unrecorded acts.
struct Range {
  int least = 0, most = 0;
  bool empty = true;
  void add(int low, int high) {
    least = empty ? low : std::min(least, low);
    most = empty ? high : std::max(most, high);
    empty = false;
  }
};

struct CeilingAnswer {
  Tally tally;
  Range most_in_use, now;
  bool drafts_counted = false;
};

Ceiling ceiling_of(const Context& context, const plan::Plan& plan) {
  Ceiling ceiling{context, plan, context.document.jurisdiction.kind, context.rule_set.parameter("ceilingIndependent"),
                  context.rule_set.parameter("ceilingJoint"), slots_of(plan), 0, 0, submission_of(plan), plan_end_of(plan)};
  for (const Slot& slot : ceiling.slots) {
    ceiling.uncertain += slot.uncertain ? 1 : 0;
    ceiling.drafts += slot.added ? 0 : 1;
  }
  return ceiling;
}

State against(int limit, int least, int most) {
  if (most <= limit) return State::met;
  return least > limit ? State::not_met : State::cannot_tell;
}

// The state for one pair of counts: with unrecorded acts in favour, and against.
void judge_counts(const Ceiling& ceiling, int least, int most, Tally& tally) {
  State state = State::cannot_tell;
  std::uint32_t missing = 0;
  if (ceiling.kind == plan::JurisdictionKind::unset) {
    const State alone = against(ceiling.independent, least, most);
    const State together = against(ceiling.joint, least, most);
    if (alone == together) {
      state = alone;
    } else {
      missing = lacks_kind;
    }
    if (alone == State::cannot_tell || together == State::cannot_tell) missing |= lacks_acts;
  } else {
    state = against(ceiling.kind == plan::JurisdictionKind::joint ? ceiling.joint : ceiling.independent, least, most);
    if (state == State::cannot_tell) missing = lacks_acts;
  }
  // Nobody has to prove that there are no others; but a register that says so is believed.
  if (state == State::met && ceiling.plan.registers.commitments == plan::YesNo::no) {
    state = State::cannot_tell;
    missing = lacks_register;
  }
  tally.add(state, state == State::cannot_tell ? missing : 0u);
}

void judge_drafts(const Ceiling& ceiling, CeilingAnswer& answer) {
  answer.drafts_counted = true;
  answer.most_in_use.add(ceiling.drafts, ceiling.drafts);
  judge_counts(ceiling, ceiling.drafts, ceiling.drafts, answer.tally);
}

void judge_submitted(const Ceiling& ceiling, const SlotDays& days, CeilingAnswer& answer) {
  const SlotCount low = count_slots(ceiling.slots, days, true);
  const SlotCount high = count_slots(ceiling.slots, days, false);
  answer.most_in_use.add(low.most, high.most);
  answer.now.add(low.on_last_day, high.on_last_day);
  judge_counts(ceiling, low.most, high.most, answer.tally);
}

// The submission is not recorded and may have happened, on any day: the answer has to be the same whether and whenever it was.
void judge_unknown_submission(const Ceiling& ceiling, SlotDays days, CeilingAnswer& answer) {
  constexpr Day long_ago{date::year{dates::first_year} / 1 / 1};
  CeilingAnswer any;
  judge_drafts(ceiling, any);
  for (const Day submission : {long_ago, ceiling.context.as_of}) {
    days.submission = submission;
    judge_submitted(ceiling, days, any);
  }
  answer.drafts_counted = true;
  answer.most_in_use.add(any.most_in_use.least, any.most_in_use.most);
  const State state = any.tally.state();
  if (state == State::depends_on_day) {
    answer.tally.add(State::cannot_tell, lacks_submission | any.tally.missing());
  } else {
    answer.tally.add(state, any.tally.missing());
  }
}

CeilingAnswer judge(const Ceiling& ceiling) {
  CeilingAnswer answer;
  Worlds worlds;
  std::optional<Worlds::Number> submission, plan_end;
  if (ceiling.submission.days) submission = worlds.add(*ceiling.submission.days);
  if (ceiling.plan_end) plan_end = worlds.add(*ceiling.plan_end);
  // The count never grows when the submission comes later or the plan ends earlier: first and last day give the state. The days on
  // which commitments enter and leave are asked as well, so that the list of possible states has those in between.
  if (submission) {
    worlds.compare(*submission, 0, ceiling.context.as_of);
    worlds.ends(*submission);
  }
  if (plan_end) worlds.ends(*plan_end);
  constexpr std::size_t many = 24;
  constexpr Day ever = Day::min();   // "released on any day" turns nowhere
  if (ceiling.slots.size() <= many) {
    for (const Slot& slot : ceiling.slots) {
      for (const auto& day : {slot.smaller.inclusion, slot.larger.inclusion}) {
        if (day && plan_end) worlds.compare(*plan_end, 0, *day);
        if (day && submission) worlds.compare(*submission, 0, *day);
      }
      for (const Occupation& one : {slot.smaller, slot.larger}) {
        for (const auto& day : {one.release, one.release_if, one.release_after}) {
          if (day && submission && *day > ever) worlds.compare(*submission, 0, *day);
        }
      }
    }
  }
  worlds.each([&](const Worlds::Days& days) {
    if (submission ? days[*submission] > ceiling.context.as_of : !ceiling.submission.may_have_happened) {
      judge_drafts(ceiling, answer);
      return;
    }
    SlotDays count{submission ? days[*submission] : Day{}, plan_end ? std::optional<Day>{days[*plan_end]} : std::nullopt,
                   ceiling.context.as_of, 0};
    for (; count.larger <= ceiling.uncertain; ++count.larger) {
      if (submission) {
        judge_submitted(ceiling, count, answer);
      } else {
        judge_unknown_submission(ceiling, count, answer);
      }
    }
  });
  return answer;
}

void add_ceiling_facts(Verdict& verdict, const Ceiling& ceiling) {
  const plan::Plan& plan = ceiling.plan;
  std::string_view kind;
  if (ceiling.kind == plan::JurisdictionKind::independent) kind = "independent";
  if (ceiling.kind == plan::JurisdictionKind::joint) kind = "joint";
  verdict.facts.push_back(choice_fact("fact.kind", ceiling.context.document.jurisdiction.id, "kind", kind));
  Fact recorded = fact("fact.commitmentsRecorded", plan.id, "commitments", std::string_view{});
  recorded.number = static_cast<int>(ceiling.slots.size());
  verdict.facts.push_back(std::move(recorded));
  verdict.facts.push_back(fact("fact.commitmentsComplete", plan.registers.id, "commitments", plan.registers.commitments));
  add_submission_facts(verdict, plan);
  for (const Slot& slot : ceiling.slots) {
    const plan::Commitment& one = *slot.commitment;
    if (slot.added) verdict.facts.push_back(fact("fact.commitmentSubmission", one.id, "submission", one.submission));
    if (one.completed) verdict.facts.push_back(fact("fact.completed", one.id, "completed", one.completed));
  }
  for (const plan::Evaluation& evaluation : plan.evaluations) {
    if (evaluation.kind != plan::EvaluationKind::commitment) continue;
    verdict.facts.push_back(fact("fact.commitmentEvaluationDelivered", evaluation.id, "delivered", evaluation.delivered));
  }
}

void add_ceiling_steps(Verdict& verdict, const Ceiling& ceiling, const CeilingAnswer& answer) {
  const bool joint = ceiling.kind == plan::JurisdictionKind::joint;
  const Range& most = answer.most_in_use;
  const std::string_view label = answer.drafts_counted ? "step.drafts" : "step.slotsMost";
  if (ceiling.kind == plan::JurisdictionKind::unset) {
    verdict.steps.push_back(count_step(label, most.least, most.most, ceiling.independent));
    verdict.steps.push_back(count_step("step.slotsIfJoint", most.least, most.most, ceiling.joint));
  } else {
    verdict.steps.push_back(count_step(label, most.least, most.most, joint ? ceiling.joint : ceiling.independent));
  }
  if (!answer.now.empty) {
    verdict.steps.push_back(count_step("step.slotsNow", answer.now.least, answer.now.most, joint ? ceiling.joint : ceiling.independent));
  }
}

void add_ceiling_missing(Verdict& verdict, const Ceiling& ceiling, const Tally& tally) {
  if (tally.lacks(lacks_kind)) {
    verdict.missing.push_back({"fact.kind", {ceiling.context.document.jurisdiction.id, "kind"}});
    verdict.remedies.push_back({"remedy.recordKind", verdict.missing.back().place});
  }
  if (tally.lacks(lacks_submission)) {
    verdict.missing.push_back({"fact.planSubmission", ceiling.submission.place});
    verdict.remedies.push_back({"remedy.recordSubmission", ceiling.submission.place});
  }
  if (tally.lacks(lacks_register)) {
    verdict.missing.push_back({"missing.otherCommitments", {ceiling.plan.id, "commitments"}});
    verdict.remedies.push_back({"remedy.COM-3.recordOthers", verdict.missing.back().place});
  }
  if (!tally.lacks(lacks_acts)) return;
  bool evaluation_missing = false;
  for (const Slot& slot : ceiling.slots) {
    if (slot.inclusion_unknown) verdict.missing.push_back({"fact.commitmentSubmission", {slot.commitment->id, "submission"}});
    if (!slot.smaller.release_after && !slot.smaller.release_if) continue;
    if (slot.completion_unknown) verdict.missing.push_back({"fact.completed", {slot.commitment->id, "completed"}});
    evaluation_missing = evaluation_missing || (slot.delivery_unknown && slot.smaller.release_after);
  }
  if (evaluation_missing) verdict.missing.push_back({"missing.commitmentEvaluations", {ceiling.plan.id, "evaluations"}});
  const bool added = std::any_of(ceiling.slots.begin(), ceiling.slots.end(), [](const Slot& slot) { return slot.added; });
  if (!ceiling.plan_end && added) verdict.missing.push_back({"fact.plannedEnd", {ceiling.plan.id, "plannedEnd"}});
  verdict.remedies.push_back({"remedy.COM-3.recordReleases", {ceiling.plan.id, "evaluations"}});
}

std::string_view ceiling_reason(const Verdict& verdict, const Ceiling& ceiling, const CeilingAnswer& answer) {
  const Tally& tally = answer.tally;
  const bool drafts = answer.drafts_counted;
  const bool either = ceiling.kind == plan::JurisdictionKind::unset;
  switch (verdict.state) {
    case State::met:
      if (either) return "reason.COM-3.metEither";
      return drafts ? "reason.COM-3.metDrafts" : "reason.COM-3.met";
    case State::not_met:
      if (either) return "reason.COM-3.tooManyEither";
      return drafts ? "reason.COM-3.tooManyDrafts" : "reason.COM-3.tooMany";
    case State::depends_on_day: return "reason.COM-3.dependsOnDay";
    case State::pending:
    case State::not_applicable:
    case State::cannot_tell: break;
  }
  if (tally.lacks(lacks_kind)) return "reason.COM-3.kindUnset";
  if (tally.lacks(lacks_submission)) return "reason.COM-3.submissionUnknown";
  return tally.lacks(lacks_acts) ? "reason.COM-3.releasesUnknown" : "reason.COM-3.registerIncomplete";
}

void check_ceiling(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "COM-3", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const Ceiling ceiling = ceiling_of(context, plan);
  const CeilingAnswer answer = judge(ceiling);
  verdict.state = answer.tally.state();
  verdict.possible = answer.tally.possible();
  verdict.parameters.push_back({"ceilingIndependent", ceiling.independent});
  verdict.parameters.push_back({"ceilingJoint", ceiling.joint});
  add_ceiling_facts(verdict, ceiling);
  add_ceiling_steps(verdict, ceiling, answer);
  add_ceiling_missing(verdict, ceiling, answer.tally);
  verdict.reason = ceiling_reason(verdict, ceiling, answer);
  if (verdict.state == State::not_met) {
    verdict.remedies.push_back({answer.drafts_counted ? "remedy.COM-3.fewerDrafts" : "remedy.COM-3.freeSlot", {plan.id, "commitments"}});
  }
  const auto cancelled = std::count_if(plan.commitments.begin(), plan.commitments.end(),
                                       [](const plan::Commitment& one) { return one.cancelled == plan::YesNo::yes; });
  if (cancelled > 0) {
    verdict.notes.push_back({"note.cancelledKeepSlot", {plan.id, "commitments"}, std::nullopt, static_cast<int>(cancelled), {}});
  }
  if (!ceiling.submission.days && ceiling.drafts < static_cast<int>(ceiling.slots.size())) {
    verdict.notes.push_back({"note.addedNotCounted", {plan.id, "commitments"}, std::nullopt,
                             static_cast<int>(ceiling.slots.size()) - ceiling.drafts, {}});
  }
  verdicts.push_back(std::move(verdict));
}

// --- COM-7: planned end <= plan_end ----------------------------------------------------------------

constexpr std::uint32_t lacks_end = 1, lacks_plan_end = 2;

// The end may be a link to the plan's, hence the same unknown day, whatever it is.
Tally judge_fit(bool with_plan, const std::optional<Span>& end, const std::optional<Span>& plan_end) {
  Tally tally;
  if (with_plan) {
    tally.add(State::met);
  } else if (!end || !plan_end) {
    tally.add(State::cannot_tell, (end ? 0u : lacks_end) | (plan_end ? 0u : lacks_plan_end));
  } else {
    Worlds worlds;
    const auto a = worlds.add(*end), b = worlds.add(*plan_end);
    worlds.compare(a, 0, b);
    worlds.each([&](const Worlds::Days& days) { tally.add(days[a] <= days[b] ? State::met : State::not_met); });
  }
  return tally;
}

void add_fit_notes(Verdict& verdict, const Context& context, const plan::Plan& plan, const plan::Commitment& commitment) {
  const auto start = days_of(commitment.start), period_start = days_of(plan.period_start);
  const bool with_plan = commitment.ends_with_plan == plan::YesNo::yes;
  const auto end = with_plan ? plan_end_of(plan) : days_of(commitment.end);
  const auto surely_before = [](const std::optional<Span>& a, const std::optional<Span>& b) {
    return a && b && dates::before(*a, *b) == dates::Truth::yes;
  };
  if (surely_before(start, period_start)) {
    verdict.notes.push_back({"note.startsBeforePeriod", {commitment.id, "start"}, start, std::nullopt, {}});
  }
  for (const plan::Milestone& milestone : commitment.milestones) {
    if (!milestone.start && !milestone.due) continue;
    const auto from = days_of(milestone.start), due = days_of(milestone.due);
    const bool early = surely_before(from, start) || surely_before(due, start);
    const bool late = surely_before(end, due) || surely_before(end, from);
    if (!early && !late) continue;
    const std::string_view title = title_of(context.document, milestone.title);
    if (early) {
      const bool starts = surely_before(from, start);
      verdict.notes.push_back({title.empty() ? "note.milestoneBeforeStartUnnamed" : "note.milestoneBeforeStart",
                               {milestone.id, starts ? "start" : "due"}, starts ? from : due, std::nullopt, title});
    }
    if (late) {
      const bool ends = surely_before(end, due);
      verdict.notes.push_back({title.empty() ? "note.milestoneAfterEndUnnamed" : "note.milestoneAfterEnd",
                               {milestone.id, ends ? "due" : "start"}, ends ? due : from, std::nullopt, title});
    }
  }
}

std::string_view fit_reason(const Verdict& verdict, const Tally& tally, bool with_plan) {
  switch (verdict.state) {
    case State::met: return with_plan ? "reason.COM-7.withPlan" : "reason.COM-7.met";
    case State::not_met: return verdict.due->is_day() ? "reason.COM-7.notMet" : "reason.COM-7.notMetSpan";
    case State::depends_on_day: return "reason.COM-7.dependsOnDay";
    case State::pending:
    case State::not_applicable:
    case State::cannot_tell: break;
  }
  if (tally.lacks(lacks_end)) return tally.lacks(lacks_plan_end) ? "reason.COM-7.bothUnknown" : "reason.COM-7.endUnknown";
  return "reason.COM-7.planEndUnknown";
}

void check_fit(const Context& context, const plan::Plan& plan, const plan::Commitment& commitment, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "COM-7", plan, commitment.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const bool with_plan = commitment.ends_with_plan == plan::YesNo::yes;
  const auto end = days_of(commitment.end), plan_end = plan_end_of(plan);
  const Tally tally = judge_fit(with_plan, end, plan_end);
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  verdict.due = plan_end;
  const Place place{commitment.id, "end"};
  if (with_plan) {
    verdict.facts.push_back(fact("fact.endsWithPlan", commitment.id, "endsWithPlan", commitment.ends_with_plan));
  } else {
    verdict.facts.push_back(fact("fact.commitmentEnd", commitment.id, "end", commitment.end));
  }
  add_plan_end_facts(verdict, plan);
  if (!with_plan && end && plan_end) verdict.steps.push_back(compare_step("step.commitmentFits", *end, *plan_end));
  if (tally.lacks(lacks_end)) {
    verdict.missing.push_back({"fact.commitmentEnd", place});
    verdict.remedies.push_back({"remedy.COM-7.recordEnd", place});
  }
  if (tally.lacks(lacks_plan_end)) {
    verdict.missing.push_back({"fact.plannedEnd", {plan.id, "plannedEnd"}});
    verdict.remedies.push_back({"remedy.COM-7.recordPlanEnd", {plan.id, "plannedEnd"}});
  }
  if (verdict.state == State::not_met) {
    verdict.remedies.push_back({plan_end->is_day() ? "remedy.COM-7.endBy" : "remedy.COM-7.endSafely", place});
  }
  if (verdict.state == State::depends_on_day) {
    verdict.remedies.push_back({"remedy.COM-7.endWithPlan", {commitment.id, "endsWithPlan"}});
    if (!end->is_day()) verdict.remedies.push_back({"remedy.exactDay.commitmentEnd", place});
    if (!plan_end->is_day()) verdict.remedies.push_back({"remedy.exactDay.planEnd", {plan.id, "plannedEnd"}});
  }
  add_fit_notes(verdict, context, plan, commitment);
  verdict.reason = fit_reason(verdict, tally, with_plan);
  verdicts.push_back(std::move(verdict));
}

}  // namespace

// COM-3 and COM-7, the order of the source.
void check_commitments(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) {
    check_ceiling(context, plan, verdicts);
    for (const plan::Commitment& commitment : plan.commitments) check_fit(context, plan, commitment, verdicts);
  }
}

}  // namespace cocrea::rules
