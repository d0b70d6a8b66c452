// Fields: native controls, bound to their labels, their help and what is wrong with them.
#include <gtest/gtest.h>

#include "html/html.h"
#include "html/reader.h"
#include "view/nodes.h"

namespace cocrea::html {
namespace {

using testing::Element;
using view::FieldSpec;
using Type = view::FieldSpec::Type;

view::Node field(Type type) {
  view::Node node;
  node.kind = view::NodeKind::field;
  node.id = "f:plan.field";
  node.label = "Label";
  node.value = "value";
  node.action = view::EditField{"plan", "field", ""};
  node.field = FieldSpec{};
  node.field->type = type;
  if (type == Type::choice || type == Type::choices) node.field->options = {{"", "No answer", true}, {"yes", "Yes", false}, {"no", "No", false}};
  return node;
}

Element written_field(view::Node node) {
  view::Page page;
  page.main.id = "main";
  page.main.children.push_back(std::move(node));
  const std::string html = write(page);
  const testing::Parsed parsed = testing::parse(html);
  EXPECT_EQ(parsed.error, "") << html;
  return parsed.root;
}

const Element& control(const Element& page) {
  const Element* found = testing::by_id(page, "f:plan.field");
  EXPECT_NE(found, nullptr);
  return *found;
}

TEST(Fields, EachTypeIsANativeControl) {
  struct Case { Type type; const char *tag, *input, *event; };
  for (const Case& one : {Case{Type::text, "input", "text", "field"}, {Type::date, "input", "text", "field"}, {Type::number, "input", "text", "field"}, {Type::long_text, "textarea", "", "field"},
                          {Type::toggle, "input", "checkbox", "toggle"}, {Type::range, "input", "range", "choose"}}) {
    const Element page = written_field(field(one.type));
    EXPECT_EQ(control(page).tag, one.tag);
    EXPECT_EQ(control(page).get("type"), one.input);
    EXPECT_EQ(control(page).get("data-event"), one.event);
    EXPECT_EQ(testing::name_of(page, control(page)), "Label");
  }
}

// The browser's own calendar stands behind a button: it holds days alone, and what is typed may be a month.
TEST(Fields, ADateOpensTheBrowsersCalendar) {
  struct Case { const char *iso, *native; };
  for (const Case& one : {Case{"2027-05-14", "2027-05-14"}, {"2027-05", ""}, {"", ""}}) {
    view::Node node = field(Type::date);
    node.field->iso = one.iso;
    node.field->pick = "Choose the day";
    const Element page = written_field(node);
    const Element *button = testing::by_id(page, "f:plan.field--pick"), *native = testing::by_id(page, "f:plan.field--native");
    ASSERT_TRUE(button && native);
    EXPECT_EQ(button->get("aria-label"), "Choose the day");
    EXPECT_EQ(button->get("data-node"), "f:plan.field");
    EXPECT_EQ(native->get("type"), "date");
    EXPECT_EQ(native->get("value"), one.native);
    EXPECT_EQ(native->get("aria-hidden"), "true");
    for (const Element* it : {button, native}) EXPECT_EQ(it->get("tabindex"), "-1");   // the date is typed: no further stop
    node.disabled = true;
    EXPECT_EQ(testing::by_id(written_field(node), "f:plan.field--native"), nullptr);
  }
}

TEST(Fields, ANumberBringsTheKeyboardOfFigures) {
  EXPECT_EQ(control(written_field(field(Type::number))).get("inputmode"), "numeric");
  EXPECT_EQ(control(written_field(field(Type::text))).get("inputmode"), "");
}

TEST(Fields, AnAddressBringsItsKeyboardAndNoCapitals) {
  view::Node node = field(Type::text);
  node.field->keyboard = "email";
  const Element page = written_field(node);
  EXPECT_EQ(control(page).get("inputmode"), "email");
  EXPECT_EQ(control(page).get("autocapitalize"), "off");
  EXPECT_EQ(control(written_field(field(Type::text))).get("autocapitalize"), "");
}

TEST(Fields, ADateIsTextWithAnExampleThatIsReadAloud) {
  view::Node node = field(Type::date);
  node.field->placeholder = "14/5/2027, mayo 2027 o 2027";
  const Element page = written_field(node);
  EXPECT_EQ(control(page).get("value"), "value");
  const Element* example = testing::by_id(page, control(page).get("aria-describedby"));
  ASSERT_NE(example, nullptr);
  EXPECT_EQ(example->words, "14/5/2027, mayo 2027 o 2027");
  node.value.clear();
  EXPECT_EQ(control(written_field(node)).get("aria-describedby"), "") << "the placeholder is read already";
}

TEST(Fields, WhatIsWrongIsTiedToTheField) {
  view::Node node = field(Type::date);
  node.field->error = "This is no date.";
  node.help = "The last day in office.";
  const Element page = written_field(node);
  EXPECT_EQ(control(page).get("aria-invalid"), "true");
  EXPECT_EQ(control(page).get("aria-describedby"), "f:plan.field--error f:plan.field--help");
  EXPECT_EQ(testing::by_id(page, "f:plan.field--error")->words, "This is no date.");
  EXPECT_EQ(testing::by_id(page, "f:plan.field--help")->words, "The last day in office.");
}

TEST(Fields, VerdictsOfAFieldAreReadWithItAndSayWhichFieldTheyConcern) {
  view::Node node = field(Type::date);
  view::Node pill;
  pill.kind = view::NodeKind::pill;
  pill.id = "pill";
  pill.label = "Not met";
  pill.action = view::ShowWhy{};
  node.children.push_back(pill);
  const Element page = written_field(node);
  EXPECT_EQ(testing::by_id(page, control(page).get("aria-describedby"))->words, "Not met");
  EXPECT_EQ(testing::by_id(page, testing::by_id(page, "pill")->get("aria-describedby"))->words, "Label");
}

TEST(Fields, AStateSaysWhatItIsTheStateOf) {
  view::Page page;
  page.main.id = "main";
  view::Node pill;
  pill.kind = view::NodeKind::pill;
  pill.id = "pill";
  pill.label = "Met";
  pill.help = "Forum";
  pill.action = view::ShowWhy{};
  page.main.children.push_back(pill);
  const testing::Parsed parsed = testing::parse(write(page));
  EXPECT_EQ(testing::name_of(parsed.root, *testing::by_id(parsed.root, "pill")), "Met (Forum)");
}

TEST(Fields, TextKeepsItsLinesAlsoTheFirstEmptyOne) {
  view::Node node = field(Type::long_text);
  node.value = "\n\nafter two empty lines\n";
  const Element page = written_field(node);
  // HTML drops one line feed after the tag: one more is written.
  EXPECT_EQ(control(page).words, "\n" + node.value);
}

TEST(Fields, TextHasItsOwnLanguageAndCompletion) {
  view::Node node = field(Type::text);
  node.field->text_language = "en";
  node.field->autocomplete = "organization";
  EXPECT_EQ(control(written_field(node)).get("lang"), "en");
  EXPECT_EQ(control(written_field(node)).get("autocomplete"), "organization");
  EXPECT_EQ(control(written_field(field(Type::text))).get("autocomplete"), "off");
  EXPECT_EQ(control(written_field(field(Type::text))).get("dir"), "auto");
}

TEST(Fields, FewOptionsAreRadioButtonsInAFieldset) {
  view::Node node = field(Type::choice);
  const Element page = written_field(node);
  EXPECT_EQ(control(page).tag, "fieldset");
  EXPECT_EQ(testing::by_tag(control(page), "legend").at(0)->words, "Label");
  const auto radios = testing::by_tag(control(page), "input");
  ASSERT_EQ(radios.size(), 3U);
  for (const Element* one : radios) {
    EXPECT_EQ(one->get("type"), "radio");
    EXPECT_EQ(one->get("data-node"), node.id);
    EXPECT_EQ(one->get("data-event"), "choose");
    EXPECT_EQ(one->get("name"), node.id);
    EXPECT_NE(one->get("id"), "");
  }
  EXPECT_EQ(radios[1]->get("value"), "yes");
  EXPECT_EQ(testing::name_of(page, *radios[1]), "Yes");
  EXPECT_TRUE(radios[0]->has("checked"));
  EXPECT_FALSE(radios[1]->has("checked"));
}

TEST(Fields, ManyOptionsAreASelect) {
  view::Node node = field(Type::choice);
  for (int i = 0; i < 9; ++i) node.field->options.push_back({"o" + std::to_string(i), "Option", false});
  const Element page = written_field(node);
  EXPECT_EQ(control(page).tag, "select");
  EXPECT_EQ(control(page).get("data-event"), "choose");
  EXPECT_EQ(testing::by_tag(page, "option").size(), 12U);
  EXPECT_TRUE(testing::by_tag(page, "option").at(0)->has("selected"));
  EXPECT_EQ(testing::name_of(page, control(page)), "Label");
}

TEST(Fields, AnOptionMayBeInALanguageOfItsOwn) {
  view::Node node = field(Type::choice);
  node.field->compact = true;
  node.field->options = {{"es", "Español", true, "es"}, {"en", "English", false, "en"}};
  const Element page = written_field(node);
  std::vector<std::string> languages;
  testing::each(page, [&](const Element& one) {
    if (one.tag == "option") languages.push_back(one.get("lang"));
  });
  EXPECT_EQ(languages, (std::vector<std::string>{"es", "en"}));
}

// A title in another language than the page's, wherever a field says it. An option holds no markup: it is of the language that most of it is.
TEST(Fields, SayInWhichLanguageATitleIs) {
  for (const Type type : {Type::text, Type::toggle, Type::choices, Type::choice}) {
    view::Node node = field(type);
    node.label = "Quitar «la ora mia»";
    node.help = "Sigue a «la ora mia».";
    node.field->compact = type == Type::choice;
    node.field->options = {{"a", "1 · la ora mia", true}, {"b", "Ninguna de las que siguen a «la ora mia»", false}};
    view::Page page;
    page.foreign = {{"la ora mia", "it"}};
    page.main = view::column(std::move(node));
    const Element root = testing::parse(write(page)).root;
    std::vector<std::string> marked;
    testing::each(root, [&](const Element& one) {
      if (one.get("lang") == "it") marked.push_back(one.tag + " " + one.words);
    });
    std::vector<std::string> expected(2, "span la ora mia");
    if (type == Type::choices) expected.assign(4, "span la ora mia");
    if (type == Type::choice) expected.insert(expected.begin() + 1, "option 1 · la ora mia");
    EXPECT_EQ(marked, expected) << static_cast<int>(type);
  }
}

TEST(Fields, AnyOfSomeAreCheckboxes) {
  view::Node node = field(Type::choices);
  node.field->options = {{"access", "Access", true}, {"with \"quotes\"", "Quotes", false}};
  const Element page = written_field(node);
  const auto boxes = testing::by_tag(control(page), "input");
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_EQ(boxes[0]->get("type"), "checkbox");
  EXPECT_EQ(boxes[0]->get("id"), node.id + "--access");
  EXPECT_TRUE(boxes[0]->has("checked"));
  EXPECT_EQ(boxes[1]->get("value"), "with \"quotes\"");
  EXPECT_EQ(boxes[1]->get("id"), node.id + "--o1") << "an id has no quotes";
  EXPECT_FALSE(boxes[0]->has("tabindex"));
  EXPECT_EQ(boxes[1]->get("tabindex"), "-1") << "one stop of Tab, with arrows among them";
}

TEST(Fields, WhatShowsTheRestOfTheOptionsStandsAmongThem) {
  view::Node node = field(Type::choices);
  view::Node more;
  more.kind = view::NodeKind::button;
  more.id = node.id + ":more";
  more.label = "Show 3 more";
  more.help = "Label";
  more.action = view::Unfold{node.id, true};
  node.children.push_back(more);
  const Element page = written_field(node);
  const Element* toolbar = testing::by_tag(control(page), "div").at(0);
  EXPECT_EQ(toolbar->get("class"), "chips");
  const auto buttons = testing::by_tag(*toolbar, "button");
  ASSERT_EQ(buttons.size(), 1U);
  EXPECT_EQ(buttons[0]->get("aria-expanded"), "false");
  EXPECT_EQ(testing::name_of(page, *buttons[0]), "Show 3 more (Label)");
  EXPECT_FALSE(control(page).has("aria-describedby")) << "it says nothing of the field";
}

TEST(Fields, ASwitchSaysWhetherItIsOn) {
  view::Node node = field(Type::toggle);
  EXPECT_FALSE(control(written_field(node)).has("checked"));
  node.selected = true;
  EXPECT_TRUE(control(written_field(node)).has("checked"));
  EXPECT_EQ(control(written_field(node)).get("role"), "switch");
}

TEST(Fields, ReadOnlyTextCanBeReadAndCopiedAndSendsNothing) {
  for (const Type type : {Type::text, Type::date, Type::long_text}) {
    view::Node node = field(type);
    node.disabled = true;
    const Element page = written_field(node);
    EXPECT_TRUE(control(page).has("readonly"));
    EXPECT_FALSE(control(page).has("disabled"));
    EXPECT_FALSE(control(page).has("data-event"));
  }
  for (const Type type : {Type::choice, Type::choices, Type::toggle}) {
    view::Node node = field(type);
    node.disabled = true;
    const Element page = written_field(node);
    for (const Element* one : testing::by_tag(page, "input")) {
      EXPECT_TRUE(one->has("disabled"));
      EXPECT_FALSE(one->has("data-event"));
    }
  }
}

TEST(Fields, ACompactFieldIsNamedThoughItsLabelIsNotSeen) {
  view::Node node = field(Type::choice);
  node.field->compact = true;
  const Element page = written_field(node);
  EXPECT_EQ(control(page).tag, "select");
  EXPECT_EQ(testing::name_of(page, control(page)), "Label");
}

}  // namespace
}  // namespace cocrea::html
