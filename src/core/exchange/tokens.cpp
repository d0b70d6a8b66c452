#include "core/exchange/tokens.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/exchange/utf8.h"

namespace cocrea::exchange {

namespace {

// More than any plan within the other limits has, and little enough to be kept in memory.
constexpr std::size_t kMostTokens = 4'000'000;

// What may stand between two tokens: a loop over this table is several times as quick in WebAssembly as find_first_not_of().
constexpr std::array<bool, 256> kBetween = [] {
  std::array<bool, 256> between{};
  for (const char c : {' ', '\t', '\r', '\n', ',', ':'}) between[static_cast<unsigned char>(c)] = true;
  return between;
}();

// What nlohmann::json::sax_parse() calls. It tells values, not places: those are found by going along the text behind it.
class Recorder {
 public:
  Recorder(std::string_view bytes, int max_depth, Tokens& to) : bytes_(bytes), max_depth_(max_depth), to_(to) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes.substr(0, 3) == kByteOrderMark) behind_ = 3;
  }

  bool null() { return literal(4); }
  bool boolean(bool value) { return literal(value ? 4 : 5); }
  bool number_integer(std::int64_t) { return number(); }
  bool number_unsigned(std::uint64_t) { return number(); }
  bool number_float(double, const std::string&) { return number(); }
  bool binary(const std::vector<std::uint8_t>&) { return false; }   // not in a text
  bool start_object(std::size_t) { return start(Token::Kind::object); }
  bool start_array(std::size_t) { return start(Token::Kind::array); }
  bool end_object() { return end(); }
  bool end_array() { return end(); }
  bool key(const std::string& text) { return string(text); }

  bool string(const std::string& text) {
    const std::size_t at = next();
    Token token{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(text.size()), Token::Kind::string};
    for (const char c : text) token.beyond_latin |= static_cast<unsigned char>(c) >= utf8::kFirstLeadBeyondLatin;
    const std::size_t last = at + 1 + text.size();
    if (last < bytes_.size() && bytes_[last] == '"' && bytes_.compare(at + 1, text.size(), text) == 0) {
      behind_ = last + 1;
    } else {
      token.escaped = true;
      token.length = static_cast<std::uint32_t>(to_.unescaped.size());
      to_.unescaped.push_back(text);
      std::size_t quote = at + 1;
      while (bytes_[quote] != '"') quote += bytes_[quote] == '\\' ? 2 : 1;
      behind_ = quote + 1;
    }
    return keep(token);
  }

  // `position` bytes were read (the end counts as one), the last of them in `token`.
  bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& error) {
    const std::string_view words = error.what();
    const auto says = [&](std::string_view part) { return words.find(part) != std::string_view::npos; };
    constexpr int kNumberOverflow = 406;
    if (position > bytes_.size()) return fail(Cause::cut_short, bytes_.size());
    // A whole token in a wrong place begins where it begins; else the last byte read is the wrong one.
    const bool is_whole = says("unexpected ") || error.id == kNumberOverflow;
    const std::size_t offset = position - std::min(position, is_whole ? length_of_last(position, token) : 1);
    if (error.id == kNumberOverflow) return fail(Cause::number_range, offset);
    const bool is_text = utf8::decode(bytes_, offset).length != 0 && !says("ill-formed UTF-8") && !says("invalid BOM");
    return fail(is_text ? Cause::syntax : Cause::not_utf8, offset);
  }

  // After a reading without errors: it takes a zero byte for the end.
  void finish() {
    if (const std::size_t at = next(); at < bytes_.size()) fail(Cause::syntax, at);
  }

 private:
  // Of the whole token that ends before `position`. `token` is right for strings and numbers; for others it holds what stood before as well.
  std::size_t length_of_last(std::size_t position, const std::string& token) const {
    const std::string_view before = bytes_.substr(0, position);
    const auto ends_with = [&](std::string_view word) { return before.size() >= word.size() && before.substr(before.size() - word.size()) == word; };
    if (before.empty() || std::string_view("{}[],:\0", 7).find(before.back()) != std::string_view::npos) return 1;
    for (const std::string_view word : {std::string_view("true"), std::string_view("false"), std::string_view("null")}) {
      if (ends_with(word)) return word.size();
    }
    return std::max<std::size_t>(token.size(), 1);
  }

  // The first byte of the token that was read just now.
  std::size_t next() const {
    std::size_t at = behind_;
    while (at < bytes_.size() && kBetween[static_cast<unsigned char>(bytes_[at])]) ++at;
    return at;
  }

  bool keep(Token token) {
    if (to_.all.size() == kMostTokens) return fail(Cause::too_many, token.offset);
    to_.all.push_back(token);
    return true;
  }

  bool keep(Token::Kind kind, std::size_t length) {
    const std::size_t at = next();
    behind_ = at + length;
    return keep({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(length), kind});
  }

  bool literal(std::size_t length) { return keep(Token::Kind::literal, length); }

  bool number() {
    const std::size_t at = next();
    std::size_t end = at;
    const auto take = [&](std::string_view any_of) {
      const bool there = end < bytes_.size() && any_of.find(bytes_[end]) != std::string_view::npos;
      if (there) ++end;
      return there;
    };
    const auto digits = [&] { while (take("0123456789")) {} };
    take("-");
    if (!take("0")) digits();   // nothing follows a leading zero but a point or an exponent
    if (take(".")) digits();
    if (take("eE")) {
      take("+-");
      digits();
    }
    return keep(Token::Kind::number, end - at);
  }

  bool start(Token::Kind kind) {
    if (++depth_ > max_depth_) return fail(Cause::too_deep, next());
    return keep(kind, 1);
  }

  bool end() {
    --depth_;
    return keep(Token::Kind::end, 1);
  }

  bool fail(Cause cause, std::size_t offset) {
    to_.failure = Failure{cause, offset};
    return false;
  }

  std::string_view bytes_;
  int max_depth_;
  Tokens& to_;
  std::size_t behind_ = 0;   // the byte after the last token
  int depth_ = 0;
};

}  // namespace

Tokens tokenize(std::string_view bytes, int max_depth) {
  Tokens result;
  Recorder recorder(bytes, max_depth, result);
  if (nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &recorder)) recorder.finish();
  return result;
}

}  // namespace cocrea::exchange
