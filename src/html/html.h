// A page as HTML: the text view, and the printed report.
//
// ---- what is promised ---------------------------------------------------------------------------------------------------------------------------
//
// - The drawn order is the page's order. Landmarks stand once: banner, navigation, main, complementary ("why?"), dialog above all.
// - Every element that can have the focus has an id; ids are unique. An element that stands for a node has the node's id, except the options of a
//   field (radio buttons, chips): theirs is "<node>--<option>" and `data-node` names the node. Ids with "--" are made here.
// - No `style` attribute is ever written. Text reaches HTML only through escape().
// - While there is a dialog, the rest is `inert`.
//
// ---- events: what the page around it (web/text-view.mjs) attaches by delegation -------------------------------------------------------------------
//
// The element is event.target.closest("[data-event]"); its node is `data-node`, else its id; what is sent is a view::Event.
//
//   data-event   on                            browser's event                  sent
//   activate     button, a, li, svg g          click (prevent the default)      activate
//   field        input, textarea               input, outside a composition     edit, text = its value
//                                              leaving it after that, and Enter
//                                              in an input                      commit, text = its value
//   choose       select, radio, checkbox chip  change                           choose, text = its `value` (a chip: what was switched on or off)
//                input type=range              change                           choose, text = its value
//   pick         button                        click                            nothing: the browser's calendar opens, of the input beside it
//   picked       input type=date               change                           commit, text = its value
//   toggle       checkbox                      change                           choose, text = "yes" or "no"
//
// `aria-disabled="true"`: nothing is sent (the session would not act on it either). An `li` or `g` with data-event is a larger target for the pointer
// only: a button or link for the same stands inside or after it. Escape in a dialog presses the button "dialog.close".
// `Page::focus`: focus that element, or what in it can be focused first. A timeline's scroller has `data-jump`: when it changes, scroll its
// [data-as-of] into view.
//
// ---- what the root element is asked to say, for web/text-view.css -----------------------------------------------------------------------------------
//
// root_attributes() lists it: lang, data-theme, data-scale, data-projector, data-motion. The shell may leave data-theme out where the person's choice
// is the system's.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "view/node.h"

namespace cocrea::html {

// The content of <body>'s #text-view: header, navigation, main, why panel, dialog. `room`: for a timeline's picture beside the names of its rows, in CSS px of
// 16 to a rem; more than what is there where nobody can ask the page how wide it is.
inline constexpr double kLeastRoom = 700;   // in a card on a laptop's screen
std::string write(const view::Page&, double room = kLeastRoom);

// What <html> should carry for this page: names and values, none of them empty unless the attribute has no value.
std::vector<std::pair<std::string_view, std::string>> root_attributes(const view::Page&);

// A whole document around write(): for the printed report and for looking at pages without a program. `style_sheet`: its address, "" = none.
std::string document(const view::Page&, std::string_view style_sheet);

// One timeline as an SVG picture with presentation attributes and classes only. `width`: room for the content in CSS px, see view::layout(). `id`
// begins the ids in it; a plain name in view::Node's characters.
std::string write_timeline(const view::Timeline&, double width, std::string_view id);

// The same as a picture that stands alone: with the names of its rows, colours of its own (the light theme's) as presentation attributes, a title and a
// description. `width` is that of the whole.
std::string write_picture(const view::Timeline&, double width, std::string_view id);

// & < > " ' made harmless. Control characters (but tab and line feed), noncharacters and what is no UTF-8 become U+FFFD; a carriage return becomes
// the line feed it stands for. Safe as text and in a quoted attribute.
std::string escape(std::string_view);

}  // namespace cocrea::html
