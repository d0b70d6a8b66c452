// Calendar files that update each other.
#include "report/calendar_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/exchange/bin.h"
#include "core/plan/freeze.h"
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

// UID and the lines of each event.
std::map<std::string, std::string> events_of(const std::string& file) {
  std::map<std::string, std::string> events;
  for (std::size_t at = 0; (at = file.find("BEGIN:VEVENT", at)) != std::string::npos; ++at) {
    std::string event = file.substr(at, file.find("END:VEVENT", at) - at);
    for (std::size_t fold; (fold = event.find("\r\n ")) != std::string::npos;) event.erase(fold, 3);
    EXPECT_TRUE(events.emplace(value_in(event, "\r\nUID:"), event).second) << "a UID twice";
  }
  return events;
}

// A commitment that an amendment took out left its dates in everybody's calendar: nothing in the next file named them.
TEST(CalendarFile, CancelsWhatOnlyAnEarlierVersionAskedFor) {
  plan::Document document = view::testing::glasgow();
  const view::State state = view::testing::state_on("2021-10-01", view::PageId::file, view::Language::en);
  const auto written = [&](Reader reader) {
    const deadlines::Calendar calendar = deadlines::calendar(document, state.as_of_day());
    return events_of(write_calendar(view::make_context(&document, &calendar, state), {reader, day("2021-10-01")}));
  };
  const auto first = written(Reader::all), of_body = written(Reader::monitoring_body);
  plan::Plan& plan = document.plans[0];
  const plan::Id gone = plan.commitments[0].id;
  for (const char* version : {"v1", "v2"}) plan.versions.push_back(plan::freeze(plan, version, plan::VersionKind::submitted));
  EXPECT_EQ(written(Reader::all), first) << "as long as nothing has changed";
  plan.commitments.erase(plan.commitments.begin());
  const auto second = written(Reader::all);
  std::size_t cancelled = 0;
  for (const auto& [uid, event] : first) {
    const auto now = second.find(uid);
    ASSERT_NE(now, second.end()) << uid;
    const bool lapsed = uid.find(gone) != std::string::npos;
    EXPECT_EQ(now->second.find("\r\nSTATUS:CANCELLED\r\n") != std::string::npos, lapsed) << uid;
    if (!lapsed) continue;
    ++cancelled;
    EXPECT_EQ(value_in(now->second, "DTSTART;VALUE=DATE:"), value_in(event, "DTSTART;VALUE=DATE:"));
    EXPECT_EQ(value_in(now->second, "\r\nSUMMARY:"), value_in(event, "\r\nSUMMARY:") + " (no longer applies)");
    EXPECT_EQ(now->second.find("VALARM"), std::string::npos);
  }
  EXPECT_GT(cancelled, 0u);
  EXPECT_EQ(second.size(), first.size());
  EXPECT_EQ(written(Reader::monitoring_body).size(), of_body.size()) << "each role is told of its own";
}

// The same of what waits in the bin.
TEST(CalendarFile, CancelsWhatWasTakenOut) {
  plan::Document document = view::testing::glasgow();
  const view::State state = view::testing::state_on("2021-10-01", view::PageId::file, view::Language::en);
  const auto written = [&] {
    const deadlines::Calendar calendar = deadlines::calendar(document, state.as_of_day());
    return events_of(write_calendar(view::make_context(&document, &calendar, state), {Reader::all, day("2021-10-01")}));
  };
  const auto first = written();
  const plan::Id gone = document.plans[0].commitments[0].id;
  edit::Transaction out = exchange::with_bin(document, {"edit.remove", {edit::Remove{{}, {}, gone, nullptr}}}, day("2021-10-01"));
  ASSERT_FALSE(edit::apply(document, out));
  const auto second = written();
  EXPECT_EQ(second.size(), first.size());
  std::size_t cancelled = 0;
  for (const auto& [uid, event] : first) {
    const auto now = second.find(uid);
    ASSERT_NE(now, second.end()) << uid;
    const bool lapsed = now->second.find("\r\nSTATUS:CANCELLED\r\n") != std::string::npos;
    EXPECT_EQ(lapsed, uid.find(gone) != std::string::npos) << uid;
    if (lapsed) EXPECT_TRUE(value_in(now->second, "\r\nDESCRIPTION:").ends_with("What it was for has been taken out of the plan\\; it no longer applies.")) ;
    cancelled += lapsed ? 1 : 0;
  }
  EXPECT_GT(cancelled, 0u);
}

// What fell due after a revocation went from the next file without a word, and stayed in everybody's calendar.
TEST(CalendarFile, CancelsWhatARevocationEnds) {
  plan::Document document = view::testing::glasgow();
  const view::State state = view::testing::state_on("2021-10-01", view::PageId::file, view::Language::en);
  const auto written = [&] {
    const deadlines::Calendar calendar = deadlines::calendar(document, state.as_of_day());
    return events_of(write_calendar(view::make_context(&document, &calendar, state), {Reader::all, day("2021-10-01")}));
  };
  const auto first = written();
  plan::Plan& plan = document.plans[0];
  plan.versions.push_back(plan::freeze(plan, "v1", plan::VersionKind::submitted));
  const plan::Id gone = plan.commitments[0].id;
  plan.commitments.erase(plan.commitments.begin());
  plan::RecordedStatus& status = document.membership.statuses.emplace_back();
  status.id = "revoked";
  status.state = plan::RecordedState::revoked;
  status.date = dates::PartialDate::parse("2021-09-15");
  const auto second = written();
  std::size_t revoked = 0, lapsed = 0;
  for (const auto& [uid, event] : first) {
    const auto now = second.find(uid);
    ASSERT_NE(now, second.end()) << uid;
    if (now->second.find("\r\nSTATUS:CANCELLED\r\n") == std::string::npos) continue;
    EXPECT_EQ(now->second.find("VALARM"), std::string::npos);
    EXPECT_EQ(value_in(now->second, "\r\nSUMMARY:"), value_in(event, "\r\nSUMMARY:") + " (no longer applies)");
    const bool by_version = uid.find(gone) != std::string::npos;
    (by_version ? lapsed : revoked) += 1;
    const std::string why = value_in(now->second, "\r\nDESCRIPTION:");
    EXPECT_TRUE(why.ends_with(by_version ? "An earlier version of the plan asked for it\\; it no longer applies." : "The membership has been revoked since\\; it no longer applies.")) << why;
  }
  EXPECT_GT(revoked, 0u);
  EXPECT_GT(lapsed, 0u);
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
