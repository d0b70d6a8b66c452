#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace cocrea::ui {

using Colors = view::theme::Colors;

ToneRoles roles(view::Tone tone) {
  switch (tone) {
    case view::Tone::accent: return {&Colors::accent, &Colors::accent_text, &Colors::accent_soft, &Colors::accent_line};
    case view::Tone::done: return {&Colors::done, &Colors::done_text, &Colors::done_soft, &Colors::done_line};
    case view::Tone::at_risk: return {&Colors::at_risk, &Colors::at_risk_text, &Colors::at_risk_soft, &Colors::at_risk_line};
    case view::Tone::breached: return {&Colors::breached, &Colors::breached_text, &Colors::breached_soft, &Colors::breached_line};
    case view::Tone::not_started:
    case view::Tone::secondary:
      return {&Colors::not_started, &Colors::not_started_text, &Colors::not_started_soft, &Colors::not_started_line};
    case view::Tone::neutral: break;
  }
  return {&Colors::text, &Colors::text, &Colors::not_started_soft, &Colors::hairline};
}

float round4(float value) { return std::ceil(value / 4.0f - 0.001f) * 4.0f; }

Theme Theme::of(const view::Page& page, bool touch) {
  Theme theme;
  theme.touch = touch;
  theme.dark = page.dark;
  theme.bold = page.projector;
  theme.reduced_motion = page.reduced_motion;
  theme.scale = std::clamp(static_cast<float>(page.text_scale), 0.8f, 2.0f) * (page.projector ? view::theme::projector_scale : 1.0f);
  theme.size = touch ? view::theme::touch : view::theme::mouse;
  auto& s = theme.size;
  for (float* font : {&s.font_body, &s.font_small, &s.font_heading, &s.font_title, &s.icon, &s.icon_small, &s.mark_radius, &s.radius_pill}) *font *= theme.scale;
  // What holds a line of text grows with it; spaces stay, so that large text keeps its room.
  for (float* box : {&s.control_height, &s.target, &s.header_height, &s.row_height, &s.bar_height}) *box = round4(*box * theme.scale);
  if (page.projector) s.focus_width += 1;
  const float half = 1 + (theme.scale - 1) * 0.7f;
  for (float* width : {&s.navigation_width, &s.navigation_width_medium, &s.why_width, &s.row_label_width}) *width = round4(*width * half);
  s.page_width = round4(s.page_width * theme.scale);
  return theme;
}

ImU32 Theme::operator()(Role role) const {
  if (!role) return 0;
  // From the back of a room grey is gone: on a projector what is secondary keeps its size, not its paleness.
  if (bold && role == &Colors::secondary) role = &Colors::text;
  if (bold && role == &Colors::hairline) role = &Colors::grid_strong;
  const Color c = colors().*role;
  return IM_COL32(c.r, c.g, c.b, c.a);
}

TextStyle Theme::body(Weight weight) const {
  return {size.font_body, std::round(size.font_body * view::theme::line_height), weight};
}

TextStyle Theme::small(Weight weight) const {
  return {size.font_small, std::round(size.font_small * view::theme::line_height), weight};
}

TextStyle Theme::heading(int level) const {
  const float px = level <= 1 ? size.font_title : level == 2 ? size.font_heading : size.font_body;
  return {px, std::round(px * (level <= 2 ? view::theme::line_height_tight : view::theme::line_height)), Weight::semibold};
}

TextStyle Theme::tiny() const {
  const float px = size.font_small * 0.93f;
  return {px, std::round(px * view::theme::line_height_tight), Weight::regular};
}

}  // namespace cocrea::ui
