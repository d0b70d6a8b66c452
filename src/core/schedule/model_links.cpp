// Limits and closings among the bounds of the engine. Reasons are the weakest that do, so that they say more elsewhere.
#include <algorithm>

#include "core/schedule/model.h"

namespace cocrea::schedule {

void Model::read_links(const Problem& problem) {
  limits_ = problem.limits;
  calendars_ = problem.calendars;
  closings_ = problem.closings;
  if (limits_.empty() && closings_.empty()) return;
  for (const Activity& one : problem.activities) durations_.push_back(one.duration);
  links_waiting_ = true;
}

bool Model::propagate_links() {
  for (const Limit& one : limits_) {
    if (!propagate_limit(one)) return false;
  }
  for (const Closing& one : closings_) {
    if (!propagate_closing(one)) return false;
  }
  return true;
}

bool Model::propagate_limit(const Limit& one) {
  const int before = durations_[static_cast<std::size_t>(one.before)], after = durations_[static_cast<std::size_t>(one.after)];
  const int most = latest_end(calendars_, one, engine.greatest(one.before) + before);
  if (engine.greatest(one.after) + after > most) {
    const Lit reason[] = {end_at_most(one.before, earliest_from(calendars_, one, most + 1) - 1)};
    if (!engine.post(end_at_most(one.after, most), reason)) return false;
  }
  const int least = earliest_from(calendars_, one, engine.least(one.after) + after);
  if (engine.least(one.before) + before < least) {
    const Lit reason[] = {end_at_least(one.after, latest_end(calendars_, one, least - 1) + 1)};
    if (!engine.post(end_at_least(one.before, least), reason)) return false;
  }
  return true;
}

// Not later than the last of them can be; and where only one can be as late as it has to, that one is.
bool Model::propagate_closing(const Closing& one) {
  const auto latest = [&](int i) { return engine.greatest(i) + durations_[static_cast<std::size_t>(i)]; };
  const int least = engine.least(one.activity);
  int most = 0, late = -1, others = 0;
  for (const int i : one.of) {
    most = std::max(most, latest(i));
    if (latest(i) < least) continue;
    ++others;
    late = i;
  }
  if (engine.greatest(one.activity) > most) {
    reason_.clear();
    for (const int i : one.of) reason_.push_back(end_at_most(i, most));
    if (!engine.post(at_most(one.activity, most), reason_)) return false;
  }
  if (others != 1 || engine.holds(end_at_least(late, least))) return true;
  reason_.assign({at_least(one.activity, least)});
  for (const int i : one.of) {
    if (i != late) reason_.push_back(end_at_most(i, least - 1));
  }
  return engine.post(end_at_least(late, least), reason_);
}

}  // namespace cocrea::schedule
