// How the build hands over many texts: one block of characters a column (the keys, then each language), the texts in the order of
// their keys, each ended by a zero. A table of pointers would be as long as many of the texts, and hardly compresses.
#pragma once

#include <string_view>
#include <vector>

namespace cocrea::rules {

struct TextBlocks {
  std::string_view keys;                     // sorted by their bytes
  std::vector<std::string_view> languages;
};

// The same texts, each by itself: what the blocks are made into when they are first asked for.
struct TextTable {
  std::vector<std::string_view> keys;
  std::vector<std::vector<std::string_view>> languages;   // by language, then as the keys

  explicit TextTable(const TextBlocks&);
  // The place of a key in these lists; -1 if there is none.
  int find(std::string_view key) const;
};

}  // namespace cocrea::rules
