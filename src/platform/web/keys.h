// The keys that the program uses, by the names that the page gives them.
#pragma once

#include <string_view>

#include "imgui.h"

namespace cocrea::platform {

// ImGuiKey_None for every other name.
ImGuiKey key_named(std::string_view name);

}  // namespace cocrea::platform
