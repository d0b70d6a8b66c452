// Small builders, so that a page reads like its table of contents.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "view/context.h"
#include "view/node.h"

namespace cocrea::view {

// ---- boxes and words ----------------------------------------------------------------------------------------------------------------------------

// Appends nodes without copying them.
template <class... Nodes>
void add(Node& parent, Nodes&&... nodes) {
  (parent.children.push_back(std::forward<Nodes>(nodes)), ...);
}

template <class... Nodes>
Node column(Nodes&&... nodes) {
  Node result;
  result.children.reserve(sizeof...(nodes));
  add(result, std::forward<Nodes>(nodes)...);
  return result;
}

template <class... Nodes>
Node row(Nodes&&... nodes) {
  Node result = column(std::forward<Nodes>(nodes)...);
  result.layout.direction = Layout::Direction::row;
  result.layout.wrap = true;
  return result;
}

template <class... Nodes>
Node grid(std::uint8_t columns, Nodes&&... nodes) {
  Node result = column(std::forward<Nodes>(nodes)...);
  result.layout.direction = Layout::Direction::grid;
  result.layout.columns = columns;
  return result;
}

template <class... Nodes>
Node card(std::string label, Nodes&&... nodes) {
  Node result = column(std::forward<Nodes>(nodes)...);
  result.kind = NodeKind::card;
  result.label = std::move(label);
  return result;
}

template <class... Nodes>
Node callout(Tone tone, std::string_view icon, std::string label, Nodes&&... nodes) {
  Node result = column(std::forward<Nodes>(nodes)...);
  result.kind = NodeKind::callout;
  result.tone = tone;
  result.icon = icon;
  result.label = std::move(label);
  return result;
}

Node heading(std::uint8_t level, std::string label, std::string id = {});
Node paragraph(std::string words, Emphasis = Emphasis::normal, Tone = Tone::neutral);
Node separator();
Node definition(std::string id, std::string label, std::string value, Action = {});
Node list(std::string label, bool ordered = false);
Node item(std::string id, std::string label, Action = {});
Node table(std::string caption, const std::vector<std::string>& headers);
Node cell(std::string label);
template <class... Nodes>
Node cell_of(Nodes&&... nodes) {
  Node result = column(std::forward<Nodes>(nodes)...);
  result.kind = NodeKind::cell;
  return result;
}
template <class... Nodes>
Node table_row(Nodes&&... cells) {
  Node result = column(std::forward<Nodes>(cells)...);
  result.kind = NodeKind::row;
  return result;
}

template <class... Nodes>
Node empty_state(std::string label, std::string help, Nodes&&... steps) {
  Node result = column(std::forward<Nodes>(steps)...);
  result.kind = NodeKind::empty_state;
  result.label = std::move(label);
  result.help = std::move(help);
  return result;
}

Node reading(Node);      // lines no wider than they can be read
Node remark(std::string words);   // beside what it is about, and less than that
Node tight(Node);
Node growing(Node, std::uint8_t share = 1);
Node at_end(Node);
Node with_id(Node, std::string id);
Node in_language(Node, std::string language);   // of its label: see Node::language

// ---- things that do something -------------------------------------------------------------------------------------------------------------------

Node button(std::string id, std::string label, std::string_view icon, Action, Emphasis = Emphasis::normal);
Node icon_button(std::string id, std::string label, std::string_view icon, Action);   // the label is read aloud, not shown
Node link(std::string id, std::string label, Action);
Node pill(std::string id, std::string label, std::string_view icon, Tone, Action = {});
Node tab(std::string id, std::string label, std::string_view value, bool selected, Action);
// A choice that changes the view, not the document; see with_choice().
Node view_choice(std::string id, std::string label, std::vector<Option>, Action, bool compact = true);

// ---- fields of the document ---------------------------------------------------------------------------------------------------------------------

// The field node that edits one field of an entity: label, value, draft, error and language out of the field table, the texts and the state.
// Of a reference: what it may lead to, to choose from. Precondition: the type has the field and it is neither child nor list.
Node field(const Context&, const plan::Entity&, const plan::EntityType&, std::string_view name);
// An empty line that adds to a list: what is typed becomes the first text of a new element.
// `id`: where the list has a button to add to it as well.
Node typed_list_field(const Context&, const plan::Entity& parent, const plan::EntityType&, std::string_view list, std::string id = {});
// To choose one more predecessor among the milestones of other commitments; the first option chooses none.
Node other_milestones(const Context&, const plan::Entity&, const plan::EntityType&);
// For a yes-or-no answer where silence reads as no: one switch.
Node toggle_field(const Context&, const plan::Entity&, const plan::EntityType&, std::string_view name);
// The recorded date before which this date of the entity may not lie; nothing where there is none.
plan::Date start_before(const plan::Entity&, const plan::EntityType&, std::string_view end);
// What a field is called.
std::string field_label(const Context&, const plan::EntityType&, const plan::Field&);
// What an answer is called: "yes" of a register, "joint" of a jurisdiction.
std::string option_label(const Context&, const plan::EntityType&, const plan::Field&, std::string_view name);
// "Add a term of office": a new entity at the end of a list.
Node add_button(const Context&, std::string label, const plan::Entity& parent, std::string_view list, bool open = false,
                std::vector<std::pair<std::string, plan::Value>> initial = {});
// Takes an entity out of its list; undoable.
Node remove_button(const Context&, std::string label, const plan::Entity&);
// One place up (-1) or down (+1) among the elements; disabled at the ends.
template <class T>
Node move_button(const Context&, std::string label, const plan::List<T>&, std::size_t index, int direction);

Node move_button_between(const Context&, std::string label, const plan::Entity&, int direction, bool possible, std::string_view before, std::string_view after);

template <class T>
Node move_button(const Context& c, std::string label, const plan::List<T>& all, std::size_t index, int direction) {
  const bool possible = direction < 0 ? index > 0 : index + 1 < all.size();
  std::string_view before, after;   // the order keys between which the element goes
  if (possible && direction < 0) {
    after = all[index - 1].order;
    if (index > 1) before = all[index - 2].order;
  } else if (possible) {
    before = all[index + 1].order;
    if (index + 2 < all.size()) after = all[index + 2].order;
  }
  return move_button_between(c, std::move(label), all[index], direction, possible, before, after);
}

}  // namespace cocrea::view
