#include "core/plan/sorted.h"

#include <algorithm>
#include <numeric>

namespace cocrea::plan {

// Runs of 1, 2, 4, 8 ... places are merged in pairs, from one list into the other and back.
std::vector<std::size_t> sorted_places(std::size_t count, const PlaceOrder& order) {
  std::vector<std::size_t> places(count), merged(count);
  std::iota(places.begin(), places.end(), std::size_t{0});
  const auto before = [&](std::size_t a, std::size_t b) { return order.ask(order.callable, a, b); };
  for (std::size_t width = 1; width < count; width *= 2) {
    for (std::size_t start = 0; start < count; start += 2 * width) {
      const std::size_t middle = std::min(start + width, count), end = std::min(middle + width, count);
      const std::size_t* from = places.data();
      // Most lists are in order already.
      if (middle == end || !before(places[middle], places[middle - 1])) std::copy(from + start, from + end, merged.data() + start);
      else std::merge(from + start, from + middle, from + middle, from + end, merged.data() + start, before);
    }
    places.swap(merged);
  }
  return places;
}

}  // namespace cocrea::plan
