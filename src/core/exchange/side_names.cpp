// What the sides of a joining are called.
#include <algorithm>

#include "core/exchange/merge.h"

namespace cocrea::exchange {

namespace {

// How many of the others among the first sides have its name.
std::size_t namesakes(const std::vector<Side>& sides, std::size_t of, std::size_t end) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < end; ++i) found += i != of && sides[i].name == sides[of].name ? 1 : 0;
  return found;
}

}  // namespace

void tell_apart(std::vector<Side>& sides, const std::vector<std::string>& files) {
  const std::vector<Side> named = sides;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const std::string& file = files[i];
    if (file.empty() || namesakes(named, i, named.size()) == 0) continue;
    std::string& name = sides[i].name;
    if (file.size() >= name.size() && file.compare(file.size() - name.size(), name.size(), name) == 0) name = file;   // the folder says it
    else name.append(" (").append(file).append(")");
  }
  for (std::size_t i = 1; i < sides.size(); ++i) {
    const std::string name = sides[i].name;
    for (std::size_t number = 2; namesakes(sides, i, i) > 0; ++number) sides[i].name = name + " (" + std::to_string(number) + ")";
  }
}

}  // namespace cocrea::exchange
