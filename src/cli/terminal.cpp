#include "cli/terminal.h"

#include <algorithm>

#include "view/plain.h"

namespace cocrea::cli {
namespace {

void make_entity_plain(const plan::EntityType& type, plan::Entity& entity) {
  for (const plan::Field& field : type.fields) {
    switch (field.kind) {
      case plan::Kind::text: {
        std::string& text = plan::text_of(field, entity);
        text = view::plain_line(text);
        break;
      }
      case plan::Kind::localized:
        for (auto& [language, text] : plan::localized_of(field, entity)) text = view::plain_line(text);
        break;
      case plan::Kind::child: make_entity_plain(*field.type, plan::child_of(field, entity)); break;
      case plan::Kind::list:
        for (std::size_t i = 0; i < plan::list_size(field, entity); ++i) make_entity_plain(*field.type, plan::list_at(field, entity, i));
        break;
      default: break;
    }
  }
}

}  // namespace

PlainLines::~PlainLines() {
  if (!line_.empty()) write_line();
}

void PlainLines::write_line() {
  to_ << view::plain(line_);
  line_.clear();
}

PlainLines::int_type PlainLines::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  line_ += traits_type::to_char_type(c);
  if (line_.back() == '\n') write_line();
  return to_ ? c : traits_type::eof();
}

std::streamsize PlainLines::xsputn(const char* characters, std::streamsize count) {
  const char* const end = characters + count;
  while (characters != end) {
    const char* const after = std::find(characters, end, '\n');
    line_.append(characters, after);
    if (after == end) break;
    line_ += '\n';
    write_line();
    characters = after + 1;
  }
  return to_ ? count : 0;
}

int PlainLines::sync() {
  to_.flush();
  return to_ ? 0 : -1;
}

void make_plain(plan::Document& document) { make_entity_plain(plan::kDocument, document); }

}  // namespace cocrea::cli
