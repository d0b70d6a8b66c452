// Days become pixels: where bars, marks, lines and ticks of a timeline stand.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/dates/partial_date.h"
#include "view/node.h"
#include "view/timeline.h"

namespace cocrea::view {
namespace {

dates::Span span(const char* date) { return dates::PartialDate::parse(date).value().span(); }
dates::Day day(const char* date) { return span(date).earliest; }

Bar bar(const char* start, const char* end) {
  Bar result{};
  result.start = span(start);
  result.end = span(end);
  return result;
}

Mark mark(const char* at) {
  Mark result{};
  result.at = span(at);
  return result;
}

// Ten pixels a day, so that positions can be read as days.
Timeline timeline(const char* first, const char* last, double pixels_per_day = 10) {
  Timeline result;
  result.first = day(first);
  result.last = day(last);
  result.pixels_per_day = pixels_per_day;
  for (int i = 0; i < 12; ++i) {
    result.month_letters[i] = std::string(1, "EFMAMJJASOND"[i]);
    result.month_names[i] = "month " + std::to_string(i + 1);
  }
  return result;
}

TimelineRow row_of(std::vector<Bar> bars, std::vector<Mark> marks = {}) {
  TimelineRow result;
  result.bars = std::move(bars);
  result.marks = std::move(marks);
  return result;
}

std::vector<std::string> labels(const TimelineLayout& laid, int level) {
  std::vector<std::string> result;
  for (const Tick& tick : laid.ticks) {
    if (tick.level == level) result.push_back(tick.label);
  }
  return result;
}

// A tail: thin, in the middle of the row, from the day after the bar's end.
TEST(TimelineLayout, ATailIsThinAndLiesBehindItsBar) {
  Timeline content = timeline("2027-01-01", "2027-03-31");
  Bar tail = bar("2027-01-21", "2027-02-10");
  tail.tail = true;
  content.rows.push_back(row_of({tail, bar("2027-01-01", "2027-01-20")}));
  const TimelineLayout laid = layout(content, 0);
  ASSERT_EQ(laid.bars.size(), 2u);
  const Box& thin = laid.bars[0].solid;
  const Box& whole = laid.bars[1].solid;
  EXPECT_LE(thin.h, whole.h / 4);
  EXPECT_DOUBLE_EQ(thin.y + thin.h / 2, whole.y + whole.h / 2);
  EXPECT_DOUBLE_EQ(thin.x, whole.x + whole.w);
  EXPECT_DOUBLE_EQ(thin.w, 210);
}

// ---- where things stand -------------------------------------------------------------------------------------------------------------------------

TEST(TimelineLayout, BeginsWithTheMonthOfTheFirstDay) {
  const TimelineLayout laid = layout(timeline("2021-09-23", "2021-10-05"), 100);
  EXPECT_EQ(dates::to_string(laid.origin), "2021-09-01");
  EXPECT_DOUBLE_EQ(laid.width, 610);   // September and October, whole
  EXPECT_DOUBLE_EQ(laid.x_of(day("2021-09-23")), 220);
}

TEST(TimelineLayout, DayAtIsTheInverseOfXOf) {
  const TimelineLayout laid = layout(timeline("2021-09-23", "2023-10-05", 0.37), 100);
  for (auto at = day("2021-09-01"); at < day("2023-11-01"); at += date::days{1}) {
    EXPECT_EQ(laid.day_at(laid.x_of(at) + 0.18), at);
  }
  EXPECT_EQ(dates::to_string(laid.day_at(-0.1)), "2021-08-31");
}

TEST(TimelineLayout, ABarOfExactDaysReachesTheEndOfItsLastDay) {
  Timeline t = timeline("2021-09-01", "2021-10-31");
  t.rows.push_back(row_of({bar("2021-09-03", "2021-09-05")}));
  const TimelineLayout laid = layout(t, 100, {.row_height = 40, .bar_height = 20, .header_height = 50});
  ASSERT_EQ(laid.bars.size(), 1U);
  const LaidBar& one = laid.bars[0];
  EXPECT_DOUBLE_EQ(one.solid.x, 20);
  EXPECT_DOUBLE_EQ(one.solid.w, 30);
  EXPECT_DOUBLE_EQ(one.solid.y, 60);
  EXPECT_DOUBLE_EQ(one.solid.h, 20);
  EXPECT_DOUBLE_EQ(one.hatched_start.w, 0);
  EXPECT_DOUBLE_EQ(one.hatched_end.w, 0);
  EXPECT_DOUBLE_EQ(laid.height, 90);
}

TEST(TimelineLayout, WordsOnABarStandBesideItsMarks) {
  Timeline t = timeline("2021-09-01", "2021-10-31", 10);
  t.rows.push_back(row_of({bar("2021-09-01", "2021-09-30")}));
  Mark mark;
  for (const char* at : {"2021-09-21", "2021-09-06"}) {   // in no order: at 205 and 55
    mark.at = dates::Span::of(day(at));
    t.rows[0].marks.push_back(mark);
  }
  const TimelineLayout laid = layout(t, 600, {.mark_radius = 5});
  const auto room = [&](double from, double to, double width) { return room_for_words(laid, 0, from, to, width); };
  using Room = std::pair<double, double>;
  EXPECT_EQ(room(0, 300, 40), Room(0, 45)) << "wide enough";
  EXPECT_EQ(room(0, 300, 46), Room(65, 195)) << "beyond the first mark";
  EXPECT_EQ(room(0, 300, 500), Room(65, 195)) << "nowhere: the widest";
  EXPECT_EQ(room(60, 300, 40), Room(65, 195)) << "it begins under a mark";
  EXPECT_EQ(room(50, 60, 40).first, room(50, 60, 40).second) << "no room at all";
  t.rows[0].marks.clear();
  EXPECT_EQ(room_for_words(layout(t, 600), 0, 0, 300, 500), Room(0, 300));
}

TEST(TimelineLayout, WhatIsOnlyProposedStandsRoundWhatIsRecorded) {
  Timeline t = timeline("2021-09-01", "2021-10-31");
  t.rows.push_back(row_of({bar("2021-09-10", "2021-09-20"), bar("2021-09-10", "2021-09-15")}));
  t.rows[0].bars[1].ghost = true;
  const TimelineLayout laid = layout(t, 100);
  const Box recorded = laid.bars[0].solid, proposed = laid.bars[1].solid;
  EXPECT_LT(proposed.y, recorded.y);
  EXPECT_GT(proposed.y + proposed.h, recorded.y + recorded.h);
  EXPECT_LE(proposed.h, laid.rows[0].h);
}

TEST(TimelineLayout, DaysOnWhichAMonthDependsAreHatched) {
  Timeline t = timeline("2021-08-01", "2021-12-31");
  t.rows.push_back(row_of({bar("2021-09", "2021-11")}));
  const LaidBar one = layout(t, 100).bars.at(0);
  EXPECT_DOUBLE_EQ(one.hatched_start.x, 310);   // 1 September
  EXPECT_DOUBLE_EQ(one.hatched_start.w, 290);   // to the 29th; on the 30th it has begun in any case
  EXPECT_DOUBLE_EQ(one.solid.x, 600);
  EXPECT_DOUBLE_EQ(one.solid.w, 330);           // 30 September to 1 November
  EXPECT_DOUBLE_EQ(one.hatched_end.x, 930);
  EXPECT_DOUBLE_EQ(one.hatched_end.w, 290);
}

TEST(TimelineLayout, WhereNoDayIsCertainAllIsHatched) {
  Timeline t = timeline("2021-01-01", "2021-12-31");
  t.rows.push_back(row_of({bar("2021", "2021")}));
  const LaidBar one = layout(t, 100).bars.at(0);
  EXPECT_DOUBLE_EQ(one.solid.w, 0);
  EXPECT_DOUBLE_EQ(one.hatched_start.x, 0);
  EXPECT_DOUBLE_EQ(one.hatched_start.w, 3650);
}

TEST(TimelineLayout, AnEndBeforeTheStartIsStillSeen) {
  Timeline t = timeline("2021-01-01", "2021-12-31");
  t.rows.push_back(row_of({bar("2021-06-10", "2021-06-01")}));
  const LaidBar one = layout(t, 100).bars.at(0);
  EXPECT_DOUBLE_EQ(one.hatched_start.x + one.solid.w, 1600);
  EXPECT_GT(one.hatched_start.w, 0);
}

TEST(TimelineLayout, AMarkStandsInTheMiddleOfItsDayAndSaysHowFarItMayMove) {
  Timeline t = timeline("2021-11-01", "2021-12-31");
  t.rows.push_back(row_of({}, {mark("2021-11-23"), mark("2021-12")}));
  const TimelineLayout laid = layout(t, 100);
  EXPECT_DOUBLE_EQ(laid.marks[0].x, 225);
  EXPECT_DOUBLE_EQ(laid.marks[0].span_w, 0);
  EXPECT_DOUBLE_EQ(laid.marks[1].x, 305);
  EXPECT_DOUBLE_EQ(laid.marks[1].span_w, 300);
}

// Half a diamond at an edge is none: there is a month more on its side.
TEST(TimelineLayout, AMarkIsWholeWhereverItStands) {
  for (const double room : {0.0, 700.0, 1600.0}) {
    for (const char* at : {"2027-01-01", "2027-01-02", "2027-02-14", "2027-03-30", "2027-03-31", "2027-03"}) {
      Timeline content = timeline("2027-01-01", "2027-03-31", room > 0 ? 0 : 1);
      content.rows.push_back(row_of({}, {mark(at)}));
      const TimelineLayout laid = layout(content, room);
      const LaidMark& one = laid.marks.front();
      EXPECT_GE(one.x - one.r, 0) << at;
      EXPECT_LE(one.x + one.span_w + one.r, laid.width) << at;
      if (room > 0) EXPECT_NEAR(laid.width, room, 1);
    }
    Timeline content = timeline("2027-01-01", "2027-03-31", room > 0 ? 0 : 1);
    content.rows.push_back(row_of({bar("2027-01-01", "2027-03-31")}));   // a bar ends where it ends
    EXPECT_EQ(layout(content, room).origin, day("2027-01-01"));
  }
}

TEST(TimelineLayout, ALinkLeadsFromTheEndOfOneToTheBeginningOfTheOther) {
  Timeline t = timeline("2021-11-01", "2021-12-31");
  t.rows.push_back(row_of({}, {mark("2021-11-03")}));
  t.rows.push_back(row_of({bar("2021-11-11", "2021-11-20")}, {mark("2021-11-13")}));
  t.rows[0].marks[0].id = "a";
  t.rows[1].bars[0].id = "bar";
  t.rows[1].marks[0].id = "b";
  t.links = {{"a", "bar"}, {"b", "a"}, {"a", "nowhere"}};
  const TimelineLayout laid = layout(t, 100);
  ASSERT_EQ(laid.links.size(), 2u) << "what is not on the calendar has no line";
  const TimelineMetrics metrics;
  const LaidLink& down = laid.links[0];
  EXPECT_DOUBLE_EQ(down.x1, 25 + metrics.mark_radius);
  EXPECT_DOUBLE_EQ(down.x2, 100);
  EXPECT_DOUBLE_EQ(down.y1, laid.marks[0].y);
  EXPECT_DOUBLE_EQ(down.y2, laid.rows[1].y + metrics.row_height / 2);
  EXPECT_LT(down.y1, down.y);
  EXPECT_LT(down.y, laid.rows[1].y);
  const LaidLink& up = laid.links[1];
  EXPECT_GT(up.x1, up.x2) << "what should come first and does not";
  EXPECT_LT(laid.rows[1].y, up.y);
  EXPECT_LT(up.y, up.y1);
}

TEST(TimelineLayout, ACorridorHoldsItsLastDay) {
  Timeline t = timeline("2021-09-01", "2021-12-31");
  t.rows.emplace_back();
  t.rows[0].corridors.push_back({day("2021-09-02"), day("2021-09-04"), "window"});
  const LaidCorridor one = layout(t, 100).corridors.at(0);
  EXPECT_DOUBLE_EQ(one.box.x, 10);
  EXPECT_DOUBLE_EQ(one.box.w, 30);
}

TEST(TimelineLayout, TheAsOfDayIsDrawnWhereItBeginsAndAnEndWhereItIsOver) {
  Timeline t = timeline("2021-09-01", "2021-12-31");
  t.lines.push_back({TimelineLine::Kind::as_of, span("2021-10-01"), "as of"});
  t.lines.push_back({TimelineLine::Kind::plan_end, span("2021-09-30"), "end of the plan"});
  t.lines.push_back({TimelineLine::Kind::term_end, span("2021-10"), "end of the term"});
  const TimelineLayout laid = layout(t, 100);
  EXPECT_DOUBLE_EQ(laid.lines[0].x, 300);
  EXPECT_DOUBLE_EQ(laid.lines[1].x, 300);
  EXPECT_DOUBLE_EQ(laid.lines[2].x, 310);
  EXPECT_DOUBLE_EQ(laid.lines[2].w, 300);
}

TEST(TimelineLayout, WhatIsInARowIsFoundByItsIndex) {
  Timeline t = timeline("2021-09-01", "2021-12-31");
  t.rows = {row_of({bar("2021-09-01", "2021-09-02")}), row_of({}, {mark("2021-09-01"), mark("2021-09-02")}),
            row_of({bar("2021-09-01", "2021-09-02"), bar("2021-10-01", "2021-10-02")})};
  const TimelineLayout laid = layout(t, 100);
  EXPECT_EQ(laid.first_bar_of_row, (std::vector<std::size_t>{0, 1, 1, 3}));
  EXPECT_EQ(laid.first_mark_of_row, (std::vector<std::size_t>{0, 0, 2, 2}));
  EXPECT_EQ(laid.bars[2].row, 2U);
  EXPECT_EQ(laid.bars[2].bar, 1U);
}

// ---- zoom ---------------------------------------------------------------------------------------------------------------------------------------

TEST(TimelineLayout, FillsTheRoomWhereTheContentIsNarrower) {
  for (const double width : {300.0, 900.0, 1400.0, 4000.0}) {
    for (const Scale scale : {Scale::weeks, Scale::months, Scale::quarters, Scale::years}) {
      Timeline t = timeline("2021-09-01", "2023-09-30", 0);
      t.scale = scale;
      EXPECT_GE(layout(t, width).width, width - 0.5) << width << " " << static_cast<int>(scale);
    }
  }
}

TEST(TimelineLayout, FitsTheMonthsIntoTheRoomAndKeepsThemReadable) {
  Timeline t = timeline("2021-09-01", "2023-09-30", 0);
  EXPECT_NEAR(layout(t, 900).width, 900, 1e-6);
  EXPECT_GE(layout(t, 200).pixels_per_day * 30, 21);   // 200 px are too few for 25 months: it is wider and scrolls
}

TEST(TimelineLayout, IsSeenWholeWhereNobodyChoosesItsScale) {
  Timeline t = timeline("2018-01-01", "2026-12-31", 0);
  t.whole = true;
  for (const auto& [room, width] : {std::pair{1400.0, 1400.0}, {500.0, 500.0}, {200.0, 9 * 36.0}}) {   // at last as narrow as nine years can be told
    EXPECT_NEAR(layout(t, room).width, width, 1) << room;
  }
}

TEST(TimelineLayout, CoarserScalesAreNeverWider) {
  Timeline t = timeline("2021-09-01", "2023-09-30", 0);
  double before = 1e9;
  for (const Scale scale : {Scale::weeks, Scale::months, Scale::quarters, Scale::years}) {
    t.scale = scale;
    const double now = layout(t, 600).pixels_per_day;
    EXPECT_LT(now, before);
    before = now;
  }
}

TEST(TimelineLayout, MarksMondaysUnderTheirMonth) {
  const TimelineLayout laid = layout(timeline("2021-09-23", "2021-10-05"), 100);
  EXPECT_EQ(labels(laid, 0), (std::vector<std::string>{"month 9 2021", "month 10 2021"}));
  EXPECT_EQ(labels(laid, 1), (std::vector<std::string>{"6", "13", "20", "27", "4", "11", "18", "25"}));
}

TEST(TimelineLayout, MarksMonthsUnderTheirYear) {
  EXPECT_EQ(labels(layout(timeline("2021-11-01", "2022-02-01", 1), 60), 0), (std::vector<std::string>{"2021", "2022"}));
  EXPECT_EQ(labels(layout(timeline("2021-11-01", "2022-02-01", 1), 60), 1), (std::vector<std::string>{"N", "D", "E", "F"}));
  EXPECT_EQ(labels(layout(timeline("2021-11-01", "2021-12-01", 3), 60), 1), (std::vector<std::string>{"month 11", "month 12"}));
}

TEST(TimelineLayout, MarksQuartersWhereMonthsWouldTouch) {
  EXPECT_EQ(labels(layout(timeline("2021-09-01", "2022-04-30", 0.2), 40), 1), (std::vector<std::string>{"O", "E", "A"}));
}

TEST(TimelineLayout, MarksOnlyYearsWhereQuartersWouldTouch) {
  const TimelineLayout laid = layout(timeline("2021-01-01", "2024-12-31", 0.1), 100);
  EXPECT_TRUE(labels(laid, 1).empty());
  EXPECT_EQ(labels(laid, 0), (std::vector<std::string>{"2021", "2022", "2023", "2024"}));
}

TEST(TimelineLayout, AYearWithoutRoomForItsNumberHasNone) {
  // A month of 2021 is 22 px wide, the number of a year 36.
  const TimelineLayout laid = layout(timeline("2021-12-01", "2022-12-31", 0.72), 100);
  EXPECT_EQ(labels(laid, 0), (std::vector<std::string>{"", "2022"}));
}

TEST(TimelineLayout, TicksOfOneLevelNeverTouch) {
  for (double pixels = 0.01; pixels < 48; pixels *= 1.17) {
    const TimelineLayout laid = layout(timeline("2019-12-17", "2047-01-15", pixels), 100);
    for (const int level : {0, 1}) {
      double before = -1e9;
      for (const Tick& tick : laid.ticks) {
        if (tick.level != level || tick.label.empty()) continue;
        const double needed = level == 0 ? 36 : 14;
        EXPECT_GE(tick.x - before, needed) << pixels << " px a day, level " << level << ", " << tick.label;
        before = tick.x;
      }
    }
  }
}

TEST(TimelineLayout, ContentThatEndsBeforeItBeginsIsAMonth) {
  EXPECT_DOUBLE_EQ(layout(timeline("2021-09-10", "2020-01-01"), 100).width, 300);
}

TEST(TimelineLayout, TwentyThousandBarsAreLaidInOrderAndWithoutGaps) {
  Timeline t = timeline("2021-09-01", "2023-09-30", 1);
  for (int r = 0; r < 2000; ++r) {
    std::vector<Bar> bars;
    for (int b = 0; b < 10; ++b) bars.push_back(bar(b % 2 == 0 ? "2021-10" : "2022-01-05", "2023-02"));
    t.rows.push_back(row_of(std::move(bars), {mark("2022-05-05")}));
  }
  const TimelineLayout laid = layout(t, 800);
  ASSERT_EQ(laid.bars.size(), 20'000U);
  EXPECT_TRUE(std::is_sorted(laid.bars.begin(), laid.bars.end(), [](const LaidBar& a, const LaidBar& b) { return a.row < b.row; }));
  EXPECT_TRUE(std::is_sorted(laid.rows.begin(), laid.rows.end(), [](const RowBox& a, const RowBox& b) { return a.y < b.y; }));
  for (std::size_t r = 0; r < t.rows.size(); ++r) EXPECT_EQ(laid.first_bar_of_row[r], r * 10);
  EXPECT_EQ(laid.first_bar_of_row.back(), 20'000U);
  EXPECT_DOUBLE_EQ(laid.rows.back().y + laid.rows.back().h, laid.height);
}

// ---- dragging -----------------------------------------------------------------------------------------------------------------------------------

TEST(Moved, EachPrecisionMovesByItsOwnStep) {
  struct Case { const char* from; int days; const char* to; };
  for (const Case& one : {
           Case{"2021-09-23", 0, "2021-09-23"}, {"2021-09-23", 10, "2021-10-03"}, {"2021-09-23", -23, "2021-08-31"}, {"2024-02-28", 1, "2024-02-29"},
           {"2023-09", 10, "2023-09"},   // less than half a month
           {"2023-09", 16, "2023-10"}, {"2023-09", -16, "2023-08"}, {"2023-09", 122, "2024-01"}, {"2023-01", -31, "2022-12"},
           {"2023", 100, "2023"}, {"2023", 200, "2024"}, {"2023", -730, "2021"},
           // never out of the years that can be recorded
           {"9999-12-31", 1, "9999-12-31"}, {"1000-01-01", -1, "1000-01-01"}, {"9999-12", 31, "9999-12"}, {"9999", 366, "9999"},
           {"2021-09-23", 2'147'483'647, "2021-09-23"}, {"2021-09", -2'147'483'647, "2021-09"},
       }) {
    EXPECT_EQ(moved(dates::PartialDate::parse(one.from).value(), one.days).to_string(), one.to) << one.from << " by " << one.days;
  }
}

}  // namespace
}  // namespace cocrea::view
