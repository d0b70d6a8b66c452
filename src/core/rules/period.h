// 1.3 The parts of period.cpp that stand in files of their own.
#pragma once

#include "core/rules/check.h"

namespace cocrea::rules {

void check_period_start(const Context&, const plan::Plan&, Verdicts&);    // PLAN-PERIOD-1
void check_period_length(const Context&, const plan::Plan&, Verdicts&);   // PLAN-PERIOD-3

}  // namespace cocrea::rules
