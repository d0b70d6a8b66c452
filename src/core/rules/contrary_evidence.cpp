// 1.12: the evidence of collaboration that CTP-2 goes by.
#include <algorithm>

#include "core/dates/add_months.h"
#include "core/rules/standing_verdicts.h"

namespace cocrea::rules {
namespace {

struct Shown {
  plan::Phase phase = plan::Phase::unset;
  Fact own, recorded;   // its day; the day on which it was shown, where that is another one

  std::optional<dates::Span> days() const { return days_of(recorded.date ? recorded.date : own.date); }
};

// What is surely evidence, in the order of the document.
std::vector<Shown> evidence_of(const plan::Document& document, const plan::Plan& plan) {
  std::vector<Shown> all;
  for (const plan::Meeting& one : plan.meetings) {
    if (non_government_attended(document, one) != plan::YesNo::yes) continue;
    all.push_back({one.phase, fact("fact.meetingDate", one.id, "date", one.date), fact("fact.evidenceShown", one.id, "recorded", one.recorded)});
  }
  const auto add = [&](const plan::Endorsement& one) {
    const plan::Side side = side_of(document, one.side, one.who);
    if (side == plan::Side::government || side == plan::Side::unset) return;
    all.push_back({plan::Phase::co_creation, fact("fact.endorsement", one.id, "date", one.date), {}});
  };
  for (const plan::Endorsement& one : plan.endorsements) add(one);
  for (const plan::MonitoringBody& body : plan.monitoring_bodies) {
    for (const plan::Endorsement& one : body.endorsements) add(one);
  }
  for (const plan::Evidence& one : plan.evidence) {
    all.push_back({one.phase, fact("fact.evidenceDate", one.id, "date", one.date), fact("fact.evidenceShown", one.id, "shown", one.shown)});
  }
  return all;
}

}  // namespace

void add_evidence_facts(const Context& context, const StandingAnswers& answers, const plan::Plan& plan, Verdict& verdict) {
  const std::vector<Shown> all = evidence_of(context.document, plan);
  const auto submitted = days_of(plan.submission.date);
  if (all.empty() || !submitted) return;
  constexpr int year = 12;   // months
  using dates::one_day;
  for (const Ground& half : answers.read.record.grounds) {
    if (half.cause != cause::ctp2 || half.plan != &plan || half.opens.earliest - one_day > context.as_of) continue;
    const bool implementation = half.number >= 0;
    const dates::Day from = implementation ? dates::add_months(submitted->earliest, year * half.number).day : dates::Day::min();
    const Shown* first = nullptr;   // the first that was shown: what comes later changes nothing
    for (const Shown& one : all) {
      if (one.phase != (implementation ? plan::Phase::implementation : plan::Phase::co_creation)) continue;
      const auto days = one.days(), own = days_of(one.own.date);
      if (!days || days->earliest > context.as_of || (implementation && (!own || own->latest < from))) continue;
      if (first == nullptr || days->latest < first->days()->latest) first = &one;
    }
    if (first == nullptr) continue;
    for (const Fact* one : {&first->own, &first->recorded}) {
      const auto same = [&](const Fact& fact) { return fact.place == one->place; };   // one may serve two plan years
      if (one->date && std::none_of(verdict.facts.begin(), verdict.facts.end(), same)) verdict.facts.push_back(*one);
    }
  }
}

}  // namespace cocrea::rules
