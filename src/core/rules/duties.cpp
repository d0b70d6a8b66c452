// 1.2 Who does each of the duties that the handbook lists: ROL-POC, ROL-CSO, ROL-MB.
#include <span>

#include "core/rules/facts.h"
#include "core/rules/roles.h"

namespace cocrea::rules {
namespace {

using plan::DutyKind;

// By DutyKind, the first one being poc_collaborate.
constexpr std::string_view kLabels[] = {
    "missing.duty.pocCollaborate", "missing.duty.pocAgencies",    "missing.duty.pocSupportUnit", "missing.duty.pocMonitoring",
    "missing.duty.pocExchange",    "missing.duty.pocIntegration", "missing.duty.pocEvents",      "missing.duty.csoAwareness",
    "missing.duty.csoPromote",     "missing.duty.csoInput",       "missing.duty.csoSupport",     "missing.duty.csoMonitoring",
    "missing.duty.csoDialogue",    "missing.duty.csoExchange",    "missing.duty.csoEvents",      "missing.duty.mbCoCreation",
    "missing.duty.mbCommitments",  "missing.duty.mbLearning"};
static_assert(std::size(kLabels) == static_cast<std::size_t>(DutyKind::mb_learning));

void check_list(std::optional<Verdict> begun, const Context& context, DutyKind first, DutyKind last, Verdicts& verdicts) {
  if (!begun) return;
  Verdict& verdict = *begun;
  verdict.severity = Severity::note;
  const plan::Membership& membership = context.document.membership;
  const int from = static_cast<int>(first), to = static_cast<int>(last);
  for (int kind = from; kind <= to; ++kind) {
    Place place{membership.id, "duties"};
    bool named = false;
    for (const plan::Duty& duty : membership.duties) {
      if (static_cast<int>(duty.duty) != kind) continue;
      if (place.field == "duties") place = {duty.id, "who"};
      named = named || !duty.who.empty();
    }
    if (!named) verdict.missing.push_back({kLabels[kind - 1], place});
  }
  const int duties = to - from + 1, assigned = duties - static_cast<int>(verdict.missing.size());
  Fact count = fact("fact.dutiesAssigned", membership.id, "duties", std::string_view{});
  count.number = assigned;
  verdict.facts.push_back(std::move(count));
  verdict.steps.push_back(count_step("step.dutiesAssigned", assigned, assigned, duties));
  verdict.steps.back().outcome = assigned == duties ? State::met : State::not_met;   // a number to reach, not a ceiling
  verdict.state = verdict.missing.empty() ? State::met : State::cannot_tell;
  verdict.reason = verdict.missing.empty() ? "reason.duties.met" : "reason.duties.unknown";
  if (!verdict.missing.empty()) verdict.remedies.push_back({"remedy.duties.assign", verdict.missing.front().place});
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_duties(const Context& context, Verdicts& verdicts) {
  const plan::Id& member = context.document.jurisdiction.id;
  check_list(begin(context, "ROL-POC", context.document.membership.id), context, DutyKind::poc_collaborate, DutyKind::poc_events, verdicts);
  check_list(begin(context, "ROL-CSO", member), context, DutyKind::cso_awareness, DutyKind::cso_events, verdicts);
  check_list(begin(context, "ROL-MB", member), context, DutyKind::mb_co_creation, DutyKind::mb_learning, verdicts);
}

}  // namespace cocrea::rules
