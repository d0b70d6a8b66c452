// Sizes and colours of one frame, from the tokens of assets/theme.json. No colour and no font size is written anywhere else.
#pragma once

#include <imgui.h>

#include "generated/theme_tokens.h"
#include "view/node.h"

namespace cocrea::ui {

using Color = view::theme::Color;
// A colour by its meaning: it is looked up when it is painted, so that light and dark share one layout. Null = none.
using Role = Color view::theme::Colors::*;

enum class Weight : unsigned char { regular, semibold };

// How a text is set: `size` and `line` are CSS pixels.
struct TextStyle {
  float size = 16, line = 24;
  Weight weight = Weight::regular;
};

struct ToneRoles {
  Role solid, text, soft, line;
};
ToneRoles roles(view::Tone);

// What decides sizes: a page is laid out again when one of these changes.
struct ThemeKey {
  float scale = 1;       // text size, projector mode included
  bool touch = false;
  bool operator==(const ThemeKey&) const = default;
};

struct Theme {
  view::theme::Sizes size{};       // CSS pixels; font sizes and what depends on them grown with the text
  float scale = 1;
  bool touch = false;
  bool dark = false;
  bool bold = false;               // projector: stronger contrasts
  bool reduced_motion = false;

  static Theme of(const view::Page&, bool touch);
  ThemeKey key() const { return {scale, touch}; }

  const view::theme::Colors& colors() const { return dark ? view::theme::dark : view::theme::light; }
  ImU32 operator()(Role) const;

  TextStyle body(Weight = Weight::regular) const;
  TextStyle small(Weight = Weight::regular) const;
  TextStyle heading(int level) const;
  TextStyle tiny() const;          // words below the icons of the medium navigation
};

// The nearest multiple of four above, in which all spaces are counted.
float round4(float);

}  // namespace cocrea::ui
