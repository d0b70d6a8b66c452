#include "app/commands.h"

#include <algorithm>
#include <functional>
#include <memory>

#include "core/exchange/json.h"
#include "core/plan/sorted.h"
#include "view/texts.h"

namespace cocrea::app {

using edit::Set;
using edit::Transaction;
using plan::Field;
using plan::FoundConst;
using plan::Kind;
using plan::Value;

namespace {

struct FieldPlace {
  FoundConst found;
  const Field* field = nullptr;
};

std::optional<FieldPlace> place_of(const plan::Document& document, std::string_view entity, std::string_view field) {
  const FoundConst found = plan::find(document, entity);
  if (!found) return std::nullopt;
  const Field* described = found.type->find(field);
  if (described == nullptr) return std::nullopt;
  return FieldPlace{found, described};
}

std::optional<Transaction> set_step(std::string_view label, const FieldPlace& place, std::string_view language, Value after) {
  Value before = plan::get_value(*place.field, *place.found.entity, language);
  if (before == after) return std::nullopt;
  return Transaction{std::string(label),
                     {Set{place.found.entity->id, std::string(place.field->name), std::string(language), std::move(before), std::move(after)}}};
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// The place of a name among a field's choices, counted from 1; 0 if it is none.
std::size_t number_of(const Field& field, std::string_view option) {
  const auto found = std::find(field.names.begin(), field.names.end(), option);
  return found == field.names.end() ? 0 : static_cast<std::size_t>(found - field.names.begin()) + 1;
}

Value unset_if_empty(std::string text) {
  if (text.empty()) return {};
  return text;
}

std::optional<Transaction> chosen_choice(const FieldPlace& place, std::string_view option) {
  const Value before = plan::get_value(*place.field, *place.found.entity);
  if (option.empty()) return set_step("edit.choice", place, {}, {});
  const std::size_t number = number_of(*place.field, option);
  if (number == 0) return std::nullopt;
  return set_step("edit.choice", place, {}, static_cast<plan::Choice>(number));
}

std::optional<Transaction> switched_choice(const FieldPlace& place, std::string_view option) {
  const std::size_t number = number_of(*place.field, option);
  if (number == 0) return std::nullopt;
  const Value before = plan::get_value(*place.field, *place.found.entity);
  const auto* set = std::get_if<plan::ChoiceSet>(&before);
  const plan::ChoiceSet after = (set != nullptr ? *set : 0) ^ (plan::ChoiceSet{1} << (number - 1));
  return set_step("edit.choice", place, {}, after == 0 ? Value{} : Value{after});
}

std::optional<Transaction> switched_reference(const plan::Document& document, const FieldPlace& place, std::string_view option) {
  const Value before = plan::get_value(*place.field, *place.found.entity);
  const auto* several = std::get_if<std::vector<plan::Id>>(&before);
  std::vector<plan::Id> ids = several != nullptr ? *several : std::vector<plan::Id>{};
  const auto there = std::find(ids.begin(), ids.end(), option);
  if (there != ids.end()) {
    ids.erase(there);
  } else if (plan::find(document, option)) {
    ids.emplace_back(option);
  }
  return set_step("edit.choice", place, {}, ids.empty() ? Value{} : Value{std::move(ids)});
}

}  // namespace

namespace {

// A whole number as people write it: "12", "1.200", "1,200", "1 200". 0: it is none, or begins at 0; above any limit: too great.
plan::Number number_in(std::string_view typed) {
  constexpr plan::Number kEnough = 100'000'000;
  plan::Number value = 0;
  std::size_t group = 0;   // digits since the last separator
  bool grouped = false;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') {
      if (value < kEnough) value = value * 10 + (c - '0');
      ++group;
    } else {
      const bool separator = c == '.' || c == ',' || c == ' ';
      if (!separator || group == 0 || group > 3 || (grouped && group != 3)) return 0;
      grouped = true;
      group = 0;
    }
  }
  return grouped && group != 3 ? 0 : value;
}

// Whoever is called so is the contact: the one person of that name, or a new one, in the same step. Nothing is added where that person serves already.
Typed typed_contact(const plan::Document& document, std::string name, plan::IdSource& ids) {
  const plan::Person* known = nullptr;
  int namesakes = 0;
  for (const plan::Person& one : document.people) {
    if (one.name == name) known = &one, ++namesakes;
  }
  const auto& others = document.membership.contacts;
  if (namesakes == 1) {
    if (std::any_of(others.begin(), others.end(), [&](const plan::Contact& one) { return one.person == known->id && !one.to; })) return {};
    auto added = added_entity(document, document.membership.id, "contacts", ids, {{"person", known->id}});
    if (!added) return {};
    return {std::move(added->step), {}};
  }
  auto added = added_entity(document, document.id, "people", ids, {{"name", std::move(name)}, {"side", static_cast<plan::Choice>(plan::Side::government)}});
  if (!added) return {};
  const auto contact = std::make_shared<plan::Contact>();
  contact->id = plan::derived_id(added->id, "contact");
  contact->person = added->id;
  contact->order = plan::order_between(others.empty() ? std::string_view() : std::string_view(others.back().order), {});
  added->step.changes.emplace_back(edit::Insert{document.membership.id, "contacts", contact});
  return {std::move(added->step), {}};
}

// A line that adds to a list: what was typed is the first text of a new element.
Typed typed_element(const plan::Document& document, const FieldPlace& place, std::string_view text, plan::IdSource& ids) {
  const bool of_contact = place.field->type == &plan::kContact;
  const auto fields = of_contact ? plan::kPerson.fields : place.field->type->fields;
  const auto first = std::find_if(fields.begin(), fields.end(), [](const Field& field) { return field.kind == Kind::text; });
  if (first == fields.end()) return {};
  std::string clean(trimmed(exchange::cleaned(text, first->multiline)));
  if (clean.empty()) return {};
  if (clean.size() > exchange::Limits{}.text_bytes) return {std::nullopt, "rejected.tooLong"};
  if (of_contact) return typed_contact(document, std::move(clean), ids);
  auto added = added_entity(document, place.found.entity->id, place.field->name, ids, {{std::string(first->name), std::move(clean)}});
  if (!added) return {};
  return {std::move(added->step), {}};
}

}  // namespace

Typed typed_value(const plan::Document& document, std::string_view entity, std::string_view field, std::string_view language, std::string_view text, plan::IdSource* ids) {
  const auto place = place_of(document, entity, field);
  if (!place) return {};
  switch (place->field->kind) {
    case Kind::date: {
      const std::string_view typed = trimmed(text);
      if (typed.empty()) return {set_step("edit.date", *place, {}, {}), {}};
      const auto date = view::parse_typed_date(typed);
      if (!date) return {std::nullopt, view::why_no_date(typed)};
      return {set_step("edit.date", *place, {}, *date), {}};
    }
    case Kind::number: {
      const std::string_view typed = trimmed(text);
      if (typed.empty()) return {set_step("edit.number", *place, {}, {}), {}};
      const plan::Number number = number_in(typed);
      if (number < 1) return {std::nullopt, "rejected.number"};
      if (number > place->field->most) return {std::nullopt, "rejected.numberTooGreat"};
      return {set_step("edit.number", *place, {}, number), {}};
    }
    case Kind::text:
    case Kind::localized: {
      std::string clean = exchange::cleaned(text, place->field->multiline);
      if (clean.size() > exchange::Limits{}.text_bytes) return {std::nullopt, "rejected.tooLong"};
      // The name of a language is used to find texts by: it must be one.
      const bool is_language = place->found.type == &plan::kJurisdiction && place->field->name == "language";
      if (is_language && !clean.empty() && !plan::valid_language(clean)) return {std::nullopt, "rejected.language"};
      if (place->field->kind == Kind::text) return {set_step("edit.text", *place, {}, unset_if_empty(std::move(clean))), {}};
      // A text that was there and is emptied was left blank, which is an answer; one that never was there stays unwritten (RULES 0.3).
      const bool unwritten = std::holds_alternative<std::monostate>(plan::get_value(*place->field, *place->found.entity, language));
      return {set_step("edit.text", *place, language, unwritten ? unset_if_empty(std::move(clean)) : Value{std::move(clean)}), {}};
    }
    case Kind::list: return ids == nullptr ? Typed{} : typed_element(document, *place, text, *ids);
    default: return {};
  }
}

std::optional<Transaction> chosen_value(const plan::Document& document, std::string_view entity, std::string_view field, std::string_view option) {
  const auto place = place_of(document, entity, field);
  if (!place) return std::nullopt;
  switch (place->field->kind) {
    case Kind::choice: return chosen_choice(*place, option);
    case Kind::choices: return switched_choice(*place, option);
    case Kind::reference:
      if (!option.empty() && !plan::find(document, option)) return std::nullopt;
      return set_step("edit.choice", *place, {}, unset_if_empty(std::string(option)));
    case Kind::references: return switched_reference(document, *place, option);
    default: return typed_value(document, entity, field, {}, option).step;
  }
}

std::optional<Added> added_entity(const plan::Document& document, std::string_view parent, std::string_view list, plan::IdSource& ids,
                                  const std::vector<std::pair<std::string, plan::Value>>& initial) {
  const auto place = place_of(document, parent, list);
  if (!place || place->field->kind != Kind::list) return std::nullopt;
  const Field& field = *place->field;
  const std::shared_ptr<plan::Entity> entity = field.type->make();
  entity->id = ids.next();
  const std::size_t size = plan::list_size(field, *place->found.entity);
  entity->order = plan::order_between(size == 0 ? std::string_view() : plan::list_at(field, *place->found.entity, size - 1).order, {});
  plan::fill_child_ids(*field.type, *entity);
  if (field.type == &plan::kPlan) {
    plan::Registers& registers = static_cast<plan::Plan&>(*entity).registers;
    for (const Field& one : plan::kRegisters.fields) plan::set_value(one, registers, static_cast<plan::Choice>(plan::YesNo::yes));
  }
  for (const auto& one : initial) {
    const Field* named = field.type->find(one.first);
    if (named == nullptr || !plan::set_value(*named, *entity, one.second)) return std::nullopt;
  }
  return Added{Transaction{std::string(kAdded), {edit::Insert{std::string(parent), std::string(list), entity}}}, entity->id, field.type};
}

std::optional<Transaction> removed_entity(const plan::Document& document, std::string_view entity) {
  std::vector<edit::Change> changes = edit::removal(document, entity);
  if (changes.empty()) return std::nullopt;
  return Transaction{"edit.remove", std::move(changes)};
}

}  // namespace cocrea::app
