// Lays a timeline out: days become CSS pixels. Rows have one height, so the rows in view are found without searching.
#include <algorithm>
#include <cmath>
#include <string>

#include <date/date.h>

#include "core/dates/add_months.h"
#include "core/dates/partial_date.h"
#include "view/node.h"
#include "view/timeline.h"

namespace cocrea::view {

namespace {

constexpr double kDaysPerMonth = 30.436875;   // of the Gregorian calendar's 400 years
constexpr double kDaysPerYear = 365.2425;
constexpr double kNarrowestMonth = 22;        // a letter and air
constexpr double kNarrowestTick = 14;         // two letters do not touch
constexpr double kNamedMonth = 84;            // "septiembre" fits
constexpr double kNarrowestYear = 36;         // "2021" fits
constexpr int kLongestMove = 4'000'000;       // days: more than there are from the first year to the last
constexpr double kWeekTicks = 4;              // px a day from which weeks are marked
constexpr double kWidestDay = 48;
constexpr double kGroupRadius = 1.75;         // of a mark's: a number fits in

dates::Day month_start(dates::Day day) {
  const date::year_month_day d{day};
  return dates::Day{d.year() / d.month() / 1};
}

// Pixels a day that a scale asks for where there is `fit` to fill the room.
double pixels_per_day(Scale scale, double fit) {
  switch (scale) {
    case Scale::weeks: return std::max(fit, 6.0);
    case Scale::months: return std::max(fit, kNarrowestMonth / kDaysPerMonth);
    case Scale::quarters: return std::clamp(fit, 0.36, kNarrowestMonth / kDaysPerMonth);
    case Scale::years: return std::min(fit, 0.18);
  }
  return fit;
}

struct TickMaker {
  const Timeline& timeline;
  TimelineLayout& out;
  dates::Day end;

  void add(dates::Day day, std::string label, int level) { out.ticks.push_back({out.x_of(day), std::move(label), level}); }

  // Years that have room for their number; of those too narrow for it, round ones. The first is cut where the content begins.
  void years() {
    int step = 1;
    for (const int wider : {2, 5, 10, 20, 50, 100}) {
      if (out.pixels_per_day * kDaysPerYear * step < kNarrowestYear) step = wider;
    }
    for (auto day = dates::Day{date::year_month_day{out.origin}.year() / 1 / 1}; day < end;) {
      const auto next = dates::add_months(day, 12).day;
      const int year = static_cast<int>(date::year_month_day{day}.year());
      const double x = out.x_of(std::max(day, out.origin));
      const bool room = step > 1 || out.x_of(std::min(next, end)) - x >= kNarrowestYear;
      if (year % step == 0) out.ticks.push_back({x, room ? std::to_string(year) : std::string(), 0});
      day = next;
    }
  }

  // Months with their year above the weeks.
  void months_of_years() {
    for (auto day = out.origin; day < end; day = dates::add_months(day, 1).day) {
      const date::year_month_day d{day};
      add(day, timeline.month_names[static_cast<unsigned>(d.month()) - 1] + " " + std::to_string(static_cast<int>(d.year())), 0);
    }
  }

  void weeks() {
    auto monday = out.origin;
    while (date::weekday{monday} != date::Monday) monday += date::days{1};
    for (; monday < end; monday += date::days{7}) add(monday, std::to_string(static_cast<unsigned>(date::year_month_day{monday}.day())), 1);
  }

  void months(int step) {
    const bool named = out.pixels_per_day * kDaysPerMonth >= kNamedMonth;
    for (auto day = out.origin; day < end; day = dates::add_months(day, 1).day) {
      const auto month = static_cast<unsigned>(date::year_month_day{day}.month()) - 1;
      if (static_cast<int>(month) % step == 0) add(day, named ? timeline.month_names[month] : timeline.month_letters[month], 1);
    }
  }

  void all() {
    if (out.pixels_per_day >= kWeekTicks) {
      months_of_years();
      weeks();
      return;
    }
    years();
    for (const int step : {1, 3}) {
      if (out.pixels_per_day * kDaysPerMonth * step >= kNarrowestTick) return months(step);
    }
  }
};

LaidBar lay_bar(const TimelineLayout& out, const Bar& bar, std::size_t row, std::size_t index, double y, double height) {
  constexpr double kNarrowestBar = 3;
  const auto after = [&](dates::Day day) { return out.x_of(day) + out.pixels_per_day; };
  const double left = out.x_of(bar.start.earliest);
  const double right = std::max(after(bar.end.latest), left + kNarrowestBar);
  const double solid_left = std::min(out.x_of(bar.start.latest), right);
  const double solid_right = std::clamp(after(bar.end.earliest), left, right);
  LaidBar laid{row, index, {}, {}, {}};
  if (solid_left >= solid_right) {   // the ends may lie on any day: nothing is certain
    laid.hatched_start = {left, y, right - left, height};
    laid.solid = {right, y, 0, height};
    laid.hatched_end = {right, y, 0, height};
    return laid;
  }
  laid.hatched_start = {left, y, solid_left - left, height};
  laid.solid = {solid_left, y, solid_right - solid_left, height};
  laid.hatched_end = {solid_right, y, right - solid_right, height};
  return laid;
}

double radius_of(const Mark& mark, const TimelineMetrics& metrics) { return metrics.mark_radius * (mark.members.empty() ? 1 : kGroupRadius); }

// Where links begin and end.
struct LinkEnd {
  std::string_view id;
  std::size_t row;
  double left, right, y;
};

void lay_links(const Timeline& timeline, TimelineLayout& out) {
  if (timeline.links.empty()) return;
  std::vector<LinkEnd> anchors;
  for (const LaidBar& one : out.bars) {
    anchors.push_back({timeline.rows[one.row].bars[one.bar].id, one.row, one.hatched_start.x, one.hatched_end.x + one.hatched_end.w, one.solid.y + one.solid.h / 2});
  }
  for (const LaidMark& one : out.marks) {
    const Mark& mark = timeline.rows[one.row].marks[one.mark];
    const auto add = [&](std::string_view id) { anchors.push_back({id, one.row, one.x - one.r, one.x + one.span_w + one.r, one.y}); };
    add(mark.id);
    if (mark.open) continue;   // its members have rows of their own
    for (const Mark& member : mark.members) add(member.id);
  }
  std::sort(anchors.begin(), anchors.end(), [](const LinkEnd& a, const LinkEnd& b) { return a.id < b.id; });
  const auto find = [&](std::string_view id) {
    const auto found = std::lower_bound(anchors.begin(), anchors.end(), id, [](const LinkEnd& a, std::string_view wanted) { return a.id < wanted; });
    return found != anchors.end() && found->id == id ? &*found : nullptr;
  };
  for (std::size_t i = 0; i < timeline.links.size(); ++i) {
    const LinkEnd* from = find(timeline.links[i].from);
    const LinkEnd* to = find(timeline.links[i].to);
    if (!from || !to) continue;
    // Below its row, or above it where it leads upwards; so that it crosses no bar but those on its way, also where it leads back.
    const RowBox& row = out.rows[from->row];
    const double y = to->row < from->row ? row.y + 3 : row.y + row.h - 4;
    out.links.push_back({i, from->row, to->row, from->right, from->y, y, to->left, to->y});
  }
}

}  // namespace

double TimelineLayout::x_of(dates::Day day) const { return dates::days_between(origin, day) * pixels_per_day; }

dates::Day TimelineLayout::day_at(double x) const { return origin + date::days{static_cast<int>(std::floor(x / pixels_per_day))}; }

TimelineLayout layout(const Timeline& timeline, double width, const TimelineMetrics& metrics) {
  TimelineLayout out;
  out.origin = month_start(timeline.first);
  dates::Day end = dates::add_months(month_start(std::max(timeline.first, timeline.last)), 1).day;
  const auto choose_scale = [&] {
    const double fit = std::max(width, 1.0) / dates::days_between(out.origin, end);
    const double wanted = timeline.pixels_per_day > 0 ? timeline.pixels_per_day : timeline.whole ? std::max(fit, kNarrowestYear / kDaysPerYear) : pixels_per_day(timeline.scale, fit);
    out.pixels_per_day = std::clamp(wanted, 0.01, kWidestDay);
  };
  choose_scale();
  // A diamond at an edge is seen whole: there is a month more on its side.
  bool before = false, after = false;
  for (const TimelineRow& row : timeline.rows) {
    for (const Mark& mark : row.marks) {
      const double middle = out.pixels_per_day / 2, reach = radius_of(mark, metrics);
      before |= out.x_of(mark.at.earliest) + middle < reach;
      after |= out.x_of(mark.at.latest) + middle + reach > out.x_of(end);
    }
  }
  if (before) out.origin = dates::add_months(out.origin, -1).day;
  if (after) end = dates::add_months(end, 1).day;
  if (before || after) choose_scale();
  // What is narrower than the room goes on in whole months until it fills it.
  while (out.x_of(end) < width - 0.5) end = dates::add_months(end, 1).day;
  out.width = out.x_of(end);
  out.header_height = metrics.header_height;
  out.height = metrics.header_height + metrics.row_height * static_cast<double>(timeline.rows.size());
  TickMaker{timeline, out, end}.all();

  std::size_t bars = 0, marks = 0;
  for (const TimelineRow& row : timeline.rows) {
    bars += row.bars.size();
    marks += row.marks.size();
  }
  out.bars.reserve(bars);
  out.marks.reserve(marks);
  out.rows.reserve(timeline.rows.size());
  out.first_bar_of_row.reserve(timeline.rows.size() + 1);
  out.first_mark_of_row.reserve(timeline.rows.size() + 1);
  for (std::size_t r = 0; r < timeline.rows.size(); ++r) {
    const TimelineRow& row = timeline.rows[r];
    const double y = metrics.header_height + metrics.row_height * static_cast<double>(r);
    const double middle = y + metrics.row_height / 2;
    out.rows.push_back({y, metrics.row_height});
    out.first_bar_of_row.push_back(out.bars.size());
    out.first_mark_of_row.push_back(out.marks.size());
    for (std::size_t i = 0; i < row.corridors.size(); ++i) {
      const Corridor& corridor = row.corridors[i];
      const double x = out.x_of(corridor.first);
      out.corridors.push_back({r, i, {x, y + 2, out.x_of(corridor.last) + out.pixels_per_day - x, metrics.row_height - 4}});
    }
    for (std::size_t b = 0; b < row.bars.size(); ++b) {
      // What is only proposed is higher, so that its outline is seen round a bar of the same colour.
      const double height = row.bars[b].tail ? metrics.bar_height / 5 : metrics.bar_height + (row.bars[b].ghost ? 8 : 0);
      out.bars.push_back(lay_bar(out, row.bars[b], r, b, middle - height / 2, height));
    }
    for (std::size_t m = 0; m < row.marks.size(); ++m) {
      const double x = out.x_of(row.marks[m].at.earliest);
      const double radius = radius_of(row.marks[m], metrics);
      out.marks.push_back({r, m, x + out.pixels_per_day / 2, middle, radius, out.x_of(row.marks[m].at.latest) - x});
    }
  }
  out.first_bar_of_row.push_back(out.bars.size());
  out.first_mark_of_row.push_back(out.marks.size());

  lay_links(timeline, out);
  for (std::size_t l = 0; l < timeline.lines.size(); ++l) {
    const TimelineLine& line = timeline.lines[l];
    // What begins, and the as-of day, is drawn where the day begins; an end where its last day is over.
    const bool is_end = line.kind == TimelineLine::Kind::plan_end || line.kind == TimelineLine::Kind::term_end;
    const double shift = is_end ? out.pixels_per_day : 0;
    const double x = out.x_of(line.at.earliest) + shift;
    out.lines.push_back({l, x, out.x_of(line.at.latest) + shift - x});
  }
  return out;
}

std::pair<double, double> room_for_words(const TimelineLayout& layout, std::size_t row, double from, double to, double width) {
  constexpr double kAir = 5;
  std::pair<double, double> widest{from, from};
  while (from < to) {
    // The next mark that is not passed yet.
    double left = to, right = to;
    for (std::size_t i = layout.first_mark_of_row[row]; i < layout.first_mark_of_row[row + 1]; ++i) {
      const LaidMark& mark = layout.marks[i];
      const double ends = mark.x + mark.span_w + mark.r + kAir;
      if (ends > from && mark.x - mark.r - kAir < left) left = mark.x - mark.r - kAir, right = ends;
    }
    if (left - from > widest.second - widest.first) widest = {from, left};
    if (left - from >= width) break;
    from = right;
  }
  return widest;
}

Bar bar_of(const Mark& mark) {
  Bar bar;
  bar.id = mark.id;
  bar.spoken = mark.spoken;
  bar.start = bar.end = mark.at;
  bar.tone = mark.tone;
  bar.end_field = mark.field;
  return bar;
}

dates::PartialDate date_of(const dates::Span& span) {
  const dates::PartialDate day = dates::PartialDate::of(span.earliest);
  if (const auto month = dates::PartialDate::of_month(day.year(), day.month()); month && month->span() == span) return *month;
  if (const auto year = dates::PartialDate::of_year(day.year()); year && year->span() == span) return *year;
  return day;
}

dates::PartialDate moved(const dates::PartialDate& from, int days) {
  days = std::clamp(days, -kLongestMove, kLongestMove);
  const auto valid = [](int year) { return year >= dates::first_year && year <= dates::last_year; };
  switch (from.precision()) {
    case dates::Precision::day: {
      const dates::Day day = from.span().earliest + date::days{days};
      return valid(static_cast<int>(date::year_month_day{day}.year())) ? dates::PartialDate::of(day) : from;
    }
    case dates::Precision::month: {
      const int months = static_cast<int>(std::lround(days / kDaysPerMonth));
      const date::year_month_day d{dates::add_months(from.span().earliest, months).day};
      return dates::PartialDate::of_month(static_cast<int>(d.year()), static_cast<unsigned>(d.month())).value_or(from);
    }
    case dates::Precision::year:
      return dates::PartialDate::of_year(from.year() + static_cast<int>(std::lround(days / kDaysPerYear))).value_or(from);
  }
  return from;
}

}  // namespace cocrea::view
