// Field nodes: what stands in a field of the document, and what was typed into it.
#include <algorithm>
#include <cassert>

#include "view/nodes.h"
#include "view/text_lookup.h"

namespace cocrea::view {

namespace {

std::string key(std::string_view area, const plan::EntityType& type, std::string_view name) {
  std::string result;
  result.reserve(area.size() + type.name.size() + name.size() + 2);
  return result.append(area).append(".").append(type.name).append(".").append(name);
}

void fill_choice(const Context& c, const plan::EntityType& type, const plan::Field& f, const plan::Entity& entity, Node& node) {
  const plan::Value value = plan::get_value(f, entity);
  const auto* chosen = std::get_if<plan::Choice>(&value);
  FieldSpec& spec = *node.field;
  spec.type = FieldSpec::Type::choice;
  spec.options.push_back({"", c.t("choice.unset"), chosen == nullptr});
  for (std::size_t i = 0; i < f.names.size(); ++i) {
    const bool selected = chosen && *chosen == i + 1;
    spec.options.push_back({std::string(f.names[i]), option_label(c, type, f, f.names[i]), selected});
  }
  for (const Option& one : spec.options) {
    if (one.selected) node.value = one.label;
  }
}

void fill_choices(const Context& c, const plan::EntityType& type, const plan::Field& f, const plan::Entity& entity, Node& node) {
  const plan::Value value = plan::get_value(f, entity);
  const auto* chosen = std::get_if<plan::ChoiceSet>(&value);
  FieldSpec& spec = *node.field;
  spec.type = FieldSpec::Type::choices;
  for (std::size_t i = 0; i < f.names.size(); ++i) {
    const bool selected = chosen && (*chosen >> i & 1u) != 0;
    spec.options.push_back({std::string(f.names[i]), option_label(c, type, f, f.names[i]), selected});
  }
}

// What a localized text still lacks: its languages as small pills, each leading to that language.
void add_language_pills(const Context& c, const plan::LocalizedText& texts, Node& node) {
  // Nothing is missing from a text that nobody has written.
  const bool written = std::any_of(texts.begin(), texts.end(), [](const auto& one) { return !one.second.empty(); });
  if (!written) return;
  for (const std::string& language : wanted_languages(c)) {
    if (language == c.content) continue;
    const auto found = texts.find(language);
    const bool there = found != texts.end() && !found->second.empty();
    Node mark = pill(node.id + ":to-" + language, there ? c.t("language.there", {{"language", language}}) : c.t("language.missing", {{"language", language}}),
                     there ? "check" : "language", there ? Tone::done : Tone::at_risk, SetContentLanguage{language});
    mark.emphasis = Emphasis::small;
    add(node, std::move(mark));
  }
}

Node field_base(const Context& c, const plan::Entity& entity, const plan::EntityType& type, const plan::Field& f, std::string language) {
  Node node;
  node.kind = NodeKind::field;
  node.id = field_node(entity.id, f.name, language);
  node.label = c.t(key("field", type, f.name));
  const std::string help = key("help", type, f.name);
  if (has_text(help)) node.help = c.t(help);
  node.disabled = c.read_only();
  node.action = EditField{entity.id, std::string(f.name), language};
  node.field = FieldSpec{};
  const std::string placeholder = key("placeholder", type, f.name);
  if (has_text(placeholder)) node.field->placeholder = c.t(placeholder);
  return node;
}

// What is being typed, or was typed and not understood, stands in the field instead of its value.
void show_typed(const Context& c, Node& node) {
  const auto& edit = *node.action.as<EditField>();
  if (const auto rejected = c.state.rejected.find(node.id); rejected != c.state.rejected.end()) {
    node.value = rejected->second.text;
    node.field->error = c.t(rejected->second.error_key);
  }
  const auto& draft = c.state.draft;
  if (draft && draft->entity == edit.entity && draft->field == edit.field && draft->language == edit.language) node.value = draft->text;
}

}  // namespace

// The text of an option: choice.<type>.<field>.<name>, or one word for all fields that answer yes or no.
std::string option_label(const Context& c, const plan::EntityType& type, const plan::Field& f, std::string_view name) {
  const std::string own = key("choice", type, f.name) + "." + std::string(name);
  if (has_text(own)) return c.t(own);
  return c.t("choice." + std::string(name));
}

Node field(const Context& c, const plan::Entity& entity, const plan::EntityType& type, std::string_view name) {
  const plan::Field* f = type.find(name);
  assert(f != nullptr);
  const bool localized = f->kind == plan::Kind::localized;
  Node node = field_base(c, entity, type, *f, localized ? c.content : std::string());
  FieldSpec& spec = *node.field;
  switch (f->kind) {
    case plan::Kind::text:
    case plan::Kind::localized: {
      spec.type = f->multiline ? FieldSpec::Type::long_text : FieldSpec::Type::text;
      const plan::Value value = plan::get_value(*f, entity, localized ? std::string_view(c.content) : std::string_view());
      if (const auto* words = std::get_if<std::string>(&value)) node.value = *words;
      if (localized) {
        spec.text_language = c.content;
        const plan::Value all = plan::get_value(*f, entity);
        const auto* texts = std::get_if<plan::LocalizedText>(&all);
        add_language_pills(c, texts ? *texts : plan::LocalizedText{}, node);
      }
      break;
    }
    case plan::Kind::date: {
      spec.type = FieldSpec::Type::date;
      if (spec.placeholder.empty()) spec.placeholder = c.t("date.placeholder");
      const plan::Value value = plan::get_value(*f, entity);
      if (const auto* date = std::get_if<dates::PartialDate>(&value)) {
        node.value = full(c.state.language, *date);
        spec.iso = date->to_string();
      }
      break;
    }
    case plan::Kind::choice: fill_choice(c, type, *f, entity, node); break;
    case plan::Kind::choices: fill_choices(c, type, *f, entity, node); break;
    case plan::Kind::reference:
    case plan::Kind::references:
    case plan::Kind::child:
    case plan::Kind::list: assert(false); break;
  }
  show_typed(c, node);
  return node;
}

Node toggle_field(const Context& c, const plan::Entity& entity, const plan::EntityType& type, std::string_view name) {
  const plan::Field* f = type.find(name);
  assert(f != nullptr && f->kind == plan::Kind::choice && f->names.size() == 2);
  Node node = field_base(c, entity, type, *f, {});
  const plan::Value value = plan::get_value(*f, entity);
  const auto* chosen = std::get_if<plan::Choice>(&value);
  node.selected = chosen && *chosen == static_cast<plan::Choice>(plan::YesNo::yes);
  node.field->type = FieldSpec::Type::toggle;
  node.field->options = {{"no", c.t("choice.no"), !node.selected}, {"yes", c.t("choice.yes"), node.selected}};
  node.value = c.t(node.selected ? "choice.yes" : "choice.no");
  return node;
}

Node institutions_field(const Context& c, const plan::Entity& entity, const plan::EntityType& type, std::string_view name) {
  const plan::Field* f = type.find(name);
  assert(f != nullptr && f->kind == plan::Kind::references);
  Node node = field_base(c, entity, type, *f, {});
  node.field->type = FieldSpec::Type::choices;
  const plan::Value value = plan::get_value(*f, entity);
  const auto* chosen = std::get_if<std::vector<plan::Id>>(&value);
  for (const plan::Organisation& one : c.document->organisations) {
    const bool selected = chosen && std::find(chosen->begin(), chosen->end(), one.id) != chosen->end();
    node.field->options.push_back({one.id, one.name.empty() ? c.t("common.unnamed") : one.name, selected});
  }
  return node;
}

}  // namespace cocrea::view
