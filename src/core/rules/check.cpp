#include "core/rules/sections.h"

#include <algorithm>

#include "core/rules/facts.h"
#include "core/rules/membership.h"
#include "core/rules/open_due.h"
#include "core/rules/open_inclusion.h"
#include "core/rules/revocation.h"
#include "core/rules/standing_verdicts.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {

const RuleSet& rule_set_of(const plan::Document& document) {
  const RuleSet* named = find_rule_set(document.ruleset);
  return named != nullptr ? *named : default_rule_set();
}

namespace {

Verdicts judge(const plan::Document& document, dates::Day as_of, const RuleSet& rule_set, std::span<const plan::Plan* const> plans) {
  const Context context{document, as_of, rule_set, plans};
  std::size_t commitments = 0;  // no mutants: counted for what is reserved only
  for (const plan::Plan& plan : document.plans) commitments += plan.commitments.size();
  Verdicts verdicts;
  verdicts.reserve(10 * commitments + 40 * document.plans.size() + 24);
  for (const Section section : kSections) section(context, verdicts);
  end_obligations(context, verdicts);
  return verdicts;
}

// The days that settle the order are asked for before anything else.
void ask_for_order(const std::vector<Missing>& days, Verdict& verdict) {
  std::erase_if(verdict.remedies, [](const Missing& one) { return one.label == "remedy.exactDay.any"; });
  verdict.remedies.insert(verdict.remedies.begin(), days.begin(), days.end());
}

bool differ_in_state(const Verdict& one, const Verdict& other) {
  return one.state != other.state || one.possible != other.possible || one.standings != other.standings;
}

// What another order of the plans answers. Whether anything hangs on the order.
bool leave_order_open(Verdict& verdict, const Verdict& other) {
  for (const Missing& one : other.missing) {
    const auto same = [&](const Missing& missing) { return missing.place == one.place; };
    if (std::none_of(verdict.missing.begin(), verdict.missing.end(), same)) verdict.missing.push_back(one);
  }
  const bool state = differ_in_state(verdict, other), due = verdict.due != other.due;
  if (due) leave_due_open(verdict, other);
  if (!state) return due;
  leave_notes_open(verdict, other);
  Tally all;
  for (const Verdict* one : {static_cast<const Verdict*>(&verdict), &other}) {
    for (const State each : one->possible) all.add(each);
    if (one->possible.empty()) all.add(one->state);
  }
  set_state(verdict, all, verdict.standings | other.standings);
  verdict.reason = verdict.rule == "STA-1" ? "reason.standing.dependsOnDay" : "reason.dependsOnDay";
  return true;
}

// Both are of the same document: its sections go through the same lists in any order.
template <typename Do>
void for_each_pair(Verdicts& verdicts, const Verdicts& others, const Do& act) {
  const std::size_t count = std::min(verdicts.size(), others.size());
  for (std::size_t i = 0; i < count; ++i) act(verdicts[i], others[i]);   // no mutants of 0: the first is of MEM-1, which no order changes
}

// What is so only because a plan is said to be the first has that among its facts.
void tell_the_first(Verdict& verdict, const Verdict& other, const plan::Plan& first) {
  if (!differ_in_state(verdict, other) && verdict.due == other.due) return;
  const Fact told = fact("fact.firstPlan", first.id, "first", first.first);
  const auto same = [&](const Fact& one) { return one.place == told.place; };
  if (std::none_of(verdict.facts.begin(), verdict.facts.end(), same)) verdict.facts.push_back(told);
}

// Plans that are known by their months may have been handed in in another order: on its days each is the right one. In each their dates may be any of their
// days, so that a state or a due day that no day gives may be named; none that some day gives is left out.
Verdicts judge(const plan::Document& document, dates::Day as_of, const RuleSet& rule_set) {
  const std::vector<Order> orders = orders_in_time(document, as_of);
  Verdicts verdicts = judge(document, as_of, rule_set, orders.front());
  for (const Order& order : orders_but_for_the_first(document, as_of)) {
    for_each_pair(verdicts, judge(document, as_of, rule_set, order), [&](Verdict& verdict, const Verdict& other) { tell_the_first(verdict, other, *orders.front().front()); });
  }
  if (orders.size() < 2) return verdicts;
  std::vector<Missing> days;
  for (const Place& place : dates_of_order(orders)) days.push_back({"remedy.exactDay.any", place});
  for (const Order& order : std::span(orders).subspan(1)) {   // no mutants: the first is the one that was judged
    for_each_pair(verdicts, judge(document, as_of, rule_set, order), [&](Verdict& verdict, const Verdict& other) {
      if (leave_order_open(verdict, other)) ask_for_order(days, verdict);
    });
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
