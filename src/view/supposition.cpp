#include "view/supposition.h"

#include <cstdlib>

#include "core/dates/day.h"
#include "view/texts.h"

namespace cocrea::view {

namespace {

std::optional<SupposedDate> supposed_date(const plan::Plan& plan, const State& state, const plan::Date& recorded, rules::Place place, plan::Date Supposed::*which, int later) {
  if (!state.supposed || state.supposed->plan != plan.id) return std::nullopt;
  const plan::Date& supposed = *state.supposed.*which;
  return SupposedDate{place, recorded, supposed ? supposed : recorded, recorded.value_or(dates::PartialDate::of(state.supposed->from + date::days{later}))};
}

}  // namespace

std::optional<SupposedDate> supposed_submission(const plan::Plan& plan, const State& state) {
  return supposed_date(plan, state, plan.submission.date, {plan.submission.id, "date"}, &Supposed::submission, 0);
}

std::optional<SupposedDate> supposed_end(const plan::Plan& plan, const State& state) {
  const plan::Date end = plan::plan_end(plan);
  const bool actual = end && end == plan.actual_end;
  return supposed_date(plan, state, end, {plan.id, actual ? "actualEnd" : "plannedEnd"}, &Supposed::end, kEndReach);
}

edit::Transaction supposition(const plan::Plan& plan, const State& state) {
  edit::Transaction step{"edit.whatIf", {}};
  for (const auto& one : {supposed_submission(plan, state), supposed_end(plan, state)}) {
    if (one && one->moved()) step.changes.push_back(edit::Set{std::string(one->place.entity), std::string(one->place.field), {}, {}, *one->supposed});
  }
  return step;
}

plan::Date typed_supposition(const SupposedDate& date, std::string_view typed, int reach) {
  const auto wanted = parse_typed_date(typed);
  if (!wanted || std::abs(dates::days_between(date.middle.span().earliest, wanted->span().earliest)) > reach) return std::nullopt;
  return wanted;
}

}  // namespace cocrea::view
