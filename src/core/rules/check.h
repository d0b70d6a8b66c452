// All rules over a document on one day.
#pragma once

#include <span>
#include <vector>

#include "core/rules/verdict.h"

namespace cocrea::rules {

// One edition of the handbook, out of assets/rules (a table made when the program was built).
struct RuleInfo {
  std::string_view id;              // "MON-IE"
  std::string_view section;         // "1.9", as RULES and the handbook are ordered
  Severity severity;
  std::string_view source_section;  // key of the handbook's heading it stands under
};

struct RuleSet {
  std::string_view name;            // "ogp-local"
  std::span<const RuleInfo> rules;  // in the source's order
  int parameter(std::string_view name) const;   // precondition: exists (the build checks every name used)
  const RuleInfo* find(std::string_view id) const;
};

// The rule set that a document names, or null.
const RuleSet* find_rule_set(std::string_view name);
const RuleSet& default_rule_set();

// The words of a rule, by language ("es", "en"). Keys are those of Fact, Step, Note, reason ...; "title", "quote", "reading" and "next" of a rule
// are at "MON-IE.title" and so on. Placeholders stand in braces and are filled by the view. "" if there is none (the build's check forbids it).
std::string_view words(std::string_view language, std::string_view key);
std::span<const std::string_view> word_keys();

// What every rule needs.
struct Context {
  const plan::Document& document;
  dates::Day as_of;
  const RuleSet& rule_set;
};

// Every verdict, in the order of the source and then of the document. Facts of acts dated after the as-of day are planned (DATE-11).
std::vector<Verdict> check(const plan::Document&, dates::Day as_of);

// The verdicts of one rule about one subject in one plan: what check() is made of. One file a section of the handbook.
std::vector<Verdict> check_period(const Context&, const plan::Plan&);        // PLAN-PERIOD-2
std::vector<Verdict> check_commitments(const Context&, const plan::Plan&);   // COM-3, COM-7
std::vector<Verdict> check_amendments(const Context&, const plan::Plan&);    // AMD-1
std::vector<Verdict> check_monitoring(const Context&, const plan::Plan&);    // MON-IE

}  // namespace cocrea::rules
