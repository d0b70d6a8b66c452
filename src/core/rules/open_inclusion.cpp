#include "core/rules/open_inclusion.h"

#include <algorithm>

#include "core/rules/facts.h"
#include "core/rules/open_due.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {
namespace {

bool is_open(const plan::Commitment& one) { return one.inclusion == plan::Inclusion::unset && one.submission; }

bool is_about(const Verdict& verdict, const plan::Commitment& one) {
  return verdict.subject == one.id || std::any_of(one.amendments.begin(), one.amendments.end(), [&](const auto& change) { return change.id == verdict.subject; });
}

// About this commitment, one of its amendments, or something of the plan as a whole.
bool concerns(const plan::Document& document, const Verdict& verdict, const plan::Plan& plan, const plan::Commitment& commitment) {
  if (is_about(verdict, commitment)) return true;
  if (!verdict.plan.empty() && verdict.plan != plan.id) return false;
  return std::none_of(document.plans.begin(), document.plans.end(), [&](const plan::Plan& one) {
    return std::any_of(one.commitments.begin(), one.commitments.end(), [&](const plan::Commitment& each) { return is_about(verdict, each); });
  });
}

// What both readings leave to the day, with the same states, may still be another one on one of the days: of rules that ask which commitments are in the plan
// on a day, and of those about such a commitment.
bool may_differ_on_a_day(const plan::Document& document, const Verdict& verdict) {
  constexpr std::string_view kAsking[] = {"COM-3", "MON-Q", "INA-3", "INA-4", "CTP-1", "REC-1", "REV-1"};
  if (verdict.state != State::depends_on_day) return false;
  if (std::find(std::begin(kAsking), std::end(kAsking), verdict.rule) != std::end(kAsking)) return true;
  return std::any_of(document.plans.begin(), document.plans.end(), [&](const plan::Plan& plan) {
    return std::any_of(plan.commitments.begin(), plan.commitments.end(), [&](const plan::Commitment& one) { return is_open(one) && is_about(verdict, one); });
  });
}

// On a day on which both answer alike that is so; on the others it cannot be told.
void leave_state_open(Verdict& verdict, const Verdict& other) {
  const auto allows = [](const Verdict& one, State state) {
    return one.possible.empty() ? one.state == state : std::find(one.possible.begin(), one.possible.end(), state) != one.possible.end();
  };
  Tally all;
  all.add(State::cannot_tell);
  for (const State state : kEveryState) {
    if (verdict.rule != "STA-1" && state != State::depends_on_day && allows(verdict, state) && allows(other, state)) all.add(state);
  }
  verdict.state = all.state();
  verdict.possible = all.possible();
  verdict.standings = 0;
}

// What the other day follows from. Of this document: the facts of the other verdict lie in the copy that it was asked of.
std::vector<Fact> submissions_of(const plan::Document& document, const Verdict& verdict) {
  std::vector<Fact> facts;
  for (const plan::Plan& plan : document.plans) {
    for (const plan::Commitment& one : plan.commitments) {
      if (is_open(one) && concerns(document, verdict, plan, one)) facts.push_back(fact("fact.commitmentSubmission", one.id, "submission", one.submission));
    }
  }
  return facts;
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
    if (verdict.due != other.due) {
      Verdict by_submission = other;
      by_submission.facts = submissions_of(document, verdict);
      leave_due_open(verdict, by_submission);
    }
    const bool standing = verdict.rule == "STA-1" && (verdict.reason != other.reason || verdict.standings != other.standings);
    const bool alike = verdict.state == other.state && verdict.possible == other.possible && !standing;
    if (alike && !may_differ_on_a_day(document, verdict)) continue;
    leave_state_open(verdict, other);
    leave_notes_open(verdict, other);
    const bool by_day = verdict.state == State::depends_on_day;
    verdict.reason = by_day ? "reason.dependsOnDay" : (standing ? "reason.STA-1.missing" : "reason.missing");
    std::vector<Missing> missing, others;
    for (const plan::Plan& plan : document.plans) {
      for (const plan::Commitment& one : plan.commitments) {
        if (!is_open(one)) continue;
        (concerns(document, verdict, plan, one) ? missing : others).push_back({"fact.inclusion", {one.id, "inclusion"}});
      }
    }
    if (missing.empty()) missing = std::move(others);
    if (!by_day) verdict.remedies.clear();
    verdict.remedies.insert(verdict.remedies.begin(), Missing{"remedy.recordInclusion", missing.front().place});
    verdict.missing.insert(verdict.missing.begin(), missing.begin(), missing.end());
  }
}

}  // namespace cocrea::rules
