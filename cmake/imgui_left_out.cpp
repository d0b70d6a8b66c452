// Stands in for parts of Dear ImGui that the product never uses, and that the linker would keep, since the rest of ImGui mentions them.
//
// Tables and columns (upstream's imgui_tables.cpp): the product lays out its tables itself. What ImGui calls of its own accord does
// nothing; what only an open table could lead to is never reached.
#include <cstdarg>

#include "imgui.h"
#include "imgui_internal.h"

namespace ImGui {

void TableSettingsAddSettingsHandler() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TableGcCompactSettings() {}

void EndTable() { IM_ASSERT(false); }
void TableEndRow(ImGuiTable*) { IM_ASSERT(false); }
void TableEndCell(ImGuiTable*) { IM_ASSERT(false); }
void TablePushBackgroundChannel() { IM_ASSERT(false); }
void TablePopBackgroundChannel() { IM_ASSERT(false); }
void TablePushColumnChannel(int) { IM_ASSERT(false); }
void TablePopColumnChannel() { IM_ASSERT(false); }
void EndColumns() { IM_ASSERT(false); }
void PushColumnsBackground() { IM_ASSERT(false); }
void PopColumnsBackground() { IM_ASSERT(false); }

}  // namespace ImGui

#ifdef __EMSCRIPTEN__
// ImGui's sscanf (see imgui.cmake). What it reads with it in a browser is "#version %d": given words, then one number, no more. The rest
// would be a file of settings, of which there is none.
extern "C" int cocrea_scan_number(const char* text, const char* format, ...) {
  for (; *format != '\0' && *format != '%'; ++text, ++format) {
    if (*text != *format) return 0;
  }
  if (*text < '0' || *text > '9') return 0;
  int number = 0;
  for (; *text >= '0' && *text <= '9'; ++text) number = 10 * number + (*text - '0');
  va_list arguments;
  va_start(arguments, format);
  *va_arg(arguments, int*) = number;
  va_end(arguments);
  return 1;
}
#endif
