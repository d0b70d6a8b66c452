// The timeline: lays it out when its data, width or zoom changed, and runs its frame. Painting and input have files of their own.
#include <algorithm>
#include <cmath>

#include "ui/impl.h"
#include "ui/test_hooks.h"

namespace cocrea::ui {

using Kind = TimelineDrag::Kind;

namespace {

view::TimelineMetrics metrics_of(const Theme& theme, const view::Timeline& timeline) {
  view::TimelineMetrics metrics;
  metrics.row_height = theme.size.row_height;
  metrics.bar_height = theme.size.bar_height;
  metrics.header_height = timeline_ticks_height(theme) + timeline_names_height(theme, timeline);
  metrics.mark_radius = theme.size.mark_radius;
  return metrics;
}

}  // namespace

float timeline_ticks_height(const Theme& theme) { return round4(52 * theme.scale); }

float timeline_names_height(const Theme& theme, const view::Timeline& timeline) { return timeline.lines.empty() ? 0 : round4((timeline.lines.size() > 2 ? 40.0f : 20.0f) * theme.scale); }

TimelineFrame Ui::Impl::timeline_frame(const Region& region, const Piece& piece, const Rect& r) {
  TimelineFrame frame;
  frame.piece = &piece;
  frame.timeline = piece.node->timeline.get();
  frame.all = r;
  frame.seen = region.rect;
  frame.focused = focus == piece.id && focus_visible;
  TimelineView& view = timelines[piece.id];
  frame.view = &view;
  const float label_width = std::min(theme.size.row_label_width, std::floor(r.w * 0.4f));
  const double content_width = r.w - label_width;

  const bool new_data = view.timeline != piece.node->timeline;
  if (new_data || view.laid_width != content_width || view.laid_scale != theme.scale) {
    // What was in the middle stays there when the scale changes by a button.
    const double old_scale = view.layout.pixels_per_day;
    const double middle_day = old_scale > 0 ? (view.scroll + content_width / 2) / old_scale : 0;
    const dates::Day old_origin = view.layout.origin;
    view.timeline = piece.node->timeline;
    view.layout = view::layout(*view.timeline, content_width, metrics_of(theme, *view.timeline));
    view.laid_width = content_width;
    view.laid_scale = theme.scale;
    const double now = view.layout.pixels_per_day;
    if (view.anchor_day) {
      view.scroll = *view.anchor_day * now - view.anchor_x;
      view.anchor_day.reset();
      view.target.reset();
    } else if (view.started && (std::abs(now - old_scale) > 1e-9 || old_origin != view.layout.origin)) {
      const double moved = dates::days_between(view.layout.origin, old_origin);
      view.scroll = (middle_day + moved) * now - content_width / 2;
      view.target.reset();
    }
    if (view.drag.kind != Kind::none && new_data && view.drag.kind != Kind::pan) view.drag = {};
  }
  const view::TimelineLayout& layout = view.layout;
  const double most = std::max(0.0, layout.width - content_width);
  if (!view.started || view.jump_serial != view.timeline->jump_serial) {   // the as-of day in the first third
    const double x = std::clamp(layout.x_of(view.timeline->as_of) - content_width / 3, 0.0, most);
    if (view.started && !theme.reduced_motion) view.target = x;
    else view.scroll = x;
    view.started = true;
    view.jump_serial = view.timeline->jump_serial;
    want_frames(1);
  }
  if (view.target) {
    const double goal = std::clamp(*view.target, 0.0, most);
    view.scroll += (goal - view.scroll) * std::min(1.0, static_cast<double>(ImGui::GetIO().DeltaTime) * 18);
    if (theme.reduced_motion || std::abs(goal - view.scroll) < 0.5) view.scroll = goal, view.target.reset();
    want_frames(1);
  }
  view.scroll = std::clamp(view.scroll, 0.0, most);

  const auto header_height = static_cast<float>(layout.header_height);
  const float footer = r.h - static_cast<float>(layout.height);
  const float header_y = std::clamp(region.rect.y, r.y, std::max(r.y, r.bottom() - footer - header_height));
  frame.labels = {r.x, r.y, label_width, r.h};
  frame.header = {r.x, header_y, r.w, header_height};
  frame.content = {r.x + label_width, r.y, r.w - label_width, r.h};
  frame.rows_top = r.y;

  // Rows in view, by bisection: twenty thousand cost no more than the ones that are seen.
  const double top = frame.header.bottom() - r.y, bottom = region.rect.bottom() - r.y;
  const auto first = std::partition_point(layout.rows.begin(), layout.rows.end(), [&](const view::RowBox& row) { return row.y + row.h <= top; });
  const auto last = std::partition_point(first, layout.rows.end(), [&](const view::RowBox& row) { return row.y < bottom; });
  frame.first_row = static_cast<std::size_t>(first - layout.rows.begin());
  frame.last_row = static_cast<std::size_t>(last - layout.rows.begin());
  return frame;
}

void Ui::Impl::timeline(Region& region, const Piece& piece, const Rect& r) {
  if (!piece.node->timeline) return;
  TimelineFrame frame = timeline_frame(region, piece, r);
  timeline_keys(region, frame);
  timeline_pointer(frame);
  timeline_zoom(frame);

  const float radius = theme.size.radius_card;
  fill(r, theme(&Colors::card), radius);
  ImGui::PushClipRect({r.x + 1, r.y + 1}, {r.right() - 1, r.bottom() - 1}, true);
  for (std::size_t i = frame.first_row; i < frame.last_row; ++i) {
    if (!frame.timeline->rows[i].selected) continue;
    const view::RowBox& row = frame.view->layout.rows[i];
    fill({r.x, frame.y_of(row.y), frame.labels.w, static_cast<float>(row.h)}, theme(&Colors::accent_soft));
  }
  ImGui::PushClipRect({frame.content.x, frame.header.bottom()}, {frame.content.right(), r.bottom()}, true);
  timeline_grid(frame);
  timeline_corridors(frame);
  timeline_lines(frame);   // behind the bars, whose words they would strike through
  timeline_links(frame);
  timeline_rows(frame);
  timeline_link_tips(frame);
  ImGui::PopClipRect();
  ImGui::PushClipRect({frame.content.x, frame.header.y}, {frame.content.right(), r.bottom()}, true);
  timeline_header(frame);
  ImGui::PopClipRect();
  timeline_labels(frame);
  ImGui::PopClipRect();
  timeline_scrollbar(frame);
  outline(r, theme(&Colors::hairline), radius);
  if (frame.focused && frame.view->focused.empty()) focus_ring(piece, {r.x + 2, r.y + 2, r.w - 4, r.h - 4}, radius - 2);
}

}  // namespace cocrea::ui
