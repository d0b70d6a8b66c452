#include "platform/null/null_platform.h"

#include <cstdio>
#include <cstdlib>
#include <iterator>

#include "platform/null/raster.h"

// The null platform has nobody to tell: the message and the stack are what a developer needs.
void cocrea_assert_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: assertion failed: %s\n", file, line, expression);
  std::abort();
}

namespace cocrea::platform {
namespace {

ImGuiContext* new_context() {
  ImGuiContext* context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  return context;
}

}  // namespace

std::vector<unsigned char> read_font(const std::string& name, const std::string& folder) {
  const std::string path = folder + "/" + name;
  std::vector<unsigned char> bytes;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) {
    std::fprintf(stderr, "cannot read the font %s\n", path.c_str());
    std::abort();
  }
  unsigned char buffer[65536];
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.insert(bytes.end(), buffer, buffer + n);
  std::fclose(file);
  return bytes;
}

NullPlatform::NullPlatform(const NullSettings& settings) : settings_(settings), context_(new_context()) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendPlatformName = "null";
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_HasMouseCursors;
  fonts_ = {read_font("source-sans-400.ttf", settings.fonts_folder), read_font("source-sans-600.ttf", settings.fonts_folder),
            read_font("icons.ttf", settings.fonts_folder)};
  ui::Fonts fonts;
  fonts.regular = fonts_[0].data();
  fonts.semibold = fonts_[1].data();
  fonts.icons = fonts_[2].data();
  fonts.regular_size = fonts_[0].size();
  fonts.semibold_size = fonts_[1].size();
  fonts.icons_size = fonts_[2].size();
  ui_.load_fonts(fonts);
}

NullPlatform::~NullPlatform() {
  ImGui::SetCurrentContext(context_);
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext(context_);
}

void NullPlatform::resize(float width, float height) {
  settings_.width = width;
  settings_.height = height;
}

void NullPlatform::update_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
      texture->SetTexID(static_cast<ImTextureID>(texture->UniqueID + 1));   // the pixels themselves are read where they are
      texture->SetStatus(ImTextureStatus_OK);
    } else if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }
}

ui::FrameReport NullPlatform::frame(const view::Page& page) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {settings_.width, settings_.height};
  io.DisplayFramebufferScale = {settings_.density, settings_.density};
  io.DeltaTime = settings_.seconds_per_frame;
  ImGui::NewFrame();
  ui::FrameReport report = ui_.draw(page, settings_.width, settings_.height, settings_.touch);
  ImGui::Render();
  update_textures();
  const ImDrawData* data = ImGui::GetDrawData();
  stats_ = {data->TotalVtxCount, data->TotalIdxCount, 0};
  for (const ImDrawList* list : data->CmdLists) stats_.commands += list->CmdBuffer.Size;
  return report;
}

ui::FrameReport NullPlatform::settle(const view::Page& page, int limit) {
  ui::FrameReport all = frame(page);
  for (int i = 1; i < limit; ++i) {
    if (!all.wants_frame && i >= 3) break;   // three frames an event, as on the web
    ui::FrameReport next = frame(page);
    next.events.insert(next.events.begin(), std::make_move_iterator(all.events.begin()), std::make_move_iterator(all.events.end()));
    if (all.focus_leaves != 0) next.focus_leaves = all.focus_leaves;
    all = std::move(next);
  }
  return all;
}

void NullPlatform::move(float x, float y) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(settings_.touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  io.AddMousePosEvent(x, y);
}

void NullPlatform::press() {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddMouseButtonEvent(0, true);
}

void NullPlatform::release() {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddMouseButtonEvent(0, false);
}

void NullPlatform::click(float x, float y) {
  move(x, y);
  press();
  release();
}

void NullPlatform::wheel(float dx, float dy) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddMouseWheelEvent(dx, dy);
}

void NullPlatform::key(ImGuiKey which, bool ctrl, bool shift, bool alt) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  if (ctrl) io.AddKeyEvent(ImGuiMod_Ctrl, true);
  if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
  if (alt) io.AddKeyEvent(ImGuiMod_Alt, true);
  io.AddKeyEvent(which, true);
  io.AddKeyEvent(which, false);
  if (ctrl) io.AddKeyEvent(ImGuiMod_Ctrl, false);
  if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
  if (alt) io.AddKeyEvent(ImGuiMod_Alt, false);
}

void NullPlatform::type(const char* utf8) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddInputCharactersUTF8(utf8);
}

Picture NullPlatform::picture() const {
  ImGui::SetCurrentContext(context_);
  return rasterise(*ImGui::GetDrawData());
}

}  // namespace cocrea::platform
