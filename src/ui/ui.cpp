// One frame: lay out what changed, read keys, draw the regions, tell the platform what happened.
#include "ui/ui.h"

#include <algorithm>
#include <cmath>

#include "ui/impl.h"
#include "ui/test_hooks.h"

namespace cocrea::ui {

namespace {

constexpr std::size_t at(Place place) { return static_cast<std::size_t>(place); }

void first_ids(const Node& node, std::string& out, int& wanted, std::string& field) {
  if (node.kind == view::NodeKind::pill || node.kind == view::NodeKind::callout || node.kind == view::NodeKind::heading) return;
  if (!node.id.empty() && node.id != "main" && wanted > 0) {
    out += "|" + node.id;
    --wanted;
  }
  if (field.empty() && node.kind == view::NodeKind::field) field = node.id;
  for (const Node& child : node.children) first_ids(child, out, wanted, field);
}

// What tells one page of the navigation from another, whatever language it is in and whatever notices it shows.
std::string key_of(const view::Page& page) {
  std::string key, field;
  for (const Node& link : page.navigation.children)
    if (link.selected) key = link.id;
  int wanted = 2;
  first_ids(page.main, key, wanted, field);
  return key + "|" + field;
}

}  // namespace

Ui::Ui() : impl_(std::make_unique<Impl>()) {
  for (std::size_t i = 0; i < impl_->regions.size(); ++i) impl_->regions[i].place = static_cast<Place>(i);
}
Ui::~Ui() = default;

void Ui::load_fonts(const Fonts& fonts) { impl_->fonts.load(fonts); }
FrameReport Ui::draw(const view::Page& page, float width, float height, bool touch) { return impl_->draw(page, width, height, touch); }
void Ui::focus_enters(int direction) { impl_->enter_from = direction; }
void Ui::focus_node(const std::string& id) { impl_->focus_wanted = id; }
void Ui::focus_lost() { impl_->drop_focus(); }
void Ui::set_composition(bool running) { impl_->composing = running; }
void Ui::set_overlay(bool available) { impl_->has_overlay = available; }

void Ui::overlay_left(int direction) {
  if (!impl_->editing.overlay) return;
  impl_->finish_edit();
  impl_->keys.tab = 0;
  if (direction != 0) impl_->enter_from = direction * 2;   // onwards from the field, not from the ends of the page
}

void Ui::pinch(double factor, float x, float y) {
  impl_->pinch_factor *= factor;
  impl_->pinch_at = {x, y};
}

Rect Ui::Impl::screen(const Region& region, const Piece& piece) const {
  return {region.rect.x + piece.rect.x, region.rect.y + piece.rect.y - region.scroll.y, piece.rect.w, piece.rect.h};
}

bool Ui::Impl::in_view(const Region& region, const Rect& r) const {
  return r.bottom() > region.rect.y && r.y < region.rect.bottom() && r.right() > region.rect.x && r.x < region.rect.right();
}

float Ui::Impl::step_towards(float value, float target) {
  if (value == target) return value;
  if (theme.reduced_motion) return target;
  const float step = std::min(ImGui::GetIO().DeltaTime, 0.05f) / view::theme::motion_seconds;
  want_frames(1);
  return value < target ? std::min(target, value + step) : std::max(target, value - step);
}

void Ui::Impl::place_regions() {
  const auto& size = theme.size;
  const float effective = width / theme.scale;
  medium = effective < size.breakpoint_wide - 1;
  float header_height = size.header_height;
  const bool has_navigation = !page->navigation.children.empty();
  const float nav = !has_navigation ? 0 : medium ? size.navigation_width_medium : size.navigation_width;
  const float why = !page->why ? 0 : std::min(size.why_width, width * 0.9f);

  Region& header = regions[at(Place::header)];
  header.node = &page->header;
  LayoutInput input{&fonts, &theme, Place::header, width, medium, !has_navigation};
  header.laid = lay_out_header(page->header, input, header_height, nav > 0 && !medium ? nav + size.window_padding_x : 0);
  header_height = header.laid.height;
  header_rect = header.rect = {0, 0, width, header_height};

  const float below = height - header_height;
  const bool drawer_why = page->why && medium;
  nav_rect = {0, header_height, nav, below};
  why_rect = {width - why, header_height, why, below};
  main_rect = {nav, header_height, width - nav - (drawer_why ? 0 : why), below};

  const auto lay = [&](Place place, const Node* node, const Rect& rect) {
    Region& region = regions[at(place)];
    region.node = node;
    region.rect = rect;
    region.above = false;
    if (!node) {
      region.laid = {};
      return;
    }
    input.place = place;
    input.width = rect.w;
    region.laid = lay_out(*node, input);
  };
  lay(Place::navigation, has_navigation ? &page->navigation : nullptr, nav_rect);
  lay(Place::main, &page->main, main_rect);
  lay(Place::why, page->why ? &*page->why : nullptr, why_rect);
  regions[at(Place::why)].above = drawer_why;

  const float dialog_width = std::min(560 * theme.scale, width - 32);
  lay(Place::dialog, page->dialog ? &*page->dialog : nullptr, {(width - dialog_width) / 2, 0, dialog_width, height - 48});
  Region& dialog = regions[at(Place::dialog)];
  dialog.above = true;
  dialog.rect.h = std::min(dialog.laid.height, height - 48);
  dialog.rect.y = std::floor((height - dialog.rect.h) / 2);
}

void Ui::Impl::relayout() {
  LayoutKey key{page, page->serial, theme.key(), width, height, ImGui::GetIO().DisplayFramebufferScale.x};
  if (key == layout_key) return;
  const bool new_page = key.page != layout_key.page || key.serial != layout_key.serial;
  const bool new_size = key.width != layout_key.width || key.height != layout_key.height;
  layout_key = key;
  place_regions();
  plan_stops();
  // An on-screen keyboard takes half of the window from the very field that it is for.
  if (const Stop* edited = new_size && editing.id != 0 ? stop_of(editing.id) : nullptr) reveal(*edited);
  if (new_page) {
    Scroll& scroll = regions[at(Place::main)].scroll;
    const std::string now = key_of(*page);
    if (now != page_key) {
      kept_scroll[page_key] = scroll.y;
      page_key = now;
      const auto kept = kept_scroll.find(now);
      scroll = {};
      if (kept != kept_scroll.end()) scroll.y = kept->second;
    }
    if (!page->why) regions[at(Place::why)].scroll = {};
    const bool dialog_now = page->dialog.has_value();
    if (dialog_now && !dialog_open) {   // the focus goes into it, and comes back
      focus_before_dialog = focus;
      if (page->focus_serial == focus_serial) enter_from = 1;
      regions[at(Place::dialog)].scroll = {};
      leave_text();
      popup = {};
    } else if (!dialog_now && dialog_open) {
      if (const Stop* stop = stop_of(focus_before_dialog)) {
        focus = stop->id;
        focus_stop = static_cast<std::size_t>(stop - stops.data());
      }
    }
    dialog_open = dialog_now;
  }
  report.missing_glyphs = false;
  want_frames(2);
}

void Ui::Impl::apply_style() const {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.WindowMinSize = {1, 1};
  style.ItemSpacing = {0, 0};
  style.ItemInnerSpacing = {0, 0};
  style.ScrollbarSize = 8;
  style.ScrollbarRounding = 4;
  style.FrameBorderSize = 0;
  style.AntiAliasedFill = style.AntiAliasedLines = true;
  const auto set = [&](ImGuiCol slot, Role role) { style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(theme(role)); };
  for (ImVec4& color : style.Colors) color = {0, 0, 0, 0};   // nothing of ImGui's own looks
  set(ImGuiCol_Text, &Colors::text);
  set(ImGuiCol_TextDisabled, &Colors::disabled);
  set(ImGuiCol_TextSelectedBg, &Colors::selection);
  set(ImGuiCol_InputTextCursor, &Colors::text);
  set(ImGuiCol_ScrollbarGrab, &Colors::grid_strong);
  set(ImGuiCol_ScrollbarGrabHovered, &Colors::input_border);
  set(ImGuiCol_ScrollbarGrabActive, &Colors::secondary);
  ImGuiIO& io = ImGui::GetIO();
  io.ConfigInputTextCursorBlink = false;       // a blinking cursor would need a timer
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.ConfigWindowsResizeFromEdges = false;
  io.ConfigFlags &= ~(ImGuiConfigFlags_NavEnableKeyboard | ImGuiConfigFlags_NavEnableGamepad);
  ImGuiContext& g = *ImGui::GetCurrentContext();
  g.ConfigNavWindowingKeyNext = g.ConfigNavWindowingKeyPrev = ImGuiKey_None;   // Ctrl+Tab is the browser's
}

// A window of ImGui without anything of a window. `blocks`: nothing below it can be pressed.
void Ui::Impl::begin_layer(const char* name, const Rect& r, bool blocks) {
  ImGui::SetNextWindowPos({r.x, r.y});
  ImGui::SetNextWindowSize({std::max(1.0f, r.w), std::max(1.0f, r.h)});
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                           ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBringToFrontOnFocus;
  ImGui::Begin(name, nullptr, flags);
  if (blocks) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  list = ImGui::GetWindowDrawList();
}

void Ui::Impl::draw_region(Region& region) {
  if (!region.node) return;
  ImGui::PushClipRect({region.rect.x, region.rect.y}, {region.rect.right(), region.rect.bottom()}, true);
  list = ImGui::GetWindowDrawList();
  if (region.place != Place::header) scroll_region(region);
  const ImGuiID active = ImGui::GetActiveID();
  for (const Piece& piece : region.laid.pieces) {
    const Rect r = screen(region, piece);
    // What is edited, pressed or focused is kept alive also where it cannot be seen.
    const bool kept = piece.id != 0 && piece.stop && (piece.id == focus || piece.id == editing.id || piece.id == active || piece.id == edit_wanted);
    if (kept || in_view(region, {r.x - 4, r.y - 4, r.w + 8, r.h + 8})) paint(region, piece, r);
  }
  if (region.place != Place::header) draw_scrollbar(region);
  ImGui::PopClipRect();
}

FrameReport Ui::Impl::draw(const view::Page& new_page, float w, float h, bool touch) {
  page = &new_page;
  width = w;
  height = h;
  std::vector<view::Event> before = std::move(report.events);   // of what happened between the frames
  report = {};
  report.events = std::move(before);
  report.cursor = "default";
  tip = {};
  theme = Theme::of(new_page, touch);
  if (frames_wanted > 0) --frames_wanted;
  editing.seen = false;
  apply_style();
  test::begin_frame();
  relayout();
  take_outside_change();
  read_keys();
  pan_with_finger();
  if (std::abs(enter_from) == 2) {   // out of the overlaid textarea
    keys.tab = enter_from / 2;
    enter_from = 0;
  }
  move_focus();

  begin_layer("cocrea", {0, 0, width, height}, false);
  fill({0, 0, width, height}, theme(&Colors::background));
  for (Region& region : regions) {
    if (!region.node || region.above) continue;
    if (region.place == Place::header) fill(region.rect, theme(&Colors::card));
    if (region.place == Place::why) fill(region.rect, theme(&Colors::panel));
    draw_region(region);
  }
  list = ImGui::GetWindowDrawList();
  fill({0, header_rect.bottom() - 1, width, 1}, theme(&Colors::hairline));
  if (nav_rect.w > 0) fill({nav_rect.right() - 1, nav_rect.y, 1, nav_rect.h}, theme(&Colors::hairline));
  Region& why = regions[at(Place::why)];
  if (why.node && !why.above) fill({why.rect.x, why.rect.y, 1, why.rect.h}, theme(&Colors::hairline));
  ImGui::End();

  drawer = why.node && why.above ? step_towards(drawer, 1) : 0;
  if (why.node && why.above) {
    const float ease = 1 - (1 - drawer) * (1 - drawer);
    why.rect.x = std::round(width - why_rect.w * ease);
    begin_layer("cocrea.why", why.rect, true);
    ImGui::PushClipRect({0, 0}, {width, height}, false);
    shadow(why.rect, 0);
    fill(why.rect, theme(&Colors::panel));
    fill({why.rect.x, why.rect.y, 1, why.rect.h}, theme(&Colors::hairline));
    ImGui::PopClipRect();
    draw_region(why);
    ImGui::End();
  }
  Region& dialog = regions[at(Place::dialog)];
  dialog_shown = dialog.node ? step_towards(dialog_shown, 1) : 0;
  if (dialog.node) {
    begin_layer("cocrea.dialog", {0, 0, width, height}, true);
    ImU32 scrim = theme(&Colors::scrim);
    const auto alpha = static_cast<ImU32>(static_cast<float>((scrim >> IM_COL32_A_SHIFT) & 0xFF) * dialog_shown);
    fill({0, 0, width, height}, (scrim & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT));
    shadow(dialog.rect, theme.size.radius_card);
    fill(dialog.rect, theme(&Colors::card), theme.size.radius_card);
    outline(dialog.rect, theme(&Colors::hairline), theme.size.radius_card);
    draw_region(dialog);
    ImGui::End();
  }
  draw_popup();
  draw_tooltip();

  // The field that was being edited lost ImGui's focus, or its node is gone from the page.
  if (editing.id != 0 && !editing.overlay && !composing) {
    const bool active = ImGui::GetActiveID() == ImHashStr("##text", 0, editing.id);
    if (!active || !editing.seen) leave_text();
  } else if (editing.overlay && (!editing.seen || (focus != editing.id))) {
    finish_edit();
  }
  report_overlay();
  report.popup_open = popup.kind != Popup::Kind::none;
  pinch_factor = 1;

  report.text_active = editing.id != 0 && !editing.overlay;
  if (report.text_active) report.text_node = editing.node;
  if (const Piece* piece = focused_piece()) report.focus_node = piece->node->id;
  for (const Region& region : regions) report.missing_glyphs |= region.node && region.laid.missing_glyphs;
  if (edit_wanted != 0) want_frames(1);
  report.wants_frame = frames_wanted > 0 || finger.panning;
  FrameReport result = std::move(report);
  report = {};
  return result;
}

}  // namespace cocrea::ui
