// CTP-2: the evidence of each half of a plan, and by when it is due.
#include "core/rules/standing_reader.h"

#include <algorithm>

#include "core/dates/add_months.h"
#include "core/dates/compare.h"

namespace cocrea::rules {

using dates::Day;
using dates::Span;
using plan::YesNo;
using dates::one_day;

std::vector<StandingReader::Shown> StandingReader::evidence_of(const plan::Plan& plan) {
  std::vector<Shown> all;
  for (const plan::Meeting& meeting : plan.meetings) {
    const YesNo attended = non_government_attended(context_.document, meeting);
    if (attended == YesNo::no) continue;
    const auto own = of(meeting.date);
    all.push_back({meeting.phase, own, meeting.recorded ? of(meeting.recorded) : own, attended == YesNo::yes});
  }
  const auto add_endorsement = [&](const plan::Endorsement& one) {
    const plan::Side side = side_of(context_.document, one.side, one.who);
    if (side == plan::Side::government) return;
    const auto own = of(one.date);
    all.push_back({plan::Phase::co_creation, own, own, side != plan::Side::unset});
  };
  for (const plan::Endorsement& one : plan.endorsements) add_endorsement(one);
  for (const plan::MonitoringBody& body : plan.monitoring_bodies) {
    for (const plan::Endorsement& one : body.endorsements) add_endorsement(one);
  }
  for (const plan::Evidence& one : plan.evidence) {
    const auto own = of(one.date);
    all.push_back({one.phase, own, one.shown ? of(one.shown) : own, true});
  }
  return all;
}

StandingReader::Halves StandingReader::halves_of(std::size_t index) {
  Halves halves;
  halves.all = evidence_of(*context_.plans[index]);
  for (std::size_t i = index + 1; i < context_.plans.size(); ++i) {
    const plan::Plan& later = *context_.plans[i];
    // What was done to implement it came after it was handed in.
    const Span first = of(later.submission.date).value_or(Span::of(Day::min()));
    for (Shown one : evidence_of(later)) {
      if (one.phase != plan::Phase::co_creation) one.done_from = first;
      halves.all.push_back(one);
    }
    halves.open_co_creation |= !evidence_complete(later, false);
    if (may_lack_evidence(context_, later, true)) halves.open_implementation = dates::earlier_of(halves.open_implementation.value_or(first), first);
  }
  return halves;
}

void StandingReader::add_failure(const plan::Plan& plan, const Halves& halves, plan::Phase phase, Span opens, std::optional<Span> time, bool sure_days, int number) {
  Record& record = result_.record;
  Ground ground;
  ground.cause = cause::ctp2;
  ground.failure = true;
  ground.plan = &plan;
  ground.number = number;
  ground.opens = opens;
  ground.sure_days = sure_days;
  ground.since = std::nullopt;
  if (time) ground.own_unknown_time = *time;
  // Evidence of a time that has not begun cannot have been shown.
  const bool begun = !time || time->earliest <= context_.as_of;   // no mutants of <=: on its first day nothing is due
  const bool implementation = phase == plan::Phase::implementation;
  ground.verdict_only = !evidence_complete(plan, implementation);
  ground.own_unknown = (ground.verdict_only || (implementation ? halves.open_implementation.has_value() : halves.open_co_creation)) && begun;
  if (implementation && !ground.verdict_only && halves.open_implementation) ground.own_unknown_from = *halves.open_implementation;
  ground.own_from = static_cast<std::uint32_t>(record.own.size());
  for (const Shown& one : halves.all) {
    if (one.phase != phase && one.phase != plan::Phase::unset) continue;
    if (!one.shown) {
      if (!begun) continue;
      const Span from = implementation ? one.done_from : Span::of(Day::min());
      ground.own_unknown_from = ground.own_unknown ? dates::earlier_of(ground.own_unknown_from, from) : from;   // on an unknown day
      ground.own_unknown = true;
      continue;
    }
    if (time && !one.own) {
      if (begun) record.own.push_back({*one.shown, false, time->latest <= context_.as_of});   // of an unknown time   // no mutants of <=: as above
      continue;
    }
    if (time && one.own->latest < time->earliest) continue;
    const bool of_that_time = !time || one.own->earliest >= time->latest;
    record.own.push_back({*one.shown, one.sure && one.phase == phase, of_that_time});
  }
  ground.own_to = static_cast<std::uint32_t>(record.own.size());
  record.grounds.push_back(ground);
}

void StandingReader::read_evidence(std::size_t index) {
  const plan::Plan& plan = *context_.plans[index];
  const Act act = submission(plan);
  if (!act.days || act.days->earliest > context_.as_of) return;
  const auto end = end_of(plan);
  const Halves halves = halves_of(index);
  const bool submitted = act.days->latest <= context_.as_of;
  add_failure(plan, halves, plan::Phase::co_creation, next_day(*act.days), std::nullopt, submitted, -1);   // no mutants: of no plan year
  if (!end) {
    // It may end after each plan year that is over, or within: then that year is not whole, and asks for nothing.
    for (int k = 0;; ++k) {
      const Span opens = dates::add_months(*act.days, 12 * (k + 1)).span;
      if (opens.earliest > context_.as_of) return;
      add_failure(plan, halves, plan::Phase::implementation, opens, dates::add_months(*act.days, 12 * k).span, submitted, k);
      result_.record.grounds.back().sure = false;
    }
  }
  const bool exact = act.days->is_day() && end->is_day();
  for (int k = 0;; ++k) {
    const auto year = dates::plan_year(act.days->earliest, end->latest, k);
    if (!year || year->cut) break;
    const auto shortest = dates::plan_year(act.days->latest, end->earliest, k);
    const Span time = dates::add_months(*act.days, 12 * k).span;
    Span opens = dates::add_months(*act.days, 12 * (k + 1)).span;
    opens.latest = std::min(opens.latest, end->latest + one_day);   // it is whole
    add_failure(plan, halves, plan::Phase::implementation, opens, time, submitted && (exact || (shortest && !shortest->cut)), k);
  }
}

void StandingReader::add_hidden(std::vector<Span>& acts, Span since, int months, const plan::Plan& plan, bool failure) {
  Record& record = result_.record;
  const auto end = end_of(plan);
  Ground ground;
  ground.plan = &plan;
  ground.failure = failure;
  ground.verdict_only = failure && !evidence_complete(plan, true);
  ground.sure = false;
  ground.own_from = static_cast<std::uint32_t>(record.own.size());
  for (const Span& act : acts) record.own.push_back({act});
  ground.own_to = static_cast<std::uint32_t>(record.own.size());
  // Counted from the first day that it may be: of a month, on its other days there may be none.
  const auto add = [&](Day from, Day earliest, bool exact) {
    const Day opens = std::max(dates::add_months(from, months).day, earliest);
    if (opens > context_.as_of || (end && opens > end->latest + one_day)) return;
    ground.opens = Span::of(opens);
    ground.since = Span::of(from);
    ground.sure_days = exact && (!end || end->is_day());
    record.grounds.push_back(ground);
  };
  add(since.earliest, since.earliest, since.is_day());
  for (const Span& act : acts) {
    if (act.earliest >= since.earliest) add(act.earliest + one_day, since.earliest, since.is_day() && act.is_day());
  }
  // Any activity ends a ground, and without progress it opens again; what OGP recorded as active ends a failure too.
  for (const DatedAct& activity : ending_acts(!failure)) {
    const Day day = activity.days.earliest;
    if (day < since.earliest) continue;   // no mutants of <: on the first day itself it is there already
    Day from = since.earliest;
    bool exact = since.is_day() && activity.days.is_day();
    for (const Span& act : acts) {
      exact &= act.is_day();
      if (act.earliest <= day) from = std::max(from, act.earliest + one_day);   // no mutants of <=: one on that day prevents it
    }
    if (from <= day) add(from, day + one_day, exact);   // no mutants of <=: it is there already
  }
}

void StandingReader::read_unknown_submission(std::size_t index) {
  const plan::Plan& plan = *context_.plans[index];
  const Act act = submission(plan);
  if (act.days || !act.may_have_happened) return;
  const auto handed_in = [&](const plan::Plan* one) {
    const auto days = of(one->submission.date);
    return days && days->latest <= context_.as_of;
  };
  const std::optional<Span> since = bounded_from(index);
  if (since && since->earliest > context_.as_of) return;   // not before joining, nor before the plan before it
  if (std::none_of(context_.plans.begin() + static_cast<std::ptrdiff_t>(index) + 1, context_.plans.end(), handed_in)) {
    result_.perhaps_submitted = &plan;
    result_.unbounded = !since;
    result_.perhaps_ahead = since && since->latest > context_.as_of;
  }
  std::vector<Span> progress, co_creation, implementation;
  for (const plan::ProgressEntry& entry : plan.progress) {
    const auto days = of(entry.date);
    if (days && entry.progress == YesNo::yes) progress.push_back(*days);
  }
  if (result_.perhaps_submitted == &plan) result_.perhaps_progress = progress;
  if (!since) return;
  const Day first = since->earliest;
  add_hidden(progress, *since, 2 * context_.rule_set.parameter("quarterMonths"), plan, false);   // INA-3: two full quarters
  for (const Shown& one : evidence_of(plan)) {
    if (one.shown && one.own && one.sure && one.phase == plan::Phase::co_creation) co_creation.push_back(*one.shown);
    if (one.shown && one.own && one.sure && one.phase == plan::Phase::implementation) implementation.push_back(*one.shown);
  }
  Ground none;
  none.plan = &plan;
  none.failure = true;
  none.number = -1;   // no mutants: of no plan year
  none.verdict_only = !evidence_complete(plan, false);   // CTP-2: never a status then
  none.sure = false;
  none.sure_days = since->is_day();
  none.opens = Span::of(first + one_day);
  none.own_from = static_cast<std::uint32_t>(result_.record.own.size());
  for (const Span& shown : co_creation) result_.record.own.push_back({shown});
  none.own_to = static_cast<std::uint32_t>(result_.record.own.size());
  if (none.opens.earliest <= context_.as_of) result_.record.grounds.push_back(none);
  for (const DatedAct& active : ending_acts(false)) {   // it may have been handed in on that day, or later
    none.opens = next_day(active.days);
    if (active.days.earliest >= first && none.opens.earliest <= context_.as_of) result_.record.grounds.push_back(none);   // no mutants of >=: it is there already
  }
  add_hidden(implementation, *since, 12, plan, true);
}

}  // namespace cocrea::rules
