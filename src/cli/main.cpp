// cocrea: the core on a command line.
#include <cstdlib>
#include <iostream>

#include "cli/commands.h"

namespace {

// In the order in which systems ask: the first that is set decides.
std::string_view locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return {};
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string_view> arguments(words + (count > 0 ? 1 : 0), words + count);
  return cocrea::cli::run(cocrea::cli::parse(arguments, locale()), std::cout, std::cerr);
}
