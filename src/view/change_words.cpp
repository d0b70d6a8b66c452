#include "view/change_words.h"

#include <algorithm>

#include "view/forms.h"
#include "view/nodes.h"
#include "view/text_lookup.h"

namespace cocrea::view {

using exchange::Conflict;
using exchange::Difference;
using plan::EntityType;
using plan::Field;
using plan::Kind;
using plan::Value;

namespace {

std::string named(const Context& c, const plan::Entity& entity, const EntityType& type, std::size_t number) {
  const std::string name = name_of(c, entity, type, number);
  return c.t("compare.thing", {{"kind", kind_words(c, type)}, {"name", name}});
}

// One of a list has a name or at least a number; what is nested has neither.
std::string thing_words(const Context& c, const plan::Entity& entity, const EntityType& type, const plan::Entity* parent, const Field* list) {
  if (list == nullptr || list->kind != Kind::list || parent == nullptr) return kind_words(c, type);
  const std::size_t size = plan::list_size(*list, *parent);
  for (std::size_t i = 0; i < size; ++i) {
    if (&plan::list_at(*list, *parent, i) == &entity) return named(c, entity, type, i + 1);
  }
  return named(c, entity, type, 1);
}

std::string id_words(const Context& c, const plan::Id& id) {
  const plan::FoundConst found = c.document ? plan::find(*c.document, id) : plan::FoundConst{};
  if (!found) return c.t("common.unnamed");
  return name_of(c, *found.entity, *found.type, 1);
}

void append(std::string& all, std::string_view one) {
  if (!all.empty()) all.append(", ");
  all.append(one);
}

}  // namespace

std::string kind_words(const Context& c, const EntityType& type) { return c.t("kind." + std::string(type.name)); }

std::string thing_words(const Context& c, const plan::Id& id) {
  const plan::FoundConst found = c.document ? plan::find(*c.document, id) : plan::FoundConst{};
  return found ? thing_words(c, *found.entity, *found.type, found.parent, found.field) : std::string();
}

std::string field_words(const Context& c, const EntityType& type, std::string_view field) {
  const std::string own = std::string("field.").append(type.name).append(".").append(field);
  if (has_text(own)) return c.t(own);
  const std::string common = std::string("field.").append(field);
  return has_text(common) ? c.t(common) : std::string(field);
}

std::string field_words(const Context& c, const EntityType& type, std::string_view field, std::string_view language) {
  const std::string name = field_words(c, type, field);
  return language.empty() ? name : c.t("compare.inLanguage", {{"field", name}, {"language", language_name(c, language)}});
}

std::string value_words(const Context& c, const EntityType& type, std::string_view name, const Value& value) {
  const Field* const field = type.find(name);
  if (std::holds_alternative<std::monostate>(value)) return c.t("compare.unset");
  if (const auto* date = std::get_if<dates::PartialDate>(&value)) return full(c.state.language, *date);
  if (const auto* number = std::get_if<plan::Number>(&value)) return std::to_string(*number);
  std::string all;
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (field != nullptr && field->kind == Kind::reference) return id_words(c, *text);
    return text->empty() ? c.t("compare.unset") : *text;
  } else if (const auto* choice = std::get_if<plan::Choice>(&value)) {
    if (field != nullptr && *choice <= field->names.size()) append(all, option_label(c, type, *field, field->names[*choice - 1u]));
  } else if (const auto* choices = std::get_if<plan::ChoiceSet>(&value)) {
    for (std::size_t i = 0; field != nullptr && i < field->names.size(); ++i) {
      if ((*choices >> i & 1u) != 0) append(all, option_label(c, type, *field, field->names[i]));
    }
  } else if (const auto* ids = std::get_if<std::vector<plan::Id>>(&value)) {
    for (const plan::Id& id : *ids) append(all, id_words(c, id));
  }
  return all;
}

std::string conflict_words(const Context& c, const Conflict& conflict) {
  const std::string thing = thing_words(c, conflict.entity);
  switch (conflict.what) {
    case Conflict::What::field: return c.t("compare.of", {{"thing", thing}, {"field", field_words(c, *conflict.type, conflict.field, conflict.language)}});
    case Conflict::What::unknown: return c.t("compare.of", {{"thing", thing}, {"field", conflict.field}});
    case Conflict::What::place: return c.t("compare.of", {{"thing", thing}, {"field", c.t("compare.place")}});
    case Conflict::What::existence: break;
  }
  return thing;
}

std::string value_words(const Context& c, const Conflict& conflict, const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  switch (conflict.what) {
    case Conflict::What::field: return value_words(c, *conflict.type, conflict.field, value);
    case Conflict::What::unknown: return text != nullptr ? *text : c.t("compare.unset");
    case Conflict::What::place: return text != nullptr ? thing_words(c, text->substr(0, text->find('/'))) : c.t("compare.unset");
    case Conflict::What::existence: break;
  }
  return c.t(text != nullptr ? "compare.there" : "compare.takenOut");
}

std::string sides_words(const std::vector<exchange::Side>& sides, std::uint32_t which) {
  std::string all;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    if ((which >> i & 1u) != 0) append(all, sides[i].name);
  }
  return all;
}

std::string refusal_words(Language language, exchange::Unjoinable why) {
  constexpr std::string_view kKeys[] = {"join.otherDocument", "join.newerFormat", "join.tooFew", "join.tooMany", "join.clashingIds"};
  return text(language, kKeys[static_cast<std::size_t>(why)]);
}

namespace {

class Lines {
 public:
  Lines(const Context& before, const Context& after) : before_(before), after_(after) {}

  void add(const Difference& one) {
    using What = Difference::What;
    switch (one.what) {
      case What::added: lines_.push_back({thing(after_, one.after, one, one.parent_after), {}, after_.t("compare.added")}); break;
      case What::removed: lines_.push_back({thing(before_, one.before, one, one.parent_before), after_.t("compare.there"), after_.t("compare.takenOut")}); break;
      case What::moved: moved(one); break;
      case What::changed: changed(one); break;
    }
  }
  std::vector<Changed> take() { return std::move(lines_); }

 private:
  static std::string thing(const Context& c, const plan::Entity* entity, const Difference& one, const plan::Entity* parent) {
    return thing_words(c, *entity, *one.type, parent, one.list);
  }

  void moved(const Difference& one) {
    const std::string what = after_.t("compare.of", {{"thing", thing(after_, one.after, one, one.parent_after)}, {"field", after_.t("compare.place")}});
    const bool in_list = one.parent_before->id == one.parent_after->id;
    lines_.push_back({what, in_list ? place_in(before_, *one.before, *one.parent_before, *one.list) : thing_words(before_, one.parent_before->id),
                      in_list ? place_in(after_, *one.after, *one.parent_after, *one.list) : thing_words(after_, one.parent_after->id)});
  }

  static std::string place_in(const Context& c, const plan::Entity& entity, const plan::Entity& parent, const Field& list) {
    const std::size_t size = plan::list_size(list, parent);
    std::size_t number = 1;
    for (std::size_t i = 0; i < size; ++i) {
      if (&plan::list_at(list, parent, i) == &entity) number = i + 1;
    }
    return c.t("list.one", {{"kind", c.t("kind." + std::string(list.type->name))}, {"number", std::to_string(number)}});
  }

  void changed(const Difference& one) {
    if (one.field == nullptr) {
      const auto member = [&](const plan::Entity& entity) {
        const auto found = entity.extras.find(one.name);
        return found == entity.extras.end() ? after_.t("compare.unset") : found->second;
      };
      return line(one, std::string(one.name), member(*one.before), member(*one.after));
    }
    if (one.field->kind != Kind::localized) return values(one, {});
    plan::LocalizedText languages = plan::localized_of(*one.field, const_cast<plan::Entity&>(*one.before));
    for (const auto& text : plan::localized_of(*one.field, const_cast<plan::Entity&>(*one.after))) languages.try_emplace(text.first);
    for (const auto& text : languages) values(one, text.first);
  }

  void values(const Difference& one, std::string_view language) {
    const Value before = plan::get_value(*one.field, *one.before, language), after = plan::get_value(*one.field, *one.after, language);
    if (before == after) return;
    line(one, field_words(after_, *one.type, one.name, language), value_words(before_, *one.type, one.name, before), value_words(after_, *one.type, one.name, after), language);
  }

  void line(const Difference& one, const std::string& field, std::string before, std::string after, std::string_view language = {}) {
    const std::string name = thing(after_, one.after, one, one.parent_after);
    lines_.push_back({after_.t("compare.of", {{"thing", name}, {"field", field}}), std::move(before), std::move(after), std::string(language)});
  }

  const Context &before_, &after_;
  std::vector<Changed> lines_;
};

}  // namespace

std::vector<Changed> changed_words(const Context& before, const Context& after, const std::vector<Difference>& differences) {
  Lines lines(before, after);
  for (const Difference& one : differences) lines.add(one);
  return lines.take();
}

}  // namespace cocrea::view
