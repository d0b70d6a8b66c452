// 1.13: STA-1; and the order of 1.11 to 1.13.
#include <algorithm>
#include <bit>
#include <iterator>

#include "core/rules/sections.h"
#include "core/rules/standing_verdicts.h"

namespace cocrea::rules {
namespace {

constexpr std::string_view kReasons[kStandings] = {"reason.STA-1.none",     "reason.STA-1.notAssigned", "reason.STA-1.active", "reason.STA-1.inactive",
                                                   "reason.STA-1.voluntary", "reason.STA-1.contrary",    "reason.STA-1.ground", "reason.STA-1.revoked"};
// … of one that OGP published: no act ends it, but what it publishes next.
struct Published {
  Standing standing;
  std::string_view reason;
};
constexpr Published kPublished[] = {{Standing::active, "reason.STA-1.publishedActive"}, {Standing::inactive, "reason.STA-1.publishedInactive"}, {Standing::contrary, "reason.STA-1.publishedContrary"}};
constexpr std::string_view kNotRecorded = "reason.STA-1.notRecorded";   // none: nothing says when it begins

// What OGP published and is not recorded in whole.
void add_published_missing(const Context& context, const StandingAnswers& answers, Verdict& verdict) {
  const plan::Membership& membership = context.document.membership;
  if (verdict.state == State::cannot_tell) verdict.reason = verdict.missing.empty() ? "reason.STA-1.published" : "reason.STA-1.missing";
  for (const plan::RecordedStatus& one : membership.statuses) {
    if (one.date || one.state == plan::RecordedState::unset || answers.stated == bit(standing_of(one.state))) continue;
    verdict.missing.push_back({"fact.recordedStatus", {one.id, "date"}});
    verdict.remedies.push_back({"remedy.STA-1.recordDay", {one.id, "date"}});
  }
  if (!answers.status_unrecorded) return;
  verdict.missing.push_back({"fact.recordedStatus", {membership.id, "statuses"}});
  verdict.remedies.push_back({"remedy.STA-1.recordPublished", {membership.id, "statuses"}});
}

void standing(const Context& context, const StandingAnswers& answers, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "STA-1", context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  set_state(verdict, answers.sta1, answers.told);
  add_membership_facts(context, verdict);
  for (const plan::RecordedStatus& one : context.document.membership.statuses) {
    verdict.facts.push_back(fact("fact.recordedStatus", one.id, "date", one.date));
  }
  const Stretch* today = at(answers.best, context.as_of);
  verdict.reason = kReasons[std::bit_width(answers.stated) - 1];   // the strongest
  if (verdict.reason == kReasons[0] && !context.document.jurisdiction.joined) verdict.reason = kNotRecorded;
  if (verdict.state == State::depends_on_day) {
    verdict.reason = "reason.standing.dependsOnDay";
    add_exact_day_remedies(answers, verdict, context);
  } else if (verdict.state == State::cannot_tell && answers.possible != 0) {   // else it is only what OGP published
    verdict.reason = "reason.STA-1.possible";
    add_later_evidence_missing(context, answers, verdict);
    add_standing_missing(context, answers, verdict, kEveryCause);
    const auto is_deadline = [](const Missing& one) { return one.label == "fact.deadline"; };
    if (std::all_of(verdict.missing.begin(), verdict.missing.end(), is_deadline) && !verdict.missing.empty()) verdict.reason = "reason.STA-1.deadlineUnset";
  }
  const bool is_published = today != nullptr && today->recorded != plan::RecordedState::unset;
  if (verdict.state == State::met && is_published && (today->stated() != today->computed || today->stated() == Standing::inactive)) {
    const auto found = std::find_if(std::begin(kPublished), std::end(kPublished), [&](const Published& one) { return one.standing == today->stated(); });
    if (found != std::end(kPublished) && answers.stated == bit(found->standing)) verdict.reason = found->reason;
  }
  add_why_standing(context, answers, verdicts, verdict);
  if (answers.status_undated || answers.status_unrecorded) add_published_missing(context, answers, verdict);
  verdicts.push_back(std::move(verdict));
}

}  // namespace

std::optional<Standing> told_standing(std::string_view reason) {
  if (reason == kNotRecorded) return Standing::none;
  for (const Published& one : kPublished) {
    if (one.reason == reason) return one.standing;
  }
  const auto found = std::find(std::begin(kReasons), std::end(kReasons), reason);
  if (found == std::end(kReasons)) return std::nullopt;
  return static_cast<Standing>(found - std::begin(kReasons));
}

void check_standing(const Context& context, Verdicts& verdicts) {
  const StandingAnswers answers = answer(context);
  add_inactivity(context, answers, verdicts);
  add_quarters(context, answers, verdicts);
  add_activity(context, answers, verdicts);
  add_contrary(context, answers, verdicts);
  standing(context, answers, verdicts);
}

}  // namespace cocrea::rules
