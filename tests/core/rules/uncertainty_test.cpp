// Properties of whole verdicts: uncertain dates against the enumeration of all days, and time.
#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/dates/add_months.h"
#include "core/exchange/json.h"
#include "core/rules/check.h"
#include "core/rules/documents.h"
#include "core/rules/random_membership.h"
#include "core/rules/revocation.h"
#include "core/rules/standing.h"
#include "support/times.h"

namespace cocrea::rules::test {
namespace {

using dates::Day;
using support::times;
using dates::one_day;
using Key = std::pair<std::string, std::string>;

// A quarter or a plan year is known by its number.
Key key_of(const Verdict& verdict) { return {std::string(verdict.rule), std::string(verdict.subject) + "#" + std::to_string(number_of(verdict))}; }

// The states that the verdicts had over many days. Ids are those of the document, which stays the same but for its dates; verdicts nearly always come in the
// order in which they came before, so looking one up costs a comparison.
class States {
 public:
  struct Of {
    std::string_view rule, subject;
    int number = 0;
    unsigned states = 0;
    int times = 0;
  };

  void add(const std::vector<Verdict>& verdicts) {
    ++all_;
    std::size_t next = 0;
    for (const Verdict& verdict : verdicts) {
      Of& of = at(verdict, next);
      of.states |= 1u << static_cast<unsigned>(verdict.state);
      ++of.times;
    }
  }

  // A quarter or a year that is not there on some days asks for nothing then.
  std::set<State> possible(const Verdict& verdict) const {
    std::set<State> result;
    for (const Of& of : of_) {
      if (of.rule != verdict.rule || of.subject != verdict.subject || of.number != number_of(verdict)) continue;
      for (unsigned i = 0; i < kStates; ++i) {
        if ((of.states & (1u << i)) != 0) result.insert(static_cast<State>(i));
      }
      if (of.times < all_) result.insert(State::not_applicable);
    }
    return result;
  }

 private:
  Of& at(const Verdict& verdict, std::size_t& next) {
    const int number = number_of(verdict);
    for (std::size_t i = 0; i < of_.size(); ++i) {
      Of& of = of_[(next + i) % of_.size()];
      if (of.number != number || of.rule != verdict.rule || of.subject != verdict.subject) continue;
      next = (next + i + 1) % of_.size();
      return of;
    }
    of_.push_back({verdict.rule, verdict.subject, number});
    return of_.back();
  }

  std::vector<Of> of_;
  int all_ = 0;
};

// Every state that the verdicts have over all days that the dates may be.
void enumerate(plan::Document& document, const std::vector<plan::Date*>& uncertain, std::size_t i, Day as_of, States& states) {
  if (i == uncertain.size()) return states.add(check(document, as_of));
  const plan::Date kept = *uncertain[i];
  const dates::Span span = kept->span();
  for (Day day = span.earliest; day <= span.latest; day += one_day) {
    *uncertain[i] = dates::PartialDate::of(day);
    enumerate(document, uncertain, i + 1, as_of, states);
  }
  *uncertain[i] = kept;
}

dates::PartialDate widened(const dates::PartialDate& date, bool to_year) {
  return *(to_year ? dates::PartialDate::of_year(date.year()) : dates::PartialDate::of_month(date.year(), date.month()));
}

bool is_standing(std::string_view rule) {
  const RuleInfo* info = default_rule_set().find(rule);
  return info != nullptr && (info->section == "1.11" || info->section == "1.12");
}

std::set<State> said_by(const Verdict& verdict) {
  return verdict.state == State::depends_on_day ? std::set<State>(verdict.possible.begin(), verdict.possible.end()) : std::set{verdict.state};
}

// A verdict that is sure is that of every combination of days, and one that depends on the day names each state that some combination gives.
void expect_no_other_state(const Verdict& verdict, const std::set<State>& possible) {
  const std::set<State> said = said_by(verdict);
  for (const State state : possible) EXPECT_EQ(said.count(state), 1u) << "it is " << name(state) << " on some days, and says " << name(verdict.state);
}

// `ended`: OGP revoked the membership. Which of the days of a due date lie after it is not held against the other dates of the rule: then what is
// possible may be more than what is. So it may of the rules of 1.11 and 1.12 where more than two dates are uncertain (`many`): they do not try every
// combination then (core/rules/standing_answer.h).
void expect_common_verdict(const std::vector<Verdict>& verdicts, const States& states, bool ended, bool many, const std::string& where) {
  for (const Verdict& verdict : verdicts) {
    std::string days;
    for (const Fact& fact : verdict.facts) days += std::string(fact.label) + "=" + (fact.date ? fact.date->to_string() : std::string(fact.choice)) + " ";
    SCOPED_TRACE(days);
    SCOPED_TRACE(where + ": " + std::string(verdict.rule) + " " + std::string(verdict.subject));
    // Its answer is the standing: known on each day, it may still be another one on the next.
    if (verdict.rule == "STA-1") continue;
    const std::set<State> possible = states.possible(verdict);
    ASSERT_FALSE(possible.empty());
    if ((ended || (many && is_standing(verdict.rule))) && verdict.state == State::depends_on_day) {
      expect_no_other_state(verdict, possible);
    } else if (possible.size() == 1) {
      EXPECT_EQ(name(verdict.state), name(*possible.begin()));
      EXPECT_TRUE(verdict.possible.empty());
    } else {
      EXPECT_EQ(name(verdict.state), "depends-on-day");
      EXPECT_EQ(std::set<State>(verdict.possible.begin(), verdict.possible.end()), possible);
    }
    if (::testing::Test::HasFailure()) return;   // one is enough
  }
}

// Some dates of the document are known by month or year only from here on: their fields.
std::vector<plan::Date*> widen(RandomDocument& random, const std::vector<plan::Date*>& fields, int count, bool to_year) {
  std::vector<plan::Date*> known, uncertain;
  for (plan::Date* date : fields) {
    if (*date && std::find(known.begin(), known.end(), date) == known.end()) known.push_back(date);
  }
  for (int i = 0; i < count && !known.empty(); ++i) {
    const auto at = known.begin() + random.pick(0, static_cast<int>(known.size()) - 1);
    uncertain.push_back(*at);
    known.erase(at);
    *uncertain.back() = widened(**uncertain.back(), to_year);
  }
  return uncertain;
}

void widen_and_compare(int rounds, int fields, bool to_year, unsigned seed, bool membership = false) {
  RandomDocument random(seed);
  const bool few = rounds < 20;   // each has to prove something: documents of which nothing depends on the day are passed over
  int depending = 0;
  for (int round = 0; round < rounds;) {
    plan::Document document = random.make();
    if (membership) add_membership(random, document);
    const std::vector<plan::Date*> uncertain = widen(random, membership ? membership_dates(document) : date_fields(document), fields, to_year);
    const Day as_of = membership ? random.near_day(700) : random.near_day();
    const std::vector<Verdict> verdicts = check(document, as_of);
    const auto depends = std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& one) { return one.state == State::depends_on_day; });
    if (few && depends == 0) continue;
    ++round;
    depending += static_cast<int>(depends);
    States states;
    enumerate(document, uncertain, 0, as_of, states);
    expect_common_verdict(verdicts, states, revocation_in_force(document, as_of).has_value(), fields > 2, "round " + std::to_string(round));
    if (failed_with(document, as_of)) return;
  }
  EXPECT_GT(depending, rounds / 20) << "too few of the documents depend on the day: the property would prove little";
}

TEST(Uncertainty, OneMonth) { widen_and_compare(times(1500), 1, false, 1); }
TEST(Uncertainty, OneYear) { widen_and_compare(times(150), 1, true, 2); }
TEST(Uncertainty, TwoMonths) { widen_and_compare(times(150), 2, false, 3); }
TEST(Uncertainty, ThreeMonths) { widen_and_compare(times(4), 3, false, 15); }

// Judged on the day of a submission, or due on a day that is counted from what has happened: once passed, passed.
bool is_dated(std::string_view rule) {
  static const std::set<std::string_view> rules{"MEM-1",  "MEM-2",  "MEM-3",  "VIS-1", "VIS-2",  "COM-1", "COM-4", "COM-5", "SUB-1", "SUB-2",  "NEXT-1", "NEXT-2", "AMD-1",
                                                "AMD-2",  "MB-1",   "MB-2",   "MON-IE", "MON-CE", "MON-FLE", "MON-EL", "MON-Q", "REQ-1", "REQ-2", "REQ-3",  "REQ-4"};
  return rules.count(rule) == 1;
}

// The same for what 1.11 to 1.13 read besides.
TEST(Uncertainty, OneMonthOfTheMembership) { widen_and_compare(times(1500), 1, false, 31, true); }
TEST(Uncertainty, TwoMonthsOfTheMembership) { widen_and_compare(times(100), 2, false, 32, true); }

// The same for two plans. In which order they came may hang on the day too, and then more may be named than is possible (check.cpp).
void widen_two_plans(int rounds, int fields, unsigned seed) {
  RandomDocument random(seed);
  int depending = 0;
  for (int round = 0; round < rounds; ++round) {
    plan::Document document = random.make();
    add_membership(random, document);
    add_other_plan(random, document);
    const std::vector<plan::Date*> uncertain = widen(random, membership_dates(document), fields, false);
    const Day as_of = random.near_day(700);
    const std::vector<Verdict> verdicts = check(document, as_of);
    for (const Verdict& verdict : verdicts) depending += verdict.state == State::depends_on_day ? 1 : 0;
    States states;
    enumerate(document, uncertain, 0, as_of, states);
    for (const Verdict& verdict : verdicts) {
      if (verdict.rule == "STA-1") continue;
      SCOPED_TRACE(std::string(verdict.rule) + " " + std::string(verdict.subject) + " in round " + std::to_string(round));
      expect_no_other_state(verdict, states.possible(verdict));
    }
    if (failed_with(document, as_of)) return;
  }
  EXPECT_GT(depending, rounds / 20) << "too few of the documents depend on the day: the property would prove little";
}
TEST(Uncertainty, OneMonthOfTwoPlans) { widen_two_plans(times(300), 1, 71); }
TEST(Uncertainty, TwoMonthsOfTwoPlans) { widen_two_plans(times(24), 2, 79); }

// What holds however many dates are uncertain.
void widen_and_sample(int rounds, int fields, unsigned seed) {
  RandomDocument random(seed);
  int sure = 0;
  for (int round = 0; round < rounds; ++round) {
    plan::Document document = random.make();
    add_membership(random, document);
    std::vector<plan::Date*> all = membership_dates(document);
    for (plan::Date* date : date_fields(document)) all.push_back(date);
    const std::vector<plan::Date*> uncertain = widen(random, all, random.pick(3, fields), false);
    const Day as_of = random.near_day(700);
    const std::vector<Verdict> verdicts = check(document, as_of);
    for (const Verdict& verdict : verdicts) sure += verdict.state == State::met || verdict.state == State::not_met ? 1 : 0;
    const plan::Document kept = document;
    std::vector<dates::Span> spans;
    for (const plan::Date* date : uncertain) spans.push_back((*date)->span());
    States states;
    for (int i = 0; i < 60; ++i) {   // all of their first days, all of their last, and some between
      for (std::size_t k = 0; k < uncertain.size(); ++k) {
        const int days = dates::days_between(spans[k].earliest, spans[k].latest);
        *uncertain[k] = dates::PartialDate::of(spans[k].earliest + date::days{i == 0 ? 0 : (i == 1 ? days : random.pick(0, days))});
      }
      states.add(check(document, as_of));
    }
    const bool ended = revocation_in_force(kept, as_of).has_value();
    for (const Verdict& verdict : verdicts) {
      // What a revocation leaves of a standing is asked of its two ends, not of the days between.
      if (verdict.rule == "STA-1" || (ended && verdict.severity == Severity::status)) continue;
      SCOPED_TRACE(std::string(verdict.rule) + " " + std::string(verdict.subject) + " in round " + std::to_string(round));
      expect_no_other_state(verdict, states.possible(verdict));
    }
    if (failed_with(kept, as_of)) return;
  }
  EXPECT_GT(sure, rounds * 5) << "too few verdicts are sure";
}
TEST(Uncertainty, ManyMonthsPromiseNoMoreThanTheDaysGive) { widen_and_sample(times(400), 12, 61); }

// What STA-1 says: a standing, that it has none or cannot be told, or each of these that the days allow.
std::set<std::string_view> standings_said_by(const Verdict& verdict) {
  const std::vector<std::string_view> possible = possible_names(verdict);
  if (verdict.state == State::depends_on_day) return {possible.begin(), possible.end()};
  return {verdict.state == State::met ? name(*told_standing(verdict.reason)) : name(verdict.state)};
}

TEST(Uncertainty, TheStandingIsThatOfEachDay) {
  RandomDocument random(81);
  const int rounds = times(1200);
  int several = 0;
  for (int round = 0; round < rounds; ++round) {
    plan::Document document = random.make();
    add_membership(random, document);
    std::vector<plan::Date*> fields = membership_dates(document);
    fields.push_back(&document.jurisdiction.joined);
    const std::vector<plan::Date*> uncertain = widen(random, fields, 1, false);
    if (uncertain.empty()) continue;
    const Day as_of = random.near_day(700);
    const std::vector<Verdict> verdicts = check(document, as_of);
    const Verdict& verdict = *find(verdicts, "STA-1");
    const std::set<std::string_view> said = standings_said_by(verdict);
    several += said.size() > 1 ? 1 : 0;
    const plan::Document kept = document;
    const dates::Span days = (*uncertain.front())->span();
    std::set<std::string_view> exact;
    for (Day day = days.earliest; day <= days.latest; day += one_day) {
      *uncertain.front() = dates::PartialDate::of(day);
      exact.merge(standings_said_by(*find(check(document, as_of), "STA-1")));
    }
    EXPECT_EQ(said, exact) << "round " << round;
    if (failed_with(kept, as_of)) return;
  }
  EXPECT_GT(several, rounds / 240) << "too few hang on the day";
}

// However many dates are uncertain, and in whichever order two plans came.
TEST(Uncertainty, WhatDependsOnTheDayNamesWhatItMayBe) {
  RandomDocument random(82);
  const int rounds = times(400);
  int standings = 0;
  for (int round = 0; round < rounds; ++round) {
    plan::Document document = random.make();
    add_membership(random, document);
    if (random.pick(0, 1) == 0) add_other_plan(random, document);
    std::vector<plan::Date*> fields = membership_dates(document);
    fields.push_back(&document.jurisdiction.joined);
    widen(random, fields, random.pick(1, 6), random.pick(0, 1) == 0);
    const Day as_of = random.near_day(700);
    for (const Verdict& verdict : check(document, as_of)) {
      const std::size_t possible = possible_names(verdict).size();
      const bool depends = verdict.state == State::depends_on_day;
      EXPECT_TRUE(depends ? possible > 1 : possible == 0) << verdict.rule << " in round " << round << " is " << name(verdict.state) << ", with " << possible;
      standings += depends && verdict.rule == "STA-1" ? 1 : 0;
    }
    if (failed_with(document, as_of)) return;
  }
  EXPECT_GT(standings, rounds / 80) << "too few hang on the day";
}

// An obligation or a limit that is not met stays so as the as-of day advances, whatever is recorded.
TEST(Time, WhatIsNotMetStaysNotMet) {
  RandomDocument random(5);
  std::set<std::string> rules;   // those that were not met
  for (int round = 0; round < times(400); ++round) {
    const plan::Document document = random.make();
    std::set<Key> not_met;
    Day as_of = random.near_day() - date::days{200};
    for (int step = 0; step < 60; ++step, as_of += date::days{random.pick(1, 15)}) {
      for (const Verdict& verdict : check(document, as_of)) {
        // Drafts become commitments, and the term of the as-of day another one: those two may change for other reasons.
        const bool dated = is_dated(verdict.rule) ||
                           (verdict.rule == "COM-3" && document.plans[0].submission.date && document.plans[0].submission.date->span().latest <= as_of);
        if (!dated) continue;
        if (verdict.state == State::not_met) {
          not_met.insert(key_of(verdict));
          rules.insert(std::string(verdict.rule));
        }
        if (not_met.count(key_of(verdict)) == 1) EXPECT_EQ(name(verdict.state), "not-met") << verdict.rule << " in round " << round;
      }
    }
  }
  EXPECT_GE(rules.size(), 24u) << "the documents fail too few of the rules";
}

TEST(Time, ADueDateDoesNotMoveOnceItIsKnown) {
  RandomDocument random(6);
  for (int round = 0; round < times(400); ++round) {
    const plan::Document document = random.make();
    std::map<Key, dates::Span> due;
    Day as_of = random.near_day() - date::days{200};
    for (int step = 0; step < 40; ++step, as_of += date::days{random.pick(1, 20)}) {
      for (const Verdict& verdict : check(document, as_of)) {
        if (verdict.rule != "MON-IE" || !verdict.due) continue;
        const auto [at, is_new] = due.emplace(key_of(verdict), *verdict.due);
        if (!is_new) EXPECT_EQ(at->second, *verdict.due);
      }
    }
  }
}

// Places are where the facts stand: a fact with a date has that date there.
TEST(Facts, StandWhereTheySay) {
  RandomDocument random(10);
  for (int round = 0; round < 300; ++round) {
    plan::Document document = random.make();
    for (const Verdict& verdict : check(document, random.near_day())) {
      if (verdict.severity != Severity::none) EXPECT_FALSE(verdict.facts.empty()) << verdict.rule;
      EXPECT_FALSE(verdict.reason.empty()) << verdict.rule;
      for (const Fact& fact : verdict.facts) {
        plan::Found found = plan::find(document, fact.place.entity);
        ASSERT_TRUE(found) << fact.label;
        ASSERT_NE(found.type->find(fact.place.field), nullptr) << fact.label << " at " << fact.place.field;
        if (fact.date) {
          const plan::Date* date = field_at(document, fact.place);
          ASSERT_NE(date, nullptr);
          EXPECT_EQ(*date, fact.date) << fact.label;
        }
      }
      for (const Missing& missing : verdict.missing) {
        plan::Found found = plan::find(document, missing.place.entity);
        ASSERT_TRUE(found) << missing.label;
        EXPECT_NE(found.type->find(missing.place.field), nullptr) << missing.label << " at " << missing.place.field;
      }
    }
  }
}

// The arithmetic of every reason, computed again from what it says.
TEST(Steps, AreTrue) {
  RandomDocument random(11);
  for (int round = 0; round < 300; ++round) {
    const plan::Document document = random.make();
    for (const Verdict& verdict : check(document, random.near_day())) {
      for (const Step& step : verdict.steps) {
        SCOPED_TRACE(step.label);
        if (step.kind == Step::Kind::add_months) {
          for (const auto& [from, to] : {std::pair{step.from.earliest, step.to.earliest}, std::pair{step.from.latest, step.to.latest}}) {
            // The day in that many months, else the month's last day.
            const date::year_month_day start{from};
            const date::year_month month = start.year() / start.month() + date::months{step.months};
            const date::year_month_day day = month / start.day();
            EXPECT_EQ(to, day.ok() ? Day{day} : Day{month / date::last});
          }
          if (step.label.starts_with("step.initialEvaluationDue") && verdict.due) EXPECT_EQ(step.to, *verdict.due);
        }
        if (step.kind == Step::Kind::compare) {
          const bool always = step.from.latest <= step.to.earliest, never = step.from.earliest > step.to.latest;
          EXPECT_EQ(step.outcome, always ? State::met : (never ? State::not_met : State::depends_on_day));
        }
        if (step.kind == Step::Kind::count) {
          EXPECT_LE(step.count_least, step.count);
          // Some numbers have to be reached, the others kept to.
          const bool reach = step.label == "step.meetings" || step.label == "step.coverage" || step.label == "step.dutiesAssigned";
          const bool met = reach ? step.count_least >= step.limit : step.count <= step.limit, never = reach ? step.count < step.limit : step.count_least > step.limit;
          EXPECT_EQ(step.outcome, met ? State::met : (never ? State::not_met : State::depends_on_day));
        }
      }
    }
  }
}

}  // namespace
}  // namespace cocrea::rules::test
