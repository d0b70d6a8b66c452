// A JSON text (RFC 8259) as the list of its tokens, each with its place: what nlohmann_json's SAX reader says, kept until it is asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/json.h"

namespace cocrea::exchange {

struct Token {
  enum class Kind : std::uint8_t { object, array, string, number, literal, end };   // `end` of the container that began last
  std::uint32_t offset;          // of its first byte
  std::uint32_t length;          // in bytes, as it stands in the text; of an escaped string: its number among the unescaped ones
  Kind kind;
  bool escaped = false;          // a string with escapes: what it means is in Tokens::unescaped
  bool beyond_latin = false;     // a string with characters from U+0300 on: it may not be in NFC
};

// Why the tokens end before the text does.
struct Failure {
  Cause cause;                   // syntax, cut_short, not_utf8, too_deep, too_many or number_range
  std::size_t offset;
};

struct Tokens {
  std::vector<Token> all;        // up to the failure
  std::deque<std::string> unescaped;
  std::optional<Failure> failure;
};

// `bytes`: less than 4 GiB. Containers nested deeper than `max_depth` end the reading.
Tokens tokenize(std::string_view bytes, int max_depth);

}  // namespace cocrea::exchange
