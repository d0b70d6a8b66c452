#include "view/nodes.h"

namespace cocrea::view {

namespace {

Node of_kind(NodeKind kind, std::string label) {
  Node result;
  result.kind = kind;
  result.label = std::move(label);
  return result;
}

}  // namespace

Node heading(std::uint8_t level, std::string label, std::string id) {
  Node result = of_kind(NodeKind::heading, std::move(label));
  result.level = level;
  result.id = std::move(id);
  return result;
}

Node paragraph(std::string words, Emphasis emphasis, Tone tone) {
  Node result = of_kind(NodeKind::paragraph, std::move(words));
  result.emphasis = emphasis;
  result.tone = tone;
  return result;
}

Node separator() { return of_kind(NodeKind::separator, {}); }

Node definition(std::string id, std::string label, std::string value, Action action) {
  Node result = of_kind(NodeKind::definition, std::move(label));
  result.id = std::move(id);
  result.value = std::move(value);
  result.action = std::move(action);
  return result;
}

Node list(std::string label, bool ordered) {
  Node result = of_kind(NodeKind::list, std::move(label));
  result.ordered = ordered;
  result.hide_label = true;   // a heading stands above it
  return result;
}

Node item(std::string id, std::string label, Action action) {
  Node result = of_kind(NodeKind::item, std::move(label));
  result.id = std::move(id);
  result.action = std::move(action);
  return result;
}

Node table(std::string caption, const std::vector<std::string>& headers) {
  Node result = of_kind(NodeKind::table, std::move(caption));
  result.hide_label = true;   // likewise
  Node head = of_kind(NodeKind::row, {});
  for (const std::string& one : headers) {
    Node header = cell(one);
    header.header = true;
    add(head, std::move(header));
  }
  add(result, std::move(head));
  return result;
}

Node cell(std::string label) { return of_kind(NodeKind::cell, std::move(label)); }

Node reading(Node node) {
  node.layout.reading = true;
  return node;
}

Node remark(std::string words) { return reading(paragraph(std::move(words), Emphasis::normal, Tone::secondary)); }
Node tight(Node node) {
  node.layout.tight = true;
  return node;
}
Node growing(Node node, std::uint8_t share) {
  node.layout.grow = share;
  return node;
}
Node at_end(Node node) {
  node.layout.end = true;
  return node;
}
Node with_id(Node node, std::string id) {
  node.id = std::move(id);
  return node;
}

Node in_language(Node node, std::string language) {
  node.language = std::move(language);
  return node;
}

Node button(std::string id, std::string label, std::string_view icon, Action action, Emphasis emphasis) {
  Node result = of_kind(NodeKind::button, std::move(label));
  result.id = std::move(id);
  result.icon = icon;
  result.action = std::move(action);
  result.emphasis = emphasis;
  return result;
}

Node icon_button(std::string id, std::string label, std::string_view icon, Action action) {
  Node result = button(std::move(id), std::move(label), icon, std::move(action));
  result.hide_label = true;
  return result;
}

Node link(std::string id, std::string label, Action action) {
  Node result = of_kind(NodeKind::link, std::move(label));
  result.id = std::move(id);
  result.action = std::move(action);
  return result;
}

Node pill(std::string id, std::string label, std::string_view icon, Tone tone, Action action) {
  Node result = of_kind(NodeKind::pill, std::move(label));
  result.id = std::move(id);
  result.icon = icon;
  result.tone = tone;
  result.action = std::move(action);
  return result;
}

Node tab(std::string id, std::string label, std::string_view value, bool selected, Action action) {
  Node result = of_kind(NodeKind::tab, std::move(label));
  result.id = std::move(id);
  result.value = value;
  result.selected = selected;
  result.action = std::move(action);
  return result;
}

Node view_choice(std::string id, std::string label, std::vector<Option> options, Action action, bool compact) {
  Node result = of_kind(NodeKind::field, std::move(label));
  result.id = std::move(id);
  result.action = std::move(action);
  FieldSpec spec;
  spec.type = FieldSpec::Type::choice;
  spec.options = std::move(options);
  spec.compact = compact;
  for (const Option& one : spec.options) {
    if (one.selected) result.value = one.label;
  }
  result.field = std::move(spec);
  return result;
}

Node add_button(const Context& c, std::string label, const plan::Entity& parent, std::string_view list_name, bool open,
                std::vector<std::pair<std::string, plan::Value>> initial) {
  std::string id = "add:" + parent.id + "." + std::string(list_name);
  // Several buttons may add to the same list with other initial values (an evaluation of this or that commitment).
  for (const auto& [name, value] : initial) {
    if (const auto* text_value = std::get_if<std::string>(&value)) id += ":" + *text_value;
    else if (const auto* choice = std::get_if<plan::Choice>(&value)) id += ":" + std::to_string(*choice);
  }
  Node result = button(std::move(id), std::move(label), "plus", AddEntity{parent.id, std::string(list_name), open, std::move(initial)});
  result.disabled = c.read_only();
  return result;
}

Node remove_button(const Context& c, std::string label, const plan::Entity& entity) {
  Node result = button("remove:" + entity.id, std::move(label), "trash", RemoveEntity{entity.id}, Emphasis::quiet);
  result.disabled = c.read_only();
  return result;
}

Node move_button_between(const Context& c, std::string label, const plan::Entity& entity, int direction, bool possible, std::string_view before,
                         std::string_view after) {
  const bool up = direction < 0;
  Action action;
  if (possible) {
    edit::Set change;
    change.entity = entity.id;
    change.field = "order";
    change.after = plan::order_between(before, after);
    action = Perform{edit::Transaction{"edit.move", {std::move(change)}}};
  }
  Node result = icon_button((up ? "up:" : "down:") + entity.id, std::move(label), up ? "chevron_up" : "chevron_down", std::move(action));
  result.emphasis = Emphasis::quiet;
  result.disabled = !possible || c.read_only();
  return result;
}

}  // namespace cocrea::view
