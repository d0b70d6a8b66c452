// Dragging a bar of the timeline: which fields its ends are, and what they become.
#include "app/commands.h"

namespace cocrea::app {

using edit::Set;

namespace {

// The fields that a bar's two ends stand for; "" = that end cannot be moved.
struct Ends {
  std::string_view start, end;
};

Ends ends_of(const plan::FoundConst& found) {
  if (found.type == &plan::kCommitment) return {"start", "end"};
  if (found.type == &plan::kMilestone) return {"start", "due"};
  if (found.type == &plan::kTerm) return {"start", "end"};
  if (found.type == &plan::kPlan) {
    const auto& plan = static_cast<const plan::Plan&>(*found.entity);
    return {"periodStart", plan.actual_end ? "actualEnd" : "plannedEnd"};
  }
  return {};
}

// A date for the days that a bar is drawn with: the day, month or year that they are; else the first of them.
dates::PartialDate date_of_span(const dates::Span& span) {
  const dates::PartialDate day = dates::PartialDate::of(span.earliest);
  if (const auto month = dates::PartialDate::of_month(day.year(), day.month()); month && month->span() == span) return *month;
  if (const auto year = dates::PartialDate::of_year(day.year()); year && year->span() == span) return *year;
  return day;
}

plan::Date recorded(const plan::FoundConst& found, std::string_view field) {
  const plan::Field* described = found.type->find(field);
  if (described == nullptr) return std::nullopt;
  const plan::Value value = plan::get_value(*described, *found.entity);
  const auto* date = std::get_if<dates::PartialDate>(&value);
  return date == nullptr ? plan::Date{} : plan::Date{*date};
}

}  // namespace

Dragged dragged(const plan::Document& document, const view::Bar& bar, int start_days, int end_days) {
  const plan::FoundConst found = plan::find(document, bar.entity);
  if (!found) return {};
  const Ends ends = ends_of(found);
  if (ends.start.empty()) return {};

  const bool with_plan = found.type == &plan::kCommitment &&
                         static_cast<const plan::Commitment&>(*found.entity).ends_with_plan == plan::YesNo::yes;
  const plan::Date own_start = recorded(found, ends.start);
  const plan::Date own_end = with_plan ? plan::Date{} : recorded(found, ends.end);
  const dates::PartialDate old_start = own_start ? *own_start : date_of_span(bar.start);
  const dates::PartialDate old_end = own_end ? *own_end : date_of_span(bar.end);
  const dates::PartialDate start = view::moved(old_start, start_days);
  const dates::PartialDate end = view::moved(old_end, end_days);
  if (end.span().latest < start.span().earliest) return {std::nullopt, true};

  edit::Transaction step{"edit.drag", {}};
  if (start_days != 0 && start != old_start) step.changes.push_back(Set{bar.entity, std::string(ends.start), {}, {}, start});
  if (end_days != 0 && end != old_end) {
    step.changes.push_back(Set{bar.entity, std::string(ends.end), {}, {}, end});
    if (with_plan) step.changes.push_back(Set{bar.entity, "endsWithPlan", {}, {}, static_cast<plan::Choice>(plan::YesNo::no)});
  }
  if (step.changes.empty()) return {};
  return {std::move(step), false};
}

}  // namespace cocrea::app
