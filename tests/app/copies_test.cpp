// Copies for tables, and which files are joined.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "app/commands.h"
#include "core/exchange/bin.h"
#include "core/exchange/differences.h"
#include "joins.h"

namespace cocrea::app::testing {
namespace {

TEST_F(Joins, CopiesCarryTheirTableAndTheirBase) {
  std::vector<Document> made = copies(" Mesa 1 , Mesa 2,, Mesa 1");
  ASSERT_EQ(made.size(), 2u);
  EXPECT_EQ(made[0].copy, "Mesa 1");
  EXPECT_EQ(made[1].copy, "Mesa 2");
  EXPECT_EQ(made[0].id, kGlasgowId);
  EXPECT_TRUE(plan::equal(plan::kDocument, *exchange::common_base({{"", &made[0]}, {"", &made[1]}}).document, open()));
  EXPECT_EQ(copies("1,2,3,4,5,6,7,8").size(), 8u);
  EXPECT_TRUE(session.state().notices.empty());
  EXPECT_EQ(copies("1,2,3,4,5,6,7,8,9,10").size(), 8u);
  ASSERT_EQ(session.state().notices.size(), 1u);
  EXPECT_EQ(session.state().notices[0].details, (std::vector<std::string>{"9", "10"})) << "whose tables get none";
  EXPECT_EQ(copies("").size(), 3u);   // those of the example
}

// Nothing that writes asked for the reader's limit: "Saved" was said of a plan that no page and no program could open any more, and tables got copies like that.
TEST_F(Joins, WhatCouldNotBeOpenedAgainIsNotMade) {
  Document large = open();
  large.id = "large";
  for (std::size_t i = 0; i < 4; ++i) {
    plan::Commitment& one = large.plans[0].commitments[i];
    one.problem["en"] = one.action["en"] = std::string(plan::kLongestText - 10, 'w');   // eight megabytes in all
  }
  session.file("large.json", exchange::write_document(large));
  go(session, view::PageId::file);
  session.take_effects();
  EXPECT_EQ(copies("1").size(), 1u);
  const auto& versions = open().plans[0].versions;
  for (std::size_t kept = 1; kept <= 2; ++kept) {
    press(session, "version:keep");
    ASSERT_EQ(versions.size(), kept);
  }
  EXPECT_TRUE(session.state().notices.empty());
  EXPECT_TRUE(copies("1,2").empty()) << "with what they carry they would be twice as large";
  ASSERT_EQ(session.state().notices.size(), 1u);
  EXPECT_EQ(session.state().notices[0].key, "notice.copyTooLarge");
  EXPECT_EQ(session.state().notices[0].details, (std::vector<std::string>{"1", "2"}));

  press(session, "version:keep");
  EXPECT_EQ(versions.size(), 2u);
  ASSERT_EQ(session.state().notices.size(), 2u);
  EXPECT_EQ(session.state().notices[1].key, "notice.tooLarge");
  EXPECT_TRUE(exchange::can_be_read_again(open()));
  press(session, find_action<view::RemoveEntity>(session.page(), [&](const view::RemoveEntity& one) { return one.entity == versions[0].id; })->id);
  EXPECT_EQ(versions.size(), 1u) << "it can be made smaller";
  press(session, "version:keep");
  EXPECT_EQ(versions.size(), 2u);

  // What is typed and has no room stays in its field.
  const std::string passage(plan::kLongestText - 10, 'p');
  std::string node;
  for (std::size_t i = 0; i < 16 && session.state().rejected.empty(); ++i) {
    const plan::Id id = open().plans[0].commitments[i % 4].id;
    go_to_commitment(session, id);
    constexpr const char* fields[] = {"statusQuo", "contribution", "relevance", "additional"};
    node = view::field_node(id, fields[i / 4], "en");
    ASSERT_NE(view::find(session.page(), node), nullptr) << node;
    write(session, node, passage);
  }
  ASSERT_TRUE(session.state().rejected.contains(node));
  EXPECT_EQ(session.state().rejected.at(node).text, passage);
  EXPECT_EQ(session.state().rejected.at(node).error_key, "rejected.noRoom");
  EXPECT_TRUE(exchange::can_be_read_again(open()));
}

// The ninth was left out, which only a screen reader was told.
TEST_F(Joins, EightFilesAreJoinedWithThePlanAndAnyMoreIsNamed) {
  std::vector<Document> made = copies("1,2,3,4,5,6,7,8");
  for (std::size_t i = 0; i < made.size(); ++i) made[i].plans[0].commitments[i % 4].title["l" + std::string(1, static_cast<char>('a' + i))] = "Of table " + made[i].copy;
  begin_with(made);
  ASSERT_EQ(joining().files.size(), 8u);
  EXPECT_FALSE(joining().joined.refused);
  EXPECT_TRUE(view::find(session.page(), "join:add")->disabled);
  EXPECT_TRUE(session.state().notices.empty());
  session.file("ninth.json", exchange::write_document(made[0]));
  session.file("tenth.json", exchange::write_document(made[0]));
  EXPECT_EQ(joining().files.size(), 8u);
  ASSERT_EQ(session.state().notices.size(), 1u);
  EXPECT_EQ(session.state().notices[0].key, "notice.notJoined");
  EXPECT_EQ(session.state().notices[0].details, (std::vector<std::string>{"ninth.json", "tenth.json"}));
  press(session, "join:take");
  EXPECT_TRUE(session.state().notices.empty());
  std::size_t taken = 0;
  for (const plan::Commitment& one : open().plans[0].commitments) taken += one.title.size() - 1;
  EXPECT_EQ(taken, 8u) << "of each table what it wrote";
}

// Whoever pressed saw nothing happen: which files there are now, how many, and what comes next.
TEST_F(Joins, WhatWasDownloadedIsSaid) {
  EXPECT_FALSE(view::find(session.page(), "join:made"));
  leave(session, "join:tables", "Mesa A, Mesa B");
  press(session, "join:copies");
  std::vector<std::string> names;
  for (const Effect& one : session.take_effects()) {
    const auto* file = std::get_if<SaveFile>(&one);
    if (!file) continue;
    names.push_back(file->name);
    EXPECT_TRUE(file->without_asking) << "a dialog that is closed again would make untrue what is said";
  }
  const view::Node* made = view::find(session.page(), "join:made");
  ASSERT_TRUE(made);
  EXPECT_EQ(made->label, "Se descargaron 2 copias");
  EXPECT_EQ(session.page().announcement, made->label);
  const view::Node& files = made->children.at(0);
  ASSERT_EQ(files.children.size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(files.children[i].label, names[i]);
  press(session, "join:begin");
  press(session, "join:discard");
  EXPECT_FALSE(view::find(session.page(), "join:made"));
}

// All tables handed back files of one name: in the folder of whoever joins them, one took the place of the other.
TEST_F(Joins, ACopyIsDownloadedUnderItsTablesNameAndSaysWhatItIs) {
  EXPECT_FALSE(view::find(session.page(), "copy:note")) << "the plan itself";
  std::vector<Document> made = copies("Mesa A, Mesa B");
  const std::string long_title(300, 'x');
  std::vector<std::string> names;
  for (Document& copy : made) {
    copy.plans[0].title["en"] = long_title;
    copy.id = "opened-" + std::to_string(names.size());
    session.file("back.json", exchange::write_document(copy));
    ASSERT_EQ(open().copy, copy.copy);
    for (const view::PageId page : {view::PageId::overview, view::PageId::workshop, view::PageId::file}) {
      go(session, page);
      const view::Node* note = view::find(session.page(), "copy:note");
      ASSERT_TRUE(note);
      EXPECT_NE(note->label.find(copy.copy), std::string::npos);
      EXPECT_EQ(view::find(session.page(), "header:name")->label.find(copy.copy), 0u) << "before what is cut where it is long";
    }
    session.take_effects();
    press(session, "copy:download");
    for (const Effect& one : session.take_effects()) {
      if (const auto* file = std::get_if<SaveFile>(&one)) names.push_back(file->name);
    }
  }
  ASSERT_EQ(names.size(), 2u);
  EXPECT_NE(names[0].find("x… - Mesa A-2021-10-01.cocrea.json"), std::string::npos) << names[0];
  EXPECT_NE(names[1].find("x… - Mesa B-2021-10-01.cocrea.json"), std::string::npos) << names[1];
}

bool says(const view::Node& node, const std::string& words) {
  return node.label == words || std::any_of(node.children.begin(), node.children.end(), [&](const view::Node& one) { return says(one, words); });
}

// A stick that turned a letter: the file can still be read, and what it says was said by nobody.
TEST_F(Joins, AFileWhoseContentIsNotWhatWasWrittenIsPointedOut) {
  const std::vector<Document> made = copies("Mesa A");
  const std::string bytes = exchange::write_document(made[0]);
  std::string turned = bytes;
  turned[turned.rfind("Increase Open") + 1] ^= 2;
  press(session, "join:begin");
  for (const std::string& one : {bytes, turned}) {
    session.file("back.json", one);
    EXPECT_EQ(says(*view::find(session.page(), "join:files"), view::text(session.state().language, "import.cause.otherContent")), one == turned);
  }
  press(session, "join:drop:1");
  press(session, "join:discard");
  // The same where several are given at once.
  session.file("back.json", turned, "first");
  ASSERT_EQ(joining().files.size(), 1u);
  EXPECT_TRUE(joining().files[0].altered);
}

TEST_F(Joins, FromTheWorkshopAWayLeadsToTheCopies) {
  go(session, view::PageId::workshop);
  press(session, "workshop:copies");
  EXPECT_EQ(session.state().page, view::PageId::file);
  EXPECT_EQ(session.state().focus, "join:tables");
  press(session, "join:begin");
  go(session, view::PageId::workshop);
  press(session, "workshop:copies");
  EXPECT_EQ(session.state().focus, "join:add");
}

// Two tables of one name, or one that sent its file twice: nobody could tell whose text was whose.
TEST_F(Joins, CopiesThatAreCalledAlikeAreToldApart) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  made[1].copy = "Mesa 1";
  title(made[0], 0) = "One";
  title(made[1], 0) = "Two";
  press(session, "join:begin");
  session.file("early.json", exchange::write_document(made[0]));
  EXPECT_EQ(joining().sides[1].name, "Mesa 1");
  session.file("late.json", exchange::write_document(made[1]));
  EXPECT_EQ(joining().sides[1].name, "Mesa 1 (early.json)");
  EXPECT_EQ(joining().sides[2].name, "Mesa 1 (late.json)");
  EXPECT_NE(view::find(session.page(), "join:drop:1")->label.find("Mesa 1 (late.json)"), std::string::npos);
  press(session, "join:take");
  EXPECT_EQ(open().decisions[0].others, "Mesa 1 (early.json): One\nMesa 1 (late.json): Two");
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

// A table's file that comes again, after what it held was taken over, counts its dots once, also when it has changed since; another table's that did the same
// counts, and so does what was undone.
TEST_F(Joins, DotsOfOneCopyCountOnceHoweverOftenItIsJoined) {
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
  EXPECT_NE(made[0].copy_id, made[1].copy_id);
  const auto vote = [](Document& copy, plan::Number dots) { copy.plans[0].workshop.proposals[0].votes += dots; };
  vote(made[0], 5);
  vote(made[1], 5);
  Document later = made[0];
  vote(later, 2);
  const auto stands = [&]() -> const plan::Proposal& { return open().plans[0].workshop.proposals[0]; };
  const auto take = [&](const std::vector<Document>& files) {
    begin_with(files);
    press(session, "join:take");
    return stands().votes;
  };
  const auto said = [&](const char* key) {
    const std::string words = view::text(session.state().language, key, {{"dots", "5 puntos"}});
    return says(*view::find(session.page(), "join:files"), words);
  };
  EXPECT_EQ(take({made[0]}), 15);
  ASSERT_EQ(stands().tallies.size(), 1u);
  EXPECT_EQ(stands().tallies[0].copy, "North");
  EXPECT_EQ(stands().tallies[0].given, 5);
  ASSERT_EQ(open().decisions.size(), 1u) << "nobody decided anything";
  EXPECT_EQ(open().decisions[0].chosen, "Propuesta: Benches · Puntos: North: 15\nAntes: 10");
  begin_with({made[0]});
  EXPECT_TRUE(said("join.dotsCounted"));
  EXPECT_TRUE(view::brings_nothing(joining()));
  press(session, "join:discard");
  EXPECT_EQ(stands().votes, 15) << "again";
  EXPECT_EQ(take({made[0], made[1], made[2]}), 20) << "with the others; the third gave none";
  session.shortcut("ctrl+z");
  EXPECT_EQ(stands().votes, 15);
  EXPECT_EQ(take({made[1], made[1]}), 20) << "twice at once";
  EXPECT_EQ(take({later}), 22) << "it went on";
  begin_with({made[0]});
  EXPECT_TRUE(said("join.dotsLess"));
  EXPECT_FALSE(said("join.dotsCounted"));
  EXPECT_TRUE(view::brings_nothing(joining()));
  press(session, "join:discard");
  EXPECT_EQ(stands().votes, 22) << "an older file after a newer one";
  EXPECT_EQ(stands().tallies.size(), 2u);
  go(session, view::PageId::workshop);
  press(session, "tab:votes");
  EXPECT_TRUE(says(session.page().main, "De las copias: North: 7 puntos · South: 5 puntos") || says(session.page().main, "De las copias: South: 5 puntos · North: 7 puntos"));
}

// The page said of all seven what had been said of six, and hid the pairs of the seventh.
TEST_F(Joins, WhatWasSaidOfAGroupIsNotSaidOfWhatComesToIt) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2, Mesa 3, Mesa 4, Mesa 5, Mesa 6, Mesa 7");
  add_person_alike(made);
  const auto shown = [&] { return view::find(session.page(), "join:all:0")->value; };
  const auto is_asked = [&](std::size_t at) { return view::find(session.page(), "join:same:" + std::to_string(at)) != nullptr; };
  begin_with({made.begin(), made.end() - 1});
  const auto answer = [&] { return view::answer_of(joining(), view::groups_of_alike(joining().joined.alike).at(0)); };
  ASSERT_EQ(joining().joined.alike.size(), 15u);
  EXPECT_EQ(answer(), view::GroupAnswer::apart);
  choose(session, "join:all:0", "yes");
  EXPECT_EQ(answer(), view::GroupAnswer::same);
  session.file("back.json", exchange::write_document(made.back()));
  ASSERT_EQ(joining().joined.alike.size(), 21u);
  EXPECT_EQ(answer(), view::GroupAnswer::some);
  EXPECT_EQ(shown(), view::text(view::Language::es, "join.oneByOne"));
  std::size_t asked = 0;
  for (std::size_t i = 0; i < 21; ++i) {
    const bool is_new = joining().joined.alike[i].first == "x6" || joining().joined.alike[i].second == "x6";
    if (is_new) EXPECT_TRUE(is_asked(i)) << i;
    asked += is_asked(i) ? 1 : 0;
  }
  EXPECT_GE(asked, 6u);
  // One of the new pairs settles the others.
  for (std::size_t i = 0; i < 21; ++i) {
    if (joining().joined.alike[i].second != "x6") continue;
    choose(session, "join:same:" + std::to_string(i), "yes");
    break;
  }
  EXPECT_EQ(answer(), view::GroupAnswer::same);
  EXPECT_EQ(shown(), view::text(view::Language::es, "join.allSame"));
  // Whichever of them the group was asked for pair by pair by, another answer ends it.
  choose(session, "join:all:0", "some");
  EXPECT_EQ(answer(), view::GroupAnswer::some);
  choose(session, "join:all:0", "no");
  EXPECT_EQ(answer(), view::GroupAnswer::apart);
  EXPECT_TRUE(joining().one_by_one.empty());
}

}  // namespace
}  // namespace cocrea::app::testing
