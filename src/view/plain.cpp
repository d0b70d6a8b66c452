#include "view/plain.h"

#include "core/exchange/utf8.h"

namespace cocrea::view {

namespace {

namespace utf8 = exchange::utf8;

constexpr char32_t kPopFormatting = 0x202C, kPopIsolate = 0x2069, kReplacement = 0xFFFD;

bool opens_formatting(char32_t c) { return c == 0x202A || c == 0x202B || c == 0x202D || c == 0x202E; }
bool opens_isolate(char32_t c) { return c >= 0x2066 && c <= 0x2068; }
bool ends_line(char32_t c) { return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029; }
bool is_control(char32_t c) { return (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0); }

// Most of most texts: what is written with one byte, and the letters of two, from U+00C0 on. None of them is a control.
std::size_t end_of_letters(std::string_view text, std::size_t at) {
  for (;;) {
    const unsigned char lead = at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
    if (lead >= 0x20 && lead < 0x7F) ++at;
    else if (lead >= 0xC3 && lead < 0xE0 && at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xC0) == 0x80) at += 2;
    else return at;
  }
}

std::string cleaned(std::string_view text, char line_end) {
  std::string out;
  out.reserve(text.size());
  std::u32string open;   // what closes what stands open, innermost last
  const auto close_all = [&] {
    for (; !open.empty(); open.pop_back()) utf8::append(out, open.back());
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_letters(text, at);
    if (end > at) {
      out += text.substr(at, end - at);
      at = end;
      continue;
    }
    const utf8::Decoded one = utf8::decode(text, at);
    if (one.length == 0) {
      utf8::append(out, kReplacement);
      ++at;
      continue;
    }
    const std::string_view bytes = text.substr(at, one.length);
    at += one.length;
    if (ends_line(one.point)) {
      if (one.point == '\r' && at < text.size() && text[at] == '\n') ++at;
      close_all();
      out += line_end;
    } else if (opens_formatting(one.point) || opens_isolate(one.point)) {
      open += opens_isolate(one.point) ? kPopIsolate : kPopFormatting;
      out += bytes;
    } else if (one.point == kPopFormatting || one.point == kPopIsolate) {
      // One that closes nothing would end what the surroundings have opened.
      if (open.empty() || open.back() != one.point) continue;
      open.pop_back();
      out += bytes;
    } else if (!is_control(one.point)) {
      out += bytes;
    }
  }
  close_all();
  return out;
}

}  // namespace

std::string plain(std::string_view text) { return cleaned(text, '\n'); }
std::string plain_line(std::string_view text) { return cleaned(text, ' '); }

void append_closed(std::string& words, std::string_view text) {
  words += text;
  std::u32string open;
  for (std::size_t at = text.find('\xE2'); at < text.size(); at = text.find('\xE2', at + 1)) {   // with which all of them begin
    const char32_t point = utf8::decode(text, at).point;
    if (opens_formatting(point) || opens_isolate(point)) open += opens_isolate(point) ? kPopIsolate : kPopFormatting;
    else if (!open.empty() && open.back() == point) open.pop_back();
  }
  for (; !open.empty(); open.pop_back()) utf8::append(words, open.back());
}

std::string shortened(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);   // no character is shorter than a byte
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size(); ++count) {
    if (count == most) return std::string(text.substr(0, end)) + "…";
    do ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  }
  return std::string(text);
}

}  // namespace cocrea::view
