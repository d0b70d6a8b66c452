// The bin: what is taken out of a document waits in it, and can be put back.
//
// Nobody has to think of it: with_bin() completes any transaction, whatever it is for. What leaves a list of the document goes into the bin, with who
// referred to it; what comes back with all that the bin has of it leaves the bin. Where an earlier state comes back, out of a version, the later one waits on. What only changes
// its place does neither. Undo and redo need nothing, since all of it is in the transaction.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/edit/change.h"

namespace cocrea::exchange {

// Beyond either, what was removed first is gone for good. A thing that alone is greater does not get into the bin, and nothing goes for it.
inline constexpr std::size_t kMostInBin = 100;               // things
inline constexpr std::size_t kMostBytesInBin = 1u << 20;     // of all of them together

// `transaction` has not been applied to the document yet; `today` is the day of the removal, if it is known.
edit::Transaction with_bin(const plan::Document&, edit::Transaction, std::optional<dates::Day> today);
// What has left a document on the way to what several copies of it became goes into the bin of that: Inserts and Removes of its bin alone.
std::vector<edit::Change> binned(const plan::Document& before, const plan::Document& joined, std::optional<dates::Day> today);

// What an entry of the bin holds. Without a type: it cannot be read, be it of a newer program or damaged.
struct Held {
  const plan::EntityType* type = nullptr;
  std::shared_ptr<const plan::Entity> entity;
};
Held held(const plan::Removed&);
// Of all that waits in the bin, what is nested in it too; sorted.
std::vector<plan::Id> ids_in_bin(const plan::Document&);

// Where it stood, or "" if that is not there. What stood in the document itself stands in it whichever id the document has got since.
plan::Id home_of(const plan::Document&, const plan::Removed&);

// The changes that put it back where it stood, and into what referred to it where that still has room for it; its own references to what is no longer there are
// left out, and made again when that comes back out of the bin too, in whichever order. Empty: what it stood in is not there, or something of it stands elsewhere, or it cannot be read.
std::vector<edit::Change> putting_back(const plan::Document&, const plan::Removed&);

// The changes that empty the bin for good.
std::vector<edit::Change> emptying(const plan::Document&);

// The same document for somebody else: without what was removed from it.
plan::Document without_bin(plan::Document);
// The same the other way round: what was removed before a copy was made waits in it as well, so that nobody seems to have thrown it away there.
void take_bin_of(const plan::Document& base, plan::Document& copy);

}  // namespace cocrea::exchange
