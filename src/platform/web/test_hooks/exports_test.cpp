// What only test builds export: where the widgets are, and a memory that grows in the middle of a call.
#include <emscripten/em_macros.h>

#include <cstdlib>

#include "platform/web/program.h"
#include "imgui.h"
#include "ui/test_hooks.h"

using cocrea::platform::FieldReader;
using cocrea::platform::FieldWriter;
using cocrea::platform::Program;
using cocrea::platform::call;

#define COCREA_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

namespace {

// More than the heap has to spare, so that the memory must grow.
void grow_once(Program& program) {
  program.during_call = nullptr;
  void* volatile block = std::malloc(std::size_t{64} << 20);   // volatile: else the compiler sees that it is not needed
  std::free(block);
}

}  // namespace

// The next call that is made grows the memory after it has read its message and before it leaves its answer.
COCREA_EXPORT void cocrea_test_grow_during_next_call(Program* program) { program->during_call = grow_once; }

// The items of the last frame: number of them, then node, label, x, y, w, h, visible, active, focused of each.
COCREA_EXPORT std::uint32_t cocrea_test_items(Program* program) {
  return call(*program, [&](FieldReader&, FieldWriter& out) {
    if (program->canvas == nullptr) {
      out.number(0);
      return;
    }
    const auto& items = cocrea::ui::test::items();
    out.number(items.size());
    for (const auto& item : items) {
      out.text(item.node).text(item.label).real(item.x).real(item.y).real(item.w).real(item.h).yes(item.visible).yes(item.active).yes(item.focused);
    }
  });
}

// Collects items from the next frame on. After the canvas was opened.
COCREA_EXPORT std::uint32_t cocrea_test_collect_items(Program* program) {
  return call(*program, [&](FieldReader&, FieldWriter&) {
    if (program->canvas == nullptr) return;
    ImGui::SetCurrentContext(program->canvas->context());
    cocrea::ui::test::enable();
  });
}
