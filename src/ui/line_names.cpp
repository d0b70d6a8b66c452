#include "ui/line_names.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace cocrea::ui {
namespace {

constexpr float kGap = 6;          // between a line and its name
constexpr float kBetween = 8;      // between two names
constexpr float kStroke = 2;

struct Placing {
  std::vector<std::optional<NamePlace>> places;
  int left_out = 0, crossings = 0;

  bool better_than(const Placing& other) const { return left_out != other.left_out ? left_out < other.left_out : crossings < other.crossings; }
};

bool crosses(const LineToName& line, const NamePlace& of_line, const LineToName& name, const NamePlace& place) {
  return of_line.level <= place.level && line.x > place.left - kStroke && line.x < place.left + name.width + kStroke;
}

// One after another, each where it crosses and is crossed least; to the right of its line, and high up, where that is equal.
Placing place_in_order(std::span<const LineToName> lines, std::span<const std::size_t> order, float first, float last, int levels) {
  Placing result;
  result.places.resize(lines.size());
  for (const std::size_t one : order) {
    const LineToName& line = lines[one];
    int least = 0;
    for (int level = 0; level < levels; ++level) {
      for (const float left : {line.end + kGap, line.x - line.width - kGap}) {
        if (left < first || left + line.width > last) continue;
        const NamePlace place{left, level};
        int crossed = 0;
        bool covers = false;
        for (std::size_t i = 0; i < lines.size(); ++i) {
          if (!result.places[i]) continue;
          const NamePlace& other = *result.places[i];
          covers |= other.level == level && left < other.left + lines[i].width + kBetween && left + line.width > other.left - kBetween;
          crossed += crosses(lines[i], other, line, place) + crosses(line, place, lines[i], other);
        }
        if (covers || (result.places[one] && crossed >= least)) continue;
        result.places[one] = place;
        least = crossed;
      }
    }
    result.crossings += least;
    result.left_out += !result.places[one];
  }
  return result;
}

}  // namespace

// From the left, and from the right: of two names that stand before their lines the right one has to be above the left one, and the other way
// round where they stand behind.
std::vector<std::optional<NamePlace>> place_line_names(std::span<const LineToName> lines, float first, float last, int levels) {
  std::vector<std::size_t> order(lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return lines[a].x != lines[b].x ? lines[a].x < lines[b].x : a < b; });
  Placing from_left = place_in_order(lines, order, first, last, levels);
  std::reverse(order.begin(), order.end());
  Placing from_right = place_in_order(lines, order, first, last, levels);
  return from_right.better_than(from_left) ? std::move(from_right.places) : std::move(from_left.places);
}

}  // namespace cocrea::ui
