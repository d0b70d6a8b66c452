#include "core/rules/sections.h"

#include <algorithm>

#include "core/rules/open_inclusion.h"
#include "core/rules/revocation.h"

namespace cocrea::rules {
namespace {

// The first day that places a plan in time; plans that nothing places come last, in the order of the document.
std::optional<dates::Day> placed(const plan::Plan& plan) {
  for (const plan::Date& date : {plan.submission.date, plan.period_start, plan.planned_end}) {
    if (date) return date->span().earliest;
  }
  return std::nullopt;
}

}  // namespace

std::vector<const plan::Plan*> plans_in_time(const plan::Document& document) {
  std::vector<const plan::Plan*> plans;
  for (const plan::Plan& plan : document.plans) plans.push_back(&plan);
  // Few, and nearly always in order already: an insertion sort, which keeps equal ones as they are.
  for (std::size_t i = 1; i < plans.size(); ++i) {
    for (std::size_t k = i; k > 0; --k) {
      const auto before = placed(*plans[k - 1]), after = placed(*plans[k]);
      if (!after || (before && *before <= *after)) break;
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

Verdicts judge(const plan::Document& document, dates::Day as_of, const RuleSet& rule_set) {
  const std::vector<const plan::Plan*> plans = plans_in_time(document);
  const Context context{document, as_of, rule_set, plans};
  std::size_t commitments = 0;   // no mutants: counted for what is reserved only
  for (const plan::Plan& plan : document.plans) commitments += plan.commitments.size();
  Verdicts verdicts;
  verdicts.reserve(5 * commitments + 16 * document.plans.size() + 8);
  for (const Section section : kSections) section(context, verdicts);
  end_obligations(context, verdicts);
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
  return verdicts;
}

}  // namespace cocrea::rules
