// A verdict of which the record allows another as well: by another order of the plans (plan_order.h), or by how a commitment came into its plan
// (open_inclusion.h).
#pragma once

#include "core/rules/verdict.h"

namespace cocrea::rules {

// It is due by the day of the one or of the other; where one of them knows no such day, there is none to be named. But what is due
// only while it is open (INA-3, INA-4, CTP-1, CTP-2, REV-1) is due by the day of the one that leaves it open.
void leave_due_open(Verdict&, const Verdict& other);

// A note that the one has and the other has not is left out: it is not so in any case.
void leave_notes_open(Verdict&, const Verdict& other);

}  // namespace cocrea::rules
