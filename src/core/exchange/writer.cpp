#include "core/exchange/writer.h"

#include <algorithm>

#include "core/exchange/text_form.h"
#include "core/plan/sorted.h"

namespace cocrea::exchange {

using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Kind;

namespace {

bool is_blank(const EntityType& type, const Entity& entity) {
  return entity.id.empty() && entity.extras.empty() &&
         std::all_of(type.fields.begin(), type.fields.end(), [&](const Field& field) { return is_unset(field, entity); });
}

}  // namespace

bool is_unset(const Field& field, const Entity& const_entity) {
  auto& entity = const_cast<Entity&>(const_entity);  // a field's accessor alters nothing
  switch (field.kind) {
    case Kind::text:
    case Kind::json: return plan::text_of(field, entity).empty();
    case Kind::localized: return plan::localized_of(field, entity).empty();
    case Kind::date: return !plan::date_of(field, entity);
    case Kind::choice: return plan::choice_of(field, entity) == 0;
    case Kind::choices: return plan::choices_of(field, entity) == 0;
    case Kind::number: return plan::number_of(field, entity) == 0;
    case Kind::reference: return plan::reference_of(field, entity).empty();
    case Kind::references: return plan::references_of(field, entity).empty();
    case Kind::child: return is_blank(*field.type, plan::child_of(field, entity));
    case Kind::list: return plan::list_size(field, entity) == 0;
  }
  return true;
}

const std::vector<const Field*>& Writer::sorted_fields(const EntityType& type) {
  std::vector<const Field*>& fields = sorted_[&type];
  if (fields.empty()) {
    for (const Field& field : type.fields) fields.push_back(&field);
    plan::stable_sort(fields, [](const Field* a, const Field* b) { return a->name < b->name; });
  }
  return fields;
}

void Writer::new_line() {
  if (form_ == Form::pretty) out_.append("\n").append(2 * level_, ' ');
}

void Writer::open(char bracket) {
  out_.push_back(bracket);
  ++level_;
  first_ = true;
}

void Writer::close(char bracket) {
  --level_;
  if (!first_) new_line();
  out_.push_back(bracket);
  first_ = false;
}

void Writer::element() {
  if (!first_) out_.push_back(',');
  first_ = false;
  new_line();
}

void Writer::member(std::string_view key) {
  element();
  append_quoted(out_, key);
  out_.append(form_ == Form::pretty ? ": " : ":");
}

void Writer::text(std::string_view value) { append_quoted(out_, value); }

void Writer::raw(std::string_view json) {
  if (form_ == Form::pretty) {
    append_indented(out_, json, level_);
  } else {
    out_.append(json);
  }
}

void Writer::value(const Field& field, Entity& entity_with) {
  switch (field.kind) {
    case Kind::text: text(plan::text_of(field, entity_with)); break;
    case Kind::json: raw(plan::text_of(field, entity_with)); break;
    case Kind::reference: text(plan::reference_of(field, entity_with)); break;
    case Kind::date: text(plan::date_of(field, entity_with)->to_string()); break;
    case Kind::choice: text(field.names[plan::choice_of(field, entity_with) - std::size_t{1}]); break;
    case Kind::number: raw(std::to_string(plan::number_of(field, entity_with))); break;
    case Kind::localized:
      open('{');
      for (const auto& one : plan::localized_of(field, entity_with)) {
        member(one.first);
        text(one.second);
      }
      close('}');
      break;
    case Kind::choices:
      open('[');
      for (std::size_t i = 0; i < field.names.size(); ++i) {
        if (((plan::choices_of(field, entity_with) >> i) & 1) == 0) continue;
        element();
        text(field.names[i]);
      }
      close(']');
      break;
    case Kind::references:
      open('[');
      for (const plan::Id& id : plan::references_of(field, entity_with)) {
        element();
        text(id);
      }
      close(']');
      break;
    case Kind::child: entity(*field.type, plan::child_of(field, entity_with), false); break;
    case Kind::list: {
      open('[');
      const std::size_t size = plan::list_size(field, entity_with);
      for (std::size_t i = 0; i < size; ++i) {
        element();
        entity(*field.type, plan::list_at(field, entity_with, i), true);
      }
      close(']');
      break;
    }
  }
}

void Writer::entity(const EntityType& type, const Entity& entity, bool with_order) {
  std::vector<Extra> own;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (value.empty()) return;
    own.push_back({key, {}});
    append_quoted(own.back().value, value);
  };
  add("id", entity.id);
  if (with_order) add("order", entity.order);
  open('{');
  members(type, entity, own, [](std::string_view) {});
  close('}');
}

}  // namespace cocrea::exchange
