#include "core/rules/blocks_of_plan.h"

#include <algorithm>

#include "core/dates/add_months.h"

namespace cocrea::rules {

using dates::Day;
using dates::one_day;

PlanBlocks blocks_of(const Context& context, const plan::Plan& plan) {
  PlanBlocks result;
  result.submission = submission_of(plan);
  result.plan_end = plan_end_of(plan);
  result.calendar = context.document.readings.quarters == plan::QuarterReading::calendar;
  if (context.document.readings.cut_year == plan::CutYearReading::strict) result.cut_year = dates::CutYear::strict;
  result.quarter_months = context.rule_set.parameter("quarterMonths");
  result.year_meetings = context.rule_set.parameter("yearMeetings");
  result.as_of = context.as_of;
  if (!result.submission.days || !result.plan_end) return result;
  // An earlier submission or a later end never takes a block away.
  const Day first = result.submission.days->earliest, last = result.plan_end->latest;
  while (block_on(result, result.blocks, first, last)) ++result.blocks;
  while (year_on(result, result.years, first, last)) ++result.years;
  return result;
}

std::optional<dates::Block> block_on(const PlanBlocks& plan, int k, Day submission, Day plan_end) {
  return plan.calendar ? dates::calendar_quarter_block(submission, plan_end, k, plan.quarter_months)
                       : dates::quarter_block(submission, plan_end, k, plan.quarter_months);
}

std::optional<dates::PlanYear> year_on(const PlanBlocks& plan, int k, Day submission, Day plan_end) {
  return dates::plan_year(submission, plan_end, k, plan.cut_year, plan.year_meetings);
}

namespace {

void widen(std::optional<dates::Span>& span, Day day) {
  if (!span) span = dates::Span::of(day);
  *span = {std::min(span->earliest, day), std::max(span->latest, day)};
}

// A block's last day does not only grow with the plan's end: it falls back when a remainder becomes a block. So one date goes through its
// days while the other one stands at its ends.
template <class On>
Extent extent_of(const PlanBlocks& plan, On on) {
  Extent extent;
  const auto add = [&](Day submission, Day plan_end) {
    const auto one = on(submission, plan_end);
    if (!one) return;
    widen(extent.first, one->first);
    widen(extent.last, one->last);
  };
  const dates::Span submission = *plan.submission.days, end = *plan.plan_end;
  for (Day day = end.earliest; day <= end.latest; day += one_day) {
    add(submission.earliest, day);
    if (!submission.is_day()) add(submission.latest, day);
  }
  if (submission.is_day()) return extent;
  for (Day day = submission.earliest; day != submission.latest; day += one_day) {   // its last day was among those above
    add(day, end.earliest);
    if (!end.is_day()) add(day, end.latest);
  }
  return extent;
}

}  // namespace

Extent block_extent(const PlanBlocks& plan, int k) {
  return extent_of(plan, [&](Day submission, Day plan_end) { return block_on(plan, k, submission, plan_end); });
}

Extent year_extent(const PlanBlocks& plan, int k) {
  return extent_of(plan, [&](Day submission, Day plan_end) { return year_on(plan, k, submission, plan_end); });
}

BlockWorlds::BlockWorlds(const PlanBlocks& plan)
    : plan_(plan),
      submission_(worlds_.add(*plan.submission.days)),
      after_end_(worlds_.add({plan.plan_end->earliest + one_day, plan.plan_end->latest + one_day})) {}

// Every quarter's first day counts: which quarter is number k depends on the one of the submission.
void BlockWorlds::compare_calendar() {
  const int months = plan_.quarter_months;
  const Day last = std::min(plan_.plan_end->latest + one_day, dates::add_months(plan_.submission.days->latest, months * (dates::kMostQuarters + 1)).day);   // no mutants of 1: more of them ask no less
  for (Day quarter = dates::first_of_calendar_quarter(plan_.submission.days->earliest, months); quarter <= last; quarter = dates::add_months(quarter, months).day) {   // no mutants of <=: none begins after the plan's last day
    worlds_.compare(submission_, quarter);
    worlds_.compare(after_end_, quarter);
  }
  worlds_.compare(submission_, after_end_);
}

void BlockWorlds::compare_block(int k) {
  if (plan_.calendar) {
    compare_calendar();
  } else {
    const int first = plan_.quarter_months * k, next = plan_.quarter_months * (k + 1);
    for (const int months : {first, first + 1, next, next + 1}) worlds_.compare(submission_, months, after_end_);
  }
  compare_block(k, plan_.as_of);
}

void BlockWorlds::compare_block(int k, Day day) {
  if (plan_.calendar) {
    worlds_.compare(submission_, day);
  } else {
    for (const int block : {k, k + 1}) worlds_.compare(submission_, plan_.quarter_months * block, day);
  }
  worlds_.compare(after_end_, day);
}

void BlockWorlds::compare_year(int k) {
  for (const int months : {12 * k, 12 * k + 6, 12 * k + 12}) worlds_.compare(submission_, months, after_end_);
  compare_year(k, plan_.as_of);
}

void BlockWorlds::compare_year(int k, Day day) {
  worlds_.compare(submission_, 12 * k, day);
  worlds_.compare(submission_, 12 * k + 12, day);
  worlds_.compare(after_end_, day);
}

BlockCommitments block_commitments(const plan::Plan& plan) {
  BlockCommitments result;
  result.more_may_exist = silence_is_unknown(plan.registers.commitments);
  result.list.reserve(plan.commitments.size());
  for (const plan::Commitment& commitment : plan.commitments) {
    BlockCommitment one;
    one.commitment = &commitment;
    one.is_added = is_added(commitment);
    if (one.is_added) {
      const Act submission = submission_of(plan, commitment);
      one.added = submission.days;
      one.may_be_added = !submission.days && submission.may_have_happened;
    }
    one.completed = days_of(commitment.completed);
    one.may_be_complete =
        !one.completed && (silence_is_unknown(plan.registers.completions) || commitment.progress == plan::Progress::complete);
    result.list.push_back(one);
  }
  return result;
}

namespace {

// Of one commitment that is in the plan on the block's first day.
unsigned asks_while_incomplete(const BlockCommitment& one, const dates::Block& block, Day as_of) {
  if (!one.completed) return one.may_be_complete ? finding::unknown : finding::yes;
  const Day last = std::min(block.first, as_of);   // what is planned for later has not happened
  if (one.completed->latest <= last) return finding::no;
  return one.completed->earliest <= last ? finding::no | finding::yes : finding::yes;
}

unsigned asks_of(const BlockCommitment& one, const dates::Block& block, Day as_of) {
  if (!one.is_added) return asks_while_incomplete(one, block, as_of);
  if (!one.added) return one.may_be_added ? finding::unknown : finding::no;
  const Day last = std::min(block.last, as_of);
  unsigned result = 0;
  if (one.added->earliest < block.first && one.added->earliest <= as_of) result |= asks_while_incomplete(one, block, as_of);
  if (std::max(one.added->earliest, block.first) <= std::min(one.added->latest, last)) result |= finding::yes;
  if (one.added->latest > last) result |= finding::no;
  return result;
}

}  // namespace

unsigned asks_for_report(const BlockCommitments& commitments, const dates::Block& block, Day as_of) {
  // A plan with no commitment at all has none that is complete.
  unsigned result = commitments.more_may_exist ? finding::unknown : (commitments.list.empty() ? finding::yes : finding::no);
  for (const BlockCommitment& one : commitments.list) result = any_of(result, asks_of(one, block, as_of));
  return result;
}

void compare_commitments(BlockWorlds& worlds, const BlockCommitments& commitments, int k) {
  for (const BlockCommitment& one : commitments.list) {
    for (const auto& span : {one.added, one.completed}) {
      if (!span) continue;
      worlds.compare_block(k, span->earliest);
      worlds.compare_block(k, span->latest);
    }
  }
}

}  // namespace cocrea::rules
