// 1.11: INA-V, ACT-1; and what several rules of 1.11 to 1.13 say of activities.
#include <algorithm>

#include "core/rules/blank.h"
#include "core/rules/blocks_of_plan.h"
#include "core/rules/standing_verdicts.h"

namespace cocrea::rules {

void set_state(Verdict& verdict, const Tally& tally, unsigned standings) {
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  verdict.standings = standings;
  if (verdict.state != State::met || standings_in(standings).size() < 2) return;
  verdict.state = State::depends_on_day;
  verdict.possible = {State::met};
}

Activity latest_activity(const Context& context) {
  Activity found;
  const auto consider = [&](const plan::Date& date, Place place) {
    if (!date || date->span().latest > context.as_of) return;
    if (found.date == nullptr || (*found.date)->span().latest <= date->span().latest) found = {&date, place};   // no mutants of <=: of two on one day either will do
  };
  for (const plan::Plan* plan : context.plans) {
    consider(plan->submission.date, {plan->submission.id, "date"});
    for (const plan::ProgressEntry& entry : plan->progress) {
      if (entry.progress == plan::YesNo::yes) consider(entry.date, {entry.id, "date"});
    }
    for (const plan::Meeting& meeting : plan->meetings) {
      if (meeting.phase != plan::Phase::co_creation) continue;
      if (non_government_attended(context.document, meeting) == plan::YesNo::yes) consider(meeting.date, {meeting.id, "date"});
    }
  }
  return found;
}

void add_membership_facts(const Context& context, Verdict& verdict) {
  const plan::Jurisdiction& jurisdiction = context.document.jurisdiction;
  verdict.facts.push_back(fact("fact.joined", jurisdiction.id, "joined", jurisdiction.joined));
  const Activity activity = latest_activity(context);
  if (activity.date != nullptr) verdict.facts.push_back(fact("fact.latestActivity", activity.place.entity, activity.place.field, *activity.date));
}

void add_activity_missing(const Context& context, Verdict& verdict) {
  const std::size_t before = verdict.missing.size();
  bool named = false;   // here, or before
  const auto miss = [&](std::string_view label, Place place) {
    named = true;
    const auto same = [&](const Missing& one) { return one.place == place; };
    if (std::none_of(verdict.missing.begin(), verdict.missing.end(), same)) verdict.missing.push_back({label, place});
  };
  const auto ahead = [&](const plan::Date& date) { return date && date->span().earliest > context.as_of; };
  for (const plan::Plan* plan : context.plans) {
    // What may be an activity lacks its day, or what makes it one.
    for (const plan::Meeting& meeting : plan->meetings) {
      const plan::YesNo attended = non_government_attended(context.document, meeting);
      if (meeting.phase == plan::Phase::implementation || attended == plan::YesNo::no || ahead(meeting.date)) continue;
      if (!meeting.date) miss("fact.meetingDate", {meeting.id, "date"});
      if (attended == plan::YesNo::unset) miss("fact.nonGovernmentAttended", {meeting.id, "nonGovernmentAttended"});
      if (meeting.phase == plan::Phase::unset) miss("fact.meetingPhase", {meeting.id, "phase"});
    }
    for (const plan::ProgressEntry& entry : plan->progress) {
      if (entry.progress == plan::YesNo::no || ahead(entry.date)) continue;
      if (!entry.date) miss("fact.progressDate", {entry.id, "date"});
      if (entry.progress == plan::YesNo::unset) miss("fact.progressMade", {entry.id, "progress"});
    }
  }
  if (!context.plans.empty()) {
    const plan::Plan& plan = *context.plans.back();
    const bool complete = std::all_of(context.plans.begin(), context.plans.end(), [](const plan::Plan* one) { return activities_complete(*one); });
    if (!complete || !named) {
      miss("missing.activity", {plan.id, "meetings"});
      verdict.remedies.push_back({"remedy.recordActivity", {plan.id, "meetings"}});
      return;
    }
  }
  for (std::size_t i = before; i < verdict.missing.size(); ++i) verdict.remedies.push_back({"remedy.record", verdict.missing[i].place});
}

namespace {

bool may_lack_activities(const StandingAnswers& answers) {
  const Record& record = answers.read.record;
  const auto perhaps = [&](const DatedAct& one) { return !one.sure && one.days.earliest <= record.as_of; };
  return answers.read.activities_unknown || std::any_of(record.activities.begin(), record.activities.end(), perhaps);
}

}  // namespace

bool lacks_activities(const StandingAnswers& answers, const Verdict& verdict) {
  if (may_lack_activities(answers)) return true;
  const auto is_only_possible = [&](const Voluntary& one) { return !one.sure && one.first.earliest <= answers.read.record.as_of; };
  const auto& voluntary = answers.read.record.voluntary;
  return verdict.missing.empty() && !answers.read.record.voluntary_unknown && std::none_of(voluntary.begin(), voluntary.end(), is_only_possible);
}

namespace {

// What a request lacks without which it is only possible. With the remedy.
void add_request_missing(const plan::Inactivity& entry, Verdict& verdict) {
  if (!entry.requested) verdict.missing.push_back({"fact.requested", {entry.id, "requested"}});
  if (is_blank(entry.reason)) verdict.missing.push_back({"fact.voluntaryReason", {entry.id, "reason"}});
  verdict.remedies.push_back({"remedy.INA-V.record", verdict.missing.back().place});
}

}  // namespace

void add_voluntary_missing(const Context& context, const StandingAnswers& answers, Verdict& verdict) {
  const plan::Membership& membership = context.document.membership;
  for (const Voluntary& one : answers.read.record.voluntary) {
    if (!one.sure && one.first.earliest <= context.as_of) add_request_missing(*one.entry, verdict);
  }
  // Voluntary days without an end last until an activity, so that one that is not recorded may have let open what they kept from opening.
  const auto& voluntary = answers.read.record.voluntary;
  const bool until_activity = std::any_of(voluntary.begin(), voluntary.end(), [](const Voluntary& one) { return !one.last; });
  if (until_activity && verdict.missing.empty()) add_activity_missing(context, verdict);
  if (!silence_is_unknown(membership.registers.inactivities)) return;
  if (verdict.missing.empty()) verdict.reason = verdict.rule == "STA-1" ? "reason.STA-1.missing" : "reason.standing.voluntary";
  verdict.missing.push_back({"missing.voluntary", {membership.id, "inactivities"}});
  verdict.remedies.push_back({"remedy.recordVoluntary", {membership.id, "inactivities"}});
}

void add_delaying_requests(const Context& context, const StandingAnswers& answers, Verdict& verdict) {
  for (const Voluntary& one : answers.read.record.voluntary) {
    if (!one.sure && verdict.due && one.first.earliest <= verdict.due->latest) add_request_missing(*one.entry, verdict);
  }
  const plan::Membership& membership = context.document.membership;
  if (!silence_is_unknown(membership.registers.inactivities)) return;
  verdict.missing.push_back({"missing.voluntary", {membership.id, "inactivities"}});
  verdict.remedies.push_back({"remedy.recordVoluntary", {membership.id, "inactivities"}});
}

void add_plan_missing(const Context& context, const StandingAnswers& answers, Verdict& verdict, Causes causes) {
  const Record& record = answers.read.record;
  const auto is_by_deadline = [&](const Ground& one) {
    return one.by_deadline && (causes & cause::ina1) != 0 && (verdict.rule == "REC-1" || is_open(record, one, {true, true}, context.as_of));
  };
  if (std::any_of(record.grounds.begin(), record.grounds.end(), is_by_deadline)) {
    const plan::Plan* const first = context.plans.empty() ? nullptr : context.plans.front();
    const Place place = first == nullptr ? Place{context.document.id, "plans"} : Place{first->id, "deadline"};
    verdict.missing.push_back({"fact.deadline", place});
    if (first != nullptr && first->first == plan::YesNo::unset) verdict.missing.push_back({"fact.firstPlan", {first->id, "first"}});
    verdict.remedies.push_back({"remedy.recordDeadline", place});
  }
  constexpr Causes by_end = cause::ina3 | cause::ina4 | cause::ctp2;   // those that a plan's end decides
  const auto perhaps = [&](const Ground& ground) {
    const Causes asked = ground.by_end ? causes & cause::ina2 : ground.cause & causes & by_end;
    if (ground.sure || asked == 0 || ground.opens.earliest > context.as_of) return false;
    if (ground.verdict_only && verdict.rule != "CTP-2") return false;
    return verdict.rule == "REC-1" || is_open(record, ground, {true, true}, context.as_of);   // REC-1 asks for what was open before as well
  };
  for (const plan::Plan* plan : context.plans) {
    const auto hidden = [&](const Ground& one) {
      const Causes asked = one.failure ? cause::ctp2 : cause::ground;
      return one.plan == plan && one.cause == 0 && !one.by_end && !one.by_deadline && (causes & asked) != 0 && (verdict.rule == "REC-1" || is_open(record, one, {true, true}, context.as_of));
    };
    if (plan == answers.read.perhaps_submitted || std::any_of(record.grounds.begin(), record.grounds.end(), hidden)) {
      verdict.missing.push_back({"fact.planSubmission", {plan->submission.id, "date"}});
      verdict.remedies.push_back({"remedy.recordSubmission", {plan->submission.id, "date"}});
    }
    if (plan_end_of(*plan)) continue;
    if (std::none_of(record.grounds.begin(), record.grounds.end(), [&](const Ground& one) { return one.plan == plan && perhaps(one); })) continue;
    verdict.missing.push_back({"fact.plannedEnd", {plan->id, "plannedEnd"}});
    verdict.remedies.push_back({"remedy.recordPlanEnd", {plan->id, "plannedEnd"}});
  }
}

void add_commitments_missing(const Context& context, const StandingAnswers& answers, Verdict& verdict, Causes causes) {
  const Record& record = answers.read.record;
  const auto miss = [&](std::string_view label, Place place) {
    const auto same = [&](const Missing& one) { return one.place == place; };
    if (std::any_of(verdict.missing.begin(), verdict.missing.end(), same)) return;
    verdict.missing.push_back({label, place});
    verdict.remedies.push_back({"remedy.record", place});
  };
  for (const Ground& ground : record.grounds) {
    if ((ground.cause & causes & (cause::ina3 | cause::ina4)) == 0 || !ground.reports_unknown || ground.opens.earliest > context.as_of) continue;
    // REC-1 asks for what was open before as well.
    if (verdict.rule != "REC-1" && !is_open(record, ground, {true, true}, context.as_of)) continue;
    const BlockCommitments commitments = block_commitments(*ground.plan);
    for (const BlockCommitment& one : commitments.list) {
      if (one.may_be_complete) miss("fact.completed", {one.commitment->id, "completed"});
      if (one.may_be_added) miss("fact.commitmentSubmission", {one.commitment->id, "submission"});
    }
    if (commitments.more_may_exist) miss("missing.otherCommitments", {ground.plan->id, "commitments"});
  }
}

namespace {

// By which the date of a plan that is due may have been moved.
void add_extensions_missing(const Context& context, const StandingAnswers& answers, Verdict& verdict, Causes causes) {
  const plan::Plan* last = nullptr;
  for (const Ground& ground : answers.read.record.grounds) {
    if ((ground.cause & causes & (cause::ina1 | cause::ina2)) == 0 || ground.sure || ground.expected || ground.plan == last || ground.opens.earliest > context.as_of) continue;
    if (verdict.rule != "REC-1" && !is_open(answers.read.record, ground, {true, true}, context.as_of)) continue;
    add_extension_missing(verdict, *ground.plan);
    last = ground.plan;
  }
}

}  // namespace

void add_standing_missing(const Context& context, const StandingAnswers& answers, Verdict& verdict, Causes causes) {
  add_plan_missing(context, answers, verdict, causes);
  if ((causes & cause::ctp2) != 0) add_evidence_doubts(context, answers, verdict);
  if (verdict.missing.empty() && !may_lack_activities(answers)) {   // what was named settles more
    add_extensions_missing(context, answers, verdict, causes);
    add_commitments_missing(context, answers, verdict, causes);
  }
  const bool by_activities = lacks_activities(answers, verdict);
  if (!verdict.missing.empty() || !by_activities) verdict.reason = verdict.rule == "STA-1" ? "reason.STA-1.missing" : "reason.standing.missing";
  if (by_activities) add_activity_missing(context, verdict);
  add_voluntary_missing(context, answers, verdict);
}

void add_exact_day_remedies(const StandingAnswers& answers, Verdict& verdict, const Context& context) {
  // The three that decide most are enough; the fields are found in the document by their address.
  std::size_t left = 3;
  plan::walk(context.document, [&](const plan::Entity& entity, const plan::EntityType& type) {
    for (const plan::Field& field : type.fields) {
      if (field.kind != plan::Kind::date || left == 0) continue;
      const plan::Date* date = &plan::date_of(field, const_cast<plan::Entity&>(entity));   // the accessor is one for reading and writing
      const auto same = [&](const Pinned& one) { return one.date == date; };
      if (std::none_of(answers.read.uncertain.begin(), answers.read.uncertain.end(), same)) continue;
      verdict.remedies.push_back({"remedy.exactDay.any", {entity.id, field.name}});
      --left;
    }
  });
}

namespace {

// Of one request: on the days that it may be dated.
Tally voluntary_states(const plan::Inactivity& entry, dates::Day as_of) {
  Tally tally;
  const auto requested = days_of(entry.requested);
  if (entry.answer == plan::Answer::refused) {
    tally.add(State::not_applicable);
  } else {
    if (requested && requested->latest > as_of) tally.add(State::pending);
    if (!requested || requested->earliest <= as_of) tally.add(!requested || is_blank(entry.reason) ? State::cannot_tell : State::met);
  }
  return tally;
}

// It was made after what it asks for, or asks for no day: on no day that it may be dated does any count.
bool has_no_day(const plan::Inactivity& entry) {
  if (!entry.to) return false;
  const dates::Day last = entry.to->span().latest;
  return (entry.requested && entry.requested->span().earliest > last) || (entry.from && entry.from->span().earliest > last);
}

void voluntary(const Context& context, const StandingAnswers& answers, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "INA-V", context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  Tally all;   // the worst of all requests, on whatever days
  all.add(State::not_applicable);
  bool counts = false;   // a day of one of them
  for (const plan::Inactivity& entry : context.document.membership.inactivities) {
    const Tally states = voluntary_states(entry, context.as_of);
    Tally next;
    for (const State one : kEveryState) {
      for (const State other : kEveryState) {
        if (states.has(one) && all.has(other)) next.add(worst({one, other}));
      }
    }
    all = next;
    verdict.facts.push_back(fact("fact.requested", entry.id, "requested", entry.requested));
    verdict.facts.push_back(fact("fact.voluntaryReason", entry.id, "reason", entry.reason));
    verdict.facts.push_back(fact("fact.voluntaryFrom", entry.id, "from", entry.from));
    verdict.facts.push_back(fact("fact.voluntaryTo", entry.id, "to", entry.to));
    const bool refused = entry.answer == plan::Answer::refused;
    counts |= !refused && !has_no_day(entry);
    if (!refused && has_no_day(entry)) verdict.notes.push_back({"note.noVoluntaryDay", {entry.id, "to"}, std::nullopt, std::nullopt, {}});
    if (refused) verdict.notes.push_back({"note.refused", {entry.id, "answer"}, std::nullopt, std::nullopt, {}});
    if (!states.has(State::cannot_tell)) continue;
    add_request_missing(entry, verdict);
  }
  set_state(verdict, all);
  const bool none = context.document.membership.inactivities.empty();
  switch (verdict.state) {
    case State::met: verdict.reason = counts ? "reason.INA-V.recorded" : "reason.INA-V.noDay"; break;
    case State::pending: verdict.reason = "reason.INA-V.ahead"; break;
    case State::cannot_tell: verdict.reason = "reason.INA-V.missing"; break;
    case State::depends_on_day:
      verdict.reason = "reason.standing.dependsOnDay";
      add_exact_day_remedies(answers, verdict, context);
      break;
    default:
      verdict.reason = none ? "reason.INA-V.none" : "reason.INA-V.refused";
      if (none) verdict.facts.push_back(fact("fact.joined", context.document.jurisdiction.id, "joined", context.document.jurisdiction.joined));
      break;
  }
  verdicts.push_back(std::move(verdict));
}

void activity(const Context& context, const StandingAnswers& answers, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "ACT-1", context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  bool surely = false, on_some_day = false, perhaps = false, perhaps_on_some_day = false;
  for (const DatedAct& one : answers.read.record.activities) {
    const bool past = one.days.latest <= context.as_of, began = one.days.earliest <= context.as_of;
    surely |= one.sure && past;
    on_some_day |= one.sure && began;
    perhaps |= !one.sure && past;
    perhaps_on_some_day |= !one.sure && began;
  }
  Tally tally;
  if (on_some_day) tally.add(State::met);
  if (!surely && perhaps_on_some_day) tally.add(State::cannot_tell);
  if (!surely && !perhaps) tally.add(State::not_applicable);
  set_state(verdict, tally);
  add_membership_facts(context, verdict);
  if (const Activity latest = latest_activity(context); latest.date != nullptr) verdict.done = days_of(*latest.date);
  switch (verdict.state) {
    case State::met: {
      const plan::Date& joined = context.document.jurisdiction.joined;
      const bool before = joined && verdict.done && verdict.done->latest < joined->span().earliest;
      if (!verdict.done || !verdict.done->is_day()) {
        verdict.reason = "reason.ACT-1.activeSpan";
      } else {
        verdict.reason = before ? "reason.ACT-1.beforeJoining" : "reason.ACT-1.active";
      }
      break;
    }
    case State::cannot_tell:
      verdict.reason = "reason.ACT-1.perhaps";
      add_activity_missing(context, verdict);
      break;
    case State::depends_on_day:
      verdict.reason = "reason.standing.dependsOnDay";
      add_exact_day_remedies(answers, verdict, context);
      break;
    default:
      verdict.reason = "reason.ACT-1.none";
      verdict.remedies.push_back({"remedy.startActivity", {context.document.id, "plans"}});
      break;
  }
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void add_activity(const Context& context, const StandingAnswers& answers, Verdicts& verdicts) {
  voluntary(context, answers, verdicts);
  activity(context, answers, verdicts);
}

}  // namespace cocrea::rules
