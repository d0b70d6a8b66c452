// The text field that ImGui is editing, as the page's hidden <textarea> mirrors it.
//
// The page keeps text and selection of the <textarea> equal to the field's. What an input method, autocorrect or an on-screen keyboard does to the
// <textarea> is then a difference between two texts, and comes back as the replacement of a range.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "imgui.h"

namespace cocrea::platform {

struct TextRange {
  std::size_t from = 0, to = 0;   // UTF-16 units, as the page counts
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

struct MirroredText {
  bool active = false;            // a field is being edited
  bool changed = false;           // since the last frame: text or selection
  std::string text;               // only if changed
  TextRange selection;
  float x = 0, y = 0, line = 0;   // where the caret is, and how high the line: for the candidates of an input method
};

class TextMirror {
 public:
  // After a frame.
  MirroredText read(ImGuiContext&);
  // Before one: selects this range of the active field, so that what is typed next replaces it. False if no field is active.
  bool select(ImGuiContext&, TextRange);
  // Sends all of it again with the next frame.
  void forget() { known_ = false; }

 private:
  bool known_ = false;
  std::string text_;
  TextRange selection_;
};

// Bytes of UTF-8 before this many UTF-16 units, and the reverse. Past the end: the end.
std::size_t utf8_offset(std::string_view text, std::size_t utf16);
std::size_t utf16_offset(std::string_view text, std::size_t utf8);

}  // namespace cocrea::platform
