// How a plan becomes a problem (from_plan.h says what is made of what). The plan as a whole is in from_plan.cpp, the work of a commitment in plan_work.cpp, and how
// long each piece of it takes and when in plan_spans.cpp.
#pragma once

#include <date/date.h>

#include "core/schedule/from_plan.h"

namespace cocrea::schedule {

class PlanBuilder {
 public:
  PlanBuilder(const plan::Document& document, const plan::Plan& plan, const PlanOptions& options) : document_(document), plan_(plan), options_(options) {}
  PlanProblem run();

 private:
  using Day = dates::Day;
  static constexpr date::days kOneDay{1};

  Problem& problem() { return result_.problem; }
  Item& item(int i) { return result_.items[static_cast<std::size_t>(i)]; }
  Activity& activity(int i) { return problem().activities[static_cast<std::size_t>(i)]; }
  static Item item_of(Item::Kind, const plan::Id& commitment, const plan::Id& milestone = {});
  int add(Item, Time duration);
  void fix(int i, Time start);
  Time by(Day) const;
  void follow(int before, int after, Time lag = 0) { problem().precedences.push_back({before, after, lag}); }

  // ---- the plan ----
  void axis();
  void months_for_evaluations();
  int add_resource(PlanResource, int capacity);
  void resources();
  void add_cocreation();
  void add_initial_evaluation();
  void evaluate_by(int evaluation, Day due, Time from);
  void settle_pending();
  bool is_over(const plan::Commitment&) const;
  bool is_with_plan(const plan::Commitment&) const;
  void set_apart();
  void add_commitment(const plan::Commitment&);
  void add_predecessors();
  bool will_not_be_done(const plan::Id& milestone) const;
  struct Named { plan::Id id; int number; };
  static int number_of(const std::vector<Named>&, const plan::Id&);
  std::vector<int> offices(const std::vector<plan::Id>& who) const;
  void demand(int work, const std::vector<plan::Id>& who);
  void add_elsewhere();

  // ---- a commitment's work ----
  void add_work(const plan::Commitment&, int begin, int completion);
  void complete_and_evaluate(int completion, int evaluation);
  bool complete_with_plan(int completion, int evaluation);
  std::optional<Day> last_closed(int work) const;
  int calendar_from(Day completed);
  // What comes earlier in a commitment's list, and which of those before it that one waits for in the end.
  struct Earlier {
    const plan::Milestone* milestone;
    int work;
    std::vector<bool> after;
  };
  void wait_for_earlier(std::vector<Earlier>&, const plan::Milestone&, int work, bool ordered);
  bool started_before(const plan::Commitment&, const plan::Milestone&, bool ordered) const;
  void fix_frame(const plan::Commitment&, int completion);

  // ---- its days ----
  struct Span {
    plan::Date start, due;
    Time duration;              // as people gave it; 0: as the dates say
    bool fixed;
    bool begun;                 // recorded, where its start has come; fixed dates say it as well
    bool with_plan = false;     // its due day is the plan's last, and it goes on until then
    plan::Date from = {}, to = {};   // where its commitment's own dates are no work of theirs: they are left as they are where it stays within them
  };
  int add_span(Item, const Span&, int begin, int completion);
  void end_with_plan(int work);
  int add_own_span(const plan::Commitment&, int begin, int completion);
  Time duration_of(plan::Number, plan::DurationUnit);
  Time shortest_from_here(plan::Number months) const;
  struct Starts { Time from, to; };
  Starts recorded_starts(const Span&, Time duration) const;
  void end_apart(int work, Starts, Time duration);
  void end_late(int work, Time latest);
  int end_of(int work) { return item(work).due < 0 ? work : item(work).due; }
  void compare(const Span&);
  void wish(int work, const Span&);
  // A start is what was planned: that its day has passed does not say that the work began.
  static bool is_in_progress(const plan::Commitment& commitment) { return commitment.progress > plan::Progress::not_started; }

  const plan::Document& document_;
  const plan::Plan& plan_;
  const PlanOptions& options_;
  PlanProblem result_;
  std::optional<Day> submission_, end_;
  plan::Date end_date_;        // as it is recorded
  Time first_work_ = 0;        // of the implementation
  Time begin_lag_ = 0;         // from a commitment's inclusion to its work
  Time reach_ = 0;             // the most days that the dates of the last work allow, where the fewest count
  int slots_ = -1, body_ = -1, cocreation_ = -1;
  // After what has happened: its time is what is left of the handbook's, where that is less than it takes otherwise.
  struct Pending { int evaluation; Time from, due; };
  std::vector<Pending> pending_;
  Time evaluation_days_ = 0;   // as many as there ever is time for
  std::vector<Named> institutions_, milestones_;
  struct Waiting { int activity; const std::vector<plan::Id>* predecessors; };
  std::vector<Waiting> waiting_;
};

}  // namespace cocrea::schedule
