// A page as HTML: the text view, and the printed report.
//
// Every element that can have the focus has the node's id; no `style` attribute is written; text reaches HTML only through escape().
#pragma once

#include <string>
#include <string_view>

#include "view/node.h"

namespace cocrea::html {

// The content of <body>'s #text-view: header, navigation, main, why panel, dialog. Events are attached by delegation: `data-event` names what the
// element reports ("activate", "field", "choose", "toggle").
std::string write(const view::Page&);

// One timeline as an SVG picture with presentation attributes and classes only.
std::string write_timeline(const view::Timeline&, double width, std::string_view id);

// & < > " ' and control characters made harmless.
std::string escape(std::string_view);

}  // namespace cocrea::html
