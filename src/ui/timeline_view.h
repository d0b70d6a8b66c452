// What a drawn timeline remembers: how far it is scrolled, which bar has the keyboard's focus, what is being dragged.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "ui/layout.h"
#include "view/timeline.h"

namespace cocrea::ui {

struct TimelineDrag {
  enum class Kind : unsigned char { none, press, move, start, end, pan } kind = Kind::none;
  std::string target;       // id of the bar, mark or row that was pressed, "" = empty space
  std::size_t row = 0, bar = 0;
  float grabbed_x = 0, grabbed_y = 0;   // pointer, CSS px in the window
  double scroll_before = 0;
  int days = 0;
  bool moved = false;       // beyond the slack that a press may have
  bool cancelled = false;

  bool carries() const { return kind == Kind::move || kind == Kind::start || kind == Kind::end; }
};

struct TimelineView {
  std::shared_ptr<const view::Timeline> timeline;   // that was laid out
  view::TimelineLayout layout;
  double laid_width = 0;
  float laid_scale = 0;
  double scroll = 0;                     // CSS px from the left end of the content
  std::optional<double> target;          // moving there by itself
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
  std::size_t row = 0, bar = 0;
};

}  // namespace cocrea::ui
