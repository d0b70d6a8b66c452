#include "platform/web/keys.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cocrea::platform {

ImGuiKey key_named(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, ImGuiKey>, 18> keys{{
      {"ArrowLeft", ImGuiKey_LeftArrow}, {"ArrowRight", ImGuiKey_RightArrow}, {"ArrowUp", ImGuiKey_UpArrow}, {"ArrowDown", ImGuiKey_DownArrow},
      {"Home", ImGuiKey_Home}, {"End", ImGuiKey_End}, {"PageUp", ImGuiKey_PageUp}, {"PageDown", ImGuiKey_PageDown},
      {"Enter", ImGuiKey_Enter}, {"Escape", ImGuiKey_Escape}, {"Backspace", ImGuiKey_Backspace}, {"Delete", ImGuiKey_Delete},
      {"Tab", ImGuiKey_Tab}, {"Space", ImGuiKey_Space}, {"a", ImGuiKey_A}, {"c", ImGuiKey_C}, {"v", ImGuiKey_V}, {"x", ImGuiKey_X},
  }};
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return key.first == name; });
  return found == keys.end() ? ImGuiKey_None : found->second;
}

}  // namespace cocrea::platform
