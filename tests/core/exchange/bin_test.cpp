// What is removed waits in the bin, comes back to where it was, and no longer waits then.
#include "core/exchange/bin.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/edit/history.h"
#include "core/exchange/differences.h"
#include "core/exchange/merge.h"
#include "support/random_document.h"
#include "support/times.h"

namespace cocrea::exchange {
namespace {

using edit::Transaction;
using plan::Document;

dates::Day day(int year, unsigned month, unsigned of) { return date::sys_days(date::year(year) / date::month(month) / date::day(of)); }
const dates::Day kToday = day(2027, 5, 3);

// Two commitments that a meeting is about, and an organisation that leads the first.
Document small() {
  Document document;
  document.id = "document";
  document.organisations.push_back({});
  document.organisations[0].id = "office";
  document.organisations[0].order = "V";
  document.plans.push_back({});
  plan::Plan& plan = document.plans[0];
  plan.id = "plan";
  plan.order = "V";
  for (const char* id : {"first", "second", "third"}) {
    plan::Commitment one;
    one.id = id;
    one.order = id;
    one.title = {{"es", id}};
    plan.commitments.push_back(one);
  }
  plan.commitments[0].leads = {"office"};
  plan::Milestone milestone;
  milestone.id = "milestone";
  milestone.order = "V";
  plan.commitments[0].milestones.push_back(milestone);
  plan.commitments[1].predecessors = {"milestone"};
  plan::Meeting meeting;
  meeting.id = "meeting";
  meeting.order = "V";
  meeting.commitments = {"second", "first", "third"};
  plan.meetings.push_back(meeting);
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

void perform(Document& document, std::vector<edit::Change> changes) {
  Transaction step = with_bin(document, {"test", std::move(changes)}, kToday);
  ASSERT_FALSE(edit::apply(document, step));
}
void remove(Document& document, std::string_view id) { perform(document, edit::removal(document, id)); }
void put_back(Document& document, std::size_t entry) { perform(document, putting_back(document, document.bin[entry])); }

TEST(Bin, KeepsWhatWasRemovedAndPutsItBackWhereItWas) {
  const Document before = small();
  Document document = before;
  remove(document, "first");
  ASSERT_EQ(document.bin.size(), 1u);
  const plan::Removed& entry = document.bin[0];
  EXPECT_EQ(entry.what, "first");
  EXPECT_EQ(entry.type, "commitment");
  EXPECT_EQ(entry.parent, "plan");
  EXPECT_EQ(entry.list, "commitments");
  EXPECT_EQ(entry.date->to_string(), "2027-05-03");
  EXPECT_EQ(entry.referrers, "second predecessors milestone 0\nmeeting commitments first 1");
  ASSERT_EQ(held(entry).type, &plan::kCommitment);
  EXPECT_TRUE(plan::equal(plan::kCommitment, *held(entry).entity, before.plans[0].commitments[0]));
  EXPECT_FALSE(plan::find(document, "first"));
  EXPECT_FALSE(plan::find(document, "milestone")) << "what waits is no part of the plan";
  put_back(document, 0);
  EXPECT_TRUE(plan::equal(document, before)) << "as if nothing had been";
}

// Which copies are counted in a number of dots is not what somebody removed: it takes no room from it.
TEST(Bin, HoldsNoTallies) {
  Document document = small();
  plan::Proposal proposal;
  proposal.id = "proposal";
  proposal.order = "V";
  proposal.tallies.push_back({});
  proposal.tallies[0].id = "tally";
  proposal.tallies[0].order = "V";
  proposal.tallies[0].given = 3;
  document.plans[0].workshop.proposals.push_back(proposal);
  Document joined = document;
  joined.plans[0].workshop.proposals[0].tallies.clear();
  const std::vector<edit::Change> changes = changes_between(document, joined);
  ASSERT_EQ(changes.size(), 1u);
  Document without = document;
  perform(without, changes);
  EXPECT_TRUE(plan::equal(without, joined)) << "the bin stays empty";
  EXPECT_TRUE(binned(document, joined, kToday).empty());
  remove(document, "proposal");
  ASSERT_EQ(document.bin.size(), 1u);
  put_back(document, 0);
  EXPECT_TRUE(plan::equal(plan::kProposal, document.plans[0].workshop.proposals[0], proposal)) << "with its proposal a tally waits and comes back";
}

// A version that is restored brings what was there when it was kept: what was written afterwards must not be lost with it.
TEST(Bin, KeepsWhatWasWrittenSinceWhereAnEarlierStateComesBack) {
  Document document = small();
  const Document earlier = document;
  document.plans[0].commitments[0].title = {{"es", "written since"}};
  remove(document, "first");
  const std::string waits = document.bin[0].content;
  perform(document, {edit::Insert{"plan", "commitments", std::make_shared<plan::Commitment>(earlier.plans[0].commitments[0])}});
  ASSERT_TRUE(plan::find(document, "first"));
  ASSERT_EQ(document.bin.size(), 1u) << "and what was written since has been lost";
  EXPECT_EQ(document.bin[0].content, waits);
  EXPECT_TRUE(putting_back(document, document.bin[0]).empty()) << "its place is taken";
  remove(document, "first");
  ASSERT_EQ(document.bin.size(), 2u);
  put_back(document, 0);
  EXPECT_EQ(document.plans[0].commitments[0].title.at("es"), "written since");
  ASSERT_EQ(document.bin.size(), 1u) << "the earlier state waits";
  EXPECT_EQ(document.bin[0].content.find("written since"), std::string::npos);
}

// Whatever comes back with all that waits, and more, is nothing to wait for.
TEST(Bin, LetsGoOfWhatComesBackWithMore) {
  Document document = small();
  auto more = std::make_shared<plan::Commitment>(document.plans[0].commitments[0]);
  more->title["en"] = "more";
  more->amendments.push_back({});
  more->amendments[0].id = "amendment";
  more->amendments[0].order = "V";
  remove(document, "first");
  Document less = document;
  perform(document, {edit::Insert{"plan", "commitments", more}});
  EXPECT_TRUE(document.bin.empty());
  auto without = std::make_shared<plan::Commitment>(*more);
  without->milestones.clear();
  perform(less, {edit::Insert{"plan", "commitments", without}});
  EXPECT_EQ(less.bin.size(), 1u) << "its milestone is nowhere else";
}

// Several come back together that refer to each other, and to what is gone.
TEST(Bin, LetsGoOfWhatComesBackAsItWasWithItsReferences) {
  Document document = small();
  document.plans[0].commitments[0].predecessors = {"third"};
  const Document before = document;
  remove(document, "third");
  remove(document, "first");
  ASSERT_EQ(document.bin.size(), 2u);
  Transaction step{"test", changes_between(document, [&] {
    Document wanted = before;
    wanted.bin = document.bin;
    wanted.plans[0].commitments[0].predecessors.clear();   // as it was when it was removed
    return wanted;
  }())};
  perform(document, std::move(step.changes));
  EXPECT_TRUE(document.bin.empty());
}

TEST(Bin, SurvivesTheFile) {
  Document document = small();
  remove(document, "first");
  const Reading reading = read_document(write_document(document));
  ASSERT_TRUE(reading.document);
  EXPECT_TRUE(reading.problems.empty());
  document.rev = reading.document->rev;
  EXPECT_TRUE(plan::equal(document, *reading.document));
  EXPECT_EQ(write_document(document), write_document(*reading.document));
}

// Removing is one step, and undo and redo know nothing of a bin.
TEST(Bin, IsUndoneWithTheStep) {
  Document document = small();
  const Document before = document;
  edit::History history;
  history.perform(document, with_bin(document, {"remove", edit::removal(document, "office")}, kToday));
  const Document after = document;
  history.undo(document);
  EXPECT_TRUE(plan::equal(document, before));
  history.redo(document);
  EXPECT_TRUE(plan::equal(document, after));
  history.perform(document, with_bin(document, {"back", putting_back(document, document.bin[0])}, kToday));
  EXPECT_TRUE(plan::equal(document, before));
  history.undo(document);
  EXPECT_TRUE(plan::equal(document, after));
}

// Each of them refers to another, or is referred to: whatever the order in which they go and come back, all that they referred to is there in the end.
TEST(Bin, LosesNoReferenceInWhicheverOrderThingsComeBack) {
  std::size_t orders = 0;
  for (const std::vector<std::string>& three : std::vector<std::vector<std::string>>{
           {"first", "meeting", "office"}, {"first", "meeting", "second"}, {"first", "office", "second"}, {"meeting", "milestone", "second"}}) {
    std::vector<std::string> out = three;
    do {
      std::vector<std::string> back = three;
      do {
        Document document = small();
        for (const std::string& id : out) remove(document, id);
        for (const std::string& id : back) {
          const auto entry = std::find_if(document.bin.begin(), document.bin.end(), [&](const plan::Removed& one) { return one.what == id; });
          ASSERT_NE(entry, document.bin.end());
          put_back(document, static_cast<std::size_t>(entry - document.bin.begin()));
        }
        SCOPED_TRACE(out[0] + " " + out[1] + " " + out[2] + ", back " + back[0] + " " + back[1] + " " + back[2]);
        ++orders;
        EXPECT_TRUE(document.bin.empty());
        // Of several in a list the place may be another.
        for (plan::Meeting& one : document.plans[0].meetings) std::sort(one.commitments.begin(), one.commitments.end());
        Document before = small();
        std::sort(before.plans[0].meetings[0].commitments.begin(), before.plans[0].meetings[0].commitments.end());
        EXPECT_EQ(write_document(document), write_document(before));
      } while (std::next_permutation(back.begin(), back.end()));
    } while (std::next_permutation(out.begin(), out.end()));
  }
  EXPECT_EQ(orders, 4u * 36u);
}

// Joining, or a version, takes out several at once.
TEST(Bin, KeepsWhatThingsThatLeaveTogetherAreToEachOther) {
  for (const std::vector<std::size_t>& back : std::vector<std::vector<std::size_t>>{{0, 1}, {1, 0}}) {
    Document document = small(), without = document;
    Transaction both{"test", edit::removal(without, "first")};
    ASSERT_FALSE(edit::apply(without, both));
    Transaction office{"test", edit::removal(without, "office")};
    ASSERT_FALSE(edit::apply(without, office));
    perform(document, changes_between(document, without));
    ASSERT_EQ(document.bin.size(), 2u);
    const std::vector<plan::Id> entries{document.bin[0].id, document.bin[1].id};
    for (const std::size_t one : back) {
      const auto entry = std::find_if(document.bin.begin(), document.bin.end(), [&](const plan::Removed& waits) { return waits.id == entries[one]; });
      put_back(document, static_cast<std::size_t>(entry - document.bin.begin()));
    }
    EXPECT_EQ(write_document(document), write_document(small()));
  }
}

TEST(Bin, WhatIsSetSinceStaysAndWhatIsLostIsLetGo) {
  Document document = small();
  remove(document, "first");
  remove(document, "office");
  remove(document, "meeting");
  ASSERT_EQ(document.bin.size(), 3u);
  put_back(document, 0);
  const auto found = plan::find(document, "first");
  ASSERT_TRUE(found);
  EXPECT_TRUE(static_cast<const plan::Commitment&>(*found.entity).leads.empty()) << "who led it is in the bin";
  put_back(document, 1);
  ASSERT_EQ(document.plans[0].meetings.size(), 1u);
  EXPECT_EQ(document.plans[0].meetings[0].commitments, (std::vector<plan::Id>{"second", "first", "third"})) << "it is there again";
}

TEST(Bin, NothingComesBackToWhatIsNotThere) {
  Document document = small();
  remove(document, "milestone");
  remove(document, "first");
  EXPECT_TRUE(putting_back(document, document.bin[0]).empty()) << "its commitment waits too";
  put_back(document, 1);
  ASSERT_EQ(document.bin.size(), 1u);
  put_back(document, 0);
  EXPECT_TRUE(document.bin.empty());
  EXPECT_TRUE(plan::equal(document, small()));
}

TEST(Bin, WhatOnlyMovesOrComesBackOtherwiseDoesNotWait) {
  Document document = small();
  perform(document, {edit::Remove{{}, {}, "third", nullptr}, edit::Insert{"plan", "commitments", std::make_shared<plan::Commitment>(document.plans[0].commitments[2])}});
  EXPECT_TRUE(document.bin.empty());
  const auto third = std::make_shared<plan::Commitment>(document.plans[0].commitments[2]);
  remove(document, "third");
  EXPECT_EQ(document.bin.size(), 1u);
  perform(document, {edit::Insert{"plan", "commitments", third}});   // as restoring a version does
  EXPECT_TRUE(document.bin.empty());
}

TEST(Bin, WhatIsThrownAwayOrEmptiedIsGone) {
  Document document = small();
  remove(document, "first");
  remove(document, "second");
  perform(document, edit::removal(document, document.bin[0].id));
  EXPECT_EQ(document.bin.size(), 1u);
  perform(document, emptying(document));
  EXPECT_TRUE(document.bin.empty());
}

TEST(Bin, TheOldestGoWhereThereIsNoRoom) {
  Document document = small();
  const auto add = [&](const std::string& id, std::size_t letters) {
    auto person = std::make_shared<plan::Person>();
    person->id = id;
    person->order = "V";
    person->name = std::string(letters, 'x');
    perform(document, {edit::Insert{"document", "people", person}});
  };
  for (std::size_t i = 0; i < kMostInBin + 5; ++i) {
    const std::string id = "person-" + std::to_string(i);
    add(id, 3);
    remove(document, id);
  }
  ASSERT_EQ(document.bin.size(), kMostInBin);
  EXPECT_EQ(document.bin[0].what, "person-5");
  EXPECT_EQ(document.bin[kMostInBin - 1].what, "person-" + std::to_string(kMostInBin + 4));
  add("long", kMostBytesInBin / 2);
  remove(document, "long");
  EXPECT_EQ(document.bin.size(), kMostInBin);
  add("longer", kMostBytesInBin / 2 + 1000);
  remove(document, "longer");
  EXPECT_EQ(document.bin.size(), 1u) << "with the long one went all that was older";
  EXPECT_EQ(document.bin[0].what, "longer");
  add("too-long", kMostBytesInBin);
  remove(document, "too-long");
  ASSERT_EQ(document.bin.size(), 1u) << "greater than the whole bin, with the word around it";
  EXPECT_EQ(document.bin[0].what, "longer") << "what does not get in pushes nothing out";
}

TEST(Bin, OfTablesJoins) {
  const Document base = small();
  Document a = base, b = base;
  remove(a, "first");
  remove(a, "third");
  remove(b, "first");
  b.plans[0].commitments[0].title["es"] = "otro";
  const Joined joined = join(&base, {{"A", &a}, {"B", &b}});
  ASSERT_FALSE(joined.refused);
  EXPECT_TRUE(joined.conflicts.empty()) << "what both removed, and what one removed and the other left alone";
  EXPECT_TRUE(joined.alike.empty());
  EXPECT_EQ(joined.document.plans[0].commitments.size(), 1u);
  ASSERT_EQ(joined.document.bin.size(), 2u) << "both removed the same";

  // The step that brings this into a third plan adds nothing of its own.
  Document open = base;
  perform(open, {});
  Document taken = open;
  std::vector<edit::Change> changes;
  for (const plan::Removed& one : joined.document.bin) changes.push_back(edit::Insert{"document", "bin", std::make_shared<plan::Removed>(one)});
  changes.push_back(edit::Remove{{}, {}, "first", nullptr});
  perform(taken, std::move(changes));
  EXPECT_EQ(taken.bin.size(), 2u);
}

TEST(Bin, StaysAtHome) {
  Document document = small();
  remove(document, "first");
  const Document copy = copy_for(document, "Mesa 1");
  EXPECT_TRUE(copy.bin.empty());
  EXPECT_EQ(copy.base.find("first"), std::string::npos);
}

// Whatever is removed from whatever document comes back as it was, as long as nothing else happens.
TEST(Bin, PutsEverythingBack) {
  for (std::uint64_t seed = 1; seed <= std::uint64_t{support::times(40)}; ++seed) {
    const Document before = test::random_document(seed);
    plan::walk(before, [&](const plan::Entity& entity, const plan::EntityType& type) {
      const std::vector<edit::Change> removal = edit::removal(before, entity.id);
      if (removal.empty() || &type == &plan::kRemoved) return;
      Document document = before;
      perform(document, removal);
      const bool waits = &type != &plan::kTally;   // that comes and goes with a number of dots alone
      ASSERT_EQ(document.bin.size(), before.bin.size() + (waits ? 1 : 0)) << seed << " " << entity.id;
      if (!waits) return;
      const auto entry = std::find_if(document.bin.begin(), document.bin.end(), [&](const plan::Removed& one) { return one.what == entity.id; });
      ASSERT_NE(entry, document.bin.end());
      const std::vector<edit::Change> back = putting_back(document, *entry);
      ASSERT_FALSE(back.empty()) << seed << " " << entity.id;
      perform(document, back);
      EXPECT_EQ(write_document(document), write_document(before)) << seed << " " << type.name << " " << entity.id;
    });
  }
}

// A copy that was opened beside its plan has an id of its own; so has a plan that was opened before storage had been read.
TEST(Bin, WhatStoodInTheDocumentComesBackWhicheverIdItHas) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Document before = test::random_document(seed);
    Document document = before;
    if (before.people.empty()) continue;
    remove(document, before.people.front().id);
    document.id = before.id = "another-id";
    const auto entry = std::find_if(document.bin.begin(), document.bin.end(), [&](const plan::Removed& one) { return one.what == before.people.front().id; });
    ASSERT_NE(entry, document.bin.end());
    EXPECT_EQ(home_of(document, *entry), "another-id");
    perform(document, putting_back(document, *entry));
    EXPECT_EQ(write_document(document), write_document(before));
  }
  Document document = small();
  remove(document, "milestone");
  remove(document, "first");
  EXPECT_EQ(home_of(document, document.bin[0]), "") << "a milestone is of its commitment";
}

// What a file says of its bin may be anything.
TEST(Bin, EntriesThatMakeNoSensePutNothingBack) {
  Document document = small();
  remove(document, "first");
  const plan::Removed good = document.bin[0];
  const auto with = [&](auto change) {
    plan::Removed bad = good;
    change(bad);
    return putting_back(document, bad);
  };
  EXPECT_FALSE(with([](plan::Removed&) {}).empty());
  EXPECT_TRUE(with([](plan::Removed& one) { one.content.clear(); }).empty());
  EXPECT_TRUE(with([](plan::Removed& one) { one.content = R"({"id":"first","title":3})"; }).empty());
  EXPECT_TRUE(with([](plan::Removed& one) { one.content = R"({"id":"first"})"; }).empty()) << "no order";
  EXPECT_TRUE(with([](plan::Removed& one) { one.what = "other"; }).empty());
  EXPECT_TRUE(with([](plan::Removed& one) { one.type = "milestone"; }).empty());
  EXPECT_TRUE(with([](plan::Removed& one) { one.type = "nothing"; }).empty());
  EXPECT_TRUE(with([](plan::Removed& one) { one.list = "title"; }).empty());
  EXPECT_TRUE(with([](plan::Removed& one) { one.parent = "nobody"; }).empty());
  EXPECT_TRUE(with([](plan::Removed& one) { one.content = R"({"id":"first","order":"V","milestones":[{"id":"meeting","order":"V"}]})"; }).empty()) << "an id that is taken";
  EXPECT_EQ(with([](plan::Removed& one) { one.referrers = "meeting\n\nx y z\nmeeting title first 0\nmeeting commitments first 99999999999999999999999\n"; }).size(), 2u);
}

}  // namespace
}  // namespace cocrea::exchange
