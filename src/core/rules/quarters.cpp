// 1.9: MON-Q.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_quarters(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
