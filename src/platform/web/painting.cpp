#include "platform/web/painting.h"

#include <initializer_list>

#include "imgui.h"

namespace cocrea::platform {
namespace {

static_assert(sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 4, "as the painter reads them");

using Words = std::vector<std::int32_t>;

void add(Words& orders, Paint order, std::initializer_list<std::int32_t> arguments) {
  orders.push_back(static_cast<std::int32_t>(order));
  orders.insert(orders.end(), arguments);
}

void add(std::vector<char>& shown, const void* data, std::size_t bytes) {
  const char* const first = static_cast<const char*>(data);
  shown.insert(shown.end(), first, first + bytes);
}

std::int32_t address(const void* of) { return static_cast<std::int32_t>(reinterpret_cast<std::uintptr_t>(of)); }

void destroyed(ImTextureData& texture) {
  texture.SetTexID(ImTextureID_Invalid);
  texture.SetStatus(ImTextureStatus_Destroyed);
}

void add_texture(ImTextureData& texture, Words& orders) {
  const int id = texture.UniqueID + 1;   // it counts from 0, which would be no texture
  if (texture.Status == ImTextureStatus_WantCreate) {
    add(orders, Paint::make_texture, {id, texture.Width, texture.Height, address(texture.GetPixels())});
    texture.SetTexID(static_cast<ImTextureID>(id));
    texture.SetStatus(ImTextureStatus_OK);
  } else if (texture.Status == ImTextureStatus_WantUpdates) {
    for (const ImTextureRect& part : texture.Updates) {
      add(orders, Paint::change_texture, {id, texture.Width, part.x, part.y, part.w, part.h, address(texture.GetPixelsAt(part.x, part.y))});
    }
    texture.SetStatus(ImTextureStatus_OK);
  } else if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
    add(orders, Paint::drop_texture, {id});
    destroyed(texture);
  }
}

void add_list(const ImDrawList& list, ImVec2 scale, float height, Words& orders, std::vector<char>& shown) {
  add(orders, Paint::shapes, {address(list.VtxBuffer.Data), list.VtxBuffer.size_in_bytes(), address(list.IdxBuffer.Data), list.IdxBuffer.size_in_bytes()});
  add(shown, list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()));
  add(shown, list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.size_in_bytes()));
  const std::size_t draws = orders.size();
  for (const ImDrawCmd& command : list.CmdBuffer) {
    IM_ASSERT(command.UserCallback == nullptr && command.VtxOffset == 0);
    const float left = command.ClipRect.x * scale.x, top = command.ClipRect.y * scale.y;
    const float right = command.ClipRect.z * scale.x, bottom = command.ClipRect.w * scale.y;
    if (right <= left || bottom <= top) continue;
    const auto whole = [](float length) { return static_cast<std::int32_t>(length); };
    add(orders, Paint::draw, {static_cast<std::int32_t>(command.GetTexID()), whole(left), whole(height - bottom), whole(right - left), whole(bottom - top),
                             static_cast<std::int32_t>(command.ElemCount), static_cast<std::int32_t>(command.IdxOffset * sizeof(ImDrawIdx))});
  }
  add(shown, orders.data() + draws, (orders.size() - draws) * sizeof(std::int32_t));
}

}  // namespace

const std::int32_t* Painting::next() {
  orders_.clear();
  shown_.clear();
  const ImDrawData& data = *ImGui::GetDrawData();
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status != ImTextureStatus_OK) add_texture(*texture, orders_);
  }
  const bool textures = !orders_.empty();
  const auto height = static_cast<float>(static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y));
  for (const ImDrawList* list : data.CmdLists) add_list(*list, data.FramebufferScale, height, orders_, shown_);
  add(orders_, Paint::end, {});
  const bool same = !textures && shown_ == before_;
  std::swap(shown_, before_);
  return same ? nullptr : orders_.data();
}

void Painting::forget() { before_.clear(); }

void forget_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) destroyed(*texture);
}

}  // namespace cocrea::platform
