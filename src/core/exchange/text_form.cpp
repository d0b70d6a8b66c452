#include "core/exchange/text_form.h"

#include "core/exchange/json.h"
#include "core/exchange/utf8.h"

namespace cocrea::exchange {

namespace {

// Whether the text is known to be in NFC without looking anything up: valid, and nothing from U+0300 on.
bool is_simple(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) continue;
    if (byte >= utf8::kFirstLeadBeyondLatin) return false;
    const std::size_t length = utf8::decode(text, at).length;
    if (length == 0) return false;
    at += length - 1;
  }
  return true;
}

void append_escaped(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out.append(text.substr(copied, at - copied));
    copied = at + 1;
    constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
    constexpr std::string_view kNames = "\"\\bfnrt";
    out.push_back('\\');
    if (const std::size_t named = kNamed.find(text[at]); named != std::string_view::npos) {
      out.push_back(kNames[named]);
    } else {
      constexpr std::string_view kHex = "0123456789abcdef";
      out.append("u00").push_back(kHex[byte >> 4]);
      out.push_back(kHex[byte & 15]);
    }
  }
  out.append(text.substr(copied));
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out.push_back('"');
  if (is_simple(text)) {
    append_escaped(out, text);
  } else {
    append_escaped(out, normalize(text).text);
  }
  out.push_back('"');
}

void append_indented(std::string& out, std::string_view compact, std::size_t level) {
  const auto new_line = [&] { out.append("\n").append(2 * level, ' '); };
  for (std::size_t at = 0; at < compact.size(); ++at) {
    const char c = compact[at];
    switch (c) {
      case '"': {
        const std::size_t start = at;
        for (++at; compact[at] != '"'; ++at) {
          if (compact[at] == '\\') ++at;
        }
        out.append(compact.substr(start, at + 1 - start));
        break;
      }
      case '{':
      case '[':
        out.push_back(c);
        if (compact[at + 1] == '}' || compact[at + 1] == ']') {
          out.push_back(compact[++at]);
        } else {
          ++level;
          new_line();
        }
        break;
      case '}':
      case ']':
        --level;
        new_line();
        out.push_back(c);
        break;
      case ',':
        out.push_back(c);
        new_line();
        break;
      case ':': out.append(": "); break;
      default: out.push_back(c);
    }
  }
}

}  // namespace cocrea::exchange
