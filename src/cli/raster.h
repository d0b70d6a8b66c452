// Pictures as PNG: drawn by librsvg's own program, which reads any SVG and finds the system's fonts; nothing of it is linked.
#pragma once

#include <string>
#include <string_view>

namespace cocrea::cli {

// Debian's package is librsvg2-bin.
inline constexpr const char* kRasteriser = "rsvg-convert";

struct Picture {
  std::string png;            // "": it was not drawn
  bool no_program = false;    // because the program is not there; else it failed
};

// An SVG document as a PNG file, with twice as many pixels as the picture has CSS pixels: on paper it is as wide as a page.
Picture png_of(std::string_view svg);

}  // namespace cocrea::cli
