// The representatives of worlds.h against the enumeration of all combinations of days.
#include "core/rules/worlds.h"

#include <random>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "core/rules/documents.h"

namespace cocrea::rules::test {
namespace {

using dates::Day;
using dates::Span;
using dates::one_day;

TEST(FirstReaching, IsTheLeastDay) {
  for (const int months : {-6, -2, -1, 0, 1, 2, 6, 12}) {
    for (Day target = day("2023-12-01"); target <= day("2024-04-05"); target += one_day) {
      const Day found = first_reaching(target, months);
      EXPECT_GE(dates::add_months(found, months).day, target);
      EXPECT_LT(dates::add_months(found - one_day, months).day, target) << dates::to_string(target) << " " << months;
    }
  }
}

TEST(Worlds, AskOnceWhereAllDaysAreExact) {
  Worlds worlds;
  const auto a = worlds.add(span("2024-02-29")), b = worlds.add(span("2024-04-30"));
  worlds.compare(a, 2, b);
  worlds.compare(a, 0, day("2024-01-01"));
  int visits = 0;
  worlds.each([&](const Worlds::Days& days) {
    ++visits;
    EXPECT_EQ(days[a], day("2024-02-29"));
    EXPECT_EQ(days[b], day("2024-04-30"));
  });
  EXPECT_EQ(visits, 1);
}

struct Question {
  std::vector<Span> spans;
  struct Comparison { std::size_t a; int months; std::size_t b; };
  std::vector<Comparison> comparisons;
  struct Fixed { std::size_t a; int months; Day day; };
  std::vector<Fixed> fixed;

  // How every comparison comes out: before, equal or after. Any decision is a function of this.
  std::vector<int> outcome(const Worlds::Days& days) const {
    const auto sign = [](Day x, Day y) { return x < y ? -1 : (x == y ? 0 : 1); };
    std::vector<int> all;
    for (const Comparison& one : comparisons) all.push_back(sign(dates::add_months(days[one.a], one.months).day, days[one.b]));
    for (const Fixed& one : fixed) all.push_back(sign(dates::add_months(days[one.a], one.months).day, one.day));
    return all;
  }
};

Question random_question(std::mt19937& random) {
  const auto pick = [&](int least, int most) { return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1)); };
  Question question;
  const int count = pick(1, 3);
  for (int i = 0; i < count; ++i) {
    const Day first = day("2024-01-20") + date::days{pick(0, 70)};
    question.spans.push_back({first, first + date::days{pick(0, count == 3 ? 12 : 40)}});
  }
  const int months[] = {0, 0, 1, 2, -2};
  for (int a = 0; a < count; ++a) {
    for (int b = 0; b < count; ++b) {
      if (a != b && pick(0, 2) != 0) {
        question.comparisons.push_back({static_cast<std::size_t>(a), months[pick(0, 4)], static_cast<std::size_t>(b)});
      }
    }
    for (int i = pick(0, 2); i > 0; --i) {
      question.fixed.push_back({static_cast<std::size_t>(a), months[pick(0, 4)], day("2024-01-20") + date::days{pick(0, 120)}});
    }
  }
  return question;
}

void enumerate(const Question& question, std::size_t i, Worlds::Days& days, std::set<std::vector<int>>& outcomes) {
  if (i == question.spans.size()) {
    outcomes.insert(question.outcome(days));
    return;
  }
  for (Day day = question.spans[i].earliest; day <= question.spans[i].latest; day += one_day) {
    days[i] = day;
    enumerate(question, i + 1, days, outcomes);
  }
}

TEST(Worlds, MeetEveryOutcomeThatSomeCombinationHas) {
  std::mt19937 random(20211123);
  for (int round = 0; round < 600; ++round) {
    const Question question = random_question(random);
    std::set<std::vector<int>> all, met;
    Worlds::Days days{};
    enumerate(question, 0, days, all);
    Worlds worlds;
    for (const Span& one : question.spans) worlds.add(one);
    for (const auto& one : question.comparisons) worlds.compare(one.a, one.months, one.b);
    for (const auto& one : question.fixed) worlds.compare(one.a, one.months, one.day);
    worlds.each([&](const Worlds::Days& visited) {
      for (std::size_t i = 0; i < question.spans.size(); ++i) EXPECT_TRUE(question.spans[i].contains(visited[i]));
      met.insert(question.outcome(visited));
    });
    ASSERT_EQ(met, all) << "round " << round;
  }
}

TEST(Tally, IsTheCommonStateOrDependsOnTheDay) {
  Tally tally;
  tally.add(State::met);
  tally.add(State::met);
  EXPECT_EQ(tally.state(), State::met);
  EXPECT_TRUE(tally.possible().empty());
  tally.add(State::cannot_tell, 4);
  EXPECT_EQ(tally.state(), State::depends_on_day);
  EXPECT_EQ(tally.possible(), (std::vector<State>{State::cannot_tell, State::met}));
  EXPECT_TRUE(tally.lacks(4));
  EXPECT_FALSE(tally.lacks(1));
}

TEST(Worst, FollowsTheOrderOfTheRules) {
  using enum State;
  EXPECT_EQ(worst({met, pending, depends_on_day, cannot_tell, not_met}), not_met);
  EXPECT_EQ(worst({met, pending, depends_on_day, cannot_tell}), cannot_tell);
  EXPECT_EQ(worst({met, pending, depends_on_day}), depends_on_day);
  EXPECT_EQ(worst({met, not_applicable, pending}), pending);
  EXPECT_EQ(worst({met, not_applicable}), met);
  EXPECT_EQ(worst({not_applicable}), not_applicable);
  EXPECT_EQ(worst({}), not_applicable);
}

}  // namespace
}  // namespace cocrea::rules::test
