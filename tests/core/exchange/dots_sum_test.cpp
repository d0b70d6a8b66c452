// Dots of several sides, added up, or asked about.
#include <gtest/gtest.h>

#include "core/exchange/sides.h"

namespace cocrea::exchange::examples {
namespace {

// Dots are given at each table. Together they are the base's and what each table added, or took back; nobody is asked.
TEST(Merge, DotsOfTablesAddUp) {
  Document before = base();
  for (const char* id : {"x", "y"}) {
    plan::Proposal& one = before.plans[0].workshop.proposals.emplace_back();
    one.id = id;
    one.order = id;
  }
  before.plans[0].workshop.proposals[0].votes = 10;
  const auto with_dots = [&](plan::Number x, plan::Number y) {
    Document document = before;
    document.plans[0].workshop.proposals[0].votes = x;
    document.plans[0].workshop.proposals[1].votes = y;
    return document;
  };
  struct Row {
    std::vector<std::pair<plan::Number, plan::Number>> tables;
    plan::Number x, y;
  };
  const Row rows[] = {
      {{{13, 0}, {14, 2}}, 17, 2},
      {{{13, 0}, {13, 0}}, 16, 0},             // two tables that happen to do the same
      {{{8, 1}, {12, 1}, {10, 5}}, 10, 7},     // one table took two back
      {{{0, 0}, {0, 0}}, 0, 0},                // never below none
      {{{99'999, 0}, {99'999, 0}}, 99'999, 0}  // nor above what a number can be
  };
  for (const Row& row : rows) {
    std::vector<Document> documents;
    for (const auto& table : row.tables) documents.push_back(with_dots(table.first, table.second));
    std::vector<Side> sides;
    for (Document& one : documents) {
      one.copy = "Mesa " + std::to_string(sides.size() + 1);
      sides.push_back({one.copy, &one});
    }
    const Joined result = join(&before, sides);
    ASSERT_FALSE(result.refused);
    EXPECT_TRUE(result.conflicts.empty());
    EXPECT_EQ(result.document.plans[0].workshop.proposals[0].votes, row.x);
    EXPECT_EQ(result.document.plans[0].workshop.proposals[1].votes, row.y);
    // The same file once more counts once; which one comes first makes no difference.
    sides.push_back(sides[0]);
    std::swap(sides[0], sides[1]);
    const Joined again = join(&before, sides);
    EXPECT_EQ(again.document.plans[0].workshop.proposals[0].votes, row.x);
  }
  // Without a base nobody knows who gave how many.
  const Document a = with_dots(13, 0), b = with_dots(14, 0);
  EXPECT_EQ(join(nullptr, {{"A", &a}, {"B", &b}}).conflicts.size(), 1u);
}

// One table gives dots, which makes a tally that no side has; another takes something out, of which everybody lets go.
TEST(Dots, AreCountedWhereSomethingIsTakenOut) {
  const Document before = with([](Document& d) {
    plan::Proposal& one = d.plans[0].workshop.proposals.emplace_back();
    one.id = "x";
    one.order = "V";
  });
  Document gives = copy_for(before, "Mesa 1", "first"), takes = copy_for(before, "Mesa 2", "second");
  gives.plans[0].workshop.proposals[0].votes = 3;
  remove(takes, "o3");
  const Joined result = join(&before, {{"", &before}, {"1", &gives}, {"2", &takes}});
  ASSERT_FALSE(result.refused);
  EXPECT_TRUE(result.conflicts.empty());
  ASSERT_EQ(result.document.plans[0].workshop.proposals[0].tallies.size(), 1u);
  EXPECT_EQ(result.document.plans[0].workshop.proposals[0].votes, 3);
  EXPECT_FALSE(plan::find(result.document, "o3"));
}

// Without a base the number of dots is a question. Whoever's number stands, theirs are the copies that are known to be counted in it.
TEST(Dots, ANumberStandsWithTheCopiesThatItHasCounted) {
  const auto counted = [](plan::Number votes, const std::vector<std::pair<const char*, plan::Number>>& tallies) {
    return with([&](Document& d) {
      plan::Proposal& one = d.plans[0].workshop.proposals.emplace_back();
      one.id = "x";
      one.order = "V";
      one.votes = votes;
      for (const auto& [id, given] : tallies) {
        plan::Tally& tally = one.tallies.emplace_back();
        tally.id = id;
        tally.order = "V";
        tally.given = given;
      }
    });
  };
  const auto told = [](const Document& document) {
    const plan::Proposal& one = document.plans[0].workshop.proposals[0];
    std::string words = std::to_string(one.votes);
    for (const plan::Tally& tally : one.tallies) words += " " + tally.id + "=" + std::to_string(tally.given);
    return words;
  };
  const Document a = counted(5, {{"m1", 3}, {"m2", 1}}), b = counted(7, {{"m2", 4}, {"m3", 2}}), none = counted(9, {}), even = counted(5, {{"m2", 4}, {"m3", 2}}),
                 plain = counted(5, {});
  struct Row {
    const char* name;
    const Document *first, *second;
    const char *stands, *firsts, *seconds;   // until it is decided, and by each answer
  };
  const Row rows[] = {{"both have counted copies", &a, &b, "5 m1=3 m2=1", "5 m1=3 m2=1", "7 m2=4 m3=2"},
                      {"one has counted none", &none, &b, "9", "9", "7 m2=4 m3=2"},
                      {"the other has counted none", &a, &none, "5 m1=3 m2=1", "5 m1=3 m2=1", "9"},
                      {"of one number nothing is asked, and the first's copies are known", &a, &even, "5 m1=3 m2=1", nullptr, nullptr},
                      {"also where the first has counted none", &plain, &a, "5", nullptr, nullptr}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    Joined result = join(nullptr, {{"A", row.first}, {"B", row.second}});
    EXPECT_EQ(told(result.document), row.stands);
    ASSERT_EQ(result.conflicts.size(), row.firsts != nullptr ? 1u : 0u);
    for (std::size_t i = 0; i < 2 && row.firsts != nullptr; ++i) {
      ASSERT_FALSE(resolve(result.document, result.conflicts, {{0, result.conflicts[0].claims[i].value}}));
      EXPECT_EQ(told(result.document), i == 0 ? row.firsts : row.seconds);
    }
  }
}

}  // namespace
}  // namespace cocrea::exchange::examples
