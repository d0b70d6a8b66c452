// What changed, in words: which thing, which field, what it says.
#pragma once

#include <string>

#include "core/exchange/differences.h"
#include "core/exchange/merge.h"
#include "view/context.h"

namespace cocrea::view {

// "Compromiso: Datos abiertos"; of what has no name of its own (the vision) only what it is. Of one that is not in the document: "".
std::string thing_words(const Context&, const plan::Id&);
std::string kind_words(const Context&, const plan::EntityType&);
// What a field is called; of one that no page shows its name in the file.
std::string field_words(const Context&, const plan::EntityType&, std::string_view field);
// "Título (es)": with the language where there are several.
std::string field_words(const Context&, const plan::EntityType&, std::string_view field, std::string_view language);
// A value as it is read on the page: dates in full, names of what is referred to. Unset: words that say so.
std::string value_words(const Context&, const plan::EntityType&, std::string_view field, const plan::Value&);

// About what a conflict is, and one of its values: "se ha quitado", a text, where it stands.
std::string conflict_words(const Context&, const exchange::Conflict&);
std::string value_words(const Context&, const exchange::Conflict&, const plan::Value&);
// "Mesa 1, Mesa 3"
std::string sides_words(const std::vector<exchange::Side>&, std::uint32_t sides);

// Why files cannot be joined.
std::string refusal_words(Language, exchange::Unjoinable);

// A line of a comparison: what, and its value in both. A text in several languages makes one line for each that differs.
struct Changed {
  std::string what;
  std::string before, after;
  std::string language = {};   // of a text in several languages
};
// `before` and `after`: contexts of the two documents or plans that are compared.
std::vector<Changed> changed_words(const Context& before, const Context& after, const std::vector<exchange::Difference>&);

}  // namespace cocrea::view
