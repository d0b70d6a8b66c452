// MEM-3's other half: evaluated, as the worst of the rules on the monitoring body's reports, and a note.
#include "core/rules/membership.h"

#include <gtest/gtest.h>

namespace cocrea::rules::test {
namespace {

Verdict verdict(std::string_view rule, std::string_view plan, State state) {
  Verdict one;
  one.rule = rule;
  one.plan = plan;
  one.state = state;
  return one;
}

std::vector<std::string_view> notes_of(Verdicts verdicts, std::string_view plan) {
  add_evaluated(verdicts);
  std::vector<std::string_view> notes;
  for (const Verdict& one : verdicts) {
    if (one.rule != "MEM-3") EXPECT_TRUE(one.notes.empty()) << one.rule;
    if (one.rule != "MEM-3" || one.plan != plan) continue;
    for (const Note& note : one.notes) notes.push_back(note.label);
  }
  return notes;
}

TEST(Evaluated, IsTheWorstOfThePlansReports) {
  using Labels = std::vector<std::string_view>;
  Verdicts verdicts{verdict("MEM-3", "p", State::met),      verdict("MEM-3", "q", State::met),          verdict("MEM-3", "r", State::met),
                    verdict("MON-IE", "p", State::met),     verdict("MON-CE", "p", State::pending),     verdict("MON-CE", "p", State::cannot_tell),
                    verdict("MON-FLE", "p", State::pending), verdict("MON-Q", "p", State::not_met),     verdict("MON-FLE", "q", State::not_met)};
  EXPECT_EQ(notes_of(verdicts, "p"), Labels{"note.evaluated.unknown"});
  EXPECT_EQ(notes_of(verdicts, "q"), Labels{"note.evaluated.notMet"});
  EXPECT_EQ(notes_of(verdicts, "r"), Labels{});
  verdicts[5].state = State::depends_on_day;
  EXPECT_EQ(notes_of(verdicts, "p"), Labels{"note.evaluated.dependsOnDay"});
  verdicts[5].state = State::met;
  EXPECT_EQ(notes_of(verdicts, "p"), Labels{"note.evaluated.pending"});
  for (Verdict& one : verdicts) one.state = State::met;
  EXPECT_EQ(notes_of(verdicts, "p"), Labels{"note.evaluated.met"});
}

}  // namespace
}  // namespace cocrea::rules::test
