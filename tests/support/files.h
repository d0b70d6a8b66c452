// Files of the source tree, for tests, benchmarks and pictures.
#pragma once

#include <string>

namespace cocrea::support {

// The absolute path of what lies below the top of the source tree.
std::string source_path(const std::string& relative);

// The bytes of a file below the top of the source tree. Ends the program, with the file's name, when there is none.
std::string read_file(const std::string& relative);

}  // namespace cocrea::support
