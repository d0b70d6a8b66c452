// 1.11 to 1.13 stand on the same answers (standing_answer.h), made once.
#pragma once

#include "core/rules/facts.h"
#include "core/rules/standing_answer.h"

namespace cocrea::rules {

void add_inactivity(const Context&, const StandingAnswers&, Verdicts&);   // INA-1, INA-2
void add_quarters(const Context&, const StandingAnswers&, Verdicts&);     // INA-3, INA-4, INA-5
void add_activity(const Context&, const StandingAnswers&, Verdicts&);     // INA-V, ACT-1
void add_contrary(const Context&, const StandingAnswers&, Verdicts&);     // CTP-1, CTP-2, REC-1, REV-1, PUB-1

// Joining, and the latest activity that surely happened by the as-of day.
void add_membership_facts(const Context&, Verdict&);
struct Activity {
  const plan::Date* date = nullptr;
  Place place;
};
Activity latest_activity(const Context&);
// What could be recorded of activities: what is undated or unset, and registers that are not complete. With the remedy, where it is one.
void add_activity_missing(const Context&, Verdict&);
// Whether they are what leaves the answer open: some may not be recorded, or may be none; or nothing else is.
bool lacks_activities(const StandingAnswers&, const Verdict&);
// Requests of which it is not recorded when and why they were made, and the register of voluntary requests, where it is not complete: voluntary days would have kept open what is missed (INA-V). With the remedy; and with the
// reason, where nothing else is missing.
void add_voluntary_missing(const Context&, const StandingAnswers&, Verdict&);
// The same of requests whose days would put off the day by which this verdict is due.
void add_delaying_requests(const Context&, const StandingAnswers&, Verdict&);
// What may be missing of the evidence of plans after the one whose half is open without it (CTP-2). With the remedy.
void add_later_evidence_missing(const Context&, const StandingAnswers&, Verdict&);
// What is not recorded of a plan, and by which one of these may be open: whether it was submitted, when it ends, and of the first when OGP wants it. With the remedy.
void add_plan_missing(const Context&, const StandingAnswers&, Verdict&, Causes);
// What is not recorded of extensions for this plan. With the remedy.
void add_extension_missing(Verdict&, const plan::Plan&);
// What is not recorded of commitments, and by which two quarters of INA-3 or INA-4 may have asked for no report. With the remedy.
void add_commitments_missing(const Context&, const StandingAnswers&, Verdict&, Causes);
// What is recorded as evidence for CTP-2 and lacks its day, its side or its phase, where a half may have failed by it. With the remedy.
void add_evidence_doubts(const Context&, const StandingAnswers&, Verdict&);
// What is missing of plans, of evidence and of activities; with the reason, where it is the former alone.
inline constexpr Causes kEveryCause = cause::ground | cause::ctp2;
void add_standing_missing(const Context&, const StandingAnswers&, Verdict&, Causes);
// "Record the exact day" of what was read and is known by month or year only.
void add_exact_day_remedies(const StandingAnswers&, Verdict&, const Context&);
// The facts and sums of the verdicts so far that an open one follows from: CTP-1; REV-1; STA-1, with its causes as notes and what would change it.
void add_why_inactive(const Context&, const StandingAnswers&, const Verdicts&, Verdict&);
void add_why_contrary(const Context&, const StandingAnswers&, const Verdicts&, Verdict&);
void add_why_standing(const Context&, const StandingAnswers&, const Verdicts&, Verdict&);
// Those of CTP-2, where it had failed before the member recovered: REC-1, REV-1.
void add_why_recovered(const Context&, const StandingAnswers&, const Verdicts&, Verdict&);
// Of each half that is due for this plan, the first evidence that was shown (CTP-2).
void add_evidence_facts(const Context&, const StandingAnswers&, const plan::Plan&, Verdict&);
// Since when there has been a ground for revocation, or was one: the days that it may be, over all combinations of days. None where some of them give no ground, or there are too many. It takes
// time, so it is asked for once, with the due days (standing_due.h).
std::optional<dates::Span> ground_since(const StandingAnswers&);
// The note that says so (REC-1, REV-1).
void add_ground_note(const Context&, const StandingAnswers&, const std::optional<dates::Span>& since, Verdict&);
// Whether the member would still be contrary to process, had OGP not published that it is active: what was missing was not fulfilled (REC-1).
bool recovered_by_publication(const StandingAnswers&);
// Whether CTP-2 would be open, had it not: the evidence was not shown, and is not held against the member.
bool evidence_lacks_but_for_publication(const StandingAnswers&);
// The state, and what the days allow; of STA-1 with the standings.
void set_state(Verdict&, const Tally&, unsigned standings = 0);

}  // namespace cocrea::rules
