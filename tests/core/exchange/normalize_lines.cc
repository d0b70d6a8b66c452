// Normalises texts for normalize_check.mjs: a line of hexadecimal UTF-8 in, one out, with "!" behind what was no UTF-8 and "=" behind what
// did not change.
#include <iostream>
#include <string>

#include "core/exchange/json.h"

namespace {

unsigned nibble(char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); }

std::string from_hex(const std::string& hex) {
  std::string text;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) text.push_back(static_cast<char>(nibble(hex[i]) << 4 | nibble(hex[i + 1])));
  return text;
}

std::string to_hex(const std::string& text) {
  std::string hex;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    hex.push_back("0123456789abcdef"[byte >> 4]);
    hex.push_back("0123456789abcdef"[byte & 15]);
  }
  return hex;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const cocrea::exchange::Normalized result = cocrea::exchange::normalize(from_hex(line));
    std::cout << to_hex(result.text) << (result.valid ? "" : "!") << (result.changed ? "" : "=") << '\n';
  }
}
