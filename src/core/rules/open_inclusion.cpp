#include "core/rules/open_inclusion.h"

#include <algorithm>

#include "core/rules/facts.h"

namespace cocrea::rules {
namespace {

bool is_open(const plan::Commitment& one) { return one.inclusion == plan::Inclusion::unset && one.submission; }

// About this commitment, one of its amendments, or something of the plan as a whole.
bool concerns(const plan::Document& document, const Verdict& verdict, const plan::Plan& plan, const plan::Commitment& commitment) {
  const auto is_subject = [&](const plan::Commitment& one) {
    return verdict.subject == one.id || std::any_of(one.amendments.begin(), one.amendments.end(), [&](const auto& change) { return change.id == verdict.subject; });
  };
  if (is_subject(commitment)) return true;
  if (!verdict.plan.empty() && verdict.plan != plan.id) return false;
  return std::none_of(document.plans.begin(), document.plans.end(),
                      [&](const plan::Plan& one) { return std::any_of(one.commitments.begin(), one.commitments.end(), is_subject); });
}

dates::Span both(dates::Span a, dates::Span b) { return {std::min(a.earliest, b.earliest), std::max(a.latest, b.latest)}; }

// An amendment's window counts from the plan's submission or from the commitment's own.
void leave_window_open(const plan::Document& document, Verdict& verdict, const Verdict& added) {
  if (verdict.rule != "AMD-1" || !verdict.due || verdict.due == added.due) return;
  verdict.due = both(*verdict.due, *added.due);
  verdict.opens = both(*verdict.opens, *added.opens);
  verdict.late_days = std::min(verdict.late_days, added.late_days);
  for (const plan::Plan& plan : document.plans) {
    for (const plan::Commitment& one : plan.commitments) {
      const bool amended = std::any_of(one.amendments.begin(), one.amendments.end(), [&](const auto& change) { return change.id == verdict.subject; });
      if (amended) verdict.facts.push_back(fact("fact.commitmentSubmission", one.id, "submission", one.submission));
    }
  }
  std::vector<Step> steps = added.steps;
  for (Step& step : verdict.steps) {
    if (step.kind == Step::Kind::compare) step = compare_step(step.label, step.from, *verdict.due);
  }
  std::erase_if(steps, [](const Step& step) { return step.kind != Step::Kind::add_months; });
  verdict.steps.insert(verdict.steps.begin() + 1, steps.begin(), steps.end());   // after the other sum
  if (verdict.reason == "reason.AMD-1.met") verdict.reason = "reason.AMD-1.metSpan";
  if (verdict.reason == "reason.AMD-1.late") verdict.reason = "reason.AMD-1.lateSpan";
  for (Missing& remedy : verdict.remedies) {
    if (remedy.label == "remedy.AMD-1.change") remedy.label = "remedy.AMD-1.changeSafely";
  }
  // What is so for the one and not for the other is not so.
  std::erase_if(verdict.notes, [&](const Note& note) {
    return std::none_of(added.notes.begin(), added.notes.end(), [&](const Note& other) { return other.label == note.label; });
  });
}

}  // namespace

bool has_open_inclusion(const plan::Document& document) {
  return std::any_of(document.plans.begin(), document.plans.end(),
                     [](const plan::Plan& plan) { return std::any_of(plan.commitments.begin(), plan.commitments.end(), is_open); });
}

plan::Document with_open_added(const plan::Document& document) {
  plan::Document copy = document;
  for (plan::Plan& plan : copy.plans) {
    for (plan::Commitment& one : plan.commitments) {
      if (is_open(one)) one.inclusion = plan::Inclusion::added;
    }
  }
  return copy;
}

void leave_inclusion_open(const plan::Document& document, Verdicts& verdicts, const Verdicts& added) {
  // The sections go through the same lists, so the verdicts stand in the same order.
  auto next = added.begin();
  for (Verdict& verdict : verdicts) {
    if (next == added.end()) return;
    const Verdict& other = *next++;
    leave_window_open(document, verdict, other);
    if (verdict.state == other.state && verdict.possible == other.possible) continue;
    verdict.state = State::cannot_tell;
    verdict.possible.clear();
    verdict.reason = "reason.missing";
    std::vector<Missing> missing, others;
    for (const plan::Plan& plan : document.plans) {
      for (const plan::Commitment& one : plan.commitments) {
        if (!is_open(one)) continue;
        (concerns(document, verdict, plan, one) ? missing : others).push_back({"fact.inclusion", {one.id, "inclusion"}});
      }
    }
    if (missing.empty()) missing = std::move(others);
    verdict.remedies.assign(1, {"remedy.recordInclusion", missing.front().place});
    verdict.missing.insert(verdict.missing.begin(), missing.begin(), missing.end());
  }
}

}  // namespace cocrea::rules
