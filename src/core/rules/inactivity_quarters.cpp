// 1.11: INA-3, INA-4, INA-5.
#include <algorithm>

#include "core/rules/blocks_of_plan.h"
#include "core/rules/standing_verdicts.h"

namespace cocrea::rules {
namespace {

using dates::Span;
using dates::one_day;

const Ground* first_pair(const Record& record, Causes cause) {
  const auto first = std::find_if(record.grounds.begin(), record.grounds.end(),
                                  [&](const Ground& one) { return one.cause == cause && one.opens.earliest <= record.as_of; });
  return first == record.grounds.end() ? nullptr : &*first;
}

const plan::ProgressEntry* latest_entry(const plan::Plan& plan, bool progress, dates::Day as_of) {
  const plan::ProgressEntry* found = nullptr;
  for (const plan::ProgressEntry& entry : plan.progress) {
    if (!entry.date || entry.date->span().latest > as_of || (progress && entry.progress != plan::YesNo::yes)) continue;
    if (found == nullptr || found->date->span().latest <= entry.date->span().latest) found = &entry;   // no mutants of <=: of two on one day either will do
  }
  return found;
}

void add_unknown_entries(const Context& context, const plan::Plan& plan, bool progress, Verdict& verdict) {
  const std::size_t before = verdict.missing.size();
  const bool more = silence_is_unknown(plan.registers.progress);   // there may be entries that are not recorded
  if (more) verdict.missing.push_back({"missing.progress", {plan.id, "progress"}});
  for (const plan::ProgressEntry& entry : plan.progress) {
    if (!entry.date) {
      verdict.missing.push_back({"fact.progressDate", {entry.id, "date"}});
    } else if (progress && entry.progress == plan::YesNo::unset && entry.date->span().earliest <= context.as_of) {
      verdict.missing.push_back({"fact.progressMade", {entry.id, "progress"}});
    }
  }
  if (more) verdict.remedies.push_back({"remedy.recordProgress", {plan.id, "progress"}});
  for (std::size_t i = more ? verdict.missing.size() : before; i < verdict.missing.size(); ++i) verdict.remedies.push_back({"remedy.record", verdict.missing[i].place});
}

void add_plan_dates_missing(const plan::Plan& plan, Verdict& verdict) {
  if (!plan.submission.date) {
    verdict.missing.push_back({"fact.planSubmission", {plan.submission.id, "date"}});
    verdict.remedies.push_back({"remedy.recordSubmission", {plan.submission.id, "date"}});
  } else if (!plan_end_of(plan)) {
    verdict.missing.push_back({"fact.plannedEnd", {plan.id, "plannedEnd"}});
    verdict.remedies.push_back({"remedy.recordPlanEnd", {plan.id, "plannedEnd"}});
  }
}

// The sums of which the two quarters come. A remainder of less than a month joins the second.
void add_sums(const Context& context, const Ground& ground, Verdict& verdict) {
  const PlanBlocks blocks = blocks_of(context, *ground.plan);
  if (blocks.calendar) {
    if (ground.since) verdict.steps.push_back(add_step("step.quartersOver", *ground.since, 2 * blocks.quarter_months));
    return;
  }
  if (!blocks.submission.days) return;
  if (ground.number > 1) verdict.steps.push_back(add_step("step.quartersBegin", *blocks.submission.days, blocks.quarter_months * (ground.number - 1)));
  verdict.steps.push_back(add_step("step.quartersOver", *blocks.submission.days, blocks.quarter_months * (ground.number + 1)));
}

void quarters(const Context& context, const StandingAnswers& answers, std::optional<Verdict> begun, Causes cause, const Tally& tally, Verdicts& verdicts) {
  if (!begun) return;
  Verdict& verdict = *begun;
  const bool progress = cause == cause::ina3;
  set_state(verdict, tally);
  // The pair of quarters that decides: the first that is open, or the latest that may be; else the first.
  const Ground* const open = open_ground(answers.read.record, cause, verdict.state != State::not_met);
  const Ground* const ground = open != nullptr ? open : first_pair(answers.read.record, cause);
  const plan::Plan* plan = ground != nullptr ? ground->plan : answers.submitted;
  if (plan == nullptr && !context.plans.empty()) plan = context.plans.back();
  if (plan == nullptr) {
    verdict.facts.push_back(fact("fact.joined", context.document.jurisdiction.id, "joined", context.document.jurisdiction.joined));
  } else {
    verdict.plan = plan->id;
    add_submission_facts(verdict, *plan);
    add_plan_end_facts(verdict, *plan);
    verdict.facts.push_back(fact("fact.progressComplete", plan->registers.id, "progress", plan->registers.progress));
    if (const plan::ProgressEntry* entry = latest_entry(*plan, progress, context.as_of)) {
      verdict.facts.push_back(fact(progress ? "fact.latestProgress" : "fact.latestEntry", entry->id, "date", entry->date));
    }
  }
  const DueDays& days = progress ? answers.due_days.ina3 : answers.due_days.ina4;
  if (days.due && verdict.state != State::met) {
    verdict.opens = days.opens;
    verdict.due = days.due;
  } else if (ground != nullptr && (open != nullptr || verdict.state == State::met) && verdict.state != State::not_applicable) {
    verdict.opens = ground->since;
    verdict.due = Span{ground->opens.earliest - one_day, ground->opens.latest - one_day};
  }
  const bool day = verdict.due && verdict.due->is_day() && verdict.opens->is_day();
  switch (verdict.state) {
    case State::met: verdict.reason = "reason.quarters.met"; break;
    case State::not_met:
      verdict.reason = progress ? (day ? "reason.INA-3.open" : "reason.INA-3.openSpan") : (day ? "reason.INA-4.open" : "reason.INA-4.openSpan");
      if (open != nullptr) add_sums(context, *open, verdict);
      verdict.remedies.push_back({progress ? "remedy.INA-3.report" : "remedy.INA-4.report", {plan->id, "progress"}});
      break;
    case State::depends_on_day:
      verdict.reason = "reason.standing.dependsOnDay";
      add_exact_day_remedies(answers, verdict, context);
      break;
    case State::cannot_tell:
      verdict.reason = "reason.quarters.unknown";
      add_plan_dates_missing(*plan, verdict);
      // Another plan may have had two quarters that nobody knows of.
      if (answers.read.quarters_unknown != nullptr && answers.read.quarters_unknown != plan) add_plan_dates_missing(*answers.read.quarters_unknown, verdict);
      if (ground != nullptr) add_unknown_entries(context, *plan, progress, verdict);
      if (ground != nullptr) {
        const bool acts = !verdict.missing.empty() || answers.read.activities_unknown;
        add_commitments_missing(context, answers, verdict, cause);
        if (lacks_activities(answers, verdict)) {
          add_activity_missing(context, verdict);
        } else if (!acts) {
          verdict.reason = "reason.standing.missing";
        }
      }
      if (ground != nullptr) add_voluntary_missing(context, answers, verdict);
      break;
    default: verdict.reason = plan == nullptr ? "reason.planDue.noPlan" : "reason.quarters.tooEarly"; break;
  }
  verdicts.push_back(std::move(*begun));
}

// INA-5: a note; the four grounds spell it out.
void working(const Context& context, const StandingAnswers& answers, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "INA-5", context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  set_state(verdict, answers.ina5);
  add_membership_facts(context, verdict);
  if (const plan::Plan* plan = answers.read.working_plan) {
    verdict.plan = plan->id;
    verdict.facts.push_back(fact("fact.periodStart", plan->id, "periodStart", plan->period_start));
    add_plan_end_facts(verdict, *plan);
  }
  switch (verdict.state) {
    case State::met: verdict.reason = "reason.INA-5.met"; break;
    case State::cannot_tell: {
      const plan::Plan& plan = *answers.read.working_plan;
      const PeriodStart start = period_start_of(context, plan);
      const auto miss = [&](std::string_view label, Place place, std::string_view remedy) {
        verdict.missing.push_back({label, place});
        verdict.remedies.push_back({remedy, place});
      };
      if (!*start.date) miss(start.label, start.place, start.label == "fact.joined" ? "remedy.recordJoined" : "remedy.recordPeriodStart");
      if (!plan_end_of(plan)) miss("fact.plannedEnd", {plan.id, "plannedEnd"}, "remedy.recordPlanEnd");
      if (answers.read.working_lacks_activity) {
        if (const Act act = submission_of(plan); act.may_have_happened && !act.days) miss("fact.planSubmission", act.place, "remedy.recordSubmission");
        verdict.reason = "reason.INA-5.unknown";
      }
      if (!verdict.missing.empty()) verdict.reason = "reason.standing.missing";
      if (answers.read.working_lacks_activity) miss("missing.activity", {plan.id, "meetings"}, "remedy.recordActivity");
      break;
    }
    case State::depends_on_day:
      verdict.reason = "reason.standing.dependsOnDay";
      add_exact_day_remedies(answers, verdict, context);
      break;
    default: verdict.reason = "reason.INA-5.betweenPlans"; break;
  }
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void add_quarters(const Context& context, const StandingAnswers& answers, Verdicts& verdicts) {
  const plan::Id& member = context.document.jurisdiction.id;
  quarters(context, answers, begin(context, "INA-3", member), cause::ina3, answers.ina3, verdicts);
  quarters(context, answers, begin(context, "INA-4", member), cause::ina4, answers.ina4, verdicts);
  working(context, answers, verdicts);
}

}  // namespace cocrea::rules
