// 1.5 A slot is free for an added commitment: COM-4, slots in use on its inclusion day, itself included, <= 5, joint <= 12.
#include <algorithm>
#include <bit>
#include <array>

#include "core/rules/attendance.h"
#include "core/rules/commitments.h"
#include "core/rules/slots.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

constexpr int kMostCounted = 63;   // more are too many in any case

struct Question {
  const Context& context;
  const plan::Plan& plan;
  const std::vector<Slot>& slots;
  Limits limits;
  Act plan_submission;
  std::optional<Span> plan_end;
};

struct Range {
  int least = kMostCounted, most = 0;
};

// The counts on one day, itself included: bit `most` of row `least`, for the slots are independent of each other.
using Counts = std::array<std::uint64_t, kMostCounted + 2>;

Counts counts_on(const Question& q, const plan::Commitment& itself, std::optional<Day> submission, Day day) {
  Counts counts{};
  counts[1] = 1u << 1;
  constexpr std::uint64_t top = std::uint64_t{1} << kMostCounted;   // no mutants: more than there ever are
  int rows = 1;   // no mutants: a row that is not there yet is empty
  for (const Slot& slot : q.slots) {
    if (slot.commitment == &itself) continue;
    const unsigned states = occupancy(slot, submission, q.plan_submission.may_have_happened, day);
    if (states == occupied::no) continue;
    Counts next{};
    for (int least = 1; least <= rows; ++least) {
      const auto at = static_cast<std::size_t>(least);
      const std::uint64_t more = counts[at] << 1 | (counts[at] & top);
      if ((states & occupied::no) != 0) next[at] |= counts[at];
      if ((states & occupied::unknown) != 0) next[at] |= more;
      if ((states & occupied::yes) != 0) next[std::min(at + 1, static_cast<std::size_t>(kMostCounted))] |= more;
    }
    counts = next;
    rows = std::min(rows + 1, kMostCounted);   // no mutants: likewise
  }
  return counts;
}

void judge_on(const Question& q, const plan::Commitment& commitment, std::optional<Day> submission, std::optional<Day> plan_end, Day inclusion, Tally& tally,
              Range& range) {
  if (inclusion > q.context.as_of) {
    tally.add(State::pending);
    return;
  }
  if (plan_end && inclusion > *plan_end) {   // after the plan nothing takes a slot
    range.least = 0;
    judge_counts(q.limits, range.least, range.least, tally);
    return;
  }
  const bool may_be_over = !plan_end && (!submission || inclusion > *submission);
  const Counts counts = counts_on(q, commitment, submission, inclusion);
  for (std::size_t row = 0; row < counts.size(); ++row) {   // no mutants: no row but those of slots has any
    for (std::uint64_t left = counts[row]; left != 0; left ^= left & -left) {
      const int most = std::countr_zero(left), least = may_be_over ? 0 : static_cast<int>(row);
      Tally one;
      judge_counts(q.limits, least, most, one);
      const bool unknown_plan = one.has(State::cannot_tell) && one.lacks(lacks::slot_acts) && !submission && q.plan_submission.may_have_happened;
      tally.add(one.state(), one.missing() | (unknown_plan ? lacks::submission : 0u));
      range.least = std::min(range.least, least);
      range.most = std::max(range.most, most);
    }
  }
}

Tally judge(const Question& q, const plan::Commitment& commitment, const Act& inclusion, Range& range) {
  Tally tally;
  if (!inclusion.days) {
    if (inclusion.may_have_happened) {
      tally.add(State::cannot_tell, lacks::submission);
    } else {
      tally.add(State::pending);
    }
    return tally;
  }
  Worlds worlds;
  const auto day = worlds.add(*inclusion.days);
  std::optional<Worlds::Number> submission, plan_end;
  if (q.plan_submission.days) submission = worlds.add(*q.plan_submission.days);
  if (q.plan_end) plan_end = worlds.add(*q.plan_end);
  worlds.compare(day, q.context.as_of);
  if (submission) worlds.compare(*submission, day);
  if (plan_end) worlds.compare(*plan_end, day);
  const auto compare = [&](const std::optional<Span>& days) {
    if (!days) return;
    worlds.compare(day, days->earliest);
    worlds.compare(day, days->latest);
  };
  for (const Slot& slot : q.slots) {
    if (inclusion.days->is_day()) break;
    if (slot.commitment == &commitment) continue;
    if (slot.added) compare(days_of(slot.commitment->submission));
    compare(slot.acts.completed);
    for (const Span& delivery : slot.acts.deliveries) compare(delivery);
  }
  worlds.each([&](const Worlds::Days& days) {
    judge_on(q, commitment, submission ? std::optional<Day>{days[*submission]} : std::nullopt,
             plan_end ? std::optional<Day>{days[*plan_end]} : std::nullopt, days[day], tally, range);
  });
  return tally;
}

// Whether surely no slot is free on a day, without this commitment.
bool surely_full(const Question& q, const plan::Commitment& itself, Day submission, Day day) {
  const auto in_use = std::count_if(q.slots.begin(), q.slots.end(), [&](const Slot& slot) {
    return slot.commitment != &itself && occupancy(slot, submission, false, day) == occupied::yes;
  });
  return in_use >= (q.limits.kind == plan::JurisdictionKind::independent ? q.limits.independent : q.limits.joint);
}

// Surely full from the plan's submission to `last`: on every day on which a slot may have become free.
bool surely_full_until(const Question& q, const plan::Commitment& itself, Day last) {
  const Day submission = q.plan_submission.days->latest;
  if (!surely_full(q, itself, submission, submission)) return false;
  last = std::max(last, submission);
  const auto stays_full = [&](const std::optional<Span>& days) {
    return !days || surely_full(q, itself, submission, std::clamp(days->earliest, submission, last));
  };
  for (const Slot& slot : q.slots) {
    if (!stays_full(slot.acts.completed)) return false;
    for (const Span& delivery : slot.acts.deliveries) {
      if (!stays_full(delivery)) return false;
    }
  }
  return surely_full(q, itself, submission, last);
}

void add_early_event(Verdict& verdict, const Question& q, const plan::Commitment& commitment, const std::vector<Event>& events) {
  if (!q.plan_submission.days) return;
  const Event* first = nullptr;
  for (const Event& event : events) {
    if (!event.days || event.phase_unset || !is_linked(event, commitment)) continue;
    if (first == nullptr || event.days->latest < first->days->latest) first = &event;   // no mutants of <: of two on one day either will do
  }
  if (first == nullptr || !surely_full_until(q, commitment, first->days->latest)) return;
  verdict.notes.push_back({"note.coCreatedBeforeFreeSlot", {first->meeting->id, "date"}, first->days, std::nullopt, {}});
}

std::string_view unknown_reason(const Tally& tally) {
  if (tally.lacks(lacks::kind)) return "reason.COM-3.kindUnset";
  return tally.lacks(lacks::slot_acts) ? "reason.COM-4.unknown" : "reason.COM-3.registerIncomplete";
}

void check_one(const Question& q, const plan::Commitment& commitment, const std::vector<Event>& events, Verdict& verdict) {
  const Act inclusion = submission_of(q.plan, commitment);
  Range range;
  const Tally tally = judge(q, commitment, inclusion, range);
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  verdict.due = inclusion.days;
  add_slot_facts(verdict, q.context, q.plan, q.limits, q.slots);
  if (range.most >= range.least) add_count_steps(verdict, q.limits, "step.slotsThen", range.least, range.most);
  const Place place{commitment.id, "submission"};
  if (inclusion.days) {
    add_slot_missing(verdict, q.context, q.plan, q.slots, tally);
  } else if (verdict.state == State::cannot_tell) {
    verdict.missing.push_back({"fact.commitmentSubmission", place});
    verdict.remedies.push_back({"remedy.recordSubmission", place});
  }
  if (verdict.state == State::not_met) verdict.remedies.push_back({"remedy.COM-3.freeSlot", {q.plan.id, "commitments"}});
  if (verdict.state == State::pending) verdict.remedies.push_back({"remedy.COM-4.waitForSlot", {q.plan.id, "evaluations"}});
  if (verdict.state == State::depends_on_day) {
    verdict.remedies.push_back({inclusion.days->is_day() ? "remedy.COM-3.recordReleases" : "remedy.exactDay.submission", inclusion.days->is_day() ? Place{q.plan.id, "evaluations"} : place});
  }
  add_early_event(verdict, q, commitment, events);
  // The plan's own submission may be lacking too: that is one of the acts.
  const std::string_view unknown = inclusion.days ? unknown_reason(tally) : "reason.atSubmission.unknown";
  set_reason(verdict, inclusion, Tally{}, {"reason.COM-4.met", "reason.COM-4.notMet", unknown});
}

}  // namespace

void check_added(const Context& context, const plan::Plan& plan, const std::vector<Event>& co_creation, Verdicts& verdicts) {
  const bool any = std::any_of(plan.commitments.begin(), plan.commitments.end(), is_added);
  const std::vector<Slot> slots = any ? slots_of(plan) : std::vector<Slot>{};
  const Question q{context, plan, slots, limits_of(context, plan), submission_of(plan), plan_end_of(plan)};
  for (const plan::Commitment& commitment : plan.commitments) {
    std::optional<Verdict> begun = begin(context, "COM-4", plan, commitment.id);
    if (!begun) return;
    if (is_added(commitment)) {
      check_one(q, commitment, co_creation, *begun);
    } else {
      begun->state = State::not_applicable;
      begun->reason = "reason.COM-4.initial";
      begun->facts.push_back(choice_fact("fact.inclusion", commitment.id, "inclusion", commitment.inclusion == plan::Inclusion::unset ? "" : "initial"));
    }
    verdicts.push_back(std::move(*begun));
  }
}

}  // namespace cocrea::rules
