// 1.9: MON-CE.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_commitment_evaluations(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
