#include "core/deadlines/standing.h"

#include <algorithm>

#include "core/dates/add_months.h"
#include "core/dates/blocks.h"
#include "core/deadlines/from_verdict.h"
#include "core/rules/facts.h"
#include "core/rules/open_inclusion.h"
#include "core/rules/revocation.h"
#include "core/rules/standing_due.h"
#include "core/rules/standing_record.h"
#include "core/rules/worlds.h"

namespace cocrea::deadlines {
namespace {

using rules::State;
using dates::one_day;

struct OfMembership {
  std::string_view rule;
  std::string_view label;
};

// What the verdicts date by themselves.
constexpr OfMembership kOfMembership[] = {
    {"INA-1", "deadline.planByDeadline"},
    {"INA-2", "deadline.inactiveWithoutPlan"},
    {"CTP-1", "deadline.restart"},
    {"REV-1", "deadline.comply"},
};

// The first day after the as-of day from which two quarters without progress make the member inactive; kNever if nothing does.
dates::Day inactive_from(const rules::Line& line, dates::Day as_of) {
  constexpr rules::Causes quarters = rules::cause::ina3 | rules::cause::ina4;
  const rules::Stretch* today = rules::at(line, as_of);
  if (today == nullptr || (today->causes & rules::cause::ground) != 0) return rules::kNever;
  const auto next = std::find_if(line.begin() + (today - line.data()), line.end(), [](const rules::Stretch& one) { return (one.causes & rules::cause::ground) != 0; });
  return next != line.end() && (next->causes & quarters) != 0 ? next->first : rules::kNever;
}

struct FirstInactive {
  std::optional<dates::Span> from;
  bool always = true;

  void add(const FirstInactive& other) {
    always &= other.always;
    if (!from || !other.from) from = from ? from : other.from;
    else from = dates::Span{std::min(from->earliest, other.from->earliest), std::max(from->latest, other.from->latest)};
  }
};

// On the days that its dates may be: where there are too many to ask for each, by their two ends.
FirstInactive first_inactive(const rules::Context& context, const rules::StandingRecord& read) {
  FirstInactive found;
  const auto add = [&](rules::Record record, rules::Outlook outlook) {
    // What is due does not wait for voluntary days that may not be recorded (RULES 0.3).
    record.voluntary_unknown = false;
    for (rules::Ground& ground : record.grounds) ground.sure |= ground.sure_without_requests;
    const dates::Day day = inactive_from(rules::evaluate(record, outlook), context.as_of);
    found.add(day < rules::kNever ? FirstInactive{dates::Span::of(day)} : FirstInactive{std::nullopt, false});
  };
  if (rules::combinations(read.uncertain, rules::kMostDays) <= rules::kMostDays) {   // no mutants of <=: how long it may take
    rules::on_each_day(context, read.uncertain, [&](const rules::Record& record) { add(record, {false, false}); });
  } else {
    add(read.record, {false, false});
    add(read.record, {true, false});
  }
  return found;
}

// In every order in which the plans may have come.
FirstInactive first_inactive(const plan::Document& document, dates::Day as_of, const rules::RuleSet& rule_set) {
  FirstInactive found;
  for (const rules::Order& order : rules::orders_in_time(document, as_of)) {
    const rules::Context context{document, as_of, rule_set, order};
    found.add(first_inactive(context, rules::read_record(context)));
  }
  return found;
}

void add_progress(const plan::Document& document, dates::Day as_of, const rules::RuleSet& rule_set, const rules::Verdict& verdict, std::size_t index,
                  std::vector<Deadline>& deadlines) {
  FirstInactive found = first_inactive(document, as_of, rule_set);
  bool known = true;
  if (rules::has_open_inclusion(document)) {
    // A quarter in which a commitment was added asks for a report; one in which it came with the plan may not.
    const FirstInactive then = first_inactive(rules::with_open_added(document), as_of, rule_set);
    known = found.from.has_value() == then.from.has_value();
    found.add(then);
  }
  if (!found.from) return;
  Deadline deadline = from_verdict(verdict, index, "deadline.inactiveWithoutProgress");
  deadline.opens.reset();
  deadline.due = {found.from->earliest - one_day, found.from->latest - one_day};
  deadline.state = !known ? State::cannot_tell : (found.always ? State::pending : State::depends_on_day);
  deadlines.push_back(std::move(deadline));
}

// Whether a half of CTP-2 was shown in time, over uncertain days and what is not recorded.
State shown(const rules::Record& record, const rules::Ground& ground) {
  rules::Tally tally;
  for (const bool worst : {false, true}) {
    const auto seen = [&](bool worst_unknown) {
      switch (rules::missed(record, ground, {worst, worst_unknown})) {
        case rules::Missed::done: return State::met;
        case rules::Missed::ahead: return State::pending;
        case rules::Missed::missed: break;
      }
      return State::not_met;
    };
    const State known = seen(false);
    tally.add(known == seen(true) ? known : State::cannot_tell);
  }
  return tally.state();
}

// Each half of CTP-2: of the co-creation by the submission, of the implementation by the end of each whole plan year.
void add_evidence(dates::Day as_of, const rules::StandingRecord& read, const std::optional<rules::Revocation>& revocation, const rules::Verdict& verdict, std::size_t index,
                  std::vector<Deadline>& deadlines) {
  for (const rules::Ground& ground : read.record.grounds) {
    if (ground.cause != rules::cause::ctp2 || ground.plan == nullptr) continue;
    Deadline deadline = from_verdict(verdict, index, "deadline.evidence");
    deadline.plan = ground.plan->id;
    deadline.due = {ground.opens.earliest - one_day, ground.opens.latest - one_day};
    deadline.opens.reset();
    deadline.done.reset();
    if (ground.number >= 0) deadline.opens = dates::add_months(ground.plan->submission.date->span(), 12 * ground.number).span;
    rules::Tally tally;
    tally.add(shown(read.record, ground));
    // On some of its days the plan is still to be submitted.
    if (ground.plan->submission.date->span().latest > as_of) tally.add(State::pending);
    deadline.state = tally.state();
    if (revocation && rules::surely_after(*revocation, deadline.due)) continue;
    deadlines.push_back(std::move(deadline));
  }
}

// The same of a plan whose submission is planned: so it will be if that keeps its date.
void add_evidence_ahead(const rules::Context& context, const std::optional<rules::Revocation>& revocation, const rules::Verdict& verdict, std::size_t index,
                        std::vector<Deadline>& deadlines) {
  for (const plan::Plan* plan : context.plans) {
    if (revocation || !plan->submission.date || plan->submission.date->span().earliest <= context.as_of) continue;
    const dates::Span submission = plan->submission.date->span();
    const auto end = rules::plan_end_of(*plan);
    Deadline deadline = from_verdict(verdict, index, "deadline.evidence");
    deadline.plan = plan->id;
    deadline.opens.reset();
    deadline.done.reset();
    deadline.due = submission;
    deadline.state = State::pending;
    deadline.forecast = true;
    deadlines.push_back(deadline);
    for (int k = 0; end; ++k) {
      const auto year = dates::plan_year(submission.earliest, end->latest, k);
      if (!year || year->cut) break;
      const dates::Span next = dates::add_months(submission, 12 * (k + 1)).span;
      deadline.opens = dates::add_months(submission, 12 * k).span;
      deadline.due = {next.earliest - one_day, next.latest - one_day};
      deadlines.push_back(deadline);
    }
  }
}

// Where nobody knows whether a plan was submitted, or when OGP wants it, a verdict can only say what would be so at worst: no day that anybody has to keep.
bool hangs_on_a_plan(const rules::Verdict& verdict) {
  return verdict.state == State::cannot_tell &&
         std::any_of(verdict.missing.begin(), verdict.missing.end(), [](const rules::Missing& one) { return one.label == "fact.planSubmission" || one.label == "fact.deadline"; });
}

}  // namespace

void add_standing_deadlines(const plan::Document& document, dates::Day as_of, const rules::RuleSet& rule_set, Calendar& calendar) {
  const std::vector<const plan::Plan*> plans = rules::plans_in_time(document, as_of);
  const std::optional<rules::Revocation> revocation = rules::revocation_in_force(document, as_of);
  const rules::Context context{document, as_of, rule_set, plans};
  const rules::StandingRecord read = rules::read_record(context);
  for (std::size_t i = 0; i < calendar.verdicts.size(); ++i) {   // no mutants of 0: none of these rules comes first in the source
    const rules::Verdict& verdict = calendar.verdicts[i];
    if (verdict.rule == "INA-3" && !revocation) add_progress(document, as_of, rule_set, verdict, i, calendar.deadlines);
    if (verdict.rule == "CTP-2") {
      add_evidence(as_of, read, revocation, verdict, i, calendar.deadlines);
      add_evidence_ahead(context, revocation, verdict, i, calendar.deadlines);
    }
    for (const OfMembership& implied : kOfMembership) {
      if (implied.rule != verdict.rule || !verdict.due || verdict.state == State::not_applicable || hangs_on_a_plan(verdict)) continue;
      if (verdict.state == State::met && verdict.rule != "INA-1") continue;   // nothing is to be done by then
      Deadline deadline = from_verdict(verdict, i, implied.label);
      deadline.due = *verdict.due;
      calendar.deadlines.push_back(std::move(deadline));
    }
  }
}

}  // namespace cocrea::deadlines
