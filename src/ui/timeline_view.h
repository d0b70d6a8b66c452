// What a drawn timeline remembers: how far it is scrolled, which bar has the keyboard's focus, what is being dragged.
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>

#include "ui/layout.h"
#include "view/timeline.h"

namespace cocrea::ui {

struct TimelineDrag {
  enum class Kind : unsigned char { none, press, move, start, end, pan } kind = Kind::none;
  std::string target;       // id of the bar, mark or row that was pressed, "" = empty space
  float grabbed_x = 0, grabbed_y = 0;   // pointer, CSS px in the window
  double scroll_before = 0;
  int days = 0;
  bool moved = false;       // beyond the slack that a press may have
  bool cancelled = false;

  bool carries() const { return kind == Kind::move || kind == Kind::start || kind == Kind::end; }
  bool takes(std::string_view id) const { return moved && !cancelled && carries() && target == id; }
};

// What goes on after a finger let go of it, slower and slower.
struct Glide {
  float speed = 0;   // CSS px a second

  // While the finger moves it, by so much in one frame.
  void follow(float by, float seconds) { speed = 0.6f * speed + 0.4f * by / std::max(seconds, 0.001f); }
  void let_go() { speed = std::clamp(speed, -4000.0f, 4000.0f); }
  // How far in one frame; 0 when it has come to rest.
  float step(float seconds) {
    if (std::abs(speed) <= 20) return speed = 0;
    const float time = std::min(seconds, 0.05f), by = speed * time;
    speed *= std::exp(-3.5f * time);
    return by;
  }
};

struct TimelineView {
  std::shared_ptr<const view::Timeline> timeline;   // that was laid out
  view::TimelineLayout layout;
  double laid_width = 0;
  float laid_scale = 0;
  double scroll = 0;                     // CSS px from the left end of the content
  std::optional<double> target;          // moving there by itself
  Glide glide;
  std::uint64_t jump_serial = 0;
  bool started = false;
  std::string focused;                   // id of the bar or mark that arrows have reached, "" = none yet
  bool reveal_focused = false;
  TimelineDrag drag;
  bool thumb = false;                    // its scrollbar is being dragged
  double thumb_grab = 0;
  // A zoom that was asked for: this day is to stay under this place of the view.
  std::optional<double> anchor_day;
  double anchor_x = 0;
};

// One frame of it: where its parts are in the window.
struct TimelineFrame {
  const Piece* piece = nullptr;
  const view::Timeline* timeline = nullptr;
  TimelineView* view = nullptr;
  Rect all, labels, content;             // content: right of the labels, without the header
  Rect header;                           // stays in view while the rows scroll below it
  Rect seen;                             // of the region
  float rows_top = 0;                    // where layout y = 0 is in the window
  bool focused = false;                  // the keyboard is here
  std::size_t first_row = 0, last_row = 0;   // in view

  float x_of(double layout_x) const { return content.x + static_cast<float>(layout_x - view->scroll); }
  float y_of(double layout_y) const { return rows_top + static_cast<float>(layout_y); }
};

struct TimelineHit {
  TimelineDrag::Kind kind = TimelineDrag::Kind::none;   // what a drag from here would do
  std::string_view target;
  std::string_view words;                // to be shown beside it
  Rect rect;
};

}  // namespace cocrea::ui
