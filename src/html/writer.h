// Writes nodes as HTML. Internal to this layer: html.h has what it promises.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "html/html.h"
#include "html/markup.h"
#include "view/node.h"
#include "view/timeline.h"

namespace cocrea::html {

class Writer {
 public:
  // `focus`: the node that should get the focus; it is made focusable if it is not by itself.
  explicit Writer(std::string_view focus, double room = kLeastRoom, std::span<const view::Foreign> foreign = {}) : focus_(focus), foreign_(foreign), room_(room) {}

  // ---- the parts of a page (page.cpp)
  void page(const view::Page&);

  Markup& markup() { return m_; }

 private:
  void header(const view::Node&, bool inert);
  void navigation(const view::Node&, bool inert);
  void main(const view::Node&, bool inert);
  void why(const view::Node&, bool inert);
  void dialog(const view::Node&);

  // ---- what kinds have in common (writer.cpp)
  void node(const view::Node&);
  void children(const view::Node&);
  void run(std::span<const view::Node>, bool in_row);
  // Opens an element for a node, with its id if it is still free. Attributes may follow.
  Markup& begin(std::string_view tag, const view::Node&, std::string_view classes, bool focusable = false);
  // The node's id, or one made for it; taken.
  std::string own_id(const view::Node&);
  bool take_id(const std::string& id) { return !id.empty() && ids_.insert(id).second; }
  // What is block content elsewhere is a <span> inside a button.
  std::string_view block(std::string_view tag) const { return phrasing_ > 0 ? "span" : tag; }
  void icon(std::string_view name);
  // Words in which a text of the plan in another language is told as such.
  void words(std::string_view words);
  // The first such text at or behind `at`, which becomes its place; null: none.
  const view::Foreign* foreign_in(std::string_view words, std::size_t& at) const;
  const view::Foreign* foreign_at(std::string_view words) const;
  void inline_words(std::string_view words);
  void heading_words(int level, std::string_view words, std::string_view icon_name, std::string_view classes, const view::Node* node);
  // A <button> or <a> for a node that does something; plain words for one that does not, or stands inside another control.
  void open_control(const view::Node&, bool is_link, std::string_view classes);
  void event(const view::Node&, std::string_view name);
  bool label_is_said(std::string_view label) const { return label == said_; }

  // ---- boxes of others (containers.cpp)
  void group(const view::Node&);
  void box(const view::Node&, std::string_view kind);
  void box_title(const view::Node&, bool with_icon);
  void list(const view::Node&);
  void item(const view::Node&);
  void table(const view::Node&);
  void table_row(const view::Node&, const view::Node* head);
  void cell(const view::Node&, bool head, std::string_view column);
  void tabs(const view::Node&);
  void empty_state(const view::Node&);
  void quote(const view::Node&);
  void arithmetic(const view::Node&);

  // ---- single things (leaves.cpp)
  void paragraph(const view::Node&);
  void button(const view::Node&);
  void link(const view::Node&);
  void what_it_is_about(const view::Node& node);
  void help(const view::Node&, std::string_view classes);
  void hidden(std::string_view said);
  void pill(const view::Node&);
  void meter(const view::Node&);
  void date_block(const view::Node&);
  void definition(const view::Node&);

  // ---- fields (fields.cpp)
  void field(const view::Node&);
  void set_of_options(const view::Node&, const std::string& id);
  void one_control(const view::Node&, const std::string& id);
  void stretches(const view::Node&);
  void date_box(const view::Node&, const std::string& id);
  void typed(const view::Node&, const std::string& id);
  void select(const view::Node&, const std::string& id);
  void option_input(const view::Node&, const view::Option&, std::size_t index, std::string_view id, bool one_of);
  void about_field(const view::Node&, const std::string& id);
  void field_remarks(const view::Node&, const std::string& id);

  // ---- the timeline (timeline_rows.cpp)
  void timeline(const view::Node&);
  void timeline_rows(const view::Timeline&);
  void timeline_entry(const std::string& id, std::string_view spoken, const view::Action&, view::Tone, std::string_view kind);

  Markup m_;
  std::string_view focus_;
  std::span<const view::Foreign> foreign_;
  bool in_own_language_ = false;   // the words that come next stand in an element that says which that is
  double room_;              // for a timeline's picture
  std::set<std::string, std::less<>> ids_;
  std::map<const view::Node*, std::string> lent_ids_;    // of texts that others refer to
  std::map<const view::Node*, std::string> described_;   // pills: the text that says what they are about
  int phrasing_ = 0;         // inside a control: no blocks, no further controls
  int level_ = 0;            // of the last heading, so that none is left out
  int made_ids_ = 0;
  std::string_view said_;    // the last heading's words: a list or meter of the same name need not repeat them
};

std::string_view name_of(view::Tone);
// The classes that place a node among its siblings, and its own tone.
Classes classes_of(const view::Node&, std::string_view first);
// Classes of how a node sets its children.
void add_layout(Classes&, const view::Node&);
// Whether both do the same; only of what leads somewhere or asks "why?".
bool same_action(const view::Action&, const view::Action&);

// The letters of an id: what else stands in an option's value is of no use in one.
bool is_plain_name(std::string_view);

}  // namespace cocrea::html
