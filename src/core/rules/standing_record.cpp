// What 1.11 to 1.13 read of a document.
#include "core/rules/standing_record.h"

#include <algorithm>

#include "core/dates/compare.h"
#include "core/rules/blocks_of_plan.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;
using plan::YesNo;
constexpr date::days one_day{1};

Span next_day(Span span) { return {span.earliest + one_day, span.latest + one_day}; }

class Reader {
 public:
  Reader(const Context& context, std::span<const Pinned> pinned) : context_(context), pinned_(pinned) {}

  StandingRecord read() {
    Record& record = result_.record;
    record.as_of = context_.as_of;
    record.contrary_months = context_.rule_set.parameter("inactivityMonths");
    record.revocation_months = context_.rule_set.parameter("revocationMonths");
    read_frame();
    // The latest plan first: its dates decide most.
    for (auto plan = context_.plans.rbegin(); plan != context_.plans.rend(); ++plan) {
      of((*plan)->submission.date);
      end_of(**plan);
    }
    for (std::size_t i = 0; i < context_.plans.size(); ++i) read_activities(i);
    for (const plan::Inactivity& entry : context_.document.membership.inactivities) read_voluntary(entry);
    for (std::size_t i = 0; i < context_.plans.size(); ++i) {
      read_deadline(*context_.plans[i]);
      read_gap(i);
    }
    read_unrecorded();
    for (const plan::Plan* plan : context_.plans) {
      read_quarters(*plan);
      read_evidence(*plan);
      read_working(*plan);
    }
    return std::move(result_);
  }

 private:
  std::optional<Span> of(const plan::Date& date) {
    if (!date) return std::nullopt;
    Span span = date->span();
    if (span.is_day()) return span;
    for (const Pinned& one : pinned_) {
      if (one.date == &date) span = one.days;   // the last one: each narrows the one before
    }
    auto& uncertain = result_.uncertain;
    const auto same = [&](const Pinned& one) { return one.date == &date; };
    if (!span.is_day() && std::none_of(uncertain.begin(), uncertain.end(), same)) uncertain.push_back({&date, span});
    return span;
  }

  std::optional<Span> end_of(const plan::Plan& plan) {
    const auto planned = of(plan.planned_end), actual = of(plan.actual_end);
    if (planned && actual) return dates::earlier_of(*planned, *actual);
    return actual ? actual : planned;
  }

  Act submission(const plan::Plan& plan) {
    Act act = submission_of(plan);
    act.days = of(plan.submission.date);
    return act;
  }

  // What OGP recorded and when the member joined. A status known by its month or year is taken on the first day, unless it is pinned.
  void read_frame() {
    Record& record = result_.record;
    for (const plan::RecordedStatus& one : context_.document.membership.statuses) {
      if (one.state == plan::RecordedState::unset) continue;
      const auto days = of(one.date);
      if (days && days->earliest <= context_.as_of) record.recorded.push_back({days->earliest, one.state});
    }
    std::stable_sort(record.recorded.begin(), record.recorded.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    for (const plan::Inactivity& entry : context_.document.membership.inactivities) {
      if (entry.answer == plan::Answer::refused) continue;
      for (const plan::Date* date : {&entry.requested, &entry.from, &entry.to}) of(*date);
    }
    result_.always_pinned = result_.uncertain.size();
    record.joined = of(context_.document.jurisdiction.joined);
  }

  void read_voluntary(const plan::Inactivity& entry) {
    if (entry.answer == plan::Answer::refused) return;
    const auto requested = of(entry.requested), from = of(entry.from);
    if (!requested && !from) return;
    if (requested && requested->earliest > context_.as_of) return;   // not asked for yet
    Voluntary one;
    one.first = requested && from ? dates::later_of(*requested, *from) : (from ? *from : *requested);
    one.last = of(entry.to);
    // A request that is not dated counts as not recorded.
    one.sure = requested && entry.reason.find_first_not_of(" \t\n") != std::string::npos;
    one.entry = &entry;
    result_.record.voluntary.push_back(one);
  }

  // ACT-1: co-creation with a non-government actor, progress, the submission.
  void read_activities(std::size_t index) {
    const plan::Plan& plan = *context_.plans[index];
    Record& record = result_.record;
    bool unknown = !activities_complete(plan);
    for (const plan::Meeting& meeting : plan.meetings) {
      if (meeting.phase == plan::Phase::implementation) continue;
      const YesNo attended = non_government_attended(context_.document, meeting);
      if (attended == YesNo::no) continue;
      const auto days = of(meeting.date);
      unknown |= !days;
      if (days) record.activities.push_back({*days, attended == YesNo::yes && meeting.phase == plan::Phase::co_creation});
    }
    for (const plan::ProgressEntry& entry : plan.progress) {
      if (entry.progress == YesNo::no) continue;
      const auto days = of(entry.date);
      unknown |= !days;
      if (days) record.activities.push_back({*days, entry.progress == YesNo::yes});
    }
    const Act act = submission(plan);
    if (act.days) record.activities.push_back({*act.days});
    unknown |= !act.days && act.may_have_happened;
    if (context_.document.membership.registers.inactivities == YesNo::no) unknown = true;
    if (!unknown) return;
    // What is not recorded of a plan lies before the next one was handed in.
    Day until = context_.as_of;
    for (std::size_t later = index + 1; later < context_.plans.size(); ++later) {
      const auto next = of(context_.plans[later]->submission.date);
      if (next && next->latest <= context_.as_of) until = std::min(until, next->latest);
    }
    record.unknown_until = std::max(record.unknown_until.value_or(until), until);
  }

  void add_submission(Ground& ground, const plan::Plan& plan) {
    const Act act = submission(plan);
    ground.own_from = ground.own_to = static_cast<std::uint32_t>(result_.record.own.size());
    if (act.days) result_.record.own.push_back({*act.days});
    ground.own_to = static_cast<std::uint32_t>(result_.record.own.size());
    ground.own_unknown = !act.days && act.may_have_happened;
  }

  // A ground that opens on the day after `due`, or after the date to which an approved extension moved it.
  void add_due(Ground ground, Span due, const plan::Plan& plan) {
    std::optional<Span> approved, asked;
    bool open = plan.registers.extensions != YesNo::yes;
    for (const plan::Extension& one : plan.extensions) {
      if (one.approved == YesNo::no) continue;
      const auto date = of(one.new_date);
      auto& latest = one.approved == YesNo::yes ? approved : asked;
      if (date) latest = latest ? dates::later_of(*latest, *date) : *date;
      open |= !date;
    }
    if (approved) due = dates::later_of(due, *approved);
    ground.opens = next_day(due);
    if (!open && !asked) return result_.record.grounds.push_back(ground);
    // It may have been moved further: to a date asked for, or to any.
    Ground later = ground;
    ground.sure = false;
    result_.record.grounds.push_back(ground);
    if (open) return;
    later.opens = next_day(dates::later_of(due, *asked));
    result_.record.grounds.push_back(later);
  }

  void read_deadline(const plan::Plan& plan) {
    const auto deadline = of(plan.deadline);
    if (!deadline) return;
    Ground ground;
    ground.cause = cause::ina1;
    ground.plan = &plan;
    add_submission(ground, plan);
    add_due(ground, *deadline, plan);
  }

  // Between a plan and the next one, which may not be in the record yet.
  void read_gap(std::size_t index) {
    const plan::Plan& plan = *context_.plans[index];
    const auto end = end_of(plan);
    const Act act = submission(plan);
    if (!end || (act.days && act.days->earliest > context_.as_of) || (!act.days && !act.may_have_happened)) return;
    Ground ground;
    ground.cause = cause::ina2;
    ground.sure = act.days.has_value();
    ground.sure_days = !act.days || act.days->latest <= context_.as_of;
    const Span due = dates::add_months(*end, context_.rule_set.parameter("planGapMonths")).span;
    if (index + 1 < context_.plans.size()) {
      ground.plan = context_.plans[index + 1];
      add_submission(ground, *ground.plan);
      add_due(ground, due, *ground.plan);
      return;
    }
    ground.plan = &plan;
    ground.expected = true;
    ground.own_from = ground.own_to = static_cast<std::uint32_t>(result_.record.own.size());
    ground.own_unknown = silence_is_unknown(plan.registers.submissions);
    ground.opens = next_day(due);
    result_.record.grounds.push_back(ground);
  }

  // Days between it and any voluntary day: none, perhaps, surely.
  unsigned voluntary_within(Day first, Day last) const {
    unsigned found = 0;
    for (const Voluntary& one : result_.record.voluntary) {
      const Day most = one.last ? one.last->latest : kNever;
      if (one.first.earliest > last || most < first) continue;
      const bool surely = one.sure && one.last && one.first.latest <= last && one.last->earliest >= first && one.first.is_day();
      found = std::max(found, surely ? 2u : 1u);
    }
    return found;
  }

  void read_quarters(const plan::Plan& plan) {
    const Act act = submission(plan);
    auto end = end_of(plan);
    if (act.days && act.days->earliest > context_.as_of) return;
    if (!act.days) {
      result_.quarters_unknown |= act.may_have_happened;
      return;
    }
    const bool no_end = !end;
    if (no_end) {
      // Quarters that have elapsed do not depend on an end that lies later.
      end = Span::of(context_.as_of + date::days{100});
      result_.quarters_unknown |= dates::add_months(act.days->earliest, 6).day <= context_.as_of;
    }
    PlanBlocks blocks = blocks_of(context_, plan);
    const bool exact = act.days->is_day() && end->is_day();
    const int least = no_end ? 0 : elapsed(blocks, act.days->latest, end->earliest);
    const int most = no_end ? 0 : elapsed(blocks, act.days->earliest, end->latest);
    result_.quarters_least = std::max(result_.quarters_least, act.days->latest <= context_.as_of ? least : 0);
    result_.quarters_most = std::max(result_.quarters_most, most);

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
    const auto entries_from = static_cast<std::uint32_t>(record.own.size());
    add_entries(false);
    const auto entries_to = static_cast<std::uint32_t>(record.own.size());

    BlockCommitments commitments = block_commitments(plan);
    for (BlockCommitment& one : commitments.list) {
      if (one.completed) one.completed = of(one.commitment->completed);
      if (one.added) one.added = of(one.commitment->submission);
    }
    std::optional<dates::Block> before;
    unsigned before_asks = 0;
    for (int k = 0;; ++k) {
      const auto block = block_on(blocks, k, act.days->earliest, end->latest);
      if (!block) break;
      unsigned asks = block->full ? asks_for_report(commitments, *block, context_.as_of) : unsigned{asks::no};
      // Not exact: whether it is there and asks for a report in every case shows where the plan is shortest.
      const auto shortest = exact ? block : block_on(blocks, k, act.days->latest, end->earliest);
      const bool surely = exact || (!blocks.calendar && shortest && shortest->full && asks_for_report(commitments, *shortest, context_.as_of) == asks::yes);
      if (block->full && !surely) asks |= asks::no;
      const unsigned voluntary = block->full ? voluntary_within(block->first, block->last) : 0;
      if (voluntary == 2 && exact) asks = asks::no;
      if (voluntary != 0 && asks != asks::no) asks |= exact ? unsigned{asks::unknown} : unsigned{asks::no};
      if (before && before_asks != asks::no && asks != asks::no) {
        Ground ground;
        ground.plan = &plan;
        ground.number = k;
        ground.sure = !no_end && ((before_asks | asks) & asks::unknown) == 0;
        ground.sure_days = act.days->latest <= context_.as_of && ((before_asks | asks) & asks::no) == 0;
        if (exact || blocks.calendar) {
          ground.opens = Span::of(block->last + one_day);
          ground.since = Span::of(before->first);
        } else {
          // Any block of this number, whatever the days. Towards the plan's end a remainder of less than a month may belong to it.
          const Day with_remainder = dates::add_months(act.days->latest, 3 * (k + 1) + 1).day;
          ground.opens = dates::add_months(*act.days, 3 * (k + 1)).span;
          if (end->earliest + one_day < with_remainder) ground.opens.latest = with_remainder;
          ground.since = dates::add_months(*act.days, 3 * (k - 1)).span;
        }
        ground.cause = cause::ina3;
        ground.own_from = progress_from;
        ground.own_to = entries_from;
        ground.own_unknown = unknown_progress;
        if (!no_end || ground.opens.earliest <= context_.as_of) record.grounds.push_back(ground);
        ground.cause = cause::ina4;
        ground.own_from = entries_from;
        ground.own_to = entries_to;
        ground.own_unknown = unknown_entry;
        if (!no_end || ground.opens.earliest <= context_.as_of) record.grounds.push_back(ground);
      }
      before = block;
      before_asks = asks;
    }
  }

  int elapsed(const PlanBlocks& blocks, Day submission, Day end) const {
    int count = 0;
    for (int k = 0;; ++k) {
      const auto block = block_on(blocks, k, submission, end);
      if (!block || !is_elapsed(*block, context_.as_of)) return count;
      count += block->full ? 1 : 0;
    }
  }

  struct Shown {
    plan::Phase phase;
    std::optional<Span> own, shown;
    bool sure;
  };

  std::vector<Shown> evidence_of(const plan::Plan& plan) {
    std::vector<Shown> all;
    for (const plan::Meeting& meeting : plan.meetings) {
      const YesNo attended = non_government_attended(context_.document, meeting);
      if (attended == YesNo::no) continue;
      const auto own = of(meeting.date);
      all.push_back({meeting.phase, own, meeting.recorded ? of(meeting.recorded) : own, attended == YesNo::yes});
    }
    const auto add_endorsement = [&](const plan::Endorsement& one) {
      const plan::Side side = side_of(context_.document, one.side, one.who);
      if (side == plan::Side::government) return;
      const auto own = of(one.date);
      all.push_back({plan::Phase::co_creation, own, own, side != plan::Side::unset});
    };
    for (const plan::Endorsement& one : plan.endorsements) add_endorsement(one);
    for (const plan::MonitoringBody& body : plan.monitoring_bodies) {
      for (const plan::Endorsement& one : body.endorsements) add_endorsement(one);
    }
    for (const plan::Evidence& one : plan.evidence) {
      const auto own = of(one.date);
      all.push_back({one.phase, own, one.shown ? of(one.shown) : own, true});
    }
    return all;
  }

  // The evidence of one half, of that time or later.
  void add_failure(const plan::Plan& plan, const std::vector<Shown>& all, plan::Phase phase, Span opens, std::optional<Span> time, bool sure_days, int number) {
    Record& record = result_.record;
    Ground ground;
    ground.cause = cause::ctp2;
    ground.failure = true;
    ground.plan = &plan;
    ground.number = number;
    ground.opens = opens;
    ground.sure_days = sure_days;
    ground.since = std::nullopt;
    // Evidence of a time that has not begun cannot have been shown.
    const bool begun = !time || time->earliest <= context_.as_of;
    ground.verdict_only = !evidence_complete(plan);
    ground.own_unknown = ground.verdict_only && begun;
    ground.own_from = static_cast<std::uint32_t>(record.own.size());
    for (const Shown& one : all) {
      if (one.phase != phase && one.phase != plan::Phase::unset) continue;
      if (!one.shown || (time && !one.own)) {
        ground.own_unknown |= begun;   // shown on an unknown day
        continue;
      }
      if (time && one.own->latest < time->earliest) continue;
      const bool of_that_time = !time || one.own->earliest >= time->latest;
      record.own.push_back({*one.shown, one.sure && one.phase == phase, of_that_time});
    }
    ground.own_to = static_cast<std::uint32_t>(record.own.size());
    record.grounds.push_back(ground);
  }

  // CTP-2: co-creation due at the submission, implementation on the last day of each whole plan year.
  void read_evidence(const plan::Plan& plan) {
    const Act act = submission(plan);
    if (!act.days || act.days->earliest > context_.as_of) return;
    const auto end = end_of(plan);
    const std::vector<Shown> all = evidence_of(plan);
    const bool submitted = act.days->latest <= context_.as_of;
    add_failure(plan, all, plan::Phase::co_creation, next_day(*act.days), std::nullopt, submitted, -1);
    if (!end) return;
    const bool exact = act.days->is_day() && end->is_day();
    for (int k = 0;; ++k) {
      const auto year = dates::plan_year(act.days->earliest, end->latest, k);
      if (!year || year->cut) break;
      const auto shortest = dates::plan_year(act.days->latest, end->earliest, k);
      const Span time = dates::add_months(*act.days, 12 * k).span;
      const Span opens = dates::add_months(*act.days, 12 * (k + 1)).span;
      add_failure(plan, all, plan::Phase::implementation, opens, time, submitted && (exact || (shortest && !shortest->cut)), k);
    }
  }

  void read_unrecorded() {
    if (context_.plans.empty()) return;
    const plan::Plan& first = *context_.plans.front();
    const auto had_by = [&](const plan::Plan& plan, bool worst) {
      const auto days = of(plan.submission.date);
      return days && (worst ? days->latest : days->earliest) <= context_.as_of;
    };
    const bool dated = std::any_of(context_.plans.begin(), context_.plans.end(), [](const plan::Plan* plan) { return plan->deadline.has_value(); });
    if (!dated && is_first_plan(context_, first) != YesNo::no) {
      result_.no_deadline_best = had_by(first, false) ? State::met : State::cannot_tell;
      result_.no_deadline_worst = had_by(first, true) ? State::met : State::cannot_tell;
    }
    for (const bool worst : {false, true}) {
      const plan::Plan* latest = nullptr;
      for (const plan::Plan* plan : context_.plans) latest = had_by(*plan, worst) ? plan : latest;
      State& state = worst ? result_.no_end_worst : result_.no_end_best;
      if (latest == nullptr ? is_first_plan(context_, first) != YesNo::yes : !end_of(*latest)) state = State::cannot_tell;
    }
  }

  // INA-5: an activity on or after the first day of the last but one elapsed full quarter, else since the period began. The latest plan whose
  // period has begun decides; between plans nothing does.
  void read_working(const plan::Plan& plan) {
    const auto period = of(plan.period_start), end = end_of(plan);
    const auto joined = is_first_plan(context_, plan) == YesNo::yes ? of(context_.document.jurisdiction.joined) : std::nullopt;
    const auto submitted = submission(plan).days;
    const auto start = period ? period : (joined ? joined : submitted);
    const Day as_of = context_.as_of;
    if (!start || start->earliest > as_of) return;
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
    if (submitted && submitted->earliest <= as_of) {
      if (exact && submitted->is_day()) {
        std::vector<Day> firsts;
        const PlanBlocks blocks = blocks_of(context_, plan);
        const Day last = end ? end->latest : as_of + date::days{100};
        for (int k = 0; const auto block = block_on(blocks, k, submitted->earliest, last); ++k) {
          if (block->full && is_elapsed(*block, as_of)) firsts.push_back(block->first);
        }
        if (firsts.size() >= 2) since = Span::of(firsts[firsts.size() - 2]);
      } else {
        since = {std::min(start->earliest, submitted->earliest), as_of};
        const PlanBlocks blocks = blocks_of(context_, plan);
        if (end && !blocks.calendar && as_of < end->earliest - date::days{31}) {
          // Long before the plan's end only the submission counts: quarter k begins on submission + 3k months.
          const int least = elapsed(blocks, submitted->latest, end->earliest), most = elapsed(blocks, submitted->earliest, end->latest);
          if (least >= 2 && submitted->latest <= as_of) since.earliest = dates::add_months(submitted->earliest, 3 * (least - 2)).day;
          since.latest = most >= 2 ? std::max(dates::add_months(submitted->latest, 3 * (most - 2)).day, start->latest) : std::max(start->latest, submitted->latest);
          since.earliest = std::min(since.earliest, since.latest);
        }
      }
    }
    bool best = false, worst = false;
    for (const DatedAct& activity : result_.record.activities) {
      if (!activity.sure) continue;
      best |= activity.days.latest >= since.earliest && activity.days.earliest <= as_of;
      worst |= activity.days.earliest >= since.latest && activity.days.latest <= as_of;
    }
    set(best ? State::met : State::cannot_tell, worst ? State::met : State::cannot_tell);
  }

  const Context& context_;
  std::span<const Pinned> pinned_;
  StandingRecord result_;
};

}  // namespace

bool activities_complete(const plan::Plan& plan) {
  return plan.registers.meetings == YesNo::yes && plan.registers.progress == YesNo::yes && plan.registers.submissions == YesNo::yes;
}

bool evidence_complete(const plan::Plan& plan) {
  return plan.registers.meetings == YesNo::yes && plan.registers.endorsements == YesNo::yes && plan.registers.evidence == YesNo::yes;
}

StandingRecord read_record(const Context& context, std::span<const Pinned> pinned) { return Reader(context, pinned).read(); }

}  // namespace cocrea::rules
