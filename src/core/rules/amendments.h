// The rules on amendments, each in a file of its own (1.7).
#pragma once

#include "core/rules/facts.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {

// One amendment, where it belongs.
struct AmendedPlace {
  const Context& context;
  const plan::Plan& plan;
  const plan::Commitment& commitment;
  const plan::Amendment& amendment;
};

void check_amendment_time(const AmendedPlace&, Verdicts&);            // AMD-1
void check_amendment_approval(const AmendedPlace&, Verdicts&);        // AMD-2
void check_amendment_communication(const AmendedPlace&, Verdicts&);   // AMD-3

// The facts that all three read: the change's day, its commitment and the submission.
void add_amendment_facts(Verdict&, const AmendedPlace&);

namespace lacks_of_change {
inline constexpr std::uint32_t submission = 1, date = 2;
}  // namespace lacks_of_change
// What is missing of them, in that order.
void add_amendment_missing(Verdict&, const AmendedPlace&, const Tally&);

}  // namespace cocrea::rules
