// What holds for every page, whatever the document: the promises that both renderers rely on.
#include <algorithm>
#include <set>

#include "core/plan/freeze.h"
#include "support/random_document.h"
#include "view/change_words.h"
#include "view/context.h"
#include "view/joining.h"
#include "view/text_lookup.h"
#include "view/support.h"
#include "view/timeline.h"
#include "view/words.h"

namespace cocrea::view::testing {
namespace {

constexpr PageId kPages[] = {PageId::start,       PageId::overview, PageId::jurisdiction, PageId::people,     PageId::vision,
                             PageId::commitments, PageId::calendar, PageId::forum,        PageId::monitoring, PageId::compliance, PageId::status, PageId::file};

// The tabs of each page, as the pages themselves offer them.
std::vector<std::string> tabs_of(const Page& page) {
  std::vector<std::string> result;
  each_below(page.main, [&](const Node& node) {
    if (const auto* to = node.action.as<SelectTab>()) result.push_back(to->tab);
  });
  return result;
}

struct Icons {
  std::set<std::string> names;
  Icons() {
    const nlohmann::json icons = read_json("assets/icons.json");
    for (const auto& entry : icons.items()) names.insert(entry.key());
  }
};

bool needs_label(const Node& node) {
  switch (node.kind) {
    case NodeKind::heading:
    case NodeKind::paragraph:
    case NodeKind::field:
    case NodeKind::button:
    case NodeKind::link:
    case NodeKind::table:
    case NodeKind::pill:
    case NodeKind::meter:
    case NodeKind::progress:
    case NodeKind::date_block:
    case NodeKind::definition:
    case NodeKind::quote:
    case NodeKind::timeline:
    case NodeKind::tabs:
    case NodeKind::tab:
    case NodeKind::list:
    case NodeKind::empty_state: return true;
    case NodeKind::cell: return node.children.empty();
    case NodeKind::item: return node.children.empty();
    default: return false;
  }
}

bool has_only(std::string_view id, std::string_view others) {
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || others.find(c) != std::string_view::npos;
    if (!plain) return false;
  }
  return true;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Words of the product that were not found or not filled: a key ("save.saved"), or with a placeholder ("{date}"). What a person wrote may look like anything,
// so only documents without such texts are held to it. Asked of every word of every page: a regular expression took most of the time of these tests.
bool looks_unfinished(std::string_view words) {
  for (std::size_t i = words.find('{'); i < words.size(); i = words.find('{', i + 1)) {
    std::size_t end = i + 1;
    while (end < words.size() && is_letter(words[end])) ++end;
    if (end > i + 1 && end < words.size() && words[end] == '}') return true;
  }
  const std::size_t dot = words.find('.');
  if (dot == std::string_view::npos || dot + 1 == words.size()) return false;
  const std::string_view before = words.substr(0, dot);
  return !before.empty() && before[0] >= 'a' && before[0] <= 'z' && std::all_of(before.begin(), before.end(), is_letter) && has_only(words.substr(dot + 1), "_.-") &&
         !words.starts_with("http");
}

TEST(Unfinished, IsAKeyOrAPlaceholder) {
  for (const char* words : {"save.saved", "goTo.es-2_a.b", "a.b", "{date}", "on {date}", "{} {1} {a} x", "{{a}"}) EXPECT_TRUE(looks_unfinished(words)) << words;
  for (const char* words : {"", ".", "es", "a.", ".b", "Save.saved", "save.saved now", "in 2 days.", "2.5", "a2.b", "http.test", "{}", "{1}", "{a", "a}", "{a b}"}) {
    EXPECT_FALSE(looks_unfinished(words)) << words;
  }
}

void expect_sound(const Page& page, const std::string& what, bool own_words_only) {
  static const Icons icons;
  SCOPED_TRACE(what);
  std::set<std::string> ids;
  int titles = 0;
  each_node(page, [&](const Node& node) {
    const std::string name = node.id + " \"" + node.label + "\"";
    EXPECT_TRUE(has_only(node.id, "._:-")) << name;
    if (!node.id.empty()) {
      EXPECT_TRUE(ids.insert(node.id).second) << "twice: " << name;
    }
    if (node.active()) {
      EXPECT_FALSE(node.id.empty()) << "active without an id: " << name;
    }
    if (needs_label(node)) {
      EXPECT_FALSE(node.label.empty()) << "no label: " << name << " of kind " << static_cast<int>(node.kind);
    }
    if (node.kind == NodeKind::pill && node.action.is<ShowWhy>()) {
      EXPECT_FALSE(node.help.empty()) << "a state of nothing: " << name;
    }
    if (!node.icon.empty()) {
      EXPECT_TRUE(icons.names.count(std::string(node.icon))) << "no icon " << node.icon;
    }
    if (node.kind == NodeKind::button && !node.disabled) {
      EXPECT_TRUE(node.active()) << "a button that does nothing: " << name;
    }
    if (node.kind == NodeKind::field) {
      ASSERT_TRUE(node.field.has_value()) << name;
      int selected = 0;
      for (const Option& option : node.field->options) {
        selected += option.selected;
        EXPECT_FALSE(option.label.empty()) << name;
      }
      if (node.field->type == FieldSpec::Type::choice && !node.field->options.empty()) {
        EXPECT_LE(selected, 1) << name;
      }
    }
    if (node.kind == NodeKind::heading && node.level == 1) ++titles;
    if (own_words_only) {
      for (const std::string* words : {&node.label, &node.value, &node.help}) {
        EXPECT_FALSE(looks_unfinished(*words)) << *words;
      }
    }
  });
  EXPECT_EQ(titles, 1);
  ASSERT_FALSE(page.main.children.empty());
  bool first = false;
  each_below(page.main.children.front(), [&](const Node& node) { first = first || (node.kind == NodeKind::heading && node.level == 1); });
  EXPECT_TRUE(first) << "the heading of level 1 is not in the first child";
  EXPECT_FALSE(page.title.empty());
}

void expect_all_sound(const plan::Document& document, std::string_view as_of, const std::string& name, bool own_words_only) {
  const deadlines::Calendar calendar = deadlines::calendar(document, day(as_of));
  const auto shown = [&](const State& state) { return build_page(&document, &calendar, state); };
  for (const Language language : {Language::es, Language::en}) {
    for (const PageId page : kPages) {
      State state = state_on(as_of, page, language);
      const std::string where = name + ", page " + std::to_string(static_cast<int>(page)) + ", " + std::string(tag(language));
      const Page first = shown(state);
      expect_sound(first, where, own_words_only);
      for (const std::string& tab : tabs_of(first)) {
        state.tab = tab;
        expect_sound(shown(state), where + " " + tab, own_words_only);
      }
      if (page != PageId::commitments) continue;
      for (const plan::Plan& plan : document.plans) {
        state.plan = plan.id;
        for (const plan::Commitment& one : plan.commitments) {
          state.entity = one.id;
          for (const std::string& tab : tabs_of(shown(state))) {
            state.tab = tab;
            expect_sound(shown(state), where + " " + one.id + " " + tab, own_words_only);
          }
        }
      }
    }
  }
}

plan::Document empty_document() {
  plan::Document document;
  document.id = "empty-document";
  document.jurisdiction.id = "empty-jurisdiction";
  return document;
}

TEST(Pages, SayThatNothingIsJudgedByRulesThatAreNotKnown) {
  plan::Document document = glasgow();
  for (const bool known : {true, false}) {
    if (!known) document.ruleset = "elsewhere";
    for (const PageId page : {PageId::overview, PageId::calendar, PageId::compliance, PageId::status}) {
      const std::string words = words_of(page_of(document, state_on("2021-10-01", page)).main);
      EXPECT_EQ(words.find("no conoce") == std::string::npos, known) << static_cast<int>(page);
      for (const char* wrong : {"no hay nada que hacer", "en los otros grupos", "aún no empieza", "no hay fechas que mostrar"}) {
        EXPECT_EQ(words.find(wrong), std::string::npos) << static_cast<int>(page) << " " << wrong;
      }
    }
  }
}

TEST(Pages, AreSoundWithNothingOpen) {
  for (const Language language : {Language::es, Language::en}) {
    State state = state_on("2026-03-02", PageId::start, language);
    state.save = SaveState::none;
    const Page page = build_page(nullptr, nullptr, state);
    expect_sound(page, "nothing open", true);
    EXPECT_TRUE(page.navigation.children.empty());
    EXPECT_TRUE(find(page, "new:independent"));
    EXPECT_TRUE(find(page, "sample:glasgow-2021"));
  }
}

TEST(Pages, AreSoundAndOfferAFirstStepWhenEmpty) {
  const plan::Document document = empty_document();
  expect_all_sound(document, "2026-03-02", "empty", true);
  for (const PageId page : {PageId::overview, PageId::jurisdiction, PageId::people, PageId::vision, PageId::commitments, PageId::calendar, PageId::forum, PageId::monitoring}) {
    State state = state_on("2026-03-02", page);
    std::vector<std::string> tabs = tabs_of(page_of(document, state));
    if (tabs.empty()) tabs.emplace_back();
    for (const std::string& tab : tabs) {
      if (tab == "duties") continue;   // all eighteen are there to be assigned
      state.tab = tab;
      int first_steps = 0;
      each_node(page_of(document, state), [&](const Node& node) {
        if (node.kind != NodeKind::empty_state) return;
        EXPECT_FALSE(node.help.empty());
        for (const Node& child : node.children) first_steps += child.active() && !child.disabled;
      });
      EXPECT_GT(first_steps, 0) << static_cast<int>(page) << " " << tab;
    }
  }
}

TEST(Pages, AreSoundForTheRealPlans) {
  expect_all_sound(glasgow(), "2021-10-01", "glasgow", true);
  expect_all_sound(load("tests/data/plans/basque-country-2021.json"), "2025-02-01", "basque", true);
  expect_all_sound(load("tests/data/plans/buenos-aires-2025.json"), "2027-10-15", "buenos aires", true);
  expect_all_sound(load("tests/data/plans/quintana-roo-2022.json"), "2022-08-15", "quintana roo", true);
  expect_all_sound(load("tests/pictures/sierra-norte.json"), "2027-06-15", "sierra norte", true);   // made up, with something in most lists
}

TEST(Pages, AreSoundForDocumentsMadeUpAtRandom) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    test::DocumentShape shape;
    shape.longest_list = seed % 4 == 0 ? 0 : 2;
    shape.filled = static_cast<int>(seed * 7 % 101);
    expect_all_sound(test::random_document(seed, shape), "2024-06-15", "random " + std::to_string(seed), false);
  }
}

// A table's copy: some texts and dates are others, something is new, something is gone.
plan::Document worked_on(plan::Document document, const std::string& table) {
  document = exchange::copy_for(document, table);
  plan::Plan& plan = document.plans.front();
  for (plan::Commitment& one : plan.commitments) one.title["es"] += " " + table;
  plan.planned_end = date(table == "Mesa 1" ? "2024-05" : "2025-06");
  plan.vision.long_term["es"] = std::string(3000, 'x') + " " + table;
  plan.commitments.erase(table == "Mesa 1" ? plan.commitments.begin() : plan.commitments.begin() + 1);
  plan::Commitment added;
  added.id = "added-" + std::string(1, table.back());
  added.order = "zz";
  added.title["es"] = "Presupuesto abierto para todas";
  plan.commitments.push_back(added);
  plan::Person person;
  person.id = "person-" + added.id;
  person.order = "zz";
  person.name = "=María\nLópez <b>";
  document.people.push_back(person);
  return document;
}

std::shared_ptr<Joining> joining(const plan::Document& open, const std::vector<plan::Document>& copies) {
  auto all = std::make_shared<Joining>();
  for (const plan::Document& one : copies) all->files.push_back({one.copy.empty() ? "file" : one.copy, std::make_shared<const plan::Document>(one)});
  work_out(*all, open, "Este plan");
  return all;
}

TEST(Pages, AreSoundWhileCopiesAreJoined) {
  const plan::Document open = glasgow();
  plan::Document other = open;
  other.id = "another";
  plan::Document without_base = worked_on(open, "Mesa 1");
  without_base.base.clear();
  const std::vector<std::vector<plan::Document>> cases = {
      {}, {worked_on(open, "Mesa 1"), worked_on(open, "Mesa 2")}, {without_base}, {other}, {without_base, without_base}};
  for (const Language language : {Language::es, Language::en}) {
    for (std::size_t i = 0; i < cases.size(); ++i) {
      State state = state_on("2021-10-01", PageId::file, language);
      auto all = joining(open, cases[i]);
      for (std::size_t k = 0; k < all->decisions.size(); k += 2) all->decisions[k].chosen = k % 4 == 0 ? "base" : "0";
      state.joining = all;
      const Page page = page_of(open, state);
      expect_sound(page, "joining " + std::to_string(i), false);
      EXPECT_EQ(find(page, "join:take") != nullptr, i == 1 || i == 2 || i == 4) << i;
      EXPECT_EQ(find(page, "join:same:0") != nullptr, i == 1) << i;
      if (i == 1) {
        EXPECT_TRUE(find(page, "join:conflict:0:base"));
      }
      if (i == 2 || i == 4) {
        EXPECT_TRUE(find(page, "join:conflict:0"));
        EXPECT_FALSE(find(page, "join:conflict:0:base"));   // nothing tells what was there at the start
      }
    }
  }
}

TEST(Pages, AreSoundWhileVersionsAreCompared) {
  for (std::uint64_t seed = 0; seed <= 20; ++seed) {
    plan::Document document = seed == 0 ? glasgow() : test::random_document(seed);
    if (document.plans.empty()) continue;
    State state = state_on("2021-10-01", PageId::file);
    plan::Plan& plan = *std::find_if(document.plans.begin(), document.plans.end(), [&](const plan::Plan& one) { return one.id == plan_in_view(document, state)->id; });
    const plan::Version first = plan::freeze(plan, "v-first", plan::VersionKind::named);
    if (!plan.commitments.empty()) plan.commitments.erase(plan.commitments.begin());
    plan.title["es"] = "Otro";
    plan.versions = {first, plan::freeze(plan, "v-second", plan::VersionKind::submitted)};
    for (const char* to : {"", "v-second", "v-first", "gone"}) {
      state.comparison = {"v-first", to, {}, "Nombre"};
      const Page page = page_of(document, state);
      expect_sound(page, "seed " + std::to_string(seed) + " to " + to, false);
      EXPECT_EQ(find(page, "versions:table") != nullptr, std::string_view(to) != "v-first");
    }
  }
}

TEST(Pages, EveryKindOfThingHasAName) {
  for (const Language language : {Language::es, Language::en}) {
    const State state = state_on("2021-10-01", PageId::file, language);
    const Context c = make_context(nullptr, nullptr, state);
    for (const plan::EntityType* type : plan::entity_types()) EXPECT_TRUE(has_text("kind." + std::string(type->name))) << type->name;
    EXPECT_NE(kind_words(c, plan::kCommitment), "");
  }
}

std::string described(const ShowWhy& why) {
  return why.rule + " " + why.subject + " " + why.deadline + " " + std::to_string(why.nth) + (why.on ? " " + dates::PartialDate::of(*why.on).to_string() : "");
}

// Whatever can be asked "why?" about has an answer, and the answer is sound.
TEST(Why, AnswersEveryPillOfEveryPage) {
  std::vector<plan::Document> documents = {glasgow(), load("tests/data/plans/basque-country-2021.json"), load("tests/data/plans/buenos-aires-2025.json"),
                                           load("tests/data/plans/quintana-roo-2022.json")};
  int asked = 0;
  for (const plan::Document& document : documents) {
    for (const char* as_of : {"2021-10-01", "2022-08-15", "2025-06-01", "2028-01-01"}) {
      const deadlines::Calendar calendar = deadlines::calendar(document, day(as_of));
      const auto shown = [&](const State& state) { return build_page(&document, &calendar, state); };
      std::set<std::string> known;   // the same answer stands beside every page: it is asked for on the first that asks
      for (const PageId page : kPages) {
        State state = state_on(as_of, page);
        std::vector<ShowWhy> questions;
        const auto ask = [&](const Action& action) {
          const auto* why = action.as<ShowWhy>();
          if (why != nullptr && known.insert(described(*why)).second) questions.push_back(*why);
        };
        each_node(shown(state), [&](const Node& node) {
          ask(node.action);
          if (!node.timeline) return;
          for (const TimelineRow& row : node.timeline->rows) {
            for (const Mark& mark : row.marks) ask(mark.action);
          }
        });
        for (const Language language : {Language::es, Language::en}) {
          state.language = language;
          for (const ShowWhy& why : questions) {
            state.why = why;
            const Page with_why = shown(state);
            ASSERT_TRUE(with_why.why.has_value()) << why.rule << " " << why.subject << " " << why.deadline;
            expect_sound(with_why, "why " + why.rule, true);
            EXPECT_TRUE(find(with_why, "why:close"));
            EXPECT_TRUE(find(with_why, "why:state"));
            ++asked;
          }
        }
      }
    }
  }
  EXPECT_GT(asked, 200);
}

// A rule that answers for each quarter or year answers several times about one plan: each pill has an id and a reason of its own.
TEST(Why, TellsTheAnswersOfOneRuleAboutOneSubjectApart) {
  const plan::Document document = glasgow();
  State state = state_on("2021-10-01");
  deadlines::Calendar calendar = deadlines::calendar(document, state.as_of_day());
  for (const rules::Verdict& one : calendar.verdicts) {
    if (one.rule != "COM-7" || one.subject != "commitment-1") continue;
    ASSERT_EQ(one.state, rules::State::met);
    rules::Verdict other = one;
    other.state = rules::State::not_met;
    calendar.verdicts.push_back(other);
    break;
  }
  state.page = PageId::compliance;
  const Page page = build_page(&document, &calendar, state);
  const Node* pill = find(page, "compliance:COM-7:commitment-1:1");
  ASSERT_TRUE(pill);
  const auto* why = pill->action.as<ShowWhy>();
  ASSERT_TRUE(why);
  EXPECT_EQ(why->nth, 1);
  state.why = *why;
  EXPECT_EQ(find(build_page(&document, &calendar, state), "why:state")->label, "No cabe en el plan");
  state.why->nth = 0;
  EXPECT_EQ(find(build_page(&document, &calendar, state), "why:state")->label, "Cabe en el plan");
}

TEST(Why, ClosesWhenItsSubjectIsGone) {
  State state = state_on("2021-10-01");
  state.why = ShowWhy{"COM-7", "no-such-commitment", {}};
  EXPECT_FALSE(page_of(glasgow(), state).why.has_value());
}

// "Something is missing" says what, in every sentence that says so.
TEST(Words, NameWhatIsMissing) {
  int named = 0;
  for (const char* path : {"assets/samples/glasgow-2021.json", "tests/data/plans/basque-country-2021.json", "tests/data/plans/buenos-aires-2025.json", "tests/data/plans/quintana-roo-2022.json"}) {
    for (const Language language : {Language::es, Language::en}) {
      const plan::Document document = load(path);
      const State state = state_on("2025-12-01", PageId::compliance, language);
      const deadlines::Calendar calendar = deadlines::calendar(document, state.as_of_day());
      const Context c = make_context(&document, &calendar, state);
      const std::string words = words_of(build_page(&document, &calendar, state).main);
      EXPECT_FALSE(has_line(words, rule_text(language, "reason.missing"))) << path;
      for (const rules::Verdict& one : calendar.verdicts) {
        if (one.reason != "reason.missing" && one.reason != "reason.standing.missing" && one.reason != "reason.STA-1.missing") continue;
        ASSERT_FALSE(one.missing.empty()) << path << " " << one.rule;
        EXPECT_NE(reason_words(c, one).find(rule_sentence(c, one.missing.front().label, one)), std::string::npos) << one.rule;
        ++named;
      }
    }
  }
  EXPECT_GT(named, 20);
}

// Each page ends with the way to the one that follows in the work, and they lead through all of them, once.
TEST(Pages, LeadFromOneToTheNext) {
  const plan::Document document = glasgow();
  State state = state_on("2021-10-01", PageId::start);
  std::set<PageId> seen;
  for (bool more = true; more;) {
    ASSERT_TRUE(seen.insert(state.page).second);
    const Page page = page_of(document, state);
    const Node* next = find(page, "page:next");
    more = next != nullptr;
    if (!more) continue;
    EXPECT_EQ(&find(page, "main")->children.back().children.back(), next);
    state.page = next->action.as<Navigate>()->page;
    const Page following = page_of(document, state);
    std::string selected;
    for (const Node& entry : following.navigation.children) {
      if (entry.selected && entry.kind == NodeKind::link) selected = entry.label;
    }
    EXPECT_NE(next->label.find(selected), std::string::npos) << next->label;
  }
  EXPECT_EQ(seen.size(), 13u);
  const Page nothing = build_page(nullptr, nullptr, state);
  EXPECT_EQ(find(nothing, "page:next"), nullptr);
}

TEST(Dialogs, CloseWithEscapeAndListTheKeys) {
  for (const Language language : {Language::es, Language::en}) {
    State state = state_on("2021-10-01", PageId::overview, language);
    state.keys_shown = true;
    const Page page = page_of(glasgow(), state);
    ASSERT_TRUE(page.dialog.has_value());
    expect_sound(page, "keys", true);
    const Node* close = find(page, "dialog.close");
    ASSERT_TRUE(close);
    EXPECT_TRUE(close->action.is<CloseDialog>());
    EXPECT_NE(words_of(*page.dialog).find("Ctrl+S"), std::string::npos);
  }
}

// Read-only is not a matter of refusing later: nothing that would change the document can be pressed.
TEST(ReadOnly, DisablesEverythingThatChangesTheDocument) {
  for (const SaveState save : {SaveState::elsewhere, SaveState::newer}) {
    for (const PageId page : kPages) {
      State state = state_on("2021-10-01", page);
      state.save = save;
      state.can_undo = state.can_redo = true;
      std::vector<std::string> tabs = tabs_of(page_of(glasgow(), state));
      if (tabs.empty()) tabs.emplace_back();
      for (const std::string& tab : tabs) {
        state.tab = tab;
        each_node(page_of(glasgow(), state), [&](const Node& node) {
          const auto& action = node.action;
          const bool changes = action.is<EditField>() || action.is<AddEntity>() || action.is<RemoveEntity>() ||
                               action.is<Perform>() || action.is<Undo>() || action.is<Redo>();
          if (changes) {
            EXPECT_TRUE(node.disabled) << node.id;
          }
          if (!node.timeline) return;
          for (const TimelineRow& row : node.timeline->rows) {
            for (const Bar& bar : row.bars) EXPECT_FALSE(bar.start_field || bar.end_field) << bar.id;
            for (const Mark& mark : row.marks) EXPECT_FALSE(mark.field) << mark.id;
          }
        });
      }
    }
  }
}

}  // namespace
}  // namespace cocrea::view::testing
