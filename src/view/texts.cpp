#include "view/texts.h"

#include <algorithm>
#include <optional>

#include "core/rules/check.h"
#include "generated/texts_table.h"
#include "view/plain.h"
#include "view/text_lookup.h"

namespace cocrea::view {

namespace {

const rules::TextTable& table() {
  static const rules::TextTable made{text_blocks()};
  return made;
}

// One text of a language: the form for several (or the only one) and the form for one.
struct Forms {
  std::string_view other, one;
};

// Empty if there is none.
std::optional<Forms> forms(Language language, std::string_view key) {
  const int at = table().find(key);
  if (at < 0) return {};
  const std::string_view both = table().languages[static_cast<std::size_t>(language)][static_cast<std::size_t>(at)];
  const std::size_t between = both.find(kFormSeparator);
  if (between == std::string_view::npos) return Forms{both, {}};
  return Forms{both.substr(0, between), both.substr(between + 1)};
}

// Puts the arguments where their names stand in braces. Unknown names stay as they are, so that a test sees them.
std::string fill(std::string_view pattern, std::initializer_list<Argument> arguments) {
  std::string result;
  result.reserve(pattern.size() + 32);
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    result += pattern.substr(0, open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const auto* found = std::find_if(arguments.begin(), arguments.end(), [&](const Argument& one) { return one.first == name; });
    if (found != arguments.end()) append_closed(result, found->second);
    else result += pattern.substr(open, close - open + 1);
    pattern.remove_prefix(close + 1);
  }
  return result += pattern;
}

}  // namespace

bool has_text(std::string_view key) { return table().find(key) >= 0; }

std::string text(Language language, std::string_view key, std::initializer_list<Argument> arguments) {
  const std::optional<Forms> found = forms(language, key);
  // A key without a text can only come from data that this version does not know: show it rather than nothing.
  return found ? fill(found->other, arguments) : std::string(key);
}

std::string plural(Language language, std::string_view key, long count, std::initializer_list<Argument> arguments) {
  const std::optional<Forms> found = forms(language, key);
  if (!found) return std::string(key);
  const std::string first = fill(count == 1 && !found->one.empty() ? found->one : found->other, arguments);
  return fill(first, {{"count", number(language, count)}});
}

std::string rule_text(Language language, std::string_view key, std::initializer_list<Argument> arguments) {
  const std::string_view words = rules::words(tag(language), key);
  return words.empty() ? std::string(key) : fill(words, arguments);
}

std::string_view tag(Language language) { return language == Language::es ? "es" : "en"; }

}  // namespace cocrea::view
