// 1.8: MB-1, MB-2.
#include "core/rules/sections.h"

namespace cocrea::rules {

void check_monitoring_body(const Context&, Verdicts&) {}

}  // namespace cocrea::rules
