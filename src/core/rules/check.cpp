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

// Two plans that follow each other and are known by their months may have been handed in the other way round: on its days each order is the right one.
// Both dates may be any of their days in both, so that a state that no day gives may be named; none that some day gives is left out.
void leave_order_open(Verdicts& verdicts, const Verdicts& other, const plan::Plan& before, const plan::Plan& after) {
  for (std::size_t i = 0; i < std::min(verdicts.size(), other.size()); ++i) {   // the sections go through the same lists
    Verdict& verdict = verdicts[i];
    if (verdict.state == other[i].state && verdict.possible == other[i].possible) continue;
    Tally all;
    const auto add = [&all](const Verdict& one) {
      for (const State state : one.possible) all.add(state);
      if (one.possible.empty()) all.add(one.state);
    };
    add(verdict);
    add(other[i]);
    verdict.state = all.state();
    verdict.possible = all.possible();
    verdict.reason = "reason.dependsOnDay";
    for (const plan::Plan* plan : {&before, &after}) {
      if (const auto at = placed(*plan); !at->days.is_day()) verdict.remedies.insert(verdict.remedies.begin(), {"remedy.exactDay.any", at->place});
    }
  }
}

Verdicts judge(const plan::Document& document, dates::Day as_of, const RuleSet& rule_set) {
  std::vector<const plan::Plan*> plans = plans_in_time(document);
  Verdicts verdicts = judge(document, as_of, rule_set, plans);
  for (std::size_t i = 1; i < plans.size(); ++i) {
    const auto before = placed(*plans[i - 1]), after = placed(*plans[i]);
    // Those of one day stay as they are in the document.
    if (!after || before->days.latest <= after->days.earliest) continue;
    // Nor is one that was not submitted the plan before one that was.
    if (surely_not_submitted(*plans[i]) && plans[i - 1]->submission.date && before->days.latest <= as_of) continue;
    std::swap(plans[i - 1], plans[i]);
    leave_order_open(verdicts, judge(document, as_of, rule_set, plans), *plans[i], *plans[i - 1]);
    std::swap(plans[i - 1], plans[i]);
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
