// 1.7 Amendments: AMD-1, in time; and what its neighbours share with it.
#include "core/rules/amendments.h"

#include <algorithm>

#include "core/dates/add_months.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

constexpr std::uint32_t lacks_submission = lacks_of_change::submission, lacks_date = lacks_of_change::date, lacks_register = 4;

struct Change {
  const plan::Amendment& amendment;
  Act anchor;                        // the commitment's submission
  std::optional<dates::Span> days;   // when it takes effect
  int months;
  bool more_exist;                   // the register says that amendments are missing from it
  dates::Day as_of;
};

void judge_on(const Change& change, dates::Day day, std::optional<dates::Day> submission, Tally& tally) {
  if (day > change.as_of) {
    tally.add(State::pending);        // its moment is its date
  } else if (!submission) {
    // Not recorded: either unknown, or still to come, and then the change is no amendment.
    if (change.anchor.may_have_happened) {
      tally.add(State::cannot_tell, lacks_submission);
    } else {
      tally.add(State::not_applicable);
    }
  } else if (day < *submission) {
    tally.add(State::not_applicable);
  } else if (day > dates::add_months(*submission, change.months).day) {
    tally.add(State::not_met);
  } else if (change.more_exist) {
    tally.add(State::cannot_tell, lacks_register);
  } else {
    tally.add(State::met);
  }
}

Tally judge(const Change& change) {
  Tally tally;
  if (!change.days) {
    tally.add(State::cannot_tell, lacks_date);
    return tally;
  }
  Worlds worlds;
  const auto day = worlds.add(*change.days);
  worlds.compare(day, change.as_of);
  if (!change.anchor.days) {
    worlds.each([&](const Worlds::Days& days) { judge_on(change, days[day], std::nullopt, tally); });
    return tally;
  }
  const auto submission = worlds.add(*change.anchor.days);
  worlds.compare(submission, day);
  worlds.compare(submission, change.months, day);
  worlds.each([&](const Worlds::Days& days) { judge_on(change, days[day], days[submission], tally); });
  return tally;
}

std::string_view reason_of(const Verdict& verdict, const Tally& tally) {
  const bool day = verdict.due && verdict.due->is_day();
  switch (verdict.state) {
    case State::met: return day ? "reason.AMD-1.met" : "reason.AMD-1.metSpan";
    case State::not_met: return day ? "reason.AMD-1.late" : "reason.AMD-1.lateSpan";
    case State::pending: return "reason.AMD-1.ahead";
    case State::depends_on_day: return "reason.AMD-1.dependsOnDay";
    case State::not_applicable: return "reason.AMD-1.beforeSubmission";
    case State::cannot_tell: break;
  }
  if (tally.lacks(lacks_date)) return "reason.AMD-1.undated";
  return tally.lacks(lacks_submission) ? "reason.AMD-1.submissionUnknown" : "reason.AMD-1.registerIncomplete";
}

void add_remedies(Verdict& verdict, const Change& change, const Tally& tally) {
  const Place date{change.amendment.id, "date"};
  if (verdict.state == State::depends_on_day) {
    if (!change.days->is_day()) verdict.remedies.push_back({"remedy.exactDay.amendment", date});
    if (change.anchor.days && !change.anchor.days->is_day()) {
      verdict.remedies.push_back({"remedy.exactDay.submission", change.anchor.place});
    }
  }
  if (verdict.state == State::pending && verdict.due && verdict.due->earliest >= change.as_of) {
    verdict.remedies.push_back({verdict.due->is_day() ? "remedy.AMD-1.change" : "remedy.AMD-1.changeSafely", date});
  }
  if (tally.lacks(lacks_date)) verdict.remedies.push_back({"remedy.AMD-1.recordDate", date});
  if (tally.lacks(lacks_submission)) verdict.remedies.push_back({"remedy.recordSubmission", change.anchor.place});
  for (const Missing& one : verdict.missing) {
    if (one.label == "missing.otherAmendments") verdict.remedies.push_back({"remedy.record", one.place});
  }
}

void add_notes(Verdict& verdict, const Change& change, const plan::Plan& plan) {
  if (!change.days || !verdict.due) return;
  const Place place{change.amendment.id, "date"};
  const auto end = plan_end_of(plan);
  const bool in_window = change.days->latest <= verdict.due->earliest;
  if (in_window && end && change.days->earliest > end->latest) {
    verdict.notes.push_back({"note.amendedAfterPlanEnd", place, end, std::nullopt, {}});
  }
  if (verdict.state == State::pending && change.days->earliest > verdict.due->latest) {
    const bool over = verdict.due->latest < change.as_of;
    verdict.notes.push_back({over ? "note.windowOver" : "note.plannedAfterWindow", place, verdict.due, std::nullopt, {}});
  }
}

}  // namespace

void add_amendment_facts(Verdict& verdict, const AmendedPlace& place) {
  const plan::Commitment& commitment = place.commitment;
  verdict.facts.push_back(fact("fact.amendmentDate", place.amendment.id, "date", place.amendment.date));
  verdict.facts.push_back(fact("fact.commitment", commitment.id, "title", title_of(place.context.document, commitment.title)));
  if (is_added(commitment)) {
    verdict.facts.push_back(fact("fact.commitmentSubmission", commitment.id, "submission", commitment.submission));
  } else {
    add_submission_facts(verdict, place.plan);
  }
}

void add_amendment_missing(Verdict& verdict, const AmendedPlace& place, const Tally& tally) {
  if (tally.lacks(lacks_date)) verdict.missing.push_back({"fact.amendmentDate", {place.amendment.id, "date"}});
  if (!tally.lacks(lacks_submission)) return;
  verdict.missing.push_back({is_added(place.commitment) ? "fact.commitmentSubmission" : "fact.planSubmission", submission_of(place.plan, place.commitment).place});
}

// An amendment takes effect on or before the commitment's submission + 6 months.
void check_amendment_time(const AmendedPlace& place, Verdicts& verdicts) {
  const auto& [context, plan, commitment, amendment] = place;
  std::optional<Verdict> begun = begin(context, "AMD-1", plan, amendment.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const int months = context.rule_set.parameter("amendmentMonths");
  const Change change{amendment,      submission_of(plan, commitment), days_of(amendment.date), months,
                      plan.registers.amendments == plan::YesNo::no, context.as_of};
  const Tally tally = judge(change);

  verdict.state = tally.state();
  verdict.possible = tally.possible();
  verdict.parameters.push_back({"amendmentMonths", months});
  add_amendment_facts(verdict, place);
  verdict.facts.push_back(fact("fact.amendmentsComplete", plan.registers.id, "amendments", plan.registers.amendments));
  if (change.anchor.days) {
    verdict.opens = change.anchor.days;
    verdict.steps.push_back(add_step("step.amendmentWindowEnd", *change.anchor.days, months));
    verdict.due = verdict.steps.back().to;
    if (change.days) verdict.steps.push_back(compare_step("step.amendedInTime", *change.days, *verdict.due));
  }
  if (change.days && change.days->latest <= context.as_of) verdict.done = change.days;
  if (verdict.state == State::not_met) verdict.late_days = dates::days_between(verdict.due->latest, change.days->earliest);
  add_amendment_missing(verdict, place, tally);
  if (tally.lacks(lacks_register)) verdict.missing.push_back({"missing.otherAmendments", {plan.registers.id, "amendments"}});
  add_notes(verdict, change, plan);
  add_remedies(verdict, change, tally);
  verdict.reason = reason_of(verdict, tally);
  verdicts.push_back(std::move(verdict));
}

namespace {

void for_each_amendment(const Context& context, Verdicts& verdicts, void (*check)(const AmendedPlace&, Verdicts&)) {
  for (const plan::Plan& plan : context.document.plans) {
    for (const plan::Commitment& commitment : plan.commitments) {
      for (const plan::Amendment& amendment : commitment.amendments) check({context, plan, commitment, amendment}, verdicts);
    }
  }
}

}  // namespace

void check_amendments(const Context& context, Verdicts& verdicts) {
  for_each_amendment(context, verdicts, check_amendment_time);
  for_each_amendment(context, verdicts, check_amendment_approval);
  for_each_amendment(context, verdicts, check_amendment_communication);
}

}  // namespace cocrea::rules
