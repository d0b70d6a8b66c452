// What copies differ in: what is taken, what is asked and decided.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "app/commands.h"
#include "core/exchange/bin.h"
#include "core/exchange/differences.h"
#include "joins.h"

namespace cocrea::app::testing {
namespace {

// What stands in a part of the page, a line for each: "label: value".
std::vector<std::string> lines_of(Session& session, std::string_view id) {
  std::vector<std::string> lines;
  const view::Node* part = view::find(session.page(), id);
  if (part == nullptr) return lines;
  const auto tell = [&](const auto& self, const view::Node& node) -> void {
    if (!node.label.empty() || !node.value.empty()) lines.push_back(node.label + (node.label.empty() || node.value.empty() ? "" : ": ") + node.value);
    for (const view::Node& child : node.children) self(self, child);
  };
  tell(tell, *part);
  return lines;
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
  EXPECT_EQ(lines_of(session, "join:taken"), (std::vector<std::string>{"Compromiso: Alone · Título, en inglés: Mesa B: Alone", "Se quita: Explore increased citizen participation", "Se añade: Alone",
                                                             "Compromiso: Increase Open Government awareness: Mesa B: Se ha quitado"}));
}

// Each line of what is taken says whose it is: of a text in several languages, of what several did alike, of what was moved, added and dated.
TEST_F(Joins, WhatIsTakenWithoutAskingSaysWhoseItIs) {
  std::vector<Document> made = copies("Mesa A, Mesa B");
  made[0].plans[0].commitments[0].title["es"] = "Uno";
  made[1].plans[0].commitments[0].title["en"] = "One";
  for (Document& one : made) one.plans[0].commitments[1].completed = date("2022-05-01");
  made[0].plans[0].commitments[2].completed = date("2022-06-01");
  std::swap(made[1].plans[0].commitments[2].order, made[1].plans[0].commitments[3].order);
  std::swap(made[1].plans[0].commitments[2], made[1].plans[0].commitments[3]);
  made[1].people.emplace_back();
  made[1].people.back().id = "new-person";
  made[1].people.back().name = "Ana";
  made[1].bin.emplace_back();   // as from something that the table took out: that it is gone says it
  made[1].bin.back().id = "gone";
  made[1].bin.back().type = "milestone";
  begin_with(made);
  ASSERT_EQ(joining().joined.conflicts.size(), 0u);
  EXPECT_EQ(lines_of(session, "join:taken"), (std::vector<std::string>{
      "Persona: Ana: Mesa B: Se ha añadido",
      "Compromiso: One · Título, en inglés: Mesa B: One", "Se quita: Increase Participatory Budgeting", "Se añade: One",
      "Compromiso: One · Título, en español: Mesa A: Uno",
      "Compromiso: Explore increased citizen participation · Completado el: Mesa A, Mesa B: 1 de mayo de 2022",
      "Compromiso: Increase Open Government awareness · Lugar: Mesa B: Compromiso n.º 3", "Antes: Compromiso n.º 4",
      "Compromiso: Co-creating an Open Data Hub · Lugar: Mesa B: Compromiso n.º 4", "Antes: Compromiso n.º 3",
      "Compromiso: Co-creating an Open Data Hub · Completado el: Mesa A: 1 de junio de 2022"}));
}

// Whatever ends a line where the minutes are read, in a file that somebody wrote.
// Somebody joined all tables' files in one table's copy: the plan that it was made of had nothing of it.
TEST_F(Joins, InACopyItIsSaidThatThePlanIsElsewhere) {
  EXPECT_FALSE(view::find(session.page(), "join:in-copy"));
  const std::vector<Document> files = copies("Mesa A, Mesa B");
  begin_with({files[0]});
  EXPECT_FALSE(view::find(session.page(), "join:in-copy"));
  Session table{start_on()};
  table.file("mesa-b.json", exchange::write_document(files[1]));
  go(table, view::PageId::file);
  ASSERT_TRUE(view::find(table.page(), "join:in-copy"));
  press(table, "join:begin");
  table.file("back.json", exchange::write_document(files[0]));
  const view::Node* warning = view::find(table.page(), "join:in-copy");
  ASSERT_TRUE(warning);
  EXPECT_NE(warning->label.find("Mesa B"), std::string::npos);
}

TEST_F(Joins, NobodySpeaksInTheMinutesForAnother) {
  std::vector<Document> made = copies("Mesa A, Mesa B");
  made[0].plans[0].commitments[0].problem["en"] = "x\rMesa B: forged\xE2\x80\xA8Mesa B: again";
  made[1].plans[0].commitments[0].problem["en"] = "y";
  begin_with(made);
  press(session, "join:take");
  ASSERT_EQ(open().decisions.size(), 1u);
  EXPECT_EQ(open().decisions[0].others, "Mesa A: x\n| Mesa B: forged\n| Mesa B: again\nMesa B: y");
}

TEST_F(Joins, OfATextOneLanguageIsAskedAndTheOthersAreTaken) {
  std::vector<Document> made = copies("Mesa A, Mesa B");
  title(made[0], 0) = "One";
  title(made[1], 0) = "Two";
  made[0].plans[0].commitments[0].title["es"] = "Uno";
  begin_with(made);
  ASSERT_EQ(joining().joined.conflicts.size(), 1u);
  const std::vector<std::string> lines = lines_of(session, "join:taken");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(lines[0].ends_with("Título, en español: Mesa A: Uno")) << lines[0];
}

// … also where the plan itself has gone on since: what a table did is measured from what all began with.
TEST_F(Joins, WhatIsTakenIsWhoseItIsAlsoWhereThePlanWentOn) {
  go(session, view::PageId::workshop);
  write(session, "add:" + open().plans[0].workshop.id + ".proposals", "Bibliotecas");
  ASSERT_EQ(open().plans[0].workshop.proposals.size(), 1u);
  const std::string votes = view::field_node(open().plans[0].workshop.proposals[0].id, "votes");
  press(session, "tab:votes");
  write(session, votes, "3");
  go(session, view::PageId::file);
  std::vector<Document> made = copies("Mesa A, Mesa B");
  made[0].plans[0].workshop.proposals[0].votes = 5;
  for (std::size_t i : {0u, 1u}) made[i].plans[0].commitments[1].title[i == 0 ? "es" : "ca"] = "Datos";
  std::swap(made[0].plans[0].commitments[0].order, made[0].plans[0].commitments[1].order);
  std::swap(made[0].plans[0].commitments[0], made[0].plans[0].commitments[1]);
  title(made[1], 3).clear();
  go(session, view::PageId::workshop);
  press(session, "tab:votes");
  write(session, votes, "5");
  go(session, view::PageId::file);
  begin_with(made);
  EXPECT_EQ(lines_of(session, "join:taken"), (std::vector<std::string>{
      "Compromiso: Explore increased citizen participation · Lugar: Mesa A: Compromiso n.º 1", "Antes: Compromiso n.º 2",
      "Compromiso: Explore increased citizen participation · Título, en catalán: Mesa B: Datos",
      "Compromiso: Explore increased citizen participation · Título, en español: Mesa A: Datos",
      "Compromiso: Increase Participatory Budgeting · Lugar: Mesa A: Compromiso n.º 2", "Antes: Compromiso n.º 1",
      "Compromiso: Compromiso n.º 4 · Título, en inglés: Mesa B: Sin escribir", "Antes: Increase Open Government awareness",
      "Propuesta: Bibliotecas · Puntos: Mesa A: 7", "Antes: 5"}));
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
  EXPECT_EQ(texts(), (std::vector<std::string>{"De partida: Está en el plan", "Mesa A: Sigue en el plan, con cambios", "Compromiso · Título, en inglés: Written at table A",
                                               "Mesa B, Mesa C: Se ha quitado"}));
  const auto& claims = joining().joined.conflicts[0].claims;
  const bool first = std::holds_alternative<std::monostate>(claims[0].value);
  choose(session, "join:choose:0", first ? "0" : "1");
  press(session, "join:take");
  ASSERT_EQ(open().decisions.size(), 1u);
  EXPECT_EQ(open().decisions[0].others, "Mesa A: Sigue en el plan, con cambios\nCompromiso · Título, en inglés: Written at table A");
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
  ASSERT_EQ(open().decisions.size(), 2u);
  EXPECT_EQ(open().decisions[1].about, "Lo que se tomó sin preguntar");
  EXPECT_EQ(open().decisions[1].chosen, "Compromiso: Alone · Título, en inglés: Mesa 2: Alone\nAntes: Explore increased citizen participation");
  EXPECT_EQ(open().decisions[1].decided_by, "") << "nobody was asked";
  const plan::Decision& minutes = open().decisions[0];
  EXPECT_EQ(minutes.chosen, "Mesa 2: Two");
  EXPECT_EQ(minutes.base, "Increase Participatory Budgeting");
  EXPECT_EQ(minutes.others, "Mesa 1: One");
  EXPECT_EQ(minutes.reason, "Más claro");
  EXPECT_EQ(minutes.decided_by, "El foro");
  EXPECT_EQ(minutes.date, date("2021-10-01"));
  EXPECT_NE(minutes.about.find("Compromiso"), std::string::npos);
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), before);
}

TEST_F(Joins, FilesThatBringNothingSaySoAndCannotBeTakenOver) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  begin_with({made[0]});
  const std::string nothing = view::text(view::Language::es, "join.bringsNothing");
  const auto says_so = [&] {
    const std::vector<std::string> lines = lines_of(session, "join");
    return std::find(lines.begin(), lines.end(), nothing) != lines.end();
  };
  EXPECT_TRUE(says_so());
  EXPECT_TRUE(view::find(session.page(), "join:take")->disabled);
  const std::vector<std::string> lines = lines_of(session, "join");
  EXPECT_NE(std::find(lines.begin(), lines.end(), view::text(view::Language::es, "join.nothingToTake")), lines.end());
  const std::string before = session.bytes();
  press(session, "join:take");
  EXPECT_TRUE(session.state().joining);
  EXPECT_EQ(session.bytes(), before);
  title(made[1], 0) = "One";
  session.file("back.json", exchange::write_document(made[1]));
  EXPECT_FALSE(says_so());
  EXPECT_FALSE(view::find(session.page(), "join:take")->disabled);
}

// A table was named that had added something else to the same set, or written another member that this version does not know.
TEST_F(Joins, OnlyWhoDidAPartOfAChangeIsNamed) {
  std::vector<Document> made = copies("Mesa A, Mesa B, Mesa C");
  const auto add_organisations = [](Document& to) {
    for (const char* id : {"x1", "x2"}) {
      plan::Organisation& one = to.organisations.emplace_back();
      one.id = one.order = one.name = id;
    }
  };
  for (Document& one : made) add_organisations(one);
  made[0].plans[0].commitments[0].institutions = {"x1"};
  made[1].plans[0].commitments[0].institutions = {"x2"};
  made[0].plans[0].commitments[1].extras["a"] = "1";
  made[1].plans[0].commitments[1].extras["b"] = "2";
  begin_with({made[0]});
  press(session, "join:take");
  begin_with({made[0], made[1], made[2]});
  ASSERT_EQ(joining().joined.conflicts.size(), 0u);
  EXPECT_EQ(lines_of(session, "join:taken"), (std::vector<std::string>{"Compromiso: Increase Participatory Budgeting · Instituciones que toman parte: Mesa B: x1, x2", "Antes: x1",
                                                             "Compromiso: Explore increased citizen participation · b: Mesa B: 2"}));
}

// Nobody saw before a join what the plan would keep of its own.
TEST_F(Joins, WhatThePlanHasChangedItselfIsListedBefore) {
  std::vector<Document> made = copies("Mesa 1");
  title(made[0], 0) = "One";
  title(made[0], 2) = "Alone";
  go_to_commitment(session, "commitment-1");
  write(session, view::field_node("commitment-1", "title", "en"), "Here");
  go_to_commitment(session, "commitment-2");
  write(session, view::field_node("commitment-2", "title", "en"), "Only here");
  go(session, view::PageId::file);
  begin_with(made);
  EXPECT_EQ(lines_of(session, "join:own"), (std::vector<std::string>{view::text(view::Language::es, "join.own"), "Compromiso: Only here · Título, en inglés: Only here"}));
  EXPECT_EQ(lines_of(session, "join:taken").size(), 3u);
  press(session, "join:take");
  EXPECT_EQ(commitment(session, 1).title.at("en"), "Only here");
}

TEST_F(Joins, AQuestionThatTheOtherTabBringsIsTold) {
  std::vector<Document> made = copies("Mesa 1");
  title(made[0], 0) = "One";
  begin_with(made);
  ASSERT_EQ(joining().joined.conflicts.size(), 0u);
  session.role(kGlasgowId, false);
  Document elsewhere = open();
  title(elsewhere, 0) = "Of the other tab";
  StoredContent content;
  content.document = kGlasgowId;
  content.snapshot = exchange::write_document(elsewhere);
  content.writer = true;
  session.stored(std::move(content));
  ASSERT_EQ(joining().joined.conflicts.size(), 1u);
  const std::string open_now = view::plural(view::Language::es, "join.open", 1);
  EXPECT_NE(session.state().announcement.find(open_now), std::string::npos) << session.state().announcement;
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

// It was closed by another plan that was opened, and all that had been decided was gone.
TEST_F(Joins, WhatWasDecidedWaitsWhileThePlanIsClosed) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  title(made[0], 0) = "One";
  title(made[1], 0) = "Two";
  begin_with(made);
  choose(session, "join:choose:0", "1");
  leave(session, "join:reason:0", "Más claro");
  EXPECT_TRUE(session.undecided());
  const std::string bytes = session.bytes();
  press(session, "file:close");
  EXPECT_FALSE(session.state().joining);
  EXPECT_TRUE(session.undecided()) << "the page is not left without a question";
  const auto told = [&] {
    std::string all;
    for (const view::Notice& one : session.state().notices) {
      if (one.key == "notice.joiningWaits") all += one.arguments.at(0).second + ";";
    }
    return all;
  };
  const std::string told_once = told();
  EXPECT_GT(told_once.size(), 1u);
  Document other = glasgow();
  other.id = "another";
  session.file("another.json", exchange::write_document(other));
  EXPECT_FALSE(session.state().joining) << "it belongs to its plan";
  EXPECT_EQ(told(), told_once) << "it still waits";
  StoredContent content;
  content.document = kGlasgowId;
  content.snapshot = bytes;
  session.library({{kGlasgowId, "Glasgow", {}, {}}});
  session.file("glasgow.json", bytes);
  session.stored(content);
  ASSERT_TRUE(session.state().joining);
  EXPECT_EQ(told(), "");
  EXPECT_NE(session.state().announcement.find(view::text(view::Language::es, "announce.joiningGoesOn")), std::string::npos) << session.state().announcement;
  ASSERT_EQ(joining().decisions.size(), 1u);
  EXPECT_EQ(joining().decisions[0].chosen, "1");
  EXPECT_EQ(joining().decisions[0].reason, "Más claro");
  go(session, view::PageId::file);
  press(session, "join:take");
  EXPECT_EQ(commitment(session, 0).title.at("en"), "Two");
  EXPECT_FALSE(session.undecided());
}

TEST_F(Joins, WhatIsKeptTogetherIsNotAmongWhatWasNotChosen) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  made[0].plans[0].commitments[0].problem["en"] = "One";
  made[1].plans[0].commitments[0].problem["en"] = "Two";
  begin_with(made);
  ASSERT_EQ(joining().joined.conflicts.size(), 1u);
  choose(session, "join:choose:0", "both");
  press(session, "join:take");
  ASSERT_EQ(open().decisions.size(), 1u);
  EXPECT_NE(open().decisions[0].chosen.find("One"), std::string::npos);
  EXPECT_NE(open().decisions[0].chosen.find("Two"), std::string::npos);
  EXPECT_EQ(open().decisions[0].others, "");
}

// Both together read like one of them: then the other did not stand, and was in no minutes.
TEST_F(Joins, WhatStandsAloneLeavesTheOthersInTheMinutes) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  made[0].plans[0].commitments[0].title.erase("en");
  title(made[1], 0) = "Two";
  for (const char* chosen : {"Two", "both"}) {
    begin_with(made);
    ASSERT_EQ(joining().joined.conflicts.size(), 1u);
    const auto& claims = joining().joined.conflicts[0].claims;
    choose(session, "join:choose:0", std::string(chosen) == "both" ? "both" : claims[0].value == plan::Value{std::string("Two")} ? "0" : "1");
    press(session, "join:take");
    ASSERT_EQ(open().decisions.size(), 1u);
    EXPECT_EQ(open().decisions[0].chosen, "Mesa 2: Two");
    EXPECT_EQ(open().decisions[0].others.rfind("Mesa 1: ", 0), 0u) << chosen << ": " << open().decisions[0].others;
    session.shortcut("ctrl+z");
  }
}

TEST_F(Joins, WithoutABaseWhatIsPartOfWhatStandsIsInTheMinutes) {
  Document file = glasgow();
  file.id = "another";
  for (const char* id : {"x1", "x2"}) {
    plan::Organisation& one = file.organisations.emplace_back();
    one.id = one.order = one.name = id;
  }
  file.plans[0].commitments[0].leads = {"x1"};
  session.file("another.json", exchange::write_document(file));
  session.saved("another", 0, 0);
  go(session, view::PageId::file);
  file.plans[0].commitments[0].leads = {"x1", "x2"};
  begin_with({file});
  ASSERT_TRUE(joining().joined.without_base);
  ASSERT_EQ(joining().joined.conflicts.size(), 1u);
  const auto& claims = joining().joined.conflicts[0].claims;
  choose(session, "join:choose:0", (claims[0].sides & 1u) == 0 ? "0" : "1");
  press(session, "join:take");
  EXPECT_EQ(open().plans[0].commitments[0].leads, file.plans[0].commitments[0].leads);
  ASSERT_EQ(open().decisions.size(), 1u);
  EXPECT_EQ(open().decisions[0].others.rfind("Este plan: ", 0), 0u) << open().decisions[0].others;
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
    ASSERT_NE(one.about.find("Título, en inglés"), std::string::npos);
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

// Another tab had written meanwhile: the page went on saying what had been true before, and taking it over overwrote what nobody was shown.
TEST_F(Joins, WhatAnotherTabHasWrittenIsASideAtOnce) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  title(made[0], 0) = "Of table one";
  title(made[1], 0) = "Of table two";
  title(made[0], 1) = "Taken without a question";
  begin_with(made);
  ASSERT_EQ(joining().joined.conflicts.size(), 1u);
  choose(session, "join:choose:0", "0");
  ASSERT_FALSE(joining().decisions[0].chosen.empty());

  session.role(kGlasgowId, false);
  Document elsewhere = open();
  title(elsewhere, 0) = "Of the other tab";
  title(elsewhere, 1) = "Of the other tab too";
  StoredContent content;
  content.document = kGlasgowId;
  content.snapshot = exchange::write_document(elsewhere);
  content.writer = true;
  session.stored(std::move(content));
  ASSERT_EQ(joining().joined.conflicts.size(), 2u) << "what was taken unasked is asked now";
  EXPECT_EQ(joining().joined.conflicts[0].claims.size(), 3u);
  for (const view::Joining::Decision& one : joining().decisions) EXPECT_EQ(one.chosen, "") << "of what nobody had seen";
  press(session, "join:take");
  EXPECT_EQ(open().plans[0].commitments[0].title.at("en"), "Of the other tab");
  EXPECT_EQ(open().plans[0].commitments[1].title.at("en"), "Of the other tab too");
}

// A further file says something else of what was decided.
TEST_F(Joins, ADecisionWaitsAgainWhereSomethingElseIsSaid) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2, Mesa 3, Mesa 4");
  for (std::size_t i = 0; i < 3; ++i) title(made[i], 0) = "Of table " + std::to_string(i);
  title(made[3], 0) = title(made[1], 0);
  begin_with({made[0], made[1]});
  choose(session, "join:choose:0", "1");
  leave(session, "join:reason:0", "Everybody agreed");
  session.file("four.json", exchange::write_document(made[3]));
  EXPECT_EQ(joining().decisions[0].chosen, "1") << "it says what was said already";
  session.file("three.json", exchange::write_document(made[2]));
  ASSERT_EQ(joining().joined.conflicts[0].claims.size(), 3u);
  EXPECT_EQ(joining().decisions[0].chosen, "");
  EXPECT_EQ(joining().decisions[0].reason, "Everybody agreed");
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

// Seven tables with one proposal were asked about it 21 times.
TEST_F(Joins, WhatManyTablesAddedAlikeIsOneQuestion) {
  std::vector<Document> made = copies("Mesa 1, Mesa 2, Mesa 3, Mesa 4, Mesa 5, Mesa 6, Mesa 7");
  add_person_alike(made);
  begin_with(made);
  const auto pairs = [&] {
    std::size_t shown = 0;
    for (std::size_t i = 0; i < joining().joined.alike.size(); ++i) shown += view::find(session.page(), "join:same:" + std::to_string(i)) ? 1 : 0;
    return shown;
  };
  ASSERT_EQ(joining().joined.alike.size(), 21u);
  ASSERT_TRUE(view::find(session.page(), "join:all:0"));
  EXPECT_EQ(pairs(), 0u);
  const auto left = [&] { return view::open_words(session.state().language, joining()); };
  const std::string asked = view::text(session.state().language, "join.onlyAlike"), nothing = view::text(session.state().language, "join.nothingOpen");
  EXPECT_EQ(left(), asked) << "the page said at once that nothing was left, and asked";
  choose(session, "join:all:0", "some");
  EXPECT_EQ(pairs(), 21u);
  choose(session, "join:same:0", "yes");
  press(session, "join:take");
  EXPECT_EQ(open().people.size(), 6u);
  session.shortcut("ctrl+z");
  begin_with(made);
  choose(session, "join:all:0", "yes");
  EXPECT_EQ(left(), nothing);
  EXPECT_EQ(pairs(), 0u);
  press(session, "join:take");
  EXPECT_EQ(open().people.size(), 1u);
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

// What only one side added has nothing that it began with: it can be decided that it waits for nothing. What is chosen may close the circle after all.
TEST_F(Joins, ACircleThatAnswersCloseIsSaid) {
  Document with_milestone = open();
  with_milestone.id = "with-milestone";
  plan::Milestone& there = with_milestone.plans[0].commitments[0].milestones.emplace_back();
  there.id = "there";
  there.order = "V";
  session.file("plan.json", exchange::write_document(with_milestone));
  go(session, view::PageId::file);
  std::vector<Document> made = copies("Mesa 1, Mesa 2");
  plan::Milestone& fresh = made[0].plans[0].commitments[1].milestones.emplace_back();
  fresh.id = "fresh";
  fresh.order = "V";
  fresh.predecessors = {"there"};
  made[1].plans[0].commitments[0].predecessors = {"fresh"};
  made[1].plans[0].commitments[1].milestones.push_back(fresh);
  made[1].plans[0].commitments[1].milestones.back().predecessors.clear();
  title(made[0], 2) = "Of something else";
  title(made[1], 2) = "Of something else again";
  begin_with(made);
  ASSERT_EQ(joining().joined.conflicts.size(), 3u);
  const auto at = [&](std::string_view id) {
    std::size_t i = 0;
    while (joining().joined.conflicts[i].entity != id) ++i;
    return "join:choose:" + std::to_string(i);
  };
  const auto circle = [&] { return view::find(session.page(), "join:circle"); };
  EXPECT_FALSE(circle());
  choose(session, at("fresh"), "0");
  EXPECT_FALSE(circle());
  choose(session, at("commitment-1"), "0");
  ASSERT_TRUE(circle());
  EXPECT_EQ(session.page().announcement, circle()->label);
  EXPECT_EQ(circle()->children[0].children.size(), 2u) << "both are named";
  const auto begins_with = [&](const std::string& words) { return session.page().announcement.starts_with(words); };
  choose(session, at("commitment-3"), "0");
  ASSERT_TRUE(circle());
  EXPECT_EQ(session.page().announcement, circle()->label) << "what stays as it was is not said again";
  const std::string gone = view::text(session.state().language, "join.circleGone");
  press(session, "join:drop:1");
  EXPECT_FALSE(circle());
  EXPECT_TRUE(begins_with(gone));
  session.file("back.json", exchange::write_document(made[1]));
  for (const char* id : {"fresh", "commitment-1", "commitment-3"}) choose(session, at(id), "0");
  ASSERT_TRUE(circle());
  EXPECT_TRUE(begins_with(circle()->label));
  choose(session, at("fresh"), "base");
  EXPECT_FALSE(circle());
  EXPECT_TRUE(begins_with(gone));
  EXPECT_EQ(view::find(session.page(), at("fresh"))->value, "No espera a nada");
  press(session, "join:take");
  EXPECT_EQ(commitment(session, 0).predecessors, (std::vector<plan::Id>{"fresh"}));
  EXPECT_TRUE(commitment(session, 1).milestones[0].predecessors.empty());
  EXPECT_EQ(open().decisions.size(), 4u);
}

// What is said and what stands on the card are the same.
TEST_F(Joins, AFileOfAnotherPlanIsNotSaidToBeAdded) {
  begin_with(copies("Mesa 1"));
  EXPECT_EQ(session.page().announcement, view::plural(view::Language::es, "announce.joinFile", 0));
  Document other = glasgow();
  other.id = "another";
  session.file("", exchange::write_document(other));
  EXPECT_EQ(session.page().announcement, view::text(view::Language::es, "join.otherDocument"));
  EXPECT_EQ(joining().files.back().name, view::text(view::Language::es, "common.theLink"));
}

}  // namespace
}  // namespace cocrea::app::testing
