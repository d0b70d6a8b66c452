// Versions of a plan: kept, compared, restored, removed.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "app/commands.h"
#include "core/exchange/bin.h"
#include "core/exchange/differences.h"
#include "core/plan/freeze.h"
#include "joins.h"

namespace cocrea::app::testing {
namespace {

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
  EXPECT_EQ(label(view::field_node(all[0].id, "name")), "Nombre de la versión 1 (1 de octubre de 2021)");
  EXPECT_EQ(label(view::field_node(all[1].id, "name")), "Nombre de la versión 2 (1 de octubre de 2021)");
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

// In the list nothing told which of them was which.
TEST_F(Joins, SubmittedVersionsOfOneDayAreToldApart) {
  press(session, "version:keep-submitted");
  Document twice = open();
  twice.id = "twice";
  auto& versions = twice.plans[0].versions;
  for (const char* id : {"second", "other-day"}) versions.push_back(plan::freeze(twice.plans[0], id, plan::VersionKind::submitted));
  versions[1].date = date("2021-09-23");
  versions[2].date = date("2021-09-24");
  versions[1].order = "W";
  versions[2].order = "X";
  session.file("twice.json", exchange::write_document(twice));
  go(session, view::PageId::file);
  std::vector<std::string> names;
  for (const view::Option& one : view::find(session.page(), "version:from")->field->options) names.push_back(one.label);
  EXPECT_EQ(names, (std::vector<std::string>{view::text(view::Language::es, "versions.none"), "La entregada, versión 1 · 23 de septiembre de 2021",
                                             "La entregada, versión 2 · 23 de septiembre de 2021", "La entregada · 24 de septiembre de 2021"}));
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
