#include "core/edit/change.h"

#include <algorithm>
#include <functional>
#include <set>

#include "core/plan/sorted.h"

namespace cocrea::edit {

using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Found;
using plan::Kind;

namespace {

using Cause = Refusal::Cause;

constexpr std::size_t kMany = 8;   // changes of a kind, from which a look at the whole document pays for all of them

bool is_order(const Set& set) { return set.field == "order" && set.language != kUnknownMember; }

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

// Where things are while the changes of one transaction are applied: a table of fifty thousand rows must not look through the whole document for each.
class Places {
 public:
  explicit Places(plan::Document& document) : document_(document) {}

  plan::Document& document() const { return document_; }

  Found find(std::string_view id) {
    if (!last_ || last_.entity->id != id) last_ = plan::find(document_, id);
    return last_;
  }
  // To set its values; where it stands is not told.
  Found find_values(std::string_view id) {
    if (by_id_.empty()) return find(id);
    const auto before = [](const auto& one, std::string_view wanted) { return one.first < wanted; };
    const auto found = std::lower_bound(by_id_.begin(), by_id_.end(), id, before);
    return found != by_id_.end() && found->first == id ? found->second : Found{};
  }
  // Many values come to be set, and nothing moves in between.
  void expect_values() {
    if (!by_id_.empty()) return;
    plan::walk(document_, [&](const Entity& entity, const EntityType& type) {
      by_id_.emplace_back(entity.id, Found{const_cast<Entity*>(&entity), &type, nullptr, nullptr, nullptr});
    });
    plan::stable_sort(by_id_, [](const auto& a, const auto& b) { return a.first < b.first; });
  }
  // Something entered a list of this entity or left it: what stands in its lists has moved, itself not.
  void moved(const Found& parent) {
    by_id_.clear();
    last_ = parent;
  }

  // Many things come to be inserted: all ids that there are, and maybe some that were.
  void expect_inserts() {
    plan::walk(document_, [&](const Entity& entity, const EntityType&) { known_.insert(entity.id); });
  }
  // Whether these ids are certainly new; then they are known from now on. `sorted`.
  bool are_new(const std::vector<std::string_view>& ids) {
    if (known_.empty()) return false;
    std::vector<plan::Id> own(ids.begin(), ids.end());
    const bool all = std::none_of(own.begin(), own.end(), [&](const plan::Id& id) { return known_.contains(id); });
    known_.insert(own.begin(), own.end());   // also of those that had left: whatever is refused is refused as a whole
    return all;
  }

 private:
  plan::Document& document_;
  Found last_;
  std::vector<std::pair<std::string_view, Found>> by_id_;   // empty: not looked at
  std::set<plan::Id> known_;                                // empty: not looked at
};

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

std::optional<Refusal> apply_one(Places& places, Set& set) {
  const Found found = is_order(set) ? places.find(set.entity) : places.find_values(set.entity);
  if (!found) return Refusal{Cause::no_such_entity, place_of(set.entity, set.field)};
  if (set.language == kUnknownMember) return apply_unknown(set, found);
  if (is_order(set)) {
    places.moved({});
    return apply_order(set, found);
  }
  const Field* field = found.type->find(set.field);
  if (field == nullptr) return Refusal{Cause::no_such_field, place_of(set.entity, set.field)};
  plan::Value before = plan::get_value(*field, *found.entity, set.language);
  if (!plan::set_value(*field, *found.entity, set.after, set.language)) return Refusal{Cause::wrong_kind, place_of(set.entity, set.field)};
  set.before = std::move(before);
  set.after = plan::get_value(*field, *found.entity, set.language);  // an empty text is no text: the forms that mean "unset" become one
  return std::nullopt;
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

std::optional<Refusal> check_new_ids(Places& places, const EntityType& type, const Entity& entity) {
  const plan::Document& document = places.document();
  std::vector<std::string_view> ids;
  collect_ids(type, entity, ids);
  plan::stable_sort(ids, std::less<>{});
  auto taken = std::adjacent_find(ids.begin(), ids.end());
  if (taken == ids.end() && places.are_new(ids)) return std::nullopt;
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

std::optional<Refusal> apply_one(Places& places, Insert& insert) {
  const Found parent = places.find(insert.parent);
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
  if (auto refusal = check_new_ids(places, *field->type, *entity)) return refusal;
  field->list->insert(field->at(*parent.entity), *entity);
  places.moved(parent);
  insert.entity = entity;
  insert.type = field->type;
  return std::nullopt;
}

// What leaves a list that is known, as when an insertion is undone: the last one is looked at first.
std::optional<std::size_t> place_in_list(const Found& parent, const Field& list, std::string_view id) {
  for (std::size_t i = plan::list_size(list, *parent.entity); i-- > 0;) {
    if (plan::list_at(list, *parent.entity, i).id == id) return i;
  }
  return std::nullopt;
}

std::optional<Refusal> apply_one(Places& places, Remove& remove) {
  Found parent = remove.parent.empty() ? Found{} : places.find(remove.parent);
  const Field* list = parent ? parent.type->find(remove.list) : nullptr;
  std::optional<std::size_t> at;
  if (list != nullptr && list->kind == Kind::list) at = place_in_list(parent, *list, remove.id);
  if (!at) {
    const Found found = places.find(remove.id);
    if (!found) return Refusal{Cause::no_such_entity, remove.id};
    list = found.field;
    if (list == nullptr || list->kind != Kind::list) return Refusal{Cause::not_a_list, remove.id};
    parent = places.find(plan::Id(found.parent->id));
    at = place_in_list(parent, *list, remove.id);
  }
  remove.parent = parent.entity->id;
  remove.list = std::string(list->name);
  remove.entity = list->type->clone(plan::list_at(*list, *parent.entity, *at));
  remove.type = list->type;
  list->list->erase(list->at(*parent.entity), *at);
  places.moved(parent);
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

std::optional<Refusal> apply_change(Places& places, Change& change) {
  return std::visit([&](auto& one) { return apply_one(places, one); }, change);
}

// Whether many values are set one after the other from here on.
bool sets_many(const std::vector<Change>& changes, std::size_t from) {
  if (changes.size() - from < kMany) return false;
  return std::all_of(changes.begin() + static_cast<std::ptrdiff_t>(from), changes.begin() + static_cast<std::ptrdiff_t>(from + kMany), [](const Change& one) {
    const auto* set = std::get_if<Set>(&one);
    return set != nullptr && !is_order(*set);
  });
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
  Places places(document);
  const auto inserts = std::count_if(changes.begin(), changes.end(), [](const Change& one) { return std::holds_alternative<Insert>(one); });
  if (static_cast<std::size_t>(inserts) >= kMany) places.expect_inserts();
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (sets_many(changes, i)) places.expect_values();
    auto refusal = apply_change(places, changes[i]);
    if (!refusal) continue;
    while (i-- > 0) {
      Change undo = inverse_of(changes[i]);
      apply_change(places, undo);  // what was just done can be taken back
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
