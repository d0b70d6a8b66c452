#include "app/recover.h"

#include <algorithm>
#include <map>
#include <utility>

#include "app/session.h"

namespace cocrea::app {

namespace {

using Entries = std::map<std::uint64_t, edit::Entry>;

// Reads entries into `into`; returns how many are damaged.
std::size_t read_entries(const std::vector<std::string>& lines, Entries& into) {
  std::size_t damaged = 0;
  for (const std::string& line : lines) {
    auto entry = exchange::read_entry(line);
    if (!entry) {
      ++damaged;
    } else {
      into.emplace(entry->seq, std::move(*entry));
    }
  }
  return damaged;
}

}  // namespace

std::string write_draft(std::uint64_t seq, const std::vector<DraftText>& texts) {
  edit::Entry entry;
  entry.seq = seq;
  for (const DraftText& one : texts) {
    if (!entry.transaction.label.empty()) entry.transaction.label += ' ';
    entry.transaction.label.append(one.rejected ? "r:" : "d:").append(one.node);   // ids of nodes have no spaces
    entry.transaction.changes.push_back(edit::Set{one.entity, one.field, one.language, {}, one.text});
  }
  return exchange::write_entry(entry);
}

std::optional<DraftRecord> read_draft(std::string_view json) {
  if (json.empty()) return DraftRecord{};
  const auto entry = exchange::read_entry(json);
  if (!entry) return std::nullopt;
  DraftRecord record{entry->seq, {}};
  std::string_view labels = entry->transaction.label;
  for (const edit::Change& change : entry->transaction.changes) {
    const auto* set = std::get_if<edit::Set>(&change);
    const std::string_view label = labels.substr(0, labels.find(' '));
    labels.remove_prefix(std::min(label.size() + 1, labels.size()));
    if (set == nullptr || label.size() < 2) return std::nullopt;
    const auto* text = std::get_if<std::string>(&set->after);   // an emptied text may be written as unset
    record.texts.push_back({std::string(label.substr(2)), set->entity, set->field, set->language, text ? *text : std::string(), label[0] == 'r'});
  }
  return record;
}

Recovery recover(const StoredContent& content) {
  Recovery result;
  Entries journal, past;
  const std::size_t damaged = read_entries(content.journal, journal);
  read_entries(content.history, past);   // a damaged one ends the run below, which costs steps that could be undone, and no work
  exchange::Reading reading = exchange::read_document(content.snapshot);
  result.problems = std::move(reading.problems);
  if (!reading.document) return result;
  result.document = std::move(reading.document);
  result.newer = reading.read_only;
  result.applied = content.snapshot_seq;

  std::uint64_t last_seen = std::max(content.snapshot_seq, past.empty() ? 0 : past.rbegin()->first);
  if (!journal.empty()) last_seen = std::max(last_seen, journal.rbegin()->first);
  if (!result.newer) {
    for (auto next = journal.upper_bound(content.snapshot_seq); next != journal.end() && next->first == result.applied + 1; ++next) {
      if (edit::replay(*result.document, next->second)) break;
      result.applied = next->first;
      ++result.replayed;
    }
  }
  const auto beyond = journal.upper_bound(result.applied);
  result.left_out = static_cast<std::size_t>(std::distance(beyond, journal.end())) + damaged;

  past.merge(journal);
  std::vector<edit::Entry> run;
  for (std::uint64_t seq = result.applied; seq != 0; --seq) {
    const auto one = past.find(seq);
    if (one == past.end()) break;
    run.push_back(std::move(one->second));
  }
  std::reverse(run.begin(), run.end());
  // Numbers are skipped after a gap: no entry that was left out, readable or not, is overwritten, and those to come never look like one unbroken run with it.
  result.history.restore(std::move(run), result.left_out == 0 ? last_seen : last_seen + damaged + 1);

  if (auto draft = read_draft(content.draft)) {
    for (DraftText& one : draft->texts) {
      if (one.rejected || draft->seq >= result.applied) result.draft.push_back(std::move(one));
    }
  } else {
    result.draft_damaged = true;
  }
  return result;
}

}  // namespace cocrea::app
