// One session: the open document, its history, what is in view. Turns events into commands, and tells the platform what to do.
//
// The session never waits: what takes time (storage, files) is an Effect that the platform carries out and reports back. It reads no clock: `today` is told.
//
// What storage owes the session. The effects of one document are carried out in the order in which they were given. saved(document, seq, draft_version)
// says: a reload would now give back at least everything up to entry `seq` and draft `draft_version`, the snapshot that these entries need included; so
// a new document's first report, saved(id, 0, 0), comes when its first snapshot is durable. Nothing else makes the page say "saved".
//   new document, opened file, sample   StoreSnapshot(seq 0), then StoreEntry 1, 2, 3 ...; seq 0 begins anew: what storage may still have under this id (a
//                                       document that was forgotten, and comes back as a file) is set aside
//   typing                              StoreDraft with every change of the text, its version growing; when it becomes a step: StoreEntry, then StoreDraft
//   after a failure                     the next step gives StoreSnapshot(seq n) and then StoreEntry(seq n): whatever failed before n is in the snapshot;
//                                       when saved(n) comes the failure is over
//   a gap found on loading              StoreSnapshot at a number above everything seen, and entries go on from there
// Sequence numbers, once used, are never used again for a document.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "app/planner.h"
#include "core/deadlines/deadlines.h"
#include "core/edit/history.h"
#include "core/exchange/json.h"
#include "core/plan/document.h"
#include "view/build.h"

namespace cocrea::app {

// ---- what the platform must do ------------------------------------------------------------------------------------------------------------------

// Append to both journals, and to the undo history's store, in one transaction. `json` is exchange::write_entry().
struct StoreEntry { plan::Id document; std::uint64_t seq = 0; std::string json; };
// The draft, or "" to forget it. Overwrites the last one; the version with the highest number counts, also when it says "". `json` is opaque: it
// holds the text being typed, and dates that were typed and not understood.
struct StoreDraft { plan::Id document; std::uint64_t version = 0; std::string json; };
// A snapshot: the whole document as of `seq`, to be read back and compared by checksum before the journal is cut.
// `name` is for the list of plans and may be "" (a plan without any name yet); `checksum` is exchange::checksum(bytes).
struct StoreSnapshot { plan::Id document; std::uint64_t seq = 0; std::string bytes, checksum, name, sample; };
struct LoadStored { plan::Id document; };             // answer: stored(), of a forgotten one without anything
struct ForgetStored { plan::Id document; };
struct RestoreStored { plan::Id document; };          // undo of ForgetStored: the platform only marks, and purges on a later start
struct CloseStored { plan::Id document; };            // give the lock back
struct TakeOverStored { plan::Id document; };         // become the writer; answer: stored() again
struct SaveFile { std::string name, media_type, bytes; bool without_asking = false; };   // one of several: to the downloads with the others, no dialog
struct ChooseFile { bool several = false; };          // answer: file(), for each
struct LoadSample { std::string name; };              // answer: sample()
struct StorePreferences { std::string json; };        // language, theme, text size, renderer, projector, keys
// What the address bar's fragment says, for reload and Back: "#d=<document>&p=<page>&e=<entity>&t=<tab>"; "" = the start page with nothing open.
// `replace`: the place is the same and only its description changed (a document was opened, not a page visited): no new entry for Back.
struct SetLocation { std::string fragment; bool replace = false; };
struct UseRenderer { view::Renderer renderer; };
struct PrintPage {};
struct PrintDocument { std::string html; };           // a document of its own (report/printed.h)
struct SavePicture { std::string name, svg; };        // drawn as a PNG, then as SaveFile
struct CopyToClipboard { std::string text; };         // answer: copied()
struct MakeLink { std::string bytes; };               // answer: link()
struct AskTime { std::string which; };                // a calendar file of this reader is to be stamped; answer: time()
struct SaveEdition {};                                // the program as one HTML file; answer, if it cannot be had: file_failed()
struct TakeUpdate {};                                 // begin again with the version of the program that waits
struct TakeSecond {};                                 // a clock runs: call second() at the next whole second
struct TakeTurn {};                                   // there is work left: call turn() as soon as nothing else waits

using Effect = std::variant<StoreEntry, StoreDraft, StoreSnapshot, LoadStored, ForgetStored, RestoreStored, CloseStored, TakeOverStored, SaveFile, ChooseFile,
                            LoadSample, StorePreferences, SetLocation, UseRenderer, PrintPage, PrintDocument, SavePicture, CopyToClipboard, MakeLink, AskTime, SaveEdition, TakeUpdate, TakeSecond, TakeTurn>;

// ---- what the platform tells --------------------------------------------------------------------------------------------------------------------

struct Start {
  dates::Day today;
  std::string language;               // the browser's first, e.g. "es-MX"
  std::string preferences;            // what StorePreferences gave last, "" = none
  std::string fragment;               // of the address, for a reload
  bool system_dark = false, reduced_motion = false, touch = false, canvas_available = true;
  bool narrow = false;                // one column, or fingers: begins with the text view
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
  std::uint64_t draft_version = 0;    // of the last StoreDraft that storage has, also when it was ""; versions go on from there
  bool writer = true;                 // this tab holds the lock
  std::vector<std::string> damage;    // keys of sentences about what was damaged and left out
};

struct Recovery;   // app/recover.h

// `cleared`: the document has gone from storage while it was open. The next step or letter stores it again. `silent`: storage does not answer.
enum class StorageFailure : std::uint8_t { none, denied, full, corrupted, cleared, silent, taken_over, unknown };

class Session {
 public:
  explicit Session(const Start&);

  // The page of the current state; rebuilt only after a change.
  const view::Page& page();
  // Grows with every change of what page() would say: a renderer draws again when it differs.
  std::uint64_t serial() const;

  void handle(const view::Event&);
  // Keys that belong to the program, not to a widget: "ctrl+z", "ctrl+shift+z", "ctrl+y", "ctrl+s", "ctrl+p", "ctrl+f", "ctrl+?", "?", "escape". True if used.
  // Inside a text field the platform sends "ctrl+z" as well: it takes the typing back to where the field was entered, then the steps before.
  bool shortcut(std::string_view);

  void stored(StoredContent);
  void library(std::vector<view::Stored>);
  // Durable up to here. `minute`: of this day, by the clock of the place, when storage said so; -1 = nobody tells.
  void saved(const plan::Id& document, std::uint64_t seq, std::uint64_t draft_version, int minute = -1);
  void storage_failed(StorageFailure);                  // none: storage works again
  // Another tab took the document over (false), or gave it back (true). After true what is shown may be old: the platform sends stored() as well.
  void role(const plan::Id& document, bool writer);
  // Storage could not tell what it has when the document was opened, and has one of this id: nothing of either was written into the other.
  void stored_already(const plan::Id& document);
  void persisted(bool);
  // Whether the page that the canvas shows has letters that its font lacks.
  void letters_missing(bool);
  // Which edition of the program this is, and whether a newer version of it is there and waits.
  void edition(bool single_file, bool update_waiting);
  // `name`: "" of what an address holds. `among`: several are given at once, and this is the "first" of them or "another".
  void file(std::string name, std::string bytes, std::string_view among = {});
  // A file that could not be had: "unreadable", "folder", "unreachable", "link"; or given out: "picture", "edition" (texts: import.cause.*, import.advice.*).
  void file_failed(const std::string& name, std::string_view reason);
  // The address that holds what MakeLink gave.
  void link(std::string address);
  void copied(bool);
  // What AskTime asks, in seconds since 1970, UTC. It is for the stamp of that file alone.
  void time(std::string which, std::int64_t seconds);
  // What a rescue file holds of a document that storage cannot take in, because it has it already or takes nothing.
  void rescued(std::string name, StoredContent);
  void sample(std::string name, std::string bytes, dates::Day as_of);
  void resized(bool narrow);                            // one column, or fingers: see Start
  void day_changed(dates::Day today);
  void navigated(std::string_view fragment);            // Back and Forward
  void switch_renderer();                               // the switch between the two views, which stands outside the page
  void system_changed(bool dark, bool reduced_motion);  // the system's settings
  void canvas_available(bool);                          // e.g. the graphics context was lost and cannot be had again

  // A slice of what takes long (a calendar that is sought), a few milliseconds; asks for the next one by TakeTurn.
  void turn();
  // Another second is over. `now`: seconds since anything that stays the same, e.g. since the page was loaded.
  void second(std::uint64_t now);

  // What is to be done since the last call, in order.
  std::vector<Effect> take_effects();

  // The canonical bytes of the open document, "" if none: for downloads, tests and the rescue page.
  std::string bytes() const;
  const plan::Document* document() const;
  const view::State& state() const;
  // Files are being joined, with this plan or one that is closed: what is decided about them is nowhere else.
  bool undecided() const;

 private:
  // Where a rejected text belongs, so that it can be stored and found again.
  struct Place { plan::Id entity; std::string field, language; };
  // What is to be said of a file besides its problems: the key of a text and the number in it, or no key and what was typed.
  struct Remark { std::string key, typed; long count = 0; };
  // A file that carries the id of a document which this browser has: waits for what storage says about that one.
  struct PendingFile {
    std::string name, bytes;
    plan::Document document;
    bool newer = false;
    std::vector<exchange::Problem> warnings;
    std::vector<Remark> remarks = {};
    bool joins = false;   // with what storage has, instead of being opened beside it
    bool beside = false;  // it has the id under which it stands beside another version of itself
  };

  // session.cpp
  void changed();
  void document_changed();
  void focus_on(std::string node);
  void announce(std::string text);
  void say(std::string text);
  void notify(view::Notice);
  void dismiss(std::string_view id);
  void store_preferences();
  void use_renderer(view::Renderer);
  void choose_renderer();
  void go_to(const view::Navigate&);
  void write_place(bool replace);
  void forget_lost_places();

  // session_events.cpp
  void act_on_field(const view::Event&, const view::Node&, const view::EditField&);
  void keep_in_sight(const view::Node& field, std::string_view option);
  void tell_what_changed();
  void tell_where();
  void act_on_timeline(const view::Event&);
  void drag(const view::Event&);

  // session_actions.cpp
  void act(const view::Action&, const std::string& node);
  std::string after_press(const view::Action&, const std::string& node);
  void set_as_of(std::string_view typed, const std::string& node);
  void add_entity(const view::AddEntity&);
  void remove_entity(const view::RemoveEntity&);
  void use_bin(const plan::Id& entry);
  void undo();
  void redo();
  void escape();
  void open_search();
  void download();
  void tell_not_in_file();

  // session_workshop.cpp
  void run_clock(const view::RunClock&);

  // session_joining.cpp
  template <class Change>
  void change_joining(const Change&);
  void work_out_joining();
  void join(const view::Join&);
  bool join_file(std::string name, exchange::Reading);
  void tell_circle(std::string words = {});
  void take_joined();
  void make_copies();

  // session_versions.cpp
  void act_on_versions(const view::Versions&);
  void keep_version(plan::VersionKind);
  void restore(const plan::Id& version, const plan::Id& thing);

  // session_what_if.cpp
  void suppose(const view::Suppose&);
  bool supposes() const;
  void tell_supposed();
  void suppose_typed(view::Suppose, const std::string& text, const std::string& node);

  // session_proposal.cpp
  void propose(const view::Propose&);
  void plan_changed(std::string_view label);

  // session_ways_out.cpp
  void give_out(const view::GiveOut&, std::optional<date::sys_seconds> now = {});
  void take_table(bool take);
  void answer_table(const view::AnswerTable&);
  bool open_table(const std::string& name, std::string& bytes);
  bool take_with_others(const std::string& name, exchange::Reading&, bool first);
  void leave_out(std::string_view id, std::string_view key, const std::string& name);
  void read_table_again();

  // session_drafts.cpp
  void type_text(const std::string& node, const view::EditField&, const std::string& text);
  void commit_draft();
  void take_text(const std::string& node, const Place&, const std::string& text);
  void store_draft(bool again = false);

  // session_storage.cpp
  bool writable() const;
  bool waits_in_bin(const plan::Id&) const;   // and so can be put back
  bool refuse_if_read_only();
  bool refuse_if_too_large(const edit::Transaction&);
  bool perform(edit::Transaction);
  void keep(const edit::History::Outcome&);
  void store_entry(const edit::Entry&);
  void store_snapshot();
  void update_save_state();
  void show_refusal(const edit::Refusal&);
  void tell_damage(const std::vector<std::string>& keys);
  void loaded(StoredContent);
  void take_recovered(const Recovery&);

  // session_documents.cpp
  void adopt(plan::Document, bool newer, std::string original);
  void open_new(plan::Document, bool newer, std::string original, const view::Navigate& place = {view::PageId::overview, {}, {}});
  void close();
  void load(const plan::Id&);
  void remove_document(const plan::Id&);
  void undo_remove();
  bool known(const plan::Id&) const;
  bool known_in_library(const plan::Id&) const;
  void open_file(PendingFile);
  void open_beside(PendingFile);
  void join_with_plan(const std::string& name, exchange::Reading);
  void join_with_twin();
  void tell_of_file(std::string_view key, const std::string& name, std::vector<exchange::Problem>, std::vector<Remark>, view::Tone = view::Tone::at_risk);
  void refuse_file(const std::string& name, std::vector<exchange::Problem>, std::string_view reason = {});
  std::string called(const std::string& name) const;
  std::vector<std::string> file_details() const;
  std::vector<std::string> words_of(const std::vector<exchange::Problem>&) const;

  view::State state_;
  std::optional<plan::Document> document_;
  edit::History history_;
  std::optional<deadlines::Calendar> calendar_;
  view::Page page_;
  std::shared_ptr<Planner> planner_;                     // at work, or done with what State::proposal shows; a copied session goes on with the same
  plan::IdSource ids_;
  std::vector<Effect> effects_;

  std::optional<std::uint64_t> clock_start_;             // of the clock that runs, in the seconds of second()
  bool second_wanted_ = false;

  std::optional<view::Node> left_;                       // the field that was left since page_ was built, as it was
  std::string unsaid_;                                   // what was announced since page_ was built
  std::pair<view::PageId, plan::Id> told_{view::PageId::start, {}};   // of page_: whose title the focus went to
  bool page_old_ = true;                                 // page_ is to be built again
  std::string original_;                                 // bytes of a file of a newer version: what download gives
  bool newer_ = false;
  bool writer_ = true;
  StorageFailure failure_ = StorageFailure::none;
  std::optional<std::uint64_t> recovery_seq_;            // the snapshot that would end the failure
  std::optional<std::uint64_t> awaited_snapshot_;        // not durable yet, and nothing is saved before it is
  bool kept_ = true;                                     // storage has this document (not so: a newer version of one that it has)
  std::uint64_t stored_seq_ = 0, durable_seq_ = 0;       // last given to storage; last reported durable
  std::uint64_t draft_version_ = 0, durable_draft_ = 0;
  bool draft_stored_ = false;                            // storage has something else than ""
  std::string snapshot_name_;
  std::uint64_t journal_bytes_ = 0, snapshot_bytes_ = 0;

  std::map<std::string, Place> rejected_places_;         // by node, as State::rejected
  std::optional<plan::Id> loading_;                      // asked of storage, not here yet
  std::optional<view::Navigate> place_after_loading_;
  std::optional<PendingFile> pending_file_;
  std::vector<exchange::Problem> problems_;              // of the last file, to be said again in another language
  std::vector<Remark> remarks_;                          // likewise
  std::string table_name_, table_bytes_;                 // the file that State::table was read from
  plan::Id table_ids_;                                   // what the ids of its new rows begin with
  std::map<plan::Id, std::shared_ptr<const view::Joining>> laid_aside_;   // what was being joined when its plan was closed
  std::string file_reason_;                              // why the last file could not be had, likewise; "" if it could
  std::optional<std::pair<view::Stored, std::size_t>> removed_;   // a deletion that can be undone, with its place in the list
  std::set<plan::Id> forgotten_;                         // removed here: storage purges them on a later start only
  std::string location_;
  std::string why_opener_;                               // node that gets the focus back
  bool renderer_chosen_ = false, narrow_ = false;
  std::map<plan::Id, dates::Day> remembered_as_of_;      // by document, kept with the preferences
};

}  // namespace cocrea::app
