// Texts word by word: what was put in and taken out, and how much two names have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cocrea::exchange {

struct Piece {
  enum class Kind : std::uint8_t { both, removed, added };
  Kind kind;
  std::string_view text;   // of the earlier text, for `added` of the later one; with the spaces that follow its words
};
// The pieces that make up the earlier text when those added are left out, and the later one when those removed are. The least that changed, by words; of very
// long texts that have nothing in common at their ends, all that lies between.
std::vector<Piece> word_differences(std::string_view before, std::string_view after);

// The beginning of a text, at most so many bytes and never a part of a character, with "…" where something was left out.
std::string shortened(std::string_view, std::size_t bytes);

// The words of a text without case, accents and signs, each once, sorted.
std::vector<std::string> plain_words(std::string_view);
// How much of two sets of plain words is common to both, in percent (Dice's coefficient); 0 where one is empty.
int likeness(const std::vector<std::string>&, const std::vector<std::string>&);

}  // namespace cocrea::exchange
