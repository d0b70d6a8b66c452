// What the page may call: the canvas. See exports.cpp.
#include <emscripten/em_macros.h>

#include "platform/web/program.h"

using cocrea::platform::Canvas;
using cocrea::platform::CanvasSetup;
using cocrea::platform::FieldReader;
using cocrea::platform::FieldWriter;
using cocrea::platform::Frame;
using cocrea::platform::Press;
using cocrea::platform::Program;
using cocrea::platform::TextRange;
using cocrea::platform::call;

#define COCREA_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

COCREA_EXPORT std::uint32_t cocrea_canvas_open(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    CanvasSetup setup;
    setup.regular = in.text();
    setup.semibold = in.text();
    setup.icons = in.text();
    setup.most_texels = in.integer();
    setup.touch = in.yes();
    setup.apple = in.yes();
    program->canvas = std::make_unique<Canvas>(std::move(setup));
  });
}

COCREA_EXPORT std::uint32_t cocrea_canvas_resize(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const auto width = static_cast<float>(in.real());
    const auto height = static_cast<float>(in.real());
    const int pixels_wide = in.integer();
    program->canvas->resize(width, height, pixels_wide, in.integer());
  });
}

// In: time in seconds, paint or not. Out: what the page needs after a frame.
COCREA_EXPORT std::uint32_t cocrea_canvas_frame(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter& out) {
    const double seconds = in.real();
    const Frame frame = program->canvas->frame(*program->session, seconds, in.yes());
    const auto& report = frame.report;
    out.yes(report.wants_frame).yes(report.text_active).text(report.text_node).yes(report.overlay);
    out.real(report.x).real(report.y).real(report.w).real(report.h);
    out.real(report.clip_top).real(report.clip_bottom);
    out.real(report.overlay_font).real(report.overlay_line).real(report.overlay_padding_x).real(report.overlay_padding_y);
    out.integer(report.focus_leaves).text(report.cursor).text(report.focus_node).yes(report.zooms_here);
    out.yes(frame.text.active).yes(frame.text.changed).text(frame.text.text);
    out.number(frame.text.selection.from).number(frame.text.selection.to).real(frame.text.x).real(frame.text.y).real(frame.text.line);
    out.yes(frame.popup_open).yes(frame.queue_empty).text(frame.copied).number(program->session->serial());
    out.number(reinterpret_cast<std::uintptr_t>(frame.painting));
  });
}

// In: "move", "down", "up" or "leave"; place; button; touch or not.
COCREA_EXPORT std::uint32_t cocrea_canvas_pointer(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const std::string_view name = in.bytes();
    const auto x = static_cast<float>(in.real());
    const auto y = static_cast<float>(in.real());
    const int button = in.integer();
    const Press press = name == "down" ? Press::down : name == "up" ? Press::up : name == "leave" ? Press::leave : Press::move;
    program->canvas->pointer(press, x, y, button, in.yes());
  });
}

COCREA_EXPORT std::uint32_t cocrea_canvas_wheel(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const auto dx = static_cast<float>(in.real());
    const auto dy = static_cast<float>(in.real());
    program->canvas->wheel(dx, dy, in.yes());
  });
}

COCREA_EXPORT std::uint32_t cocrea_canvas_pinch(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const double factor = in.real();
    const auto x = static_cast<float>(in.real());
    program->canvas->pinch(factor, x, static_cast<float>(in.real()));
  });
}

COCREA_EXPORT std::uint32_t cocrea_canvas_key(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const std::string_view name = in.bytes();
    program->canvas->key(name, in.yes());
  });
}

COCREA_EXPORT std::uint32_t cocrea_canvas_modifiers(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const bool shift = in.yes(), control = in.yes(), alt = in.yes();
    program->canvas->modifiers(shift, control, alt, in.yes());
  });
}

// In: the text; whether it replaces a range; the range.
COCREA_EXPORT std::uint32_t cocrea_canvas_insert(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const std::string text = in.text();
    std::optional<TextRange> replaced;
    if (in.yes()) {
      replaced.emplace();
      replaced->from = static_cast<std::size_t>(in.number());
      replaced->to = static_cast<std::size_t>(in.number());
    }
    program->canvas->insert(text, replaced);
  });
}

// In: "cut", "copy" or "paste"; the text to paste.
COCREA_EXPORT std::uint32_t cocrea_canvas_clipboard(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const std::string_view command = in.bytes();
    program->canvas->clipboard(command, in.text());
  });
}

COCREA_EXPORT std::uint32_t cocrea_canvas_focus(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->canvas->focus(in.yes()); });
}

COCREA_EXPORT std::uint32_t cocrea_canvas_composition(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->canvas->composition(in.yes()); });
}

COCREA_EXPORT std::uint32_t cocrea_canvas_overlay_left(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->canvas->overlay_left(in.integer()); });
}

COCREA_EXPORT std::uint32_t cocrea_canvas_focus_enters(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->canvas->focus_enters(in.integer()); });
}

COCREA_EXPORT std::uint32_t cocrea_canvas_lost(Program* program) {
  return call(*program, [&](FieldReader&, FieldWriter&) { program->canvas->context_lost(); });
}
