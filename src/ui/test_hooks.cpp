// Dear ImGui's item hooks: with IMGUI_ENABLE_TEST_ENGINE it calls these four functions, which whoever links it must define.
#include "ui/test_hooks.h"

#ifdef IMGUI_ENABLE_TEST_ENGINE
#include <imgui_internal.h>

#include <unordered_map>

namespace cocrea::ui::test {
namespace {

// Hooks are free functions of a C interface: what they collect lives beside the context they are called for, and as long.
struct Collection {
  std::vector<Item> items;
  std::unordered_map<ImGuiID, Item> named;   // told by the ui before the item is added
};

Collection& collection(ImGuiContext* context) { return *static_cast<Collection*>(context->TestEngine); }

void forget(ImGuiContext* context, ImGuiContextHook*) {
  delete static_cast<Collection*>(context->TestEngine);
  context->TestEngine = nullptr;
  context->TestEngineHookItems = false;
}

}  // namespace

void enable() {
  ImGuiContext* context = ImGui::GetCurrentContext();
  if (context->TestEngine) return;
  context->TestEngine = new Collection;
  context->TestEngineHookItems = true;
  ImGuiContextHook hook;
  hook.Type = ImGuiContextHookType_Shutdown;
  hook.Callback = forget;
  ImGui::AddContextHook(context, &hook);
}

const std::vector<Item>& items() { return collection(ImGui::GetCurrentContext()).items; }

const Item* find(std::string_view node) {
  for (const Item& item : items())
    if (item.node == node) return &item;
  return nullptr;
}

void begin_frame() {
  ImGuiContext* context = ImGui::GetCurrentContext();
  if (!context->TestEngineHookItems) return;
  Collection& all = collection(context);
  all.items.clear();
  all.named.clear();
}

void name(ImGuiID id, std::string_view node, std::string_view label, bool focused) {
  ImGuiContext* context = ImGui::GetCurrentContext();
  if (!context->TestEngineHookItems) return;
  Item item;
  item.node = node;
  item.label = label;
  item.focused = focused;
  collection(context).named[id] = item;
}

void mark(std::string_view node, std::string_view label, float x, float y, float w, float h, bool visible, bool focused) {
  ImGuiContext* context = ImGui::GetCurrentContext();
  if (!context->TestEngineHookItems) return;
  collection(context).items.push_back({std::string(node), std::string(label), x, y, w, h, visible, false, focused});
}

bool collecting() { return ImGui::GetCurrentContext()->TestEngineHookItems; }

}  // namespace cocrea::ui::test

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData*) {
  using namespace cocrea::ui::test;
  Collection& all = collection(context);
  const auto found = all.named.find(id);
  if (found == all.named.end()) return;
  Item item = found->second;
  item.x = box.Min.x;
  item.y = box.Min.y;
  item.w = box.GetWidth();
  item.h = box.GetHeight();
  item.visible = context->CurrentWindow->ClipRect.Overlaps(box);
  item.active = context->ActiveId == id;
  for (Item& other : all.items)
    if (other.node == item.node) {
      other = item;
      return;
    }
  all.items.push_back(item);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
#endif
