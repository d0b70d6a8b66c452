// 1.9: MON-FLE.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_learning(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
