#include "core/plan/entity.h"

#include <algorithm>

#include "core/plan/sorted.h"

namespace cocrea::plan {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reading through a field's accessor alters nothing; it is written once, for entities that may be altered.
Entity& mutable_of(const Entity& entity) { return const_cast<Entity&>(entity); }

template <class T>
T& member(const Field& field, Entity& entity) {
  return *static_cast<T*>(field.at(entity));
}

bool valid_text(const std::string& text) { return text.size() <= kLongestText; }
bool valid_object(const std::string& json) { return json.empty() || (json.front() == '{' && json.back() == '}'); }

bool valid_references(const std::vector<Id>& ids) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!valid_id(ids[i]) || std::find(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(i), ids[i]) != ids.begin() + static_cast<std::ptrdiff_t>(i)) {
      return false;
    }
  }
  return true;
}

bool set_localized(LocalizedText& text, const Value& value, std::string_view language) {
  if (language.empty()) {
    if (std::holds_alternative<std::monostate>(value)) {
      text.clear();
      return true;
    }
    const auto* all = std::get_if<LocalizedText>(&value);
    if (all == nullptr) return false;
    for (const auto& one : *all) {
      if (!valid_language(one.first) || !valid_text(one.second)) return false;
    }
    text = *all;
    return true;
  }
  if (!valid_language(language)) return false;
  if (std::holds_alternative<std::monostate>(value)) {
    if (const auto found = text.find(language); found != text.end()) text.erase(found);
    return true;
  }
  const auto* one = std::get_if<std::string>(&value);
  if (one == nullptr || !valid_text(*one)) return false;
  text.insert_or_assign(std::string(language), *one);
  return true;
}

// Gives `to` the value, or its unset form; false if the value is of another type or not acceptable.
template <class T, class Accept>
bool assign(T& to, const Value& value, const Accept& accept) {
  if (std::holds_alternative<std::monostate>(value)) {
    to = T{};
    return true;
  }
  const auto* given = std::get_if<T>(&value);
  if (given == nullptr || !accept(*given)) return false;
  to = *given;
  return true;
}

}  // namespace

const Field* EntityType::find(std::string_view field_name) const {
  for (const Field& field : fields) {
    if (field.name == field_name) return &field;
  }
  return nullptr;
}

namespace {

Elements& elements(void* list) { return *static_cast<Elements*>(list); }
Entity& entity_at(void* at) { return *static_cast<Entity*>(at); }

// Entities of every type live in memory of their own under one kind of shared pointer.
std::shared_ptr<Entity> share(void* made, const ElementOps& ops) {
  return {static_cast<Entity*>(made), [&ops](Entity* gone) {
            ops.destroy(gone);
            ::operator delete(gone);
          }};
}

}  // namespace

std::size_t ListOps::size(const void* list) const { return static_cast<const Elements*>(list)->size; }
Entity& ListOps::at(void* list, std::size_t index) const { return entity_at(elements(list).at(*element, index)); }
void ListOps::erase(void* list, std::size_t index) const { elements(list).erase(*element, index, index + 1); }
void ListOps::arrange(void* list, const std::vector<std::size_t>& from) const { elements(list).arrange(*element, from); }

Entity& ListOps::insert(void* list, const Entity& source) const {
  std::size_t place = 0, end = size(list);
  while (place < end) {
    const std::size_t middle = (place + end) / 2;
    if (precedes(source, at(list, middle))) end = middle;
    else place = middle + 1;
  }
  return entity_at(elements(list).insert(*element, place, &source));
}

Entity& ListOps::append(void* list) const {
  void* const at = elements(list).open(*element, size(list));
  element->make(at);
  return entity_at(at);
}

std::shared_ptr<Entity> EntityType::make() const {
  void* const made = ::operator new(ops->size);
  ops->make(made);
  return share(made, *ops);
}

std::shared_ptr<Entity> EntityType::clone(const Entity& entity) const {
  void* const made = ::operator new(ops->size);
  ops->copy(made, &entity);
  return share(made, *ops);
}

std::string& text_of(const Field& field, Entity& entity) { return member<std::string>(field, entity); }
LocalizedText& localized_of(const Field& field, Entity& entity) { return member<LocalizedText>(field, entity); }
Date& date_of(const Field& field, Entity& entity) { return member<Date>(field, entity); }
// An enumeration is stored as its underlying type, and Choice is a character type: it may alias.
Choice& choice_of(const Field& field, Entity& entity) { return member<Choice>(field, entity); }
ChoiceSet& choices_of(const Field& field, Entity& entity) { return member<ChoiceSet>(field, entity); }
Number& number_of(const Field& field, Entity& entity) { return member<Number>(field, entity); }
Id& reference_of(const Field& field, Entity& entity) { return member<Id>(field, entity); }
std::vector<Id>& references_of(const Field& field, Entity& entity) { return member<std::vector<Id>>(field, entity); }
Entity& child_of(const Field& field, Entity& entity) { return member<Entity>(field, entity); }

const Entity& child_of(const Field& field, const Entity& entity) { return child_of(field, mutable_of(entity)); }

std::size_t list_size(const Field& field, const Entity& entity) { return field.list->size(field.at(mutable_of(entity))); }
Entity& list_at(const Field& field, Entity& entity, std::size_t index) { return field.list->at(field.at(entity), index); }
const Entity& list_at(const Field& field, const Entity& entity, std::size_t index) { return list_at(field, mutable_of(entity), index); }

Value get_value(const Field& field, const Entity& const_entity, std::string_view language) {
  Entity& entity = mutable_of(const_entity);
  switch (field.kind) {
    case Kind::text:
    case Kind::json:
    case Kind::reference:
      if (const auto& text = member<std::string>(field, entity); !text.empty()) return text;
      break;
    case Kind::localized: {
      const auto& text = localized_of(field, entity);
      if (language.empty()) {
        if (!text.empty()) return text;
      } else if (const auto found = text.find(language); found != text.end()) {
        return found->second;
      }
      break;
    }
    case Kind::date:
      if (const auto& date = date_of(field, entity)) return *date;
      break;
    case Kind::choice:
      if (const Choice choice = choice_of(field, entity); choice != 0) return choice;
      break;
    case Kind::choices:
      if (const ChoiceSet choices = choices_of(field, entity); choices != 0) return choices;
      break;
    case Kind::number:
      if (const Number number = number_of(field, entity); number != 0) return number;
      break;
    case Kind::references:
      if (const auto& ids = references_of(field, entity); !ids.empty()) return ids;
      break;
    case Kind::child:
    case Kind::list: break;
  }
  return {};
}

bool set_value(const Field& field, Entity& entity, const Value& value, std::string_view language) {
  if (!language.empty() && field.kind != Kind::localized) return false;
  switch (field.kind) {
    case Kind::text: return assign(text_of(field, entity), value, valid_text);
    case Kind::json: return assign(text_of(field, entity), value, valid_object);
    case Kind::localized: return set_localized(localized_of(field, entity), value, language);
    case Kind::date: {
      if (std::holds_alternative<std::monostate>(value)) {
        date_of(field, entity).reset();
        return true;
      }
      const auto* date = std::get_if<dates::PartialDate>(&value);
      if (date != nullptr) date_of(field, entity) = *date;
      return date != nullptr;
    }
    case Kind::choice: return assign(choice_of(field, entity), value, [&](Choice choice) { return choice <= field.names.size(); });
    case Kind::choices:
      return assign(choices_of(field, entity), value, [&](ChoiceSet set) { return set < (ChoiceSet{1} << field.names.size()); });
    case Kind::number: return assign(number_of(field, entity), value, [&](Number number) { return number >= 0 && number <= field.most; });
    case Kind::reference:
      return assign(reference_of(field, entity), value, [](const Id& id) { return id.empty() || valid_id(id); });
    case Kind::references: return assign(references_of(field, entity), value, valid_references);
    case Kind::child:
    case Kind::list: break;
  }
  return false;
}

namespace {

template <class T>
bool same_member(const Field& field, Entity& a, Entity& b) {
  return member<T>(field, a) == member<T>(field, b);
}

}  // namespace

bool same_value(const Field& field, const Entity& const_a, const Entity& const_b) {
  Entity &a = mutable_of(const_a), &b = mutable_of(const_b);
  switch (field.kind) {
    case Kind::text:
    case Kind::json:
    case Kind::reference: return same_member<std::string>(field, a, b);
    case Kind::localized: return same_member<LocalizedText>(field, a, b);
    case Kind::date: return same_member<Date>(field, a, b);
    case Kind::choice: return same_member<Choice>(field, a, b);
    case Kind::choices: return same_member<ChoiceSet>(field, a, b);
    case Kind::number: return same_member<Number>(field, a, b);
    case Kind::references: return same_member<std::vector<Id>>(field, a, b);
    case Kind::child:
    case Kind::list: break;
  }
  return true;
}

void copy_value(const Field& field, const Entity& const_from, Entity& to) {
  Entity& from = mutable_of(const_from);
  switch (field.kind) {
    case Kind::text:
    case Kind::json:
    case Kind::reference: text_of(field, to) = text_of(field, from); break;
    case Kind::localized: localized_of(field, to) = localized_of(field, from); break;
    case Kind::date: date_of(field, to) = date_of(field, from); break;
    case Kind::choice: choice_of(field, to) = choice_of(field, from); break;
    case Kind::choices: choices_of(field, to) = choices_of(field, from); break;
    case Kind::number: number_of(field, to) = number_of(field, from); break;
    case Kind::references: references_of(field, to) = references_of(field, from); break;
    case Kind::child:
    case Kind::list: break;
  }
}

bool equal(const EntityType& type, const Entity& a, const Entity& b) {
  if (a.id != b.id || a.order != b.order || a.extras != b.extras) return false;
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) {
      if (!equal(*field.type, child_of(field, a), child_of(field, b))) return false;
    } else if (field.kind == Kind::list) {
      const std::size_t size = list_size(field, a);
      if (size != list_size(field, b)) return false;
      for (std::size_t i = 0; i < size; ++i) {
        if (!equal(*field.type, list_at(field, a, i), list_at(field, b, i))) return false;
      }
    } else if (!same_value(field, a, b)) {
      return false;
    }
  }
  return true;
}

namespace {

// FNV-1a, in hex.
void append_hash(Id& id, std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  for (int shift = 60; shift >= 0; shift -= 4) id += "0123456789abcdef"[(hash >> shift) & 15];
}

}  // namespace

Id derived_id(std::string_view owner, std::string_view name) {
  constexpr std::size_t kLongest = 64;
  if (owner.size() + 1 + name.size() <= kLongest) return Id(owner).append("-").append(name);
  constexpr std::size_t kHash = 16;
  Id id;
  append_hash(id, owner);
  id.append("-");
  if (kHash + 1 + name.size() <= kLongest) return id.append(name);
  append_hash(id, name);
  return id;
}

void fill_child_ids(const EntityType& type, Entity& entity, std::vector<Id>* given) {
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) {
      Entity& child = child_of(field, entity);
      if (child.id.empty() && !entity.id.empty()) {
        child.id = derived_id(entity.id, field.name);
        if (given != nullptr) given->push_back(child.id);
      }
      fill_child_ids(*field.type, child, given);
    } else if (field.kind == Kind::list) {
      const std::size_t size = list_size(field, entity);
      for (std::size_t i = 0; i < size; ++i) fill_child_ids(*field.type, list_at(field, entity, i), given);
    }
  }
}

bool valid_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 &&
         std::all_of(id.begin(), id.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; });
}

bool valid_language(std::string_view tag) {
  const std::size_t end = std::min(tag.find('-'), tag.size());
  const std::string_view primary = tag.substr(0, end);
  if (primary.size() < 2 || primary.size() > 3) return false;
  if (!std::all_of(primary.begin(), primary.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return false;
  std::string_view rest = tag.substr(end);
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::size_t length = std::min(rest.find('-'), rest.size());
    if (length < 1 || length > 8) return false;
    if (!std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(length), [](char c) { return is_letter(c) || is_digit(c); })) return false;
    rest.remove_prefix(length);
  }
  return true;
}

bool precedes(const Entity& a, const Entity& b) {
  const int by_order = a.order.compare(b.order);
  return by_order != 0 ? by_order < 0 : a.id < b.id;
}

void sort(const ListOps& ops, void* list) {
  const std::size_t count = ops.size(list);
  const auto before = [&](std::size_t a, std::size_t b) { return precedes(ops.at(list, a), ops.at(list, b)); };
  const std::vector<std::size_t> from = sorted_places(count, before);
  for (std::size_t i = 0; i < count; ++i) {
    if (from[i] != i) return ops.arrange(list, from);
  }
}

}  // namespace cocrea::plan
