// The inside of Ui: what it remembers between frames, and the parts of a frame. Each group of functions has a file of its own.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

#include "ui/layout.h"
#include "ui/timeline_view.h"
#include "ui/ui.h"

namespace cocrea::ui {

using view::Node;
using Colors = view::theme::Colors;

constexpr float finger_slack = 8;   // so far a finger may move that only presses, CSS px

// A region that scrolls: up and down only.
struct Scroll {
  float y = 0;
  float content = 0;
  std::optional<float> target;   // where it is moving to by itself
  Glide glide;                   // after a finger let go
  bool thumb = false;            // the bar is being dragged
  float grab = 0;
};

struct Region {
  Place place = Place::main;
  const Node* node = nullptr;    // null = not shown
  Laid laid;
  Rect rect;                     // on the screen
  Scroll scroll;
  bool above = false;            // in a window above the page: drawer, dialog
};

// Keys of this frame that no text field and no popup has taken.
struct Keys {
  int tab = 0;
  bool activate = false;         // Enter or Space
  bool enter = false, escape = false;
  int across = 0, down = 0;      // arrows
  bool home = false, end = false;
  bool alt = false, shift = false, ctrl = false;
};

// The text that is being edited here.
struct Editing {
  ImGuiID id = 0;                // of its piece; 0 = none
  std::string node;
  std::string buffer;            // as it stands
  std::string model;             // the node's value when last looked at
  std::deque<std::string> echoes;   // texts that were reported and may come back as the node's value
  bool edited = false;           // since the last commit
  bool overlay = false;          // in the platform's textarea
  bool seen = false;             // submitted in this frame
};

struct Popup {
  enum class Kind : unsigned char { none, options, dates } kind = Kind::none;
  ImGuiID id = 0;
  std::string node;
  Rect anchor;
  int current = 0;               // options: the highlighted one
  int year = 0;
  unsigned month = 1, day = 1;   // dates: the highlighted day
  float scroll = 0;
  bool fresh = false;            // opened in this frame: the press that did it is not meant for it
};

struct Stop {
  ImGuiID id = 0;
  std::size_t region = 0, piece = 0;
  bool skipped = false;          // reached by arrows only: another of its group stands for it
  bool behind = false;           // of what lies behind the panel: come to when that is closed
};

struct Press {
  bool hovered = false, held = false, activated = false;
};

struct Ui::Impl {
  // ---- fonts, theme, layout (ui.cpp)
  FontSet fonts;
  Theme theme;
  const view::Page* page = nullptr;
  FrameReport report;
  float width = 0, height = 0;
  bool medium = false;
  std::array<Region, 5> regions;   // in the order of Tab; see Place
  struct LayoutKey {
    const view::Page* page = nullptr;
    std::uint64_t serial = 0;
    ThemeKey theme;
    float width = 0, height = 0, density = 0;
    bool operator==(const LayoutKey&) const = default;
  } layout_key;
  std::map<std::string, float> kept_scroll;   // of pages that were left
  std::string page_key;
  Rect why_rect, nav_rect, main_rect, header_rect;
  int frames_wanted = 0;           // more to come, to let a change settle
  float drawer = 0, dialog_shown = 0;   // 0 hidden .. 1 shown
  bool drawer_open = false, dialog_open = false;

  FrameReport draw(const view::Page&, float w, float h, bool touch);
  void relayout();
  void place_regions();
  void apply_style() const;
  void begin_layer(const char* name, const Rect&, bool blocks);
  void draw_region(Region&);
  void want_frames(int count) { frames_wanted = std::max(frames_wanted, count); }
  float step_towards(float value, float target);
  void report_overlay();

  Rect screen(const Region&, const Piece&) const;
  bool in_view(const Region&, const Rect&) const;

  // ---- painting (paint.cpp)
  ImDrawList* list = nullptr;
  void paint(Region&, const Piece&, const Rect&);
  void fill(const Rect&, ImU32, float radius = 0) const;
  void outline(const Rect&, ImU32, float radius = 0, float thickness = 1) const;
  void dashes(const Rect&, ImU32, float radius) const;
  void lines(const Region&, const Piece&, float x, float y, ImU32, const Rect& inside) const;
  void words(const TextStyle&, std::string_view, float x, float y, float w, ImU32, float align = 0) const;   // one line, cut where it does not fit
  void focus_ring(const Piece&, const Rect&, float radius) const;
  void shadow(const Rect&, float radius) const;
  void meter(const Piece&, const Rect&) const;
  void progress(const Piece&, const Rect&) const;

  // ---- widgets (widgets.cpp)
  Keys keys;
  void read_keys();
  Press press(const Piece&, const Rect&, bool overlaps = false);
  void activate(const Node&);
  void choose(const Node&, const view::Option&);
  void tooltip(std::string_view, const Rect& beside);
  std::string tip;                 // to be shown above everything at the end of the frame
  Rect tip_anchor;
  void draw_tooltip();
  void row(const Piece&, const Rect&);
  void button(const Region&, const Piece&, const Rect&);
  void link(const Region&, const Piece&, const Rect&);
  void brand(const Piece&, const Rect&);
  void nav_link(const Region&, const Piece&, const Rect&);
  void pill(const Region&, const Piece&, const Rect&);
  void tab(const Piece&, const Rect&);
  void dropdown(const Piece&, const Rect&);
  void segment(const Piece&, const Rect&);
  void chip(const Piece&, const Rect&);
  void toggle(const Piece&, const Rect&);
  void slider(const Piece&, const Rect&);

  // ---- text (text_field.cpp)
  Editing editing;
  ImGuiID edit_wanted = 0;         // a field that should begin to be edited
  bool composing = false, has_overlay = true;
  void text_field(const Region&, const Piece&, const Rect&);
  void long_field(const Region&, const Piece&, const Rect&);
  void input(const Piece&, const Rect& text_box, bool multiline);
  void begin_edit(const Piece&, std::string text);
  void take_outside_change(const Node&, ImGuiID text_id);
  void take_outside_change();
  void report_edit();
  void finish_edit();
  void leave_text();

  // ---- popups (popup.cpp, date_picker.cpp)
  Popup popup;
  void open_options(const Piece&, const Rect&);
  void open_dates(const Piece&, const Rect&);
  void close_popup();
  void draw_popup();
  void draw_options(const Node&);
  void draw_dates(const Node&);
  bool popup_item(ImGuiID, const Rect&, bool& hovered);
  Rect popup_rect(float w, float h) const;

  // ---- focus (focus.cpp)
  std::vector<Stop> stops;
  ImGuiID focus = 0;
  std::size_t focus_stop = 0;      // where it was, should its stop vanish
  bool focus_visible = false;
  std::uint64_t focus_serial = 0;
  std::string focus_wanted;        // node that should get it as soon as it is there
  int enter_from = 0;
  ImGuiID focus_before_dialog = 0;
  void plan_stops();
  void move_focus();
  void set_focus(const Stop&, bool visible);
  std::size_t stop_after(std::size_t region, std::size_t piece) const;   // index of the first stop behind that piece
  void focus_between(std::string_view node);
  void focus_by_mouse(ImGuiID);
  void drop_focus();
  const Stop* stop_of(ImGuiID) const;
  const Piece* focused_piece() const;
  void reveal(const Stop&);
  void reveal(Region&, const Rect& inside);
  bool stop_is_text(const Stop&) const;
  bool same_group(const Stop&, const Stop&) const;

  // ---- scrolling (scroll.cpp)
  struct Finger {
    ImVec2 start, last;
    bool down = false, panning = false;
    bool moved = false;          // further than a press may
    bool rests = false;          // long enough to ask what lies under it: a long press
    bool rested = false;         // it did, and was lifted in this frame
    float held = 0;              // seconds
    std::size_t region = 0;
    Glide glide;
  } finger;
  // In the frame in which it is lifted too.
  bool finger_rested() const { return finger.rests || finger.rested; }
  void scroll_region(Region&);
  void draw_scrollbar(Region&);
  void pan_with_finger();

  // ---- timeline (timeline_*.cpp)
  std::map<ImGuiID, TimelineView> timelines;
  double pinch_factor = 1;
  ImVec2 pinch_at;
  void timeline(Region&, const Piece&, const Rect&);
  TimelineFrame timeline_frame(const Region&, const Piece&, const Rect&);
  // timeline_input.cpp
  TimelineHit timeline_hit(const TimelineFrame&, float x, float y) const;
  void timeline_pointer(TimelineFrame&);
  void timeline_zoom(TimelineFrame&);
  void timeline_keys(Region&, TimelineFrame&);
  void reveal_row(Region&, const Piece& timeline, const view::TimelineLayout&, std::size_t row);
  void timeline_activate(const TimelineFrame&, std::string_view target);
  void timeline_scroll_to(TimelineFrame&, double left, double right);
  void finish_drag(const TimelineFrame&, const view::Bar&);
  // timeline_paint.cpp
  void timeline_grid(const TimelineFrame&) const;
  void timeline_corridors(const TimelineFrame&) const;
  void timeline_rows(const TimelineFrame&);
  void timeline_elsewhere(const TimelineFrame&, std::size_t row) const;
  void timeline_bar(const TimelineFrame&, const view::TimelineRow&, const view::LaidBar&);
  void timeline_mark(const TimelineFrame&, const view::TimelineRow&, const view::LaidMark&);
  void timeline_lines(const TimelineFrame&) const;
  void timeline_links(const TimelineFrame&) const;
  void timeline_link_tips(const TimelineFrame&) const;
  void timeline_header(const TimelineFrame&) const;
  void timeline_line_names(const TimelineFrame&, float top) const;
  void timeline_labels(const TimelineFrame&);
  void timeline_scrollbar(TimelineFrame&);
  void hatch(const Rect&, const Rect& clip, ImU32) const;
  void diamond(float x, float y, float radius, ImU32 inside, ImU32 edge, float thickness) const;
};

}  // namespace cocrea::ui
