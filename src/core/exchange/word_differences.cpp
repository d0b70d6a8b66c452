#include "core/exchange/word_differences.h"

#include <algorithm>
#include <functional>

#include "core/exchange/utf8.h"
#include "core/plan/sorted.h"

namespace cocrea::exchange {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Words, each with the spaces that follow it.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    while (at < text.size() && is_space(text[at])) ++at;
    words.push_back(text.substr(start, at - start));
  }
  return words;
}

using Words = std::vector<std::string_view>;

class Pieces {
 public:
  void add(Piece::Kind kind, std::string_view word) {
    if (!all_.empty() && all_.back().kind == kind && all_.back().text.data() + all_.back().text.size() == word.data()) {
      all_.back().text = {all_.back().text.data(), all_.back().text.size() + word.size()};
    } else {
      all_.push_back({kind, word});
    }
  }
  std::vector<Piece> take() { return std::move(all_); }

 private:
  std::vector<Piece> all_;
};

constexpr std::size_t kLargestTable = 4'000'000;   // places: 2000 words against 2000

// By the longest common subsequence of the words between the common ends.
void compare(const Words& a, const Words& b, std::size_t first, std::size_t a_end, std::size_t b_end, Pieces& pieces) {
  const std::size_t rows = a_end - first, columns = b_end - first;
  const bool fits = columns == 0 || rows <= kLargestTable / columns;
  std::vector<std::uint16_t> longest(fits ? (rows + 1) * (columns + 1) : 0);
  const auto length = [&](std::size_t i, std::size_t k) -> std::uint16_t& { return longest[i * (columns + 1) + k]; };
  for (std::size_t i = rows; fits && i-- > 0;) {
    for (std::size_t k = columns; k-- > 0;) {
      length(i, k) = a[first + i] == b[first + k] ? static_cast<std::uint16_t>(length(i + 1, k + 1) + 1) : std::max(length(i + 1, k), length(i, k + 1));
    }
  }
  std::size_t i = 0, k = 0;
  while (i < rows || k < columns) {
    if (fits && i < rows && k < columns && a[first + i] == b[first + k]) {
      pieces.add(Piece::Kind::both, a[first + i++]);
      ++k;
    } else if (i < rows && (k == columns || !fits || length(i + 1, k) >= length(i, k + 1))) {
      pieces.add(Piece::Kind::removed, a[first + i++]);
    } else {
      pieces.add(Piece::Kind::added, b[first + k++]);
    }
  }
}

// The letters without case and accents of U+00C0 ... U+017F; "." stands for what is more than one letter, or none.
constexpr std::string_view kPlain =
    "aaaaaa.ceeeeiiii.nooooo.ouuuuy.saaaaaa.ceeeeiiii.nooooo.ouuuuy.y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.lllllll"
    "lllnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kPlain.size() == 0x180 - 0xC0);

void append_plain(std::string& word, char32_t point, std::string_view as_written) {
  if (point >= 0xC0 && point < 0x180 && kPlain[point - 0xC0] != '.') {
    word.push_back(kPlain[point - 0xC0]);
  } else if (point >= 'A' && point <= 'Z') {
    word.push_back(static_cast<char>(point - 'A' + 'a'));
  } else {
    word.append(as_written);
  }
}

bool is_sign(char32_t point) {
  if (point < 0x80) return !((point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z'));
  return point < 0xC0 || (point >= 0x2000 && point < 0x2070);
}

}  // namespace

std::vector<Piece> word_differences(std::string_view before, std::string_view after) {
  const Words a = words_of(before), b = words_of(after);
  Pieces pieces;
  std::size_t first = 0, a_end = a.size(), b_end = b.size();
  for (; first < a_end && first < b_end && a[first] == b[first]; ++first) pieces.add(Piece::Kind::both, a[first]);
  for (; a_end > first && b_end > first && a[a_end - 1] == b[b_end - 1]; --a_end, --b_end) {}
  compare(a, b, first, a_end, b_end, pieces);
  for (; a_end < a.size(); ++a_end) pieces.add(Piece::Kind::both, a[a_end]);
  return pieces.take();
}

std::string shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return std::string(text.substr(0, bytes)).append("…");
}

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded character = utf8::decode(text, at);
    const std::size_t length = std::max<std::size_t>(character.length, 1);
    if (character.length == 0 || is_sign(character.point)) end_word();
    else append_plain(word, character.point, text.substr(at, length));
    at += length;
  }
  end_word();
  plan::stable_sort(words, std::less<>{});
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

int likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  const auto common = std::count_if(a.begin(), a.end(), [&](const std::string& word) { return std::binary_search(b.begin(), b.end(), word); });
  return static_cast<int>(200 * static_cast<std::size_t>(common) / (a.size() + b.size()));
}

}  // namespace cocrea::exchange
