// Which monitoring body is in charge, and the rules on it (1.8).
#pragma once

#include "core/rules/findings.h"

namespace cocrea::rules {

void check_body_endorsement(const Context&, Verdicts&);   // MB-2

// The findings of the body in charge on a day, over the days from which each may be in charge. Bodies stand in their order; one without a
// day was in charge from the start. Nobody in charge: `none`.
template <class Find>
unsigned of_body_in_charge(const plan::Plan& plan, dates::Day day, unsigned none, Find find) {
  unsigned result = 0;
  for (std::size_t i = plan.monitoring_bodies.size(); i-- > 0;) {
    const plan::MonitoringBody& body = plan.monitoring_bodies[i];
    const unsigned in_charge = body.from ? falls_within(body.from->span(), kLongAgo, day) : finding::yes;
    if ((in_charge & finding::yes) != 0) result |= find(body);
    if (in_charge == finding::yes) return result;
  }
  return result | none;
}

}  // namespace cocrea::rules
