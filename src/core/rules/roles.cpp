// 1.2: ROL-POC, ROL-CSO, ROL-MB, ROL-SU.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_roles(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
