// The keyboard's way through the page: planned from the order of its pieces, so that also what is scrolled away can be reached.
#include <algorithm>

#include "ui/impl.h"

namespace cocrea::ui {

void Ui::Impl::plan_stops() {
  stops.clear();
  const bool trapped = regions[static_cast<std::size_t>(Place::dialog)].node != nullptr;
  const Region& why = regions[static_cast<std::size_t>(Place::why)];
  constexpr float kSeen = 24;   // of what takes the focus, at least
  for (std::size_t r = 0; r < regions.size(); ++r) {
    if (!regions[r].node || (trapped && regions[r].place != Place::dialog)) continue;
    const std::vector<Piece>& pieces = regions[r].laid.pieces;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (!pieces[i].stop || pieces[i].id == 0) continue;
      Stop stop{pieces[i].id, r, i};
      // One tab, one segment and one chip stand for all; links of the navigation are stops each.
      if (pieces[i].kind == PieceKind::tab) stop.skipped = !pieces[i].node->selected;
      if (pieces[i].kind == PieceKind::segment) {
        const auto& options = pieces[i].node->field->options;
        const auto chosen = std::find_if(options.begin(), options.end(), [](const view::Option& option) { return option.selected; });
        stop.skipped = pieces[i].option != (chosen == options.end() ? 0 : static_cast<int>(chosen - options.begin()));
      }
      if (pieces[i].kind == PieceKind::chip) stop.skipped = pieces[i].option != 0;
      // A group is come to as a whole, by where its first member is: whichever is chosen may lie anywhere in it.
      if (!stops.empty() && same_group(stops.back(), stop)) stop.behind = stops.back().behind;
      else stop.behind = why.node && why.above && regions[r].place == Place::main && regions[r].rect.x + pieces[i].rect.x + kSeen > why.rect.x;
      stops.push_back(stop);
    }
  }
}

const Stop* Ui::Impl::stop_of(ImGuiID id) const {
  for (const Stop& stop : stops)
    if (stop.id == id) return &stop;
  return nullptr;
}

const Piece* Ui::Impl::focused_piece() const {
  const Stop* stop = focus ? stop_of(focus) : nullptr;
  return stop ? &regions[stop->region].laid.pieces[stop->piece] : nullptr;
}

bool Ui::Impl::stop_is_text(const Stop& stop) const {
  const PieceKind kind = regions[stop.region].laid.pieces[stop.piece].kind;
  return kind == PieceKind::text_field || kind == PieceKind::long_field;
}

void Ui::Impl::reveal(Region& region, const Rect& inside) {
  const float margin = 24, top = inside.y - margin, bottom = inside.bottom() + margin;
  float y = region.scroll.target.value_or(region.scroll.y);
  if (top < y) y = top;
  else if (bottom > y + region.rect.h) y = std::min(top, bottom - region.rect.h);
  else return;
  region.scroll.y = std::clamp(y, 0.0f, std::max(0.0f, region.laid.height - region.rect.h));
  region.scroll.target.reset();
}

void Ui::Impl::reveal(const Stop& stop) {
  Region& region = regions[stop.region];
  const Piece& piece = region.laid.pieces[stop.piece];
  if (piece.kind == PieceKind::timeline) {   // higher than the view: it scrolls to its own bars
    const TimelineView& view = timelines[piece.id];
    const auto named = [&](const auto& one) { return one.id == view.focused; };
    for (std::size_t r = 0; view.timeline && r < view.timeline->rows.size(); ++r) {
      const view::TimelineRow& row = view.timeline->rows[r];
      if (std::none_of(row.bars.begin(), row.bars.end(), named) && std::none_of(row.marks.begin(), row.marks.end(), named)) continue;
      reveal_row(region, piece, view.layout, r);
      return;
    }
    reveal(region, {piece.rect.x, piece.rect.y, piece.rect.w, std::min(piece.rect.h, 160.0f)});
    return;
  }
  reveal(region, piece.rect);
}

void Ui::Impl::set_focus(const Stop& stop, bool visible) {
  if (editing.id != 0 && editing.id != stop.id) leave_text();
  focus = stop.id;
  focus_stop = static_cast<std::size_t>(&stop - stops.data());
  focus_visible = visible;
  reveal(stop);
  if (visible && stop_is_text(stop)) edit_wanted = stop.id;
  want_frames(2);
}

void Ui::Impl::focus_by_mouse(ImGuiID id) {
  if (const Stop* stop = stop_of(id)) {
    if (editing.id != 0 && editing.id != id) leave_text();
    focus = id;
    focus_stop = static_cast<std::size_t>(stop - stops.data());
    focus_visible = false;
  }
  want_frames(2);
}

void Ui::Impl::drop_focus() {
  leave_text();
  focus = 0;
  focus_visible = false;
}

std::size_t Ui::Impl::stop_after(std::size_t region, std::size_t piece) const {
  const auto next = std::find_if(stops.begin(), stops.end(), [&](const Stop& stop) { return stop.region > region || (stop.region == region && stop.piece > piece); });
  return static_cast<std::size_t>(next - stops.begin());
}

// What cannot have the focus itself, such as the heading of a new page: Tab goes on from there.
void Ui::Impl::focus_between(std::string_view node) {
  for (std::size_t r = 0; r < regions.size(); ++r) {
    if (!regions[r].node) continue;
    const std::vector<Piece>& pieces = regions[r].laid.pieces;
    const auto found = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& piece) { return piece.node && piece.node->id == node; });
    if (found == pieces.end()) continue;
    leave_text();
    focus = found->id;
    focus_stop = stop_after(r, static_cast<std::size_t>(found - pieces.begin()));
    focus_visible = false;
    reveal(regions[r], found->rect);
    return;
  }
}

// Whether arrows lead from the one to the other: neighbours of one kind, and of one field where they are its options.
bool Ui::Impl::same_group(const Stop& a, const Stop& b) const {
  if (a.region != b.region) return false;
  const Piece &one = regions[a.region].laid.pieces[a.piece], &other = regions[b.region].laid.pieces[b.piece];
  return one.group && one.kind == other.kind && (other.option < 0 || other.node == one.node);
}

// Tab, arrows inside a group, and what the page or the platform asked for. Runs before anything is drawn.
void Ui::Impl::move_focus() {
  if (page->focus_serial != focus_serial) {
    focus_serial = page->focus_serial;
    focus_wanted = page->focus;
  }
  if (!focus_wanted.empty()) {
    // A bar or a mark has it where its timeline has it: which one that is, the timeline remembers.
    if (const Node* node = view::find(*page, focus_wanted)) focus_wanted = node->id;
    const ImGuiID id = node_id(focus_wanted);
    const auto wanted = std::find_if(stops.begin(), stops.end(), [&](const Stop& stop) {
      return stop.id == id || (!stop.skipped && !stop.behind && regions[stop.region].laid.pieces[stop.piece].node->id == focus_wanted);
    });
    if (wanted != stops.end()) set_focus(*wanted, true);
    else focus_between(focus_wanted);
    focus_wanted.clear();
  }
  if (enter_from != 0 && !stops.empty()) {
    const auto usable = [](const Stop& stop) { return !stop.skipped && !stop.behind; };
    if (enter_from > 0) {
      const auto first = std::find_if(stops.begin(), stops.end(), usable);
      if (first != stops.end()) set_focus(*first, true);
    } else {
      const auto last = std::find_if(stops.rbegin(), stops.rend(), usable);
      if (last != stops.rend()) set_focus(*last, true);
    }
  }
  enter_from = 0;

  if (popup.kind != Popup::Kind::none) return;
  if (keys.escape) {
    if (editing.id != 0) {
      leave_text();
      focus_visible = true;
    } else if (const Node* close = page->dialog ? view::find(*page, "dialog.close") : nullptr) {
      activate(*close);
    } else {
      for (auto& [id, timeline] : timelines)
        if (timeline.drag.kind != TimelineDrag::Kind::none) timeline.drag.cancelled = true;
    }
  }
  if (keys.tab != 0) {
    const auto count = static_cast<std::ptrdiff_t>(stops.size());
    const Stop* here = focus ? stop_of(focus) : nullptr;
    // Above what the page was left at, stops may have come or gone.
    for (std::size_t r = 0; focus && !here && r < regions.size(); ++r) {
      if (!regions[r].node) continue;
      const std::vector<Piece>& pieces = regions[r].laid.pieces;
      const auto found = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& piece) { return piece.id == focus; });
      if (found != pieces.end()) focus_stop = stop_after(r, static_cast<std::size_t>(found - pieces.begin()));
    }
    // What had the focus may be gone: go on from where it was.
    std::ptrdiff_t at = here ? here - stops.data() : focus ? std::min(static_cast<std::ptrdiff_t>(focus_stop), count) - (keys.tab > 0 ? 1 : 0) : (keys.tab > 0 ? -1 : count);
    const auto passes = [&](const Stop& stop) {
      return stop.skipped || stop.behind || (here && regions[stop.region].laid.pieces[stop.piece].kind == PieceKind::chip && same_group(*here, stop));
    };
    do at += keys.tab;
    while (at >= 0 && at < count && passes(stops[static_cast<std::size_t>(at)]));
    const bool trapped = page->dialog.has_value();
    if ((at < 0 || at >= count) && trapped && count > 0) at = at < 0 ? count - 1 : 0;
    if (at >= 0 && at < count) {
      set_focus(stops[static_cast<std::size_t>(at)], true);
    } else {
      drop_focus();
      report.focus_leaves = keys.tab;
    }
    keys.tab = 0;
    return;
  }
  // Arrows move among the members of a group.
  const Piece* piece = focused_piece();
  if (!piece || !piece->group || editing.id != 0) return;
  const int step = piece->kind == PieceKind::nav_link ? keys.down : keys.across != 0 ? keys.across : keys.down;
  if (step == 0 && !keys.home && !keys.end) return;
  const Stop* here = stop_of(focus);
  std::ptrdiff_t at = here - stops.data();
  const auto count = static_cast<std::ptrdiff_t>(stops.size());
  const auto member = [&](std::ptrdiff_t i) {
    if (i < 0 || i >= count) return false;
    const Stop& stop = stops[static_cast<std::size_t>(i)];
    return !stop.behind && same_group(*here, stop);
  };
  const auto walk = [&](int direction, bool to_end) {
    while (member(at + direction)) {
      at += direction;
      if (!to_end) break;
    }
  };
  walk(keys.home ? -1 : keys.end ? 1 : step, keys.home || keys.end);
  const Stop& next = stops[static_cast<std::size_t>(at)];
  if (&next == here) return;
  set_focus(next, true);
  const Piece& moved = regions[next.region].laid.pieces[next.piece];
  // Tabs and segments follow the arrow: to look is to choose.
  if (moved.kind == PieceKind::tab) activate(*moved.node);
  if (moved.kind == PieceKind::segment) choose(*moved.node, moved.node->field->options[static_cast<std::size_t>(moved.option)]);
  keys.across = keys.down = 0;
}

}  // namespace cocrea::ui
