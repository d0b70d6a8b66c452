#pragma once

#include <string_view>

namespace cocrea::rules {

// Nothing but spaces, of whatever kind.
bool is_blank(std::string_view);

// Without the spaces before and after it.
std::string_view trimmed(std::string_view);

}  // namespace cocrea::rules
