// Where the names of a timeline's vertical lines stand, in the levels of words between the ticks and the rows. A line runs from the level of
// its name down through all rows, so it would cross what stands lower.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace cocrea::ui {

struct LineToName {
  float x, end;   // the line, or the first and the last day that it may be; CSS px
  float width;    // of its name
};

struct NamePlace {
  float left;
  int level;      // 0 is the highest
};

// A place for each name, or none: within [first, last], none covering another, and crossed by as few lines as can be.
std::vector<std::optional<NamePlace>> place_line_names(std::span<const LineToName>, float first, float last, int levels);

}  // namespace cocrea::ui
