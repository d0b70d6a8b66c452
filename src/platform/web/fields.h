// How values cross between the page and the program: a message is a list of fields, a field is bytes.
//
//   u32 number of fields, then for each: u32 length, bytes        (little endian, not aligned)
//
// Texts are UTF-8, numbers are written in decimal digits, yes and no are "1" and "0", a list is its length followed by its items. Bytes of files cross
// as they are, without escapes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cocrea::platform {

// Reads a message's fields in order. Beyond the last field everything reads as empty: the two sides are built together and tests call every function.
class FieldReader {
 public:
  explicit FieldReader(std::string_view message);

  std::string_view bytes();
  std::string text() { return std::string(bytes()); }
  std::uint64_t number();   // of digits; else 0
  int integer();            // may be negative; else 0
  double real();            // "-12.5"; else 0
  bool yes() { return bytes() == "1"; }
  std::vector<std::string> texts();

 private:
  std::string_view rest_;
  std::uint32_t left_ = 0;
};

// Writes a message into `target`, which it empties first.
class FieldWriter {
 public:
  explicit FieldWriter(std::string& target);

  FieldWriter& text(std::string_view);
  FieldWriter& number(std::uint64_t);
  FieldWriter& integer(std::int64_t);
  FieldWriter& real(double);   // with 1/1000 precision: lengths in CSS pixels, factors
  FieldWriter& yes(bool);

 private:
  std::string& target_;
  std::uint32_t count_ = 0;
};

}  // namespace cocrea::platform
