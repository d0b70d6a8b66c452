// Predecessors that only together make work wait for itself.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/exchange/sides.h"

namespace cocrea::exchange::examples {
namespace {

// A plan with four milestones: c1m and c1n of c1, c2m of c2, c3m of c3.
Document with_milestones(const Edit& edit) {
  return with([&](Document& d) {
    plan::Milestone second;
    second.id = "c1n";
    second.order = "W";
    c1(d).milestones.push_back(second);
    plan::Commitment third;
    third.id = "c3";
    third.order = "3";
    plan::Milestone one;
    one.id = "c3m";
    one.order = "V";
    third.milestones.push_back(one);
    d.plans[0].commitments.push_back(third);
    edit(d);
  });
}

void waits(Document& document, const char* who, std::vector<Id> for_what) {
  const plan::Found found = plan::find(document, who);
  ASSERT_TRUE(plan::set_value(*found.type->find("predecessors"), *found.entity, for_what));
}

// Who waits for whom at the base and in each side, and about whom it is asked.
struct Circle {
  const char* name;
  std::vector<Edit> sides;
  std::vector<const char*> asked;
};

TEST(Merge, CirclesAreAsked) {
  const auto waiting = [](const char* who, std::vector<Id> what) { return [=](Document& d) { waits(d, who, what); }; };
  const auto both = [](const Edit& a, const Edit& b) { return [=](Document& d) { a(d), b(d); }; };
  const auto nothing = [](Document&) {};
  const Circle circles[] = {
      {"two that wait for each other", {waiting("c1m", {"c2m"}), waiting("c2m", {"c1m"})}, {"c1m", "c2m"}},
      {"one after the other", {waiting("c1m", {"c2m"}), waiting("c2m", {"c3m"})}, {}},
      {"three at three tables", {waiting("c1m", {"c2m"}), waiting("c2m", {"c3m"}), waiting("c3m", {"c1m"})}, {"c1m", "c2m", "c3m"}},
      {"through a commitment", {waiting("c1", {"c2m"}), waiting("c2m", {"c1n"})}, {"c1", "c2m"}},
      {"beside a circle something else", {waiting("c1m", {"c2m"}), both(waiting("c2m", {"c1m"}), waiting("c3m", {"c1n"}))}, {"c1m", "c2m"}},
      {"one side alone is taken as it is", {both(waiting("c1m", {"c2m"}), waiting("c2m", {"c1m"})), nothing}, {}},
      {"all alike are taken as they are", {both(waiting("c1m", {"c2m"}), waiting("c2m", {"c1m"})), both(waiting("c1m", {"c2m"}), waiting("c2m", {"c1m"}))}, {}},
  };
  const Document before = with_milestones(nothing);
  for (const Circle& circle : circles) {
    SCOPED_TRACE(circle.name);
    std::vector<Document> documents;
    for (const Edit& edit : circle.sides) documents.push_back(with_milestones(edit));
    std::vector<Side> sides;
    for (const Document& one : documents) sides.push_back({"Mesa " + std::to_string(sides.size() + 1), &one});
    const Joined result = join(&before, sides);
    std::vector<std::string> asked;
    for (const Conflict& one : result.conflicts) {
      EXPECT_TRUE(one.circle);
      EXPECT_EQ(one.field, "predecessors");
      ASSERT_EQ(one.claims.size(), 1u);
      EXPECT_EQ(standing(result.document, one), one.base);
      asked.push_back(one.entity);
    }
    std::sort(asked.begin(), asked.end());
    EXPECT_EQ(asked, std::vector<std::string>(circle.asked.begin(), circle.asked.end()));
  }
}

TEST(Merge, ACircleThatIsDecidedIsGone) {
  const Document before = with_milestones([](Document&) {});
  const Document a = with_milestones([](Document& d) { waits(d, "c1m", {"c2m"}); }), b = with_milestones([](Document& d) { waits(d, "c2m", {"c1m"}); });
  Joined result = join(&before, {{"A", &a}, {"B", &b}});
  ASSERT_EQ(result.conflicts.size(), 2u);
  ASSERT_FALSE(resolve(result.document, result.conflicts, {{0, result.conflicts[0].claims[0].value}}));
  EXPECT_EQ(c1(result.document).milestones[0].predecessors, std::vector<Id>{"c2m"});
  EXPECT_TRUE(result.document.plans[0].commitments[1].milestones[0].predecessors.empty());
}

// Of what only one side added there is no value at the base; answers about several may close the circle after all, and that is seen.
TEST(Circles, ThatAnswersCloseAreSeen) {
  const Document before = with_milestones([](Document&) {});
  const Document a = with_milestones([](Document& d) {
    plan::Milestone fresh;
    fresh.id = "c1x";
    fresh.order = "X";
    fresh.predecessors = {"c2m"};
    c1(d).milestones.push_back(fresh);
    waits(d, "c1m", {"c1x"});
  });
  const Document b = with_milestones([](Document& d) { waits(d, "c2m", {"c1m"}); });
  const Joined result = join(&before, {{"A", &a}, {"B", &b}});
  ASSERT_EQ(result.conflicts.size(), 3u);
  struct Row {
    const char* name;
    std::vector<const char*> taken;   // of these the claim stands, of the others nothing
    std::size_t circular;
  };
  const Row rows[] = {{"nothing", {}, 0}, {"one", {"c2m"}, 0}, {"two", {"c2m", "c1x"}, 0}, {"the new one and what waits for it", {"c1m", "c1x"}, 0}, {"all", {"c1m", "c1x", "c2m"}, 3}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < result.conflicts.size(); ++i) {
      const bool taken = std::find(row.taken.begin(), row.taken.end(), result.conflicts[i].entity) != row.taken.end();
      choices.push_back({i, taken ? result.conflicts[i].claims[0].value : result.conflicts[i].base});
    }
    Document decided = result.document;
    ASSERT_FALSE(resolve(decided, result.conflicts, choices));
    EXPECT_EQ(still_circular(decided, result.conflicts).size(), row.circular);
  }
}

// Without a base nothing is asked about circles, but each difference is; and answers to those can make one.
TEST(Circles, ThatAnswersCloseAreSeenWithoutABaseToo) {
  const Document a = with_milestones([](Document& d) { waits(d, "c1m", {"c2m"}); }), b = with_milestones([](Document& d) { waits(d, "c2m", {"c1m"}); });
  Joined result = join(nullptr, {{"A", &a}, {"B", &b}});
  ASSERT_EQ(result.conflicts.size(), 2u);
  EXPECT_TRUE(still_circular(result.document, result.conflicts).empty());
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < 2; ++i) choices.push_back({i, result.conflicts[i].claims[i].value});
  ASSERT_FALSE(resolve(result.document, result.conflicts, choices));
  EXPECT_EQ(still_circular(result.document, result.conflicts), (std::vector<std::size_t>{0, 1}));
}

}  // namespace
}  // namespace cocrea::exchange::examples
