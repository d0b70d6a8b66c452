#include "view/pages/commitment_words.h"

#include <tuple>

namespace cocrea::view {

std::string dates_line(const Context& c, const plan::Commitment& one) {
  const Language language = c.state.language;
  const std::string start = one.start ? full(language, *one.start) : std::string();
  if (one.ends_with_plan == plan::YesNo::yes) {
    const plan::Date end = plan::plan_end(*c.plan);
    if (!end) return start.empty() ? c.t("commitment.endsWithPlan") : c.t("commitment.fromUntilPlan", {{"from", start}});
    const std::string words = full(language, *end);
    return start.empty() ? c.t("commitment.untilPlanEnd", {{"to", words}}) : c.t("commitment.fromUntilPlanEnd", {{"from", start}, {"to", words}});
  }
  const std::string end = one.end ? full(language, *one.end) : std::string();
  if (start.empty() && end.empty()) return c.t("commitment.noDates");
  if (start.empty()) return c.t("commitment.until", {{"to", end}});
  return end.empty() ? c.t("commitment.from", {{"from", start}}) : c.t("commitment.fromTo", {{"from", start}, {"to", end}});
}

Node progress_pill(const Context& c, const plan::Commitment& one, std::string_view where) {
  const dates::Day as_of = c.state.as_of_day();
  const plan::Date submitted = c.plan->submission.date, start = one.start ? one.start : submitted;
  const auto look = [&]() -> std::tuple<std::string_view, std::string_view, Tone> {
    if (one.cancelled == plan::YesNo::yes) return {"commitment.cancelled", "minus", Tone::not_started};
    if (one.completed && one.completed->span().latest <= as_of) return {"commitment.completed", "circle_check", Tone::done};
    // Planned work begins with nothing before the plan is handed in.
    if (!submitted || submitted->span().earliest > as_of) return {"commitment.draft", "edit", Tone::not_started};
    if (start->span().earliest > as_of) return {"commitment.notStarted", "circle_dashed", Tone::not_started};
    const plan::Date over = plan::plan_end(*c.plan);
    if (over && over->span().latest < as_of) return {"slots.ended", "circle_dashed", Tone::not_started};   // whether it was completed is not recorded
    return {"commitment.underWay", "clock", Tone::accent};
  };
  const auto [key, icon, tone] = look();
  Node result = pill(std::string(where) + ":progress:" + one.id, c.t(key), icon, tone);
  result.help = shown(c, one.title);
  return result;
}

}  // namespace cocrea::view
