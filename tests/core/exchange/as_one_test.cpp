// Things that several sides added and that may be the same.
#include <gtest/gtest.h>

#include "core/plan/freeze.h"
#include "core/exchange/sides.h"

namespace cocrea::exchange::examples {
namespace {

TEST(Merge, NewThingsOfTwoSidesThatMayBeTheSame) {
  struct Pair {
    const char *a, *b;
    bool alike;
  };
  const Pair pairs[] = {{"María López", "Maria Lopez García", true}, {"MARÍA LÓPEZ", "maría lópez", true}, {"María López", "María Pérez", false}, {"", "", false}};
  for (const Pair& pair : pairs) {
    SCOPED_TRACE(pair.a);
    Joined result = joined({[&](Document& d) { d.people.push_back(person("x1", pair.a)); }, [&](Document& d) { d.people.push_back(person("x2", pair.b)); c1(d).people = {"x2"}; }});
    ASSERT_EQ(result.alike.size(), pair.alike ? 1u : 0u);
    if (!pair.alike) continue;
    EXPECT_EQ(result.alike[0].first, "x1");
    EXPECT_EQ(result.alike[0].second, "x2");
  }
  // Two of one side are not: whoever wrote them knew.
  EXPECT_TRUE(joined({[](Document& d) { d.people.push_back(person("x1", "María López")); d.people.push_back(person("x2", "María López")); }, [](Document&) {}}).alike.empty());
}

// What two sides added and is the same: all that they hold, sets together, and a question about each value that is another.
TEST(Merge, WhatIsTheSameIsJoinedLikeAnything) {
  const auto add = [](const char* id, const char* title, const char* problem, const char* start, std::vector<Id> leads) {
    return [=](Document& d) {
      Commitment& one = d.plans[0].commitments.emplace_back();
      one.id = id;
      one.order = "x";
      one.title["es"] = title;
      one.problem["es"] = problem;
      one.start = dates::PartialDate::parse(start);
      one.leads = leads;
      plan::Milestone& milestone = one.milestones.emplace_back();
      milestone.id = std::string(id) + "m";
      milestone.order = "V";
      d.plans[0].commitments[0].predecessors = {id};
    };
  };
  const Document before = base(), b = with(add("b", "Salud abierta", "Uno", "2027-01", {"o1", "o2"})), a = with(add("a", "Salud más abierta", "Otro", "2027-02", {"o2", "o3"}));
  const std::vector<Side> sides = {{"1", &b}, {"2", &a}};
  const std::vector<Alike> pairs = join(&before, sides).alike;
  ASSERT_EQ(pairs.size(), 1u);
  const AsOne one = as_one(sides, pairs, {true});
  const Joined result = join(&before, one.sides);
  ASSERT_EQ(result.document.plans[0].commitments.size(), 3u);
  const Commitment& made = result.document.plans[0].commitments[2];
  EXPECT_EQ(made.id, "b") << "as the first side knows it";
  EXPECT_EQ(made.title.at("es"), "Salud abierta") << "it has a name until that is decided";
  EXPECT_EQ(made.leads, (std::vector<Id>{"o1", "o2", "o3"}));
  EXPECT_EQ(made.milestones.size(), 2u);
  EXPECT_EQ(result.document.plans[0].commitments[0].predecessors, (std::vector<Id>{"b"}));
  std::vector<std::string> asked;
  for (const Conflict& conflict : result.conflicts) {
    EXPECT_EQ(conflict.claims.size(), 2u);
    EXPECT_EQ(conflict.base, Value{});
    EXPECT_EQ(standing(result.document, conflict), conflict.field == "start" ? Value{} : conflict.claims[conflict.field == "title" ? 0 : 1].value);
    asked.push_back(conflict.field);
  }
  EXPECT_EQ(asked, (std::vector<std::string>{"title", "problem", "start"}));
}

// What a version keeps of a thing that is one with another is a copy of that.
TEST(Merge, WhatVersionsKeepIsNamedAlike) {
  const auto add = [](const char* id) {
    return with([=](Document& d) {
      Commitment& one = d.plans[0].commitments.emplace_back();
      one.id = id;
      one.order = "x";
      one.title["es"] = "Salud abierta";
      plan::fill_child_ids(plan::kDocument, d);
      plan::Version version = plan::freeze(d.plans[0], std::string("version-") + id, plan::VersionKind::named);
      version.order = id;
      d.plans[0].versions.push_back(version);
    });
  };
  const Document before = base(), b = add("b"), a = add("a");
  const std::vector<Side> sides = {{"1", &b}, {"2", &a}};
  const std::vector<Alike> pairs = join(&before, sides).alike;
  ASSERT_EQ(pairs.size(), 1u) << "nobody is asked about what is kept";
  const Joined result = join(&before, as_one(sides, pairs, {true}).sides);
  const plan::Plan& plan = result.document.plans[0];
  ASSERT_EQ(plan.versions.size(), 2u);
  for (const plan::Version& version : plan.versions) EXPECT_TRUE(plan::copy_of(version, plan.commitments.back())) << version.id;
}

// Two tables write down the same proposal: their dots add up where it is one.
TEST(Merge, ProposalsThatMayBeTheSame) {
  const auto propose = [](std::vector<const char*> texts, plan::Number votes) {
    return with([=](Document& d) {
      for (const char* words : texts) {
        plan::Proposal& one = d.plans[0].workshop.proposals.emplace_back();
        one.id = std::to_string(votes) + "-" + std::to_string(d.plans[0].workshop.proposals.size());
        one.order = "V";
        one.text = words;
        one.votes = votes;
      }
    });
  };
  const Document before = base(), first = propose({"Más parques"}, 3), second = propose({"Bancos", "Mas parques"}, 4);
  const std::vector<Side> sides = {{"1", &first}, {"2", &second}};
  const Joined apart = join(&before, sides);
  ASSERT_EQ(apart.alike.size(), 1u);
  const Joined result = join(&before, as_one(sides, apart.alike, {true}).sides);
  ASSERT_EQ(result.conflicts.size(), 1u) << "how it is written";
  std::vector<std::pair<std::string, plan::Number>> votes;
  for (const plan::Proposal& one : result.document.plans[0].workshop.proposals) votes.emplace_back(one.id, one.votes);
  EXPECT_EQ(votes, (std::vector<std::pair<std::string, plan::Number>>{{"3-1", 7}, {"4-1", 4}}));
  const Document many = propose(std::vector<const char*>(40, "Bancos"), 1), too = propose(std::vector<const char*>(40, "Bancos"), 2);
  EXPECT_EQ(join(&before, {{"1", &many}, {"2", &too}}).alike.size(), 1000u);   // of 1,600
}

TEST(Merge, WhichThingsAreOneFollowsFromAnswersAboutPairs) {
  const auto add = [](std::vector<const char*> all) {
    return with([=](Document& d) { for (const char* id : all) d.people.push_back(person(id, "María López")); });
  };
  const Document first = add({"b"}), second = add({"a"}), third = add({"c", "d"});
  const std::vector<Side> sides = {{"1", &second}, {"2", &first}, {"3", &third}};
  const std::vector<Alike> pairs = {{"a", "b", &plan::kPerson}, {"a", "c", &plan::kPerson}, {"b", "c", &plan::kPerson}, {"a", "d", &plan::kPerson}, {"b", "d", &plan::kPerson}};
  using Answers = std::vector<bool>;
  struct Row {
    const char* name;
    Answers same, stand, settled;
    std::vector<Id> people;   // of the third side
  };
  const Row rows[] = {
      {"none", {false, false, false, false, false}, {false, false, false, false, false}, {false, false, false, false, false}, {"c", "d"}},
      {"one", {true, false, false, false, false}, {true, false, false, false, false}, {false, false, false, false, false}, {"c", "d"}},
      {"three are one by two answers", {true, true, false, false, false}, {true, true, false, false, false}, {false, false, true, true, true}, {"a", "d"}},
      {"two of one side stay two", {false, true, false, true, false}, {false, true, false, false, false}, {false, false, false, true, false}, {"a", "d"}},
      {"also by way of a third", {true, true, false, false, true}, {true, true, false, false, false}, {false, false, true, true, true}, {"a", "d"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const AsOne one = as_one(sides, pairs, row.same);
    EXPECT_EQ(one.same, row.stand);
    EXPECT_EQ(one.settled, row.settled);
    std::vector<Id> people;
    for (const plan::Person& each : one.sides[2].document->people) people.push_back(each.id);
    EXPECT_EQ(people, row.people);
  }
}

}  // namespace
}  // namespace cocrea::exchange::examples
