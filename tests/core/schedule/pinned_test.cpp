// What the solver answers while nothing is proven yet, number for number: the same natively and as WebAssembly, as which these tests are run, with any compiler and standard library.
// Whoever changes the search changes these numbers, and writes down the new ones.
#include <gtest/gtest.h>

#include "core/schedule/chains.h"
#include "core/schedule/exhaustive.h"
#include "core/schedule/solver.h"

namespace cocrea::schedule {
namespace {

std::uint64_t fingerprint(const Answer& answer) {
  std::uint64_t hash = 0xcbf29ce484222325;   // FNV-1a, a number at a time
  const auto add = [&](std::int64_t number) { hash = (hash ^ static_cast<std::uint64_t>(number)) * 0x100000001b3; };
  for (const Time start : answer.starts) add(start);
  for (const std::int64_t one : {answer.cost, answer.bound, answer.nodes}) add(one);
  return hash;
}

// Each twice over: with the earliest end as its goal, and with wishes.
Problem pinned(int number) {
  std::mt19937 random(40 + static_cast<unsigned>(number / 2));
  Problem problem = number / 2 == 0 ? chains(random, 7, 3) : number / 2 == 1 ? chains(random, 12, 4) : number / 2 == 2 ? evaluated_chains(random, 8, 3, 12, 14) : chains(random, 12, 5, 10);
  problem.break_ties = true;
  if (number % 2 == 0) return problem;
  problem.goal = Goal::wishes;
  for (std::size_t i = 0; i < problem.activities.size(); ++i) {
    const Time start = static_cast<Time>(random() % 200);
    problem.wishes.push_back({static_cast<int>(i), start, 1 + static_cast<int>(i % 3), static_cast<Time>(i % 4), start == 0 ? 5 : 0});
  }
  return problem;
}

TEST(Solver, AnswersTheSameEverywhere) {
  constexpr std::uint64_t kFingerprints[] = {0x922ac9ebec7d4f2b, 0xc93e77ffcfffdb4a, 0x2b54ccdba7854740, 0x96b2d4e5393c889b,
                                            0x3569084883c1c716, 0xcfc1ff0b23631619, 0x491c5e59c07c0301, 0x8e10f99d6fd1e4a4};
  int number = 0;
  for (const std::uint64_t expected : kFingerprints) {
    Solver solver(pinned(number));
    solver.step(3'000);
    ASSERT_TRUE(solver.answer().found) << number;
    EXPECT_EQ(solver.answer().state, Answer::State::searching) << number;
    EXPECT_EQ(fingerprint(solver.answer()), expected) << number << ": cost " << solver.answer().cost << ", bound " << solver.answer().bound;
    ++number;
  }
}

}  // namespace
}  // namespace cocrea::schedule
