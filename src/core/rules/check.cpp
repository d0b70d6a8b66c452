#include "core/rules/check.h"

namespace cocrea::rules {

std::vector<Verdict> check(const plan::Document& document, dates::Day as_of) {
  const RuleSet* named = find_rule_set(document.ruleset);
  return check(document, as_of, named != nullptr ? *named : default_rule_set());
}

std::vector<Verdict> check(const plan::Document& document, dates::Day as_of, const RuleSet& rule_set) {
  const Context context{document, as_of, rule_set};
  std::size_t commitments = 0;
  for (const plan::Plan& plan : document.plans) commitments += plan.commitments.size();
  Verdicts verdicts;
  verdicts.reserve(commitments + 4 * document.plans.size());
  using Section = void (*)(const Context&, const plan::Plan&, Verdicts&);
  for (const Section section : {check_period, check_commitments, check_amendments, check_monitoring}) {
    for (const plan::Plan& plan : document.plans) section(context, plan, verdicts);
  }
  return verdicts;
}

}  // namespace cocrea::rules
