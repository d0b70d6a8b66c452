#include "core/schedule/problem.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace cocrea::schedule {
namespace {

using Cause = Defect::Cause;

Problem chain() {
  Problem problem;
  problem.capacities = {2};
  problem.activities = {{2, 0, kNoDeadline, {{0, 1, -1}}}, {3, 0, kNoDeadline, {{0, 2, -1}}}, {1, 0, kNoDeadline, {}}};
  problem.precedences = {{0, 1, 0}, {1, 2, 1}};
  return problem;
}

TEST(Defects, NoneInAProblemInOrder) { EXPECT_TRUE(defects(chain()).empty()); }

TEST(Defects, ACycleIsNamedInOrder) {
  Problem problem = chain();
  problem.activities.push_back({});
  problem.precedences.push_back({2, 3, 0});
  problem.precedences.push_back({3, 1, 0});
  const std::vector<Defect> found = defects(problem);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].cause, Cause::cycle);
  ASSERT_EQ(found[0].activities.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    const int before = found[0].activities[i], after = found[0].activities[(i + 1) % 3];
    EXPECT_TRUE(std::any_of(problem.precedences.begin(), problem.precedences.end(),
                            [&](const Precedence& one) { return one.before == before && one.after == after; }));
  }
}

TEST(Defects, AnActivityThatWaitsForItself) {
  Problem problem = chain();
  problem.precedences.push_back({1, 1, 0});
  ASSERT_EQ(defects(problem).size(), 1u);
  EXPECT_EQ(defects(problem)[0].activities, std::vector<int>{1});
}

TEST(Defects, ADemandOverTheCapacity) {
  Problem problem = chain();
  problem.capacities = {1};
  const std::vector<Defect> found = defects(problem);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].cause, Cause::over_capacity);
  EXPECT_EQ(found[0].activities, std::vector<int>{1});
  EXPECT_EQ(found[0].resource, 0);
  EXPECT_EQ(found[0].found, 2);
  EXPECT_EQ(found[0].limit, 1);
}

TEST(Defects, AWindowThatCannotBeKept) {
  Problem problem = chain();
  problem.activities[2].deadline = 6;   // 2 + 3 + 1 + 1 = 7
  const std::vector<Defect> found = defects(problem);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.back().cause, Cause::impossible_window);
  EXPECT_EQ(found.back().activities, std::vector<int>{2});
  EXPECT_EQ(found.back().found, 7);
  EXPECT_EQ(found.back().limit, 6);
  EXPECT_TRUE(defects(problem, false).empty());
}

TEST(Defects, NumbersAndNamesThatAreNotThere) {
  const auto only = [](auto change) {
    Problem problem = chain();
    change(problem);
    const std::vector<Defect> found = defects(problem);
    return found.size() == 1 ? found[0].cause : Cause::cycle;
  };
  EXPECT_EQ(only([](Problem& p) { p.activities[0].duration = -1; }), Cause::bad_number);
  EXPECT_EQ(only([](Problem& p) { p.activities[0].release = 1 << 30; }), Cause::bad_number);
  EXPECT_EQ(only([](Problem& p) { p.activities[0].demands[0].amount = -2; }), Cause::bad_number);
  EXPECT_EQ(only([](Problem& p) { p.capacities[0] = -1; }), Cause::bad_number);
  EXPECT_EQ(only([](Problem& p) { p.activities[0].demands[0].resource = 1; }), Cause::unknown_resource);
  EXPECT_EQ(only([](Problem& p) { p.activities[0].demands[0].until = 3; }), Cause::unknown_activity);
  EXPECT_EQ(only([](Problem& p) { p.precedences[0].after = -1; }), Cause::unknown_activity);
  EXPECT_EQ(only([](Problem& p) { p.limits.push_back({0, 9, 1, -1}); }), Cause::unknown_activity);
  EXPECT_EQ(only([](Problem& p) { p.limits.push_back({0, 1, 1, 0}); }), Cause::bad_number);
  EXPECT_EQ(only([](Problem& p) { p.calendars = {{3, 2}}; }), Cause::bad_number);
  EXPECT_EQ(only([](Problem& p) { p.closings.push_back({0, {1, 5}}); }), Cause::unknown_activity);
  EXPECT_EQ(only([](Problem& p) { p.closings.push_back({0, {}}); }), Cause::bad_number);
  EXPECT_EQ(only([](Problem& p) { p.wishes.push_back({7, 0, 1}); }), Cause::unknown_activity);
}

TEST(Defects, SayWhereWhatAndWhatToDo) {
  Problem problem = chain();
  problem.capacities = {1};
  EXPECT_EQ(words(defects(problem)[0]), "activity 1 needs 2 of resource 0, which has 1; raise the capacity or ask for less.");
}

TEST(Defects, SayWhatIsWrongWithEachNumber) {
  struct Case { const char* says; void (*change)(Problem&); };
  for (const Case& one : {
           Case{"precedence 1: -2097152 is out of range; give a number of at least -1048576.", [](Problem& p) { p.precedences[1].lag = -(1 << 21); }},
           Case{"activity 2: -1 is out of range; give a number of at least 0.", [](Problem& p) { p.activities[2].duration = -1; }},
           Case{"activity 2: 2097152 is out of range; give a number of at most 1048576.", [](Problem& p) { p.activities[2].release = 1 << 21; }},
           Case{"calendar 0, time 2: 2 comes after 3; give times that never fall.", [](Problem& p) { p.calendars = {{1, 3, 2}}; }},
           Case{"calendar 0, time 0: -1 is out of range; give a number of at least 0.", [](Problem& p) { p.calendars = {{-1, 3}}; }},
           Case{"calendar 0 is empty; give it one time at least.", [](Problem& p) { p.calendars = {{}}; }},
           Case{"limit 0: there is no calendar 4; name one that exists.", [](Problem& p) { p.limits = {{0, 1, 3, 4}}; }},
           Case{"limit 0: 2097152 is out of range; give a number of at most 1048576.", [](Problem& p) { p.limits = {{0, 1, 1 << 21, -1}}; }},
           Case{"limit 0: there is no activity 9; name one that exists.", [](Problem& p) { p.limits = {{0, 9, 3, -1}}; }},
           Case{"closing 0 is of nothing; name the activities that it is the end of.", [](Problem& p) { p.closings = {{1, {}}}; }},
           Case{"the problem: durations and lags are 314572801 together, more than 268435456; shorten some.", [](Problem& p) { p.activities.assign(300, {1 << 20, 0, kNoDeadline, {}}); }},
           Case{"activity 1 needs 3 of resource 0, which has 2; raise the capacity or ask for less.", [](Problem& p) { p.activities[1].demands = {{0, 1, -1}, {0, 2, 1}}; }}}) {
    Problem problem = chain();
    one.change(problem);
    const std::vector<Defect> found = defects(problem);
    ASSERT_FALSE(found.empty()) << one.says;
    EXPECT_EQ(words(found[0]), one.says);
  }
  Problem problem = chain();
  problem.activities[1].demands = {{0, 2, -1}, {0, 2, 2}};   // for itself, and until another end: perhaps not at the same time
  EXPECT_TRUE(defects(problem).empty());
}

// A limit that leaves less than what lies between: refused with all that it goes round, and not when it leaves just enough.
TEST(Defects, ALimitThatIsTooTightIsNamedWithWhatItGoesRound) {
  Problem problem = chain();   // 3 units of the second, then a lag of 1, then 1 of the third
  problem.limits.push_back({0, 2, 5, -1});
  EXPECT_TRUE(defects(problem).empty());
  problem.limits[0].most = 4;
  const std::vector<Defect> found = defects(problem);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].cause, Cause::too_tight);
  std::vector<int> sorted = found[0].activities;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(sorted, (std::vector<int>{0, 1, 2}));
  EXPECT_NE(words(found[0], 1).find("3"), std::string::npos);
  // By a calendar: what it leaves at its best decides.
  problem.calendars = {{3, 4, 6, 8, 9}};
  problem.limits[0] = {0, 2, 0, 0};
  EXPECT_TRUE(defects(problem).empty());
  problem.calendars = {{3, 4, 6, 7, 8}};
  ASSERT_EQ(defects(problem).size(), 1u);
  EXPECT_EQ(defects(problem)[0].cause, Cause::too_tight);
}

TEST(Limits, CountBothWays) {
  const std::vector<Calendar> calendars = {{2, 2, 5, 5, 9}};
  for (const Limit& limit : {Limit{0, 1, 3, -1}, Limit{0, 1, 0, 0}}) {
    for (Time end = 0; end < 20; ++end) {
      const Time from = earliest_from(calendars, limit, end);
      EXPECT_GE(latest_end(calendars, limit, std::max(0, from)), end);
      if (from > 0) EXPECT_LT(latest_end(calendars, limit, from - 1), end);
    }
  }
  EXPECT_EQ(latest_end(calendars, {0, 1, 0, 0}, 6), 11);   // beyond the table as far ahead as at its end
}

TEST(Violations, NameEachConstraintThatIsBroken) {
  using Kind = Constraint::Kind;
  Problem problem = chain();
  problem.activities[0].release = 1;
  problem.activities[2].deadline = 9;
  const std::vector<Time> good = {1, 3, 7};
  EXPECT_TRUE(violations(problem, good).empty());
  EXPECT_EQ(violations(problem, {0, 3, 7}), (std::vector<Constraint>{{Kind::release, 0}}));
  EXPECT_EQ(violations(problem, {1, 3, 9}), (std::vector<Constraint>{{Kind::deadline, 2}}));
  EXPECT_EQ(violations(problem, {1, 4, 7}), (std::vector<Constraint>{{Kind::precedence, 1}}));
  EXPECT_EQ(violations(problem, {1, 2, 7}), (std::vector<Constraint>{{Kind::precedence, 0}, {Kind::demand, 1, 0}}));
  problem.limits = {{0, 2, 4, -1}, {0, 2, 5, -1}};
  problem.closings = {{2, {0, 1}}, {2, {1, 2}}};
  EXPECT_EQ(violations(problem, good), (std::vector<Constraint>{{Kind::limit, 0}, {Kind::closing, 0}}));
  problem.calendars = {{0, 0, 8, 8}};
  problem.limits = {{0, 2, 0, 0}};
  problem.closings.clear();
  EXPECT_TRUE(violations(problem, {1, 3, 7}).empty());
  problem.calendars[0][3] = problem.calendars[0][2] = 7;
  EXPECT_EQ(violations(problem, good), (std::vector<Constraint>{{Kind::limit, 0}}));
  problem.limits.clear();
  problem.activities[0].demands[0].until = 2;   // now it is held to the end of all
  EXPECT_EQ(violations(problem, good), (std::vector<Constraint>{{Kind::demand, 1, 0}}));
}

TEST(Windows, FollowTheCriticalPath) {
  Problem problem = chain();
  problem.activities[1].release = 4;
  problem.activities[2].deadline = 10;
  const Windows found = windows(problem);
  EXPECT_EQ(found.earliest, (std::vector<Time>{0, 4, 8}));
  EXPECT_EQ(found.latest, (std::vector<Time>{3, 5, 9}));
  EXPECT_EQ(found.horizon, 11);   // all released by 4, then 6 units of work and a lag of 1
}

}  // namespace
}  // namespace cocrea::schedule
