#include "core/rules/facts.h"

#include <algorithm>

#include "core/dates/add_months.h"
#include "core/dates/compare.h"
#include "core/plan/freeze.h"

namespace cocrea::rules {
namespace {

std::string_view yes_no_name(plan::YesNo value) {
  switch (value) {
    case plan::YesNo::yes: return "yes";
    case plan::YesNo::no: return "no";
    case plan::YesNo::unset: break;
  }
  return "";
}

State state_of(dates::Truth truth) {
  switch (truth) {
    case dates::Truth::yes: return State::met;
    case dates::Truth::no: return State::not_met;
    case dates::Truth::depends: break;
  }
  return State::depends_on_day;
}

}  // namespace

Act submission_of(const plan::Plan& plan) {
  const plan::Submission& submission = plan.submission;
  const bool recorded_without_date = submission.channel_kind != plan::Channel::unset || !submission.channel.empty();
  return {days_of(submission.date), recorded_without_date || silence_is_unknown(plan.registers.submissions), {submission.id, "date"}};
}

Act submission_of(const plan::Plan& plan, const plan::Commitment& commitment) {
  if (!is_added(commitment)) return submission_of(plan);
  return {days_of(commitment.submission), silence_is_unknown(plan.registers.submissions), {commitment.id, "submission"}};
}

std::optional<dates::Span> plan_end_of(const plan::Plan& plan) {
  const auto planned = days_of(plan.planned_end);
  const auto actual = days_of(plan.actual_end);
  if (planned && actual) return dates::earlier_of(*planned, *actual);
  return actual ? actual : planned;
}

std::string_view title_of(const plan::Document& document, const plan::LocalizedText& title) {
  return plan::best_text(title, document.jurisdiction.language);
}

const plan::Plan* previous_plan(const Context& context, const plan::Plan& plan) {
  const auto found = std::find(context.plans.begin(), context.plans.end(), &plan);
  return found == context.plans.begin() ? nullptr : *(found - 1);
}

plan::YesNo is_first_plan(const Context& context, const plan::Plan& plan) {
  return previous_plan(context, plan) != nullptr ? plan::YesNo::no : plan.first;
}

void add_not_the_first(Verdict& verdict, const plan::Plan& plan, const plan::Plan* previous) {
  if (previous == nullptr || plan.first != plan::YesNo::yes) return;
  verdict.notes.push_back({"note.notTheFirst", {plan.id, "first"}, std::nullopt, std::nullopt, {}});
}

PeriodStart period_start_of(const Context& context, const plan::Plan& plan) {
  const plan::Jurisdiction& jurisdiction = context.document.jurisdiction;
  if (!plan.period_start && is_first_plan(context, plan) == plan::YesNo::yes) return {&jurisdiction.joined, "fact.joined", {jurisdiction.id, "joined"}};
  return {&plan.period_start, "fact.periodStart", {plan.id, "periodStart"}};
}

namespace {

bool is_submitted(const plan::Version& version) { return version.kind == plan::VersionKind::submitted; }

}  // namespace

const plan::Version* submitted_version(const plan::Plan& plan) {
  const auto found = std::find_if(plan.versions.begin(), plan.versions.end(), is_submitted);
  return found == plan.versions.end() ? nullptr : &*found;
}

const plan::Vision& submitted_vision(const plan::Plan& plan) {
  const plan::Version* version = submitted_version(plan);
  return version == nullptr ? plan.vision : version->vision;
}

const plan::Commitment& submitted_commitment(const plan::Plan& plan, const plan::Commitment& commitment) {
  for (const plan::Version& version : plan.versions) {
    if (!is_submitted(version)) continue;
    if (const plan::Commitment* copy = plan::copy_of(version, commitment)) return *copy;
  }
  return commitment;
}

plan::Side side_of(const plan::Document& document, std::string_view who) {
  if (who.empty()) return plan::Side::unset;
  for (const plan::Organisation& one : document.organisations) {
    if (same_id(one.id, who)) return one.side;
  }
  for (const plan::Person& one : document.people) {
    if (same_id(one.id, who)) return one.side != plan::Side::unset ? one.side : side_of(document, one.organisation);
  }
  return plan::Side::unset;
}

plan::Side side_of(const plan::Document& document, plan::Side own, std::string_view who) {
  return own != plan::Side::unset ? own : side_of(document, who);
}

plan::YesNo non_government_attended(const plan::Document& document, const plan::Meeting& meeting) {
  if (meeting.non_government_attended != plan::YesNo::unset) return meeting.non_government_attended;
  const auto is_other = [&](const plan::Id& who) { return is_non_government(side_of(document, who)); };
  const bool any = std::any_of(meeting.attendees.begin(), meeting.attendees.end(), is_other);
  return any ? plan::YesNo::yes : plan::YesNo::unset;
}

std::optional<Verdict> begin(const Context& context, std::string_view rule, std::string_view subject) {
  const RuleInfo* info = context.rule_set.find(rule);
  if (info == nullptr) return std::nullopt;
  Verdict verdict;
  verdict.rule = info->id;
  verdict.severity = info->severity;
  verdict.subject = subject;
  verdict.facts.reserve(6);   // most have no more: one allocation instead of four
  return verdict;
}

std::optional<Verdict> begin(const Context& context, std::string_view rule, const plan::Plan& plan, std::string_view subject) {
  std::optional<Verdict> verdict = begin(context, rule, subject);
  if (verdict) verdict->plan = plan.id;
  return verdict;
}

Fact fact(std::string_view label, std::string_view entity, std::string_view field, const plan::Date& date) {
  return {.label = label, .place = {entity, field}, .date = date, .number = std::nullopt, .choice = {}, .text = {}};
}

Fact fact(std::string_view label, std::string_view entity, std::string_view field, plan::YesNo value) {
  return choice_fact(label, entity, field, yes_no_name(value));
}

Fact fact(std::string_view label, std::string_view entity, std::string_view field, std::string_view text) {
  return {.label = label, .place = {entity, field}, .date = std::nullopt, .number = std::nullopt, .choice = {}, .text = text};
}

Fact choice_fact(std::string_view label, std::string_view entity, std::string_view field, std::string_view choice) {
  return {.label = label, .place = {entity, field}, .date = std::nullopt, .number = std::nullopt, .choice = choice, .text = {}};
}

void add_plan_end_facts(Verdict& verdict, const plan::Plan& plan) {
  verdict.facts.push_back(fact("fact.plannedEnd", plan.id, "plannedEnd", plan.planned_end));
  if (plan.actual_end) verdict.facts.push_back(fact("fact.actualEnd", plan.id, "actualEnd", plan.actual_end));
}

void add_submission_facts(Verdict& verdict, const plan::Plan& plan) {
  verdict.facts.push_back(fact("fact.planSubmission", plan.submission.id, "date", plan.submission.date));
  if (!plan.submission.date) {
    verdict.facts.push_back(fact("fact.submissionsComplete", plan.registers.id, "submissions", plan.registers.submissions));
  }
}

Step add_step(std::string_view label, dates::Span from, int months) {
  const dates::SpanSum sum = dates::add_months(from, months);
  Step step;
  step.kind = Step::Kind::add_months;
  step.label = label;
  step.from = from;
  step.months = months;
  step.to = sum.span;
  step.clamped = sum.earliest_clamped || sum.latest_clamped;
  return step;
}

Step compare_step(std::string_view label, dates::Span from, dates::Span to) {
  Step step;
  step.kind = Step::Kind::compare;
  step.label = label;
  step.from = from;
  step.to = to;
  step.outcome = state_of(dates::on_or_before(from, to));
  return step;
}

Step count_step(std::string_view label, int least, int most, int limit) {
  Step step;
  step.kind = Step::Kind::count;
  step.label = label;
  step.count = most;
  step.count_least = least;
  step.limit = limit;
  step.outcome = most <= limit ? State::met : (least > limit ? State::not_met : State::depends_on_day);
  return step;
}

}  // namespace cocrea::rules
