// Whole tasks by the keys alone, in a window that shows a part of the page: what has the focus is always seen, and what was done is said.
#include <algorithm>

#include "app/proposals.h"
#include "ui/at_work.h"

namespace cocrea::ui {
namespace {

using namespace app::testing;

class ByKeyboard : public AtWork {
 protected:
  static constexpr float kHeight = 800;
  ByKeyboard() { platform.resize(1280, kHeight); }

  void begin(const plan::Document& document) {
    open(exchange::write_document(document));
    platform.ui().focus_enters(1);
    settle();
  }
  void expect_seen() const {
    const auto& all = test::items();
    const auto found = std::find_if(all.begin(), all.end(), [](const test::Item& one) { return one.focused; });
    ASSERT_NE(found, all.end()) << report.focus_node;
    EXPECT_TRUE(found->visible && found->y >= 0 && found->y < kHeight) << report.focus_node << " at " << found->y;
  }
  // Tab until something has the focus whose id begins so; round the end of the page once.
  void tab_to(const std::string& node, bool back = false) {
    for (int i = 0; i < 100; ++i) {
      key(ImGuiKey_Tab, false, back);
      if (report.focus_node.empty()) {
        platform.ui().focus_enters(back ? -1 : 1);
        settle();
      }
      expect_seen();
      if (report.focus_node.starts_with(node)) return;
    }
    FAIL() << "no way to " << node;
  }
  void press(const std::string& node, bool back = false) {
    tab_to(node, back);
    key(ImGuiKey_Enter);
  }
  void write(const std::string& node, const char* text) {
    if (report.focus_node != node) tab_to(node);
    type(text);
    key(ImGuiKey_Tab);
  }
  const std::string& said() const { return session.state().announcement; }
};

TEST_F(ByKeyboard, ACommitmentIsAmended) {
  begin(glasgow());
  tab_to("header:as-of");
  key(ImGuiKey_A, true);
  type("1/12/2021");
  key(ImGuiKey_Enter);
  EXPECT_EQ(said(), "Ahora se muestra el 1 de diciembre de 2021.");
  press("nav:commitments");
  press("open:commitment-1");
  tab_to("tab:description");
  for (int i = 0; i < 4; ++i) key(ImGuiKey_RightArrow);
  EXPECT_EQ(report.focus_node, "tab:changes");
  press("add:commitment-1.amendments");
  ASSERT_EQ(commitment(session, 0).amendments.size(), 1u);
  const std::string field = "f:" + commitment(session, 0).amendments.front().id;
  EXPECT_EQ(report.focus_node, field + ".date");
  write(field + ".date", "15/11/2021");
  EXPECT_EQ(said(), "Cambio a un compromiso, dentro de plazo: A tiempo.");
  tab_to(field + ".kind");
  for (const ImGuiKey which : {ImGuiKey_Enter, ImGuiKey_DownArrow, ImGuiKey_DownArrow, ImGuiKey_Enter}) key(which);
  EXPECT_EQ(report.focus_node, field + ".kind");
  write(field + ".description.en", "Two more panels.");
  write(field + ".consulted", "1/11/2021");
  write(field + ".approved", "8/11/2021");
  write(field + ".communicated", "16/11/2021");
  const plan::Amendment& done = commitment(session, 0).amendments.front();
  EXPECT_EQ(done.date, date("2021-11-15"));
  EXPECT_NE(done.kind, plan::AmendmentKind::unset);
  EXPECT_EQ(done.description.at("en"), "Two more panels.");
  EXPECT_EQ(done.consulted, date("2021-11-01"));
  EXPECT_EQ(done.approved, date("2021-11-08"));
  EXPECT_EQ(done.communicated, date("2021-11-16"));
  EXPECT_EQ(said(), "Cambio a un compromiso, comunicado a OGP: Cumplido.");
}

TEST_F(ByKeyboard, APlanIsEndorsed) {
  begin(glasgow());
  press("nav:forum");
  tab_to("tab:meetings");
  for (int i = 0; i < 2; ++i) key(ImGuiKey_RightArrow);
  press("add:plan-1.endorsements");
  ASSERT_EQ(session.document()->plans[0].endorsements.size(), 1u);
  const std::string field = "f:" + session.document()->plans[0].endorsements.front().id;
  EXPECT_EQ(report.focus_node, field + ".who");
  for (const ImGuiKey which : {ImGuiKey_Enter, ImGuiKey_DownArrow, ImGuiKey_Enter}) key(which);
  EXPECT_EQ(report.focus_node, field + ".who");
  write(field + ".date", "20/9/2021");
  const plan::Endorsement& done = session.document()->plans[0].endorsements.front();
  EXPECT_EQ(done.who, "org-council");
  EXPECT_EQ(done.date, date("2021-09-20"));
}

TEST_F(ByKeyboard, ACalendarIsProposedAndAccepted) {
  begin(two());
  press("nav:calendar");
  press("calendar:propose");
  EXPECT_EQ(said(), "Hay un calendario propuesto.");
  key(ImGuiKey_Tab);
  EXPECT_EQ(report.focus_node, "proposal:accept-all:a");
  press("proposal:accept-all:b");
  EXPECT_EQ(said(), "Se aceptaron las fechas de «2 · Votar las obras». Se puede deshacer.");
  EXPECT_EQ(report.focus_node, "proposal:accept-all");
  key(ImGuiKey_Enter);
  EXPECT_EQ(said(), "Se aceptó el calendario propuesto. Se puede deshacer.");
  // What has the focus now is the heading: Tab goes on below it, also when a button has come or gone above.
  session.shortcut("ctrl+z");
  settle();
  EXPECT_EQ(said(), "Deshecho: aceptar una propuesta.");
  key(ImGuiKey_Tab);
  EXPECT_EQ(report.focus_node, "proposal:accept-all:a");
  press("proposal:discard");
  EXPECT_EQ(report.focus_node, "calendar:propose");
}

}  // namespace
}  // namespace cocrea::ui
