// Members that this version does not know, kept as text.
#pragma once

#include <optional>
#include <string>

#include "core/exchange/scanner.h"

namespace cocrea::exchange {

struct Unknown {
  std::string text;                            // canonical, without white space: keys sorted, texts in NFC, numbers as written
  std::optional<std::size_t> duplicate_key;    // where a key stands for the second time
  std::optional<std::size_t> normalized;       // where a text was not in NFC
};

// Reads the value that begins at the scanner.
Unknown read_unknown(Scanner&);

}  // namespace cocrea::exchange
