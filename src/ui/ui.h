// Draws a page with Dear ImGui. Precondition of every call: an ImGui context is current.
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
  std::string text_node;               // which
  // A long text that is being edited: the platform lays a real textarea over this rectangle (CSS px) while it is active.
  bool overlay = false;
  float x = 0, y = 0, w = 0, h = 0;
  // Tab went past the last stop (+1) or before the first (-1): the focus leaves the canvas.
  int focus_leaves = 0;
  bool missing_glyphs = false;         // a text on the page has letters that the font lacks
  std::string cursor;                  // CSS cursor: "default", "pointer", "text", "ew-resize", "grab"
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

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cocrea::ui
