#include "cli/json_writer.h"

#include <algorithm>

#include "core/exchange/utf8.h"

namespace cocrea::cli {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += hex[byte >> 4];
      out += hex[byte & 15];
    } else if (byte >= 0x80) {
      // The name of a file may be any bytes: what is no character becomes the one that stands for such.
      const std::size_t length = exchange::utf8::decode(text, i).length;
      out += length > 0 ? text.substr(i, length) : std::string_view("\xEF\xBF\xBD");
      i += std::max<std::size_t>(length, 1) - 1;
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace

void JsonWriter::line() {
  out_ += '\n';
  out_.append(static_cast<std::size_t>(2 * depth_), ' ');
}

void JsonWriter::before_value() {
  if (!after_key_ && depth_ > 0) {
    if (!first_) out_ += ',';
    line();
  }
  after_key_ = false;
  first_ = false;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  append_quoted(out_, name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

void JsonWriter::open(char bracket) {
  before_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!first_) line();
  out_ += bracket;
  first_ = false;
}

void JsonWriter::text(std::string_view value) {
  before_value();
  append_quoted(out_, value);
}

void JsonWriter::number(int value) {
  before_value();
  out_ += std::to_string(value);
}

void JsonWriter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  before_value();
  out_ += "null";
}

void JsonWriter::raw(std::string_view json) {
  before_value();
  for (const char c : json) {
    out_ += c;
    if (c == '\n') out_.append(static_cast<std::size_t>(2 * depth_), ' ');
  }
}

}  // namespace cocrea::cli
