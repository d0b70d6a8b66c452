// The product's words, by language. They live in assets/texts/es.json and en.json; the build makes tables of them and fails
// when a text is missing in one language, unused, or has other placeholders than its sibling.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/dates/day.h"
#include "core/dates/partial_date.h"
#include "view/action.h"

namespace cocrea::view {

using Argument = std::pair<std::string_view, std::string_view>;   // placeholder -> what stands there

// The sentence under a key, placeholders filled. A plural text ("one", "other" in the file) is chosen by `count`, which also fills {count}.
std::string text(Language, std::string_view key, std::initializer_list<Argument> = {});
std::string plural(Language, std::string_view key, long count, std::initializer_list<Argument> = {});
// Words of a rule (assets/rules), placeholders filled.
std::string rule_text(Language, std::string_view key, std::initializer_list<Argument> = {});

std::string_view tag(Language);   // "es", "en"

// Dates in words. full: "23 de noviembre de 2021" / "23 November 2021"; brief: "23 nov 2021"; a month: "septiembre de 2023" / "sep 2023"; a span of
// several days: "1 – 30 de octubre de 2023".
std::string full(Language, dates::Day);
std::string brief(Language, dates::Day);
std::string full(Language, const dates::PartialDate&);
std::string brief(Language, const dates::PartialDate&);
std::string full(Language, const dates::Span&);
std::string brief(Language, const dates::Span&);
std::string number(Language, long);

// A date as people type it: 14/5/2027, 14-5-27 is refused, 14 de mayo de 2027, may 2027, mayo 2027, 5/2027, 2027, 2027-05-14. Day before month in
// both languages; an English "May 14, 2027" is understood. nullopt: not a date; the error then says what is accepted.
std::optional<dates::PartialDate> parse_typed_date(std::string_view typed);
// Of a text that is none: the key of the sentence that says why and what to type.
std::string_view why_no_date(std::string_view typed);

}  // namespace cocrea::view
