// Texts, buttons, pills, meters and other nodes without a box of children. See layout.h.
#include <cmath>

#include "ui/layouter.h"
#include "view/timeline.h"

namespace cocrea::ui {

using view::Emphasis;
using view::Node;
using view::NodeKind;
using Colors = view::theme::Colors;

Piece& Layouter::add(PieceKind kind, const Node* node, Rect rect) {
  Piece piece;
  piece.kind = kind;
  piece.place = in_.place;
  piece.node = node;
  piece.rect = rect;
  if (node && !node->id.empty()) piece.id = node_id(node->id);
  if (node && node->active() && !node->disabled) piece.stop = kind != PieceKind::text && kind != PieceKind::icon && kind != PieceKind::box;
  out_.pieces.push_back(piece);
  return out_.pieces.back();
}

void Layouter::note(std::string_view words) {
  if (!out_.missing_glyphs && fonts_.lacks_glyph(words)) out_.missing_glyphs = true;
}

std::string_view Layouter::keep(std::string words) {
  out_.words.push_back(std::move(words));
  return out_.words.back();
}

void Layouter::shift(std::size_t first, float dx, float dy) {
  for (std::size_t i = first; i < out_.pieces.size(); ++i) {
    out_.pieces[i].rect.x += dx;
    out_.pieces[i].rect.y += dy;
  }
}

float Layouter::text(const Node* node, std::string_view words, const TextStyle& style, Role color, float x, float y, float w, float align) {
  if (words.empty()) return 0;
  note(words);
  const std::size_t first = out_.lines.size();
  fonts_.wrap(style, words, w, out_.lines);
  if (in_.place == Place::header) cut(first, style, w);
  const float height = style.line * static_cast<float>(out_.lines.size() - first);
  Piece& piece = add(PieceKind::text, node, {x, y, w, height});
  piece.style = style;
  piece.color = color;
  piece.first_line = first;
  piece.last_line = out_.lines.size();
  piece.align = align;
  return height;
}

// A header is the way to everything else: a name of any length takes two lines of it, as in the text view.
void Layouter::cut(std::size_t first, const TextStyle& style, float w) {
  constexpr std::size_t kLines = 2;
  if (out_.lines.size() - first <= kLines) return;
  const char* end = out_.lines.back().end;
  out_.lines.resize(first + kLines);
  Line& last = out_.lines.back();
  end = std::find(last.begin, end, '\n');
  fonts_.fit(style, std::string_view(last.begin, static_cast<std::size_t>(end - last.begin)), w, last);
  const std::string_view shown = keep(std::string(last.begin, last.end) + "\u2026");
  last = {shown.data(), shown.data() + shown.size(), fonts_.width(style, shown)};
}

Piece& Layouter::icon(const Node* node, std::string_view character, float x, float y, float size, Role color) {
  Piece& piece = add(PieceKind::icon, node, {x, y, size, size});
  piece.icon = character;
  piece.color = color;
  return piece;
}

TextStyle Layouter::style_of(const Node& node, const Context&) const {
  switch (node.emphasis) {
    case Emphasis::strong:
    case Emphasis::primary: return theme_.body(Weight::semibold);
    case Emphasis::small: return theme_.small();
    case Emphasis::quiet:
    case Emphasis::normal: break;
  }
  return theme_.body();
}

Role Layouter::color_of(const Node& node, const Context& context) const {
  if (node.disabled) return &Colors::disabled;
  if (node.tone == view::Tone::secondary) return &Colors::secondary;
  if (node.tone != view::Tone::neutral) return roles(node.tone).text;
  if (node.emphasis == Emphasis::quiet || node.emphasis == Emphasis::small || context.muted) return &Colors::secondary;
  return &Colors::text;
}

// 72 characters: an average letter of running text is about 0.45 em wide.
float Layouter::reading_width(const TextStyle& style) const { return std::ceil(view::theme::reading_width_characters * style.size * 0.47f); }

float Layouter::heading(const Node& node, float x, float y, float w, const Context& context) {
  if (node.hide_label) return 0;
  TextStyle style = theme_.heading(node.level);
  Role color = &Colors::text;
  if (context.side && node.level >= 3) style = theme_.small(Weight::semibold), color = &Colors::secondary;
  if (context.side && node.level == 1) style = theme_.heading(2);
  if (in_.place == Place::navigation) {
    style = theme_.small(Weight::semibold), color = &Colors::secondary;
    x += in_.medium ? 0 : 12;
    w -= 12;
  }
  if (node.emphasis == Emphasis::small || node.emphasis == Emphasis::quiet) style = theme_.small(Weight::semibold), color = &Colors::secondary;
  float left = x;
  if (!node.icon.empty()) {
    icon(&node, icon_character(node.icon), left, y + (style.line - theme_.size.icon) / 2, theme_.size.icon, &Colors::secondary);
    left += theme_.size.icon + 8;
  }
  float height = text(&node, node.label, style, color, left, y, x + w - left);
  if (!node.help.empty()) height += 4 + text(&node, node.help, theme_.body(), &Colors::secondary, x, y + height + 4, std::min(w, reading_width(theme_.body())));
  return height;
}

float Layouter::paragraph(const Node& node, float x, float y, float w, const Context& context) {
  const TextStyle style = style_of(node, context);
  const Role color = color_of(node, context);
  if (node.layout.reading || in_.place == Place::main) w = std::min(w, reading_width(style));
  float left = x;
  if (!node.icon.empty()) {
    const float size = style.size < theme_.size.font_body ? theme_.size.icon_small : theme_.size.icon;
    icon(&node, icon_character(node.icon), left, y + (style.line - size) / 2, size, color);
    left += size + 8;
  }
  return text(&node, node.label, style, color, left, y, x + w - left);
}

bool Layouter::hides_word(const Node& node) const {
  if (node.icon.empty()) return false;
  const bool narrow = in_.width < 600 * theme_.scale;   // what matters most keeps its word where there is room for it
  return node.hide_label || (words_hidden && (no_words || node.emphasis != Emphasis::primary || narrow));
}

float Layouter::button_width(const Node& node) const {
  if (hides_word(node)) return theme_.size.control_height;
  const float words = fonts_.width(theme_.body(Weight::semibold), node.label);
  const float pad = node.emphasis == Emphasis::quiet ? 8.0f : 14.0f;
  return std::ceil(2 * pad + words + (node.icon.empty() ? 0 : theme_.size.icon + 8));
}

float Layouter::button(const Node& node, float x, float y, float w, const Context&) {
  if (in_.place == Place::navigation) return 0;   // here all pages are seen
  note(node.label);
  const float wanted = button_width(node), width = std::min(w, wanted);
  const bool icon_only = hides_word(node);
  float height = theme_.size.control_height;
  const std::size_t first = out_.lines.size();
  const TextStyle style = theme_.body(Weight::semibold);
  if (width < wanted && !icon_only) {   // in several lines, rather than cut off
    fonts_.wrap(style, node.label, width - 2 * (node.emphasis == Emphasis::quiet ? 8.0f : 14.0f) - (node.icon.empty() ? 0 : theme_.size.icon + 8), out_.lines);
    height = std::max(height, std::ceil(style.line * static_cast<float>(out_.lines.size() - first)) + 12);
  }
  Piece& piece = add(PieceKind::button, &node, {x, y, width, height});
  piece.style = style;
  piece.icon = icon_character(node.icon);
  piece.compact = icon_only;
  piece.first_line = first;
  piece.last_line = out_.lines.size();
  return height;
}

float Layouter::link(const Node& node, float x, float y, float w, const Context& context) {
  if (in_.place == Place::navigation) return nav_link(node, x, y, w);
  if (in_.place == Place::header && node.emphasis == Emphasis::strong) return brand(node, x, y);
  note(node.label);
  TextStyle style = style_of(node, context);
  if (node.emphasis == Emphasis::strong) style.weight = Weight::semibold;
  const float icon_width = node.icon.empty() ? 0 : theme_.size.icon_small + 6;
  const std::size_t first = out_.lines.size();
  fonts_.wrap(style, node.label, std::max(24.0f, w - icon_width), out_.lines);
  float widest = 0;
  for (std::size_t i = first; i < out_.lines.size(); ++i) widest = std::max(widest, out_.lines[i].width);
  const float words = style.line * static_cast<float>(out_.lines.size() - first);
  const float height = theme_.touch ? std::max(words, theme_.size.target) : words;
  Piece& piece = add(PieceKind::link, &node, {x, y, std::ceil(widest + icon_width), height});
  piece.style = style;
  piece.color = node.tone == view::Tone::neutral ? &Colors::accent_text : roles(node.tone).text;
  piece.icon = icon_character(node.icon);
  piece.first_line = first;
  piece.last_line = out_.lines.size();
  return height;
}

float Layouter::brand_natural(const Node& node) const {
  TextStyle style = theme_.heading(2);
  return std::max(brand_width, std::ceil(round4(28 * theme_.scale) + 10 + (words_hidden ? 0 : fonts_.width(style, node.label))));
}

float Layouter::brand(const Node& node, float x, float y) {
  note(node.label);
  const float mark = round4(28 * theme_.scale);
  Piece& piece = add(PieceKind::brand, &node, {x, y, brand_natural(node), std::max(mark, theme_.touch ? theme_.size.target : 0.0f)});
  piece.style = theme_.heading(2);
  piece.icon = icon_character(node.icon);
  piece.compact = words_hidden && brand_width < mark + 10 + fonts_.width(piece.style, node.label);
  return piece.rect.h;
}

float Layouter::nav_link(const Node& node, float x, float y, float w) {
  note(node.label);
  const std::size_t first = out_.lines.size();
  float height = std::max(theme_.size.control_height, 38.0f);
  TextStyle style = theme_.body(node.selected ? Weight::semibold : Weight::regular);
  if (in_.medium) {
    style = theme_.tiny();
    style.weight = node.selected ? Weight::semibold : Weight::regular;
    // A word that is wider than the column is set smaller rather than broken.
    if (const float widest = fonts_.width({style.size, style.line, Weight::semibold}, node.label); widest > w - 4 && node.label.find(' ') == std::string::npos) style.size *= std::max(0.7f, (w - 4) / widest * 0.94f);
    fonts_.wrap(style, node.label, w - 4, out_.lines);
    height = 6 + theme_.size.icon + 4 + style.line * static_cast<float>(out_.lines.size() - first) + 6;   // twelve of them are seen on a screen 768 high
  } else {
    fonts_.wrap(style, node.label, w - 12 - theme_.size.icon - 12 - 8 - (node.value.empty() ? 0 : 36), out_.lines);
    height = std::max(height, style.line * static_cast<float>(out_.lines.size() - first) + 12);
  }
  Piece& piece = add(PieceKind::nav_link, &node, {x, y, w, height});
  piece.style = style;
  piece.icon = icon_character(node.icon);
  piece.first_line = first;
  piece.last_line = out_.lines.size();
  piece.compact = in_.medium;
  piece.group = true;
  piece.radius = 8;
  return height;
}

float Layouter::pill_width(const Node& node) const {
  return std::ceil(20 + fonts_.width(theme_.small(Weight::semibold), node.label) + (node.icon.empty() ? 0 : theme_.size.icon_small + 6));
}

float Layouter::pill(const Node& node, float x, float y, float w) {
  note(node.label);
  const TextStyle style = theme_.small(Weight::semibold);
  const std::size_t first = out_.lines.size();
  const float icon_width = node.icon.empty() ? 0 : theme_.size.icon_small + 6;
  fonts_.wrap(style, node.label, std::max(24.0f, w - 20 - icon_width) + 1, out_.lines);
  const float words = style.line * static_cast<float>(out_.lines.size() - first);
  const float height = round4(std::max(words + 6, theme_.touch && node.active() ? theme_.size.target : 0.0f));
  Piece& piece = add(PieceKind::pill, &node, {x, y, std::min(w, pill_width(node)), height});
  piece.style = style;
  piece.icon = icon_character(node.icon);
  piece.first_line = first;
  piece.last_line = out_.lines.size();
  piece.radius = std::min(round4(words + 6) / 2, theme_.size.radius_pill);
  return height;
}

// A meter shows places, filled and free; progress shows a part of a whole.
float Layouter::meter(const Node& node, float x, float y, float w, const Context& context) {
  const float top = y;
  if (!node.label.empty() && !node.hide_label && node.label != context.title) y += text(&node, node.label, theme_.small(), &Colors::secondary, x, y, w) + 8;
  const bool slots = node.kind == NodeKind::meter;
  const float height = round4((slots ? 14.0f : 8.0f) * theme_.scale);
  add(slots ? PieceKind::meter : PieceKind::progress, &node, {x, y, std::min(w, 480.0f * theme_.scale), height});
  y += height;
  if (!node.value.empty()) y += 8, y += text(&node, node.value, theme_.body(Weight::semibold), &Colors::text, x, y, w);
  if (!node.help.empty()) y += 4, y += text(&node, node.help, theme_.small(), &Colors::secondary, x, y, w);
  const float used = y - top;
  if (node.children.empty()) return used;
  return used + 8 + column(node.children, 8, x, y + 8, w, context);
}

float Layouter::date_block(const Node& node, float x, float y, float w) {
  TextStyle large = theme_.heading(2);
  large.size *= 1.1f;
  float height = text(&node, node.value, large, &Colors::text, x, y, w, 0.5f);
  height += text(&node, node.help, theme_.small(), &Colors::secondary, x, y + height, w, 0.5f);
  return height;
}

float Layouter::definition_label_width(std::span<const Node> run, float w, const Context& context) {
  float widest = 0;
  for (const Node& node : run)
    if (node.kind == NodeKind::definition) widest = std::max(widest, fonts_.width(context.side ? theme_.small() : theme_.body(), node.label));
  return std::min(std::ceil(widest), std::floor(w * 0.55f));
}

float Layouter::definition(const Node& node, float x, float y, float w, float label_width, const Context& context) {
  if (context.stacked) {
    const float label = theme_.small().line + 4, control = theme_.size.control_height;
    text(&node, node.label, theme_.small(Weight::semibold), &Colors::text, x, y, w);
    const float drop = std::max(0.0f, std::floor((control - theme_.body().line) / 2));
    return label + std::max(control, definition_value(node, theme_.body(), x, y + label + drop, w) + 2 * drop);
  }
  const TextStyle style = context.side ? theme_.small() : theme_.body();
  TextStyle strong = style;
  if (node.emphasis == Emphasis::strong) strong.weight = Weight::semibold;
  const float gap = 16, left = x + label_width + gap, room = w - label_width - gap;
  const float drop = node.active() && theme_.touch ? std::max(0.0f, std::floor((theme_.size.target - style.line) / 2)) : 0;   // level with the words of the link
  float height = drop + text(&node, node.label, style, &Colors::secondary, x, y + drop, label_width);
  height = std::max(height, definition_value(node, strong, left, y, room));
  if (!node.help.empty()) height += text(&node, node.help, theme_.small(), &Colors::secondary, left, y + height, room);
  if (!node.children.empty()) height += 4 + column(node.children, 4, left, y + height + 4, room, context);
  return height;
}

// The fact itself: a link to its place where there is one.
float Layouter::definition_value(const Node& node, const TextStyle& style, float x, float y, float w) {
  note(node.value);
  if (!node.active()) return text(&node, node.value, style, node.tone == view::Tone::neutral ? &Colors::text : roles(node.tone).text, x, y, w);
  const std::size_t first = out_.lines.size();
  const float arrow = theme_.size.icon_small + 4;
  fonts_.wrap(style, node.value, std::max(24.0f, w - arrow), out_.lines);
  float widest = 0;
  for (std::size_t i = first; i < out_.lines.size(); ++i) widest = std::max(widest, out_.lines[i].width);
  const float height = style.line * static_cast<float>(out_.lines.size() - first);
  Piece& piece = add(PieceKind::link, &node, {x, y, std::ceil(widest + arrow), std::max(height, theme_.touch ? theme_.size.target : 0.0f)});
  piece.style = style;
  piece.color = &Colors::accent_text;
  piece.icon = icon_character(node.icon.empty() ? std::string_view("arrow_up_right") : node.icon);
  piece.align = 1;   // the icon stands after the words
  piece.first_line = first;
  piece.last_line = out_.lines.size();
  return piece.rect.h;
}

float Layouter::quote(const Node& node, float x, float y, float w, const Context&) {
  const float inset = 16;
  w = std::min(w, reading_width(theme_.body()) + inset);
  const std::size_t bar = out_.pieces.size();
  add(PieceKind::box, &node, {x, y, 3, 0}).fill = &Colors::accent;
  float height = text(&node, node.label, theme_.body(), &Colors::text, x + inset, y, w - inset);
  if (!node.value.empty()) height += 4, height += text(&node, node.value, theme_.small(), &Colors::secondary, x + inset, y + height, w - inset);
  out_.pieces[bar].rect.h = height;
  return height;
}

float Layouter::arithmetic(const Node& node, float x, float y, float w, const Context& context) {
  const float pad = 12;
  const std::size_t background = out_.pieces.size();
  {
    Piece& box = add(PieceKind::box, &node, {x, y, w, 0});
    box.fill = &Colors::card;
    box.border = &Colors::hairline;
    box.radius = theme_.size.radius_field;
  }
  float at = y + pad - 2;
  for (const Node& child : node.children) {
    TextStyle style = style_of(child, context);
    if (context.side) style.size = theme_.size.font_small, style.line = theme_.small().line;
    at += text(&child, child.label, style, color_of(child, context), x + pad, at, w - 2 * pad);
  }
  const float height = std::ceil(at - y + pad - 2);
  out_.pieces[background].rect.h = height;
  return height;
}

float Layouter::timeline(const Node& node, float x, float y, float w) {
  Piece& piece = add(PieceKind::timeline, &node, {x, y, w, 0});
  piece.stop = true;
  piece.style = theme_.body();
  if (node.timeline) piece.rect.h = timeline_ticks_height(theme_) + timeline_names_height(theme_, *node.timeline) + static_cast<float>(node.timeline->rows.size()) * theme_.size.row_height;
  piece.rect.h += round4(16 * theme_.scale);   // its scrollbar
  return piece.rect.h;
}

}  // namespace cocrea::ui
