#include "core/rules/what_if.h"

#include <algorithm>
#include <functional>

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

// The states of one verdict, on the days one after the other.
struct Asked {
  std::string_view rule, subject;
  std::vector<State> states;

  bool changes() const { return std::adjacent_find(states.begin(), states.end(), std::not_equal_to<>()) != states.end(); }
};

// On the day that comes next. The verdicts come in the same order on each day, unless that changes the order of the plans: then some may come or go.
void add(std::vector<Asked>& asked, const Verdicts& verdicts, std::size_t day) {
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const auto is_it = [&](const Asked& one) { return one.rule == verdicts[i].rule && one.subject == verdicts[i].subject && one.states.size() == day; };
    auto found = i < asked.size() && is_it(asked[i]) ? asked.begin() + static_cast<std::ptrdiff_t>(i) : std::find_if(asked.begin(), asked.end(), is_it);
    if (found == asked.end()) found = asked.insert(asked.end(), {verdicts[i].rule, verdicts[i].subject, std::vector<State>(day, State::not_applicable)});
    found->states.push_back(verdicts[i].state);
  }
  for (Asked& one : asked) one.states.resize(day + 1, State::not_applicable);
}

// The worst of a day's verdicts (RULES 0.4), and the first rule that says so.
WhatIfDays on(dates::Day day, std::size_t number, const std::vector<const Asked*>& asked) {
  std::vector<State> states;
  states.reserve(asked.size());
  for (const Asked* one : asked) states.push_back(one->states[number]);
  WhatIfDays answer{day, day, worst(states), {}};
  if (answer.worst == State::not_applicable) return answer;
  answer.rule = asked[static_cast<std::size_t>(std::find(states.begin(), states.end(), answer.worst) - states.begin())]->rule;
  return answer;
}

WhatIf answer_of(const std::vector<Asked>& asked, dates::Day first, std::size_t days) {
  WhatIf answer;
  std::vector<const Asked*> changing, others;
  for (const Asked& one : asked) {
    if (one.changes()) {
      changing.push_back(&one);
    } else if (one.states.front() != State::not_met) {
      others.push_back(&one);
    } else if (std::find(answer.never_met.begin(), answer.never_met.end(), one.rule) == answer.never_met.end()) {
      answer.never_met.push_back(one.rule);
    }
  }
  for (std::size_t i = 0; i < days; ++i) {
    const dates::Day day = first + date::days{static_cast<int>(i)};
    WhatIfDays next = on(day, i, changing);
    if (next.worst == State::not_applicable) next = on(day, i, others);
    auto& all = answer.days;
    if (all.empty() || all.back().worst != next.worst || all.back().rule != next.rule) all.push_back(next);
    all.back().last = day;
  }
  return answer;
}

}  // namespace

WhatIf what_if(const plan::Document& document, Place place, dates::Day first, int days, dates::Day as_of) {
  plan::Document tried = document;
  const plan::Found found = plan::find(tried, place.entity);
  const plan::Field* field = found ? found.type->find(place.field) : nullptr;
  if (field == nullptr || field->kind != plan::Kind::date || !is_judged(document)) return {};
  plan::Date& date = plan::date_of(*field, *found.entity);
  const RuleSet& rule_set = rule_set_of(tried);
  Verdicts verdicts;
  std::vector<Asked> asked;
  for (int i = 0; i < days; ++i) {
    date = dates::PartialDate::of(first + date::days{i});
    const std::vector<const plan::Plan*> plans = plans_in_time(tried, as_of);   // the day may change their order
    const Context context{tried, as_of, rule_set, plans};
    verdicts.clear();
    for (const Section section : kDateSections) section(context, verdicts);
    add(asked, verdicts, static_cast<std::size_t>(i));
  }
  return answer_of(asked, first, static_cast<std::size_t>(days));
}

}  // namespace cocrea::rules
