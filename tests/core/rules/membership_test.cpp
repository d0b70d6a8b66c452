// MEM-3's other half: evaluated, as the worst of the rules on the monitoring body's reports.
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

TEST(Evaluated, IsTheWorstOfThePlansReports) {
  Verdicts verdicts{verdict("MON-IE", "p", State::met), verdict("MON-CE", "p", State::pending), verdict("MON-CE", "p", State::cannot_tell),
                    verdict("MON-FLE", "p", State::pending), verdict("MON-Q", "p", State::not_met), verdict("MON-FLE", "q", State::not_met)};
  EXPECT_EQ(name(evaluated(verdicts, "p")), "cannot-tell");
  EXPECT_EQ(name(evaluated(verdicts, "q")), "not-met");
  verdicts[2].state = State::met;
  EXPECT_EQ(name(evaluated(verdicts, "p")), "pending");
  EXPECT_EQ(name(evaluated({}, "p")), "not-applicable");
}

}  // namespace
}  // namespace cocrea::rules::test
