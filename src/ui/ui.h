// Draws a page with Dear ImGui. Precondition of every call: an ImGui context is current.
//
// What the platform feeds through ImGui's IO: pointer, wheel (1.0 is 100 CSS pixels of scrolling), keys, characters, clipboard. A pinch arrives
// through pinch(), or as Ctrl and wheel. io.AddMouseSourceEvent() tells fingers from mice: fingers scroll by dragging.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "view/node.h"

namespace cocrea::ui {

// What the platform needs to know after a frame.
struct FrameReport {
  std::vector<view::Event> events;     // what the person did, in order
  bool wants_frame = false;            // an animation or inertia is running: draw another
  bool text_active = false;            // a text field has the focus: the hidden textarea must have it too
  std::string text_node;               // which; also of the overlay
  // A long text that is being edited: the platform lays a real textarea over this rectangle (CSS px) while it is active, fills it with the
  // node's value, and sends the events `edit` and `commit` itself. When the textarea is left it calls Ui::overlay_left().
  bool overlay = false;
  float x = 0, y = 0, w = 0, h = 0;    // also of a line that is edited here: the platform shows a composition in it
  float clip_top = 0, clip_bottom = 0; // only this much of it, from top to bottom of the window, may be seen
  float overlay_font = 16, overlay_line = 24, overlay_padding_x = 12, overlay_padding_y = 8;   // how the text is set in it, CSS px
  // Tab went past the last stop (+1) or before the first (-1): the focus leaves the canvas.
  int focus_leaves = 0;
  bool missing_glyphs = false;         // a text on the page has letters that the font lacks
  bool popup_open = false;             // a list or calendar is open: Escape closes it and nothing else
  std::string cursor;                  // CSS cursor: "default", "pointer", "text", "ew-resize", "grab"
  std::string focus_node;              // the node that has the keyboard's focus, "" = none: Space, Enter and arrows are the page's while there is one
  bool zooms_here = false;             // the pointer is over a timeline: Ctrl and wheel zoom it, not the page
};

struct Fonts {                         // bytes of the TTF files; they must outlive the context
  const void *regular = nullptr, *semibold = nullptr, *icons = nullptr;
  std::size_t regular_size = 0, semibold_size = 0, icons_size = 0;
};

class Ui {
 public:
  Ui();
  ~Ui();
  void load_fonts(const Fonts&);
  // One frame between ImGui::NewFrame() and ImGui::Render(). `touch`: larger targets.
  FrameReport draw(const view::Page&, float width, float height, bool touch);
  // Keyboard focus comes into the canvas from before (+1) or after (-1).
  void focus_enters(int direction);
  void focus_node(const std::string& id);
  // The canvas lost the keyboard's focus to something else on the page: a field that is being edited is committed.
  void focus_lost();

  // A composition (dead key, input method) is running in the active field: no value is pushed into it until it ends.
  void set_composition(bool running);
  // Whether the platform lays a real textarea over long texts (it does unless told otherwise). Without one ImGui's own is used, which has no wrap.
  void set_overlay(bool available);
  // The overlaid textarea was left: by Tab (+1), Shift+Tab (-1), or by Escape or a press elsewhere (0).
  void overlay_left(int direction);
  // Two fingers moved apart (factor > 1) or together around this point.
  void pinch(double factor, float x, float y);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cocrea::ui
