#include "core/edit/change.h"
#include "core/plan/sorted.h"

#include <algorithm>
#include <functional>

namespace cocrea::edit {

using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Found;
using plan::Kind;

namespace {

using Cause = Refusal::Cause;

std::string place_of(std::string_view id, std::string_view field) { return std::string(id).append(".").append(field); }

std::optional<Refusal> apply_order(Set& set, const Found& found) {
  if (found.field == nullptr || found.field->kind != Kind::list) return Refusal{Cause::no_such_field, place_of(set.entity, set.field)};
  const auto* order = std::get_if<std::string>(&set.after);
  if (order == nullptr || !plan::valid_order(*order) || !set.language.empty()) return Refusal{Cause::wrong_kind, place_of(set.entity, set.field)};
  set.before = found.entity->order;
  found.entity->order = *order;
  plan::sort(*found.field->list, found.field->at(*found.parent));
  return std::nullopt;
}

std::optional<Refusal> apply_unknown(Set& set, const Found& found) {
  const auto* after = std::get_if<std::string>(&set.after);
  const bool is_unset = std::holds_alternative<std::monostate>(set.after);
  if ((after == nullptr && !is_unset) || (after != nullptr && after->empty()) || found.type->find(set.field) != nullptr) {
    return Refusal{Cause::wrong_kind, place_of(set.entity, set.field)};
  }
  auto& extras = found.entity->extras;
  const auto there = extras.find(set.field);
  set.before = there == extras.end() ? plan::Value{} : plan::Value{there->second};
  if (after != nullptr) extras.insert_or_assign(set.field, *after);
  else if (there != extras.end()) extras.erase(there);
  return std::nullopt;
}

std::optional<Refusal> apply_one(plan::Document& document, Set& set) {
  const Found found = plan::find(document, set.entity);
  if (!found) return Refusal{Cause::no_such_entity, place_of(set.entity, set.field)};
  if (set.language == kUnknownMember) return apply_unknown(set, found);
  if (set.field == "order") return apply_order(set, found);
  const Field* field = found.type->find(set.field);
  if (field == nullptr) return Refusal{Cause::no_such_field, place_of(set.entity, set.field)};
  plan::Value before = plan::get_value(*field, *found.entity, set.language);
  if (!plan::set_value(*field, *found.entity, set.after, set.language)) return Refusal{Cause::wrong_kind, place_of(set.entity, set.field)};
  set.before = std::move(before);
  set.after = plan::get_value(*field, *found.entity, set.language);  // an empty text is no text: the forms that mean "unset" become one
  return std::nullopt;
}

// The ids of an entity and of everything in it.
void collect_ids(const EntityType& type, const Entity& entity, std::vector<std::string_view>& ids) {
  ids.push_back(entity.id);
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) {
      collect_ids(*field.type, plan::child_of(field, entity), ids);
    } else if (field.kind == Kind::list) {
      const std::size_t size = plan::list_size(field, entity);
      for (std::size_t i = 0; i < size; ++i) collect_ids(*field.type, plan::list_at(field, entity, i), ids);
    }
  }
}

// Ids and orders of what an inserted entity holds, which the entity itself was already asked for.
bool valid_below(const EntityType& type, const Entity& entity) {
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) {
      const Entity& child = plan::child_of(field, entity);
      if (!plan::valid_id(child.id) || !valid_below(*field.type, child)) return false;
    } else if (field.kind == Kind::list) {
      const std::size_t size = plan::list_size(field, entity);
      for (std::size_t i = 0; i < size; ++i) {
        const Entity& element = plan::list_at(field, entity, i);
        if (!plan::valid_id(element.id) || !plan::valid_order(element.order) || !valid_below(*field.type, element)) return false;
      }
    }
  }
  return true;
}

std::optional<Refusal> check_new_ids(const plan::Document& document, const EntityType& type, const Entity& entity) {
  std::vector<std::string_view> ids;
  collect_ids(type, entity, ids);
  plan::stable_sort(ids, std::less<>{});
  auto taken = std::adjacent_find(ids.begin(), ids.end());
  if (taken == ids.end() && ids.size() == 1) {
    if (plan::find(document, ids.front())) taken = ids.begin();
  } else if (taken == ids.end()) {
    plan::walk(document, [&](const Entity& there, const EntityType&) {
      const auto same = std::lower_bound(ids.begin(), ids.end(), there.id);
      if (same != ids.end() && *same == there.id) taken = same;
    });
  }
  if (taken == ids.end()) return std::nullopt;
  return Refusal{Cause::duplicate_id, std::string(*taken)};
}

std::optional<Refusal> apply_one(plan::Document& document, Insert& insert) {
  const Found parent = plan::find(document, insert.parent);
  if (!parent || insert.entity == nullptr) return Refusal{Cause::no_such_entity, place_of(insert.parent, insert.list)};
  const Field* field = parent.type->find(insert.list);
  if (field == nullptr) return Refusal{Cause::no_such_field, place_of(insert.parent, insert.list)};
  if (field->kind != Kind::list) return Refusal{Cause::not_a_list, place_of(insert.parent, insert.list)};
  if (insert.type != nullptr && insert.type != field->type) return Refusal{Cause::wrong_kind, place_of(insert.parent, insert.list)};
  const std::shared_ptr<Entity> entity = field->type->clone(*insert.entity);
  if (!plan::valid_id(entity->id)) return Refusal{Cause::wrong_kind, place_of(entity->id, "id")};
  if (!plan::valid_order(entity->order)) return Refusal{Cause::wrong_kind, place_of(entity->id, "order")};
  plan::fill_child_ids(*field->type, *entity);
  if (!valid_below(*field->type, *entity)) return Refusal{Cause::wrong_kind, place_of(entity->id, "id")};
  if (auto refusal = check_new_ids(document, *field->type, *entity)) return refusal;
  field->list->insert(field->at(*parent.entity), *entity);
  insert.entity = entity;
  insert.type = field->type;
  return std::nullopt;
}

std::optional<Refusal> apply_one(plan::Document& document, Remove& remove) {
  const Found found = plan::find(document, remove.id);
  if (!found) return Refusal{Cause::no_such_entity, remove.id};
  if (found.field == nullptr || found.field->kind != Kind::list) return Refusal{Cause::not_a_list, remove.id};
  remove.parent = found.parent->id;
  remove.list = std::string(found.field->name);
  remove.entity = found.type->clone(*found.entity);
  remove.type = found.type;
  const std::size_t size = plan::list_size(*found.field, *found.parent);
  for (std::size_t i = 0; i < size; ++i) {
    if (&plan::list_at(*found.field, *found.parent, i) == found.entity) {
      found.field->list->erase(found.field->at(*found.parent), i);
      break;
    }
  }
  return std::nullopt;
}

Change inverse_of(const Change& change) {
  if (const auto* set = std::get_if<Set>(&change)) return Set{set->entity, set->field, set->language, set->after, set->before};
  if (const auto* insert = std::get_if<Insert>(&change)) {
    return Remove{insert->parent, insert->list, insert->entity ? insert->entity->id : plan::Id(), insert->entity, insert->type};
  }
  const auto& remove = std::get<Remove>(change);
  return Insert{remove.parent, remove.list, remove.entity, remove.type};
}

std::optional<Refusal> apply_change(plan::Document& document, Change& change) {
  return std::visit([&](auto& one) { return apply_one(document, one); }, change);
}

bool same_place(const Set& a, const Set& b) { return a.entity == b.entity && a.field == b.field && a.language == b.language; }

bool same_entity(const EntityType* a_type, const std::shared_ptr<const Entity>& a, const EntityType* b_type, const std::shared_ptr<const Entity>& b) {
  if (a == b) return a_type == b_type;
  return a != nullptr && b != nullptr && a_type != nullptr && a_type == b_type && plan::equal(*a_type, *a, *b);
}

bool same(const Set& a, const Set& b) { return same_place(a, b) && a.before == b.before && a.after == b.after; }
bool same(const Insert& a, const Insert& b) { return a.parent == b.parent && a.list == b.list && same_entity(a.type, a.entity, b.type, b.entity); }
bool same(const Remove& a, const Remove& b) {
  return a.parent == b.parent && a.list == b.list && a.id == b.id && same_entity(a.type, a.entity, b.type, b.entity);
}

bool same(const Change& a, const Change& b) {
  if (a.index() != b.index()) return false;
  return std::visit([&](const auto& one) { return same(one, std::get<std::decay_t<decltype(one)>>(b)); }, a);
}

}  // namespace

std::optional<Refusal> apply(plan::Document& document, Transaction& transaction) {
  auto& changes = transaction.changes;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    auto refusal = apply_change(document, changes[i]);
    if (!refusal) continue;
    while (i-- > 0) {
      Change undo = inverse_of(changes[i]);
      apply_change(document, undo);  // what was just done can be taken back
    }
    return refusal;
  }
  return std::nullopt;
}

Transaction inverse(const Transaction& transaction) {
  Transaction result{transaction.label, {}};
  result.changes.reserve(transaction.changes.size());
  for (auto change = transaction.changes.rbegin(); change != transaction.changes.rend(); ++change) {
    result.changes.push_back(inverse_of(*change));
  }
  return result;
}

bool is_empty(const Transaction& transaction) {
  const auto& changes = transaction.changes;
  for (std::size_t i = 0; i < changes.size();) {
    const auto* first = std::get_if<Set>(&changes[i]);
    if (first == nullptr) return false;
    // Several values given to one place in a row are one change from the first to the last.
    const Set* last = first;
    for (++i; i < changes.size(); ++i) {
      const auto* next = std::get_if<Set>(&changes[i]);
      if (next == nullptr || !same_place(*first, *next)) break;
      last = next;
    }
    if (first->before != last->after) return false;
  }
  return true;
}

std::vector<Change> removal(const plan::Document& document, std::string_view entity) {
  const plan::FoundConst found = plan::find(document, entity);
  if (!found || found.field == nullptr || found.field->kind != Kind::list) return {};
  std::vector<std::string_view> leaving;
  collect_ids(*found.type, *found.entity, leaving);
  plan::stable_sort(leaving, std::less<>{});
  const auto leaves = [&](const plan::Id& id) { return std::binary_search(leaving.begin(), leaving.end(), id); };

  std::vector<Change> changes;
  plan::walk(document, [&](const Entity& other, const EntityType& type) {
    if (leaves(other.id)) return;
    for (const Field& field : type.fields) {
      if (field.kind != Kind::reference && field.kind != Kind::references) continue;
      plan::Value before = plan::get_value(field, other);
      plan::Value after;
      if (const auto* one = std::get_if<std::string>(&before)) {
        if (!leaves(*one)) continue;
      } else if (const auto* several = std::get_if<std::vector<plan::Id>>(&before)) {
        std::vector<plan::Id> rest;
        std::copy_if(several->begin(), several->end(), std::back_inserter(rest), [&](const plan::Id& id) { return !leaves(id); });
        if (rest.size() == several->size()) continue;
        if (!rest.empty()) after = std::move(rest);
      } else {
        continue;
      }
      changes.push_back(Set{other.id, std::string(field.name), {}, std::move(before), std::move(after)});
    }
  });
  changes.push_back(Remove{{}, {}, plan::Id(entity), nullptr});
  return changes;
}

bool equal(const Transaction& a, const Transaction& b) {
  return a.label == b.label && std::equal(a.changes.begin(), a.changes.end(), b.changes.begin(), b.changes.end(),
                                          [](const Change& one, const Change& other) { return same(one, other); });
}

}  // namespace cocrea::edit
