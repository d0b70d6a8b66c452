#include "core/rules/obligation.h"

#include <algorithm>

#include "core/dates/add_months.h"
#include "core/rules/findings.h"

namespace cocrea::rules {

using dates::Day;

unsigned roles_of(const Delivery& delivery, Day anchor, Day due, Day as_of) {
  if (!delivery.days) return role::unclear;
  const bool clear = !delivery.kind_unset && !delivery.content_unset;
  const dates::Span days = *delivery.days;
  const Day last = std::min(due, as_of);
  unsigned roles = 0;
  if (days.earliest < anchor) roles |= role::interim;
  if (days.latest > last) roles |= role::later;   // the anchor has come
  if (std::max(days.earliest, anchor) <= std::min(days.latest, last)) roles |= clear ? role::fulfils : role::unclear;
  // An act that may be another one neither fulfils nor, being late, says that nothing came in time.
  if (delivery.kind_unset && (roles & role::later) != 0) roles = (roles & ~role::later) | role::interim;
  return roles;
}

namespace {

Day window_start(const Obligation& obligation, Day anchor) { return obligation.early_counts ? Day{date::days{-100'000'000}} : anchor; }

// The acts are independent of each other: what all of them together come to is a set of "the best role that any takes".
unsigned best_roles(const Obligation& obligation, Day anchor, Day due) {
  unsigned best = role::interim;
  for (const Delivery& delivery : obligation.deliveries) {
    best = any_of(best, roles_of(delivery, window_start(obligation, anchor), due, obligation.as_of));
  }
  return best;
}

std::uint32_t unclear_bits(const Obligation& obligation, Day anchor, Day due) {
  std::uint32_t bits = 0;
  for (const Delivery& delivery : obligation.deliveries) {
    if ((roles_of(delivery, window_start(obligation, anchor), due, obligation.as_of) & role::unclear) == 0) continue;
    if (!delivery.days) bits |= lacks::act_date;
    if (delivery.kind_unset || delivery.content_unset) bits |= lacks::act_kind;
  }
  return bits;
}

}  // namespace

Tally judge_from(const Obligation& obligation, Day anchor) {
  Tally tally;
  if (anchor > obligation.as_of && !obligation.early_counts) {
    tally.add(State::pending);   // the anchor is still to come
    return tally;
  }
  const Day due = dates::add_months(anchor, obligation.months).day;
  const unsigned best = best_roles(obligation, anchor, due);
  const std::uint32_t unclear = unclear_bits(obligation, anchor, due);
  if ((best & role::fulfils) != 0) tally.add(State::met);
  if (best == role::fulfils) return tally;
  if (obligation.as_of <= due) {
    // There is still time, whatever else was delivered: but what is surely this act may be what was asked for.
    unsigned of_this_act = role::interim;
    for (const Delivery& one : obligation.deliveries) {
      if (!one.kind_unset && one.days) of_this_act = any_of(of_this_act, roles_of(one, window_start(obligation, anchor), due, obligation.as_of));
    }
    if ((of_this_act & role::unclear) != 0) tally.add(State::cannot_tell, unclear);
    if ((of_this_act & (role::interim | role::later)) != 0) tally.add(State::pending, unclear);
    return tally;
  }
  if ((best & role::unclear) != 0) tally.add(State::cannot_tell, unclear | (obligation.silence_unknown ? lacks::act : 0u));
  // A single act that is recorded later did not happen before, whatever its register says.
  if ((best & role::later) != 0) tally.add(State::not_met);
  if ((best & role::interim) != 0) {
    if (obligation.silence_unknown) {
      tally.add(State::cannot_tell, lacks::act);
    } else {
      tally.add(State::not_met);
    }
  }
  return tally;
}

Tally judge(const Obligation& obligation) {
  Tally tally;
  if (!obligation.anchor.days) {
    if (obligation.anchor.may_have_happened) {
      tally.add(State::cannot_tell, lacks::anchor);
    } else {
      tally.add(State::pending);
    }
    return tally;
  }
  Worlds worlds;
  const auto anchor = worlds.add(*obligation.anchor.days);
  compare_anchor(worlds, anchor, obligation);
  worlds.each([&](const Worlds::Days& days) { tally.add(judge_from(obligation, days[anchor])); });
  return tally;
}

void compare_anchor(Worlds& worlds, Worlds::Number anchor, const Obligation& obligation) {
  worlds.compare(anchor, obligation.as_of);
  worlds.compare(anchor, obligation.months, obligation.as_of);
  for (const Delivery& delivery : obligation.deliveries) {
    if (!delivery.days) continue;
    // roles_of asks how the window stands to the first and the last day that the delivery may have.
    for (const Day day : {delivery.days->earliest, delivery.days->latest}) {
      worlds.compare(anchor, day);
      worlds.compare(anchor, obligation.months, day);
    }
  }
}

std::optional<dates::Span> due_days(const Obligation& obligation) {
  const auto& anchor = obligation.anchor.days;
  if (anchor && obligation.anchor_stands) return dates::add_months(*anchor, obligation.months).span;
  if (!anchor || anchor->earliest > obligation.as_of) return std::nullopt;
  return dates::add_months(dates::Span{anchor->earliest, std::min(anchor->latest, obligation.as_of)}, obligation.months).span;
}

const Delivery* first_done(const Obligation& obligation) {
  const Delivery* first = nullptr;
  if (!obligation.anchor.days) return nullptr;
  for (const Delivery& delivery : obligation.deliveries) {
    if (delivery.kind_unset || delivery.content_unset || !delivery.days || delivery.days->latest > obligation.as_of) continue;
    if (!obligation.early_counts && delivery.days->earliest < obligation.anchor.days->latest) continue;
    if (first == nullptr || delivery.days->latest < first->days->latest) first = &delivery;   // no mutants of <: of two alike either will do
  }
  return first;
}

std::optional<dates::Span> days_when_done(const Obligation& obligation) {
  std::optional<dates::Span> all;
  if (!obligation.anchor.days) return all;
  const Day from = window_start(obligation, obligation.anchor.days->earliest), surely = window_start(obligation, obligation.anchor.days->latest);
  std::optional<Day> by;   // by then there was one that counts on all days of the anchor
  for (const Delivery& one : obligation.deliveries) {
    if (one.kind_unset || one.content_unset || !one.days || one.days->earliest > obligation.as_of || one.days->latest < from) continue;
    const dates::Span days{std::max(one.days->earliest, from), std::min(one.days->latest, obligation.as_of)};
    all = all ? dates::Span{std::min(all->earliest, days.earliest), std::max(all->latest, days.latest)} : days;
    if (one.days->earliest >= surely) by = std::min(by.value_or(days.latest), days.latest);
  }
  if (all && by) all->latest = std::min(all->latest, *by);
  return all;
}

}  // namespace cocrea::rules
