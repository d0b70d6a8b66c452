// What is different between two states of one thing, entity by entity over the tables of fields. Comparing, joining, restoring and "what changed
// since the submitted version" all follow from it (a version is compared as plan::thaw() gives it back).
#pragma once

#include <string_view>
#include <vector>

#include "core/edit/change.h"

namespace cocrea::exchange {

struct Difference {
  enum class What : std::uint8_t {
    added,     // with all that it holds
    removed,   // with all that it holds, unless that stands elsewhere now
    moved,     // to another parent, or, where the parents are the same, to another place in its list
    changed    // one field, or one member that this version does not know
  };
  What what;
  const plan::EntityType* type;
  const plan::Entity* before;           // null: added
  const plan::Entity* after;            // null: removed
  const plan::Entity* parent_before;    // of an element of a list
  const plan::Entity* parent_after;
  const plan::Field* list;              // of the parent: that holds it, or held what was removed
  const plan::Field* field = nullptr;   // that changed; null: the member `name`, unknown to this version
  std::string_view name = {};           // of the field or member
};

// From one entity of that type to another, which need not have the same id. In the order in which things stand in `after`; what was removed comes at the end.
// A document's generator is no difference: it says which program wrote the file.
std::vector<Difference> differences(const plan::EntityType&, const plan::Entity& before, const plan::Entity& after);
std::vector<Difference> differences(const plan::Document& before, const plan::Document& after);

// The changes that make one document hold what another of the same id holds, to be applied one after the other. Ids of what is nested stay, and so do
// rev, parents and generator.
std::vector<edit::Change> changes_between(const plan::Document& before, const plan::Document& after);

// Takes references to what is not in `after` out of it, but those that led nowhere in `before` already.
void let_go_of_lost(plan::Document& after, const plan::Document& before);

// Whether two entities are alike in their fields and unknown members, without what they hold.
bool same_fields(const plan::EntityType&, const plan::Entity&, const plan::Entity&);

// A field that says where the content has been, not what it is.
bool is_of_the_file(const plan::EntityType&, const plan::Field&);

}  // namespace cocrea::exchange
