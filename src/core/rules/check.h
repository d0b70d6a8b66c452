// All rules over a document on one day.
#pragma once

#include <span>
#include <vector>

#include "core/rules/plan_order.h"
#include "core/rules/verdict.h"

namespace cocrea::rules {

// Who has to act.
enum class Actor : std::uint8_t { government, non_government, both, monitoring_body, point_of_contact };
std::string_view name(Actor);   // "government", "nonGovernment", "both", "monitoringBody", "pointOfContact"
inline constexpr Actor kActors[] = {Actor::point_of_contact, Actor::government, Actor::both, Actor::non_government, Actor::monitoring_body};

// One rule of an edition.
struct RuleInfo {
  std::string_view id;              // "MON-IE"
  std::string_view section;         // "1.9", as RULES and the handbook are ordered
  Severity severity;
  Actor actor;
  std::string_view source_section;  // key of the handbook's heading it stands under
};

// A number of an edition, with the words of the source that it was read from.
struct RuleParameter {
  std::string_view name;            // "initialEvaluationMonths"
  int value;
  std::string_view rule;            // "MON-IE"
  std::string_view quote;           // in the source's language
};

// One edition of the handbook, out of assets/rules (a table made when the program was built).
struct RuleSet {
  std::string_view name;            // "ogp-local"
  std::string_view valid_from;      // ISO dates; "" where the edition does not say
  std::string_view valid_until;
  std::span<const RuleInfo> rules;  // in the source's order
  std::span<const RuleParameter> parameters;

  int parameter(std::string_view name) const;   // precondition: exists (the build checks every name used)
  const RuleInfo* find(std::string_view id) const;   // null: not a rule of this edition
};

// Every edition that the program knows, the default one first.
std::span<const RuleSet> rule_sets();
// The rule set of that name, or null. A document that names none is judged by the default one.
const RuleSet* find_rule_set(std::string_view name);
const RuleSet& default_rule_set();

// The words of a rule, by language ("es", "en"). Keys are those of Fact, Step, Note, reason ...; "title", "quote", "reading" and "next" of a rule
// are at "MON-IE.title" and so on. Placeholders stand in braces and are filled by the view, from argument(). "" if there is none (the
// build's check forbids it).
std::string_view words(std::string_view language, std::string_view key);
std::string_view words(const RuleSet&, std::string_view language, std::string_view key);   // those of an edition, where it has its own
std::span<const std::string_view> word_keys();
std::span<const std::string_view> word_languages();

// What every rule needs.
struct Context {
  const plan::Document& document;
  dates::Day as_of;
  const RuleSet& rule_set;
  std::span<const plan::Plan* const> plans;   // in the order of time: by submission, else by the start of the period
};

// The rule set that a document names, else the default one.
const RuleSet& rule_set_of(const plan::Document&);
// A document may name one that this version does not know. Then nothing of it is judged: no verdict, deadline or status would be its own.
bool is_judged(const plan::Document&);

// Every verdict, by the rule set that the document names, in the order of the source and then of the document. Facts of acts dated after the as-of day are planned (DATE-11).
std::vector<Verdict> check(const plan::Document&, dates::Day as_of);
// The same by a given edition.
std::vector<Verdict> check(const plan::Document&, dates::Day as_of, const RuleSet&);

using Verdicts = std::vector<Verdict>;

}  // namespace cocrea::rules
