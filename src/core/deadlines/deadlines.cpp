#include "core/deadlines/deadlines.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/dates/add_months.h"
#include "core/deadlines/from_verdict.h"
#include "core/deadlines/monitoring.h"
#include "core/deadlines/standing.h"
#include "core/plan/sorted.h"
#include "core/rules/facts.h"
#include "core/rules/revocation.h"

namespace cocrea::deadlines {

Deadline from_verdict(const rules::Verdict& verdict, std::size_t index, std::string_view label, Nature nature) {
  Deadline deadline;
  deadline.rule = verdict.rule;
  deadline.label = label;
  deadline.subject = verdict.subject;
  deadline.plan = verdict.plan;
  deadline.nature = nature;
  deadline.opens = verdict.opens;
  deadline.done = verdict.done;
  deadline.state = verdict.state;
  deadline.verdict = index;
  deadline.has_verdict = true;
  return deadline;
}

namespace {

using rules::Verdict;

struct Source {
  const rules::RuleSet& rule_set;
  const plan::Document& document;
  dates::Day as_of;
};

// The latest end of the plan: a bound for the government's own planning.
void latest_plan_end(const Source&, const Verdict& verdict, std::size_t index, std::vector<Deadline>& deadlines) {
  if (!verdict.due) return;
  Deadline deadline = from_verdict(verdict, index, "deadline.latestPlanEnd", Nature::bound);
  deadline.due = *verdict.due;
  deadlines.push_back(std::move(deadline));
}

// The initial evaluation; before the submission, what it will be if the plan is submitted as planned.
void initial_evaluation(const Source& source, const Verdict& verdict, std::size_t index, std::vector<Deadline>& deadlines) {
  if (verdict.state == rules::State::not_applicable) return;   // ended by a revocation
  Deadline deadline = from_verdict(verdict, index, "deadline.initialEvaluation");
  for (const plan::Plan& plan : source.document.plans) {
    if (plan.id != verdict.plan || !plan.submission.date) continue;
    const dates::Span submission = plan.submission.date->span();
    deadline.opens = submission;
    deadline.due = dates::add_months(submission, source.rule_set.parameter("initialEvaluationMonths")).span;
    deadline.forecast = submission.earliest > source.as_of;
    deadlines.push_back(std::move(deadline));
  }
}

dates::Span window_end(const Source& source, dates::Span submission) {
  return dates::add_months(submission, source.rule_set.parameter("amendmentMonths")).span;
}

// The end of an amendment window exists without any amendment, hence without a verdict.
void amendment_window(const Source& source, const plan::Plan& plan, const plan::Id& subject, std::string_view label, std::optional<dates::Span> submission,
                      std::vector<Deadline>& deadlines) {
  if (!submission) return;
  Deadline deadline;
  deadline.rule = "AMD-1";
  deadline.label = label;
  deadline.subject = subject;
  deadline.plan = plan.id;
  deadline.nature = Nature::window_end;
  deadline.opens = *submission;
  deadline.due = window_end(source, *submission);
  deadline.forecast = submission->earliest > source.as_of;
  const std::optional<rules::Revocation> revocation = rules::revocation_in_force(source.document, source.as_of);
  if (source.as_of > deadline.due.latest || (revocation && rules::surely_after(*revocation, deadline.due))) {
    deadline.state = rules::State::not_applicable;
  } else if (source.as_of > deadline.due.earliest) {
    deadline.state = rules::State::depends_on_day;
  }
  deadlines.push_back(std::move(deadline));
}

void amendment_windows(const Source& source, std::vector<Deadline>& deadlines) {
  if (source.rule_set.find("AMD-1") == nullptr) return;
  for (const plan::Plan& plan : source.document.plans) {
    // One for all initial commitments, which were submitted with the plan.
    const auto with_plan = rules::days_of(plan.submission.date);
    amendment_window(source, plan, plan.id, "deadline.amendmentWindow", with_plan, deadlines);
    for (const plan::Commitment& commitment : plan.commitments) {
      const auto own = rules::days_of(commitment.submission);
      if (commitment.inclusion == plan::Inclusion::added) {
        amendment_window(source, plan, commitment.id, "deadline.amendmentWindowAdded", own, deadlines);
      } else if (commitment.inclusion == plan::Inclusion::unset && own && with_plan && window_end(source, *own) != window_end(source, *with_plan)) {
        // It came with the plan or was added to it (rules/open_inclusion.h): its window ends with that of the one submission or of the other. Where both end
        // on one day, that of the plan's is told already.
        amendment_window(source, plan, commitment.id, "deadline.amendmentWindowOpen", dates::Span{std::min(own->earliest, with_plan->earliest), std::max(own->latest, with_plan->latest)}, deadlines);
        if (deadlines.back().state == rules::State::depends_on_day) deadlines.back().state = rules::State::cannot_tell;
      }
    }
  }
}

struct Implied {
  std::string_view rule;
  void (*derive)(const Source&, const Verdict&, std::size_t, std::vector<Deadline>&);
};
constexpr std::array<Implied, 2> kImplied{{{"PLAN-PERIOD-2", latest_plan_end}, {"MON-IE", initial_evaluation}}};

std::size_t place_in_source(const rules::RuleSet& rule_set, std::string_view rule) {
  const auto* found = rule_set.find(rule);
  return found == nullptr ? rule_set.rules.size() : static_cast<std::size_t>(found - rule_set.rules.data());
}

}  // namespace

std::string_view name(Nature nature) {
  switch (nature) {
    case Nature::obligation: return "obligation";
    case Nature::window_end: return "windowEnd";
    case Nature::bound: break;
  }
  return "bound";
}

Calendar calendar(const plan::Document& document, dates::Day as_of) {
  return rules::is_judged(document) ? calendar(document, as_of, rules::rule_set_of(document)) : Calendar{};
}

Calendar calendar(const plan::Document& document, dates::Day as_of, const rules::RuleSet& rule_set) {
  Calendar calendar;
  calendar.verdicts = rules::check(document, as_of, rule_set);
  const Source source{rule_set, document, as_of};
  for (std::size_t i = 0; i < calendar.verdicts.size(); ++i) {
    for (const Implied& implied : kImplied) {
      if (calendar.verdicts[i].rule == implied.rule) implied.derive(source, calendar.verdicts[i], i, calendar.deadlines);
    }
    add_monitoring_deadline(document, as_of, calendar.verdicts[i], i, calendar.deadlines);
  }
  add_standing_deadlines(document, as_of, rule_set, calendar);
  amendment_windows(source, calendar.deadlines);
  for (Deadline& one : calendar.deadlines) one.actor = rule_set.find(one.rule)->actor;
  plan::stable_sort(calendar.deadlines, [&](const Deadline& a, const Deadline& b) {
    return std::make_pair(a.due.earliest, place_in_source(rule_set, a.rule)) < std::make_pair(b.due.earliest, place_in_source(rule_set, b.rule));
  });
  return calendar;
}

}  // namespace cocrea::deadlines
