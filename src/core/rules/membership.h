// 1.1 The parts of membership.cpp that stand in files of their own.
#pragma once

#include "core/rules/check.h"

namespace cocrea::rules {

void check_implementation(const Context&, const plan::Plan&, Verdicts&);   // MEM-3

// The other half of MEM-3, which has no verdict of its own: the worst of the plan's MON-IE, MON-CE and MON-FLE, as a note of MEM-3.
void add_evaluated(Verdicts&);

}  // namespace cocrea::rules
