// Forms as tables: what is asked about an entity, and lists of entities that can be added to.
//
// A form is one text: rows stand between "|", a row of several names is a grid of that many columns.
//
//   "name!MB-1 kind | from contact | description | members"
//
//   !RULE    the verdict of that rule stands by the field: about the entity itself, else the plan in view, else the member
//   ?        a switch: silence reads as no
//   ~other   left out while `other` is set, unless it holds something itself
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "view/nodes.h"

namespace cocrea::view {

void add_form(const Context&, Node& box, const plan::Entity&, const plan::EntityType&, std::string_view form);

// The verdicts of one rule by the field that they concern; nothing if there are none.
void add_verdicts(const Context&, Node& field, std::string_view rule, const plan::Entity&);
// Lines of rules that concern a card as a whole: title and verdict. `rules` stand between spaces.
void add_rule_lines(const Context&, Node& box, std::string_view rules);
void add_rule_lines_about(const Context&, Node& box, std::string_view rules, const plan::Id& subject);

// What an entity of any type is called: whom it names, its name or title, its date; else its number, or with 0 of what kind it is.
std::string name_of(const Context&, const plan::Entity&, const plan::EntityType&, std::size_t number);
// What a person or an organisation is called; "" if there is none with that id.
std::string name_of(const Context&, const plan::Id&);

// One element of a list: its name, a button that takes it out, its form. A form of one row needs no heading: the button stands at its end.
Node entry(const Context&, const plan::Entity&, const plan::EntityType&, std::size_t number, std::string_view form);

// A list of the document with all its elements. Its words are list.<type of the parent>.<list>.title, .help and .add.
struct ListForm {
  std::string_view list;     // the field of the parent
  std::string_view form;     // of each element
  std::string_view rules;    // that concern the whole list
};
Node list_card(const Context&, const plan::Entity& parent, const plan::EntityType&, const ListForm&);
// The same as a part of a card that holds more.
void add_list(const Context&, Node& box, const plan::Entity& parent, const plan::EntityType&, const ListForm&);
Node add_to_list(const Context&, const plan::Entity& parent, const plan::EntityType&, std::string_view list);

// What only the calendar that is proposed needs, folded away until it is asked for: one at a time (State::unfolded).
Node fold_button(const Context&, const plan::Id& about);
void add_calendar_form(const Context&, Node& box, const plan::Entity&, const plan::EntityType&, std::string_view form);

// What several pages begin and end with.
Node page_head(const Context&, std::string title, std::string lead);
Node no_plan(const Context&);   // the first step where there is no plan yet
// Whether registers are complete, with what that means: fields of the plan's registers and of the membership's, between spaces.
Node registers_card(const Context&, std::string_view of_plan, std::string_view of_membership = {});

struct TabEntry {
  std::string_view name, key;
  std::size_t count = 0;     // 0: not shown
};
// The chosen tab if it is one of these, else the first.
std::string_view tab_in_view(const Context&, std::span<const TabEntry>);
Node tabs(const Context&, std::span<const TabEntry>, Node content);

}  // namespace cocrea::view
