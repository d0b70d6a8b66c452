// JSON as this program writes it, piece by piece.
#pragma once

#include <string>
#include <string_view>

namespace cocrea::exchange {

// The text in quotes, in NFC, escaped as little as JSON allows: quote, backslash, control characters.
void append_quoted(std::string& out, std::string_view text);

// Canonical JSON without white space as canonical JSON of the pretty form: two spaces a level, the first line already indented.
void append_indented(std::string& out, std::string_view compact, std::size_t level);

}  // namespace cocrea::exchange
