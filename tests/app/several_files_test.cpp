// Several files that are dropped or chosen at once: copies of the open plan are joined with it, and of everything else it is said what became of it.
#include <gtest/gtest.h>

#include "core/exchange/merge.h"
#include "glasgow.h"
#include "view/joining.h"

namespace cocrea::app::testing {
namespace {

std::string table(const plan::Document& of, const std::string& name, const std::string& title) {
  plan::Document copy = exchange::copy_for(of, name);
  copy.plans[0].commitments[1].title["en"] = title;
  return exchange::write_document(copy);
}

class SeveralFiles : public ::testing::Test {
 protected:
  Session session{start_on()};
  std::vector<std::string> left_out() const {
    for (const view::Notice& one : session.state().notices) {
      if (one.id == "left-out") return one.details;
    }
    return {};
  }
};

TEST_F(SeveralFiles, CopiesOfTheOpenPlanBeginToBeJoined) {
  session.file("glasgow.json", glasgow_bytes());
  const plan::Document base = *session.document();
  session.file("1.json", table(base, "Mesa 1", "One"), "first");
  session.file("2.json", table(base, "Mesa 2", "Two"), "another");
  ASSERT_TRUE(session.state().joining);
  EXPECT_EQ(session.state().page, view::PageId::file);
  ASSERT_EQ(session.state().joining->files.size(), 2u);
  EXPECT_EQ(session.state().joining->files[1].name, "Mesa 2");
  ASSERT_TRUE(session.state().joining->base) << "what the copies were made from";
  EXPECT_EQ(session.state().joining->joined.conflicts.size(), 1u);
  EXPECT_EQ(session.document()->id, base.id);
  EXPECT_TRUE(plan::equal(*session.document(), base)) << "nothing reaches the plan before it is taken over";
  EXPECT_TRUE(left_out().empty());
  session.file("3.json", table(base, "Mesa 3", "One"), "another");
  EXPECT_EQ(session.state().joining->files.size(), 3u);
}

TEST_F(SeveralFiles, WithNothingOpenTheFirstIsOpenedAndItsSistersAreJoined) {
  const plan::Document base = glasgow();
  session.file("1.json", table(base, "Mesa 1", "One"), "first");
  ASSERT_TRUE(session.document());
  session.saved(session.document()->id, 0, 0);
  session.file("2.json", table(base, "Mesa 2", "Two"), "another");
  ASSERT_TRUE(session.state().joining);
  EXPECT_EQ(session.state().joining->files.size(), 1u);
}

TEST_F(SeveralFiles, WhatIsNotUsedIsNamed) {
  session.file("glasgow.json", glasgow_bytes());
  plan::Document other = glasgow(), third = glasgow();
  other.id = "other";
  third.id = "third";
  session.file("other.json", exchange::write_document(other), "first");
  EXPECT_EQ(session.document()->id, "other") << "the first is opened, as one alone is";
  EXPECT_TRUE(left_out().empty());
  session.file("third.json", exchange::write_document(third), "another");
  session.file("fourth.json", exchange::write_document(third), "another");
  EXPECT_EQ(session.document()->id, "other");
  EXPECT_EQ(left_out(), (std::vector<std::string>{"third.json", "fourth.json"}));
  session.file("a.csv", "Id,Nombre\n", "first");
  session.file("b.csv", "Id,Nombre\n", "another");
  EXPECT_EQ(left_out(), (std::vector<std::string>{"third.json", "fourth.json", "b.csv"}));
}

TEST_F(SeveralFiles, OneAloneIsOpenedBesideAsBefore) {
  session.file("glasgow.json", glasgow_bytes());
  session.saved(kGlasgowId, 0, 0);
  session.file("1.json", table(*session.document(), "Mesa 1", "One"));
  EXPECT_FALSE(session.state().joining);
  EXPECT_NE(session.document()->id, kGlasgowId);
}

}  // namespace
}  // namespace cocrea::app::testing
