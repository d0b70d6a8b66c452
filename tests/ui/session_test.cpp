// Pages of a real plan: what is done on the screen arrives in the document.
#include "app/glasgow.h"
#include "ui/at_work.h"

namespace cocrea::ui {
namespace {

using namespace app::testing;

class Glasgow : public AtWork {
 protected:
  Glasgow() { open(glasgow_bytes()); }
};

TEST_F(Glasgow, EveryPageIsDrawnInBothLanguagesAndRests) {
  for (const char* language : {"es", "en"}) {
    choose(session, "header:language", language);
    for (const view::PageId page : {view::PageId::start, view::PageId::overview, view::PageId::jurisdiction, view::PageId::people, view::PageId::vision,
                                    view::PageId::commitments, view::PageId::calendar, view::PageId::forum, view::PageId::monitoring, view::PageId::compliance, view::PageId::status, view::PageId::file}) {
      go(session, page);
      const FrameReport rest = settle();
      EXPECT_FALSE(rest.wants_frame);
      EXPECT_FALSE(rest.missing_glyphs);
      EXPECT_GT(platform.stats().vertices, 2000);
    }
  }
}

TEST_F(Glasgow, TypingIntoACommitmentArrivesInTheDocument) {
  go_to_commitment(session, "commitment-3");
  settle();
  click(view::field_node("commitment-3", "ogpId"));
  key(ImGuiKey_A, true);
  type("Gestión año ñandú ¿sí?");
  key(ImGuiKey_Enter);
  EXPECT_EQ(commitment(session, 2).ogp_id, "Gestión año ñandú ¿sí?");
}

TEST_F(Glasgow, LettersThatTheFontLacksAreTold) {
  go_to_commitment(session, "commitment-3");
  settle();
  EXPECT_EQ(test::find("letters:text-view"), nullptr);
  click(view::field_node("commitment-3", "ogpId"));
  key(ImGuiKey_A, true);
  type("日本語");
  key(ImGuiKey_Enter);
  EXPECT_EQ(commitment(session, 2).ogp_id, "日本語");
  ASSERT_NE(test::find("letters:text-view"), nullptr) << "with the way to the view that has them";
  go(session, view::PageId::jurisdiction);
  settle();
  EXPECT_EQ(test::find("letters:text-view"), nullptr) << "on a page without them";
  go_to_commitment(session, "commitment-3");
  settle();
  click("letters:text-view");
  EXPECT_EQ(session.state().renderer, view::Renderer::text);
  EXPECT_EQ(view::find(session.page(), "notice:letters"), nullptr);
}

TEST_F(Glasgow, ADateIsTypedAsPeopleWriteIt) {
  go_to_commitment(session, "commitment-3");
  settle();
  click(view::field_node("commitment-3", "start"));
  key(ImGuiKey_A, true);
  type("14/5/2022");
  key(ImGuiKey_Tab);
  EXPECT_EQ(commitment(session, 2).start, date("2022-05-14"));
}

TEST_F(Glasgow, UndoWhileAFieldIsActiveIsShownInIt) {
  go_to_commitment(session, "commitment-3");
  settle();
  const std::string field = view::field_node("commitment-3", "ogpId");
  click(field);
  key(ImGuiKey_End);
  type("X");
  key(ImGuiKey_Enter);
  ASSERT_EQ(commitment(session, 2).ogp_id, "GBGLG0003X");
  click(field);
  session.shortcut("ctrl+z");
  settle();
  EXPECT_EQ(commitment(session, 2).ogp_id, "GBGLG0003");
  key(ImGuiKey_End);
  type("Y");
  key(ImGuiKey_Enter);
  EXPECT_EQ(commitment(session, 2).ogp_id, "GBGLG0003Y");
}

TEST_F(Glasgow, ADayIsPickedOnTheLittleCalendar) {
  go_to_commitment(session, "commitment-3");
  settle();
  const std::string field = view::field_node("commitment-3", "start");
  click(field + "/calendar");
  click(field + "/14");
  EXPECT_EQ(commitment(session, 2).start, date("2021-09-14"));
}

TEST_F(Glasgow, TheLanguageChangesUnderTheFocus) {
  go(session, view::PageId::jurisdiction);
  settle();
  platform.ui().focus_node("header:language");
  settle();
  key(ImGuiKey_DownArrow);
  key(ImGuiKey_DownArrow);
  key(ImGuiKey_Enter);
  EXPECT_EQ(session.page().language, "en");
  EXPECT_EQ(settle().focus_node, "header:language");
}

TEST_F(Glasgow, ABarIsMovedByKeys) {
  go(session, view::PageId::calendar);
  settle();
  platform.ui().focus_node("timeline");
  settle();
  std::string focused;
  for (int i = 0; i < 60 && focused != "timeline/bar:commitment-3"; ++i) {
    key(ImGuiKey_RightArrow);   // through every bar and mark, row by row
    for (const test::Item& item : test::items())
      if (item.focused) focused = item.node;
  }
  ASSERT_EQ(focused, "timeline/bar:commitment-3");
  key(ImGuiKey_RightArrow, false, false, true);
  EXPECT_EQ(commitment(session, 2).start, date("2021-10"));   // a month moves by a month
}

TEST_F(Glasgow, WhyOpensAndCloses) {
  const view::Node* pill = find_action<view::ShowWhy>(session.page());
  ASSERT_NE(pill, nullptr);
  platform.ui().focus_node(pill->id);
  settle();
  key(ImGuiKey_Enter);
  EXPECT_TRUE(session.page().why.has_value());
}

TEST_F(Glasgow, AMarkGetsTheFocusBackFromItsExplanation) {
  go(session, view::PageId::calendar);
  settle();
  platform.ui().focus_node("timeline");
  settle();
  const auto focused = [] {
    std::string last;   // after its timeline
    for (const test::Item& item : test::items())
      if (item.focused) last = item.node;
    return last;
  };
  const std::string mark = "timeline/mark:deadline.initialEvaluation:plan-1";
  for (int i = 0; i < 60 && focused() != mark; ++i) key(ImGuiKey_RightArrow);
  ASSERT_EQ(focused(), mark);
  key(ImGuiKey_Enter);
  ASSERT_TRUE(session.page().why.has_value());
  EXPECT_NE(focused(), mark);
  EXPECT_TRUE(session.shortcut("escape"));
  settle();
  EXPECT_EQ(focused(), mark);
  key(ImGuiKey_Enter);
  EXPECT_TRUE(session.page().why.has_value());
}

}  // namespace
}  // namespace cocrea::ui
