// Copies for tables and back, and versions: what a session does.
#include <gtest/gtest.h>

#include "app/commands.h"
#include "core/exchange/merge.h"
#include "glasgow.h"
#include "view/joining.h"

namespace cocrea::app::testing {
namespace {

using plan::Document;

class Joins : public ::testing::Test {
 protected:
  Session session{start_on()};
  void SetUp() override {
    session.file("glasgow.json", glasgow_bytes());
    session.saved(kGlasgowId, 0, 0);
    go(session, view::PageId::file);
    session.take_effects();
  }
  // The copies that the session makes for tables of these names.
  std::vector<Document> copies(const std::string& names) {
    leave(session, "join:tables", names);
    press(session, "join:copies");
    std::vector<Document> all;
    for (const Effect& one : session.take_effects()) {
      if (const auto* file = std::get_if<SaveFile>(&one)) all.push_back(*exchange::read_document(file->bytes).document);
    }
    return all;
  }
  void begin_with(const std::vector<Document>& files) {
    press(session, "join:begin");
    for (const Document& one : files) session.file("back.json", exchange::write_document(one));
  }
  const view::Joining& joining() const { return *session.state().joining; }
  const Document& open() const { return *session.document(); }
};

std::string& title(Document& document, std::size_t index) { return document.plans[0].commitments[index].title["en"]; }

TEST_F(Joins, CopiesCarryTheirTableAndTheirBase) {
  std::vector<Document> made = copies(" Mesa 1 , Mesa 2,, Mesa 1");
  ASSERT_EQ(made.size(), 2u);
  EXPECT_EQ(made[0].copy, "Mesa 1");
  EXPECT_EQ(made[1].copy, "Mesa 2");
  EXPECT_EQ(made[0].id, kGlasgowId);
  EXPECT_TRUE(plan::equal(plan::kDocument, *exchange::common_base({{"", &made[0]}, {"", &made[1]}}).document, open()));
  EXPECT_EQ(copies("1,2,3,4,5,6,7,8,9").size(), 7u);
  EXPECT_EQ(copies("").size(), 3u);   // those of the example
}

TEST_F(Joins, WhatCameBackIsTakenOverInOneStepThatCanBeUndone) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  title(made[0], 0) = "One";
  title(made[1], 0) = "Two";
  title(made[1], 1) = "Alone";
  const std::string before = session.bytes();
  begin_with(made);
  ASSERT_EQ(joining().joined.conflicts.size(), 1u);
  EXPECT_EQ(session.bytes(), before);
  EXPECT_EQ(open().id, kGlasgowId);
  choose(session, "join:choose:0", "1");
  leave(session, "join:reason:0", "Más claro");
  leave(session, "join:who", "El foro");
  EXPECT_EQ(session.bytes(), before);
  press(session, "join:take");
  EXPECT_FALSE(session.state().joining);
  EXPECT_EQ(commitment(session, 0).title.at("en"), "Two");
  EXPECT_EQ(commitment(session, 1).title.at("en"), "Alone");
  ASSERT_EQ(open().decisions.size(), 1u);
  const plan::Decision& minutes = open().decisions[0];
  EXPECT_EQ(minutes.chosen, "Two");
  EXPECT_EQ(minutes.base, "Increase Participatory Budgeting");
  EXPECT_EQ(minutes.others, "Mesa 1: One");
  EXPECT_EQ(minutes.reason, "Más claro");
  EXPECT_EQ(minutes.decided_by, "El foro");
  EXPECT_EQ(minutes.date, date("2021-10-01"));
  EXPECT_NE(minutes.about.find("Compromiso"), std::string::npos);
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), before);
}

TEST_F(Joins, WhatIsNotDecidedStaysInTheMinutes) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  title(made[0], 0) = "One";
  title(made[1], 0) = "Two";
  begin_with(made);
  press(session, "join:take");
  EXPECT_EQ(commitment(session, 0).title.at("en"), "Increase Participatory Budgeting");
  ASSERT_EQ(open().decisions.size(), 1u);
  EXPECT_EQ(open().decisions[0].others, "Mesa 1: One\nMesa 2: Two");
  EXPECT_FALSE(open().decisions[0].reason.empty());
}

TEST_F(Joins, WhatTheOpenPlanHasSinceIsASideOfItsOwn) {
  std::vector<Document> made = copies("Mesa 1");
  title(made[0], 0) = "One";
  title(made[0], 1) = "Alone";
  go_to_commitment(session, "commitment-1");
  write(session, view::field_node("commitment-1", "title", "en"), "Here");
  go(session, view::PageId::file);
  begin_with(made);
  ASSERT_EQ(joining().joined.conflicts.size(), 1u);
  EXPECT_EQ(joining().joined.conflicts[0].claims[0].value, plan::Value{std::string("Here")});
  choose(session, "join:choose:0", "0");
  // What is edited meanwhile is worked in; what was decided about something else stays.
  go_to_commitment(session, "commitment-2");
  write(session, view::field_node("commitment-2", "title", "en"), "Also here");
  go(session, view::PageId::file);
  ASSERT_EQ(joining().joined.conflicts.size(), 2u);
  EXPECT_EQ(joining().decisions[0].chosen, "0");
  press(session, "join:drop:0");
  EXPECT_TRUE(joining().joined.conflicts.empty());
  press(session, "join:discard");
  EXPECT_FALSE(session.state().joining);
  EXPECT_TRUE(open().decisions.empty());
}

TEST_F(Joins, AFileThatCannotBeJoinedIsSaidAndChangesNothing) {
  Document other = glasgow();
  other.id = "another-document";
  const std::string before = session.bytes();
  begin_with({other});
  EXPECT_EQ(joining().joined.refused, exchange::Unjoinable::other_document);
  EXPECT_FALSE(view::find(session.page(), "join:take"));
  session.file("broken.json", "{");
  EXPECT_EQ(joining().files.size(), 1u);
  EXPECT_TRUE(session.page().dialog);
  EXPECT_EQ(session.bytes(), before);
}

TEST_F(Joins, ACopyOpenedBesideItsPlanCanBeJoinedAllTheSame) {
  Document copy = copies("Mesa 1").at(0);
  copy.id = "opened-beside";
  title(copy, 0) = "One";
  begin_with({copy});
  EXPECT_FALSE(joining().joined.refused);
  press(session, "join:take");
  EXPECT_EQ(commitment(session, 0).title.at("en"), "One");
  EXPECT_EQ(open().id, kGlasgowId);
}

TEST_F(Joins, TwoThatAreTheSameBecomeOne) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  for (std::size_t i = 0; i < 2; ++i) {
    plan::Person& person = made[i].people.emplace_back();
    person.id = i == 0 ? "x1" : "x2";
    person.order = "V";
    person.name = "María López";
  }
  begin_with(made);
  choose(session, "join:same:0", "yes");
  press(session, "join:take");
  EXPECT_EQ(open().people.size(), 1u);
}

TEST_F(Joins, AVersionIsKeptComparedAndRestored) {
  leave(session, "version:name", "Antes del taller");
  press(session, "version:keep");
  ASSERT_EQ(open().plans[0].versions.size(), 1u);
  const plan::Version& version = open().plans[0].versions[0];
  EXPECT_EQ(version.name, "Antes del taller");
  EXPECT_EQ(version.kind, plan::VersionKind::named);
  EXPECT_EQ(version.date, date("2021-10-01"));
  const std::string kept = session.bytes(), id = version.id;
  go_to_commitment(session, "commitment-1");
  write(session, view::field_node("commitment-1", "title", "en"), "Another");
  press(session, find_action<view::RemoveEntity>(session.page().main, [](const view::RemoveEntity& one) { return one.entity == "commitment-1"; })->id);
  go(session, view::PageId::file);
  choose(session, "version:from", id);
  EXPECT_TRUE(view::find(session.page(), "versions:table"));
  press(session, "version:restore-all:" + id);
  EXPECT_EQ(session.bytes(), kept);
  session.shortcut("ctrl+z");
  EXPECT_NE(session.bytes(), kept);
  press(session, "version:restore:commitment-1");
  EXPECT_EQ(session.bytes(), kept);
}

// A table's file that comes again, after what it held was taken over, counts its dots once; another table's that did the same counts, and so does what was
// undone.
TEST_F(Joins, DotsOfOneFileCountOnceHoweverOftenItIsJoined) {
  Document with_proposal = open();
  with_proposal.id = "with-proposal";
  plan::Proposal& proposal = with_proposal.plans[0].workshop.proposals.emplace_back();
  proposal.id = "proposal";
  proposal.order = "V";
  proposal.text = "Benches";
  proposal.votes = 10;
  session.file("plan.json", exchange::write_document(with_proposal));
  go(session, view::PageId::file);
  ASSERT_EQ(open().plans[0].workshop.proposals.size(), 1u);
  std::vector<Document> made = copies("North, South, West");
  made[0].plans[0].workshop.proposals[0].votes += 5;
  made[1].plans[0].workshop.proposals[0].votes += 5;
  const auto dots = [&] { return open().plans[0].workshop.proposals[0].votes; };
  const auto take = [&](const std::vector<Document>& files) {
    begin_with(files);
    press(session, "join:take");
    return dots();
  };
  EXPECT_EQ(take({made[0]}), 15);
  ASSERT_EQ(open().decisions.size(), 1u);
  EXPECT_NE(open().decisions[0].about.find("North"), std::string::npos);
  EXPECT_EQ(open().decisions[0].chosen, "5 puntos");
  EXPECT_EQ(take({made[0]}), 15) << "again";
  EXPECT_EQ(open().decisions.size(), 1u) << "and the minutes say it once";
  EXPECT_EQ(take({made[0], made[1], made[2]}), 20) << "with the others; the third gave none";
  EXPECT_EQ(open().decisions.size(), 2u);
  session.shortcut("ctrl+z");
  EXPECT_EQ(dots(), 15);
  EXPECT_EQ(take({made[1], made[1]}), 20) << "twice at once";
  EXPECT_EQ(open().decisions.size(), 2u);
}

TEST_F(Joins, WhatIsRestoredLeadsNowhereThatIsGone) {
  press(session, "version:keep");
  const plan::Id id = open().plans[0].versions[0].id;
  go(session, view::PageId::people);
  const view::Node* remove = find_action<view::RemoveEntity>(session.page().main, [](const view::RemoveEntity& one) { return one.entity == "org-council"; });
  ASSERT_NE(remove, nullptr);
  press(session, remove->id);
  go(session, view::PageId::file);
  press(session, "version:restore-all:" + id);
  EXPECT_TRUE(commitment(session, 2).institutions.empty());
}

TEST_F(Joins, TheSubmittedVersionHasTheDayOfTheSubmission) {
  press(session, "version:keep-submitted");
  ASSERT_EQ(open().plans[0].versions.size(), 1u);
  EXPECT_EQ(open().plans[0].versions[0].kind, plan::VersionKind::submitted);
  EXPECT_EQ(open().plans[0].versions[0].date, date("2021-09-23"));
  EXPECT_FALSE(view::find(session.page(), "version:keep-submitted"));
}

}  // namespace
}  // namespace cocrea::app::testing
