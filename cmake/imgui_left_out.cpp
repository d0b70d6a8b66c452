// Stands in for parts of Dear ImGui that the product never uses, and that the linker would keep, since the rest of ImGui mentions them.
//
// Tables and columns (upstream's imgui_tables.cpp): the product lays out its tables itself. What ImGui calls of its own accord does
// nothing; what only an open table could lead to is never reached.
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
// ImGui's sscanf (see imgui.cmake). What it would read is a file of settings, of which there is none.
extern "C" int cocrea_scan_nothing(const char*, const char*, ...) { return 0; }
#endif
