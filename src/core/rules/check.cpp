#include "core/rules/sections.h"

#include <algorithm>

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
  verdicts.reserve(5 * commitments + 16 * document.plans.size() + 8);
  for (const Section section : kSections) section(context, verdicts);
  end_obligations(context, verdicts);
  return verdicts;
}

// The days that settle the order are asked for before anything else.
void ask_for_order(const std::vector<Missing>& days, Verdict& verdict) {
  std::erase_if(verdict.remedies, [](const Missing& one) { return one.label == "remedy.exactDay.any"; });
  verdict.remedies.insert(verdict.remedies.begin(), days.begin(), days.end());
}

// What another order of the plans answers. Whether anything hangs on the order.
bool leave_order_open(Verdict& verdict, const Verdict& other) {
  const bool state = verdict.state != other.state || verdict.possible != other.possible || verdict.standings != other.standings;
  const bool due = verdict.due != other.due;
  if (!state && !due) return false;
  if (due) leave_due_open(verdict, other);
  if (!state) return true;
  leave_notes_open(verdict, other);
  Tally all;
  for (const Verdict* one : {static_cast<const Verdict*>(&verdict), &other}) {
    for (const State each : one->possible) all.add(each);
    if (one->possible.empty()) all.add(one->state);
  }
  set_state(verdict, all, verdict.standings | other.standings);
  verdict.reason = verdict.rule == "STA-1" ? "reason.standing.dependsOnDay" : "reason.dependsOnDay";
  for (const Missing& one : other.missing) {
    const auto same = [&](const Missing& missing) { return missing.place == one.place; };
    if (std::none_of(verdict.missing.begin(), verdict.missing.end(), same)) verdict.missing.push_back(one);
  }
  return true;
}

// Plans that are known by their months may have been handed in in another order: on its days each is the right one. In each their dates may be any of their
// days, so that a state or a due day that no day gives may be named; none that some day gives is left out.
Verdicts judge(const plan::Document& document, dates::Day as_of, const RuleSet& rule_set) {
  const std::vector<Order> orders = orders_in_time(document, as_of);
  Verdicts verdicts = judge(document, as_of, rule_set, orders.front());
  if (orders.size() < 2) return verdicts;
  std::vector<Missing> days;
  for (const Place& place : dates_of_order(orders)) days.push_back({"remedy.exactDay.any", place});
  for (const Order& order : std::span(orders).subspan(1)) {   // no mutants: the first is the one that was judged
    const Verdicts others = judge(document, as_of, rule_set, order);
    auto verdict = verdicts.begin();   // the sections go through the same lists
    for (const Verdict& other : others) {
      if (verdict == verdicts.end()) break;
      if (leave_order_open(*verdict, other)) ask_for_order(days, *verdict);
      ++verdict;
    }
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
