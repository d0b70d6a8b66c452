// What is drawn but cannot be pressed, and the shapes that widgets share.
#include <algorithm>
#include <cmath>

#include "ui/impl.h"

namespace cocrea::ui {

namespace {
ImVec2 low(const Rect& r) { return {r.x, r.y}; }
ImVec2 high(const Rect& r) { return {r.right(), r.bottom()}; }
}  // namespace

void Ui::Impl::fill(const Rect& r, ImU32 color, float radius) const {
  if (color) list->AddRectFilled(low(r), high(r), color, radius);
}

void Ui::Impl::outline(const Rect& r, ImU32 color, float radius, float thickness) const {
  if (color) list->AddRect(low(r), high(r), color, radius, 0, thickness);
}

void Ui::Impl::dashes(const Rect& r, ImU32 color, float radius) const {
  const float dash = 4, gap = 4, quarter = IM_PI / 2;
  if (radius > 0) {
    const ImVec2 centres[] = {{r.right() - radius, r.bottom() - radius}, {r.x + radius, r.bottom() - radius}, {r.x + radius, r.y + radius}, {r.right() - radius, r.y + radius}};
    for (int i = 0; i < 4; ++i) {
      list->PathArcTo(centres[i], radius - 0.5f, quarter * static_cast<float>(i) + 0.2f, quarter * static_cast<float>(i + 1) - 0.2f);
      list->PathStroke(color, 0, 1);
    }
  }
  for (float x = r.x + radius; x < r.right() - radius; x += dash + gap) {
    const float end = std::min(x + dash, r.right() - radius);
    list->AddRectFilled({x, r.y}, {end, r.y + 1}, color);
    list->AddRectFilled({x, r.bottom() - 1}, {end, r.bottom()}, color);
  }
  for (float y = r.y + radius; y < r.bottom() - radius; y += dash + gap) {
    const float end = std::min(y + dash, r.bottom() - radius);
    list->AddRectFilled({r.x, y}, {r.x + 1, end}, color);
    list->AddRectFilled({r.right() - 1, y}, {r.right(), end}, color);
  }
}

void Ui::Impl::shadow(const Rect& r, float radius) const {
  ImU32 color = theme(&Colors::shadow);
  const ImU32 alpha = (color >> IM_COL32_A_SHIFT) & 0xFF;
  for (int i = 1; i <= 6; ++i) {
    const ImU32 faint = (color & ~IM_COL32_A_MASK) | ((alpha / 6) << IM_COL32_A_SHIFT);
    const auto grow = static_cast<float>(i * 2);
    fill({r.x - grow, r.y - grow + 4, r.w + 2 * grow, r.h + 2 * grow}, faint, radius + grow);
  }
}

void Ui::Impl::focus_ring(const Piece& piece, const Rect& r, float radius) const {
  if (focus != piece.id || !focus_visible || popup.kind != Popup::Kind::none) return;
  const float ring = theme.size.focus_width;
  outline({r.x - ring, r.y - ring, r.w + 2 * ring, r.h + 2 * ring}, theme(&Colors::focus), radius + ring, ring);
}

void Ui::Impl::lines(const Region& region, const Piece& piece, float x, float y, ImU32 color, const Rect& inside) const {
  for (std::size_t i = piece.first_line; i < piece.last_line; ++i, y += piece.style.line) {
    if (y > region.rect.bottom()) break;
    if (y + piece.style.line < region.rect.y) continue;
    const Line& line = region.laid.lines[i];
    const float left = x + (inside.w - line.width) * piece.align;
    fonts.draw(list, piece.style, left, y, color, line.begin, line.end);
  }
}

void Ui::Impl::words(const TextStyle& style, std::string_view text, float x, float y, float w, ImU32 color, float align) const {
  Line line;
  const bool cut = fonts.fit(style, text, w, line);
  const float left = x + std::max(0.0f, w - line.width) * align;
  fonts.draw(list, style, left, y, color, line.begin, line.end);
  if (!cut) return;
  static constexpr char dots[] = "\u2026";
  fonts.draw(list, style, left + line.width, y, color, dots, dots + sizeof dots - 1);
}

void Ui::Impl::meter(const Piece& piece, const Rect& r) const {
  const Node& node = *piece.node;
  const int count = std::max(1, node.value_max);
  const float gap = count > 8 ? 4 : 6, each = (r.w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  for (int i = 0; i < count; ++i) {
    const Rect slot{std::round(r.x + (each + gap) * static_cast<float>(i)), r.y, std::round(each), r.h};
    if (i < node.value_now) {
      fill(slot, theme(node.tone == view::Tone::neutral ? &Colors::accent : roles(node.tone).solid), 4);
    } else {
      dashes(slot, theme(&Colors::input_border), 3);
    }
  }
}

void Ui::Impl::progress(const Piece& piece, const Rect& r) const {
  const Node& node = *piece.node;
  fill(r, theme(&Colors::track), r.h / 2);
  const float part = node.value_max > 0 ? std::clamp(static_cast<float>(node.value_now) / static_cast<float>(node.value_max), 0.0f, 1.0f) : 0;
  if (part > 0) fill({r.x, r.y, std::max(r.h, r.w * part), r.h}, theme(node.tone == view::Tone::neutral ? &Colors::accent : roles(node.tone).solid), r.h / 2);
}

void Ui::Impl::paint(Region& region, const Piece& piece, const Rect& r) {
  switch (piece.kind) {
    case PieceKind::text: lines(region, piece, r.x, r.y, theme(piece.color), r); break;
    case PieceKind::icon: fonts.draw_icon(list, piece.icon, r.x, r.y, r.w, theme(piece.color)); break;
    case PieceKind::box:
      fill(r, theme(piece.fill), piece.radius);
      if (piece.dashed) dashes(r, theme(piece.border), piece.radius);
      else outline(r, theme(piece.border), piece.radius);
      break;
    case PieceKind::row: row(piece, r); break;
    case PieceKind::button: button(region, piece, r); break;
    case PieceKind::link: link(region, piece, r); break;
    case PieceKind::brand: brand(piece, r); break;
    case PieceKind::nav_link: nav_link(region, piece, r); break;
    case PieceKind::pill: pill(region, piece, r); break;
    case PieceKind::text_field: text_field(region, piece, r); break;
    case PieceKind::long_field: long_field(region, piece, r); break;
    case PieceKind::dropdown: dropdown(piece, r); break;
    case PieceKind::segment: segment(piece, r); break;
    case PieceKind::chip: chip(piece, r); break;
    case PieceKind::toggle: toggle(piece, r); break;
    case PieceKind::slider: slider(piece, r); break;
    case PieceKind::meter: meter(piece, r); break;
    case PieceKind::progress: progress(piece, r); break;
    case PieceKind::tab: tab(piece, r); break;
    case PieceKind::timeline: timeline(region, piece, r); break;
  }
}

}  // namespace cocrea::ui
