// Scrolling of a region: wheel, bar, keys, a finger with inertia, and movements by itself.
#include <algorithm>
#include <cmath>

#include "ui/impl.h"

namespace cocrea::ui {

namespace {
constexpr float wheel_pixels = 100, thumb_width = 6;
constexpr float long_press = 0.5f;   // seconds
}

void Ui::Impl::scroll_region(Region& region) {
  Scroll& scroll = region.scroll;
  scroll.content = region.laid.height;
  const float most = std::max(0.0f, scroll.content - region.rect.h);
  const ImGuiIO& io = ImGui::GetIO();
  const bool here = region.rect.contains(io.MousePos.x, io.MousePos.y) && ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  if (here && io.MouseWheel != 0 && !io.KeyCtrl && !io.KeyShift && popup.kind == Popup::Kind::none) {
    scroll.y -= io.MouseWheel * wheel_pixels;
    scroll.target.reset();
    scroll.glide = {};
    want_frames(1);
  }
  // Page keys scroll the page, wherever the focus is, unless a text has them.
  if ((region.place == Place::main && !page->dialog) || region.place == Place::dialog) {
    if (editing.id == 0 && popup.kind == Popup::Kind::none) {
      float by = 0;
      if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) by = region.rect.h * 0.9f;
      if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) by = -region.rect.h * 0.9f;
      if (by != 0) scroll.y += by, scroll.target.reset(), want_frames(1);
    }
  }
  if (const float by = finger.panning ? 0 : scroll.glide.step(io.DeltaTime); by != 0) {
    scroll.y += by;
    want_frames(1);
  }
  if (scroll.target) {
    scroll.y = theme.reduced_motion ? *scroll.target : scroll.y + (*scroll.target - scroll.y) * std::min(1.0f, io.DeltaTime * 18);
    if (std::abs(*scroll.target - scroll.y) < 0.5f) scroll.y = *scroll.target, scroll.target.reset();
    want_frames(1);
  }
  if (scroll.y < 0 || scroll.y > most) scroll.glide = {};
  scroll.y = std::round(std::clamp(scroll.y, 0.0f, most) * 4) / 4;
}

void Ui::Impl::draw_scrollbar(Region& region) {
  Scroll& scroll = region.scroll;
  if (scroll.content <= region.rect.h + 0.5f) return;
  const ImGuiIO& io = ImGui::GetIO();
  const Rect track{region.rect.right() - 14, region.rect.y + 2, 14, region.rect.h - 4};
  const float size = std::max(32.0f, track.h * region.rect.h / scroll.content), room = track.h - size;
  const float most = scroll.content - region.rect.h;
  const ImGuiID id = ImHashStr("scrollbar", 0, static_cast<ImGuiID>(region.place) + 1);
  const ImRect box(track.x, track.y, track.right(), track.bottom());
  bool hovered = false, held = false;
  if (ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_NoNav)) {
    ImGui::ButtonBehavior(box, id, &hovered, &held, ImGuiButtonFlags_PressedOnClickRelease);
    if (held && io.MouseSource != ImGuiMouseSource_TouchScreen) {
      const float at = track.y + room * (scroll.y / most);
      if (!scroll.thumb) {
        scroll.thumb = true;
        const bool on_thumb = io.MousePos.y >= at && io.MousePos.y < at + size;
        scroll.grab = on_thumb ? io.MousePos.y - at : size / 2;
      }
      if (room > 0) scroll.y = std::clamp((io.MousePos.y - scroll.grab - track.y) / room, 0.0f, 1.0f) * most;
      scroll.target.reset();
    }
  }
  if (!held) scroll.thumb = false;
  const float wide = hovered || held ? thumb_width + 2 : thumb_width;
  const Rect thumb{track.right() - wide - 3, track.y + room * (scroll.y / most), wide, size};
  fill(thumb, theme(held ? &Colors::secondary : hovered ? &Colors::input_border : &Colors::grid_strong), wide / 2);
}

// A finger that moves scrolls what lies under it, and what it had pressed is let go.
void Ui::Impl::pan_with_finger() {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseSource != ImGuiMouseSource_TouchScreen) {
    finger = {};
    return;
  }
  if (io.MouseDown[0] && !finger.down) {
    finger = {};
    finger.down = true;
    finger.start = finger.last = io.MousePos;
    finger.region = regions.size();
    for (std::size_t i = 0; i < regions.size(); ++i)   // the last is the uppermost
      if (regions[i].node && regions[i].rect.contains(io.MousePos.x, io.MousePos.y) && (!page->dialog || regions[i].place == Place::dialog)) finger.region = i;
    for (Region& region : regions) region.scroll.glide = {};
  } else if (io.MouseDown[0] && finger.region < regions.size()) {
    // A timeline that the finger moves already keeps it: scrolled sideways, or with a bar that is carried along.
    const bool in_timeline = std::any_of(timelines.begin(), timelines.end(), [&](const auto& entry) { return entry.second.drag.moved || (finger.rests && entry.second.drag.carries()); });
    const float moved = io.MousePos.y - finger.start.y;
    finger.moved = finger.moved || std::abs(moved) > finger_slack || std::abs(io.MousePos.x - finger.start.x) > finger_slack;
    finger.held += io.DeltaTime;
    // From then on it asks, as a mouse does that stays over something, and may drag.
    if (!finger.moved && finger.held >= long_press && editing.id == 0) finger.rests = true;
    if (!finger.rests && !finger.moved) want_frames(1);
    if (!finger.panning && !in_timeline && std::abs(moved) > finger_slack && std::abs(moved) > std::abs(io.MousePos.x - finger.start.x) && editing.id != ImGui::GetActiveID()) {
      finger.panning = true;
      finger.rests = false;
      if (ImGui::GetActiveID() != 0 && editing.id == 0) ImGui::ClearActiveID();
    }
    if (finger.panning) {
      Scroll& scroll = regions[finger.region].scroll;
      const float by = finger.last.y - io.MousePos.y;
      scroll.y += by;
      finger.glide.follow(by, io.DeltaTime);
    }
    finger.last = io.MousePos;
  } else if (!io.MouseDown[0] && finger.down) {
    if (finger.panning && finger.region < regions.size() && !theme.reduced_motion) {
      finger.glide.let_go();
      regions[finger.region].scroll.glide = finger.glide;
    }
    const bool rested = finger.rests;
    finger = {};
    finger.rested = rested;
    want_frames(1);
  } else {
    finger.rested = false;
  }
}

}  // namespace cocrea::ui
