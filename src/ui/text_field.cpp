// Fields that are typed into.
//
// While a field is edited ImGui owns its text; `Editing` mirrors it. Each change is reported as `edit`, and leaving the field as `commit`. A value that the
// page changes from outside is pushed into the field with selection and cursor kept, but never during a composition, and never when it is
// only the page's answer to what was typed a moment ago.
#include <algorithm>
#include <cmath>

#include "ui/impl.h"
#include "ui/test_hooks.h"

namespace cocrea::ui {

using view::Event;
using Type = view::FieldSpec::Type;

namespace {

ImGuiID text_id(ImGuiID field) { return ImHashStr("##text", 0, field); }

int grow(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto* text = static_cast<std::string*>(data->UserData);
    text->resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text->data();
  }
  return 0;
}

}  // namespace

void Ui::Impl::begin_edit(const Piece& piece, std::string text) {
  if (editing.id == piece.id) return;
  finish_edit();
  editing = {};
  editing.id = piece.id;
  editing.node = piece.node->id;
  editing.model = piece.node->value;
  editing.buffer = std::move(text);
  editing.seen = true;
  focus = piece.id;
  focus_visible = true;
  if (const Stop* stop = stop_of(piece.id)) focus_stop = static_cast<std::size_t>(stop - stops.data());
  want_frames(2);
}

void Ui::Impl::report_edit() {
  Event event;
  event.kind = Event::Kind::edit;
  event.node = editing.node;
  event.text = editing.buffer;
  report.events.push_back(std::move(event));
  editing.echoes.push_back(editing.buffer);
  if (editing.echoes.size() > 32) editing.echoes.pop_front();
  editing.edited = true;
  want_frames(2);
}

// The field was left: its text becomes one step. The commit goes right after the field's own last edit, before what else happened in this frame.
void Ui::Impl::finish_edit() {
  if (editing.id == 0) return;
  if (editing.edited && !editing.overlay) {
    Event event;
    event.kind = Event::Kind::commit;
    event.node = editing.node;
    event.text = editing.buffer;
    std::size_t at = 0;
    for (std::size_t i = 0; i < report.events.size(); ++i)
      if (report.events[i].kind == Event::Kind::edit && report.events[i].node == editing.node) at = i + 1;
    report.events.insert(report.events.begin() + static_cast<std::ptrdiff_t>(at), std::move(event));
  }
  editing = {};
  want_frames(2);
}

void Ui::Impl::leave_text() {
  if (editing.id == 0) return;
  if (ImGui::GetActiveID() == text_id(editing.id)) ImGui::ClearActiveID();
  finish_edit();
}

void Ui::Impl::take_outside_change(const Node& node, ImGuiID id) {
  if (node.value == editing.model) return;
  if (composing) return;   // later: the composition would be cut
  editing.model = node.value;
  const auto echo = std::find(editing.echoes.begin(), editing.echoes.end(), node.value);
  if (echo != editing.echoes.end()) {
    editing.echoes.erase(editing.echoes.begin(), echo + 1);
    return;
  }
  if (node.value == editing.buffer) return;
  editing.buffer = node.value;
  editing.echoes.clear();
  if (ImGuiInputTextState* state = ImGui::GetInputTextState(id)) state->ReloadUserBufAndKeepSelection();
}

// Before anything of this frame can leave the field: to leave it commits its text, which must not be written over what came from elsewhere (undo).
void Ui::Impl::take_outside_change() {
  if (editing.id == 0 || editing.overlay) return;
  if (const Node* node = view::find(*page, editing.node)) take_outside_change(*node, text_id(editing.id));
}

// ImGui's own text input, without its looks, in the given box.
void Ui::Impl::input(const Piece& piece, const Rect& box, bool multiline) {
  const Node& node = *piece.node;
  const ImGuiID id = text_id(piece.id);
  const bool mine = editing.id == piece.id;
  if (mine) {
    editing.seen = true;
    take_outside_change(node, id);
  }
  std::string shown;   // what an inactive field shows; ImGui copies it if this is the frame in which it becomes active
  std::string& text = mine ? editing.buffer : shown;
  if (!mine) shown = node.value;

  // What is too long for its field ends in an ellipsis until it is edited.
  const std::string_view seen = node.value.empty() ? std::string_view(node.field->placeholder) : std::string_view(node.value);
  const bool cut = !mine && !multiline && ImGui::GetActiveID() != id && fonts.width(piece.style, seen) > box.w;
  const ImU32 color = theme(node.disabled ? &Colors::disabled : &Colors::text);
  if (cut) words(piece.style, seen, box.x, box.y + (box.h - piece.style.line) / 2, box.w, node.value.empty() ? theme(&Colors::disabled) : color);

  const float px = fonts.pixels(piece.style);
  ImGui::PushFont(fonts.font(piece.style.weight), px);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, multiline ? 0 : std::max(0.0f, std::floor((box.h - px) / 2))});
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0f);
  ImGui::PushStyleColor(ImGuiCol_Text, cut ? 0 : color);
  ImGui::PushOverrideID(piece.id);
  ImGui::SetCursorScreenPos({box.x, box.y});
  test::name(id, node.id, node.label, focus == piece.id);

  // Escape leaves the field and keeps the text; ImGui's own would put the old one back.
  if (ImGui::GetActiveID() == id) ImGui::SetKeyOwner(ImGuiKey_Escape, piece.id, ImGuiInputFlags_LockThisFrame);
  ImGuiContext& g = *ImGui::GetCurrentContext();
  const ImGuiID nav_id = g.NavActivateId;
  const ImGuiActivateFlags nav_flags = g.NavActivateFlags;
  if (edit_wanted == piece.id && !node.disabled) {
    g.NavActivateId = id;
    g.NavActivateFlags = ImGuiActivateFlags_PreferInput;
    edit_wanted = 0;
  }
  ImGuiInputTextFlags flags = ImGuiInputTextFlags_NoUndoRedo | ImGuiInputTextFlags_CallbackResize;
  if (multiline) flags |= ImGuiInputTextFlags_Multiline;
  if (node.disabled) flags |= ImGuiInputTextFlags_ReadOnly;
  ImGui::InputTextEx("##text", multiline || cut ? nullptr : node.field->placeholder.c_str(), text.data(), static_cast<int>(text.capacity() + 1), {box.w, multiline ? box.h : 0}, flags, grow, &text);
  g.NavActivateId = nav_id;
  g.NavActivateFlags = nav_flags;
  ImGui::PopID();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  ImGui::PopFont();

  if (ImGui::GetActiveID() != id || node.disabled) {
    const bool entered = mine && (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false));
    if (entered && node.field->again) edit_wanted = piece.id, want_frames(3);
    if (const Node* pressed = entered ? view::find(*page, node.field->presses) : nullptr) {
      leave_text();   // what was typed counts before what it leads to
      activate(*pressed);
    }
    return;
  }
  // The platform shows a composition where the text stands.
  report.x = box.x;
  report.y = box.y;
  report.w = box.w;
  report.h = box.h;
  report.overlay_font = piece.style.size;
  if (!mine) {
    begin_edit(piece, node.value);
    if (shown != node.value) editing.buffer = shown, report_edit();   // typed in the very frame of the press
    return;
  }
  const std::string& last = editing.echoes.empty() ? editing.model : editing.echoes.back();
  if (editing.buffer != last) report_edit();
}

void Ui::Impl::text_field(const Region& region, const Piece& piece, const Rect& r) {
  const Node& node = *piece.node;
  const bool mine = editing.id == piece.id;
  const bool date = node.field->type == Type::date;
  const float icon = theme.size.icon, pad = theme.size.frame_padding_x;
  fill(r, theme(node.disabled ? &Colors::background : &Colors::input), piece.radius);
  const bool lit = mine || (focus == piece.id && focus_visible);
  outline(r, theme(lit ? &Colors::focus : node.disabled ? &Colors::hairline : piece.border), piece.radius, lit ? theme.size.focus_width : 1);

  Rect inner{r.x + pad, r.y, r.w - 2 * pad, r.h};
  const bool icon_first = !piece.icon.empty();   // in the header one icon says what the field is and opens its calendar
  if (icon_first) {
    if (!date) fonts.draw_icon(list, piece.icon, inner.x, r.y + (r.h - icon) / 2, icon, theme(&Colors::secondary));
    inner.x += icon + 8;
    inner.w -= icon + 8;
  }
  if (date) {
    if (!icon_first) inner.w -= icon + 8;
    const Rect button{icon_first ? r.x : r.right() - r.h, r.y, r.h, r.h};
    const ImGuiID id = ImHashStr("calendar", 0, piece.id);
    const ImRect box(button.x, button.y, button.right(), button.bottom());
    bool hovered = false, held = false;
    test::name(id, node.id + "/calendar", node.label, false);
    const bool opened = ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_NoNav) && !node.disabled && ImGui::ButtonBehavior(box, id, &hovered, &held, ImGuiButtonFlags_PressedOnClickRelease);
    if (hovered && icon_first) tooltip(node.label, r);
    if (hovered) {
      report.cursor = "pointer";
      fill({button.x + 3, button.y + 3, button.w - 6, button.h - 6}, theme(&Colors::hover), piece.radius - 2);
    }
    fonts.draw_icon(list, icon_first ? piece.icon : icon_character("calendar"), icon_first ? r.x + pad : r.right() - 10 - icon, r.y + (r.h - icon) / 2, icon, theme(node.disabled ? &Colors::disabled : &Colors::secondary));
    const bool by_key = focus == piece.id && popup.kind == Popup::Kind::none && ImGui::GetIO().KeyAlt && ImGui::IsKeyPressed(ImGuiKey_DownArrow, false);
    if ((opened || by_key) && !node.disabled) {
      leave_text();
      focus = piece.id;
      open_dates(piece, r);
    }
  }
  // A finger that lands on a field may only be scrolling: it edits when it is lifted.
  const bool finger_down = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen && !mine && edit_wanted != piece.id;
  if (finger_down || (node.disabled && !mine)) {
    Press state = press(piece, inner);
    if (state.activated) edit_wanted = piece.id, want_frames(2);
    const bool empty = node.value.empty();
    words(piece.style, empty ? std::string_view(node.field->placeholder) : node.value, inner.x, r.y + (r.h - piece.style.line) / 2, inner.w, theme(empty || node.disabled ? &Colors::disabled : &Colors::text));
    return;
  }
  if (!mine && focus == piece.id && keys.activate && popup.kind == Popup::Kind::none) {   // Enter on a field that was left with Enter or Escape
    edit_wanted = piece.id;
    keys.activate = false;
  }
  input(piece, inner, false);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (inner.contains(mouse.x, mouse.y) && region.rect.contains(mouse.x, mouse.y) && ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && !node.disabled) report.cursor = "text";
}

// Paragraphs: wrapped text in a field's box, until it is edited; then the platform's textarea lies over it.
void Ui::Impl::long_field(const Region& region, const Piece& piece, const Rect& r) {
  const Node& node = *piece.node;
  const bool mine = editing.id == piece.id;
  fill(r, theme(node.disabled ? &Colors::background : &Colors::input), piece.radius);
  const bool lit = mine || (focus == piece.id && focus_visible);
  outline(r, theme(lit ? &Colors::focus : node.disabled ? &Colors::hairline : piece.border), piece.radius, lit ? theme.size.focus_width : 1);
  const Rect inner{r.x + 12, r.y + 8, r.w - 24, r.h - 16};

  if (!has_overlay && (mine || edit_wanted == piece.id)) {
    input(piece, inner, true);
    return;
  }
  const Press state = press(piece, r);
  if (state.hovered && !node.disabled) report.cursor = "text";
  if ((state.activated || edit_wanted == piece.id) && !node.disabled && !mine) {
    if (has_overlay) {
      edit_wanted = 0;
      begin_edit(piece, node.value);
      editing.overlay = true;
    } else {
      edit_wanted = piece.id;
    }
    want_frames(2);
  }
  if (editing.id == piece.id) editing.seen = true;
  lines(region, piece, inner.x, inner.y, theme(node.disabled || node.value.empty() ? &Colors::disabled : &Colors::text), inner);
}

void Ui::Impl::report_overlay() {
  if (!editing.overlay) return;
  for (const Region& region : regions) {
    for (const Piece& piece : region.laid.pieces) {
      if (piece.id != editing.id || piece.kind != PieceKind::long_field || !region.node) continue;
      const Rect r = screen(region, piece);
      report.overlay = true;
      report.text_node = editing.node;
      report.x = r.x;
      report.y = r.y;
      report.w = r.w;
      report.h = r.h;
      report.clip_top = region.rect.y;
      report.clip_bottom = region.rect.bottom();
      report.overlay_font = piece.style.size;
      report.overlay_line = piece.style.line;
      report.overlay_padding_x = 12;
      report.overlay_padding_y = 8;
      return;
    }
  }
}

}  // namespace cocrea::ui
