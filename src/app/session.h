// One session: the open document, its history, what is in view. Turns events into commands, and tells the platform what to do.
//
// The session never waits: what takes time (storage, files) is an Effect that the platform carries out and reports back. It reads no clock: `today` is told.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/edit/history.h"
#include "core/exchange/json.h"
#include "view/build.h"

namespace cocrea::app {

// ---- what the platform must do ------------------------------------------------------------------------------------------------------------------

// Append to both journals, and to the undo history's store, in one transaction. `json` is exchange::write_entry().
struct StoreEntry { plan::Id document; std::uint64_t seq = 0; std::string json; };
// The draft, or "" to forget it. Overwrites the last one.
struct StoreDraft { plan::Id document; std::uint64_t version = 0; std::string json; };
// A snapshot: the whole document as of `seq`, to be read back and compared by checksum before the journal is cut.
struct StoreSnapshot { plan::Id document; std::uint64_t seq = 0; std::string bytes, checksum, name, sample; };
struct LoadStored { plan::Id document; };             // answer: stored()
struct ForgetStored { plan::Id document; };
struct RestoreStored { plan::Id document; };          // undo of ForgetStored: the platform only marks, and purges on a later start
struct CloseStored { plan::Id document; };            // give the lock back
struct TakeOverStored { plan::Id document; };         // become the writer; answer: stored() again
struct SaveFile { std::string name, media_type, bytes; };
struct ChooseFile {};                                 // answer: file()
struct LoadSample { std::string name; };              // answer: sample()
struct StorePreferences { std::string json; };        // language, theme, text size, renderer, projector
struct SetLocation { std::string fragment; };         // what the address bar's fragment says: document and page, for reload and Back
struct UseRenderer { view::Renderer renderer; };
struct PrintPage {};

using Effect = std::variant<StoreEntry, StoreDraft, StoreSnapshot, LoadStored, ForgetStored, RestoreStored, CloseStored, TakeOverStored, SaveFile, ChooseFile,
                            LoadSample, StorePreferences, SetLocation, UseRenderer, PrintPage>;

// ---- what the platform tells --------------------------------------------------------------------------------------------------------------------

struct Start {
  dates::Day today;
  std::string language;               // the browser's first, e.g. "es-MX"
  std::string preferences;            // what StorePreferences gave last, "" = none
  std::string fragment;               // of the address, for a reload
  bool system_dark = false, reduced_motion = false, touch = false, narrow = false, canvas_available = true;
  std::uint64_t seed_high = 0, seed_low = 0;
};

// What storage had for a document.
struct StoredContent {
  plan::Id document;
  std::string snapshot;               // "" = none valid
  std::uint64_t snapshot_seq = 0;
  std::vector<std::string> journal;   // entries after the snapshot, union of both journals, by seq
  std::vector<std::string> history;   // entries of the undo history's store, by seq
  std::string draft;
  bool writer = true;                 // this tab holds the lock
  std::vector<std::string> damage;    // keys of sentences about what was damaged and left out
};

enum class StorageFailure : std::uint8_t { none, denied, full, corrupted, taken_over, unknown };

class Session {
 public:
  explicit Session(const Start&);

  // The page of the current state; rebuilt only after a change.
  const view::Page& page();
  // Grows with every change: a renderer draws again when it differs.
  std::uint64_t serial() const;

  void handle(const view::Event&);
  // Keys that belong to the program, not to a widget: "ctrl+z", "ctrl+shift+z", "ctrl+s", "ctrl+p", "?", "escape". True if used.
  bool shortcut(std::string_view);

  void stored(StoredContent);
  void library(std::vector<view::Stored>);
  void saved(const plan::Id& document, std::uint64_t seq, std::uint64_t draft_version);   // durable up to here
  void storage_failed(StorageFailure);
  void role(const plan::Id& document, bool writer);
  void persisted(bool);
  void file(std::string name, std::string bytes);
  void sample(std::string name, std::string bytes, dates::Day as_of);
  void resized(bool narrow);
  void day_changed(dates::Day today);
  void navigated(std::string_view fragment);            // Back and Forward

  std::vector<Effect> take_effects();

  // The canonical bytes of the open document, "" if none: for downloads, tests and the rescue page.
  std::string bytes() const;
  const plan::Document* document() const;
  const view::State& state() const;

 private:
  view::State state_;
  std::optional<plan::Document> document_;
  edit::History history_;
  std::optional<deadlines::Calendar> calendar_;
  view::Page page_;
  plan::IdSource ids_;
  std::vector<Effect> effects_;
};

}  // namespace cocrea::app
