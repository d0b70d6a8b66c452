#include "ui/fonts.h"

#include <cmath>
#include <cstdint>
#include <cstring>

#include <imgui_internal.h>

#include "generated/icons.h"

namespace cocrea::ui {
namespace {

std::uint32_t read(const unsigned char* p, int bytes) {
  std::uint32_t value = 0;
  for (int i = 0; i < bytes; ++i) value = (value << 8) | p[i];
  return value;
}

const unsigned char* table(const unsigned char* font, std::size_t size, const char* tag) {
  const std::uint32_t count = read(font + 4, 2);
  for (std::uint32_t i = 0; i < count; ++i) {
    const unsigned char* entry = font + 12 + 16 * i;
    const std::uint32_t offset = read(entry + 8, 4);
    if (std::memcmp(entry, tag, 4) == 0 && offset + 36 <= size) return font + offset;
  }
  return nullptr;
}

// ImGui's font size for one CSS pixel: (ascender - descender) / em.
float em_ratio(const void* data, std::size_t size) {
  const auto* font = static_cast<const unsigned char*>(data);
  const unsigned char* hhea = table(font, size, "hhea");
  const unsigned char* head = table(font, size, "head");
  if (!hhea || !head) return 1;
  const auto ascender = static_cast<std::int16_t>(read(hhea + 4, 2)), descender = static_cast<std::int16_t>(read(hhea + 6, 2));
  const auto em = static_cast<float>(read(head + 18, 2));
  return em > 0 ? static_cast<float>(ascender - descender) / em : 1;
}

ImFont* add(const void* data, std::size_t size, const char* name) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  std::strncpy(config.Name, name, sizeof config.Name - 1);
  // The bytes belong to the platform and are only read.
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<void*>(data), static_cast<int>(size), 16.0f, &config);
}

bool breaks_after(unsigned int c) { return c == '-' || c == '/' || c == 0x2013 || c == 0x2014 || c == 0x200B; }

}  // namespace

std::string_view icon_character(std::string_view name) {
  for (const view::icon::Named& icon : view::icon::names)
    if (icon.name == name) return icon.character;
  return {};
}

void FontSet::load(const Fonts& fonts) {
  regular_ = add(fonts.regular, fonts.regular_size, "regular");
  semibold_ = add(fonts.semibold, fonts.semibold_size, "semibold");
  icons_ = add(fonts.icons, fonts.icons_size, "icons");
  text_ratio_ = em_ratio(fonts.regular, fonts.regular_size);
  icon_ratio_ = em_ratio(fonts.icons, fonts.icons_size);
  ImGui::GetIO().FontDefault = regular_;
}

float FontSet::pixels(const TextStyle& style) const { return std::round(style.size * text_ratio_); }

float FontSet::width(const TextStyle& style, std::string_view text) const {
  if (text.empty()) return 0;
  return font(style.weight)->CalcTextSizeA(pixels(style), FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

void FontSet::wrap(const TextStyle& style, std::string_view text, float max_width, std::vector<Line>& out) const {
  const float px = pixels(style);
  ImFontBaked* baked = font(style.weight)->GetFontBaked(px);
  const float scale = px / baked->Size;
  const char* end = text.data() + text.size();
  const char* line = text.data();
  const char* last_break = nullptr;   // where the line may end, before the spaces
  const char* next_line = nullptr;    // and where the next one then begins
  float width = 0, width_at_break = 0, width_after_break = 0;
  const char* p = line;
  while (p < end) {
    unsigned int c = 0;
    const char* next = p + ImTextCharFromUtf8(&c, p, end);
    if (c == '\n') {
      out.push_back({line, p, width});
      line = next;
      last_break = nullptr;
      width = 0;
      p = next;
      continue;
    }
    const float advance = baked->GetCharAdvance(static_cast<ImWchar>(c)) * scale;
    if (c == ' ') {
      if (!last_break || next_line != p) {
        last_break = p;
        width_at_break = width;
      }
      next_line = next;
      width_after_break = width + advance;
    } else if (width + advance > max_width + 0.01f && p > line) {
      if (last_break) {
        out.push_back({line, last_break, width_at_break});
        line = next_line;
        width -= width_after_break;
      } else {
        out.push_back({line, p, width});
        line = p;
        width = 0;
      }
      last_break = nullptr;
      if (width + advance > max_width && p > line) continue;   // the rest of the word is still too wide
    }
    width += advance;
    p = next;
    const bool in_number = p < end && *p >= '0' && *p <= '9';   // "2021–2023" stays whole
    if (breaks_after(c) && p < end && !in_number) {
      last_break = next_line = p;
      width_at_break = width_after_break = width;
    }
  }
  out.push_back({line, end, width});
}

bool FontSet::fit(const TextStyle& style, std::string_view text, float max_width, Line& out) const {
  const float full = width(style, text);
  out = {text.data(), text.data() + text.size(), full};
  if (full <= max_width) return false;
  const float dots = width(style, "\u2026");
  const char* rest = text.data();
  const ImVec2 cut = font(style.weight)->CalcTextSizeA(pixels(style), max_width > dots ? max_width - dots : 0, 0, text.data(), text.data() + text.size(), &rest);
  while (rest > text.data() && rest[-1] == ' ') --rest;
  out = {text.data(), rest, cut.x};
  return true;
}

void FontSet::draw(ImDrawList* list, const TextStyle& style, float x, float y, ImU32 color, const char* begin, const char* end) const {
  if (begin == end) return;
  const float px = pixels(style);
  list->AddText(font(style.weight), px, {std::round(x), std::round(y + (style.line - px) / 2)}, color, begin, end);
}

void FontSet::draw_icon(ImDrawList* list, std::string_view character, float x, float y, float size, ImU32 color) const {
  if (character.empty()) return;
  const float px = std::round(size * icon_ratio_);
  const ImVec2 extent = icons_->CalcTextSizeA(px, FLT_MAX, 0, character.data(), character.data() + character.size());
  list->AddText(icons_, px, {std::round(x + (size - extent.x) / 2), std::round(y + (size - px) / 2)}, color, character.data(), character.data() + character.size());
}

bool FontSet::lacks_glyph(std::string_view text) const {
  const char* end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    if (static_cast<unsigned char>(*p) < 0x80) {
      ++p;
      continue;
    }
    unsigned int c = 0;
    p += ImTextCharFromUtf8(&c, p, end);
    if (c != 0x200B && !regular_->IsGlyphInFont(static_cast<ImWchar>(c))) return true;
  }
  return false;
}

}  // namespace cocrea::ui
