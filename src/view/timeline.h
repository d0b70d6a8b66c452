// The timeline as data, and its layout as a pure function.
//
// A `Timeline` says what is on the calendar, in days: rows with bars, diamonds and corridors, and vertical lines. `layout()` turns it into rectangles
// in CSS pixels: Dear ImGui paints them, the SVG writer writes them, tests read them. Nothing here draws.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/dates/day.h"
#include "core/plan/document.h"
#include "view/action.h"

namespace cocrea::view {

enum class Tone : std::uint8_t;

// Where a date that can be moved on the calendar is recorded; without a field it cannot.
struct DateField {
  plan::Id entity;
  std::string_view field;
  explicit operator bool() const { return !field.empty(); }
};

struct Bar {
  std::string id;                 // "bar:<entity>"
  std::string label;
  std::string spoken;             // "Open data hub, September 2021 to September 2023"
  dates::Span start, end;         // the days they may be: a month-only date is drawn hatched between earliest and latest
  Tone tone;
  bool ghost = false;             // proposed, or as it was: an outline, below what is recorded
  bool tail = false;              // by how much the start of another may be later: thin
  DateField start_field = {}, end_field = {};
  Action action;                  // of a press: e.g. Navigate
  std::vector<Bar> members;       // what it stands for, where it is one for several; opened, they have rows of their own (`TimelineRow::part`)
};

struct Mark {                     // a diamond: a deadline or a milestone
  std::string id;
  std::string label, spoken;
  dates::Span at;
  Tone tone;
  bool hollow = true;
  bool ghost = false;             // proposed, or as it was: fainter
  DateField field = {};
  Action action;                  // ShowWhy for deadlines
  // Several dates of one day, drawn as one with their number. Opened, each has a row of its own (`TimelineRow::part`).
  std::vector<Mark> members;
  std::size_t count = 0;
  bool open = false;
};

struct Corridor {                 // a window of the handbook, shaded
  dates::Day first, last;
  std::string spoken;
};

struct TimelineRow {
  std::string id;
  std::string label;
  std::vector<Bar> bars;
  std::vector<Mark> marks;
  std::vector<Corridor> corridors;
  std::string language = {};      // of the label, "" = the page's
  bool selected = false;
  bool part = false;              // of the opened group above, which tells of it too
  Action action;
};

// What one waits for: from the end of a bar or mark to the beginning of another, both known by their ids.
struct TimelineLink {
  std::string from, to;
};

struct TimelineLine {             // today (or the as-of day), where the cycle begins (joining, or a new term), plan end, term end
  enum class Kind : std::uint8_t { as_of, begin, plan_end, term_end } kind;
  dates::Span at;
  std::string label;
  std::string spoken = {};        // "" = as the label
};

struct Timeline {
  std::string label;              // accessible name
  std::vector<TimelineRow> rows;
  std::vector<TimelineLine> lines;
  std::vector<TimelineLink> links;
  dates::Day first, last;         // of the content; the months around it are drawn whole
  std::string month_letters[12];  // E F M A ... in the page's language
  std::string month_names[12];
  Scale scale = Scale::months;
  double pixels_per_day = 0;      // 0 = as wide as there is room
  bool whole = false;             // nobody chooses its scale: all of it is seen, unless years would have no room for their numbers
  std::uint64_t jump_serial = 0;  // each change: scroll so that the as-of day is seen
  dates::Day as_of;
};

// ---- layout -------------------------------------------------------------------------------------------------------------------------------------

struct Box { double x = 0, y = 0, w = 0, h = 0; };

struct LaidBar { std::size_t row, bar; Box solid; Box hatched_start, hatched_end; };  // hatched: the days on which it depends (w = 0: none)
struct LaidMark { std::size_t row, mark; double x, y, r; double span_w; };            // span_w: how far the date may still move right
struct LaidCorridor { std::size_t row, corridor; Box box; };
// A line with corners, from the right of one to the left of another: out along y1, to the height y between the rows, along it, and in along y2.
struct LaidLink {
  static constexpr double kStub = 7;   // so far out before it turns
  std::size_t link, from_row, to_row;
  double x1, y1, y, x2, y2;
};
struct LaidLine { std::size_t line; double x, w; };
struct Tick { double x; std::string label; int level; };                              // level 0: years (or months above weeks), 1: months or weeks; x is where it begins; label "": no room
struct RowBox { double y, h; };

struct TimelineLayout {
  double width = 0, height = 0;   // of the content, without the column of row labels
  double header_height = 0;
  double pixels_per_day = 0;
  dates::Day origin;              // the day at x = 0
  std::vector<RowBox> rows;       // sorted by y, so that the rows in view are found by bisection
  std::vector<LaidBar> bars;      // sorted by row
  std::vector<LaidMark> marks;
  std::vector<LaidCorridor> corridors;
  std::vector<LaidLine> lines;
  std::vector<LaidLink> links;
  std::vector<Tick> ticks;
  std::vector<std::size_t> first_bar_of_row, first_mark_of_row;   // one more than there are rows

  double x_of(dates::Day) const;  // the left edge of that day
  dates::Day day_at(double x) const;
};

struct TimelineMetrics {
  double row_height = 46, bar_height = 24, header_height = 52, mark_radius = 8;   // CSS px, grown with the text size by the caller
};

// `width`: room for the content in CSS px, used when pixels_per_day is 0 (never less than what keeps a month readable).
TimelineLayout layout(const Timeline&, double width, const TimelineMetrics& = {});

// The part of a bar, from `from` to `to`, in which words of `width` stand without a mark of its row upon them: the first that is wide enough, else the
// widest.
std::pair<double, double> room_for_words(const TimelineLayout&, std::size_t row, double from, double to, double width);

// A mark as a bar of which only the end can be moved.
Bar bar_of(const Mark&);

// A date for the days that something is drawn with: the day, month or year that they are; else the first of them.
dates::PartialDate date_of(const dates::Span&);

// What a date becomes when its bar is dragged by `days`: a day moves by days, a month by the nearest number of months, a year by years. Unchanged if
// it would leave the years that can be recorded.
dates::PartialDate moved(const dates::PartialDate&, int days);

}  // namespace cocrea::view
