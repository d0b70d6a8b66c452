// An edition that changes a number and repeals a rule needs data only: another.json, and no line of code.
#include <gtest/gtest.h>

#include "core/deadlines/deadlines.h"
#include "core/rules/documents.h"
#include "view/build.h"

namespace cocrea::rules::test {
namespace {

plan::Document glasgow(const char* ruleset) {
  plan::Document document = read_document("assets/samples/glasgow-2021.json");
  document.ruleset = ruleset;
  return document;
}

const deadlines::Deadline* find(const deadlines::Calendar& calendar, std::string_view label) {
  for (const deadlines::Deadline& one : calendar.deadlines) {
    if (one.label == label) return &one;
  }
  return nullptr;
}

TEST(Editions, AnotherOneIsThereBesideTheDefault) {
  ASSERT_EQ(rule_sets().size(), 2u);
  EXPECT_EQ(default_rule_set().name, "ogp-local");
  const RuleSet* another = find_rule_set("another");
  ASSERT_NE(another, nullptr);
  EXPECT_EQ(another->valid_from, "2030-01-01");
  EXPECT_EQ(another->rules.size(), default_rule_set().rules.size() - 2);
}

TEST(Editions, ANumberChanges) {
  EXPECT_EQ(find_rule_set("another")->parameter("initialEvaluationMonths"), 3);
  const auto handbook = check(glasgow("ogp-local"), day("2021-10-01")), other = check(glasgow("another"), day("2021-10-01"));
  EXPECT_EQ(test::find(handbook, "MON-IE")->due, span("2021-11-23"));
  EXPECT_EQ(test::find(other, "MON-IE")->due, span("2021-12-23"));
  EXPECT_EQ(test::find(handbook, "COM-3")->state, State::met);
  EXPECT_EQ(test::find(other, "COM-3")->state, State::not_met);   // four commitments, of three
  // Numbers that it does not name are those of the edition that it extends.
  EXPECT_EQ(find_rule_set("another")->parameter("learningMonths"), default_rule_set().parameter("learningMonths"));
}

TEST(Editions, QuartersAndMeetingsAYearAreNumbersToo) {
  const auto handbook = check(glasgow("ogp-local"), day("2021-10-01")), other = check(glasgow("another"), day("2021-10-01"));
  // Submitted on 23 September 2021.
  EXPECT_EQ(test::find(handbook, "MON-Q", "", 1)->due, span("2021-12-22"));
  EXPECT_EQ(test::find(other, "MON-Q", "", 1)->due, span("2022-01-22"));
  EXPECT_EQ(test::find(other, "MON-Q", "", 2)->opens, span("2022-01-23"));
  const auto asked = [](const Verdict* verdict) { return verdict->steps.front().limit; };
  EXPECT_EQ(asked(test::find(handbook, "REQ-2", "", 1)), 2);
  EXPECT_EQ(asked(test::find(other, "REQ-2", "", 1)), 3);
  // Two of them are the two quarters without progress of INA-3.
  plan::Document document = glasgow("another");
  document.membership.registers.inactivities = plan::YesNo::yes;
  plan::Plan& plan = document.plans.front();
  plan.registers.meetings = plan.registers.progress = plan.registers.commitments = plan.registers.completions = plan.registers.submissions = plan::YesNo::yes;
  plan.progress.clear();
  EXPECT_EQ(test::find(check(document, day("2022-05-22")), "INA-3")->state, State::not_applicable);
  EXPECT_EQ(test::find(check(document, day("2022-05-23")), "INA-3")->state, State::not_met);
}

// A third meeting is one that counts.
TEST(Editions, MeetingsAreCountedUpToWhatIsAsked) {
  plan::Document document = glasgow("another");
  plan::Plan& plan = document.plans.front();
  plan.registers.meetings = plan::YesNo::yes;
  plan.meetings.clear();
  for (const char* on : {"2021-11-01", "2022-03-01", "2022-06-01"}) {
    EXPECT_EQ(test::find(check(document, day("2022-10-01")), "REQ-2", "", 1)->state, State::not_met);
    plan.meetings.emplace_back();
    plan.meetings.back().id = on;
    plan.meetings.back().date = date(on);
    plan.meetings.back().phase = plan::Phase::implementation;
    plan.meetings.back().non_government_attended = plan::YesNo::yes;
  }
  EXPECT_EQ(test::find(check(document, day("2022-10-01")), "REQ-2", "", 1)->state, State::met);
}

TEST(Editions, ARuleIsRepealed) {
  for (const char* rule : {"AMD-1", "COM-7"}) EXPECT_EQ(find_rule_set("another")->find(rule), nullptr);
  std::size_t others = 0;
  for (const Verdict& verdict : check(glasgow("another"), day("2021-10-01"))) {
    EXPECT_NE(verdict.rule, "AMD-1");
    EXPECT_NE(verdict.rule, "COM-7");
    ++others;
  }
  EXPECT_GT(others, 50u);
  EXPECT_NE(find(deadlines::calendar(glasgow("ogp-local"), day("2021-10-01")), "deadline.amendmentWindow"), nullptr);
  const deadlines::Calendar calendar = deadlines::calendar(glasgow("another"), day("2021-10-01"));
  EXPECT_EQ(find(calendar, "deadline.amendmentWindow"), nullptr);
  ASSERT_NE(find(calendar, "deadline.initialEvaluation"), nullptr);
  EXPECT_EQ(find(calendar, "deadline.initialEvaluation")->due, span("2021-12-23"));
}

// From when it is in force is said where it is known, and that it is not known where the source has no date.
TEST(Editions, ThePageSaysFromWhenItIsInForce) {
  view::State state;
  state.page = view::PageId::file;
  state.as_of = state.today = day("2031-06-01");
  for (const auto& [ruleset, words] : {std::pair{"another", "1 de enero de 2030"}, {"ogp-local", "El manual no dice de qué año es"}}) {
    const plan::Document document = glasgow(ruleset);
    const deadlines::Calendar calendar = deadlines::calendar(document, state.as_of_day());
    const view::Page page = view::build_page(&document, &calendar, state);
    const view::Node* from = view::find(page, "file:about:from");
    ASSERT_NE(from, nullptr) << ruleset;
    EXPECT_EQ(from->value, words);
    EXPECT_EQ(view::find(page, "file:about:until"), nullptr);
  }
}

TEST(Editions, WordsAreItsOwnWhereItHasSome) {
  const RuleSet& another = *find_rule_set("another");
  EXPECT_NE(words(another, "es", "MON-IE.quote"), words("es", "MON-IE.quote"));
  EXPECT_EQ(words(another, "es", "MON-IE.title"), words("es", "MON-IE.title"));
}

}  // namespace
}  // namespace cocrea::rules::test
