// The deadlines of reports, meetings and of what goes with a submission (RULES 1.15), each from the verdict of its rule.
#pragma once

#include "core/deadlines/deadlines.h"

namespace cocrea::deadlines {

void add_monitoring_deadline(const plan::Document&, dates::Day as_of, const rules::Verdict&, std::size_t index, std::vector<Deadline>&);

}  // namespace cocrea::deadlines
