// How a test program runs where tools/mutate.mjs built it: it reads its tables once, and then runs tests as often as it is told to, each time in a
// process of its own that is forked, so that a run costs its tests and not the start. No part of the product.
//
// A line of the input is: mutant, seconds, a path or "-", and googletest's filter, with blanks between; the answer is a line "pass" or "fail". What takes longer, ends by
// a signal or asks for more than four gigabytes fails. At the path it says which mutants were reached.
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "tools/mutate.h"

namespace {

void limit(int what, rlim_t most) {
  const rlimit limits{most, most};
  setrlimit(what, &limits);
}

[[noreturn]] void run(int mutant, unsigned seconds, const char* reached, const char* filter) {
  limit(RLIMIT_AS, rlim_t{4} << 30);
  limit(RLIMIT_CORE, 0);
  alarm(seconds);
  std::freopen("/dev/null", "w", stdout);
  std::freopen("/dev/null", "w", stderr);
  if (mutant >= 0) mutant::chosen = mutant;   // else what was chosen at the start
  ::testing::GTEST_FLAG(filter) = filter;
  const int status = RUN_ALL_TESTS();
  if (reached[0] != '-') mutant::write_reached(reached);
  _exit(status);
}

}  // namespace

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  if (::testing::GTEST_FLAG(list_tests) || ::testing::GTEST_FLAG(filter) != "*") return RUN_ALL_TESTS();   // by hand
  static char line[1 << 16], reached[4096], filter[1 << 16];
  while (std::fgets(line, sizeof line, stdin) != nullptr) {
    int mutant = -1;
    unsigned seconds = 0;
    if (std::sscanf(line, "%d %u %4095s %65535s", &mutant, &seconds, reached, filter) != 4) return 2;
    const pid_t child = fork();
    if (child == 0) run(mutant, seconds, reached, filter);
    int status = 1;
    waitpid(child, &status, 0);
    std::puts(status == 0 ? "pass" : "fail");
    std::fflush(stdout);
  }
}
