// Things that two people may have added both: "the same?"
#pragma once

#include <vector>

#include "core/exchange/merge.h"

namespace cocrea::exchange {

struct Newcomer {
  const plan::Entity* entity;
  const plan::EntityType* type;
  std::uint32_t sides;   // that added it
};

// Commitments by their titles, proposals by their texts, people and organisations by their names: pairs of different sides that have six words of ten in
// common; a hundred at most.
std::vector<Alike> alike(const std::vector<Newcomer>&);

}  // namespace cocrea::exchange
