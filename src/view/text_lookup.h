// For keys that are put together (field.<type>.<name>): whether there is a text at all.
#pragma once

#include <string_view>

namespace cocrea::view {

bool has_text(std::string_view key);

}  // namespace cocrea::view
