// Calendar files that update each other.
#include "report/calendar_file.h"

#include <gtest/gtest.h>

#include "view/support.h"

namespace cocrea::report {
namespace {

using view::testing::day;

std::string value_in(const std::string& file, std::string_view name) {
  const std::size_t at = file.find(name) + name.size();
  return file.substr(at, file.find('\r', at) - at);
}

// RFC 5546, 2.1.5: the greater SEQUENCE is the newer event, of equal ones that with the later DTSTAMP; on whichever machine each was written.
TEST(CalendarFile, IsNewerThanAnyThatWasWrittenBefore) {
  const plan::Document document = view::testing::glasgow();
  const view::State state = view::testing::state_on("2021-10-01", view::PageId::file, view::Language::en);
  const deadlines::Calendar calendar = deadlines::calendar(document, state.as_of_day());
  const view::Context c = view::make_context(&document, &calendar, state);
  struct { const char* day; int second; const char* stamp; } const written[] = {
      {"2021-10-01", 0, "20211001T000000Z"},      {"2021-10-01", 9, "20211001T000009Z"},      {"2021-10-01", 10, "20211001T000010Z"},
      {"2021-10-01", 45'296, "20211001T123456Z"}, {"2021-10-01", 86'399, "20211001T235959Z"}, {"2021-10-02", 0, "20211002T000000Z"},
      {"2022-01-01", 0, "20220101T000000Z"},      {"2490-01-01", 1, "24900101T000001Z"},
  };
  std::pair<long, std::string> last{-1, ""};
  for (const auto& [on, second, stamp] : written) {
    const std::string file = write_calendar(c, {Reader::all, day(on) + std::chrono::seconds(second)});
    const std::pair<long, std::string> now{std::stol(value_in(file, "\r\nSEQUENCE:")), value_in(file, "\r\nDTSTAMP:")};
    EXPECT_EQ(now.second, stamp);
    EXPECT_EQ(value_in(file, "\r\nLAST-MODIFIED:"), stamp);
    EXPECT_GT(now, last) << stamp;
    last = now;
  }
  const std::string latest = write_calendar(c, {Reader::all, day("2999-12-31") + std::chrono::seconds(86'399)});
  EXPECT_LT(std::stol(value_in(latest, "\r\nSEQUENCE:")), 2'147'483'648) << "RFC 5545 has integers of 32 bits";
}

}  // namespace
}  // namespace cocrea::report
