#include "core/deadlines/standing.h"

#include <algorithm>

#include "core/dates/add_months.h"
#include "core/deadlines/from_verdict.h"
#include "core/rules/revocation.h"
#include "core/rules/standing_record.h"
#include "core/rules/worlds.h"

namespace cocrea::deadlines {
namespace {

using rules::State;
constexpr date::days one_day{1};

struct Implied {
  std::string_view rule;
  std::string_view label;
  Actor actor;
};

// What the verdicts date by themselves.
constexpr Implied kImplied[] = {
    {"INA-1", "deadline.planByDeadline", Actor::government},
    {"INA-2", "deadline.inactiveWithoutPlan", Actor::both},
    {"CTP-1", "deadline.restart", Actor::government},
    {"REV-1", "deadline.comply", Actor::government},
};

// The first day after the as-of day from which two quarters without progress make the member inactive; kNever if nothing does.
dates::Day inactive_from(const rules::Line& line, dates::Day as_of) {
  constexpr rules::Causes quarters = rules::cause::ina3 | rules::cause::ina4;
  const rules::Stretch* today = rules::at(line, as_of);
  if (today == nullptr || (today->causes & rules::cause::ground) != 0) return rules::kNever;
  const auto next = std::find_if(line.begin() + (today - line.data()), line.end(), [](const rules::Stretch& one) { return (one.causes & rules::cause::ground) != 0; });
  return next != line.end() && (next->causes & quarters) != 0 ? next->first : rules::kNever;
}

void add_progress(const rules::StandingRecord& read, dates::Day as_of, const rules::Verdict& verdict, std::size_t index, std::vector<Deadline>& deadlines) {
  const dates::Day late = inactive_from(rules::evaluate(read.record, {false, false}), as_of);
  if (late >= rules::kNever) return;
  const dates::Day early = read.uncertain.empty() ? late : inactive_from(rules::evaluate(read.record, {true, false}), as_of);
  if (early >= rules::kNever) return;
  Deadline deadline = from_verdict(verdict, index, "deadline.inactiveWithoutProgress", Actor::point_of_contact);
  deadline.opens.reset();
  deadline.due = {std::min(early, late) - one_day, std::max(early, late) - one_day};
  deadline.state = State::pending;
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
void add_evidence(const rules::StandingRecord& read, const std::optional<rules::Revocation>& revocation, const rules::Verdict& verdict, std::size_t index,
                  std::vector<Deadline>& deadlines) {
  for (const rules::Ground& ground : read.record.grounds) {
    if (ground.cause != rules::cause::ctp2 || ground.plan == nullptr) continue;
    Deadline deadline = from_verdict(verdict, index, "deadline.evidence", Actor::government);
    deadline.plan = ground.plan->id;
    deadline.due = {ground.opens.earliest - one_day, ground.opens.latest - one_day};
    deadline.opens.reset();
    deadline.done.reset();
    if (ground.number >= 0) deadline.opens = dates::add_months(ground.plan->submission.date->span(), 12 * ground.number).span;
    deadline.state = shown(read.record, ground);
    if (revocation && rules::surely_after(*revocation, deadline.due)) continue;
    deadlines.push_back(std::move(deadline));
  }
}

// Where nobody knows whether a plan was submitted, a verdict can only say what would be so if it was not: no day that anybody has to keep.
bool hangs_on_a_submission(const rules::Verdict& verdict) {
  return verdict.state == State::cannot_tell &&
         std::any_of(verdict.missing.begin(), verdict.missing.end(), [](const rules::Missing& one) { return one.label == "fact.planSubmission"; });
}

}  // namespace

void add_standing_deadlines(const plan::Document& document, dates::Day as_of, const rules::RuleSet& rule_set, Calendar& calendar) {
  const std::vector<const plan::Plan*> plans = rules::plans_in_time(document);
  const std::optional<rules::Revocation> revocation = rules::revocation_in_force(document, as_of);
  const rules::StandingRecord read = rules::read_record({document, as_of, rule_set, plans});
  for (std::size_t i = 0; i < calendar.verdicts.size(); ++i) {   // no mutants of 0: none of these rules comes first in the source
    const rules::Verdict& verdict = calendar.verdicts[i];
    if (verdict.rule == "INA-3" && !revocation) add_progress(read, as_of, verdict, i, calendar.deadlines);
    if (verdict.rule == "CTP-2") add_evidence(read, revocation, verdict, i, calendar.deadlines);
    for (const Implied& implied : kImplied) {
      if (implied.rule != verdict.rule || !verdict.due || verdict.state == State::not_applicable || hangs_on_a_submission(verdict)) continue;
      if (verdict.state == State::met && verdict.rule != "INA-1") continue;   // nothing is to be done by then
      Deadline deadline = from_verdict(verdict, i, implied.label, implied.actor);
      deadline.due = *verdict.due;
      calendar.deadlines.push_back(std::move(deadline));
    }
  }
}

}  // namespace cocrea::deadlines
