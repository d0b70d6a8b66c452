#include "view/texts.h"

#include <algorithm>

#include "core/rules/check.h"
#include "generated/texts_table.h"
#include "view/text_lookup.h"

namespace cocrea::view {

namespace {

const TextEntry* entry(std::string_view key) {
  const std::span<const TextEntry> all = text_table();
  const auto found = std::lower_bound(all.begin(), all.end(), key, [](const TextEntry& one, std::string_view wanted) { return one.key < wanted; });
  return found != all.end() && found->key == key ? &*found : nullptr;
}

const TextEntry::Forms& forms(const TextEntry& one, Language language) { return one.language[static_cast<std::size_t>(language)]; }

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
    result += found != arguments.end() ? found->second : pattern.substr(open, close - open + 1);
    pattern.remove_prefix(close + 1);
  }
  return result += pattern;
}

}  // namespace

bool has_text(std::string_view key) { return entry(key) != nullptr; }

std::string text(Language language, std::string_view key, std::initializer_list<Argument> arguments) {
  const TextEntry* found = entry(key);
  // A key without a text can only come from data that this version does not know: show it rather than nothing.
  return found ? fill(forms(*found, language).other, arguments) : std::string(key);
}

std::string plural(Language language, std::string_view key, long count, std::initializer_list<Argument> arguments) {
  const TextEntry* found = entry(key);
  if (!found) return std::string(key);
  const TextEntry::Forms& both = forms(*found, language);
  const std::string first = fill(count == 1 && !both.one.empty() ? both.one : both.other, arguments);
  return fill(first, {{"count", number(language, count)}});
}

std::string rule_text(Language language, std::string_view key, std::initializer_list<Argument> arguments) {
  const std::string_view words = rules::words(tag(language), key);
  return words.empty() ? std::string(key) : fill(words, arguments);
}

std::string_view tag(Language language) { return language == Language::es ? "es" : "en"; }

}  // namespace cocrea::view
