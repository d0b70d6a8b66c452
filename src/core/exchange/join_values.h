// What becomes of the values that several sides gave to one place.
#pragma once

#include <optional>
#include <vector>

#include "core/exchange/merge.h"

namespace cocrea::exchange {

struct Vote {
  std::size_t side;
  plan::Value value;
};
struct Votes {
  plan::Value base;
  std::vector<Vote> sides;
};

// The ids of a reference or of several.
std::vector<plan::Id> ids_in(const plan::Value&);

// One more side that claims a value.
void add_claim(std::vector<Claim>&, std::size_t side, const plan::Value&);

// Of claims to a text the smallest; unset where they are no texts.
plan::Value smallest_text(const std::vector<Claim>&);

// Of references or choices: what nobody took out, and what anybody added. nullopt: sides put what was there into different orders (the first one
// leads), which is a question.
std::optional<plan::Value> join_sets(const Votes&);

}  // namespace cocrea::exchange
