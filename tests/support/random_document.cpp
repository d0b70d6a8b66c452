#include "support/random_document.h"

namespace cocrea::test {

using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Kind;

namespace {

const std::vector<std::string> kWords = {
    "Gestión", "año", "ñandú", "¿sí?", "Apertura de datos", "\"comillas\"", "C:\\datos", "línea\notra", "\ttab", "\r\n", "", " ",
    "日本語", "한국어", "🏛️", "\xE1\xBA\xB9\xCC\x81" /* a base with a mark that it cannot take in */, "</script>", "\xE2\x80\xA8",
    std::string("\0\x01\x1f\x7f", 4), "€ 3,50 – “así”", "null", "{\"a\":1}", "ﬁ"};
const std::vector<std::string> kLanguages = {"es", "en", "gl", "eu", "pt-BR", "quc"};
// Canonical: sorted keys, no white space.
const std::vector<std::string> kUnknownValues = {
    "null", "true", "-0.50e+3", "123456789012345678901234567890", "\"años\"", "[]", "{}", "[1,[],{}]", R"({"a":[1,"\"x\\"],"b":{"c":null},"ñ":"{[,:"})"};
const std::vector<std::string> kUnknownNames = {"aNewMember", "zz", "x-note", "ñ", "", "Id", "a/b~c", "\n"};

void fill_lists(Random& random, const EntityType& type, Entity& entity, const DocumentShape& shape) {
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) {
      Entity& child = plan::child_of(field, entity);
      child.id = random_id(random);
      fill_lists(random, *field.type, child, shape);
    } else if (field.kind == Kind::list) {
      const std::size_t size = random.below(shape.longest_list + 1);
      std::string order;
      for (std::size_t i = 0; i < size; ++i) {
        Entity& element = field.list->append(field.at(entity));
        element.id = random_id(random);
        if (order.empty() || !random.chance(10)) order = plan::order_between(order, "");  // now and then two of one order
        element.order = order;
        fill_lists(random, *field.type, element, shape);
      }
      plan::sort(*field.list, field.at(entity));
    }
  }
}

void collect(const EntityType& type, const Entity& entity, const EntityType* wanted, std::vector<plan::Id>& ids) {
  if (wanted == nullptr || wanted == &type) ids.push_back(entity.id);
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) {
      collect(*field.type, plan::child_of(field, entity), wanted, ids);
    } else if (field.kind == Kind::list) {
      for (std::size_t i = 0; i < plan::list_size(field, entity); ++i) collect(*field.type, plan::list_at(field, entity, i), wanted, ids);
    }
  }
}

template <class IdsFor>
void fill_fields(Random& random, const EntityType& type, Entity& entity, const DocumentShape& shape, const IdsFor& ids_for) {
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) {
      fill_fields(random, *field.type, plan::child_of(field, entity), shape, ids_for);
    } else if (field.kind == Kind::list) {
      for (std::size_t i = 0; i < plan::list_size(field, entity); ++i) {
        fill_fields(random, *field.type, plan::list_at(field, entity, i), shape, ids_for);
      }
    } else if (random.chance(shape.filled)) {
      plan::set_value(field, entity, random_value(random, field, ids_for(field.type)));
    }
  }
  while (shape.extras && random.chance(15)) {
    const std::string& value = random.pick(kUnknownValues);
    entity.extras.insert_or_assign(random.pick(kUnknownNames), value);
  }
}

}  // namespace

std::uint64_t Random::next() {
  std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;  // splitmix64
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

plan::Id random_id(Random& random) {
  const std::uint64_t high = random.next();
  return plan::IdSource(high, random.next()).next();
}

std::string random_text(Random& random) {
  std::string text = random.pick(kWords);
  for (std::size_t words = random.below(4); words > 0; --words) text.append("x").append(random.pick(kWords));
  return text;
}

dates::PartialDate random_date(Random& random) {
  const int year = 1990 + static_cast<int>(random.below(60));
  const auto month = static_cast<unsigned>(1 + random.below(12));
  switch (random.below(3)) {
    case 0: return *dates::PartialDate::of_year(year);
    case 1: return *dates::PartialDate::of_month(year, month);
    default: return dates::PartialDate::of(date::sys_days(date::year(year) / date::month(month) / date::day(static_cast<unsigned>(1 + random.below(28)))));
  }
}

plan::Value random_value(Random& random, const Field& field, const std::vector<plan::Id>& ids) {
  if (random.chance(10)) return {};
  switch (field.kind) {
    case Kind::text: return random_text(random);
    case Kind::json: return std::string(R"({"a":")").append(std::to_string(random.below(1000))).append(R"("})");
    case Kind::localized: {
      plan::LocalizedText text;
      for (std::size_t i = random.below(3); i < 3; ++i) {
        const std::string value = random_text(random);   // first: two draws in one call's arguments would have no order
        text.insert_or_assign(random.pick(kLanguages), value);
      }
      return text;
    }
    case Kind::date: return random_date(random);
    case Kind::choice: return static_cast<plan::Choice>(1 + random.below(field.names.size()));
    case Kind::choices: return static_cast<plan::ChoiceSet>(1 + random.below((std::size_t{1} << field.names.size()) - 1));
    case Kind::number: return static_cast<plan::Number>(1 + random.below(static_cast<std::size_t>(field.most)));
    case Kind::reference:
      if (ids.empty()) return {};
      return random.pick(ids);
    case Kind::references: {
      std::vector<plan::Id> some;
      for (const plan::Id& id : ids) {
        if (some.size() < 5 && random.chance(30)) some.push_back(id);
      }
      if (some.empty()) return {};
      return some;
    }
    case Kind::child:
    case Kind::list: break;
  }
  return {};
}

std::shared_ptr<Entity> random_entity(Random& random, const EntityType& type, const DocumentShape& shape, const std::vector<plan::Id>& ids) {
  const std::shared_ptr<Entity> entity = type.make();
  entity->id = random_id(random);
  entity->order = plan::order_between("", "");
  fill_lists(random, type, *entity, shape);
  fill_fields(random, type, *entity, shape, [&](const EntityType*) -> const std::vector<plan::Id>& { return ids; });
  return entity;
}

plan::Document random_document(std::uint64_t seed, const DocumentShape& shape) {
  Random random(seed);
  plan::Document document;
  document.id = random_id(random);
  for (std::size_t i = random.below(3); i > 0; --i) document.parents.push_back(random_id(random));
  fill_lists(random, plan::kDocument, document, shape);
  fill_fields(random, plan::kDocument, document, shape, [&](const EntityType* type) { return ids_of(document, type); });
  return document;
}

std::vector<plan::Id> ids_of(const plan::Document& document, const EntityType* type) {
  std::vector<plan::Id> ids;
  collect(plan::kDocument, document, type, ids);
  return ids;
}

}  // namespace cocrea::test
