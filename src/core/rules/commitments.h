// 1.5 The parts of commitments.cpp that stand in files of their own.
#pragma once

#include "core/rules/attendance.h"

namespace cocrea::rules {

void check_ceiling(const Context&, const plan::Plan&, Verdicts&);                        // COM-3
void check_added(const Context&, const plan::Plan&, const std::vector<Event>& co_creation, Verdicts&);   // COM-4, every commitment
void check_fit(const Context&, const plan::Plan&, const plan::Commitment&, Verdicts&);   // COM-7

}  // namespace cocrea::rules
