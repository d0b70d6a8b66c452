// JSON (RFC 8259), read from front to back: whoever reads asks for what it expects, value by value.
//
//   Scanner in(bytes, 64);
//   if (in.enter_object()) {
//     for (Scanner::Text key; in.next_member(key);) {
//       if (in.peek() == Scanner::Type::string) use(in.string()); else in.skip();
//     }
//   }
//   if (!in.finish()) report(in.failure());
//
// Nothing is copied and no tree is built. The first thing that is not JSON ends the reading: from then on every question is
// answered with "nothing more", and failure() says what it was and where. Duplicate keys are the caller's to see.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/exchange/json.h"

namespace cocrea::exchange {

class Scanner {
 public:
  enum class Type : std::uint8_t { object, array, string, number, literal, nothing };

  // A string without its escapes. The view holds until the next text is read (a key: the next key).
  struct Text {
    std::string_view text;
    std::size_t offset = 0;      // of the opening quote
    bool beyond_latin = false;   // has characters from U+0300 on: it may not be in NFC
    bool escaped = false;        // the view is not a part of the input
  };

  struct Failure {
    Cause cause;                 // syntax, cut_short, not_utf8 or too_deep
    std::size_t offset;
  };

  Scanner(std::string_view bytes, int max_depth);

  // The kind of value that begins here; `nothing` at the end and after a failure. offset() is then its first byte.
  Type peek();
  std::size_t offset() const { return at_; }

  // Each of these expects that peek() has said what comes.
  void enter_object();
  void enter_array();
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
  void stop();

 private:
  void skip_space();
  void fail(Cause cause, std::size_t offset);
  void fail_here();              // at what no JSON can have here, or at the end of the input
  bool next(char closing);
  Text read_string(std::string& scratch);
  bool read_escape(std::string& out);
  std::optional<unsigned> read_hex4();

  std::string_view bytes_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int max_depth_;
  bool first_ = false;           // the container entered last has shown nothing yet
  std::optional<Failure> failure_;
  std::string key_scratch_;
  std::string text_scratch_;
};

}  // namespace cocrea::exchange
