// Storage and platform without a browser: carries out effects in order, one by one, and gives back what it holds, as a reload would find it.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/session.h"

namespace cocrea::app::testing {

class FakeStorage {
 public:
  struct Kept {
    std::uint64_t snapshot_seq = 0;
    std::string snapshot, name, sample, draft;
    std::uint64_t draft_version = 0;
    std::map<std::uint64_t, std::string> journal, history;
    bool forgotten = false;
  };

  // Takes what the session wants done. Storage waits in a queue until carry_out(); everything else is remembered at once.
  void take(Session& session) {
    for (Effect& effect : session.take_effects()) {
      if (is_storage(effect)) {
        queue_.push_back(std::move(effect));
      } else {
        other_.push_back(std::move(effect));
      }
    }
  }

  std::size_t waiting() const { return queue_.size(); }

  // One effect becomes durable. `report`: the session is told.
  void carry_out_one(Session& session, bool report = true) {
    const Effect effect = std::move(queue_.front());
    queue_.pop_front();
    const plan::Id id = keep(effect);
    if (report && !id.empty()) session.saved(id, durable_[id], kept_[id].draft_version);
  }

  // One effect fails: it is lost, and so is what waits behind it, as after a full disk. The session is told.
  void fail_all(Session& session, StorageFailure failure = StorageFailure::full) {
    queue_.clear();
    session.storage_failed(failure);
  }

  // Everything that waits becomes durable, also what that leads to; documents that are asked for are given.
  void settle(Session& session) {
    take(session);
    while (!queue_.empty() || answer_loads(session)) {
      if (!queue_.empty()) carry_out_one(session);
      take(session);
    }
  }

  // The machine goes off: what was not durable is gone.
  void crash() {
    queue_.clear();
    other_.clear();
  }

  bool answer_loads(Session& session) {
    bool any = false;
    for (std::size_t i = 0; i < other_.size(); ++i) {
      plan::Id id;
      if (const auto* load = std::get_if<LoadStored>(&other_[i])) id = load->document;
      if (const auto* take_over = std::get_if<TakeOverStored>(&other_[i])) id = take_over->document;
      if (id.empty()) continue;
      other_.erase(other_.begin() + static_cast<std::ptrdiff_t>(i--));
      session.stored(content(id));
      any = true;
    }
    return any;
  }

  StoredContent content(const plan::Id& id, bool writer = true) const {
    StoredContent result;
    result.document = id;
    result.writer = writer;
    const auto found = kept_.find(id);
    if (found == kept_.end() || found->second.forgotten) return result;
    const Kept& one = found->second;
    result.snapshot = one.snapshot;
    result.snapshot_seq = one.snapshot_seq;
    for (const auto& entry : one.journal) result.journal.push_back(entry.second);
    for (const auto& entry : one.history) result.history.push_back(entry.second);
    result.draft = one.draft;
    result.draft_version = one.draft_version;
    return result;
  }

  std::vector<view::Stored> library() const {
    std::vector<view::Stored> result;
    for (const auto& one : kept_) {
      if (one.second.forgotten) continue;
      view::Stored record;
      record.id = one.first;
      record.name = one.second.name;
      record.sample = one.second.sample;
      result.push_back(std::move(record));
    }
    return result;
  }

  Kept& kept(const plan::Id& id) { return kept_[id]; }
  bool has(const plan::Id& id) const { return kept_.count(id) > 0; }

  // The effects that are not for storage, oldest first.
  std::vector<Effect>& other() { return other_; }
  template <class T>
  std::vector<T> all() const {
    std::vector<T> result;
    for (const Effect& one : other_) {
      if (const auto* wanted = std::get_if<T>(&one)) result.push_back(*wanted);
    }
    return result;
  }

  const std::string& problem() const { return problem_; }

 private:
  static bool is_storage(const Effect& effect) {
    return std::holds_alternative<StoreEntry>(effect) || std::holds_alternative<StoreDraft>(effect) || std::holds_alternative<StoreSnapshot>(effect) ||
           std::holds_alternative<ForgetStored>(effect) || std::holds_alternative<RestoreStored>(effect);
  }

  plan::Id keep(const Effect& effect) {
    if (const auto* entry = std::get_if<StoreEntry>(&effect)) {
      Kept& one = kept_[entry->document];
      if (one.history.count(entry->seq) > 0) problem_ = "an entry's number was used twice";
      if (one.snapshot.empty()) problem_ = "an entry came before any snapshot";
      one.journal[entry->seq] = entry->json;
      one.history[entry->seq] = entry->json;
      durable_[entry->document] = std::max(durable_[entry->document], entry->seq);
      return entry->document;
    }
    if (const auto* draft = std::get_if<StoreDraft>(&effect)) {
      Kept& one = kept_[draft->document];
      if (draft->version <= one.draft_version) problem_ = "a draft's version did not grow";
      one.draft = draft->json;
      one.draft_version = draft->version;
      return draft->document;
    }
    if (const auto* snapshot = std::get_if<StoreSnapshot>(&effect)) {
      if (snapshot->seq == 0) {
        kept_[snapshot->document] = {};
        durable_[snapshot->document] = 0;
      }
      Kept& one = kept_[snapshot->document];
      if (snapshot->checksum != exchange::checksum(snapshot->bytes)) problem_ = "a snapshot has another checksum";
      one.snapshot = snapshot->bytes;
      one.snapshot_seq = snapshot->seq;
      one.name = snapshot->name;
      one.sample = snapshot->sample;
      one.journal.erase(one.journal.begin(), one.journal.upper_bound(snapshot->seq));
      durable_[snapshot->document] = std::max(durable_[snapshot->document], snapshot->seq);
      return snapshot->document;
    }
    if (const auto* forget = std::get_if<ForgetStored>(&effect)) kept_[forget->document].forgotten = true;
    if (const auto* restore = std::get_if<RestoreStored>(&effect)) kept_[restore->document].forgotten = false;
    return {};
  }

  std::deque<Effect> queue_;
  std::vector<Effect> other_;
  std::map<plan::Id, Kept> kept_;
  std::map<plan::Id, std::uint64_t> durable_;
  std::string problem_;
};

}  // namespace cocrea::app::testing
