#include "core/plan/document.h"

#include <gtest/gtest.h>

#include <set>

#include "support/random_document.h"

namespace cocrea::plan {
namespace {

Date date(const char* iso) { return dates::PartialDate::parse(iso); }

TEST(Document, EverythingIsFoundByItsId) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Document document = test::random_document(seed);
    std::size_t visited = 0;
    walk(document, [&](const Entity& entity, const EntityType& type) {
      ++visited;
      const Found found = find(document, entity.id);
      ASSERT_TRUE(found);
      EXPECT_EQ(found.entity, &entity);
      EXPECT_EQ(found.type, &type);
      const FoundConst same = find(static_cast<const Document&>(document), entity.id);
      EXPECT_EQ(same.entity, &entity);
      EXPECT_EQ(same.parent, found.parent);
      EXPECT_EQ(same.parent_type, found.parent_type);
      if (&entity == &document) {
        EXPECT_EQ(found.parent, nullptr);
      } else {
        ASSERT_NE(found.parent, nullptr);
        EXPECT_EQ(found.field->type, &type);
        EXPECT_EQ(found.parent_type->find(found.field->name), found.field);
      }
    });
    EXPECT_EQ(visited, test::ids_of(document).size());
    EXPECT_FALSE(find(document, "nobody"));
    EXPECT_FALSE(find(document, ""));
  }
}

Document document_with_a_plan() {
  for (std::uint64_t seed = 1;; ++seed) {
    Document document = test::random_document(seed, {3, 90, true});
    if (!document.plans.empty()) return document;
  }
}

TEST(Document, TheSameIsEqualAndOneDifferenceIsEnough) {
  const Document document = document_with_a_plan();
  Document copy = document;
  EXPECT_TRUE(equal(document, copy));
  copy.parents.push_back("x");
  EXPECT_FALSE(equal(document, copy));
  copy = document;
  copy.rev = "other";
  EXPECT_FALSE(equal(document, copy));
  copy = document;
  ASSERT_FALSE(copy.plans.empty());
  copy.plans.back().vision.extras["new"] = "1";
  EXPECT_FALSE(equal(document, copy));
  copy = document;
  copy.plans.back().order += "1";
  EXPECT_FALSE(equal(document, copy));
}

TEST(Document, EndOfAPlan) {
  struct Case {
    const char* planned;
    const char* actual;
    const char* expected;
  };
  const Case cases[] = {
      {"2023-09", nullptr, "2023-09"},
      {"2023-09-30", "2023-06-15", "2023-06-15"},    // closed before its planned end
      {"2023-09", "2023-09-15", "2023-09-15"},       // before it, if it was not the 15th
      {"2023-09-30", "2023-10-01", "2023-09-30"},    // not before its planned end
      {nullptr, "2023-06-15", "2023-06-15"},
      {nullptr, nullptr, nullptr},
  };
  for (const Case& one : cases) {
    Plan plan;
    if (one.planned != nullptr) plan.planned_end = date(one.planned);
    if (one.actual != nullptr) plan.actual_end = date(one.actual);
    EXPECT_EQ(plan_end(plan), one.expected == nullptr ? Date() : date(one.expected));
  }
}

TEST(Document, BestText) {
  const LocalizedText text = {{"en", "data"}, {"es", "datos"}, {"gl", ""}};
  EXPECT_EQ(best_text(text, "es"), "datos");
  EXPECT_EQ(best_text(text, "gl", "es"), "datos");
  EXPECT_EQ(best_text(text, "fr", "gl"), "data");
  EXPECT_EQ(best_text({{"eu", "datuak"}, {"en", ""}}, "es", "gl"), "datuak");
  EXPECT_EQ(best_text({{"eu", ""}}, "eu"), "");
  EXPECT_EQ(best_text({}, "es"), "");
}

TEST(Document, IdsAreValidAndDoNotRepeat) {
  IdSource source(0, 0);
  IdSource same(0, 0);
  IdSource other(0, 1);
  std::set<Id> seen;
  for (int i = 0; i < 20'000; ++i) {
    const Id id = source.next();
    EXPECT_EQ(id, same.next());
    ASSERT_EQ(id.size(), 22u);
    ASSERT_TRUE(valid_id(id));
    ASSERT_TRUE(seen.insert(id).second);
    ASSERT_TRUE(seen.insert(other.next()).second);
  }
}

}  // namespace
}  // namespace cocrea::plan
