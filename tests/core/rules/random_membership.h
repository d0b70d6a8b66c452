// What 1.11 to 1.13 read, added to a random document: statuses, voluntary inactivity, deadlines, extensions, meetings, progress, evidence.
#pragma once

#include "core/rules/random_document.h"

namespace cocrea::rules::test {

void add_membership(RandomDocument&, plan::Document&);
// A second plan, before the first or after it, of which much or little is recorded; and commitments of which it is not recorded how they came into their plan.
void add_other_plan(RandomDocument&, plan::Document&);
// Every date that it may have added.
std::vector<plan::Date*> membership_dates(plan::Document&);

}  // namespace cocrea::rules::test
