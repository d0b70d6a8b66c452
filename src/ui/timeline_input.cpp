// Pointer and keyboard on a timeline: press, drag to move, edges to resize, empty space to scroll, wheel and pinch to zoom.
//
// Keys: arrows go from bar to bar; Enter opens; Alt with left and right moves the bar or mark by a day (with Ctrl by thirty), Shift with them moves its
// end. A month or a year moves by months or years. Escape gives up a drag.
#include <algorithm>
#include <cmath>

#include "core/dates/partial_date.h"
#include "core/plan/sorted.h"
#include "ui/impl.h"
#include "ui/test_hooks.h"
#include "view/texts.h"

namespace cocrea::ui {

using Kind = TimelineDrag::Kind;
using view::Event;

namespace {

constexpr float slack = 4, edge_width = 7;

// The least step that changes a date of this precision.
int step_of(const dates::Span& span) {
  switch (view::date_of(span).precision()) {
    case dates::Precision::day: return 1;
    case dates::Precision::month: return 31;
    case dates::Precision::year: return 366;
  }
  return 1;
}

std::optional<view::Bar> find_movable(const view::Timeline& timeline, std::string_view id) {
  for (const view::TimelineRow& row : timeline.rows) {
    for (const view::Bar& bar : row.bars)
      if (bar.id == id) return bar;
    for (const view::Mark& mark : row.marks)
      if (mark.id == id) return view::bar_of(mark);
  }
  return std::nullopt;
}

}  // namespace

TimelineHit Ui::Impl::timeline_hit(const TimelineFrame& frame, float x, float y) const {
  TimelineHit hit;
  const view::TimelineLayout& layout = frame.view->layout;
  if (y < frame.header.bottom() || !frame.all.contains(x, y)) return hit;
  hit.kind = Kind::pan;
  for (std::size_t r = frame.first_row; r < frame.last_row; ++r) {
    const float top = frame.y_of(layout.rows[r].y);
    if (y < top || y >= top + static_cast<float>(layout.rows[r].h)) continue;
    const view::TimelineRow& row = frame.timeline->rows[r];
    if (x < frame.labels.right()) {
      hit.kind = Kind::press;
      if (row.action.index() != 0) hit.target = row.id;
      hit.words = row.label;
      hit.rect = {frame.labels.x, top, frame.labels.w, static_cast<float>(layout.rows[r].h)};
      return hit;
    }
    const float reach = theme.touch ? 14.0f : 3.0f;
    for (std::size_t i = layout.first_mark_of_row[r]; i < layout.first_mark_of_row[r + 1]; ++i) {
      const view::LaidMark& laid = layout.marks[i];
      const float left = frame.x_of(laid.x), radius = static_cast<float>(laid.r);
      if (x < left - radius - reach || x > left + static_cast<float>(laid.span_w) + radius + reach) continue;
      hit.kind = row.marks[laid.mark].field ? Kind::move : Kind::press;
      hit.target = row.marks[laid.mark].id;
      hit.words = row.marks[laid.mark].spoken;
      hit.rect = {left - radius, frame.y_of(laid.y) - radius, 2 * radius, 2 * radius};
      return hit;
    }
    for (std::size_t i = layout.first_bar_of_row[r + 1]; i-- > layout.first_bar_of_row[r];) {   // the last is drawn above the others
      const view::LaidBar& laid = layout.bars[i];
      const float left = frame.x_of(laid.hatched_start.x), right = frame.x_of(laid.hatched_end.x + laid.hatched_end.w);
      const view::Bar& bar = row.bars[laid.bar];
      const float outside = bar.end_field ? 2 : 0;
      if (x < left - outside || x > right + outside) continue;
      hit.target = bar.id;
      hit.words = bar.spoken;
      hit.rect = {left, frame.y_of(laid.solid.y), right - left, static_cast<float>(laid.solid.h)};
      const float edge = std::min(edge_width, (right - left) / 4);
      hit.kind = !bar.end_field ? Kind::press : x < left + edge ? Kind::start : x > right - edge ? Kind::end : Kind::move;
      return hit;
    }
    // A window is no thing to press: it only says what it is.
    for (const view::LaidCorridor& laid : layout.corridors) {
      const float left = frame.x_of(laid.box.x), right = frame.x_of(laid.box.x + laid.box.w);
      if (laid.row != r || x < left || x > right) continue;
      hit.words = row.corridors[laid.corridor].spoken;
      hit.rect = {left, frame.y_of(laid.box.y), right - left, static_cast<float>(laid.box.h)};
      break;
    }
    return hit;
  }
  return hit;
}

void Ui::Impl::timeline_activate(const TimelineFrame& frame, std::string_view target) {
  Event event;
  event.kind = Event::Kind::activate;
  event.node = frame.piece->node->id;
  event.target = target;
  report.events.push_back(std::move(event));
  want_frames(2);
}

void Ui::Impl::finish_drag(const TimelineFrame& frame, const view::Bar& bar) {
  const TimelineDrag& drag = frame.view->drag;
  if (drag.days == 0) return;
  Event event;
  event.kind = Event::Kind::drag;
  event.node = frame.piece->node->id;
  event.target = bar.id;
  event.start_days = drag.kind == Kind::end || !bar.start_field ? 0 : drag.days;
  event.end_days = drag.kind == Kind::start ? 0 : drag.days;
  report.events.push_back(std::move(event));
  want_frames(2);
}

void Ui::Impl::timeline_pointer(TimelineFrame& frame) {
  TimelineView& view = *frame.view;
  const Piece& piece = *frame.piece;
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 mouse = io.MousePos;
  // The strip at the bottom belongs to the scrollbar.
  const ImRect box(frame.all.x, frame.all.y, frame.all.right(), frame.all.bottom() - 12);
  test::name(piece.id, piece.node->id, piece.node->label, focus == piece.id);
  bool hovered = false, held = false;
  const bool there = ImGui::ItemAdd(box, piece.id, nullptr, ImGuiItemFlags_NoNav);
  if (there) ImGui::ButtonBehavior(box, piece.id, &hovered, &held, ImGuiButtonFlags_PressedOnClickRelease);
  TimelineDrag& drag = view.drag;

  if (held && drag.kind == Kind::none && io.MouseClicked[0]) {
    const TimelineHit hit = timeline_hit(frame, mouse.x, mouse.y);
    drag = {};
    drag.kind = hit.kind == Kind::none ? Kind::pan : hit.kind;
    drag.target = hit.target;
    drag.grabbed_x = mouse.x;
    drag.grabbed_y = mouse.y;
    drag.scroll_before = view.scroll;
    view.target.reset();
    view.glide = {};
    focus_by_mouse(piece.id);
    view.focused = hit.target;
  }
  if (held && drag.kind != Kind::none && !drag.cancelled) {
    const float dx = mouse.x - drag.grabbed_x;
    const bool by_finger = io.MouseSource == ImGuiMouseSource_TouchScreen;
    // A finger that goes up or down scrolls the page (pan_with_finger), unless it has rested on a bar.
    const bool sideways = !by_finger || finger.rests || std::abs(dx) >= std::abs(mouse.y - drag.grabbed_y);
    if (!drag.moved && sideways && std::abs(dx) > (by_finger ? finger_slack : slack)) {
      drag.moved = true;
      // A finger that moves over a bar scrolls; one that has rested on it takes it along, as a mouse does at once. The field that does the same is on
      // the bar's page.
      if (by_finger && drag.carries() && !finger.rests) drag.kind = Kind::pan;
    }
    if (drag.moved && drag.kind == Kind::pan) {
      view.scroll = std::clamp(drag.scroll_before - dx, 0.0, std::max(0.0, view.layout.width - frame.content.w));
      if (by_finger) view.glide.follow(-io.MouseDelta.x, io.DeltaTime);
      report.cursor = "grabbing";
    } else if (drag.moved && drag.carries()) {
      drag.days = static_cast<int>(std::lround(dx / view.layout.pixels_per_day));
      report.cursor = drag.kind == Kind::move ? "grabbing" : "ew-resize";
    }
    want_frames(1);
  }
  if (!held && drag.kind != Kind::none) {
    const bool let_go = !io.MouseDown[0] && !drag.cancelled;
    const std::optional<view::Bar> bar = find_movable(*frame.timeline, drag.target);
    if (let_go && drag.moved && drag.carries() && bar) finish_drag(frame, *bar);
    else if (let_go && !drag.moved && !drag.target.empty() && there && !finger_rested()) timeline_activate(frame, drag.target);
    if (let_go && !theme.reduced_motion) view.glide.let_go();
    else view.glide = {};
    drag = {};
    want_frames(2);
  }
  if (drag.kind == Kind::none) {
    const double before = view.scroll;
    if (const float by = view.glide.step(io.DeltaTime); by != 0) {
      view.scroll = std::clamp(before + static_cast<double>(by), 0.0, std::max(0.0, view.layout.width - static_cast<double>(frame.content.w)));
      if (view.scroll == before) view.glide = {};   // at its end
      want_frames(1);
    }
  }
  if (drag.moved && !drag.cancelled && drag.carries()) {   // the dates that it would have
    if (const std::optional<view::Bar> bar = find_movable(*frame.timeline, drag.target)) {
      const auto language = page->language == "en" ? view::Language::en : view::Language::es;
      const auto moved = [&](const dates::Span& span, Kind other) { return view::brief(language, view::moved(view::date_of(span), drag.kind == other ? 0 : drag.days)); };
      const std::string end = moved(bar->end, Kind::start);
      tooltip(bar->start_field ? view::text(language, "date.span", {{"from", moved(bar->start, Kind::end)}, {"to", end}}) : end, {mouse.x - 1, mouse.y, 2, 20});
    }
    return;
  }
  // A finger that rests asks what lies under it.
  const bool asks = held && finger.rests && drag.kind != Kind::none && !drag.moved;
  if (!asks && (!hovered || held || io.MouseSource == ImGuiMouseSource_TouchScreen)) return;
  const TimelineHit hit = timeline_hit(frame, mouse.x, mouse.y);
  switch (hit.kind) {
    case Kind::start:
    case Kind::end: report.cursor = "ew-resize"; break;
    case Kind::move: report.cursor = "grab"; break;
    case Kind::press: report.cursor = hit.target.empty() ? "default" : "pointer"; break;
    case Kind::pan: report.cursor = view.layout.width > frame.content.w + 1 && mouse.x > frame.content.x ? "grab" : "default"; break;
    case Kind::none: break;
  }
  if (!hit.words.empty() && mouse.x >= frame.content.x) tooltip(hit.words, {std::max(hit.rect.x, frame.content.x), hit.rect.y, std::min(hit.rect.right(), frame.content.right()) - std::max(hit.rect.x, frame.content.x), hit.rect.h});
}

void Ui::Impl::timeline_zoom(TimelineFrame& frame) {
  TimelineView& view = *frame.view;
  const ImGuiIO& io = ImGui::GetIO();
  const bool here = frame.all.contains(io.MousePos.x, io.MousePos.y) && frame.seen.contains(io.MousePos.x, io.MousePos.y) &&
                    ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && popup.kind == Popup::Kind::none;
  double factor = 1;
  float around = io.MousePos.x;
  report.zooms_here = report.zooms_here || here;
  // Of a float, as in scrolling: the function of doubles has a table of its own.
  if (here && io.KeyCtrl && io.MouseWheel != 0) factor = static_cast<double>(std::exp(0.25f * io.MouseWheel));
  if (pinch_factor != 1 && frame.all.contains(pinch_at.x, pinch_at.y)) factor = pinch_factor, around = pinch_at.x;
  if (factor != 1) {
    const double wanted = std::clamp(view.layout.pixels_per_day * factor, 0.05, 60.0);
    view.anchor_x = std::clamp(around - frame.content.x, 0.0f, frame.content.w);
    view.anchor_day = (view.scroll + view.anchor_x) / view.layout.pixels_per_day;
    Event event;
    event.kind = Event::Kind::zoom;
    event.node = frame.piece->node->id;
    event.number = wanted;
    report.events.push_back(std::move(event));
    want_frames(2);
    return;
  }
  const float across = io.MouseWheelH != 0 ? io.MouseWheelH : io.KeyShift ? io.MouseWheel : 0;
  if (here && across != 0 && !io.KeyCtrl) {
    view.scroll = std::clamp(view.scroll - static_cast<double>(across) * 100, 0.0, std::max(0.0, view.layout.width - frame.content.w));
    view.target.reset();
    want_frames(1);
  }
}

void Ui::Impl::timeline_scroll_to(TimelineFrame& frame, double left, double right) {
  TimelineView& view = *frame.view;
  const double margin = 24, w = frame.content.w;
  if (left - margin < view.scroll) view.scroll = left - margin;
  else if (right + margin > view.scroll + w) view.scroll = std::min(left - margin, right + margin - w);
  view.scroll = std::clamp(view.scroll, 0.0, std::max(0.0, view.layout.width - w));
  view.target.reset();
}

// Roving: the timeline is one stop of Tab, arrows go through its bars and marks.
void Ui::Impl::timeline_keys(Region& region, TimelineFrame& frame) {
  TimelineView& view = *frame.view;
  if (focus != frame.piece->id || popup.kind != Popup::Kind::none || editing.id != 0 || page->dialog) return;
  if (keys.across == 0 && keys.down == 0 && !keys.activate && !keys.home && !keys.end) return;
  struct Spot { std::size_t row; double left, right; std::string_view id; dates::Span end; const view::Bar* bar; };
  const view::TimelineLayout& layout = view.layout;
  const auto places_of = [&](std::size_t r) {
    std::vector<Spot> places;
    const view::TimelineRow& row = frame.timeline->rows[r];
    for (std::size_t i = layout.first_bar_of_row[r]; i < layout.first_bar_of_row[r + 1]; ++i) {
      const view::LaidBar& laid = layout.bars[i];
      places.push_back({r, laid.hatched_start.x, laid.hatched_end.x + laid.hatched_end.w, row.bars[laid.bar].id, row.bars[laid.bar].end, &row.bars[laid.bar]});
    }
    for (std::size_t i = layout.first_mark_of_row[r]; i < layout.first_mark_of_row[r + 1]; ++i) {
      const view::LaidMark& laid = layout.marks[i];
      places.push_back({r, laid.x, laid.x + laid.span_w, row.marks[laid.mark].id, row.marks[laid.mark].at, nullptr});
    }
    plan::stable_sort(places, [](const Spot& a, const Spot& b) { return a.left < b.left; });
    return places;
  };
  std::optional<Spot> here;
  std::vector<Spot> in_row;
  std::size_t index = 0;
  for (std::size_t r = 0; r < frame.timeline->rows.size() && !here && !view.focused.empty(); ++r) {
    const view::TimelineRow& row = frame.timeline->rows[r];
    const auto named = [&](const auto& one) { return one.id == view.focused; };
    if (std::none_of(row.bars.begin(), row.bars.end(), named) && std::none_of(row.marks.begin(), row.marks.end(), named)) continue;
    in_row = places_of(r);
    for (std::size_t i = 0; i < in_row.size(); ++i)
      if (in_row[i].id == view.focused) here = in_row[i], index = i;
  }
  focus_visible = true;
  if (here && (keys.alt || keys.shift) && keys.across != 0) {   // the bar itself, not the focus
    const int days = keys.across * (keys.ctrl ? 30 : 1);
    Event event;
    event.kind = Event::Kind::drag;
    event.node = frame.piece->node->id;
    event.target = here->id;
    const auto by = [&](const dates::Span& span) { return std::abs(days) >= step_of(span) ? days : keys.across * step_of(span); };
    if (keys.alt && here->bar) event.start_days = by(here->bar->start);
    event.end_days = by(here->end);   // what cannot be moved is reported too, to be told why it stays
    report.events.push_back(std::move(event));
    keys.across = 0;
    want_frames(2);
    return;
  }
  if (here && keys.activate) {
    timeline_activate(frame, here->id);
    keys.activate = false;
    return;
  }
  std::optional<Spot> next;
  const auto count = static_cast<std::ptrdiff_t>(frame.timeline->rows.size());
  const auto search = [&](std::ptrdiff_t from, int direction, bool nearest) {
    for (std::ptrdiff_t r = from; r >= 0 && r < count && !next; r += direction) {
      const std::vector<Spot> places = places_of(static_cast<std::size_t>(r));
      if (places.empty()) continue;
      next = direction > 0 || nearest ? places.front() : places.back();
      if (nearest && here)
        for (const Spot& place : places)
          if (std::abs(place.left - here->left) < std::abs(next->left - here->left)) next = place;
    }
  };
  if (!here || keys.home) search(0, 1, false);
  else if (keys.end) search(count - 1, -1, false);
  else if (keys.down != 0) search(static_cast<std::ptrdiff_t>(here->row) + keys.down, keys.down, true);
  else if (keys.across > 0) {
    if (index + 1 < in_row.size()) next = in_row[index + 1];
    else search(static_cast<std::ptrdiff_t>(here->row) + 1, 1, false);
  } else {
    if (index > 0) next = in_row[index - 1];
    else search(static_cast<std::ptrdiff_t>(here->row) - 1, -1, false);
  }
  keys.across = keys.down = 0;
  keys.activate = keys.home = keys.end = false;
  if (!next) return;
  view.focused = next->id;
  timeline_scroll_to(frame, next->left, next->right);
  reveal_row(region, *frame.piece, layout, next->row);
  want_frames(2);
}

void Ui::Impl::reveal_row(Region& region, const Piece& piece, const view::TimelineLayout& layout, std::size_t at) {
  const view::RowBox& row = layout.rows[at];
  const float top = piece.rect.y + static_cast<float>(row.y);
  reveal(region, {piece.rect.x, top - static_cast<float>(layout.header_height), 10, static_cast<float>(row.h + layout.header_height)});
}

void Ui::Impl::timeline_scrollbar(TimelineFrame& frame) {
  TimelineView& view = *frame.view;
  const double most = view.layout.width - frame.content.w;
  if (most <= 0.5) return;
  const Rect track{frame.content.x + 4, frame.all.bottom() - 12, frame.content.w - 8, 12};
  const float size = std::max(40.0f, track.w * frame.content.w / static_cast<float>(view.layout.width)), room = track.w - size;
  const ImGuiID id = ImHashStr("across", 0, frame.piece->id);
  const ImRect box(track.x, track.y, track.right(), track.bottom());
  bool hovered = false, held = false;
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_NoNav)) {
    ImGui::ButtonBehavior(box, id, &hovered, &held, ImGuiButtonFlags_PressedOnClickRelease);
    if (held) {
      const double at = track.x + room * view.scroll / most;
      if (!view.thumb) view.thumb_grab = io.MousePos.x >= at && io.MousePos.x < at + size ? io.MousePos.x - at : size / 2.0;
      if (room > 0) view.scroll = std::clamp((io.MousePos.x - view.thumb_grab - track.x) / room, 0.0, 1.0) * most;
      view.target.reset();
      want_frames(1);
    }
  }
  view.thumb = held;
  const float h = hovered || held ? 8 : 6;
  fill({track.x + room * static_cast<float>(view.scroll / most), track.bottom() - h - 3, size, h}, theme(held ? &Colors::secondary : hovered ? &Colors::input_border : &Colors::grid_strong), h / 2);
}

}  // namespace cocrea::ui
