#include "core/exchange/alike.h"

#include <algorithm>

#include "core/exchange/word_differences.h"

namespace cocrea::exchange {

using plan::Field;
using plan::Value;

namespace {

constexpr int kAlike = 60;                 // percent of their words
constexpr std::size_t kMostPairs = 1000;   // eight tables that added the same: 28 pairs a thing, which are asked about at once

// The words of what it is called, by language ("" for a name).
using Names = std::vector<std::pair<std::string, std::vector<std::string>>>;

Names names_of(const Newcomer& one) {
  Names names;
  const Field* const field = one.type->find(one.type == &plan::kCommitment ? "title" : one.type == &plan::kProposal ? "text" : "name");
  const Value value = plan::get_value(*field, *one.entity);
  if (const auto* name = std::get_if<std::string>(&value)) names.push_back({{}, plain_words(*name)});
  if (const auto* texts = std::get_if<plan::LocalizedText>(&value)) {
    for (const auto& text : *texts) names.push_back({text.first, plain_words(text.second)});
  }
  return names;
}

bool are_alike(const Names& a, const Names& b) {
  for (const auto& one : a) {
    for (const auto& other : b) {
      if (one.first == other.first && likeness(one.second, other.second) >= kAlike) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<Alike> alike(const std::vector<Newcomer>& all) {
  std::vector<const Newcomer*> named;
  std::vector<Names> names;
  for (const Newcomer& one : all) {
    if (one.type != &plan::kCommitment && one.type != &plan::kPerson && one.type != &plan::kOrganisation && one.type != &plan::kProposal) continue;
    named.push_back(&one);
    names.push_back(names_of(one));
  }
  std::vector<Alike> found;
  for (std::size_t i = 0; i < named.size(); ++i) {
    for (std::size_t k = i + 1; k < named.size(); ++k) {
      const Newcomer &a = *named[i], &b = *named[k];
      if (a.type != b.type || (a.sides & b.sides) != 0 || !are_alike(names[i], names[k])) continue;
      if (found.size() == kMostPairs) return found;
      found.push_back({std::min(a.entity->id, b.entity->id), std::max(a.entity->id, b.entity->id), a.type});
    }
  }
  return found;
}

}  // namespace cocrea::exchange
