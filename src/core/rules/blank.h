#pragma once

#include <string_view>

namespace cocrea::rules {

// Nothing but spaces, of whatever kind.
bool is_blank(std::string_view);

}  // namespace cocrea::rules
