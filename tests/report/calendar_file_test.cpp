// Calendar files that update each other.
#include "report/calendar_file.h"

#include <gtest/gtest.h>

#include <algorithm>

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

// Years have four digits there: the year 10000 came out as 0000.
TEST(CalendarFile, SaysWhatLiesBeyondItsYears) {
  plan::Document document = view::testing::glasgow();
  plan::Plan& plan = document.plans.front();
  plan.submission.date = dates::PartialDate::parse("9998-11-15");
  plan.planned_end = dates::PartialDate::parse("9999-11-15");
  const view::State state = view::testing::state_on("9999-01-01", view::PageId::file, view::Language::en);
  const deadlines::Calendar calendar = deadlines::calendar(document, state.as_of_day());
  const view::Context c = view::make_context(&document, &calendar, state);
  const auto beyond = std::count_if(calendar.deadlines.begin(), calendar.deadlines.end(), [](const deadlines::Deadline& one) { return one.due.earliest >= day("9999-12-31"); });
  ASSERT_GT(beyond, 0);
  ASSERT_LT(static_cast<std::size_t>(beyond), calendar.deadlines.size());
  const std::string file = write_calendar(c, {Reader::all, day("2021-10-01")});
  EXPECT_EQ(file.find("DATE:0"), std::string::npos);
  std::size_t events = 0;
  for (std::size_t at = 0; (at = file.find("BEGIN:VEVENT", at)) != std::string::npos; ++at) ++events;
  EXPECT_EQ(events, calendar.deadlines.size() - static_cast<std::size_t>(beyond));
  EXPECT_TRUE(value_in(file, "\r\nDESCRIPTION:").starts_with(std::to_string(beyond) + " date")) << value_in(file, "\r\nDESCRIPTION:");
  EXPECT_LT(file.find("\r\nDESCRIPTION:"), file.find("BEGIN:VEVENT")) << "of the file, not of an event";
}

}  // namespace
}  // namespace cocrea::report
