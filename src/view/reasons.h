// What the words of a reason leave open.
#pragma once

#include <string_view>

namespace cocrea::view {

// Whether it only says that something is missing, so that naming it says more.
bool is_general(std::string_view reason);

}  // namespace cocrea::view
