#include "view/support.h"

#include "view/plain.h"
#include "view/text_lookup.h"

namespace cocrea::view::testing {
namespace {

TEST(Texts, FillPlaceholders) {
  EXPECT_EQ(text(Language::es, "header.undoWhat", {{"what", "añadir"}}), "Deshacer: añadir");
  EXPECT_EQ(text(Language::en, "header.undoWhat", {{"what", "adding {what}"}}), "Undo: adding {what}");   // what a person wrote is not filled again
}

// A name that turns the direction of writing round turns nothing but itself.
TEST(Texts, CloseWhatAnArgumentLeavesOpen) {
  struct Case {
    std::string argument, closed;
  };
  const std::string override = "\u202E", embedding = "\u202A", isolate = "\u2067", pop = "\u202C", pop_isolate = "\u2069";
  const Case cases[] = {{"Ana", "Ana"}, {"«Ana» – … ", "«Ana» – … "}, {"Obra" + override, "Obra" + override + pop}, {override + "Obra" + pop, override + "Obra" + pop},
                        {isolate + embedding, isolate + embedding + pop + pop_isolate}, {isolate + "a" + pop_isolate + override + "b", isolate + "a" + pop_isolate + override + "b" + pop},
                        {"a\xE2", "a\xE2"}};
  for (const Case& one : cases) {
    std::string words = "Con ";
    append_closed(words, one.argument);
    EXPECT_EQ(words, "Con " + one.closed);
    const std::string plain = text(Language::es, "commitment.numbered", {{"number", "1"}, {"title", "T"}});
    const std::string filled = text(Language::es, "commitment.numbered", {{"number", "1"}, {"title", one.argument}});
    EXPECT_EQ(filled, plain.substr(0, plain.rfind('T')) + one.closed + plain.substr(plain.rfind('T') + 1));
  }
}

TEST(Texts, ChooseThePlural) {
  EXPECT_EQ(plural(Language::es, "days.in", 1), "en 1 día");
  EXPECT_EQ(plural(Language::es, "days.in", 53), "en 53 días");
  EXPECT_EQ(plural(Language::en, "days.in", 1), "in 1 day");
  EXPECT_EQ(plural(Language::en, "days.in", 0), "in 0 days");
  EXPECT_EQ(plural(Language::es, "days.in", 12345), "en 12\u00A0345 días");
  EXPECT_EQ(plural(Language::es, "slots.of", 4, {{"limit", "5"}}), "4 de 5 lugares ocupados");
}

TEST(Texts, ShowAnUnknownKeyRatherThanNothing) {
  EXPECT_FALSE(has_text("no.such"));
  EXPECT_EQ(text(Language::es, "no.such"), "no.such");
}

// Every state, actor, cause and field that the program can name has words: these keys are put together, so the build cannot see them.
TEST(Texts, HaveWordsForAllThatIsPutTogether) {
  for (int state = 0; state < 6; ++state) EXPECT_TRUE(has_text("state." + std::string(rules::name(static_cast<rules::State>(state)))));
  for (int actor = 0; actor < 5; ++actor) EXPECT_TRUE(has_text("actor." + std::string(rules::name(static_cast<rules::Actor>(actor)))));
  for (const char* cause : {"tooLarge", "tooDeep", "tooMany", "notUtf8", "syntax", "cutShort", "duplicateKey", "numberRange", "notACocreaFile", "wrongType", "unknownChoice",
                            "badDate", "badId", "duplicateId", "danglingReference", "textTooLong", "missingMember", "badVersion", "normalized", "duplicateValue", "notKnownYet", "otherContent"}) {
    EXPECT_TRUE(has_text("import.cause." + std::string(cause))) << cause;
    EXPECT_TRUE(has_text("import.advice." + std::string(cause))) << cause;
  }
}

TEST(Choices, BecomeTheActionOfTheirOption) {
  EXPECT_EQ(with_choice(SetLanguage{Language::es}, "en").as<SetLanguage>()->language, Language::en);
  EXPECT_EQ(with_choice(SetLanguage{Language::es}, "fr").as<SetLanguage>()->language, Language::es);
  EXPECT_EQ(with_choice(SetTheme{Theme::system}, "dark").as<SetTheme>()->theme, Theme::dark);
  EXPECT_EQ(with_choice(SetTextScale{1.0}, "1.25").as<SetTextScale>()->scale, 1.25);
  EXPECT_EQ(with_choice(SetTextScale{1.0}, "9").as<SetTextScale>()->scale, 1.0);
  EXPECT_EQ(with_choice(SetScale{Scale::months}, "years").as<SetScale>()->scale, Scale::years);
  EXPECT_EQ(with_choice(SetRenderer{Renderer::canvas}, "text").as<SetRenderer>()->renderer, Renderer::text);
  EXPECT_EQ(with_choice(SetContentLanguage{"es"}, "gl").as<SetContentLanguage>()->language, "gl");
  EXPECT_TRUE(with_choice(Download{}, "en").is<Download>());
}

}  // namespace
}  // namespace cocrea::view::testing
