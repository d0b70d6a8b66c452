// 1.10: REQ-0 ... REQ-4.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_requirements(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
