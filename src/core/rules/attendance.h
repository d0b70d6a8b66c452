// Who took part in the meetings of a plan: co-creation events (MEM-2, COM-5, also REQ-2, NEXT-2) and meetings of the implementation.
#pragma once

#include "core/rules/moment.h"

namespace cocrea::rules {

// A recorded meeting that is, or may be, one of the wanted phase.
struct Event {
  const plan::Meeting* meeting;
  std::optional<dates::Span> days;   // empty: recorded without a date
  bool phase_unset;                  // it may be one of the other phase
  // Whether a side took part. unset: not known, neither by a tick nor by the attendees, and silence says nothing (RULES 0.3).
  plan::YesNo government, non_government;
};

// The co-creation events of a plan, or the meetings of its implementation, in the order of the document.
std::vector<Event> events_of(const plan::Document&, const plan::Plan&, plan::Phase);

bool is_linked(const Event&, const plan::Commitment&);

// Did both sides take part in the co-creation, up to and on the submission?
struct CoCreation {
  Act submission;
  const std::vector<Event>& events;             // those that count
  bool together = false;                        // both sides in one event (COM-5), else each in any (MEM-2)
  bool silence_unknown = true;                  // the register of meetings is not complete
  dates::Day as_of;
};

namespace lacks {
inline constexpr std::uint32_t government_side = 1;
inline constexpr std::uint32_t other_side = 2;
}  // namespace lacks

Tally judge(const CoCreation&);
// It would be met if the submission were today.
bool is_ready(const CoCreation&);

// Facts: the events with their days and sides, and the register. Where it is met, those events that are enough.
void add_facts(Verdict&, const CoCreation&, const plan::Plan&, const Tally&);
// What would settle it: attendance, dates and phases of recorded events, then events that are not recorded. Where it depends on the day of an
// event, a remedy.
void add_missing(Verdict&, const CoCreation&, const plan::Plan&, const Tally&);

}  // namespace cocrea::rules
