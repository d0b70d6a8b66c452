// Editions and words, out of the tables that the build makes from assets/rules.
#include <algorithm>
#include <cassert>

#include "core/rules/check.h"
#include "core/rules/text_blocks.h"
#include "generated/rules_tables.h"

namespace cocrea::rules {

int RuleSet::parameter(std::string_view wanted) const {
  for (const RuleParameter& parameter : parameters) {
    if (parameter.name == wanted) return parameter.value;
  }
  assert(false && "the build refuses the name of a parameter that no edition has");
  return {};
}

std::string_view name(Actor actor) {
  switch (actor) {
    case Actor::government: return "government";
    case Actor::non_government: return "nonGovernment";
    case Actor::both: return "both";
    case Actor::monitoring_body: return "monitoringBody";
    case Actor::point_of_contact: break;
  }
  return "pointOfContact";
}

const RuleInfo* RuleSet::find(std::string_view id) const {
  for (const RuleInfo& rule : rules) {
    // Most are of one length and begin alike: their ends tell them apart sooner. It is asked a few hundred times in a check.
    if (rule.id.size() == id.size() && !id.empty() && rule.id.back() == id.back() && rule.id == id) return &rule;
  }
  return nullptr;
}

std::span<const RuleSet> rule_sets() { return generated::kRuleSets; }

const RuleSet* find_rule_set(std::string_view name) {
  for (const RuleSet& rule_set : rule_sets()) {
    if (rule_set.name == name) return &rule_set;
  }
  return nullptr;
}

const RuleSet& default_rule_set() { return rule_sets().front(); }

namespace {

const TextTable& word_table() {
  static const TextTable made{generated::word_blocks()};
  return made;
}

}  // namespace

std::string_view words(std::string_view language, std::string_view key) {
  const int at = word_table().find(key);
  if (at < 0) return "";
  const auto found = std::find(generated::kWordLanguages.begin(), generated::kWordLanguages.end(), language);
  if (found == generated::kWordLanguages.end()) return "";
  return word_table().languages[static_cast<std::size_t>(found - generated::kWordLanguages.begin())][static_cast<std::size_t>(at)];
}

std::string_view words(const RuleSet& rule_set, std::string_view language, std::string_view key) {
  const std::string_view own = words(language, std::string(rule_set.name).append("/").append(key));
  return own.empty() ? words(language, key) : own;
}

std::span<const std::string_view> word_keys() { return word_table().keys; }
std::span<const std::string_view> word_languages() { return generated::kWordLanguages; }

}  // namespace cocrea::rules
