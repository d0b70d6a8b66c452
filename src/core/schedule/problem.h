// Scheduling problems: what is to be done, and what must hold (resource-constrained project scheduling with time windows).
//
// Time is whole units from 0; a unit means what the caller wants it to mean (here: a day of work). An activity with start s and duration d
// occupies the units s, s + 1 ... s + d - 1; its *end* is s + d. A duration of 0 is an event.
//
//   release, deadline   start >= release, end <= deadline
//   precedence          start(after) >= end(before) + lag; a negative lag lets the two overlap
//   demand              the activity takes `amount` of a resource while it lasts; with `until`, from its own start to the end of that
//                       other activity (a slot that is held until the evaluation)
//   capacity            at no unit do the demands of a resource add up to more than its capacity
//   limit               end(after) <= end(before) + most: a maximum lag; or, where lengths differ by the calendar ("within a month"), end(after) <=
//                       what a table says for end(before). Precedences and limits together are generalized precedence relations (M. Bartusch,
//                       R. H. Moehring, F. J. Radermacher, 1988), those with a table calendar-dependent ones
//   closing             start(activity) <= the last end of these: with precedences from them, an event that comes exactly then
//
// Every number is a plain value, so that a problem can be copied into a worker and an answer back.
//
// Not promised: cycles of precedences (a maximum lag is a limit), several modes, resources that are used up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace cocrea::schedule {

using Time = std::int32_t;

// Numbers of activities and resources are ints, as answers and files have them; this is the place of one in a vector.
inline std::size_t index(int i) { return static_cast<std::size_t>(i); }

inline constexpr Time kNoDeadline = std::numeric_limits<Time>::max();
inline constexpr int kGreatestNumber = 1 << 20;   // of a duration, a time, an amount

struct Demand {
  int resource = 0;
  int amount = 1;
  int until = -1;            // the activity whose end gives it back; -1: this one's own
};

struct Activity {
  Time duration = 0;
  Time release = 0;
  Time deadline = kNoDeadline;   // of the end
  std::vector<Demand> demands;
  bool apart = false;            // what others do: the goal does not ask when it ends
};

struct Precedence {
  int before = 0, after = 0;
  Time lag = 0;
};

struct Limit {
  int before = 0, after = 0;
  Time most = 0;
  int calendar = -1;         // of Problem::calendars, instead of `most`
};

// By the time from which a limit counts, the latest end. It never falls; beyond its last, it goes on as far ahead as there.
using Calendar = std::vector<Time>;

struct Closing {
  int activity = 0;
  std::vector<int> of;
};

// A start that is wished for, or any of the `slack` units after it: each unit away from them costs `weight`. What was wished for `past` units before time 0
// is wished for at 0; of two of those, the one that was wished for first goes first where the search has to begin somewhere.
struct Wish {
  int activity = 0;
  Time start = 0;
  int weight = 1;
  Time slack = 0;
  Time past = 0;
};

enum class Goal : std::uint8_t {
  earliest_end,   // the last end of all that is not apart as early as possible
  wishes          // the least sum of what the wishes cost
};

struct Problem {
  std::vector<Activity> activities;
  std::vector<Precedence> precedences;
  std::vector<int> capacities;   // of each resource
  std::vector<Limit> limits;
  std::vector<Calendar> calendars;
  std::vector<Closing> closings;
  Goal goal = Goal::earliest_end;
  std::vector<Wish> wishes;      // for Goal::wishes
  bool break_ties = true;        // among the best schedules, one with the least sum of starts, to which what `ties` cost is added
  std::vector<Wish> ties;        // that cost nothing but the choice among the best
};

// One thing that a problem asks for; what an infeasible problem's reason is made of.
struct Constraint {
  enum class Kind : std::uint8_t { release, deadline, precedence, demand, limit, closing, duration };
  Kind kind = Kind::release;   // duration: without it, the activity is an event
  int index = 0;             // the activity, or the place of the precedence, limit or closing in its list
  int demand = 0;            // Kind::demand: its place among the activity's demands
  friend bool operator==(const Constraint&, const Constraint&) = default;
};

// What is wrong with a problem as it was put; found before any search. The words are the caller's.
struct Defect {
  enum class Cause : std::uint8_t {
    bad_number,              // less or more than `limit`; a calendar that falls, or none where one is named; a closing or a calendar of nothing; lengths that are too much together
    unknown_activity,        // a precedence, a limit, a closing, a wish or an `until` names an activity that is not there
    unknown_resource,        // a demand names a resource that is not there
    cycle,                   // `activities`, in order, each before the next and the last before the first
    too_tight,               // `activities`, in order: their limits and precedences leave them less time than they take
    over_capacity,           // what one activity takes of a resource until the same end is more than the whole capacity
    no_time,                 // there is none in which anything could be done; only a caller can know that
    impossible_window        // the activity cannot start between its release and its deadline, also counting what must come before and after
  };
  Cause cause = Cause::bad_number;
  std::vector<int> activities;   // the place: empty for a resource
  int precedence = -1;           // the place, when it is a precedence's
  int resource = -1;             // the place, when it is a resource's or a demand's
  int calendar = -1, entry = -1; // the place, when it is a calendar's, and of which of its times
  int limit_at = -1, closing = -1;   // the place, when it is a limit's or a closing's
  std::int64_t found = 0;        // the number that does not do: the demands; the earliest possible end
  std::int64_t limit = 0;        // what it has to keep: the capacity; the deadline
};

// All that is wrong, at most so much. `windows` false: impossible windows are left to the solver, which then gives the reason.
inline constexpr std::size_t kMostDefects = 20;
std::vector<Defect> defects(const Problem&, bool windows = true, std::size_t most = kMostDefects);
// Place, cause and advice in plain English, for logs and command lines.
// Activities, precedences and resources are counted from `first`.
std::string words(const Defect&, int first = 0);

// The latest end that a limit allows where it counts from this time, and the other way round: the earliest time from which it allows this end.
Time latest_end(const std::vector<Calendar>&, const Limit&, Time from);
Time earliest_from(const std::vector<Calendar>&, const Limit&, Time end);

// Earliest and latest starts that precedences, releases, deadlines, limits and closings allow (the critical path; with limits not always as narrow as can
// be). Precondition: no cycle.
// Where nothing bounds an activity from above, by `horizon`, before which any problem that can be solved can be finished.
struct Windows {
  std::vector<Time> earliest, latest;
  Time horizon = 0;
};
Windows windows(const Problem&);

// Activities in an order in which everything comes after what precedes it; those on a cycle of precedences, or after one, are missing.
std::vector<int> in_order(const Problem&);

// Starts by activity. What does not hold; empty: a valid schedule. Written apart from the solver, unit by unit, for tests and for asserts.
std::vector<Constraint> violations(const Problem&, const std::vector<Time>& starts);

Time last_end(const Problem&, const std::vector<Time>& starts);
std::int64_t wish_cost(const Problem&, const std::vector<Time>& starts);
// What is made small among the best: the sum of starts with what `ties` cost.
std::int64_t tie_cost(const Problem&, const std::vector<Time>& starts);

}  // namespace cocrea::schedule
