// A plan as a scheduling problem, and a schedule as dates of the plan.
//
// Time 0 is the first open day after the as-of date (or the submission, where that is still to come); a unit is one open day: months without work are
// left out of the axis, so work that begins before them goes on after them. What lies before time 0 is history and asks for nothing any more.
//
//   co-creation       where no submission is recorded: as long as people say, else until the day by which the plan has to be submitted
//   initial evaluation   after the submission, where the monitoring body can do only so many at once
//   each commitment   begins (it takes a slot), its milestones, is completed, is evaluated (the slot is free again)
//   its own span      a commitment takes as long as its duration says, also where its milestones do not fill it, and as its own two dates say where it is not
//                     known of each milestone that is left how long it takes; they begin within it. It ends later than its span where they do
//   a slot            can be given back and taken on one day (COM-3, COM-4): an inclusion lies on the day before its time, as a completion does
//   initial ones      take their slot from the submission on, all at once, also where it is still to come; an added one when its submission is recorded, else when the schedule says
//   withdrawn ones    keep their slot for good unless they were completed (COM-3); nothing else of them is left to plan
//   a milestone       as long as its duration, else as from its start to its due day; takes one of its organisations' capacity each day. Those are
//                     who is responsible for it (of people: theirs), else those of the commitment.
//                     Done: left out. Begun: stays where it is and waits for nothing. Otherwise free, unless its dates are fixed
//   begun             its start has come and the commitment's progress says that there is work, which is that of the milestones that wait for no other
//                     one of the list; or its dates are fixed. Where it should be over, one day of it is left. A start that has passed is no more than a plan: it is planned anew
//   order             a milestone waits for its predecessors; where none of them is of its commitment, also for those before it in the list, unless their recorded
//                     dates overlap
//   fixed dates       are kept to the day, also in months without work and before time 0: of such work only what lies on the axis is on it. Of months, where the
//                     fewest days count, any days that they allow are kept: where that is before time 0, it may be over, or less of it be left
//   completed         on the day on which the last of its work ends. Where all that is left of it is under way, or over, that may be later: nobody can
//                     move it, but it need not be over when it was planned to be
//   evaluated         by the day on which its calendar months after the completion are over, as the rule counts them (MON-CE): they do not stop in
//                     months without work, in which nobody evaluates either; so nothing is completed shortly before those. Where they leave too little time
//                     for what is completed already, or for the initial evaluation, or since the plan's end, from which they count once it has come, it is late whatever is done, and done when it can be
//   the plan's end    commitments are completed by then
//   ends with it      what people have said to end with the plan is completed on the plan's last day, and holds its slot until it is evaluated after that. Without milestones
//                     it is at work until then: of dates, from its start on; of a duration, for so long; of progress without a start, from now on. The goal asks when all the rest ends, where there is any.
//                     Without an end of the plan it is completed when its work is over, as the others are
//   implementation    where its start is recorded, no work is planned before it; what has begun, or has fixed dates, stays where it is
//
//   other plans       of the document: what they have dated takes its part of an office's capacity, as it is recorded (elsewhere.h), and no more than there is
//
// The ceiling of slots, the months for an evaluation and the days by which a plan is submitted and first evaluated are the handbook's and come from the
// rules: this layer does not know them.
#pragma once

#include <optional>

#include "core/plan/document.h"
#include "core/schedule/open_days.h"
#include "core/schedule/problem.h"

namespace cocrea::schedule {

struct PlanOptions {
  dates::Day as_of;
  int slots = 0;                  // commitments at one time; 0: no ceiling
  int evaluation_months = 1;      // calendar months after the completion, in which a commitment is evaluated
  int evaluation_days = 28;       // that an evaluation takes: what those months leave at least (shortest_days)
  int milestone_days = 30;        // of a milestone of which nothing else is known
  int cocreation_days = 0;        // in all, where no submission is recorded; 0: not known
  std::optional<dates::Day> submission_due;        // the last on which the plan can be submitted
  std::optional<dates::Day> latest_end;            // the last on which the plan may end: the end, where none is recorded
  bool least_days = false;        // of dates and durations in months the fewest days that they allow, instead of all (recorded_days.h)
  int initial_evaluation_months = 2;               // calendar months after the submission, in which the plan is first evaluated
  // Move as little as possible from the recorded dates, instead of ending early. Starts are counted: work keeps its length in open days, so its end moves as
  // far, and to count it too would double what all cost alike, except where the length is of days that nobody recorded. Of what costs the same, what leaves
  // the commitments' own dates alone comes first, and then what makes nothing earlier.
  bool least_change = false;
};

struct Item {                     // what an activity of the problem stands for
  // work: of a commitment without milestones; span: of one that takes as long as its own dates or its duration say; initial: the first evaluation of the plan.
  // No bars of the proposal: elsewhere, what another plan has dated of an office that is asked for here; due, the end of the work before it in the list, where it
  // depends on the days that are meant how much of that is left, or how late it is over.
  enum class Kind : std::uint8_t { cocreation, begin, milestone, work, completion, evaluation, span, initial, elsewhere, due };
  Kind kind = Kind::milestone;
  plan::Id commitment, milestone;
  bool fixed = false;             // started, included already, or fixed by people
  bool started = false;
  bool not_begun = false;         // its start has passed, and nothing says that it has begun
  bool overdue = false;           // under way, and by its dates or its duration over already: one day is left of it
  bool early = false;             // its start comes before the first day on which there can be work
  bool with_plan = false;         // of a commitment that ends with the plan: its completion and evaluation, and its work where it has no milestones
  std::optional<dates::Span> kept;   // the days that are recorded or fixed: shown as they are, wherever the axis of open days has them
  bool floats = false;            // of fixed dates in months the fewest days count: which of those that are kept, the schedule says
  int due = -1;                   // the activity of Kind::due that is its end
  Time whole = 0;                 // with that: how long it takes, with what lies before time 0; 0: from its start on
  plan::Date recorded_first, recorded_last;
};
inline bool is_work(const Item& item) { return item.kind == Item::Kind::milestone || item.kind == Item::Kind::work || item.kind == Item::Kind::span; }

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
  std::optional<dates::Day> end;  // of the plan: commitments are completed by then
  int evaluation_months = 1;      // calendar months after the completion by which a commitment is evaluated
  int late = 0;                   // evaluations that cannot be in time any more
  int withdrawn = 0;              // slots that withdrawn commitments keep: what is left is the capacity
  int evaluation_days = 0;        // that each evaluation is taken to last
  bool flexible = false;          // with fewer days than were counted there may be a schedule (PlanOptions::least_days)
  bool least_days = false;        // they are fewer already
  bool whole_months = false;      // all days of months or years that are recorded as dates were counted
  bool months = false;            // there are durations in months
  std::optional<dates::Day> first_end;             // of the plan's end only the month or year is known: its last day counts, and this is the first
  bool submission_unsure = false; // the same of its submission: the first day counts
  bool over = false;              // its last day has come: there is no time left
  bool ends_today = false;        // that day is the as-of date
  bool with_plan_apart = false;   // the goal does not ask when what ends with the plan does
  std::optional<dates::Day> implementation;        // no work is planned before this day: its recorded start, where that lies ahead
  bool end_by_term = false;       // no end is recorded: it is latest_end
  std::optional<dates::Day> latest_end;            // PlanOptions::latest_end
  bool listed = false;            // milestones wait for those before them in the list, of which nothing else says so
  bool disagree = false;          // a duration is not that of the two dates: it counts
  bool reversed = false;          // the same, and the due day comes before the start
  bool closed_dates = false;      // recorded dates lie in months without work: what is not fixed is planned outside them
  bool submitted_at_once = false; // neither a submission is recorded nor anything of the co-creation: as if on the first day
  struct Void { plan::Id after, before; };
  std::vector<Void> voids;        // what waits for a milestone that was withdrawn with its commitment: it does not
  bool fixed_over = false;        // fixed dates have passed, or may have, of what is not recorded as done: it counts as done
  std::int64_t moved = 0;         // what wishes for days before time 0 cost in any schedule, besides its own cost
  int assumed_days = 0;           // that work of which neither a duration nor both dates are known was taken to last; 0: there is none
};

// Whether a milestone waits for an earlier one of its commitment because the list says so: nothing else says what it waits for there, and their recorded dates do not overlap.
bool waits_by_list(const OpenDays&, const plan::Commitment&, const plan::Milestone& earlier, const plan::Milestone& later);

PlanProblem from_plan(const plan::Document&, const plan::Plan&, const PlanOptions&);

// By constraint, in the order of `constraints`: when ReasonSearch looks at it.
std::vector<std::uint8_t> turns(const PlanProblem&);

// One bar of the proposed calendar. Events have first == last.
struct Proposed {
  Item item;
  dates::Day first, last;
  plan::Date recorded_first, recorded_last;
};
std::vector<Proposed> proposal(const PlanProblem&, const std::vector<Time>& starts);

// Of fixed work whose due day floats and is recorded: the last of the days that are recorded which that is, where its time is over at this one.
dates::Day shown_last(const PlanProblem&, const Item&, Time end);

}  // namespace cocrea::schedule
