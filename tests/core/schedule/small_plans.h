// Small plans for the tests of what a plan asks for, and what is proposed for it.
#pragma once

#include <gtest/gtest.h>

#include "core/schedule/from_plan.h"
#include "core/schedule/solver.h"

namespace cocrea::schedule {

using dates::Day;

inline Day day(const char* iso) { return *dates::parse_day(iso); }
inline plan::Date date(const char* iso) { return dates::PartialDate::parse(iso); }

inline Answer solve(const Problem& problem) {
  EXPECT_TRUE(defects(problem, false).empty());
  Solver solver(problem);
  for (int i = 0; i < 10'000 && !solver.step(1'000); ++i) {}
  return solver.answer();
}

inline plan::Milestone milestone(const char* id, const char* start, const char* due) {
  plan::Milestone one;
  one.id = id;
  one.start = date(start);
  one.due = date(due);
  return one;
}

inline plan::Commitment commitment(const char* id, plan::List<plan::Milestone> milestones) {
  plan::Commitment one;
  one.id = id;
  one.institutions = {"office"};
  one.milestones = std::move(milestones);
  return one;
}

// Two commitments of one milestone of 31 days each.
inline plan::Plan two() {
  plan::Plan plan;
  plan.id = "plan";
  plan.submission.date = date("2027-01-01");
  plan.planned_end = date("2027-12-31");
  plan.commitments = {commitment("a", {milestone("a1", "2027-03-01", "2027-03-31")}), commitment("b", {milestone("b1", "2027-05-01", "2027-05-31")})};
  return plan;
}

inline PlanOptions options(const char* as_of = "2026-12-31") {
  PlanOptions options;
  options.as_of = day(as_of);
  return options;
}

inline const Proposed& bar(const std::vector<Proposed>& bars, Item::Kind kind, const plan::Id& commitment) {
  for (const Proposed& one : bars) {
    if (one.item.kind == kind && one.item.commitment == commitment) return one;
  }
  ADD_FAILURE() << "no such bar";
  return bars.front();
}

inline void add_body(plan::Plan& plan, plan::Number capacity) {
  plan::MonitoringBody body;
  body.id = "body";
  body.capacity = capacity;
  plan.monitoring_bodies.push_back(body);
}

// A document whose only office works on so many milestones at once; 0: on any number.
inline plan::Document with_office(int capacity = 0) {
  plan::Document document;
  plan::Organisation office;
  office.id = "office";
  office.capacity = capacity;
  document.organisations.push_back(office);
  return document;
}

inline std::vector<Proposed> propose(const plan::Plan& plan, const PlanOptions& options, const plan::Document& document = with_office()) {
  const PlanProblem from = from_plan(document, plan, options);
  const Answer answer = solve(from.problem);
  EXPECT_EQ(answer.state, Answer::State::optimal);
  return proposal(from, answer.starts);
}

}  // namespace cocrea::schedule
