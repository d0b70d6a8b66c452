// What a person does with a plan, from opening to reloading, without a browser.
#include <gtest/gtest.h>


#include "app/session.h"
#include "glasgow.h"
#include "fake_storage.h"
#include "support/files.h"

namespace cocrea::app::testing {
namespace {

const std::string kProblem = view::field_node("commitment-3", "problem", "en");
const std::string kSubmission = view::field_node("plan-1-submission", "date");

class Story : public ::testing::Test {
 protected:
  Session session{start_on()};
  FakeStorage storage;

  void open_glasgow() {
    session.file("glasgow.json", glasgow_bytes());
    storage.settle(session);
    ASSERT_NE(session.document(), nullptr);
  }
  // The same browser, opened again where it was.
  Session reload() {
    storage.take(session);
    Start start = start_on();
    for (const Effect& effect : storage.other()) {
      if (const auto* place = std::get_if<SetLocation>(&effect)) start.fragment = place->fragment;
      if (const auto* preferences = std::get_if<StorePreferences>(&effect)) start.preferences = preferences->json;
    }
    storage.crash();
    Session next(start);
    next.library(storage.library());
    storage.settle(next);
    return next;
  }
  void TearDown() override { EXPECT_EQ(storage.problem(), ""); }
};

TEST_F(Story, AFileIsOpenedAndIsTheSameBytesAgain) {
  EXPECT_EQ(session.page().navigation.children.size(), 0u);
  open_glasgow();
  EXPECT_EQ(session.bytes(), glasgow_bytes());
  EXPECT_EQ(session.document()->id, kGlasgowId);
  EXPECT_EQ(session.state().page, view::PageId::overview);
  EXPECT_EQ(session.state().save, view::SaveState::saved);
  EXPECT_EQ(storage.kept(kGlasgowId).snapshot, glasgow_bytes());
}

TEST_F(Story, NothingIsSavedBeforeStorageHasSaidSo) {
  session.file("glasgow.json", glasgow_bytes());
  EXPECT_EQ(session.state().save, view::SaveState::saving);
  storage.settle(session);
  EXPECT_EQ(session.state().save, view::SaveState::saved);

  go_to_commitment(session, "commitment-3");
  type(session, kTitle, "Open D");
  EXPECT_EQ(session.state().save, view::SaveState::saving);
  storage.settle(session);
  EXPECT_EQ(session.state().save, view::SaveState::saved);

  leave(session, kTitle, "Open Data");
  EXPECT_EQ(session.state().save, view::SaveState::saving);
  storage.take(session);
  while (storage.waiting() > 0) {
    EXPECT_EQ(session.state().save, view::SaveState::saving);
    storage.carry_out_one(session);
  }
  EXPECT_EQ(session.state().save, view::SaveState::saved);
}

TEST_F(Story, ATitleIsTypedUndoneAndDoneAgain) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  type(session, kTitle, "Open");
  EXPECT_EQ(view::find(session.page(), kTitle)->value, "Open");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Co-creating an Open Data Hub");
  type(session, kTitle, "Open data");
  leave(session, kTitle, "Open data");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Open data");
  EXPECT_FALSE(session.state().draft);
  EXPECT_EQ(session.page().main.id, "main");
  EXPECT_TRUE(session.state().can_undo);

  EXPECT_TRUE(session.shortcut("ctrl+z"));
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Co-creating an Open Data Hub");
  EXPECT_TRUE(session.shortcut("ctrl+shift+z"));
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Open data");
  EXPECT_TRUE(session.shortcut("ctrl+z"));
  EXPECT_EQ(session.bytes(), glasgow_bytes());
}

TEST_F(Story, UndoWorksAfterAReload) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  write(session, kTitle, "First");
  write(session, kTitle, "Second");
  session.shortcut("ctrl+z");
  storage.settle(session);
  Session next = reload();
  ASSERT_NE(next.document(), nullptr);
  EXPECT_EQ(next.state().page, view::PageId::commitments);
  EXPECT_EQ(next.state().entity, "commitment-3");
  EXPECT_EQ(commitment(next, 2).title.at("en"), "First");
  next.shortcut("ctrl+shift+z");
  EXPECT_EQ(commitment(next, 2).title.at("en"), "Second");
  next.shortcut("ctrl+z");
  next.shortcut("ctrl+z");
  EXPECT_EQ(next.bytes(), glasgow_bytes());
}

TEST_F(Story, WhatWasBeingTypedIsThereAfterAReload) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  write(session, kTitle, "Before");
  type(session, kProblem, "Gestión año ñandú ¿sí?");
  storage.settle(session);
  EXPECT_EQ(session.state().save, view::SaveState::saved);
  Session next = reload();
  EXPECT_EQ(commitment(next, 2).problem.at("en"), "Gestión año ñandú ¿sí?");
  EXPECT_FALSE(next.state().draft);
  ASSERT_EQ(next.state().notices.size(), 1u);
  EXPECT_EQ(next.state().notices.front().key, "notice.draftRecovered");
  EXPECT_EQ(next.state().save, view::SaveState::saved);
  next.shortcut("ctrl+z");
  EXPECT_EQ(commitment(next, 2).problem.count("en"), 0u);
  next.shortcut("ctrl+z");
  EXPECT_EQ(next.bytes(), glasgow_bytes());
}

TEST_F(Story, ADraftWhoseStepIsInTheJournalIsNotTakenTwice) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  type(session, kTitle, "Once");
  storage.settle(session);
  leave(session, kTitle, "Once more");
  storage.take(session);
  ASSERT_EQ(storage.waiting(), 2u);       // the step, then the draft that is none any more
  storage.carry_out_one(session, false);  // the tab dies between the two
  Session next = reload();
  EXPECT_EQ(commitment(next, 2).title.at("en"), "Once more");
  EXPECT_TRUE(next.state().notices.empty());
}

TEST_F(Story, ACutOfThreeThousandCharactersIsUndone) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  const std::string long_text(3000, 'x');
  write(session, kProblem, long_text);
  type(session, kProblem, "");            // select all, cut; the field still has the focus
  EXPECT_EQ(view::find(session.page(), kProblem)->value, "");
  EXPECT_TRUE(session.shortcut("ctrl+z"));
  EXPECT_EQ(view::find(session.page(), kProblem)->value, long_text);
  EXPECT_EQ(commitment(session, 2).problem.at("en"), long_text);
  EXPECT_TRUE(session.shortcut("ctrl+shift+z"));
  EXPECT_EQ(commitment(session, 2).problem.at("en"), "");
}

TEST_F(Story, ACutOfWhatWasJustTypedIsUndoneToo) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  const std::string long_text(3000, 'x');
  type(session, kProblem, long_text);     // never left the field: it is in no step yet
  type(session, kProblem, "");
  EXPECT_TRUE(session.shortcut("ctrl+z"));
  EXPECT_EQ(view::find(session.page(), kProblem)->value, long_text);
  EXPECT_TRUE(session.shortcut("ctrl+z"));
  EXPECT_EQ(session.bytes(), glasgow_bytes());
}

TEST_F(Story, APauseEndsAStep) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  type(session, kTitle, "One");
  leave(session, kTitle, "One");          // the platform calls a long pause a leave; the focus stays
  type(session, kTitle, "One two");
  session.shortcut("ctrl+z");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "One");
  session.shortcut("ctrl+z");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Co-creating an Open Data Hub");
}

TEST_F(Story, StartingInAnotherFieldEndsTheFormer) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  type(session, kTitle, "Title");
  type(session, kProblem, "Problem");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Title");
  EXPECT_EQ(session.state().draft->node, kProblem);
  session.shortcut("ctrl+z");
  EXPECT_EQ(commitment(session, 2).problem.count("en"), 0u);
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Title");
}

TEST_F(Story, LeavingAFieldUntouchedIsNoStep) {
  open_glasgow();
  go(session, view::PageId::jurisdiction);
  const view::Node* field = view::find(session.page(), kSubmission);
  ASSERT_NE(field, nullptr);
  const std::string shown = field->value;
  leave(session, kSubmission, shown);
  type(session, kSubmission, shown + " ");
  leave(session, kSubmission, shown);
  EXPECT_FALSE(session.page().header.children.empty());
  EXPECT_FALSE(session.state().can_undo);
  EXPECT_EQ(session.bytes(), glasgow_bytes());
}

TEST_F(Story, TextsAreKeptInNfcAndOneLineStaysOneLine) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  write(session, kTitle, "Gestio\xCC\x81n\r\nabierta\x01");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Gesti\xC3\xB3n abierta");
  write(session, kProblem, "uno\r\ndos");
  EXPECT_EQ(commitment(session, 2).problem.at("en"), "uno\ndos");
}

TEST_F(Story, ADateThatIsNoneStaysInItsFieldWithTheReason) {
  open_glasgow();
  go(session, view::PageId::jurisdiction);
  write(session, kSubmission, "the day after");
  EXPECT_EQ(session.bytes(), glasgow_bytes());
  const view::Node* field = view::find(session.page(), kSubmission);
  ASSERT_NE(field, nullptr);
  EXPECT_EQ(field->value, "the day after");
  EXPECT_NE(field->field->error, "");
  storage.settle(session);
  EXPECT_EQ(session.state().save, view::SaveState::saved);

  session = reload();                      // nothing lost
  EXPECT_EQ(session.state().rejected.at(kSubmission).text, "the day after");

  write(session, kSubmission, "24/9/2021");
  EXPECT_EQ(session.document()->plans[0].submission.date, date("2021-09-24"));
  EXPECT_TRUE(session.state().rejected.empty());
  write(session, kSubmission, "sep 2021");
  EXPECT_EQ(session.document()->plans[0].submission.date, date("2021-09"));
  write(session, kSubmission, "");
  EXPECT_EQ(session.document()->plans[0].submission.date, std::nullopt);
}

TEST_F(Story, UndoTakesARejectedTextAway) {
  open_glasgow();
  go(session, view::PageId::jurisdiction);
  type(session, kSubmission, "soon");
  session.shortcut("ctrl+z");
  EXPECT_TRUE(session.state().rejected.empty());
  EXPECT_FALSE(session.state().draft);
  storage.settle(session);
  EXPECT_EQ(storage.kept(kGlasgowId).draft, "");
  EXPECT_EQ(session.bytes(), glasgow_bytes());
}

TEST_F(Story, TheAsOfDayChangesTheVerdicts) {
  open_glasgow();
  const auto initial_evaluation = [&] {
    for (const rules::Verdict& one : deadlines::calendar(*session.document(), session.state().as_of_day()).verdicts) {
      if (one.rule == "MON-IE") return one.state;
    }
    return rules::State::not_applicable;
  };
  EXPECT_EQ(initial_evaluation(), rules::State::pending);
  const std::string before = session.page().main.children.empty() ? "" : session.page().announcement;
  leave(session, "header:as-of", "24/11/2021");
  EXPECT_EQ(session.state().as_of, day("2021-11-24"));
  EXPECT_EQ(initial_evaluation(), rules::State::cannot_tell);
  EXPECT_NE(session.page().announcement, before);
  leave(session, "header:as-of", "nov 2021");   // a month is no day
  EXPECT_EQ(session.state().as_of, day("2021-11-24"));
  EXPECT_EQ(session.state().as_of_text, "nov 2021");
  EXPECT_NE(view::find(session.page(), "header:as-of")->field->error, "");
  leave(session, "header:as-of", "");
  EXPECT_EQ(session.state().as_of, std::nullopt);
  EXPECT_EQ(session.state().as_of_text, "");
}

TEST_F(Story, TheLanguageChangesAndTheSelectionStays) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  const std::string title = session.page().header.label;
  choose(session, "header:language", "en");
  EXPECT_EQ(session.state().language, view::Language::en);
  EXPECT_EQ(session.state().entity, "commitment-3");
  EXPECT_NE(session.page().header.label, title);
  EXPECT_NE(view::find(session.page(), kTitle), nullptr);
  Session next = reload();
  EXPECT_EQ(next.state().language, view::Language::en);
}

TEST_F(Story, ChoicesAndSetsAndReferencesAreChosen) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  const auto field = [&](const char* name) { return view::field_node("commitment-3", name); };
  const auto try_choose = [&](const char* name, const char* option) {
    for (const char* tab : {"description", "milestones", "people", "changes", "evaluation"}) {
      if (const view::Node* link = find_action<view::SelectTab>(session.page().main, [&](const view::SelectTab& to) { return to.tab == tab; })) {
        press(session, link->id);
      }
      if (view::find(session.page(), field(name)) != nullptr) break;
    }
    ASSERT_NE(view::find(session.page(), field(name)), nullptr) << name;
    choose(session, field(name), option);
  };
  try_choose("endsWithPlan", "no");
  EXPECT_EQ(commitment(session, 2).ends_with_plan, plan::YesNo::no);
  try_choose("endsWithPlan", "");
  EXPECT_EQ(commitment(session, 2).ends_with_plan, plan::YesNo::unset);
  try_choose("endsWithPlan", "perhaps");
  EXPECT_EQ(commitment(session, 2).ends_with_plan, plan::YesNo::unset);
  try_choose("values", std::string(plan::kOgpValues[1]).c_str());
  EXPECT_EQ(commitment(session, 2).values, 2u);
  try_choose("values", std::string(plan::kOgpValues[1]).c_str());
  EXPECT_EQ(commitment(session, 2).values, 0u);
  try_choose("institutions", "org-council");
  EXPECT_TRUE(commitment(session, 2).institutions.empty());
  try_choose("institutions", "org-council");
  EXPECT_EQ(commitment(session, 2).institutions, std::vector<plan::Id>{"org-council"});
}

TEST_F(Story, ACommitmentIsAddedMovedAndRemoved) {
  open_glasgow();
  go(session, view::PageId::commitments);
  const view::Node* add = find_action<view::AddEntity>(session.page().main, [](const view::AddEntity& to) { return to.list == "commitments"; });
  ASSERT_NE(add, nullptr);
  press(session, add->id);
  ASSERT_EQ(session.document()->plans[0].commitments.size(), 5u);
  EXPECT_NE(commitment(session, 4).id, "");
  EXPECT_GT(commitment(session, 4).order, commitment(session, 3).order);
  const plan::Id added = commitment(session, 4).id;
  EXPECT_NE(view::find(session.page(), session.state().focus), nullptr) << session.state().focus;
  EXPECT_NE(session.state().focus.find(added), std::string::npos);
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), glasgow_bytes());
  EXPECT_EQ(session.state().entity, "");     // what was in view is gone, and nothing crashes
  EXPECT_NE(session.page().main.children.size(), 0u);
}

TEST_F(Story, WhatRefersToARemovedThingLetsGoAndComesBack) {
  open_glasgow();
  go(session, view::PageId::people);
  const view::Node* remove = find_action<view::RemoveEntity>(session.page().main, [](const view::RemoveEntity& one) { return one.entity == "org-council"; });
  ASSERT_NE(remove, nullptr);
  press(session, remove->id);
  EXPECT_TRUE(session.document()->organisations.empty());
  EXPECT_TRUE(commitment(session, 2).institutions.empty());
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), glasgow_bytes());
}

TEST_F(Story, WhyIsOpenedAndClosedAndTheFocusGoesBack) {
  open_glasgow();
  const view::Node* pill = find_action<view::ShowWhy>(session.page());
  ASSERT_NE(pill, nullptr);
  const std::string id = pill->id;
  press(session, id);
  EXPECT_TRUE(session.page().why);
  EXPECT_TRUE(session.shortcut("escape"));
  EXPECT_FALSE(session.page().why);
  EXPECT_EQ(session.page().focus, id);
}

TEST_F(Story, TheAddressLeadsBackAndForth) {
  open_glasgow();
  go(session, view::PageId::calendar);
  go_to_commitment(session, "commitment-3");
  storage.take(session);
  std::vector<std::string> visited;
  for (const auto& place : storage.all<SetLocation>()) visited.push_back(place.fragment);
  const std::string base = std::string("#d=") + kGlasgowId;
  EXPECT_EQ(visited.back(), base + "&p=commitments&e=commitment-3");
  storage.other().clear();
  session.navigated(base + "&p=calendar");
  EXPECT_EQ(session.state().page, view::PageId::calendar);
  storage.take(session);
  EXPECT_TRUE(storage.all<SetLocation>().empty());   // Back is no new visit
  session.navigated("");
  EXPECT_EQ(session.state().page, view::PageId::start);
  EXPECT_NE(session.document(), nullptr);
}

TEST_F(Story, DownloadHasTheBytesAndAGoodName) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  type(session, kTitle, "Still being typed");
  EXPECT_TRUE(session.shortcut("ctrl+s"));
  storage.take(session);
  const auto files = storage.all<SaveFile>();
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].bytes, session.bytes());
  EXPECT_NE(files[0].bytes.find("Still being typed"), std::string::npos);
  EXPECT_EQ(files[0].name, "Glasgow – Open Government Action Plan 2021–2023-2021-10-01.cocrea.json");

  Session elsewhere{start_on("2021-10-02")};
  elsewhere.file(files[0].name, files[0].bytes);
  EXPECT_EQ(elsewhere.bytes(), files[0].bytes);
}

TEST_F(Story, PreferencesComeBack) {
  choose(session, "header:text-size", "1.25");
  press(session, "header:theme");
  press(session, "header:projector");
  storage.take(session);
  Start start = start_on();
  start.preferences = storage.all<StorePreferences>().back().json;
  const Session next(start);
  EXPECT_DOUBLE_EQ(next.state().text_scale, 1.25);
  EXPECT_EQ(next.state().theme, session.state().theme);
  EXPECT_TRUE(next.state().projector);
  start.preferences = "{\"theme\": [1, 2";
  EXPECT_EQ(Session(start).state().theme, view::Theme::system);
}

// The sample as it ships, on the day that the real plans' table asks about.
TEST_F(Story, TheShippedSampleOfGlasgow) {
  const std::string bytes = support::read_file("assets/samples/glasgow-2021.json");
  session.file("glasgow-2021.json", bytes);
  EXPECT_EQ(session.bytes(), bytes);

  Start start = start_on("2026-07-30");
  session = Session(start);
  session.sample("glasgow-2021", bytes, day("2021-10-01"));
  storage.settle(session);
  ASSERT_NE(session.document(), nullptr);
  EXPECT_EQ(session.document()->plans[0].commitments.size(), 4u);
  std::optional<dates::Span> evaluation, amendments;
  for (const deadlines::Deadline& one : deadlines::calendar(*session.document(), session.state().as_of_day()).deadlines) {
    if (one.rule == "MON-IE") evaluation = one.due;
    if (one.rule == "AMD-1" && !amendments) amendments = one.due;
  }
  EXPECT_EQ(evaluation, dates::Span::of(day("2021-11-23")));
  EXPECT_EQ(amendments, dates::Span::of(day("2022-03-23")));
  for (const view::PageId page : {view::PageId::overview, view::PageId::jurisdiction, view::PageId::commitments, view::PageId::calendar, view::PageId::file}) {
    go(session, page);
    EXPECT_EQ(session.state().page, page);
    EXPECT_NE(view::find(session.page(), "page:title"), nullptr);
  }
}

TEST_F(Story, ManyStepsAreCutIntoSnapshotsAndUndoneOneByOne) {
  open_glasgow();
  go_to_commitment(session, "commitment-3");
  for (int i = 0; i < 120; ++i) write(session, kTitle, "Title " + std::to_string(i));
  storage.settle(session);
  EXPECT_LT(storage.kept(kGlasgowId).journal.size(), 50u);
  EXPECT_EQ(storage.kept(kGlasgowId).history.size(), 120u);
  Session next = reload();
  for (int i = 0; i < 120; ++i) next.shortcut("ctrl+z");
  EXPECT_EQ(next.bytes(), glasgow_bytes());
}

}  // namespace
}  // namespace cocrea::app::testing
