#include "app/planner.h"

#include <algorithm>

namespace cocrea::app {

namespace {

using Phase = view::Proposal::Phase;
using State = schedule::Answer::State;

constexpr std::int64_t kMostNodes = 1'000'000;     // of the search: some ten seconds; by then it is a day or two from its bound
constexpr std::int64_t kNodesOfTies = 20'000;      // once nothing better is possible, for the tidiest of the best
constexpr std::int64_t kNodesOfReason = 400'000;   // by then it is small enough to be read, though perhaps not as small as can be
constexpr std::int64_t kNodesOfLonger = 20'000;

// In a plan without an end, what ends with it is completed when all the rest is, and all of it on one day: until then it holds its slot, however early its milestones are over.
void hold_until_the_rest_is_over(schedule::PlanProblem& from, const plan::Plan& plan) {
  std::vector<int> rest, last;
  for (const plan::Commitment& one : plan.commitments) {
    for (std::size_t i = 0; i < from.items.size(); ++i) {
      if (from.items[i].kind != schedule::Item::Kind::completion || from.items[i].commitment != one.id || from.items[i].kept) continue;
      const bool with_plan = one.ends_with_plan == plan::YesNo::yes;
      (with_plan ? last : rest).push_back(static_cast<int>(i));
      if (with_plan && !one.milestones.empty()) std::erase_if(from.problem.closings, [&](const schedule::Closing& closing) { return closing.activity == static_cast<int>(i); });
    }
  }
  for (const int i : last) {
    for (const int before : rest) from.problem.precedences.push_back({before, i, 0});
    if (i != last.front()) from.problem.limits.insert(from.problem.limits.end(), {{last.front(), i, 0}, {i, last.front(), 0}});
  }
}

}  // namespace

Planner::Planner(const plan::Document& document, const plan::Plan& plan, dates::Day as_of, bool least_change) : proposal_(std::make_shared<view::Proposal>()) {
  proposal_->plan = plan.id;
  proposal_->least_change = least_change;
  schedule::PlanOptions options = view::plan_options(document, plan, as_of, least_change);
  proposal_->from = schedule::from_plan(document, plan, options);
  proposal_->defects = view::plan_defects(plan, proposal_->from);
  if (!proposal_->defects.empty()) {
    proposal_->phase = Phase::done;
    return;
  }
  plan::Plan endless = plan;
  endless.planned_end.reset();
  endless.actual_end.reset();
  options.least_days = proposal_->from.flexible;
  if (options.least_days) fewest_ = schedule::from_plan(document, plan, options);
  options.least_change = false;
  if (!proposal_->from.end_by_term) options.latest_end.reset();
  endless_ = schedule::from_plan(document, endless, options);
  // The plan ends with the work: the evaluations may follow.
  for (std::size_t i = 0; i < endless_.items.size(); ++i) endless_.problem.activities[i].apart |= endless_.items[i].kind == schedule::Item::Kind::evaluation || endless_.items[i].kind == schedule::Item::Kind::initial;
  // Without an end it is over when its work is; with a later one it holds its slot for longer.
  if (std::any_of(proposal_->from.items.begin(), proposal_->from.items.end(), [](const schedule::Item& one) { return one.with_plan; })) {
    hold_until_the_rest_is_over(endless_, endless);
    longer_ = document;
    longer_options_ = options;
  }
  for (const plan::Commitment& one : plan.commitments) commitments_.push_back(one.id);
  std::reverse(commitments_.begin(), commitments_.end());
  put(proposal_->from.problem);
}

bool Planner::working() const { return proposal_->phase < Phase::done && !proposal_->stale; }

bool Planner::step(std::int64_t nodes) {
  if (!working()) return false;
  switch (proposal_->phase) {
    case Phase::searching: return search(nodes);
    case Phase::explaining: return reasons_ ? explain(nodes) : lengthen(nodes);
    default: return date(nodes);
  }
}

// Node by node, so that where it ends does not depend on the slices; of a slice, what takes longer takes more. True: it has ended.
bool Planner::ask(std::int64_t nodes, std::int64_t most, std::int64_t after_proof) {
  const schedule::Answer& answer = solver_->answer();
  for (const std::int64_t until = solver_->work() + nodes; solver_->work() < until;) {
    if (solver_->step(1)) return true;
    if (answer.cost_proven && proven_at_ < 0) proven_at_ = answer.nodes;
    if (answer.nodes >= most || (proven_at_ >= 0 && answer.nodes - proven_at_ >= after_proof)) return true;
  }
  return false;
}

void Planner::put(const schedule::Problem& problem) {
  solver_.emplace(problem);
  proven_at_ = -1;
}

bool Planner::search(std::int64_t nodes) {
  const bool ended = ask(nodes, kMostNodes, kNodesOfTies);
  const schedule::Answer& answer = solver_->answer();
  const schedule::Answer& before = proposal_->answer;
  const bool better = answer.found && (!before.found || answer.cost != before.cost);
  const bool changed = better || answer.bound != before.bound || answer.cost_proven != before.cost_proven;
  if (!changed && !ended) return false;
  if (answer.state == State::infeasible && proposal_->from.flexible && !proposal_->from.least_days) {
    proposal_->from = std::move(fewest_);
    proposal_->answer = {};
    proposal_->bars.clear();
    put(proposal_->from.problem);
    return true;
  }
  proposal_->answer = answer;
  if (better || ended) found();
  if (answer.state == State::infeasible) {
    proposal_->phase = Phase::explaining;
    reasons_.emplace(proposal_->from.problem, schedule::turns(proposal_->from));
    proposal_->reason = reasons_->reason();
    solver_.reset();
  } else if (ended && answer.found) {
    proposal_->phase = Phase::dating;
    solver_.reset();
  } else if (ended) {
    stop();
  }
  return true;
}

void Planner::found() {
  if (proposal_->answer.found) proposal_->bars = schedule::proposal(proposal_->from, proposal_->answer.starts);
}

bool Planner::explain(std::int64_t nodes) {
  bool ended = false;
  for (const std::int64_t until = reasons_->work() + nodes; !ended && reasons_->work() < until;) ended = reasons_->step(1) || reasons_->reason().nodes >= kNodesOfReason;
  const bool smaller = proposal_->reason.constraints.size() != reasons_->reason().constraints.size();
  if (!ended && !smaller) return false;
  proposal_->reason = reasons_->reason();
  if (!ended) return true;
  proposal_->explained = true;
  reasons_.reset();
  put(endless_.problem);
  return true;
}

bool Planner::lengthen(std::int64_t nodes) {
  if (!ask(nodes, kNodesOfLonger, 0)) return false;
  const schedule::Answer& answer = solver_->answer();
  if (answer.found && proposal_->from.end) {
    dates::Day last = *proposal_->from.end;
    for (const schedule::Proposed& bar : schedule::proposal(endless_, answer.starts)) {
      if (bar.item.kind == schedule::Item::Kind::completion) last = std::max(last, bar.last);
    }
    if (*proposal_->from.end < last) proposal_->longer = last;
  }
  if (put_longer()) return false;
  proposal_->phase = Phase::done;
  solver_.reset();
  return true;
}

// The end that was found is asked for. False: it need not be, or was.
bool Planner::put_longer() {
  if (!longer_ || !proposal_->longer) return false;
  plan::Document document = std::move(*longer_);
  longer_.reset();
  for (plan::Plan& plan : document.plans) {
    if (plan.id != proposal_->plan) continue;
    plan.planned_end = dates::PartialDate::of(*proposal_->longer);
    plan.actual_end.reset();
    endless_ = schedule::from_plan(document, plan, longer_options_);
  }
  proposal_->longer.reset();
  put(endless_.problem);
  return true;
}

// The next commitment, or the end.
bool Planner::date(std::int64_t nodes) {
  if (latest_ && !latest_->step(nodes)) return false;
  if (latest_) {
    if (latest_->applies()) {
      const schedule::Time at = latest_->latest();
      proposal_->latest.push_back({commitments_.back(), proposal_->from.days.day(at), at - latest_->proposed(), latest_->proven()});
    }
    commitments_.pop_back();
  }
  latest_.reset();
  if (commitments_.empty()) proposal_->phase = Phase::done;
  else latest_.emplace(proposal_->from, commitments_.back(), proposal_->answer.starts);
  return true;
}

// What is found by then is good enough for somebody: how late each commitment can begin is told of it as well.
void Planner::stop() {
  if (proposal_->phase == Phase::searching && proposal_->answer.found && !proposal_->stale) proposal_->phase = Phase::dating;
  else if (proposal_->phase < Phase::done) proposal_->phase = Phase::stopped;
  solver_.reset();
  reasons_.reset();
}

void Planner::plan_changed() {
  proposal_->stale = true;
  stop();
}

}  // namespace cocrea::app
