// A platform without a window: real ImGui code, stepped frame by frame by tests, tools and benchmarks.
//
//   NullPlatform platform({.width = 1280, .height = 800, .fonts_folder = "..."});
//   platform.click(100, 40);
//   ui::FrameReport report = platform.frame(page);
//
// Input is queued and reaches the frames as it does on the web: a press and its release need two frames. Nothing here reads a clock:
// each frame lasts `seconds_per_frame`.
#pragma once

#include <array>
#include <string>
#include <vector>

#include <imgui.h>

#include "ui/ui.h"

namespace cocrea::platform {

struct NullSettings {
  float width = 1280, height = 800;    // CSS pixels
  float density = 1;                   // device pixels for one of them
  bool touch = false;
  float seconds_per_frame = 1.0f / 60.0f;
  std::string fonts_folder = COCREA_FONTS_FOLDER;   // with source-sans-400.ttf, source-sans-600.ttf and icons.ttf
};

struct DrawStats {
  int vertices = 0, indices = 0, commands = 0;
};

// Pixels, RGBA, row by row from the top.
struct Picture {
  int width = 0, height = 0;
  std::vector<unsigned char> rgba;
};

class NullPlatform {
 public:
  explicit NullPlatform(const NullSettings&);
  ~NullPlatform();
  NullPlatform(const NullPlatform&) = delete;
  NullPlatform& operator=(const NullPlatform&) = delete;

  ui::Ui& ui() { return ui_; }
  void resize(float width, float height);

  // One frame. The report is the ui's own.
  ui::FrameReport frame(const view::Page&);
  // Frames until the ui wants none, at most `limit`. The report has the events of all of them, and the rest of the last.
  ui::FrameReport settle(const view::Page&, int limit = 60);

  void move(float x, float y);
  void press();
  void release();
  void click(float x, float y);                     // move, press, release
  void wheel(float dx, float dy);
  void key(ImGuiKey, bool ctrl = false, bool shift = false, bool alt = false);   // down and up
  void type(const char* utf8);

  DrawStats stats() const { return stats_; }
  // What the last frame looks like. Slow: for looking, and for proving that something is drawn.
  Picture picture() const;

 private:
  void update_textures();

  NullSettings settings_;
  ImGuiContext* context_ = nullptr;
  std::array<std::vector<unsigned char>, 3> fonts_;
  ui::Ui ui_;
  DrawStats stats_;
};

// The bytes of one of the fonts that the build cut.
std::vector<unsigned char> read_font(const std::string& name, const std::string& folder = COCREA_FONTS_FOLDER);

// Writes a PNG without compression. False if the file cannot be written.
bool write_png(const Picture&, const std::string& file);

}  // namespace cocrea::platform
