// Paints a laid-out timeline: grid, corridors, bars, marks, lines, labels.
#include <algorithm>
#include <cmath>

#include "ui/impl.h"
#include "ui/line_names.h"
#include "ui/test_hooks.h"

namespace cocrea::ui {

using Kind = TimelineDrag::Kind;

namespace {

struct BarColors {
  Role fill, text, hatch;
};

BarColors bar_colors(view::Tone tone) {
  switch (tone) {
    case view::Tone::done: return {&Colors::bar_done, &Colors::bar_text, &Colors::bar_done};
    case view::Tone::breached: return {&Colors::bar_breached, &Colors::bar_text, &Colors::bar_breached};
    case view::Tone::at_risk: return {&Colors::bar_at_risk, &Colors::bar_text, &Colors::bar_at_risk};
    case view::Tone::not_started:
    case view::Tone::secondary: return {&Colors::bar_phase, &Colors::bar_text, &Colors::bar_phase};
    case view::Tone::neutral:
    case view::Tone::accent: break;
  }
  return {&Colors::bar, &Colors::bar_text, &Colors::bar_hatch};
}

Role mark_color(view::Tone tone) {
  return tone == view::Tone::neutral || tone == view::Tone::accent ? &Colors::mark : roles(tone).solid;
}

Role line_color(view::TimelineLine::Kind kind) {
  return kind == view::TimelineLine::Kind::as_of ? &Colors::as_of : kind == view::TimelineLine::Kind::term_end ? &Colors::term_end : &Colors::plan_end;
}

}  // namespace

// Slanted lines: days on which it depends.
void Ui::Impl::hatch(const Rect& r, const Rect& clip, ImU32 color) const {
  const float left = std::max(r.x, clip.x), right = std::min(r.right(), clip.right());
  if (right <= left) return;
  const float step = 6;
  ImGui::PushClipRect({left, r.y}, {right, r.bottom()}, true);
  for (float x = r.x - r.h + std::floor((left - r.x) / step) * step; x < right; x += step) list->AddLine({x, r.bottom()}, {x + r.h, r.y}, color, 1.5f);
  ImGui::PopClipRect();
}

void Ui::Impl::diamond(float x, float y, float radius, ImU32 inside, ImU32 edge, float thickness) const {
  const ImVec2 corners[] = {{x, y - radius}, {x + radius, y}, {x, y + radius}, {x - radius, y}};
  list->AddConvexPolyFilled(corners, 4, inside);
  list->AddPolyline(corners, 4, edge, ImDrawFlags_Closed, thickness);
}

void Ui::Impl::timeline_grid(const TimelineFrame& frame) const {
  const view::TimelineLayout& layout = frame.view->layout;
  const float top = std::max(frame.header.bottom(), frame.seen.y), bottom = std::min(frame.all.bottom(), frame.seen.bottom());
  if (bottom <= top) return;
  for (const view::Tick& tick : layout.ticks) {
    const float x = std::floor(frame.x_of(tick.x));
    if (x < frame.content.x - 1 || x > frame.content.right()) continue;
    fill({x, top, 1, bottom - top}, theme(tick.level == 0 ? &Colors::grid_strong : &Colors::grid));
  }
  for (std::size_t i = frame.first_row; i < frame.last_row; ++i)
    fill({frame.content.x, std::floor(frame.y_of(layout.rows[i].y + layout.rows[i].h)), frame.content.w, 1}, theme(&Colors::grid));
}

void Ui::Impl::timeline_corridors(const TimelineFrame& frame) const {
  const view::TimelineLayout& layout = frame.view->layout;
  const auto corridor = std::lower_bound(layout.corridors.begin(), layout.corridors.end(), frame.first_row, [](const view::LaidCorridor& one, std::size_t row) { return one.row < row; });
  for (auto it = corridor; it != layout.corridors.end() && it->row < frame.last_row; ++it) {
    const float x = frame.x_of(it->box.x), right = frame.x_of(it->box.x + it->box.w);
    if (right < frame.content.x || x > frame.content.right()) continue;
    fill({x, frame.y_of(it->box.y), right - x, static_cast<float>(it->box.h)}, theme(&Colors::corridor), 2);
  }
}

// What waits for what: a thin line with corners, and the tip of an arrow where it arrives.
void Ui::Impl::timeline_links(const TimelineFrame& frame) const {
  const ImU32 color = theme(&Colors::secondary);
  for (const view::LaidLink& one : frame.view->layout.links) {
    if (std::max(one.from_row, one.to_row) < frame.first_row || std::min(one.from_row, one.to_row) >= frame.last_row) continue;
    const double stub = view::LaidLink::kStub;
    const auto at = [&](double x, double y) { return ImVec2{frame.x_of(x), frame.y_of(y)}; };
    const ImVec2 corners[] = {at(one.x1, one.y1), at(one.x1 + stub, one.y1), at(one.x1 + stub, one.y), at(one.x2 - stub, one.y), at(one.x2 - stub, one.y2), at(one.x2 - 2, one.y2)};
    list->AddPolyline(corners, 6, color, 0, 1.5f);
    const ImVec2 point = at(one.x2, one.y2);
    if (test::collecting()) {
      const float left = std::min(corners[0].x, point.x), top = std::min(corners[0].y, point.y);
      const view::TimelineLink& link = frame.timeline->links[one.link];
      test::mark(frame.piece->node->id + "/link:" + link.from + ">" + link.to, {}, left, top, std::max(corners[0].x, point.x) - left, std::max(corners[0].y, point.y) - top, true, false);
    }
  }
}

// Above the bars, on which the tips may lie.
void Ui::Impl::timeline_link_tips(const TimelineFrame& frame) const {
  for (const view::LaidLink& one : frame.view->layout.links) {
    if (one.to_row < frame.first_row || one.to_row >= frame.last_row) continue;
    const float x = frame.x_of(one.x2), y = frame.y_of(one.y2);
    list->AddTriangleFilled({x + 1, y}, {x - 8, y - 6}, {x - 8, y + 6}, theme(&Colors::card));
    list->AddTriangleFilled({x, y}, {x - 6, y - 4}, {x - 6, y + 4}, theme(&Colors::secondary));
  }
}

void Ui::Impl::timeline_rows(const TimelineFrame& frame) {
  const view::TimelineLayout& layout = frame.view->layout;
  if (layout.first_bar_of_row.size() <= frame.last_row) return;
  for (std::size_t r = frame.first_row; r < frame.last_row; ++r) {
    const view::TimelineRow& row = frame.timeline->rows[r];
    for (std::size_t i = layout.first_bar_of_row[r]; i < layout.first_bar_of_row[r + 1]; ++i) timeline_bar(frame, row, layout.bars[i]);
    for (std::size_t i = layout.first_mark_of_row[r]; i < layout.first_mark_of_row[r + 1]; ++i) timeline_mark(frame, row, layout.marks[i]);
    timeline_elsewhere(frame, r);
  }
}

// A row that seems empty because all it has lies further left or right says so at that edge.
void Ui::Impl::timeline_elsewhere(const TimelineFrame& frame, std::size_t row) const {
  const view::TimelineLayout& layout = frame.view->layout;
  bool left = false, right = false, seen = false;
  const auto look = [&](double from, double to) {
    if (frame.x_of(to) < frame.content.x) left = true;
    else if (frame.x_of(from) > frame.content.right()) right = true;
    else seen = true;
  };
  for (std::size_t i = layout.first_bar_of_row[row]; i < layout.first_bar_of_row[row + 1] && !seen; ++i)
    look(layout.bars[i].hatched_start.x, layout.bars[i].hatched_end.x + layout.bars[i].hatched_end.w);
  for (std::size_t i = layout.first_mark_of_row[row]; i < layout.first_mark_of_row[row + 1] && !seen; ++i)
    look(layout.marks[i].x - layout.marks[i].r, layout.marks[i].x + layout.marks[i].span_w + layout.marks[i].r);
  if (seen) return;
  const float size = theme.size.icon_small, y = frame.y_of(layout.rows[row].y + layout.rows[row].h / 2) - size / 2;
  if (left) fonts.draw_icon(list, icon_character("chevron_left"), frame.content.x + 4, y, size, theme(&Colors::secondary));
  if (right) fonts.draw_icon(list, icon_character("chevron_right"), frame.content.right() - size - 4, y, size, theme(&Colors::secondary));
}

void Ui::Impl::timeline_bar(const TimelineFrame& frame, const view::TimelineRow& row, const view::LaidBar& laid) {
  const TimelineView& view = *frame.view;
  const view::Bar& bar = row.bars[laid.bar];
  double from = laid.hatched_start.x, to = laid.hatched_end.x + laid.hatched_end.w;
  double solid_from = laid.solid.x, solid_to = laid.solid.x + laid.solid.w;
  const bool dragged = view.drag.takes(bar.id);
  if (dragged) {
    const double by = view.drag.days * view.layout.pixels_per_day;
    if (view.drag.kind != Kind::end) from += by, solid_from += by;
    if (view.drag.kind != Kind::start) to += by, solid_to += by;
    to = std::max(to, from + view.layout.pixels_per_day);
    solid_from = std::clamp(solid_from, from, to);
    solid_to = std::clamp(solid_to, solid_from, to);
  }
  const float x = frame.x_of(from), right = frame.x_of(to);
  const bool has_focus = frame.focused && view.focused == bar.id;
  const Rect r{x, frame.y_of(laid.solid.y), right - x, static_cast<float>(laid.solid.h)};
  if (test::collecting()) test::mark(frame.piece->node->id + "/" + bar.id, bar.spoken, r.x, r.y, r.w, r.h, right > frame.content.x && x < frame.content.right(), has_focus);
  if (right < frame.content.x - 4 || x > frame.content.right() + 4) return;
  if (has_focus && !dragged) tooltip(bar.spoken, r);   // its dates, as for a pointer

  const BarColors colors = bar_colors(bar.tone);
  if (bar.ghost) {
    dashes(r, theme(colors.fill), 4);
    if (has_focus) outline({r.x - 3, r.y - 3, r.w + 6, r.h + 6}, theme(&Colors::focus), 7, theme.size.focus_width);
    return;
  }
  if (dragged) {   // where it was
    const Rect ghost{frame.x_of(laid.hatched_start.x), r.y, static_cast<float>(laid.hatched_end.x + laid.hatched_end.w - laid.hatched_start.x), r.h};
    dashes(ghost, theme(colors.fill), 4);
  }
  const float solid_x = frame.x_of(solid_from), solid_right = frame.x_of(solid_to);
  if (solid_x > x + 0.5f || solid_right < right - 0.5f) {
    fill(r, theme(&Colors::accent_soft), 5);
    const Rect clip = frame.content;
    if (solid_x > x + 0.5f) hatch({x, r.y, solid_x - x, r.h}, clip, theme(colors.hatch));
    if (solid_right < right - 0.5f) hatch({solid_right, r.y, right - solid_right, r.h}, clip, theme(colors.hatch));
  }
  if (solid_right > solid_x) fill({solid_x, r.y, solid_right - solid_x, r.h}, theme(colors.fill), 5);
  if (has_focus) outline({r.x - 3, r.y - 3, r.w + 6, r.h + 6}, theme(&Colors::focus), 7, theme.size.focus_width);

  // The label stays in view while its bar is.
  const TextStyle style = theme.small(Weight::semibold);
  const double shift = view.scroll - frame.content.x;
  const auto [from_x, to_x] = view::room_for_words(view.layout, laid.row, std::max(solid_x, frame.content.x) + 9 + shift, std::min(solid_right, frame.content.right()) - 6 + shift,
                                                   fonts.width(style, bar.label));
  const float room = static_cast<float>(to_x - from_x);
  if (room > 40 * theme.scale) words(style, bar.label, frame.x_of(from_x), r.y + (r.h - style.line) / 2, room, theme(colors.text));
}

void Ui::Impl::timeline_mark(const TimelineFrame& frame, const view::TimelineRow& row, const view::LaidMark& laid) {
  const view::Mark& mark = row.marks[laid.mark];
  const bool dragged = frame.view->drag.takes(mark.id);
  const float was = frame.x_of(laid.x), x = was + (dragged ? static_cast<float>(frame.view->drag.days * frame.view->layout.pixels_per_day) : 0);
  const float y = frame.y_of(laid.y), radius = static_cast<float>(laid.r), end = x + static_cast<float>(laid.span_w);
  const bool has_focus = frame.focused && frame.view->focused == mark.id;
  if (test::collecting()) test::mark(frame.piece->node->id + "/" + mark.id, mark.spoken, x - radius, y - radius, 2 * radius, 2 * radius, x > frame.content.x && x < frame.content.right(), has_focus);
  if (end < frame.content.x - radius || x > frame.content.right() + radius) return;
  if (has_focus && !dragged) tooltip(mark.spoken, {x - radius, y - radius, 2 * radius, 2 * radius});
  const ImU32 color = theme(mark.count > 0 && !mark.hollow ? bar_colors(mark.tone).fill : mark_color(mark.tone));   // a number is read on what bars have
  if (dragged) diamond(was, y, radius, 0, color, 1.5f);
  if (end > x + 1) {   // it may be any of these days
    const Rect days{x, y - radius * 0.6f, end - x, radius * 1.2f};
    hatch(days, frame.content, theme(&Colors::bar_hatch));
    diamond(end, y, radius * 0.7f, theme(&Colors::mark_fill), color, 1.5f);
  }
  if (mark.ghost) {   // as it was
    diamond(x, y, radius, 0, color, 1.5f);
    if (has_focus) outline({x - radius - 4, y - radius - 4, 2 * radius + 8, 2 * radius + 8}, theme(&Colors::focus), 6, theme.size.focus_width);
    return;
  }
  // On a bar of the same colour a mark needs an edge of its own.
  if (!row.bars.empty()) diamond(x, y, radius + 2, theme(&Colors::card), theme(&Colors::card), 1);
  diamond(x, y, radius, mark.hollow ? theme(&Colors::mark_fill) : color, color, 2);
  if (mark.count > 0) {   // of several, how many
    const std::string number = std::to_string(mark.count);
    const TextStyle style = theme.small(Weight::semibold);
    words(style, number, x - fonts.width(style, number) / 2, y - style.line / 2, 2 * radius, theme(mark.hollow ? &Colors::text : &Colors::bar_text));
  }
  if (has_focus) outline({x - radius - 4, y - radius - 4, 2 * radius + 8, 2 * radius + 8}, theme(&Colors::focus), 6, theme.size.focus_width);
}

void Ui::Impl::timeline_header(const TimelineFrame& frame) const {
  const Rect& h = frame.header;
  fill({frame.content.x, h.y, frame.content.w, h.h}, theme(&Colors::card), theme.size.radius_card);
  const float half = std::floor(timeline_ticks_height(theme) / 2);
  // Years, or months above weeks: what has begun stays readable at the left. What would be cut is left out.
  const auto ticks = [&](int level, const TextStyle& style, float y, Role line, Role color) {
    const std::vector<view::Tick>& all = frame.view->layout.ticks;
    float next = frame.x_of(frame.view->layout.width);
    for (std::size_t i = all.size(); i-- > 0;) {
      const view::Tick& tick = all[i];
      if (tick.level != level) continue;
      const float x = frame.x_of(tick.x);
      if (x < frame.content.right() && next > frame.content.x) {
        fill({std::floor(x), y, 1, level == 0 ? 2 * half : half}, theme(line));
        const float w = fonts.width(style, tick.label);
        const float left = level == 0 ? std::min(std::max(x, frame.content.x) + 8, next - w - 6) : x + (next - x - w) / 2;
        if (w > 0 && w + 2 <= next - x && left > frame.content.x && left + w <= frame.content.right()) {
          if (test::collecting()) test::mark(frame.piece->node->id + "/tick:" + tick.label, tick.label, left, y, w, half, true, false);
          fonts.draw(list, style, left, y + (half - style.line) / 2 + (level == 0 ? 2.0f : -1.0f), theme(color), tick.label.data(), tick.label.data() + tick.label.size());
        }
      }
      next = x;
    }
  };
  ticks(0, theme.body(Weight::semibold), h.y, &Colors::grid_strong, &Colors::text);
  ticks(1, theme.small(), h.y + half, &Colors::grid, &Colors::secondary);
  timeline_line_names(frame, h.y + 2 * half);
  fill({frame.content.x, h.bottom() - 1, frame.content.w, 1}, theme(&Colors::hairline));
}

// Today and the ends.
void Ui::Impl::timeline_lines(const TimelineFrame& frame) const {
  const view::TimelineLayout& layout = frame.view->layout;
  const float top = frame.header.bottom();
  for (const view::LaidLine& laid : layout.lines) {
    const view::TimelineLine& line = frame.timeline->lines[laid.line];
    const Role role = line_color(line.kind);
    const float x = frame.x_of(laid.x), end = frame.x_of(laid.x + laid.w);
    if (end < frame.content.x || x > frame.content.right()) continue;
    // Only what is seen: in a long timeline a line is higher than the window by far.
    const float end_y = std::min(frame.y_of(layout.height), frame.seen.bottom());
    const float first_dash = top + std::max(0.0f, std::floor((frame.seen.y - top) / 8)) * 8;
    const auto dashed = [&](float at, float w, float length) {
      for (float y = first_dash; y < end_y; y += 8) fill({std::round(at) - 1, y, w, std::min(length, end_y - y)}, theme(role));
    };
    if (line.kind == view::TimelineLine::Kind::as_of) {
      fill({x - 1, top, 2, end_y - top}, theme(role));
    } else {
      dashed(x, 2, 5);
      if (laid.w > 1) dashed(end, 1, 3);
    }
  }
}

// Their names stand in the header, which stays in view.
void Ui::Impl::timeline_line_names(const TimelineFrame& frame, float top) const {
  const TextStyle style = theme.small(Weight::semibold);
  std::vector<LineToName> seen;
  std::vector<const view::TimelineLine*> lines;
  for (const view::LaidLine& laid : frame.view->layout.lines) {
    const view::TimelineLine& line = frame.timeline->lines[laid.line];
    const float x = frame.x_of(laid.x), end = frame.x_of(laid.x + laid.w);
    if (end < frame.content.x || x > frame.content.right()) continue;
    if (laid.w > 1) hatch({x, frame.header.bottom() - 7, end - x, 6}, frame.content, theme(line_color(line.kind)));   // the days it may be
    seen.push_back({x, end, fonts.width(style, line.label)});
    lines.push_back(&line);
  }
  const int levels = frame.view->layout.lines.size() > 2 ? 2 : 1;
  const float each = (frame.header.bottom() - top) / static_cast<float>(levels);
  const std::vector<std::optional<NamePlace>> places = place_line_names(seen, frame.content.x, frame.content.right(), levels);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i]) continue;
    const view::TimelineLine& line = *lines[i];
    const Role role = line_color(line.kind);
    const float left = places[i]->left, y = top + each * static_cast<float>(places[i]->level);
    fill({std::round(seen[i].x) - 1, y + 3, 2, frame.header.bottom() - y - 3}, theme(role));
    if (test::collecting()) test::mark(frame.piece->node->id + "/line:" + line.label, line.label, left, y, seen[i].width, each, true, false);
    fonts.draw(list, style, left, y + (each - style.line) / 2, theme(role), line.label.data(), line.label.data() + line.label.size());
  }
}

void Ui::Impl::timeline_labels(const TimelineFrame& frame) {
  const view::TimelineLayout& layout = frame.view->layout;
  const Rect& labels = frame.labels;
  fill({labels.right() - 1, labels.y, 1, labels.h}, theme(&Colors::hairline));
  ImGui::PushClipRect({labels.x, frame.header.bottom()}, {labels.right() - 1, labels.bottom()}, true);
  const bool squeezed = labels.w < 0.75f * theme.size.row_label_width;   // words need it more than the edges
  const float edge = squeezed ? 8 : 16, end = labels.right() - (squeezed ? 4.0f : 12.0f);
  std::vector<Line> rows;
  for (std::size_t i = frame.first_row; i < frame.last_row; ++i) {
    const view::TimelineRow& row = frame.timeline->rows[i];
    const Rect r{labels.x, frame.y_of(layout.rows[i].y), labels.w, static_cast<float>(layout.rows[i].h)};
    if (test::collecting()) test::mark(frame.piece->node->id + "/" + row.id, row.label, r.x, r.y, r.w, r.h, true, false);
    const TextStyle style = row.selected ? theme.small(Weight::semibold) : theme.small();
    const ImU32 color = theme(row.selected ? &Colors::accent_text : &Colors::text);
    // What opens says so; what it opened stands further in.
    const bool opens = row.action.is<view::Unfold>();
    const float left = r.x + edge + (row.part ? 12.0f : 0.0f), room = end - left - (opens ? theme.size.icon_small + 4 : 0);
    if (opens) {
      const bool open = i + 1 < layout.rows.size() && frame.timeline->rows[i + 1].part;
      fonts.draw_icon(list, icon_character(open ? "chevron_up" : "chevron_down"), end - theme.size.icon_small, r.y + (r.h - theme.size.icon_small) / 2, theme.size.icon_small, theme(&Colors::secondary));
    }
    rows.clear();
    fonts.wrap(style, row.label, room, rows);
    if (rows.size() <= 1) {
      words(style, row.label, left, r.y + (r.h - style.line) / 2, room, color);
    } else {   // two lines at most; the second is cut where it does not fit
      TextStyle close = style;
      close.line = std::round(style.size * 1.2f);
      const float y = r.y + (r.h - 2 * close.line) / 2;
      fonts.draw(list, close, left, y, color, rows[0].begin, rows[0].end);
      words(close, std::string_view(rows[1].begin, static_cast<std::size_t>(row.label.data() + row.label.size() - rows[1].begin)), left, y + close.line, room, color);
    }
  }
  ImGui::PopClipRect();
}

}  // namespace cocrea::ui
