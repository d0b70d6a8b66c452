// The machine behind lay_out(): measures and places each kind of node. Internal to the layout files.
#pragma once

#include <algorithm>
#include <span>

#include "ui/layout.h"

namespace cocrea::ui {

// What a node inherits from where it stands.
struct Context {
  float bleed = 0;        // how far a list may reach left and right of its text, to the edges of its card
  bool in_list = false;
  bool side = false;      // why panel: smaller headings
  bool muted = false;
  bool rows = false;      // items of this list are separated by hairlines
  float widest = 0;       // of the parts of a page that goes beyond its measure for a timeline; 0 = any
  bool stacked = false;   // definitions stand among fields: label above
  float labels = 0;       // as wide as this are labels of definitions at least: columns below each other share it
  std::string_view title; // of the card around: what repeats it says it to screen readers only
};

class Layouter {
 public:
  Layouter(const LayoutInput& input, Laid& out) : in_(input), theme_(*input.theme), fonts_(*input.fonts), out_(out) {}

  // Places a node with its left upper corner at (x, y) in a width of w; gives its height.
  float place(const view::Node&, float x, float y, float w, const Context&);
  // The width that it would like to have.
  float natural(const view::Node&, const Context&);

  bool words_hidden = false;   // header: buttons and choices with an icon show only that
  float brand_width = 0;       // header: at least, of the product's name
  bool no_words = false;       // header: also of what matters most
  bool packed = false;         // header: choices are no wider than a button
  // Side by side, in as many lines as it takes; who grows shares what is left of a line. `wishes`: how wide each would like to be.
  float lines_of(std::span<const view::Node* const>, std::span<const float> wishes, float gap, float x, float y, float w, const Context&);

  // The button that unfolds the header's tools: it has a place only where they are folded away.
  bool unfolds_header(const view::Node&) const;

  // ---- leaves (layout_leaf.cpp)
  float text(const view::Node*, std::string_view, const TextStyle&, Role, float x, float y, float w, float align = 0);
  Piece& add(PieceKind, const view::Node*, Rect);
  Piece& icon(const view::Node*, std::string_view character, float x, float y, float size, Role);
  void note(std::string_view words);
  void shift(std::size_t first, float dx, float dy);
  std::string_view keep(std::string words);
  void cut(std::size_t first, const TextStyle&, float w);

  // ---- fields (layout_field.cpp)
  float field(const view::Node&, float x, float y, float w, const Context&);
  float field_natural(const view::Node&, const Context&);
  float field_label_height(const view::Node&) const;

 private:
  float group(const view::Node&, float x, float y, float w, const Context&);
  float column(std::span<const view::Node>, float gap, float x, float y, float w, const Context&);
  float row(const view::Node&, float x, float y, float w, const Context&);
  float line_of(std::span<const view::Node* const>, std::span<const float> widths, float gap, float x, float y, float w, const Context&);
  float grid(const view::Node&, float x, float y, float w, const Context&);
  float card(const view::Node&, float x, float y, float w, const Context&);
  float callout(const view::Node&, float x, float y, float w, const Context&);
  float list(const view::Node&, float x, float y, float w, const Context&);
  float item(const view::Node&, float x, float y, float w, const Context&, std::string_view number);
  float table(const view::Node&, float x, float y, float w, const Context&);
  float stacked_table(const view::Node&, float x, float y, float w, const Context&);
  float tabs(const view::Node&, float x, float y, float w, const Context&);
  float empty_state(const view::Node&, float x, float y, float w, const Context&);

  float heading(const view::Node&, float x, float y, float w, const Context&);
  float paragraph(const view::Node&, float x, float y, float w, const Context&);
  float button(const view::Node&, float x, float y, float w, const Context&);
  float link(const view::Node&, float x, float y, float w, const Context&);
  float nav_link(const view::Node&, float x, float y, float w);
  float brand(const view::Node&, float x, float y);
  float brand_natural(const view::Node&) const;
  float pill(const view::Node&, float x, float y, float w);
  float meter(const view::Node&, float x, float y, float w, const Context&);
  float date_block(const view::Node&, float x, float y, float w);
  float definition(const view::Node&, float x, float y, float w, float label_width, const Context&);
  float definition_value(const view::Node&, const TextStyle&, float x, float y, float w);
  float quote(const view::Node&, float x, float y, float w, const Context&);
  float arithmetic(const view::Node&, float x, float y, float w, const Context&);
  float timeline(const view::Node&, float x, float y, float w);

  TextStyle style_of(const view::Node&, const Context&) const;
  Role color_of(const view::Node&, const Context&) const;
  float gap_of(const view::Node&) const;
  float reading_width(const TextStyle&) const;
  float button_width(const view::Node&) const;
  float pill_width(const view::Node&) const;
  float definition_label_width(std::span<const view::Node>, float w, const Context&);
  bool hides_word(const view::Node&) const;

  const LayoutInput& in_;
  const Theme& theme_;
  const FontSet& fonts_;
  Laid& out_;
};

}  // namespace cocrea::ui
