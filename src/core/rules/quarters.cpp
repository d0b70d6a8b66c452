// 1.9: MON-Q, the quarterly reports: one verdict for each block of the plan.
#include <algorithm>

#include "core/rules/blocks_of_plan.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

constexpr std::uint32_t lacks_entry = 1, lacks_completion = 2;

struct Setting {
  const Context& context;
  const plan::Plan& plan;
  PlanBlocks blocks;
  BlockCommitments commitments;
  std::vector<std::optional<Span>> entries;   // the days of the plan's entries, in their order
};

// Whether an entry fell into the block, by the as-of day.
unsigned reported(const Setting& setting, const dates::Block& block) {
  unsigned result = silence(setting.plan.registers.progress);
  const Day last = std::min(block.last, setting.context.as_of);
  for (const auto& entry : setting.entries) result = any_of(result, falls_within(entry, block.first, last));
  return result;
}

void judge_block(const Setting& setting, const dates::Block& block, Tally& tally) {
  const Day as_of = setting.context.as_of;
  const unsigned asked = asks_for_report(setting.commitments, block, as_of), report = reported(setting, block);
  // A report that was sent is enough, whether or not it turns out to have been needed.
  if ((report & finding::yes) != 0) tally.add(State::met);
  if (report == finding::yes) return;
  if ((asked & finding::no) != 0) tally.add(State::not_applicable);
  if (asked == finding::no) return;
  if (as_of <= block.last) {
    tally.add(State::pending);
    return;
  }
  if ((report & finding::unknown) != 0) {
    tally.add(State::cannot_tell, lacks_entry);
    if ((asked & finding::unknown) != 0) tally.add(State::cannot_tell, lacks_completion);
  }
  if ((report & finding::no) == 0) return;
  if ((asked & finding::unknown) != 0) tally.add(State::cannot_tell, lacks_completion);
  if ((asked & finding::yes) != 0) tally.add(State::not_met);
}

// The answer over all combinations of days; a combination without this block asks for nothing.
Tally judge(const Setting& setting, int k) {
  BlockWorlds worlds(setting.blocks);
  worlds.compare_block(k);
  const bool exact = setting.blocks.submission.days->is_day() && setting.blocks.plan_end->is_day();
  if (!exact) compare_commitments(worlds, setting.commitments, k);
  for (const auto& entry : setting.entries) {
    if (exact || !entry) continue;
    worlds.compare_block(k, entry->earliest);
    worlds.compare_block(k, entry->latest);
  }
  Tally tally;
  worlds.each([&](Day submission, Day plan_end) {
    const auto block = block_on(setting.blocks, k, submission, plan_end);
    if (!block) {
      tally.add(State::not_applicable);
      return;
    }
    judge_block(setting, *block, tally);
  });
  return tally;
}

void add_reading(Verdict& verdict, const Setting& setting) {
  const plan::Readings& readings = setting.context.document.readings;
  verdict.facts.push_back(choice_fact("fact.quarters", readings.id, "quarters", setting.blocks.calendar ? "calendar" : "fromSubmission"));
  if (!setting.blocks.calendar) return;
  // What the option changes: how many blocks there are, beside those counted from the submission.
  PlanBlocks other = setting.blocks;
  other.calendar = false;
  int n = 0;   // no mutants: there is one at least
  while (block_on(other, n, setting.blocks.submission.days->earliest, setting.blocks.plan_end->latest)) ++n;
  verdict.notes.push_back({"note.calendarQuarters", {readings.id, "quarters"}, std::nullopt, n, {}});
}

void add_facts(Verdict& verdict, const Setting& setting, int k) {
  const plan::Plan& plan = setting.plan;
  verdict.facts.push_back(fact("fact.block", plan.id, "progress", std::string_view{}));
  verdict.facts.back().number = k + 1;
  auto at = setting.entries.begin();
  for (const plan::ProgressEntry& entry : plan.progress) {
    const auto& days = *at++;
    if (days && (!verdict.due || days->latest < verdict.opens->earliest || days->earliest > verdict.due->latest)) continue;
    verdict.facts.push_back(fact("fact.entry", entry.id, "date", entry.date));
    if (days && entry.channel_kind != plan::Channel::unset && entry.channel_kind != plan::Channel::ogp_site) {
      verdict.notes.push_back({"note.entryElsewhere", {entry.id, "channelKind"}, days, std::nullopt, {}});
    }
  }
  add_submission_facts(verdict, plan);
  add_plan_end_facts(verdict, plan);
  verdict.facts.push_back(fact("fact.progressComplete", plan.registers.id, "progress", plan.registers.progress));
  add_reading(verdict, setting);
}

void add_missing(Verdict& verdict, const Setting& setting, const Tally& tally) {
  const plan::Plan& plan = setting.plan;
  if (tally.lacks(lacks_entry)) {
    for (const plan::ProgressEntry& entry : plan.progress) {
      if (!entry.date) verdict.missing.push_back({"fact.entry", {entry.id, "date"}});
    }
    if (silence_is_unknown(plan.registers.progress)) verdict.missing.push_back({"missing.entry", {plan.id, "progress"}});
  }
  if (!tally.lacks(lacks_completion)) return;
  for (const BlockCommitment& one : setting.commitments.list) {
    if (one.may_be_complete) verdict.missing.push_back({"fact.completed", {one.commitment->id, "completed"}});
    if (one.may_be_added) verdict.missing.push_back({"fact.commitmentSubmission", {one.commitment->id, "submission"}});
  }
  if (setting.commitments.more_may_exist) verdict.missing.push_back({"missing.otherCommitments", {plan.id, "commitments"}});
}

void add_reason(Verdict& verdict, const Setting& setting, const Tally& tally) {
  const bool day = verdict.due && verdict.due->is_day() && verdict.opens->is_day();
  const Place entries{setting.plan.id, "progress"};
  switch (verdict.state) {
    case State::met: verdict.reason = "reason.MON-Q.met"; break;
    case State::not_met:
      verdict.reason = "reason.MON-Q.notMet";
      verdict.remedies.push_back({"remedy.recordIfItHappened", entries});
      break;
    case State::pending:
      verdict.reason = day ? "reason.obligation.pending" : "reason.obligation.pendingSpan";
      if (verdict.opens->earliest > setting.context.as_of) verdict.reason = "reason.MON-Q.ahead";
      verdict.remedies.push_back({words_by_day(verdict, setting.context.as_of, {"remedy.MON-Q.report", "remedy.MON-Q.reportBy", "remedy.MON-Q.reportBySafely"}), entries});
      break;
    case State::depends_on_day:
      verdict.reason = "reason.dependsOnDay";
      add_plan_days_remedies(verdict, setting.plan);
      for (const Fact& one : verdict.facts) {
        if (one.label == "fact.entry") add_exact_day_remedy(verdict, one.date, one.place);
      }
      for (const BlockCommitment& one : setting.commitments.list) {
        add_exact_day_remedy(verdict, one.commitment->completed, {one.commitment->id, "completed"});
        if (one.is_added) add_exact_day_remedy(verdict, one.commitment->submission, {one.commitment->id, "submission"});
      }
      break;
    case State::cannot_tell: verdict.reason = tally.lacks(lacks_entry) ? "reason.MON-Q.unknown" : "reason.MON-Q.neededUnknown"; break;
    case State::not_applicable:
      verdict.reason = verdict.due && setting.context.as_of <= verdict.due->latest ? "reason.MON-Q.allCompleteSoFar" : "reason.MON-Q.allComplete";
      break;
  }
  add_recording_remedies(verdict);
}

void check_block(const Setting& setting, int k, Verdicts& verdicts) {
  const Context& context = setting.context;
  std::optional<Verdict> begun = begin(context, "MON-Q", setting.plan, setting.plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const Tally tally = judge(setting, k);
  const Extent extent = block_extent(setting.blocks, k);
  verdict.opens = extent.first;
  verdict.due = extent.last;
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  add_facts(verdict, setting, k);
  add_missing(verdict, setting, tally);
  add_reason(verdict, setting, tally);
  verdicts.push_back(std::move(verdict));
}

// Without the submission or the plan's end there are no blocks yet.
void check_without_blocks(const Setting& setting, Verdicts& verdicts) {
  const Context& context = setting.context;
  std::optional<Verdict> begun = begin(context, "MON-Q", setting.plan, setting.plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  add_submission_facts(verdict, setting.plan);
  add_plan_end_facts(verdict, setting.plan);
  const Act& submission = setting.blocks.submission;
  Tally tally;
  if (submission.days ? submission.days->latest > context.as_of : !submission.may_have_happened) tally.add(State::pending);
  if (submission.days ? submission.days->earliest <= context.as_of : submission.may_have_happened) tally.add(State::cannot_tell);
  verdict.state = tally.state();
  verdict.possible = tally.possible();
  if (tally.has(State::cannot_tell)) {
    if (!submission.days) verdict.missing.push_back({"fact.planSubmission", submission.place});
    if (!setting.blocks.plan_end) verdict.missing.push_back({"fact.plannedEnd", {setting.plan.id, "plannedEnd"}});
  }
  const bool depends = verdict.state == State::depends_on_day;
  if (depends) add_plan_days_remedies(verdict, setting.plan);
  if (verdict.state == State::pending) verdict.remedies.push_back({"remedy.MON-Q.report", {setting.plan.id, "progress"}});
  verdict.reason = depends ? "reason.dependsOnDay" : (verdict.state == State::pending ? (submission.days ? "reason.MON-Q.ahead" : "reason.MON-Q.notSubmitted") : "reason.missing");
  add_recording_remedies(verdict);
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_quarters(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) {
    Setting setting{context, plan, blocks_of(context, plan), block_commitments(plan), {}};
    setting.entries.reserve(plan.progress.size());
    for (const plan::ProgressEntry& entry : plan.progress) setting.entries.push_back(days_of(entry.date));
    if (!setting.blocks.submission.days || !setting.blocks.plan_end) {
      check_without_blocks(setting, verdicts);
      continue;
    }
    for (int k = 0; k < setting.blocks.blocks; ++k) check_block(setting, k, verdicts);
  }
}

}  // namespace cocrea::rules
