// What can be pressed. Hit and keyboard by ImGui's items, looks by its draw list, meaning from the page's node.
#include <algorithm>
#include <cmath>

#include "ui/impl.h"
#include "ui/test_hooks.h"

namespace cocrea::ui {

using view::Emphasis;
using view::Event;
using view::Tone;

namespace {
std::string item_name(const Piece& piece) {
  std::string name = piece.node->id;
  if (piece.option >= 0) name += "/" + piece.node->field->options[static_cast<std::size_t>(piece.option)].value;
  return name;
}

// The button of the mouse went up where it went down. A press that was called off goes up nowhere.
bool released_in_place() {
  const ImGuiIO& io = ImGui::GetIO();
  constexpr float kSlack = 4;
  if (!io.MouseReleased[0] || !ImGui::IsMousePosValid()) return false;
  return std::abs(io.MousePos.x - io.MouseClickedPos[0].x) <= kSlack && std::abs(io.MousePos.y - io.MouseClickedPos[0].y) <= kSlack;
}
}  // namespace

void Ui::Impl::read_keys() {
  keys = {};
  const ImGuiIO& io = ImGui::GetIO();
  keys.alt = io.KeyAlt;
  keys.shift = io.KeyShift;
  keys.ctrl = io.KeyCtrl;
  if (ImGui::IsKeyPressed(ImGuiKey_Tab) && !io.KeyCtrl && !io.KeyAlt) keys.tab = io.KeyShift ? -1 : 1;
  keys.escape = ImGui::IsKeyPressed(ImGuiKey_Escape, false);
  if (editing.id != 0 && !composing) return;   // the rest belongs to the text
  if (composing) {
    keys = {};
    return;
  }
  keys.enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
  keys.activate = (keys.enter || ImGui::IsKeyPressed(ImGuiKey_Space, false)) && !io.KeyCtrl && !io.KeyAlt;
  keys.across = (ImGui::IsKeyPressed(ImGuiKey_RightArrow) ? 1 : 0) - (ImGui::IsKeyPressed(ImGuiKey_LeftArrow) ? 1 : 0);
  keys.down = (ImGui::IsKeyPressed(ImGuiKey_DownArrow) ? 1 : 0) - (ImGui::IsKeyPressed(ImGuiKey_UpArrow) ? 1 : 0);
  keys.home = ImGui::IsKeyPressed(ImGuiKey_Home, false);
  keys.end = ImGui::IsKeyPressed(ImGuiKey_End, false);
}

void Ui::Impl::activate(const Node& node) {
  Event event;
  event.kind = Event::Kind::activate;
  event.node = node.id;
  event.covers = regions[static_cast<std::size_t>(Place::why)].above;
  report.events.push_back(std::move(event));
  want_frames(2);
}

void Ui::Impl::choose(const Node& node, const view::Option& option) {
  Event event;
  event.kind = Event::Kind::choose;
  event.node = node.id;
  event.text = option.value;
  report.events.push_back(std::move(event));
  want_frames(2);
}

// One item of ImGui with the piece's own id. `overlaps`: smaller items lie on it and go first.
Press Ui::Impl::press(const Piece& piece, const Rect& r, bool overlaps) {
  Press result;
  const ImRect box(r.x, r.y, r.right(), r.bottom());
  test::name(piece.id, item_name(piece), piece.node->label, focus == piece.id);
  if (overlaps) ImGui::SetNextItemAllowOverlap();
  const bool there = ImGui::ItemAdd(box, piece.id, nullptr, ImGuiItemFlags_NoNav);
  if (!piece.node->disabled && piece.id != 0) {
    bool hovered = false, held = false;
    const bool was_held = ImGui::GetActiveID() == piece.id && ImGui::GetCurrentContext()->ActiveIdSource == ImGuiInputSource_Mouse;
    const bool pressed = there && ImGui::ButtonBehavior(box, piece.id, &hovered, &held, ImGuiButtonFlags_PressedOnClickRelease);
    // The press itself may move the page (it leaves a field, whose new text takes another line): whoever did not move the mouse still pressed this.
    const bool slid_away = there && was_held && !held && ImGui::GetActiveID() != piece.id && released_in_place();
    // What was asked about by a long press is not done when the finger is lifted.
    if ((pressed || slid_away) && !finger_rested()) {
      result.activated = true;
      focus_by_mouse(piece.id);
    }
    if (held && !finger.panning) want_frames(1);
    // A finger that was lifted hovers nowhere.
    result.hovered = hovered && (ImGui::GetIO().MouseSource != ImGuiMouseSource_TouchScreen || held);
    result.held = held;
    if (result.hovered) report.cursor = "pointer";
    if (focus == piece.id && keys.activate && popup.kind == Popup::Kind::none && editing.id == 0) {
      result.activated = true;
      keys.activate = false;
      focus_visible = true;
    }
  }
  return result;
}

void Ui::Impl::row(const Piece& piece, const Rect& r) {
  const Press state = press(piece, r, true);
  ImU32 background = theme(piece.fill);
  if (state.held) background = theme(&Colors::pressed);
  else if (state.hovered && !piece.node->selected) background = theme(&Colors::hover);
  fill(r, background, piece.radius);
  outline(r, theme(piece.border), piece.radius);
  if (focus == piece.id && focus_visible) outline({r.x + 1, r.y, r.w - 2, r.h}, theme(&Colors::focus), std::max(4.0f, piece.radius), theme.size.focus_width);
  if (state.activated) activate(*piece.node);
}

void Ui::Impl::button(const Region& region, const Piece& piece, const Rect& r) {
  const Node& node = *piece.node;
  const Press state = press(piece, r);
  const float radius = theme.size.radius_field;
  const bool danger = node.tone == Tone::breached;
  ImU32 background = 0, border = 0, color = theme(&Colors::text);
  if (node.emphasis == Emphasis::primary) {
    background = theme(danger ? &Colors::breached : state.held ? &Colors::accent_pressed : state.hovered ? &Colors::accent_hover : &Colors::accent);
    color = theme(&Colors::on_accent);
  } else if (node.emphasis == Emphasis::quiet) {
    background = theme(state.held ? &Colors::pressed : state.hovered ? &Colors::hover : nullptr);
    color = theme(danger ? &Colors::breached_text : node.tone == Tone::secondary ? &Colors::secondary : &Colors::accent_text);
    if (piece.compact) color = theme(danger ? &Colors::breached_text : &Colors::secondary);
  } else {
    background = theme(state.held ? &Colors::pressed : state.hovered ? &Colors::hover : &Colors::card);
    border = theme(&Colors::grid_strong);
    if (danger) color = theme(&Colors::breached_text);
  }
  if (node.selected && node.emphasis != Emphasis::primary) {
    background = theme(&Colors::accent_soft);
    border = theme(&Colors::accent_line);
    color = theme(&Colors::accent_text);
  }
  if (node.disabled) {
    color = theme(&Colors::disabled);
    background = node.emphasis == Emphasis::quiet ? 0 : theme(&Colors::background);
    border = node.emphasis == Emphasis::quiet ? 0 : theme(&Colors::hairline);
  }
  fill(r, background, radius);
  outline(r, border, radius);
  focus_ring(piece, r, radius);
  const float size = theme.size.icon;
  if (piece.compact) {
    fonts.draw_icon(list, piece.icon, r.x + (r.w - size) / 2, r.y + (r.h - size) / 2, size, color);
    if (state.hovered || (focus == piece.id && focus_visible)) tooltip(node.label, r);
  } else {
    float left = r.x;
    const bool several_lines = piece.last_line > piece.first_line;
    float inner = piece.icon.empty() ? 0 : size + 8, widest = several_lines ? 0 : fonts.width(piece.style, node.label);
    for (std::size_t i = piece.first_line; i < piece.last_line; ++i) widest = std::max(widest, region.laid.lines[i].width);
    inner += widest;
    left += std::max(8.0f, (r.w - inner) / 2);
    if (!piece.icon.empty()) {
      fonts.draw_icon(list, piece.icon, left, r.y + (r.h - size) / 2, size, color);
      left += size + 8;
    }
    if (several_lines) lines(region, piece, left, r.y + (r.h - piece.style.line * static_cast<float>(piece.last_line - piece.first_line)) / 2, color, {left, r.y, widest, r.h});
    else words(piece.style, node.label, left, r.y + (r.h - piece.style.line) / 2, r.right() - left - 4, color);
    if (!node.help.empty() && (state.hovered || (focus == piece.id && focus_visible))) tooltip(node.help, r);
  }
  if (state.activated) activate(node);
}

void Ui::Impl::link(const Region& region, const Piece& piece, const Rect& r) {
  const Node& node = *piece.node;
  const Press state = press(piece, r);
  const ImU32 color = node.disabled ? theme(&Colors::disabled) : theme(piece.color);
  const float icon_width = piece.icon.empty() ? 0 : theme.size.icon_small;
  const float count = static_cast<float>(piece.last_line - piece.first_line);
  float left = r.x, top = r.y + (r.h - piece.style.line * count) / 2;
  const bool after = piece.align > 0;
  float icon_x = left, icon_y = top + (piece.style.line - icon_width) / 2;
  if (icon_width > 0) {
    if (after && piece.last_line > piece.first_line) {
      icon_x = left + region.laid.lines[piece.last_line - 1].width + 4;
      icon_y += piece.style.line * (count - 1);
    } else {
      left += icon_width + 6;
    }
    fonts.draw_icon(list, piece.icon, icon_x, icon_y, icon_width, color);
  }
  for (std::size_t i = piece.first_line; i < piece.last_line; ++i, top += piece.style.line) {
    const Line& line = region.laid.lines[i];
    fonts.draw(list, piece.style, left, top, color, line.begin, line.end);
    // Underlined while it is under the pointer; a link in running text is told apart by its colour and its arrow.
    if (state.hovered) fill({left, std::round(top + piece.style.line - 4), line.width, 1}, color);
  }
  focus_ring(piece, r, 4);
  if (state.activated) activate(node);
}

void Ui::Impl::brand(const Piece& piece, const Rect& r) {
  const Press state = press(piece, r);
  const float mark = round4(28 * theme.scale), size = theme.size.icon;
  const Rect square{r.x, r.y + (r.h - mark) / 2, mark, mark};
  fill(square, theme(state.held ? &Colors::accent_pressed : state.hovered ? &Colors::accent_hover : &Colors::accent), 7);
  fonts.draw_icon(list, piece.icon, square.x + (mark - size) / 2, square.y + (mark - size) / 2, size, theme(&Colors::on_accent));
  if (!piece.compact) words(piece.style, piece.node->label, square.right() + 10, r.y + (r.h - piece.style.line) / 2, r.right() - square.right() - 10, theme(&Colors::text));
  focus_ring(piece, {r.x, r.y, std::min(r.w, mark + 10 + fonts.width(piece.style, piece.node->label)), r.h}, 7);
  if (state.activated) activate(*piece.node);
}

void Ui::Impl::nav_link(const Region& region, const Piece& piece, const Rect& r) {
  const Node& node = *piece.node;
  const Press state = press(piece, r);
  ImU32 background = theme(node.selected ? &Colors::accent_soft : state.held ? &Colors::pressed : state.hovered ? &Colors::hover : nullptr);
  const ImU32 color = theme(node.selected ? &Colors::accent_text : node.disabled ? &Colors::disabled : &Colors::text);
  const ImU32 icon_color = node.selected ? color : theme(&Colors::secondary);
  fill(r, background, piece.radius);
  const float size = theme.size.icon;
  if (piece.compact) {
    float top = r.y + 6;
    fonts.draw_icon(list, piece.icon, r.x + (r.w - size) / 2, top, size, icon_color);
    top += size + 4;
    for (std::size_t i = piece.first_line; i < piece.last_line; ++i, top += piece.style.line) {
      const Line& line = region.laid.lines[i];
      fonts.draw(list, piece.style, r.x + (r.w - line.width) / 2, top, color, line.begin, line.end);
    }
  } else {
    fonts.draw_icon(list, piece.icon, r.x + 12, r.y + (r.h - size) / 2, size, icon_color);
    const float count = static_cast<float>(piece.last_line - piece.first_line);
    float top = r.y + (r.h - piece.style.line * count) / 2;
    for (std::size_t i = piece.first_line; i < piece.last_line; ++i, top += piece.style.line) {
      const Line& line = region.laid.lines[i];
      fonts.draw(list, piece.style, r.x + 12 + size + 12, top, color, line.begin, line.end);
    }
  }
  if (!node.value.empty()) {   // how many things wait there
    const TextStyle style = theme.small(Weight::semibold);
    const float w = std::max(style.line + 4, fonts.width(style, node.value) + 14), h = style.line + 2;
    const ToneRoles tone = roles(node.tone == Tone::neutral ? Tone::at_risk : node.tone);
    const Rect badge = piece.compact ? Rect{std::min(r.x + r.w / 2 + size * 0.4f, r.right() - w), r.y + 2, w, h} : Rect{r.right() - w - 10, r.y + (r.h - h) / 2, w, h};
    fill(badge, theme(tone.soft), h / 2);
    words(style, node.value, badge.x, badge.y + 1, w, theme(tone.text), 0.5f);
  }
  focus_ring(piece, r, piece.radius);
  if (state.activated) activate(node);
}

void Ui::Impl::pill(const Region& region, const Piece& piece, const Rect& r) {
  const Node& node = *piece.node;
  Press state;
  if (node.active()) state = press(piece, r);
  else if (test::collecting()) test::mark(node.id, node.label, r.x, r.y, r.w, r.h, true, false);
  const ToneRoles tone = roles(node.tone == Tone::neutral ? Tone::not_started : node.tone);
  const float count = static_cast<float>(piece.last_line - piece.first_line);
  // On touch what can be hit is higher than what is seen.
  const float seen = std::min(r.h, round4(piece.style.line * count + 6));
  const Rect shape{r.x, r.y + std::floor((r.h - seen) / 2), r.w, seen};
  fill(shape, theme(tone.soft), piece.radius);
  outline(shape, theme(state.hovered || state.held ? tone.text : tone.line), piece.radius);   // seen also on a callout of the same tone
  const ImU32 color = theme(tone.text);
  float left = r.x + 10, top = r.y + (r.h - piece.style.line * count) / 2;
  if (!piece.icon.empty()) {
    const float size = theme.size.icon_small;
    fonts.draw_icon(list, piece.icon, left, top + (piece.style.line - size) / 2, size, color);
    left += size + 6;
  }
  for (std::size_t i = piece.first_line; i < piece.last_line; ++i, top += piece.style.line) {
    const Line& line = region.laid.lines[i];
    fonts.draw(list, piece.style, left, top, color, line.begin, line.end);
  }
  focus_ring(piece, shape, piece.radius);
  if (state.activated) activate(node);
}

void Ui::Impl::tab(const Piece& piece, const Rect& r) {
  const Node& node = *piece.node;
  const Press state = press(piece, r);
  const ImU32 color = theme(node.selected ? &Colors::accent_text : state.hovered ? &Colors::text : &Colors::secondary);
  const float top = r.y + (r.h - piece.style.line) / 2;
  words(piece.style, node.label, r.x, top, r.w, color);
  if (!node.value.empty()) {
    const TextStyle count = theme.body(Weight::semibold);
    words(count, node.value, r.x + fonts.width(piece.style, node.label) + 8, top, 80, theme(&Colors::text));
  }
  if (node.selected) fill({r.x, r.bottom() - 3, r.w, 3}, theme(&Colors::accent), 1.5f);
  focus_ring(piece, {r.x - 4, r.y + 2, r.w + 8, r.h - 6}, 4);
  if (state.activated) activate(node);
}

void Ui::Impl::segment(const Piece& piece, const Rect& r) {
  const Node& node = *piece.node;
  const auto& options = node.field->options;
  const view::Option& option = options[static_cast<std::size_t>(piece.option)];
  const Press state = press(piece, r);
  const bool first = piece.option == 0, last = piece.option + 1 == static_cast<int>(options.size());
  const ImDrawFlags corners = first && last ? ImDrawFlags_RoundCornersAll : first ? ImDrawFlags_RoundCornersLeft : last ? ImDrawFlags_RoundCornersRight : ImDrawFlags_RoundCornersNone;
  const ImU32 background = theme(option.selected ? &Colors::accent_soft : state.held ? &Colors::pressed : state.hovered ? &Colors::hover : &Colors::input);
  const float overlap = last ? 0 : 1;   // neighbours share an edge: that of the chosen one is seen
  const float left = r.x + (!first && options[static_cast<std::size_t>(piece.option) - 1].selected ? 1.0f : 0.0f);
  list->AddRectFilled({left, r.y}, {r.right(), r.bottom()}, background, piece.radius, corners);
  list->AddRect({left, r.y}, {r.right() + overlap, r.bottom()}, theme(option.selected ? &Colors::accent : piece.border), piece.radius, corners);
  const ImU32 color = theme(node.disabled ? &Colors::disabled : option.selected ? &Colors::accent_text : &Colors::text);
  const TextStyle style = theme.body(option.selected ? Weight::semibold : Weight::regular);
  words(style, option.label, r.x + 6, r.y + (r.h - style.line) / 2, r.w - 12, color, 0.5f);
  focus_ring(piece, r, piece.radius);
  if (state.activated && !option.selected) choose(node, option);
}

void Ui::Impl::chip(const Piece& piece, const Rect& r) {
  const Node& node = *piece.node;
  const view::Option& option = node.field->options[static_cast<std::size_t>(piece.option)];
  const Press state = press(piece, r);
  const ImU32 color = theme(node.disabled ? &Colors::disabled : option.selected ? &Colors::accent_text : &Colors::secondary);
  fill(r, theme(option.selected ? &Colors::accent_soft : state.hovered ? &Colors::hover : &Colors::card), piece.radius);
  outline(r, theme(option.selected ? &Colors::accent_line : &Colors::grid_strong), piece.radius);
  const float size = theme.size.icon_small;
  fonts.draw_icon(list, icon_character(option.selected ? "check" : "plus"), r.x + 12, r.y + (r.h - size) / 2, size, color);
  words(piece.style, option.label, r.x + 12 + size + 6, r.y + (r.h - piece.style.line) / 2, r.w - 24 - size - 6 + 1, color);
  focus_ring(piece, r, piece.radius);
  if (state.activated) choose(node, option);
}

void Ui::Impl::toggle(const Piece& piece, const Rect& r) {
  const Node& node = *piece.node;
  const Press state = press(piece, r);
  const auto& options = node.field->options;
  const bool on = std::any_of(options.begin(), options.end(), [](const view::Option& option) { return option.selected && option.value == "yes"; });
  const float h = std::min(22 * theme.scale, r.h), w = 40 * theme.scale;
  const Rect track{r.x, r.y + (r.h - h) / 2, w, h};
  fill(track, theme(node.disabled ? &Colors::track : on ? (state.hovered ? &Colors::accent_hover : &Colors::accent) : state.hovered ? &Colors::secondary : &Colors::input_border), h / 2);
  const float knob = h / 2 - 3;
  list->AddCircleFilled({on ? track.right() - h / 2 : track.x + h / 2, track.y + h / 2}, knob, theme(&Colors::on_accent));
  words(piece.style, node.label, track.right() + 12, r.y + (r.h - piece.style.line) / 2, r.right() - track.right() - 8, theme(node.disabled ? &Colors::disabled : &Colors::text));
  focus_ring(piece, track, h / 2);
  if (state.activated) {
    Event event;
    event.kind = Event::Kind::choose;
    event.node = node.id;
    event.text = on ? "no" : "yes";
    report.events.push_back(std::move(event));
    want_frames(2);
  }
}

// A number between two bounds: less, a track that is dragged, more; below the track, what is said about its parts. Left and right change it by one.
void Ui::Impl::slider(const Piece& piece, const Rect& r) {
  const Node& node = *piece.node;
  const float h = r.h, gap = 8, knob = 8;
  const int range = std::max(1, node.value_max - node.value_min);
  int wanted = node.value_now;
  if (focus == piece.id && popup.kind == Popup::Kind::none && !node.disabled) wanted += keys.across - keys.down * std::max(1, range / 24);
  // The whole is one stop of Tab; its parts are pressed.
  test::name(piece.id, node.id, node.label, focus == piece.id);
  const ImRect box(r.x, r.y, r.right(), r.bottom());
  ImGui::ItemAdd(box, piece.id, nullptr, ImGuiItemFlags_NoNav);
  const auto part = [&](const char* name, const Rect& at, bool possible, ImGuiButtonFlags flags, bool& hovered, bool& held) {
    const ImGuiID id = ImHashStr(name, 0, piece.id);
    const ImRect area(at.x, at.y, at.right(), at.bottom());
    test::name(id, node.id + "/" + name, node.label, false);
    const bool pressed = ImGui::ItemAdd(area, id, nullptr, ImGuiItemFlags_NoNav) && possible && ImGui::ButtonBehavior(area, id, &hovered, &held, flags);
    if (pressed || held) focus_by_mouse(piece.id);
    if (hovered && possible) report.cursor = "pointer";
    return pressed;
  };
  for (const int side : {-1, 1}) {
    const Rect end{side < 0 ? r.x : r.right() - h, r.y, h, h};
    const bool possible = !node.disabled && (side < 0 ? node.value_now > node.value_min : node.value_now < node.value_max);
    bool hovered = false, held = false;
    if (part(side < 0 ? "less" : "more", end, possible, ImGuiButtonFlags_PressedOnClickRelease, hovered, held)) wanted += side;
    fill(end, theme(held ? &Colors::pressed : hovered ? &Colors::hover : &Colors::card), piece.radius);
    outline(end, theme(piece.border), piece.radius);
    const float size = theme.size.icon_small;
    fonts.draw_icon(list, icon_character(side < 0 ? "minus" : "plus"), end.x + (h - size) / 2, end.y + (h - size) / 2, size, theme(possible ? &Colors::secondary : &Colors::disabled));
  }
  const Rect track{r.x + h + gap + knob, r.y, r.w - 2 * (h + gap + knob), h};
  bool hovered = false, held = false;
  part("track", {track.x - knob, track.y, track.w + 2 * knob, track.h}, !node.disabled, ImGuiButtonFlags_PressedOnClick, hovered, held);
  if (held) wanted = node.value_min + static_cast<int>(std::lround((ImGui::GetIO().MousePos.x - track.x) / track.w * static_cast<float>(range)));
  const auto x_of = [&](int value) { return track.x + track.w * static_cast<float>(value - node.value_min) / static_cast<float>(range); };
  const float middle = r.y + h / 2 - 3;
  fill({track.x, middle - 2, track.w, 4}, theme(&Colors::grid_strong), 2);
  for (const view::Stretch& one : node.field->stretches) {
    fill({x_of(one.first), r.bottom() - 7, std::max(1.0f, x_of(one.last + 1) - x_of(one.first)), 5}, theme(roles(one.tone).solid));
  }
  list->AddCircleFilled({x_of(node.value_now), middle}, knob, theme(node.disabled ? &Colors::disabled : held ? &Colors::accent_text : &Colors::accent));
  focus_ring(piece, r, piece.radius);
  wanted = std::clamp(wanted, node.value_min, node.value_max);
  if (wanted == node.value_now) return;
  Event event;
  event.kind = Event::Kind::commit;
  event.node = node.id;
  event.text = std::to_string(wanted);
  report.events.push_back(std::move(event));
  want_frames(2);
}

void Ui::Impl::dropdown(const Piece& piece, const Rect& r) {
  const Node& node = *piece.node;
  const FontSet& f = fonts;
  const Press state = press(piece, r);
  const bool open = popup.kind != Popup::Kind::none && popup.id == piece.id;
  fill(r, theme(state.held ? &Colors::pressed : state.hovered ? &Colors::hover : node.field->compact ? &Colors::card : &Colors::input), piece.radius);
  outline(r, theme(open ? &Colors::focus : piece.border), piece.radius, open ? 2.0f : 1.0f);
  const bool icon_only = piece.compact && r.w < theme.size.icon + theme.size.icon_small + 24;   // no room for the arrow
  float left = icon_only ? r.x + (r.w - theme.size.icon) / 2 : r.x + 12;
  if (!piece.icon.empty()) {
    f.draw_icon(list, piece.icon, left, r.y + (r.h - theme.size.icon) / 2, theme.size.icon, theme(&Colors::secondary));
    left += theme.size.icon + 8;
  }
  const float arrow = theme.size.icon_small, room = r.right() - 10 - arrow - 4 - left;
  if (!piece.compact) {
    std::string_view shown;
    for (const view::Option& option : node.field->options)
      if (option.selected) shown = option.label;
    const bool empty = shown.empty();
    words(piece.style, empty ? std::string_view(node.field->placeholder) : shown, left, r.y + (r.h - piece.style.line) / 2, room, theme(node.disabled || empty ? &Colors::disabled : &Colors::text));
  }
  if (!icon_only) f.draw_icon(list, icon_character("chevron_down"), r.right() - 10 - arrow, r.y + (r.h - arrow) / 2, arrow, theme(&Colors::secondary));
  if ((piece.compact || node.field->compact) && state.hovered && !open) tooltip(node.label, r);
  focus_ring(piece, r, piece.radius);
  const bool by_arrow = focus == piece.id && keys.down > 0 && popup.kind == Popup::Kind::none && !node.disabled;
  if (by_arrow) keys.down = 0;
  if (state.activated || by_arrow) open_options(piece, r);
}

void Ui::Impl::tooltip(std::string_view text, const Rect& beside) {
  if (ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen && !focus_visible && !finger.rests) return;
  tip = text;
  tip_anchor = beside;
}

void Ui::Impl::draw_tooltip() {
  if (tip.empty() || popup.kind != Popup::Kind::none) return;
  const TextStyle style = theme.small();
  std::vector<Line> rows;
  fonts.wrap(style, tip, 320 * theme.scale, rows);
  float w = 0;
  for (const Line& line : rows) w = std::max(w, line.width);
  const float h = style.line * static_cast<float>(rows.size()) + 12;
  Rect r{tip_anchor.x + (tip_anchor.w - w - 20) / 2, tip_anchor.bottom() + 6, w + 20, h};
  if (r.bottom() > height - 4) r.y = tip_anchor.y - 6 - h;
  r.x = std::clamp(r.x, 4.0f, std::max(4.0f, width - r.w - 4));
  test::mark("tooltip", tip, r.x, r.y, r.w, r.h, true, false);
  list = ImGui::GetForegroundDrawList();
  fill(r, theme(&Colors::text), theme.size.radius_field);
  float y = r.y + 6;
  for (const Line& line : rows) {
    fonts.draw(list, style, r.x + 10, y, theme(&Colors::background), line.begin, line.end);
    y += style.line;
  }
}

}  // namespace cocrea::ui
