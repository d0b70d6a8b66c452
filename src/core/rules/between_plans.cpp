// 1.6: NEXT-1, NEXT-2, NEXT-3.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_between_plans(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
