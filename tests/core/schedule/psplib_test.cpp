#include "core/schedule/psplib.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/schedule/solver.h"

namespace cocrea::schedule {
namespace {

std::string content(const std::string& name) {
  std::ifstream in(std::string(COCREA_SOURCE_DIR) + "/tests/data/psplib/" + name);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Psplib, ReadsJobsResourcesAndPrecedences) {
  const PsplibReading reading = read_psplib(content("j301_1.sm"));
  ASSERT_TRUE(reading.problem);
  const Problem& problem = *reading.problem;
  EXPECT_EQ(problem.activities.size(), 32u);
  EXPECT_EQ(problem.capacities, (std::vector<int>{12, 13, 4, 12}));
  EXPECT_EQ(problem.precedences.size(), 48u);
  EXPECT_EQ(problem.activities[1].duration, 8);
  ASSERT_EQ(problem.activities[1].demands.size(), 1u);
  EXPECT_EQ(problem.activities[1].demands[0].amount, 4);
  EXPECT_FALSE(problem.break_ties);
  EXPECT_TRUE(defects(problem).empty());
}

TEST(Psplib, EveryProblemKeptHereIsProvenOptimal) {
  std::istringstream table(content("optimal.csv"));
  std::string line;
  std::getline(table, line);
  int count = 0;
  while (std::getline(table, line)) {
    const std::size_t comma = line.find(',');
    const std::string name = line.substr(0, comma);
    const PsplibReading reading = read_psplib(content(name + ".sm"));
    ASSERT_TRUE(reading.problem) << name;
    Solver solver(*reading.problem);
    for (int i = 0; i < 1'000 && !solver.step(1'000); ++i) {}
    EXPECT_EQ(solver.answer().state, Answer::State::optimal) << name;
    EXPECT_EQ(solver.answer().cost, std::stoi(line.substr(comma + 1))) << name;
    EXPECT_TRUE(violations(*reading.problem, solver.answer().starts).empty());
    ++count;
  }
  EXPECT_EQ(count, 8);
}

TEST(Psplib, SaysWhereAFileIsWrong) {
  const std::string good = content("j301_1.sm");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  };
  struct Case { std::string text, expected; };
  const Case cases[] = {
    {"", "a line that begins with \"jobs\""},
    {with("jobs (incl. supersource/sink ):  32", "jobs (incl. supersource/sink ):  99999"), "a number from 1 to 10000"},
    {with("- nonrenewable              :  0", "- nonrenewable              :  2"), "a number from 0 to 0"},
    {with("   1        1          3           2   3   4", "   1        2          3           2   3   4"), "one mode"},
    {with("   1        1          3           2   3   4", "   1        1          3           2   3"), "as many successors as are counted"},
    {with("   1        1          3           2   3   4", "   1        1          3           2   3  44"), "successors from 1 to 32"},
    {good.substr(0, good.find("RESOURCEAVAILABILITIES")), "the capacities"},
    {good.substr(0, good.find("REQUESTS/DURATIONS")), "a line that begins with \"REQUESTS/DURATIONS\""},
  };
  for (const Case& one : cases) {
    const PsplibReading reading = read_psplib(one.text);
    EXPECT_FALSE(reading.problem) << one.expected;
    EXPECT_EQ(reading.error.expected, one.expected);
    EXPECT_EQ(reading.error.line == 0, one.text.empty());
  }
}

TEST(Psplib, ReadsAnyPrefixWithoutHarm) {
  const std::string good = content("j301_1.sm");
  int read = 0;
  for (std::size_t length = 0; length <= good.size(); length += 7) read += read_psplib(std::string_view(good).substr(0, length)).problem ? 1 : 0;
  EXPECT_LT(read, 20);
}

}  // namespace
}  // namespace cocrea::schedule
