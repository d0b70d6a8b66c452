// From the session's state to a page. A pure function: same input, same page.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/deadlines/deadlines.h"
#include "view/node.h"

namespace cocrea::view {

enum class SaveState : std::uint8_t {
  none,       // no document open
  saving,
  saved,
  tab_only,   // storage failed or is denied: only in this tab - download
  elsewhere,  // another tab is the writer: read-only here, "edit here instead"
  newer       // the file was written by a newer version: read-only
};

// The text being edited: one at a time, seen by both renderers, one undo step from focus to blur.
struct Draft {
  std::string node;               // id of the field node
  plan::Id entity;
  std::string field, language;
  std::string text;
};

// Text that could not be taken (a date that is none): kept in its field with the reason, never thrown away.
struct Rejected { std::string text, error_key; };

// A document that this browser keeps.
struct Stored {
  plan::Id id;
  std::string name;               // "Glasgow - Plan 2021-2023"
  std::string sample;             // "" = a real plan
  std::optional<dates::Day> changed;   // last change, the platform's day
  bool open_elsewhere = false;
};

// Something to tell, until dismissed: an import that was refused, storage that failed, a recovery.
struct Notice {
  std::string id;
  Tone tone = Tone::at_risk;
  std::string key;                // of its sentence, with arguments
  std::vector<std::pair<std::string, std::string>> arguments;
  std::vector<std::string> details;   // further lines, already in words
  bool as_dialog = false;
  long count = 0;                 // of a sentence without arguments that has forms for one and several
};

// The sentence of a notice.
std::string words_of(Language, const Notice&);

// What somebody supposes a plan's dates to be; none: as they are recorded.
struct Supposed {
  plan::Id plan;
  plan::Date submission{}, end{};
  dates::Day from{};   // the as-of day when it began: dates that are not recorded are tried about it, and the sliders stay where they are
};

// When, by the clock of the place: the minute counts from midnight.
struct SavedAt {
  dates::Day day;
  int minute = 0;

  friend bool operator==(const SavedAt&, const SavedAt&) = default;
};

// The clock of a workshop's agenda, running.
struct Clock { plan::Id item; int elapsed = 0; };   // seconds

struct Proposal;      // view/proposal.h
struct Joining;       // view/joining.h
struct TableImport;   // view/table_import.h

// Which states of the plan in view are compared, and what the next version is to be called.
struct Comparison {
  plan::Id from, to;              // versions; "" as `from`: nothing is compared; "" as `to`: the plan as it is
  plan::Id shown;                 // whose bars are drawn below today's on the calendar; "": none
  std::string name;
};

struct State {
  Language language = Language::es;
  Theme theme = Theme::system;
  bool system_dark = false;
  double text_scale = 1.0;
  bool projector = false;
  bool reduced_motion = false;
  bool question_key = true;       // ? alone lists the keys, not only with Ctrl: who dictates, or presses keys unawares, can do without (WCAG 2.1.4)
  Renderer renderer = Renderer::canvas;
  bool canvas_available = true;   // WebGL there
  bool letters_missing = false;   // the canvas shows letters that its font lacks
  bool text_view_wanted = false;  // phone or person's choice

  PageId page = PageId::start;
  plan::Id plan;                  // the plan in view, "" = the latest
  plan::Id entity;                // e.g. the commitment in view, "" = the list
  std::string tab;
  std::string actor;              // whose rules are shown on the compliance page, "" = everybody's
  std::string content_language;   // "" = the document's own
  std::optional<ShowWhy> why;
  bool keys_shown = false;
  std::optional<std::string> search;   // what is sought, while the dialog for it is open
  plan::Id unfolded;              // whose part for the calendar is open, "" = none
  std::vector<std::string> all_options;   // fields, by node id, of which all options are shown
  bool pages_shown = false;       // all pages in the bar of a narrow window
  bool tools_shown = false;       // the header's tools where large type leaves room for the plan's name alone

  dates::Day today;
  std::optional<dates::Day> as_of;     // empty = today
  std::string as_of_text;              // what was typed and not understood

  std::optional<Draft> draft;
  std::map<std::string, Rejected> rejected;   // by node id

  SaveState save = SaveState::none;

  std::optional<SavedAt> saved_at;  // when storage last confirmed something of it
  bool gone = false;                // it was deleted elsewhere while it is open here
  std::string save_detail_key;    // why tab_only
  std::optional<bool> persisted;  // the browser's answer, empty = not asked
  bool single_file = false;       // the program is one HTML file, opened from a folder
  std::uint64_t journal_entries = 0;
  std::uint64_t stored_bytes = 0;
  bool can_undo = false, can_redo = false;
  std::string undo_label, redo_label;

  std::vector<Stored> library;
  std::vector<Notice> notices;

  Scale scale = Scale::months;
  double pixels_per_day = 0;
  std::uint64_t jump_serial = 0;

  std::optional<Supposed> supposed;   // on the calendar page
  std::optional<Clock> clock;

  std::shared_ptr<const Proposal> proposal;   // null: none was asked for
  std::string form;                           // which of OGP's forms is open, "" = none
  std::string link;                           // an address that holds the plan, "" = none was made of it as it is
  std::shared_ptr<const TableImport> table;   // a table that was read and waits to be taken over; null: none

  std::string tables;                          // names of the copies to be made, as typed
  std::vector<std::string> copies;             // names of the files of those that were made just now
  std::shared_ptr<const Joining> joining;      // null: nothing is being joined
  Comparison comparison;

  std::string announcement;
  std::string focus;
  std::uint64_t focus_serial = 0;
  std::uint64_t serial = 0;

  dates::Day as_of_day() const { return as_of ? *as_of : today; }
};

// The id of the field node that edits a field; of a localized text, in one language.
std::string field_node(const plan::Id& entity, std::string_view field, std::string_view language = {});
// Of the line into which a point of contact's name is typed.
std::string new_contact_node(const plan::Document&);

// Whether a text can be a language's tag ("es", "zh-Hant"): two letters or more, then letters, digits and hyphens. It becomes a part of ids.
bool is_language_tag(std::string_view);

// The language in which localized texts are shown and edited now: the chosen one, else the document's own, else the page's.
std::string content_language(const plan::Document&, const State&);

// The plan in view: State::plan, else the latest by its submission, start or end; null if the document has none.
const plan::Plan* plan_in_view(const plan::Document&, const State&);

// Where an entity and its field are edited: what a session makes of a Navigate. The page itself if no entity is named.
struct Destination {
  PageId page = PageId::start;
  plan::Id plan;                  // "" = unchanged
  plan::Id entity;                // State::entity: the commitment, or ""
  std::string tab;                // "" = unchanged
  std::string focus;              // node id, "" = the page's heading
  plan::Id unfold;                // State::unfolded, so that the field is there; "" = unchanged
};
Destination destination(const plan::Document&, const Navigate&, const State&);

// `document` and `calendar` are null on the start page with nothing open.
Page build_page(const plan::Document* document, const deadlines::Calendar* calendar, const State&);

}  // namespace cocrea::view
