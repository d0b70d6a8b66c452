#include "platform/web/text_mirror.h"

#include <algorithm>

#include "imgui_internal.h"

namespace cocrea::platform {
namespace {

// Each first byte of a character counts; characters beyond 16 bits are two units.
std::size_t units(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  if ((value & 0xC0) == 0x80) return 0;
  return value >= 0xF0 ? 2 : 1;
}

ImGuiInputTextState* active_field(ImGuiContext& context) {
  ImGuiInputTextState& state = context.InputTextState;
  return state.ID != 0 && state.ID == context.ActiveId ? &state : nullptr;
}

}  // namespace

std::size_t utf8_offset(std::string_view text, std::size_t utf16) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t here = units(text[i]);
    if (here != 0 && count >= utf16) return i;
    count += here;
  }
  return text.size();
}

std::size_t utf16_offset(std::string_view text, std::size_t utf8) {
  std::size_t count = 0;
  for (const char byte : text.substr(0, std::min(utf8, text.size()))) count += units(byte);
  return count;
}

MirroredText TextMirror::read(ImGuiContext& context) {
  MirroredText result;
  const ImGuiInputTextState* state = active_field(context);
  if (state == nullptr) {
    known_ = false;
    return result;
  }
  result.active = true;
  result.x = context.PlatformImeData.InputPos.x;
  result.y = context.PlatformImeData.InputPos.y;
  result.line = context.PlatformImeData.InputLineHeight;

  const std::string_view text(state->TextA.Data, static_cast<std::size_t>(state->TextLen));
  const auto offset = [&](int position) { return utf16_offset(text, static_cast<std::size_t>(std::max(0, position))); };
  result.selection = {offset(state->GetSelectionStart()), offset(state->GetSelectionEnd())};
  if (!state->HasSelection()) result.selection = {offset(state->GetCursorPos()), offset(state->GetCursorPos())};
  if (known_ && text == text_ && result.selection == selection_) return result;

  known_ = true;
  text_ = text;
  selection_ = result.selection;
  result.changed = true;
  result.text = text_;
  return result;
}

bool TextMirror::select(ImGuiContext& context, TextRange range) {
  ImGuiInputTextState* state = active_field(context);
  if (state == nullptr) return false;
  const std::string_view text(state->TextA.Data, static_cast<std::size_t>(state->TextLen));
  // The field's own buffer holds the same text; to load it again is how a selection is set from outside.
  state->ReloadUserBufAndKeepSelection();
  state->ReloadSelectionStart = static_cast<int>(utf8_offset(text, range.from));
  state->ReloadSelectionEnd = static_cast<int>(utf8_offset(text, range.to));
  return true;
}

}  // namespace cocrea::platform
