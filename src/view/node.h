// A page as data: a tree of semantic nodes, written once and drawn by two renderers.
//
// `ui` draws it with Dear ImGui, `html` writes it as HTML. A renderer never decides what is shown, only how; and it never decides what an
// event means: it reports (node id, kind of event, text), and the session looks the node up and does what its action says. Hence a view
// cannot differ between the two, and a new kind of node is added to both in one change.
//
// Ids are stable: the same thing keeps its id across rebuilds, languages and places. Characters: [A-Za-z0-9._:-]. Unique in a page.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "view/action.h"

namespace cocrea::view {

struct Timeline;   // view/timeline.h

enum class NodeKind : std::uint8_t {
  group,        // children, laid out by `layout`; a landmark if it has a label
  heading,      // label, level 1..3
  paragraph,    // label
  card,         // children in a box; label = its heading (level 2), "" = none
  callout,      // children in a toned box: something that deserves attention; label = its heading
  field,        // one input; see FieldSpec. children: pills (verdicts that concern it)
  button,       // label, icon, action; help = what it is about, for assistive technology, where several have the same label
  link,         // label, action: goes somewhere
  list,         // children are `item`s; `ordered`
  item,         // children; a whole row may be active (action)
  table,        // children are `row`s, the first of them headers; label = caption
  row,          // children are `cell`s
  cell,         // label or children; help = what it is about, for assistive technology
  pill,         // a state: label, icon, tone; help = what it is the state of, for assistive technology; with an action it answers "why?"
  meter,        // label; `value_now` of `value_max` slots; value = its words ("4 of 5 in use")
  progress,     // label; `value_now` of `value_max`; value = its words
  date_block,   // a date set large: value = "23", help = "nov 2021", label = the full date for reading aloud
  definition,   // label: value (a fact and what it is); action goes to its place
  quote,        // label = the words, value = where they stand
  arithmetic,   // children are paragraphs set as calculation
  timeline,     // `timeline`
  tabs,         // children are `tab`s (selected) followed by one group with the selected tab's content
  tab,          // label, selected, action, value = a count or ""
  empty_state,  // label = what this place is for, help = one sentence, children = the first step (buttons)
  separator
};

// What a thing says by colour; never by colour alone (an icon and a word go with it).
enum class Tone : std::uint8_t { neutral, accent, done, at_risk, breached, not_started, secondary };

enum class Emphasis : std::uint8_t { normal, primary, quiet, strong, small };

struct Layout {
  enum class Direction : std::uint8_t { column, row, grid } direction = Direction::column;
  std::uint8_t columns = 1;        // grid: on a wide page; fewer where there is no room
  std::uint8_t grow = 0;           // share of free room in a row or grid (0 = as wide as the content)
  bool wrap = false;               // row: onto further lines where there is no room
  bool end = false;                // row: at the far end
  bool reading = false;            // text at most 72 characters wide
  bool tight = false;              // half the space between children
};

struct Option {
  std::string value;               // as the session wants it back
  std::string label;
  bool selected = false;
  std::string language = {};       // of the label, "" = the page's
};

// A part of a range, from one value to another, with what is said about it.
struct Stretch {
  int first = 0, last = 0;
  Tone tone = Tone::neutral;
};

struct FieldSpec {
  enum class Type : std::uint8_t {
    text,        // one line
    long_text,   // paragraphs
    date,        // a date as people type it; `value` is it written in full, `iso` the canonical form
    choice,      // one of options
    choices,     // any of options, shown as chips
    toggle,      // yes or no; options are "no", "yes"; selected = yes
    number,      // a whole number, typed
    range        // a number between value_min and value_max, `value` says it in words
  } type = Type::text;
  std::vector<Option> options;
  std::vector<Stretch> stretches;  // range: what is drawn below it
  std::string placeholder;         // an example of what to type
  std::string error;               // what is wrong with what was typed, and what to do; tied to the field
  std::string iso;                 // date
  std::string pick;                // date: what opens a calendar to choose a day from, for assistive technology; "" = nothing does
  std::string text_language;       // language of the text in it ("es"), "" = the page's
  std::string autocomplete;        // HTML's token, "" = off
  std::string_view keyboard;       // HTML's inputmode: which keys a phone shows; "" = for text
  bool again = false;              // each Enter adds one more: it stays open
  std::string presses;             // the node that Enter presses; "" = Enter only finishes with the field
  bool compact = false;            // label is shown inside or beside (header, filters)
};

struct Node {
  NodeKind kind = NodeKind::group;
  std::string id;                  // "" for what is neither active nor referred to
  std::string label;
  std::string value;
  std::string help;
  std::string language;            // of the label, where it is not the page's: "en" of a plan's title; "" = the page's
  std::string_view icon;           // a name out of assets/icons.json, "" = none
  Tone tone = Tone::neutral;
  Emphasis emphasis = Emphasis::normal;
  Layout layout;
  std::uint8_t level = 0;          // heading
  bool ordered = false;
  bool selected = false;           // tab, row, navigation link: the current one
  bool disabled = false;
  bool header = false;             // cell
  bool hide_label = false;         // the label is for assistive technology only (the icon says it)
  int value_now = 0, value_max = 0, value_min = 0;
  std::optional<FieldSpec> field;
  Action action;                   // what activating it does; monostate = nothing
  std::shared_ptr<const Timeline> timeline;
  std::vector<Node> children;

  bool active() const { return action.index() != 0 || field.has_value(); }
};

// A text of the plan in another language than the page's.
struct Foreign {
  std::string words, language;
};

// The whole window.
struct Page {
  std::string language;            // "es", "en": of the page's words
  std::vector<Foreign> foreign;    // what stands so in the page, also within its sentences; sorted by words
  std::string title;               // of the document or tab
  Node header;                     // plan, truth about saving, as-of date, language, text size, theme, projector, download
  Node navigation;                 // links to the pages; empty children where no document is open
  Node main;                       // the page itself; first child is its heading of level 1
  std::optional<Node> why;         // the panel at the right
  std::optional<Node> dialog;      // above everything; Escape activates the button whose id is "dialog.close"
  std::string announcement;        // said once through the polite live region when it changes
  std::string focus;               // node that should get the focus, each time `focus_serial` changes
  std::uint64_t focus_serial = 0;
  std::uint64_t serial = 0;        // grows with each rebuild
  bool dark = false;
  bool projector = false;
  double text_scale = 1.0;         // 0.8 .. 2.0
  bool reduced_motion = false;
};

// The node with this id anywhere in the page, or the timeline that has a bar or a mark of this id; or null.
const Node* find(const Page&, std::string_view id);

}  // namespace cocrea::view
