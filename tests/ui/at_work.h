// A session on the null platform: what is done on the screen arrives in its document.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "app/glasgow.h"
#include "platform/null/null_platform.h"
#include "ui/test_hooks.h"

namespace cocrea::ui {

// The loop of a platform: frames, each event to the session at once, and its turns as it asks for them.
class AtWork : public ::testing::Test {
 protected:
  AtWork() {
    test::enable();
    platform.ui().set_overlay(false);
  }

  void open(const std::string& bytes) {
    session.file("plan.json", bytes);
    session.take_effects();
    settle();
  }
  FrameReport settle() {
    for (int i = 0; i < 40; ++i) {
      report = platform.frame(session.page());
      for (const view::Event& event : report.events) session.handle(event);
      session.letters_missing(report.missing_glyphs);
      bool turns = false;
      for (const app::Effect& effect : session.take_effects()) turns |= std::holds_alternative<app::TakeTurn>(effect);
      if (turns) session.turn(), i = 0;
      else if (i >= 3 && !report.wants_frame && report.events.empty()) break;
    }
    return report;
  }
  void click(const std::string& node) {
    const test::Item* found = test::find(node);
    ASSERT_NE(found, nullptr) << "not on the screen: " << node;
    platform.click(found->x + found->w / 2, found->y + found->h / 2);
    settle();
  }
  void key(ImGuiKey which, bool ctrl = false, bool shift = false, bool alt = false) {
    platform.key(which, ctrl, shift, alt);
    settle();
  }
  void type(const char* text) {
    platform.type(text);
    settle();
  }

  app::Session session{app::testing::start_on()};
  platform::NullPlatform platform{{.width = 1280, .height = 2400}};
  FrameReport report;   // of the last frame
};

}  // namespace cocrea::ui
