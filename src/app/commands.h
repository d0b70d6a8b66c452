// What a person did, as a transaction of the document. Pure functions: they change nothing.
//
// A result without a step means that there is nothing to do: the place does not exist (any more), or the value is what it was.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/edit/change.h"
#include "core/plan/document.h"
#include "view/timeline.h"

namespace cocrea::app {

inline constexpr std::string_view kAdded = "edit.add";   // the label of a step that adds an element

struct Typed {
  std::optional<edit::Transaction> step;
  std::string_view error_key;     // not empty: the text cannot be taken, and this text says why and what to type ("rejected.date")
};

// A text typed into a text, localized or date field. Line ends become LF (a space where the field has one line), control characters are dropped, the rest
// becomes NFC. An emptied text that never was written stays unset; an emptied date is unset. A text longer than a file may hold is refused.
// Into a list: a new element whose first text it is, under an id out of `ids` (a contact's is the name of a person, who is written down too); without `ids`, and for a blank text, nothing.
Typed typed_value(const plan::Document&, std::string_view entity, std::string_view field, std::string_view language, std::string_view text, plan::IdSource* ids = nullptr);

// An option chosen in a choice or reference field ("" = unset); switched on or off in one that holds several; any other field takes it as if typed.
// For a yes-or-no field without an option said: the other of the two.
std::optional<edit::Transaction> chosen_value(const plan::Document&, std::string_view entity, std::string_view field, std::string_view option);

// A new entity at the end of a list, with ids for all that it holds and `initial` values of its fields. A plan begun here keeps complete registers (RULES 0.3).
struct Added {
  edit::Transaction step;
  plan::Id id;
  const plan::EntityType* type;
};
std::optional<Added> added_entity(const plan::Document&, std::string_view parent, std::string_view list, plan::IdSource&,
                                  const std::vector<std::pair<std::string, plan::Value>>& initial = {});

// An entity leaves its list, and all that refers to it or to what it holds lets go of it in the same step, so that one undo brings everything back.
std::optional<edit::Transaction> removed_entity(const plan::Document&, std::string_view entity);

// A bar of the timeline, or a mark as one (view::bar_of), was moved: its start by `start_days`, its end by `end_days`. A date keeps its precision
// (view::moved). A date that is not recorded but drawn from elsewhere (a commitment's that has the plan's span) becomes one of its own, and "ends with the plan" then becomes
// no: to drag that end is to say that it is another. `crossed`: the end would come before the start; nothing is to be done.
struct Dragged {
  std::optional<edit::Transaction> step;
  bool crossed = false;
  bool own_end = false;          // a commitment does not end with the plan any more
  bool took_milestones = false;  // it took its milestones along
};
Dragged dragged(const plan::Document&, const view::Bar&, int start_days, int end_days);

// A document to begin with: "independent" (one jurisdiction with elections), "joint" (several), "noElections", or anything else: empty. The first three
// have a plan whose registers are complete, since everything that will happen can be recorded here. `language`: of its texts.
plan::Document new_document(std::string_view kind, std::string_view language, plan::IdSource&);

// What a document is called: "Glasgow – Open Government Plan 2021–2023"; only the title if that names the jurisdiction; "" if it has no name yet.
std::string document_name(const plan::Document&, std::string_view language);

// Whether a file is a table, by its name.
bool is_table_name(std::string_view name);

// What a file of it is called, and its line in the list of plans: a copy for a table by its table too, or nobody could tell one from another.
std::string kept_name(const plan::Document&, std::string_view language);

// "Glasgow – Plan 2021–2023" on 1 October 2021 -> "Glasgow – Plan 2021–2023-2021-10-01.cocrea.json", without what some system forbids in the name of a file.
std::string file_name(std::string_view name, dates::Day today, std::string_view ending = ".cocrea.json");

}  // namespace cocrea::app
