// 1.3 The period of the plan: PLAN-PERIOD-2.
#include "core/rules/period.h"

#include <algorithm>

#include "core/dates/add_months.h"
#include "core/rules/period_end.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

using dates::Span;
using namespace period_end;

void add_facts(Verdict& verdict, const Question& q, const std::vector<HolderEnd>& ends) {
  const plan::Jurisdiction& jurisdiction = q.context.document.jurisdiction;
  add_plan_end_facts(verdict, q.plan);
  for (const HolderEnd& one : ends) {
    if (q.reach != Reach::own) verdict.facts.push_back(fact("fact.member", one.holder->id, "name", one.holder->name));
    for (const PossibleTerm& term : one.terms) {
      if (term.term->start) verdict.facts.push_back(fact("fact.termStart", term.term->term->id, "start", term.term->term->start));
      verdict.facts.push_back(fact("fact.termEnd", term.term->term->id, "end", term.term->term->end));
      if (term.term->earlier_end) {
        verdict.facts.push_back(fact("fact.earlierTermEnd", term.term->term->id, "earlierEnd", term.term->term->earlier_end));
        verdict.facts.push_back(fact("fact.termEndChanged", term.term->term->id, "endChanged", term.term->term->end_changed));
      }
    }
    if (one.terms.empty()) verdict.facts.push_back(fact("fact.termEnd", one.holder->id, "terms", plan::Date{}));
  }
  verdict.facts.push_back(fact("fact.hasElections", jurisdiction.id, "hasElections", jurisdiction.has_elections));
  if (q.submission) verdict.facts.push_back(fact("fact.planSubmission", q.plan.submission.id, "date", q.plan.submission.date));
  const PeriodStart start = period_start_of(q.context, q.plan);
  if (q.period_start) verdict.facts.push_back(fact(start.label, start.place.entity, start.place.field, *start.date));
}

void add_steps(Verdict& verdict, const Question& q, const std::vector<HolderEnd>& ends) {
  std::optional<Span> last;
  bool all_known = !members_unrecorded(q);
  for (const HolderEnd& one : ends) {
    if (!one.end) {
      all_known = false;
    } else {
      last = last ? Span{std::min(last->earliest, one.end->earliest), std::min(last->latest, one.end->latest)} : *one.end;
    }
  }
  // While a member's term is missing the latest end is not known, unless a known term already decides.
  if (!last || (!all_known && verdict.state != State::not_met)) return;
  verdict.steps.push_back(add_step("step.latestPlanEnd", *last, -q.months));
  verdict.due = verdict.steps.back().to;
  if (!q.plan_end) return;
  verdict.steps.push_back(compare_step("step.planEndsInTime", *q.plan_end, *verdict.due));
  if (last->is_day() && q.plan_end->is_day() && verdict.state == State::not_met &&
      dates::add_months(q.plan_end->earliest, q.months).day <= last->earliest) {
    verdict.notes.push_back({"note.countedBackwards", {q.plan.id, "plannedEnd"}, Span::of(verdict.due->earliest), std::nullopt, {}});
  }
}

void add_term_notes(Verdict& verdict, const Question& q, const std::vector<HolderEnd>& ends) {
  for (const HolderEnd& one : ends) {
    for (const PossibleTerm& term : one.terms) {
      const TermDays& days = *term.term;
      if (!days.earlier_end) continue;
      const bool keeps = q.plan_end && days.end_changed && q.plan_end->latest < days.end_changed->earliest;
      verdict.notes.push_back({keeps ? "note.judgedByEarlierTerm" : "note.termChanged", {days.term->id, "earlierEnd"}, days.earlier_end, std::nullopt, {}});
    }
  }
}

// Terms of one holder of which it is open whether they had begun on the day whose term counts: their exact start tells.
std::vector<Place> open_starts(const Question& q, const std::vector<HolderEnd>& ends, const TermHolder& holder) {
  std::vector<Place> starts;
  for (const HolderEnd& one : ends) {
    if (one.holder != &holder) continue;
    for (const PossibleTerm& term : one.terms) {
      const auto& start = term.term->start;
      if (start && !start->is_day() && start->latest > reference_days(q).earliest) starts.push_back({term.term->term->id, "start"});
    }
  }
  return starts;
}

void add_missing(Verdict& verdict, const Question& q, const std::vector<HolderEnd>& ends, const Tally& tally) {
  if (tally.lacks(lacks_kind)) {
    verdict.missing.push_back({"fact.kind", {q.context.document.jurisdiction.id, "kind"}});
  }
  if (tally.lacks(lacks_terms)) {
    for (std::size_t i = 0; i < q.holders.size(); ++i) {
      const TermHolder& holder = q.holders[i];
      if ((q.lacking[i] & term_answer::no_term) != 0) {
        const auto starts = open_starts(q, ends, holder);
        for (const Place& start : starts) verdict.missing.push_back({"fact.termStart", start});
        if (starts.empty()) verdict.missing.push_back({"fact.termEnd", holder.place_of("end")});
      }
      for (const HolderEnd& one : ends) {
        if (one.holder != &holder) continue;
        for (const PossibleTerm& term : one.terms) {
          const plan::Id& id = term.term->term->id;
          if (!term.end && (q.lacking[i] & term_answer::no_end) != 0) verdict.missing.push_back({"fact.termEnd", {id, "end"}});
          if (term.term->earlier_end && !term.term->end_changed && (q.lacking[i] & term_answer::no_change) != 0) {
            verdict.missing.push_back({"fact.termEndChanged", {id, "endChanged"}});
          }
        }
      }
    }
  }
  if (tally.lacks(lacks_members)) verdict.missing.push_back({"missing.members", {q.context.document.jurisdiction.id, "members"}});
  if (tally.lacks(lacks_plan_end)) verdict.missing.push_back({"fact.plannedEnd", {q.plan.id, "plannedEnd"}});
}

// `decides`: of a joint plan, the jurisdiction whose term does.
std::string_view reason_of(const Verdict& verdict, const Question& q, const TermHolder& decides, const Tally& tally) {
  const bool day = verdict.due && verdict.due->is_day();
  const bool joint = q.reach == Reach::all && !decides.name.empty();
  switch (verdict.state) {
    case State::met:
      if (joint) return day ? "reason.PLAN-PERIOD-2.metJoint" : "reason.PLAN-PERIOD-2.metJointSpan";
      return day ? "reason.PLAN-PERIOD-2.met" : "reason.PLAN-PERIOD-2.metSpan";
    case State::not_met:
      if (joint) return day ? "reason.PLAN-PERIOD-2.notMetJoint" : "reason.PLAN-PERIOD-2.notMetJointSpan";
      return day ? "reason.PLAN-PERIOD-2.notMet" : "reason.PLAN-PERIOD-2.notMetSpan";
    case State::depends_on_day:
      if (!tally.has(State::met) || !tally.has(State::not_met)) return "reason.dependsOnDay";
      return day || !verdict.due ? "reason.PLAN-PERIOD-2.dependsOnDay" : "reason.PLAN-PERIOD-2.dependsOnDaySpan";
    case State::not_applicable: return "reason.PLAN-PERIOD-2.noElections";
    case State::pending:
    case State::cannot_tell: break;
  }
  if (tally.lacks(lacks_kind)) return "reason.PLAN-PERIOD-2.kindUnset";
  if (tally.lacks(lacks_members)) return "reason.PLAN-PERIOD-2.membersUnknown";
  if (tally.lacks(lacks_plan_end)) return verdict.missing.size() > 1 ? "reason.PLAN-PERIOD-2.bothUnknown" : "reason.PLAN-PERIOD-2.endUnknown";
  for (const Missing& missing : verdict.missing) {
    if (missing.label == "fact.termEndChanged") return "reason.PLAN-PERIOD-2.changeUnknown";
  }
  if (q.reach == Reach::all) return "reason.PLAN-PERIOD-2.memberTermUnknown";
  const bool recorded = !q.holders.front().terms.empty();
  const bool has_end = std::none_of(verdict.missing.begin(), verdict.missing.end(), [](const Missing& m) { return m.place.field == "end"; });
  return recorded && has_end ? "reason.PLAN-PERIOD-2.noTermThen" : "reason.PLAN-PERIOD-2.termUnknown";
}

void add_remedies(Verdict& verdict, const Question& q, const std::vector<HolderEnd>& ends) {
  const Place end{q.plan.id, q.plan.actual_end && !q.plan.planned_end ? "actualEnd" : "plannedEnd"};
  if (verdict.state == State::not_met && verdict.due && verdict.due->latest < q.context.as_of) {
    verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.ended", {q.plan.id, "actualEnd"}});
  } else if (verdict.state == State::not_met && verdict.due) {
    verdict.remedies.push_back({verdict.due->is_day() ? "remedy.PLAN-PERIOD-2.endBy" : "remedy.PLAN-PERIOD-2.endSafely", end});
  }
  if (verdict.state == State::depends_on_day) {
    if (q.plan_end && !q.plan_end->is_day()) verdict.remedies.push_back({"remedy.exactDay.planEnd", end});
    for (const HolderEnd& one : ends) {
      for (const PossibleTerm& term : one.terms) {
        if (term.term->end && !term.term->end->is_day()) {
          verdict.remedies.push_back({"remedy.exactDay.termEnd", {term.term->term->id, "end"}});
        }
        if (term.term->earlier_end && !term.term->earlier_end->is_day()) {
          verdict.remedies.push_back({"remedy.exactDay.any", {term.term->term->id, "earlierEnd"}});
        }
      }
    }
    if (verdict.due && !verdict.due->is_day() && verdict.due->earliest >= q.context.as_of) verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.endSafely", end});
    if (q.submission && !q.submission->is_day()) verdict.remedies.push_back({"remedy.exactDay.submission", {q.plan.submission.id, "date"}});
    if (q.period_start && !q.period_start->is_day()) verdict.remedies.push_back({"remedy.exactDay.periodStart", period_start_of(q.context, q.plan).place});
    for (const HolderEnd& one : ends) {
      for (const PossibleTerm& term : one.terms) {
        const auto& changed = term.term->end_changed;
        if (changed && !changed->is_day()) verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.recordChange", {term.term->term->id, "endChanged"}});
      }
    }
    // Which of two terms is that of the plan.
    for (const TermHolder& holder : q.holders) {
      for (const Place& start : open_starts(q, ends, holder)) {
        const bool is_missing = std::any_of(verdict.missing.begin(), verdict.missing.end(), [&](const Missing& one) { return one.label == "fact.termStart" && one.place == start; });
        if (!is_missing) verdict.remedies.push_back({"remedy.exactDay.any", start});
      }
    }
  }
  for (const Missing& missing : verdict.missing) {
    if (missing.label == "fact.termStart") verdict.remedies.insert(verdict.remedies.begin(), {"remedy.exactDay.any", missing.place});   // no other day alone settles it
    if (missing.label == "fact.termEnd") verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.recordTerm", missing.place});
    if (missing.label == "fact.termEndChanged") verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.recordChange", missing.place});
    if (missing.label == "missing.members") verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.recordMembers", missing.place});
    if (missing.label == "fact.plannedEnd") verdict.remedies.push_back({"remedy.PLAN-PERIOD-2.recordEnd", missing.place});
    if (missing.label == "fact.kind") verdict.remedies.push_back({"remedy.recordKind", missing.place});
    if (missing.label == "fact.hasElections") verdict.remedies.push_back({"remedy.recordElections", missing.place});
  }
}

bool term_recorded(const Question& q) {
  return std::any_of(q.holders.begin(), q.holders.end(), [](const TermHolder& holder) { return !holder.terms.empty(); });
}

// PLAN-PERIOD-2: plan_end <= term_end - 2 months, counted back from the term's end; of a joint plan the earliest term's.
void check_end(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "PLAN-PERIOD-2", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const plan::Jurisdiction& jurisdiction = context.document.jurisdiction;
  const Question q = question(context, plan);
  verdict.parameters.push_back({"planEndMonthsBeforeTerm", q.months});
  if (jurisdiction.has_elections == plan::YesNo::no) {
    verdict.state = State::not_applicable;
    verdict.reason = "reason.PLAN-PERIOD-2.noElections";
    verdict.facts.push_back(fact("fact.hasElections", jurisdiction.id, "hasElections", jurisdiction.has_elections));
    verdicts.push_back(std::move(verdict));
    return;
  }
  const Tally tally = judge(q);
  const std::vector<HolderEnd> ends = holder_ends(q);
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  add_facts(verdict, q, ends);
  add_steps(verdict, q, ends);
  add_missing(verdict, q, ends, tally);
  // With no elections the rule would not apply; a recorded term says that there are some.
  if (jurisdiction.has_elections == plan::YesNo::unset && !term_recorded(q)) {
    verdict.missing.push_back({"fact.hasElections", {jurisdiction.id, "hasElections"}});
  }
  add_term_notes(verdict, q, ends);
  verdict.reason = reason_of(verdict, q, *ends.front().holder, tally);
  add_remedies(verdict, q, ends);
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_period(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) {
    check_period_start(context, plan, verdicts);
    check_end(context, plan, verdicts);
    check_period_length(context, plan, verdicts);
  }
}

}  // namespace cocrea::rules
