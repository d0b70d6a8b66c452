#include "support/files.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace cocrea::support {

std::string source_path(const std::string& relative) { return COCREA_SOURCE_DIR "/" + relative; }

std::string read_file(const std::string& relative) {
  std::ifstream file(source_path(relative), std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "%s cannot be read\n", relative.c_str());
    std::abort();
  }
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace cocrea::support
