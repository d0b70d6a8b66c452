// A page's node tree laid out: a flat list of pieces with rectangles, in page order.
//
// Layout is a pure function of the nodes, a width and the theme's sizes; it runs when one of them changes, never per frame. Painting then walks
// the pieces in view. Positions are relative to the region's left upper corner, before scrolling. The order of the pieces is the order of Tab.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "ui/fonts.h"
#include "ui/theme.h"
#include "view/node.h"

namespace cocrea::ui {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
};

enum class PieceKind : unsigned char {
  text,         // lines
  icon,         // `icon` in `color`
  box,          // `fill`, `border`, `radius`
  row,          // background of an item, row or card that can be pressed
  button,
  link,
  brand,        // the product's name in the header
  nav_link,
  pill,
  text_field,   // one line; dates too
  long_field,
  dropdown,
  segment,      // one option of a segmented choice
  chip,         // one option of `choices`
  toggle,
  slider,       // a number between two bounds: less, track, more
  meter,
  progress,
  tab,
  timeline
};

enum class Place : unsigned char { header, navigation, main, why, dialog };

struct Piece {
  PieceKind kind = PieceKind::text;
  Place place = Place::main;
  const view::Node* node = nullptr;
  Rect rect;
  TextStyle style;
  Role color = nullptr, fill = nullptr, border = nullptr;
  std::string_view icon;            // its character
  std::size_t first_line = 0, last_line = 0;   // in Laid::lines
  float radius = 0;
  float align = 0;                  // of the lines: 0 left, 0.5 centred, 1 right
  int option = -1;                  // of the node's field
  ImGuiID id = 0;                   // of what can be pressed or focused
  bool stop = false;                // Tab stops here
  bool group = false;               // arrows move among neighbours of the same kind: navigation, tabs, segments, chips
  bool dashed = false;
  bool compact = false;             // icon without its word
};

// A region of the page, laid out.
struct Laid {
  std::vector<Piece> pieces;
  std::vector<Line> lines;
  std::deque<std::string> words;    // texts that are in no node ("1.")
  float height = 0;
  bool missing_glyphs = false;
};

// Every widget's id comes from its node's id alone, so that it keeps focus and state when its place or language changes.
ImGuiID node_id(std::string_view id);
ImGuiID option_id(std::string_view id, std::string_view option);

struct LayoutInput {
  const FontSet* fonts = nullptr;
  const Theme* theme = nullptr;
  Place place = Place::main;
  float width = 0;
  bool medium = false;              // navigation: icons with words below
  bool centred = false;             // main: in the middle, where no navigation stands beside it
};

Laid lay_out(const view::Node&, const LayoutInput&);
// The header bar: one line, which hides words before it breaks, into two at most. What follows the product's name begins at `indent`, above the page.
Laid lay_out_header(const view::Node&, const LayoutInput&, float height, float indent);

// Of a timeline's header: years and months, and below them the names of today and of the ends; three may need two lines.
float timeline_ticks_height(const Theme&);
float timeline_names_height(const Theme&, const view::Timeline&);

}  // namespace cocrea::ui
