#include "core/plan/freeze.h"

#include <gtest/gtest.h>

#include <set>

#include "support/random_document.h"

namespace cocrea::plan {
namespace {

Plan small_plan() {
  Plan plan;
  plan.id = "plan";
  plan.title = {{"es", "Plan"}};
  plan.planned_end = dates::PartialDate::parse("2027-09");
  plan.vision.id = "vision";
  plan.vision.goals.emplace_back();
  plan.vision.goals.back().id = "goal";
  Commitment& one = plan.commitments.emplace_back();
  one.id = "one";
  one.title = {{"es", "Uno"}};
  one.goals = {"goal"};
  one.leads = {"organisation"};
  one.milestones.emplace_back();
  one.milestones.back().id = "milestone";
  one.amendments.emplace_back();
  one.amendments.back().id = "amendment";
  return plan;
}

TEST(Freeze, CopiesWhatWasHandedInUnderIdsOfItsOwn) {
  const Plan plan = small_plan();
  const Version version = freeze(plan, "v1", VersionKind::submitted);
  EXPECT_EQ(version.id, "v1");
  EXPECT_EQ(version.kind, VersionKind::submitted);
  EXPECT_EQ(version.title, plan.title);
  EXPECT_EQ(version.planned_end, plan.planned_end);
  const Commitment* copy = copy_of(version, plan.commitments[0]);
  ASSERT_NE(copy, nullptr);
  EXPECT_EQ(copy->id, "v1-one");
  EXPECT_EQ(copy->title, plan.commitments[0].title);
  EXPECT_EQ(copy->milestones[0].id, "v1-milestone");
  EXPECT_TRUE(copy->amendments.empty());   // they came later
}

TEST(Freeze, ReferencesLeadToTheCopiesAndElsewhereStay) {
  const Version version = freeze(small_plan(), "v1", VersionKind::named);
  EXPECT_EQ(version.commitments[0].goals, std::vector<Id>{version.vision.goals[0].id});
  EXPECT_EQ(version.commitments[0].leads, std::vector<Id>{"organisation"});
}

TEST(Freeze, WhatIsEditedLaterDoesNotReachTheVersion) {
  Plan plan = small_plan();
  const Version version = freeze(plan, "v1", VersionKind::submitted);
  plan.commitments[0].title = {{"es", "Otro"}};
  plan.commitments.emplace_back();
  plan.commitments.back().id = "two";
  EXPECT_EQ(copy_of(version, plan.commitments[0])->title.at("es"), "Uno");
  EXPECT_EQ(copy_of(version, plan.commitments[1]), nullptr);
}

TEST(Freeze, IdsStayUniqueInAnyDocument) {
  int versions = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Document document = test::random_document(seed);
    for (Plan& plan : document.plans) {
      const Id id = "version-of-" + plan.id;
      const Version version = freeze(plan, id, VersionKind::submitted);
      plan.versions.push_back(version);
      plan.versions.push_back(freeze(plan, std::string(64, 'x'), VersionKind::named));   // ids at their longest
      ++versions;
      break;
    }
    std::set<Id> ids;
    walk(document, [&](const Entity& entity, const EntityType&) {
      EXPECT_TRUE(valid_id(entity.id)) << entity.id;
      EXPECT_TRUE(ids.insert(entity.id).second) << entity.id;
    });
  }
  EXPECT_GT(versions, 10);
}

TEST(Thaw, GivesBackWhatWasFrozen) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(seed);
    for (const Plan& plan : test::random_document(seed).plans) {
      for (const Id& id : {Id("v1"), "version-of-" + plan.id, Id(64, 'x')}) {
        EXPECT_TRUE(equal(kPlan, thaw(plan, freeze(plan, id, VersionKind::named)), plan));
        // What was taken out since comes back under its own id, and what was put in is not in it.
        Plan later = plan;
        later.commitments.clear();
        later.commitments.emplace_back().id = "new";
        Plan back = thaw(later, freeze(plan, id, VersionKind::named));
        ASSERT_EQ(back.commitments.size(), plan.commitments.size());
        for (std::size_t i = 0; i < back.commitments.size(); ++i) {
          EXPECT_EQ(back.commitments[i].id, plan.commitments[i].id);
          EXPECT_EQ(back.commitments[i].predecessors, plan.commitments[i].predecessors);
          EXPECT_TRUE(back.commitments[i].amendments.empty());
        }
      }
    }
  }
}

TEST(Thaw, OfWhatIsGoneIdsTooLongToTellStayUniqueAndValid) {
  Plan plan = small_plan();
  plan.commitments[0].id = Id(64, 'a');
  const Version version = freeze(plan, Id(64, 'x'), VersionKind::named);
  EXPECT_EQ(thaw(plan, version).commitments[0].id, plan.commitments[0].id);
  plan.commitments.clear();
  const Plan back = thaw(plan, version);
  EXPECT_TRUE(valid_id(back.commitments[0].id));
  EXPECT_NE(back.commitments[0].id, version.commitments[0].id);
}

TEST(DerivedId, IsReadableWhileItIsShortAndValidAlways) {
  const Id longest(64, 'a');
  EXPECT_EQ(derived_id("plan", "vision"), "plan-vision");
  EXPECT_TRUE(valid_id(derived_id(longest, "vision")));
  EXPECT_TRUE(valid_id(derived_id(longest, longest)));
  EXPECT_NE(derived_id(longest, longest), derived_id(longest, Id(64, 'b')));
  EXPECT_NE(derived_id(longest, "vision"), derived_id(Id(64, 'b'), "vision"));
}

}  // namespace
}  // namespace cocrea::plan
