// 1.12: CTP-1, CTP-2, REC-1, REV-1, PUB-1.
#include <algorithm>
#include <span>

#include "core/dates/add_months.h"
#include "core/rules/revocation.h"
#include "core/rules/standing_verdicts.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

// By what is known; else by what is only possible. None where it stands still, on some days at least.
struct Clock {
  std::optional<Span> since, until;
  bool perhaps_sooner = false;   // what is not recorded puts its last day off, or not: the earliest day is the safe one
};

Clock clock_of(const Clocks& clocks) {
  Clock clock{clocks.since, clocks.until};
  const Clock possible{clocks.possible_since, clocks.possible_until};
  if (!clock.since) clock = possible;
  if (clock.until && possible.until && possible.until->earliest < clock.until->earliest) {
    clock.perhaps_sooner = true;
    if (clock.until->latest >= kNever) return {possible.since, possible.until, true};   // nobody knows how long it stands still
    clock.since->earliest = std::min(clock.since->earliest, possible.since->earliest);
    clock.until->earliest = possible.until->earliest;
  }
  if (clock.until && clock.until->latest >= kNever) clock.until.reset();   // no mutants: that day itself or any after it
  return clock;
}

// anchor + months, and the voluntary days that come on top.
void add_clock(Verdict& verdict, std::string_view label, Span anchor, int months, Span last) {
  verdict.opens = anchor;
  verdict.due = last;
  Step step = add_step(label, anchor, months);
  verdict.steps.push_back(step);
  if (step.to == last) return;
  Step days;
  days.kind = Step::Kind::add_days;
  days.label = "step.voluntaryDays";
  days.from = step.to;
  const int first_more = dates::days_between(step.to.earliest, last.earliest), last_more = dates::days_between(step.to.latest, last.latest);
  days.count_least = std::min(first_more, last_more);
  days.count = std::max(first_more, last_more);
  days.to = last;
  verdict.steps.push_back(days);
}

void end(const Context& context, const StandingAnswers& answers, Verdict& verdict, Verdicts& verdicts) {
  // While nobody knows when OGP wants the first plan this is what would be so at worst: no day that anybody has to keep.
  const auto is_deadline = [](const Missing& one) { return one.label == "fact.deadline"; };
  if (verdict.state == State::cannot_tell && std::any_of(verdict.missing.begin(), verdict.missing.end(), is_deadline)) {
    verdict.due.reset();
    verdict.opens.reset();
    std::erase_if(verdict.steps, [](const Step& one) { return one.label == "step.lastDayToAct" || one.label == "step.lastDayToComply" || one.label == "step.voluntaryDays"; });
  }
  if (verdict.state == State::depends_on_day) {
    verdict.reason = "reason.standing.dependsOnDay";
    add_exact_day_remedies(answers, verdict, context);
  }
  verdicts.push_back(std::move(verdict));
}

void restart(const Context& context, const StandingAnswers& answers, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "CTP-1", context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  set_state(verdict, answers.ctp1);
  const int months = context.rule_set.parameter("inactivityMonths");
  verdict.parameters.push_back({"inactivityMonths", months});
  add_membership_facts(context, verdict);
  add_why_inactive(context, answers, verdicts, verdict);
  const Clock clock = clock_of(answers.inactive);
  if (clock.since && clock.until && verdict.state != State::met) add_clock(verdict, "step.lastDayToAct", *clock.since, months, *clock.until);
  const bool day = verdict.due && verdict.due->is_day();
  const Place plans{context.document.id, "plans"};
  switch (verdict.state) {
    case State::met: verdict.reason = "reason.CTP-1.met"; break;
    case State::pending:
      verdict.reason = !verdict.due ? "reason.CTP-1.suspended" : (day ? "reason.CTP-1.inactive" : "reason.CTP-1.inactiveSpan");
      verdict.remedies.push_back({"remedy.startActivity", plans});
      if (!clock.perhaps_sooner) break;
      verdict.reason = "reason.CTP-1.inactivePerhaps";
      add_delaying_requests(context, answers, verdict);
      break;
    case State::not_met:
      verdict.reason = day ? "reason.CTP-1.contrary" : "reason.CTP-1.contrarySpan";
      verdict.remedies.push_back({"remedy.startActivity", plans});
      break;
    case State::cannot_tell:
      verdict.reason = "reason.standing.unknown";
      add_standing_missing(context, answers, verdict, cause::ground);
      break;
    default: break;
  }
  end(context, answers, verdict, verdicts);
}

// The evidence of each half that is open; or that only voluntary days keep from opening (INA-V). Whether there is any.
bool add_halves(const Context& context, const StandingAnswers& answers, Verdict& verdict, bool suspended = false) {
  const Record& record = answers.read.record;
  bool found = false;
  for (auto half = record.grounds.rbegin(); half != record.grounds.rend(); ++half) {
    if (half->cause != cause::ctp2 || (suspended ? half->opens.latest : half->opens.earliest) > context.as_of) continue;
    if (suspended ? missed(record, *half, {true, true}) != Missed::ahead : !is_open(record, *half, {true, false}, context.as_of)) continue;
    found = true;
    const Missing show{half->number >= 0 ? "remedy.CTP-2.showImplementation" : "remedy.CTP-2.showCoCreation", {half->plan->id, "evidence"}};
    const auto same = [&](const Missing& one) { return one.label == show.label && one.place.entity == show.place.entity; };
    if (std::none_of(verdict.remedies.begin(), verdict.remedies.end(), same)) verdict.remedies.push_back(show);
  }
  return found;
}

// What failed, and is open: an activity for CTP-1 (or what OGP recorded), evidence for CTP-2 (REC-1).
void add_recovery(const Context& context, const StandingAnswers& answers, Verdict& verdict) {
  const bool by_evidence = answers.ctp2.has(State::not_met);
  if (!by_evidence || answers.ctp1.has(State::not_met)) verdict.remedies.push_back({"remedy.startActivity", {context.document.id, "plans"}});
  if (by_evidence) add_halves(context, answers, verdict);
}

// What may be evidence of a half, and lacks what makes it one.
void add_doubtful_evidence(const Context& context, const plan::Plan& plan, bool implementation, Verdict& verdict) {
  const plan::Phase other = implementation ? plan::Phase::co_creation : plan::Phase::implementation;
  const auto miss = [&](std::string_view label, Place place) {
    const auto same = [&](const Missing& one) { return one.place == place; };   // of the other half
    if (std::any_of(verdict.missing.begin(), verdict.missing.end(), same)) return;
    verdict.missing.push_back({label, place});
    verdict.remedies.push_back({"remedy.record", place});
  };
  for (const plan::Meeting& meeting : plan.meetings) {
    const plan::YesNo attended = non_government_attended(context.document, meeting);
    if (meeting.phase == other || attended == plan::YesNo::no || (meeting.date && meeting.date->span().earliest > context.as_of)) continue;
    if (!meeting.date && (implementation || !meeting.recorded)) miss("fact.meetingDate", {meeting.id, "date"});
    if (attended == plan::YesNo::unset) miss("fact.nonGovernmentAttended", {meeting.id, "nonGovernmentAttended"});
    if (meeting.phase == plan::Phase::unset) miss("fact.meetingPhase", {meeting.id, "phase"});
  }
  for (const plan::Evidence& one : plan.evidence) {
    if (one.phase == other) continue;
    if (!one.date && (implementation || !one.shown)) miss("fact.evidenceDate", {one.id, "date"});
    if (one.phase == plan::Phase::unset) miss("fact.evidencePhase", {one.id, "phase"});
  }
  const auto add_endorsement = [&](const plan::Endorsement& one) {
    const plan::Side side = side_of(context.document, one.side, one.who);
    if (implementation || side == plan::Side::government) return;
    if (!one.date) miss("fact.endorsement", {one.id, "date"});
    if (side == plan::Side::unset) miss("fact.endorserSide", {one.id, "side"});
  };
  for (const plan::Endorsement& one : plan.endorsements) add_endorsement(one);
  for (const plan::MonitoringBody& body : plan.monitoring_bodies) {
    for (const plan::Endorsement& one : body.endorsements) add_endorsement(one);
  }
}

}  // namespace

void add_evidence_doubts(const Context& context, const StandingAnswers& answers, Verdict& verdict) {
  const Record& record = answers.read.record;
  for (const Ground& ground : record.grounds) {
    if (ground.cause != cause::ctp2 || ground.verdict_only || ground.opens.earliest > context.as_of) continue;
    const auto hangs_on_it = [&](Day day) { return is_open(record, ground, {true, true}, day) && !is_open(record, ground, {true, false}, day); };
    // REC-1 asks for what was open before as well.
    if (hangs_on_it(context.as_of) || (verdict.rule == "REC-1" && hangs_on_it(ground.opens.earliest))) {
      add_doubtful_evidence(context, *ground.plan, ground.number >= 0, verdict);
    }
  }
}

namespace {

void evidence(const Context& context, const StandingAnswers& answers, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "CTP-2", context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  set_state(verdict, answers.ctp2);
  // The half that decides: open, or perhaps; the last of them.
  const Record& record = answers.read.record;
  const Ground* half = open_half(record, verdict.state != State::not_met);
  const plan::Plan* const perhaps = answers.read.perhaps_submitted;
  const bool hidden = perhaps != nullptr && verdict.state == State::cannot_tell;
  if (hidden) half = nullptr;   // the latest plan decides
  const plan::Plan* plan = half != nullptr ? half->plan : (perhaps != nullptr ? perhaps : answers.submitted);
  if (plan == nullptr && !context.plans.empty()) {
    // The first that is to be submitted, else the latest.
    const auto planned = std::find_if(context.plans.begin(), context.plans.end(), [](const plan::Plan* one) { return one->submission.date.has_value(); });
    plan = planned != context.plans.end() ? *planned : context.plans.back();
  }
  if (plan == nullptr) {
    add_membership_facts(context, verdict);
  } else {
    verdict.plan = plan->id;
    add_submission_facts(verdict, *plan);
    verdict.facts.push_back(fact("fact.meetingsComplete", plan->registers.id, "meetings", plan->registers.meetings));
    verdict.facts.push_back(fact("fact.endorsementsComplete", plan->registers.id, "endorsements", plan->registers.endorsements));
    verdict.facts.push_back(fact("fact.evidenceComplete", plan->registers.id, "evidence", plan->registers.evidence));
    add_evidence_facts(context, answers, *plan, verdict);
  }
  const bool implementation = half != nullptr && half->number >= 0;
  if (verdict.state != State::met && verdict.state != State::pending && !hidden) {
    using dates::one_day;
    if (half != nullptr) verdict.due = Span{half->opens.earliest - one_day, half->opens.latest - one_day};
    if (answers.due_days.ctp2.due) verdict.due = answers.due_days.ctp2.due;
  } else if (verdict.state == State::pending && plan != nullptr) {
    verdict.due = days_of(plan->submission.date);
  }
  if (verdict.state == State::not_met && implementation) {
    constexpr int year = 12;   // months
    if (const auto submitted = days_of(half->plan->submission.date)) verdict.steps.push_back(add_step("step.planYearOver", *submitted, year * (half->number + 1)));
  }
  const bool day = verdict.due && verdict.due->is_day();
  const Place place{plan != nullptr ? std::string_view(plan->id) : std::string_view(context.document.id), plan != nullptr ? "evidence" : "plans"};
  switch (verdict.state) {
    case State::met:
      verdict.reason = evidence_lacks_but_for_publication(answers) ? "reason.CTP-2.published" : "reason.CTP-2.met";
      if (add_halves(context, answers, verdict, true)) verdict.reason = "reason.CTP-2.suspended";
      break;
    case State::pending:
      verdict.reason = "reason.CTP-2.ahead";
      verdict.remedies.push_back({"remedy.CTP-2.showInTime", place});
      break;
    case State::not_met:
      verdict.reason = implementation ? (day ? "reason.CTP-2.implementation" : "reason.CTP-2.implementationSpan")
                                      : (day ? "reason.CTP-2.coCreation" : "reason.CTP-2.coCreationSpan");
      add_halves(context, answers, verdict);
      break;
    case State::cannot_tell:
      verdict.reason = "reason.CTP-2.unknown";
      if (plan == perhaps || (half != nullptr && !half->sure)) {
        verdict.reason = "reason.standing.missing";
        add_plan_missing(context, answers, verdict, cause::ctp2);
        const auto is_unsure = [](const DatedAct& act) { return !act.sure; };
        if (half == nullptr) break;
        const auto own = std::span(answers.read.record.own).subspan(half->own_from, half->own_to - half->own_from);
        if (!half->own_unknown && std::none_of(own.begin(), own.end(), is_unsure)) break;
      }
      if (half == nullptr || half->verdict_only) {
        verdict.missing.push_back({implementation ? "missing.evidenceImplementation" : "missing.evidenceCoCreation", place});
        verdict.remedies.push_back({"remedy.CTP-2.record", place});
      }
      if (plan != nullptr && (verdict.missing.empty() || (half != nullptr && !half->verdict_only))) add_doubtful_evidence(context, *plan, implementation, verdict);
      add_later_evidence_missing(context, answers, verdict);
      add_voluntary_missing(context, answers, verdict);
      break;
    default: break;
  }
  end(context, answers, verdict, verdicts);
}

// Evidence that may have been shown and is not recorded: without it the member would be contrary to process, or have been.
void add_evidence_missing(const Context& context, const StandingAnswers& answers, Verdict& verdict) {
  const Record& record = answers.read.record;
  for (const Ground& ground : record.grounds) {
    if (!ground.verdict_only || ground.opens.earliest > context.as_of) continue;
    // REC-1 asks for what was open before as well.
    if (!is_open(record, ground, {true, true}, verdict.rule == "REC-1" ? ground.opens.earliest : context.as_of)) continue;
    const std::string_view label = ground.number >= 0 ? "missing.evidenceImplementation" : "missing.evidenceCoCreation";
    const Place place{ground.plan->id, "evidence"};
    const auto same = [&](const Missing& one) { return one.label == label && one.place.entity == place.entity; };
    if (std::any_of(verdict.missing.begin(), verdict.missing.end(), same)) continue;
    if (verdict.missing.empty()) verdict.remedies.push_back({"remedy.CTP-2.record", place});
    verdict.missing.push_back({label, place});
  }
  add_later_evidence_missing(context, answers, verdict);
}

// By OGP: on the as-of day, or on a day that is not recorded.
bool is_revoked(const Context& context) {
  const auto& statuses = context.document.membership.statuses;
  const auto undated = [](const plan::RecordedStatus& one) { return one.state == plan::RecordedState::revoked && !one.date; };
  return std::any_of(statuses.begin(), statuses.end(), undated) || revocation_in_force(context.document, context.as_of);
}

// Evidence brings the member back into the process; a ground of inactivity stays open beside it.
bool stays_inactive(const Context& context, const StandingAnswers& answers) {
  const Stretch* const today = at(answers.best, context.as_of);
  return today != nullptr && today->inactive_since && answers.ctp2.has(State::not_met) && !answers.ctp1.has(State::not_met);
}

void recovery(const Context& context, const StandingAnswers& answers, const std::optional<Span>& ground, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "REC-1", context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  set_state(verdict, answers.rec1);
  add_membership_facts(context, verdict);
  switch (verdict.state) {
    case State::met:
      verdict.reason = recovered_by_publication(answers) ? "reason.REC-1.published" : "reason.REC-1.recovered";
      add_why_recovered(context, answers, verdicts, verdict);
      add_ground_note(context, answers, ground, verdict);
      break;
    case State::pending:
      verdict.reason = stays_inactive(context, answers) ? "reason.REC-1.openInactive" : "reason.REC-1.open";
      add_recovery(context, answers, verdict);
      if (!is_revoked(context)) add_ground_note(context, answers, ground, verdict);
      break;
    case State::cannot_tell:
      verdict.reason = "reason.standing.unknown";
      add_evidence_missing(context, answers, verdict);
      add_standing_missing(context, answers, verdict, kEveryCause);
      break;
    default: verdict.reason = "reason.REC-1.none"; break;
  }
  end(context, answers, verdict, verdicts);
}

void revocation(const Context& context, const StandingAnswers& answers, const std::optional<Span>& ground, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "REV-1", context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  set_state(verdict, answers.rev1);
  const int months = context.rule_set.parameter("revocationMonths");
  verdict.parameters.push_back({"revocationMonths", months});
  add_membership_facts(context, verdict);
  for (const plan::RecordedStatus& one : context.document.membership.statuses) {
    if (one.state != plan::RecordedState::revoked) continue;
    verdict.facts.push_back(fact("fact.revoked", one.id, "date", one.date));
  }
  add_why_contrary(context, answers, verdicts, verdict);
  const Clock clock = clock_of(answers.contrary);
  if (clock.since && clock.until && verdict.state != State::met) add_clock(verdict, "step.lastDayToComply", *clock.since, months, *clock.until);
  const bool day = verdict.due && verdict.due->is_day();
  switch (verdict.state) {
    case State::met:
      verdict.reason = "reason.REV-1.met";
      if (answers.rec1.state() != State::met) break;
      add_why_recovered(context, answers, verdicts, verdict);
      add_ground_note(context, answers, ground, verdict);
      break;
    case State::pending:
      verdict.reason = !verdict.due ? "reason.CTP-1.suspended" : (day ? "reason.REV-1.contrary" : "reason.REV-1.contrarySpan");
      add_recovery(context, answers, verdict);
      if (!clock.perhaps_sooner) break;
      verdict.reason = "reason.REV-1.contraryPerhaps";
      add_delaying_requests(context, answers, verdict);
      break;
    case State::not_met:
      verdict.reason = day ? "reason.REV-1.ground" : "reason.REV-1.groundSpan";
      add_recovery(context, answers, verdict);
      if (is_revoked(context)) break;
      verdict.notes.push_back({"note.onlyOgpRevokes", {context.document.membership.id, "statuses"}, std::nullopt, std::nullopt, {}});
      add_ground_note(context, answers, ground, verdict);
      break;
    case State::cannot_tell:
      verdict.reason = "reason.standing.unknown";
      add_evidence_missing(context, answers, verdict);
      add_standing_missing(context, answers, verdict, kEveryCause);
      break;
    default: break;
  }
  end(context, answers, verdict, verdicts);
}

// OGP's own duty.
void published(const Context& context, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "PUB-1", context.document.jurisdiction.id);
  if (!begun) return;
  begun->state = State::not_applicable;
  begun->reason = "reason.PUB-1.noCheck";
  verdicts.push_back(std::move(*begun));
}

}  // namespace

void add_later_evidence_missing(const Context& context, const StandingAnswers& answers, Verdict& verdict) {
  const Record& record = answers.read.record;
  for (const bool implementation : {false, true}) {
    auto later = context.plans.end();
    for (const Ground& ground : record.grounds) {
      if (ground.cause != cause::ctp2 || ground.verdict_only || (ground.number >= 0) != implementation || ground.opens.earliest > context.as_of) continue;
      const Day on = verdict.rule == "REC-1" ? ground.opens.earliest : context.as_of;   // it asks for what was open before as well
      if (!is_open(record, ground, {true, true}, on) || is_open(record, ground, {true, false}, on)) continue;
      later = std::min(later, std::find(context.plans.begin(), context.plans.end(), ground.plan) + 1);
    }
    for (; later != context.plans.end(); ++later) {
      if (may_lack_evidence(context, **later, implementation)) {
        const Missing wanted{implementation ? "missing.evidenceImplementation" : "missing.evidenceCoCreation", {(*later)->id, "evidence"}};
        const auto same = [&](const Missing& one) { return one.label == wanted.label && one.place.entity == wanted.place.entity; };
        if (std::none_of(verdict.missing.begin(), verdict.missing.end(), same)) {
          verdict.missing.push_back(wanted);
          verdict.remedies.push_back({"remedy.CTP-2.record", wanted.place});
        }
      }
      add_doubtful_evidence(context, **later, implementation, verdict);
    }
  }
}

void add_contrary(const Context& context, const StandingAnswers& answers, Verdicts& verdicts) {
  restart(context, answers, verdicts);
  evidence(context, answers, verdicts);
  const std::optional<Span> ground = ground_since(answers);
  recovery(context, answers, ground, verdicts);
  revocation(context, answers, ground, verdicts);
  published(context, verdicts);
}

}  // namespace cocrea::rules
