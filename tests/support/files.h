// Files of the source tree, as bytes.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace cocrea::support {

inline std::string read_file(const std::string& relative) {
  std::ifstream file(std::string(COCREA_SOURCE_DIR) + "/" + relative, std::ios::binary);
  EXPECT_TRUE(file) << relative;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace cocrea::support
