// 1.1: MEM-1, MEM-2, MEM-3.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_membership(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
