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
  std::size_t text_bytes = plan::kLongestText;  // of one text
};

enum class Cause : std::uint8_t {
  too_large, too_deep, too_many, not_utf8, syntax, cut_short, duplicate_key, number_range, not_a_cocrea_file, wrong_type, unknown_choice, bad_date,
  bad_id, duplicate_id, dangling_reference, text_too_long, missing_member, bad_version,
  normalized,       // warning: a text was not in NFC, and is now
  duplicate_value,  // warning: a set named something twice, and holds it once
  unknown_member,   // warning: this version does not know it; it is kept, and nowhere to be seen
  misspelt_member,  // warning: likewise, and one slip away from a known name (`expected`) that is missing there: damage or a typing error, so that a part is not read
  not_known_yet,    // warning: a value that this version cannot read, in a file of a newer one; it is kept with the file's bytes, and not shown
  other_content     // warning: the content is not the one that `rev` was computed of; only check_content() says so
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
  // Written by a newer version of the format: shown as far as it is understood, not edited. The caller keeps the bytes it has for
  // the download; what was not understood is among the problems.
  bool read_only = false;
  std::vector<Problem> problems;            // errors when refused (at most 20); warnings otherwise (dangling references, texts normalised); what is misspelt comes first
};

// Reads a file whole or refuses it whole.
// - Ids, `format`, `formatVersion` and `documentId` must be there; every other member may be absent, which leaves its field unset.
// - Members that this version does not know are kept, at every level, and told; not those of a newer version, which is expected to have some.
// - A list without order keys takes the order of the file, with evenly spread keys. Nested entities without an id get one.
// - A reference to nothing, or to something of another type, is kept, with a warning.
Reading read_document(std::string_view bytes, const Limits& = {});

// A member is misspelt, so that the plan is smaller than the file: it is to be mended before anything is concluded from it.
bool misses_a_part(const Reading&);

// Says in the reading's problems when a file has another content than the one that it was written with: a disk or a stick has turned letters into others, or
// somebody has edited it by hand. Nothing is said of files without `rev`, or of another version of the format.
void check_content(Reading&);
bool has_other_content(const Reading&);   // it said so

// Canonical bytes, with `rev` computed over the content. Ends with a line feed.
std::string write_document(const plan::Document&);
// Whether what write_document() gives is within what read_document() takes. As long as writing it takes, and reading it.
bool can_be_read_again(const plan::Document&);
// The content hash that write_document() puts into `rev`: XXH3-128 in hex over the canonical form without base, copy, copyId,
// generator, madeFrom, parents and rev.
std::string content_hash(const plan::Document&);

// Journal entries and drafts, as one line of JSON each (without a line feed). nullopt: damaged, or of a newer program. Written is what
// apply() has filled in. Members and elements stand in this order; choices are stored by number, for tables of names only grow at their ends.
//   {"seq":12,"kind":"done","label":"edit.field","changes":[
//     ["set",<entity>,<field>,<language>,{"text":<before>},{"text":<after>}],
//     ["insert",<parent>,<list>,<type>,{<entity>}], ["remove",<parent>,<list>,<type>,{<entity>}]]}
std::string write_entry(const edit::Entry&);
std::optional<edit::Entry> read_entry(std::string_view json);

// XXH3-128 in hex, for snapshots and read-back.
std::string checksum(std::string_view bytes);

// A text in NFC, from a table generated out of the Unicode data. Invalid UTF-8 becomes U+FFFD and `valid` false.
struct Normalized { std::string text; bool valid = true; bool changed = false; };
Normalized normalize(std::string_view);

// A text as people type or paste it, as it is kept: line ends become LF (a space where there is one line), control characters are dropped, the rest becomes NFC.
std::string cleaned(std::string_view, bool multiline);

// The JSON Schema (2020-12) of today's version, generated from the description of the fields; assets/schema holds the same bytes, and a test compares them.
std::string json_schema();

}  // namespace cocrea::exchange
