// A timeline as a picture: what view::layout() says, as SVG with presentation attributes and classes. Colours are the style sheet's.
#include <algorithm>
#include <array>

#include "core/plan/sorted.h"
#include "html/html.h"
#include "html/markup.h"
#include "html/writer.h"
#include "view/timeline.h"

namespace cocrea::html {

namespace {

using view::Timeline;
using view::TimelineLayout;

constexpr double kFooterLine = 20;        // for the names of today and of the ends; two lines at most
constexpr double kLetter = 7;             // an average letter of the small type, generously
constexpr double kRadius = 5;
constexpr double kRem = 16;               // the picture is laid out at this size of type and grows with it

// The characters (not bytes) of a text.
std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// As much of a text as fits, with an ellipsis; nothing rather than a stump.
std::string fitting(std::string_view text, double room) {
  constexpr std::size_t kShortest = 4;
  const auto most = static_cast<std::size_t>(std::max(room, 0.0) / kLetter);
  if (letters(text) <= most) return std::string(text);
  if (most < kShortest) return {};
  std::size_t bytes = 0;
  for (std::size_t seen = 0; bytes < text.size(); ++bytes) {
    if ((static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) continue;
    if (++seen == most) break;
  }
  return std::string(text.substr(0, bytes)) + "\u2026";
}

class Picture {
 public:
  Picture(const Timeline& timeline, const TimelineLayout& laid, std::string_view id) : timeline_(timeline), laid_(laid), hatch_(std::string(id) + "--hatch") {}

  std::string write() {
    const double height = laid_.height + 2 * kFooterLine;
    m_.open("svg").set("xmlns", "http://www.w3.org/2000/svg").set("class", "timeline-picture").set("aria-hidden", "true").set("focusable", "false");
    m_.set("viewBox", "0 0 " + decimal(laid_.width) + " " + decimal(height));
    m_.set("width", rems(laid_.width)).set("height", rems(height));
    hatch();
    for (std::size_t r = 0; r < laid_.rows.size(); ++r) {
      if (timeline_.rows[r].selected) rect("row-selected", {0, laid_.rows[r].y, laid_.width, laid_.rows[r].h});
    }
    for (const view::LaidCorridor& one : laid_.corridors) rect("corridor", one.box);
    grid();
    for (const view::LaidBar& one : laid_.bars) bar(one);
    for (const view::LaidMark& one : laid_.marks) mark(one);
    lines();
    m_.close();
    return m_.take();
  }

 private:
  static std::string rems(double pixels) {
    const long long thousandths = std::max(0LL, static_cast<long long>(pixels / kRem * 1000 + 0.5));
    std::string fraction = std::to_string(thousandths % 1000);
    return std::to_string(thousandths / 1000) + "." + std::string(3 - fraction.size(), '0') + fraction + "rem";
  }

  void rect(std::string_view classes, const view::Box& box, double radius = 0) {
    if (box.w <= 0) return;
    m_.open("rect").set("class", classes).set("x", box.x).set("y", box.y).set("width", box.w).set("height", box.h);
    if (radius > 0) m_.set("rx", radius);
    m_.close();
  }

  void line(std::string_view classes, double x1, double y1, double x2, double y2) {
    m_.open("line").set("class", classes).set("x1", x1).set("y1", y1).set("x2", x2).set("y2", y2).close();
  }

  void text(std::string_view classes, double x, double y, std::string_view words, std::string_view anchor = {}) {
    m_.open("text").set("class", classes).set("x", x).set("y", y).maybe("text-anchor", anchor).words(words).close();
  }

  // Days on which a date depends.
  void hatch() {
    m_.open("defs").open("pattern").set("id", hatch_).set("width", 6).set("height", 6).set("patternUnits", "userSpaceOnUse").set("patternTransform", "rotate(45)");
    rect("hatch-ground", {0, 0, 6, 6});
    rect("hatch-stroke", {0, 0, 2, 6});
    m_.close().close();
  }

  void grid() {
    const double bottom = laid_.height;
    for (std::size_t i = 0; i < laid_.ticks.size(); ++i) {
      const view::Tick& tick = laid_.ticks[i];
      const bool major = tick.level == 0;
      line(major ? "grid-strong" : "grid", tick.x, major ? 0 : laid_.header_height / 2, tick.x, bottom);
      if (tick.label.empty()) continue;
      if (major) {
        text("tick-major", tick.x + 6, laid_.header_height / 2 - 8, tick.label);
        continue;
      }
      const double next = i + 1 < laid_.ticks.size() ? laid_.ticks[i + 1].x : laid_.width;
      text("tick", (tick.x + next) / 2, laid_.header_height - 10, tick.label, "middle");
    }
    for (const view::RowBox& row : laid_.rows) line("grid", 0, row.y, laid_.width, row.y);
    line("grid", 0, bottom, laid_.width, bottom);
  }

  // What can be pressed in the list below can be pressed in the picture too.
  void open_target(std::string_view classes, const std::string& id, const view::Action& action, std::string_view spoken) {
    m_.open("g").set("class", classes);
    if (action.index() != 0 && !id.empty()) m_.set("data-event", "activate").set("data-node", id);
    m_.element("title", {}, spoken);
  }

  void bar(const view::LaidBar& laid) {
    const view::Bar& one = timeline_.rows[laid.row].bars[laid.bar];
    open_target(Classes("bar").add("tone-", name_of(one.tone)).when(one.ghost, "ghost"), one.id, one.action, one.spoken);
    hatched(laid.hatched_start);
    hatched(laid.hatched_end);
    rect("bar-solid", laid.solid, kRadius);
    const std::string words = fitting(one.label, laid.solid.w - 16);
    if (!words.empty()) text("bar-words", laid.solid.x + 8, laid.solid.y + laid.solid.h / 2 + 4.5, words);
    m_.close();
  }

  void hatched(const view::Box& box) {
    if (box.w <= 0) return;
    m_.open("rect").set("class", "bar-hatched").set("fill", "url(#" + hatch_ + ")").set("x", box.x).set("y", box.y).set("width", box.w).set("height", box.h).set("rx", 2).close();
  }

  void mark(const view::LaidMark& laid) {
    const view::Mark& one = timeline_.rows[laid.row].marks[laid.mark];
    open_target(Classes("mark").add("tone-", name_of(one.tone)).when(one.hollow, "hollow"), one.id, one.action, one.spoken);
    if (laid.span_w > 0) rect("mark-span", {laid.x, laid.y - 3, laid.span_w, 6}, 3);
    const double x = laid.x, y = laid.y, r = laid.r;
    m_.open("path").set("d", "M" + decimal(x) + " " + decimal(y - r) + "L" + decimal(x + r) + " " + decimal(y) + "L" + decimal(x) + " " + decimal(y + r) + "L" + decimal(x - r) + " " + decimal(y) + "Z");
    m_.close();
    m_.close();
  }

  // Vertical lines, their names below: in the first of two lines in which they do not touch another.
  void lines() {
    std::array<double, 2> taken = {-1, -1};
    std::vector<const view::LaidLine*> sorted;
    for (const view::LaidLine& one : laid_.lines) sorted.push_back(&one);
    plan::stable_sort(sorted, [](const view::LaidLine* a, const view::LaidLine* b) { return a->x < b->x; });
    for (const view::LaidLine* laid : sorted) {
      const view::TimelineLine& one = timeline_.lines[laid->line];
      const bool as_of = one.kind == view::TimelineLine::Kind::as_of;
      const std::string_view name = as_of ? "as-of" : one.kind == view::TimelineLine::Kind::plan_end ? "plan-end" : "term-end";
      const double top = laid_.header_height / 2 + 4, bottom = laid_.height + 4;
      m_.open("g").set("class", Classes("line").add(name)).flag("data-as-of", as_of);
      if (laid->w > 0) rect("line-span", {laid->x, top, laid->w, bottom - top});
      line("line-stroke", laid->x, top, laid->x, bottom);
      const double width = static_cast<double>(letters(one.label)) * kLetter;
      const double left = std::clamp(laid->x + 4, 0.0, std::max(0.0, laid_.width - width - 4));
      const std::size_t row = left > taken[0] ? 0 : 1;
      taken[row] = left + width + 12;
      text("line-words", left, laid_.height + kFooterLine * static_cast<double>(row) + 16, one.label);
      m_.close();
    }
  }

  const Timeline& timeline_;
  const TimelineLayout& laid_;
  std::string hatch_;
  Markup m_;
};

}  // namespace

std::string write_timeline(const view::Timeline& timeline, double width, std::string_view id) {
  const TimelineLayout laid = view::layout(timeline, width);
  return Picture(timeline, laid, id).write();
}

}  // namespace cocrea::html
