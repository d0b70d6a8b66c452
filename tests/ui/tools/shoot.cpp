// Draws the sample pages into PNG files: `shoot FONTS_FOLDER OUTPUT_FOLDER`. For looking, not a test.
#include <cstdio>
#include <string>

#include "platform/null/null_platform.h"
#include "ui/sample_page.h"

int main(int count, char** arguments) {
  using namespace cocrea;
  if (count < 3) {
    std::fprintf(stderr, "usage: shoot FONTS_FOLDER OUTPUT_FOLDER [PAGE]\n");
    return 2;
  }
  const std::string only = count > 3 ? arguments[3] : "";
  const auto shoot = [&](const std::string& name, view::Page page, float w, float h, bool dark, double scale = 1, bool projector = false, bool touch = false) {
    if (!only.empty() && name.rfind(only, 0) != 0) return;
    page.dark = dark;
    page.text_scale = scale;
    page.projector = projector;
    platform::NullSettings settings;
    settings.width = w;
    settings.height = h;
    settings.touch = touch;
    settings.fonts_folder = arguments[1];
    platform::NullPlatform platform(settings);
    platform.settle(page, 120);
    const std::string file = std::string(arguments[2]) + "/" + name + ".png";
    if (!platform::write_png(platform.picture(), file)) std::fprintf(stderr, "cannot write %s\n", file.c_str());
  };
  shoot("overview", ui::sample::overview(), 1456, 819, false);
  shoot("overview-dark", ui::sample::overview(), 1280, 800, true);
  shoot("overview-1920", ui::sample::overview(), 1920, 1080, false);
  shoot("overview-768", ui::sample::overview(), 768, 1024, false);
  shoot("overview-touch", ui::sample::overview(), 1024, 768, false, 1, false, true);
  shoot("overview-200", ui::sample::overview(), 1280, 800, false, 2);
  shoot("overview-projector", ui::sample::overview(), 1920, 1080, false, 1, true);
  shoot("commitment", ui::sample::commitment(), 1280, 1400, false);
  shoot("commitment-dark", ui::sample::commitment(), 1280, 1400, true);
  shoot("calendar", ui::sample::calendar(), 1456, 1100, false);
  shoot("calendar-dark", ui::sample::calendar(), 1280, 800, true);
  shoot("calendar-768", ui::sample::calendar(), 768, 1024, false);
  shoot("dialog", ui::sample::dialog(), 1280, 800, false);
  return 0;
}
