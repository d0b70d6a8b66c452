#include "core/rules/blank.h"

#include <algorithm>
#include <iterator>

namespace cocrea::rules {

bool is_blank(std::string_view text) {
  // Spaces beyond ASCII that programs and web pages leave behind: no-break (U+00A0, U+202F, U+2060, U+FEFF), of zero or another width (U+2000 to U+200F),
  // ideographic (U+3000), and the separators of lines and paragraphs.
  constexpr std::string_view spaces[] = {" ", "\t", "\r", "\n", "\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE2\x81\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) > 0x20 && static_cast<unsigned char>(text.front()) < 0x80) return false;
    const auto found = std::find_if(std::begin(spaces), std::end(spaces), [&](std::string_view one) { return text.starts_with(one); });
    if (found != std::end(spaces)) {
      text.remove_prefix(found->size());
    } else if (text.starts_with("\xE2\x80") && text.size() > 2 && static_cast<unsigned char>(text[2]) <= 0x8F) {
      text.remove_prefix(3);
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace cocrea::rules
