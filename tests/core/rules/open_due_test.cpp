// Two answers of which either may be the right one: what is said holds for both.
#include "core/rules/open_due.h"

#include <gtest/gtest.h>

#include "core/rules/documents.h"
#include "core/rules/facts.h"

namespace cocrea::rules::test {
namespace {

using dates::Span;

Note note(std::string_view label) { return {label, {"p", "plannedEnd"}, std::nullopt, std::nullopt, {}}; }

// The next plan is due four months after the end of the one plan or of the other.
Verdict due_after(const char* end, std::string_view plan) {
  Verdict verdict;
  verdict.state = State::pending;
  verdict.reason = "reason.planDue.ahead";
  const Step sum = add_step("step.nextPlanDue", Span::of(day(end)), 4);
  verdict.due = sum.to;
  verdict.opens = sum.from;
  verdict.steps = {sum, compare_step("step.todayWithinDue", Span::of(day("2025-06-01")), sum.to)};
  verdict.facts = {fact("fact.joined", "j", "joined", dates::PartialDate::of(day("2022-01-10"))), fact("fact.plannedEnd", plan, "plannedEnd", dates::PartialDate::of(day(end)))};
  verdict.remedies = {{"remedy.planDue.submit", {"q", "submission"}}, {"remedy.exactDay", {plan, "plannedEnd"}}};
  return verdict;
}

std::vector<std::string> labels(const auto& all) {
  std::vector<std::string> result;
  for (const auto& one : all) result.emplace_back(one.label);
  return result;
}

TEST(OpenDue, IsFromTheOneDayToTheOther) {
  Verdict verdict = due_after("2025-05-31", "a");
  leave_due_open(verdict, due_after("2026-05-31", "b"));
  EXPECT_EQ(verdict.due, (Span{day("2025-09-30"), day("2026-09-30")}));
  EXPECT_EQ(verdict.opens, (Span{day("2025-05-31"), day("2026-05-31")}));
  EXPECT_EQ(verdict.reason, "reason.planDue.aheadSpan");
  EXPECT_EQ(labels(verdict.remedies), (std::vector<std::string>{"remedy.planDue.submitSafely", "remedy.exactDay"}));
}

// Both sums, and then how today stands to their days; each fact once.
TEST(OpenDue, ShowsWhatBothFollowFrom) {
  Verdict verdict = due_after("2025-05-31", "a"), other = due_after("2026-05-31", "b");
  const Step shared = add_step("step.nextPlanDue", Span::of(day("2024-05-31")), 4);
  verdict.steps.insert(verdict.steps.begin(), shared);
  other.steps.insert(other.steps.begin(), shared);
  Step named = shared;   // another sum that comes to the same day
  named.label = "step.extendedDue";
  other.steps.insert(other.steps.begin(), named);
  Fact field = other.facts.back();   // another fact of the same plan
  field.label = "fact.actualEnd";
  field.place.field = "actualEnd";
  other.facts.push_back(field);
  leave_due_open(verdict, other);
  EXPECT_EQ(labels(verdict.steps), (std::vector<std::string>{"step.nextPlanDue", "step.nextPlanDue", "step.extendedDue", "step.nextPlanDue", "step.todayWithinDue"}));
  EXPECT_EQ(verdict.steps.back().to, *verdict.due);
  EXPECT_EQ(labels(verdict.facts), (std::vector<std::string>{"fact.joined", "fact.plannedEnd", "fact.plannedEnd", "fact.actualEnd"}));
}

TEST(OpenDue, IsNoneWhereOneOfThemHasNone) {
  Verdict verdict = due_after("2025-05-31", "a"), other = due_after("2026-05-31", "b");
  other.due.reset();
  leave_due_open(verdict, other);
  EXPECT_FALSE(verdict.due.has_value());
  EXPECT_EQ(verdict.reason, "reason.dependsOnDay");
  EXPECT_EQ(labels(verdict.remedies), std::vector<std::string>{"remedy.exactDay"});
  Verdict missing = due_after("2025-05-31", "a");   // whose words name no day
  missing.reason = "reason.missing";
  leave_due_open(missing, other);
  EXPECT_EQ(missing.reason, "reason.missing");
}

// What speaks of what is open has the days of the answer that leaves it open.
TEST(OpenDue, IsThatOfTheOneThatIsOpen) {
  const Span due = *due_after("2025-05-31", "a").due;
  const auto joined = [](std::string_view rule, State state, State other_state) {
    Verdict verdict = due_after("2025-05-31", "a"), other = due_after("2026-05-31", "b");
    verdict.rule = other.rule = rule;
    verdict.state = state;
    other.state = other_state;
    other.due.reset();
    leave_due_open(verdict, other);
    const std::optional<Span> found = verdict.due;
    verdict = due_after("2025-05-31", "a");
    verdict.rule = rule;
    verdict.state = state;
    leave_due_open(other, verdict);   // either way round
    EXPECT_EQ(other.due, found) << rule;
    return found;
  };
  for (const std::string_view rule : {"INA-3", "INA-4", "CTP-1", "CTP-2", "REV-1"}) {
    EXPECT_EQ(joined(rule, State::not_met, State::met), due) << rule;
    EXPECT_EQ(joined(rule, State::cannot_tell, State::not_applicable), due) << rule;
    EXPECT_FALSE(joined(rule, State::not_met, State::cannot_tell)) << rule;   // of what is open no day is known
  }
  EXPECT_EQ(joined("CTP-2", State::not_met, State::pending), due);
  EXPECT_FALSE(joined("CTP-1", State::not_met, State::pending));   // a clock that stands still
  EXPECT_FALSE(joined("NEXT-1", State::not_met, State::met));
}

TEST(OpenDue, KeepsTheNotesOfBoth) {
  Verdict verdict = due_after("2025-05-31", "a"), other = due_after("2026-05-31", "b");
  verdict.notes = {note("note.cancelledKeepSlot"), note("note.authorUnset"), note("note.interimDelivery")};
  other.notes = {note("note.interimDelivery"), note("note.cancelledKeepSlot"), note("note.otherAuthor")};
  leave_due_open(verdict, other);
  EXPECT_EQ(labels(verdict.notes), (std::vector<std::string>{"note.cancelledKeepSlot", "note.interimDelivery"}));
}

// By how many days it was late hangs on the day.
TEST(OpenDue, IsLateByNoNumberOfDays) {
  for (const auto& [reason, expected] : {std::pair{"reason.obligation.late", "reason.obligation.lateAtLeast"}, {"reason.obligation.lateOneDay", "reason.obligation.lateAtLeast"},
                                         {"reason.MON-IE.late", "reason.MON-IE.lateAtLeast"}, {"reason.MON-IE.lateOneDay", "reason.MON-IE.lateAtLeast"},
                                         {"reason.MON-IE.lateAtLeast", "reason.MON-IE.lateAtLeast"}, {"reason.AMD-1.late", "reason.AMD-1.lateSpan"}}) {
    Verdict verdict = due_after("2025-05-31", "a");
    verdict.state = State::not_met;
    verdict.reason = reason;
    leave_due_open(verdict, due_after("2026-05-31", "b"));
    EXPECT_EQ(verdict.reason, expected);
  }
}

}  // namespace
}  // namespace cocrea::rules::test
