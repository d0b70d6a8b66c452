// What a drawn timeline remembers: how far it is scrolled, which bar has the keyboard's focus, what is being dragged.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "view/timeline.h"

namespace cocrea::ui {

struct TimelineDrag {
  enum class Kind : unsigned char { none, move, start, end, pan } kind = Kind::none;
  std::string bar;          // its id
  std::size_t row = 0, index = 0;
  float grabbed_at = 0;     // pointer, CSS px in the window
  double scroll_before = 0;
  int days = 0;
  bool moved = false;       // beyond the slack that a press may have
  bool cancelled = false;
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
  TimelineDrag drag;
  // A zoom that was asked for: this day is to stay under this place of the view.
  std::optional<double> anchor_day, anchor_x;
};

}  // namespace cocrea::ui
