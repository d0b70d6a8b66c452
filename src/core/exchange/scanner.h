// Reads a JSON text from front to back: whoever reads asks for what it expects, value by value.
//
//   Scanner in(bytes, 64);
//   if (in.peek() == Scanner::Type::object) {
//     in.enter_object();
//     for (Scanner::Text key; in.next_member(key);) {
//       if (in.peek() == Scanner::Type::string) use(in.string()); else in.skip();
//     }
//   }
//   if (!in.finish()) report(in.failure());
//
// The text is read by nlohmann_json (see tokens.h); no tree is built. What is not JSON ends the reading: from there on every question is
// answered with "nothing more", and failure() says what it was and where. Duplicate keys are the caller's to see.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/exchange/tokens.h"

namespace cocrea::exchange {

class Scanner {
 public:
  enum class Type : std::uint8_t { object, array, string, number, literal, nothing };

  // A string without its escapes. The view holds as long as the scanner and the input do.
  struct Text {
    std::string_view text;
    std::size_t offset = 0;      // of the opening quote
    bool beyond_latin = false;   // has characters from U+0300 on: it may not be in NFC
  };

  Scanner(std::string_view bytes, int max_depth) : bytes_(bytes), tokens_(tokenize(bytes, max_depth)) {}

  // The kind of value that begins here; `nothing` at the end and after a failure. offset() is then its first byte.
  Type peek();
  std::size_t offset() const;

  // Each of these expects that peek() has said what comes.
  void enter_object() { ++next_; }
  void enter_array() { ++next_; }
  Text string();
  std::string_view number();     // as it was written
  std::string_view literal();    // "true", "false" or "null"
  // Any value, with everything in it.
  void skip();

  // The next member of the object that was entered last, its key read; false: there is none, and the object is left.
  bool next_member(Text& key);
  // The next element of the array that was entered last, likewise.
  bool next_element();

  // True if nothing but white space follows, and nothing failed.
  bool finish();
  const std::optional<Failure>& failure() const { return failure_; }
  // Ends the reading, for whoever has seen enough.
  void stop() { failure_ = Failure{Cause::syntax, offset()}; }

 private:
  const Token* here();           // null at the end of the tokens; a failure that waited there is then known
  std::string_view written();

  std::string_view bytes_;
  Tokens tokens_;
  std::size_t next_ = 0;
  std::optional<Failure> failure_;
};

}  // namespace cocrea::exchange
