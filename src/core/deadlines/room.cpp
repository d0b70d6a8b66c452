#include "core/deadlines/room.h"

#include <algorithm>

#include "core/dates/add_months.h"
#include "core/dates/compare.h"

namespace cocrea::deadlines {
namespace {

using rules::State;
using rules::Step;
using rules::Verdict;

const Step* find_count(const Verdict& verdict, std::string_view label) {
  const auto found = std::find_if(verdict.steps.begin(), verdict.steps.end(), [&](const Step& one) { return one.label == label; });
  return found == verdict.steps.end() ? nullptr : &*found;
}

// By when the evaluation of a commitment that has none yet frees its slot.
std::optional<dates::Span> frees(const plan::Plan& plan, const plan::Commitment& commitment, const Verdict& verdict, dates::Day as_of) {
  if (commitment.cancelled == plan::YesNo::yes) return std::nullopt;   // it keeps its slot (COM-3)
  if (verdict.state == State::met || verdict.state == State::not_applicable || verdict.done || !verdict.due) return std::nullopt;
  if (commitment.inclusion == plan::Inclusion::added && (!commitment.submission || commitment.submission->span().earliest > as_of)) return std::nullopt;
  dates::Span due = *verdict.due;
  const bool with_plan = commitment.ends_with_plan == plan::YesNo::yes;
  // A completion that lies ahead, or may, is planned, as the end is.
  const plan::Date& end = commitment.completed ? commitment.completed : commitment.end;
  if (end && !with_plan && !verdict.parameters.empty()) {
    const dates::Span planned = dates::add_months(end->span(), verdict.parameters.front().value).span;
    due = {std::min(due.latest, planned.earliest), std::min(due.latest, planned.latest)};
  }
  const plan::Date plan_end = plan::plan_end(plan);
  if (!plan_end) return due.latest < as_of ? std::nullopt : std::optional{due};   // overdue: nobody knows when
  // After the plan's end none is in use.
  const dates::Span free{plan_end->span().earliest + date::days{1}, plan_end->span().latest + date::days{1}};
  if (due.latest < as_of) return dates::Span{as_of, std::max(as_of, free.latest)};   // as soon as it is delivered
  return dates::earlier_of(due, free);
}

}  // namespace

std::vector<YearMeetings> year_meetings(const Calendar& calendar) {
  std::vector<YearMeetings> all;
  for (const Verdict& verdict : calendar.verdicts) {
    if (verdict.rule != "REQ-2" || !verdict.opens || !verdict.due || verdict.state == State::not_applicable) continue;
    const Step* const meetings = find_count(verdict, "step.meetings");
    const auto year = std::find_if(verdict.facts.begin(), verdict.facts.end(), [](const rules::Fact& one) { return one.label == "fact.planYear"; });
    if (meetings == nullptr || year == verdict.facts.end() || !year->number) continue;
    all.push_back({verdict.plan, *year->number, *verdict.opens, *verdict.due, meetings->limit, {meetings->count_least, meetings->count}, verdict.state});
  }
  return all;
}

std::vector<Slots> slots(const plan::Document& document, dates::Day as_of, const Calendar& calendar) {
  std::vector<Slots> all;
  for (const plan::Plan& plan : document.plans) {
    Slots slots;
    slots.plan = plan.id;
    const Step* now = nullptr;
    for (const Verdict& verdict : calendar.verdicts) {
      if (verdict.plan != plan.id) continue;
      if (verdict.rule == "COM-3") {
        now = find_count(verdict, "step.slotsNow");
      } else if (verdict.rule == "MON-CE") {
        const auto commitment = std::find_if(plan.commitments.begin(), plan.commitments.end(), [&](const plan::Commitment& one) { return one.id == verdict.subject; });
        const auto by = commitment == plan.commitments.end() ? std::nullopt : frees(plan, *commitment, verdict, as_of);
        if (by) slots.next_frees = slots.next_frees ? dates::earlier_of(*slots.next_frees, *by) : *by;
      }
    }
    if (now == nullptr) continue;   // not submitted yet
    slots.limit = now->limit;
    slots.in_use = {now->count_least, now->count};
    if (now->count == 0) slots.next_frees.reset();
    // Commitments that are not recorded may hold the others, until the plan is over.
    const plan::Date end = plan::plan_end(plan);
    const bool over = end && end->span().latest < as_of;
    if (plan.registers.commitments == plan::YesNo::no && !over) slots.in_use.most = std::max(slots.in_use.most, slots.limit);
    all.push_back(slots);
  }
  return all;
}

}  // namespace cocrea::deadlines
