// Finding in texts, fields and rules.
#include "view/search.h"
#include "view/support.h"

namespace cocrea::view::testing {
namespace {

TEST(Folded, LeavesOutCapitalsAndAccents) {
  const auto same = [](std::string_view text, std::u32string_view plain) { EXPECT_EQ(folded(text), plain) << text; };
  same("Gestión AÑO", U"gestion ano");
  same("ÀÉÎÕÜÇ", U"aeiouc");
  same("Łódź Žižkov", U"lodz zizkov");
  same("straße × æ", U"straße × æ");   // no plain letter of their own
  same("日本", U"日本");
  same("\xC3", U"\uFFFD");
}

class Searches : public ::testing::Test {
 protected:
  plan::Document document = glasgow();
  State state = state_on("2021-10-01");
  deadlines::Calendar calendar;

  SearchResults search_for(std::string_view wanted, std::size_t most = 100) {
    calendar = deadlines::calendar(document, state.as_of_day());
    return search(make_context(&document, &calendar, state), wanted, most);
  }
};

TEST_F(Searches, ATextIsFoundWithWhereItStandsAndLeadsThere) {
  const SearchResults found = search_for("OPEN dàta");
  ASSERT_EQ(found.first.size(), 1u);
  EXPECT_EQ(found.first[0].words, "Co-creating an Open Data Hub");
  EXPECT_EQ(found.first[0].where, "Título · Compromiso");
  const auto* to = found.first[0].action.as<Navigate>();
  ASSERT_TRUE(to);
  EXPECT_EQ(to->entity, "commitment-3");
  EXPECT_EQ(to->field, "title");
}

TEST_F(Searches, TextsInEveryLanguageDatesAndNamesOfFieldsAreFound) {
  document.plans.front().commitments[0].problem["es"] = std::string(200, 'x') + "\nAguas turbias\n" + std::string(200, 'y');
  const SearchResults text = search_for("aguas TURBIAS");
  ASSERT_EQ(text.first.size(), 1u);
  EXPECT_EQ(text.first[0].words, "…" + std::string(29, 'x') + " Aguas turbias " + std::string(59, 'y') + "…");
  EXPECT_GE(search_for("23 de septiembre de 2021").first.size(), 1u);
  const SearchResults fields = search_for("Problema que se quiere");
  ASSERT_EQ(fields.first.size(), 1u);
  EXPECT_EQ(fields.first[0].action.as<Navigate>()->field, "problem");
}

TEST_F(Searches, ARuleIsFoundByItsIdItsTitleAndItsQuoteAndIsExplained) {
  for (const char* wanted : {"MON-IE", "evaluación inicial"}) {
    const SearchResults found = search_for(wanted);
    const bool there = std::any_of(found.first.begin(), found.first.end(), [](const SearchResult& one) {
      const auto* why = one.action.as<ShowWhy>();
      return why && why->rule == "MON-IE";
    });
    EXPECT_TRUE(there) << wanted;
  }
}

TEST_F(Searches, NothingIsSoughtByNothingAndManyAreCounted) {
  EXPECT_EQ(search_for("").all, 0u);
  EXPECT_EQ(search_for("   ").all, 0u);
  EXPECT_EQ(search_for("qqqq").all, 0u);
  const SearchResults many = search_for("e", 5);
  EXPECT_EQ(many.first.size(), 5u);
  EXPECT_GT(many.all, 20u);
}

TEST_F(Searches, WhateverIsFoundCanBeComeTo) {
  for (const char* wanted : {"a", "e", "2021"}) {
    for (const SearchResult& one : search_for(wanted, 1000).first) {
      const auto* to = one.action.as<Navigate>();
      if (!to) continue;
      EXPECT_NE(destination(document, *to, state).focus, "") << one.where;
    }
  }
}

}  // namespace
}  // namespace cocrea::view::testing
