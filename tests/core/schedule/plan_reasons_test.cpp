#include <algorithm>
#include <random>
#include <set>

#include "core/schedule/limits.h"
#include "core/schedule/reason.h"
#include "core/schedule/small_plans.h"

namespace cocrea::schedule {
namespace {

TEST(FromPlan, SaysThatTheMonthForAnEvaluationIsWhy) {
  plan::Plan plan = two();
  add_body(plan, 1);
  for (plan::Commitment& one : plan.commitments) {
    one.milestones[0] = milestone(one.milestones[0].id.c_str(), "2027-03-01", "2027-03-31");
    one.milestones[0].fixed = plan::YesNo::yes;
  }
  plan.commitments[0].milestones[0].fixed = plan::YesNo::no;
  plan.commitments[0].fixed = plan::YesNo::yes;   // within its own dates
  plan.commitments[0].start = date("2027-03-01");
  plan.commitments[0].end = date("2027-03-31");
  const PlanProblem from = from_plan(with_office(), plan, options());
  ASSERT_EQ(solve(from.problem).state, Answer::State::infeasible);
  ReasonSearch search(from.problem);
  ASSERT_TRUE(search.step(1'000'000));
  EXPECT_TRUE(search.reason().irreducible);
  int limits = 0, demands = 0;
  for (const Constraint& one : search.reason().constraints) {
    limits += one.kind == Constraint::Kind::limit;
    demands += one.kind == Constraint::Kind::demand;
  }
  EXPECT_EQ(limits, 2);
  EXPECT_EQ(demands, 2);
}

TEST(FromPlan, SaysWhyItDoesNotFit) {
  plan::Plan plan = two();
  plan.planned_end = date("2027-02-15");   // two times 31 days of one office do not fit into 46
  const PlanProblem from = from_plan(with_office(1), plan, options());
  ASSERT_EQ(solve(from.problem).state, Answer::State::infeasible);
  ReasonSearch search(from.problem);
  ASSERT_TRUE(search.step(1'000'000));
  const Reason& reason = search.reason();
  EXPECT_TRUE(reason.irreducible);
  int demands = 0, deadlines = 0;
  for (const Constraint& one : reason.constraints) {
    demands += one.kind == Constraint::Kind::demand;
    deadlines += one.kind == Constraint::Kind::deadline;
  }
  EXPECT_EQ(demands, 2);
  EXPECT_EQ(deadlines, 2);
}

// One office, three commitments of 40 days each and 100 days: that the third waits for the first is no part of the reason, though the third could be held to
// its end through it.
TEST(FromPlan, NamesNoOrderWithoutWhichItDoesNotFitEither) {
  plan::Plan plan = two();
  plan.planned_end = date("2027-04-10");
  plan.commitments.push_back(commitment("c", {milestone("c1", "", "")}));
  for (plan::Commitment& one : plan.commitments) one.milestones[0].duration = 40;
  for (const auto& [first, after] : {std::pair{0, 2}, {2, 0}, {1, 0}, {0, 1}}) {
    plan::Plan waiting = plan;
    const auto at = [](int i) { return static_cast<std::size_t>(i); };
    waiting.commitments[at(after)].milestones[0].predecessors = {plan.commitments[at(first)].milestones[0].id};
    const PlanProblem from = from_plan(with_office(1), waiting, options());
    ReasonSearch search(from.problem, turns(from));
    ASSERT_TRUE(search.step(1'000'000));
    EXPECT_TRUE(search.reason().irreducible);
    int demands = 0;
    for (const Constraint& one : search.reason().constraints) {
      demands += one.kind == Constraint::Kind::demand;
      if (one.kind != Constraint::Kind::precedence) continue;
      const Precedence& order = from.problem.precedences[static_cast<std::size_t>(one.index)];
      EXPECT_EQ(from.items[static_cast<std::size_t>(order.after)].kind, Item::Kind::completion) << first << " before " << after;
    }
    EXPECT_EQ(demands, 3);
  }
}

// Fixed dates that overlap at an office that does one thing at a time: that the evaluation has to come within its month is no part of the reason, though it
// would hold the second work to its end too.
TEST(FromPlan, NamesNoEvaluationBesideFixedDatesThatOverlap) {
  plan::Plan plan = two();
  plan.commitments[0].milestones = {milestone("x", "2027-03-01", "2027-03-30"), milestone("y", "2027-03-15", "2027-04-13")};
  for (plan::Milestone& one : plan.commitments[0].milestones) one.fixed = plan::YesNo::yes;
  const PlanProblem from = from_plan(with_office(1), plan, options());
  ReasonSearch search(from.problem, turns(from));
  ASSERT_TRUE(search.step(1'000'000));
  EXPECT_TRUE(search.reason().irreducible);
  for (const Constraint& one : search.reason().constraints) {
    ASSERT_NE(one.kind, Constraint::Kind::limit);
    if (one.kind != Constraint::Kind::precedence) EXPECT_TRUE(is_work(from.items[static_cast<std::size_t>(one.index)]));
  }
}

// Of two commitments, whatever the days: both are named, and nothing that would do in their place.
TEST(FromPlan, NamesTheFixedDatesThatOverlap) {
  std::mt19937 random(5);
  const auto upto = [&](int most) { return date::days{static_cast<int>(random() % static_cast<unsigned>(most + 1))}; };
  for (int round = 0; round < 60; ++round) {
    plan::Plan plan = two();
    const Day first = day("2027-02-01") + upto(25), last = first + date::days{10} + upto(50), second = first + upto((last - first).count());
    const auto days = [](Day from, Day to) { return milestone("x", dates::to_string(from).c_str(), dates::to_string(to).c_str()); };
    plan.commitments[0].milestones = {days(first, last)};
    if (round % 2 == 0) {
      plan.commitments[1].milestones = {days(second, second + date::days{10} + upto(50))};
      plan.commitments[1].milestones[0].fixed = plan::YesNo::yes;
    } else {   // without milestones
      plan.commitments[1].milestones = {};
      plan.commitments[1].start = dates::PartialDate::of(second);
      plan.commitments[1].end = dates::PartialDate::of(second + date::days{10} + upto(50));
      plan.commitments[1].fixed = plan::YesNo::yes;
    }
    plan.commitments[0].milestones[0].fixed = plan::YesNo::yes;
    const PlanProblem from = from_plan(with_office(1), plan, options());
    ReasonSearch search(from.problem, turns(from));
    ASSERT_TRUE(search.step(1'000'000));
    EXPECT_TRUE(search.reason().irreducible);
    std::set<plan::Id> fixed;
    for (const Constraint& one : search.reason().constraints) {
      EXPECT_NE(one.kind, Constraint::Kind::limit) << round;
      const bool window = one.kind == Constraint::Kind::release || one.kind == Constraint::Kind::deadline;
      if (window && is_work(from.items[static_cast<std::size_t>(one.index)])) fixed.insert(from.items[static_cast<std::size_t>(one.index)].commitment);
    }
    EXPECT_EQ(fixed, (std::set<plan::Id>{"a", "b"})) << round;
  }
}

// July is without work, so that nothing can be evaluated in time after June: the dates are why, and not the months alone.
TEST(FromPlan, NamesFixedDatesThatLeaveNoTimeForTheEvaluation) {
  for (const bool milestones : {true, false}) {
    plan::Plan plan = two();
    plan.months_without_work = 1u << 6;
    plan.commitments = {commitment("a", {})};
    if (milestones) {
      plan.commitments[0].milestones = {milestone("a1", "2027-06-01", "2027-06-30")};
      plan.commitments[0].milestones[0].fixed = plan::YesNo::yes;
    } else {
      plan.commitments[0].start = date("2027-06-01");
      plan.commitments[0].end = date("2027-06-30");
      plan.commitments[0].fixed = plan::YesNo::yes;
    }
    const PlanProblem from = from_plan(with_office(), plan, options());
    ReasonSearch search(from.problem, turns(from));
    ASSERT_TRUE(search.step(1'000'000));
    EXPECT_TRUE(search.reason().irreducible);
    bool fixed = false, evaluated = false;
    for (const Constraint& one : search.reason().constraints) {
      evaluated |= one.kind == Constraint::Kind::limit;
      fixed |= one.kind == Constraint::Kind::deadline && is_work(from.items[static_cast<std::size_t>(one.index)]);
    }
    EXPECT_TRUE(fixed && evaluated) << milestones;
  }
}

// Whether there is a schedule before this time, by trying every start of one activity after the other; nothing of the solver's. What no constraint names comes at 0.
class EveryStart {
 public:
  EveryStart(const Problem& problem, Time horizon) : problem_(problem), horizon_(horizon), starts_(problem.activities.size()) {}
  bool any() { return from(0); }
  bool knows() const { return tried_ <= kMost; }   // else it gave up

 private:
  const Activity& activity(int i) const { return problem_.activities[static_cast<std::size_t>(i)]; }
  Time end(int i) const { return starts_[static_cast<std::size_t>(i)] + activity(i).duration; }

  bool from(int i) {
    if (i == static_cast<int>(starts_.size())) return violations(problem_, starts_).empty();
    Time& start = starts_[static_cast<std::size_t>(i)];
    const Time last = named(i) ? std::min(activity(i).deadline, horizon_) - activity(i).duration : 0;
    for (start = named(i) ? activity(i).release : 0; start <= last && tried_ <= kMost; ++start) {
      ++tried_;
      if (may_hold(i) && from(i + 1)) return true;
    }
    return false;
  }

  bool named(int i) const {
    const auto is = [&](int other) { return other == i; };
    const Activity& one = activity(i);
    if (one.release > 0 || one.deadline != kNoDeadline || !one.demands.empty()) return true;
    for (const Precedence& order : problem_.precedences) if (is(order.before) || is(order.after)) return true;
    for (const Limit& limit : problem_.limits) if (is(limit.before) || is(limit.after)) return true;
    for (const Closing& closing : problem_.closings) if (is(closing.activity) || std::any_of(closing.of.begin(), closing.of.end(), is)) return true;
    return std::any_of(problem_.activities.begin(), problem_.activities.end(), [&](const Activity& other) {
      return std::any_of(other.demands.begin(), other.demands.end(), [&](const Demand& demand) { return demand.until == i; });
    });
  }

  // Of what is placed up to this one.
  bool may_hold(int i) const {
    for (const Precedence& one : problem_.precedences) {
      if (std::max(one.before, one.after) == i && starts_[static_cast<std::size_t>(one.after)] < end(one.before) + one.lag) return false;
    }
    for (const Limit& one : problem_.limits) {
      if (std::max(one.before, one.after) == i && end(one.after) > latest_end(problem_.calendars, one, end(one.before))) return false;
    }
    for (const Closing& one : problem_.closings) {
      if (std::max(one.activity, *std::max_element(one.of.begin(), one.of.end())) != i) continue;
      if (std::all_of(one.of.begin(), one.of.end(), [&](int of) { return end(of) < starts_[static_cast<std::size_t>(one.activity)]; })) return false;
    }
    for (std::size_t r = 0; r < problem_.capacities.size(); ++r) {
      for (Time t = 0; t < horizon_; ++t) {
        int taken = 0;
        for (int k = 0; k <= i; ++k) {
          for (const Demand& demand : activity(k).demands) {
            if (demand.resource == static_cast<int>(r) && demand.until <= i && starts_[static_cast<std::size_t>(k)] <= t && t < end(demand.until < 0 ? k : demand.until)) taken += demand.amount;
          }
        }
        if (taken > problem_.capacities[r]) return false;
      }
    }
    return true;
  }

  const Problem& problem_;
  static constexpr int kMost = 200'000;
  Time horizon_;
  int tried_ = 0;
  std::vector<Time> starts_;
};

// Two or three commitments of a few days, slots, an office and a body of one at a time, and a plan too short for them as often as not.
TEST(FromPlan, NamesNothingThatCanBeSpared) {
  std::mt19937 random(7);
  const auto upto = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  const auto on = [](int days) { return dates::PartialDate::of(day("2027-01-01") + date::days{days}); };
  int found = 0, known = 0, constraints = 0, spared = 0;
  for (int round = 0; round < 120; ++round) {
    plan::Plan plan = two();
    plan.planned_end = on(2 + upto(6));
    if (upto(2) == 0) add_body(plan, 1);
    if (upto(2) == 0) plan.commitments.push_back(commitment("c", {milestone("c1", "", "")}));
    for (plan::Commitment& one : plan.commitments) {
      if (upto(1) == 0) one.inclusion = plan::Inclusion::added;
      if (upto(3) == 0) one.milestones.push_back(milestone((one.id + "2").c_str(), "", ""));
      for (plan::Milestone& work : one.milestones) {
        work.start = work.due = {};
        work.duration = 1 + upto(3);
        if (upto(3) > 0) continue;
        work.start = on(upto(6));
        work.fixed = plan::YesNo::yes;
      }
      if (upto(4) == 0) {
        one.start = on(upto(4));
        one.end = on(4 + upto(6));
        one.fixed = plan::YesNo::yes;
      }
    }
    if (upto(2) == 0) plan.commitments[1].milestones[0].predecessors = {"a1"};
    PlanOptions few = options();
    few.slots = upto(2);
    few.evaluation_days = 2;
    const PlanProblem from = from_plan(with_office(upto(2)), plan, few);
    if (!defects(from.problem, false).empty() || solve(from.problem).state != Answer::State::infeasible) continue;
    ++found;
    ReasonSearch search(from.problem, turns(from));
    ASSERT_TRUE(search.step(1'000'000));
    ASSERT_TRUE(search.reason().irreducible);
    const std::vector<Constraint>& named = search.reason().constraints;
    constexpr Time kHorizon = 24;   // the months for an evaluation come before it
    const Problem whole = with_only(from.problem, named);
    EveryStart all(whole, kHorizon);
    EXPECT_FALSE(all.any()) << round;
    known += all.knows();
    for (std::size_t i = 0; i < named.size(); ++i) {
      std::vector<Constraint> rest = named;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      const Problem fewer = with_only(from.problem, rest);
      EveryStart without(fewer, kHorizon);
      const bool any = without.any();
      if (without.knows()) EXPECT_TRUE(any) << round << " without " << i;
      spared += any;
    }
    constraints += static_cast<int>(named.size());
  }
  EXPECT_GT(found, 40);
  EXPECT_GT(known, found / 2);
  EXPECT_GT(spared, constraints / 2);
}

}  // namespace
}  // namespace cocrea::schedule
