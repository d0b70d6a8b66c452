// Documents as JSON: the file that people keep.
//
// Reading validates everything before anything is replaced, keeps unknown members, and names the place, the cause and what
// to do. Writing gives the canonical form: sorted keys, two spaces, LF, UTF-8 in NFC, so that equal documents are equal bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/edit/history.h"
#include "core/plan/document.h"

namespace cocrea::exchange {

struct Limits {
  std::size_t bytes = 32u << 20;     // a larger file is refused before reading
  int depth = 64;
  std::size_t entities = 200'000;
  std::size_t text_bytes = 1u << 20; // of one text
};

enum class Cause : std::uint8_t {
  too_large, too_deep, too_many, not_utf8, syntax, cut_short, duplicate_key, number_range, not_a_cocrea_file, wrong_type, unknown_choice, bad_date,
  bad_id, duplicate_id, dangling_reference, text_too_long, missing_member, bad_version
};

// One thing wrong with a file. The words come from texts keyed by the cause ("import.cause.badDate", "import.advice.badDate").
struct Problem {
  Cause cause;
  std::string place;      // JSON pointer: "/plans/0/commitments/2/end"
  std::size_t line = 0;   // 1-based where known, else 0
  std::size_t column = 0;
  std::string found;      // what stood there, shortened to 80 characters
  std::string expected;   // what the format asks for: "date", "text", a list of choices; "" if the cause says it all
};

struct Reading {
  std::optional<plan::Document> document;   // empty when refused
  bool read_only = false;                   // written by a newer version of the format: shown, not edited, and kept byte for byte
  std::vector<Problem> problems;            // errors when refused (at most 20); warnings otherwise (dangling references, texts normalised)
};

Reading read_document(std::string_view bytes, const Limits& = {});

// Canonical bytes, with `rev` computed over the content. Ends with a line feed.
std::string write_document(const plan::Document&);
// The content hash that write_document() puts into `rev`: XXH3-128 in hex over the canonical form without rev, parents and generator.
std::string content_hash(const plan::Document&);

// Journal entries and drafts, as one line of JSON each. nullopt: damaged.
std::string write_entry(const edit::Entry&);
std::optional<edit::Entry> read_entry(std::string_view json);

// XXH3-128 in hex, for snapshots and read-back.
std::string checksum(std::string_view bytes);

// A text in NFC, from a table generated out of the Unicode data. Invalid UTF-8 becomes U+FFFD and `valid` false.
struct Normalized { std::string text; bool valid = true; bool changed = false; };
Normalized normalize(std::string_view);

// The JSON Schema (2020-12) of version 1, generated from the description of the fields; assets/schema holds the same bytes, and a test compares them.
std::string json_schema();

}  // namespace cocrea::exchange
