// 1.11: INA-1 ... INA-5, INA-V, ACT-1.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_inactivity(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
