#include "core/exchange/alignment.h"

#include <algorithm>

#include "core/plan/sorted.h"

namespace cocrea::exchange {

using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Kind;

namespace {

struct Element {
  std::string_view id;
  const EntityType* type;
};

bool precedes(const Element& a, const Element& b) {
  const int by_id = a.id.compare(b.id);
  return by_id != 0 ? by_id < 0 : a.type->name < b.type->name;
}

void collect(const EntityType& type, const Entity& entity, std::vector<Element>& all) {
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) {
      collect(*field.type, plan::child_of(field, entity), all);
    } else if (field.kind == Kind::list) {
      const std::size_t size = plan::list_size(field, entity);
      for (std::size_t i = 0; i < size; ++i) {
        const Entity& element = plan::list_at(field, entity, i);
        all.push_back({element.id, field.type});
        collect(*field.type, element, all);
      }
    }
  }
}


}  // namespace

Alignment::Alignment(const EntityType& type, std::vector<const Entity*> roots) : roots_(std::move(roots)), orders_(roots_.size()) {
  std::vector<Element> all;
  for (const Entity* root : roots_) {
    if (root != nullptr) collect(type, *root, all);
  }
  add(type, {}, kNone);
  for (const std::size_t at : plan::sorted_places(all.size(), [&](std::size_t a, std::size_t b) { return precedes(all[a], all[b]); })) {
    const Node& last = nodes_.back();
    if (nodes_.size() > 1 && last.id == all[at].id && last.type == all[at].type) continue;
    add(*all[at].type, all[at].id, kNone);
  }
  elements_ = static_cast<std::uint32_t>(nodes_.size());
  for (std::size_t tree = 0; tree < roots_.size(); ++tree) {
    if (roots_[tree] != nullptr) place(tree, 0, *roots_[tree]);
  }
}

void Alignment::add(const EntityType& type, std::string_view id, std::uint32_t owner) {
  Node& node = nodes_.emplace_back();
  node.type = &type;
  node.id = id;
  node.owner = owner;
}

void Alignment::place(std::size_t tree, std::uint32_t node, const Entity& entity) {
  orders_[tree].push_back(node);
  nodes_[node].in[tree] = &entity;
  const EntityType& type = *nodes_[node].type;
  if (nodes_[node].nested == kNone) {
    nodes_[node].nested = static_cast<std::uint32_t>(nodes_.size());
    for (const Field& field : type.fields) {
      if (field.kind == Kind::child) add(*field.type, {}, node);
    }
  }
  std::uint32_t nested = nodes_[node].nested;
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) {
      place(tree, nested++, plan::child_of(field, entity));
    } else if (field.kind == Kind::list) {
      const std::size_t size = plan::list_size(field, entity);
      for (std::size_t i = 0; i < size; ++i) {
        const Entity& element = plan::list_at(field, entity, i);
        const std::uint32_t found = this->element(element.id, field.type);
        nodes_[found].place[tree] = {node, &field};
        place(tree, found, element);
      }
    }
  }
}

std::uint32_t Alignment::element(std::string_view id, const EntityType* type) const {
  std::uint32_t first = 1, end = elements_;
  while (first < end) {
    const std::uint32_t middle = (first + end) / 2;
    const Node& there = nodes_[middle];
    const bool before = type == nullptr ? there.id < id : precedes({there.id, there.type}, {id, type});
    if (before) first = middle + 1;
    else end = middle;
  }
  return first < elements_ && nodes_[first].id == id && (type == nullptr || nodes_[first].type == type) ? first : kNone;
}

std::uint32_t Alignment::child(std::uint32_t owner, const Field& field) const {
  std::uint32_t at = nodes_[owner].nested;
  for (const Field& one : nodes_[owner].type->fields) {
    if (&one == &field) break;
    if (one.kind == Kind::child) ++at;
  }
  return at;
}

std::uint32_t Alignment::holder(std::uint32_t node, std::size_t tree) const {
  return nodes_[node].owner != kNone ? nodes_[node].owner : nodes_[node].place[tree].parent;
}

}  // namespace cocrea::exchange
