// 1.5: SUB-1, SUB-2.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_submission(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
