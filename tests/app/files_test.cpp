// Files that are opened, refused, of a newer version, or known already; samples and new documents.
#include <gtest/gtest.h>

#include "app/commands.h"
#include "core/exchange/merge.h"
#include "fake_storage.h"
#include "glasgow.h"

namespace cocrea::app::testing {
namespace {


class Files : public ::testing::Test {
 protected:
  Session session{start_on()};
  FakeStorage storage;
  void settle() {
    storage.settle(session);
    session.library(storage.library());
  }
  void TearDown() override { EXPECT_EQ(storage.problem(), ""); }
};

TEST_F(Files, ARefusedFileLeavesThePlanAsItWas) {
  session.file("glasgow.json", glasgow_bytes());
  settle();
  go_to_commitment(session, "commitment-3");
  type(session, kTitle, "in the middle of a word");
  const std::string good = glasgow_bytes();
  const std::string cut = good.substr(0, good.size() / 2);
  const std::string deep = std::string(100, '[') + std::string(100, ']');
  std::string wrong = good;
  wrong.replace(wrong.find("2021-09-23"), 10, "2021-09-33");
  for (const std::string& bytes : {cut, deep, wrong, std::string("not a plan"), std::string()}) {
    session.file("broken.json", bytes);
    ASSERT_EQ(session.state().notices.size(), 1u);
    const view::Notice& notice = session.state().notices[0];
    EXPECT_TRUE(notice.as_dialog);
    EXPECT_EQ(notice.key, "notice.fileRefusedPlanKept");
    ASSERT_FALSE(notice.details.empty());
    EXPECT_EQ(notice.details[0].find('{'), std::string::npos) << notice.details[0];
    EXPECT_EQ(notice.details[0].find("import."), std::string::npos) << notice.details[0];
    EXPECT_GT(notice.details[0].find("línea"), 20u) << "what helps comes before the place: " << notice.details[0];
    EXPECT_TRUE(session.page().dialog);
    EXPECT_EQ(session.document()->id, kGlasgowId);
    EXPECT_EQ(session.state().draft->text, "in the middle of a word");
    EXPECT_EQ(session.bytes(), good);
    press(session, "dialog.close");
    EXPECT_FALSE(session.page().dialog);
    type(session, kTitle, "in the middle of a word");
    session.shortcut("ctrl+z");
    type(session, kTitle, "in the middle of a word");
  }
}

// What stands silently above a page is not known to who does not see it. A dialog is read because it gets the focus; on the canvas nothing gets it.
TEST_F(Files, WhatIsToldOfAFileIsSaidAndGoesWithTheNextPlan) {
  session.file("glasgow.json", glasgow_bytes());
  settle();
  plan::Document changed = glasgow();
  changed.jurisdiction.name = "Glasgow City";
  session.file("other.json", exchange::write_document(changed));
  storage.settle(session);
  const auto is_told = [&] { return view::find(session.page(), "notice:file") != nullptr; };
  ASSERT_TRUE(is_told());
  EXPECT_EQ(session.state().notices.back().key, "notice.openedBeside");
  session.file("other.json", "{");
  EXPECT_EQ(session.page().announcement, view::text(view::Language::es, "notice.fileRefusedPlanKept", {{"file", "other.json"}}));
  EXPECT_EQ(session.page().announcement, view::find(session.page(), "dialog:title")->label);
  const std::uint64_t focus = session.page().focus_serial;
  press(session, "dialog.close");
  EXPECT_EQ(session.page().focus_serial, focus) << "the view gives the focus back";
  session.switch_renderer();
  session.file("third.json", "{");
  EXPECT_NE(session.page().announcement, view::find(session.page(), "dialog:title")->label);
  press(session, "dialog.close");

  session.file("other.json", exchange::write_document(changed));
  storage.settle(session);
  ASSERT_TRUE(is_told());
  go(session, view::PageId::start);
  press(session, find_action<view::NewDocument>(session.page())->id);
  storage.settle(session);
  EXPECT_FALSE(is_told());
}

// One letter turned: the plan is smaller than the file. Opened by itself that is told, with the place and what was meant; joined, the rest would count as removed.
TEST_F(Files, AFileOfWhichAPartIsNotReadIsToldAndNotJoined) {
  const std::string good = glasgow_bytes();
  std::string damaged = good;
  damaged.replace(damaged.find("\"commitments\": [\n        {"), 13, "\"commitmenTs\"");
  session.file("damaged.json", damaged);
  settle();
  ASSERT_EQ(session.state().notices.size(), 1u);
  const view::Notice notice = session.state().notices[0];
  EXPECT_EQ(notice.key, "notice.fileWarnings");
  std::string all;
  for (const std::string& one : notice.details) all += one + "\n";
  EXPECT_NE(all.find("/plans/0/commitmenTs"), std::string::npos) << all;
  EXPECT_NE(all.find("«commitments»"), std::string::npos) << all;

  Session other{start_on()};
  other.file("glasgow.json", good);
  other.file("damaged.json", damaged, "first");
  ASSERT_FALSE(other.state().notices.empty());
  EXPECT_EQ(other.state().notices.back().key, "notice.fileRefusedPlanKept");
  EXPECT_FALSE(other.state().joining);
  EXPECT_EQ(other.bytes(), good);
}

// What was not had at all: each reason has its words in both languages, and the language can be changed meanwhile.
TEST_F(Files, AFileThatCouldNotBeHadIsRefusedWithItsReason) {
  session.file("glasgow.json", glasgow_bytes());
  settle();
  go_to_commitment(session, "commitment-3");
  for (const std::string_view reason : {"unreadable", "folder", "unreachable", "picture", "edition"}) {
    type(session, kTitle, "in the middle of a word");
    session.file_failed("gone.json", reason);
    ASSERT_TRUE(session.state().draft);
    EXPECT_EQ(session.state().draft->text, "in the middle of a word");
    std::vector<std::string> said;
    for (const char* language : {"es", "en"}) {
      choose(session, "header:language", language);
      const view::Notice& notice = session.state().notices.at(0);
      EXPECT_TRUE(notice.as_dialog);
      EXPECT_EQ(notice.key, reason == "picture" || reason == "edition" ? "notice.notDownloaded" : "notice.fileRefusedPlanKept");
      ASSERT_EQ(notice.details.size(), 1u);
      EXPECT_EQ(notice.details[0].find("import."), std::string::npos) << notice.details[0];
      EXPECT_EQ(notice.details[0].find('{'), std::string::npos) << notice.details[0];
      said.push_back(notice.details[0]);
    }
    EXPECT_NE(said[0], said[1]);
    press(session, "dialog.close");
    EXPECT_EQ(session.document()->id, kGlasgowId);
  }
}

// What came in an address is no file of a name.
TEST_F(Files, ALinkIsCalledALink) {
  const auto told = [&] { return view::words_of(session.state().language, session.state().notices.back()); };
  session.file_failed("", "link");
  EXPECT_EQ(told(), "No se pudo abrir el enlace");
  press(session, "dialog.close");
  session.file("glasgow.json", glasgow_bytes());
  settle();
  session.take_effects();
  session.file("", "{");
  EXPECT_EQ(told(), "No se pudo abrir el enlace. El plan abierto sigue igual.");
  // The address is again that of the plan.
  std::string address;
  for (const Effect& effect : session.take_effects()) {
    if (const auto* at = std::get_if<SetLocation>(&effect)) address = at->fragment;
  }
  EXPECT_EQ(address.find("#d=" + std::string(kGlasgowId)), 0u) << address;
  press(session, "dialog.close");
  plan::Document changed = glasgow();
  changed.jurisdiction.name = "Glasgow City";
  session.file("", exchange::write_document(changed));
  settle();
  EXPECT_TRUE(told().starts_with("El enlace contiene otra versión")) << told();
  choose(session, "header:language", "en");
  EXPECT_TRUE(told().starts_with("The link holds another version")) << told();
}

TEST_F(Files, TheReasonOfARefusalChangesItsLanguage) {
  session.file("broken.json", "not a plan");
  const std::vector<std::string> spanish = session.state().notices.at(0).details;
  choose(session, "header:language", "en");
  EXPECT_NE(session.state().notices.at(0).details, spanish);
}

TEST_F(Files, AFileOfANewerVersionIsReadOnlyAndKeptByteForByte) {
  std::string newer = glasgow_bytes();
  const std::string version = "\"formatVersion\": 2";
  newer.replace(newer.find(version), version.size(), "\"formatVersion\": 99");
  session.file("newer.json", newer);
  settle();
  ASSERT_NE(session.document(), nullptr);
  EXPECT_EQ(session.state().save, view::SaveState::newer);
  EXPECT_EQ(session.bytes(), newer);
  go_to_commitment(session, "commitment-3");
  write(session, kTitle, "no");
  EXPECT_EQ(session.bytes(), newer);

  Session again{start_on()};
  again.navigated(std::string("#d=") + kGlasgowId);
  storage.other().clear();
  storage.settle(again);
  EXPECT_EQ(again.state().save, view::SaveState::newer);
  EXPECT_EQ(again.bytes(), newer);
}

TEST_F(Files, ANewerFileNeverTouchesThePlanOfTheSameId) {
  session.file("glasgow.json", glasgow_bytes());
  settle();
  std::string newer = glasgow_bytes();
  const std::string version = "\"formatVersion\": 2";
  newer.replace(newer.find(version), version.size(), "\"formatVersion\": 99");
  session.file("newer.json", newer);
  settle();
  EXPECT_EQ(session.bytes(), newer);
  EXPECT_EQ(storage.kept(kGlasgowId).snapshot, glasgow_bytes());

  go(session, view::PageId::start);   // the one that is kept is still to be had, and to be edited
  press(session, "open:" + std::string(kGlasgowId));
  settle();
  EXPECT_EQ(session.bytes(), glasgow_bytes());
  EXPECT_EQ(session.state().save, view::SaveState::saved);
  go_to_commitment(session, "commitment-3");
  write(session, kTitle, "Here");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Here");
  const std::string here = session.bytes();
  settle();

  session.file("newer.json", newer);
  settle();
  session.file("same.json", here);    // and a file with its content opens it, not a copy
  settle();
  EXPECT_EQ(session.document()->id, kGlasgowId);
  EXPECT_EQ(session.bytes(), here);
}

// Another tab had its twin open: nothing was said of joining, and after "Edit here instead" there was none.
TEST_F(Files, WhatIsJoinedWithATwinThatAnotherTabEditsWaitsForThat) {
  session.file("glasgow.json", glasgow_bytes());
  settle();
  plan::Document changed = glasgow();
  changed.jurisdiction.name = "Glasgow City";
  session.file("other.json", exchange::write_document(changed));
  settle();
  ASSERT_NE(session.document()->id, kGlasgowId);
  press(session, "notice:twin");
  storage.take(session);
  session.stored(storage.content(kGlasgowId, false));
  ASSERT_EQ(session.document()->id, kGlasgowId);
  EXPECT_EQ(session.state().save, view::SaveState::elsewhere);
  ASSERT_TRUE(session.state().joining);
  EXPECT_EQ(session.state().page, view::PageId::file);
  EXPECT_TRUE(view::find(session.page(), "join:take")->disabled);
  session.stored(storage.content(kGlasgowId));   // edited here instead
  ASSERT_TRUE(session.state().joining);
  ASSERT_EQ(session.state().joining->joined.conflicts.size(), 1u);
  choose(session, "join:choose:0", "1");
  press(session, "join:take");
  EXPECT_EQ(session.document()->jurisdiction.name, "Glasgow City");
}

// The two could be told apart by everybody and compared by nobody: joining took the one for another document.
TEST_F(Files, WhatWasOpenedBesideItsTwinIsJoinedWithIt) {
  session.file("glasgow.json", glasgow_bytes());
  settle();
  plan::Document changed = glasgow();
  changed.jurisdiction.name = "Glasgow City";
  session.file("other.json", exchange::write_document(changed));
  settle();
  const plan::Id beside = session.document()->id;
  ASSERT_NE(beside, kGlasgowId);
  go_to_commitment(session, "commitment-3");
  write(session, kTitle, "Went on beside");
  settle();
  const auto differs = [&] {
    ASSERT_TRUE(session.state().joining);
    EXPECT_FALSE(session.state().joining->joined.refused);
    EXPECT_EQ(session.state().joining->joined.conflicts.size(), 2u) << "each difference is asked";
  };
  const auto open_stored = [&](const plan::Id& id) {
    if (session.document()) go(session, view::PageId::start);   // else that is the page
    press(session, find_action<view::OpenStored>(session.page(), [&](const view::OpenStored& one) { return one.document == id; })->id);
    settle();
  };
  const std::string file = session.bytes();
  EXPECT_EQ(exchange::made_from(*exchange::read_document(file).document), kGlasgowId);
  // From what is told of it and from its page.
  for (const char* button : {"notice:twin", "join:twin"}) {
    SCOPED_TRACE(button);
    ASSERT_EQ(session.document()->id, beside);
    if (button == std::string("join:twin")) go(session, view::PageId::file);
    press(session, button);
    settle();
    ASSERT_EQ(session.document()->id, kGlasgowId);
    EXPECT_EQ(session.state().page, view::PageId::file);
    differs();
    EXPECT_FALSE(view::find(session.page(), "join:twin"));
    press(session, "join:discard");
    if (button == std::string("join:twin")) break;
    open_stored(beside);
  }
  press(session, "join:begin");
  session.file("beside.json", file);
  differs();
  choose(session, "join:choose:0", "1");
  choose(session, "join:choose:1", "1");
  press(session, "join:take");
  settle();
  EXPECT_EQ(session.document()->id, kGlasgowId);
  EXPECT_EQ(session.document()->jurisdiction.name, "Glasgow City");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Went on beside");
  // A copy for a table of the one that stands beside is a copy of both.
  plan::Document copy = exchange::copy_for(*exchange::read_document(file).document, "Mesa 1", "copy-1");
  EXPECT_EQ(exchange::made_from(copy), kGlasgowId);
  session.file("beside.json", file, "first");
  session.file("copy.json", exchange::write_document(copy), "another");
  ASSERT_TRUE(session.state().joining);
  EXPECT_EQ(session.state().joining->files.size(), 2u);
  EXPECT_FALSE(session.state().joining->base_damaged);
  press(session, "join:discard");
  // Without its twin there is nothing to join it with.
  go(session, view::PageId::start);
  press(session, find_action<view::DeleteStored>(session.page(), [](const view::DeleteStored& one) { return one.document == kGlasgowId; })->id);
  settle();
  open_stored(beside);
  go(session, view::PageId::file);
  EXPECT_FALSE(view::find(session.page(), "join:twin"));
}

// Nobody had touched the copy yet: the plan itself was opened for it, and what the table wrote went into the plan.
TEST_F(Files, AnUntouchedCopyOpensBesideThePlan) {
  const std::string copy = exchange::write_document(exchange::copy_for(glasgow(), "Mesa 1", "copy-1"));
  for (const bool open : {true, false}) {
    SCOPED_TRACE(open ? "the plan is open" : "the plan is kept");
    session.file("glasgow.json", glasgow_bytes());
    settle();
    ASSERT_EQ(session.document()->id, kGlasgowId);
    if (!open) press(session, "file:close");
    settle();
    session.file("copy.json", copy);
    settle();
    ASSERT_TRUE(session.document());
    EXPECT_NE(session.document()->id, kGlasgowId);
    EXPECT_EQ(session.document()->copy, "Mesa 1");
    EXPECT_EQ(session.document()->copy_id, "copy-1");
    EXPECT_FALSE(session.document()->base.empty());
    const auto names = [&](const std::string& words) {
      return std::count_if(session.state().library.begin(), session.state().library.end(), [&](const view::Stored& one) { return one.name.find(words) != std::string::npos; });
    };
    EXPECT_EQ(names("Mesa 1"), 1) << "the list of plans tells a copy from its plan";
    const std::string note = view::text(view::Language::es, "copy.title", {{"table", "Mesa 1"}});
    EXPECT_EQ(view::find(session.page(), "copy:note")->label, note);
    if (open) {
      EXPECT_TRUE(session.state().notices.empty()) << "its note is enough";
    } else {
      EXPECT_EQ(session.state().notices.at(0).key, "notice.openedAgain");
    }
  }
  // Where the copy was first, it is what its file opens, and the plan stands beside.
  Session table{start_on()};
  FakeStorage own;
  for (const std::string& bytes : {copy, copy}) {
    table.file("copy.json", bytes);
    own.settle(table);
    table.library(own.library());
    EXPECT_EQ(table.document()->id, kGlasgowId);
  }
  table.file("glasgow.json", glasgow_bytes());
  own.settle(table);
  EXPECT_NE(table.document()->id, kGlasgowId);
  EXPECT_TRUE(table.document()->copy.empty());
}

TEST_F(Files, AFileThatIsKnownOpensWhatIsKeptOrStandsBeside) {
  session.file("glasgow.json", glasgow_bytes());
  settle();
  go_to_commitment(session, "commitment-3");
  write(session, kTitle, "Here");
  const std::string here = session.bytes();
  settle();

  session.file("same.json", here);                      // the same content: nothing is opened twice
  settle();
  EXPECT_EQ(session.document()->id, kGlasgowId);
  EXPECT_EQ(storage.library().size(), 1u);

  session.file("older.json", glasgow_bytes());          // other content: beside, nothing overwritten
  settle();
  EXPECT_NE(session.document()->id, kGlasgowId);
  EXPECT_EQ(commitment(session, 2).id, "commitment-3");
  EXPECT_EQ(storage.library().size(), 2u);

  session.file("same.json", here);                      // not open, but kept: with its undo history
  settle();
  EXPECT_EQ(session.document()->id, kGlasgowId);
  EXPECT_EQ(session.bytes(), here);
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), glasgow_bytes());

  press(session, find_action<view::Navigate>(session.page().navigation, [](const view::Navigate& to) { return to.page == view::PageId::start; })->id);
  Start another = start_on();
  another.seed_low = 99;   // every start of the program has its own random numbers
  Session other{another};
  other.library(storage.library());
  other.file("changed.json", [] {
    plan::Document changed = glasgow();
    changed.jurisdiction.name = "Glasgow City";
    return exchange::write_document(changed);
  }());
  storage.other().clear();
  storage.settle(other);
  EXPECT_EQ(other.document()->jurisdiction.name, "Glasgow City");
  EXPECT_NE(other.document()->id, kGlasgowId);
  EXPECT_EQ(storage.library().size(), 3u);
}

// The same file made one plan more each time that it was opened.
TEST_F(Files, AFileThatWasOpenedBesideLeadsToThatPlanAgain) {
  session.file("glasgow.json", glasgow_bytes());
  settle();
  plan::Document changed = glasgow();
  changed.jurisdiction.name = "Glasgow City";
  const std::string other = exchange::write_document(changed);
  session.file("other.json", other);
  settle();
  const plan::Id beside = session.document()->id;
  ASSERT_NE(beside, kGlasgowId);
  const auto leads_there = [&](const char* where) {
    SCOPED_TRACE(where);
    session.file("again.json", other);
    settle();
    ASSERT_TRUE(session.document());
    EXPECT_EQ(session.document()->id, beside);
    EXPECT_EQ(session.state().page, view::PageId::overview);
    ASSERT_EQ(session.state().notices.size(), 1u);
    EXPECT_EQ(session.state().notices[0].key, "notice.openedAgain");
  };
  leads_there("it is open");
  go_to_commitment(session, "commitment-3");
  write(session, kTitle, "Went on beside");
  settle();
  leads_there("it has gone on since");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Went on beside");
  const std::string gone_on = session.bytes();
  const auto list = [&] {
    go(session, view::PageId::file);
    press(session, "file:close");
    settle();
  };
  list();
  leads_there("it is kept");
  EXPECT_EQ(session.bytes(), gone_on);
  list();
  press(session, "open:" + std::string(kGlasgowId));
  settle();
  leads_there("the other one is open");
  EXPECT_EQ(storage.library().size(), 2u);

  list();
  press(session, find_action<view::DeleteStored>(session.page(), [](const view::DeleteStored& one) { return one.document == kGlasgowId; })->id);
  settle();
  press(session, "dismiss:deleted");
  leads_there("the one that it stood beside is gone");
  list();
  press(session, find_action<view::DeleteStored>(session.page(), [&](const view::DeleteStored& one) { return one.document == beside; })->id);
  settle();
  session.file("again.json", other);   // what was written in it since was deleted with it
  settle();
  EXPECT_NE(session.document()->id, beside);
  EXPECT_EQ(session.document()->jurisdiction.name, "Glasgow City");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Co-creating an Open Data Hub");
  EXPECT_TRUE(storage.kept(beside).forgotten);
}

// A copy of a sample was judged as of today, years after its plan.
TEST_F(Files, WhatStandsBesideAPlanIsLookedAtAsOfTheSameDay) {
  session.sample("glasgow", glasgow_bytes(), day("2022-03-01"));
  settle();
  const plan::Document copy = exchange::copy_for(*session.document(), "Mesa 1", "copy-1");
  session.file("copy.json", exchange::write_document(copy));
  settle();
  ASSERT_EQ(session.document()->copy, "Mesa 1");
  EXPECT_EQ(session.state().as_of_day(), day("2022-03-01"));
  Start start = start_on("2026-01-05");
  start.preferences = storage.all<StorePreferences>().back().json;
  start.fragment = storage.all<SetLocation>().back().fragment;
  Session next(start);
  storage.other().clear();
  storage.settle(next);
  EXPECT_EQ(next.document()->copy, "Mesa 1");
  EXPECT_EQ(next.state().as_of_day(), day("2022-03-01")) << "also after a reload";
}

TEST_F(Files, AFileOfAPlanThatWasJustRemovedNeverMixesWithItsRemains) {
  session.file("glasgow.json", glasgow_bytes());
  settle();
  go_to_commitment(session, "commitment-3");
  write(session, kTitle, "Removed with this title");
  const std::string removed = session.bytes();
  settle();
  go(session, view::PageId::start);
  press(session, find_action<view::DeleteStored>(session.page())->id);
  settle();

  session.file("older.json", glasgow_bytes());
  settle();
  EXPECT_NE(session.document()->id, kGlasgowId);
  EXPECT_TRUE(storage.kept(kGlasgowId).forgotten);
  EXPECT_EQ(storage.library().size(), 1u);

  session.file("same.json", removed);   // what was removed comes back as it was, undo included
  settle();
  EXPECT_EQ(session.document()->id, kGlasgowId);
  EXPECT_FALSE(storage.kept(kGlasgowId).forgotten);
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), glasgow_bytes());
}

TEST_F(Files, ASampleIsADocumentOfItsOwnEachTimeAndStaysInItsTime) {
  session.sample("glasgow", glasgow_bytes(), day("2021-10-01"));
  settle();
  const plan::Id first = session.document()->id;
  EXPECT_NE(first, kGlasgowId);
  EXPECT_EQ(session.document()->sample, "glasgow");
  EXPECT_EQ(storage.kept(first).sample, "glasgow");
  EXPECT_EQ(session.state().as_of_day(), day("2021-10-01"));

  Start start = start_on("2026-01-05");
  start.seed_low = 99;
  start.preferences = storage.all<StorePreferences>().back().json;
  start.fragment = storage.all<SetLocation>().back().fragment;
  Session next(start);
  storage.other().clear();
  storage.settle(next);
  EXPECT_EQ(next.state().as_of_day(), day("2021-10-01"));

  next.sample("glasgow", glasgow_bytes(), day("2021-10-01"));
  EXPECT_NE(next.document()->id, first);
}

TEST_F(Files, ANewPlanBeginsWithCompleteRegistersAndCanBeFilledIn) {
  for (const char* kind : {"independent", "joint", "noElections", "empty"}) {
    session.handle({});
    const view::Node* make = nullptr;
    if (session.document() != nullptr) go(session, view::PageId::start);
    make = find_action<view::NewDocument>(session.page(), [&](const view::NewDocument& one) { return one.kind == kind; });
    ASSERT_NE(make, nullptr) << kind;
    press(session, make->id);
    settle();
    ASSERT_NE(session.document(), nullptr);
    EXPECT_EQ(session.state().save, view::SaveState::saved);
    EXPECT_EQ(session.state().page, view::PageId::jurisdiction);
    EXPECT_NE(view::find(session.page(), session.state().focus), nullptr) << session.state().focus;
    const exchange::Reading reading = exchange::read_document(session.bytes());
    ASSERT_TRUE(reading.document);
    EXPECT_TRUE(reading.problems.empty());
    EXPECT_EQ(exchange::write_document(*reading.document), session.bytes());
    for (const plan::Plan& plan : session.document()->plans) {
      EXPECT_EQ(plan.registers.commitments, plan::YesNo::yes);
      EXPECT_EQ(plan.registers.evaluations, plan::YesNo::yes);
      EXPECT_FALSE(plan.planned_end);
    }
  }
  EXPECT_EQ(storage.library().size(), 4u);
}

TEST(FileNames, AreGoodOnAllSystems) {
  const dates::Day today = day("2021-10-01");
  EXPECT_EQ(file_name("Gestión: año/plan?", today), "Gestión año plan-2021-10-01.cocrea.json");
  EXPECT_EQ(file_name("", today), "cocrea-2021-10-01.cocrea.json");
  EXPECT_EQ(file_name("...", today), "cocrea-2021-10-01.cocrea.json");
  EXPECT_EQ(file_name("  ../../etc/passwd ", today), "etc passwd-2021-10-01.cocrea.json");
  EXPECT_EQ(file_name("a\xE2\x80\xAE" "b\nc", today), "a b c-2021-10-01.cocrea.json");
  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "ñ";
  const std::string name = file_name(accents, today);
  EXPECT_LE(name.size(), 160u);
  EXPECT_TRUE(exchange::normalize(name).valid);
}

TEST(DocumentNames, SayThePlaceOnce) {
  plan::Document document = glasgow();
  EXPECT_EQ(document_name(document, "es"), "Glasgow – Open Government Action Plan 2021–2023");
  document.plans[0].title["en"] = "Glasgow's plan";
  EXPECT_EQ(document_name(document, "es"), "Glasgow's plan");
  document.plans.clear();
  EXPECT_EQ(document_name(document, "es"), "Glasgow");
}

}  // namespace
}  // namespace cocrea::app::testing
