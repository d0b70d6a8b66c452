// From what storage kept of a document to the document: the snapshot, the entries after it, the undo history, the draft. Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/edit/history.h"
#include "core/exchange/json.h"
#include "core/plan/document.h"

namespace cocrea::app {

struct StoredContent;   // app/session.h

// A text that was being typed, or was typed and not understood (`rejected`).
struct DraftText {
  std::string node;
  plan::Id entity;
  std::string field, language, text;
  bool rejected = false;
};

// `seq`: the last entry when it was typed.
std::string write_draft(std::uint64_t seq, const std::vector<DraftText>&);
struct DraftRecord {
  std::uint64_t seq = 0;
  std::vector<DraftText> texts;
};
// nullopt: damaged. An empty text is a record without texts.
std::optional<DraftRecord> read_draft(std::string_view json);

struct Recovery {
  std::optional<plan::Document> document;     // empty: there is no snapshot that can be read
  bool newer = false;                         // of a newer format: read-only, its bytes are the snapshot
  std::vector<exchange::Problem> problems;    // why the snapshot was refused
  edit::History history;                      // its last_seq() is never below any number seen
  std::uint64_t applied = 0;                  // the last entry that is in the document
  std::size_t replayed = 0;                   // entries applied to the snapshot
  std::size_t left_out = 0;                   // entries that could not be: damaged, or after one that is missing
  std::vector<DraftText> draft;               // still to be taken
  bool draft_damaged = false;
};

// Entries are applied in order as long as none is missing, damaged or refused; nothing is applied after such a gap, since each entry counts on what came
// before it. The undo history is the unbroken run of entries that ends with the last one applied.
Recovery recover(const StoredContent&);

}  // namespace cocrea::app
