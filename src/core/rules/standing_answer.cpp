#include "core/rules/standing_answer.h"

#include <algorithm>
#include <span>

#include "core/dates/add_months.h"
#include "core/rules/facts.h"

namespace cocrea::rules {
namespace {

using dates::Day;

// What one outlook says: one state for each rule, then one for each INA-1 or INA-2; and the standing.
enum Rule : std::size_t { ina1, ina2, ina3, ina4, ina5, ctp1, ctp2, rec1, rev1, sta1, kRules };
struct Said {
  std::vector<State> states;
  Standing standing = Standing::none;
  bool before_joining = false;   // inactive on a day on which the member may not have joined yet: then the run began later, or never was
  bool perhaps_active = false;   // there was no activity yet, but for one that is not recorded
  bool perhaps_voluntary = false;   // by a request that lacks its day or its reason
  bool recorded = false;            // by OGP
  struct Clock {
    std::optional<Day> since, until;
  };
  Clock inactive, contrary;      // what runs on the as-of day
  // The same answer, maybe by other days.
  friend bool operator==(const Said& a, const Said& b) {
    return a.standing == b.standing && a.before_joining == b.before_joining && a.perhaps_active == b.perhaps_active &&
           a.perhaps_voluntary == b.perhaps_voluntary && a.recorded == b.recorded && a.states == b.states;
  }
};

void widen(std::optional<dates::Span>& span, std::optional<Day> day) {
  if (!day) return;
  span = span ? dates::Span{std::min(span->earliest, *day), std::max(span->latest, *day)} : dates::Span::of(*day);
}

State quarters_state(const StandingRecord& read, Outlook outlook, const Stretch* today, Causes ground) {
  const int quarters = outlook.worst_days ? read.quarters_most : read.quarters_least;
  const bool unknown = outlook.worst_days ? read.quarters_unknown != nullptr : read.quarters_surely_unknown;
  if (quarters < 2) return unknown ? State::cannot_tell : State::not_applicable;
  if (today != nullptr && (today->causes & ground) != 0) return State::not_met;
  return unknown ? State::cannot_tell : State::met;
}

State due_state(const Record& record, const Ground& ground, Outlook outlook) {
  switch (missed(record, ground, outlook)) {
    case Missed::done: return State::met;
    case Missed::ahead: return State::pending;
    case Missed::missed: break;
  }
  return State::not_met;
}

// Of the latest plan that was submitted; of an earlier one only what is known to be unmet.
State evidence_state(const Record& record, Outlook outlook) {
  const plan::Plan* const submitted = submitted_in(record, outlook);
  State state = State::pending;
  for (const Ground& ground : record.grounds) {
    if (ground.cause != cause::ctp2) continue;
    const Outlook seen = ground.plan == submitted ? outlook : Outlook{outlook.worst_days, false};
    if (ground.plan != submitted && ground.verdict_only) continue;
    if (is_open(record, ground, seen, record.as_of)) return State::not_met;
    if (ground.plan != submitted) continue;
    const Day after = outlook.worst_days ? ground.opens.earliest : ground.opens.latest;   // the day after the submission; that of a plan year comes later
    using dates::one_day;
    if (record.as_of >= after) state = State::met;
    // On the day itself there is still time, whatever is not recorded.
    if (record.as_of == after - one_day && missed(record, ground, {outlook.worst_days, true}) == Missed::done) state = State::met;
  }
  return state;
}

// Has the member been contrary to process, and is it still?
State recovery_state(const Line& line, Day as_of) {
  State state = State::not_applicable;
  for (const Stretch& stretch : line) {
    if (stretch.first > as_of) break;
    if (stretch.contrary_since) {
      state = State::pending;
    } else if (state == State::pending) {
      state = State::met;
    }
  }
  return state;
}

State revocation_state(const Stretch& today) {
  if ((today.causes & cause::revocation) != 0) return State::not_met;
  return today.contrary_since ? State::pending : State::met;
}

// The day of an act by the as-of day: the last that it may have been, or the first. None where it has not happened then.
std::optional<Day> day_by(dates::Span days, Day as_of, bool worst_days) {
  if ((worst_days ? days.latest : days.earliest) > as_of) return std::nullopt;
  return worst_days ? days.earliest : std::min(days.latest, as_of);
}

// The last day on which the membership was surely active: no run of inactive days reaches back to it.
Day last_activity(const Record& record, bool worst_days) {
  Day last = Day::min();
  for (const DatedAct& one : record.activities) {
    if (one.sure) last = std::max(last, day_by(one.days, record.as_of, worst_days).value_or(last));
  }
  return last;
}

// Whether there is no progress in the last two quarters, whenever they began.
bool without_progress(const std::vector<dates::Span>& progress, Day as_of, int months, bool worst_days) {
  return std::none_of(progress.begin(), progress.end(), [&](dates::Span days) {
    const auto day = day_by(days, as_of, worst_days);
    return day && dates::add_months(*day, months).day >= as_of;
  });
}

Said say(const StandingRecord& read, Outlook outlook, const std::vector<DueAnswer>& due) {
  const Record& record = read.record;
  const Line line = evaluate(record, outlook);
  const Stretch* today = at(line, record.as_of);
  Said said;
  said.states.assign(kRules + due.size(), State::met);
  said.states[ina3] = quarters_state(read, outlook, today, cause::ina3);
  said.states[ina4] = quarters_state(read, outlook, today, cause::ina4);
  said.states[ina1] = outlook.worst_days ? read.no_deadline_worst : read.no_deadline_best;
  said.states[ina2] = outlook.worst_days ? read.no_end_worst : read.no_end_best;
  said.states[ina5] = outlook.worst_days ? read.working_worst : read.working_best;
  said.states[rec1] = recovery_state(line, record.as_of);
  const auto runs_before_joining = [&](const Line& of) {
    if (!record.joined || record.joined->is_day()) return false;
    return std::any_of(of.begin(), of.end(), [&](const Stretch& one) {
      return (one.inactive_since || one.contrary_since) && one.first <= record.joined->latest;   // no mutants of <=: from the last day on joining moves no run
    });
  };
  said.before_joining = runs_before_joining(line);
  if (today == nullptr || today->stated() == Standing::none) said.states[sta1] = State::not_applicable;
  if (today != nullptr) {
    said.standing = today->stated();
    said.recorded = today->recorded != plan::RecordedState::unset;
    if ((today->causes & cause::ctp1) != 0) {
      said.states[ctp1] = State::not_met;
    } else if (today->inactive_since) {
      said.states[ctp1] = State::pending;
    }
    said.states[rev1] = revocation_state(*today);
    const auto asked = outlook.worst_unknown ? std::vector<dates::Span>{} : perhaps_voluntary(record, outlook.worst_days);
    const bool weaker = said.standing < Standing::voluntary && said.standing != Standing::none && today->recorded == plan::RecordedState::unset;
    said.perhaps_voluntary = weaker && std::any_of(asked.begin(), asked.end(), [&](dates::Span days) { return days.contains(record.as_of); });
    said.inactive = {today->inactive_since, today->act_until};
    said.contrary = {today->contrary_since, today->comply_until};
  }
  if (outlook.worst_unknown && std::any_of(record.grounds.begin(), record.grounds.end(), [](const Ground& one) { return one.verdict_only; })) {
    // Evidence that is not recorded is no status, but the four months may be over.
    const Line all = evaluate_with_verdicts(record, outlook);
    said.before_joining |= runs_before_joining(all);
    said.states[rec1] = recovery_state(all, record.as_of);
    if (const Stretch* now = at(all, record.as_of)) said.states[rev1] = revocation_state(*now);
  }
  said.states[ctp2] = evidence_state(record, outlook);
  if (read.perhaps_submitted != nullptr && (outlook.worst_days || !read.perhaps_ahead)) {
    // What is due from the submission on may have failed; and where no line begins before it, so may the rest.
    if (outlook.worst_unknown) said.states[ctp2] = State::not_met;
    if (outlook.worst_unknown && read.unbounded) {
      said.states[rev1] = State::not_met;
      // Nor is it known when the time for the next plan was over, where it has no end, or when two of its quarters went by without progress.
      const bool endless = !plan_end_of(*read.perhaps_submitted);
      const Day active = last_activity(record, outlook.worst_days);
      const bool perhaps_inactive = active < record.as_of && (endless || without_progress(read.perhaps_progress, record.as_of, record.contrary_months, outlook.worst_days));
      if (perhaps_inactive && said.states[ctp1] == State::met) said.states[ctp1] = State::pending;
    }
    if (outlook.worst_unknown && !record.joined && today == nullptr) said.states[ctp1] = said.states[rev1] = State::not_met;
    // The submission would have been an activity.
    const bool none = said.standing == Standing::none && !record.joined;
    if (!outlook.worst_unknown && (none || said.standing == Standing::not_assigned)) said.perhaps_active = true;
  }
  for (std::size_t i = 0; i < due.size(); ++i) {
    bool first = true;
    said.states[kRules + i] = State::not_applicable;   // the plan before it is not submitted on these days
    for (const Ground& ground : record.grounds) {
      if (ground.cause != due[i].cause || ground.plan != due[i].plan || ground.expected != due[i].expected) continue;
      if (!ground.sure_days && !outlook.worst_days) continue;
      const State state = due_state(record, ground, outlook);
      // Where an extension may have moved the date there are two: the known date, and the one that was asked for.
      State& all = said.states[kRules + i];
      if (first || state == State::not_met) all = state;
      first = false;
    }
    State& rule = said.states[due[i].cause == cause::ina1 ? ina1 : ina2];
    rule = worst({rule, said.states[kRules + i]});
  }
  return said;
}

State either(State known, State worst) { return known == worst ? known : State::cannot_tell; }

// The states that a rule may have, but for "cannot tell"; those of STA-1 are standings, which are not tallied here.
struct Kind {
  std::span<const State> states;
  bool by_run = false;       // it hangs on when a run of inactive days began
  bool on_the_day = false;   // on the day of a submission its answer is neither that of the day before nor that of the day after
};
constexpr State kQuarters[] = {State::not_applicable, State::met, State::not_met}, kStatus[] = {State::met, State::pending, State::not_met},
                       kDue[] = {State::not_applicable, State::met, State::pending, State::not_met}, kWorking[] = {State::not_applicable, State::met},
                       kRecovery[] = {State::not_applicable, State::met, State::pending};
constexpr Kind kKinds[] = {   // in the order of Rule; then each INA-1 or INA-2
    {kDue}, {kDue}, {kQuarters}, {kQuarters}, {kWorking}, {kStatus, true}, {kStatus, false, true}, {kRecovery, true}, {kStatus, true}, {}, {kDue},
};

class Split {
 public:
  Split(const Context& context, StandingAnswers& answers) : context_(context), answers_(answers) {}

  void start(const StandingRecord& read) {
    left_ = read.uncertain.size() <= kFewDates ? kMostSplits : kSplitsOfMany;   // no mutants of <=: how long it may take
    run(read);
  }

 private:
  bool may_halve() const { return left_ > 0; }           // no mutants: how long it may take
  bool may_try_ends() const { return ends_left_ > 0; }   // no mutants: likewise

  void run(const StandingRecord& read) {
    if (!may_be_order(context_.plans, pinned_, context_.as_of)) return;   // those days are another order's
    if (read.always_pinned > 0 && (may_halve() || may_try_ends())) return may_halve() ? halve(read.uncertain.front()) : ends(read);
    const bool unknown = has_unknown(read.record), days = !read.uncertain.empty();
    const Said best = said(read, {false, false});
    const Said best_worst = unknown ? said(read, {false, true}) : best;
    if (!days) return add_leaf(best, best_worst);
    const Said known = said(read, {true, false});
    const Said worst = unknown ? said(read, {true, true}) : known;
    // The two ends of the joining date say nothing of the days between.
    if (worst.before_joining && may_halve()) {
      const plan::Date* joined = &context_.document.jurisdiction.joined;
      return halve(*std::find_if(read.uncertain.begin(), read.uncertain.end(), [&](const Pinned& one) { return one.date == joined; }));
    }
    // Nor do those of a submission that may be that of the as-of day: on that day alone there is still time for evidence.
    const Pinned* const astride = submission_astride(read);
    if (astride != nullptr && may_halve()) return halve(*astride);
    if (astride == nullptr && !worst.before_joining && known == best && worst == best_worst) {
      add_clocks(known, worst);
      return add_leaf(best, best_worst);
    }
    if (!may_halve()) {
      add_leaf(best, best_worst);
      add_leaf(known, worst);
      return add_between(best, best_worst, known, worst, unknown, astride);
    }
    halve(deciding(read, best, worst));
  }

  static const Pinned* submission_astride(const StandingRecord& read) {
    const Day after = read.record.as_of + date::days{1};   // no mutants of 1: where that day is an end of the span, the two ends differ
    for (const Ground& ground : read.record.grounds) {
      if (ground.cause != cause::ctp2 || ground.number >= 0 || ground.opens.is_day() || !ground.opens.contains(after)) continue;   // by the end of a plan year it is met already, or open
      for (const Pinned& one : read.uncertain) {
        if (one.date == &ground.plan->submission.date) return &one;
      }
    }
    return nullptr;
  }

  // The first date whose day makes a difference by itself: one that decides nothing would cost all of its days.
  Pinned deciding(const StandingRecord& read, const Said& best, const Said& worst) {
    if (read.uncertain.size() == 1) return read.uncertain.front();   // no mutants: only sooner done
    for (const Pinned& one : read.uncertain) {
      pinned_.push_back({one.date, dates::Span::of(one.days.earliest)});
      const StandingRecord narrowed = read_record(context_, pinned_);
      pinned_.pop_back();
      if (said(narrowed, {false, false}) != best || said(narrowed, {true, true}) != worst) return one;   // no mutants: which comes first says only how long it takes
    }
    return read.uncertain.front();
  }

  void halve(Pinned date) {
    --left_;
    const dates::Day middle = date.days.earliest + (date.days.latest - date.days.earliest) / 2;   // no mutants: where it is cut, likewise
    for (const dates::Span half : {dates::Span{date.days.earliest, middle}, dates::Span{middle + date::days{1}, date.days.latest}}) {
      pinned_.push_back({date.date, half});
      run(read_record(context_, pinned_));
      pinned_.pop_back();
    }
  }

  // Where there is no time for its days: the ends, and the days of an activity, on which alone what OGP recorded may end as it begins.
  void ends(const StandingRecord& read) {
    --ends_left_;
    const Pinned date = read.uncertain.front();
    std::vector<Day> days{date.days.earliest, date.days.latest};
    for (const DatedAct& one : read.record.activities) {
      if (one.days.is_day() && date.days.contains(one.days.earliest)) days.push_back(one.days.earliest);
    }
    for (const Day day : days) {
      pinned_.push_back({date.date, dates::Span::of(day)});
      run(read_record(context_, pinned_));
      pinned_.pop_back();
    }
  }

  Said said(const StandingRecord& read, Outlook outlook) const {
    return say(read, outlook, answers_.due);
  }

  Tally& tally(std::size_t i) {
    Tally* const tallies[kRules] = {&answers_.ina1, &answers_.ina2, &answers_.ina3, &answers_.ina4, &answers_.ina5, &answers_.ctp1,
                                    &answers_.ctp2, &answers_.rec1, &answers_.rev1, &answers_.sta1};
    return i < kRules ? *tallies[i] : answers_.due[i - kRules].tally;
  }

  // Where days are left that are not tried: a rule whose two ends differ may have any of its states on those between.
  void add_between(const Said& best, const Said& best_worst, const Said& known, const Said& worst, bool unknown, bool astride) {
    for (std::size_t i = 0; i < best.states.size(); ++i) {
      const Kind kind = kKinds[std::min<std::size_t>(i, kRules)];
      const bool differs = best.states[i] != known.states[i] || best_worst.states[i] != worst.states[i];
      if (!differs && !(kind.on_the_day && astride) && !(kind.by_run && worst.before_joining)) continue;
      for (const State state : kind.states) tally(i).add(state);
      if (unknown && !kind.states.empty()) tally(i).add(State::cannot_tell);
    }
  }

  void add_leaf(const Said& known, const Said& worst) {
    add_clocks(known, worst);
    add(known, worst);
  }

  // Of what is known; by what is not recorded only where that leaves no clock running.
  void add_clocks(const Said& known, const Said& worst) {
    const auto add_clock = [](Clocks& clocks, const Said::Clock& known_clock, const Said::Clock& worst_clock) {
      widen(clocks.since, known_clock.since);
      widen(clocks.until, known_clock.until);
      widen(clocks.possible_since, worst_clock.since);
      widen(clocks.possible_until, worst_clock.until);
    };
    add_clock(answers_.inactive, known.inactive, worst.inactive);
    add_clock(answers_.contrary, known.contrary, worst.contrary);
  }

  void add(const Said& known, const Said& worst) {
    for (std::size_t i = 0; i < known.states.size(); ++i) {
      if (i != sta1) tally(i).add(either(known.states[i], worst.states[i]));
    }
    for (const Causes cause : {cause::ina1, cause::ina2}) {
      DueAnswer* first = nullptr;
      for (std::size_t i = 0; i < answers_.due.size(); ++i) {
        DueAnswer& one = answers_.due[i];
        if (one.cause != cause) continue;   // no mutants: each of the two has its turn
        if (known.states[kRules + i] != State::pending) continue;
        if (first == nullptr || one.due.earliest < first->due.earliest) first = &one;   // no mutants of <: of two alike either will do
      }
      if (first != nullptr) first->may_come_first = true;
    }
    // A standing is known where unrecorded acts would not change it, nor what OGP published and is not recorded.
    bool sure = known.standing == worst.standing && !known.perhaps_active && !known.perhaps_voluntary;
    if (!sure || known.states[sta1] != State::not_applicable) sure &= !may_be_published_otherwise(known, worst);
    answers_.sta1.add(sure ? known.states[sta1] : State::cannot_tell);
    if (known.perhaps_voluntary) answers_.possible |= bit(Standing::voluntary);
    if (known.perhaps_active) answers_.possible |= bit(Standing::active);
    answers_.stated |= bit(known.standing);
    if (sure) answers_.told |= bit(known.standing);
    if (worst.standing != known.standing) answers_.possible |= bit(worst.standing);
  }

  // A status without its day may be the one in force; and where its statuses are not known to be complete, a membership with a ground for revocation may
  // have been revoked. Whoever is not told so reads what is computed.
  bool may_be_published_otherwise(const Said& known, const Said& worst) {
    const plan::Membership& membership = context_.document.membership;
    const bool undated = std::any_of(membership.statuses.begin(), membership.statuses.end(), [&](const plan::RecordedStatus& one) {
      return !one.date && one.state != plan::RecordedState::unset && standing_of(one.state) != known.standing;
    });
    const bool ground = known.standing == Standing::revocation_ground || worst.standing == Standing::revocation_ground;
    const bool unrecorded = ground && !known.recorded && silence_is_unknown(membership.registers.statuses);
    answers_.status_undated |= undated;
    answers_.status_unrecorded |= unrecorded;
    return undated || unrecorded;
  }

  const Context& context_;
  StandingAnswers& answers_;
  std::vector<Pinned> pinned_;
  int left_{}, ends_left_ = kMostEnds;
};

const plan::Plan* latest_submitted(const Context& context) {
  const plan::Plan* found = nullptr;
  for (const plan::Plan* plan : context.plans) {
    const auto days = days_of(plan->submission.date);
    if (days && days->earliest <= context.as_of) found = plan;
  }
  return found;
}

}  // namespace

bool has_unknown(const Record& record) {
  const auto unsure = [](const auto& one) { return !one.sure; };
  return record.unknown_until || record.voluntary_unknown || std::any_of(record.activities.begin(), record.activities.end(), unsure) ||
         std::any_of(record.own.begin(), record.own.end(), unsure) || std::any_of(record.voluntary.begin(), record.voluntary.end(), unsure) ||
         std::any_of(record.grounds.begin(), record.grounds.end(), [](const Ground& ground) { return !ground.sure || ground.own_unknown; });
}

StandingAnswers answer(const Context& context) {
  StandingAnswers answers;
  answers.submitted = latest_submitted(context);
  answers.read = read_record(context);
  const Record& record = answers.read.record;
  for (const Ground& ground : record.grounds) {
    if (ground.cause != cause::ina1 && ground.cause != cause::ina2) continue;
    using dates::one_day;
    const dates::Span due{ground.opens.earliest - one_day, ground.opens.latest - one_day};
    const bool again = !answers.due.empty() && answers.due.back().cause == ground.cause && answers.due.back().plan == ground.plan &&
                       answers.due.back().expected == ground.expected;
    if (!again) answers.due.push_back({ground.cause, ground.plan, ground.expected, due, {}});
  }
  answers.best = evaluate(record, {false, false});
  Split(context, answers).start(answers.read);
  const auto may_be_open = [](const Tally& one) { return one.has(State::not_met) || one.has(State::cannot_tell); };
  const auto runs = [](const Clocks& one) { return one.since || one.possible_since; };
  const bool uncertain = !answers.read.uncertain.empty();
  const std::optional<Day> ground = last_ground(uncertain ? evaluate(record, {true, false}) : answers.best, record.as_of);
  if (!uncertain) {
    if (ground) answers.due_days.ground = dates::Span::of(*ground);
  } else if (ground || may_be_open(answers.ina3) || may_be_open(answers.ina4) || may_be_open(answers.ctp2) || runs(answers.inactive) || runs(answers.contrary)) {
    answers.due_days = due_of_grounds(context, answers.read);
    if (answers.due_days.inactive) answers.inactive = *answers.due_days.inactive;
    if (answers.due_days.contrary) answers.contrary = *answers.due_days.contrary;
  }
  return answers;
}

}  // namespace cocrea::rules
