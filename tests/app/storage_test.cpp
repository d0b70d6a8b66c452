// What the page says about saving, and what it does when storage fails, another tab takes over, or something was damaged.
#include <gtest/gtest.h>

#include "fake_storage.h"
#include "glasgow.h"

namespace cocrea::app::testing {
namespace {


class Storage : public ::testing::Test {
 protected:
  Session session{start_on()};
  FakeStorage storage;

  void SetUp() override {
    session.file("glasgow.json", glasgow_bytes());
    storage.settle(session);
    go_to_commitment(session, "commitment-3");
  }
  void TearDown() override { EXPECT_EQ(storage.problem(), ""); }

  Session open_again() {
    Session next{start_on()};
    next.library(storage.library());
    next.navigated(std::string("#d=") + kGlasgowId);
    storage.crash();
    storage.take(next);
    storage.answer_loads(next);
    return next;
  }
  std::vector<std::string> notices(const Session& of) {
    std::vector<std::string> keys;
    for (const view::Notice& one : of.state().notices) keys.push_back(one.key);
    return keys;
  }
};

TEST_F(Storage, AFailureIsSaidAndASnapshotEndsIt) {
  write(session, kTitle, "Lost by storage");
  storage.take(session);
  storage.fail_all(session, StorageFailure::full);
  EXPECT_EQ(session.state().save, view::SaveState::tab_only);
  EXPECT_EQ(session.state().save_detail_key, "storage.full");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Lost by storage");

  write(session, kTitle, "Kept");
  EXPECT_EQ(session.state().save, view::SaveState::tab_only);
  storage.settle(session);
  EXPECT_EQ(session.state().save, view::SaveState::saved);
  EXPECT_EQ(open_again().bytes(), session.bytes());
}

// The page "File" says when storage last confirmed anything, by the clock that the platform tells with it: also while a later change is not confirmed.
TEST_F(Storage, WhenItLastConfirmedAnythingIsSaid) {
  go(session, view::PageId::file);
  const auto said = [&] { return view::find(session.page(), "file:health:verified")->value; };
  EXPECT_EQ(said(), "Ninguno desde que se abrió el plan") << "nobody has told the time";
  session.saved("another-document", 1, 0, 8 * 60);
  EXPECT_EQ(said(), "Ninguno desde que se abrió el plan");
  session.saved(kGlasgowId, 0, 0, 14 * 60 + 5);
  EXPECT_EQ(said(), "1 de octubre de 2021, 14:05 h");
  session.saved(kGlasgowId, 0, 0);   // without a time: what was told stands
  EXPECT_EQ(said(), "1 de octubre de 2021, 14:05 h");
  session.day_changed(day("2021-10-02"));
  EXPECT_EQ(said(), "1 de octubre de 2021, 14:05 h");
  session.saved(kGlasgowId, 0, 0, 0);
  EXPECT_EQ(said(), "2 de octubre de 2021, 0:00 h");
  session.storage_failed(StorageFailure::full);
  EXPECT_EQ(said(), "2 de octubre de 2021, 0:00 h");
  choose(session, "header:language", "en");
  EXPECT_EQ(said(), "2 October 2021, 0:00");
  // Of another plan that is opened nothing has been confirmed.
  session.storage_failed(StorageFailure::none);
  plan::Document other = glasgow();
  other.id = "another-document";
  session.file("other.json", exchange::write_document(other));
  EXPECT_FALSE(session.state().saved_at.has_value());
}

TEST_F(Storage, AReportOfBeforeTheFailureDoesNotEndIt) {
  write(session, kTitle, "One");
  storage.take(session);
  storage.fail_all(session, StorageFailure::unknown);
  session.saved(kGlasgowId, 1, 99);
  EXPECT_EQ(session.state().save, view::SaveState::tab_only);
  EXPECT_EQ(session.state().save_detail_key, "storage.unknown");
}

TEST_F(Storage, DeniedFromTheStartIsSaidWithAndWithoutADocument) {
  Session denied{start_on()};
  denied.storage_failed(StorageFailure::denied);
  EXPECT_EQ(notices(denied), std::vector<std::string>{"storage.denied"});
  denied.file("glasgow.json", glasgow_bytes());
  EXPECT_EQ(denied.state().save, view::SaveState::tab_only);
  EXPECT_EQ(denied.state().save_detail_key, "storage.denied");
  go_to_commitment(denied, "commitment-3");
  write(denied, kTitle, "Only here");
  EXPECT_EQ(commitment(denied, 2).title.at("en"), "Only here");
}

TEST_F(Storage, StorageThatWorksAgainGetsEverything) {
  write(session, kTitle, "One");
  storage.take(session);
  storage.fail_all(session, StorageFailure::full);
  session.storage_failed(StorageFailure::none);
  EXPECT_EQ(session.state().save, view::SaveState::saving);
  storage.settle(session);
  EXPECT_EQ(session.state().save, view::SaveState::saved);
  EXPECT_EQ(open_again().bytes(), session.bytes());
}

// A plan that was opened while storage could not be read, and of whose id storage has another one after all.
TEST_F(Storage, WhatWasOpenedUnseenGoesOnBesideWhatIsStoredUnderItsId) {
  const std::string stored = storage.kept(kGlasgowId).snapshot;
  Session blind{start_on()};
  blind.storage_failed(StorageFailure::silent);
  plan::Document other = glasgow();
  other.plans[0].commitments[2].problem["en"] = "of the link";
  const std::string of_link = exchange::write_document(other);
  blind.file("", of_link);
  EXPECT_EQ(blind.state().save_detail_key, "storage.silent");
  EXPECT_EQ(blind.document()->id, kGlasgowId);
  go(blind, view::PageId::file);
  press(blind, "join:begin");
  blind.file("table.json", exchange::write_document(exchange::copy_for(other, "Mesa 1", "copy-1")));
  go_to_commitment(blind, "commitment-2");
  press(blind, find_action<view::RemoveEntity>(blind.page(), [](const view::RemoveEntity& one) { return one.entity == "commitment-2"; })->id);
  ASSERT_EQ(blind.document()->bin.size(), 1u) << "a step at the document itself, which its id names";
  go_to_commitment(blind, "commitment-3");
  write(blind, kTitle, "One");
  type(blind, view::field_node("commitment-3", "problem", "en"), "half a sent");
  blind.take_effects();   // storage takes nothing

  blind.stored_already(kGlasgowId);
  const plan::Id now = blind.document()->id;
  EXPECT_NE(now, kGlasgowId);
  EXPECT_EQ(notices(blind), std::vector<std::string>{"notice.storedAlready"});
  ASSERT_TRUE(blind.state().joining);
  EXPECT_FALSE(blind.state().joining->joined.refused) << "what was being joined goes on";
  ASSERT_TRUE(blind.state().draft);
  EXPECT_EQ(blind.state().draft->text, "half a sent");
  EXPECT_EQ(blind.state().save, view::SaveState::tab_only) << "until storage says that it has it";
  storage.settle(blind);
  EXPECT_EQ(blind.state().save, view::SaveState::saved);
  EXPECT_EQ(storage.kept(now).snapshot, blind.bytes());
  EXPECT_NE(storage.kept(now).draft.find("half a sent"), std::string::npos);
  EXPECT_EQ(storage.kept(kGlasgowId).snapshot, stored);

  blind.stored_already(kGlasgowId);   // of a plan that is no longer this one
  EXPECT_EQ(blind.document()->id, now);
  leave(blind, view::field_node("commitment-3", "problem", "en"), "half a sent");
  for (int step = 0; step < 3; ++step) blind.shortcut("ctrl+z");
  blind.page();
  EXPECT_FALSE(blind.state().can_undo);
  plan::Document back = *blind.document();
  EXPECT_EQ(std::exchange(back.made_from, {}), kGlasgowId);
  back.id = kGlasgowId;
  EXPECT_EQ(exchange::content_hash(back), exchange::content_hash(other)) << "every step is undone";
  for (int step = 0; step < 3; ++step) blind.shortcut("ctrl+y");
  EXPECT_EQ(blind.document()->bin.size(), 1u);
  EXPECT_EQ(commitment(blind, 1).problem.at("en"), "half a sent");
  storage.settle(blind);
}

TEST_F(Storage, ASecondTabOnlyReads) {
  Session second{start_on()};
  second.navigated(std::string("#d=") + kGlasgowId);
  second.take_effects();
  second.stored(storage.content(kGlasgowId, false));
  ASSERT_NE(second.document(), nullptr);
  EXPECT_EQ(second.state().save, view::SaveState::elsewhere);
  go_to_commitment(second, "commitment-3");
  EXPECT_TRUE(view::find(second.page(), kTitle)->disabled);
  second.take_effects();
  write(second, kTitle, "Not from here");
  second.shortcut("ctrl+z");
  EXPECT_EQ(second.bytes(), glasgow_bytes());
  for (const Effect& effect : second.take_effects()) {
    EXPECT_FALSE(std::holds_alternative<StoreEntry>(effect) || std::holds_alternative<StoreDraft>(effect) || std::holds_alternative<StoreSnapshot>(effect));
  }

  // Edit here instead: the other tab's work, its draft included, comes along.
  write(session, kTitle, "By the first tab");
  type(session, view::field_node("commitment-3", "problem", "en"), "half a sent");
  storage.settle(session);
  const view::Node* take_over = find_action<view::TakeOver>(second.page());
  ASSERT_NE(take_over, nullptr);
  press(second, take_over->id);
  session.role(kGlasgowId, false);
  storage.settle(second);
  EXPECT_EQ(second.state().save, view::SaveState::saved);
  EXPECT_EQ(commitment(second, 2).title.at("en"), "By the first tab");
  EXPECT_EQ(commitment(second, 2).problem.at("en"), "half a sent");
  EXPECT_EQ(second.state().entity, "commitment-3");

  EXPECT_EQ(session.state().save, view::SaveState::elsewhere);
  EXPECT_FALSE(session.state().draft);
  EXPECT_TRUE(notices(session).empty());
  write(session, kTitle, "Too late");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "By the first tab");
}

// "Edit here instead" was offered for what another tab had deleted, and led nowhere.
TEST_F(Storage, WhatAnotherTabHasDeletedIsNoLongerOfferedForEditing) {
  Session reader{start_on()};
  const auto listed = [&](bool there) {
    std::vector<view::Stored> all;
    if (there) all.push_back({kGlasgowId, "Glasgow", {}, {}, true});
    reader.library(std::move(all));
  };
  listed(true);
  reader.navigated(std::string("#d=") + kGlasgowId);
  reader.take_effects();
  reader.stored(storage.content(kGlasgowId, false));
  EXPECT_TRUE(view::find(reader.page(), "notice:take-over"));
  listed(false);
  EXPECT_FALSE(view::find(reader.page(), "notice:take-over"));
  EXPECT_TRUE(view::find(reader.page(), "notice:gone"));
  EXPECT_TRUE(view::find(reader.page(), "notice:download")) << "what was read of it";
  listed(true);   // it was undone there
  EXPECT_TRUE(view::find(reader.page(), "notice:take-over"));
  EXPECT_FALSE(view::find(reader.page(), "notice:gone"));
}

// Whoever went on reading where it was written learned nothing, and lost it with the tab.
TEST_F(Storage, WhatAnotherTabHasDeletedIsToldWhereItIsWritten) {
  session.library(storage.library());
  EXPECT_FALSE(view::find(session.page(), "notice:gone"));
  storage.kept(kGlasgowId).forgotten = true;
  session.library(storage.library());
  const view::Node* told = view::find(session.page(), "notice:gone");
  ASSERT_TRUE(told);
  EXPECT_EQ(told->label, view::text(view::Language::es, "save.goneHereTitle"));
  EXPECT_EQ(session.page().announcement, told->label);
  EXPECT_TRUE(view::find(session.page(), "notice:download"));
  EXPECT_FALSE(view::find(session.page(), kTitle)->disabled);
  storage.kept(kGlasgowId).forgotten = false;   // as soon as something is written
  session.library(storage.library());
  EXPECT_FALSE(view::find(session.page(), "notice:gone"));
}

TEST_F(Storage, TextThatTheOtherTabCannotHaveIsShown) {
  type(session, kTitle, "not durable yet");
  session.role(kGlasgowId, false);
  ASSERT_EQ(notices(session), std::vector<std::string>{"notice.takenOver"});
  EXPECT_EQ(session.state().notices[0].details, std::vector<std::string>{"not durable yet"});
}

TEST_F(Storage, NothingIsAppliedAfterAGapAndItIsSaid) {
  for (const char* title : {"One", "Two", "Three", "Four"}) write(session, kTitle, title);
  storage.settle(session);
  storage.kept(kGlasgowId).journal.erase(3);
  Session next = open_again();
  EXPECT_EQ(commitment(next, 2).title.at("en"), "Two");
  EXPECT_EQ(notices(next), std::vector<std::string>{"notice.stepsLost"});
  EXPECT_EQ(next.state().save, view::SaveState::saving);
  storage.settle(next);
  EXPECT_EQ(next.state().save, view::SaveState::saved);

  // Work goes on, and the steps left out never come back from the undo history.
  go_to_commitment(next, "commitment-3");
  write(next, kTitle, "Five");
  storage.settle(next);
  Session last = open_again();
  EXPECT_TRUE(notices(last).empty());
  EXPECT_EQ(commitment(last, 2).title.at("en"), "Five");
  last.shortcut("ctrl+z");
  EXPECT_EQ(commitment(last, 2).title.at("en"), "Two");
  last.shortcut("ctrl+z");
  EXPECT_EQ(commitment(last, 2).title.at("en"), "Two");
}

TEST_F(Storage, ADamagedEntryIsSaidToo) {
  write(session, kTitle, "One");
  write(session, kTitle, "Two");
  storage.settle(session);
  storage.kept(kGlasgowId).journal[2].resize(20);
  Session next = open_again();
  EXPECT_EQ(commitment(next, 2).title.at("en"), "One");
  EXPECT_EQ(notices(next), std::vector<std::string>{"notice.stepsLost"});
}

TEST_F(Storage, ADraftForSomethingThatIsGoneIsShown) {
  FakeStorage::Kept& kept = storage.kept(kGlasgowId);
  type(session, kTitle, "a text");
  storage.settle(session);
  const std::size_t at = kept.draft.find("commitment-3");
  ASSERT_NE(at, std::string::npos);
  for (std::size_t i = at; i != std::string::npos; i = kept.draft.find("commitment-3", i)) kept.draft.replace(i, 12, "commitment-9");
  Session next = open_again();
  ASSERT_EQ(notices(next), std::vector<std::string>{"notice.draftHomeless"});
  EXPECT_EQ(next.state().notices[0].details, std::vector<std::string>{"a text"});
  EXPECT_EQ(next.bytes(), glasgow_bytes());
}

// A file of all that storage had, opened where storage takes nothing: what could not be put together again is said as storage would say it, and what was typed is not lost.
TEST_F(Storage, ARescueFileSaysWhatIsMissing) {
  for (const char* title : {"One", "Two", "Three", "Four"}) write(session, kTitle, title);
  type(session, kTitle, "half a sent");
  storage.settle(session);
  FakeStorage::Kept& kept = storage.kept(kGlasgowId);
  kept.journal.erase(3);
  for (std::size_t at = 0; (at = kept.draft.find("commitment-3", at)) != std::string::npos;) kept.draft.replace(at, 12, "commitment-9");
  StoredContent content = storage.content(kGlasgowId);
  content.damage = {"damage.gap", "damage.stale"};
  Session next{start_on()};
  next.rescued("rescue.json", content);
  ASSERT_EQ(notices(next), std::vector<std::string>{"notice.fileWarnings"});
  const auto words = [&](view::Language language) {
    return std::vector<std::string>{view::text(language, "damage.stale"), view::plural(language, "notice.stepsLost", 1),
                                    view::text(language, "notice.textsToCopy"), "half a sent"};
  };
  EXPECT_EQ(next.state().notices[0].details, words(next.state().language));
  choose(next, "header:language", next.state().language == view::Language::es ? "en" : "es");
  EXPECT_EQ(next.state().notices[0].details, words(next.state().language));
  EXPECT_EQ(commitment(next, 2).title.at("en"), "Two");
  EXPECT_EQ(view::plural(view::Language::en, "notice.stepsLost", 1),
            "The last change could not be applied, because it or one before it is missing or damaged. The plan is shown as it was before it.");
  // Where the same is open already, or in storage, likewise.
  kept.draft.clear();
  Session same = open_again();
  same.rescued("rescue.json", content);
  ASSERT_EQ(notices(same).back(), "notice.fileWarnings");
  EXPECT_EQ(same.state().announcement, view::text(same.state().language, "announce.sameFile") + " " + view::words_of(same.state().language, same.state().notices.back()));
  EXPECT_EQ(same.state().notices.back().details, words(same.state().language));
  Session away{start_on()};
  away.library(storage.library());
  away.rescued("rescue.json", content);
  storage.take(away);
  storage.answer_loads(away);
  ASSERT_EQ(away.document()->id, kGlasgowId);
  ASSERT_EQ(notices(away).back(), "notice.fileWarnings");
  EXPECT_EQ(away.state().notices.back().details, words(away.state().language));
  // Beside the plan that is here, likewise.
  session.rescued("rescue.json", content);
  storage.settle(session);
  ASSERT_EQ(notices(session), std::vector<std::string>{"notice.openedBeside"});
  EXPECT_EQ(session.state().notices[0].details, words(session.state().language));
}

// While copies are joined, a rescue file is one more side, as any file is.
TEST_F(Storage, ARescueFileIsJoinedWhereOthersAre) {
  for (const char* title : {"One", "Two", "Three"}) write(session, kTitle, title);
  storage.settle(session);
  StoredContent content = storage.content(kGlasgowId);
  content.journal.erase(content.journal.begin() + 1);
  go(session, view::PageId::file);
  press(session, "join:begin");
  session.rescued("rescue.json", content);
  EXPECT_EQ(session.document()->id, kGlasgowId);
  ASSERT_TRUE(session.state().joining);
  ASSERT_EQ(session.state().joining->files.size(), 1u);
  EXPECT_EQ(session.state().joining->files[0].file, "rescue.json");
  EXPECT_EQ(session.state().joining->files[0].document->plans[0].commitments[2].title.at("en"), "One");
  ASSERT_EQ(notices(session), std::vector<std::string>{"notice.fileJoined"});
  EXPECT_EQ(session.state().notices[0].details, std::vector<std::string>{view::plural(session.state().language, "notice.stepsLost", 1)});
  content.snapshot.replace(content.snapshot.find("\"commitments\""), 13, "\"commitmets\"");
  session.rescued("misspelt.json", content);
  ASSERT_TRUE(session.state().joining);
  EXPECT_EQ(session.state().joining->files.size(), 1u) << "what is missing would be taken for removed";
  EXPECT_EQ(notices(session), std::vector<std::string>{"notice.fileRefusedPlanKept"});
}

TEST_F(Storage, ADamagedDraftAndADamagedSnapshotAreSaid) {
  storage.kept(kGlasgowId).draft = "{\"seq\":";
  EXPECT_EQ(notices(open_again()), std::vector<std::string>{"notice.draftDamaged"});
  storage.kept(kGlasgowId).snapshot.resize(40);
  Session next = open_again();
  EXPECT_EQ(next.document(), nullptr);
  EXPECT_EQ(notices(next), std::vector<std::string>{"notice.cannotLoad"});
  EXPECT_EQ(next.state().page, view::PageId::start);
}

TEST_F(Storage, AnAddressFromAnotherBrowserIsNoDamage) {
  storage.kept(kGlasgowId) = {};
  Session next = open_again();
  EXPECT_EQ(next.document(), nullptr);
  EXPECT_EQ(notices(next), std::vector<std::string>{"notice.notHere"});
  EXPECT_EQ(next.state().page, view::PageId::start);
}

TEST_F(Storage, APlanIsRemovedAndBroughtBack) {
  session.library(storage.library());
  go(session, view::PageId::start);
  const view::Node* remove = find_action<view::DeleteStored>(session.page());
  ASSERT_NE(remove, nullptr);
  press(session, remove->id);
  EXPECT_EQ(session.document(), nullptr);
  EXPECT_TRUE(session.state().library.empty());
  storage.settle(session);
  EXPECT_TRUE(storage.kept(kGlasgowId).forgotten);
  const view::Node* undo = find_action<view::Undo>(session.page());
  ASSERT_NE(undo, nullptr);
  press(session, undo->id);
  storage.settle(session);
  EXPECT_FALSE(storage.kept(kGlasgowId).forgotten);
  EXPECT_EQ(session.state().library.size(), 1u);
  EXPECT_TRUE(notices(session).empty());

  press(session, find_action<view::DeleteStored>(session.page())->id);
  EXPECT_TRUE(session.shortcut("ctrl+z"));
  EXPECT_EQ(session.state().library.size(), 1u);
}

// By Back, whether the deletion can still be undone, was waved away, or not.
TEST_F(Storage, APlanThatWasDeletedComesBackByUndoAlone) {
  session.library(storage.library());
  storage.settle(session);
  const std::string place = storage.all<SetLocation>().back().fragment;
  go(session, view::PageId::start);
  press(session, find_action<view::DeleteStored>(session.page())->id);
  storage.settle(session);
  for (const bool dismissed : {false, true}) {
    if (dismissed) press(session, "dismiss:deleted");
    session.navigated(place);
    storage.settle(session);
    EXPECT_EQ(session.document(), nullptr) << dismissed;
    EXPECT_EQ(notices(session).back(), "notice.notHere") << dismissed;
    EXPECT_EQ(storage.all<SetLocation>().back().fragment, "") << dismissed;
    EXPECT_TRUE(storage.all<SetLocation>().back().replace) << dismissed;
    EXPECT_TRUE(storage.kept(kGlasgowId).forgotten) << dismissed;
  }
  EXPECT_TRUE(session.shortcut("ctrl+z"));
  session.navigated(place);
  storage.settle(session);
  ASSERT_NE(session.document(), nullptr);
  EXPECT_TRUE(notices(session).empty());
}

// Another tab has deleted it: who only reads it here does not bring it back by writing here.
TEST_F(Storage, APlanThatAnotherTabDeletedIsNotTakenOver) {
  session.role(kGlasgowId, false);
  storage.kept(kGlasgowId).forgotten = true;
  press(session, find_action<view::TakeOver>(session.page())->id);
  storage.settle(session);
  EXPECT_EQ(notices(session), std::vector<std::string>{"notice.notHere"});
  EXPECT_EQ(session.state().save, view::SaveState::elsewhere);
  EXPECT_EQ(session.bytes(), glasgow_bytes()) << "still there to be downloaded";
}

TEST_F(Storage, AnAddressOfAPlanThatIsNotHereLeavesTheOpenOneAndItsAddress) {
  storage.settle(session);
  const std::string place = storage.all<SetLocation>().back().fragment;
  session.navigated("#d=nonexist&p=file");
  storage.settle(session);
  EXPECT_EQ(session.document()->id, kGlasgowId);
  EXPECT_EQ(notices(session), std::vector<std::string>{"notice.notHere"});
  EXPECT_EQ(storage.all<SetLocation>().back().fragment, place);
  EXPECT_TRUE(storage.all<SetLocation>().back().replace);
  go(session, view::PageId::calendar);
  EXPECT_TRUE(notices(session).empty()) << "it was said";
}

TEST_F(Storage, AStoredPlanIsOpenedFromTheList) {
  session.library(storage.library());
  const view::Node* close = find_action<view::CloseDocument>(session.page());
  if (close != nullptr) press(session, close->id);
  Session next{start_on()};
  next.library(storage.library());
  press(next, find_action<view::OpenStored>(next.page())->id);
  storage.other().clear();
  storage.settle(next);
  ASSERT_NE(next.document(), nullptr);
  EXPECT_EQ(next.bytes(), glasgow_bytes());
  EXPECT_EQ(next.state().save, view::SaveState::saved);
}

TEST_F(Storage, WhatWasNotAskedForIsGivenBack) {
  StoredContent content = storage.content(kGlasgowId);
  content.document = "another";
  session.stored(content);
  storage.take(session);
  ASSERT_EQ(storage.all<CloseStored>().size(), 1u);
  EXPECT_EQ(session.document()->id, kGlasgowId);
}

}  // namespace
}  // namespace cocrea::app::testing
