#include "core/schedule/psplib.h"

#include <gtest/gtest.h>

#include <sstream>
#include <tuple>

#include "core/schedule/solver.h"
#include "support/files.h"

namespace cocrea::schedule {
namespace {

std::string content(const std::string& name) { return support::read_file("tests/data/psplib/" + name); }

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
  using Expected = PsplibError::Expected;
  using Advice = PsplibError::Advice;
  struct Case {
    std::string text;
    Expected expected;
    int least = 0, most = 0;
    std::string_view words = {};
    Advice advice = Advice::correct_line;
  };
  const std::string first = "   1        1          3           2   3   4", second = "  2      1     8       4";
  const Case cases[] = {
    {"", Expected::line, 0, 0, "jobs", Advice::whole_file},
    {with("projects                      :  1", "projects                      :  2"), Expected::one_project, 0, 0, {}, Advice::other_problem},
    {with("jobs (incl. supersource/sink ):  32", "jobs (incl. supersource/sink ):  99999"), Expected::number, 1, 10'000},
    {with("- nonrenewable              :  0", "- nonrenewable              :  2"), Expected::only_renewable, 0, 0, {}, Advice::other_problem},
    {with("- doubly constrained        :  0", "- doubly constrained        :  1"), Expected::only_renewable, 0, 0, {}, Advice::other_problem},
    {with(first, "   1        2          3           2   3   4"), Expected::one_mode, 0, 0, {}, Advice::other_problem},
    {with(first, "   1        1          3           2   3"), Expected::successors},
    {with(first, "   1        1          3           2   3  44"), Expected::successor, 0, 32},
    {with(first, "   1        1          3           2   3   0"), Expected::successor, 0, 32},
    {with(second, "  2      1     1048577 4"), Expected::number, 0, 1'048'576},
    {with(second, "  2      1     8.5     4"), Expected::whole_numbers},
    {with(second, "  3      1     8       4"), Expected::job_numbers, 0, 2},
    {with("   12   13    4   12", "   12   13    4"), Expected::capacities, 0, 4},
    {with("   12   13    4   12", "   12   13    4   9999999"), Expected::number, 0, 1'048'576},
    {good.substr(0, good.find("RESOURCEAVAILABILITIES")), Expected::capacities, 0, 4, {}, Advice::whole_file},
    {good.substr(0, good.find("REQUESTS/DURATIONS")), Expected::line, 0, 0, "REQUESTS/DURATIONS", Advice::whole_file},
    {good + "and more", Expected::end},
    {good + good, Expected::end},
  };
  for (const Case& one : cases) {
    const PsplibReading reading = read_psplib(one.text);
    EXPECT_FALSE(reading.problem) << &one - cases;
    const PsplibError& error = reading.error;
    EXPECT_EQ(std::tuple(error.expected, error.least, error.most, error.words, error.advice()), std::tuple(one.expected, one.least, one.most, one.words, one.advice)) << &one - cases;
    EXPECT_EQ(error.line == 0, one.text.empty());
  }
}

TEST(Psplib, ReadsWhatOldProgramsPutAtTheEnd) {
  const std::string good = content("j301_1.sm");
  for (const std::string_view end : {"\n", "\r\n****\r\n", "\x1a"}) EXPECT_TRUE(read_psplib(good + std::string(end)).problem) << end.size();
  EXPECT_TRUE(read_psplib(std::string_view(good).substr(0, good.rfind("\n**"))).problem);
  std::string greatest = good;
  const std::string_view duration = "  2      1     8       4";
  greatest.replace(greatest.find(duration), duration.size(), "  2      1     1048576 4");
  EXPECT_TRUE(read_psplib(greatest).problem);
}

TEST(Psplib, ReadsAnyPrefixWithoutHarm) {
  const std::string good = content("j301_1.sm");
  int read = 0;
  for (std::size_t length = 0; length <= good.size(); length += 7) read += read_psplib(std::string_view(good).substr(0, length)).problem ? 1 : 0;
  EXPECT_LT(read, 20);
}

}  // namespace
}  // namespace cocrea::schedule
