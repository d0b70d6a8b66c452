#include "view/forms.h"

#include <algorithm>
#include <cassert>

#include "view/text_lookup.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

// The part of a text before a separator; the text keeps what follows it.
std::string_view cut(std::string_view& text, char separator) {
  const std::size_t at = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

std::string_view next_word(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return cut(text, ' ');
}

bool is_set(const plan::Entity& entity, const plan::EntityType& type, std::string_view name) {
  const plan::Field* field = type.find(name);
  return field && !std::holds_alternative<std::monostate>(plan::get_value(*field, entity));
}

std::string list_key(const plan::EntityType& parent, std::string_view list, std::string_view part) {
  std::string key = "list.";
  return key.append(parent.name).append(".").append(list).append(".").append(part);
}

void add_field(const Context& c, Node& line, const plan::Entity& entity, const plan::EntityType& type, std::string_view word) {
  std::string_view name = word.substr(0, word.find_first_of("?!~"));
  std::string_view rest = word.substr(name.size());
  bool is_switch = false;
  std::string_view rule;
  while (!rest.empty()) {
    const char mark = rest.front();
    rest.remove_prefix(1);
    const std::string_view operand = rest.substr(0, rest.find_first_of("?!~"));
    rest.remove_prefix(operand.size());
    if (mark == '?') is_switch = true;
    else if (mark == '!') rule = operand;
    else if (is_set(entity, type, operand) && !is_set(entity, type, name)) return;
  }
  Node node = is_switch ? toggle_field(c, entity, type, name) : field(c, entity, type, name);
  if (!rule.empty()) add_verdicts(c, node, rule, entity);
  add(line, std::move(node));
}

}  // namespace

void add_form(const Context& c, Node& box, const plan::Entity& entity, const plan::EntityType& type, std::string_view form) {
  while (!form.empty()) {
    std::string_view words = cut(form, '|');
    Node line = grid(1);
    for (std::string_view word = next_word(words); !word.empty(); word = next_word(words)) add_field(c, line, entity, type, word);
    if (line.children.size() == 1) {
      add(box, std::move(line.children.front()));
    } else if (!line.children.empty()) {
      line.layout.columns = static_cast<std::uint8_t>(line.children.size());
      add(box, std::move(line));
    }
  }
}

void add_verdicts(const Context& c, Node& field, std::string_view rule, const plan::Entity& entity) {
  for (const plan::Id* subject : {&entity.id, c.plan ? &c.plan->id : &entity.id, &c.document->jurisdiction.id}) {
    if (!find_verdict(c, rule, *subject)) continue;
    add_verdict(c, field, rule, *subject);
    return;
  }
}

void add_rule_lines_about(const Context& c, Node& box, std::string_view rules, const plan::Id& subject) {
  for (std::string_view rule = next_word(rules); !rule.empty(); rule = next_word(rules)) {
    const rules::Verdict* verdict = find_verdict(c, rule, subject);
    if (!verdict) continue;
    Node words = tight(column(paragraph(c.rule(std::string(rule) + ".title"), Emphasis::small, Tone::secondary)));
    add_what_is_missing(c, *verdict, words);
    Node line = row(growing(std::move(words)), at_end(verdict_pill(c, *verdict, "card")));
    line.layout.wrap = false;
    add(box, std::move(line));
  }
}

void add_rule_lines(const Context& c, Node& box, std::string_view rules) {
  if (c.plan) add_rule_lines_about(c, box, rules, c.plan->id);
  add_rule_lines_about(c, box, rules, c.document->jurisdiction.id);
}

std::string name_of(const Context& c, const plan::Id& id) {
  if (id.empty() || !c.document) return {};
  for (const plan::Person& one : c.document->people) {
    if (one.id == id) return one.name.empty() ? c.t("common.unnamed") : one.name;
  }
  for (const plan::Organisation& one : c.document->organisations) {
    if (one.id == id) return one.name.empty() ? c.t("common.unnamed") : one.name;
  }
  return {};
}

std::string name_of(const Context& c, const plan::Entity& entity, const plan::EntityType& type, std::size_t number) {
  if (&type == &plan::kFormAnswer) {
    const std::string key = "question." + static_cast<const plan::FormAnswer&>(entity).question;
    if (has_text(key)) return c.t(key);
  }
  for (const std::string_view name : {"who", "person", "name", "title", "text", "about", "date", "requested"}) {
    const plan::Field* field = type.find(name);
    if (!field) continue;
    const plan::Value value = plan::get_value(*field, entity);
    std::string words;
    if (const auto* one = std::get_if<std::string>(&value)) words = field->kind == plan::Kind::reference ? name_of(c, *one) : *one;
    else if (const auto* texts = std::get_if<plan::LocalizedText>(&value)) words = shown(c, *texts);
    else if (const auto* date = std::get_if<dates::PartialDate>(&value)) words = full(c.state.language, *date);
    if (!words.empty()) return words;
  }
  return number == 0 ? c.t("kind." + std::string(type.name)) : c.t("list.one", {{"kind", c.t("kind." + std::string(type.name))}, {"number", std::to_string(number)}});
}

Node entry(const Context& c, const plan::Entity& entity, const plan::EntityType& type, std::size_t number, std::string_view form) {
  const std::string name = name_of(c, entity, type, number);
  Node remove = remove_button(c, c.t("list.remove", {{"name", name}}), entity);
  remove.hide_label = true;
  Node box;
  if (form.find('|') == std::string_view::npos) {
    Node fields = column();
    add_form(c, fields, entity, type, form);
    box = row(growing(std::move(fields)), at_end(std::move(remove)));
    box.layout.wrap = false;
  } else {
    Node title = heading(3, name);
    if (const plan::Field* field = type.find("title"); field && field->kind == plan::Kind::localized) {
      const plan::Value value = plan::get_value(*field, entity);
      if (const auto* texts = std::get_if<plan::LocalizedText>(&value); texts && shown(c, *texts) == name) title.language = shown_language(c, *texts);
    }
    Node head = row(growing(std::move(title)), at_end(std::move(remove)));
    head.layout.wrap = false;
    box = column(std::move(head));
    add_form(c, box, entity, type, form);
  }
  box.id = "entry:" + entity.id;
  box.label = name;
  return box;
}

Node add_to_list(const Context& c, const plan::Entity& parent, const plan::EntityType& type, std::string_view list) {
  return add_button(c, c.t(list_key(type, list, "add")), parent, list);
}

void add_list(const Context& c, Node& box, const plan::Entity& parent, const plan::EntityType& type, const ListForm& form) {
  const plan::Field* list = type.find(form.list);
  assert(list != nullptr && list->kind == plan::Kind::list);
  const std::size_t size = plan::list_size(*list, parent);
  const bool spaced = form.form.find('|') != std::string_view::npos;
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0 && spaced) add(box, separator());
    add(box, entry(c, plan::list_at(*list, parent, i), *list->type, i + 1, form.form));
  }
  add(box, row(add_to_list(c, parent, type, form.list)));
}

Node list_card(const Context& c, const plan::Entity& parent, const plan::EntityType& type, const ListForm& form) {
  std::string title = c.t(list_key(type, form.list, "title")), help = c.t(list_key(type, form.list, "help"));
  const bool empty = plan::list_size(*type.find(form.list), parent) == 0;
  Node box = empty ? empty_state(std::move(title), std::move(help)) : card(std::move(title));
  box.id = "list:" + parent.id + "." + std::string(form.list);
  if (empty) {
    add_rule_lines(c, box, form.rules);
    add(box, add_to_list(c, parent, type, form.list));
    return box;
  }
  add(box, reading(paragraph(std::move(help), Emphasis::normal, Tone::secondary)));
  add_rule_lines(c, box, form.rules);
  add_list(c, box, parent, type, form);
  return box;
}

Node fold_button(const Context& c, const plan::Id& about) {
  const bool open = c.state.unfolded == about;
  Node result = button("fold:" + about, c.t("common.forCalendar"), open ? "chevron_up" : "chevron_down", Unfold{about}, Emphasis::quiet);
  result.selected = open;
  return row(std::move(result));
}

void add_calendar_form(const Context& c, Node& box, const plan::Entity& entity, const plan::EntityType& type, std::string_view form) {
  add(box, fold_button(c, entity.id));
  if (c.state.unfolded != entity.id) return;
  add_form(c, box, entity, type, form);
  if (!type.find("predecessors")) return;
  Node others = other_milestones(c, entity, type);
  if (others.field->options.size() > 1) add(box, std::move(others));
}

Node page_head(const Context&, std::string title, std::string lead) {
  return tight(column(heading(1, std::move(title), "page:title"), reading(paragraph(std::move(lead), Emphasis::normal, Tone::secondary))));
}

Node no_plan(const Context& c) {
  return empty_state(c.t("overview.noPlan"), c.t("overview.noPlanHelp"), add_button(c, c.t("plan.add"), *c.document, "plans", true));
}

Node registers_card(const Context& c, std::string_view of_plan, std::string_view of_membership) {
  Node fields = grid(2);
  for (std::string_view name = next_word(of_membership); !name.empty(); name = next_word(of_membership)) {
    add(fields, field(c, c.document->membership.registers, plan::kMembershipRegisters, name));
  }
  for (std::string_view name = c.plan ? next_word(of_plan) : std::string_view(); !name.empty(); name = next_word(of_plan)) {
    add(fields, field(c, c.plan->registers, plan::kRegisters, name));
  }
  return card(c.t("registers.title"), reading(paragraph(c.t("registers.help"), Emphasis::normal, Tone::secondary)), std::move(fields));
}

std::string_view tab_in_view(const Context& c, std::span<const TabEntry> all) {
  for (const TabEntry& one : all) {
    if (one.name == c.state.tab) return one.name;
  }
  return all.front().name;
}

Node tabs(const Context& c, std::span<const TabEntry> all, Node content) {
  const std::string_view selected = tab_in_view(c, all);
  Node result;
  result.kind = NodeKind::tabs;
  result.id = "tabs";
  result.label = c.t("common.tabs");
  for (const TabEntry& one : all) {
    add(result, tab("tab:" + std::string(one.name), c.t(one.key), one.count == 0 ? std::string() : std::to_string(one.count), one.name == selected,
                    SelectTab{std::string(one.name)}));
  }
  content.id = "tab-content";
  add(result, std::move(content));
  return result;
}

}  // namespace cocrea::view
