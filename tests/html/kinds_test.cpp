// Every kind of node is written as the element that says what it is.
#include <gtest/gtest.h>

#include "html/html.h"
#include "html/reader.h"
#include "view/timeline.h"

namespace cocrea::html {
namespace {

using testing::Element;
using view::Node;
using view::NodeKind;

Node node(NodeKind kind, std::string label = {}, std::string id = {}) {
  Node result;
  result.kind = kind;
  result.label = std::move(label);
  result.id = std::move(id);
  return result;
}
Node active(Node result, view::Action action = view::Navigate{}) {
  result.action = std::move(action);
  return result;
}
template <class... Nodes>
Node with(Node result, Nodes... children) {
  (result.children.push_back(std::move(children)), ...);
  return result;
}

view::Page page_of(Node content) {
  view::Page page;
  page.language = "es";
  page.header = node(NodeKind::group, "", "header");
  page.navigation = node(NodeKind::group, "", "navigation");
  page.main = with(node(NodeKind::group, "", "main"), with(node(NodeKind::heading, "Title")), std::move(content));
  page.main.children[0].level = 1;
  return page;
}

// The page's main part.
Element written(Node content) {
  const std::string html = write(page_of(std::move(content)));
  testing::Parsed parsed = testing::parse(html);
  EXPECT_EQ(parsed.error, "") << html;
  return *testing::by_tag(parsed.root, "main").at(0);
}

struct Case {
  const char* what;
  Node node;
  const char* tag;       // of the element that is looked for
  const char* words;     // all its words
};

std::vector<Case> cases() {
  Node heading = node(NodeKind::heading, "Heading");
  heading.level = 2;
  Node meter = node(NodeKind::meter, "Slots");
  meter.value_now = 4, meter.value_max = 5, meter.value = "4 of 5";
  Node progress = meter;
  progress.kind = NodeKind::progress;
  Node date = node(NodeKind::date_block, "23 November 2021");
  date.value = "23", date.help = "Nov 2021";
  Node fact = node(NodeKind::definition, "Submission");
  fact.value = "23 Sep 2021";
  Node quote = node(NodeKind::quote, "must be delivered");
  quote.value = "Handbook";
  Node empty = with(node(NodeKind::empty_state, "Nothing yet"), active(node(NodeKind::button, "Begin", "begin")));
  empty.help = "Begin here.";
  Node field = node(NodeKind::field, "Name", "f");
  field.field.emplace();
  Node timeline = node(NodeKind::timeline, "Calendar", "timeline");
  timeline.timeline = std::make_shared<view::Timeline>();
  Node th = node(NodeKind::cell, "When");
  th.header = true;
  Node tabs = with(node(NodeKind::tabs, "Parts", "tabs"), active(node(NodeKind::tab, "First", "t1")), active(node(NodeKind::tab, "Second", "t2")), node(NodeKind::paragraph, "content"));
  tabs.children[0].selected = true;
  return {
      {"group", node(NodeKind::group, "Together"), "div", ""},
      {"heading", heading, "h2", "Heading"},
      {"paragraph", node(NodeKind::paragraph, "Words"), "p", "Words"},
      {"card", with(node(NodeKind::card, "Card"), node(NodeKind::paragraph, "in it")), "section", "Cardin it"},
      {"callout", with(node(NodeKind::callout, "Look"), node(NodeKind::paragraph, "here")), "section", "Lookhere"},
      {"field", field, "label", "Name"},
      {"button", active(node(NodeKind::button, "Press", "b")), "button", "Press"},
      {"link", active(node(NodeKind::link, "Go", "l")), "a", "Go"},
      {"list", with(node(NodeKind::list, "All"), with(node(NodeKind::item), node(NodeKind::paragraph, "one"))), "ul", "one"},
      {"item", with(node(NodeKind::list), node(NodeKind::item, "one")), "li", "one"},
      {"table", with(node(NodeKind::table, "Dates"), with(node(NodeKind::row), th), with(node(NodeKind::row), node(NodeKind::cell, "now"))), "table", "DatesWhennow"},
      {"row", with(node(NodeKind::table), with(node(NodeKind::row), node(NodeKind::cell, "now"))), "tr", "now"},
      {"cell", with(node(NodeKind::table), with(node(NodeKind::row), th)), "th", "When"},
      {"pill", active(node(NodeKind::pill, "Met", "p"), view::ShowWhy{}), "button", "Met"},
      {"meter", meter, "div", "Slots4 of 5"},
      {"progress", progress, "progress", "4 of 5"},
      {"date_block", date, "div", "23 Nov 202123 November 2021 "},
      {"definition", fact, "dl", "Submission23 Sep 2021"},
      {"quote", quote, "blockquote", "must be delivered"},
      {"arithmetic", with(node(NodeKind::arithmetic), node(NodeKind::paragraph, "1 + 1 = 2")), "p", "1 + 1 = 2"},
      {"timeline", timeline, "ul", ""},   // nothing in it, but its two lists
      {"tabs", tabs, "nav", "FirstSecond"},
      {"tab", tabs, "a", "Second"},
      {"empty_state", empty, "div", "Nothing yetBegin here.Begin"},
      {"separator", node(NodeKind::separator), "hr", ""},
  };
}

TEST(Kinds, EachHasItsElement) {
  const std::vector<Case> all = cases();
  EXPECT_EQ(all.size(), static_cast<std::size_t>(NodeKind::separator) + 1) << "a new kind of node needs a line here";
  for (const Case& one : all) {
    SCOPED_TRACE(one.what);
    EXPECT_FALSE(testing::by_words(written(one.node), one.tag, one.words).empty());
  }
}

TEST(Kinds, WhatDoesSomethingIsAControlWithTheNodesId) {
  for (const NodeKind kind : {NodeKind::button, NodeKind::link, NodeKind::pill, NodeKind::tab, NodeKind::definition, NodeKind::item}) {
    Node one = active(node(kind, "Do", "do"), view::ShowWhy{"RULE", "x", ""});
    one.value = "it";
    const Element main = written(kind == NodeKind::item ? with(node(NodeKind::list), one) : one);
    const Element* control = testing::by_id(main, "do");
    ASSERT_NE(control, nullptr) << static_cast<int>(kind);
    EXPECT_TRUE(testing::is_control(*control)) << static_cast<int>(kind);
    EXPECT_EQ(control->get("data-event"), "activate");
  }
}

TEST(Kinds, ADisabledButtonKeepsItsPlaceInTheOrderOfTabAndSendsNothing) {
  Node undo = active(node(NodeKind::button, "Undo", "undo"), view::Undo{});
  undo.disabled = true;
  const Element main = written(undo);
  const Element* button = testing::by_id(main, "undo");
  ASSERT_NE(button, nullptr);
  EXPECT_EQ(button->get("aria-disabled"), "true");
  EXPECT_FALSE(button->has("disabled"));
  EXPECT_FALSE(button->has("data-event"));
}

TEST(Kinds, AButtonWithAnIconOnlyIsNamed) {
  Node close = active(node(NodeKind::button, "Close", "close"));
  close.hide_label = true;
  close.icon = "close";
  const Element main = written(close);
  EXPECT_EQ(testing::name_of(main, *testing::by_id(main, "close")), "Close");
}

TEST(Kinds, ARowThatDoesOneThingIsOneButton) {
  const view::Action why = view::ShowWhy{"MON-IE", "plan", ""};
  Node row = with(active(node(NodeKind::item, "", "row"), why), node(NodeKind::paragraph, "Evaluation"), active(node(NodeKind::pill, "in 53 days", "pill"), why));
  const Element main = written(with(node(NodeKind::list), row));
  const Element* button = testing::by_id(main, "row");
  ASSERT_NE(button, nullptr);
  EXPECT_EQ(button->tag, "button");
  EXPECT_EQ(button->words, "Evaluationin 53 days");
  EXPECT_EQ(testing::by_tag(main, "button").size(), 1U) << "no control in a control";
}

TEST(Kinds, ARowWithOtherControlsIsOnlyALargerTarget) {
  Node row = with(active(node(NodeKind::item, "", "row")), active(node(NodeKind::link, "Open", "open")), active(node(NodeKind::button, "Up", "up"), view::Undo{}));
  const Element main = written(with(node(NodeKind::list), row));
  const Element* item = testing::by_id(main, "row");
  ASSERT_NE(item, nullptr);
  EXPECT_EQ(item->tag, "li");
  EXPECT_EQ(item->get("data-event"), "activate");
  EXPECT_EQ(testing::by_id(main, "open")->tag, "a");
  EXPECT_EQ(testing::by_id(main, "up")->tag, "button");
}

TEST(Kinds, APillSaysWhatItIsAbout) {
  Node row = with(node(NodeKind::group), node(NodeKind::paragraph, "Number of commitments"), active(node(NodeKind::pill, "Met", "pill"), view::ShowWhy{}));
  row.layout.direction = view::Layout::Direction::row;
  const Element main = written(row);
  const Element* about = testing::by_id(main, testing::by_id(main, "pill")->get("aria-describedby"));
  ASSERT_NE(about, nullptr);
  EXPECT_EQ(about->words, "Number of commitments");
}

TEST(Kinds, ATableNamesItsColumns) {
  Node th = node(NodeKind::cell, "When");
  th.header = true;
  const Element main = written(with(node(NodeKind::table, "Dates", "dates"), with(node(NodeKind::row), th), with(node(NodeKind::row), node(NodeKind::cell, "now"))));
  EXPECT_EQ(testing::by_tag(main, "th").at(0)->get("scope"), "col");
  const Element* scroller = testing::by_id(main, "dates--scroll");
  ASSERT_NE(scroller, nullptr);
  EXPECT_EQ(scroller->get("tabindex"), "0") << "who has only a keyboard scrolls it too";
  EXPECT_EQ(testing::name_of(main, *scroller), "Dates");
}

TEST(Kinds, AColumnsNumberSaysWhatItIsTheNumberOf) {
  Node head = node(NodeKind::cell, "1");
  head.header = true;
  head.help = "Open data hub";
  const Element page = written(with(node(NodeKind::table, "Grid"), with(node(NodeKind::row), head)));
  EXPECT_EQ(testing::by_tag(page, "th").at(0)->words, "1 (Open data hub)");
}

TEST(Kinds, WhatIsEmptyIsFoundByItsHeadingAsWhatIsFilled) {
  const Element page = written(node(NodeKind::empty_state, "People"));
  ASSERT_EQ(testing::by_tag(page, "h2").size(), 1U);
  EXPECT_EQ(testing::by_tag(page, "h2")[0]->words, "People");
}

TEST(Kinds, WordsOfAnotherLanguageSayWhich) {
  Node link = active(node(NodeKind::link, "Open data hub", "l"));
  link.language = "en";
  EXPECT_EQ(testing::by_tag(written(link), "a").at(0)->get("lang"), "en");
}

// A column would be as wide as its longest word: one that no language has may be broken, and no other.
TEST(Kinds, AWordLongerThanAnyLanguagesMayBeBrokenInATable) {
  const auto classes = [](const std::string& words) {
    return testing::by_tag(written(with(node(NodeKind::table), with(node(NodeKind::row), node(NodeKind::cell, words)))), "td").at(0)->get("class");
  };
  EXPECT_EQ(classes("Entrega de " + std::string(320, 'x')), "long-word");
  EXPECT_EQ(classes("Anticonstitucionalmente, electroencefalografistas y otras"), "");
}

TEST(Kinds, TheCurrentTabIsSaid) {
  for (const Case& one : cases()) {
    if (std::string_view(one.what) != "tabs") continue;
    const Element main = written(one.node);
    EXPECT_EQ(testing::by_id(main, "t1")->get("aria-current"), "true");
    EXPECT_FALSE(testing::by_id(main, "t2")->has("aria-current"));
  }
}

TEST(Kinds, TheFocusedNodeCanHaveTheFocus) {
  view::Page page = page_of(node(NodeKind::group, "", "term:1"));
  page.focus = "term:1";
  const testing::Parsed parsed = testing::parse(write(page));
  EXPECT_EQ(testing::by_id(parsed.root, "term:1")->get("tabindex"), "-1");
}

TEST(Kinds, ASecondNodeOfTheSameIdDoesNotBreakThePage) {
  const Element main = written(with(node(NodeKind::group), active(node(NodeKind::button, "One", "same")), active(node(NodeKind::button, "Two", "same"))));
  EXPECT_EQ(testing::by_words(main, "button", "Two").size(), 1U);
}

TEST(Kinds, ADialogIsModalAndTheRestIsInert) {
  view::Page page = page_of(node(NodeKind::paragraph, "behind"));
  page.dialog = with(node(NodeKind::card, "", "dialog"), node(NodeKind::heading, "Keys", "dialog:title"), active(node(NodeKind::button, "Close", "dialog.close"), view::CloseDialog{}));
  page.dialog->children[0].level = 2;
  const testing::Parsed parsed = testing::parse(write(page));
  ASSERT_EQ(parsed.error, "");
  const Element* dialog = testing::by_id(parsed.root, "dialog");
  ASSERT_NE(dialog, nullptr);
  EXPECT_EQ(dialog->get("role"), "dialog");
  EXPECT_EQ(dialog->get("aria-modal"), "true");
  EXPECT_EQ(testing::name_of(parsed.root, *dialog), "Keys");
  EXPECT_TRUE(testing::by_id(parsed.root, "main")->has("inert"));
  EXPECT_TRUE(testing::by_id(parsed.root, "header")->has("inert"));
}

}  // namespace
}  // namespace cocrea::html
