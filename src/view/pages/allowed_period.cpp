#include "view/pages/allowed_period.h"

#include "view/plan_timeline.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

struct Row {
  std::string id;
  std::string_view words;
  dates::PartialDate from, to;
  Tone tone;
  bool allowed = false;
  Action action;
};

void add_row(const Context& c, Timeline& timeline, const Row& one) {
  TimelineRow row;
  row.id = "row:" + one.id;
  row.label = c.t(one.words);
  Bar bar;
  bar.id = "bar:" + one.id;
  bar.spoken = c.t("timeline.bar", {{"label", row.label}, {"from", full(c.state.language, one.from)}, {"to", full(c.state.language, one.to)}});
  bar.start = one.from.span();
  bar.end = one.to.span();
  bar.tone = one.tone;
  bar.ghost = one.allowed;
  bar.action = one.action;
  if (one.allowed) row.corridors.push_back({bar.start.earliest, bar.end.latest, {}});
  timeline.first = timeline.rows.empty() ? bar.start.earliest : std::min(timeline.first, bar.start.earliest);
  timeline.last = timeline.rows.empty() ? bar.end.latest : std::max(timeline.last, bar.end.latest);
  row.bars.push_back(std::move(bar));
  timeline.rows.push_back(std::move(row));
}

}  // namespace

Node allowed_period(const Context& c, const AllowedPeriod& allowed) {
  if (allowed.last_end < allowed.first_end) return {};
  const auto in_order = [](const plan::Date& from, const plan::Date& to) { return from && to && from->span().earliest <= to->span().latest; };
  Timeline timeline;
  timeline.label = c.t("allowed.title");
  if (allowed.owner && in_order(allowed.term_start, allowed.term_end)) {
    add_row(c, timeline, {allowed.id + ":term", "allowed.term", *allowed.term_start, *allowed.term_end, Tone::not_started, false, Navigate{PageId::jurisdiction, allowed.owner->id, "end"}});
  }
  add_row(c, timeline, {allowed.id + ":end", "allowed.end", dates::PartialDate::of(allowed.first_end), dates::PartialDate::of(allowed.last_end), Tone::done, true, {}});
  const plan::Date end = c.plan ? plan::plan_end(*c.plan) : plan::Date();
  if (c.plan && in_order(c.plan->period_start, end)) {
    const bool fits = allowed.first_end <= end->span().earliest && end->span().latest <= allowed.last_end;
    add_row(c, timeline, {allowed.id + ":plan", "allowed.plan", *c.plan->period_start, *end, fits ? Tone::accent : Tone::at_risk, false, Navigate{PageId::jurisdiction, c.plan->id, c.plan->actual_end ? "actualEnd" : "plannedEnd"}});
  }
  timeline.as_of = timeline.first;
  timeline.whole = true;
  name_months(c, timeline);
  Node node;
  node.kind = NodeKind::timeline;
  node.id = allowed.id;
  node.label = timeline.label;
  node.timeline = std::make_shared<const Timeline>(std::move(timeline));
  return node;
}

}  // namespace cocrea::view
