// A workshop: proposals typed one after another, dots, answers, what becomes a commitment, and the clock of the agenda.
#include <gtest/gtest.h>

#include "glasgow.h"

namespace cocrea::app::testing {
namespace {

class Workshops : public ::testing::Test {
 protected:
  Session session{start_on()};
  std::string line;   // where proposals are typed

  void SetUp() override {
    session.file("glasgow.json", glasgow_bytes());
    go(session, view::PageId::workshop);
    line = "add:" + shop().id + ".proposals";
    session.take_effects();
  }
  const plan::Workshop& shop() const { return session.document()->plans.front().workshop; }
  void tab(const std::string& name) { press(session, "tab:" + name); }
  bool second_is_wanted() {
    for (const Effect& one : session.take_effects()) {
      if (std::holds_alternative<TakeSecond>(one)) return true;
    }
    return false;
  }
};

TEST_F(Workshops, EachEnterNotesOneProposalAndTheLineIsEmptyAgain) {
  ASSERT_NE(view::find(session.page(), line), nullptr);
  write(session, line, "Publicar cuánto cuesta cada obra");
  write(session, line, "  ");
  write(session, line, "Que las juntas se transmitan\r\n");
  ASSERT_EQ(shop().proposals.size(), 2u);
  EXPECT_EQ(shop().proposals[0].text, "Publicar cuánto cuesta cada obra");
  EXPECT_EQ(shop().proposals[1].text, "Que las juntas se transmitan");
  EXPECT_LT(shop().proposals[0].order, shop().proposals[1].order);
  EXPECT_EQ(view::find(session.page(), line)->value, "");
  EXPECT_NE(session.page().announcement.find("Que las juntas"), std::string::npos);
  session.shortcut("ctrl+z");
  EXPECT_EQ(shop().proposals.size(), 1u);
}

TEST_F(Workshops, WhatIsBeingTypedIsADraftLikeAnyOther) {
  type(session, line, "a medias");
  ASSERT_TRUE(session.state().draft);
  EXPECT_EQ(view::find(session.page(), line)->value, "a medias");
  EXPECT_TRUE(shop().proposals.empty());
  go(session, view::PageId::overview);   // leaving keeps it
  ASSERT_EQ(shop().proposals.size(), 1u);
  EXPECT_EQ(shop().proposals[0].text, "a medias");
}

TEST_F(Workshops, DotsAreCountedAndRanked) {
  for (const char* text : {"uno", "dos", "tres"}) write(session, line, text);
  tab("votes");
  const plan::Id second = shop().proposals[1].id, third = shop().proposals[2].id;
  EXPECT_TRUE(view::find(session.page(), "vote:less:" + second)->disabled);
  for (int i = 0; i < 3; ++i) press(session, "vote:more:" + second);
  press(session, "vote:more:" + third);
  press(session, "vote:less:" + second);
  EXPECT_EQ(shop().proposals[1].votes, 2);
  EXPECT_EQ(shop().proposals[2].votes, 1);
  write(session, view::field_node(third, "votes"), "7");
  EXPECT_EQ(shop().proposals[2].votes, 7);
  std::vector<std::string> ranking;
  const std::function<void(const view::Node&)> walk = [&](const view::Node& node) {
    if (node.kind == view::NodeKind::row && node.children.size() == 3) ranking.push_back(node.children[0].label + " " + node.children[1].label + " " + node.children[2].label);
    for (const view::Node& child : node.children) walk(child);
  };
  walk(session.page().main);
  EXPECT_EQ(ranking, (std::vector<std::string>{"Puesto Propuesta Puntos", "1 tres 7", "2 dos 2"}));
}

TEST_F(Workshops, AProposalBecomesACommitmentAndRemembersIt) {
  write(session, line, "Abrir los contratos");
  tab("answers");
  const plan::Id proposal = shop().proposals[0].id;
  const std::size_t before = session.document()->plans.front().commitments.size();
  press(session, "workshop:become:" + proposal);
  const auto& commitments = session.document()->plans.front().commitments;
  ASSERT_EQ(commitments.size(), before + 1);
  EXPECT_EQ(commitments.back().title.at("en"), "Abrir los contratos");   // the language of the plan's texts
  EXPECT_EQ(shop().proposals[0].commitment, commitments.back().id);
  EXPECT_EQ(shop().proposals[0].response, plan::Response::accepted);   // to become one is an answer
  EXPECT_NE(view::find(session.page(), "workshop:commitment:" + proposal), nullptr);
  EXPECT_EQ(view::find(session.page(), "workshop:become:" + proposal), nullptr);
  session.shortcut("ctrl+z");   // one step
  EXPECT_EQ(session.document()->plans.front().commitments.size(), before);
  EXPECT_EQ(shop().proposals[0].commitment, "");
  EXPECT_EQ(shop().proposals[0].response, plan::Response::unset);
  choose(session, view::field_node(proposal, "response"), "partly");   // one that was given stays
  press(session, "workshop:become:" + proposal);
  EXPECT_EQ(shop().proposals[0].response, plan::Response::partly);
}

TEST_F(Workshops, TheClockCountsAnItemAndSaysWhenItsTimeIsUp) {
  tab("agenda");
  press(session, "add:" + shop().id + ".agenda");
  const plan::Id first = shop().agenda[0].id;
  write(session, view::field_node(first, "title"), "Bienvenida");
  write(session, view::field_node(first, "minutes"), "1");
  press(session, "add:" + shop().id + ".agenda");
  const plan::Id next = shop().agenda[1].id;
  write(session, view::field_node(next, "minutes"), "5");
  session.take_effects();
  press(session, "clock:start");
  EXPECT_TRUE(second_is_wanted());
  session.second(100);
  EXPECT_EQ(view::find(session.page(), "clock:time")->label, "Quedan 1:00");
  EXPECT_TRUE(second_is_wanted());
  session.second(155);
  EXPECT_EQ(view::find(session.page(), "clock:time")->label, "Quedan 0:05");
  session.second(160);
  EXPECT_EQ(session.page().announcement, "Se acabó el tiempo de «Bienvenida».");
  session.second(175);
  EXPECT_EQ(view::find(session.page(), "clock:time")->label, "Tiempo excedido: 0:15");
  session.take_effects();
  press(session, "clock:next");
  session.second(176);
  EXPECT_EQ(view::find(session.page(), "clock:time")->label, "Quedan 5:00");
  press(session, "clock:stop");
  session.take_effects();
  session.second(177);
  EXPECT_FALSE(second_is_wanted());   // at rest again: no timer
}

TEST_F(Workshops, TheClockEndsWithItsItem) {
  tab("agenda");
  press(session, "add:" + shop().id + ".agenda");
  write(session, view::field_node(shop().agenda[0].id, "minutes"), "1");
  press(session, "clock:start");
  session.second(1);
  session.shortcut("ctrl+z");
  session.shortcut("ctrl+z");
  session.take_effects();
  session.second(2);
  EXPECT_FALSE(session.state().clock);
  EXPECT_FALSE(second_is_wanted());
}

}  // namespace
}  // namespace cocrea::app::testing
