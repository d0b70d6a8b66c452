// 1.12: CTP-1, CTP-2, REC-1, REV-1, PUB-1.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_contrary(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
