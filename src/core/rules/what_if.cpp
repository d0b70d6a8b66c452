#include "core/rules/what_if.h"

#include <algorithm>

#include "core/rules/commitments.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

void check_fits(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) {
    for (const plan::Commitment& commitment : plan.commitments) check_fit(context, plan, commitment, verdicts);
  }
}

constexpr Section kDateSections[] = {check_period, check_fits, check_initial_evaluation, check_learning};

// The worst of a day's verdicts (RULES 0.4), and the first rule that says so.
WhatIf on(dates::Day day, const Verdicts& verdicts) {
  std::vector<State> states;
  states.reserve(verdicts.size());
  for (const Verdict& verdict : verdicts) states.push_back(verdict.state);
  WhatIf answer{day, day, worst(states), {}};
  if (answer.worst == State::not_applicable) return answer;
  const auto found = std::find_if(verdicts.begin(), verdicts.end(), [&](const Verdict& verdict) { return verdict.state == answer.worst; });
  answer.rule = found->rule;
  return answer;
}

}  // namespace

std::vector<WhatIf> what_if(const plan::Document& document, Place place, dates::Day first, int days, dates::Day as_of) {
  plan::Document tried = document;
  const plan::Found found = plan::find(tried, place.entity);
  const plan::Field* field = found ? found.type->find(place.field) : nullptr;
  std::vector<WhatIf> answers;
  if (field == nullptr || field->kind != plan::Kind::date || !is_judged(document)) return answers;
  plan::Date& date = plan::date_of(*field, *found.entity);
  const RuleSet& rule_set = rule_set_of(tried);
  Verdicts verdicts;
  for (int i = 0; i < days; ++i) {
    const dates::Day day = first + date::days{i};
    date = dates::PartialDate::of(day);
    const std::vector<const plan::Plan*> plans = plans_in_time(tried, as_of);   // the day may change their order
    const Context context{tried, as_of, rule_set, plans};
    verdicts.clear();
    for (const Section section : kDateSections) section(context, verdicts);
    const WhatIf next = on(day, verdicts);
    if (answers.empty() || answers.back().worst != next.worst || answers.back().rule != next.rule) answers.push_back(next);
    answers.back().last = day;
  }
  return answers;
}

}  // namespace cocrea::rules
