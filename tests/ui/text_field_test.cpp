// Typing: what is reported, what is kept, and what the page may change meanwhile.
#include "ui/stage.h"

namespace cocrea::ui {
namespace {

using Kind = view::Event::Kind;

TEST(TextField, EachChangeIsReportedAndLeavingCommits) {
  Stage stage(sample::commitment());
  stage.click("empty");
  EXPECT_TRUE(stage.frame().text_active);
  stage.type("hola");
  ASSERT_FALSE(stage.of(Kind::edit).empty());
  EXPECT_EQ(stage.last_of(Kind::edit).node, "empty");
  EXPECT_EQ(stage.last_of(Kind::edit).text, "hola");
  EXPECT_TRUE(stage.of(Kind::commit).empty());
  stage.key(ImGuiKey_Enter);
  ASSERT_EQ(stage.of(Kind::commit).size(), 1u);
  EXPECT_EQ(stage.of(Kind::commit)[0].text, "hola");
  EXPECT_FALSE(stage.last.text_active);
  EXPECT_TRUE(stage.focused("empty"));
}

TEST(TextField, AccentsAndSignsArriveWhole) {
  Stage stage(sample::commitment());
  stage.click("empty");
  stage.type("Gestión año ñandú ¿sí?");
  EXPECT_EQ(stage.last_of(Kind::edit).text, "Gestión año ñandú ¿sí?");
}

TEST(TextField, ALongTextIsNotCut) {
  Stage stage(sample::commitment());
  stage.click("empty");
  const std::string long_text(3000, 'x');
  stage.type(long_text.c_str());
  EXPECT_EQ(stage.last_of(Kind::edit).text, long_text);
}

TEST(TextField, LeavingWithoutTypingSaysNothing) {
  Stage stage(sample::commitment());
  stage.click("title");
  stage.key(ImGuiKey_Tab);
  EXPECT_TRUE(stage.of(Kind::commit).empty());
  EXPECT_TRUE(stage.of(Kind::edit).empty());
}

TEST(TextField, EscapeKeepsTheText) {
  Stage stage(sample::commitment());
  stage.click("empty");
  stage.type("abc");
  stage.key(ImGuiKey_Escape);
  ASSERT_EQ(stage.of(Kind::commit).size(), 1u);
  EXPECT_EQ(stage.of(Kind::commit)[0].text, "abc");
  EXPECT_FALSE(stage.last.text_active);
  EXPECT_TRUE(stage.focused("empty"));
}

TEST(TextField, ImGuisOwnUndoIsOff) {
  Stage stage(sample::commitment());
  stage.click("empty");
  stage.type("abc");
  stage.key(ImGuiKey_Z, true);
  EXPECT_EQ(stage.last_of(Kind::edit).text, "abc");
}

TEST(TextField, TheCommitComesBeforeThePressThatEndedIt) {
  Stage stage(sample::commitment());
  stage.click("empty");
  stage.type("abc");
  stage.events.clear();
  stage.click("nav:overview");
  ASSERT_EQ(stage.events.size(), 2u);
  EXPECT_EQ(stage.events[0].kind, Kind::commit);
  EXPECT_EQ(stage.events[1].kind, Kind::activate);
  EXPECT_EQ(stage.events[1].node, "nav:overview");
}

TEST(TextField, ClickingFromOneFieldIntoAnotherCommitsTheFirst) {
  Stage stage(sample::commitment());
  stage.click("empty");
  stage.type("uno");
  stage.click("title");
  ASSERT_EQ(stage.of(Kind::commit).size(), 1u);
  EXPECT_EQ(stage.of(Kind::commit)[0].node, "empty");
  stage.key(ImGuiKey_End);
  stage.type("!");
  EXPECT_EQ(stage.last_of(Kind::edit).node, "title");
  EXPECT_EQ(stage.last_of(Kind::edit).text, "Un portal de datos abiertos, cocreado!");
}

TEST(TextField, AValueChangedFromOutsideIsPushedIntoTheActiveField) {
  Stage stage(sample::commitment());
  stage.click("title");
  stage.node("title")->value = "De otra parte";
  stage.rebuilt();
  stage.key(ImGuiKey_End);
  stage.type("!");
  EXPECT_EQ(stage.last_of(Kind::edit).text, "De otra parte!");
}

TEST(TextField, LeavingInTheFrameOfAnUndoDoesNotWriteTheOldTextBack) {
  Stage stage(sample::commitment());
  stage.click("empty");
  stage.type("hola");
  stage.node("empty")->value = "hola";
  stage.rebuilt();
  stage.node("empty")->value = "antes";   // undone, and no frame is drawn before the key
  ++stage.page.serial;
  stage.key(ImGuiKey_Tab);
  EXPECT_FALSE(stage.focused("empty"));
  ASSERT_FALSE(stage.of(Kind::commit).empty());
  EXPECT_EQ(stage.last_of(Kind::commit).text, "antes");
}

TEST(TextField, ThePagesAnswerToWhatWasTypedIsNoOutsideChange) {
  Stage stage(sample::commitment());
  stage.click("empty");
  stage.type("a");
  stage.platform.type("b");
  stage.node("empty")->value = "a";   // the page is one keystroke behind
  stage.rebuilt();
  stage.type("c");
  EXPECT_EQ(stage.last_of(Kind::edit).text, "abc");
}

TEST(TextField, NothingIsPushedDuringAComposition) {
  Stage stage(sample::commitment());
  stage.click("title");
  stage.platform.ui().set_composition(true);
  stage.node("title")->value = "De otra parte";
  stage.rebuilt();
  stage.key(ImGuiKey_Tab);   // a key that the input method uses
  EXPECT_TRUE(stage.item("title")->active);
  stage.platform.ui().set_composition(false);
  stage.settle();
  stage.key(ImGuiKey_End);
  stage.type("!");
  EXPECT_EQ(stage.last_of(Kind::edit).text, "De otra parte!");
}

TEST(TextField, APillInsertedAboveDoesNotDisturbTyping) {
  Stage stage(sample::commitment());
  stage.click("empty");
  stage.type("abc");
  const float before = stage.item("empty")->y;
  view::Node callout = sample::make(view::NodeKind::callout, "notice", "Algo que decir");
  stage.page.main.children.insert(stage.page.main.children.begin(), callout);
  stage.node("empty")->value = "abc";
  stage.node("end")->children.push_back(sample::pill("end:late", "Tarde", "clock", view::Tone::breached));
  stage.rebuilt();
  EXPECT_GT(stage.item("empty")->y, before);
  EXPECT_TRUE(stage.item("empty")->active);
  stage.type("def");
  EXPECT_EQ(stage.last_of(Kind::edit).text, "abcdef");
  EXPECT_TRUE(stage.of(Kind::commit).empty());
}

TEST(TextField, TheActiveFieldLivesOnWhereItCannotBeSeen) {
  Stage stage(sample::commitment(), 1280, 500);
  stage.click("title");
  stage.key(ImGuiKey_End);
  stage.platform.move(500, 300);
  stage.platform.wheel(0, -30);
  stage.settle();
  EXPECT_FALSE(stage.item("title")->visible);
  EXPECT_TRUE(stage.item("title")->active);
  stage.type("!");
  EXPECT_EQ(stage.last_of(Kind::edit).text, "Un portal de datos abiertos, cocreado!");
}

TEST(TextField, AFieldWhoseNodeDisappearsIsCommitted) {
  Stage stage(sample::commitment());
  stage.click("empty");
  stage.type("abc");
  stage.page.main.children.pop_back();
  stage.rebuilt();
  ASSERT_EQ(stage.of(Kind::commit).size(), 1u);
  EXPECT_EQ(stage.of(Kind::commit)[0].text, "abc");
  EXPECT_FALSE(stage.frame().text_active);
}

TEST(TextField, ADisabledFieldTakesNoText) {
  Stage stage(sample::commitment());
  stage.click("locked");
  stage.type("x");
  EXPECT_TRUE(stage.events.empty());
  EXPECT_FALSE(stage.frame().text_active);
}

TEST(LongText, WithoutAnOverlayItIsEditedInPlace) {
  Stage stage(sample::commitment());
  stage.click("problem");
  stage.type("¡");
  stage.key(ImGuiKey_Tab);
  ASSERT_EQ(stage.of(Kind::commit).size(), 1u);
  EXPECT_EQ(stage.of(Kind::commit)[0].node, "problem");
  EXPECT_NE(stage.of(Kind::commit)[0].text.find("¡"), std::string::npos);
}

TEST(LongText, ThePlatformsTextareaIsAskedForAndLeft) {
  Stage stage(sample::commitment());
  stage.platform.ui().set_overlay(true);
  stage.settle();
  const test::Item box = *stage.item("problem");
  stage.click("problem");
  FrameReport report = stage.frame();
  ASSERT_TRUE(report.overlay);
  EXPECT_FALSE(report.text_active);
  EXPECT_EQ(report.text_node, "problem");
  EXPECT_FLOAT_EQ(report.x, box.x);
  EXPECT_FLOAT_EQ(report.w, box.w);
  EXPECT_GE(report.h, 60);
  stage.platform.ui().overlay_left(1);
  stage.settle();
  report = stage.frame();
  EXPECT_EQ(report.text_node, "status-quo");   // Tab goes on into the next field
  EXPECT_TRUE(report.overlay);
  stage.platform.ui().overlay_left(0);
  stage.settle();
  EXPECT_FALSE(stage.frame().overlay);
  EXPECT_TRUE(stage.events.empty());           // its events are the platform's
}

TEST(LongText, TheOverlayMovesWithTheText) {
  Stage stage(sample::commitment(), 1280, 600);
  stage.platform.ui().set_overlay(true);
  stage.click("problem");
  const float before = stage.frame().y;
  stage.platform.move(500, 300);
  stage.platform.wheel(0, -1);
  stage.settle();
  const FrameReport report = stage.frame();
  ASSERT_TRUE(report.overlay);
  EXPECT_FLOAT_EQ(report.y, before - 100);
  EXPECT_GT(report.clip_top, 50);
}

TEST(TextField, AFingerEditsOnlyWhenItIsLiftedWhereItCameDown) {
  Stage stage(sample::commitment(), 1024, 700, true);
  const test::Item box = *stage.item("title");
  const float x = box.x + 30, y = box.y + box.h / 2;
  stage.platform.move(x, y);
  stage.platform.press();
  stage.settle();
  EXPECT_FALSE(stage.frame().text_active);
  for (int i = 1; i <= 10; ++i) {
    stage.platform.move(x, y - static_cast<float>(i * 20));
    stage.frame();
  }
  EXPECT_LT(stage.item("title") ? stage.item("title")->y : 0, box.y - 100);   // it scrolled instead
  stage.platform.release();
  stage.settle();
  EXPECT_FALSE(stage.frame().text_active);
}

TEST(TextField, ATapEdits) {
  Stage stage(sample::commitment(), 1024, 700, true);
  stage.click("title");
  EXPECT_TRUE(stage.frame().text_active);
  EXPECT_GE(stage.item("title")->h, 40);
}

}  // namespace
}  // namespace cocrea::ui
