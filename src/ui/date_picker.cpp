// The calendar of a date field: one month, by mouse and keyboard. What is chosen goes the way of a typed date.
#include <algorithm>
#include <cmath>

#include <date/date.h>

#include "core/dates/add_months.h"
#include "core/dates/partial_date.h"
#include "ui/impl.h"
#include "ui/test_hooks.h"
#include "view/texts.h"

namespace cocrea::ui {

namespace {

view::Language language_of(const view::Page& page) { return page.language == "en" ? view::Language::en : view::Language::es; }

// The day that the header's as-of field shows: where a calendar opens that has no date yet.
std::optional<dates::PartialDate> as_of_day(const Node& node) {
  if (node.kind == view::NodeKind::field && node.field && node.action.is<view::SetAsOf>()) return dates::PartialDate::parse(node.field->iso);
  for (const Node& child : node.children)
    if (const auto found = as_of_day(child)) return found;
  return std::nullopt;
}

dates::Day day_of(const Popup& popup) { return date::year{popup.year} / static_cast<int>(popup.month) / static_cast<int>(popup.day); }

void show(Popup& popup, dates::Day day) {
  const date::year_month_day ymd{day};
  const int year = std::clamp(static_cast<int>(ymd.year()), dates::first_year, dates::last_year);
  popup.year = year;
  popup.month = static_cast<unsigned>(ymd.month());
  popup.day = static_cast<unsigned>(ymd.day());
}

}  // namespace

void Ui::Impl::open_dates(const Piece& piece, const Rect& anchor) {
  popup = {};
  popup.kind = Popup::Kind::dates;
  popup.id = piece.id;
  popup.node = piece.node->id;
  popup.anchor = anchor;
  popup.fresh = true;
  auto shown = dates::PartialDate::parse(piece.node->field->iso);
  if (!shown) shown = as_of_day(page->header);
  if (!shown) shown = dates::PartialDate::of_month(2026, 1);
  show(popup, shown->span().earliest);
  want_frames(2);
}

void Ui::Impl::draw_dates(const Node& node) {
  const view::Language language = language_of(*page);
  const TextStyle body = theme.body(), small = theme.small(Weight::semibold);
  const float cell = std::max(round4(36 * theme.scale), theme.touch ? 44.0f : 0.0f), pad = 12, head = theme.size.control_height;
  const Rect r = popup_rect(cell * 7 + 2 * pad, pad + head + 4 + small.line + 4 + cell * 6 + pad);
  shadow(r, theme.size.radius_card);
  fill(r, theme(&Colors::card), theme.size.radius_card);
  outline(r, theme(&Colors::hairline), theme.size.radius_card);

  // Arrows move by a day and a week, Page Up and Down by a month.
  int days = keys.across + 7 * keys.down, months = 0;
  if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) months = keys.shift ? 12 : 1;
  if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) months = keys.shift ? -12 : -1;

  const float left = r.x + pad, top = r.y + pad;
  for (const int side : {-1, 1}) {
    const Rect button{side < 0 ? left : left + cell * 7 - head, top, head, head};
    const ImGuiID id = ImHashStr(side < 0 ? "previous" : "next", 0, popup.id);
    const std::string label = view::text(language, side < 0 ? "datePicker.previous" : "datePicker.next");
    test::name(id, node.id + (side < 0 ? "/previous" : "/next"), label, false);
    bool hovered = false;
    if (popup_item(id, button, hovered)) months = side;
    if (hovered) fill(button, theme(&Colors::hover), theme.size.radius_field);
    const float size = theme.size.icon;
    fonts.draw_icon(list, icon_character(side < 0 ? "chevron_left" : "chevron_right"), button.x + (head - size) / 2, button.y + (head - size) / 2, size, theme(&Colors::secondary));
  }
  if (days != 0) show(popup, day_of(popup) + date::days{days});
  if (months != 0) show(popup, dates::add_months(day_of(popup), months).day);

  const auto month = dates::PartialDate::of_month(popup.year, popup.month);
  if (month) {
    const std::string title = view::full(language, *month);
    words(theme.body(Weight::semibold), title, left + head, top + (head - body.line) / 2, cell * 7 - 2 * head, theme(&Colors::text), 0.5f);
  }
  const std::string letters = view::text(language, "datePicker.weekdays");   // seven, from Monday, with spaces between
  float y = top + head + 4;
  std::size_t at = 0;
  for (int i = 0; i < 7 && at < letters.size(); ++i) {
    const std::size_t end = std::min(letters.find(' ', at), letters.size());
    words(small, std::string_view(letters).substr(at, end - at), left + cell * static_cast<float>(i), y, cell, theme(&Colors::secondary), 0.5f);
    at = end + 1;
  }
  y += small.line + 4;

  const dates::Day first = date::year{popup.year} / static_cast<int>(popup.month) / 1;
  const int offset = static_cast<int>((date::weekday{first} - date::Monday).count());
  const auto count = static_cast<unsigned>(date::year_month_day_last{date::year{popup.year} / static_cast<int>(popup.month) / date::last}.day());
  const auto recorded = dates::PartialDate::parse(node.field->iso);
  unsigned chosen = 0;
  for (unsigned day = 1; day <= count; ++day) {
    const int place = offset + static_cast<int>(day) - 1;
    const Rect box{left + cell * static_cast<float>(place % 7), y + cell * static_cast<float>(place / 7), cell, cell};
    const Rect disc{box.x + 2, box.y + 2, box.w - 4, box.h - 4};
    const std::string label = std::to_string(day);
    const ImGuiID id = ImHashStr(label.c_str(), 0, popup.id);
    test::name(id, node.id + "/" + label, label, day == popup.day);
    bool hovered = false;
    if (popup_item(id, box, hovered)) chosen = day;
    const bool selected = recorded && recorded->precision() == dates::Precision::day && recorded->span().earliest == first + date::days{day - 1};
    if (selected) fill(disc, theme(&Colors::accent), disc.h / 2);
    else if (hovered) fill(disc, theme(&Colors::hover), disc.h / 2);
    if (day == popup.day) outline(disc, theme(&Colors::focus), disc.h / 2, theme.size.focus_width);
    words(selected ? theme.body(Weight::semibold) : body, label, box.x, box.y + (cell - body.line) / 2, cell, theme(selected ? &Colors::on_accent : &Colors::text), 0.5f);
  }
  if (keys.activate) chosen = popup.day;
  if (chosen == 0) return;
  keys.activate = false;
  view::Event event;
  event.kind = view::Event::Kind::choose;
  event.node = node.id;
  event.text = dates::to_string(first + date::days{chosen - 1});
  report.events.push_back(std::move(event));
  close_popup();
}

}  // namespace cocrea::ui
