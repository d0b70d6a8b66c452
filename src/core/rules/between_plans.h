// The rules between two plans, each in a file of its own (1.6).
#pragma once

#include "core/rules/check.h"

namespace cocrea::rules {

void check_next_content(const Context&, Verdicts&);   // NEXT-2
void check_letter(const Context&, Verdicts&);         // NEXT-3

}  // namespace cocrea::rules
