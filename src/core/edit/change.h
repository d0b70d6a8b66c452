// Commands: the only way in which a document changes.
//
// A `Transaction` is one step that a person can undo: a list of primitive changes. Each change carries what it replaced, so
// that its inverse needs nothing else. Applying is all or nothing.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/plan/document.h"

namespace cocrea::edit {

// One field of one entity gets another value. With a language, one text of a localized field. The field may also be "order", for an
// entity in a list. With kUnknownMember as language it is a member that this version does not know, its value canonical JSON as text.
inline constexpr std::string_view kUnknownMember = "?";   // no language is written so
struct Set {
  plan::Id entity;
  std::string field;
  std::string language;
  plan::Value before;   // filled in by apply()
  plan::Value after;    // what means "unset" is made monostate by apply()
};

// An entity enters a list of its parent, placed by its order key. Its id and order must be valid, all ids in it new; nested entities
// without an id get one (plan::fill_child_ids).
struct Insert {
  plan::Id parent;
  std::string list;
  std::shared_ptr<const plan::Entity> entity;   // of the list's element type
  const plan::EntityType* type = nullptr;       // of `entity`; filled in by apply()
};

// An entity leaves its list.
struct Remove {
  plan::Id parent;                              // filled in by apply()
  std::string list;                             // filled in by apply()
  plan::Id id;
  std::shared_ptr<const plan::Entity> entity;   // what was removed; filled in by apply()
  const plan::EntityType* type = nullptr;       // of `entity`; filled in by apply()
};

using Change = std::variant<Set, Insert, Remove>;

struct Transaction {
  std::string label;            // key of the text that names it ("edit.field", "edit.removeCommitment")
  std::vector<Change> changes;
};

// Why a change was refused. `place` is entity id and field ("k3f….title"). wrong_kind: the value does not suit the field, be it of
// another type, a choice that does not exist, or an id, order or language that is not written as one.
struct Refusal {
  enum class Cause { no_such_entity, no_such_field, wrong_kind, duplicate_id, not_a_list } cause;
  std::string place;
};

// Applies all changes in order, or none. Fills in what each replaced. Nothing refused: nullopt.
std::optional<Refusal> apply(plan::Document&, Transaction&);

// The transaction that undoes this applied one.
Transaction inverse(const Transaction&);

// Whether an applied transaction alters nothing: an edit that ends where it began is no step.
bool is_empty(const Transaction&);

// An entity leaves its list, and all that refers to it or to what it holds lets go of it. Empty: there is no such element of a list.
std::vector<Change> removal(const plan::Document&, std::string_view entity);

// Same label, same changes with the same contents.
bool equal(const Transaction&, const Transaction&);

}  // namespace cocrea::edit
