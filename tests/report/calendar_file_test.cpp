// Calendar files that update each other.
#include "report/calendar_file.h"

#include <gtest/gtest.h>

#include "view/support.h"

namespace cocrea::report {
namespace {

using view::testing::day;

long sequence(const view::Context& c, std::uint64_t changes, std::string_view stamp) {
  const std::string file = write_calendar(c, {Reader::all, day(stamp), changes});
  return std::stol(file.substr(file.find("SEQUENCE:") + 9, 12));
}

TEST(CalendarFile, HasAGreaterSequenceThanAnyThatWasWrittenBefore) {
  const plan::Document document = view::testing::glasgow();
  const view::State state = view::testing::state_on("2021-10-01", view::PageId::file, view::Language::en);
  const deadlines::Calendar calendar = deadlines::calendar(document, state.as_of_day());
  const view::Context c = view::make_context(&document, &calendar, state);
  struct { std::uint64_t changes; const char* stamp; } const written[] = {
      {0, "2021-10-01"},      {1, "2021-10-01"},      {2, "2021-10-01"},       {9'999, "2021-10-01"},     {10'000, "2021-10-01"},
      {10'001, "2021-10-01"}, {10'001, "2021-10-02"}, {999'999, "2021-10-02"}, {999'999, "2490-01-01"},
  };
  long last = -1;
  for (const auto& [changes, stamp] : written) {
    const long now = sequence(c, changes, stamp);
    EXPECT_GT(now, last) << changes << " on " << stamp;
    last = now;
  }
  EXPECT_LT(sequence(c, ~std::uint64_t{}, "2999-12-31"), 2'147'483'648) << "RFC 5545 has integers of 32 bits";
}

}  // namespace
}  // namespace cocrea::report
