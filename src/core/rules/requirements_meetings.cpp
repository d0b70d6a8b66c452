// 1.10: REQ-2, meetings with non-government actors: one during the co-creation, two in each year of implementation.
#include <algorithm>
#include <cstdint>
#include <limits>

#include "core/rules/attendance.h"
#include "core/rules/blocks_of_plan.h"
#include "core/rules/requirements.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

using Events = std::vector<Event>;   // the meetings of one phase, and those that may be of it

// Whether it is one of that phase with a non-government attendee, whatever its day.
unsigned counts(const Event& event) { return all_of(event.phase_unset ? finding::unknown : finding::yes, finding_of(event.non_government)); }

void add_meeting_facts(Verdict& verdict, const plan::Plan& plan, const Events& events, bool open, std::string_view others, const std::optional<Span>& within) {
  for (const Event& event : events) {
    if (within && event.days && (event.days->latest < within->earliest || event.days->earliest > within->latest)) continue;
    const plan::Meeting& meeting = *event.meeting;
    verdict.facts.push_back(fact("fact.meetingDate", meeting.id, "date", meeting.date));
    verdict.facts.push_back(fact("fact.nonGovernmentAttended", meeting.id, "nonGovernmentAttended", event.non_government));
    if (!open || counts(event) == finding::no) continue;
    if (event.non_government == plan::YesNo::unset) verdict.missing.push_back({"fact.nonGovernmentAttended", {meeting.id, "nonGovernmentAttended"}});
    if (!meeting.date) verdict.missing.push_back({"fact.meetingDate", {meeting.id, "date"}});
    if (event.phase_unset) verdict.missing.push_back({"fact.meetingPhase", {meeting.id, "phase"}});
  }
  verdict.facts.push_back(fact("fact.meetingsComplete", plan.registers.id, "meetings", plan.registers.meetings));
  if (open && silence_is_unknown(plan.registers.meetings)) verdict.missing.push_back({others, {plan.id, "meetings"}});
}

// --- Co-creation: a meeting after the submission of the previous plan and up to that of this one ---

void check_co_creation(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "REQ-2", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const plan::Plan* previous = previous_plan(context, plan);
  const Act before = previous != nullptr ? submission_of(*previous) : Act{};
  const bool before_unknown = !before.days && before.may_have_happened;
  AtSubmission moment{submission_of(plan), context.as_of, {}, before.days};
  const Events events = events_of(context.document, plan, plan::Phase::co_creation);
  for (const Event& event : events) moment.compared.push_back({event.meeting->date, {event.meeting->id, "date"}});
  const auto find = [&](Day submission, Day earlier, Parts& parts) {
    parts[0] = silence(plan.registers.meetings);
    const Day first = before.days ? earlier + date::days{1} : kLongAgo;
    for (const Event& event : events) {
      const unsigned one = all_of(counts(event), falls_within(event.days, first, submission));
      parts[0] = any_of(parts[0], before_unknown ? all_of(one, finding::unknown) : one);
    }
  };
  const Judgement judgement = judge_at_submission(moment, finder(find));
  add_submission_facts(verdict, plan);
  if (previous != nullptr) {
    verdict.facts.push_back(fact("fact.previousSubmission", previous->submission.id, "date", previous->submission.date));
    if (before_unknown && judgement.open(0)) verdict.missing.push_back({"fact.previousSubmission", before.place});
  }
  add_meeting_facts(verdict, plan, events, judgement.open(0), "missing.coCreationEvents", std::nullopt);
  finish(verdict, moment, judgement,
         {"reason.REQ-2.coCreationMet", "reason.REQ-2.coCreationNotMet", "reason.missing", "remedy.REQ-2.coCreation", {plan.id, "meetings"}, "remedy.REQ-2.recordEarlier"});
  if (before.days && verdict.state == State::depends_on_day && !before.days->is_day()) verdict.remedies.push_back({"remedy.exactDay", before.place});
  verdicts.push_back(std::move(verdict));
}

// --- Implementation: a plan year ---

// How many meetings of a year surely count, and how many may: a set over the meetings' days, each number up to those that are asked for.
class Counts {
 public:
  explicit Counts(int asked) : most_(static_cast<unsigned>(std::min(asked, kMost))) {}

  void add(unsigned findings) {
    const unsigned row = most_ + 1;
    std::uint64_t next = 0;
    unsigned at = 0;
    for (std::uint64_t left = set_; left != 0; left >>= 1, ++at) {
      if ((left & one) == 0) continue;
      const unsigned sure = at / row, open = at % row;
      if ((findings & finding::no) != 0) next |= one << at;
      if ((findings & finding::unknown) != 0) next |= one << (sure * row + std::min(open + 1, most_));
      if ((findings & finding::yes) != 0) next |= one << (std::min(sure + 1, most_) * row + open);
    }
    set_ = next;
  }
  template <class Visit>
  void each(Visit visit) const {
    const unsigned row = most_ + 1;
    unsigned at = 0;
    for (std::uint64_t left = set_; left != 0; left >>= 1, ++at) {
      if ((left & one) != 0) visit(static_cast<int>(at / row), static_cast<int>(at % row));
    }
  }

 private:
  static constexpr int kMost = 7;   // so that a word holds every pair
  static constexpr std::uint64_t one = 1;
  unsigned most_;
  std::uint64_t set_ = 1;   // bit sure * (most + 1) + open
};

struct YearFindings {
  Tally tally;
  int asked_least = std::numeric_limits<int>::max(), asked_most = 0;   // of the years in which any is
  int least = std::numeric_limits<int>::max(), most = 0;   // that count, of those that are asked for
};

struct Setting {
  const Context& context;
  const plan::Plan& plan;
  PlanBlocks blocks;
  Events events;   // the meetings of the implementation
};

void judge_year(const Setting& setting, const dates::PlanYear& year, Day submission, YearFindings& findings) {
  const Day as_of = setting.context.as_of;
  findings.asked_most = std::max(findings.asked_most, year.meetings_asked);
  if (year.meetings_asked == 0) {
    findings.tally.add(State::not_applicable);
    return;
  }
  findings.asked_least = std::min(findings.asked_least, year.meetings_asked);
  // A meeting on the submission day belongs to the co-creation.
  const Day first = std::max(year.first, submission + date::days{1}), last = std::min(year.last, as_of);
  Counts counted(year.meetings_asked);
  for (const Event& event : setting.events) counted.add(all_of(counts(event), falls_within(event.days, first, last)));
  const bool more_may_exist = silence_is_unknown(setting.plan.registers.meetings);
  const bool begun = as_of >= first;
  counted.each([&](int sure, int open) {
    const int perhaps = !begun ? 0 : (more_may_exist ? year.meetings_asked : open);
    findings.least = std::min(findings.least, sure);
    findings.most = std::max(findings.most, std::min(sure + perhaps, year.meetings_asked));
    State state = State::not_met;
    if (sure >= year.meetings_asked) {
      state = State::met;
    } else if (as_of <= year.last) {
      state = State::pending;
    } else if (more_may_exist || sure + open >= year.meetings_asked) {
      state = State::cannot_tell;
    }
    findings.tally.add(state);
  });
}

YearFindings judge(const Setting& setting, int k) {
  BlockWorlds worlds(setting.blocks);
  worlds.compare_year(k);
  for (const Event& event : setting.events) {
    if (!event.days || counts(event) == finding::no) continue;
    for (const Day day : {event.days->earliest, event.days->latest}) worlds.compare_year(k, day);
  }
  YearFindings findings;
  worlds.each([&](Day submission, Day plan_end) {
    const auto year = year_on(setting.blocks, k, submission, plan_end);
    if (year) {
      judge_year(setting, *year, submission, findings);
    } else {
      findings.tally.add(State::not_applicable);
    }
  });
  return findings;
}

// The days on which there may have been enough of those that count: `least` or `most` are asked for, `within` the days that are the year's on some of the
// plan's days, `surely` on all of them. None if there were fewer on all days.
std::optional<Span> days_of_enough(const Setting& setting, Span within, Span surely, std::size_t least, std::size_t most) {
  const Day as_of = setting.context.as_of;
  std::vector<Day> first, last;
  Day latest = Day::min();
  for (const Event& event : setting.events) {
    if (!event.days || counts(event) != finding::yes || event.days->latest < within.earliest || event.days->earliest > std::min(within.latest, as_of)) continue;
    first.push_back(std::max(event.days->earliest, within.earliest));
    latest = std::max(latest, std::min({event.days->latest, within.latest, as_of}));
    if (event.days->earliest >= surely.earliest && event.days->latest <= std::min(surely.latest, as_of)) last.push_back(event.days->latest);
  }
  if (first.size() < least) return std::nullopt;
  std::sort(first.begin(), first.end());
  std::sort(last.begin(), last.end());
  return Span{first[least - 1], last.size() < most ? latest : last[most - 1]};
}

void add_year_reason(Verdict& verdict, const Context& context, const plan::Plan& plan, const YearFindings& findings) {
  const Place meetings{plan.id, "meetings"};
  switch (verdict.state) {
    case State::met: verdict.reason = "reason.REQ-2.yearMet"; break;
    case State::not_met:
      verdict.reason = findings.least < findings.most ? "reason.REQ-2.yearNotMetAtMost" : "reason.REQ-2.yearNotMet";
      verdict.remedies.push_back({"remedy.REQ-2.recordMore", meetings});
      break;
    case State::pending:
      verdict.reason = verdict.due->is_day() ? "reason.obligation.pending" : "reason.obligation.pendingSpan";
      if (verdict.opens->earliest > context.as_of) verdict.reason = "reason.REQ-2.yearAhead";
      verdict.remedies.push_back({words_by_day(verdict, context.as_of, {"remedy.REQ-2.meet", "remedy.REQ-2.meetBy", "remedy.REQ-2.meetBySafely"}), meetings});
      break;
    case State::depends_on_day:
      verdict.reason = "reason.dependsOnDay";
      add_plan_days_remedies(verdict, plan);
      for (const Fact& one : verdict.facts) {
        if (one.label == "fact.meetingDate") add_exact_day_remedy(verdict, one.date, one.place);
      }
      break;
    case State::cannot_tell: verdict.reason = "reason.REQ-2.yearUnknown"; break;
    case State::not_applicable: verdict.reason = "reason.REQ-2.noneAsked"; break;
  }
  add_recording_remedies(verdict);
}

void add_reading(Verdict& verdict, const Context& context, const PlanBlocks& blocks, int k) {
  const plan::Readings& readings = context.document.readings;
  const bool strict = blocks.cut_year == dates::CutYear::strict;
  verdict.facts.push_back(choice_fact("fact.cutYear", readings.id, "cutYear", strict ? "strict" : "halfYear"));
  if (!strict) return;
  PlanBlocks other = blocks;
  other.cut_year = dates::CutYear::by_half;
  const auto year = year_on(other, k, blocks.submission.days->earliest, blocks.plan_end->latest);
  if (year && year->cut) verdict.notes.push_back({"note.strictYear", {readings.id, "cutYear"}, std::nullopt, year->meetings_asked, {}});
}

void check_year(const Setting& setting, int k, Verdicts& verdicts) {
  const auto& [context, plan, blocks, events] = setting;
  std::optional<Verdict> begun = begin(context, "REQ-2", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const YearFindings findings = judge(setting, k);
  verdict.state = findings.tally.state();
  verdict.possible = findings.tally.possible();
  const Extent extent = year_extent(blocks, k);
  verdict.opens = extent.first;
  verdict.due = extent.last;
  verdict.facts.push_back(fact("fact.planYear", plan.id, "meetings", std::string_view{}));
  verdict.facts.back().number = k + 1;
  const bool open = findings.tally.has(State::cannot_tell);
  const std::optional<Span> within = extent.first ? std::optional<Span>({extent.first->earliest, extent.last->latest}) : std::nullopt;
  add_meeting_facts(verdict, plan, events, open, "missing.meeting", within);
  add_submission_facts(verdict, plan);
  add_plan_end_facts(verdict, plan);
  add_reading(verdict, context, blocks, k);
  if (findings.asked_most > 0) {
    Step step = count_step("step.meetings", findings.least, findings.most, findings.asked_most);
    step.outcome = findings.least >= findings.asked_most ? State::met : (findings.most >= findings.asked_most ? State::depends_on_day : State::not_met);
    if (within) {
      const Span submission = *blocks.submission.days;   // a meeting on that day is the co-creation's
      const Day first = std::max(within->earliest, submission.earliest + date::days{1});
      const Span surely{std::max(extent.first->latest, submission.latest + date::days{1}), extent.last->earliest};
      step.reached = days_of_enough(setting, {first, within->latest}, surely, static_cast<std::size_t>(findings.asked_least), static_cast<std::size_t>(findings.asked_most));
    }
    verdict.steps.push_back(step);
  }
  if (findings.asked_most > 0 && findings.asked_most < blocks.year_meetings) verdict.notes.push_back({"note.cutYear", {plan.id, "plannedEnd"}, std::nullopt, std::nullopt, {}});
  add_year_reason(verdict, context, plan, findings);
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_regularity(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) {
    check_co_creation(context, plan, verdicts);
    const Setting setting{context, plan, blocks_of(context, plan), events_of(context.document, plan, plan::Phase::implementation)};
    for (int k = 0; k < setting.blocks.years; ++k) check_year(setting, k, verdicts);
  }
}

}  // namespace cocrea::rules
