// A plan as a scheduling problem, and a schedule as dates of the plan.
//
// Time 0 is the first open day after the as-of date (or the submission, where that is still to come); a unit is one open day: months without work are
// left out of the axis, so work that begins before them goes on after them. What lies before time 0 is history and asks for nothing any more.
//
//   each commitment   begins (it takes a slot), its milestones, is completed, is evaluated (the slot is free again)
//   initial ones      take their slot from the submission on; an added one when its submission is recorded, else when the schedule says
//   a milestone       as long as from its start to its due day, or as PlanOptions says; one day of its institutions' capacity each day.
//                     Done: left out. Started: stays where it is. Otherwise free, unless its dates are pinned
//   order             a milestone waits for the one before it in the list, unless their recorded dates overlap; links come on top
//   the plan's end    commitments are completed by then; each evaluation within its time after that
//
// The ceiling of slots and the months for an evaluation are the handbook's (COM-3, MON-CE) and come from the rules: this layer does not know them.
#pragma once

#include <optional>
#include <utility>

#include "core/plan/document.h"
#include "core/schedule/problem.h"

namespace cocrea::schedule {

struct PlanOptions {
  dates::Day as_of;
  int slots = 0;                  // commitments at one time; 0: no ceiling
  int evaluation_days = 30;       // that an evaluation takes after the completion
  int milestone_days = 30;        // of a milestone of which nothing else is known
  int evaluations_at_once = 0;    // what the monitoring body can do; 0: any number
  int cocreation_days = 0;        // before the plan is submitted, where no submission is recorded
  struct Capacity { plan::Id organisation; int milestones_at_once; };
  std::vector<Capacity> capacities;
  struct Duration { plan::Id milestone; int days; };
  std::vector<Duration> durations;
  struct Link { plan::Id before, after; int lag_days; };   // between milestones
  std::vector<Link> links;
  std::vector<plan::Id> pinned;   // milestones whose recorded dates must stay
  std::vector<std::pair<dates::Day, dates::Day>> closed;   // without work; both included, in any order
  std::optional<dates::Day> end;  // instead of the plan's
  bool least_change = false;      // move as little as possible from the recorded dates, instead of ending early
};

// The open days from `first` on.
class OpenDays {
 public:
  OpenDays() = default;
  OpenDays(dates::Day first, std::vector<std::pair<dates::Day, dates::Day>> closed);
  dates::Day day(Time) const;
  // Open days from the first to this one, itself not counted; negative before the first.
  Time time(dates::Day) const;

 private:
  dates::Day first_{};
  std::vector<std::pair<dates::Day, dates::Day>> closed_;   // sorted, apart from each other
};

struct Item {                     // what an activity of the problem stands for
  enum class Kind : std::uint8_t { cocreation, begin, milestone, work, completion, evaluation };   // work: of a commitment without milestones
  Kind kind = Kind::milestone;
  plan::Id commitment, milestone;
  bool fixed = false;             // started or pinned
};

struct PlanResource {
  enum class Kind : std::uint8_t { slots, monitoring_body, institution };
  Kind kind = Kind::slots;
  plan::Id organisation;
};

struct PlanProblem {
  Problem problem;
  OpenDays days;
  std::vector<Item> items;        // by activity
  std::vector<PlanResource> resources;   // by resource
};

PlanProblem from_plan(const plan::Plan&, const PlanOptions&);

// One bar of the proposed calendar. Events have first == last.
struct Proposed {
  Item item;
  dates::Day first, last;
  plan::Date recorded_first, recorded_last;
};
std::vector<Proposed> proposal(const PlanProblem&, const plan::Plan&, const std::vector<Time>& starts);

// The problem whose best schedule starts this activity as late as the rest of the plan allows. The difference to its start in a schedule is its slack.
Problem latest_start(const Problem&, int activity);

}  // namespace cocrea::schedule
