// The canvas: Dear ImGui, fed with what the page's events say. The page paints (painting.h).
//
// Lengths are CSS pixels, times seconds. The page decides when a frame is drawn; nothing here runs by itself.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/session.h"
#include "platform/web/painting.h"
#include "platform/web/text_mirror.h"
#include "ui/ui.h"

struct ImGuiContext;

namespace cocrea::platform {

struct CanvasSetup {
  std::string regular, semibold, icons;    // bytes of the fonts
  int most_texels = 0;                     // longest side of a texture
  bool touch = false;                      // larger targets
  bool apple = false;                      // its keys for moving and editing
};

// What the page needs to know after a frame.
struct Frame {
  ui::FrameReport report;
  MirroredText text;          // of the field being edited
  bool popup_open = false;
  bool queue_empty = true;    // all input so far has been used
  std::string copied;         // a text that the program put into the clipboard in this frame, else ""
  const std::int32_t* painting = nullptr;   // orders for the page's painter, until the next call; null if there is nothing new to paint
};

enum class Press : std::uint8_t { move, down, up, leave };

class Canvas {
 public:
  explicit Canvas(CanvasSetup);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  // In CSS pixels, and in pixels of the framebuffer.
  void resize(float width, float height, int pixels_wide, int pixels_high);

  // One frame. What the person did goes to the session. Without `present` everything happens but the painting.
  Frame frame(app::Session&, double seconds, bool present);

  void pointer(Press, float x, float y, int button, bool touch);
  // Pixels by which the content should move, positive = down and right. With `zoom` it is the wheel with Ctrl held.
  void wheel(float dx, float dy, bool zoom);
  // Two fingers moved apart (factor > 1) or together.
  void pinch(double factor, float x, float y);
  // One of the names in the list of keys that the program uses; others are ignored.
  void key(std::string_view name, bool down);
  void modifiers(bool shift, bool control, bool alt, bool meta);
  // Text that was typed or composed. The selection, or [from, to) of the mirrored text if given (UTF-16 units), makes room for it.
  void insert(const std::string& text, std::optional<TextRange> replaced);
  // Cut, copy or paste as its key does it. Paste takes `text`; the others leave what they took in the frame's `copied`.
  void clipboard(std::string_view command, std::string text);
  // The page's focus came to the canvas, or went to something that does not belong to it.
  void focus(bool focused);
  void composition(bool running);
  // The text box over a long text was left: by Tab (+1), Shift+Tab (-1), else 0.
  void overlay_left(int direction);
  // The keyboard focus comes in from before (+1) or after (-1).
  void focus_enters(int direction);
  // The graphics context is gone, and with it all that lived in it: made again with the first frame that is painted afterwards.
  void context_lost();

  ImGuiContext* context() { return context_; }

 private:
  void chord(int key);

  CanvasSetup setup_;
  ImGuiContext* context_ = nullptr;
  std::unique_ptr<ui::Ui> ui_;
  TextMirror mirror_;
  Painting painting_;
  std::string clipboard_;
  bool copied_ = false;
  float width_ = 0, height_ = 0;
  int pixels_wide_ = 0, pixels_high_ = 0;
  double last_ = 0;
};

}  // namespace cocrea::platform
