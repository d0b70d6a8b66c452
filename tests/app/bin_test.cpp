// What a person removes waits on the page "File", and comes back with a press.
#include <gtest/gtest.h>

#include "core/exchange/merge.h"
#include "glasgow.h"

namespace cocrea::app::testing {
namespace {

class Bin : public ::testing::Test {
 protected:
  Session session{start_on()};
  void SetUp() override {
    session.file("glasgow.json", glasgow_bytes());
    session.take_effects();
  }
  const plan::Document& open() const { return *session.document(); }
  void remove(const plan::Id& id) {
    const view::Node* button = find_action<view::RemoveEntity>(session.page(), [&](const view::RemoveEntity& one) { return one.entity == id; });
    ASSERT_NE(button, nullptr);
    press(session, button->id);
  }
  void remove_commitment(const plan::Id& id) {
    go_to_commitment(session, id);
    remove(id);
  }
  std::string words(const std::string& node) {
    std::string all;
    const auto collect = [&](const auto& self, const view::Node& one) -> void {
      all += one.label + "\n";
      for (const view::Node& child : one.children) self(self, child);
    };
    if (const view::Node* found = view::find(session.page(), node)) collect(collect, *found);
    return all;
  }
};

TEST_F(Bin, SaysWhatWasRemovedWhenAndFromWhereAndPutsItBack) {
  go(session, view::PageId::file);
  EXPECT_NE(view::find(session.page(), "bin"), nullptr);
  EXPECT_EQ(view::find(session.page(), "bin:list"), nullptr);
  remove_commitment("commitment-2");
  ASSERT_EQ(open().bin.size(), 1u);
  EXPECT_EQ(session.state().undo_label, "edit.remove");
  const plan::Id entry = open().bin[0].id;
  go(session, view::PageId::file);
  const std::string said = words("bin:item:" + entry);
  EXPECT_NE(said.find("Compromiso: Explore increased citizen participation"), std::string::npos) << said;
  EXPECT_NE(said.find("1 de octubre de 2021"), std::string::npos) << said;
  EXPECT_NE(said.find("Open Government Action Plan 2021–2023"), std::string::npos) << said;
  press(session, "bin:back:" + entry);
  ASSERT_EQ(open().plans[0].commitments.size(), 4u);
  EXPECT_EQ(open().plans[0].commitments[1].id, "commitment-2") << "in its place";
  EXPECT_TRUE(open().bin.empty());
  EXPECT_EQ(session.state().announcement, view::text(view::Language::es, "announce.putBack"));
  session.shortcut("ctrl+z");
  EXPECT_EQ(open().bin.size(), 1u);
  session.shortcut("ctrl+z");
  EXPECT_TRUE(open().bin.empty());
  EXPECT_EQ(open().plans[0].commitments.size(), 4u);
}

// The version has the commitment as it was; what was written in it since waits on, and comes back when the place is free.
TEST_F(Bin, KeepsTheNewerTextWhenAVersionIsRestored) {
  const auto restore_whole = [&] {
    go(session, view::PageId::file);
    const view::Node* button = find_action<view::Versions>(session.page(), [](const view::Versions& one) { return one.what == view::Versions::What::restore && one.text.empty(); });
    ASSERT_NE(button, nullptr);
    press(session, button->id);
  };
  go(session, view::PageId::file);
  press(session, find_action<view::Versions>(session.page(), [](const view::Versions& one) { return one.what == view::Versions::What::keep; })->id);
  go_to_commitment(session, "commitment-2");
  const std::string before = open().plans[0].commitments[1].title.at("en");
  write(session, view::field_node("commitment-2", "title", "en"), "Written since");
  remove("commitment-2");
  restore_whole();
  ASSERT_EQ(open().plans[0].commitments.size(), 4u);
  EXPECT_EQ(open().plans[0].commitments[1].title.at("en"), before);
  ASSERT_EQ(open().bin.size(), 1u);
  EXPECT_NE(session.bytes().find("Written since"), std::string::npos);
  remove_commitment("commitment-2");
  const plan::Id newer = open().bin[0].id;
  go(session, view::PageId::file);
  press(session, "bin:back:" + newer);
  EXPECT_EQ(open().plans[0].commitments[1].title.at("en"), "Written since");
}

TEST_F(Bin, IsEmptiedWholeOrOneByOne) {
  remove_commitment("commitment-1");
  remove_commitment("commitment-2");
  remove_commitment("commitment-3");
  ASSERT_EQ(open().bin.size(), 3u);
  go(session, view::PageId::file);
  press(session, "bin:away:" + open().bin[1].id);
  ASSERT_EQ(open().bin.size(), 2u);
  press(session, "bin:empty");
  EXPECT_TRUE(open().bin.empty());
  EXPECT_EQ(view::find(session.page(), "bin:list"), nullptr);
  session.shortcut("ctrl+z");
  EXPECT_EQ(open().bin.size(), 2u);
}

TEST_F(Bin, WhatHasNoPlaceAnyMoreWaitsForIt) {
  go_to_commitment(session, "commitment-3");
  press(session, "tab:milestones");
  press(session, find_action<view::AddEntity>(session.page().main, [](const view::AddEntity& one) { return one.list == "milestones"; })->id);
  const plan::Id milestone = commitment(session, 2).milestones[0].id;
  remove(milestone);
  remove_commitment("commitment-3");
  go(session, view::PageId::file);
  const plan::Id first = open().bin[0].id, second = open().bin[1].id;
  EXPECT_TRUE(view::find(session.page(), "bin:back:" + first)->disabled);
  press(session, "bin:back:" + second);
  EXPECT_FALSE(view::find(session.page(), "bin:back:" + first)->disabled);
  press(session, "bin:back:" + first);
  EXPECT_EQ(commitment(session, 2).milestones.size(), 1u);
}

// What is in the bin is in the plan's own file, and in nothing else that leaves.
TEST_F(Bin, LeavesWithTheFileAlone) {
  write(session, view::field_node("org-council", "name"), "Oficina");
  remove_commitment("commitment-3");
  const std::string secret = "Co-creating an Open Data Hub";
  EXPECT_NE(session.bytes().find(secret), std::string::npos);
  session.take_effects();
  go(session, view::PageId::file);
  press(session, find_action<view::Join>(session.page(), [](const view::Join& one) { return one.what == view::Join::What::make_copies; })->id);
  std::size_t ways = 0;
  const auto none_holds_it = [&] {
    for (const Effect& one : session.take_effects()) {
      const std::string* bytes = nullptr;
      if (const auto* file = std::get_if<SaveFile>(&one)) bytes = &file->bytes;
      if (const auto* link = std::get_if<MakeLink>(&one)) bytes = &link->bytes;
      if (const auto* print = std::get_if<PrintDocument>(&one)) bytes = &print->html;
      if (const auto* picture = std::get_if<SavePicture>(&one)) bytes = &picture->svg;
      if (bytes == nullptr) continue;
      ++ways;
      EXPECT_EQ(bytes->find(secret), std::string::npos) << one.index();
    }
  };
  none_holds_it();
  EXPECT_EQ(ways, 3u) << "three copies for tables";
  std::vector<std::string> buttons;
  const auto collect = [&](const auto& self, const view::Node& node) -> void {
    if (node.action.is<view::GiveOut>() && !node.disabled) buttons.push_back(node.id);
    for (const view::Node& child : node.children) self(self, child);
  };
  collect(collect, session.page().main);
  for (const std::string& id : buttons) press(session, id);
  none_holds_it();
  EXPECT_GE(ways, 12u) << "report, chart, tables, calendars, people, link";
}

}  // namespace
}  // namespace cocrea::app::testing
