// 1.9: MON-EL.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_delivery(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
