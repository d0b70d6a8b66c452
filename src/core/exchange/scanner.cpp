#include "core/exchange/scanner.h"

#include <array>

#include "core/exchange/utf8.h"

namespace cocrea::exchange {

namespace {

// Bytes that end the quick run through a string: quote, backslash, control characters, and everything outside ASCII.
constexpr std::array<bool, 256> kStops = [] {
  std::array<bool, 256> stops{};
  for (std::size_t i = 0; i < 256; ++i) stops[i] = i < 0x20 || i >= 0x80 || i == '"' || i == '\\';
  return stops;
}();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Scanner::Scanner(std::string_view bytes, int max_depth) : bytes_(bytes), max_depth_(max_depth) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.substr(0, 3) == kByteOrderMark) at_ = 3;
}

void Scanner::fail(Cause cause, std::size_t offset) {
  if (!failure_) failure_ = Failure{cause, offset};
  at_ = bytes_.size();
}

void Scanner::stop() { fail(Cause::syntax, at_); }

void Scanner::fail_here() {
  if (failure_) return;
  const utf8::Decoded here = at_ < bytes_.size() ? utf8::decode(bytes_, at_) : utf8::Decoded{0, 0, true};
  if (here.cut_short) return fail(Cause::cut_short, bytes_.size());
  fail(here.length == 0 ? Cause::not_utf8 : Cause::syntax, at_);
}

void Scanner::skip_space() {
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_];
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
    ++at_;
  }
}

Scanner::Type Scanner::peek() {
  skip_space();
  if (failure_) return Type::nothing;
  if (at_ < bytes_.size()) {
    switch (bytes_[at_]) {
      case '{': return Type::object;
      case '[': return Type::array;
      case '"': return Type::string;
      case 't':
      case 'f':
      case 'n': return Type::literal;
      default:
        if (is_digit(bytes_[at_]) || bytes_[at_] == '-') return Type::number;
    }
  }
  fail_here();
  return Type::nothing;
}

void Scanner::enter_object() {
  if (++depth_ > max_depth_) return fail(Cause::too_deep, at_);
  ++at_;
  first_ = true;
}

void Scanner::enter_array() { enter_object(); }

bool Scanner::next(char closing) {
  skip_space();
  if (failure_) return false;
  if (at_ < bytes_.size() && bytes_[at_] == closing) {
    ++at_;
    --depth_;
    first_ = false;
    return false;
  }
  if (first_) {
    first_ = false;
    return true;
  }
  if (at_ < bytes_.size() && bytes_[at_] == ',') {
    ++at_;
    return true;
  }
  fail_here();
  return false;
}

bool Scanner::next_member(Text& key) {
  if (!next('}')) return false;
  skip_space();
  if (at_ >= bytes_.size() || bytes_[at_] != '"') {
    fail_here();
    return false;
  }
  key = read_string(key_scratch_);
  skip_space();
  if (failure_ || at_ >= bytes_.size() || bytes_[at_] != ':') {
    fail_here();
    return false;
  }
  ++at_;
  return true;
}

bool Scanner::next_element() { return next(']') && peek() != Type::nothing; }

Scanner::Text Scanner::string() { return read_string(text_scratch_); }

Scanner::Text Scanner::read_string(std::string& scratch) {
  Text result;
  result.offset = at_;
  const std::size_t start = ++at_;
  std::size_t copied = start;  // what lies before is in `scratch`, once there was an escape
  for (;;) {
    while (at_ < bytes_.size() && !kStops[static_cast<unsigned char>(bytes_[at_])]) ++at_;
    if (at_ >= bytes_.size()) {
      fail_here();
      return {};
    }
    const auto byte = static_cast<unsigned char>(bytes_[at_]);
    if (byte == '"') break;
    if (byte >= 0x80) {
      const utf8::Decoded character = utf8::decode(bytes_, at_);
      if (character.length == 0) {
        fail_here();
        return {};
      }
      result.beyond_latin |= byte >= utf8::kFirstLeadBeyondLatin;
      at_ += character.length;
      continue;
    }
    if (byte != '\\') {  // a control character
      fail_here();
      return {};
    }
    if (!result.escaped) scratch.clear();
    result.escaped = true;
    scratch.append(bytes_.substr(copied, at_ - copied));
    const std::size_t decoded_from = scratch.size();
    if (!read_escape(scratch)) return {};
    result.beyond_latin |= static_cast<unsigned char>(scratch[decoded_from]) >= utf8::kFirstLeadBeyondLatin;
    copied = at_;
  }
  if (result.escaped) {
    scratch.append(bytes_.substr(copied, at_ - copied));
    result.text = scratch;
  } else {
    result.text = bytes_.substr(start, at_ - start);
  }
  ++at_;
  return result;
}

std::optional<unsigned> Scanner::read_hex4() {
  unsigned value = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    const char c = at_ < bytes_.size() ? bytes_[at_] : '\0';
    if (is_digit(c)) {
      value = value * 16 + static_cast<unsigned>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      value = value * 16 + static_cast<unsigned>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      value = value * 16 + static_cast<unsigned>(c - 'A' + 10);
    } else {
      fail_here();
      return std::nullopt;
    }
  }
  return value;
}

bool Scanner::read_escape(std::string& out) {
  const std::size_t start = at_++;
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
  const char name = at_ < bytes_.size() ? bytes_[at_] : '\0';
  if (const std::size_t found = kNames.find(name); found != std::string_view::npos) {
    out.push_back(kMeant[found]);
    ++at_;
    return true;
  }
  if (name != 'u') {
    fail_here();
    return false;
  }
  ++at_;
  const auto unit = read_hex4();
  if (!unit) return false;
  char32_t point = *unit;
  if (point >= 0xD800 && point < 0xE000) {
    // Half of a pair is no character, and could not be written again.
    for (const char expected : {'\\', 'u'}) {
      if (at_ >= bytes_.size()) {
        fail_here();
        return false;
      }
      if (point >= 0xDC00 || bytes_[at_] != expected) {
        fail(Cause::syntax, start);
        return false;
      }
      ++at_;
    }
    const auto low = read_hex4();
    if (!low) return false;
    if (*low < 0xDC00 || *low > 0xDFFF) {
      fail(Cause::syntax, start);
      return false;
    }
    point = 0x10000 + ((point - 0xD800) << 10) + (*low - 0xDC00);
  }
  utf8::append(out, point);
  return true;
}

std::string_view Scanner::number() {
  const std::size_t start = at_;
  const auto digits = [&] {
    if (at_ >= bytes_.size() || !is_digit(bytes_[at_])) {
      fail_here();
      return false;
    }
    while (at_ < bytes_.size() && is_digit(bytes_[at_])) ++at_;
    return true;
  };
  const auto take = [&](std::string_view any_of) {
    const bool found = at_ < bytes_.size() && any_of.find(bytes_[at_]) != std::string_view::npos;
    if (found) ++at_;
    return found;
  };
  take("-");
  if (!take("0") && !digits()) return {};  // no digit may follow a leading zero
  if (take(".") && !digits()) return {};
  if (take("eE")) {
    take("+-");
    if (!digits()) return {};
  }
  return bytes_.substr(start, at_ - start);
}

std::string_view Scanner::literal() {
  for (const std::string_view word : {std::string_view("true"), std::string_view("false"), std::string_view("null")}) {
    if (word[0] != bytes_[at_]) continue;
    const std::string_view found = bytes_.substr(at_, word.size());
    if (found == word) {
      at_ += word.size();
      return found;
    }
    // The place is the first letter that is wrong, or the end.
    std::size_t same = 0;
    while (same < found.size() && found[same] == word[same]) ++same;
    at_ += same;
    break;
  }
  fail_here();
  return {};
}

void Scanner::skip() {
  switch (peek()) {
    case Type::object: {
      enter_object();
      for (Text key; next_member(key);) skip();  // as deep as enter_object() allows
      break;
    }
    case Type::array:
      enter_array();
      while (next_element()) skip();
      break;
    case Type::string: string(); break;
    case Type::number: number(); break;
    case Type::literal: literal(); break;
    case Type::nothing: break;
  }
}

bool Scanner::finish() {
  if (failure_) return false;
  skip_space();
  if (at_ < bytes_.size()) fail_here();
  return !failure_;
}

}  // namespace cocrea::exchange
