#include "view/likely_language.h"

#include <string>

namespace cocrea::view {

namespace {

constexpr std::string_view kSpanish = " al como con de del el en es la las los para por que se su sus un una y ";
constexpr std::string_view kEnglish = " an and are as at be by for from in is of on that the their to will with ";
constexpr std::string_view kSpanishLetters = "áéíóúñ¿";

}  // namespace

std::optional<Language> likely_language(std::string_view text) {
  constexpr std::size_t kLongest = 12;   // bytes of a word that may be one of the lists
  int spanish = 0;
  std::string word = " ";
  const auto end_word = [&] {
    if (word.size() > 1 && word.size() <= kLongest) {
      word += ' ';
      spanish += (kSpanish.find(word) != std::string_view::npos) - (kEnglish.find(word) != std::string_view::npos);
    }
    word = " ";
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool capital = c >= 'A' && c <= 'Z', other = static_cast<unsigned char>(c) >= 0x80;
    if (capital || other || (c >= 'a' && c <= 'z')) word += capital ? static_cast<char>(c + ('a' - 'A')) : c;
    else end_word();
    if (other && i + 1 < text.size() && kSpanishLetters.find(text.substr(i, 2)) != std::string_view::npos) ++spanish;
  }
  end_word();
  if (spanish == 0) return std::nullopt;
  return spanish > 0 ? Language::es : Language::en;
}

}  // namespace cocrea::view
