#include "core/rules/moment.h"

#include <algorithm>

namespace cocrea::rules {
namespace {

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

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

std::string_view moment_reason(const Verdict& verdict, const Act& submission, const Tally& tally) {
  if (verdict.state == State::pending) return submission.days ? "reason.atSubmission.planned" : "reason.atSubmission.pending";
  if (verdict.state == State::depends_on_day) return "reason.dependsOnDay";
  return tally.lacks(lacks::submission) ? "reason.atSubmission.unknown" : "";
}

Written written(const plan::LocalizedText& text, bool silence_unknown) {
  if (std::any_of(text.begin(), text.end(), [](const auto& one) { return !blank(one.second); })) return Written::yes;
  // An absent language was never written, an empty text was left blank.
  return text.empty() && silence_unknown ? Written::unknown : Written::no;
}

Written written(std::string_view text, bool silence_unknown) {
  if (!blank(text)) return Written::yes;
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
