// The quarters of INA-3, INA-4 and INA-5.
#include "core/rules/standing_reader.h"

#include <algorithm>

#include "core/rules/standing_outlook.h"

namespace cocrea::rules {

using dates::Day;
using dates::Span;
using plan::YesNo;
using dates::one_day;

StandingReader::Within StandingReader::voluntary_within(Day first, Day last) const {
  const Record& record = result_.record;
  Within found = Within::no;
  for (const Voluntary& one : record.voluntary) {
    // Without an end it is the activities that end it.
    const auto end = [&](Outlook outlook) {
      return !one.last ? outlook::open_end(record, outlook, one.first) : (outlook.worst_days ? one.last->earliest : one.last->latest);
    };
    const Day most = end({false, false});
    if (one.first.earliest > last || most < first || most < one.first.earliest) continue;
    const auto reaches = [&](Day least) { return one.first.latest <= last && least >= first && least >= one.first.latest; };
    const auto surely = [&](Day least) { return one.sure && one.first.is_day() && reaches(least); };
    // What is not within on some of its days is not unknown on those: there the quarter asks for its report.
    const bool on_some_days = surely(end({false, true})) || !reaches(end({true, false}));
    found = std::max(found, surely(end({true, true})) ? Within::surely : (on_some_days ? Within::on_some_days : Within::perhaps));
  }
  return found;
}

void StandingReader::read_quarters(std::size_t index) {
  const plan::Plan& plan = *context_.plans[index];
  const Act act = submission(plan);
  auto end = end_of(plan);
  if (act.days && act.days->earliest > context_.as_of) return;
  const auto two_may_be_over = [&](Day from) { return dates::add_months(from, 2 * context_.rule_set.parameter("quarterMonths")).day <= context_.as_of; };
  if (!act.days) {
    const std::optional<Span> since = act.may_have_happened ? bounded_from(index) : std::nullopt;
    if (!act.may_have_happened) return;
    if (!since || two_may_be_over(since->earliest)) result_.quarters_unknown = &plan;
    result_.quarters_surely_unknown |= !since || two_may_be_over(since->latest);
    return;
  }
  const bool no_end = !end;
  if (no_end) {
    // Quarters that have elapsed do not depend on an end that lies later.
    end = Span::of(context_.as_of + date::days{100});   // no mutants: any that is more than a quarter
    if (two_may_be_over(act.days->earliest)) result_.quarters_unknown = &plan;
    result_.quarters_surely_unknown |= two_may_be_over(act.days->latest);
  }
  PlanBlocks blocks = blocks_of(context_, plan);
  const int months = blocks.quarter_months;
  const bool exact = act.days->is_day() && end->is_day();
  if (!no_end) {
    result_.quarters_least = std::max(result_.quarters_least, elapsed(blocks, act.days->latest, end->earliest));
    result_.quarters_most = std::max(result_.quarters_most, elapsed(blocks, act.days->earliest, end->latest));
  }

  Record& record = result_.record;
  const auto progress_from = static_cast<std::uint32_t>(record.own.size());
  bool unknown_progress = silence_is_unknown(plan.registers.progress), unknown_entry = unknown_progress;
  const auto add_entries = [&](bool progress) {
    for (const plan::ProgressEntry& entry : plan.progress) {
      if (progress && entry.progress == YesNo::no) continue;
      const auto days = of(entry.date);
      if (days) record.own.push_back({*days, !progress || entry.progress == YesNo::yes});
      if (!days) (progress ? unknown_progress : unknown_entry) = true;
    }
  };
  add_entries(true);
  const std::uint32_t exact_progress = sort_exact(record.own, progress_from);
  const auto entries_from = static_cast<std::uint32_t>(record.own.size());
  add_entries(false);
  const std::uint32_t exact_entries = sort_exact(record.own, entries_from);
  const auto entries_to = static_cast<std::uint32_t>(record.own.size());

  BlockCommitments commitments = block_commitments(plan);
  for (BlockCommitment& one : commitments.list) {
    if (one.completed) one.completed = of(one.commitment->completed);
    if (one.added) one.added = of(one.commitment->submission);
  }
  std::optional<dates::Block> before;
  unsigned before_asks{}, before_without_requests{};
  bool before_unknown = false;   // of the commitments alone
  bool before_on_some_days = false, before_ahead_on_some_days = false;
  for (int k = 0;; ++k) {
    const auto block = block_on(blocks, k, act.days->earliest, end->latest);
    if (!block) break;
    unsigned asks = block->full ? asks_for_report(commitments, *block, context_.as_of) : unsigned{asks::no};
    // On any of its days it may be the block of this number; towards the plan's end one that begins later may be the longer one.
    const auto latest = exact ? block : block_on(blocks, k, act.days->latest, end->latest);
    if (!exact && latest && latest->full) asks |= asks_for_report(commitments, *latest, context_.as_of);
    const bool commitments_unknown = (asks & asks::unknown) != 0;
    // Not exact: whether it is there and asks for a report in every case shows where the plan is shortest.
    const auto shortest = exact ? block : block_on(blocks, k, act.days->latest, end->earliest);
    // Days of one month make no two quarters in a row wrongly sure: what is in the plan and incomplete in the second is so, or was added, in the first. On days of
    // one year the submission itself may be the activity that ends it.
    const bool surely = exact || (!blocks.calendar && shortest && shortest->full && asks_for_report(commitments, *shortest, context_.as_of) == asks::yes);   // no mutants of ==: as said, and what is not sure is halved
    if (!surely) asks |= asks::no;
    bool asks_on_some_days = (asks & asks::yes) != 0;   // whatever is not recorded
    const Within voluntary = voluntary_within(block->first, latest ? latest->last : end->latest);
    if (voluntary == Within::surely && exact) asks = asks::no;
    if (voluntary != Within::no && asks != asks::no) {
      if (exact && voluntary == Within::perhaps) {
        asks |= asks::unknown;
        asks_on_some_days = false;
      }
      if (!exact || voluntary == Within::on_some_days) asks |= asks::no;
    }
    const unsigned without_requests = asks;
    if (record.voluntary_unknown && asks != asks::no && block->first <= context_.as_of) asks |= asks::unknown;   // no mutants of <=: on its first day it is not over
    if (before && before_asks != asks::no && asks != asks::no) {
      Ground ground;
      ground.plan = &plan;
      ground.number = k;
      ground.reports_unknown = before_unknown || commitments_unknown;
      ground.sure = !no_end && ((before_asks | asks) & asks::unknown) == 0;
      ground.sure_without_requests = !no_end && ((before_without_requests | without_requests) & asks::unknown) == 0;
      ground.sure_days = act.days->latest <= context_.as_of && ((before_asks | asks) & asks::no) == 0;
      if (exact || blocks.calendar) {
        ground.opens = Span::of(block->last + one_day);
        ground.since = Span::of(before->first);
      } else {
        // Any block of this number, whatever the days. Towards the plan's end a remainder of less than a month may belong to it.
        constexpr int remainder = 1;   // months that it does not reach   // no mutants: only a wider bound, which is halved
        const Day with_remainder = dates::add_months(act.days->latest, months * (k + 1) + remainder).day;
        ground.opens = dates::add_months(*act.days, months * (k + 1)).span;
        if (end->earliest + one_day < with_remainder) ground.opens.latest = with_remainder;   // no mutants of <: only a wider bound, which is halved
        // No quarter reaches beyond the plan's end.
        if (!no_end) ground.opens.latest = std::max(ground.opens.earliest, std::min(ground.opens.latest, end->latest + one_day));
        ground.since = dates::add_months(*act.days, months * (k - 1)).span;
      }
      // What is not recorded may decide on some days of a completion or of the submission, and on others not: there the ground is as sure as any.
      Ground on_some_days = ground;
      on_some_days.sure = !record.voluntary_unknown || before_ahead_on_some_days;
      on_some_days.sure_without_requests = true;
      on_some_days.sure_days = on_some_days.reports_unknown = false;
      const bool is_more = (on_some_days.sure && !ground.sure) || !ground.sure_without_requests;   // no mutants: what adds nothing is only slower
      const bool sure_on_some = !no_end && is_more && before_on_some_days && asks_on_some_days;
      const auto push = [&](Causes cause, std::uint32_t from, std::uint32_t to, std::uint32_t exact_own, bool own_unknown) {
        for (Ground* one : {&ground, &on_some_days}) {
          if (one == &on_some_days && !sure_on_some) continue;
          one->cause = cause;
          one->own_from = from;
          one->own_to = to;
          one->own_exact = exact_own;
          one->own_unknown = own_unknown;
          if (!no_end || one->opens.earliest <= context_.as_of) record.grounds.push_back(*one);
        }
      };
      push(cause::ina3, progress_from, entries_from, exact_progress, unknown_progress);
      push(cause::ina4, entries_from, entries_to, exact_entries, unknown_entry);
    }
    before_on_some_days = asks_on_some_days;
    before_ahead_on_some_days = !latest || latest->first > context_.as_of;
    before = block;
    before_asks = asks;
    before_without_requests = without_requests;
    before_unknown = commitments_unknown;
  }
}

int StandingReader::elapsed(const PlanBlocks& blocks, Day submission, Day end) const {
  int count = 0;
  for (int k = 0;; ++k) {
    const auto block = block_on(blocks, k, submission, end);
    if (!block || !is_elapsed(*block, context_.as_of)) return count;
    count += block->full ? 1 : 0;
  }
}

void StandingReader::read_working(std::size_t index) {
  const plan::Plan& plan = *context_.plans[index];
  const auto period = of(plan.period_start), end = end_of(plan);
  const auto joined = is_first_plan(context_, plan) == YesNo::yes ? of(context_.document.jurisdiction.joined) : std::nullopt;
  const Act act = submission(plan);
  const auto& submitted = act.days;
  const Day as_of = context_.as_of;
  // On an unrecorded day it may have begun or not, and without an end it may be over: that cannot be told, and what follows says only whether activities lack too.
  // One of which no day is known leaves the answer to the plan before it: it is being prepared while that is under way.
  if (!period && !joined && !submitted && index > 0) return;
  const bool known = (period || joined) && end;
  const auto start = period ? period : (joined ? joined : Span::of(submitted ? std::min(submitted->latest, as_of) : as_of));
  if (start->earliest > as_of) return;
  result_.working_plan = &plan;
  // While it may not have begun the plan before decides still; where its last day may be over, none does.
  const bool may_be_before = start->latest > as_of, may_be_over = end && end->earliest < as_of;
  const auto set = [&](State best, State worst) {
    const State states[] = {best, may_be_over ? State::not_applicable : worst, may_be_before ? result_.working_best : worst,
                            may_be_before ? result_.working_worst : worst};
    const auto other = std::find_if(std::begin(states), std::end(states), [&](State state) { return state != worst; });
    result_.working_worst = worst;
    result_.working_best = other == std::end(states) ? worst : *other;
  };
  if (end && end->latest < as_of) return set(State::not_applicable, State::not_applicable);
  Span since = *start;
  const bool exact = (!submitted || submitted->is_day()) && (!end || end->is_day());
  if (submitted && submitted->earliest <= as_of) {   // no mutants of <=: on that day no quarter is over
    if (exact && submitted->is_day()) {
      std::vector<Day> firsts;
      const PlanBlocks blocks = blocks_of(context_, plan);
      const Day last = end ? end->latest : as_of + date::days{100};   // no mutants: any that is more than a quarter
      for (int k = 0; const auto block = block_on(blocks, k, submitted->earliest, last); ++k) {
        if (block->full && is_elapsed(*block, as_of)) firsts.push_back(block->first);
      }
      if (firsts.size() >= 2) since = Span::of(firsts[firsts.size() - 2]);
    } else {
      since = {std::min(start->earliest, submitted->earliest), as_of};
      const PlanBlocks blocks = blocks_of(context_, plan);
      if (end && !blocks.calendar && as_of < end->earliest - date::days{31}) {   // no mutants of <,31: as long as no remainder can be
        // Long before the plan's end only the submission counts: quarter k begins on submission + k quarters.
        const int least = elapsed(blocks, submitted->latest, end->earliest), most = elapsed(blocks, submitted->earliest, end->latest);
        if (least >= 2) since.earliest = dates::add_months(submitted->earliest, blocks.quarter_months * (least - 2)).day;   // no mutants: only wider bounds, which are halved
        const int quarters = std::max(most - 2, 0);   // no mutants of 0: likewise
        since.latest = std::max(dates::add_months(submitted->latest, blocks.quarter_months * quarters).day, start->latest);
        since.earliest = std::min(since.earliest, since.latest);
      }
    }
  }
  // Handed in on a day that is not recorded, two full quarters may have gone by since one that began after the activity: on no day sooner than on the first from
  // which a quarter ends after it.
  const auto may_be_too_old = [&](Day day) {
    if (submitted || !act.may_have_happened) return false;
    const PlanBlocks blocks = blocks_of(context_, plan);
    Day first = dates::add_months(day, -blocks.quarter_months).day;
    while (dates::add_months(first, blocks.quarter_months).day <= day) first += one_day;
    const std::optional<Span> from = bounded_from(index);
    return elapsed(blocks, from ? std::max(first, from->earliest) : first, end ? end->latest : as_of + date::days{100}) > 2;   // no mutants of 100: as above
  };
  bool best = false, worst = false;
  for (const DatedAct& activity : result_.record.activities) {
    if (!activity.sure) continue;
    best |= activity.days.latest >= since.earliest && activity.days.earliest <= as_of && !may_be_too_old(activity.days.latest);
    worst |= activity.days.earliest >= since.latest && activity.days.latest <= as_of && !may_be_too_old(activity.days.earliest);
  }
  result_.working_lacks_activity = known ? !worst : !best;
  set(known && best ? State::met : State::cannot_tell, known && worst ? State::met : State::cannot_tell);
}

}  // namespace cocrea::rules
