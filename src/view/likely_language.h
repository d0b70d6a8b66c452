// Which of the two languages of the pages a text is written in.
#pragma once

#include <optional>
#include <string_view>

#include "view/action.h"

namespace cocrea::view {

// By its small words and its letters; nothing where they do not say.
std::optional<Language> likely_language(std::string_view text);

}  // namespace cocrea::view
