// Rules that are judged on the day of a submission, on what was handed in then (RULES 0.4, Moment): before it, pending.
#pragma once

#include "core/rules/facts.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {

namespace lacks {
inline constexpr std::uint32_t submission = 1u << 31;   // the day of the submission; the lower bits are the rule's own
inline constexpr std::uint32_t content = 1;   // of a rule that lacks one thing only   // no mutants: any bit but the other
}  // namespace lacks

// What a rule finds in the submitted version, whatever the day.
struct Content {
  State state = State::cannot_tell;
  std::uint32_t missing = 0;   // bits that the rule numbers
};

// The content's state from the submission on.
Tally judge_at(const Act& submission, dates::Day as_of, Content);

// State, possible states, due (the submission's days), and what is missing of the moment itself.
void set_moment(Verdict&, const Act& submission, const Tally&);

// The sentence for a verdict whose state comes from the moment: not submitted yet, planned, unknown, or dependent on the day; else the one given for
// its state. Comes last: what is only waiting gets its remedy where the rule had none.
struct Reasons {
  std::string_view met, not_met, cannot_tell;
};
void set_reason(Verdict&, const Act& submission, const Tally&, const Reasons&);

// What is counted from the end of a plan, or of a commitment, that surely was not handed in: nothing of it falls due. Comes last.
void wait_for_submission(Verdict&, const Act& submission, dates::Day as_of);

// A text of the submitted version: written, left blank, or not entered where silence says nothing.
enum class Written : std::uint8_t { yes, no, unknown };
Written written(const plan::LocalizedText&, bool silence_unknown);
Written written(std::string_view, bool silence_unknown);

// A rule for which nothing is checked: one verdict about the member, "not applicable", with the reason.
void add_without_check(const Context&, std::string_view rule, std::string_view reason, Verdicts&);

}  // namespace cocrea::rules
