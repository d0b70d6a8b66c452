#include "core/rules/blank.h"

#include <algorithm>
#include <iterator>

namespace cocrea::rules {
namespace {

// Spaces beyond ASCII that programs and web pages leave behind: no-break (U+00A0, U+202F, U+2060, U+FEFF), of zero or another width (U+2000 to U+200F),
// ideographic (U+3000), and the separators of lines and paragraphs.
constexpr std::string_view spaces[] = {
    " ", "\t", "\r", "\n", "\xC2\xA0", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87",
    "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xA8", "\xE2\x80\xA9",
    "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE2\x81\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};

}  // namespace

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) > 0x20 && static_cast<unsigned char>(text.front()) < 0x80) return false;   // no mutants: only sooner done
    const auto found = std::find_if(std::begin(spaces), std::end(spaces), [&](std::string_view one) { return text.starts_with(one); });
    if (found == std::end(spaces)) return false;
    text.remove_prefix(found->size());
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view space : spaces) {
      if (text.starts_with(space)) {
        text.remove_prefix(space.size());
        more = true;
      } else if (text.ends_with(space)) {
        text.remove_suffix(space.size());
        more = true;
      }
    }
  }
  return text;
}

}  // namespace cocrea::rules
