// Cards, lists, tables, tabs: nodes that hold others in a box of their own. See layout.h.
#include <cmath>

#include "ui/layouter.h"

namespace cocrea::ui {

using view::Node;
using view::NodeKind;
using Colors = view::theme::Colors;

namespace {

// Items that can be pressed, or that are set in columns, are rows with hairlines between them; others are lines of text.
bool has_rows(const Node& list) {
  if (list.ordered) return false;
  return std::any_of(list.children.begin(), list.children.end(), [&](const Node& item) {
    if (item.active()) return true;
    if (list.layout.tight) return false;
    return item.layout.direction == view::Layout::Direction::row ||
           std::any_of(item.children.begin(), item.children.end(), [](const Node& child) { return child.kind == NodeKind::group || child.kind == NodeKind::date_block; });
  });
}

// A row of words that fill it, with a state at its end.
bool is_sentence(const Node& node) {
  return node.layout.direction == view::Layout::Direction::row && std::any_of(node.children.begin(), node.children.end(), [](const Node& child) { return child.layout.grow > 0; });
}

}  // namespace

// The labels of lists and tables are for assistive technology: on the page a heading above them says the same.

float Layouter::card(const Node& node, float x, float y, float w, const Context& context) {
  const float pad = theme_.size.card_padding;
  const std::size_t background = out_.pieces.size();
  {
    Piece& box = add(node.active() ? PieceKind::row : PieceKind::box, &node, {x, y, w, 0});
    box.fill = &Colors::card;
    box.border = &Colors::hairline;
    box.radius = theme_.size.radius_card;
    if (node.tone != view::Tone::neutral && node.tone != view::Tone::secondary) box.border = roles(node.tone).line;
  }
  Context inside = context;
  inside.bleed = pad;
  inside.title = node.label;
  const bool list_first = node.label.empty() && !node.children.empty() && node.children.front().kind == NodeKind::list && has_rows(node.children.front());
  float at = y + (list_first ? 0 : pad);
  if (!node.label.empty()) {
    const TextStyle style = theme_.heading(2);
    float left = x + pad;
    if (!node.icon.empty()) {
      icon(&node, icon_character(node.icon), left, at + (style.line - theme_.size.icon) / 2, theme_.size.icon, &Colors::secondary);
      left += theme_.size.icon + 8;
    }
    at += text(&node, node.label, style, &Colors::text, left, at, x + w - pad - left) + 12;
  }
  const bool list_last = !node.children.empty() && node.children.back().kind == NodeKind::list && has_rows(node.children.back());
  at += column(node.children, node.layout.tight ? 8.0f : 12.0f, x + pad, at, w - 2 * pad, inside);
  const float height = std::ceil(at - y + (list_last ? pad - 12 : pad));
  out_.pieces[background].rect.h = height;
  return height;
}

float Layouter::callout(const Node& node, float x, float y, float w, const Context& context) {
  // A sentence with its button is a bar: lower, and its icon in the middle.
  const bool bar = node.label.empty() && node.help.empty() && node.children.size() == 1 && node.children.front().layout.direction == view::Layout::Direction::row;
  const float pad = 16, pad_y = bar ? 10 : pad;
  const ToneRoles tone = roles(node.tone == view::Tone::neutral ? view::Tone::accent : node.tone);
  const std::size_t background = out_.pieces.size();
  {
    Piece& box = add(PieceKind::box, &node, {x, y, w, 0});
    box.fill = tone.soft;
    box.border = tone.line;
    box.radius = theme_.size.radius_card;
  }
  Context inside = context;
  inside.bleed = 0;
  inside.title = node.label;
  float left = x + pad, at = y + pad_y;
  const TextStyle style = theme_.heading(3);
  const std::size_t picture = out_.pieces.size();
  if (!node.icon.empty()) {
    icon(&node, icon_character(node.icon), left, at + (style.line - theme_.size.icon) / 2, theme_.size.icon, tone.text);
    left += theme_.size.icon + 12;
  }
  const float inner = x + w - pad - left;
  if (!node.label.empty()) {
    at += text(&node, node.label, style, &Colors::text, left, at, std::min(inner, reading_width(style)));
    if (!node.children.empty() || !node.help.empty()) at += 4;
  }
  if (!node.help.empty()) at += text(&node, node.help, theme_.body(), &Colors::text, left, at, std::min(inner, reading_width(theme_.body()))) + (node.children.empty() ? 0.0f : 8.0f);
  at += column(node.children, node.layout.tight ? 4.0f : 12.0f, left, at, inner, inside);
  const float height = std::ceil(at - y + pad_y);
  out_.pieces[background].rect.h = height;
  if (bar && !node.icon.empty()) out_.pieces[picture].rect.y = y + std::floor((height - out_.pieces[picture].rect.h) / 2);
  return height;
}

float Layouter::list(const Node& node, float x, float y, float w, const Context& context) {
  Context inside = context;
  inside.in_list = true;
  inside.rows = has_rows(node);
  const float top = y;
  int number = 0;
  bool first = true;
  // Where one has several lines, all stand apart.
  const bool apart = std::any_of(node.children.begin(), node.children.end(), [](const Node& child) { return child.children.size() == 1 && child.children.front().children.size() > 1; });
  for (const Node& child : node.children) {
    if (!first) {
      if (inside.rows) add(PieceKind::box, &node, {x - inside.bleed + 1, y, w + 2 * inside.bleed - 2, 1}).fill = &Colors::hairline, y += 1;
      else y += apart ? 12.0f : 4.0f;
    }
    first = false;
    const std::string_view mark = inside.rows ? std::string_view{} : node.ordered ? keep(std::to_string(++number) + ".") : keep("\u2022");
    y += item(child, x, y, w, inside, mark);
  }
  return y - top;
}

float Layouter::item(const Node& node, float x, float y, float w, const Context& context, std::string_view mark) {
  Context inside = context;
  inside.bleed = 0;
  const float pad = context.rows ? (theme_.touch ? 12.0f : 12.0f) : 0;
  std::size_t background = out_.pieces.size();
  const bool has_background = node.active() || node.selected;
  // Outside a card, rows keep their distance from the edge of what shows them pressed.
  const float reach = context.bleed > 0 ? context.bleed - 1 : (context.rows && has_background ? 12.0f : 0);
  if (has_background) {
    Piece& row = add(node.active() ? PieceKind::row : PieceKind::box, &node, {x - reach, y, w + 2 * reach, 0});
    row.fill = node.selected ? &Colors::accent_soft : nullptr;
    if (context.bleed <= 0) row.radius = theme_.size.radius_field;
  }
  float left = x, at = y + pad;
  if (!mark.empty()) {
    const float number_width = std::max(20.0f, fonts_.width(theme_.body(), mark) + 8);
    if (!node.icon.empty()) icon(&node, icon_character(node.icon), left, at + (theme_.body().line - theme_.size.icon_small) / 2, theme_.size.icon_small, &Colors::secondary);
    else text(&node, mark, theme_.body(), &Colors::secondary, left, at, number_width);
    left += number_width;
  }
  const float inner = x + w - left;
  if (!node.label.empty()) {
    at += text(&node, node.label, style_of(node, context), color_of(node, context), left, at, inner);
    if (!node.children.empty()) at += 4;
  }
  if (!node.children.empty()) {
    // The item itself says how its children stand.
    if (node.layout.direction == view::Layout::Direction::row) at += row(node, left, at, inner, inside);
    else if (node.layout.direction == view::Layout::Direction::grid) at += grid(node, left, at, inner, inside);
    else at += column(node.children, node.layout.tight || !context.rows ? 4.0f : 8.0f, left, at, inner, inside);
  }
  if (!node.help.empty()) at += text(&node, node.help, theme_.small(), &Colors::secondary, left, at, inner);
  const float height = std::ceil(at - y + pad);
  if (has_background) out_.pieces[background].rect.h = height;
  return height;
}

float Layouter::table(const Node& node, float x, float y, float w, const Context& context) {
  const float pad_x = theme_.size.cell_padding_x, pad_y = theme_.size.cell_padding_y;
  std::size_t columns = 0;
  for (const Node& row : node.children) columns = std::max(columns, row.children.size());
  if (columns == 0) return 0;
  Context inside = context;
  inside.bleed = 0;
  std::vector<float> widths(columns, 0);
  for (const Node& row : node.children)
    for (std::size_t i = 0; i < row.children.size(); ++i) widths[i] = std::max(widths[i], natural(row.children[i], inside) + 2 * pad_x);
  constexpr float kNarrowest = 96;   // of a column that would be wider: below it words would be broken
  float total = 0, narrowest = 0;
  for (const float width : widths) total += width, narrowest += std::min(width, kNarrowest * theme_.scale);
  if (narrowest > w && columns > 1) return stacked_table(node, x, y, w, context);
  if (total > w) {   // the widest columns give first
    for (int round = 0; round < 8 && total > w + 0.5f; ++round) {
      const float widest = *std::max_element(widths.begin(), widths.end());
      float second = 64;
      for (const float width : widths)
        if (width < widest - 0.5f) second = std::max(second, width);
      std::size_t count = 0;
      for (const float width : widths) count += width >= widest - 0.5f;
      const float cut = std::min(widest - second, (total - w) / static_cast<float>(count));
      for (float& width : widths)
        if (width >= widest - 0.5f) width -= cut, total -= cut;
      if (cut <= 0) break;
    }
    if (total > w)
      for (float& width : widths) width *= w / total;
  } else {
    const float extra = (w - total) / static_cast<float>(columns);
    for (float& width : widths) width += extra;
  }
  const float top = y;
  const float left = x - (context.bleed > 0 ? pad_x : 0);
  for (std::size_t r = 0; r < node.children.size(); ++r) {
    const Node& row = node.children[r];
    if (r > 0) add(PieceKind::box, &node, {x - context.bleed, y, w + 2 * context.bleed, 1}).fill = &Colors::hairline, y += 1;
    const std::size_t background = out_.pieces.size();
    const bool has_background = row.active() || row.selected;
    if (has_background) {
      Piece& piece = add(row.active() ? PieceKind::row : PieceKind::box, &row, {x - context.bleed, y, w + 2 * context.bleed, 0});
      piece.fill = row.selected ? &Colors::accent_soft : nullptr;
    }
    float at = left, height = 0;
    std::vector<std::pair<std::size_t, float>> cells;
    for (std::size_t i = 0; i < row.children.size(); ++i) {
      const Node& cell = row.children[i];
      cells.push_back({out_.pieces.size(), 0.0f});
      const float inner = widths[i] - 2 * pad_x;
      float h = 0;
      if (!cell.label.empty()) {
        const bool header = cell.header || r == 0;
        h += text(&cell, cell.label, header ? theme_.small(Weight::semibold) : style_of(cell, inside), header ? &Colors::secondary : color_of(cell, inside), at + pad_x, y + pad_y, inner);
      }
      if (!cell.children.empty()) h += column(cell.children, 4, at + pad_x, y + pad_y + h, inner, inside);
      cells.back().second = h;
      height = std::max(height, h);
      at += widths[i];
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {   // centred in the row
      const std::size_t end = i + 1 < cells.size() ? cells[i + 1].first : out_.pieces.size();
      const float dy = std::floor((height - cells[i].second) / 2);
      for (std::size_t k = cells[i].first; k < end && dy > 0; ++k) out_.pieces[k].rect.y += dy;
    }
    height = std::ceil(height + 2 * pad_y);
    if (has_background) out_.pieces[background].rect.h = height;
    y += height;
  }
  return y - top;
}

// Where there is no room for columns, a row is lines of its own, each below the head of its column.
float Layouter::stacked_table(const Node& node, float x, float y, float w, const Context& context) {
  const float pad = theme_.size.cell_padding_y, top = y;
  const Node& heads = node.children.front();
  Context inside = context;
  inside.bleed = 0;
  for (std::size_t r = 1; r < node.children.size(); ++r) {
    const Node& row = node.children[r];
    if (r > 1) add(PieceKind::box, &node, {x - context.bleed, y, w + 2 * context.bleed, 1}).fill = &Colors::hairline, y += 1;
    const std::size_t background = out_.pieces.size();
    const bool has_background = row.active() || row.selected;
    if (has_background) add(row.active() ? PieceKind::row : PieceKind::box, &row, {x - context.bleed, y, w + 2 * context.bleed, 0}).fill = row.selected ? &Colors::accent_soft : nullptr;
    const float row_top = y;
    y += pad;
    for (std::size_t i = 0; i < row.children.size(); ++i) {
      const Node& cell = row.children[i];
      if (cell.label.empty() && cell.children.empty()) continue;
      if (i > 0 && i < heads.children.size()) y += text(&cell, heads.children[i].label, theme_.small(), &Colors::secondary, x, y, w);
      if (!cell.label.empty()) y += text(&cell, cell.label, i == 0 ? theme_.body(Weight::semibold) : style_of(cell, inside), color_of(cell, inside), x, y, w);
      if (!cell.children.empty()) y += column(cell.children, 4, x, y, w, inside);
      y += 4;
    }
    y = std::ceil(y + pad - 4);
    if (has_background) out_.pieces[background].rect.h = y - row_top;
  }
  return y - top;
}

float Layouter::tabs(const Node& node, float x, float y, float w, const Context& context) {
  const float top = y, height = theme_.size.control_height + 6;
  float at = x;
  std::size_t first = out_.pieces.size();
  for (const Node& child : node.children) {
    if (child.kind != NodeKind::tab) continue;
    const TextStyle style = theme_.body(child.selected ? Weight::semibold : Weight::regular);
    // As wide as when selected, so that nothing moves when another is.
    float width = fonts_.width(theme_.body(Weight::semibold), child.label);
    if (!child.value.empty()) width += 8 + fonts_.width(theme_.body(Weight::semibold), child.value);
    if (at > x && at + width > x + w) {   // onto a second line
      at = x;
      y += height;
    }
    note(child.label);
    Piece& tab = add(PieceKind::tab, &child, {at, y, width, height});
    tab.style = style;
    tab.stop = tab.group = true;
    at += width + 24;
  }
  if (first == out_.pieces.size()) return 0;
  y += height;
  add(PieceKind::box, &node, {x, y - 1, w, 1}).fill = &Colors::hairline;
  for (const Node& child : node.children) {
    if (child.kind == NodeKind::tab) continue;
    y += 20;
    y += place(child, x, y, w, context);
  }
  return y - top;
}

float Layouter::empty_state(const Node& node, float x, float y, float w, const Context& context) {
  const float pad = theme_.size.card_padding;
  const std::size_t background = out_.pieces.size();
  {
    Piece& box = add(PieceKind::box, &node, {x, y, w, 0});
    box.border = &Colors::grid_strong;
    box.radius = theme_.size.radius_card;
    box.dashed = true;
  }
  float at = y + pad, left = x + pad;
  if (!node.icon.empty()) {
    const float size = round4(theme_.size.icon * 1.6f);
    icon(&node, icon_character(node.icon), left, at, size, &Colors::accent_text);
    left += size + 16;
  }
  const float inner = x + w - pad - left;
  at += text(&node, node.label, theme_.heading(3), &Colors::text, left, at, std::min(inner, reading_width(theme_.heading(3))));
  if (!node.help.empty()) at += 4, at += text(&node, node.help, theme_.body(), &Colors::secondary, left, at, std::min(inner, reading_width(theme_.body())));
  if (!node.children.empty()) {
    at += 16;
    // What a rule says is a line of its own, as in a card; buttons stand beside each other.
    std::vector<const Node*> children;
    std::vector<float> wishes;
    for (const Node& child : node.children) {
      if (is_sentence(child)) {
        at += place(child, left, at, inner, context) + 12;
        continue;
      }
      children.push_back(&child);
      wishes.push_back(std::min(natural(child, context), inner));
    }
    at += children.empty() ? -12 : lines_of(children, wishes, 12, left, at, inner, context);
  }
  const float height = std::ceil(at - y + pad);
  out_.pieces[background].rect.h = height;
  return height;
}

}  // namespace cocrea::ui
