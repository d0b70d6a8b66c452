// Every text can be read and every edge be seen on what it stands, in both themes (WCAG 2.2: 1.4.3 and 1.4.11).
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "generated/theme_tokens.h"

namespace cocrea::view::theme {
namespace {

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double luminance(Color c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }
double contrast(Color a, Color b) {
  const double one = luminance(a), other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

Color Colors::*named(std::string_view name) {
  for (const Named& one : names) {
    if (one.name == name) return one.color;
  }
  ADD_FAILURE() << "no colour " << name;
  return &Colors::text;
}

void expect_contrast(std::string_view front, std::string_view behind, double least) {
  for (const Colors* colors : {&light, &dark}) {
    EXPECT_GE(contrast(colors->*named(front), colors->*named(behind)), least) << front << " on " << behind << (colors == &light ? ", light" : ", dark");
  }
}

TEST(Contrast, OfBlackAndWhiteIsTheKnownOne) {
  EXPECT_NEAR(contrast({0, 0, 0, 255}, {255, 255, 255, 255}), 21.0, 0.001);
  EXPECT_NEAR(contrast({0x76, 0x76, 0x76, 255}, {255, 255, 255, 255}), 4.54, 0.01);
}

TEST(Contrast, OfTextIsAtLeastFourAndAHalf) {
  for (const std::string_view surface : {"background", "panel", "card", "hover", "input"}) {
    for (const std::string_view text : {"text", "secondary", "accent_text", "done_text", "at_risk_text", "breached_text", "not_started_text"}) {
      expect_contrast(text, surface, 4.5);
    }
  }
  for (const std::string_view soft : {"pressed", "accent_soft", "done_soft", "at_risk_soft", "breached_soft", "not_started_soft", "corridor", "selection"}) {
    expect_contrast("text", soft, 4.5);
  }
  for (const std::string_view soft : {"accent_soft", "done_soft", "at_risk_soft", "breached_soft", "not_started_soft"}) expect_contrast("secondary", soft, 4.5);
  for (const std::string tone : {"accent", "done", "at_risk", "breached", "not_started"}) expect_contrast(tone + "_text", tone + "_soft", 4.5);
  for (const std::string_view button : {"accent", "accent_hover", "accent_pressed"}) expect_contrast("on_accent", button, 4.5);
  for (const std::string_view bar : {"bar", "bar_phase", "bar_done", "bar_at_risk", "bar_breached"}) expect_contrast("bar_text", bar, 4.5);
}

TEST(Contrast, OfInputsIconsAndMarksIsAtLeastThree) {
  for (const std::string_view surface : {"background", "panel", "card", "input"}) {
    for (const std::string_view edge : {"input_border", "focus", "accent", "done", "at_risk", "breached", "not_started", "mark", "as_of", "plan_end", "term_end", "bar",
                                        "bar_phase", "bar_done", "bar_at_risk", "bar_breached"}) {
      expect_contrast(edge, surface, 3.0);
    }
  }
}

}  // namespace
}  // namespace cocrea::view::theme
