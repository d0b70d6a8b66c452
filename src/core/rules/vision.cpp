// 1.4: VIS-1, VIS-2, VIS-3.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_vision(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
