// What opens above the page for a moment: the list of a choice. The date picker has its own file.
#include <algorithm>
#include <cmath>

#include "ui/impl.h"
#include "ui/test_hooks.h"

namespace cocrea::ui {

void Ui::Impl::open_options(const Piece& piece, const Rect& anchor) {
  popup = {};
  popup.kind = Popup::Kind::options;
  popup.id = piece.id;
  popup.node = piece.node->id;
  popup.anchor = anchor;
  popup.fresh = true;
  const auto& options = piece.node->field->options;
  for (std::size_t i = 0; i < options.size(); ++i)
    if (options[i].selected) popup.current = static_cast<int>(i);
  want_frames(2);
}

void Ui::Impl::close_popup() {
  popup = {};
  focus_visible = true;
  want_frames(2);
}

// Below what it belongs to, or above where there is more room.
Rect Ui::Impl::popup_rect(float w, float h) const {
  const Rect& a = popup.anchor;
  Rect r{a.x, a.bottom() + 4, std::max(w, a.w), h};
  const float below = height - a.bottom() - 8, above = a.y - 8;
  if (h > below && above > below) r.h = std::min(h, above), r.y = a.y - 4 - r.h;
  else r.h = std::min(h, below);
  if (r.right() > width - 4) r.x = std::max(4.0f, width - 4 - r.w);
  return r;
}

bool Ui::Impl::popup_item(ImGuiID id, const Rect& r, bool& hovered) {
  const ImRect box(r.x, r.y, r.right(), r.bottom());
  bool held = false;
  if (!ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_NoNav)) return false;
  const bool pressed = ImGui::ButtonBehavior(box, id, &hovered, &held, ImGuiButtonFlags_PressedOnClickRelease);
  if (hovered) report.cursor = "pointer";
  return pressed;
}

void Ui::Impl::draw_popup() {
  if (popup.kind == Popup::Kind::none) return;
  const Node* node = view::find(*page, popup.node);
  if (!node || !node->field || node->disabled) {
    close_popup();
    return;
  }
  begin_layer("cocrea.popup", {0, 0, width, height}, true);
  list = ImGui::GetWindowDrawList();
  const bool fresh = popup.fresh;
  popup.fresh = false;
  if (popup.kind == Popup::Kind::options) draw_options(*node);
  else draw_dates(*node);
  if (popup.kind != Popup::Kind::none && !fresh) {
    if (keys.escape || keys.tab != 0) close_popup();
    // A press beside it closes it, and does nothing else: this layer has taken it.
    else if (ImGui::GetIO().MouseClicked[0] && !ImGui::IsAnyItemHovered()) close_popup();
  }
  ImGui::End();
}

void Ui::Impl::draw_options(const Node& node) {
  const auto& options = node.field->options;
  const auto count = static_cast<int>(options.size());
  if (count == 0) {
    close_popup();
    return;
  }
  const TextStyle style = theme.body();
  const float row = std::max(theme.size.control_height, 36.0f), pad = 4;
  float w = 0;
  for (const view::Option& option : options) w = std::max(w, fonts.width(theme.body(Weight::semibold), option.label));
  const Rect r = popup_rect(std::ceil(w) + 24 + theme.size.icon + 16, row * static_cast<float>(count) + 2 * pad);
  if (keys.down != 0) popup.current = std::clamp(popup.current + keys.down, 0, count - 1);
  if (keys.home) popup.current = 0;
  if (keys.end) popup.current = count - 1;
  const float most = std::max(0.0f, row * static_cast<float>(count) + 2 * pad - r.h);
  if (keys.down != 0 || keys.home || keys.end) {
    const float top = row * static_cast<float>(popup.current);
    popup.scroll = std::clamp(popup.scroll, top + row + 2 * pad - r.h, top);
  }
  popup.scroll = std::clamp(popup.scroll - ImGui::GetIO().MouseWheel * 100, 0.0f, most);

  shadow(r, theme.size.radius_field);
  fill(r, theme(&Colors::card), theme.size.radius_field);
  outline(r, theme(&Colors::hairline), theme.size.radius_field);
  ImGui::PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, true);
  int chosen = -1;
  for (int i = 0; i < count; ++i) {
    const view::Option& option = options[static_cast<std::size_t>(i)];
    const Rect line{r.x + pad, r.y + pad + row * static_cast<float>(i) - popup.scroll, r.w - 2 * pad, row};
    const ImGuiID id = option_id(node.id, option.value);
    bool hovered = false;
    test::name(id, node.id + "/" + option.value, option.label, i == popup.current);
    if (popup_item(id, line, hovered)) chosen = i;
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    if (hovered && (moved.x != 0 || moved.y != 0)) popup.current = i;
    if (i == popup.current) fill(line, theme(&Colors::hover), 4);
    if (i == popup.current && focus_visible) outline(line, theme(&Colors::focus), 4, 1);
    const ImU32 color = theme(option.selected ? &Colors::accent_text : &Colors::text);
    const float size = theme.size.icon_small;
    if (option.selected) fonts.draw_icon(list, icon_character("check"), line.x + 8, line.y + (row - size) / 2, size, color);
    words(option.selected ? theme.body(Weight::semibold) : style, option.label, line.x + 8 + size + 8, line.y + (row - style.line) / 2, line.w - size - 24, color);
  }
  ImGui::PopClipRect();
  if (keys.activate) chosen = popup.current;
  if (chosen < 0) return;
  keys.activate = false;
  if (!options[static_cast<std::size_t>(chosen)].selected) choose(node, options[static_cast<std::size_t>(chosen)]);
  close_popup();
}

}  // namespace cocrea::ui
