// What was handed in, kept as it was: a version of a plan.
//
// A version is a copy of the plan's vision, monitoring bodies and commitments. Ids are unique in a document, so each copy has an id of
// its own, which follows from the version's and the original's: copy_of_id() finds the copy of anything without a search through texts.
// References among the copied entities lead to the copies; those to people and organisations stay.
#pragma once

#include "core/plan/document.h"

namespace cocrea::plan {

// The plan as it stands. `id` is the version's; name, date and order are the caller's to set. Amendments are not copied: they came later.
Version freeze(const Plan&, const Id& id, VersionKind);

// The plan as it was in a version: the plan of today with the version's content under its own ids again. Amendments stay with the commitments that are still
// there. What the plan has besides (meetings, evaluations ...) is as it is today.
Plan thaw(const Plan& today, const Version&);

// The id that the copy of an entity has in a version.
Id copy_of_id(const Id& version, const Id& original);

// The copy of a commitment in a version; null if it was not part of it.
const Commitment* copy_of(const Version&, const Commitment&);

}  // namespace cocrea::plan
