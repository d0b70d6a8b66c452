#include "core/edit/history.h"

#include <algorithm>

namespace cocrea::edit {

namespace {

void keep_last(std::deque<Transaction>& steps) {
  while (steps.size() > History::kLimit) steps.pop_front();
}

}  // namespace

History::Outcome History::perform(plan::Document& document, Transaction transaction) {
  if (auto refusal = apply(document, transaction)) return {std::nullopt, std::move(refusal)};
  if (is_empty(transaction)) return {};
  done_.push_back(transaction);
  keep_last(done_);
  undone_.clear();
  return {Entry{++last_seq_, EntryKind::done, std::move(transaction)}, std::nullopt};
}

History::Outcome History::undo(plan::Document& document) {
  if (done_.empty()) return {};
  Transaction back = inverse(done_.back());
  if (auto refusal = apply(document, back)) return {std::nullopt, std::move(refusal)};
  undone_.push_back(std::move(done_.back()));
  done_.pop_back();
  return {Entry{++last_seq_, EntryKind::undone, std::move(back)}, std::nullopt};
}

History::Outcome History::redo(plan::Document& document) {
  if (undone_.empty()) return {};
  Transaction again = undone_.back();
  if (auto refusal = apply(document, again)) return {std::nullopt, std::move(refusal)};
  done_.push_back(again);
  undone_.pop_back();
  return {Entry{++last_seq_, EntryKind::redone, std::move(again)}, std::nullopt};
}

bool History::can_undo() const { return !done_.empty(); }
bool History::can_redo() const { return !undone_.empty(); }
std::uint64_t History::last_seq() const { return last_seq_; }
std::string History::undo_label() const { return done_.empty() ? std::string() : done_.back().label; }
std::string History::redo_label() const { return undone_.empty() ? std::string() : undone_.back().label; }

void History::restore(std::vector<Entry> entries, std::uint64_t last_seq) {
  done_.clear();
  undone_.clear();
  last_seq_ = last_seq;
  for (Entry& entry : entries) {
    last_seq_ = std::max(last_seq_, entry.seq);
    switch (entry.kind) {
      case EntryKind::done:
        done_.push_back(std::move(entry.transaction));
        undone_.clear();
        break;
      case EntryKind::undone:
        // The entry that it took back may have been cut off: its inverse still says what it was.
        if (!done_.empty()) done_.pop_back();
        undone_.push_back(inverse(entry.transaction));
        break;
      case EntryKind::redone:
        if (!undone_.empty()) undone_.pop_back();
        done_.push_back(std::move(entry.transaction));
        break;
    }
    keep_last(done_);
    keep_last(undone_);
  }
}

void History::renamed(const plan::Id& before, const plan::Id& now) {
  const auto rename = [&](plan::Id& id) {
    if (id == before) id = now;
  };
  for (std::deque<Transaction>* steps : {&done_, &undone_}) {
    for (Transaction& step : *steps) {
      for (Change& change : step.changes) {
        if (Set* set = std::get_if<Set>(&change)) rename(set->entity);
        else if (Insert* insert = std::get_if<Insert>(&change)) rename(insert->parent);
        else rename(std::get<Remove>(change).parent);
      }
    }
  }
}

std::optional<Refusal> replay(plan::Document& document, const Entry& entry) {
  Transaction transaction = entry.transaction;
  return apply(document, transaction);
}

bool equal(const Entry& a, const Entry& b) { return a.seq == b.seq && a.kind == b.kind && equal(a.transaction, b.transaction); }

}  // namespace cocrea::edit
