// Compliance: every rule, grouped as the handbook is, with its verdicts; filtered by what there is to do.
#include <algorithm>
#include <array>

#include "core/rules/check.h"
#include "core/rules/standing.h"
#include "view/frame.h"
#include "view/pages/shared.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

using rules::Verdict;

constexpr unsigned bit(rules::State state) { return 1u << static_cast<unsigned>(state); }

struct Filter {
  std::string_view tab, key;
  unsigned states;
};
constexpr unsigned kAll = ~0u;
constexpr std::array<Filter, 5> kFilters = {{
    {"open", "compliance.open", bit(rules::State::not_met) | bit(rules::State::cannot_tell) | bit(rules::State::depends_on_day)},
    {"pending", "compliance.pending", bit(rules::State::pending)},
    {"met", "compliance.met", bit(rules::State::met)},
    {"none", "compliance.none", bit(rules::State::not_applicable)},
    {"all", "compliance.all", kAll},
}};

const Filter& filter_in_view(const Context& c) {
  const auto found = std::find_if(kFilters.begin(), kFilters.end(), [&](const Filter& one) { return one.tab == c.state.tab; });
  return found == kFilters.end() ? kFilters.back() : *found;
}

struct Line {
  const rules::RuleInfo* rule;
  std::vector<const Verdict*> verdicts;
};

// STA-1 answers with a status, which is no rule that is met: what is worse than active is to be resolved, and being active stands under everything alone.
bool is_listed(const Verdict& one, unsigned states) {
  if (states == kAll) return true;
  const bool told = one.rule == "STA-1" && one.state == rules::State::met;
  if (!told) return (states & bit(one.state)) != 0;
  return (states & bit(rules::State::not_met)) != 0 && rules::told_standing(one.reason) > rules::Standing::active;
}

std::vector<Line> lines_of(const Context& c, const rules::RuleSet& rule_set, unsigned states) {
  std::vector<Line> lines;
  for (const rules::RuleInfo& rule : rule_set.rules) {
    if (is_asked(c, rule.actor)) lines.push_back({&rule, {}});
  }
  for (const Verdict& one : c.calendar->verdicts) {
    if (!c.shows(one.plan) || !is_listed(one, states)) continue;
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const Line& line) { return line.rule->id == one.rule; });
    if (found != lines.end()) found->verdicts.push_back(&one);
  }
  lines.erase(std::remove_if(lines.begin(), lines.end(), [](const Line& line) { return line.verdicts.empty(); }), lines.end());
  return lines;
}

// One of several verdicts of a rule: what it is about, and its pill. Of quarters and years of one plan: their days.
Node subject_row(const Context& c, const Line& line, const Verdict& one) {
  const auto same = [&](const Verdict* other) { return other->subject == one.subject; };
  const bool several = std::count_if(line.verdicts.begin(), line.verdicts.end(), same) > 1;
  std::string about = several && one.opens && one.due ? brief(c.state.language, dates::Span{one.opens->earliest, one.due->latest}) : subject_of(c, one.subject);
  const bool in_words = about.empty();   // a sentence takes the whole line of a telephone, a name shares it
  if (in_words) about = reason_words(c, one);
  Node words = paragraph(std::move(about), Emphasis::small, Tone::secondary);
  if (!in_words && !(several && one.opens && one.due)) words.language = subject_language(c, one.subject);
  if (in_words) words = tight(column(std::move(words)));
  Node entry = row(growing(std::move(words)), at_end(verdict_pill(c, one, "compliance")));
  entry.layout.wrap = false;
  return entry;
}

Node rule_row(const Context& c, const Line& line) {
  Node words = tight(column(heading(3, c.rule(std::string(line.rule->id) + ".title"))));
  if (line.verdicts.size() == 1) {
    const Verdict& only = *line.verdicts.front();
    add(words, paragraph(reason_words(c, only), Emphasis::small, Tone::secondary));
    Node entry = row(growing(std::move(words)), at_end(verdict_pill(c, only, "compliance")));
    entry.layout.wrap = false;
    return entry;
  }
  for (const Verdict* one : line.verdicts) add(words, subject_row(c, line, *one));
  return words;
}

Node filters(const Context& c, const rules::RuleSet& rule_set, const Filter& selected) {
  Node tabs;
  tabs.kind = NodeKind::tabs;
  tabs.id = "tabs";
  tabs.label = c.t("compliance.filter");
  for (const Filter& one : kFilters) {
    std::size_t count = 0;
    for (const Line& line : lines_of(c, rule_set, one.states)) count += line.verdicts.size();
    add(tabs, tab("tab:" + std::string(one.tab), c.t(one.key), std::to_string(count), &one == &selected, SelectTab{std::string(one.tab)}));
  }
  return tabs;
}

}  // namespace

Node build_compliance(const Context& c) {
  Node main = column(tight(column(heading(1, c.t("nav.compliance"), "page:title"), reading(paragraph(c.t("compliance.lead"), Emphasis::normal, Tone::secondary)))));
  const rules::RuleSet* named = rules::find_rule_set(c.document->ruleset);
  const rules::RuleSet& rule_set = named ? *named : rules::default_rule_set();
  const Filter& filter = filter_in_view(c);
  Node tabs = filters(c, rule_set, filter);
  Node content = column();
  content.id = "tab-content";
  std::string_view section;
  for (const Line& line : lines_of(c, rule_set, filter.states)) {
    if (line.rule->source_section != section) {
      section = line.rule->source_section;
      add(content, card(c.rule(section)));
    } else {
      add(content.children.back(), separator());   // the state stands far from what it is about: the eye follows a line
    }
    add(content.children.back(), rule_row(c, line));
  }
  if (!is_judged(c)) add(content, not_judged(c));
  else if (content.children.empty()) add(content, empty_state(c.t("compliance.nothing"), c.t("compliance.nothingHelp")));
  add(tabs, std::move(content));
  add(main, grid(3, actor_choice(c, "compliance:actor")), std::move(tabs));
  return main;
}

}  // namespace cocrea::view
