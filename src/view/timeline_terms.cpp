// The terms of office beside a plan's calendar, and its vertical lines: where it begins, the plan's end, the terms' ends, and the as-of day.
#include <algorithm>

#include "core/dates/add_months.h"
#include "view/node.h"
#include "view/timeline_parts.h"

namespace cocrea::view {

namespace {

using dates::Span;

// The as-of day is drawn when it is at most this far from what is on the calendar.
constexpr int kMonthsAround = 36;

// Whose terms of office there are: the jurisdiction's, and those of the members of a joint plan.
struct Holder {
  const std::string* name;
  const plan::List<plan::Term>* terms;
};
std::vector<Holder> holders(const Context& c) {
  const plan::Jurisdiction& own = c.document->jurisdiction;
  std::vector<Holder> all{{&own.name, &own.terms}};
  for (const plan::Member& one : own.members) all.push_back({&one.name, &one.terms});
  std::erase_if(all, [](const Holder& one) { return one.terms->empty(); });
  return all;
}

}  // namespace

bool begins_with_joining(const Context& c) {
  return c.plan->first == plan::YesNo::yes && c.document->jurisdiction.joined && (c.plan->period_start || c.plan->submission.date);
}

void add_terms(const Context& c, const Extent& extent, Timeline& timeline) {
  if (timeline.rows.empty() || !extent.first) return;   // of the plan there is nothing to be beside of
  const std::vector<Holder> all = holders(c);
  std::vector<TimelineRow> rows;
  for (const Holder& holder : all) {
    TimelineRow row;
    row.id = "row:term:" + holder.terms->front().id;
    row.label = all.size() > 1 && !holder.name->empty() ? c.t("timeline.termOf", {{"name", *holder.name}}) : c.t("timeline.term");
    for (const plan::Term& term : *holder.terms) {
      if (!make_a_bar(term.start, term.end) || term.end->span().latest < *extent.first || term.start->span().earliest > *extent.last) continue;
      Bar b = bar(c, "bar:term:" + term.id, row.label, *term.start, *term.end, Tone::not_started);
      if (b.start.earliest >= *extent.first) b.start_field = movable(c, term.id, "start");
      b.end_field = movable(c, term.id, "end");
      b.action = Navigate{PageId::jurisdiction, term.id, "end"};
      row.bars.push_back(std::move(b));
    }
    if (!row.bars.empty()) rows.push_back(std::move(row));
  }
  timeline.rows.insert(timeline.rows.begin(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

void add_lines(const Context& c, Timeline& timeline, Extent& extent) {
  const Language language = c.state.language;
  // What several have on one day is one line.
  const auto add = [&](TimelineLine::Kind kind, std::string_view words, const dates::PartialDate& date) {
    std::string label = c.t(words, {{"date", brief(language, date)}});
    if (std::any_of(timeline.lines.begin(), timeline.lines.end(), [&](const TimelineLine& one) { return one.label == label; })) return;
    timeline.lines.push_back({kind, date.span(), std::move(label)});
  };
  if (const plan::Date end = plan::plan_end(*c.plan)) {
    add(TimelineLine::Kind::plan_end, "timeline.planEnd", *end);
    extent.include(end->span());
  }
  if (begins_with_joining(c)) add(TimelineLine::Kind::begin, "timeline.joined", *c.document->jurisdiction.joined);
  const std::vector<Holder> all = holders(c);
  for (const Holder& holder : all) {
    for (const plan::Term& term : *holder.terms) {
      // Terms that were over before anything on this calendar are another plan's.
      if (!term.end || (extent.first && term.end->span().latest < *extent.first)) continue;
      add(TimelineLine::Kind::term_end, "timeline.termEnd", *term.end);
      extent.include(term.end->span());
    }
  }
  // A new term is where a cycle begins.
  for (const Holder& holder : all) {
    for (const plan::Term& term : *holder.terms) {
      if (!term.start || !extent.first || term.start->span().earliest < *extent.first || term.start->span().latest > *extent.last) continue;
      add(TimelineLine::Kind::begin, "timeline.termStart", *term.start);
    }
  }
  const Span as_of = Span::of(c.state.as_of_day());
  timeline.lines.push_back({TimelineLine::Kind::as_of, as_of, brief(language, as_of.earliest), c.t("timeline.asOf", {{"date", full(language, as_of.earliest)}})});
  const bool near = !extent.first || (dates::add_months(*extent.first, -kMonthsAround).day <= as_of.earliest &&
                                      as_of.earliest <= dates::add_months(*extent.last, kMonthsAround).day);
  if (near) extent.include(as_of);
}

}  // namespace cocrea::view
