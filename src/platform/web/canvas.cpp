#include "platform/web/canvas.h"

#include <algorithm>
#include <cfloat>

#include "imgui.h"
#include "imgui_internal.h"
#include "platform/web/keys.h"

namespace cocrea::platform {

Canvas::Canvas(CanvasSetup setup) : setup_(std::move(setup)) {
  context_ = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendPlatformName = "cocrea";
  io.BackendPlatformUserData = this;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigMacOSXBehaviors = setup_.apple;
  io.ConfigInputTextCursorBlink = false;   // a blinking cursor would draw frames for ever

  ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
  platform.Renderer_TextureMaxWidth = platform.Renderer_TextureMaxHeight = setup_.most_texels;
  platform.Platform_ClipboardUserData = this;
  platform.Platform_GetClipboardTextFn = [](ImGuiContext* context) {
    return static_cast<Canvas*>(context->PlatformIO.Platform_ClipboardUserData)->clipboard_.c_str();
  };
  platform.Platform_SetClipboardTextFn = [](ImGuiContext* context, const char* text) {
    auto* canvas = static_cast<Canvas*>(context->PlatformIO.Platform_ClipboardUserData);
    canvas->clipboard_ = text;
    canvas->copied_ = true;
  };

  ui_ = std::make_unique<ui::Ui>();
  ui_->load_fonts({setup_.regular.data(), setup_.semibold.data(), setup_.icons.data(),
                   setup_.regular.size(), setup_.semibold.size(), setup_.icons.size()});
}

Canvas::~Canvas() {
  ImGui::SetCurrentContext(context_);
  ui_.reset();
  forget_textures();
  ImGui::DestroyContext(context_);
}

void Canvas::resize(float width, float height, int pixels_wide, int pixels_high) {
  width_ = width;
  height_ = height;
  pixels_wide_ = pixels_wide;
  pixels_high_ = pixels_high;
  painting_.forget();   // a new size empties the framebuffer
}

Frame Canvas::frame(app::Session& session, double seconds, bool present) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(width_, height_);
  // A little more than the quotient: the painter cuts the product's fraction off.
  io.DisplayFramebufferScale = ImVec2((static_cast<float>(pixels_wide_) + 0.01f) / std::max(1.0f, width_),
                                      (static_cast<float>(pixels_high_) + 0.01f) / std::max(1.0f, height_));
  io.DeltaTime = static_cast<float>(std::max(0.001, seconds - last_));
  last_ = std::max(last_, seconds);

  ImGui::NewFrame();
  Frame result;
  result.report = ui_->draw(session.page(), width_, height_, setup_.touch);
  ImGui::Render();
  present = present && width_ > 0 && height_ > 0;
  if (present) result.painting = painting_.next();

  result.text = mirror_.read(*context_);
  result.popup_open = context_->OpenPopupStack.Size > 0;
  result.queue_empty = context_->InputEventsQueue.empty();
  if (copied_) result.copied = clipboard_;
  copied_ = false;
  for (const view::Event& event : result.report.events) session.handle(event);
  session.letters_missing(result.report.missing_glyphs);
  return result;
}

void Canvas::pointer(Press press, float x, float y, int button, bool touch) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  if (press == Press::leave) {
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    return;
  }
  io.AddMousePosEvent(x, y);
  // The page counts left, middle, right; ImGui left, right, middle.
  const int known = button == 1 ? 2 : button == 2 ? 1 : button;
  if (press != Press::move && known >= 0 && known < ImGuiMouseButton_COUNT) io.AddMouseButtonEvent(known, press == Press::down);
}

void Canvas::wheel(float dx, float dy, bool zoom) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  constexpr float pixels_a_unit = 100;   // agreed with the ui layer
  if (zoom) io.AddKeyEvent(ImGuiMod_Ctrl, true);
  io.AddMouseWheelEvent(dx / pixels_a_unit, dy / pixels_a_unit);
  if (zoom) io.AddKeyEvent(ImGuiMod_Ctrl, false);
}

void Canvas::pinch(double factor, float x, float y) {
  ImGui::SetCurrentContext(context_);
  ui_->pinch(factor, x, y);
}

void Canvas::key(std::string_view name, bool down) {
  ImGui::SetCurrentContext(context_);
  const ImGuiKey known = key_named(name);
  if (known != ImGuiKey_None) ImGui::GetIO().AddKeyEvent(known, down);
}

void Canvas::modifiers(bool shift, bool control, bool alt, bool meta) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(ImGuiMod_Ctrl, control);
  io.AddKeyEvent(ImGuiMod_Alt, alt);
  io.AddKeyEvent(ImGuiMod_Super, meta);
}

void Canvas::insert(const std::string& text, std::optional<TextRange> replaced) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  if (replaced) mirror_.select(*context_, *replaced);
  if (!text.empty()) {
    io.AddInputCharactersUTF8(text.c_str());
  } else if (replaced && replaced->from != replaced->to) {
    io.AddKeyEvent(ImGuiKey_Delete, true);
    io.AddKeyEvent(ImGuiKey_Delete, false);
  }
  // The page's text has changed already: it is compared again even if the field ends up as before.
  mirror_.forget();
}

void Canvas::clipboard(std::string_view command, std::string text) {
  ImGui::SetCurrentContext(context_);
  if (command == "paste") {
    clipboard_ = std::move(text);
    chord(ImGuiKey_V);
  } else if (command == "cut") {
    chord(ImGuiKey_X);
  } else if (command == "copy") {
    chord(ImGuiKey_C);
  }
}

void Canvas::chord(int key) {
  ImGuiIO& io = ImGui::GetIO();
  const ImGuiKey modifier = setup_.apple ? ImGuiMod_Super : ImGuiMod_Ctrl;
  io.AddKeyEvent(modifier, true);
  io.AddKeyEvent(static_cast<ImGuiKey>(key), true);
  io.AddKeyEvent(static_cast<ImGuiKey>(key), false);
  io.AddKeyEvent(modifier, false);
}

void Canvas::focus(bool focused) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddFocusEvent(focused);
  if (!focused) ui_->focus_lost();
}

void Canvas::composition(bool running) {
  ImGui::SetCurrentContext(context_);
  ui_->set_composition(running);
}

void Canvas::overlay_left(int direction) {
  ImGui::SetCurrentContext(context_);
  ui_->overlay_left(direction);
}

void Canvas::focus_enters(int direction) {
  ImGui::SetCurrentContext(context_);
  ui_->focus_enters(direction);
}

void Canvas::context_lost() {
  ImGui::SetCurrentContext(context_);
  forget_textures();
  painting_.forget();
  mirror_.forget();
}

}  // namespace cocrea::platform
