// What is handed in is kept as it was, with the very step that records when it was handed in.
#pragma once

#include <memory>

#include "core/edit/change.h"

namespace cocrea::app {

// The plan as it stands, as a version at the end of its versions.
std::shared_ptr<plan::Version> version_of(const plan::Plan&, plan::VersionKind, plan::Date, plan::IdSource&);

// The transaction, completed: where it records the day of a submission that was unknown, of a plan or of an added commitment, what was submitted becomes a
// version, as it stands after the step. Not of a plan that has a submitted version already, nor of one without commitments: there is nothing to keep. Nor on a day
// that lies ahead of today: until then the plan goes on changing.
edit::Transaction with_submitted_version(const plan::Document&, edit::Transaction, dates::Day today, plan::IdSource&);

}  // namespace cocrea::app
