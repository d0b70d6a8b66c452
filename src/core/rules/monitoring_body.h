// Which monitoring body is in charge, and the rules on it (1.8).
#pragma once

#include "core/rules/findings.h"

namespace cocrea::rules {

void check_body_endorsement(const Context&, Verdicts&);   // MB-2

// Whether the day on which a body came is not recorded: the first of all was there from the start.
inline bool came_unknown(const plan::Plan& plan, const plan::MonitoringBody& body) { return !body.from && &body != &plan.monitoring_bodies[0]; }

// The findings of the body in charge on a day, over the days from which each may be in charge. Bodies stand in their order. Nobody in charge: `none`.
// Unknown where one came on a day that is not recorded, and that decides.
template <class Find>
unsigned of_body_in_charge(const plan::Plan& plan, dates::Day day, unsigned none, Find find) {
  unsigned result = 0;
  unsigned alike = ~0u;   // what all of them may be, of those that came on a day that is not recorded, and the one before
  bool any_day = false;
  for (std::size_t i = plan.monitoring_bodies.size(); i-- > 0;) {
    const plan::MonitoringBody& body = plan.monitoring_bodies[i];
    const unsigned in_charge = body.from ? falls_within(body.from->span(), kLongAgo, day) : finding::yes;
    if ((in_charge & finding::yes) == 0) continue;
    const unsigned found = find(body);
    result |= found;
    alike &= found;
    any_day |= came_unknown(plan, body);
    if (in_charge == finding::yes && !came_unknown(plan, body)) return any_day && (result & (result - 1)) != 0 ? alike | finding::unknown : result;
  }
  return result | none;
}

}  // namespace cocrea::rules
