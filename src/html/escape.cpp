// The one gate through which text reaches HTML.
#include <array>

#include "html/html.h"
#include "html/markup.h"

namespace cocrea::html {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Decoded {
  char32_t code = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

// One character of UTF-8 at the beginning of `text`, which is not empty. Overlong forms, surrogates and what lies above U+10FFFF are invalid.
Decoded decode(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = at(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || bytes > text.size()) return {};
  char32_t code = lead & (0x7Fu >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((at(i) & 0xC0) != 0x80) return {};
    code = code << 6 | (at(i) & 0x3Fu);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kLeast[bytes] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
  return {code, bytes, true};
}

bool is_harmless(char32_t code) {
  if (code == '\t' || code == '\n') return true;
  if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return false;
  return (code & 0xFFFE) != 0xFFFE && !(code >= 0xFDD0 && code <= 0xFDEF);
}

// What most of most texts is made of, and stays as it is.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (unsigned c = 0x20; c < 0x7F; ++c) plain[c] = c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
  return plain;
}();

// What is written in the place of a character that does not stay; a carriage return is a line end, or part of one.
std::string_view replacement(const Decoded& one, bool before_line_feed) {
  switch (one.valid ? one.code : 0) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\r': return before_line_feed ? "" : "\n";
    default: return kReplacement;
  }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t begin = 0, at = 0;   // from begin to at all stays, and is copied at once
  while (at < text.size()) {
    if (kPlain[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    const Decoded one = decode(text.substr(at));
    const bool is_markup = one.code < 0x80 && one.code > 0x20;
    const std::size_t next = at + one.bytes;
    if (one.valid && is_harmless(one.code) && !is_markup) {
      at = next;
      continue;
    }
    out.append(text.substr(begin, at - begin)).append(replacement(one, next < text.size() && text[next] == '\n'));
    begin = at = next;
  }
  out.append(text.substr(begin));
}

std::string escape(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

}  // namespace cocrea::html
