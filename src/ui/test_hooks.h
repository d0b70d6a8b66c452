// Where each widget is, for tests: by the id of its node. Only in builds with IMGUI_ENABLE_TEST_ENGINE; elsewhere the calls vanish.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

namespace cocrea::ui::test {

struct Item {
  std::string node;         // the node's id; an option of a field is "<node>/<value>", a bar of a timeline "<node>/<bar>"
  std::string label;
  float x = 0, y = 0, w = 0, h = 0;   // CSS pixels in the window, also when it is scrolled away
  bool visible = false;     // inside what is seen of its region
  bool active = false;      // pressed or being edited
  bool focused = false;     // has the keyboard's focus
};

#ifdef IMGUI_ENABLE_TEST_ENGINE
// Starts collecting; the items of the last frame are then to be had. One collection a context.
void enable();
const std::vector<Item>& items();
const Item* find(std::string_view node);

// Called by the ui.
void begin_frame();
void name(ImGuiID, std::string_view node, std::string_view label, bool focused);
// What is drawn without an item of its own: a bar, a mark, a row.
void mark(std::string_view node, std::string_view label, float x, float y, float w, float h, bool visible, bool focused);
bool collecting();
#else
inline void begin_frame() {}
inline void name(ImGuiID, std::string_view, std::string_view, bool) {}
inline void mark(std::string_view, std::string_view, float, float, float, float, bool, bool) {}
inline bool collecting() { return false; }
#endif

}  // namespace cocrea::ui::test
