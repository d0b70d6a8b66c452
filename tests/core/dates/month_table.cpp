// Prints month sums as this project computes them, for temporal_check.mjs to compare with another implementation.
//
// Input (stdin): one day a line, as 2024-12-31. Output: the day and its sums with -60 ... 60 months; a clamped sum has a star.
//   2024-12-31 2019-12-31 2020-01-31 2020-02-29* ...
// A line that is no day ends the program with an error.
#include <cstdio>
#include <iostream>
#include <string>

#include "core/dates/add_months.h"

int main() {
    using namespace cocrea::dates;
    constexpr int max_months = 60;

    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        const auto day = parse_day(line);
        if (!day) {
            std::fprintf(stderr, "month_table: no day: \"%s\"\n", line.c_str());
            return 1;
        }
        std::cout << line;
        for (int n = -max_months; n <= max_months; ++n) {
            const Sum sum = add_months(*day, n);
            std::cout << ' ' << to_string(sum.day) << (sum.clamped ? "*" : "");
        }
        std::cout << '\n';
    }
    return std::cout.flush() ? 0 : 1;
}
