// The fonts, and texts measured and set with them in CSS sizes.
//
// ImGui counts a font's size from the highest ascender to the lowest descender, CSS in the em square: `FontSet` converts, so that the rest
// of this layer thinks in CSS pixels.
#pragma once

#include <string_view>
#include <vector>

#include <imgui.h>

#include "ui/theme.h"
#include "ui/ui.h"

namespace cocrea::ui {

// One line of a wrapped text: where it begins and ends, and its width in CSS pixels. Spaces at the break belong to neither line.
struct Line {
  const char* begin = nullptr;
  const char* end = nullptr;
  float width = 0;
};

class FontSet {
 public:
  void load(const Fonts&);
  bool loaded() const { return regular_ != nullptr; }

  ImFont* font(Weight weight) const { return weight == Weight::semibold ? semibold_ : regular_; }
  // ImGui's size of the font for this style.
  float pixels(const TextStyle&) const;

  float width(const TextStyle&, std::string_view) const;
  // Breaks at spaces, after hyphens and slashes, and inside a word only where the word alone is wider than a line.
  void wrap(const TextStyle&, std::string_view, float max_width, std::vector<Line>& out) const;
  // As much of the text as fits, with an ellipsis if something is cut; sets `out` and tells whether it was cut.
  bool fit(const TextStyle&, std::string_view, float max_width, Line& out) const;

  // `y` is the top of a line box of `style.line`.
  void draw(ImDrawList*, const TextStyle&, float x, float y, ImU32, const char* begin, const char* end) const;
  // Centred in the square whose left upper corner is (x, y).
  void draw_icon(ImDrawList*, std::string_view character, float x, float y, float size, ImU32) const;

  // A letter that the font lacks is in this text.
  bool lacks_glyph(std::string_view) const;

 private:
  ImFont* regular_ = nullptr;
  ImFont* semibold_ = nullptr;
  ImFont* icons_ = nullptr;
  float text_ratio_ = 1, icon_ratio_ = 1;
};

// The character of an icon by its name in assets/icons.json, "" if there is none.
std::string_view icon_character(std::string_view name);

}  // namespace cocrea::ui
