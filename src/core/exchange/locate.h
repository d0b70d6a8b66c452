// Where in a file something stands, worked out only once something is wrong with it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cocrea::exchange {

struct Place {
  std::string pointer;     // JSON pointer of the value, or of the member whose name it is
  std::size_t line = 0;    // 1-based
  std::size_t column = 0;  // 1-based, in characters
  std::string found;       // what stands there, at most 80 characters
};

// The places of some offsets, which must be ascending.
std::vector<Place> locate(std::string_view bytes, const std::vector<std::size_t>& offsets, int max_depth);

}  // namespace cocrea::exchange
