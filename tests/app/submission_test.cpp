// What was handed in is kept with the date of its submission; what is different today is offered as an amendment.
#include <algorithm>

#include <gtest/gtest.h>

#include "glasgow.h"

namespace cocrea::app::testing {
namespace {

const std::string kDate = view::field_node("plan-1-submission", "date");

class Submissions : public ::testing::Test {
 protected:
  Session session{start_on()};
  void SetUp() override {
    plan::Document document = glasgow();
    document.plans[0].submission.date.reset();
    session.file("glasgow.json", exchange::write_document(document));
    session.take_effects();
  }
  const plan::Plan& plan() const { return session.document()->plans[0]; }
  void submit(const std::string& date) {
    go(session, view::PageId::jurisdiction);
    press(session, "tab:plan");
    write(session, kDate, date);
  }
  void open_changes(const plan::Id& id) {
    go_to_commitment(session, id);
    press(session, "tab:changes");
  }
};

TEST_F(Submissions, TheDateKeepsWhatWasSubmittedInTheSameStep) {
  submit("23/9/2021");
  ASSERT_EQ(plan().versions.size(), 1u);
  EXPECT_EQ(plan().versions[0].kind, plan::VersionKind::submitted);
  EXPECT_EQ(plan().versions[0].date, date("2021-09-23"));
  EXPECT_EQ(plan().versions[0].commitments.size(), 4u);
  EXPECT_EQ(session.state().announcement, view::text(view::Language::es, "announce.submittedKept"));
  session.shortcut("ctrl+z");
  EXPECT_TRUE(plan().versions.empty());
  EXPECT_FALSE(plan().submission.date);
  session.shortcut("ctrl+y");
  EXPECT_EQ(plan().versions.size(), 1u);
}

// Another date alone changes nothing of what is kept; both ways out are offered where the date is and where the version is.
TEST_F(Submissions, AnotherDateAsksWhatBecomesOfTheVersion) {
  submit("23/9/2021");
  const plan::Id kept = plan().versions[0].id;
  EXPECT_EQ(view::find(session.page(), "submitted:other-day"), nullptr);
  submit("24/9/2021");
  ASSERT_EQ(plan().versions.size(), 1u);
  EXPECT_EQ(plan().versions[0].id, kept);
  EXPECT_EQ(plan().versions[0].date, date("2021-09-23"));
  const view::Node* card = view::find(session.page(), "jurisdiction:submission");
  ASSERT_NE(card, nullptr);
  const auto place = [&](std::string_view id) {
    return std::find_if(card->children.begin(), card->children.end(), [&](const view::Node& one) { return one.id == id || (!one.children.empty() && one.children.front().id == id); });
  };
  ASSERT_NE(place("submitted:other-day"), card->children.end());
  EXPECT_LT(place(kDate), place("submitted:other-day")) << "below the date that it is about";
  press(session, "submitted:correct");
  EXPECT_EQ(plan().versions[0].date, date("2021-09-24"));
  EXPECT_EQ(view::find(session.page(), "submitted:other-day"), nullptr);

  submit("1/10/2021");
  go(session, view::PageId::file);
  press(session, "submitted:anew");
  ASSERT_EQ(plan().versions.size(), 1u);
  EXPECT_NE(plan().versions[0].id, kept);
  EXPECT_EQ(plan().versions[0].date, date("2021-10-01"));
  ASSERT_EQ(session.document()->bin.size(), 1u);
  EXPECT_EQ(session.document()->bin[0].what, kept) << "nothing is lost";
}

// A submission is often known by its month alone: its words stand where no article is.
TEST_F(Submissions, AMonthReadsAsWellAsADay) {
  submit("septiembre de 2021");
  submit("octubre de 2021");
  const view::Node* const said = view::find(session.page(), "submitted:other-day");
  ASSERT_NE(said, nullptr);
  EXPECT_EQ(said->label, "La fecha de la versión guardada (septiembre de 2021) no es la de la entrega del plan (octubre de 2021)");
}

// A plan that was submitted long ago is often typed in after its date: what was kept with that could never be replaced.
TEST_F(Submissions, WhatWasKeptTooEarlyGivesWayToThePlanAsItIs) {
  submit("23/9/2021");
  const plan::Id kept = plan().versions[0].id;
  go_to_commitment(session, "commitment-3");
  write(session, view::field_node("commitment-3", "title", "en"), "An Open Data Hub");
  go(session, view::PageId::file);
  press(session, "submitted:anew");
  ASSERT_EQ(plan().versions.size(), 1u);
  EXPECT_EQ(plan().versions[0].commitments[2].title.at("en"), "An Open Data Hub");
  EXPECT_EQ(plan().versions[0].date, date("2021-09-23"));
  ASSERT_EQ(session.document()->bin.size(), 1u);
  EXPECT_EQ(session.document()->bin[0].what, kept) << "nothing is lost";
  // Put back it stands beside the other; pressed again both give way.
  press(session, "bin:back:" + session.document()->bin[0].id);
  ASSERT_EQ(plan().versions.size(), 2u);
  go_to_commitment(session, "commitment-3");
  write(session, view::field_node("commitment-3", "title", "en"), "An Open Data Hub for all");
  go(session, view::PageId::file);
  press(session, "submitted:anew");
  ASSERT_EQ(plan().versions.size(), 1u);
  EXPECT_EQ(plan().versions[0].commitments[2].title.at("en"), "An Open Data Hub for all");
  EXPECT_EQ(session.document()->bin.size(), 2u);
}

TEST_F(Submissions, APlanWithoutCommitmentsHasNothingToKeep) {
  session.file("empty.json", exchange::write_document([] {
                 plan::Document document = glasgow();
                 document.id = "other";
                 document.plans[0].commitments.clear();
                 document.plans[0].submission.date.reset();
                 return document;
               }()));
  submit("23/9/2021");
  EXPECT_TRUE(plan().submission.date);
  EXPECT_TRUE(plan().versions.empty());
}

TEST_F(Submissions, AnAddedCommitmentIsKeptWhenItIsSubmitted) {
  submit("23/9/2021");
  go(session, view::PageId::commitments);
  press(session, find_action<view::AddEntity>(session.page().main, [](const view::AddEntity& one) { return one.list == "commitments"; })->id);
  const plan::Id id = plan().commitments.back().id;
  write(session, view::field_node(id, "title", "en"), "Lobby register");
  go(session, view::PageId::commitments);
  press(session, "amended:added:" + id);
  EXPECT_EQ(plan().commitments.back().inclusion, plan::Inclusion::added);
  EXPECT_EQ(view::find(session.page(), "amended:added:" + id), nullptr);
  session.day_changed(day("2022-03-02"));
  go_to_commitment(session, id);
  write(session, view::field_node(id, "submission"), "2/3/2022");
  ASSERT_EQ(plan().versions.size(), 2u);
  EXPECT_EQ(plan().versions[1].date, date("2022-03-02"));
  EXPECT_EQ(plan().versions[1].commitments.size(), 5u);
  write(session, view::field_node(id, "title", "en"), "Register of lobbyists");
  open_changes(id);
  EXPECT_NE(view::find(session.page(), "amended:record:text"), nullptr) << "against what was submitted with it";
}

// Until the day has come the plan goes on changing; then what was submitted can be kept with one press.
TEST_F(Submissions, ADayThatLiesAheadKeepsNothingYet) {
  submit("1/12/2021");
  EXPECT_EQ(plan().submission.date, date("2021-12-01"));
  EXPECT_TRUE(plan().versions.empty());
  EXPECT_NE(view::find(session.page(), "submitted:other-day"), nullptr);
  EXPECT_EQ(view::find(session.page(), "submitted:anew"), nullptr);
  write(session, view::field_node("commitment-3", "title", "en"), "An Open Data Hub");
  open_changes("commitment-3");
  EXPECT_EQ(view::find(session.page(), "amended"), nullptr);
  go(session, view::PageId::file);
  EXPECT_EQ(view::find(session.page(), "version:keep-submitted"), nullptr) << "its version would be of a day that has not come";

  session.day_changed(day("2021-12-01"));
  submit("1/12/2021");
  press(session, "submitted:anew");
  ASSERT_EQ(plan().versions.size(), 1u);
  EXPECT_EQ(plan().versions[0].kind, plan::VersionKind::submitted);
  EXPECT_EQ(plan().versions[0].date, date("2021-12-01"));
  EXPECT_EQ(view::find(session.page(), "submitted:other-day"), nullptr);
}

TEST_F(Submissions, OfAMonthThatHasBegunAnyDayMayBeTheDay) {
  submit("octubre de 2021");
  EXPECT_EQ(plan().versions.size(), 1u);
}

TEST_F(Submissions, WhatDiffersIsRecordedWithOnePress) {
  open_changes("commitment-3");
  EXPECT_EQ(view::find(session.page(), "amended"), nullptr) << "before the submission it is simply written";
  submit("23/9/2021");
  open_changes("commitment-3");
  EXPECT_EQ(view::find(session.page(), "amended"), nullptr) << "nothing differs yet";

  write(session, view::field_node("commitment-3", "ogpId"), "GBGLG0009");   // tells nothing of what was promised
  press(session, "tab:description");
  write(session, view::field_node("commitment-3", "title", "en"), "An Open Data Hub");
  write(session, view::field_node("commitment-3", "problem", "en"), "Nobody finds the data.");
  write(session, view::field_node("commitment-3", "start"), "11/2021");
  open_changes("commitment-3");
  ASSERT_NE(view::find(session.page(), "amended:record:text"), nullptr);
  ASSERT_NE(view::find(session.page(), "amended:record:dates"), nullptr);
  EXPECT_EQ(view::find(session.page(), "amended:record:lead"), nullptr);
  go(session, view::PageId::commitments);
  ASSERT_NE(view::find(session.page(), "amended:open:commitment-3"), nullptr);
  EXPECT_NE(view::find(session.page(), "amended:open:commitment-3")->label.find("3 diferencias"), std::string::npos);
  press(session, "amended:open:commitment-3");

  press(session, "amended:record:dates");
  const auto& amendments = commitment(session, 2).amendments;
  ASSERT_EQ(amendments.size(), 1u);
  EXPECT_EQ(amendments[0].kind, plan::AmendmentKind::dates);
  EXPECT_FALSE(amendments[0].date || amendments[0].consulted || amendments[0].approved || amendments[0].communicated) << "what nobody knows stays open";
  const std::string text = amendments[0].description.at("es");
  EXPECT_NE(text.find("septiembre de 2021 → noviembre de 2021"), std::string::npos) << text;
  EXPECT_EQ(view::find(session.page(), "amended:record:dates"), nullptr);
  EXPECT_NE(view::find(session.page(), "amended:record:text"), nullptr);
  session.shortcut("ctrl+z");
  EXPECT_TRUE(commitment(session, 2).amendments.empty());
  EXPECT_NE(view::find(session.page(), "amended:record:dates"), nullptr);

  press(session, "amended:record:dates");
  choose(session, find_action<view::SetLanguage>(session.page())->id, "en");
  EXPECT_EQ(view::find(session.page(), "amended:record:dates"), nullptr) << "recorded in the other language";
  EXPECT_NE(view::find(session.page(), "amended:record:text"), nullptr);
  press(session, "tab:description");
  write(session, view::field_node("commitment-3", "start"), "12/2021");
  open_changes("commitment-3");
  EXPECT_NE(view::find(session.page(), "amended:record:dates"), nullptr) << "it differs otherwise than was recorded";
}

TEST_F(Submissions, WhatIsGoneIsRecordedAsWithdrawn) {
  submit("23/9/2021");
  go_to_commitment(session, "commitment-2");
  press(session, find_action<view::RemoveEntity>(session.page(), [](const view::RemoveEntity& one) { return one.entity == "commitment-2"; })->id);
  ASSERT_EQ(plan().commitments.size(), 3u);
  go(session, view::PageId::commitments);
  press(session, "amended:withdrawn:commitment-2");
  ASSERT_EQ(plan().commitments.size(), 4u);
  const plan::Commitment& back = plan().commitments[1];
  EXPECT_EQ(back.id, "commitment-2");
  EXPECT_EQ(back.cancelled, plan::YesNo::yes);
  ASSERT_EQ(back.amendments.size(), 1u);
  EXPECT_EQ(back.amendments[0].kind, plan::AmendmentKind::withdrawal);
  EXPECT_TRUE(session.document()->bin.empty());
  session.shortcut("ctrl+z");
  EXPECT_EQ(plan().commitments.size(), 3u);
}

}  // namespace
}  // namespace cocrea::app::testing
