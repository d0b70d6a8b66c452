// A page on the null platform, driven as a person would: by what is seen, by pointer and by keys.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "platform/null/null_platform.h"
#include "ui/sample_page.h"
#include "ui/test_hooks.h"

namespace cocrea::ui {

class Stage {
 public:
  explicit Stage(view::Page shown, float width = 1280, float height = 1200, bool touch = false)
      : page(std::move(shown)), platform({.width = width, .height = height, .touch = touch}) {
    test::enable();
    platform.ui().set_overlay(false);
    settle();
  }

  // Frames until nothing moves; the events of all of them are appended to `events`.
  FrameReport settle() { return keep(platform.settle(page)); }
  FrameReport frame() { return keep(platform.frame(page)); }

  // The page as the session would give it after a change.
  void rebuilt() {
    ++page.serial;
    settle();
  }

  const test::Item* item(const std::string& node) const { return test::find(node); }
  bool focused(const std::string& node) const {
    const test::Item* found = item(node);
    return found != nullptr && found->focused;
  }
  std::string focus() const {
    for (const test::Item& one : test::items())
      if (one.focused) return one.node;
    return {};
  }
  void click(const std::string& node) {
    const test::Item* found = item(node);
    ASSERT_NE(found, nullptr) << "not on the screen: " << node;
    platform.click(found->x + found->w / 2, found->y + found->h / 2);
    settle();
  }
  void key(ImGuiKey which, bool ctrl = false, bool shift = false, bool alt = false) {
    platform.key(which, ctrl, shift, alt);
    last = settle();
  }
  void type(const char* text) {
    platform.type(text);
    settle();
  }

  std::vector<view::Event> of(view::Event::Kind kind) const {
    std::vector<view::Event> found;
    std::copy_if(events.begin(), events.end(), std::back_inserter(found), [&](const view::Event& event) { return event.kind == kind; });
    return found;
  }
  // The last of a kind, an empty event if there was none.
  view::Event last_of(view::Event::Kind kind) const {
    const std::vector<view::Event> found = of(kind);
    return found.empty() ? view::Event{} : found.back();
  }
  view::Node* node(const std::string& id) { return find_in(page.main, id); }

  view::Page page;
  platform::NullPlatform platform;
  std::vector<view::Event> events;
  FrameReport last;

 private:
  FrameReport keep(FrameReport report) {
    events.insert(events.end(), report.events.begin(), report.events.end());
    return report;
  }
  static view::Node* find_in(view::Node& where, const std::string& id) {
    if (where.id == id) return &where;
    for (view::Node& child : where.children)
      if (view::Node* found = find_in(child, id)) return found;
    return nullptr;
  }
};

}  // namespace cocrea::ui
