// The deadlines on which the membership's status hangs (RULES 1.11, 1.12): by when a plan, progress, an activity or evidence, and what follows if
// nothing is done.
#pragma once

#include "core/deadlines/deadlines.h"

namespace cocrea::deadlines {

void add_standing_deadlines(const plan::Document&, dates::Day as_of, const rules::RuleSet&, Calendar&);

}  // namespace cocrea::deadlines
