#include "core/exchange/alike.h"

#include <algorithm>

#include "core/exchange/join_values.h"
#include "core/exchange/word_differences.h"

namespace cocrea::exchange {

using edit::Change;
using edit::Set;
using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Id;
using plan::Kind;
using plan::Value;

namespace {

constexpr int kAlike = 60;   // percent of their words

// The words of what it is called, by language ("" for a name).
using Names = std::vector<std::pair<std::string, std::vector<std::string>>>;

Names names_of(const Newcomer& one) {
  Names names;
  const Field* const field = one.type == &plan::kCommitment ? one.type->find("title") : one.type->find("name");
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
    if (one.type != &plan::kCommitment && one.type != &plan::kPerson && one.type != &plan::kOrganisation) continue;
    named.push_back(&one);
    names.push_back(names_of(one));
  }
  std::vector<Alike> found;
  for (std::size_t i = 0; i < named.size(); ++i) {
    for (std::size_t k = i + 1; k < named.size(); ++k) {
      const Newcomer &a = *named[i], &b = *named[k];
      if (a.type != b.type || (a.sides & b.sides) != 0 || !are_alike(names[i], names[k])) continue;
      found.push_back({std::min(a.entity->id, b.entity->id), std::max(a.entity->id, b.entity->id), a.type});
    }
  }
  return found;
}

namespace {

bool is_text(const Field& field) { return field.kind == Kind::text || field.kind == Kind::localized; }

// What is left when two values become one: the first where there is one, paragraphs one after the other, sets together.
Value united(const Field& field, const Value& first, const Value& second) {
  if (std::holds_alternative<std::monostate>(first)) return second;
  if (std::holds_alternative<std::monostate>(second) || first == second) return first;
  if (field.kind == Kind::references || field.kind == Kind::choices) return join_sets({{}, {{0, first}, {1, second}}}).value_or(first);
  const auto* a = std::get_if<std::string>(&first);
  const auto* b = std::get_if<std::string>(&second);
  const bool paragraphs = is_text(field) && field.multiline && a != nullptr && b != nullptr && a->size() + b->size() + 2 <= plan::kLongestText;
  return paragraphs ? Value{std::string(*a).append("\n\n").append(*b)} : first;
}

void unite_field(const Field& field, const Entity& first, const Entity& second, std::vector<Change>& changes) {
  const auto put = [&](std::string_view language) {
    const Value before = plan::get_value(field, first, language);
    Value after = united(field, before, plan::get_value(field, second, language));
    if (after != before) changes.push_back(Set{first.id, std::string(field.name), std::string(language), before, std::move(after)});
  };
  if (field.kind != Kind::localized) return put({});
  for (const auto& text : plan::localized_of(field, const_cast<Entity&>(second))) put(text.first);
}

// Whoever refers to the second refers to the first.
void lead_to_first(const plan::Document& document, const Entity& first, const Entity& second, std::vector<Change>& changes) {
  plan::walk(document, [&](const Entity& entity, const EntityType& type) {
    if (&entity == &second) return;
    for (const Field& field : type.fields) {
      if (field.kind != Kind::reference && field.kind != Kind::references) continue;
      const Value before = plan::get_value(field, entity);
      std::vector<Id> after;
      bool refers = false;
      for (const Id& id : ids_in(before)) {
        const Id& kept = id == second.id ? first.id : id;
        refers |= id == second.id;
        if (std::find(after.begin(), after.end(), kept) == after.end()) after.push_back(kept);
      }
      if (!refers) continue;
      changes.push_back(Set{entity.id, std::string(field.name), {}, before, field.kind == Kind::reference ? Value{after.front()} : Value{std::move(after)}});
    }
  });
}

}  // namespace

std::vector<Change> unite(const plan::Document& document, std::string_view first_id, std::string_view second_id) {
  std::vector<Change> changes;
  const plan::FoundConst first = plan::find(document, first_id), second = plan::find(document, second_id);
  if (!first || !second || first.type != second.type || first.entity == second.entity) return changes;
  for (const Field& field : first.type->fields) {
    if (field.kind != Kind::child && field.kind != Kind::list) unite_field(field, *first.entity, *second.entity, changes);
  }
  for (const auto& member : second.entity->extras) {
    if (first.entity->extras.count(member.first) == 0) {
      changes.push_back(Set{first.entity->id, member.first, std::string(edit::kUnknownMember), {}, member.second});
    }
  }
  lead_to_first(document, *first.entity, *second.entity, changes);
  changes.push_back(edit::Remove{{}, {}, Id(second_id), nullptr});
  for (const Field& field : first.type->fields) {
    if (field.kind != Kind::list) continue;
    for (std::size_t i = 0; i < plan::list_size(field, *second.entity); ++i) {
      changes.push_back(edit::Insert{first.entity->id, std::string(field.name), field.type->clone(plan::list_at(field, *second.entity, i))});
    }
  }
  return changes;
}

}  // namespace cocrea::exchange
