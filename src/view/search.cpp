#include "view/search.h"

#include <algorithm>
#include <set>

#include "core/exchange/utf8.h"
#include "core/rules/check.h"
#include "view/forms.h"
#include "view/pages/shared.h"
#include "view/text_lookup.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

// U+00C0 to U+017F without accents, a letter for each; * stays as it is.
constexpr std::string_view kPlain =
    "aaaaaa*ceeeeiiiidnooooo*ouuuuy**aaaaaa*ceeeeiiiidnooooo*ouuuuy*y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllllllllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

char32_t plain(char32_t point) {
  if (point >= U'A' && point <= U'Z') return point + 32;
  if (point < 0xC0 || point >= 0xC0 + kPlain.size()) return point;
  const char letter = kPlain[point - 0xC0];
  return letter == '*' ? point : static_cast<char32_t>(letter);
}

// Some letters before what was found, and enough after it to know what it is about; the cuts lie between characters.
std::string around(std::string_view text, std::size_t letter, std::size_t letters) {
  constexpr std::size_t kBefore = 30, kAfter = 60;
  std::size_t begin = 0, end = text.size(), at = 0, count = 0;
  while (at < text.size()) {
    if (count + kBefore == letter) begin = at;
    if (count == letter + letters + kAfter) {
      end = at;
      break;
    }
    at += std::max<std::size_t>(1, exchange::utf8::decode(text, at).length);
    ++count;
  }
  std::string words(text.substr(begin, end - begin));
  std::replace(words.begin(), words.end(), '\n', ' ');
  if (begin > 0) words.insert(0, "…");
  if (end < text.size()) words += "…";
  return words;
}

struct Finder {
  const Context& c;
  std::u32string wanted;
  std::size_t most;
  SearchResults results;

  bool found_in(std::string_view text, std::size_t& at) const {
    at = folded(text).find(wanted);
    return at != std::u32string::npos;
  }
  void take(std::string words, std::string where, Action action) {
    ++results.all;
    if (results.first.size() < most) results.first.push_back({std::move(words), std::move(where), std::move(action)});
  }
  void look(std::string_view text, const std::string& where, const plan::Id& entity, std::string_view field) {
    std::size_t at = 0;
    if (found_in(text, at)) take(around(text, at, wanted.size()), where, Navigate{PageId::overview, entity, std::string(field)});
  }
};

std::string label_of(const Context& c, const plan::EntityType& type, const plan::Field& field) {
  const std::string own = "field." + std::string(type.name) + "." + std::string(field.name), common = "field." + std::string(field.name);
  return has_text(own) ? c.t(own) : has_text(common) ? c.t(common) : std::string();
}

void search_texts(Finder& s) {
  const Context& c = s.c;
  plan::walk(*c.document, [&](const plan::Entity& entity, const plan::EntityType& type) {
    if (&type == &plan::kVersion || &type == &plan::kDocument) return;
    for (const plan::Field& field : type.fields) {
      const plan::Value value = plan::get_value(field, entity);
      const std::string label = label_of(c, type, field);
      if (label.empty()) continue;
      const std::string name = name_of(c, entity, type, 0);
      // Where a name was found, it is not said again: what it is the name of tells more.
      const auto look = [&](const std::string& words) {
        s.look(words, c.t("search.where", {{"field", label}, {"name", words == name ? c.t("kind." + std::string(type.name)) : name}}), entity.id, field.name);
      };
      if (const auto* text = std::get_if<std::string>(&value); text && field.kind == plan::Kind::text) look(*text);
      if (const auto* date = std::get_if<dates::PartialDate>(&value)) look(full(c.state.language, *date));
      if (const auto* texts = std::get_if<plan::LocalizedText>(&value)) {
        for (const auto& one : *texts) look(one.second);
      }
    }
  });
}

// Each field once: of the first entity of its type.
void search_fields(Finder& s) {
  const Context& c = s.c;
  std::set<const plan::Field*> seen;
  plan::walk(*c.document, [&](const plan::Entity& entity, const plan::EntityType& type) {
    if (&type == &plan::kVersion || &type == &plan::kDocument) return;
    for (const plan::Field& field : type.fields) {
      if (field.kind == plan::Kind::child || field.kind == plan::Kind::list || !seen.insert(&field).second) continue;
      s.look(label_of(c, type, field), c.t("search.field", {{"name", name_of(c, entity, type, 0)}}), entity.id, field.name);
    }
  });
}

void search_rules(Finder& s) {
  const Context& c = s.c;
  const rules::RuleSet* named = rules::find_rule_set(c.document->ruleset);
  for (const rules::RuleInfo& rule : (named ? *named : rules::default_rule_set()).rules) {
    const auto first = std::find_if(c.calendar->verdicts.begin(), c.calendar->verdicts.end(),
                                    [&](const rules::Verdict& one) { return one.rule == rule.id && c.shows(one.plan); });
    if (first == c.calendar->verdicts.end()) continue;
    const std::string id(rule.id), title = c.rule(id + ".title");
    std::size_t at = 0;
    for (const std::string& text : {id, title, c.rule(id + ".quote")}) {
      if (!s.found_in(text, at)) continue;
      s.take(around(text, at, s.wanted.size()), c.t("search.rule", {{"rule", title}}), ShowWhy{id, std::string(first->subject), {}, 0});
      break;
    }
  }
}

}  // namespace

std::u32string folded(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto one = exchange::utf8::decode(text, at);
    result.push_back(one.length == 0 ? U'\uFFFD' : plain(one.point));
    at += std::max<std::size_t>(1, one.length);
  }
  return result;
}

SearchResults search(const Context& c, std::string_view wanted, std::size_t most) {
  while (!wanted.empty() && wanted.front() == ' ') wanted.remove_prefix(1);
  while (!wanted.empty() && wanted.back() == ' ') wanted.remove_suffix(1);
  Finder s{c, folded(wanted), most, {}};
  if (s.wanted.empty() || !c.document || !c.calendar) return {};
  search_texts(s);
  search_fields(s);
  search_rules(s);
  return std::move(s.results);
}

}  // namespace cocrea::view
