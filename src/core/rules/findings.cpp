#include "core/rules/findings.h"

#include <algorithm>
#include <bit>

namespace cocrea::rules {
namespace {

using dates::Day;

// The bits that are not below the lowest of a set, and those that are not above its highest.
unsigned from_least(unsigned set) { return -(set & -set); }
unsigned to_greatest(unsigned set) { return ~-std::bit_floor(set) | std::bit_floor(set); }

void judge_on(const AtSubmission& moment, Finder finder, Day submission, Day earlier, Judgement& judgement) {
  if (submission > moment.as_of) {
    judgement.tally.add(State::pending);
    return;
  }
  Parts parts = kAllSo;
  finder.call(finder.context, submission, earlier, parts);
  unsigned whole = finding::yes;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    judgement.parts[i] |= parts[i];
    whole = all_of(whole, parts[i]);
  }
  if ((whole & finding::no) != 0) judgement.tally.add(State::not_met);
  if ((whole & finding::unknown) != 0) judgement.tally.add(State::cannot_tell);
  if ((whole & finding::yes) != 0) judgement.tally.add(State::met);
}

}  // namespace

unsigned any_of(unsigned a, unsigned b) { return (a & from_least(b)) | (b & from_least(a)); }
unsigned all_of(unsigned a, unsigned b) { return (a & to_greatest(b)) | (b & to_greatest(a)); }

unsigned finding_of(plan::YesNo value) {
  if (value == plan::YesNo::unset) return finding::unknown;
  return value == plan::YesNo::yes ? finding::yes : finding::no;
}

unsigned falls_within(const std::optional<dates::Span>& act, Day first, Day last) {
  if (!act) return finding::unknown;
  unsigned result = 0;
  if (std::max(act->earliest, first) <= std::min(act->latest, last)) result |= finding::yes;
  if (act->earliest < first || act->latest > last) result |= finding::no;
  return result;
}

namespace {

bool is_ready(const AtSubmission& moment, Finder finder) {
  Parts today = kAllSo;
  finder.call(finder.context, moment.as_of, moment.earlier ? moment.earlier->latest : kLongAgo, today);
  return std::all_of(today.begin(), today.end(), [](unsigned part) { return part == finding::yes; });
}

}  // namespace

Judgement judge_at_submission(const AtSubmission& moment, Finder finder) {
  Judgement judgement;
  const Act& act = moment.submission;
  if (act.days ? act.days->earliest > moment.as_of : !act.may_have_happened) {
    judgement.tally.add(State::pending);
    judgement.ready = is_ready(moment, finder);
    return judgement;
  }
  if (!act.days) {
    judgement.lacks_submission = true;
    judgement.tally.add(State::cannot_tell);
    return judgement;
  }
  Worlds worlds;
  const auto submission = worlds.add(*moment.submission.days);
  const auto earlier = worlds.add(moment.earlier.value_or(dates::Span::of(kLongAgo)));
  worlds.compare(submission, moment.as_of);
  for (const Compared& one : moment.compared) {
    if (!one.date) continue;
    const dates::Span days = one.date->span();
    for (const Day day : {days.earliest, days.latest}) {
      worlds.compare(submission, day);
      if (moment.earlier) worlds.compare(earlier, day);
    }
  }
  if (moment.earlier) worlds.compare(earlier, submission);
  worlds.each([&](const Worlds::Days& days) { judge_on(moment, finder, days[submission], days[earlier], judgement); });
  return judgement;
}

std::string_view words_by_day(const Verdict& verdict, Day as_of, const ByDay& words) {
  if (!verdict.due || (verdict.opens && verdict.opens->latest > as_of)) return words.remedy;
  return verdict.due->is_day() ? words.by : words.safely;
}

namespace {

bool is_attendance(const Missing& one) { return one.label == "fact.governmentAttended" || one.label == "fact.nonGovernmentAttended"; }

}  // namespace

bool add_attendance_remedy(Verdict& verdict) {
  const auto found = std::find_if(verdict.missing.begin(), verdict.missing.end(), is_attendance);
  if (found == verdict.missing.end()) return false;
  verdict.remedies.push_back({argument(verdict, "meeting").index() != 0 ? "remedy.recordAttendanceOn" : "remedy.recordAttendance", found->place});
  return true;
}

void add_recording_remedies(Verdict& verdict) {
  bool attendance = false;
  for (const Missing& one : verdict.missing) {
    if (is_attendance(one) && !attendance) {
      attendance = add_attendance_remedy(verdict);
    } else {
      verdict.remedies.push_back({"remedy.record", one.place});
    }
  }
}

void add_exact_day_remedy(Verdict& verdict, const plan::Date& date, Place place) {
  if (date && date->precision() != dates::Precision::day) verdict.remedies.push_back({"remedy.exactDay", place});
}

void add_plan_days_remedies(Verdict& verdict, const plan::Plan& plan) {
  add_exact_day_remedy(verdict, plan.submission.date, {plan.submission.id, "date"});
  add_exact_day_remedy(verdict, plan.planned_end, {plan.id, "plannedEnd"});
  add_exact_day_remedy(verdict, plan.actual_end, {plan.id, "actualEnd"});
}

void finish(Verdict& verdict, const AtSubmission& moment, const Judgement& judgement, const MomentWords& words) {
  verdict.state = judgement.tally.state();
  verdict.possible = judgement.tally.possible();
  verdict.due = moment.submission.days;
  if (judgement.lacks_submission) verdict.missing.insert(verdict.missing.begin(), {"fact.planSubmission", moment.submission.place});
  switch (verdict.state) {
    case State::met: verdict.reason = words.met; break;
    case State::not_met:
      verdict.reason = words.not_met;
      verdict.remedies.push_back({words.too_late.empty() ? words.remedy : words.too_late, words.where});
      break;
    case State::pending:
      verdict.reason = moment.submission.days ? "reason.atSubmission.planned" : "reason.atSubmission.pending";
      verdict.remedies.push_back(judgement.ready ? Missing{"remedy.submit", moment.submission.place} : Missing{words.remedy, words.where});
      break;
    case State::depends_on_day:
      verdict.reason = "reason.dependsOnDay";
      if (!moment.submission.days->is_day()) verdict.remedies.push_back({"remedy.exactDay", moment.submission.place});
      for (const Compared& one : moment.compared) add_exact_day_remedy(verdict, one.date, one.place);
      break;
    case State::cannot_tell:
      verdict.reason = judgement.lacks_submission ? "reason.atSubmission.unknown" : words.unknown;
      break;
    case State::not_applicable: break;
  }
  add_recording_remedies(verdict);
}

}  // namespace cocrea::rules
