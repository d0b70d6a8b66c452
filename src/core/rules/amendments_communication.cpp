// 1.7: AMD-3, an amendment is communicated to OGP. There is no deadline, so it is never late.
#include <algorithm>

#include "core/rules/amendments.h"
#include "core/rules/findings.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

struct Communication {
  Day as_of;
  bool submission_may_have_happened;
};

void judge_on(const Communication& communication, Day day, const std::optional<Day>& submission, bool communicated, Tally& tally) {
  const bool planned = day > communication.as_of;   // the change itself
  if (submission ? day < *submission : (!communication.submission_may_have_happened && !planned)) {
    tally.add(State::not_applicable);
  } else if (!submission && !planned && communication.submission_may_have_happened) {
    tally.add(State::cannot_tell, lacks_of_change::submission);
  } else {
    tally.add(communicated ? State::met : State::pending);
  }
}

Tally judge(const AmendedPlace& place) {
  Tally tally;
  const auto date = days_of(place.amendment.date), communicated = days_of(place.amendment.communicated);
  if (!date) {
    tally.add(State::cannot_tell, lacks_of_change::date);
    return tally;
  }
  const Act submission = submission_of(place.plan, place.commitment);
  const Day as_of = place.context.as_of;
  const Communication communication{as_of, submission.may_have_happened};
  Worlds worlds;
  const auto day = worlds.add(*date), anchor = worlds.add(submission.days.value_or(Span::of(kLongAgo)));
  worlds.compare(day, as_of);
  worlds.compare(anchor, day);
  worlds.each([&](const Worlds::Days& days) {
    const auto submitted = submission.days ? std::optional<Day>(days[anchor]) : std::nullopt;
    if (communicated && communicated->earliest <= as_of) judge_on(communication, days[day], submitted, true, tally);
    if (!communicated || communicated->latest > as_of) judge_on(communication, days[day], submitted, false, tally);
  });
  return tally;
}

}  // namespace

void check_amendment_communication(const AmendedPlace& place, Verdicts& verdicts) {
  const Context& context = place.context;
  std::optional<Verdict> begun = begin(context, "AMD-3", place.plan, place.amendment.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const plan::Amendment& amendment = place.amendment;
  const Tally tally = judge(place);
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  add_amendment_facts(verdict, place);
  verdict.facts.push_back(fact("fact.communicated", amendment.id, "communicated", amendment.communicated));
  if (verdict.state == State::met) verdict.done = days_of(amendment.communicated);
  add_amendment_missing(verdict, place, tally);
  switch (verdict.state) {
    case State::met: verdict.reason = "reason.AMD-3.met"; break;
    case State::pending:
    case State::not_met:
      verdict.reason = "reason.AMD-3.pending";
      verdict.remedies.push_back({"remedy.AMD-3.communicate", {amendment.id, "communicated"}});
      break;
    case State::depends_on_day:
      verdict.reason = "reason.dependsOnDay";
      for (const Fact& one : verdict.facts) add_exact_day_remedy(verdict, one.date, one.place);
      break;
    case State::cannot_tell: verdict.reason = "reason.missing"; break;
    case State::not_applicable: verdict.reason = "reason.AMD-1.beforeSubmission"; break;
  }
  add_recording_remedies(verdict);
  verdicts.push_back(std::move(verdict));
}

}  // namespace cocrea::rules
