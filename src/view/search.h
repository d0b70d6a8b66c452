// Finding in everything that the document holds, the names of its fields and the rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "view/context.h"
#include "view/node.h"

namespace cocrea::view {

struct SearchResult {
  std::string words;    // what was found, with some of the words around it
  std::string where;    // "Problem: 3 · Open Data Hub"
  Action action;        // leads there
};

// Where `wanted` stands, without regard to capitals and accents; at most `most`, texts before names of fields before rules. `all`: how many there are.
struct SearchResults {
  std::vector<SearchResult> first;
  std::size_t all = 0;
};
SearchResults search(const Context&, std::string_view wanted, std::size_t most);

// Small letters without accents, one for each letter of the text; what has no plain form stays.
std::u32string folded(std::string_view text);

}  // namespace cocrea::view
