// What the page may call: the session. Each function takes its message from Program::in and leaves its answer in Program::out; its result is the
// answer's size. web/bridge.mjs has the other half, in the same order of fields.
#include <emscripten/console.h>
#include <emscripten/em_macros.h>

#include <array>
#include <cstdlib>
#include <utility>

#include "core/exchange/json.h"
#include "html/html.h"
#include "platform/web/effects.h"
#include "platform/web/program.h"
#include "view/texts.h"

using cocrea::platform::FieldReader;
using cocrea::platform::FieldWriter;
using cocrea::platform::Program;
using cocrea::platform::call;
namespace app = cocrea::app;
namespace dates = cocrea::dates;
namespace view = cocrea::view;

#define COCREA_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

namespace {

dates::Day day_of(FieldReader& in) { return dates::parse_day(in.bytes()).value_or(dates::Day{}); }

template <typename Value, std::size_t N>
Value named(const std::array<std::pair<std::string_view, Value>, N>& names, std::string_view name) {
  for (const auto& [candidate, value] : names)
    if (candidate == name) return value;
  return names.front().second;
}

view::Event::Kind kind_named(std::string_view name) {
  using Kind = view::Event::Kind;
  static constexpr std::array<std::pair<std::string_view, Kind>, 6> kinds{{{"activate", Kind::activate}, {"edit", Kind::edit}, {"commit", Kind::commit},
                                                                           {"choose", Kind::choose}, {"drag", Kind::drag}, {"zoom", Kind::zoom}}};
  return named(kinds, name);
}

app::StorageFailure failure_named(std::string_view name) {
  using Failure = app::StorageFailure;
  static constexpr std::array<std::pair<std::string_view, Failure>, 8> failures{{{"unknown", Failure::unknown}, {"none", Failure::none},
                                                                                 {"denied", Failure::denied}, {"full", Failure::full},
                                                                                 {"corrupted", Failure::corrupted}, {"cleared", Failure::cleared},
                                                                                 {"silent", Failure::silent}, {"taken_over", Failure::taken_over}}};
  return named(failures, name);
}

// Storage names what it had to leave out; these sentences say it.
std::string damage_key(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> keys{{{"unreadable", "damage.unreadable"},
                                                                                      {"snapshot", "damage.snapshot"}, {"stale", "damage.stale"},
                                                                                      {"gap", "damage.gap"}, {"newer", "damage.newer"}}};
  return std::string(named(keys, name));
}

app::StoredContent content_of(FieldReader& in) {
  app::StoredContent content;
  content.document = in.text();
  content.snapshot = in.text();
  content.snapshot_seq = in.number();
  content.journal = in.texts();
  content.history = in.texts();
  content.draft = in.text();
  content.draft_version = in.number();
  content.writer = in.yes();
  for (const std::string& name : in.texts()) content.damage.push_back(damage_key(name));
  return content;
}

}  // namespace

// An assertion that failed has found the program in a state that was held to be impossible. Every command is stored before the next can be given, so
// nothing is lost by stopping: the page then offers what is stored.
[[noreturn]] void cocrea_assert_failed(const char* expression, const char* file, int line) {
  const std::string message = std::string("assertion failed: ") + expression + " (" + file + ":" + std::to_string(line) + ")";
  emscripten_console_error(message.c_str());
  std::abort();
}

COCREA_EXPORT Program* cocrea_create() { return new Program; }

// Where the page writes a message of this size.
COCREA_EXPORT char* cocrea_reserve(Program* program, std::uint32_t size) {
  program->in.resize(size);
  return program->in.data();
}

COCREA_EXPORT const char* cocrea_answer(Program* program) { return program->out.data(); }

COCREA_EXPORT std::uint32_t cocrea_start(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    app::Start start;
    start.today = day_of(in);
    start.language = in.text();
    start.preferences = in.text();
    start.fragment = in.text();
    start.system_dark = in.yes();
    start.reduced_motion = in.yes();
    start.touch = in.yes();
    start.narrow = in.yes();
    start.canvas_available = in.yes();
    start.seed_high = in.number();
    start.seed_low = in.number();
    program->session.emplace(start);
  });
}

COCREA_EXPORT std::uint32_t cocrea_event(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    view::Event event;
    event.kind = kind_named(in.bytes());
    event.node = in.text();
    event.text = in.text();
    event.target = in.text();
    event.start_days = in.integer();
    event.end_days = in.integer();
    event.number = in.real();
    event.covers = in.yes();
    program->session->handle(event);
  });
}

COCREA_EXPORT std::uint32_t cocrea_shortcut(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter& out) { out.yes(program->session->shortcut(in.bytes())); });
}

COCREA_EXPORT std::uint32_t cocrea_stored(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->session->stored(content_of(in)); });
}

COCREA_EXPORT std::uint32_t cocrea_rescued(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    std::string name = in.text();
    program->session->rescued(std::move(name), content_of(in));
  });
}

COCREA_EXPORT std::uint32_t cocrea_library(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    std::vector<view::Stored> documents(static_cast<std::size_t>(in.number()));
    for (view::Stored& document : documents) {
      document.id = in.text();
      document.name = in.text();
      document.sample = in.text();
      document.changed = dates::parse_day(in.bytes());
      document.open_elsewhere = in.yes();
    }
    program->session->library(std::move(documents));
  });
}

COCREA_EXPORT std::uint32_t cocrea_saved(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const std::string document = in.text();
    const std::uint64_t seq = in.number();
    const std::uint64_t draft_version = in.number();
    program->session->saved(document, seq, draft_version, in.integer());
  });
}

COCREA_EXPORT std::uint32_t cocrea_storage_failed(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->session->storage_failed(failure_named(in.bytes())); });
}

COCREA_EXPORT std::uint32_t cocrea_role(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const std::string document = in.text();
    program->session->role(document, in.yes());
  });
}

COCREA_EXPORT std::uint32_t cocrea_stored_already(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->session->stored_already(in.text()); });
}

COCREA_EXPORT std::uint32_t cocrea_persisted(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->session->persisted(in.yes()); });
}

COCREA_EXPORT std::uint32_t cocrea_edition(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const bool single_file = in.yes();
    program->session->edition(single_file, in.yes());
  });
}

COCREA_EXPORT std::uint32_t cocrea_file(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    std::string name = in.text();
    std::string bytes = in.text();
    program->session->file(std::move(name), std::move(bytes), in.text());
  });
}

COCREA_EXPORT std::uint32_t cocrea_link(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->session->link(in.text()); });
}

COCREA_EXPORT std::uint32_t cocrea_time(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    std::string which = in.text();
    program->session->time(std::move(which), static_cast<std::int64_t>(in.number()));
  });
}

COCREA_EXPORT std::uint32_t cocrea_copied(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->session->copied(in.yes()); });
}

COCREA_EXPORT std::uint32_t cocrea_file_failed(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const std::string name = in.text();
    program->session->file_failed(name, in.bytes());
  });
}

COCREA_EXPORT std::uint32_t cocrea_sample(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    std::string name = in.text();
    std::string bytes = in.text();
    program->session->sample(std::move(name), std::move(bytes), day_of(in));
  });
}

COCREA_EXPORT std::uint32_t cocrea_resized(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->session->resized(in.yes()); });
}

COCREA_EXPORT std::uint32_t cocrea_day_changed(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->session->day_changed(day_of(in)); });
}

COCREA_EXPORT std::uint32_t cocrea_navigated(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->session->navigated(in.bytes()); });
}

COCREA_EXPORT std::uint32_t cocrea_switch_renderer(Program* program) {
  return call(*program, [&](FieldReader&, FieldWriter&) { program->session->switch_renderer(); });
}

COCREA_EXPORT std::uint32_t cocrea_system_changed(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) {
    const bool dark = in.yes();
    program->session->system_changed(dark, in.yes());
  });
}

COCREA_EXPORT std::uint32_t cocrea_canvas_available(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->session->canvas_available(in.yes()); });
}

COCREA_EXPORT std::uint32_t cocrea_turn(Program* program) {
  return call(*program, [&](FieldReader&, FieldWriter&) { program->session->turn(); });
}

COCREA_EXPORT std::uint32_t cocrea_second(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter&) { program->session->second(in.number()); });
}

COCREA_EXPORT std::uint32_t cocrea_take_effects(Program* program) {
  return call(*program, [&](FieldReader&, FieldWriter& out) { cocrea::platform::write_effects(out, program->session->take_effects()); });
}

// What the page around the renderers shows: a few words and settings.
COCREA_EXPORT std::uint32_t cocrea_shell(Program* program) {
  return call(*program, [&](FieldReader&, FieldWriter& out) {
    const view::Page& page = program->session->page();
    const view::State& state = program->session->state();
    const bool canvas = state.renderer == view::Renderer::canvas;
    out.number(program->session->serial()).text(page.title).text(page.announcement).text(page.focus).number(page.focus_serial);
    const auto attributes = cocrea::html::root_attributes(page);
    out.number(attributes.size());
    for (const auto& [name, value] : attributes) out.text(name).text(value);
    out.text(canvas ? "canvas" : "text").yes(state.canvas_available).yes(program->session->document() != nullptr);
    out.text(view::text(state.language, canvas ? "shell.toText" : "shell.toCanvas"));
    out.text(view::text(state.language, "shell.canvas")).text(view::text(state.language, "shell.drop"));
    out.yes(state.joining != nullptr).yes(program->session->undecided());
  });
}

COCREA_EXPORT std::uint32_t cocrea_serial(Program* program) {
  return call(*program, [&](FieldReader&, FieldWriter& out) { out.number(program->session->serial()); });
}

// The room for a timeline's picture, 0 = not known.
COCREA_EXPORT std::uint32_t cocrea_html(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter& out) {
    const double room = in.real();
    out.text(cocrea::html::write(program->session->page(), room));
  });
}

// A field as the page's own text box over the canvas needs it: is it there, its text, its label, its language.
COCREA_EXPORT std::uint32_t cocrea_field(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter& out) {
    const view::Page& page = program->session->page();
    const view::Node* node = view::find(page, in.bytes());
    if (node == nullptr || !node->field) {
      out.yes(false).text("").text("").text("");
      return;
    }
    out.yes(true).text(node->value).text(node->label).text(node->field->text_language.empty() ? page.language : node->field->text_language);
  });
}

COCREA_EXPORT std::uint32_t cocrea_bytes(Program* program) {
  return call(*program, [&](FieldReader&, FieldWriter& out) { out.text(program->session->bytes()); });
}

COCREA_EXPORT std::uint32_t cocrea_checksum(Program* program) {
  return call(*program, [&](FieldReader& in, FieldWriter& out) { out.text(cocrea::exchange::checksum(in.bytes())); });
}
