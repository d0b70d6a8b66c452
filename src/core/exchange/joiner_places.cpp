// Who worked on what, what is there in the end, and where it stands.
#include <algorithm>

#include "core/exchange/differences.h"
#include "core/exchange/joiner.h"
#include "core/plan/sorted.h"

namespace cocrea::exchange {

using plan::Entity;
using plan::Field;
using plan::Id;
using plan::Kind;
using plan::Value;

void Joiner::find_edits() {
  for (std::uint32_t at = 0; at < facts_.size(); ++at) {
    const Node& node = all_[at];
    for (std::size_t side = 0; side < sides_; ++side) {
      const Entity* const is = in_side(node, side);
      if (is == nullptr) {
        note_missing(at, side);
        continue;
      }
      const Entity* const was = in_base(node);
      const bool stands_elsewhere = is_element(node) && (was == nullptr || node.place[kBase] != place_in(node, side) || was->order != is->order);
      const bool other_fields = was == nullptr || !same_fields(*node.type, *was, *is);
      if (stands_elsewhere || other_fields) facts_[at].edited |= bit(side);
      if (other_fields) note_new_references(node, side);
    }
  }
}

void Joiner::note_missing(std::uint32_t at, std::size_t side) {
  const Node& node = all_[at];
  if (in_base(node) == nullptr || !is_element(node) || node.type == &plan::kTally) return;   // nobody takes out what was counted
  const std::uint32_t parent = node.place[kBase].parent;
  if (in_side(all_[parent], side) == nullptr) return;   // it went with its parent
  facts_[at].takers |= bit(side);
  facts_[parent].touched |= bit(side);
}

// Who points to something that others take out has a use for it.
void Joiner::note_new_references(const Node& node, std::size_t side) {
  const Entity& was = base_or_unset(node);
  for (const Field& field : node.type->fields) {
    if (field.kind != Kind::reference && field.kind != Kind::references) continue;
    if (plan::same_value(field, was, *in_side(node, side))) continue;
    const std::vector<Id> before = ids_in(plan::get_value(field, was));
    for (const Id& id : ids_in(plan::get_value(field, *in_side(node, side)))) {
      if (std::find(before.begin(), before.end(), id) != before.end()) continue;
      const std::uint32_t found = all_.element(id, nullptr);
      if (found != kNone && in_side(all_[found], side) != nullptr) facts_[found].edited |= bit(side);
    }
  }
}

void Joiner::spread_edits() {
  for (std::uint32_t at = 0; at < facts_.size(); ++at) {
    // Those that touched it without an edit of its own took something out of it.
    const std::uint32_t edited = facts_[at].edited | facts_[at].touched;
    facts_[at].touched = edited;
    for (std::size_t side = 0; side < sides_; ++side) {
      if ((edited & bit(side)) == 0) continue;
      climb(at, kBase, side);
      climb(at, side + 1, side);
    }
  }
}

void Joiner::climb(std::uint32_t at, std::size_t tree, std::size_t side) {
  while ((at = all_.holder(at, tree)) != kNone) facts_[at].touched |= bit(side);
}

void Joiner::decide_existence() {
  for (std::uint32_t at = 0; at < facts_.size(); ++at) {
    Facts& facts = facts_[at];
    const Node& node = all_[at];
    if (!is_element(node)) continue;
    if (node.type == &plan::kTally) {
      facts.gone = strict_ && standing_tally(node) == nullptr;
    } else if (strict_) {
      // Who has what holds it, and not it, may have taken it out.
      const std::uint32_t parent = node.place[first_tree_of(node)].parent;
      facts.takers = 0;
      for (std::size_t side = 0; side < sides_; ++side) {
        if (in_side(node, side) == nullptr && in_side(all_[parent], side) != nullptr) facts.takers |= bit(side);
      }
      facts.contested = facts.takers != 0;
    } else if (facts.takers != 0) {
      facts.contested = workers(node, facts) != 0;
      facts.gone = !facts.contested;
    }
  }
}

std::uint32_t Joiner::workers(const Node& node, const Facts& facts) const {
  std::uint32_t found = 0;
  for (std::size_t side = 0; side < sides_; ++side) {
    if (in_side(node, side) != nullptr) found |= facts.touched & bit(side);
  }
  return found;
}

Value Joiner::words_for(const Node& node, std::size_t tree) const {
  const Place& place = node.place[tree];
  return std::string(all_[place.parent].in[tree]->id).append("/").append(place.list->name);
}

void Joiner::decide_places() {
  for (std::uint32_t at = 0; at < facts_.size(); ++at) {
    const Node& node = all_[at];
    Facts& facts = facts_[at];
    if (!is_element(node)) continue;
    facts.place = node.place[kBase];
    bool found = false;
    for (std::size_t side = 0; side < sides_; ++side) {
      const Place& place = place_in(node, side);
      if (in_side(node, side) == nullptr || (!strict_ && place == node.place[kBase])) continue;
      add_claim(facts.places, side, words_for(node, side + 1));
      // Of several the smallest stands in for a base that is not there.
      if (!found || precedes(place, facts.place)) facts.place = place;
      found = true;
    }
    if (facts.places.size() < 2) facts.places.clear();
    else if (in_base(node) != nullptr && remains(node.place[kBase].parent)) facts.place = node.place[kBase];
    if (strict_) facts.place = node.place[first_tree_of(node)];
  }
}

bool Joiner::precedes(const Place& a, const Place& b) const {
  const Node &in_a = all_[a.parent], &in_b = all_[b.parent];
  if (a.parent != b.parent) return in_a.id != in_b.id ? in_a.id < in_b.id : a.parent < b.parent;
  return a.list->name < b.list->name;
}

bool Joiner::remains(std::uint32_t at) const {
  for (; at != kNone; at = all_.holder(at, kBase)) {
    if (facts_[at].gone) return false;
  }
  return true;
}

std::string_view Joiner::order_of(const Node& node) const {
  const Entity* const was = in_base(node);
  const std::string* smallest = nullptr;   // of the orders that were changed: a place in a list is not worth a question
  for (std::size_t side = 0; side < sides_ && !(strict_ && was != nullptr); ++side) {
    const Entity* const is = in_side(node, side);
    if (is == nullptr || (was != nullptr && was->order == is->order)) continue;
    if (smallest == nullptr || is->order < *smallest) smallest = &is->order;
  }
  return smallest != nullptr ? *smallest : was->order;
}

// What each node of the result holds, in order.
void Joiner::arrange() {
  std::vector<std::uint32_t> elements;
  for (std::uint32_t at = 0; at < facts_.size(); ++at) {
    if (is_element(all_[at]) && !facts_[at].gone) elements.push_back(at);
  }
  plan::stable_sort(elements, [&](std::uint32_t a, std::uint32_t b) {
    const int by_order = order_of(all_[a]).compare(order_of(all_[b]));
    return by_order != 0 ? by_order < 0 : all_[a].id < all_[b].id;
  });
  for (const std::uint32_t at : elements) content_[facts_[at].place.parent].push_back(at);
}

}  // namespace cocrea::exchange
