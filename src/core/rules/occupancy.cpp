// Whether a commitment occupies its slot on one given day (slots.h).
//
// Its own days are independent of those of the other commitments, so the set of answers of each is enough. With the completion on day c and the
// deliveries of its evaluation on days d: released on the first d with c <= d; a delivery before the completion released nothing; one that is recorded
// later did not come before.
#include <algorithm>

#include "core/rules/slots.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

// Completed on a recorded day. `least`: the first day on which an unrecorded evaluation could have freed the slot.
unsigned since_completion(const Slot& slot, Day least, Day day) {
  const Span completed = *slot.acts.completed;
  unsigned result = completed.latest > day ? occupied::yes : 0u;
  if (completed.earliest > day) return result;
  const Day last = std::min(completed.latest, day);   // the latest completion that leaves the question open: most deliveries come before it
  bool all_before = true, all_avoid = true, any_later = false;
  for (const Span& delivery : slot.acts.deliveries) {
    if (std::max(delivery.earliest, completed.earliest) <= std::min(delivery.latest, day)) result |= occupied::no;
    const bool before = delivery.earliest < last, later = delivery.latest > day;
    all_before = all_before && before;
    all_avoid = all_avoid && (before || later);
    any_later = any_later || later;
  }
  if (all_avoid && any_later) result |= occupied::yes;
  if (all_before) result |= slot.delivery_unknown && day >= least ? occupied::unknown : occupied::yes;
  return result;
}

// Not recorded whether it was completed: a recorded evaluation freed the slot if it was by then.
unsigned with_unknown_completion(const Slot& slot, Day least, Day day) {
  const SlotActs& acts = slot.acts;
  if (acts.undated_delivery || (slot.delivery_unknown && acts.deliveries.empty())) return day >= least ? occupied::unknown : occupied::yes;
  const auto may_be_by = [&](const Span& delivery) { return delivery.earliest <= day; };
  const auto may_be_later = [&](const Span& delivery) { return delivery.latest > day; };
  unsigned result = 0;
  if (std::any_of(acts.deliveries.begin(), acts.deliveries.end(), may_be_by)) result |= occupied::unknown;
  if (std::all_of(acts.deliveries.begin(), acts.deliveries.end(), may_be_later)) result |= occupied::yes;
  return result;
}

unsigned since_inclusion(const Slot& slot, Day least, Day day) {
  if (slot.acts.completed) return since_completion(slot, least, day);
  return slot.completion_unknown ? with_unknown_completion(slot, least, day) : occupied::yes;
}

}  // namespace

unsigned occupancy(const Slot& slot, std::optional<Day> submission, bool may_be_submitted, Day day) {
  using dates::one_day;
  if (slot.added) {
    const auto& inclusion = slot.acts.inclusion;
    if (!inclusion) return slot.inclusion_unknown ? occupied::unknown : occupied::no;
    unsigned result = inclusion->latest > day ? occupied::no : 0u;
    if (inclusion->earliest <= day) result |= since_inclusion(slot, day, day);
    return result;
  }
  if (submission) return *submission > day ? occupied::no : since_inclusion(slot, *submission + one_day, day);
  if (!may_be_submitted) return occupied::no;
  const unsigned result = since_inclusion(slot, day, day);
  return (result & ~occupied::no) != 0 ? (result & occupied::no) | occupied::unknown : result;
}

}  // namespace cocrea::rules
