// 1.5 How many commitments at one time: COM-3, most slots on any day <= 5, joint <= 12.
#include <algorithm>

#include "core/rules/commitments.h"
#include "core/rules/moment.h"
#include "core/rules/slots.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

struct Ceiling {
  const Context& context;
  const plan::Plan& plan;
  Limits limits;
  std::vector<Slot> slots;
  std::size_t uncertain;
  int drafts;                     // initial ones: an added one comes later
  Act submission;
  std::optional<Span> plan_end;
};

// How low and how high the counts can be, over all days and unrecorded acts.
struct Range {
  int least, most;
};
void widen(std::optional<Range>& range, int low, int high) {
  range = range ? Range{std::min(range->least, low), std::max(range->most, high)} : Range{low, high};
}

struct CeilingAnswer {
  Tally tally;
  std::optional<Range> most_in_use, now;
  bool drafts_counted = false;
};

Ceiling ceiling_of(const Context& context, const plan::Plan& plan) {
  std::vector<Slot> slots = slots_of(plan);
  const auto uncertain = std::count_if(slots.begin(), slots.end(), [](const Slot& slot) { return slot.uncertain; });
  const auto initial = std::count_if(slots.begin(), slots.end(), [](const Slot& slot) { return !slot.added; });
  return {context, plan, limits_of(context, plan), std::move(slots), static_cast<std::size_t>(uncertain), static_cast<int>(initial), submission_of(plan), plan_end_of(plan)};
}

void judge_drafts(const Ceiling& ceiling, CeilingAnswer& answer) {
  answer.drafts_counted = true;
  widen(answer.most_in_use, ceiling.drafts, ceiling.drafts);
  judge_counts(ceiling.limits, ceiling.drafts, ceiling.drafts, answer.tally);
}

void judge_submitted(const Ceiling& ceiling, const SlotDays& days, CeilingAnswer& answer) {
  const SlotCount low = count_slots(ceiling.slots, days, true);
  const SlotCount high = count_slots(ceiling.slots, days, false);
  widen(answer.most_in_use, low.most, high.most);
  widen(answer.now, low.on_last_day, high.on_last_day);
  judge_counts(ceiling.limits, low.most, high.most, answer.tally);
}

// The submission is not recorded and may have happened, on any day: the answer has to be the same whether and whenever it was.
void judge_unknown_submission(const Ceiling& ceiling, SlotDays days, CeilingAnswer& answer) {
  CeilingAnswer any;
  judge_drafts(ceiling, any);
  for (const Day submission : {Day::min(), ceiling.context.as_of}) {
    days.submission = submission;
    judge_submitted(ceiling, days, any);
  }
  answer.drafts_counted = true;
  widen(answer.most_in_use, any.most_in_use->least, any.most_in_use->most);
  const State state = any.tally.state();
  if (state == State::depends_on_day) {
    answer.tally.add(State::cannot_tell, lacks::submission | any.tally.missing());
  } else {
    answer.tally.add(state, any.tally.missing());
  }
}

void judge_count(const Ceiling& ceiling, const SlotDays& days, CeilingAnswer& answer) {
  if (ceiling.submission.days) return judge_submitted(ceiling, days, answer);
  judge_unknown_submission(ceiling, days, answer);
}

// Whichever of the uncertain ones occupy more.
void judge_occupations(const Ceiling& ceiling, SlotDays days, CeilingAnswer& answer) {
  for (days.larger = 0; days.larger <= ceiling.uncertain; ++days.larger) judge_count(ceiling, days, answer);
}

// The dates of a commitment.
std::vector<Span*> dates_of(Slot& slot) {
  std::vector<Span*> dates;
  for (auto* date : {&slot.acts.inclusion, &slot.acts.completed}) {
    if (*date) dates.push_back(&**date);
  }
  for (Span& delivery : slot.acts.deliveries) dates.push_back(&delivery);
  return dates;
}

// Where a day of a commitment lies between its two ends, the others may enter and leave before it or after it: the states of those days too.
void judge_between(const Ceiling& ceiling, const SlotDays& days, CeilingAnswer& answer) {
  constexpr std::size_t few = 3;   // no mutants: how long it may take
  if (ceiling.uncertain == 0 || ceiling.uncertain > few) return;   // no mutants: likewise
  Ceiling between = ceiling;
  std::vector<Day> turns{days.submission, days.last};
  if (days.plan_end) turns.push_back(*days.plan_end);
  for (Slot& slot : between.slots) {
    for (const Span* date : dates_of(slot)) turns.insert(turns.end(), {date->earliest, date->latest});
  }
  for (Slot& tried : between.slots) {
    if (!tried.uncertain) continue;   // no mutants: only sooner done
    for (Span* const date : dates_of(tried)) {
      const Span allowed = *date;
      if (allowed.is_day()) continue;   // no mutants: likewise
      for (const Day turn : turns) {
        for (const Day day : {turn, turn + date::days{1}}) {   // no mutants of 1: any day before the next turn
          if (!allowed.contains(day)) continue;
          *date = Span::of(day);
          tried.occupy();
          judge_occupations(between, days, answer);
        }
      }
      *date = allowed;
      tried.occupy();
    }
  }
}

CeilingAnswer judge(const Ceiling& ceiling) {
  CeilingAnswer answer;
  Worlds worlds;
  std::optional<Worlds::Number> submission, plan_end;
  if (ceiling.submission.days) submission = worlds.add(*ceiling.submission.days);
  if (ceiling.plan_end) plan_end = worlds.add(*ceiling.plan_end);
  // The count never grows when the submission comes later or the plan ends earlier: first and last day give the state. The days on
  // which commitments enter and leave are asked as well, so that the list of possible states has those in between.
  if (submission) {
    worlds.compare(*submission, ceiling.context.as_of);
    worlds.ends(*submission);
  }
  if (plan_end) worlds.ends(*plan_end);
  constexpr std::size_t many = 24;   // no mutants: only how long it may take
  constexpr Day ever = Day::min();   // "released on any day" turns nowhere
  if (ceiling.slots.size() <= many) {   // no mutants: likewise
    for (const Slot& slot : ceiling.slots) {
      for (const auto& day : {slot.smaller.inclusion, slot.larger.inclusion}) {
        if (day && plan_end) worlds.compare(*plan_end, *day);
        if (day && submission) worlds.compare(*submission, *day);
      }
      for (const Occupation& one : {slot.smaller, slot.larger}) {
        for (const auto& day : {one.release, one.release_if, one.release_after}) {
          if (day && submission && *day > ever) worlds.compare(*submission, *day);   // no mutants of >: its first day is asked in any case
        }
      }
    }
  }
  worlds.each([&](const Worlds::Days& days) {
    if (submission ? days[*submission] > ceiling.context.as_of : !ceiling.submission.may_have_happened) {
      judge_drafts(ceiling, answer);
      return;
    }
    const SlotDays count{submission ? days[*submission] : Day{}, plan_end ? std::optional<Day>{days[*plan_end]} : std::nullopt,
                         ceiling.context.as_of};
    judge_occupations(ceiling, count, answer);
    judge_between(ceiling, count, answer);
  });
  return answer;
}

void add_ceiling_steps(Verdict& verdict, const Ceiling& ceiling, const CeilingAnswer& answer) {
  const Range& most = *answer.most_in_use;   // every combination of days counts something
  add_count_steps(verdict, ceiling.limits, answer.drafts_counted ? "step.drafts" : "step.slotsMost", most.least, most.most);
  if (!answer.now) return;
  const bool joint = ceiling.limits.kind == plan::JurisdictionKind::joint;
  verdict.steps.push_back(count_step("step.slotsNow", answer.now->least, answer.now->most, joint ? ceiling.limits.joint : ceiling.limits.independent));
}

std::string_view ceiling_reason(const Verdict& verdict, const Ceiling& ceiling, const CeilingAnswer& answer) {
  const Tally& tally = answer.tally;
  const bool drafts = answer.drafts_counted;
  const bool either = ceiling.limits.kind == plan::JurisdictionKind::unset;
  switch (verdict.state) {
    case State::met:
      if (either) return "reason.COM-3.metEither";
      return drafts ? "reason.COM-3.metDrafts" : "reason.COM-3.met";
    case State::not_met:
      if (either) return "reason.COM-3.tooManyEither";
      return drafts ? "reason.COM-3.tooManyDrafts" : "reason.COM-3.tooMany";
    case State::depends_on_day: return "reason.COM-3.dependsOnDay";
    case State::pending:
    case State::not_applicable:
    case State::cannot_tell: break;
  }
  if (tally.lacks(lacks::kind)) return "reason.COM-3.kindUnset";
  if (tally.lacks(lacks::submission)) return "reason.COM-3.submissionUnknown";
  return tally.lacks(lacks::slot_acts) ? "reason.COM-3.releasesUnknown" : "reason.COM-3.registerIncomplete";
}

}  // namespace

void check_ceiling(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "COM-3", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const Ceiling ceiling = ceiling_of(context, plan);
  const CeilingAnswer answer = judge(ceiling);
  verdict.state = answer.tally.state();
  verdict.possible = answer.tally.possible();
  add_slot_facts(verdict, context, plan, ceiling.limits, ceiling.slots);
  add_ceiling_steps(verdict, ceiling, answer);
  add_slot_missing(verdict, context, plan, ceiling.slots, answer.tally);
  verdict.reason = ceiling_reason(verdict, ceiling, answer);
  if (verdict.state == State::not_met) {
    verdict.remedies.push_back({answer.drafts_counted ? "remedy.COM-3.fewerDrafts" : "remedy.COM-3.freeSlot", {plan.id, "commitments"}});
  }
  if (verdict.state == State::depends_on_day) {
    if (ceiling.submission.days && !ceiling.submission.days->is_day()) verdict.remedies.push_back({"remedy.exactDay.submission", ceiling.submission.place});
    if (verdict.remedies.empty()) verdict.remedies.push_back({"remedy.COM-3.recordReleases", {plan.id, "evaluations"}});
  }
  const auto cancelled = std::count_if(plan.commitments.begin(), plan.commitments.end(),
                                       [](const plan::Commitment& one) { return one.cancelled == plan::YesNo::yes; });
  if (cancelled > 0) {
    verdict.notes.push_back({"note.cancelledKeepSlot", {plan.id, "commitments"}, std::nullopt, static_cast<int>(cancelled), {}});
  }
  if (!ceiling.submission.days && ceiling.drafts < static_cast<int>(ceiling.slots.size())) {
    verdict.notes.push_back({"note.addedNotCounted", {plan.id, "commitments"}, std::nullopt,
                             static_cast<int>(ceiling.slots.size()) - ceiling.drafts, {}});
  }
  verdicts.push_back(std::move(verdict));
}

}  // namespace cocrea::rules
