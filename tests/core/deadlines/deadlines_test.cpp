// The calendar of obligations: what the verdicts imply, and the windows that exist without any act.
#include "core/deadlines/deadlines.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/exchange/json.h"
#include "support/files.h"

namespace cocrea::deadlines {
namespace {

using rules::State;

plan::Document read(const std::string& path) {
  exchange::Reading reading = exchange::read_document(support::read_file(path));
  EXPECT_TRUE(reading.document.has_value()) << path;
  return reading.document ? *std::move(reading.document) : plan::Document{};
}

dates::Day day(std::string_view iso) { return *dates::parse_day(iso); }
plan::Date date(std::string_view iso) { return dates::PartialDate::parse(iso); }

std::string text(const dates::Span& span) {
  return span.is_day() ? dates::to_string(span.earliest) : dates::to_string(span.earliest) + ".." + dates::to_string(span.latest);
}

const Deadline* find(const Calendar& calendar, std::string_view label, std::string_view subject = "") {
  for (const Deadline& one : calendar.deadlines) {
    if (one.label == label && (subject.empty() || one.subject == subject)) return &one;
  }
  return nullptr;
}

struct Expected {
  const char* file;
  const char* as_of;
  const char* label;
  const char* due;   // null: no such deadline
  State state;
};

TEST(Deadlines, OfRealPlans) {
  const char* const glasgow = "assets/samples/glasgow-2021.json";
  const char* const basque = "tests/data/plans/basque-country-2021.json";
  const char* const buenos_aires = "tests/data/plans/buenos-aires-2025.json";
  const char* const quintana_roo = "tests/data/plans/quintana-roo-2022.json";
  const Expected table[] = {
      {glasgow, "2021-10-01", "deadline.initialEvaluation", "2021-11-23", State::pending},
      {glasgow, "2021-11-23", "deadline.initialEvaluation", "2021-11-23", State::pending},
      {glasgow, "2021-11-24", "deadline.initialEvaluation", "2021-11-23", State::cannot_tell},
      {glasgow, "2021-10-01", "deadline.amendmentWindow", "2022-03-23", State::pending},
      {glasgow, "2022-03-23", "deadline.amendmentWindow", "2022-03-23", State::pending},
      {glasgow, "2022-03-24", "deadline.amendmentWindow", "2022-03-23", State::not_applicable},
      {glasgow, "2021-10-01", "deadline.latestPlanEnd", nullptr, State::cannot_tell},
      {glasgow, "2021-10-01", "deadline.amendmentWindowAdded", nullptr, State::pending},
      {basque, "2021-08-01", "deadline.initialEvaluation", "2021-09-28", State::pending},
      {basque, "2021-08-01", "deadline.amendmentWindow", "2022-01-28", State::pending},
      {buenos_aires, "2025-06-01", "deadline.initialEvaluation", "2025-07-20", State::pending},
      {buenos_aires, "2025-06-01", "deadline.amendmentWindow", "2025-11-20", State::pending},
      {buenos_aires, "2025-06-01", "deadline.latestPlanEnd", "2027-10-01..2027-10-31", State::depends_on_day},
      {quintana_roo, "2022-03-01", "deadline.initialEvaluation", "2022-04-22", State::pending},
      {quintana_roo, "2022-08-01", "deadline.amendmentWindow", "2022-08-22", State::pending},
  };
  for (const Expected& one : table) {
    SCOPED_TRACE(std::string(one.file) + " " + one.as_of + " " + one.label);
    const Calendar all = calendar(read(one.file), day(one.as_of));
    const Deadline* deadline = find(all, one.label);
    if (one.due == nullptr) {
      EXPECT_EQ(deadline, nullptr);
      continue;
    }
    ASSERT_NE(deadline, nullptr);
    EXPECT_EQ(text(deadline->due), one.due);
    EXPECT_EQ(rules::name(deadline->state), rules::name(one.state));
    EXPECT_FALSE(deadline->forecast);
    EXPECT_FALSE(rules::words("es", deadline->label).empty());
  }
}

TEST(Deadlines, SayWhoHasToAct) {
  const Calendar all = calendar(read("tests/data/plans/buenos-aires-2025.json"), day("2025-06-01"));
  const Deadline* evaluation = find(all, "deadline.initialEvaluation");
  ASSERT_NE(evaluation, nullptr);
  EXPECT_EQ(name(evaluation->actor), "monitoringBody");
  EXPECT_EQ(name(evaluation->nature), "obligation");
  EXPECT_EQ(all.verdicts.at(evaluation->verdict).rule, "MON-IE");
  const Deadline* end = find(all, "deadline.latestPlanEnd");
  ASSERT_NE(end, nullptr);
  EXPECT_EQ(name(end->actor), "government");
  EXPECT_EQ(name(end->nature), "bound");
  EXPECT_EQ(all.verdicts.at(end->verdict).rule, "PLAN-PERIOD-2");
  const Deadline* window = find(all, "deadline.amendmentWindow");
  ASSERT_NE(window, nullptr);
  EXPECT_EQ(name(window->actor), "both");
  EXPECT_EQ(name(window->nature), "windowEnd");
  EXPECT_FALSE(window->has_verdict);
}

TEST(Deadlines, ComeByTheirEarliestDay) {
  const Calendar all = calendar(read("tests/data/plans/buenos-aires-2025.json"), day("2025-06-01"));
  for (const char* label : {"deadline.initialEvaluation", "deadline.latestPlanEnd", "deadline.amendmentWindow", "deadline.learning"}) {
    EXPECT_NE(find(all, label), nullptr) << label;
  }
  for (std::size_t i = 1; i < all.deadlines.size(); ++i) EXPECT_LE(all.deadlines[i - 1].due.earliest, all.deadlines[i].due.earliest);
}

TEST(Deadlines, AnAddedCommitmentHasItsOwnWindow) {
  plan::Document document = read("assets/samples/glasgow-2021.json");
  document.plans[0].commitments[3].inclusion = plan::Inclusion::added;
  document.plans[0].commitments[3].submission = date("2022-08-31");
  const Calendar all = calendar(document, day("2022-09-01"));
  const Deadline* own = find(all, "deadline.amendmentWindowAdded", "commitment-4");
  ASSERT_NE(own, nullptr);
  EXPECT_EQ(text(own->due), "2023-02-28");
  EXPECT_EQ(own->state, State::pending);
  const Deadline* initial = find(all, "deadline.amendmentWindow", "plan-2021");
  ASSERT_NE(initial, nullptr);
  EXPECT_EQ(initial->state, State::not_applicable);
}

TEST(Deadlines, APlannedSubmissionGivesForecasts) {
  const Calendar all = calendar(read("assets/samples/glasgow-2021.json"), day("2021-09-22"));
  const Deadline* evaluation = find(all, "deadline.initialEvaluation");
  ASSERT_NE(evaluation, nullptr);
  EXPECT_TRUE(evaluation->forecast);
  EXPECT_EQ(text(evaluation->due), "2021-11-23");
  EXPECT_EQ(evaluation->state, State::pending);
  EXPECT_FALSE(all.verdicts[evaluation->verdict].due.has_value()) << "the verdict itself has no due date before the submission";
  const Deadline* window = find(all, "deadline.amendmentWindow");
  ASSERT_NE(window, nullptr);
  EXPECT_TRUE(window->forecast);
}

TEST(Deadlines, AWindowKnownByMonthClosesOverAMonth) {
  plan::Document document = read("assets/samples/glasgow-2021.json");
  document.plans[0].submission.date = date("2021-09");
  const struct { const char* as_of; State state; } table[] = {
      {"2022-03-01", State::pending}, {"2022-03-02", State::depends_on_day}, {"2022-03-30", State::depends_on_day}, {"2022-03-31", State::not_applicable}};
  for (const auto& one : table) {
    const Calendar all = calendar(document, day(one.as_of));
    const Deadline* window = find(all, "deadline.amendmentWindow");
    ASSERT_NE(window, nullptr);
    EXPECT_EQ(text(window->due), "2022-03-01..2022-03-30");
    EXPECT_EQ(rules::name(window->state), rules::name(one.state)) << one.as_of;
  }
}

TEST(Deadlines, ADeliveredEvaluationIsDone) {
  plan::Document document = read("assets/samples/glasgow-2021.json");
  document.plans[0].evaluations[0].delivered = date("2021-11-20");
  const Calendar all = calendar(document, day("2021-12-01"));
  const Deadline* evaluation = find(all, "deadline.initialEvaluation");
  ASSERT_NE(evaluation, nullptr);
  EXPECT_EQ(evaluation->state, State::met);
  ASSERT_TRUE(evaluation->done.has_value());
  EXPECT_EQ(text(*evaluation->done), "2021-11-20");
}

TEST(Deadlines, NothingSubmittedNothingDue) {
  plan::Document document = read("assets/samples/glasgow-2021.json");
  document.plans[0].submission.date.reset();
  EXPECT_TRUE(calendar(document, day("2022-01-01")).deadlines.empty());
  document.plans.clear();
  EXPECT_TRUE(calendar(document, day("2022-01-01")).deadlines.empty());
}

// RULES 1.15: who has to act, by when, for the facts of Glasgow.
TEST(Deadlines, OfReportsMeetingsAndTheNextPlan) {
  const plan::Document document = read("assets/samples/glasgow-2021.json");
  const Calendar all = calendar(document, day("2021-10-01"));
  const struct { const char* label; const char* subject; const char* due; const char* actor; } table[] = {
      {"deadline.commitmentEvaluation", "commitment-2", "2023-10-01..2023-10-30", "monitoringBody"},
      {"deadline.learning", "plan-2021", "2023-11-01..2023-11-30", "monitoringBody"},
      {"deadline.nextPlan", "jurisdiction", "2024-01-01..2024-01-30", "both"}};
  for (const auto& one : table) {
    const Deadline* deadline = find(all, one.label, one.subject);
    ASSERT_NE(deadline, nullptr) << one.label;
    EXPECT_EQ(text(deadline->due), one.due) << one.label;
    EXPECT_EQ(name(deadline->actor), one.actor) << one.label;
    EXPECT_FALSE(deadline->forecast) << one.label;
    EXPECT_EQ(deadline->state, State::pending) << one.label;
  }
  // Eight quarters, two years that ask for meetings, and what went with the submission.
  const auto count = [&](std::string_view label) {
    return std::count_if(all.deadlines.begin(), all.deadlines.end(), [&](const Deadline& one) { return one.label == label; });
  };
  EXPECT_EQ(count("deadline.quarterlyReport"), 8);
  EXPECT_EQ(count("deadline.yearMeetings"), 2);
  for (const char* label : {"deadline.forum", "deadline.endorsers", "deadline.monitoringBody", "deadline.bodyEndorsement", "deadline.coCreationMeeting"}) {
    EXPECT_EQ(count(label), 1) << label;
  }
}

// An edition that changes a number or repeals a rule needs data only.
TEST(Editions, ChangeNumbersAndRules) {
  using rules::RuleInfo;
  using rules::RuleParameter;
  const rules::RuleSet& handbook = rules::default_rule_set();
  std::vector<RuleInfo> fewer;
  for (const RuleInfo& rule : handbook.rules) {
    if (rule.id != "AMD-1" && rule.id != "COM-7") fewer.push_back(rule);
  }
  std::vector<RuleParameter> parameters(handbook.parameters.begin(), handbook.parameters.end());
  for (RuleParameter& parameter : parameters) {
    if (parameter.name == "initialEvaluationMonths") parameter.value = 3;
    if (parameter.name == "ceilingIndependent") parameter.value = 3;
  }
  const rules::RuleSet edition{"another", "2030-01-01", "", fewer, parameters};
  const Calendar all = calendar(read("assets/samples/glasgow-2021.json"), day("2021-10-01"), edition);
  EXPECT_EQ(find(all, "deadline.amendmentWindow"), nullptr);
  const Deadline* evaluation = find(all, "deadline.initialEvaluation");
  ASSERT_NE(evaluation, nullptr);
  EXPECT_EQ(text(evaluation->due), "2021-12-23");
  for (const rules::Verdict& verdict : all.verdicts) {
    EXPECT_NE(verdict.rule, "COM-7");
    if (verdict.rule == "COM-3") EXPECT_EQ(verdict.state, State::not_met);
  }
}

}  // namespace
}  // namespace cocrea::deadlines
