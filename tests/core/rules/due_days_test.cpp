// INA-3, INA-4 and CTP-2, and the clocks of CTP-1 and REV-1: the days on which what is open was due are those of the days that leave it open, no more and
// no less.
#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "core/rules/check.h"
#include "core/rules/documents.h"
#include "core/rules/random_membership.h"
#include "core/rules/standing_due.h"
#include "support/times.h"

namespace cocrea::rules::test {
namespace {

using dates::Day;
using dates::Span;

// A clock runs while the verdict is pending, too; and what a revocation has ended was open.
bool is_open(const Verdict& verdict) {
  const bool is_clock = verdict.rule == "CTP-1" || verdict.rule == "REV-1";
  return verdict.state == State::not_met || verdict.state == State::cannot_tell || (is_clock && verdict.state == State::pending) || verdict.reason == "reason.revoked";
}

void widen_by(std::optional<Span>& all, const std::optional<Span>& days) {
  if (!days) return;
  all = all ? Span{std::min(all->earliest, days->earliest), std::max(all->latest, days->latest)} : *days;
}

constexpr std::string_view kRules[] = {"INA-3", "INA-4", "CTP-2", "CTP-1", "REV-1"};

void compare_with_the_days(unsigned seed, int rounds, bool two_plans) {
  RandomDocument random(seed);
  int compared = 0, spans = 0;
  for (int round = 0; round < rounds; ++round) {
    plan::Document document = random.make();
    add_membership(random, document);
    if (two_plans) add_other_plan(random, document);
    std::vector<plan::Date*> known;
    for (plan::Date* one : membership_dates(document)) {
      if (*one && (*one)->span().is_day()) known.push_back(one);
    }
    if (known.empty()) continue;
    plan::Date& date = *known[static_cast<std::size_t>(random.pick(0, static_cast<int>(known.size()) - 1))];
    const Day as_of = random.near_day(700);
    date = dates::PartialDate::of_month(date->year(), date->month());
    const plan::Date month = date;
    std::map<std::string_view, std::optional<Span>> due, opens;
    bool single = true;
    for (Day day = month->span().earliest; day <= month->span().latest; day += date::days{1}) {
      date = dates::PartialDate::of(day);
      const Verdicts verdicts = check(document, as_of);
      for (const std::string_view rule : kRules) {
        const Verdict* found = find(verdicts, rule);
        ASSERT_NE(found, nullptr);
        // Dates that stay uncertain besides are another property's.
        single &= found->state != State::depends_on_day && (!found->due || found->due->is_day());
        if (!is_open(*found)) continue;
        // Else a clock stands still; or, by one of two orders of the plans, it cannot be told when it was due (open_due_test.cpp).
        single &= found->due.has_value() || !(rule.ends_with("-1") || two_plans);
        widen_by(due[rule], found->due);
        widen_by(opens[rule], found->opens);
      }
    }
    date = month;
    if (!single) continue;
    const Verdicts verdicts = check(document, as_of);
    for (const std::string_view rule : kRules) {
      const Verdict& verdict = *find(verdicts, rule);
      if (!(is_open(verdict) || verdict.state == State::depends_on_day) || !due[rule]) continue;
      ++compared;
      spans += due[rule]->is_day() ? 0 : 1;
      EXPECT_EQ(verdict.due, due[rule]) << rule << " in round " << round;
      EXPECT_EQ(verdict.opens, opens[rule]) << rule << " in round " << round;
      if (failed_with(document, as_of)) return;
    }
  }
  EXPECT_GT(compared, rounds / 20);
  EXPECT_GT(spans, rounds / 60);
}

TEST(DueDays, AreThoseOfTheDaysOfAMonth) { compare_with_the_days(41, support::times(1500), false); }
TEST(DueDays, AreThoseOfTheDaysOfAMonthOfTwoPlans) { compare_with_the_days(43, support::times(600), true); }

// The month of the other plan's submission lies far ahead, and in one of the two orders only its later days are possible.
TEST(DueDays, OfAClockAreThoseOfEachOrderOfPlans) {
  plan::Document document;
  document.id = "d";
  document.jurisdiction.id = "j";
  document.jurisdiction.joined = dates::PartialDate::parse("2021-11-11");
  document.membership.id = "ms";
  document.membership.registers.id = "mr";
  document.membership.registers.statuses = document.membership.registers.inactivities = plan::YesNo::yes;
  const char* const of_plans[][3] = {{"p0", "2022-11-16", "2023-04"}, {"p1", "2022-05-25", "2023-04-03"}};
  for (const auto& [id, deadline, submitted] : of_plans) {
    plan::Plan& one = document.plans.emplace_back();
    one.id = id;
    one.deadline = dates::PartialDate::parse(deadline);
    one.submission.date = dates::PartialDate::parse(submitted);
    one.registers.submissions = one.registers.meetings = one.registers.progress = one.registers.extensions = one.registers.evidence = plan::YesNo::yes;
  }
  plan::fill_child_ids(plan::kDocument, document);
  const Day as_of{date::year{2023} / 1 / 20};
  for (const std::string_view rule : {"CTP-1", "REV-1"}) {
    SCOPED_TRACE(rule);
    const Verdicts by_month = check(document, as_of);
    plan::Document day = document;
    day.plans[0].submission.date = dates::PartialDate::parse("2023-04-20");
    const Verdicts by_day = check(day, as_of);
    EXPECT_EQ(find(by_month, rule)->state, find(by_day, rule)->state);
    EXPECT_TRUE(find(by_day, rule)->due);
    EXPECT_EQ(find(by_month, rule)->due, find(by_day, rule)->due);
  }
}

}  // namespace
}  // namespace cocrea::rules::test
