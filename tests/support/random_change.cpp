#include "support/random_change.h"

namespace cocrea::test {

using plan::EntityType;
using plan::Field;
using plan::FoundConst;
using plan::Kind;

namespace {

std::optional<edit::Change> random_set(Random& random, const plan::Document& document) {
  const std::vector<plan::Id> ids = ids_of(document);
  const FoundConst found = plan::find(document, random.pick(ids));
  if (found.field != nullptr && found.field->kind == Kind::list && random.chance(10)) {
    return edit::Set{found.entity->id, "order", {}, {}, plan::order_between(found.entity->order, "")};
  }
  const Field& field = found.type->fields[random.below(found.type->fields.size())];
  if (field.kind == Kind::child || field.kind == Kind::list) return std::nullopt;
  if (field.kind == Kind::localized && random.chance(70)) {
    plan::Value text;
    if (!random.chance(10)) text = random_text(random);
    return edit::Set{found.entity->id, std::string(field.name), random.chance(50) ? "es" : "en", {}, text};
  }
  return edit::Set{found.entity->id, std::string(field.name), {}, {}, random_value(random, field, ids_of(document, field.type))};
}

std::optional<edit::Change> random_insert(Random& random, const plan::Document& document) {
  const FoundConst found = plan::find(document, random.pick(ids_of(document)));
  const Field& field = found.type->fields[random.below(found.type->fields.size())];
  if (field.kind != Kind::list) return std::nullopt;
  const auto entity = random_entity(random, *field.type, {1, 50, true}, ids_of(document));
  if (const std::size_t size = plan::list_size(field, *found.entity); size > 0) {
    const std::size_t before = random.below(size);
    const std::string next = before + 1 < size ? plan::list_at(field, *found.entity, before + 1).order : std::string();
    entity->order = plan::order_between(plan::list_at(field, *found.entity, before).order, next);
  }
  return edit::Insert{found.entity->id, std::string(field.name), entity};
}

std::optional<edit::Change> random_remove(Random& random, const plan::Document& document) {
  const FoundConst found = plan::find(document, random.pick(ids_of(document)));
  if (found.field == nullptr || found.field->kind != Kind::list) return std::nullopt;
  edit::Remove remove;
  remove.id = found.entity->id;
  return remove;
}

}  // namespace

edit::Transaction random_transaction(Random& random, const plan::Document& document) {
  plan::Document after = document;
  edit::Transaction transaction{"test", {}};
  const std::size_t wanted = 1 + random.below(5);
  while (transaction.changes.size() < wanted) {
    const std::size_t kind = random.below(10);
    auto change = kind < 5 ? random_set(random, after) : kind < 8 ? random_insert(random, after) : random_remove(random, after);
    if (!change) continue;
    edit::Transaction one{"", {*change}};
    if (edit::apply(after, one)) continue;
    transaction.changes.push_back(*change);
  }
  return transaction;
}

}  // namespace cocrea::test
