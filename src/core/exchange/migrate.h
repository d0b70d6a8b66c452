// Documents of earlier versions of the format, brought to the one of today.
//
// A reader keeps the members that it does not know (Entity::extras). So the members of an earlier version are all there after reading,
// and a migration is a pure function on the document: it moves them to where they stand now. What it cannot understand it leaves
// where it is, so that nothing is lost. tests/data/versions holds a file of every version.
//
//   1 -> 2   vision.monitoringBody and vision.monitoringBodyDescription become the plan's first monitoring body;
//            submission.channel, where it names OGP's site or form, is also said by submission.channelKind.
#pragma once

#include "core/plan/document.h"

namespace cocrea::exchange {

void migrate(plan::Document&);

// Whether a member of a file of version 1, whose name (or more) this is, was known then and is no more.
bool was_of_version_1(std::string_view name);

}  // namespace cocrea::exchange
