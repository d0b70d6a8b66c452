// Several trees of entities laid beside each other: what is one entity in them is one node.
//
// An element of a list is known by its id, wherever it stands; a nested entity by its owner and field, whatever its id. So an element that was
// moved to another parent is still the same.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/plan/document.h"

namespace cocrea::exchange {

class Alignment {
 public:
  static constexpr std::size_t kMost = 10;             // trees: a base, a plan and eight files
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;  // no node

  struct Place {                     // where an element stands in one tree
    std::uint32_t parent = kNone;    // a node
    const plan::Field* list = nullptr;
    bool operator==(const Place&) const = default;
  };
  struct Node {
    const plan::EntityType* type = nullptr;
    std::string_view id;             // of an element of a list; "" for the root and what is nested
    std::uint32_t owner = kNone;     // of what is nested
    std::uint32_t nested = kNone;    // the first of its own nested nodes; the others follow
    std::array<const plan::Entity*, kMost> in{};   // null where that tree has no such entity
    std::array<Place, kMost> place{};              // of an element of a list
  };

  // Roots of one type, at most kMost; a null one is an empty tree. They must outlive this.
  Alignment(const plan::EntityType& type, std::vector<const plan::Entity*> roots);

  std::size_t trees() const { return roots_.size(); }
  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& operator[](std::uint32_t node) const { return nodes_[node]; }
  // The nodes of one tree as they follow each other in the document, parents first.
  const std::vector<std::uint32_t>& order(std::size_t tree) const { return orders_[tree]; }
  // The node of an element of a list: kNone if there is none. Null as type: any.
  std::uint32_t element(std::string_view id, const plan::EntityType*) const;
  // The node nested in another, or what holds it in a tree: the owner or the parent. kNone for the root.
  std::uint32_t child(std::uint32_t owner, const plan::Field&) const;
  std::uint32_t holder(std::uint32_t node, std::size_t tree) const;

 private:
  void add(const plan::EntityType&, std::string_view id, std::uint32_t owner);
  void place(std::size_t tree, std::uint32_t node, const plan::Entity&);

  std::vector<const plan::Entity*> roots_;
  std::vector<Node> nodes_;                         // the root, then elements by id, then what is nested
  std::uint32_t elements_ = 0;
  std::vector<std::vector<std::uint32_t>> orders_;
};

}  // namespace cocrea::exchange
