// A date tried on many days, against the full check of the document with that day.
#include "core/rules/what_if.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "core/rules/documents.h"
#include "core/rules/random_document.h"

namespace cocrea::rules::test {
namespace {

using dates::Day;
using dates::one_day;

TEST(WhatIf, SaysTheWorstOfTheRulesAboutDatesOnEachDay) {
  const std::set<std::string_view> about_dates{"PLAN-PERIOD-1", "PLAN-PERIOD-2", "PLAN-PERIOD-3", "COM-7", "MON-IE", "MON-FLE"};
  constexpr int days = 900;
  int changes = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    RandomDocument random(seed);
    const plan::Document document = random.make();
    const Day first = random.near_day() - date::days{days / 2}, as_of = random.near_day();
    if (document.plans.empty()) continue;
    for (const Place place : {Place{document.plans[0].id, "plannedEnd"}, Place{document.plans[0].submission.id, "date"}}) {
      const std::vector<WhatIf> answers = what_if(document, place, first, days, as_of);
      ASSERT_FALSE(answers.empty());
      EXPECT_EQ(answers.front().first, first);
      EXPECT_EQ(answers.back().last, first + date::days{days - 1});
      changes += static_cast<int>(answers.size()) - 1;
      for (std::size_t i = 0; i < answers.size(); ++i) {
        if (i > 0) EXPECT_EQ(answers[i].first, answers[i - 1].last + one_day);
        for (const Day tried : {answers[i].first, answers[i].last}) {
          plan::Document copy = document;
          const plan::Found found = plan::find(copy, place.entity);
          plan::date_of(*found.type->find(place.field), *found.entity) = dates::PartialDate::of(tried);
          std::vector<State> states;
          for (const Verdict& verdict : check(copy, as_of)) {
            if (about_dates.contains(verdict.rule)) states.push_back(verdict.state);
          }
          EXPECT_EQ(answers[i].worst, worst(states)) << "seed " << seed << " " << place.field << " " << dates::to_string(tried);
        }
      }
    }
  }
  EXPECT_GT(changes, 40);
}

plan::Document one_plan() {
  return document_of({{"format", "cocrea"}, {"formatVersion", 2}, {"documentId", "d"},
                      {"jurisdiction", {{"id", "j"}, {"hasElections", "yes"}, {"terms", {{{"id", "t"}, {"order", "V"}, {"end", "2027-05-31"}}}}}},
                      {"plans", {{{"id", "p"}, {"order", "V"}}}}});
}

TEST(WhatIf, FindsTheLastDayOnWhichAPlanMayEnd) {
  const plan::Document document = one_plan();
  const std::vector<WhatIf> answers = what_if(document, {document.plans[0].id, "plannedEnd"}, day("2027-03-01"), 61, day("2026-01-01"));
  ASSERT_GE(answers.size(), 2u);
  EXPECT_EQ(answers.back().rule, "PLAN-PERIOD-2");
  EXPECT_EQ(answers.back().worst, State::not_met);
  EXPECT_EQ(answers.back().first, day("2027-04-01"));   // two months before 31 May: 31 March
}

TEST(WhatIf, HasNothingToSayByRulesThatAreNotKnown) {
  plan::Document document = RandomDocument(1).make();
  const Place end{document.plans.front().id, "plannedEnd"};
  const Day day = *dates::parse_day("2024-01-01");
  ASSERT_FALSE(what_if(document, end, day, 10, day).empty());
  document.ruleset = "elsewhere";
  EXPECT_TRUE(what_if(document, end, day, 10, day).empty());
}

TEST(WhatIf, HasNothingToSayOfWhatIsNoDate) {
  const plan::Document document = one_plan();
  EXPECT_TRUE(what_if(document, {document.plans[0].id, "title"}, day("2027-03-01"), 5, day("2026-01-01")).empty());
  EXPECT_TRUE(what_if(document, {"nobody", "date"}, day("2027-03-01"), 5, day("2026-01-01")).empty());
}

}  // namespace
}  // namespace cocrea::rules::test
