// A page made by hand, with one of everything that the ui draws: for tests that are about drawing and keys, not about a plan.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "view/node.h"
#include "view/timeline.h"

namespace cocrea::ui::sample {

using view::Emphasis;
using view::FieldSpec;
using view::Layout;
using view::Node;
using view::NodeKind;
using view::Tone;

inline Node make(NodeKind kind, std::string id, std::string label, std::vector<Node> children = {}) {
  Node node;
  node.kind = kind;
  node.id = std::move(id);
  node.label = std::move(label);
  node.children = std::move(children);
  return node;
}
inline Node column(std::vector<Node> children) { return make(NodeKind::group, "", "", std::move(children)); }
inline Node row(std::vector<Node> children, bool wrap = false) {
  Node node = column(std::move(children));
  node.layout.direction = Layout::Direction::row;
  node.layout.wrap = wrap;
  return node;
}
inline Node grid(std::uint8_t columns, std::vector<Node> children) {
  Node node = column(std::move(children));
  node.layout.direction = Layout::Direction::grid;
  node.layout.columns = columns;
  return node;
}
inline Node growing(Node node, std::uint8_t share = 1) {
  node.layout.grow = share;
  return node;
}
inline Node at_end(Node node) {
  node.layout.end = true;
  return node;
}
inline Node heading(std::uint8_t level, std::string label, std::string id = {}) {
  Node node = make(NodeKind::heading, std::move(id), std::move(label));
  node.level = level;
  return node;
}
inline Node text(std::string label, Emphasis emphasis = Emphasis::normal, Tone tone = Tone::neutral) {
  Node node = make(NodeKind::paragraph, "", std::move(label));
  node.emphasis = emphasis;
  node.tone = tone;
  return node;
}
inline Node button(std::string id, std::string label, std::string_view icon = {}, Emphasis emphasis = Emphasis::normal) {
  Node node = make(NodeKind::button, std::move(id), std::move(label));
  node.icon = icon;
  node.emphasis = emphasis;
  node.action = view::Undo{};
  return node;
}
inline Node icon_button(std::string id, std::string label, std::string_view icon) {
  Node node = button(std::move(id), std::move(label), icon, Emphasis::quiet);
  node.hide_label = true;
  return node;
}
inline Node link(std::string id, std::string label, std::string_view icon = {}, bool selected = false) {
  Node node = make(NodeKind::link, std::move(id), std::move(label));
  node.icon = icon;
  node.selected = selected;
  node.action = view::Navigate{};
  return node;
}
inline Node pill(std::string id, std::string label, std::string_view icon, Tone tone) {
  Node node = make(NodeKind::pill, std::move(id), std::move(label));
  node.icon = icon;
  node.tone = tone;
  if (!node.id.empty()) node.action = view::ShowWhy{};
  return node;
}
inline Node field(std::string id, std::string label, FieldSpec::Type type, std::string value) {
  Node node = make(NodeKind::field, std::move(id), std::move(label));
  node.value = std::move(value);
  node.field = FieldSpec{};
  node.field->type = type;
  node.action = view::EditField{};
  return node;
}
inline Node choice(std::string id, std::string label, std::vector<view::Option> options, FieldSpec::Type type = FieldSpec::Type::choice) {
  Node node = field(std::move(id), std::move(label), type, "");
  node.field->options = std::move(options);
  return node;
}
inline Node definition(std::string id, std::string label, std::string value) {
  Node node = make(NodeKind::definition, std::move(id), std::move(label));
  node.value = std::move(value);
  if (!node.id.empty()) node.action = view::Navigate{};
  return node;
}

view::Page overview();      // cards, dates, pills, the why panel
view::Page commitment();    // every kind of field
view::Page calendar(int rows = 9, int bars_in_row = 1);
view::Page dialog();        // the overview behind a dialog

}  // namespace cocrea::ui::sample
