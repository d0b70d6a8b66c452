// The machine-readable output. Its field names are stable; src/cli/README.md documents them.
#pragma once

#include <string>
#include <vector>

#include "cli/files.h"
#include "core/deadlines/deadlines.h"

namespace cocrea::cli {

// One file of a check: {"file", "documentId", "ruleset", "problems", "verdicts", "deadlines"}, or {"file", "problems"} when it cannot be read.
std::string file_json(const LoadedFile&, const deadlines::Calendar&, view::Language);
// {"asOf", "files": [...]}
std::string check_json(dates::Day as_of, const std::vector<std::string>& files);
// {"ruleset", "validFrom", "validUntil", "parameters", "rules"}
std::string rules_json(const rules::RuleSet&, view::Language);

}  // namespace cocrea::cli
