// 1.13: STA-1.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_standing(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
