// Cards, lists, tables, tabs: nodes that hold others in a box of their own.
#include <algorithm>

#include "html/writer.h"

namespace cocrea::html {

using view::Node;
using view::NodeKind;

namespace {

// Whether pressing the whole of `node` is all there is to do in it: then it is one button.
bool is_one_control(const Node& node, const view::Action& action) {
  return std::all_of(node.children.begin(), node.children.end(), [&](const Node& child) {
    const bool own = child.field || child.disabled || child.timeline || (child.active() && !same_action(child.action, action));
    return !own && is_one_control(child, action);
  });
}

// Items that can be pressed, or that are set in columns, are rows with hairlines between them; others are lines of text.
bool has_rows(const Node& list) {
  if (list.ordered) return false;
  return std::any_of(list.children.begin(), list.children.end(), [](const Node& child) {
    return child.active() || child.layout.direction == view::Layout::Direction::row ||
           std::any_of(child.children.begin(), child.children.end(), [](const Node& c) { return c.kind == NodeKind::group || c.kind == NodeKind::date_block; });
  });
}

}  // namespace

void Writer::group(const Node& node) {
  Classes classes = classes_of(node, {});
  add_layout(classes, node);
  begin(block("div"), node, classes);
  if (phrasing_ == 0 && !node.label.empty()) m_.set("role", "group").set("aria-label", node.label);
  children(node);
  m_.close();
}

// A card or a callout. Its heading makes it findable; it is no landmark of its own, or a page would have a dozen.
void Writer::box(const Node& node, std::string_view kind) {
  Classes classes = classes_of(node, kind);
  const bool one_control = node.active() && phrasing_ == 0 && is_one_control(node, node.action);
  if (kind == "callout" && node.tone == view::Tone::neutral) classes.add("tone-accent");
  begin(block("section"), node, classes.when(node.active(), "pressable"));
  if (node.active() && !one_control) event(node, "activate");
  // A callout's icon stands beside all of it, a card's in its heading.
  const bool icon_beside = kind == "callout" && !node.icon.empty();
  if (icon_beside) icon(node.icon);
  Classes body{"box-body"};
  add_layout(body, node);
  m_.open(block("div")).set("class", body);
  if (!node.label.empty()) box_title(node, !icon_beside);
  help(node, {});
  if (one_control) {
    m_.open("button").set("type", "button").set("class", "whole").set("id", node.id + "--open").set("data-node", node.id);
    event(node, "activate");
    ++phrasing_;
    children(node);
    --phrasing_;
    m_.close();
  } else {
    children(node);
  }
  m_.close().close();
}

// The pills in a card are about what its heading says.
void Writer::box_title(const Node& node, bool with_icon) {
  Node title;
  title.id = node.id.empty() ? std::string() : node.id + "--title";
  heading_words(2, node.label, with_icon ? node.icon : std::string_view(), "box-title", &title);
  if (title.id.empty() || phrasing_ > 0) return;
  for (const Node& child : node.children) {
    if (child.kind == NodeKind::pill) described_.try_emplace(&child, title.id);
  }
}

void Writer::list(const Node& node) {
  Classes classes = classes_of(node, "list");
  classes.add(has_rows(node) ? "rows" : node.ordered ? "numbered" : "lines").when(node.layout.tight, "tight");
  const std::string_view tag = phrasing_ > 0 ? "span" : node.ordered ? "ol" : "ul";
  begin(tag, node, classes);
  if (phrasing_ == 0) m_.set("role", "list").maybe("aria-label", node.label);   // a list without marks is none to some screen readers
  for (const Node& child : node.children) {
    if (child.kind == NodeKind::item) item(child);
    else m_.open(block("li")), this->node(child), m_.close();
  }
  m_.close();
}

void Writer::item(const Node& node) {
  const bool pressable = node.active() && !node.id.empty() && phrasing_ == 0;
  const bool one_control = pressable && is_one_control(node, node.action);
  Classes layout;
  add_layout(layout, node);
  Classes classes = classes_of(node, "item");
  if (one_control) {
    m_.open("li").set("class", classes.add("pressable"));
    begin("button", node, Classes("whole").add(layout), true).set("type", "button").maybe("aria-current", node.selected ? "true" : "");
    event(node, "activate");
    if (node.disabled) m_.set("aria-disabled", "true");
    ++phrasing_;
  } else {
    begin(block("li"), node, classes.when(pressable, "pressable").add(layout)).maybe("aria-current", node.selected ? "true" : "");
    if (pressable) event(node, "activate");
  }
  icon(node.icon);
  inline_words(node.label);
  children(node);
  m_.close();
  if (!one_control) return;
  --phrasing_;
  m_.close();
}

// In a region of its own that scrolls sideways, so that the page does not. On a narrow screen the style sheet sets each row as lines of its own, with the
// words of the head beside each; roles are said so that it stays a table then.
void Writer::table(const Node& node) {
  const std::string id = own_id(node);
  const std::string caption = id + "--caption";
  m_.open("div").set("class", "scroll").set("id", id + "--scroll").set("tabindex", "0").set("role", "group");
  if (!node.label.empty()) m_.set("aria-labelledby", caption);
  m_.open("table").set("id", id).set("class", classes_of(node, {})).set("role", "table");
  if (!node.label.empty()) {
    m_.open("caption").set("id", caption).maybe("class", label_is_said(node.label) || node.hide_label ? "hidden" : "").set("dir", "auto");
    words(node.label);
    m_.close();
  }
  const auto is_head = [](const Node& row) {
    return !row.children.empty() && std::all_of(row.children.begin(), row.children.end(), [](const Node& one) { return one.header; });
  };
  std::size_t first = 0;
  if (!node.children.empty() && is_head(node.children.front())) {
    m_.open("thead").set("role", "rowgroup");
    table_row(node.children.front(), nullptr);
    m_.close();
    first = 1;
  }
  m_.open("tbody").set("role", "rowgroup");
  static const Node kNoHead;
  for (std::size_t i = first; i < node.children.size(); ++i) table_row(node.children[i], first == 1 ? &node.children.front() : &kNoHead);
  m_.close().close().close();
}

// `head`: the row of the heads of the columns; null for that row itself.
void Writer::table_row(const Node& node, const Node* head) {
  const bool pressable = node.active() && !node.id.empty();
  begin("tr", node, classes_of(node, {}).when(pressable, "pressable")).set("role", "row").maybe("aria-current", node.selected ? "true" : "");
  if (pressable) event(node, "activate");
  // A pill in a row of a table is about the row's first words; they are told so before they are written.
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    for (const Node& child : node.children[i].children) {
      if (child.kind != NodeKind::pill || !child.active() || child.id.empty()) continue;
      const Node& said = node.children[std::min<std::size_t>(i - 1, 1)];
      described_[&child] = !said.id.empty() ? said.id : lent_ids_.try_emplace(&said, child.id + "--about").first->second;
    }
  }
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const bool named = head != nullptr && i < head->children.size();
    cell(node.children[i], head == nullptr, named ? std::string_view(head->children[i].label) : std::string_view());
  }
  m_.close();
}

// Longer than any word of a language: a column would be as wide. Ordinary words stay whole, so their columns may not be narrower.
static bool has_long_word(std::string_view words) {
  constexpr std::size_t kLongest = 40;
  std::size_t letters = 0;
  for (const char one : words) {
    letters = one == ' ' || one == '\n' ? 0 : letters + 1;
    if (letters > kLongest) return true;
  }
  return false;
}

void Writer::cell(const Node& node, bool head, std::string_view column) {
  begin(node.header ? "th" : "td", node, classes_of(node, {}).when(has_long_word(node.label), "long-word")).set("dir", "auto");
  m_.set("role", !node.header ? "cell" : head ? "columnheader" : "rowheader").maybe("data-column", column);
  if (node.header) m_.set("scope", head ? "col" : "row");
  words(node.label);
  what_it_is_about(node);
  children(node);
  m_.close();
}

// Tabs as a list of links, one of them current: plain to every screen reader, and Tab and Enter are all the keys there are.
void Writer::tabs(const Node& node) {
  begin("div", node, classes_of(node, "tabs"));
  m_.open("nav").set("class", "tab-list").maybe("aria-label", node.label).open("ul").set("role", "list");
  for (const Node& child : node.children) {
    if (child.kind != NodeKind::tab) continue;
    m_.open("li");
    link(child);
    m_.close();
  }
  m_.close().close();
  for (const Node& child : node.children) {
    if (child.kind != NodeKind::tab) this->node(child);
  }
  m_.close();
}

void Writer::empty_state(const Node& node) {
  begin(block("div"), node, classes_of(node, "empty"));
  icon(node.icon);
  m_.open(block("div")).set("class", "box-body stack");
  heading_words(2, node.label, {}, "empty-title", nullptr);   // as what is there once it is filled
  help(node, "tone-secondary");
  if (!node.children.empty()) {
    m_.open(block("div")).set("class", "row");
    run(node.children, true);
    m_.close();
  }
  m_.close().close();
}

void Writer::quote(const Node& node) {
  begin(block("figure"), node, classes_of(node, "quote"));
  m_.open(block("blockquote")).set("dir", "auto").words(node.label).close();
  if (!node.value.empty()) m_.open(block("figcaption")).open("cite").set("dir", "auto").words(node.value).close().close();
  m_.close();
}

void Writer::arithmetic(const Node& node) {
  begin(block("div"), node, classes_of(node, "arithmetic"));
  if (phrasing_ == 0 && !node.label.empty()) m_.set("role", "group").set("aria-label", node.label);
  children(node);
  m_.close();
}

}  // namespace cocrea::html
