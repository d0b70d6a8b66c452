// Every action that a node can carry does what it says. The table names each alternative of view::Action once, and fails to compile when one is added.
#include <gtest/gtest.h>

#include <functional>

#include "app/preferences.h"
#include "fake_storage.h"
#include "glasgow.h"

namespace cocrea::app::testing {
namespace {

static_assert(std::variant_size_v<view::AnyAction> == 49, "a new action needs its line in the tests below");
static_assert(std::variant_size_v<Effect> == 24, "a new effect needs its place in FakeStorage and in the platforms");

class Actions : public ::testing::Test {
 protected:
  Session session{start_on()};
  void SetUp() override {
    session.file("glasgow.json", glasgow_bytes());
    session.saved(kGlasgowId, 0, 0);
    session.take_effects();
  }
  template <class T>
  std::size_t effects() {
    std::size_t count = 0;
    for (const Effect& one : session.take_effects()) count += std::holds_alternative<T>(one) ? 1u : 0u;
    return count;
  }
  template <class T>
  void use() {
    const view::Node* node = find_action<T>(session.page());
    ASSERT_NE(node, nullptr);
    press(session, node->id);
  }
  // Looks on every page; the first node that carries the action is used.
  template <class T>
  bool use_somewhere() {
    for (const view::PageId page : {view::PageId::file, view::PageId::overview, view::PageId::calendar, view::PageId::start, view::PageId::jurisdiction}) {
      go(session, page);
      if (const view::Node* node = find_action<T>(session.page())) {
        session.take_effects();
        press(session, node->id);
        return true;
      }
    }
    return false;
  }
};

TEST_F(Actions, ThatSeekACalendarAskForTheirNextTurn) {
  ASSERT_TRUE(use_somewhere<view::Propose>());
  EXPECT_EQ(effects<TakeTurn>(), 1u);
  session.turn();
  EXPECT_EQ(effects<TakeTurn>(), 1u);
}

TEST_F(Actions, TheNewerVersionThatWaitsIsTakenWhenThePersonSaysSo) {
  EXPECT_FALSE(use_somewhere<view::TakeUpdate>()) << "nothing waits";
  session.edition(false, true);
  EXPECT_EQ(session.state().announcement, view::text(session.state().language, "notice.update"));
  session.edition(false, true);   // and again
  EXPECT_EQ(std::count_if(session.state().notices.begin(), session.state().notices.end(), [](const view::Notice& one) { return one.id == "update"; }), 1);
  ASSERT_TRUE(use_somewhere<view::TakeUpdate>());
  EXPECT_EQ(effects<TakeUpdate>(), 1u);
  press(session, "dismiss:update");
  EXPECT_FALSE(use_somewhere<view::TakeUpdate>()) << "not wanted now";
}

TEST_F(Actions, TheSingleFileSaysWhereItsCopyLiesAndOffersNoFileOfItself) {
  EXPECT_EQ(find(session.page(), "notice:edition"), nullptr);
  session.edition(true, false);
  EXPECT_FALSE(use_somewhere<view::SaveEdition>());
  const auto says = [&](const char* key) {
    bool found = false;
    const std::function<void(const view::Node&)> look = [&](const view::Node& node) {
      found |= node.label == view::text(session.state().language, key);
      for (const view::Node& child : node.children) look(child);
    };
    look(session.page().main);
    return found;
  };
  go(session, view::PageId::file);
  EXPECT_TRUE(says("edition.text"));
  go(session, view::PageId::start);
  EXPECT_TRUE(says("edition.text"));
  session.library({});
  EXPECT_TRUE(says("edition.moved")) << "nothing is here: it may lie with another folder";
  session.library({{kGlasgowId, "Glasgow", {}, {}}});
  EXPECT_TRUE(says("edition.text"));
  EXPECT_FALSE(says("edition.moved"));
}

TEST_F(Actions, ThatUnfoldFoldAgain) {
  go(session, view::PageId::jurisdiction);
  press(session, find_action<view::Unfold>(session.page().main, [](const view::Unfold&) { return true; })->id);
  const plan::Id open = session.state().unfolded;
  EXPECT_NE(open, "");
  press(session, "fold:" + open);
  EXPECT_EQ(session.state().unfolded, "");
}

TEST_F(Actions, ThatOnlyAskThePlatform) {
  ASSERT_TRUE(use_somewhere<view::Download>());
  EXPECT_EQ(effects<SaveFile>(), 1u);
  ASSERT_TRUE(use_somewhere<view::SaveEdition>());
  EXPECT_EQ(effects<SaveEdition>(), 1u);
  ASSERT_TRUE(use_somewhere<view::PickFile>());
  EXPECT_EQ(effects<ChooseFile>(), 1u);
  ASSERT_TRUE(use_somewhere<view::OpenSample>());
  EXPECT_EQ(effects<LoadSample>(), 1u);
  EXPECT_TRUE(session.shortcut("ctrl+p"));
  EXPECT_EQ(effects<PrintDocument>(), 1u);   // the report
  EXPECT_TRUE(session.shortcut("ctrl+s"));
  EXPECT_EQ(effects<SaveFile>(), 1u);
}

TEST_F(Actions, ThatChangeTheLooks) {
  const view::Theme before = session.state().theme;
  use<view::SetTheme>();
  EXPECT_NE(session.state().theme, before);
  EXPECT_EQ(effects<StorePreferences>(), 1u);
  use<view::SetProjector>();
  EXPECT_TRUE(session.page().projector);
  use<view::SetProjector>();
  EXPECT_FALSE(session.page().projector);
  choose(session, find_action<view::SetTextScale>(session.page())->id, "2");
  EXPECT_DOUBLE_EQ(session.page().text_scale, 2.0);
  choose(session, find_action<view::SetTextScale>(session.page())->id, "700");
  EXPECT_DOUBLE_EQ(session.page().text_scale, 2.0);
  choose(session, find_action<view::SetLanguage>(session.page())->id, "en");
  EXPECT_EQ(session.page().language, "en");
}

TEST_F(Actions, TheRulesOfOneActorAreShown) {
  press(session, "nav:compliance");
  choose(session, find_action<view::SelectActor>(session.page())->id, "monitoringBody");
  EXPECT_EQ(session.state().actor, "monitoringBody");
}

// Who dictates, or presses keys unawares, can do without a key that works alone (WCAG 2.1.4); it is remembered.
TEST_F(Actions, TheKeyThatShowsTheKeysAloneCanBeTurnedOff) {
  EXPECT_TRUE(session.shortcut("?"));
  ASSERT_TRUE(session.page().dialog);
  press(session, "dialog.close");
  go(session, view::PageId::file);
  choose(session, "file:question-key", "no");
  EXPECT_FALSE(session.shortcut("?"));
  EXPECT_FALSE(session.page().dialog);
  const auto says = [&](const char* keys) {
    const auto row_of = [&](const auto& self, const view::Node& node) -> bool {
      return node.label == keys || std::any_of(node.children.begin(), node.children.end(), [&](const view::Node& child) { return self(self, child); });
    };
    return session.page().dialog && row_of(row_of, *session.page().dialog);
  };
  std::string json;
  for (const Effect& effect : session.take_effects()) {
    if (const auto* stored = std::get_if<StorePreferences>(&effect)) json = stored->json;
  }
  ASSERT_TRUE(read_preferences(json).question_key);
  EXPECT_FALSE(*read_preferences(json).question_key);
  EXPECT_TRUE(session.shortcut("ctrl+?"));
  EXPECT_TRUE(says("Ctrl+?"));
  EXPECT_FALSE(says("? o Ctrl+?")) << "it tells what is so";
  EXPECT_FALSE(session.shortcut("ctrl+?")) << "it is open already";
  press(session, "dialog.close");
  choose(session, "file:question-key", "yes");
  EXPECT_TRUE(session.shortcut("?"));
  EXPECT_TRUE(says("? o Ctrl+?"));
}

TEST_F(Actions, KeysAreShownAndClosed) {
  EXPECT_TRUE(session.shortcut("ctrl+?"));
  ASSERT_TRUE(session.page().dialog);
  press(session, "dialog.close");
  EXPECT_FALSE(session.page().dialog);
  EXPECT_TRUE(session.shortcut("ctrl+?"));
  EXPECT_TRUE(session.shortcut("escape"));
  EXPECT_FALSE(session.page().dialog);
  EXPECT_FALSE(session.shortcut("escape"));
  EXPECT_FALSE(session.shortcut("ctrl+q"));
}

// Beside the page the explanation stays while its fact is looked at; over the page it would hide it.
TEST_F(Actions, AFactLeadsOutFromUnderItsExplanation) {
  for (const bool covers : {false, true}) {
    go(session, view::PageId::overview);
    press(session, find_action<view::ShowWhy>(session.page().main, [](const view::ShowWhy&) { return true; })->id);
    const view::Node* fact = find_action<view::Navigate>(*session.page().why, [](const view::Navigate&) { return true; });
    ASSERT_NE(fact, nullptr);
    view::Event followed = event(view::Event::Kind::activate, fact->id);
    followed.covers = covers;
    const std::uint64_t focus = session.page().focus_serial;
    session.handle(followed);
    EXPECT_EQ(session.page().why.has_value(), !covers);
    EXPECT_GT(session.page().focus_serial, focus);
    EXPECT_NE(session.page().focus, "page:title");
  }
}

TEST_F(Actions, AllPagesAreShownUntilOneIsChosen) {
  const std::string more(view::kAllPages);
  press(session, more);
  EXPECT_TRUE(view::find(session.page(), more)->selected);
  press(session, "nav:people");
  EXPECT_FALSE(view::find(session.page(), more)->selected);
  press(session, more);
  EXPECT_TRUE(session.shortcut("escape"));
  EXPECT_FALSE(view::find(session.page(), more)->selected);
}

TEST_F(Actions, TheHeadersToolsAreShownUntilAPageIsChosen) {
  const std::string more(view::kHeaderTools);
  press(session, more);
  EXPECT_TRUE(view::find(session.page(), more)->selected);
  press(session, "header:theme");   // one tool after another
  EXPECT_TRUE(view::find(session.page(), more)->selected);
  press(session, "nav:people");
  EXPECT_FALSE(view::find(session.page(), more)->selected);
  press(session, more);
  EXPECT_TRUE(session.shortcut("escape"));
  EXPECT_FALSE(view::find(session.page(), more)->selected);
}

TEST_F(Actions, EachPageHasATitleOfItsOwn) {
  go(session, view::PageId::people);
  EXPECT_EQ(session.page().title, "Personas y roles · Glasgow · Open Government Action Plan 2021–2023 · Cocrea");
  go_to_commitment(session, "commitment-3");
  EXPECT_EQ(session.page().title, "3 · Co-creating an Open Data Hub · Glasgow · Open Government Action Plan 2021–2023 · Cocrea");
}

TEST_F(Actions, UndoSaysWhatIsBack) {
  go(session, view::PageId::people);
  press(session, "add:" + session.document()->id + ".people");
  ASSERT_EQ(session.document()->people.size(), 1u);
  const plan::Id person = session.document()->people[0].id;
  EXPECT_EQ(view::find(session.page(), "remove:" + person)->label, "Quitar «Persona n.º 1»");
  press(session, "remove:" + person);
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.page().announcement, "Deshecho: quitar (Persona).");
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.page().announcement, "Deshecho: añadir (Persona).");
  session.shortcut("ctrl+y");
  EXPECT_EQ(session.page().announcement, "Rehecho: añadir (Persona).");
}

// What was typed was taken, so nothing else has said it to somebody who does not see the page.
TEST_F(Actions, AnEndBeforeItsStartIsSaid) {
  go(session, view::PageId::jurisdiction);
  const plan::Id plan = session.document()->plans[0].id;
  write(session, view::field_node(plan, "periodStart"), "1/10/2021");
  write(session, view::field_node(plan, "plannedEnd"), "1/9/2021");
  EXPECT_EQ(session.page().announcement.rfind("Queda antes del inicio (1 de octubre de 2021)", 0), 0u) << session.page().announcement;
  EXPECT_EQ(session.document()->plans[0].planned_end->to_string(), "2021-09-01") << "it is kept";
}

TEST_F(Actions, UndoAndRedoHaveButtons) {
  EXPECT_TRUE(view::find(session.page(), "header:undo")->disabled);
  go_to_commitment(session, "commitment-3");
  const std::string title = view::field_node("commitment-3", "title", "en");
  write(session, title, "Another");
  EXPECT_FALSE(view::find(session.page(), "header:undo")->disabled);
  press(session, "header:undo");
  EXPECT_EQ(session.bytes(), glasgow_bytes());
  EXPECT_NE(session.page().announcement, "");
  press(session, "header:redo");
  EXPECT_EQ(commitment(session, 2).title.at("en"), "Another");
  EXPECT_TRUE(view::find(session.page(), "header:redo")->disabled);
}

TEST_F(Actions, OrderTabsAndTheLanguageOfTexts) {
  go(session, view::PageId::commitments);
  const view::Node* down = find_action<view::Perform>(session.page());
  ASSERT_NE(down, nullptr);
  press(session, down->id);
  EXPECT_NE(commitment(session, 0).id + commitment(session, 1).id + commitment(session, 2).id, "commitment-1commitment-2commitment-3");
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), glasgow_bytes());

  go_to_commitment(session, "commitment-3");
  const view::Node* tab = find_action<view::SelectTab>(session.page().main, [](const view::SelectTab& to) { return to.tab == "milestones"; });
  ASSERT_NE(tab, nullptr);
  press(session, tab->id);
  EXPECT_EQ(session.state().tab, "milestones");
  go_to_commitment(session, "commitment-2");
  press(session, find_action<view::SelectTab>(session.page().main, [](const view::SelectTab& to) { return to.tab == "description"; })->id);
  const view::Node* language = find_action<view::SetContentLanguage>(session.page());
  ASSERT_NE(language, nullptr);
  choose(session, language->id, "es");
  const std::string spanish = view::field_node("commitment-2", "title", "es");
  ASSERT_NE(view::find(session.page(), spanish), nullptr);
  write(session, spanish, "Explorar");
  EXPECT_EQ(commitment(session, 1).title.at("es"), "Explorar");
  EXPECT_EQ(commitment(session, 1).title.at("en"), "Explore increased citizen participation");
}

TEST_F(Actions, ClosingGivesTheLockBack) {
  go_to_commitment(session, "commitment-3");
  type(session, view::field_node("commitment-3", "title", "en"), "typed and closed");
  ASSERT_TRUE(use_somewhere<view::CloseDocument>());
  EXPECT_EQ(session.document(), nullptr);
  EXPECT_EQ(session.state().save, view::SaveState::none);
  EXPECT_EQ(session.state().page, view::PageId::start);
  EXPECT_EQ(effects<CloseStored>(), 1u);
}

TEST_F(Actions, TheRendererIsChosen) {
  ASSERT_EQ(session.state().renderer, view::Renderer::canvas);
  session.resized(true);       // a narrow window gets the text view, as long as nobody said otherwise
  EXPECT_EQ(session.state().renderer, view::Renderer::text);
  session.resized(false);
  EXPECT_EQ(session.state().renderer, view::Renderer::canvas);
  session.switch_renderer();
  EXPECT_EQ(session.state().renderer, view::Renderer::text);
  session.resized(true);
  session.resized(false);      // chosen by the person: stays
  EXPECT_EQ(session.state().renderer, view::Renderer::text);
  session.switch_renderer();
  session.canvas_available(false);
  EXPECT_EQ(session.state().renderer, view::Renderer::text);
  session.system_changed(true, true);
  EXPECT_TRUE(session.page().dark);
  EXPECT_TRUE(session.page().reduced_motion);
  Start start = start_on();
  start.canvas_available = false;
  EXPECT_EQ(Session(start).state().renderer, view::Renderer::text);
  start.canvas_available = true;
  start.narrow = true;
  start.preferences = R"({"renderer": "canvas"})";
  EXPECT_EQ(Session(start).state().renderer, view::Renderer::canvas);
}

TEST_F(Actions, SearchFindsAndGoesThere) {
  EXPECT_TRUE(session.shortcut("ctrl+f"));
  ASSERT_TRUE(session.page().dialog);
  EXPECT_EQ(session.page().focus, "search:text");
  type(session, "search:text", "open data");
  EXPECT_FALSE(session.state().draft);   // no part of the document
  EXPECT_EQ(session.bytes(), glasgow_bytes());
  ASSERT_NE(view::find(session.page(), "search:result:0"), nullptr);
  const auto pressed_by_enter = [&] { return view::find(session.page(), "search:text")->field->presses; };
  EXPECT_EQ(pressed_by_enter(), "search:result:0");
  type(session, "search:text", "nothing is called so");
  EXPECT_EQ(pressed_by_enter(), "");
  type(session, "search:text", "open data");
  press(session, pressed_by_enter());
  EXPECT_FALSE(session.page().dialog);
  EXPECT_EQ(session.state().page, view::PageId::commitments);
  EXPECT_EQ(session.page().focus, view::field_node("commitment-3", "title", "en"));
  EXPECT_TRUE(session.shortcut("ctrl+f"));
  EXPECT_TRUE(session.shortcut("escape"));
  EXPECT_FALSE(session.page().dialog);
  EXPECT_TRUE(session.shortcut("ctrl+f"));   // a rule that was found is explained, and closing that leaves nobody nowhere
  type(session, "search:text", "MON-IE");
  press(session, "search:result:0");
  ASSERT_TRUE(session.state().why);
  press(session, "why:close");
  EXPECT_EQ(session.page().focus, "page:title");
  session.switch_renderer();
  EXPECT_FALSE(session.shortcut("ctrl+f"));   // the text view has the browser's own
}

TEST_F(Actions, APageIsReadFromItsHeading) {
  press(session, "nav:forum");
  EXPECT_EQ(session.page().focus, "page:title");
  const std::uint64_t before = session.page().focus_serial;
  press(session, "nav:commitments");
  EXPECT_GT(session.page().focus_serial, before);
}

TEST_F(Actions, WhoPressedWhatIsGoneIsNotLeftNowhere) {
  go(session, view::PageId::forum);
  press(session, "add:plan-1.meetings");
  const plan::Id meeting = session.document()->plans.front().meetings.front().id;
  const view::Node* remove = find_action<view::RemoveEntity>(session.page().main, [&](const view::RemoveEntity& one) { return one.entity == meeting; });
  ASSERT_NE(remove, nullptr);
  press(session, remove->id);
  EXPECT_EQ(session.page().focus, "add:plan-1.meetings");
}

TEST_F(Actions, WhatIsExplainedIsAnnouncedAndEndsWithThePage) {
  const view::Node* pill = find_action<view::ShowWhy>(session.page());
  ASSERT_NE(pill, nullptr);
  press(session, pill->id);
  EXPECT_EQ(session.page().announcement.rfind("Explicación: ", 0), 0u);
  ASSERT_TRUE(session.state().why);
  go(session, view::PageId::calendar);
  EXPECT_FALSE(session.state().why);
}

// By keyboard: into the explanation, on to another one that it rests on, and back to the pill with one key.
TEST_F(Actions, TheFocusGoesIntoTheExplanationAndBackToItsPill) {
  go(session, view::PageId::status);
  const std::string pill = "status:now:why";
  press(session, pill);
  EXPECT_EQ(session.page().focus, "why:title");
  ASSERT_TRUE(view::find(session.page(), "why:title"));
  const view::Node* further = find_action<view::ShowWhy>(*session.page().why, [](const view::ShowWhy&) { return true; });
  if (further != nullptr) press(session, further->id);
  EXPECT_EQ(session.page().focus, "why:title");
  EXPECT_TRUE(session.shortcut("escape"));
  EXPECT_FALSE(session.page().why);
  EXPECT_EQ(session.page().focus, pill);
}

TEST_F(Actions, ANewPlanIsOnePlaceInTheAddress) {
  press(session, "nav:start");
  session.take_effects();
  press(session, "new:independent");
  std::vector<std::string> visited;
  for (const Effect& one : session.take_effects()) {
    if (const auto* place = std::get_if<SetLocation>(&one); place && !place->replace) visited.push_back(place->fragment);
  }
  ASSERT_EQ(visited.size(), 1u);   // Back leads to where the plan was begun
  EXPECT_NE(visited[0].find("p=jurisdiction"), std::string::npos);
}

TEST_F(Actions, TheAddressSaysTheTab) {
  go(session, view::PageId::people);
  press(session, "tab:duties");
  std::string fragment;
  for (const Effect& one : session.take_effects()) {
    if (const auto* place = std::get_if<SetLocation>(&one)) fragment = place->fragment;
  }
  EXPECT_EQ(fragment, std::string("#d=") + kGlasgowId + "&p=people&t=duties");
  go(session, view::PageId::overview);
  session.navigated(fragment);
  EXPECT_EQ(session.state().tab, "duties");
}

TEST_F(Actions, ADateThatIsNoneHasNoAnswerBesideIt) {
  go(session, view::PageId::monitoring);
  const view::Node* field = nullptr;
  const std::function<void(const view::Node&)> walk = [&](const view::Node& node) {
    const bool date = node.field && node.field->type == view::FieldSpec::Type::date && node.action.is<view::EditField>();
    if (!field && date && std::any_of(node.children.begin(), node.children.end(), [](const view::Node& one) { return one.kind == view::NodeKind::pill; })) field = &node;
    for (const view::Node& child : node.children) walk(child);
  };
  for (const view::PageId page : {view::PageId::jurisdiction, view::PageId::monitoring, view::PageId::people}) {
    go(session, page);
    field = nullptr;
    walk(session.page().main);
    if (field) break;
  }
  ASSERT_NE(field, nullptr);
  const std::string id = field->id;
  write(session, id, "30 feb 2022");
  const view::Node* after = view::find(session.page(), id);
  ASSERT_NE(after, nullptr);
  EXPECT_NE(after->field->error, "");
  EXPECT_TRUE(after->children.empty());
}

TEST_F(Actions, EventsThatMeanNothingDoNothing) {
  const std::uint64_t before = session.serial();
  session.handle({});
  press(session, "no:such.node");
  type(session, "no:such.node", "text");
  leave(session, "no:such.node", "text");
  type(session, "page:title", "text");
  choose(session, "header:download", "x");
  EXPECT_EQ(session.bytes(), glasgow_bytes());
  EXPECT_FALSE(session.state().draft);
  EXPECT_LE(session.serial(), before + 1);
}

}  // namespace
}  // namespace cocrea::app::testing
