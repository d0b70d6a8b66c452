#include "core/rules/text_blocks.h"

#include <algorithm>

namespace cocrea::rules {

namespace {

std::vector<std::string_view> split(std::string_view block) {
  std::vector<std::string_view> all;
  while (!block.empty()) {
    const std::size_t end = block.find('\0');
    all.push_back(block.substr(0, end));
    block.remove_prefix(end + 1);
  }
  return all;
}

}  // namespace

TextTable::TextTable(const TextBlocks& blocks) : keys(split(blocks.keys)) {
  for (const std::string_view language : blocks.languages) languages.push_back(split(language));
}

int TextTable::find(std::string_view key) const {
  const auto found = std::lower_bound(keys.begin(), keys.end(), key);
  return found != keys.end() && *found == key ? static_cast<int>(found - keys.begin()) : -1;   // no mutants of 1: any number below zero
}

}  // namespace cocrea::rules
