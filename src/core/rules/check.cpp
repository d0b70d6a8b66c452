#include "core/rules/sections.h"

#include <algorithm>

#include "core/rules/facts.h"
#include "core/rules/membership.h"
#include "core/rules/open_inclusion.h"
#include "core/rules/revocation.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {
namespace {

// What places a plan in time; plans that nothing places come last, in the order of the document.
struct Placed {
  dates::Span days;
  Place place;   // where the exact day is recorded
};
std::optional<Placed> placed(const plan::Plan& plan) {
  if (plan.submission.date) return Placed{plan.submission.date->span(), {plan.submission.id, "date"}};
  if (plan.period_start) return Placed{plan.period_start->span(), {plan.id, "periodStart"}};
  if (plan.planned_end) return Placed{plan.planned_end->span(), {plan.id, "plannedEnd"}};
  return std::nullopt;
}

bool surely_not_submitted(const plan::Plan& plan) { return !plan.submission.date && !submission_of(plan).may_have_happened; }

// By the first day; one that surely was not submitted by its last, for within its days it cannot come before one that was.
dates::Day rank(const plan::Plan& plan, const Placed& at) { return surely_not_submitted(plan) ? at.days.latest : at.days.earliest; }

}  // namespace

std::vector<const plan::Plan*> plans_in_time(const plan::Document& document) {
  std::vector<const plan::Plan*> plans;
  for (const plan::Plan& plan : document.plans) plans.push_back(&plan);
  // Few, and nearly always in order already: an insertion sort, which keeps equal ones as they are.
  for (std::size_t i = 1; i < plans.size(); ++i) {
    for (std::size_t k = i; k > 0; --k) {
      const auto before = placed(*plans[k - 1]), after = placed(*plans[k]);
      if (!after || (before && rank(*plans[k - 1], *before) <= rank(*plans[k], *after))) break;
      std::swap(plans[k - 1], plans[k]);
    }
  }
  return plans;
}

const RuleSet& rule_set_of(const plan::Document& document) {
  const RuleSet* named = find_rule_set(document.ruleset);
  return named != nullptr ? *named : default_rule_set();
}

namespace {

Verdicts judge(const plan::Document& document, dates::Day as_of, const RuleSet& rule_set, std::span<const plan::Plan* const> plans) {
  const Context context{document, as_of, rule_set, plans};
  std::size_t commitments = 0;   // no mutants: counted for what is reserved only
  for (const plan::Plan& plan : document.plans) commitments += plan.commitments.size();
  Verdicts verdicts;
  verdicts.reserve(5 * commitments + 16 * document.plans.size() + 8);
  for (const Section section : kSections) section(context, verdicts);
  end_obligations(context, verdicts);
  return verdicts;
}

// The words of a span, where there are such.
std::string_view of_span(std::string_view key, std::string_view ending) {
  const std::string wanted = std::string(key) + std::string(ending);
  const auto keys = word_keys();
  const auto found = std::find(keys.begin(), keys.end(), wanted);
  return found == keys.end() ? std::string_view{} : *found;
}

bool names_due_day(std::string_view key) { return words("en", key).find("{due}") != std::string_view::npos; }

// It is due by the one or by the other; where one order knows no such day, there is none to be named.
void leave_due_open(Verdict& verdict, const Verdict& other) {
  const auto both = [](std::optional<dates::Span>& span, const std::optional<dates::Span>& one) {
    if (span && one) span = dates::Span{std::min(span->earliest, one->earliest), std::max(span->latest, one->latest)};
    else span.reset();
  };
  both(verdict.due, other.due);
  both(verdict.opens, other.opens);
  verdict.late_days = std::min(verdict.late_days, other.late_days);
  for (Step& step : verdict.steps) {
    if (step.kind == Step::Kind::compare && verdict.due) step = compare_step(step.label, step.from, *verdict.due);
  }
  const auto sum = std::find_if(verdict.steps.begin(), verdict.steps.end(), [](const Step& step) { return step.kind == Step::Kind::compare; });
  std::vector<Step> sums;
  for (const Step& step : other.steps) {
    const auto same = [&](const Step& one) { return one.kind == step.kind && one.label == step.label && one.to == step.to; };
    if (step.kind != Step::Kind::compare && std::none_of(verdict.steps.begin(), verdict.steps.end(), same)) sums.push_back(step);
  }
  verdict.steps.insert(sum, sums.begin(), sums.end());
  for (const Fact& one : other.facts) {
    const auto same = [&](const Fact& fact) { return fact.place.entity == one.place.entity && fact.place.field == one.place.field; };
    if (std::none_of(verdict.facts.begin(), verdict.facts.end(), same)) verdict.facts.push_back(one);
  }
  if (verdict.reason == "reason.planDue.aheadEither") verdict.reason = "reason.planDue.aheadSpan";   // there may be a third
  if (verdict.reason.starts_with("reason.obligation.late")) verdict.reason = "reason.obligation.lateAtLeast";
  if (!verdict.due || names_due_day(verdict.reason)) {
    const std::string_view reason = verdict.due ? of_span(verdict.reason, "Span") : std::string_view{};
    if (!reason.empty()) verdict.reason = reason;
    else if (words("en", verdict.reason).find("{due") != std::string_view::npos) verdict.reason = "reason.dependsOnDay";
  }
  for (std::size_t i = verdict.remedies.size(); i-- > 0;) {
    if (!names_due_day(verdict.remedies[i].label)) continue;
    const std::string_view safely = verdict.due ? of_span(verdict.remedies[i].label, "Safely") : std::string_view{};
    if (safely.empty()) verdict.remedies.erase(verdict.remedies.begin() + static_cast<std::ptrdiff_t>(i));
    else verdict.remedies[i].label = safely;
  }
}

// What another order of the plans answers. Whether anything hangs on the order.
bool leave_order_open(Verdict& verdict, const Verdict& other) {
  const bool standing = verdict.rule == "STA-1" && verdict.reason != other.reason;   // its answer is its reason
  const bool state = verdict.state != other.state || verdict.possible != other.possible || standing;
  const bool due = verdict.due != other.due;
  if (!state && !due) return false;
  if (due) leave_due_open(verdict, other);
  if (!state) return true;
  Tally all;
  for (const Verdict* one : {static_cast<const Verdict*>(&verdict), &other}) {
    for (const State each : one->possible) all.add(each);
    if (one->possible.empty() && one->state != State::depends_on_day) all.add(one->state);
  }
  verdict.state = standing ? State::depends_on_day : all.state();
  verdict.possible = all.possible();
  verdict.reason = verdict.state == State::cannot_tell ? "reason.missing" : "reason.dependsOnDay";
  if (standing) verdict.reason = "reason.standing.dependsOnDay";
  for (const Missing& one : other.missing) {
    const auto same = [&](const Missing& missing) { return missing.place.entity == one.place.entity && missing.place.field == one.place.field; };
    if (std::none_of(verdict.missing.begin(), verdict.missing.end(), same)) verdict.missing.push_back(one);
  }
  return true;
}

// Whether a plan may have come before one that is before it by its first day: those that are known by their months may, but for those of one day.
bool may_come_before(const plan::Plan& later, const plan::Plan& earlier, dates::Day as_of) {
  const auto first = placed(earlier), second = placed(later);
  if (!first || !second || first->days.latest <= second->days.earliest) return false;
  // One that was not submitted is not the plan before one that was.
  return !surely_not_submitted(later) || !earlier.submission.date || first->days.latest > as_of;
}

constexpr std::size_t kMostOrders = 24;   // those of four plans, of which nobody knows anything

// The orders in which the plans may have come, that of their first days first.
void add_orders(const std::vector<const plan::Plan*>& plans, dates::Day as_of, std::vector<const plan::Plan*>& order, std::vector<std::vector<const plan::Plan*>>& orders) {
  if (order.size() == plans.size()) orders.push_back(order);
  std::vector<const plan::Plan*> before;   // of those that are left
  for (const plan::Plan* plan : plans) {
    if (orders.size() == kMostOrders) return;
    if (std::find(order.begin(), order.end(), plan) != order.end()) continue;
    if (std::all_of(before.begin(), before.end(), [&](const plan::Plan* one) { return may_come_before(*plan, *one, as_of); })) {
      order.push_back(plan);
      add_orders(plans, as_of, order, orders);
      order.pop_back();
    }
    before.push_back(plan);
  }
}

// Plans that are known by their months may have been handed in in another order: on its days each is the right one. In each their dates may be any of their
// days, so that a state or a due day that no day gives may be named; none that some day gives is left out.
Verdicts judge(const plan::Document& document, dates::Day as_of, const RuleSet& rule_set) {
  const std::vector<const plan::Plan*> plans = plans_in_time(document);
  std::vector<const plan::Plan*> order;
  std::vector<std::vector<const plan::Plan*>> orders;
  add_orders(plans, as_of, order, orders);
  Verdicts verdicts = judge(document, as_of, rule_set, plans);
  if (orders.size() < 2) return verdicts;
  std::vector<bool> open(verdicts.size());
  for (std::size_t k = 1; k < orders.size(); ++k) {
    const Verdicts other = judge(document, as_of, rule_set, orders[k]);
    for (std::size_t i = 0; i < std::min(verdicts.size(), other.size()); ++i) {   // the sections go through the same lists
      if (leave_order_open(verdicts[i], other[i])) open[i] = true;
    }
  }
  std::vector<Missing> remedies;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const auto at = placed(*plans[i]);
    if (!at || at->days.is_day()) continue;
    const auto apart = [&](std::size_t k) { return k < i ? may_come_before(*plans[i], *plans[k], as_of) : k > i && may_come_before(*plans[k], *plans[i], as_of); };
    for (std::size_t k = 0; k < plans.size(); ++k) {
      if (!apart(k)) continue;
      remedies.push_back({"remedy.exactDay.any", at->place});
      break;
    }
  }
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (!open[i]) continue;
    std::vector<Missing>& own = verdicts[i].remedies;
    std::erase_if(own, [](const Missing& one) { return one.label == "remedy.exactDay.any"; });
    own.insert(own.begin(), remedies.begin(), remedies.end());
  }
  return verdicts;
}

}  // namespace

bool is_judged(const plan::Document& document) { return document.ruleset.empty() || find_rule_set(document.ruleset) != nullptr; }

std::vector<Verdict> check(const plan::Document& document, dates::Day as_of) {
  return is_judged(document) ? check(document, as_of, rule_set_of(document)) : Verdicts{};
}

std::vector<Verdict> check(const plan::Document& document, dates::Day as_of, const RuleSet& rule_set) {
  Verdicts verdicts = judge(document, as_of, rule_set);
  if (has_open_inclusion(document)) {
    const plan::Document other = with_open_added(document);
    leave_inclusion_open(document, verdicts, judge(other, as_of, rule_set));
  }
  add_evaluated(verdicts);
  return verdicts;
}

}  // namespace cocrea::rules
