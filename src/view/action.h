// What a node does when it is used, and what a renderer reports. Only the session (src/app) acts on these.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/edit/change.h"

namespace cocrea::view {

enum class PageId : std::uint8_t { start, overview, jurisdiction, people, vision, commitments, calendar, forum, monitoring, compliance, status, workshop, file };
enum class Language : std::uint8_t { es, en };
enum class Theme : std::uint8_t { system, light, dark };
enum class Renderer : std::uint8_t { canvas, text };
enum class Scale : std::uint8_t { weeks, months, quarters, years };   // of the timeline

// entity: e.g. the commitment; field: gets the focus, without an entity a node of the page. which: of a list that has a button of its own for each kind, the
// end of that button's id.
struct Navigate { PageId page = PageId::start; plan::Id entity; std::string field; std::string tab = {}; std::string which = {}; };
// deadline: label key, where there is no verdict. nth: of several answers of one rule about one subject (its quarters, its years), counted from 0.
// on: the answer of another day than the one in view (view/other_day.h).
struct ShowWhy { std::string rule; plan::Id subject; std::string deadline; int nth = 0; std::optional<dates::Day> on = {}; };
struct HideWhy {};
struct Perform { edit::Transaction transaction; };                                     // any change of the document
// A new entity at the end of a list, with these fields set, in one step. open: go to it. from: the entity and its field that then refer to it.
struct AddEntity {
  plan::Id parent;
  std::string list;
  bool open = false;
  std::vector<std::pair<std::string, plan::Value>> initial = {};
  std::pair<plan::Id, std::string> from = {};
};
struct RemoveEntity { plan::Id entity; };
struct UseBin { plan::Id put_back; };                                                   // an entry of the bin; "" = the bin is emptied for good
struct EditField { plan::Id entity; std::string field; std::string language; };        // of a field node
struct SetAsOf {};                                                                      // of the header's date field: its text, empty = today; of a button: back to today
struct Undo {};
struct Redo {};
struct SetLanguage { Language language; };
struct SetTheme { Theme theme; };
struct SetTextScale { double scale; };
struct SetProjector { bool on; };
struct SetQuestionKey { bool alone; };                                                  // State::question_key
struct SetRenderer { Renderer renderer; };
struct SetContentLanguage { std::string language; edit::Transaction brings = {}; };     // which language of a localized text is edited; what is brought to it
struct SelectTab { std::string tab; };
struct SelectActor { std::string actor; };                                               // State::actor
// A calendar for the plan in view: sought, stopped at what was found, or thrown away. Each part of one is taken over by a Perform.
struct Propose {
  enum class What : std::uint8_t { earliest_end, least_change, stop, discard } what = What::earliest_end;
};
// "What if?" on the calendar: a date supposed to be `days` later than recorded; taken over by `accept`.
struct Suppose {
  enum class What : std::uint8_t { begin, submission, end, accept, discard } what = What::begin;
  int days = 0;
};
struct Unfold { plan::Id about; bool options = false; };                                // State::unfolded: opens it, or closes it; options: of a field, State::all_options
inline constexpr std::string_view kAllPages = "nav:more";                               // unfolded by itself: State::pages_shown
inline constexpr std::string_view kHeaderTools = "header:more";                        // likewise: State::tools_shown
struct RunClock { plan::Id item; };                                                     // of the agenda: begins this item now; "" = stops
// Copies of the plan for tables, and their joining (view/joining.h). `index`: of a file, a conflict or a pair; `text`: what was typed or chosen.
struct Join {
  enum class What : std::uint8_t { tables, make_copies, begin, twin, add, drop, discard, choose, same, all_same, reason, who, take_over } what = What::begin;
  std::size_t index = 0;
  std::string text;
};
// Versions of the plan in view. `id`: the version; `text`: what was typed or chosen, or the one thing that is restored.
struct Versions {
  enum class What : std::uint8_t { name, keep, keep_submitted, from, to, restore, show } what = What::keep;
  plan::Id id;
  std::string text;
};
struct SetScale { Scale scale; };
struct JumpToToday {};
struct Download {};                                                                     // the plan as JSON
struct PickFile {};                                                                     // open a file
struct OpenSample { std::string name; };
struct NewDocument { std::string kind; };                                               // "independent", "joint", "noElections", "empty"
struct OpenStored { plan::Id document; };
struct DeleteStored { plan::Id document; };                                             // undoable until the page is left: see the session
struct CloseDocument {};
struct TakeOver {};                                                                     // "edit here instead"
struct DismissNotice { std::string notice; };
struct CloseDialog {};
struct Search {};                                                                       // of a field: what is sought; of anything else: opens the search
struct ShowKeys {};                                                                     // the list of keys
struct Print {};
// A way out of the plan: what is to be written, and which of its kind (a table, a reader, a form). The platform keeps, prints or draws it.
struct GiveOut {
  enum class What : std::uint8_t { report, print, chart, image, table, calendar, people, form, link, minutes } what = What::report;
  std::string which;
};
struct CopyText { std::string text; };                                                  // to the clipboard
struct ShowForm { std::string form; };                                                  // State::form: opens it, or closes it
struct TakeTable { bool take = false; };                                                // what State::table would change: taken over, or left
// What is in doubt of it (view/table_import.h): one cell or row, or all of them. `text`: "plan", "table", and for all "each".
struct AnswerTable {
  std::size_t row = 0, cell = 0;   // row 0: all
  std::string text;
};
struct SaveEdition {};                                                                  // the whole program as one HTML file
struct TakeUpdate {};                                                                   // begin again with the newer version that waits

// One of them, or nothing.
using AnyAction = std::variant<std::monostate, Navigate, ShowWhy, HideWhy, Perform, AddEntity, RemoveEntity, UseBin, EditField, SetAsOf, Undo, Redo, SetLanguage,
                               SetTheme, SetTextScale, SetProjector, SetQuestionKey, SetRenderer, SetContentLanguage, SelectTab, SelectActor, Propose, Suppose, Unfold, RunClock, Join, Versions, SetScale, JumpToToday, Download, PickFile,
                               OpenSample, NewDocument, OpenStored, DeleteStored, CloseDocument, TakeOver, DismissNotice, CloseDialog, Search, ShowKeys, Print, GiveOut, CopyText, ShowForm, TakeTable, AnswerTable,
                               SaveEdition, TakeUpdate>;

// What a node carries. Nodes are copied and moved a lot, and a variant of so many types takes five functions for each of them to be copied
// and moved: what is shared here never changes and takes none.
class Action {
 public:
  Action() = default;   // nothing
  template <class T, class = std::enable_if_t<std::is_constructible_v<AnyAction, T>>>
  Action(T one) : shared_(new AnyAction(std::move(one))) {}

  const AnyAction& any() const;
  std::size_t index() const { return any().index(); }   // 0: nothing
  template <class T>
  const T* as() const { return std::get_if<T>(&any()); }
  template <class T>
  bool is() const { return as<T>() != nullptr; }

 private:
  std::shared_ptr<const AnyAction> shared_;
};

// A choice field that changes the view (language, theme, text size, scale of the timeline, language of the texts, page) carries the action of what is
// chosen now; the event `choose` says which option is wanted. This is the action of that option: with_choice(SetLanguage{es}, "en") = SetLanguage{en}.
// Values: languages "es", "en"; themes "system", "light", "dark"; sizes "1.25"; scales "weeks", "months", "quarters", "years"; renderers "canvas", "text";
// toggles "yes", "no". An action that carries no choice, or an unknown value: unchanged.
Action with_choice(const Action&, std::string_view option);

// What a renderer reports about a node.
struct Event {
  enum class Kind : std::uint8_t {
    activate,   // pressed: button, link, tab, pill, item. `covers`: in the panel "why?" while it lies over the page
    edit,       // a field's text so far, with every keystroke outside a composition: becomes the draft
    commit,     // the field was left, or Enter in one line: the draft becomes one step. `text` is the final text
    choose,     // a choice: `text` is the option's value ("" = unset); for choices: the option that was switched on or off
    drag,       // timeline: bar `target` was moved: its start by `start_days`, its end by `end_days`
    zoom        // timeline: `number` pixels per day wanted
  } kind = Kind::activate;
  std::string node;
  std::string text;
  std::string target;
  int start_days = 0, end_days = 0;
  double number = 0;
  bool covers = false;
};

}  // namespace cocrea::view
