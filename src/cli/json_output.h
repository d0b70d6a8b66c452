// The machine-readable output. Its field names are stable; src/cli/README.md documents them.
#pragma once

#include <string>
#include <vector>

#include "cli/files.h"
#include "core/deadlines/deadlines.h"
#include "core/status/status.h"

namespace cocrea::cli {

// One file of a check: {"file", "documentId", "ruleset", "problems", "verdicts", "deadlines"}, or {"file", "problems"} when it cannot be read.
std::string file_json(const LoadedFile&, const deadlines::Calendar&, view::Language);
// {"asOf", "files": [...]}: what comes before the first file, a file in its place, and the end. So that ten thousand need not be held at once.
std::string check_json_begin(dates::Day as_of);
std::string check_json_file(const std::string& file_json, bool first);
std::string check_json_end(bool empty);
// {"file", "asOf", "documentId", "ruleset", "deadlines"}, or {"file", "problems"}
std::string calendar_json(const LoadedFile&, dates::Day as_of, const deadlines::Calendar&, view::Language);
// {"file", "asOf", "from", "to", "documentId", "ruleset", "intervals"}, or {"file", "problems"}
struct StatusAnswer {
  dates::Day from, to, as_of;
  std::vector<status::Interval> intervals;
};
std::string status_json(const LoadedFile&, const StatusAnswer&, view::Language);
// {"ruleset", "validFrom", "validUntil", "parameters", "rules"}
std::string rules_json(const rules::RuleSet&, view::Language);

}  // namespace cocrea::cli
