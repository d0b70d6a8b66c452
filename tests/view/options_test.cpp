// What a field offers to choose from: long lists that are folded, and languages by their names.
#include <algorithm>

#include <gtest/gtest.h>

#include "support.h"

namespace cocrea::view::testing {
namespace {

// Organisations "one" to "nine", and who leads the vision.
plan::Document led_by(std::vector<plan::Id> leaders, std::size_t count = 9) {
  static const char* const kNames[] = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
  plan::Document document = glasgow();
  document.organisations.clear();
  for (std::size_t i = 0; i < count; ++i) {
    plan::Organisation organisation;
    organisation.id = organisation.name = kNames[i];
    organisation.order = std::string(1, static_cast<char>('B' + i));
    document.organisations.push_back(organisation);
  }
  document.plans.front().commitments.front().leads = std::move(leaders);
  return document;
}

struct Shown {
  std::string options;   // a star after what is chosen
  std::string more;      // the button's words
};

Shown shown_on(const plan::Document& document, bool all) {
  State state = state_on("2021-10-01", PageId::commitments, Language::en);
  const plan::Id commitment = document.plans.front().commitments.front().id;
  const std::string id = field_node(commitment, "leads");
  state.entity = commitment;
  state.tab = "people";
  if (all) state.all_options.push_back(id);
  const Page page = page_of(document, state);
  const Node* field = find(page, id);
  Shown result;
  if (!field) return result;
  for (const Option& one : field->field->options) result.options += (result.options.empty() ? "" : " ") + one.label + (one.selected ? "*" : "");
  if (const Node* more = find(page, id + ":more")) result.more = more->label;
  return result;
}

TEST(Options, OfALongListAreTheChosenAndTheFirst) {
  struct Row {
    const char* about;
    std::vector<plan::Id> chosen;
    std::size_t count;
    bool all;
    const char* options;
    const char* more;
  };
  const Row cases[] = {
      {"few are all seen", {}, 7, false, "one two three four five six seven", ""},
      {"the first of many", {}, 8, false, "one two three four five", "Show 3 more"},
      {"one that is chosen, wherever it stands", {"eight"}, 9, false, "one two three four eight*", "Show 4 more"},
      {"all that are chosen", {"one", "two", "three", "four", "five", "six", "seven", "eight"}, 9, false, "one* two* three* four* five* six* seven* eight*", "Show one more"},
      {"asked for", {"eight"}, 9, true, "one two three four five six seven eight* nine", "Show fewer"},
      {"nothing is hidden", {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}, 9, false, "one* two* three* four* five* six* seven* eight* nine*", ""},
  };
  for (const Row& one : cases) {
    const Shown shown = shown_on(led_by(one.chosen, one.count), one.all);
    EXPECT_EQ(shown.options, one.options) << one.about;
    EXPECT_EQ(shown.more, one.more) << one.about;
  }
}

TEST(Options, ThePlansMainLanguageIsChosenByItsName) {
  plan::Document document = glasgow();
  const std::string id = field_node(document.jurisdiction.id, "language");
  struct Row {
    const char* tag;
    Language language;
    const char* name;
  };
  // An unknown one stands by its code.
  for (const Row& one : {Row{"gl", Language::es, "Gallego"}, Row{"gl", Language::en, "Galician"}, Row{"es", Language::en, "Spanish"}, Row{"ar", Language::es, "Árabe"}, Row{"tzo", Language::es, "Tzo"}}) {
    document.jurisdiction.language = one.tag;
    const Page page = page_of(document, state_on("2021-10-01", PageId::jurisdiction, one.language));
    const Node* field = find(page, id);
    ASSERT_NE(field, nullptr);
    EXPECT_EQ(field->field->type, FieldSpec::Type::choice);
    EXPECT_EQ(field->value, one.name);
    EXPECT_EQ(std::count_if(field->field->options.begin(), field->field->options.end(), [](const Option& option) { return option.selected; }), 1) << one.tag;
    EXPECT_EQ(find(page, id + ".code"), nullptr);
  }
  State asked = state_on("2021-10-01", PageId::jurisdiction);
  asked.unfolded = id;
  const Page page = page_of(document, asked);
  ASSERT_NE(find(page, id + ".code"), nullptr);
  EXPECT_EQ(find(page, id + ".code")->value, "tzo");
}

TEST(Options, LanguagesHaveTheSameCodesInBothLanguages) {
  for (const Language language : {Language::es, Language::en}) {
    plan::Document document = glasgow();
    const Page page = page_of(document, state_on("2021-10-01", PageId::jurisdiction, language));
    std::vector<std::string> tags, others;
    for (const Option& one : find(page, field_node(document.jurisdiction.id, "language"))->field->options) {
      EXPECT_FALSE(one.label.empty());
      if (!one.value.empty()) EXPECT_TRUE(is_language_tag(one.value)) << one.value;
      tags.push_back(one.value);
    }
    const Page other = page_of(document, state_on("2021-10-01", PageId::jurisdiction, language == Language::es ? Language::en : Language::es));
    for (const Option& one : find(other, field_node(document.jurisdiction.id, "language"))->field->options) others.push_back(one.value);
    std::sort(tags.begin(), tags.end());
    std::sort(others.begin(), others.end());
    EXPECT_EQ(tags, others);
    EXPECT_EQ(std::adjacent_find(tags.begin(), tags.end()), tags.end());
  }
}

TEST(Options, ATextThatIsMissingNamesTheLanguage) {
  plan::Document document = glasgow();
  document.jurisdiction.language = "gl";
  State state = state_on("2021-10-01", PageId::commitments, Language::es);
  const plan::Commitment& first = document.plans.front().commitments.front();
  state.entity = first.id;
  state.content_language = "en";
  const Page page = page_of(document, state);
  const Node* mark = find(page, field_node(first.id, "title", "en") + ":to-gl");
  ASSERT_NE(mark, nullptr);
  EXPECT_EQ(mark->label, "Falta en gallego");
}

// A field says in which language it is written where that is not the pages', and what is in the wrong one is offered its place.
TEST(Options, ATextInTheOthersPlaceIsOfferedItsOwn) {
  struct Row {
    Language pages;
    std::string_view content, written, label, offer;   // "" = no offer
    bool there = false;                                // the place is taken
  };
  const Row rows[] = {
      {Language::es, "en", "Mejorar la atención en las oficinas", "Título (en inglés)", "Está en español: guardarlo en ese idioma"},
      {Language::es, "en", "Un portal de datos", "Título (en inglés)", "Está en español: guardarlo en ese idioma"},
      {Language::es, "en", "Mejorar la atención", "Título (en inglés)", "", true},
      {Language::es, "en", "A portal with the data of the city", "Título (en inglés)", ""},
      {Language::es, "en", "Open Rio de Janeiro to the people", "Título (en inglés)", ""},
      {Language::es, "en", "Portal", "Título (en inglés)", ""},
      {Language::es, "es", "Mejorar la atención", "Título", ""},
      {Language::es, "pt", "Um portal de dados para a cidade", "Título (en portugués)", ""},
      {Language::en, "es", "A portal with the data of the city", "Title (in Spanish)", "This is English: keep it in that language"},
      {Language::en, "es", "Un portal de datos", "Title (in Spanish)", ""},
      {Language::en, "en", "Un portal de datos", "Title", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.written);
    plan::Document document = glasgow();
    plan::Commitment& first = document.plans.front().commitments.front();
    first.title = {{std::string(row.content), std::string(row.written)}};
    if (row.there) first.title["es"] = "Otro título";
    State state = state_on("2021-10-01", PageId::commitments, row.pages);
    state.entity = first.id;
    state.content_language = row.content;
    const std::string id = field_node(first.id, "title", row.content);
    const Page page = page_of(document, state);
    EXPECT_EQ(find(page, id)->label, row.label);
    const Node* offer = find(page, id + (row.pages == Language::es ? ":to-es" : ":to-en"));
    const auto* action = offer ? offer->action.as<SetContentLanguage>() : nullptr;
    EXPECT_EQ(action != nullptr && !action->brings.changes.empty(), !row.offer.empty());
    if (!row.offer.empty() && offer) EXPECT_EQ(offer->label, row.offer);
  }
}

}  // namespace
}  // namespace cocrea::view::testing
