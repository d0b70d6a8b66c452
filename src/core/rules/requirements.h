// The minimum requirements that have a file of their own (1.10).
#pragma once

#include "core/rules/check.h"

namespace cocrea::rules {

void check_regularity(const Context&, Verdicts&);    // REQ-2
void check_endorsement(const Context&, Verdicts&);   // REQ-4

}  // namespace cocrea::rules
