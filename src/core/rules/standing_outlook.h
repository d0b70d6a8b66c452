// One outlook of a record (standing.h): from when to when each ground and failure is open, and which days are voluntary.
#pragma once

#include <algorithm>
#include <span>

#include "core/rules/standing.h"

namespace cocrea::rules::outlook {

// A ground or failure on the days on which it is open.
struct Open {
  Causes cause;
  bool failure;
  dates::Day first;
  dates::Day until;   // not included
};

struct World {
  const Record& record;
  Outlook outlook;
  std::vector<dates::Span> suspended;   // voluntary days that stop clocks, sorted and apart
  std::vector<dates::Span> voluntary;   // those that are a status: with a reason
};

World world_of(const Record&, Outlook);

inline bool covers(const std::vector<dates::Span>& spans, dates::Day day) {
  return std::any_of(spans.begin(), spans.end(), [&](const dates::Span& span) { return span.contains(day); });
}

// The first day on which something that lies on or after a day of `from` may have ended, or surely has.
std::optional<dates::Day> ends_on(const World&, const DatedAct&, std::optional<dates::Span> from);
// The first of those days over all acts, of which so many are sorted (sort_exact); kNever if there is none.
dates::Day first_end(const World&, std::span<const DatedAct>, std::size_t exact, std::optional<dates::Span> from);
// The days on which a ground opens: one inside a voluntary interval moves to the day after it (INA-V).
dates::Span opening(const World&, const Ground&);
// Of a voluntary interval without an end that begins on a day of `first`: its last day, the day before the first activity from then on; kNever while
// there is none.
dates::Day open_end(const Record&, Outlook, dates::Span first);
// Whether the outlook takes it that there is no such ground.
bool absent(const World&, const Ground&);
// The day from which acts of its own prevent or cure it; kNever if none does.
dates::Day own_end(const World&, const Ground&);
// Whether voluntary days that are not recorded may have stood in the way of what would open on this day: at best they did.
inline bool may_be_voluntary(const World& world, dates::Day day) {
  return world.record.voluntary_unknown && !world.outlook.worst_unknown && day <= world.record.as_of;
}
// Adds the days on which it is open.
void resolve(const World&, const Ground&, std::vector<Open>&);
// "Inactive since", "contrary since": an opening of its own, which ends as usual.
void resolve_recorded(const World&, std::vector<Open>&);

}  // namespace cocrea::rules::outlook
