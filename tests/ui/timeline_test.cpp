// The timeline by pointer and keys.
#include "ui/stage.h"

namespace cocrea::ui {
namespace {

using Kind = view::Event::Kind;

constexpr const char* kBar = "timeline/bar:2.0";   // known by its days, movable

// `at_once`: a finger that stayed until nothing moves any more would be a long press.
void drag(Stage& stage, float x, float y, float dx, bool let_go = true, bool at_once = false) {
  stage.platform.move(x, y);
  stage.settle();
  stage.platform.press();
  if (at_once) stage.frame();
  else stage.settle();
  for (int i = 1; i <= 8; ++i) {
    stage.platform.move(x + dx * static_cast<float>(i) / 8, y);
    stage.frame();
  }
  if (!let_go) return;
  stage.platform.release();
  stage.settle();
}

TEST(Timeline, DraggingABarMovesBothItsEnds) {
  Stage stage(sample::calendar(), 1456, 1000);
  const test::Item bar = *stage.item(kBar);
  drag(stage, bar.x + bar.w / 2, bar.y + bar.h / 2, 60);
  const auto drags = stage.of(Kind::drag);
  ASSERT_EQ(drags.size(), 1u);
  EXPECT_EQ(drags[0].node, "timeline");
  EXPECT_EQ(drags[0].target, "bar:2.0");
  // Thirty pixels are a month in this scale, so that sixty are about two.
  const double per_day = bar.w / 331.0;
  EXPECT_EQ(drags[0].start_days, std::lround(60 / per_day));
  EXPECT_EQ(drags[0].end_days, drags[0].start_days);
  EXPECT_TRUE(stage.of(Kind::activate).empty());
}

TEST(Timeline, TheBarFollowsThePointerBeforeItIsLetGo) {
  Stage stage(sample::calendar(), 1456, 1000);
  const test::Item bar = *stage.item(kBar);
  drag(stage, bar.x + bar.w / 2, bar.y + bar.h / 2, 60, false);
  stage.frame();
  EXPECT_NEAR(stage.item(kBar)->x, bar.x + 60, 2);
  EXPECT_TRUE(stage.events.empty());
}

TEST(Timeline, DraggingAnEdgeMovesThatEnd) {
  Stage stage(sample::calendar(), 1456, 1000);
  const test::Item bar = *stage.item(kBar);
  drag(stage, bar.x + bar.w - 2, bar.y + bar.h / 2, -50);
  drag(stage, bar.x + 2, bar.y + bar.h / 2, 30);
  const auto drags = stage.of(Kind::drag);
  ASSERT_EQ(drags.size(), 2u);
  EXPECT_EQ(drags[0].start_days, 0);
  EXPECT_LT(drags[0].end_days, -20);
  EXPECT_GT(drags[1].start_days, 10);
  EXPECT_EQ(drags[1].end_days, 0);
}

TEST(Timeline, EscapeGivesUpADrag) {
  Stage stage(sample::calendar(), 1456, 1000);
  const test::Item bar = *stage.item(kBar);
  drag(stage, bar.x + bar.w / 2, bar.y + bar.h / 2, 60, false);
  stage.key(ImGuiKey_Escape);
  stage.platform.release();
  stage.settle();
  EXPECT_TRUE(stage.events.empty());
  EXPECT_NEAR(stage.item(kBar)->x, bar.x, 0.5);
}

// A milestone is its due date: that alone moves, by hand and by keys, as exact as it is.
TEST(Timeline, AMarkWithAFieldMovesLikeABar) {
  Stage stage(sample::calendar(), 1456, 1000);
  auto timeline = std::make_shared<view::Timeline>(*stage.node("timeline")->timeline);
  for (view::TimelineRow& row : timeline->rows)
    for (view::Mark& mark : row.marks) mark.field = {"m", "due"};
  stage.node("timeline")->timeline = timeline;
  stage.rebuilt();
  const test::Item mark = *stage.item("timeline/mark:6");
  drag(stage, mark.x + mark.w / 2, mark.y + mark.h / 2, 60, false);
  stage.frame();
  EXPECT_NEAR(stage.item("timeline/mark:6")->x, mark.x + 60, 2);
  EXPECT_TRUE(stage.events.empty());
  stage.platform.release();
  stage.settle();
  auto drags = stage.of(Kind::drag);
  ASSERT_EQ(drags.size(), 1u);
  EXPECT_EQ(drags[0].target, "mark:6");
  EXPECT_EQ(drags[0].start_days, 0);
  EXPECT_GT(drags[0].end_days, 20);
  const test::Item month = *stage.item("timeline/mark:7");   // known by its month
  drag(stage, month.x + month.w / 2, month.y + month.h / 2, 1);   // a press that trembled: it has the focus
  stage.key(ImGuiKey_RightArrow, false, false, true);
  drags = stage.of(Kind::drag);
  ASSERT_EQ(drags.size(), 2u);
  EXPECT_EQ(drags[1].start_days, 0);
  EXPECT_EQ(drags[1].end_days, 31);
}

// However many rows there are, and however far they are scrolled: what today and the ends are called is seen, with the years; whole, or not at all.
TEST(Timeline, NamesOfLinesAndYearsAreSeenWhole) {
  for (const float width : {1280.0f, 800.0f, 390.0f}) {
    Stage stage(sample::calendar(60), width, 800);
    auto timeline = std::make_shared<view::Timeline>(*stage.node("timeline")->timeline);
    timeline->pixels_per_day = 2;
    ++timeline->jump_serial;
    stage.node("timeline")->timeline = timeline;
    stage.rebuilt();
    const test::Item all = *stage.item("timeline");
    int names = 0, years = 0;
    const auto look = [&] {
      names = years = 0;
      for (const test::Item& one : test::items()) {
        const bool year = one.node.starts_with("timeline/tick:20"), name = one.node.starts_with("timeline/line:");
        if (!year && !name) continue;
        (year ? years : names) += 1;
        EXPECT_GE(one.x, all.x) << one.label;
        EXPECT_LE(one.x + one.w, all.x + all.w) << one.label;
        EXPECT_GE(one.y, 0) << one.label;
        EXPECT_LE(one.y + one.h, 800) << one.label;
      }
    };
    look();
    if (width > 1000) EXPECT_GE(names, 1);
    for (int step = 0; step < 12; ++step) {
      EXPECT_GE(years, 1) << width << " after " << step;
      stage.platform.move(all.x + all.w - 40, 500);
      ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
      stage.platform.wheel(0, -0.7f);
      stage.settle();
      ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
      stage.settle();
      look();
    }
  }
}

TEST(Timeline, WhatCannotBeMovedIsNot) {
  Stage stage(sample::calendar(), 1456, 1000);
  const test::Item bar = *stage.item("timeline/bar:0.0");
  drag(stage, bar.x + bar.w / 2, bar.y + bar.h / 2, 60);
  EXPECT_TRUE(stage.of(Kind::drag).empty());
}

TEST(Timeline, APressOpensABarAMarkAndNothingOnEmptySpace) {
  Stage stage(sample::calendar(), 1456, 1000);
  stage.click(kBar);
  stage.click("timeline/mark:6");
  const auto presses = stage.of(Kind::activate);
  ASSERT_EQ(presses.size(), 2u);
  EXPECT_EQ(presses[0].node, "timeline");
  EXPECT_EQ(presses[0].target, "bar:2.0");
  EXPECT_EQ(presses[1].target, "mark:6");
  const test::Item mark = *stage.item("timeline/mark:6");
  stage.platform.click(mark.x + 200, mark.y);
  stage.settle();
  EXPECT_EQ(stage.of(Kind::activate).size(), 2u);
}

// A mark that stands for several is larger, so that their number fits in, and is pressed and reached by keys like any other.
TEST(Timeline, AMarkOfSeveralShowsThemAndIsPressed) {
  view::Page page = sample::calendar();
  Stage stage(page, 1456, 1000);
  auto timeline = std::make_shared<view::Timeline>(*stage.node("timeline")->timeline);
  view::Mark* group = nullptr;
  for (view::TimelineRow& row : timeline->rows)
    for (view::Mark& mark : row.marks)
      if (mark.id == "mark:6") group = &mark;
  ASSERT_NE(group, nullptr);
  const float alone = stage.item("timeline/mark:6")->w;
  const view::Mark member = *group;
  group->members = {member, member, member};
  group->count = 3;
  group->spoken = "3 plazos\nUno\nOtro";
  stage.node("timeline")->timeline = timeline;
  stage.rebuilt();
  const test::Item mark = *stage.item("timeline/mark:6");
  EXPECT_GT(mark.w, alone * 1.5f);
  stage.platform.move(mark.x + mark.w / 2, mark.y + 4);   // near its upper corner: outside a mark of one
  stage.settle();
  stage.click("timeline/mark:6");
  ASSERT_EQ(stage.of(Kind::activate).size(), 1u);
  EXPECT_EQ(stage.of(Kind::activate)[0].target, "mark:6");
}

TEST(Timeline, ControlAndWheelZoomAroundThePointer) {
  Stage stage(sample::calendar(), 1456, 1000);
  const test::Item bar = *stage.item(kBar);
  stage.platform.move(bar.x, bar.y + 5);
  stage.settle();
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
  stage.platform.wheel(0, 1);
  stage.settle();
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
  const auto zooms = stage.of(Kind::zoom);
  ASSERT_EQ(zooms.size(), 1u);
  const double before = bar.w / 331.0;
  EXPECT_NEAR(zooms[0].number / before, std::exp(0.25), 0.02);
  // The session answers with the new scale: what was under the pointer stays there.
  auto timeline = std::make_shared<view::Timeline>(*stage.node("timeline")->timeline);
  timeline->pixels_per_day = zooms[0].number;
  stage.node("timeline")->timeline = timeline;
  stage.rebuilt();
  EXPECT_NEAR(stage.item(kBar)->x, bar.x, 2);
  EXPECT_GT(stage.item(kBar)->w, bar.w * 1.2f);
}

TEST(Timeline, PinchZooms) {
  Stage stage(sample::calendar(), 1456, 1000, true);
  const test::Item bar = *stage.item(kBar);
  stage.platform.ui().pinch(2.0, bar.x, bar.y);
  stage.settle();
  ASSERT_EQ(stage.of(Kind::zoom).size(), 1u);
  EXPECT_NEAR(stage.of(Kind::zoom)[0].number / (bar.w / 331.0), 2.0, 0.05);
}

// A shaded stretch says which window of the handbook it is.
TEST(Timeline, AWindowSaysWhatItIsUnderThePointer) {
  Stage stage(sample::calendar(), 1456, 1000);
  const view::Timeline& timeline = *stage.node("timeline")->timeline;
  const auto row = std::find_if(timeline.rows.begin(), timeline.rows.end(), [](const view::TimelineRow& one) { return !one.corridors.empty() && one.bars.empty() && !one.marks.empty(); });
  ASSERT_NE(row, timeline.rows.end());
  const test::Item mark = *stage.item("timeline/" + row->marks.front().id);   // at the end of it
  stage.platform.move(mark.x - 20, mark.y + mark.h / 2);
  stage.settle();
  ASSERT_NE(stage.item("tooltip"), nullptr);
  EXPECT_EQ(stage.item("tooltip")->label, row->corridors.front().spoken);
}

TEST(Timeline, AFingerOnABarScrollsAndDoesNotMoveIt) {
  Stage stage(sample::calendar(), 800, 1000, true);
  const test::Item bar = *stage.item(kBar);
  drag(stage, bar.x + 40, bar.y + bar.h / 2, -80, false, true);
  EXPECT_NEAR(stage.item(kBar)->x, bar.x - 80, 3);
  stage.platform.release();
  stage.settle();
  EXPECT_TRUE(stage.of(Kind::drag).empty());
}

// As up and down: it goes on after the finger has let go, and comes to rest; a finger that touches it again holds it.
TEST(Timeline, AFingerThatLetsGoSidewaysLeavesItGliding) {
  for (const bool reduced : {false, true}) {
    view::Page page = sample::calendar();
    page.reduced_motion = reduced;
    Stage stage(std::move(page), 800, 1000, true);
    const test::Item bar = *stage.item(kBar);
    drag(stage, bar.x + 40, bar.y + bar.h / 2, -40, false, true);
    stage.platform.release();
    stage.frame();
    const float let_go = stage.item(kBar)->x;
    stage.settle();
    const float rest = stage.item(kBar)->x;
    if (reduced) EXPECT_EQ(rest, let_go);
    else EXPECT_LT(rest, let_go - 5);
  }
}

// A finger that went up or down on a calendar as high as the screen could not get past it. A little to the side, as fingers go; the sample calendar fits its
// window, so it stands in a low one. On a bar, beside the bars, and where it goes first a little to the side.
TEST(Timeline, AFingerThatGoesUpOrDownScrollsThePage) {
  struct Row {
    const char* what;
    float from_bar;   // CSS px to the left of the bar's left end
    std::vector<std::pair<float, float>> path;
  };
  const Row rows[] = {
      {"on a bar", -40, {{1, -6}, {3, -14}, {5, -40}, {6, -90}}},
      {"beside the bars", 30, {{0, -12}, {-4, -50}, {-8, -90}}},
      {"first to the side", -40, {{6, -5}, {7, -12}, {7, -50}, {7, -90}}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    Stage stage(sample::calendar(), 800, 420, true);
    const test::Item bar = *stage.item(kBar);
    const float x = bar.x - row.from_bar, y = bar.y + bar.h / 2;
    stage.platform.move(x, y);
    stage.settle();
    stage.platform.press();
    stage.frame();
    for (const auto& [dx, dy] : row.path) {
      stage.platform.move(x + dx, y + dy);
      stage.frame();
    }
    const test::Item now = *stage.item(kBar);
    EXPECT_NEAR(now.x, bar.x, 0.5) << "it does not go sideways as well";
    EXPECT_NEAR(now.y, bar.y - 90, 8) << "all but what a press may move";
    stage.platform.release();
    stage.settle();
    EXPECT_TRUE(stage.events.empty()) << "nothing was opened or moved";
  }
}

// It scrolls sideways from then on, wherever it goes.
TEST(Timeline, AFingerThatGoesSidewaysDoesNotScrollThePage) {
  Stage stage(sample::calendar(), 800, 420, true);
  const test::Item bar = *stage.item(kBar);
  const float x = bar.x + 40, y = bar.y + bar.h / 2;
  stage.platform.move(x, y);
  stage.settle();
  stage.platform.press();
  stage.frame();
  for (const auto& [dx, dy] : {std::pair{-9.0f, 3.0f}, std::pair{-40.0f, 12.0f}, std::pair{-60.0f, 70.0f}}) {
    stage.platform.move(x + dx, y + dy);
    stage.frame();
  }
  EXPECT_NEAR(stage.item(kBar)->x, bar.x - 60, 3);
  EXPECT_NEAR(stage.item(kBar)->y, bar.y, 0.5);
  stage.platform.release();
  stage.settle();
  EXPECT_TRUE(stage.events.empty());
}

// Down, without moving, for so many frames.
void rest(Stage& stage, float x, float y, int frames) {
  stage.platform.move(x, y);
  stage.settle();
  stage.platform.press();
  for (int i = 0; i < frames; ++i) stage.frame();
}

TEST(Timeline, AFingerThatRestsOnABarTakesItAlong) {
  Stage stage(sample::calendar(), 1456, 1000, true);
  const test::Item bar = *stage.item(kBar);
  const float x = bar.x + bar.w / 2, y = bar.y + bar.h / 2;
  rest(stage, x, y, 60);
  for (int i = 1; i <= 8; ++i) {
    stage.platform.move(x + 60.0f * static_cast<float>(i) / 8, y);
    stage.frame();
  }
  stage.platform.release();
  stage.settle();
  ASSERT_EQ(stage.of(Kind::drag).size(), 1u);
  EXPECT_EQ(stage.of(Kind::drag)[0].start_days, std::lround(60 / (bar.w / 331.0)));
  EXPECT_TRUE(stage.of(Kind::activate).empty());
}

TEST(Timeline, AFingerThatCarriesABarKeepsItWhereverItGoes) {
  Stage stage(sample::calendar(), 1456, 420, true);
  const test::Item bar = *stage.item(kBar);
  const float x = bar.x + bar.w / 2, y = bar.y + bar.h / 2;
  rest(stage, x, y, 60);
  for (const auto& [dx, dy] : {std::pair{2.0f, 30.0f}, std::pair{40.0f, 60.0f}, std::pair{60.0f, 60.0f}}) {
    stage.platform.move(x + dx, y + dy);
    stage.frame();
  }
  EXPECT_NEAR(stage.item(kBar)->y, bar.y, 0.5);
  stage.platform.release();
  stage.settle();
  ASSERT_EQ(stage.of(Kind::drag).size(), 1u);
  EXPECT_EQ(stage.of(Kind::drag)[0].start_days, std::lround(60 / (bar.w / 331.0)));
}

TEST(Timeline, ALongPressAsksAndOpensNothing) {
  Stage stage(sample::calendar(), 1456, 1000, true);
  const test::Item bar = *stage.item(kBar);
  const float x = bar.x + bar.w / 2, y = bar.y + bar.h / 2;
  const int before = stage.platform.stats().vertices;
  rest(stage, x, y, 60);
  EXPECT_GT(stage.platform.stats().vertices, before + 40) << "what a mouse that stays over it is told";
  stage.platform.release();
  stage.settle();
  EXPECT_TRUE(stage.events.empty());
  // A short one opens it, as before.
  stage.platform.click(x, y);
  stage.settle();
  EXPECT_EQ(stage.of(Kind::activate).size(), 1u);
}

TEST(Timeline, ItIsOneStopAndArrowsGoThroughIt) {
  Stage stage(sample::calendar(), 1456, 1000);
  stage.platform.ui().focus_node("timeline");
  stage.settle();
  stage.key(ImGuiKey_DownArrow);
  EXPECT_TRUE(stage.focused("timeline/bar:0.0"));
  stage.key(ImGuiKey_DownArrow);
  stage.key(ImGuiKey_DownArrow);
  EXPECT_TRUE(stage.focused(kBar));
  stage.key(ImGuiKey_UpArrow);
  EXPECT_TRUE(stage.focused("timeline/bar:1.0"));
  stage.key(ImGuiKey_End);
  EXPECT_TRUE(stage.focused("timeline/mark:8"));
  stage.key(ImGuiKey_Enter);
  ASSERT_EQ(stage.of(Kind::activate).size(), 1u);
  EXPECT_EQ(stage.of(Kind::activate)[0].target, "mark:8");
  stage.key(ImGuiKey_Tab);
  EXPECT_EQ(stage.last.focus_node, "t:1");
}

TEST(Timeline, KeysMoveABarByADayAMonthOrAtItsEnd) {
  Stage stage(sample::calendar(), 1456, 1000);
  stage.platform.ui().focus_node("timeline");
  stage.settle();
  for (int i = 0; i < 3; ++i) stage.key(ImGuiKey_DownArrow);
  ASSERT_TRUE(stage.focused(kBar));
  stage.key(ImGuiKey_RightArrow, false, false, true);
  stage.key(ImGuiKey_LeftArrow, true, false, true);
  stage.key(ImGuiKey_RightArrow, false, true);
  const auto drags = stage.of(Kind::drag);
  ASSERT_EQ(drags.size(), 3u);
  EXPECT_EQ(drags[0].start_days, 1);
  EXPECT_EQ(drags[0].end_days, 1);
  EXPECT_EQ(drags[1].start_days, -30);
  EXPECT_EQ(drags[2].start_days, 0);
  EXPECT_EQ(drags[2].end_days, 1);
}

// To be told why it stays, instead of nothing at all.
TEST(Timeline, AKeyThatWouldMoveAMarkIsReported) {
  Stage stage(sample::calendar(), 1456, 1000);
  stage.platform.ui().focus_node("timeline");
  stage.settle();
  stage.key(ImGuiKey_DownArrow);
  stage.key(ImGuiKey_End);
  ASSERT_TRUE(stage.focused("timeline/mark:8"));
  stage.key(ImGuiKey_RightArrow, false, false, true);
  ASSERT_EQ(stage.of(Kind::drag).size(), 1u);
  EXPECT_EQ(stage.of(Kind::drag)[0].target, "mark:8");
  EXPECT_EQ(stage.of(Kind::drag)[0].end_days, 1);
}

TEST(Timeline, AMonthMovesByMonths) {
  view::Page page = sample::calendar();
  auto timeline = std::make_shared<view::Timeline>(*page.main.children[1].timeline);
  view::Bar& bar = timeline->rows[2].bars[0];
  bar.start = dates::PartialDate::parse("2021-11")->span();
  bar.end = dates::PartialDate::parse("2022-10")->span();
  page.main.children[1].timeline = timeline;
  Stage stage(page, 1456, 1000);
  stage.platform.ui().focus_node("timeline");
  stage.settle();
  for (int i = 0; i < 3; ++i) stage.key(ImGuiKey_DownArrow);
  stage.key(ImGuiKey_RightArrow, false, false, true);
  ASSERT_EQ(stage.of(Kind::drag).size(), 1u);
  EXPECT_EQ(view::moved(*dates::PartialDate::parse("2021-11"), stage.of(Kind::drag)[0].start_days).to_string(), "2021-12");
}

TEST(Timeline, JumpingShowsTheAsOfDay) {
  view::Page page = sample::calendar();
  auto near = std::make_shared<view::Timeline>(*page.main.children[1].timeline);
  near->pixels_per_day = 3;
  page.main.children[1].timeline = near;
  Stage stage(page, 800, 1000);
  EXPECT_TRUE(stage.item("timeline/bar:0.0")->visible);   // it opens there
  stage.platform.move(600, 400);
  stage.platform.wheel(-30, 0);
  stage.settle();
  EXPECT_FALSE(stage.item("timeline/bar:0.0")->visible);
  auto jump = std::make_shared<view::Timeline>(*near);
  jump->jump_serial = 1;
  stage.node("timeline")->timeline = jump;
  stage.rebuilt();
  EXPECT_TRUE(stage.item("timeline/bar:0.0")->visible);
}

TEST(Timeline, TwentyThousandBarsCostWhatIsSeenOfThem) {
  Stage few(sample::calendar(40, 5), 1456, 900);
  const int small = few.platform.stats().vertices;
  Stage many(sample::calendar(4000, 5), 1456, 900);
  const int large = many.platform.stats().vertices;
  EXPECT_GT(small, 1000);
  EXPECT_LT(large, small * 3 / 2);
  many.platform.move(700, 500);
  many.platform.wheel(0, -900);
  many.settle();
  EXPECT_EQ(many.item("timeline/bar:0.0"), nullptr);
  EXPECT_LT(many.platform.stats().vertices, small * 3 / 2);
}

}  // namespace
}  // namespace cocrea::ui
