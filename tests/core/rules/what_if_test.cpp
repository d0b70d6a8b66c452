// A date tried on many days, against the full check of the document with that day.
#include "core/rules/what_if.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/rules/documents.h"
#include "core/rules/random_document.h"

namespace cocrea::rules::test {
namespace {

using dates::Day;
using dates::one_day;

plan::Document one_plan() {
  return document_of({{"format", "cocrea"}, {"formatVersion", 2}, {"documentId", "d"},
                      {"jurisdiction", {{"id", "j"}, {"hasElections", "yes"}, {"terms", {{{"id", "t"}, {"order", "V"}, {"end", "2027-05-31"}}}}}},
                      {"plans", {{{"id", "p"}, {"order", "V"}}}}});
}

// Of each day what the full check says by the verdicts that some other day of the span changes; what is not met on all of them has its name instead.
TEST(WhatIf, SaysTheWorstOfTheRulesAboutDatesOnEachDay) {
  const std::set<std::string_view> about_dates{"PLAN-PERIOD-1", "PLAN-PERIOD-2", "PLAN-PERIOD-3", "COM-7", "MON-IE", "MON-FLE"};
  constexpr int days = 300;
  int changes = 0, left_out = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    RandomDocument random(seed);
    const plan::Document document = random.make();
    const Day first = random.near_day() - date::days{days / 2}, as_of = random.near_day();
    if (document.plans.empty()) continue;
    for (const Place place : {Place{document.plans[0].id, "plannedEnd"}, Place{document.plans[0].submission.id, "date"}}) {
      const WhatIf answer = what_if(document, place, first, days, as_of);
      std::map<std::pair<std::string, std::string>, std::vector<State>> asked;   // by rule and subject
      plan::Document copy = document;
      const plan::Found found = plan::find(copy, place.entity);
      for (std::size_t i = 0; i < days; ++i) {
        plan::date_of(*found.type->find(place.field), *found.entity) = dates::PartialDate::of(first + date::days{static_cast<int>(i)});
        for (const Verdict& verdict : check(copy, as_of)) {
          if (!about_dates.contains(verdict.rule)) continue;
          auto& states = asked[{std::string(verdict.rule), std::string(verdict.subject)}];
          states.resize(i, State::not_applicable);
          states.push_back(verdict.state);
        }
      }
      std::set<std::string_view> never_met;
      for (auto& [verdict, states] : asked) {
        states.resize(days, State::not_applicable);
        if (std::count(states.begin(), states.end(), State::not_met) == days) never_met.insert(verdict.first);
      }
      EXPECT_EQ(std::set(answer.never_met.begin(), answer.never_met.end()), never_met);
      EXPECT_EQ(answer.never_met.size(), never_met.size()) << "each once";
      left_out += static_cast<int>(never_met.size());
      ASSERT_FALSE(answer.days.empty());
      EXPECT_EQ(answer.days.front().first, first);
      EXPECT_EQ(answer.days.back().last, first + date::days{days - 1});
      changes += static_cast<int>(answer.days.size()) - 1;
      for (std::size_t i = 0; i < answer.days.size(); ++i) {
        if (i > 0) EXPECT_EQ(answer.days[i].first, answer.days[i - 1].last + one_day);
        for (Day tried = answer.days[i].first; tried <= answer.days[i].last; tried += one_day) {
          std::vector<State> changing, others;
          for (const auto& [verdict, states] : asked) {
            const bool same = std::count(states.begin(), states.end(), states.front()) == days;
            if (same && states.front() == State::not_met) continue;
            (same ? others : changing).push_back(states[static_cast<std::size_t>((tried - first).count())]);
          }
          const State wanted = worst(changing) == State::not_applicable ? worst(others) : worst(changing);
          ASSERT_EQ(answer.days[i].worst, wanted) << "seed " << seed << " " << place.field << " " << dates::to_string(tried);
        }
      }
    }
  }
  EXPECT_GT(changes, 40);
  EXPECT_GT(left_out, 20);
}

// A limit of another date that no day of the plan's end could keep: the last day on which the plan may end is still to be seen.
TEST(WhatIf, WhatNoDayMendsHidesNothing) {
  plan::Document document = one_plan();
  document.plans[0].first = plan::YesNo::yes;
  document.jurisdiction.joined = dates::PartialDate::of(day("2024-01-10"));
  document.jurisdiction.terms[0].start = dates::PartialDate::of(day("2023-06-01"));
  document.plans[0].period_start = dates::PartialDate::of(day("2024-03-01"));
  const WhatIf answer = what_if(document, {document.plans[0].id, "plannedEnd"}, day("2027-03-01"), 61, day("2026-01-01"));
  EXPECT_EQ(answer.never_met, std::vector<std::string_view>{"PLAN-PERIOD-1"});
  ASSERT_EQ(answer.days.size(), 2u);
  EXPECT_NE(answer.days[0].worst, State::not_met);
  EXPECT_EQ(answer.days[1].rule, "PLAN-PERIOD-2");
  EXPECT_EQ(answer.days[1].first, day("2027-04-01"));
}

TEST(WhatIf, FindsTheLastDayOnWhichAPlanMayEnd) {
  const plan::Document document = one_plan();
  const std::vector<WhatIfDays> answers = what_if(document, {document.plans[0].id, "plannedEnd"}, day("2027-03-01"), 61, day("2026-01-01")).days;
  ASSERT_GE(answers.size(), 2u);
  EXPECT_EQ(answers.back().rule, "PLAN-PERIOD-2");
  EXPECT_EQ(answers.back().worst, State::not_met);
  EXPECT_EQ(answers.back().first, day("2027-04-01"));   // two months before 31 May: 31 March
}

TEST(WhatIf, HasNothingToSayByRulesThatAreNotKnown) {
  plan::Document document = RandomDocument(1).make();
  const Place end{document.plans.front().id, "plannedEnd"};
  const Day day = *dates::parse_day("2024-01-01");
  ASSERT_FALSE(what_if(document, end, day, 10, day).days.empty());
  document.ruleset = "elsewhere";
  EXPECT_TRUE(what_if(document, end, day, 10, day).days.empty());
}

TEST(WhatIf, HasNothingToSayOfWhatIsNoDate) {
  const plan::Document document = one_plan();
  EXPECT_TRUE(what_if(document, {document.plans[0].id, "title"}, day("2027-03-01"), 5, day("2026-01-01")).days.empty());
  EXPECT_TRUE(what_if(document, {"nobody", "date"}, day("2027-03-01"), 5, day("2026-01-01")).days.empty());
}

}  // namespace
}  // namespace cocrea::rules::test
