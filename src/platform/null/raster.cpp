#include "platform/null/raster.h"

#include <algorithm>
#include <cmath>

namespace cocrea::platform {
namespace {

struct Texel {
  float r, g, b, a;
};

struct Sampler {
  const ImTextureData* texture;

  Texel at(int x, int y) const {
    x = std::clamp(x, 0, texture->Width - 1);
    y = std::clamp(y, 0, texture->Height - 1);
    const unsigned char* p = texture->Pixels + (x + y * texture->Width) * texture->BytesPerPixel;
    if (texture->Format == ImTextureFormat_Alpha8) return {255, 255, 255, static_cast<float>(p[0])};
    return {static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2]), static_cast<float>(p[3])};
  }

  Texel bilinear(float u, float v) const {
    const float x = u * static_cast<float>(texture->Width) - 0.5f, y = v * static_cast<float>(texture->Height) - 0.5f;
    const float fx = std::floor(x), fy = std::floor(y), ax = x - fx, ay = y - fy;
    const int ix = static_cast<int>(fx), iy = static_cast<int>(fy);
    const Texel t00 = at(ix, iy), t10 = at(ix + 1, iy), t01 = at(ix, iy + 1), t11 = at(ix + 1, iy + 1);
    const float w00 = (1 - ax) * (1 - ay), w10 = ax * (1 - ay), w01 = (1 - ax) * ay, w11 = ax * ay;
    return {t00.r * w00 + t10.r * w10 + t01.r * w01 + t11.r * w11, t00.g * w00 + t10.g * w10 + t01.g * w01 + t11.g * w11,
            t00.b * w00 + t10.b * w10 + t01.b * w01 + t11.b * w11, t00.a * w00 + t10.a * w10 + t01.a * w01 + t11.a * w11};
  }
};

struct Area {
  int x0, y0, x1, y1;
};

float edge(ImVec2 a, ImVec2 b, float x, float y) { return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x); }

// A pixel on an edge that two triangles share belongs to one of them: to the one for which it is a top or left edge.
bool owns_edge(ImVec2 a, ImVec2 b) { return (a.y == b.y && b.x > a.x) || b.y < a.y; }

void blend(unsigned char* p, Texel c) {
  const float alpha = c.a / 255.0f;
  const float in[3] = {c.r, c.g, c.b};
  for (int i = 0; i < 3; ++i) p[i] = static_cast<unsigned char>(std::lround(in[i] * alpha + static_cast<float>(p[i]) * (1 - alpha)));
  p[3] = 255;
}

void triangle(Picture& picture, Area clip, const Sampler& sampler, ImDrawVert v0, ImDrawVert v1, ImDrawVert v2) {
  float area = edge(v0.pos, v1.pos, v2.pos.x, v2.pos.y);
  if (area == 0) return;
  if (area < 0) {
    std::swap(v1, v2);
    area = -area;
  }
  const int x0 = std::max(clip.x0, static_cast<int>(std::floor(std::min({v0.pos.x, v1.pos.x, v2.pos.x}))));
  const int x1 = std::min(clip.x1, static_cast<int>(std::ceil(std::max({v0.pos.x, v1.pos.x, v2.pos.x}))));
  const int y0 = std::max(clip.y0, static_cast<int>(std::floor(std::min({v0.pos.y, v1.pos.y, v2.pos.y}))));
  const int y1 = std::min(clip.y1, static_cast<int>(std::ceil(std::max({v0.pos.y, v1.pos.y, v2.pos.y}))));
  const bool own0 = owns_edge(v1.pos, v2.pos), own1 = owns_edge(v2.pos, v0.pos), own2 = owns_edge(v0.pos, v1.pos);
  const auto channel = [](ImU32 c, int shift) { return static_cast<float>((c >> shift) & 0xFF); };
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      const float px = static_cast<float>(x) + 0.5f, py = static_cast<float>(y) + 0.5f;
      float w0 = edge(v1.pos, v2.pos, px, py), w1 = edge(v2.pos, v0.pos, px, py), w2 = edge(v0.pos, v1.pos, px, py);
      if (w0 < 0 || w1 < 0 || w2 < 0 || (w0 == 0 && !own0) || (w1 == 0 && !own1) || (w2 == 0 && !own2)) continue;
      w0 /= area;
      w1 /= area;
      w2 /= area;
      Texel t = sampler.bilinear(v0.uv.x * w0 + v1.uv.x * w1 + v2.uv.x * w2, v0.uv.y * w0 + v1.uv.y * w1 + v2.uv.y * w2);
      const auto mixed = [&](int shift) { return channel(v0.col, shift) * w0 + channel(v1.col, shift) * w1 + channel(v2.col, shift) * w2; };
      t.r *= mixed(IM_COL32_R_SHIFT) / 255;
      t.g *= mixed(IM_COL32_G_SHIFT) / 255;
      t.b *= mixed(IM_COL32_B_SHIFT) / 255;
      t.a *= mixed(IM_COL32_A_SHIFT) / 255;
      if (t.a > 0) blend(&picture.rgba[static_cast<std::size_t>(y * picture.width + x) * 4], t);
    }
  }
}

}  // namespace

Picture rasterise(const ImDrawData& data) {
  const ImVec2 scale = data.FramebufferScale;
  Picture picture;
  picture.width = static_cast<int>(data.DisplaySize.x * scale.x);
  picture.height = static_cast<int>(data.DisplaySize.y * scale.y);
  picture.rgba.assign(static_cast<std::size_t>(picture.width * picture.height) * 4, 0);
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback || command.ElemCount == 0 || !command.TexRef._TexData) continue;
      const Sampler sampler{command.TexRef._TexData};
      const Area clip{std::max(0, static_cast<int>(command.ClipRect.x * scale.x)), std::max(0, static_cast<int>(command.ClipRect.y * scale.y)),
                      std::min(picture.width, static_cast<int>(command.ClipRect.z * scale.x)),
                      std::min(picture.height, static_cast<int>(command.ClipRect.w * scale.y))};
      for (unsigned i = 0; i < command.ElemCount; i += 3) {
        ImDrawVert v[3];
        for (unsigned k = 0; k < 3; ++k) {
          const ImDrawIdx index = list->IdxBuffer[static_cast<int>(command.IdxOffset + i + k)];
          v[k] = list->VtxBuffer[static_cast<int>(command.VtxOffset + index)];
          v[k].pos = {v[k].pos.x * scale.x, v[k].pos.y * scale.y};
        }
        triangle(picture, clip, sampler, v[0], v[1], v[2]);
      }
    }
  }
  return picture;
}

}  // namespace cocrea::platform
