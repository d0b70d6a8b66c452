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

// One field of one entity gets another value. With a language, one text of a localized field. The field may also be "order".
struct Set {
  plan::Id entity;
  std::string field;
  std::string language;
  plan::Value before;   // filled in by apply()
  plan::Value after;
};

// An entity enters a list of its parent, placed by its order key.
struct Insert {
  plan::Id parent;
  std::string list;
  std::shared_ptr<const plan::Entity> entity;   // of the list's element type
};

// An entity leaves its list.
struct Remove {
  plan::Id parent;                              // filled in by apply()
  std::string list;                             // filled in by apply()
  plan::Id id;
  std::shared_ptr<const plan::Entity> entity;   // what was removed; filled in by apply()
};

using Change = std::variant<Set, Insert, Remove>;

struct Transaction {
  std::string label;            // key of the text that names it ("edit.field", "edit.removeCommitment")
  std::vector<Change> changes;
};

// Why a change was refused. `place` is entity id and field ("k3f….title").
struct Refusal {
  enum class Cause { no_such_entity, no_such_field, wrong_kind, duplicate_id, not_a_list } cause;
  std::string place;
};

// Applies all changes in order, or none. Fills in what each replaced. Nothing refused: nullopt.
std::optional<Refusal> apply(plan::Document&, Transaction&);

// The transaction that undoes this applied one.
Transaction inverse(const Transaction&);

// Changes that alter nothing are dropped: an edit that ends where it began is no step.
bool is_empty(const Transaction&);

}  // namespace cocrea::edit
