// What is kept and what is said about it: entries, snapshots, "saved".
#include <algorithm>

#include "app/commands.h"
#include "app/recover.h"
#include "app/session.h"
#include "app/submission.h"
#include "core/exchange/bin.h"
#include "view/texts.h"

namespace cocrea::app {

namespace {

constexpr std::uint64_t kEntriesASnapshot = 50;
constexpr std::uint64_t kJournalBytesASnapshot = 256u << 10;

std::string_view detail_key(StorageFailure failure) {
  switch (failure) {
    case StorageFailure::denied: return "storage.denied";
    case StorageFailure::full: return "storage.full";
    case StorageFailure::corrupted: return "storage.corrupted";
    case StorageFailure::cleared: return "storage.cleared";
    case StorageFailure::silent: return "storage.silent";
    case StorageFailure::none:
    case StorageFailure::taken_over:
    case StorageFailure::unknown: break;
  }
  return "storage.unknown";
}

}  // namespace

bool Session::writable() const { return document_ && !newer_ && writer_; }

bool Session::refuse_if_read_only() {
  if (writable()) return false;
  announce(view::text(state_.language, newer_ ? "announce.readOnlyNewer" : "announce.readOnlyElsewhere"));
  return true;
}

bool Session::perform(edit::Transaction transaction) {
  if (refuse_if_read_only()) return false;
  const std::size_t size = transaction.changes.size();
  transaction = with_submitted_version(*document_, std::move(transaction), state_.today, ids_);
  const bool submitted = transaction.changes.size() > size;
  transaction = exchange::with_bin(*document_, std::move(transaction), state_.today);
  if (refuse_if_too_large(transaction)) return false;
  const edit::History::Outcome outcome = history_.perform(*document_, std::move(transaction));
  keep(outcome);
  if (submitted && outcome.entry) announce(view::text(state_.language, "announce.submittedKept"));
  return outcome.entry.has_value();
}

// What could not be opened again is not said to be saved. It is measured only where it may be so: a step takes less room in the journal than in the plan, but not
// a third, and the reader's other limits are beyond half of its bytes. A plan that is too large already can still be made smaller.
bool Session::refuse_if_too_large(const edit::Transaction& transaction) {
  constexpr std::size_t kMayBe = 3;
  const std::uint64_t steps = journal_bytes_ + exchange::write_entry({0, edit::EntryKind::done, transaction}).size();
  if (snapshot_bytes_ + kMayBe * steps < exchange::Limits{}.bytes / 2) return false;
  plan::Document after = *document_;
  edit::Transaction step = transaction;
  if (edit::apply(after, step) || exchange::can_be_read_again(after) || !exchange::can_be_read_again(*document_)) return false;
  view::Notice notice;
  notice.id = "refused";
  notice.tone = view::Tone::breached;
  notice.key = "notice.tooLarge";
  notify(std::move(notice));
  changed();
  return true;
}

void Session::keep(const edit::History::Outcome& outcome) {
  if (outcome.refusal) show_refusal(*outcome.refusal);
  if (!outcome.entry) {
    changed();
    return;
  }
  store_entry(*outcome.entry);
  plan_changed(outcome.entry->transaction.label);
  work_out_joining();
  document_changed();
}

void Session::show_refusal(const edit::Refusal& refusal) {
  view::Notice notice;
  notice.id = "refused";
  notice.tone = view::Tone::breached;
  notice.key = "notice.refused";
  notice.arguments = {{"place", refusal.place}};
  notify(std::move(notice));
}

void Session::store_entry(const edit::Entry& entry) {
  stored_seq_ = entry.seq;
  // After a failure entries may be missing in between: a snapshot makes them unnecessary. Where storage is denied there is nothing to try.
  const bool retry = failure_ != StorageFailure::none && failure_ != StorageFailure::denied;
  if (retry) store_snapshot();
  std::string json = exchange::write_entry(entry);
  journal_bytes_ += json.size();
  ++state_.journal_entries;
  effects_.push_back(StoreEntry{document_->id, entry.seq, std::move(json)});
  const bool renamed = kept_name(*document_, view::tag(state_.language)) != snapshot_name_;   // the list of plans should know
  if (renamed || state_.journal_entries >= kEntriesASnapshot || journal_bytes_ >= kJournalBytesASnapshot) store_snapshot();
  if (retry) store_draft(true);
  update_save_state();
}

void Session::store_snapshot() {
  StoreSnapshot snapshot;
  snapshot.document = document_->id;
  snapshot.seq = history_.last_seq();
  snapshot.bytes = bytes();
  snapshot.checksum = exchange::checksum(snapshot.bytes);
  snapshot.name = snapshot_name_ = kept_name(*document_, view::tag(state_.language));
  snapshot.sample = document_->sample;
  if (failure_ != StorageFailure::none) recovery_seq_ = snapshot.seq;
  snapshot_bytes_ = snapshot.bytes.size();
  journal_bytes_ = 0;
  state_.journal_entries = 0;
  effects_.push_back(std::move(snapshot));
}

void Session::update_save_state() {
  const view::SaveState before = state_.save;
  state_.save_detail_key.clear();
  state_.stored_bytes = snapshot_bytes_ + journal_bytes_;
  if (!document_) {
    state_.save = view::SaveState::none;
  } else if (newer_) {
    state_.save = view::SaveState::newer;
  } else if (!writer_) {
    state_.save = view::SaveState::elsewhere;
  } else if (failure_ != StorageFailure::none) {
    state_.save = view::SaveState::tab_only;
    state_.save_detail_key = detail_key(failure_);
  } else {
    const bool durable = !awaited_snapshot_ && durable_seq_ >= stored_seq_ && durable_draft_ >= draft_version_;
    state_.save = durable ? view::SaveState::saved : view::SaveState::saving;
  }
  if (state_.save != before) changed();
}

void Session::saved(const plan::Id& document, std::uint64_t seq, std::uint64_t draft_version, int minute) {
  if (!document_ || document_->id != document) return;
  if (const view::SavedAt now{state_.today, minute}; minute >= 0 && state_.saved_at != now) {
    state_.saved_at = now;
    if (state_.page == view::PageId::file) changed();
  }
  const bool steps_pending = awaited_snapshot_ || durable_seq_ < stored_seq_;
  durable_seq_ = std::max(durable_seq_, seq);
  durable_draft_ = std::max(durable_draft_, draft_version);
  if (awaited_snapshot_ && seq >= *awaited_snapshot_) awaited_snapshot_.reset();
  if (failure_ != StorageFailure::none && recovery_seq_ && seq >= *recovery_seq_) {
    failure_ = StorageFailure::none;
    recovery_seq_.reset();
    dismiss("storage");
  }
  update_save_state();
  // Said aloud once a step, not with every letter.
  if (steps_pending && !state_.draft && state_.save == view::SaveState::saved) announce(view::text(state_.language, "announce.saved"));
}

void Session::storage_failed(StorageFailure failure) {
  if (failure == StorageFailure::taken_over) {
    if (document_) role(document_->id, false);
    return;
  }
  const bool was_failing = failure_ != StorageFailure::none;
  failure_ = failure;
  recovery_seq_.reset();
  if (failure == StorageFailure::none) {
    dismiss("storage");
    if (was_failing && writable()) {
      store_snapshot();
      awaited_snapshot_ = stored_seq_ = history_.last_seq();
      store_draft(true);
    }
    update_save_state();
    return;
  }
  if (!document_) {   // with a document, the page says it beside the offer to download
    view::Notice notice;
    notice.id = "storage";
    notice.key = detail_key(failure);
    notify(std::move(notice));
  } else {
    announce(view::text(state_.language, detail_key(failure)));
  }
  update_save_state();
}

void Session::role(const plan::Id& document, bool writer) {
  if (!document_ || document_->id != document || writer_ == writer) return;
  writer_ = writer;
  announce(view::text(state_.language, writer ? "announce.editHere" : "announce.readOnlyElsewhere"));
  if (!writer && (state_.draft || durable_seq_ < stored_seq_)) {
    // What the other tab may not have: the text being typed is shown, not dropped.
    view::Notice notice;
    notice.id = "takenOver";
    notice.key = "notice.takenOver";
    if (state_.draft) notice.details.push_back(state_.draft->text);
    const bool durable = durable_seq_ >= stored_seq_ && durable_draft_ >= draft_version_;
    if (!durable) notify(std::move(notice));
    state_.draft.reset();
  }
  update_save_state();
}

// The open one goes on beside it, with all its steps, as a file would have been opened.
void Session::stored_already(const plan::Id& document) {
  if (!document_ || !kept_ || document_->id != document) return;
  effects_.push_back(CloseStored{document});
  if (newer_) {   // nothing in it may be altered, not even its id
    kept_ = false;
    update_save_state();
    write_place(true);
    return;
  }
  const plan::Id now = ids_.next();
  document_->made_from = exchange::made_from(*document_);
  document_->id = now;
  history_.renamed(document, now);
  if (state_.draft && state_.draft->entity == document) state_.draft->entity = now;
  for (auto& one : rejected_places_) {
    if (one.second.entity == document) one.second.entity = now;
  }
  if (state_.as_of) remembered_as_of_[now] = *state_.as_of;
  plan_changed({});
  work_out_joining();
  document_changed();
  durable_seq_ = durable_draft_ = 0;
  store_snapshot();
  awaited_snapshot_ = stored_seq_ = history_.last_seq();
  store_draft(true);
  write_place(true);
  view::Notice notice;
  notice.id = "file";
  notice.key = "notice.storedAlready";
  notify(std::move(notice));
}

void Session::tell_damage(const std::vector<std::string>& keys) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    view::Notice notice;
    notice.id = "damage." + std::to_string(i);
    notice.key = keys[i];
    notify(std::move(notice));
  }
}

// ---- from storage to the page -------------------------------------------------------------------------------------------------------------------

// Precondition: `content` is what was asked for, or the open document again after it was taken over.
void Session::loaded(StoredContent content) {
  const plan::Id id = content.document;
  Recovery recovery = recover(content);
  if (!recovery.document || recovery.document->id != id) {
    effects_.push_back(CloseStored{id});
    view::Notice notice;
    // Nothing of it at all: the address was made in another browser, or the plan was deleted.
    const bool here = !content.snapshot.empty() || !content.journal.empty() || !content.history.empty() || !content.damage.empty();
    notice.id = here ? "lost" : "not-here";
    notice.tone = here ? view::Tone::breached : view::Tone::at_risk;
    notice.key = here ? "notice.cannotLoad" : "notice.notHere";
    notify(std::move(notice));
    tell_damage(content.damage);
    place_after_loading_.reset();
    write_place(true);   // the address says what is shown
    return;
  }
  forgotten_.erase(id);
  const bool again = document_ && kept_ && document_->id == id;
  const std::optional<view::Navigate> place = std::exchange(place_after_loading_, std::nullopt);
  const std::uint64_t snapshot_bytes = content.snapshot.size();
  if (!again) {
    close();
    adopt(std::move(*recovery.document), recovery.newer, recovery.newer ? std::move(content.snapshot) : std::string());
  } else {
    state_.draft.reset();
    document_ = std::move(*recovery.document);
    plan_changed({});
    work_out_joining();   // with what another tab has written
    if (recovery.left_out == 0) dismiss("gap");
  }
  if (failure_ != StorageFailure::denied) failure_ = StorageFailure::none;
  history_ = std::move(recovery.history);
  writer_ = content.writer;
  stored_seq_ = durable_seq_ = history_.last_seq();
  draft_version_ = durable_draft_ = content.draft_version;
  draft_stored_ = !content.draft.empty();
  awaited_snapshot_.reset();
  snapshot_name_ = kept_name(*document_, view::tag(state_.language));
  state_.journal_entries = recovery.replayed;
  snapshot_bytes_ = snapshot_bytes;
  journal_bytes_ = 0;
  for (const std::string& line : content.journal) journal_bytes_ += line.size();
  document_changed();

  auto& damage = content.damage;
  if (recovery.left_out > 0) damage.erase(std::remove(damage.begin(), damage.end(), "damage.gap"), damage.end());   // said below, with how many
  tell_damage(damage);
  if (recovery.left_out > 0) {
    view::Notice notice;
    notice.id = "gap";
    notice.tone = view::Tone::breached;
    notice.key = "notice.stepsLost";
    notice.count = static_cast<long>(recovery.left_out);
    notify(std::move(notice));
    if (writable()) {
      store_snapshot();
      awaited_snapshot_ = history_.last_seq();
    }
  } else if (writable() && recovery.replayed >= kEntriesASnapshot) {
    store_snapshot();
  }
  update_save_state();
  if (place) {
    go_to(*place);
  } else if (!again) {
    go_to({view::PageId::overview, {}, {}});
  }
  if (writer_) take_recovered(recovery);
}

// What was being typed when the tab or the machine went away becomes a step, so that it is in its place and can be undone.
void Session::take_recovered(const Recovery& recovery) {
  bool taken = false;
  std::vector<std::string> homeless;
  for (const DraftText& one : recovery.draft) {
    if (one.rejected) {   // also where its place is gone: an undo may bring it back
      const Typed typed = typed_value(*document_, one.entity, one.field, one.language, one.text);
      state_.rejected[one.node] = {one.text, std::string(typed.error_key.empty() ? "rejected.date" : typed.error_key)};
      rejected_places_[one.node] = {one.entity, one.field, one.language};
      continue;
    }
    if (!plan::find(*document_, one.entity)) {
      homeless.push_back(one.text);
      continue;
    }
    const std::uint64_t before = history_.last_seq();
    Typed typed = typed_value(*document_, one.entity, one.field, one.language, one.text, &ids_);
    if (typed.step) typed.step->label = "edit.recovered";
    if (!typed.error_key.empty()) {
      state_.rejected[one.node] = {one.text, std::string(typed.error_key)};
      rejected_places_[one.node] = {one.entity, one.field, one.language};
    } else if (typed.step) {
      perform(std::move(*typed.step));
    }
    taken = taken || history_.last_seq() != before;
  }
  if (!recovery.draft.empty() || recovery.draft_damaged) store_draft();
  const auto tell = [&](std::string_view id, std::string_view key, view::Tone tone, std::vector<std::string> details) {
    view::Notice notice;
    notice.id = std::string(id);
    notice.key = std::string(key);
    notice.tone = tone;
    notice.details = std::move(details);
    notify(std::move(notice));
  };
  if (taken) tell("draftRecovered", "notice.draftRecovered", view::Tone::neutral, {});
  if (!homeless.empty()) tell("draftHomeless", "notice.draftHomeless", view::Tone::at_risk, std::move(homeless));
  if (recovery.draft_damaged) tell("draftDamaged", "notice.draftDamaged", view::Tone::at_risk, {});
}

}  // namespace cocrea::app
