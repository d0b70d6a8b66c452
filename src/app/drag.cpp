// Dragging what is on the timeline: the fields that its ends are, and what they become.
#include <algorithm>

#include "app/commands.h"
#include "view/nodes.h"

namespace cocrea::app {

using edit::Set;

namespace {

bool ends_with_the_plan(const plan::Document& document, const view::DateField& at) {
  const plan::FoundConst found = plan::find(document, at.entity);
  return found && found.type == &plan::kCommitment && at.field == "end" && static_cast<const plan::Commitment&>(*found.entity).ends_with_plan == plan::YesNo::yes;
}

// What is recorded there; else the date that is drawn. Nothing: there is no such field.
plan::Date date_at(const plan::Document& document, const view::DateField& at, const dates::Span& drawn) {
  const plan::FoundConst found = plan::find(document, at.entity);
  const plan::Field* const described = found ? found.type->find(at.field) : nullptr;
  if (!described) return std::nullopt;
  const plan::Value value = plan::get_value(*described, *found.entity);
  const auto* date = std::get_if<dates::PartialDate>(&value);
  return date && !ends_with_the_plan(document, at) ? *date : view::date_of(drawn);
}

// What is drawn by its end alone (a milestone, a term that began before the picture) has a start as well, if one is recorded.
plan::Date unmoved_start(const plan::Document& document, const view::Bar& bar) {
  const plan::FoundConst found = bar.end_field && !bar.start_field ? plan::find(document, bar.end_field.entity) : plan::FoundConst{};
  return found ? view::start_before(*found.entity, *found.type, bar.end_field.field) : std::nullopt;
}

// A commitment that is moved as a whole takes along those of its milestones that may move, by as many days as its start. Whether there are any.
bool take_milestones_along(const plan::Document& document, const view::Bar& bar, int days, edit::Transaction& step) {
  const plan::FoundConst found = plan::find(document, bar.start_field.entity);
  if (!found || found.type != &plan::kCommitment) return false;
  const std::size_t before = step.changes.size();
  for (const plan::Milestone& one : static_cast<const plan::Commitment&>(*found.entity).milestones) {
    if (one.done || one.fixed == plan::YesNo::yes) continue;
    const auto move = [&](const char* field, const plan::Date& date) {
      if (!date) return;
      if (const dates::PartialDate after = view::moved(*date, days); after != *date) step.changes.push_back(Set{one.id, field, {}, {}, after});
    };
    move("start", one.start);
    move("due", one.due);
  }
  return step.changes.size() > before;
}

}  // namespace

Dragged dragged(const plan::Document& document, const view::Bar& bar, int start_days, int end_days) {
  edit::Transaction step{"edit.drag", {}};
  const auto move = [&](const view::DateField& at, const dates::Span& drawn, int days) {
    const plan::Date before = date_at(document, at, drawn);
    if (!before) return drawn;
    const dates::PartialDate date = view::moved(*before, days);
    if (date == *before) return before->span();
    step.changes.push_back(Set{at.entity, std::string(at.field), {}, {}, date});
    if (ends_with_the_plan(document, at)) step.changes.push_back(Set{at.entity, "endsWithPlan", {}, {}, static_cast<plan::Choice>(plan::YesNo::no)});
    return date.span();
  };
  const plan::Date start_before = date_at(document, bar.start_field, bar.start);
  const dates::Span start = move(bar.start_field, bar.start, start_days), end = move(bar.end_field, bar.end, end_days);
  if (bar.start_field && end.latest < start.earliest) return {std::nullopt, true};
  if (const plan::Date unmoved = unmoved_start(document, bar); unmoved && end.latest < unmoved->span().earliest) return {std::nullopt, true};
  if (step.changes.empty()) return {};
  Dragged result{std::nullopt, false};
  result.own_end = std::any_of(step.changes.begin(), step.changes.end(), [](const edit::Change& one) {
    const auto* set = std::get_if<Set>(&one);
    return set && set->field == "endsWithPlan";
  });
  // By keys either end moves by a step of its own.
  if (bar.start_field && start_before && start_days != 0 && end_days != 0) {
    result.took_milestones = take_milestones_along(document, bar, dates::days_between(start_before->span().earliest, start.earliest), step);
  }
  result.step = std::move(step);
  return result;
}

}  // namespace cocrea::app
