#include "core/exchange/locate.h"

#include "core/exchange/scanner.h"
#include "core/exchange/utf8.h"

namespace cocrea::exchange {

namespace {

// Goes through the file once more, knowing its path at each value.
class Locator {
 public:
  Locator(std::string_view bytes, const std::vector<std::size_t>& offsets, int max_depth) : offsets_(offsets), in_(bytes, max_depth) {}

  std::vector<std::string> pointers() {
    value();
    while (found_.size() < offsets_.size()) found_.push_back(path_);  // beyond what can be read
    return std::move(found_);
  }

 private:
  bool all_found() const { return found_.size() == offsets_.size(); }

  // What begins here, or ended before here, has the present path.
  void reached(std::size_t offset) {
    while (!all_found() && offsets_[found_.size()] <= offset) found_.push_back(path_);
  }

  void append(std::string_view key) {
    path_.push_back('/');
    constexpr std::size_t kLongest = 120;  // a pointer is for people
    const bool is_cut = key.size() > kLongest;
    if (is_cut) {
      std::size_t end = kLongest;
      while ((static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
      key = key.substr(0, end);
    }
    for (const char c : key) {
      if (c == '~') {
        path_.append("~0");
      } else if (c == '/') {
        path_.append("~1");
      } else {
        path_.push_back(c);
      }
    }
    if (is_cut) path_.append("\u2026");
  }

  // After a failure the path stays where it was: it is the place of whatever is still looked for.
  bool leave(std::size_t length) {
    if (in_.failure() || all_found()) return false;
    path_.resize(length);
    return true;
  }

  void value() {
    const Scanner::Type type = in_.peek();
    if (type == Scanner::Type::nothing) return;
    reached(in_.offset());
    if (all_found()) return;
    const std::size_t length = path_.size();
    if (type == Scanner::Type::object) {
      in_.enter_object();
      for (Scanner::Text key; in_.next_member(key);) {
        append(key.text);
        reached(key.offset);
        value();
        if (!leave(length)) return;
      }
    } else if (type == Scanner::Type::array) {
      in_.enter_array();
      for (std::size_t index = 0; in_.next_element(); ++index) {
        append(std::to_string(index));
        value();
        if (!leave(length)) return;
      }
    } else {
      in_.skip();
    }
  }

  const std::vector<std::size_t>& offsets_;
  Scanner in_;
  std::string path_;
  std::vector<std::string> found_;
};

// The token at an offset, a string without its quotes, in whole characters. What is not UTF-8 is shown as U+FFFD.
std::string excerpt(std::string_view bytes, std::size_t offset) {
  constexpr std::size_t kLongest = 80;
  if (offset >= bytes.size()) return {};
  const bool quoted = bytes[offset] == '"';
  std::string result;
  std::size_t characters = 0;
  for (std::size_t at = offset + (quoted ? 1 : 0); at < bytes.size();) {
    const char c = bytes[at];
    const bool ends = quoted ? c == '"' || c == '\n' : c == ',' || c == ':' || c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ']' || c == '}';
    if (ends && at != offset) break;
    if (++characters == kLongest) return result + "\u2026";
    const utf8::Decoded character = utf8::decode(bytes, at);
    const std::size_t length = character.length == 0 ? 1 : character.length;
    if (character.length == 0 || character.point < 0x20) {
      utf8::append(result, 0xFFFD);
    } else {
      result.append(bytes.substr(at, length));
    }
    at += length;
    if (!quoted && (c == '{' || c == '[')) break;
  }
  return result;
}

}  // namespace

std::vector<Place> locate(std::string_view bytes, const std::vector<std::size_t>& offsets, int max_depth) {
  const std::vector<std::string> pointers = Locator(bytes, offsets, max_depth).pointers();
  std::vector<Place> places;
  places.reserve(offsets.size());
  std::size_t at = 0;
  std::size_t line = 1;
  std::size_t column = 1;
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    for (; at < offsets[i] && at < bytes.size(); ++at) {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      if (byte == '\n') {
        ++line;
        column = 1;
      } else if ((byte & 0xC0) != 0x80) {
        ++column;
      }
    }
    places.push_back({pointers[i], line, column, excerpt(bytes, offsets[i])});
  }
  return places;
}

}  // namespace cocrea::exchange
