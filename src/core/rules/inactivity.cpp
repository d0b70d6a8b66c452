// 1.11: INA-1, INA-2.
#include <algorithm>

#include "core/dates/add_months.h"
#include "core/rules/standing_verdicts.h"

namespace cocrea::rules {
namespace {

// The worst that it may be.
State worst_state(const Tally& tally) {
  const State one = tally.state();
  if (one != State::depends_on_day) return one;
  for (const State state : {State::not_met, State::cannot_tell, State::pending}) {
    if (tally.has(state)) return state;
  }
  return one;
}

// The one that matters most; of several alike, the latest, but of those that lie ahead the one that comes first. One of which the verdict's own state may
// be true goes before one of which it cannot; where the days decide, the one that may be missed.
const DueAnswer* worst_of(const StandingAnswers& answers, Causes cause, State state) {
  const bool by_day = state == State::depends_on_day;
  const auto rank = [&](const DueAnswer& one) { return by_day ? worst_state(one.tally) : one.tally.state(); };
  const DueAnswer* found = nullptr;
  for (const DueAnswer& one : answers.due) {
    if (one.cause != cause) continue;
    const bool fits = one.tally.has(state) || by_day, fitted = found != nullptr && (found->tally.has(state) || by_day);
    const bool sooner = found != nullptr && one.due.earliest < found->due.earliest;
    const bool as_bad = found != nullptr && worst({rank(*found), rank(one)}) == rank(one);
    if (found == nullptr || fits > fitted || (fits == fitted && (fits && state == State::pending ? sooner : as_bad))) found = &one;
  }
  return found;
}

void add_extension_facts(Verdict& verdict, const plan::Plan& plan) {
  for (const plan::Extension& one : plan.extensions) {
    verdict.facts.push_back(fact("fact.extensionApproved", one.id, "approved", one.approved));
    verdict.facts.push_back(fact("fact.extensionDate", one.id, "newDate", one.new_date));
  }
  verdict.facts.push_back(fact("fact.extensionsComplete", plan.registers.id, "extensions", plan.registers.extensions));
  if (!plan.extensions.empty()) verdict.notes.push_back({"note.extensionsDenied", {plan.id, "extensions"}, std::nullopt, std::nullopt, {}});
}

void add_submission_missing(Verdict& verdict, const plan::Plan& plan) {
  if (plan.submission.date || !submission_of(plan).may_have_happened) return;
  verdict.missing.push_back({"fact.planSubmission", {plan.submission.id, "date"}});
  verdict.remedies.push_back({"remedy.recordSubmission", {plan.submission.id, "date"}});
}

// Of the plan that is due: what could still show that it came in time, or that the date was moved.
void add_missing(Verdict& verdict, const plan::Plan& plan) {
  add_submission_missing(verdict, plan);
  add_extension_missing(verdict, plan);
}

// Of a date that may have been moved, nobody knows whether the plan came after it.
bool may_be_moved(const plan::Plan& plan) {
  return plan.registers.extensions != plan::YesNo::yes || std::any_of(plan.extensions.begin(), plan.extensions.end(), [](const plan::Extension& one) {
           return one.approved == plan::YesNo::unset || (one.approved == plan::YesNo::yes && !one.new_date);
         });
}

// It is missed for as long as nothing is submitted; but an activity since then has ended the inactivity.
bool keeps_inactive(const StandingAnswers& answers, const DueAnswer& one, dates::Day as_of) {
  const Stretch* today = at(answers.best, as_of);
  return today != nullptr && (today->causes & one.cause) != 0;
}

// INA-2: the sum that its due day is.
void add_gap(Verdict& verdict, const Context& context, const DueAnswer& one) {
  if (one.cause != cause::ina2) return;
  const plan::Plan& before = one.expected ? *one.plan : *previous_plan(context, *one.plan);
  add_plan_end_facts(verdict, before);
  verdict.steps.push_back(add_step("step.planGapEnd", *plan_end_of(before), context.rule_set.parameter("planGapMonths")));
}

void add_due(Verdict& verdict, const StandingAnswers& answers, const DueAnswer& one, const Context& context) {
  verdict.due = one.due;
  const auto done = one.expected ? std::nullopt : days_of(one.plan->submission.date);
  if (done && done->latest <= context.as_of) verdict.done = done;
  bool by_submission = false, either = one.due.is_day();  // which plan is due depends on the day on which one was handed in
  for (const DueAnswer& other : answers.due) {
    if (verdict.state != State::pending || &other == &one || other.cause != one.cause || !other.may_come_first) continue;
    verdict.due = dates::Span{std::min(verdict.due->earliest, other.due.earliest), std::max(verdict.due->latest, other.due.latest)};
    add_gap(verdict, context, other);
    either = either && !by_submission && other.due.is_day();  // the one day or the other, and none between
    by_submission = true;
  }
  const bool day = verdict.due->is_day();
  const Place place = one.expected ? Place{context.document.id, "plans"} : Place{one.plan->submission.id, "date"};
  verdict.steps.push_back(compare_step("step.todayWithinDue", verdict.done ? *verdict.done : dates::Span::of(context.as_of), *verdict.due));
  switch (verdict.state) {
    case State::met:
      verdict.reason = "reason.planDue.submitted";
      // It makes nobody inactive any more; late it was all the same.
      if (!verdict.done || verdict.done->earliest <= verdict.due->latest || may_be_moved(*one.plan)) break;
      verdict.late_days = dates::days_between(verdict.due->latest, verdict.done->earliest);
      verdict.reason = day && verdict.done->is_day() ? "reason.planDue.submittedLate" : "reason.planDue.submittedLateSpan";
      break;
    case State::not_met:
      verdict.reason = day ? "reason.planDue.missed" : "reason.planDue.missedSpan";
      verdict.remedies.push_back({keeps_inactive(answers, one, context.as_of) ? "remedy.planDue.submitNow" : "remedy.planDue.submitSoon", place});
      break;
    case State::pending:
      verdict.reason = day ? "reason.planDue.ahead" : (by_submission && either ? "reason.planDue.aheadEither" : "reason.planDue.aheadSpan");
      verdict.remedies.push_back({day ? "remedy.planDue.submit" : "remedy.planDue.submitSafely", place});
      if (verdict.due->earliest < context.as_of) {  // only voluntary days keep it from opening
        verdict.reason = "reason.planDue.suspended";
        verdict.remedies.back().label = "remedy.planDue.submitSoon";
      }
      if (by_submission) add_exact_day_remedies(answers, verdict, context);
      break;
    case State::depends_on_day:
      verdict.reason = "reason.standing.dependsOnDay";
      add_exact_day_remedies(answers, verdict, context);
      break;
    case State::cannot_tell:
      verdict.reason = day ? "reason.planDue.unknown" : "reason.planDue.unknownSpan";
      if (one.expected && silence_is_unknown(one.plan->registers.submissions)) {
        verdict.missing.push_back({"missing.expectedPlan", place});
        verdict.remedies.push_back({"remedy.planDue.record", place});
      } else if (!one.expected) {
        add_missing(verdict, *one.plan);
      }
      if (one.cause == cause::ina2) add_submission_missing(verdict, one.expected ? *one.plan : *previous_plan(context, *one.plan));
      if (verdict.missing.empty()) verdict.reason = "reason.standing.missing";  // of voluntary inactivity
      add_voluntary_missing(context, answers, verdict);
      break;
    case State::not_applicable: break;
  }
}

// A first plan without OGP's date: cannot tell until it is submitted.
void add_without_deadline(Verdict& verdict, const Context& context, const StandingAnswers& answers) {
  if (context.plans.empty()) {
    const Place plans{context.document.id, "plans"};
    verdict.reason = "reason.planDue.noPlan";
    verdict.facts.push_back(fact("fact.joined", context.document.jurisdiction.id, "joined", context.document.jurisdiction.joined));
    verdict.missing.push_back({"fact.deadline", plans});
    verdict.remedies.push_back({"remedy.recordDeadline", plans});
    return;
  }
  const plan::Plan& plan = *context.plans.front();
  verdict.plan = plan.id;
  verdict.facts.push_back(fact("fact.deadline", plan.id, "deadline", plan.deadline));
  verdict.facts.push_back(fact("fact.firstPlan", plan.id, "first", plan.first));
  add_submission_facts(verdict, plan);
  const auto submitted = days_of(plan.submission.date);
  if (submitted && submitted->latest <= context.as_of) verdict.done = submitted;
  switch (verdict.state) {
    case State::met: verdict.reason = "reason.planDue.submittedWithoutDeadline"; break;
    case State::not_applicable: verdict.reason = "reason.INA-1.laterPlan"; break;
    case State::depends_on_day:
      verdict.reason = "reason.standing.dependsOnDay";
      add_exact_day_remedies(answers, verdict, context);
      break;
    default:
      verdict.reason = "reason.INA-1.noDeadline";
      verdict.missing.push_back({"fact.deadline", {plan.id, "deadline"}});
      if (plan.first == plan::YesNo::unset) verdict.missing.push_back({"fact.firstPlan", {plan.id, "first"}});
      verdict.remedies.push_back({"remedy.recordDeadline", {plan.id, "deadline"}});
  }
}

void deadline(const Context& context, const StandingAnswers& answers, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "INA-1", context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  set_state(verdict, answers.ina1);
  if (const DueAnswer* one = worst_of(answers, cause::ina1, verdict.state)) {
    verdict.plan = one->plan->id;
    verdict.facts.push_back(fact("fact.deadline", one->plan->id, "deadline", one->plan->deadline));
    add_submission_facts(verdict, *one->plan);
    add_extension_facts(verdict, *one->plan);
    add_due(verdict, answers, *one, context);
  } else {
    add_without_deadline(verdict, context, answers);
  }
  verdicts.push_back(std::move(verdict));
}

// The end of a plan that decides is not recorded: of one that may have come before the first in the record, or of the latest that was submitted.
void add_without_end(Verdict& verdict, const Context& context, const StandingAnswers& answers) {
  verdict.reason = verdict.state == State::depends_on_day ? "reason.standing.dependsOnDay" : "reason.INA-2.noPrevious";
  if (verdict.state == State::depends_on_day) add_exact_day_remedies(answers, verdict, context);
  const plan::Plan* first = context.plans.empty() ? nullptr : context.plans.front();
  const plan::Plan* latest = answers.submitted;  // if there is one it has no end, else the next plan would be due
  if (latest == nullptr && first != nullptr && is_first_plan(context, *first) != plan::YesNo::yes) {
    verdict.plan = first->id;
    verdict.reason = "reason.INA-2.previousUnknown";
    verdict.missing.push_back({first->first == plan::YesNo::unset ? "fact.firstPlan" : "missing.previousEnd",
                               first->first == plan::YesNo::unset ? Place{first->id, "first"} : Place{context.document.id, "plans"}});
    verdict.remedies.push_back({"remedy.recordPrevious", {context.document.id, "plans"}});
  } else if (latest != nullptr && !plan_end_of(*latest)) {
    verdict.plan = latest->id;
    if (verdict.state == State::cannot_tell) verdict.reason = "reason.INA-2.endUnknown";
    verdict.missing.push_back({"fact.plannedEnd", {latest->id, "plannedEnd"}});
    verdict.remedies.push_back({"remedy.recordPlanEnd", {latest->id, "plannedEnd"}});
  }
  if (first != nullptr) {
    verdict.facts.push_back(fact("fact.firstPlan", first->id, "first", first->first));
    add_submission_facts(verdict, latest != nullptr ? *latest : *first);
  } else {
    verdict.facts.push_back(fact("fact.joined", context.document.jurisdiction.id, "joined", context.document.jurisdiction.joined));
  }
}

void gap(const Context& context, const StandingAnswers& answers, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "INA-2", context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  verdict.parameters.push_back({"planGapMonths", context.rule_set.parameter("planGapMonths")});
  set_state(verdict, answers.ina2);
  const DueAnswer* one = worst_of(answers, cause::ina2, verdict.state);
  // What is not recorded may weigh more than the plan that is due.
  if (one != nullptr && verdict.state == State::cannot_tell && !one->tally.has(State::cannot_tell)) one = nullptr;
  if (one != nullptr) {
    verdict.plan = one->plan->id;
    add_gap(verdict, context, *one);
    if (one->expected) {
      verdict.facts.push_back(fact("fact.submissionsComplete", one->plan->registers.id, "submissions", one->plan->registers.submissions));
    } else {
      add_submission_facts(verdict, *one->plan);
      add_extension_facts(verdict, *one->plan);
    }
    add_due(verdict, answers, *one, context);
    // It weighs beside it where both leave it open.
    const plan::Plan* latest = answers.submitted;
    if (verdict.state == State::cannot_tell && latest != nullptr && !plan_end_of(*latest)) {
      verdict.missing.push_back({"fact.plannedEnd", {latest->id, "plannedEnd"}});
      verdict.remedies.push_back({"remedy.recordPlanEnd", {latest->id, "plannedEnd"}});
    }
  } else {
    add_without_end(verdict, context, answers);
  }
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void add_extension_missing(Verdict& verdict, const plan::Plan& plan) {
  for (const plan::Extension& one : plan.extensions) {
    if (one.approved == plan::YesNo::unset) verdict.missing.push_back({"fact.extensionApproved", {one.id, "approved"}});
    if (one.approved != plan::YesNo::no && !one.new_date) verdict.missing.push_back({"fact.extensionDate", {one.id, "newDate"}});
    if (one.approved == plan::YesNo::unset || (one.approved == plan::YesNo::yes && !one.new_date)) {
      verdict.remedies.push_back({"remedy.recordExtension", {one.id, one.approved == plan::YesNo::unset ? "approved" : "newDate"}});
    }
  }
  if (plan.registers.extensions != plan::YesNo::yes) {
    verdict.missing.push_back({"missing.extension", {plan.id, "extensions"}});
    verdict.remedies.push_back({"remedy.recordExtension", {plan.id, "extensions"}});
  }
}

void add_inactivity(const Context& context, const StandingAnswers& answers, Verdicts& verdicts) {
  deadline(context, answers, verdicts);
  gap(context, answers, verdicts);
}

}  // namespace cocrea::rules
