// What 1.11 to 1.13 read of a document.
#include "core/rules/standing_reader.h"

#include <algorithm>

#include "core/dates/compare.h"
#include "core/plan/sorted.h"
#include "core/rules/blank.h"

namespace cocrea::rules {

using dates::Day;
using dates::Span;
using plan::YesNo;

StandingRecord StandingReader::read() {
  Record& record = result_.record;
  record.as_of = context_.as_of;
  record.contrary_months = context_.rule_set.parameter("inactivityMonths");
  record.revocation_months = context_.rule_set.parameter("revocationMonths");
  read_frame();
  // The latest plan first: its dates decide most.
  for (auto plan = context_.plans.rbegin(); plan != context_.plans.rend(); ++plan) {
    of((*plan)->submission.date);
    end_of(**plan);
  }
  for (std::size_t i = 0; i < context_.plans.size(); ++i) read_activities(i);
  record.activities_exact = sort_exact(record.activities, 0);
  for (const plan::Inactivity& entry : context_.document.membership.inactivities) read_voluntary(entry);
  for (std::size_t i = 0; i < context_.plans.size(); ++i) {
    read_deadline(*context_.plans[i]);
    read_gap(i);
  }
  read_unset_deadline();
  read_unrecorded();
  for (std::size_t i = 0; i < context_.plans.size(); ++i) {
    read_quarters(i);
    read_evidence(i);
    read_unknown_submission(i);
    read_working(i);
  }
  return std::move(result_);
}

std::optional<Span> StandingReader::of(const plan::Date& date) {
  if (!date) return std::nullopt;
  Span span = date->span();
  if (span.is_day()) return span;
  for (const Pinned& one : pinned_) {
    if (one.date == &date) span = one.days;   // the last one: each narrows the one before
  }
  auto& uncertain = result_.uncertain;
  const auto same = [&](const Pinned& one) { return one.date == &date; };
  if (!span.is_day() && std::none_of(uncertain.begin(), uncertain.end(), same)) uncertain.push_back({&date, span});
  return span;
}

std::optional<Span> StandingReader::end_of(const plan::Plan& plan) {
  const auto planned = of(plan.planned_end), actual = of(plan.actual_end);
  if (planned && actual) return dates::earlier_of(*planned, *actual);
  return actual ? actual : planned;
}

Act StandingReader::submission(const plan::Plan& plan) {
  Act act = submission_of(plan);
  act.days = of(plan.submission.date);
  return act;
}

void StandingReader::read_frame() {
  Record& record = result_.record;
  for (const plan::RecordedStatus& one : context_.document.membership.statuses) {
    if (one.state == plan::RecordedState::unset) continue;
    const auto days = of(one.date);
    if (days && days->earliest <= context_.as_of) record.recorded.push_back({days->earliest, one.state});
  }
  plan::stable_sort(record.recorded, [](const auto& a, const auto& b) { return a.date < b.date; });
  for (const plan::Inactivity& entry : context_.document.membership.inactivities) {
    if (entry.answer == plan::Answer::refused) continue;
    for (const plan::Date* date : {&entry.requested, &entry.from, &entry.to}) of(*date);
  }
  record.voluntary_unknown = silence_is_unknown(context_.document.membership.registers.inactivities);
  result_.always_pinned = result_.uncertain.size();
  record.joined = of(context_.document.jurisdiction.joined);
}

void StandingReader::read_voluntary(const plan::Inactivity& entry) {
  if (entry.answer == plan::Answer::refused) return;
  const auto requested = of(entry.requested), from = of(entry.from);
  if (!requested && !from) return;
  if (requested && requested->earliest > context_.as_of) return;   // not asked for yet
  Voluntary one;
  one.first = requested && from ? dates::later_of(*requested, *from) : (from ? *from : *requested);
  one.last = of(entry.to);
  // A request that is not dated counts as not recorded.
  one.sure = requested && !is_blank(entry.reason);
  one.entry = &entry;
  result_.record.voluntary.push_back(one);
}

void StandingReader::read_activities(std::size_t index) {
  const plan::Plan& plan = *context_.plans[index];
  Record& record = result_.record;
  const Act act = submission(plan);
  bool unknown = act.days ? !activities_complete(plan) : plan.registers.meetings != YesNo::yes || plan.registers.progress != YesNo::yes;
  for (const plan::Meeting& meeting : plan.meetings) {
    if (meeting.phase == plan::Phase::implementation) continue;
    const YesNo attended = non_government_attended(context_.document, meeting);
    if (attended == YesNo::no) continue;
    const auto days = of(meeting.date);
    unknown |= !days;
    if (days) record.activities.push_back({*days, attended == YesNo::yes && meeting.phase == plan::Phase::co_creation});
  }
  for (const plan::ProgressEntry& entry : plan.progress) {
    if (entry.progress == YesNo::no) continue;
    const auto days = of(entry.date);
    unknown |= !days;
    if (days) record.activities.push_back({*days, entry.progress == YesNo::yes});
  }
  if (act.days) record.activities.push_back({*act.days});
  result_.activities_unknown |= unknown;
  unknown |= !act.days && act.may_have_happened;
  if (!unknown) return;
  // What is not recorded of a plan lies before the next one was handed in.
  Span until = Span::of(context_.as_of);
  for (std::size_t later = index + 1; later < context_.plans.size(); ++later) {
    const auto next = of(context_.plans[later]->submission.date);
    if (next) until = dates::earlier_of(until, *next);
  }
  record.unknown_until = dates::later_of(record.unknown_until.value_or(until), until);
}

void StandingReader::add_submission(Ground& ground, const plan::Plan& plan) {
  const Act act = submission(plan);
  ground.own_from = ground.own_to = static_cast<std::uint32_t>(result_.record.own.size());
  if (act.days) result_.record.own.push_back({*act.days});
  ground.own_to = static_cast<std::uint32_t>(result_.record.own.size());
  ground.own_unknown = !act.days && act.may_have_happened;
}

void StandingReader::add_due(Ground ground, Span due, const plan::Plan& plan) {
  std::optional<Span> approved, asked;
  bool open = plan.registers.extensions != YesNo::yes;
  for (const plan::Extension& one : plan.extensions) {
    if (one.approved == YesNo::no) continue;
    const auto date = of(one.new_date);
    auto& latest = one.approved == YesNo::yes ? approved : asked;
    if (date) latest = latest ? dates::later_of(*latest, *date) : *date;
    open |= !date;
  }
  if (approved) due = dates::later_of(due, *approved);
  ground.opens = next_day(due);
  if (!open && !asked) return result_.record.grounds.push_back(ground);
  // It may have been moved further: to a date asked for, or to any.
  Ground later = ground;
  ground.sure = false;
  result_.record.grounds.push_back(ground);
  if (open) return;
  later.opens = next_day(dates::later_of(due, *asked));
  result_.record.grounds.push_back(later);
}

void StandingReader::read_deadline(const plan::Plan& plan) {
  const auto deadline = of(plan.deadline);
  if (!deadline) return;
  Ground ground;
  ground.cause = cause::ina1;
  ground.plan = &plan;
  add_submission(ground, plan);
  add_due(ground, *deadline, plan);
}

std::optional<Span> StandingReader::bounded_from(std::size_t index) {
  std::optional<Span> since = result_.record.joined;
  if (index == 0) return since;
  const auto before = of(context_.plans[index - 1]->submission.date);
  return since && before ? std::optional{dates::later_of(*since, *before)} : (before ? before : since);
}

std::vector<DatedAct> StandingReader::ending_acts(bool activities) const {
  std::vector<DatedAct> acts;
  if (activities) acts = result_.record.activities;
  for (const RecordedDay& one : result_.record.recorded) {
    if (one.state == plan::RecordedState::active) acts.push_back({Span::of(one.date)});
  }
  return acts;
}

void StandingReader::read_gap_without_end(std::size_t index, const Act& act) {
  std::optional<Span> from = act.days;
  if (!from && act.may_have_happened) from = bounded_from(index);
  if (!from || from->earliest > context_.as_of) return;
  const bool is_last = index + 1 == context_.plans.size();
  Ground ground;
  ground.by_end = true;
  ground.plan = context_.plans[index];
  ground.sure = false;
  add_submission(ground, is_last ? *ground.plan : *context_.plans[index + 1]);
  if (is_last) ground.own_to = ground.own_from;   // its own submission is not the next one's
  if (is_last) ground.own_unknown = silence_is_unknown(ground.plan->registers.submissions);
  // Of one that is not dated nothing says that it was not handed in long before.
  const Span first = act.days ? next_day(dates::add_months(*from, context_.rule_set.parameter("planGapMonths")).span) : *from;
  const auto add = [&](Day opens, bool exact) {
    if (opens > context_.as_of) return;
    ground.opens = Span::of(opens);
    ground.sure_days = exact && first.is_day();
    result_.record.grounds.push_back(ground);
  };
  add(first.earliest, true);
  // Any activity ends it; the plan may have ended so much later that it opened on the day after.
  for (const DatedAct& one : ending_acts(true)) {
    if (one.days.earliest >= first.earliest) add(one.days.earliest + date::days{1}, one.days.is_day());
  }
}

void StandingReader::read_unset_deadline() {
  const auto is_dated = [](const plan::Plan* plan) { return plan->deadline.has_value(); };
  if (std::any_of(context_.plans.begin(), context_.plans.end(), is_dated)) return;
  Ground ground;
  ground.by_deadline = true;
  ground.sure = false;
  bool ahead = true;   // on all days
  if (!context_.plans.empty()) {
    ground.plan = context_.plans.front();
    const Act act = submission(*ground.plan);
    if (is_first_plan(context_, *ground.plan) == YesNo::no || (act.days && act.days->latest <= context_.as_of)) return;
    ahead = !act.days || act.days->earliest > context_.as_of;
    add_submission(ground, *ground.plan);
  }
  const auto add = [&](Span opens) {
    if (opens.earliest > context_.as_of) return;
    ground.opens = Span::of(opens.earliest);
    ground.sure_days = ahead && opens.is_day();
    result_.record.grounds.push_back(ground);
  };
  const auto& joined = result_.record.joined;
  if (joined) add(next_day(*joined));
  for (const DatedAct& one : ending_acts(true)) {
    if (!joined || one.days.latest >= joined->earliest) add(next_day(one.days));
  }
}

void StandingReader::read_gap(std::size_t index) {
  const plan::Plan& plan = *context_.plans[index];
  const auto end = end_of(plan);
  const Act act = submission(plan);
  if (!end) read_gap_without_end(index, act);
  if (!end || (act.days && act.days->earliest > context_.as_of) || (!act.days && !act.may_have_happened)) return;
  Ground ground;
  ground.cause = cause::ina2;
  ground.sure = act.days.has_value();
  ground.sure_days = !act.days || act.days->latest <= context_.as_of;
  const Span due = dates::add_months(*end, context_.rule_set.parameter("planGapMonths")).span;
  if (index + 1 < context_.plans.size()) {
    ground.plan = context_.plans[index + 1];
    add_submission(ground, *ground.plan);
    add_due(ground, due, *ground.plan);
    return;
  }
  ground.plan = &plan;
  ground.expected = true;
  ground.own_from = ground.own_to = static_cast<std::uint32_t>(result_.record.own.size());
  ground.own_unknown = silence_is_unknown(plan.registers.submissions);
  ground.opens = next_day(due);
  result_.record.grounds.push_back(ground);
}

void StandingReader::read_unrecorded() {
  if (context_.plans.empty()) {   // the first is to come
    result_.no_deadline_best = result_.no_deadline_worst = State::cannot_tell;
    return;
  }
  const plan::Plan& first = *context_.plans.front();
  const auto had_by = [&](const plan::Plan& plan, bool worst) {
    const auto days = of(plan.submission.date);
    return days && (worst ? days->latest : days->earliest) <= context_.as_of;
  };
  const bool dated = std::any_of(context_.plans.begin(), context_.plans.end(), [](const plan::Plan* plan) { return plan->deadline.has_value(); });
  if (!dated && is_first_plan(context_, first) != YesNo::no) {
    result_.no_deadline_best = had_by(first, false) ? State::met : State::cannot_tell;
    result_.no_deadline_worst = had_by(first, true) ? State::met : State::cannot_tell;
  }
  for (const bool worst : {false, true}) {
    const plan::Plan* latest = nullptr;
    for (const plan::Plan* plan : context_.plans) latest = had_by(*plan, worst) ? plan : latest;
    State& state = worst ? result_.no_end_worst : result_.no_end_best;
    if (latest == nullptr ? is_first_plan(context_, first) != YesNo::yes : !end_of(*latest)) state = State::cannot_tell;
  }
}

bool activities_complete(const plan::Plan& plan) {
  return plan.registers.meetings == YesNo::yes && plan.registers.progress == YesNo::yes && plan.registers.submissions == YesNo::yes;
}

bool evidence_complete(const plan::Plan& plan, bool implementation) {
  return plan.registers.meetings == YesNo::yes && plan.registers.evidence == YesNo::yes && (implementation || plan.registers.endorsements == YesNo::yes);
}

bool may_lack_evidence(const Context& context, const plan::Plan& plan, bool implementation) {
  if (evidence_complete(plan, implementation)) return false;
  const Act act = submission_of(plan);   // what was not handed in is not carried out
  return !implementation || (act.days ? act.days->earliest <= context.as_of : act.may_have_happened);
}

StandingRecord read_record(const Context& context, std::span<const Pinned> pinned) { return StandingReader(context, pinned).read(); }

}  // namespace cocrea::rules
