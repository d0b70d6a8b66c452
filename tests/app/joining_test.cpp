// Copies for tables and back, and versions: what a session does.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "app/commands.h"
#include "core/exchange/bin.h"
#include "core/exchange/differences.h"
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

// Whoever pressed saw nothing happen: which files there are now, how many, and what comes next.
TEST_F(Joins, WhatWasDownloadedIsSaid) {
  EXPECT_FALSE(view::find(session.page(), "join:made"));
  leave(session, "join:tables", "Mesa A, Mesa B");
  press(session, "join:copies");
  std::vector<std::string> names;
  for (const Effect& one : session.take_effects()) {
    if (const auto* file = std::get_if<SaveFile>(&one)) names.push_back(file->name);
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

TEST_F(Joins, WhatIsTakenWithoutAskingIsListedBefore) {
  std::vector<Document> made = copies("Mesa A, Mesa B");
  title(made[0], 0) = "One";
  title(made[1], 0) = "Two";
  title(made[1], 1) = "Alone";
  made[1].plans[0].commitments.erase(made[1].plans[0].commitments.begin() + 3);
  go_to_commitment(session, "commitment-1");
  write(session, view::field_node("commitment-1", "title", "en"), "Here");
  go(session, view::PageId::file);
  begin_with({made[0]});
  EXPECT_FALSE(view::find(session.page(), "join:taken")) << "all of it is asked";
  session.file("back.json", exchange::write_document(made[1]));
  ASSERT_EQ(joining().joined.conflicts.size(), 1u);
  std::vector<std::string> lines;
  const view::Node* taken = view::find(session.page(), "join:taken");
  ASSERT_TRUE(taken);
  for (const view::Node& one : taken->children) lines.push_back(one.label + ": " + one.value);
  EXPECT_EQ(lines, (std::vector<std::string>{"Compromiso: Alone · Título (en): Alone", "Compromiso: Increase Open Government awareness: Se ha quitado"}));
}

// "It is in the plan" was said of it as of what nobody had touched.
TEST_F(Joins, WhatOneWroteInWhatAnotherTookOutIsShownAndKeptInTheMinutes) {
  std::vector<Document> made = copies("Mesa A, Mesa B, Mesa C");
  title(made[0], 0) = "Written at table A";
  for (std::size_t i : {1u, 2u}) made[i].plans[0].commitments.erase(made[i].plans[0].commitments.begin());
  begin_with(made);
  ASSERT_EQ(joining().joined.conflicts.size(), 1u);
  const auto texts = [&] {
    std::vector<std::string> all;
    const auto collect = [&](const auto& self, const view::Node& node) -> void {
      if (node.kind == view::NodeKind::definition) all.push_back(node.label + ": " + node.value);
      for (const view::Node& child : node.children) self(self, child);
    };
    collect(collect, *view::find(session.page(), "join:conflict:0"));
    return all;
  };
  EXPECT_EQ(texts(), (std::vector<std::string>{"De partida: Está en el plan", "Mesa A: Sigue en el plan, con cambios", "Compromiso · Título (en): Written at table A",
                                               "Mesa B, Mesa C: Se ha quitado"}));
  const auto& claims = joining().joined.conflicts[0].claims;
  const bool first = std::holds_alternative<std::monostate>(claims[0].value);
  choose(session, "join:choose:0", first ? "0" : "1");
  press(session, "join:take");
  ASSERT_EQ(open().decisions.size(), 1u);
  EXPECT_EQ(open().decisions[0].others, "Mesa A: Sigue en el plan, con cambios\nCompromiso · Título (en): Written at table A");
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

// All were headed by the same day.
TEST_F(Joins, MinutesAreCalledByWhatWasDecided) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  for (std::size_t i = 0; i < 2; ++i) {
    title(made[i], 0) = i == 0 ? "One" : "Two";
    title(made[i], 1) = i == 0 ? "Three" : "Four";
  }
  begin_with(made);
  press(session, "join:take");
  ASSERT_EQ(open().decisions.size(), 2u);
  for (const plan::Decision& one : open().decisions) {
    ASSERT_NE(one.about.find("Título (en)"), std::string::npos);
    const view::Node* remove = find_action<view::RemoveEntity>(session.page().main, [&](const view::RemoveEntity& what) { return what.entity == one.id; });
    ASSERT_TRUE(remove);
    EXPECT_EQ(remove->label, "Quitar «" + one.about + "»");
  }
}

// What was accepted of one table was replaced by what the base said as soon as another table said something else; what had been taken out came back.
TEST_F(Joins, WhatIsNotDecidedStaysAsThisPlanHasIt) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  title(made[0], 0) = "One";
  title(made[1], 0) = "Two";
  title(made[1], 1) = "Written in what is gone";
  const plan::Id gone = made[0].plans[0].commitments[1].id;
  made[0].plans[0].commitments.erase(made[0].plans[0].commitments.begin() + 1);
  begin_with({made[0]});
  press(session, "join:take");
  ASSERT_EQ(commitment(session, 0).title.at("en"), "One");
  ASSERT_FALSE(plan::find(open(), gone));
  const std::size_t minutes = open().decisions.size();
  begin_with({made[1]});
  ASSERT_EQ(joining().joined.conflicts.size(), 2u);
  const auto undecided = [&](std::size_t at) { return view::find(session.page(), "join:choose:" + std::to_string(at))->field->options[0].label; };
  EXPECT_EQ(undecided(0), "Sin decidir. Por ahora: One");
  EXPECT_EQ(undecided(1), "Sin decidir. Por ahora: Se ha quitado");
  EXPECT_FALSE(view::find(session.page(), "join:taken")) << "what has gone does not come back";
  press(session, "join:take");
  EXPECT_EQ(commitment(session, 0).title.at("en"), "One");
  EXPECT_FALSE(plan::find(open(), gone));
  ASSERT_EQ(open().decisions.size(), minutes + 2);
  EXPECT_EQ(open().decisions[minutes].chosen, "One");
  EXPECT_EQ(open().decisions[minutes].others, "Mesa 2: Two");
  EXPECT_NE(open().decisions[minutes + 1].others.find("Written in what is gone"), std::string::npos);
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

// "They are the same" threw away the title, the area and the dates of all tables but one.
TEST_F(Joins, WhatTablesSaidDifferentlyAboutTheSameIsAskedAndKept) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2, Mesa 3");
  const char* titles[] = {"Open budgets for schools", "Open budgets for our schools", "Open budgets for all schools"};
  const char* starts[] = {"2022-01", "2022-02", "2022-03"};
  for (std::size_t i = 0; i < 3; ++i) {
    plan::Commitment& one = made[i].plans[0].commitments.emplace_back();
    one.id = "new-" + std::to_string(i);
    one.order = "zz";
    one.title["en"] = titles[i];
    one.problem["en"] = std::string("Problem ") + starts[i];
    one.start = date(starts[i]);
    plan::Milestone& milestone = one.milestones.emplace_back();
    milestone.id = one.id + "-m";
    milestone.order = "V";
  }
  begin_with(made);
  EXPECT_TRUE(joining().joined.conflicts.empty());
  const view::Node* pair = view::find(session.page(), "join:same:0");
  ASSERT_TRUE(pair);
  EXPECT_NE(pair->label.find("Mesa 1: Compromiso: Open budgets for schools"), std::string::npos) << pair->label;
  choose(session, "join:same:0", "yes");
  ASSERT_EQ(joining().joined.conflicts.size(), 3u);
  choose(session, "join:same:1", "yes");
  ASSERT_EQ(joining().joined.conflicts.size(), 3u);
  EXPECT_EQ(joining().joined.conflicts[0].claims.size(), 3u);
  EXPECT_FALSE(view::find(session.page(), "join:same:2")) << "it follows from the two others";
  choose(session, "join:choose:0", "1");   // the second title; the rest is left as it is
  leave(session, "join:who", "El foro");
  press(session, "join:take");
  ASSERT_EQ(open().plans[0].commitments.size(), glasgow().plans[0].commitments.size() + 1);
  const plan::Commitment& result = open().plans[0].commitments.back();
  EXPECT_EQ(result.title.at("en"), titles[1]);
  EXPECT_EQ(result.milestones.size(), 3u);
  const std::string bytes = session.bytes();
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NE(bytes.find(titles[i]), std::string::npos) << titles[i];
    EXPECT_NE(bytes.find(std::string("Problem ") + starts[i]), std::string::npos);
  }
  std::string minutes;
  for (const plan::Decision& one : open().decisions) minutes += one.about + "|" + one.base + "|" + one.chosen + "|" + one.others + "|" + one.decided_by + "\n";
  for (const char* words : {"enero de 2022", "febrero de 2022", "marzo de 2022", "Son lo mismo|", "Mesa 2: Compromiso: Open budgets for our schools"}) {
    EXPECT_NE(minutes.find(words), std::string::npos) << words << "\n" << minutes;
  }
}

TEST_F(Joins, WhatIsTheSameAsSomethingOfThisPlanStaysWhereItIs) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  for (std::size_t i = 0; i < 2; ++i) {
    plan::Person& person = made[i].people.emplace_back();
    person.id = i == 0 ? "x2" : "x1";
    person.order = "V";
    person.name = i == 0 ? "María López" : "Maria Lopez";
  }
  begin_with({made[0]});
  press(session, "join:take");
  begin_with({made[1]});
  choose(session, "join:same:0", "yes");
  press(session, "join:take");
  ASSERT_EQ(open().people.size(), 1u);
  EXPECT_EQ(open().people[0].id, "x2");
  EXPECT_TRUE(open().bin.empty());
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
  const auto is_as_kept = [&] { return exchange::write_document(exchange::without_bin(open())) == kept; };
  EXPECT_TRUE(is_as_kept());
  ASSERT_EQ(open().bin.size(), 1u);
  EXPECT_NE(open().bin[0].content.find("Another"), std::string::npos) << "what was written since is in no version";
  session.shortcut("ctrl+z");
  EXPECT_FALSE(is_as_kept());
  press(session, "version:restore:commitment-1");
  EXPECT_TRUE(is_as_kept());
  EXPECT_EQ(open().bin.size(), 1u);
}

// Of one day, and called nothing: each can be told from the other, also by whoever hears the page.
TEST_F(Joins, VersionsWithoutANameHaveANumber) {
  for (int i = 0; i < 2; ++i) {
    leave(session, "version:name", "Antes");
    press(session, "version:keep");
    write(session, view::field_node(open().plans[0].versions.back().id, "name"), "");
  }
  const auto& all = open().plans[0].versions;
  ASSERT_EQ(all.size(), 2u);
  const auto label = [&](const std::string& node) { return view::find(session.page(), node)->label; };
  EXPECT_EQ(label(view::field_node(all[0].id, "name")), "Nombre de la versión 1, del 1 de octubre de 2021");
  EXPECT_EQ(label(view::field_node(all[1].id, "name")), "Nombre de la versión 2, del 1 de octubre de 2021");
  EXPECT_EQ(label("remove:" + all[1].id), "Quitar «Versión 2 · 1 de octubre de 2021»");
}

TEST_F(Joins, AVersionIsRenamedAndRemovedInStepsThatCanBeUndone) {
  leave(session, "version:name", "Antes");
  press(session, "version:keep");
  const std::string kept = session.bytes();
  const plan::Id id = open().plans[0].versions[0].id;
  write(session, view::field_node(id, "name"), "Antes del taller");
  EXPECT_EQ(open().plans[0].versions[0].name, "Antes del taller");
  const view::Node* const from = view::find(session.page(), "version:from");
  EXPECT_EQ(from->field->options.at(1).label.substr(0, 16), "Antes del taller");
  choose(session, "version:from", id);
  press(session, "remove:" + id);
  EXPECT_EQ(session.state().focus, "version:keep");
  EXPECT_TRUE(open().plans[0].versions.empty());
  EXPECT_EQ(open().bin.size(), 1u);
  session.shortcut("ctrl+z");
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), kept);
}

// What was submitted is what changes are compared with: it stays.
TEST_F(Joins, WhatWasSubmittedIsNotRemovedByAPress) {
  press(session, "version:keep-submitted");
  const plan::Id id = open().plans[0].versions[0].id;
  EXPECT_TRUE(view::find(session.page(), "version:restore-all:" + id));
  EXPECT_FALSE(view::find(session.page(), "remove:" + id));
}

TEST_F(Joins, ACircleThatOnlyJoiningMakesIsAsked) {
  Document with_milestones = open();
  with_milestones.id = "with-milestones";
  for (std::size_t i = 0; i < 2; ++i) {
    plan::Milestone& one = with_milestones.plans[0].commitments[i].milestones.emplace_back();
    one.id = "m" + std::to_string(i);
    one.order = "V";
  }
  session.file("plan.json", exchange::write_document(with_milestones));
  go(session, view::PageId::file);
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  for (std::size_t i = 0; i < 2; ++i) {
    auto& commitments = made[i].plans[0].commitments;
    commitments[i].milestones[0].predecessors = {commitments[1 - i].milestones[0].id};
  }
  begin_with(made);
  ASSERT_EQ(joining().joined.conflicts.size(), 2u);
  const std::string words = view::text(view::Language::es, "join.circle");
  std::size_t said = 0;
  const std::function<void(const view::Node&)> look = [&](const view::Node& node) {
    said += node.label == words;
    for (const view::Node& child : node.children) look(child);
  };
  look(session.page().main);
  EXPECT_EQ(said, 2u);
  choose(session, "join:choose:0", "0");
  press(session, "join:take");
  EXPECT_EQ(open().plans[0].commitments[0].milestones[0].predecessors.size(), 1u);
  EXPECT_TRUE(open().plans[0].commitments[1].milestones[0].predecessors.empty());
  EXPECT_EQ(open().decisions.size(), 2u) << "what was not chosen is in the minutes";
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
  EXPECT_TRUE(open().decisions.empty()) << "nobody decided anything";
  begin_with({made[0]});
  EXPECT_TRUE(said("join.dotsCounted"));
  press(session, "join:take");
  EXPECT_EQ(stands().votes, 15) << "again";
  EXPECT_EQ(take({made[0], made[1], made[2]}), 20) << "with the others; the third gave none";
  session.shortcut("ctrl+z");
  EXPECT_EQ(stands().votes, 15);
  EXPECT_EQ(take({made[1], made[1]}), 20) << "twice at once";
  EXPECT_EQ(take({later}), 22) << "it went on";
  begin_with({made[0]});
  EXPECT_TRUE(said("join.dotsLess"));
  EXPECT_FALSE(said("join.dotsCounted"));
  press(session, "join:take");
  EXPECT_EQ(stands().votes, 22) << "an older file after a newer one";
  EXPECT_EQ(stands().tallies.size(), 2u);
  go(session, view::PageId::workshop);
  press(session, "tab:votes");
  EXPECT_TRUE(says(session.page().main, "De las copias: North: 7 puntos · South: 5 puntos") || says(session.page().main, "De las copias: South: 5 puntos · North: 7 puntos"));
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

// Any one thing of a version comes back with what it holds, and nothing else does.
TEST_F(Joins, OneThingOfAnyKindIsRestored) {
  Document rich = open();
  rich.id = "rich";
  plan::Plan& plan = rich.plans[0];
  const auto add = [](auto& list, const char* id) -> auto& {
    auto& one = list.emplace_back();
    one.id = id;
    one.order = "V";
    return one;
  };
  add(plan.vision.goals, "goal").text["en"] = "Goal";
  add(plan.monitoring_bodies, "body").name = "Body";
  add(plan.commitments[0].milestones, "first").title["en"] = "First";
  plan::Milestone& second = add(plan.commitments[0].milestones, "second");
  second.title["en"] = "Second";
  second.order = "W";
  session.file("plan.json", exchange::write_document(rich));
  ASSERT_FALSE(open().plans[0].vision.goals.empty());
  go(session, view::PageId::file);
  press(session, "version:keep");
  const Document kept = open();
  const plan::Id version = open().plans[0].versions[0].id;

  // Everything changes: texts, a milestone and a body go, a milestone goes to another commitment, a goal is new.
  Document changed = kept;
  plan::Plan& now = changed.plans[0];
  now.title["en"] = "Another plan";
  now.planned_end = date("2024-01-31");
  now.vision.goals[0].text["en"] = "Another goal";
  now.vision.long_term["en"] = "Another vision";
  add(now.vision.goals, "new").order = "X";
  now.monitoring_bodies.erase(now.monitoring_bodies.begin() + static_cast<std::ptrdiff_t>(now.monitoring_bodies.size() - 1));
  now.commitments[0].title["en"] = "Another commitment";
  now.commitments[1].milestones.push_back(now.commitments[0].milestones[1]);
  now.commitments[0].milestones.erase(now.commitments[0].milestones.begin() + 1);
  now.commitments[0].milestones[0].title["en"] = "Another milestone";

  struct Row {
    plan::Id thing;
    std::size_t left;   // differences to the version that stay
  };
  const auto left = [&](const Document& document) { return exchange::differences(plan::kPlan, kept.plans[0], document.plans[0]).size(); };
  const std::size_t all = left(changed);
  const Row rows[] = {{"goal", all - 1}, {"body", all - 1}, {"first", all - 1}, {"second", all - 1}, {kept.plans[0].id, all - 2},
                      {kept.plans[0].vision.id, all - 3}, {"commitment-1", all - 3}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.thing);
    changed.id = "changed-" + row.thing;
    session.file("changed.json", exchange::write_document(changed));
    ASSERT_EQ(left(open()), all);
    go(session, view::PageId::file);
    choose(session, "version:from", version);
    press(session, "version:restore:" + row.thing);
    EXPECT_EQ(left(open()), row.left);
    session.shortcut("ctrl+z");
    EXPECT_EQ(left(open()), all) << "in one step";
  }
  EXPECT_FALSE(view::find(session.page(), "version:restore:new")) << "it was in no version";
}

TEST_F(Joins, BarsOfTwoVersionsAreDrawnWhereTheyDiffer) {
  press(session, "version:keep");
  const plan::Id first = open().plans[0].versions[0].id;
  go_to_commitment(session, "commitment-2");
  write(session, view::field_node("commitment-2", "start"), "1/3/2022");
  go(session, view::PageId::file);
  press(session, "version:keep");
  const plan::Id second = open().plans[0].versions[1].id;
  go_to_commitment(session, "commitment-3");
  write(session, view::field_node("commitment-3", "start"), "1/4/2022");
  go(session, view::PageId::file);
  const auto rows = [&](const plan::Id& from, const plan::Id& to) {
    choose(session, "version:from", from);
    choose(session, "version:to", to);
    std::string all;
    const view::Node* node = view::find(session.page(), "versions:timeline");
    for (const view::TimelineRow& row : node ? node->timeline->rows : std::vector<view::TimelineRow>{}) {
      all += row.id + ":";
      for (const view::Bar& bar : row.bars) all += (bar.ghost ? " was " : " is ") + dates::to_string(bar.start.earliest);
      all += "\n";
    }
    return all;
  };
  EXPECT_EQ(rows(first, second), "row:commitment-2: was 2021-09-23 is 2022-03-01\n");
  EXPECT_EQ(rows(second, first), "row:commitment-2: was 2022-03-01 is 2021-09-23\n");
  EXPECT_EQ(rows(second, {}), "row:commitment-3: was 2021-09-01 is 2022-04-01\n");
  EXPECT_EQ(rows(first, {}), "row:commitment-2: was 2021-09-23 is 2022-03-01\nrow:commitment-3: was 2021-09-01 is 2022-04-01\n");
  EXPECT_EQ(rows(second, second), "") << "nothing lies elsewhere";
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
