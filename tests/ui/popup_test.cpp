// Lists of choices and the little calendar, by pointer and by keys.
#include "ui/stage.h"

namespace cocrea::ui {
namespace {

using Kind = view::Event::Kind;

TEST(Dropdown, OpensAndChoosesByKeys) {
  Stage stage(sample::commitment());
  stage.platform.ui().focus_node("area");
  stage.settle();
  stage.key(ImGuiKey_Enter);
  EXPECT_TRUE(stage.frame().popup_open);
  stage.key(ImGuiKey_DownArrow);
  stage.key(ImGuiKey_DownArrow);
  stage.key(ImGuiKey_Enter);
  ASSERT_EQ(stage.of(Kind::choose).size(), 1u);
  EXPECT_EQ(stage.of(Kind::choose)[0].node, "area");
  EXPECT_EQ(stage.of(Kind::choose)[0].text, "health");
  EXPECT_FALSE(stage.frame().popup_open);
  EXPECT_TRUE(stage.focused("area"));
}

TEST(Dropdown, OpensAndChoosesByPointer) {
  Stage stage(sample::commitment());
  stage.click("header:language");
  ASSERT_NE(stage.item("header:language/en"), nullptr);
  stage.click("header:language/en");
  ASSERT_EQ(stage.of(Kind::choose).size(), 1u);
  EXPECT_EQ(stage.of(Kind::choose)[0].text, "en");
}

TEST(Dropdown, EscapeClosesItAndNothingElse) {
  Stage stage(sample::commitment());
  stage.click("area");
  stage.key(ImGuiKey_DownArrow);
  stage.key(ImGuiKey_Escape);
  EXPECT_FALSE(stage.frame().popup_open);
  EXPECT_TRUE(stage.events.empty());
  EXPECT_TRUE(stage.focused("area"));
}

TEST(Dropdown, APressBesideItOnlyClosesIt) {
  Stage stage(sample::commitment());
  stage.click("area");
  stage.click("nav:overview");
  EXPECT_FALSE(stage.frame().popup_open);
  EXPECT_TRUE(stage.events.empty());
}

TEST(Dropdown, ChoosingWhatIsChosenSaysNothing) {
  Stage stage(sample::commitment());
  stage.click("header:language");
  stage.click("header:language/es");
  EXPECT_TRUE(stage.events.empty());
}

TEST(DatePicker, OpensOnTheRecordedMonthAndPicksByPointer) {
  Stage stage(sample::commitment());
  stage.click("start/calendar");
  ASSERT_NE(stage.item("start/30"), nullptr);
  EXPECT_EQ(stage.item("start/31"), nullptr);   // September
  stage.click("start/14");
  ASSERT_EQ(stage.of(Kind::choose).size(), 1u);
  EXPECT_EQ(stage.of(Kind::choose)[0].node, "start");
  EXPECT_EQ(stage.of(Kind::choose)[0].text, "2021-09-14");
}

TEST(DatePicker, GoesByKeysAcrossMonths) {
  Stage stage(sample::commitment());
  stage.platform.ui().focus_node("end");
  stage.settle();
  stage.key(ImGuiKey_DownArrow, false, false, true);
  ASSERT_TRUE(stage.frame().popup_open);
  stage.key(ImGuiKey_PageDown);      // 1 October 2023
  stage.key(ImGuiKey_LeftArrow);     // 30 September
  stage.key(ImGuiKey_DownArrow);     // 7 October
  stage.key(ImGuiKey_Enter);
  ASSERT_EQ(stage.of(Kind::choose).size(), 1u);
  EXPECT_EQ(stage.of(Kind::choose)[0].text, "2023-10-07");
}

TEST(DatePicker, WithoutADateItOpensOnTheAsOfDay) {
  Stage stage(sample::commitment());
  stage.click("wrong/calendar");
  stage.key(ImGuiKey_Enter);
  ASSERT_EQ(stage.of(Kind::choose).size(), 1u);
  EXPECT_EQ(stage.of(Kind::choose)[0].text, "2021-10-01");
}

TEST(Choices, AChipIsSwitchedByPointerAndSpace) {
  Stage stage(sample::commitment());
  stage.click("values/civic");
  stage.key(ImGuiKey_RightArrow);
  stage.key(ImGuiKey_Space);
  const auto chosen = stage.of(Kind::choose);
  ASSERT_EQ(chosen.size(), 2u);
  EXPECT_EQ(chosen[0].text, "civic");
  EXPECT_EQ(chosen[1].text, "account");
}

TEST(Toggle, SaysWhatItBecomes) {
  Stage stage(sample::commitment());
  stage.click("with-plan");
  ASSERT_EQ(stage.events.size(), 1u);
  EXPECT_EQ(stage.events[0].kind, Kind::choose);
  EXPECT_EQ(stage.events[0].text, "no");
}

TEST(Slider, GoesByOneOrToWhereItsTrackIsPressedAndStaysInItsBounds) {
  Stage stage(sample::commitment());
  stage.click("size/more");
  ASSERT_EQ(stage.of(Kind::commit).size(), 1u);
  EXPECT_EQ(stage.of(Kind::commit)[0].text, "101");
  stage.click("size/track");   // its middle
  ASSERT_GE(stage.of(Kind::commit).size(), 2u);
  EXPECT_EQ(stage.of(Kind::commit).back().text, "140");
  stage.node("size")->value_now = 200;
  stage.rebuilt();
  const std::size_t before = stage.of(Kind::commit).size();
  stage.key(ImGuiKey_RightArrow);
  EXPECT_EQ(stage.of(Kind::commit).size(), before);
  stage.key(ImGuiKey_LeftArrow);
  ASSERT_EQ(stage.of(Kind::commit).size(), before + 1);
  EXPECT_EQ(stage.of(Kind::commit).back().text, "199");
}

}  // namespace
}  // namespace cocrea::ui
