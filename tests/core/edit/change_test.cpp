#include "core/edit/change.h"

#include <gtest/gtest.h>

#include "support/random_change.h"

namespace cocrea::edit {
namespace {

using plan::Document;

// A plan with two commitments, one organisation that leads the first.
Document small_document() {
  Document document;
  document.id = "doc";
  plan::Organisation organisation;
  organisation.id = "org";
  organisation.order = "V";
  document.organisations.push_back(organisation);
  plan::Plan plan;
  plan.id = "plan";
  plan.order = "V";
  plan::Commitment first;
  first.id = "c1";
  first.order = "V";
  first.title = {{"es", "Datos"}};
  first.institutions = {"org"};
  plan::Milestone milestone;
  milestone.id = "m1";
  milestone.order = "V";
  milestone.responsible = {"org"};
  first.milestones.push_back(milestone);
  plan::Commitment second;
  second.id = "c2";
  second.order = "X";
  plan.commitments = {first, second};
  document.plans.push_back(plan);
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

Transaction one(Change change) { return {"test", {std::move(change)}}; }
Remove removal(const char* id) {
  Remove remove;
  remove.id = id;
  return remove;
}
std::shared_ptr<plan::Commitment> commitment(const char* id, const char* order) {
  auto made = std::make_shared<plan::Commitment>();
  made->id = id;
  made->order = order;
  return made;
}

// So many that the document is looked through once for all of them.
TEST(Change, ManyAtOnceAreAppliedAsOneByOne) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    test::Random random(seed);
    const Document before = test::random_document(seed, {2, 40, true});
    Document singly = before;
    Transaction all{"test", {}};
    for (int steps = 0; steps < 30; ++steps) {
      Transaction step = test::random_transaction(random, singly);
      ASSERT_FALSE(apply(singly, step));
      for (Change& one : step.changes) all.changes.push_back(std::move(one));
    }
    Document together = before;
    ASSERT_FALSE(apply(together, all));
    EXPECT_TRUE(plan::equal(singly, together));
    Transaction back = inverse(all);
    ASSERT_FALSE(apply(together, back));
    EXPECT_TRUE(plan::equal(before, together));
    all.changes.push_back(Set{"nothing", "title", "es", {}, std::string("x")});
    EXPECT_TRUE(apply(together, all));
    EXPECT_TRUE(plan::equal(before, together)) << "refused as a whole";
  }
}

TEST(Change, AnIdIsRefusedAmongManyThatAreNew) {
  const char* const taken[] = {"c1", "org", "new-3", "m1"};
  for (const char* const id : taken) {
    SCOPED_TRACE(id);
    Document document = small_document();
    const Document before = document;
    Transaction many{"test", {}};
    for (int i = 0; i < 12; ++i) many.changes.push_back(Insert{"plan", "commitments", commitment(i == 11 ? id : ("new-" + std::to_string(i)).c_str(), "Y")});
    const auto refusal = apply(document, many);
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->cause, Refusal::Cause::duplicate_id);
    EXPECT_TRUE(plan::equal(document, before));
  }
  // What is taken out first is free again.
  Document document = small_document();
  Transaction moved{"test", {removal("c2")}};
  for (int i = 0; i < 12; ++i) moved.changes.push_back(Insert{"plan", "commitments", commitment(i == 11 ? "c2" : ("new-" + std::to_string(i)).c_str(), "Y")});
  EXPECT_FALSE(apply(document, moved));
}

// One that comes back brings something new along, whose id is taken from then on.
TEST(Change, AnIdThatCameWithOneThatIsBackIsRefused) {
  Document document = small_document();
  const Document before = document;
  const auto back = commitment("c2", "Y");
  back->milestones.emplace_back();
  back->milestones[0].id = "fresh";
  back->milestones[0].order = "V";
  Transaction moved{"test", {removal("c2"), Insert{"plan", "commitments", back}}};
  for (int i = 0; i < 12; ++i) moved.changes.push_back(Insert{"plan", "commitments", commitment(i == 11 ? "fresh" : ("new-" + std::to_string(i)).c_str(), "Y")});
  const auto refusal = apply(document, moved);
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->cause, Refusal::Cause::duplicate_id);
  EXPECT_EQ(refusal->place, "fresh");
  EXPECT_TRUE(plan::equal(document, before));
}

TEST(Change, SetRemembersWhatWasThere) {
  Document document = small_document();
  Transaction transaction = one(Set{"c1", "title", "es", {}, std::string("Datos abiertos")});
  ASSERT_FALSE(apply(document, transaction));
  EXPECT_EQ(document.plans[0].commitments[0].title.at("es"), "Datos abiertos");
  EXPECT_EQ(std::get<Set>(transaction.changes[0]).before, plan::Value(std::string("Datos")));
  Transaction back = inverse(transaction);
  ASSERT_FALSE(apply(document, back));
  EXPECT_TRUE(equal(document, small_document()));
}

TEST(Change, NestedEntitiesAndTheDocumentAreSetLikeOthers) {
  Document document = small_document();
  Transaction transaction{"test",
                          {Set{"doc-jurisdiction", "name", {}, {}, std::string("Glasgow")},
                           Set{"plan-vision", "longTerm", "en", {}, std::string("Open")},
                           Set{"doc", "sample", {}, {}, std::string("glasgow")},
                           Set{"plan", "plannedEnd", {}, {}, *dates::PartialDate::parse("2023-09")}}};
  ASSERT_FALSE(apply(document, transaction));
  EXPECT_EQ(document.jurisdiction.name, "Glasgow");
  EXPECT_EQ(document.plans[0].vision.long_term.at("en"), "Open");
  EXPECT_EQ(document.sample, "glasgow");
  EXPECT_EQ(document.plans[0].planned_end->to_string(), "2023-09");
}

TEST(Change, AnotherOrderMovesAnEntity) {
  Document document = small_document();
  Transaction transaction = one(Set{"c1", "order", {}, {}, std::string("Z")});
  ASSERT_FALSE(apply(document, transaction));
  EXPECT_EQ(document.plans[0].commitments[0].id, "c2");
  EXPECT_EQ(document.plans[0].commitments[1].id, "c1");
  Transaction back = inverse(transaction);
  ASSERT_FALSE(apply(document, back));
  EXPECT_TRUE(equal(document, small_document()));
}

TEST(Change, InsertedEntitiesStandInOrderAndAreComplete) {
  Document document = small_document();
  const auto plan = std::make_shared<plan::Plan>();
  plan->id = "next";
  plan->order = "A";
  Transaction transaction{"test", {Insert{"plan", "commitments", commitment("c3", "W")}, Insert{"doc", "plans", plan}}};
  ASSERT_FALSE(apply(document, transaction));
  ASSERT_EQ(document.plans.size(), 2u);
  EXPECT_EQ(document.plans[0].id, "next");
  EXPECT_EQ(document.plans[0].vision.id, "next-vision");
  EXPECT_EQ(document.plans[1].commitments[1].id, "c3");
  EXPECT_EQ(plan->vision.id, "") << "what the caller gave is its own";
  EXPECT_EQ(std::get<Insert>(transaction.changes[1]).type, &plan::kPlan);
}

TEST(Change, RemovalFillsInWhatItTook) {
  Document document = small_document();
  Transaction transaction = one(removal("c1"));
  ASSERT_FALSE(apply(document, transaction));
  const auto& remove = std::get<Remove>(transaction.changes[0]);
  EXPECT_EQ(remove.parent, "plan");
  EXPECT_EQ(remove.list, "commitments");
  EXPECT_EQ(remove.type, &plan::kCommitment);
  EXPECT_TRUE(plan::equal(plan::kCommitment, *remove.entity, small_document().plans[0].commitments[0]));
  EXPECT_FALSE(plan::find(document, "m1"));
  Transaction back = inverse(transaction);
  ASSERT_FALSE(apply(document, back));
  EXPECT_TRUE(equal(document, small_document()));
}

struct Refused {
  const char* name;
  Change change;
  Refusal::Cause cause;
  const char* place;
};

TEST(Change, RefusalsNameTheirPlaceAndChangeNothing) {
  using Cause = Refusal::Cause;
  const auto with_bad_child = commitment("c9", "V");
  with_bad_child->milestones.emplace_back();
  const auto twice = commitment("c9", "V");
  twice->milestones.emplace_back();
  twice->milestones[0].id = "c9";
  twice->milestones[0].order = "V";
  const auto holds_known = commitment("c9", "V");
  holds_known->milestones = small_document().plans[0].commitments[0].milestones;
  const Refused cases[] = {
      {"set: no entity", Set{"nobody", "title", "es", {}, std::string()}, Cause::no_such_entity, "nobody.title"},
      {"set: no field", Set{"c1", "colour", "", {}, std::string()}, Cause::no_such_field, "c1.colour"},
      {"set: another kind", Set{"c1", "start", "", {}, std::string("2023")}, Cause::wrong_kind, "c1.start"},
      {"set: no such choice", Set{"c1", "progress", "", {}, plan::Choice{9}}, Cause::wrong_kind, "c1.progress"},
      {"set: no language", Set{"c1", "title", "", {}, std::string("x")}, Cause::wrong_kind, "c1.title"},
      {"set: a language where there is none", Set{"c1", "sector", "es", {}, std::string("x")}, Cause::wrong_kind, "c1.sector"},
      {"set: a list", Set{"plan", "commitments", "", {}, {}}, Cause::wrong_kind, "plan.commitments"},
      {"set: a bad order", Set{"c1", "order", "", {}, std::string("V0")}, Cause::wrong_kind, "c1.order"},
      {"set: order of what is in no list", Set{"plan-vision", "order", "", {}, std::string("V")}, Cause::no_such_field, "plan-vision.order"},
      {"set: order of the document", Set{"doc", "order", "", {}, std::string("V")}, Cause::no_such_field, "doc.order"},
      {"set: id", Set{"c1", "id", "", {}, std::string("c7")}, Cause::no_such_field, "c1.id"},
      {"insert: no parent", Insert{"nobody", "commitments", commitment("c9", "V")}, Cause::no_such_entity, "nobody.commitments"},
      {"insert: nothing", Insert{"plan", "commitments", nullptr}, Cause::no_such_entity, "plan.commitments"},
      {"insert: no such list", Insert{"plan", "dreams", commitment("c9", "V")}, Cause::no_such_field, "plan.dreams"},
      {"insert: not a list", Insert{"plan", "vision", commitment("c9", "V")}, Cause::not_a_list, "plan.vision"},
      {"insert: another type", Insert{"plan", "meetings", commitment("c9", "V"), &plan::kCommitment}, Cause::wrong_kind, "plan.meetings"},
      {"insert: no id", Insert{"plan", "commitments", commitment("", "V")}, Cause::wrong_kind, ".id"},
      {"insert: no order", Insert{"plan", "commitments", commitment("c9", "")}, Cause::wrong_kind, "c9.order"},
      {"insert: a nested one without id", Insert{"plan", "commitments", with_bad_child}, Cause::wrong_kind, "c9.id"},
      {"insert: a known id", Insert{"plan", "commitments", commitment("org", "V")}, Cause::duplicate_id, "org"},
      {"insert: one id twice", Insert{"plan", "commitments", twice}, Cause::duplicate_id, "c9"},
      {"insert: a known id inside", Insert{"plan", "commitments", holds_known}, Cause::duplicate_id, "m1"},
      {"remove: nobody", removal("nobody"), Cause::no_such_entity, "nobody"},
      {"remove: nested", removal("plan-vision"), Cause::not_a_list, "plan-vision"},
      {"remove: the document", removal("doc"), Cause::not_a_list, "doc"},
  };
  for (const Refused& refused : cases) {
    SCOPED_TRACE(refused.name);
    Document document = small_document();
    // Behind changes that can be done: they must be taken back.
    Transaction transaction{"test",
                            {Set{"c1", "title", "es", {}, std::string("Otro")}, Insert{"plan", "commitments", commitment("c0", "A")},
                             removal("c2"), Set{"c1", "order", "", {}, std::string("z")}, refused.change}};
    const auto refusal = apply(document, transaction);
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->cause, refused.cause);
    EXPECT_EQ(refusal->place, refused.place);
    EXPECT_TRUE(equal(document, small_document()));
  }
}

TEST(Change, WhatEndsWhereItBeganIsEmpty) {
  struct Case {
    const char* name;
    std::vector<Change> changes;
    bool empty;
  };
  const Case cases[] = {
      {"nothing", {}, true},
      {"the same text", {Set{"c1", "title", "es", {}, std::string("Datos")}}, true},
      {"another text", {Set{"c1", "title", "es", {}, std::string("datos")}}, false},
      {"there and back", {Set{"c1", "title", "es", {}, std::string("x")}, Set{"c1", "title", "es", {}, std::string("Datos")}}, true},
      {"an empty text where there is none", {Set{"c1", "sector", "", {}, std::string()}}, true},
      {"an empty set where there is none", {Set{"c2", "institutions", "", {}, std::vector<plan::Id>()}}, true},
      {"no choice where there is none", {Set{"c1", "progress", "", {}, plan::Choice{0}}}, true},
      {"left blank is not unset", {Set{"c1", "title", "en", {}, std::string()}}, false},
      {"in and out", {Insert{"plan", "commitments", commitment("c9", "V")}, removal("c9")}, false},
  };
  for (const Case& one_case : cases) {
    SCOPED_TRACE(one_case.name);
    Document document = small_document();
    Transaction transaction{"test", one_case.changes};
    ASSERT_FALSE(apply(document, transaction));
    EXPECT_EQ(is_empty(transaction), one_case.empty);
  }
}

TEST(Change, RemovalTakesAnIdOutOfAllThatRefersToIt) {
  Document document = small_document();
  Transaction transaction{"edit.remove", edit::removal(document, "org")};
  EXPECT_EQ(transaction.changes.size(), 3u);
  ASSERT_FALSE(apply(document, transaction));
  EXPECT_TRUE(document.plans[0].commitments[0].institutions.empty());
  EXPECT_TRUE(document.plans[0].commitments[0].milestones[0].responsible.empty());
  EXPECT_TRUE(edit::removal(document, "org").empty());
  Transaction back = inverse(transaction);
  ASSERT_FALSE(apply(document, back));
  EXPECT_TRUE(equal(document, small_document()));
}

TEST(Change, MembersUnknownToThisVersionCanBeSetAndTakenAway) {
  Document document = small_document();
  const std::string unknown(kUnknownMember);
  Transaction transaction{"test", {Set{"org", "newer", unknown, {}, std::string("{\"a\":1}")}, Set{"org", "other", unknown, {}, std::string("2")},
                                   Set{"org", "other", unknown, {}, {}}}};
  ASSERT_FALSE(apply(document, transaction));
  EXPECT_EQ(document.organisations[0].extras, (std::map<std::string, std::string, std::less<>>{{"newer", "{\"a\":1}"}}));
  Transaction back = inverse(transaction);
  ASSERT_FALSE(apply(document, back));
  EXPECT_TRUE(equal(document, small_document()));
  for (const Set& wrong : {Set{"org", "name", unknown, {}, std::string("2")}, Set{"org", "newer", unknown, {}, plan::Number{2}}, Set{"org", "newer", unknown, {}, std::string()}}) {
    Transaction refused{"test", {wrong}};
    EXPECT_TRUE(apply(document, refused)) << wrong.field;
  }
}

TEST(Change, AnythingAtRandomCanBeTakenBackAndDoneAgain) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    test::Random random(seed);
    const Document before = test::random_document(seed, {2, 50, true});
    Document document = before;
    Transaction transaction = test::random_transaction(random, document);
    ASSERT_FALSE(apply(document, transaction));
    const Document after = document;
    Transaction back = inverse(transaction);
    EXPECT_TRUE(equal(inverse(back), transaction));
    ASSERT_FALSE(apply(document, back));
    ASSERT_TRUE(equal(document, before));
    Transaction again = inverse(back);
    ASSERT_FALSE(apply(document, again));
    ASSERT_TRUE(equal(document, after));
    EXPECT_TRUE(equal(again, transaction)) << "what it replaced is the same the second time";
  }
}

}  // namespace
}  // namespace cocrea::edit
