#include "core/rules/moment.h"

#include <algorithm>

#include "core/rules/blank.h"

namespace cocrea::rules {

Tally judge_at(const Act& submission, dates::Day as_of, Content content) {
  Tally tally;
  if (!submission.days) {
    if (submission.may_have_happened) {
      tally.add(State::cannot_tell, lacks::submission | content.missing);
    } else {
      tally.add(State::pending);
    }
    return tally;
  }
  if (submission.days->earliest <= as_of) tally.add(content.state, content.missing);
  if (submission.days->latest > as_of) tally.add(State::pending);
  return tally;
}

void set_moment(Verdict& verdict, const Act& submission, const Tally& tally) {
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  verdict.due = submission.days;
  if (tally.lacks(lacks::submission)) {
    verdict.missing.push_back({submission.place.field == "date" ? "fact.planSubmission" : "fact.commitmentSubmission", submission.place});
    verdict.remedies.push_back({"remedy.recordSubmission", submission.place});
  }
  if (verdict.state == State::depends_on_day && !submission.days->is_day()) {
    verdict.remedies.push_back({"remedy.exactDay.submission", submission.place});
  }
}

void set_reason(Verdict& verdict, const Act& submission, const Tally& tally, const Reasons& reasons) {
  switch (verdict.state) {
    case State::met: verdict.reason = reasons.met; break;
    case State::not_met: verdict.reason = reasons.not_met; break;
    case State::pending:
      verdict.reason = submission.days ? "reason.atSubmission.planned" : "reason.atSubmission.pending";
      if (verdict.remedies.empty()) verdict.remedies.push_back({"remedy.submit", submission.place});
      break;
    case State::depends_on_day: verdict.reason = "reason.dependsOnDay"; break;
    case State::cannot_tell: verdict.reason = tally.lacks(lacks::submission) ? "reason.atSubmission.unknown" : reasons.cannot_tell; break;
    case State::not_applicable: break;
  }
}

void wait_for_submission(Verdict& verdict, const Act& submission, dates::Day as_of) {
  if (submission.days ? submission.days->latest <= as_of : submission.may_have_happened) return;
  const bool perhaps = submission.days && submission.days->earliest <= as_of;   // on some of its days
  Tally all;   // what was done stays done, on the days on which it was
  const auto add = [&](State state) {
    all.add(state == State::met || state == State::not_applicable ? state : State::pending);
    if (perhaps) all.add(state);
  };
  for (const State state : verdict.possible) add(state);
  if (verdict.possible.empty()) add(verdict.state);
  if (all.state() == verdict.state && all.possible() == verdict.possible) return;
  verdict.state = all.state();
  verdict.possible = all.possible();
  if (verdict.state == State::depends_on_day && perhaps) {
    verdict.reason = "reason.dependsOnDay";
    verdict.remedies.push_back({"remedy.exactDay.submission", submission.place});
  }
  if (verdict.state != State::pending) return;
  verdict.reason = "reason.waitsForSubmission";
  verdict.due.reset();
  verdict.opens.reset();
  verdict.done.reset();
  verdict.late_days = 0;
  verdict.steps.clear();
  verdict.missing.clear();
  verdict.notes.clear();
  verdict.remedies = {{"remedy.submit", submission.place}};
}

Written written(const plan::LocalizedText& text, bool silence_unknown) {
  if (std::any_of(text.begin(), text.end(), [](const auto& one) { return !is_blank(one.second); })) return Written::yes;
  // An absent language was never written, an empty text was left blank.
  return text.empty() && silence_unknown ? Written::unknown : Written::no;
}

Written written(std::string_view text, bool silence_unknown) {
  if (!is_blank(text)) return Written::yes;
  return silence_unknown ? Written::unknown : Written::no;
}

void add_without_check(const Context& context, std::string_view rule, std::string_view reason, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, rule, context.document.jurisdiction.id);
  if (!begun) return;
  begun->state = State::not_applicable;
  begun->reason = reason;
  verdicts.push_back(std::move(*begun));
}

}  // namespace cocrea::rules
