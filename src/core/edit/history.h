// Undo and redo, and the entries of the journal.
//
// Every change of a document is an `Entry`: something done, undone or redone, with a sequence number. The journal is the
// entries since the last snapshot; the undo history is the last entries, whatever the snapshots. Both are the same records
// under two rules of cutting, so replaying entries rebuilds both the document and the stacks.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "core/edit/change.h"

namespace cocrea::edit {

enum class EntryKind : std::uint8_t { done, undone, redone };

struct Entry {
  std::uint64_t seq = 0;        // 1, 2, 3 ... within a document, never used twice
  EntryKind kind = EntryKind::done;
  Transaction transaction;      // as applied: for `undone` the inverse of the original
};

class History {
 public:
  // Applies and remembers. `seq` of the returned entry is last_seq() + 1. An empty transaction gives no entry (and no refusal).
  struct Outcome { std::optional<Entry> entry; std::optional<Refusal> refusal; };
  Outcome perform(plan::Document&, Transaction);
  Outcome undo(plan::Document&);
  Outcome redo(plan::Document&);
  bool can_undo() const;
  bool can_redo() const;
  std::uint64_t last_seq() const;
  // The label of what undo (redo) would take back (do again); "" if nothing.
  std::string undo_label() const;
  std::string redo_label() const;

  // Rebuilds the stacks from stored entries in order of seq, without touching a document.
  void restore(std::vector<Entry> entries, std::uint64_t last_seq);
  // What was done to the document itself was done to one that has this id now.
  void renamed(const plan::Id& before, const plan::Id& now);
  // Keeps the last `limit` steps.
  static constexpr std::size_t kLimit = 500;

 private:
  std::deque<Transaction> done_;
  std::deque<Transaction> undone_;
  std::uint64_t last_seq_ = 0;
};

// Applies a stored entry to a document that does not have it yet.
std::optional<Refusal> replay(plan::Document&, const Entry&);

bool equal(const Entry&, const Entry&);

}  // namespace cocrea::edit
