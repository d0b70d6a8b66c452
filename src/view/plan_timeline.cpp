#include "view/plan_timeline.h"

#include <algorithm>

#include "core/plan/freeze.h"
#include "view/node.h"
#include "view/timeline_parts.h"
#include "view/words.h"

namespace cocrea::view {

Bar bar(const Context& c, std::string id, std::string label, const dates::PartialDate& start, const dates::PartialDate& end, Tone tone) {
  Bar result;
  result.id = std::move(id);
  result.spoken = c.t("timeline.bar", {{"label", label}, {"from", full(c.state.language, start)}, {"to", full(c.state.language, end)}});
  result.label = std::move(label);
  result.start = start.span();
  result.end = end.span();
  result.tone = tone;
  return result;
}

DateField movable(const Context& c, const plan::Id& entity, std::string_view field) { return c.read_only() ? DateField() : DateField{entity, field}; }

Ends ends_of(const plan::Plan& plan, const plan::Commitment& one) {
  const plan::Date submitted = one.inclusion == plan::Inclusion::added ? one.submission : plan.submission.date;
  return {one.start ? one.start : submitted, one.ends_with_plan == plan::YesNo::yes ? plan::plan_end(plan) : one.end};
}

bool make_a_bar(const plan::Date& start, const plan::Date& end) { return start && end && start->span().earliest <= end->span().latest; }

namespace {

using dates::Span;

Tone tone_of(const Context& c, const plan::Commitment& one) {
  if (one.cancelled == plan::YesNo::yes) return Tone::not_started;
  if (one.completed && one.completed->span().latest <= c.state.as_of_day()) return Tone::done;
  const rules::Verdict* fits = find_verdict(c, "COM-7", one.id);
  if (fits && fits->state == rules::State::not_met) return Tone::breached;
  return Tone::accent;
}

Mark deadline_mark(const Context& c, const deadlines::Deadline& one) {
  const std::string label = deadline_title(c, one);
  Mark mark;
  mark.id = "mark:" + std::string(one.label) + ":" + std::string(one.subject) + nth_suffix(c, one);
  mark.label = c.rule(one.label);
  mark.spoken = c.t("timeline.deadline", {{"label", label}, {"date", full(c.state.language, one.due)}, {"state", state_word(c, one.state)}});
  mark.at = one.due;
  mark.tone = look_of(one.state).tone;
  mark.hollow = !one.done && one.state != rules::State::met;
  mark.action = why_of(c, one);
  return mark;
}

void add_deadline(const Context& c, const deadlines::Deadline& one, TimelineRow& row, Extent& extent) {
  if (one.opens) {
    row.corridors.push_back({one.opens->earliest, one.due.latest,
                             c.t("timeline.window", {{"label", c.rule(one.label)}, {"days", full(c.state.language, Span{one.opens->earliest, one.due.latest})}})});
    extent.include(*one.opens);
  }
  row.marks.push_back(deadline_mark(c, one));
  extent.include(one.due);
}

// A bar that begins with the plan's period. What is supposed is moved where it is supposed.
void add_phase(const Context& c, TimelineRow row, std::string id, const dates::PartialDate& start, const dates::PartialDate& end, DateField end_field, Timeline& timeline, Extent& extent) {
  Bar phase = bar(c, std::move(id), row.label, start, end, Tone::not_started);
  if (!c.recorded) phase.start_field = movable(c, c.plan->id, "periodStart"), phase.end_field = std::move(end_field);
  phase.action = Navigate{PageId::jurisdiction, c.plan->id, "periodStart"};
  extent.include({phase.start.earliest, phase.end.latest});
  row.bars.push_back(std::move(phase));
  timeline.rows.push_back(std::move(row));
}

void add_cocreation(const Context& c, const Ghosts& ghosts, Timeline& timeline, Extent& extent) {
  const plan::Date start = c.plan->period_start ? c.plan->period_start : c.document->jurisdiction.joined;
  const plan::Date end = c.plan->submission.date;
  TimelineRow row;
  row.id = "row:cocreation";
  row.label = c.t("timeline.cocreation");
  if (add_proposed_cocreation(c, ghosts, row, extent)) {
    timeline.rows.push_back(std::move(row));
    return;
  }
  if (!start || !end || start->span().earliest > end->span().latest) return;
  add_phase(c, std::move(row), "bar:cocreation", *start, *end, movable(c, c.plan->submission.id, "date"), timeline, extent);
}

// Until the submission nothing tells co-creation from implementation: the plan's period is one bar.
void add_period(const Context& c, Timeline& timeline, Extent& extent) {
  const plan::Date& start = c.plan->period_start;
  const plan::Date end = plan::plan_end(*c.plan);
  if (c.plan->submission.date || !start || !end || start->span().earliest > end->span().latest) return;
  TimelineRow row;
  row.id = "row:period";
  row.label = c.t("overview.period");
  add_phase(c, std::move(row), "bar:period", *start, *end, movable(c, c.plan->id, c.plan->actual_end ? "actualEnd" : "plannedEnd"), timeline, extent);
}

// The first row of the handbook's figure 2, for who joins with this plan. How long it takes nobody says.
void add_orientation(const Context& c, Timeline& timeline, Extent& extent) {
  const plan::Jurisdiction& member = c.document->jurisdiction;
  if (!begins_with_joining(c)) return;
  TimelineRow row;
  row.id = "row:orientation";
  row.label = c.t("timeline.orientation");
  Mark mark;
  mark.id = "mark:orientation";
  mark.label = row.label;
  mark.spoken = c.t("timeline.orientationFrom", {{"date", full(c.state.language, *member.joined)}});
  mark.at = member.joined->span();
  mark.tone = Tone::not_started;
  mark.hollow = false;
  mark.action = Navigate{PageId::jurisdiction, member.id, "joined"};
  extent.include(mark.at);
  row.marks.push_back(std::move(mark));
  timeline.rows.push_back(std::move(row));
}

// In the figure the initial evaluation stands above the commitments, and what comes after them below. So does the window for amending the initial ones.
bool comes_after_the_commitments(const Context& c, const deadlines::Deadline& one) {
  bool known = false;   // before the submission nothing comes after them
  for (const std::string_view label : {"deadline.initialEvaluation", "deadline.amendmentWindow"}) {
    const deadlines::Deadline* const last = find_deadline(c, label, c.plan->id);
    if (last && one.due.earliest <= last->due.latest) return false;
    known = known || last;
  }
  return known;
}

// The obligations of the plan itself, or of the membership: one row for each kind.
void add_deadlines_about(const Context& c, std::string_view subject, bool after, Timeline& timeline, Extent& extent) {
  for (const deadlines::Deadline* found : deadlines_about(c, subject)) {
    const deadlines::Deadline& one = *found;
    if (!c.shows(one.plan) || comes_after_the_commitments(c, one) != after) continue;
    const std::string id = "row:" + std::string(one.label);
    auto row = std::find_if(timeline.rows.begin(), timeline.rows.end(), [&](const TimelineRow& r) { return r.id == id; });
    if (row == timeline.rows.end()) {
      timeline.rows.emplace_back();
      row = timeline.rows.end() - 1;
      row->id = id;
      row->label = c.rule(one.label);
      row->action = why_of(c, one);
      row->selected = c.state.why && c.state.why->rule == one.rule && c.state.why->subject == one.subject;
    }
    add_deadline(c, one, *row, extent);
    if (one.done) {
      Mark done = deadline_mark(c, one);
      done.id += ":done";
      done.label = c.t("timeline.delivered");
      done.spoken = c.t("timeline.deliveredOn", {{"label", deadline_title(c, one)}, {"date", full(c.state.language, *one.done)}});
      done.at = *one.done;
      row->marks.push_back(std::move(done));
      extent.include(*one.done);
    }
  }
}

// The milestones that something waits for: lines that lead to it, and the same in words.
std::string waits_for(const Context& c, const std::vector<plan::Id>& predecessors, const std::string& to, std::string spoken, Timeline& timeline) {
  std::string names;
  for (const plan::Commitment& other : c.plan->commitments) {
    for (std::size_t i = 0; i < other.milestones.size(); ++i) {
      const plan::Milestone& before = other.milestones[i];
      if (std::find(predecessors.begin(), predecessors.end(), before.id) == predecessors.end()) continue;
      if (!names.empty()) names += "; ";
      names += milestone_title(c, before, i + 1);
      timeline.links.push_back({"mark:" + before.id, to});
    }
  }
  return names.empty() ? spoken : c.t("timeline.waits", {{"item", spoken}, {"names", names}});
}

void add_milestones(const Context& c, const plan::Commitment& one, TimelineRow& row, Timeline& timeline, Extent& extent) {
  for (std::size_t i = 0; i < one.milestones.size(); ++i) {
    const plan::Milestone& milestone = one.milestones[i];
    if (!milestone.due) continue;
    Mark mark;
    mark.id = "mark:" + milestone.id;
    mark.label = milestone_title(c, milestone, i + 1);
    const bool done = milestone.done && milestone.done->span().latest <= c.state.as_of_day();
    const bool late = !done && milestone.due->span().latest < c.state.as_of_day();
    mark.spoken = c.t(done ? "timeline.milestoneDone" : "timeline.milestone", {{"label", mark.label}, {"date", full(c.state.language, *milestone.due)}});
    mark.spoken = waits_for(c, milestone.predecessors, mark.id, std::move(mark.spoken), timeline);
    mark.at = milestone.due->span();
    mark.tone = done ? Tone::done : late ? Tone::at_risk : Tone::accent;
    mark.hollow = !done;
    mark.field = movable(c, milestone.id, "due");
    mark.action = Navigate{PageId::commitments, milestone.id, "due"};
    extent.include(mark.at);
    row.marks.push_back(std::move(mark));
  }
}

// One of two dates that make no bar.
void add_end(const Context& c, const plan::Commitment& one, bool is_start, const dates::PartialDate& at, TimelineRow& row, Extent& extent) {
  Mark mark;
  mark.id = std::string(is_start ? "start:" : "end:") + one.id;
  mark.label = c.t(is_start ? "timeline.start" : "timeline.end", {{"label", row.label}});
  mark.spoken = c.t("timeline.dateOf", {{"label", mark.label}, {"date", full(c.state.language, at)}});
  mark.at = at.span();
  mark.tone = tone_of(c, one);
  mark.field = movable(c, one.id, is_start ? "start" : "end");
  mark.action = Navigate{PageId::commitments, one.id, is_start ? "start" : one.ends_with_plan == plan::YesNo::yes ? "endsWithPlan" : "end"};
  extent.include(mark.at);
  row.marks.push_back(std::move(mark));
}

// The commitment's own bar; a mark for each date where they make none.
void add_bar(const Context& c, const plan::Commitment& one, TimelineRow& row, Timeline& timeline, Extent& extent) {
  const auto [start, end] = ends_of(*c.plan, one);
  if (!make_a_bar(start, end)) {
    if (one.start) add_end(c, one, true, *one.start, row, extent);
    if (end) add_end(c, one, false, *end, row, extent);
    return;
  }
  const std::string title = shown(c, one.title);
  Bar b = bar(c, "bar:" + one.id, title.empty() ? row.label : title, *start, *end, tone_of(c, one));
  // A date that is drawn from elsewhere, such as the plan's end, becomes the commitment's own when it is dragged.
  b.start_field = movable(c, one.id, "start");
  b.end_field = movable(c, one.id, "end");
  b.action = row.action;
  b.spoken = waits_for(c, one.predecessors, b.id, std::move(b.spoken), timeline);
  extent.include(start->span());
  extent.include(end->span());
  row.bars.push_back(std::move(b));
}

// As the figure has it: the evaluation at the end of the commitment, from when it opens until it is due, or was delivered. While nobody knows when the commitment will
// be completed, as it is planned; how late it may be says the window.
void add_evaluation(const Context& c, const deadlines::Deadline& one, TimelineRow& row, Extent& extent) {
  add_deadline(c, one, row, extent);
  Bar b;
  b.id = "bar:evaluation:" + std::string(one.subject) + nth_suffix(c, one);
  b.label = c.t("timeline.evaluation");
  const bool planned = !one.done && one.opens->latest >= one.due.earliest;
  b.start = planned ? Span::of(one.opens->earliest) : *one.opens;
  b.end = one.done ? *one.done : planned ? Span::of(one.due.earliest) : one.due;
  if (b.start.earliest > b.end.latest) return;
  b.spoken = c.t("timeline.evaluationOf", {{"label", row.label}, {"from", full(c.state.language, b.start)}, {"to", full(c.state.language, b.end)}});
  b.tone = one.done || one.state == rules::State::met ? Tone::done : one.state == rules::State::not_met ? Tone::breached : Tone::not_started;
  b.action = why_of(c, one);
  extent.include({b.start.earliest, b.end.latest});
  row.bars.insert(row.bars.begin(), std::move(b));   // below the commitment, which can be dragged
}

void add_commitment(const Context& c, const Ghosts& ghosts, const plan::Commitment& one, std::size_t index, Timeline& timeline, Extent& extent) {
  TimelineRow row;
  row.id = "row:" + one.id;
  row.label = title_of(c, one, index + 1);
  row.language = shown_language(c, one.title);
  row.action = Navigate{PageId::commitments, one.id, {}};
  add_bar(c, one, row, timeline, extent);
  add_proposed(c, ghosts, one, row, extent);
  add_milestones(c, one, row, timeline, extent);
  for (const deadlines::Deadline* deadline : deadlines_about(c, one.id)) {
    if (deadline->label == "deadline.commitmentEvaluation" && deadline->opens) add_evaluation(c, *deadline, row, extent);
    else add_deadline(c, *deadline, row, extent);
  }
  row.selected = c.state.entity == one.id || (c.state.why && c.state.why->subject == one.id);
  timeline.rows.push_back(std::move(row));
}

// Of the dates of a plan that nearest to the as-of day, around which the rest is: of one that was mistyped there is another.
dates::Day middle_of(const Context& c) {
  const dates::Day as_of = c.state.as_of_day();
  std::optional<dates::Day> nearest;
  const auto consider = [&](const plan::Date& date) {
    if (!date) return;
    const dates::Day day = date->span().earliest;
    if (!nearest || std::abs((day - as_of).count()) < std::abs((*nearest - as_of).count())) nearest = day;
  };
  consider(c.document->jurisdiction.joined);
  for (const plan::Date& one : {c.plan->period_start, c.plan->submission.date, plan::plan_end(*c.plan)}) consider(one);
  for (const plan::Commitment& one : c.plan->commitments) {
    consider(one.start);
    consider(one.end);
    for (const plan::Milestone& milestone : one.milestones) consider(milestone.due);
  }
  return nearest.value_or(as_of);
}

// From when to when it goes, in which words and how wide.
void frame(const Context& c, const Extent& extent, Timeline& timeline) {
  name_months(c, timeline);
  timeline.as_of = c.state.as_of_day();
  timeline.first = extent.first.value_or(timeline.as_of);
  timeline.last = extent.last.value_or(timeline.as_of);
  timeline.scale = c.state.scale;
  timeline.pixels_per_day = c.state.pixels_per_day;
}

}  // namespace

const plan::Version* shown_version(const Context& c) {
  for (const plan::Version& one : c.plan->versions) {
    if (one.id == c.state.comparison.shown) return &one;
  }
  return nullptr;
}

std::string version_number(const Context& c, const plan::Version& one) {
  const auto& all = c.plan->versions;
  return std::to_string(std::find_if(all.begin(), all.end(), [&](const plan::Version& each) { return each.id == one.id; }) - all.begin() + 1);
}

std::string version_words(const Context& c, const plan::Version& one) {
  const auto is_alike = [&](const plan::Version& other) { return other.id != one.id && other.kind == one.kind && other.date == one.date && other.name.empty(); };
  const bool several = std::any_of(c.plan->versions.begin(), c.plan->versions.end(), is_alike);
  const char* const key = one.kind != plan::VersionKind::submitted ? "versions.number" : several ? "versions.submittedNumber" : "versions.submitted";
  const std::string name = !one.name.empty() ? one.name : c.t(key, {{"number", version_number(c, one)}});
  return one.date ? c.t("versions.of", {{"name", name}, {"date", full(c.state.language, *one.date)}}) : name;
}

Timeline plan_timeline(const Context& c) {
  Timeline timeline;
  Extent extent(middle_of(c));
  timeline.label = c.t("timeline.label", {{"plan", title_of(c, *c.plan)}});
  const Ghosts ghosts = ghosts_of(c);
  add_period(c, timeline, extent);
  add_orientation(c, timeline, extent);
  add_cocreation(c, ghosts, timeline, extent);
  const std::string_view plan_and_member[] = {c.plan->id, c.document->jurisdiction.id};
  for (const std::string_view subject : plan_and_member) add_deadlines_about(c, subject, false, timeline, extent);
  add_proposed_initial_evaluation(c, ghosts, timeline, extent);
  const auto& all = c.plan->commitments;
  for (std::size_t i = 0; i < all.size(); ++i) add_commitment(c, ghosts, all[i], i, timeline, extent);
  for (const std::string_view subject : plan_and_member) add_deadlines_about(c, subject, true, timeline, extent);
  if (c.recorded) add_recorded(c, timeline, extent);
  else if (const plan::Version* version = shown_version(c)) add_earlier(c, plan::thaw(*c.plan, *version), version_words(c, *version), timeline, extent);
  add_lines(c, timeline, extent);
  add_terms(c, extent, timeline);
  frame(c, extent, timeline);
  timeline.jump_serial = c.state.jump_serial;
  return timeline;
}

Timeline compared_timeline(const Context& c, const plan::Plan& was, const std::string& name) {
  Timeline timeline;
  Extent extent(middle_of(c));
  timeline.label = c.t("timeline.compared", {{"version", name}});
  const auto& all = c.plan->commitments;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto then = std::find_if(was.commitments.begin(), was.commitments.end(), [&](const plan::Commitment& one) { return one.id == all[i].id; });
    if (then != was.commitments.end() && lie_alike(*c.plan, all[i], was, *then)) continue;
    TimelineRow row;
    row.id = "row:" + all[i].id;
    row.label = title_of(c, all[i], i + 1);
    add_bar(c, all[i], row, timeline, extent);
    add_milestones(c, all[i], row, timeline, extent);
    timeline.rows.push_back(std::move(row));
  }
  add_earlier(c, was, name, timeline, extent);
  std::erase_if(timeline.rows, [](const TimelineRow& row) { return row.bars.empty() && row.marks.empty(); });
  for (TimelineRow& row : timeline.rows) {   // to be looked at: what is in a version may not be in the plan any more
    for (Bar& one : row.bars) one.start_field = one.end_field = {}, one.action = {};
    for (Mark& one : row.marks) one.field = {}, one.action = {};
  }
  timeline.links.clear();
  frame(c, extent, timeline);
  return timeline;
}

void name_months(const Context& c, Timeline& timeline) {
  for (unsigned month = 1; month <= 12; ++month) {
    timeline.month_letters[month - 1] = c.t("month.letter." + std::to_string(month));
    timeline.month_names[month - 1] = c.t("month.full." + std::to_string(month));
  }
}

bool is_empty(const Timeline& timeline) {
  return std::all_of(timeline.rows.begin(), timeline.rows.end(), [](const TimelineRow& row) { return row.bars.empty() && row.marks.empty(); });
}

}  // namespace cocrea::view
