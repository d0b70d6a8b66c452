// A timeline as a picture: what view::layout() says, as SVG. In a page its colours are the style sheet's, by classes; as a file of its own it carries them
// as presentation attributes, so that it looks the same in every program and may stand in a page that forbids styles.
#include <algorithm>
#include <array>
#include <cmath>

#include "generated/theme_tokens.h"
#include "html/html.h"
#include "html/markup.h"
#include "html/writer.h"
#include "view/timeline.h"

namespace cocrea::html {

namespace {

using view::Timeline;
using view::TimelineLayout;

constexpr int kMostRows = 4;              // of names below; who has more ends than that is told them in the list
constexpr double kFooterLine = 20;        // for the names of today and of the ends; two lines, more only where names would touch
constexpr double kLetter = 7;             // an average letter of the small type, generously
constexpr double kWideLetter = 8.4;       // of the widest that is usual (DejaVu Sans): a picture that stands alone is shown in whatever type is there
constexpr double kRowHeight = 56;         // beside a name of three lines, on a telephone
constexpr double kRadius = 5;
constexpr double kNameMargin = 12;
constexpr double kRem = 16;               // the picture is laid out at this size of type and grows with it

// The characters (not bytes) of a text.
std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// As much of a text as fits, with an ellipsis; nothing rather than a stump.
std::string fitting(std::string_view text, double room, double letter) {
  constexpr std::size_t kShortest = 4;
  const auto most = static_cast<std::size_t>(std::max(room, 0.0) / letter);
  if (letters(text) <= most) return std::string(text);
  if (most < kShortest) return {};
  std::size_t bytes = 0;
  for (std::size_t seen = 0; bytes < text.size(); ++bytes) {
    if ((static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) continue;
    if (++seen == most) break;
  }
  return std::string(text.substr(0, bytes)) + "\u2026";
}

using view::theme::Color;
constexpr const view::theme::Colors& kColors = view::theme::light;   // files are printed and projected

std::string hex(const Color& color) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "#";
  for (const unsigned part : {color.r, color.g, color.b}) {
    out += kDigits[part >> 4];
    out += kDigits[part & 15];
  }
  return out;
}

const Color& color_of(view::Tone tone) {
  switch (tone) {
    case view::Tone::done: return kColors.done;
    case view::Tone::at_risk: return kColors.at_risk;
    case view::Tone::breached: return kColors.breached;
    case view::Tone::not_started:
    case view::Tone::secondary: return kColors.not_started;
    case view::Tone::accent: return kColors.accent;
    case view::Tone::neutral: break;
  }
  return kColors.mark;
}

const Color& bar_color(view::Tone tone) {
  switch (tone) {
    case view::Tone::done: return kColors.bar_done;
    case view::Tone::at_risk: return kColors.bar_at_risk;
    case view::Tone::breached: return kColors.bar_breached;
    case view::Tone::not_started:
    case view::Tone::secondary: return kColors.bar_phase;
    default: return kColors.bar;
  }
}

const Color& line_color(view::TimelineLine::Kind kind) {
  switch (kind) {
    case view::TimelineLine::Kind::as_of: return kColors.as_of;
    case view::TimelineLine::Kind::term_end: return kColors.term_end;
    case view::TimelineLine::Kind::begin:
    case view::TimelineLine::Kind::plan_end: break;
  }
  return kColors.plan_end;
}

class Picture {
 public:
  // `names`: room at the left for the names of the rows, in a picture that stands alone; 0 in a page, which has them itself.
  Picture(const Timeline& timeline, const TimelineLayout& laid, std::string_view id, double names)
      : timeline_(timeline), laid_(laid), id_(id), hatch_(std::string(id) + "--hatch"), names_(names), letter_(names > 0 ? kWideLetter : kLetter) {
    place_names();
    m_.expect(400 * (laid.bars.size() + laid.marks.size()) + 200 * (laid.links.size() + laid.ticks.size() + laid.rows.size()));
  }

  std::string write() {
    double width = names_ + laid_.width, height = laid_.height + footer_;
    if (alone()) width = std::ceil(width), height = std::ceil(height);   // of whole pixels, as programs that paint it count
    m_.open("svg").set("xmlns", "http://www.w3.org/2000/svg");
    if (alone()) {
      m_.set("role", "img").set("aria-labelledby", id_ + "--title").set("aria-describedby", id_ + "--desc");
      m_.set("font-family", "'Source Sans 3', 'Source Sans Pro', 'Liberation Sans', Arial, sans-serif").set("font-size", 13);
    } else {
      m_.set("class", "timeline-picture").set("aria-hidden", "true").set("focusable", "false");
    }
    m_.set("viewBox", "0 0 " + decimal(width) + " " + decimal(height));
    if (alone()) m_.set("width", width).set("height", height);
    else m_.set("width", rems(width)).set("height", rems(height));
    if (alone()) begin_alone(width, height);
    hatch();
    for (std::size_t r = 0; r < laid_.rows.size(); ++r) {
      if (!alone() && timeline_.rows[r].selected) rect("row-selected", {0, laid_.rows[r].y, laid_.width, laid_.rows[r].h}, {});
    }
    for (const view::LaidCorridor& one : laid_.corridors) rect("corridor", one.box, {.fill = &kColors.corridor});
    grid();
    for (const view::LaidLink& one : laid_.links) link(one);
    for (const view::LaidBar& one : laid_.bars) bar(one);
    for (const view::LaidMark& one : laid_.marks) mark(one);
    for (const view::LaidLink& one : laid_.links) tip(one);
    lines();
    if (!alone()) elsewhere();
    if (alone()) m_.close();
    m_.close();
    return m_.take();
  }

 private:
  // How a shape looks in a picture that stands alone.
  struct Look {
    const Color* fill = nullptr;
    const Color* stroke = nullptr;
    double stroke_width = 1;
    std::string_view dashes = {}, opacity = {};
    bool strong = false;          // of words
  };

  bool alone() const { return names_ > 0; }

  static std::string rems(double pixels) {
    const long long thousandths = std::max(0LL, static_cast<long long>(pixels / kRem * 1000 + 0.5));
    std::string fraction = std::to_string(thousandths % 1000);
    return std::to_string(thousandths / 1000) + "." + std::string(3 - fraction.size(), '0') + fraction + "rem";
  }

  // After an element was opened: its class, or its looks.
  void look(std::string_view classes, const Look& one) {
    if (!alone()) {
      m_.set("class", classes);
      return;
    }
    if (one.stroke || one.fill) m_.set("fill", one.fill ? std::string_view(hex(*one.fill)) : std::string_view("none"));
    if (one.stroke) m_.set("stroke", hex(*one.stroke)).set("stroke-width", one.stroke_width).maybe("stroke-dasharray", one.dashes);
    m_.maybe("opacity", one.opacity).maybe("font-weight", one.strong ? "600" : "");
  }

  // Title and description for those who do not see it, a ground, the names of the rows.
  void begin_alone(double width, double height) {
    m_.open("title").set("id", id_ + "--title").words(timeline_.label).close();
    std::string all;
    for (const view::TimelineRow& row : timeline_.rows) {
      all.append(row.label).append(":\n");
      for (const view::Bar& one : row.bars) all.append(one.spoken).append("\n");
      for (const view::Mark& one : row.marks) all.append(one.spoken).append("\n");
    }
    for (const view::TimelineLine& one : timeline_.lines) all.append(one.label).append("\n");
    m_.open("desc").set("id", id_ + "--desc").words(all).close();
    rect({}, {0, 0, width, height}, {.fill = &kColors.card});
    for (std::size_t r = 0; r < laid_.rows.size(); ++r) {
      const std::array<std::string, 2> name = two_lines(timeline_.rows[r].label, names_ - 2 * kNameMargin);
      const double y = laid_.rows[r].y + laid_.rows[r].h / 2 + 4.5, half = name[1].empty() ? 0 : 8;
      text({}, kNameMargin, y - half, name[0], {.fill = &kColors.text});
      if (half > 0) text({}, kNameMargin, y + half, name[1], {.fill = &kColors.text});
      line({}, 0, laid_.rows[r].y, names_, laid_.rows[r].y, {.stroke = &kColors.grid});
    }
    m_.open("g").set("transform", "translate(" + decimal(names_) + " 0)");
  }

  // A name on one line, or on two where it is longer.
  std::array<std::string, 2> two_lines(std::string_view words, double room) const {
    const auto fits = [&](std::size_t end) { return static_cast<double>(letters(words.substr(0, end))) * letter_ <= room; };
    if (fits(words.size())) return {std::string(words), {}};
    std::size_t end = 0;
    for (std::size_t space = words.find(' '); space != std::string_view::npos && fits(space); space = words.find(' ', space + 1)) end = space;
    if (end == 0) return {fitting(words, room, letter_), {}};
    return {std::string(words.substr(0, end)), fitting(words.substr(end + 1), room, letter_)};
  }

  void rect(std::string_view classes, const view::Box& box, const Look& looks, double radius = 0) {
    if (box.w <= 0) return;
    m_.open("rect");
    look(classes, looks);
    m_.set("x", box.x).set("y", box.y).set("width", box.w).set("height", box.h);
    if (radius > 0) m_.set("rx", radius);
    m_.close();
  }

  void line(std::string_view classes, double x1, double y1, double x2, double y2, const Look& looks) {
    m_.open("line");
    look(classes, looks);
    m_.set("x1", x1).set("y1", y1).set("x2", x2).set("y2", y2).close();
  }

  // `room`: where its beginning and its end may be while the picture is scrolled (web/text-view/in-view.mjs).
  void text(std::string_view classes, double x, double y, std::string_view words, const Look& looks, std::string_view anchor = {}, std::string_view room = {}) {
    m_.open("text");
    look(classes, looks);
    m_.set("x", x).set("y", y).maybe("text-anchor", anchor).maybe("data-room", alone() ? "" : room).words(words).close();
  }

  // Days on which a date depends.
  void hatch() {
    m_.open("defs").open("pattern").set("id", hatch_).set("width", 6).set("height", 6).set("patternUnits", "userSpaceOnUse").set("patternTransform", "rotate(45)");
    rect("hatch-ground", {0, 0, 6, 6}, {.fill = &kColors.accent_soft});
    rect("hatch-stroke", {0, 0, 2, 6}, {.fill = &kColors.bar_hatch});
    m_.close().close();
  }

  void grid() {
    const double bottom = laid_.height;
    for (std::size_t i = 0; i < laid_.ticks.size(); ++i) {
      const view::Tick& tick = laid_.ticks[i];
      const bool major = tick.level == 0;
      line(major ? "grid-strong" : "grid", tick.x, major ? 0 : laid_.header_height / 2, tick.x, bottom, {.stroke = major ? &kColors.grid_strong : &kColors.grid});
      if (tick.label.empty()) continue;
      if (major) {
        const auto later = std::find_if(laid_.ticks.begin() + static_cast<std::ptrdiff_t>(i) + 1, laid_.ticks.end(), [](const view::Tick& one) { return one.level == 0; });
        const double end = later == laid_.ticks.end() ? laid_.width : later->x;
        text("tick-major", tick.x + 6, laid_.header_height / 2 - 8, tick.label, {.fill = &kColors.text, .strong = true}, {}, decimal(tick.x + 6) + " " + decimal(end));
        continue;
      }
      const double next = i + 1 < laid_.ticks.size() ? laid_.ticks[i + 1].x : laid_.width;
      text("tick", (tick.x + next) / 2, laid_.header_height - 10, tick.label, {.fill = &kColors.secondary}, "middle");
    }
    for (const view::RowBox& row : laid_.rows) line("grid", 0, row.y, laid_.width, row.y, {.stroke = &kColors.grid});
    line("grid", 0, bottom, laid_.width, bottom, {.stroke = &kColors.grid});
  }

  // What can be pressed in the list below can be pressed in the picture too.
  void open_target(std::string_view classes, const std::string& id, const view::Action& action, std::string_view spoken) {
    m_.open("g");
    if (!alone()) {
      m_.set("class", classes);
      if (action.index() != 0 && !id.empty()) m_.set("data-event", "activate").set("data-node", id);
    }
    m_.element("title", {}, spoken);
  }

  void bar(const view::LaidBar& laid) {
    const view::Bar& one = timeline_.rows[laid.row].bars[laid.bar];
    open_target(Classes("bar").add("tone-", name_of(one.tone)).when(one.ghost, "ghost"), one.id, one.action, one.spoken);
    hatched(laid.hatched_start);
    hatched(laid.hatched_end);
    rect("bar-solid", laid.solid, one.ghost ? Look{.stroke = &bar_color(one.tone), .stroke_width = 2, .dashes = "5 3"} : Look{.fill = &bar_color(one.tone)}, kRadius);
    const auto [from, to] = view::room_for_words(laid_, laid.row, std::max(0.0, laid.solid.x) + 8, laid.solid.x + laid.solid.w - 8, static_cast<double>(letters(one.label)) * letter_);
    const std::string words = fitting(one.label, to - from, letter_);
    if (!words.empty()) text("bar-words", from, laid.solid.y + laid.solid.h / 2 + 4.5, words, {.fill = &kColors.bar_text, .strong = true}, {}, decimal(from) + " " + decimal(to));
    m_.close();
  }

  void hatched(const view::Box& box) {
    if (box.w <= 0) return;
    m_.open("rect");
    if (alone()) m_.set("stroke", hex(kColors.bar_hatch));
    else m_.set("class", "bar-hatched");
    m_.set("fill", "url(#" + hatch_ + ")").set("x", box.x).set("y", box.y).set("width", box.w).set("height", box.h).set("rx", 2).close();
  }

  void link(const view::LaidLink& one) {
    const double out = one.x1 + view::LaidLink::kStub, in = one.x2 - view::LaidLink::kStub;
    m_.open("path");
    look("link-line", {.stroke = &kColors.secondary, .stroke_width = 1.5});
    m_.set("d", "M" + decimal(one.x1) + " " + decimal(one.y1) + "H" + decimal(out) + "V" + decimal(one.y) + "H" + decimal(in) + "V" + decimal(one.y2) + "H" + decimal(one.x2 - 2));
    m_.close();
  }

  // Above the bars, on which it may lie.
  void tip(const view::LaidLink& one) {
    m_.open("path");
    look("link-tip", {.fill = &kColors.secondary, .stroke = &kColors.card});
    m_.set("d", "M" + decimal(one.x2) + " " + decimal(one.y2) + "l-7 -5v10Z");
    m_.close();
  }

  void mark(const view::LaidMark& laid) {
    const view::Mark& one = timeline_.rows[laid.row].marks[laid.mark];
    const bool is_filled_group = one.count > 0 && !one.hollow;   // its number is read on what bars have
    open_target(Classes("mark").add("tone-", name_of(one.tone)).when(one.hollow, "hollow").when(one.ghost, "ghost").when(is_filled_group, "filled-group"), one.id, one.action, one.spoken);
    const Color& tone = is_filled_group ? bar_color(one.tone) : color_of(one.tone);
    if (laid.span_w > 0) rect("mark-span", {laid.x, laid.y - 3, laid.span_w, 6}, {.fill = &tone, .opacity = "0.35"}, 3);
    const double x = laid.x, y = laid.y, r = laid.r;
    m_.open("path");
    if (alone()) look({}, {.fill = one.hollow ? &kColors.mark_fill : &tone, .stroke = &tone, .stroke_width = one.ghost ? 1.0 : 2.0, .dashes = one.ghost ? std::string_view("3 2") : std::string_view()});
    m_.set("d", "M" + decimal(x) + " " + decimal(y - r) + "L" + decimal(x + r) + " " + decimal(y) + "L" + decimal(x) + " " + decimal(y + r) + "L" + decimal(x - r) + " " + decimal(y) + "Z");
    m_.close();
    if (one.count > 0) text("mark-words", x, y + 4.5, std::to_string(one.count), {.fill = one.hollow ? &kColors.text : &kColors.bar_text, .strong = true}, "middle");
    m_.close();
  }

  // What says at an edge that all of a row lies beyond it, with where that is; shown by whoever scrolls it.
  void elsewhere() {
    for (std::size_t r = 0; r < laid_.rows.size(); ++r) {
      std::string spans;
      const auto add = [&](double from, double to) { spans.append(spans.empty() ? "" : " ").append(decimal(from)).append(" ").append(decimal(to)); };
      for (std::size_t i = laid_.first_bar_of_row[r]; i < laid_.first_bar_of_row[r + 1]; ++i) add(laid_.bars[i].hatched_start.x, laid_.bars[i].hatched_end.x + laid_.bars[i].hatched_end.w);
      for (std::size_t i = laid_.first_mark_of_row[r]; i < laid_.first_mark_of_row[r + 1]; ++i) add(laid_.marks[i].x - laid_.marks[i].r, laid_.marks[i].x + laid_.marks[i].span_w + laid_.marks[i].r);
      if (spans.empty()) continue;
      m_.open("g").set("class", "elsewhere").set("data-spans", spans);
      for (const std::string_view sign : {"\u2039", "\u203A"}) {
        m_.open("text").set("y", laid_.rows[r].y + laid_.rows[r].h / 2 + 6).set("visibility", "hidden").maybe("text-anchor", sign == "\u203A" ? "end" : "").words(sign).close();
      }
      m_.close();
    }
  }

  // Names of the vertical lines, below the rows: each in the first line of words in which it touches no other. One that would leave the picture is
  // moved into it, so the order of the lines is not that of their names.
  void place_names() {
    constexpr double kAir = 12;
    for (const view::LaidLine& laid : laid_.lines) {
      const double width = static_cast<double>(letters(timeline_.lines[laid.line].label)) * letter_;
      Name name{std::clamp(laid.x + 4, 0.0, std::max(0.0, laid_.width - width - 4)), width, 0};
      const auto touches = [&](const Name& other) { return other.row == name.row && other.left < name.left + width + kAir && name.left < other.left + other.width + kAir; };
      while (name.row < kMostRows && std::any_of(name_of_line_.begin(), name_of_line_.end(), touches)) ++name.row;
      footer_ = std::max(footer_, kFooterLine * std::min(name.row + 1, kMostRows));
      name_of_line_.push_back(name);
    }
  }

  void lines() {
    for (std::size_t i = 0; i < laid_.lines.size(); ++i) {
      const view::LaidLine& laid = laid_.lines[i];
      const view::TimelineLine& one = timeline_.lines[laid.line];
      const bool as_of = one.kind == view::TimelineLine::Kind::as_of;
      const std::string_view name = as_of ? "as-of" : one.kind == view::TimelineLine::Kind::term_end ? "term-end" : "plan-end";
      const Color& color = line_color(one.kind);
      const double top = laid_.header_height / 2 + 4, bottom = laid_.height + 4;
      m_.open("g");
      if (!alone()) m_.set("class", Classes("line").add(name)).flag("data-as-of", as_of);
      if (laid.w > 0) rect("line-span", {laid.x, top, laid.w, bottom - top}, {.fill = &kColors.secondary, .opacity = "0.12"});
      line("line-stroke", laid.x, top, laid.x, bottom, {.stroke = &color, .stroke_width = 2, .dashes = as_of ? std::string_view() : "4 3"});
      const Name& at = name_of_line_[i];
      if (at.row < kMostRows) text("line-words", at.left, laid_.height + kFooterLine * at.row + 16, one.label, {.fill = &color, .strong = true}, {}, decimal(at.left));
      m_.close();
    }
  }

  struct Name {
    double left, width;
    int row;
  };

  const Timeline& timeline_;
  const TimelineLayout& laid_;
  std::string id_, hatch_;
  double names_, letter_, footer_ = 2 * kFooterLine;
  std::vector<Name> name_of_line_;
  Markup m_;
};

}  // namespace

std::string write_timeline(const view::Timeline& timeline, double width, std::string_view id) {
  view::TimelineMetrics metrics;
  metrics.row_height = kRowHeight;
  const TimelineLayout laid = view::layout(timeline, width, metrics);
  return Picture(timeline, laid, id, 0).write();
}

std::string write_picture(const view::Timeline& timeline, double width, std::string_view id) {
  constexpr double kNames = view::theme::mouse.row_label_width * kWideLetter / kLetter;
  const TimelineLayout laid = view::layout(timeline, width - kNames);
  return Picture(timeline, laid, id, kNames).write();
}

}  // namespace cocrea::html
