#include "core/rules/slots.h"

#include <algorithm>
#include <utility>

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;
using dates::one_day;

SlotActs acts_of(const plan::Plan& plan, const plan::Commitment& commitment) {
  SlotActs acts;
  if (is_added(commitment)) acts.inclusion = days_of(commitment.submission);
  if (commitment.cancelled == plan::YesNo::yes) return acts;   // it keeps its slot, whatever else is recorded
  acts.completed = days_of(commitment.completed);
  for (const plan::Evaluation& evaluation : plan.evaluations) {
    if (evaluation.kind != plan::EvaluationKind::commitment || evaluation.commitment != commitment.id) continue;
    if (evaluation.written_by == plan::Author::other) continue;   // not the evaluation of MON-CE
    if (evaluation.delivered) {
      acts.deliveries.push_back(evaluation.delivered->span());
    } else {
      acts.undated_delivery = true;
    }
  }
  return acts;
}

void earliest(std::optional<Day>& day, Day other) { day = day ? std::min(*day, other) : other; }

Occupation occupation(const Slot& slot, bool larger) {
  const SlotActs& acts = slot.acts;
  Occupation result;
  if (acts.inclusion) result.inclusion = larger ? acts.inclusion->earliest : acts.inclusion->latest;
  if (acts.completed) {
    const Day completed = larger ? acts.completed->latest : acts.completed->earliest;
    for (const Span& delivery : acts.deliveries) {
      if (larger) {
        // On an early enough day it came before the completion, and released nothing.
        if (delivery.earliest >= completed) earliest(result.release, delivery.latest);
      } else if (delivery.latest >= completed) {
        earliest(result.release, std::max(delivery.earliest, completed));
      }
    }
    if (!result.release && slot.delivery_unknown) result.release_after = completed;
  } else if (slot.completion_unknown) {
    // A recorded evaluation was not delivered before its date; one without a date may have been, on any day.
    for (const Span& delivery : acts.deliveries) earliest(result.release_if, larger ? delivery.latest : delivery.earliest);
    if (acts.undated_delivery || (slot.delivery_unknown && acts.deliveries.empty())) result.release_after = Day::min();
  }
  return result;
}

bool same(const Occupation& a, const Occupation& b) {
  return a.inclusion == b.inclusion && a.release == b.release && a.release_if == b.release_if && a.release_after == b.release_after;
}

}  // namespace

void Slot::occupy() {
  smaller = occupation(*this, false);
  larger = occupation(*this, true);
  uncertain = !same(smaller, larger);
}

std::vector<Slot> slots_of(const plan::Plan& plan) {
  std::vector<Slot> slots;
  slots.reserve(plan.commitments.size());
  for (const plan::Commitment& commitment : plan.commitments) {
    Slot slot;
    slot.commitment = &commitment;
    slot.acts = acts_of(plan, commitment);
    const SlotActs& acts = slot.acts;
    slot.added = is_added(commitment);
    slot.inclusion_unknown = slot.added && !acts.inclusion && silence_is_unknown(plan.registers.submissions);
    slot.completion_unknown =
        !acts.completed && commitment.cancelled != plan::YesNo::yes && (silence_is_unknown(plan.registers.completions) || commitment.progress == plan::Progress::complete);
    slot.delivery_unknown = acts.undated_delivery || silence_is_unknown(plan.registers.evaluations);
    slot.occupy();
    slots.push_back(std::move(slot));
  }
  return slots;
}

SlotCount count_slots(const std::vector<Slot>& slots, const SlotDays& days, bool in_favour) {
  // Without a recorded end the plan may have ended at any time from its submission on.
  Day last = days.last;
  if (days.plan_end) {
    last = std::min(last, *days.plan_end);
  } else if (in_favour) {
    last = std::min(last, days.submission);
  }
  std::vector<std::pair<Day, int>> events;   // a release comes before an inclusion of the same day
  events.reserve(2 * slots.size());
  SlotCount count;
  std::size_t uncertain = 0;
  for (const Slot& slot : slots) {
    const bool larger = slot.uncertain && uncertain++ < days.larger;
    const Occupation& occupation = larger ? slot.larger : slot.smaller;
    if (slot.added && !occupation.inclusion && (in_favour || !slot.inclusion_unknown)) continue;
    const Day inclusion = slot.added ? occupation.inclusion.value_or(days.submission) : days.submission;
    if (inclusion > last) continue;
    std::optional<Day> release = occupation.release;
    if (!release && in_favour) {
      release = occupation.release_if;
      // An initial commitment is in the plan at least on the day it is submitted.
      const Day least = slot.added ? inclusion : inclusion + one_day;
      if (occupation.release_after) earliest(release, std::max(*occupation.release_after, least));
    }
    events.push_back({inclusion, +1});
    if (release) events.push_back({std::max(*release, inclusion), -1});
    if (last == days.last && (!release || *release > last)) ++count.on_last_day;
  }
  std::sort(events.begin(), events.end());
  int in_use = 0;
  for (const auto& [day, change] : events) {
    if (day > last) break;
    in_use += change;
    count.most = std::max(count.most, in_use);
  }
  return count;
}

}  // namespace cocrea::rules
