// The keyboard's way through the page.
#include <set>

#include "generated/theme_tokens.h"
#include "ui/stage.h"

namespace cocrea::ui {
namespace {

using Kind = view::Event::Kind;

// All stops from one end to the other.
std::vector<std::string> walk(Stage& stage, int direction) {
  std::vector<std::string> stops;
  stage.platform.ui().focus_enters(direction);
  stage.last = stage.settle();
  for (int i = 0; i < 200 && stage.last.focus_leaves == 0; ++i) {
    stops.push_back(stage.last.focus_node);
    stage.key(ImGuiKey_Tab, false, direction < 0);
  }
  return stops;
}

TEST(Focus, TabVisitsEverythingInOrderAndLeavesAtTheEnd) {
  Stage stage(sample::commitment(), 1280, 500);   // most of it is out of sight
  const std::vector<std::string> forward = walk(stage, 1);
  EXPECT_EQ(stage.last.focus_leaves, 1);
  EXPECT_EQ(stage.last.focus_node, "");
  const auto position = [&](const char* id) {
    const auto found = std::find(forward.begin(), forward.end(), id);
    EXPECT_NE(found, forward.end()) << id;
    return found - forward.begin();
  };
  EXPECT_EQ(forward.front(), "header:brand");
  EXPECT_EQ(forward.back(), "why:export");
  const char* order[] = {"header:as-of", "header:download", "nav:overview", "nav:file", "back", "tab:description", "title", "problem", "start", "end",
                         "end:why", "values", "with-plan", "area", "size", "why:close", "why:record"};
  for (std::size_t i = 1; i < std::size(order); ++i) EXPECT_LT(position(order[i - 1]), position(order[i])) << order[i];
  EXPECT_EQ(std::count(forward.begin(), forward.end(), "locked"), 0);         // disabled
  EXPECT_EQ(std::count(forward.begin(), forward.end(), "tab:milestones"), 0);   // by arrows
  EXPECT_EQ(std::count(forward.begin(), forward.end(), "values"), 1);         // its four chips are one group
}

TEST(Focus, ShiftTabIsTheSameWayBack) {
  Stage stage(sample::commitment(), 1280, 500);
  std::vector<std::string> forward = walk(stage, 1);
  const std::vector<std::string> backward = walk(stage, -1);
  EXPECT_EQ(stage.last.focus_leaves, -1);
  std::reverse(forward.begin(), forward.end());
  EXPECT_EQ(forward, backward);
}

TEST(Focus, ChipsAreOneStopWithArrowsAmongThem) {
  Stage stage(sample::commitment());
  std::vector<std::string> stops = walk(stage, 1);
  const auto chips = std::find(stops.begin(), stops.end(), "values");
  ASSERT_NE(chips, stops.end());
  const std::string before = *(chips - 1), after = *(chips + 1);
  stage.platform.ui().focus_node("values");
  stage.settle();
  stage.key(ImGuiKey_RightArrow);
  stage.key(ImGuiKey_DownArrow);
  stage.key(ImGuiKey_Space);
  EXPECT_EQ(stage.last_of(Kind::choose).text, "account");
  stage.key(ImGuiKey_End);
  stage.key(ImGuiKey_Space);
  EXPECT_EQ(stage.last_of(Kind::choose).text, "tech");
  stage.key(ImGuiKey_LeftArrow);
  stage.key(ImGuiKey_Tab);
  EXPECT_EQ(stage.last.focus_node, after);
  stage.key(ImGuiKey_Tab, false, true);
  stage.key(ImGuiKey_RightArrow);
  stage.key(ImGuiKey_Tab, false, true);   // out of the middle of the group, not to its first
  EXPECT_EQ(stage.last.focus_node, before);
}

TEST(Focus, WhatHasItIsScrolledIntoView) {
  Stage stage(sample::commitment(), 1280, 500);
  stage.platform.ui().focus_node("size");
  stage.settle();
  stage.settle();
  ASSERT_NE(stage.item("size"), nullptr);
  EXPECT_TRUE(stage.item("size")->visible);
  EXPECT_LT(stage.item("size")->y, 480);
  EXPECT_GT(stage.item("size")->y, 60);
}

// An on-screen keyboard, or a window that is made lower, leaves the field that is typed into in view.
TEST(Focus, WhatIsEditedStaysInViewWhereTheWindowShrinks) {
  Stage stage(sample::commitment(), 1280, 1200);
  stage.click("empty");
  ASSERT_GT(stage.item("empty")->y, 380);
  stage.platform.resize(1280, 380);
  stage.settle();
  EXPECT_TRUE(stage.item("empty")->visible);
  EXPECT_LT(stage.item("empty")->y + stage.item("empty")->h, 380);
  EXPECT_TRUE(stage.frame().text_active);
}

// What a fact leads to is behind the panel where that lies over the page.
TEST(Focus, APressInTheDrawerSaysThatItCovers) {
  for (const float width : {1280.0f, 800.0f}) {
    Stage stage(sample::commitment(), width, 1200);
    stage.click("why:record");
    ASSERT_EQ(stage.of(Kind::activate).size(), 1u);
    EXPECT_EQ(stage.of(Kind::activate)[0].covers, width < 1000) << width;
  }
}

// Where the panel begins in a window of that width.
float panel_at(float width) { return width - view::theme::mouse.why_width; }

// What lies behind the panel is no stop, and is one when that is closed.
TEST(Focus, GoesToNothingBehindTheDrawer) {
  Stage stage(sample::commitment(), 700, 1200);
  ASSERT_NE(stage.item("why:record"), nullptr);
  const float panel = panel_at(700);
  const auto stops_behind = [&] {
    int count = 0;
    stage.platform.ui().focus_enters(1);
    stage.last = stage.settle();
    for (int i = 0; i < 200 && stage.last.focus_leaves == 0; ++i) {
      const test::Item* item = stage.item(stage.last.focus_node);
      count += item != nullptr && stage.node(stage.last.focus_node) != nullptr && item->x + 24 > panel;
      stage.key(ImGuiKey_Tab);
    }
    EXPECT_NE(stage.last.focus_leaves, 0);
    return count;
  };
  EXPECT_EQ(stops_behind(), 0);
  stage.page.why.reset();
  stage.rebuilt();
  EXPECT_GT(stops_behind(), 0);
}

// A group that begins beside the panel is come to as a whole, also where what is chosen in it lies behind.
TEST(Focus, ComesToAGroupThatBeginsBesideTheDrawer) {
  Stage stage(sample::commitment(), 800, 1200);
  stage.node("tab:description")->selected = false;
  stage.node("tab:changes")->selected = true;
  for (const char* tab : {"tab:description", "tab:milestones", "tab:people"}) stage.node(tab)->label += " y lo demás";
  stage.rebuilt();
  ASSERT_LT(stage.item("tab:description")->x + 24, panel_at(800));
  ASSERT_GT(stage.item("tab:changes")->x + 24, panel_at(800));
  ASSERT_EQ(stage.item("tab:changes")->y, stage.item("tab:description")->y) << "on one line";
  const std::vector<std::string> stops = walk(stage, 1);
  EXPECT_EQ(std::count(stops.begin(), stops.end(), "tab:changes"), 1);
  stage.platform.ui().focus_node("tab:changes");
  stage.settle();
  stage.key(ImGuiKey_LeftArrow);
  EXPECT_TRUE(stage.focused("tab:people"));
}

TEST(Focus, IsKeptThroughLanguageAndPlace) {
  Stage stage(sample::commitment());
  stage.platform.ui().focus_node("with-plan");
  stage.settle();
  ASSERT_TRUE(stage.focused("with-plan"));
  stage.page.language = "en";
  stage.node("with-plan")->label = "Ends with the plan";
  view::Node& content = *stage.node("tab-content");
  std::rotate(content.children.begin(), content.children.begin() + 4, content.children.end());
  stage.rebuilt();
  EXPECT_TRUE(stage.focused("with-plan"));
  stage.key(ImGuiKey_Space);
  ASSERT_EQ(stage.events.size(), 1u);
  EXPECT_EQ(stage.events[0].node, "with-plan");
  EXPECT_EQ(stage.events[0].text, "no");
}

TEST(Focus, EditingIsKeptThroughLanguageAndPlace) {
  Stage stage(sample::commitment());
  stage.click("empty");
  stage.type("abc");
  stage.page.language = "en";
  view::Node& content = *stage.node("tab-content");
  std::rotate(content.children.begin(), content.children.begin() + 3, content.children.end());
  stage.node("empty")->value = "abc";
  stage.rebuilt();
  stage.type("d");
  EXPECT_EQ(stage.last_of(Kind::edit).text, "abcd");
  EXPECT_TRUE(stage.of(Kind::commit).empty());
}

TEST(Focus, WhenItsNodeIsGoneTabGoesOnFromThere) {
  Stage stage(sample::commitment());
  stage.platform.ui().focus_node("with-plan");
  stage.settle();
  view::Node& content = *stage.node("tab-content");
  content.children.erase(std::find_if(content.children.begin(), content.children.end(), [](const view::Node& node) { return node.id == "with-plan"; }));
  stage.rebuilt();
  stage.key(ImGuiKey_Tab);
  EXPECT_EQ(stage.last.focus_node, "verifiable");
}

TEST(Focus, ThePageCanPutItOnANode) {
  Stage stage(sample::commitment());
  stage.page.focus = "start";
  stage.page.focus_serial = 1;
  stage.rebuilt();
  EXPECT_TRUE(stage.focused("start"));
  EXPECT_TRUE(stage.frame().text_active);   // a field is ready to be typed into
}

TEST(Focus, AfterAHeadingTheNextTabGoesBelowIt) {
  Stage stage(sample::commitment());
  stage.page.focus = "page:title";
  stage.page.focus_serial = 1;
  stage.rebuilt();
  stage.key(ImGuiKey_Tab);
  EXPECT_EQ(stage.last.focus_node, "p:1");
}

TEST(Focus, EnterAndSpacePress) {
  Stage stage(sample::overview());
  stage.platform.ui().focus_node("date:2");
  stage.settle();
  stage.key(ImGuiKey_Enter);
  stage.key(ImGuiKey_Space);
  ASSERT_EQ(stage.of(Kind::activate).size(), 2u);
  EXPECT_EQ(stage.of(Kind::activate)[0].node, "date:2");
}

TEST(Focus, ArrowsGoThroughTheNavigation) {
  Stage stage(sample::overview());
  stage.platform.ui().focus_node("nav:overview");
  stage.settle();
  stage.key(ImGuiKey_DownArrow);
  EXPECT_TRUE(stage.focused("nav:jurisdiction"));
  stage.key(ImGuiKey_End);
  EXPECT_TRUE(stage.focused("nav:file"));
  stage.key(ImGuiKey_DownArrow);
  EXPECT_TRUE(stage.focused("nav:file"));
  EXPECT_TRUE(stage.events.empty());
}

TEST(Focus, ArrowsChooseTabsAndSegments) {
  Stage stage(sample::commitment());
  stage.platform.ui().focus_node("tab:description");
  stage.settle();
  stage.key(ImGuiKey_RightArrow);
  EXPECT_TRUE(stage.focused("tab:milestones"));
  ASSERT_EQ(stage.of(Kind::activate).size(), 1u);
  EXPECT_EQ(stage.of(Kind::activate)[0].node, "tab:milestones");
  stage.platform.ui().focus_node("verifiable");
  stage.settle();
  EXPECT_TRUE(stage.focused("verifiable/yes"));
  stage.key(ImGuiKey_RightArrow);
  ASSERT_EQ(stage.of(Kind::choose).size(), 1u);
  EXPECT_EQ(stage.of(Kind::choose)[0].text, "no");
}

TEST(Focus, ADialogTakesItKeepsItAndGivesItBack) {
  view::Page page = sample::overview();
  Stage stage(page);
  stage.platform.ui().focus_node("date:2");
  stage.settle();
  stage.page.dialog = sample::dialog().dialog;
  stage.rebuilt();
  EXPECT_TRUE(stage.focused("dialog.take-over"));
  std::set<std::string> visited;
  for (int i = 0; i < 5; ++i) {
    stage.key(ImGuiKey_Tab);
    EXPECT_EQ(stage.last.focus_leaves, 0);
    visited.insert(stage.last.focus_node);
  }
  EXPECT_EQ(visited, (std::set<std::string>{"dialog.close", "dialog.take-over"}));
  stage.click("nav:file");   // behind the dialog
  EXPECT_TRUE(stage.events.empty());
  stage.key(ImGuiKey_Escape);
  ASSERT_EQ(stage.events.size(), 1u);
  EXPECT_EQ(stage.events[0].node, "dialog.close");
  stage.page.dialog.reset();
  stage.rebuilt();
  EXPECT_TRUE(stage.focused("date:2"));
}

TEST(Focus, LosingTheCanvasCommitsWhatIsTyped) {
  Stage stage(sample::commitment());
  stage.click("empty");
  stage.type("abc");
  stage.platform.ui().focus_lost();
  stage.settle();
  ASSERT_EQ(stage.of(Kind::commit).size(), 1u);
  EXPECT_EQ(stage.focus(), "");
}

}  // namespace
}  // namespace cocrea::ui
