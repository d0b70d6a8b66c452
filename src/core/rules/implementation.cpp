// 1.1 Implemented: MEM-3.
#include <algorithm>

#include "core/dates/compare.h"
#include "core/rules/facts.h"
#include "core/rules/membership.h"
#include "core/rules/moment.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

constexpr std::uint32_t lacks_plan_end = 1, lacks_completions = 2, lacks_commitments = 4;

// Whether a commitment is completed by the plan's end, as a set over its days; the worst of all commitments decides.
constexpr unsigned kDone = 1, kUnknown = 2, kUndone = 4;

struct Implementation {
  const Context& context;
  const plan::Plan& plan;
  std::optional<Span> plan_end;
  bool completions_silent, commitments_silent, submissions_silent;
};

Implementation implementation_of(const Context& context, const plan::Plan& plan) {
  const plan::Registers& registers = plan.registers;
  return {context, plan, plan_end_of(plan), silence_is_unknown(registers.completions), silence_is_unknown(registers.commitments),
          silence_is_unknown(registers.submissions)};
}

// An added one is part of the plan from its own submission on.
bool surely_no_part(const Implementation& q, const plan::Commitment& commitment) {
  if (!is_added(commitment)) return false;
  return commitment.submission ? commitment.submission->span().earliest > q.context.as_of : !q.submissions_silent;
}

unsigned completed_by(const Implementation& q, const plan::Commitment& commitment, Day plan_end) {
  if (surely_no_part(q, commitment)) return kDone;
  unsigned result = 0;
  if (const auto days = days_of(commitment.completed)) {
    if (days->earliest <= plan_end) result |= kDone;
    if (days->latest > plan_end) result |= kUndone;
  } else {
    result = q.completions_silent || commitment.progress == plan::Progress::complete ? kUnknown : kUndone;
  }
  if (!is_added(commitment)) return result;
  if (!commitment.submission) return (result & ~kDone) != 0 ? (result & kDone) | kUnknown : result;
  return commitment.submission->span().latest > q.context.as_of ? result | kDone : result;
}

unsigned worst_of(unsigned a, unsigned b) {
  unsigned result = 0;
  for (unsigned one = kDone; one <= kUndone; one <<= 1) {
    for (unsigned other = kDone; other <= kUndone; other <<= 1) {
      if ((a & one) != 0 && (b & other) != 0) result |= std::max(one, other);
    }
  }
  return result;
}

void judge_on(const Implementation& q, Day plan_end, Tally& tally) {
  if (q.context.as_of <= plan_end) {
    tally.add(State::pending);
    return;
  }
  unsigned all = q.commitments_silent ? kUnknown : kDone;
  const std::uint32_t missing = lacks_completions | (q.commitments_silent ? lacks_commitments : 0u);   // completions of those that have none
  for (const plan::Commitment& commitment : q.plan.commitments) {
    all = worst_of(all, completed_by(q, commitment, plan_end));
  }
  if ((all & kDone) != 0) tally.add(State::met);
  if ((all & kUnknown) != 0) tally.add(State::cannot_tell, missing);
  if ((all & kUndone) != 0) tally.add(State::not_met);
}

Tally judge(const Implementation& q) {
  Tally tally;
  if (!q.plan_end) {
    tally.add(State::cannot_tell, lacks_plan_end);
    return tally;
  }
  Worlds worlds;
  const auto end = worlds.add(*q.plan_end);
  worlds.compare(end, q.context.as_of);
  for (const plan::Commitment& commitment : q.plan.commitments) {
    if (!commitment.completed) continue;
    worlds.compare(end, commitment.completed->span().earliest);
    worlds.compare(end, commitment.completed->span().latest);
  }
  worlds.each([&](const Worlds::Days& days) { judge_on(q, days[end], tally); });
  return tally;
}

// All commitments were completed, the last one after the plan's end.
void add_late(Verdict& verdict, const Implementation& q) {
  std::optional<Span> last;
  for (const plan::Commitment& commitment : q.plan.commitments) {
    if (surely_no_part(q, commitment)) continue;
    if (!commitment.completed || commitment.completed->span().latest > q.context.as_of) return;
    const Span days = commitment.completed->span();
    last = last ? dates::later_of(*last, days) : days;
  }
  if (!last || q.commitments_silent) return;
  verdict.done = last;
  verdict.late_days = dates::days_between(q.plan_end->latest, last->earliest);
}

void add_facts_and_missing(Verdict& verdict, const Implementation& q, const Tally& tally) {
  const plan::Plan& plan = q.plan;
  add_plan_end_facts(verdict, plan);
  if (tally.lacks(lacks_plan_end)) verdict.missing.push_back({"fact.plannedEnd", {plan.id, "plannedEnd"}});
  for (const plan::Commitment& commitment : plan.commitments) {
    if (surely_no_part(q, commitment)) continue;
    verdict.facts.push_back(fact("fact.completed", commitment.id, "completed", commitment.completed));
    if (!tally.lacks(lacks_completions)) continue;
    if (!commitment.completed) verdict.missing.push_back({"fact.completed", {commitment.id, "completed"}});
    // One that was completed too late counts only if it was added.
    if (commitment.completed && (completed_by(q, commitment, q.plan_end->earliest) & kUnknown) == 0) continue;
    if (is_added(commitment) && !commitment.submission) {
      verdict.missing.push_back({"fact.commitmentSubmission", {commitment.id, "submission"}});
    }
  }
  verdict.facts.push_back(fact("fact.completionsComplete", plan.registers.id, "completions", plan.registers.completions));
  if (tally.lacks(lacks_commitments)) verdict.missing.push_back({"missing.otherCommitments", {plan.id, "commitments"}});
}

void add_unfinished(Verdict& verdict, const Implementation& q) {
  for (const plan::Commitment& commitment : q.plan.commitments) {
    if (completed_by(q, commitment, q.plan_end->latest) != kUndone) continue;
    const std::string_view title = title_of(q.context.document, commitment.title);
    verdict.notes.push_back({title.empty() ? "note.notCompletedUnnamed" : "note.notCompleted", {commitment.id, "completed"}, days_of(commitment.completed),
                             std::nullopt, title});
  }
}

std::string_view reason_of(const Verdict& verdict, const Tally& tally) {
  switch (verdict.state) {
    case State::met: return "reason.MEM-3.met";
    case State::not_met: return verdict.done ? "reason.MEM-3.late" : "reason.MEM-3.notMet";
    case State::pending: return verdict.due->is_day() ? "reason.MEM-3.pending" : "reason.MEM-3.pendingSpan";
    case State::depends_on_day: return "reason.dependsOnDay";
    case State::cannot_tell:
    case State::not_applicable: break;
  }
  return tally.lacks(lacks_plan_end) ? "reason.planEndUnknown" : "reason.MEM-3.unknown";
}

}  // namespace

// MEM-3: every commitment completed by the plan's end.
void check_implementation(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "MEM-3", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const Implementation q = implementation_of(context, plan);
  const Tally tally = judge(q);
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  verdict.due = q.plan_end;
  add_facts_and_missing(verdict, q, tally);
  if (verdict.state == State::not_met) {
    add_late(verdict, q);
    add_unfinished(verdict, q);
  }
  verdict.reason = reason_of(verdict, tally);
  if (tally.lacks(lacks_plan_end)) verdict.remedies.push_back({"remedy.recordPlanEnd", {plan.id, "plannedEnd"}});
  if (verdict.state == State::depends_on_day && !q.plan_end->is_day()) verdict.remedies.push_back({"remedy.exactDay.planEnd", {plan.id, "plannedEnd"}});
  const auto lacks_day = [&](const plan::Commitment& one) { return (!one.completed || one.completed->span().latest > context.as_of) && !surely_no_part(q, one); };
  const bool open = plan.commitments.empty() || std::any_of(plan.commitments.begin(), plan.commitments.end(), lacks_day);
  if (verdict.state != State::met && !verdict.done) {
    const bool waits = verdict.state == State::pending && !open;
    verdict.remedies.push_back(waits ? Missing{"remedy.MEM-3.close", {plan.id, "actualEnd"}} : Missing{"remedy.MEM-3.complete", {plan.id, "commitments"}});
  }
  wait_for_submission(verdict, submission_of(plan), context.as_of);
  verdicts.push_back(std::move(verdict));
}

void add_evaluated(Verdicts& verdicts) {
  // By state; where nothing is asked for, nothing is said.
  constexpr std::string_view notes[kStates] = {"note.evaluated.met", "note.evaluated.notMet", "note.evaluated.pending", "note.evaluated.dependsOnDay", "note.evaluated.unknown", ""};
  for (Verdict& verdict : verdicts) {
    if (verdict.rule != "MEM-3" || verdict.state == State::not_applicable) continue;   // ended by a revocation
    std::vector<State> states;
    for (const Verdict& one : verdicts) {
      if (one.plan == verdict.plan && (one.rule == "MON-IE" || one.rule == "MON-CE" || one.rule == "MON-FLE")) states.push_back(one.state);
    }
    const std::string_view note = notes[static_cast<unsigned>(worst(states))];
    if (!note.empty()) verdict.notes.push_back({note, {verdict.plan, "evaluations"}, std::nullopt, std::nullopt, {}});
  }
}

}  // namespace cocrea::rules
