// What lies below the bars of a calendar: what is proposed, what is recorded where something is supposed, and how it was in an earlier version.
#include <algorithm>

#include "view/node.h"
#include "view/timeline_parts.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

using dates::Day;
using dates::Span;

Bar ghost_bar(const Context& c, std::string id, std::string_view words, const std::string& label, Day first, Day last) {
  Bar ghost = bar(c, std::move(id), {}, dates::PartialDate::of(first), dates::PartialDate::of(last), Tone::accent);
  ghost.spoken = c.t(words, {{"label", label}, {"from", full(c.state.language, first)}, {"to", full(c.state.language, last)}});
  ghost.ghost = true;
  return ghost;
}

// Below what is recorded, which is what can be dragged.
void add_ghost(TimelineRow& row, Bar ghost, Extent& extent) {
  extent.include({ghost.start.earliest, ghost.end.latest});
  row.bars.insert(row.bars.begin(), std::move(ghost));
}

// As far as its start can slip: a thin line to the latest of them. Of its end nothing is known but that: what follows it or waits within it may not slip as far.
void add_slack(const Context& c, const Proposal& proposal, const Proposal::Latest& latest, TimelineRow& row, Extent& extent) {
  const auto span = proposed_span(proposal, latest.commitment);
  if (!span || latest.slack <= 0) return;
  Bar tail = bar(c, "slack:" + latest.commitment, {}, dates::PartialDate::of(span->earliest), dates::PartialDate::of(latest.day), Tone::not_started);
  tail.spoken = c.n(latest.proven ? "timeline.slack" : "timeline.slackAtLeast", latest.slack, {{"label", row.label}, {"date", full(c.state.language, latest.day)}});
  tail.tail = true;
  add_ghost(row, std::move(tail), extent);
}

// Where the milestones that move would be due.
void add_proposed_milestones(const Context& c, const Ghosts& ghosts, const plan::Commitment& one, TimelineRow& row, Extent& extent) {
  for (std::size_t i = 0; i < one.milestones.size(); ++i) {
    const auto change = std::find_if(ghosts.changes.begin(), ghosts.changes.end(), [&](const ProposedChange& of) { return of.entity == one.milestones[i].id; });
    if (change == ghosts.changes.end() || !change->end) continue;
    Mark mark;
    mark.id = "ghost:" + one.milestones[i].id;
    mark.label = milestone_title(c, one.milestones[i], i + 1);
    mark.spoken = c.t("timeline.proposedMilestone", {{"label", mark.label}, {"date", full(c.state.language, *change->end)}});
    mark.at = Span::of(*change->end);
    mark.tone = Tone::accent;
    mark.ghost = true;
    extent.include(mark.at);
    row.marks.push_back(std::move(mark));
  }
}

}  // namespace

Ghosts ghosts_of(const Context& c) {
  const Proposal* proposal = c.state.proposal.get();
  if (!proposal || proposal->stale || proposal->plan != c.plan->id) return {};
  return {proposal, proposed_changes(*c.plan, *proposal)};
}

bool add_proposed_cocreation(const Context& c, const Ghosts& ghosts, TimelineRow& row, Extent& extent) {
  const schedule::Proposed* proposed = ghosts.proposal ? proposed_bar(*ghosts.proposal, schedule::Item::Kind::cocreation, {}) : nullptr;
  if (proposed) add_ghost(row, ghost_bar(c, "ghost:cocreation", "timeline.proposed", row.label, proposed->first, proposed->last), extent);
  return proposed != nullptr;
}

void add_proposed_initial_evaluation(const Context& c, const Ghosts& ghosts, Timeline& timeline, Extent& extent) {
  const schedule::Proposed* proposed = ghosts.proposal ? proposed_bar(*ghosts.proposal, schedule::Item::Kind::initial, {}) : nullptr;
  if (!proposed) return;
  for (TimelineRow& row : timeline.rows) {
    if (row.id == "row:deadline.initialEvaluation") add_ghost(row, ghost_bar(c, "ghost:initial", "timeline.proposed", row.label, proposed->first, proposed->last), extent);
  }
}

void add_proposed(const Context& c, const Ghosts& ghosts, const plan::Commitment& one, TimelineRow& row, Extent& extent) {
  const Proposal* proposal = ghosts.proposal;
  if (!proposal) return;
  const auto change = std::find_if(ghosts.changes.begin(), ghosts.changes.end(), [&](const ProposedChange& of) { return of.entity == one.id; });
  const bool own = change != ghosts.changes.end();
  const auto span = proposed_span(*proposal, one.id);
  if (own || (span && std::any_of(ghosts.changes.begin(), ghosts.changes.end(), [&](const ProposedChange& of) { return of.commitment == one.id; }))) {
    // Where only milestones move: from the first day of its work to the last.
    const auto proposed = [](const std::optional<Day>& day, const plan::Date& recorded) { return day ? plan::Date(dates::PartialDate::of(*day)) : recorded; };
    const plan::Date start = own ? proposed(change->start, change->recorded_start) : dates::PartialDate::of(span->earliest);
    const plan::Date end = own ? proposed(change->end, change->recorded_end) : dates::PartialDate::of(span->latest);
    const schedule::Proposed* evaluation = proposed_bar(*proposal, schedule::Item::Kind::evaluation, one.id);
    if (evaluation) add_ghost(row, ghost_bar(c, "ghost:evaluation:" + one.id, "timeline.proposedEvaluation", row.label, evaluation->first, evaluation->last), extent);
    if (start && end) add_ghost(row, ghost_bar(c, "ghost:" + one.id, "timeline.proposed", row.label, start->span().earliest, end->span().latest), extent);
  }
  add_proposed_milestones(c, ghosts, one, row, extent);
  for (const Proposal::Latest& latest : proposal->latest) {
    if (latest.commitment != one.id) continue;
    Mark mark;
    mark.id = "latest:" + one.id;
    mark.spoken = c.t(latest.proven ? "timeline.latest" : "timeline.latestAtLeast", {{"label", row.label}, {"date", full(c.state.language, latest.day)}});
    mark.label = mark.spoken;
    mark.at = Span::of(latest.day);
    mark.tone = Tone::at_risk;
    extent.include(mark.at);
    row.marks.push_back(std::move(mark));
    add_slack(c, *proposal, latest, row, extent);
  }
}

void add_recorded(const Context& c, Timeline& timeline, Extent& extent) {
  const Timeline recorded = plan_timeline(*c.recorded);
  for (TimelineRow& row : timeline.rows) {
    const auto before = std::find_if(recorded.rows.begin(), recorded.rows.end(), [&](const TimelineRow& one) { return one.id == row.id; });
    if (before == recorded.rows.end()) continue;
    for (const Bar& bar : before->bars) {
      const auto now = std::find_if(row.bars.begin(), row.bars.end(), [&](const Bar& one) { return one.id == bar.id; });
      if (now != row.bars.end() && now->start == bar.start && now->end == bar.end) continue;
      Bar ghost = bar;
      ghost.id = "ghost:" + bar.id;
      ghost.spoken = c.t("timeline.recorded", {{"bar", bar.spoken}});
      ghost.label.clear();
      ghost.ghost = true;
      ghost.start_field = ghost.end_field = {};
      extent.include(dates::Span{bar.start.earliest, bar.end.latest});
      row.bars.insert(row.bars.begin(), std::move(ghost));
    }
  }
}

bool lie_alike(const plan::Plan& plan, const plan::Commitment& one, const plan::Plan& other_plan, const plan::Commitment& other) {
  const auto has_all = [](const plan::Commitment& these, const plan::Commitment& those) {
    return std::all_of(those.milestones.begin(), those.milestones.end(), [&](const plan::Milestone& due) {
      return !due.due || std::any_of(these.milestones.begin(), these.milestones.end(), [&](const plan::Milestone& same) { return same.id == due.id && same.due == due.due; });
    });
  };
  return ends_of(plan, one) == ends_of(other_plan, other) && has_all(one, other) && has_all(other, one);
}

void add_earlier(const Context& c, const plan::Plan& was, const std::string& name, Timeline& timeline, Extent& extent) {
  for (std::size_t i = 0; i < was.commitments.size(); ++i) {
    const plan::Commitment& then = was.commitments[i];
    const auto now = std::find_if(c.plan->commitments.begin(), c.plan->commitments.end(), [&](const plan::Commitment& one) { return one.id == then.id; });
    const bool there = now != c.plan->commitments.end();
    TimelineRow gone;
    gone.id = "row:" + then.id;
    gone.label = c.t("timeline.gone", {{"name", title_of(c, then, i + 1)}});
    auto row = std::find_if(timeline.rows.begin(), timeline.rows.end(), [&](const TimelineRow& one) { return one.id == gone.id; });
    TimelineRow& of = row == timeline.rows.end() ? gone : *row;
    const auto [start, end] = ends_of(was, then);
    if (make_a_bar(start, end) && (!there || ends_of(*c.plan, *now) != std::pair(start, end))) {
      Bar ghost = bar(c, "was:" + then.id, {}, *start, *end, Tone::not_started);
      ghost.spoken = c.t("timeline.was", {{"label", of.label}, {"version", name}, {"from", full(c.state.language, *start)}, {"to", full(c.state.language, *end)}});
      ghost.ghost = true;
      add_ghost(of, std::move(ghost), extent);
    }
    for (std::size_t k = 0; k < then.milestones.size(); ++k) {
      const plan::Milestone& before = then.milestones[k];
      const plan::Milestone* same = nullptr;
      if (there) {
        for (const plan::Milestone& one : now->milestones) same = one.id == before.id ? &one : same;
      }
      if (!before.due || (same && same->due == before.due)) continue;
      Mark mark;
      mark.id = "was:" + before.id;
      mark.label = milestone_title(c, before, k + 1);
      mark.spoken = c.t("timeline.milestoneWas", {{"label", mark.label}, {"version", name}, {"date", full(c.state.language, *before.due)}});
      mark.at = before.due->span();
      mark.tone = Tone::not_started;
      mark.ghost = true;
      extent.include(mark.at);
      of.marks.insert(of.marks.begin(), std::move(mark));
    }
    if (row == timeline.rows.end() && !(gone.bars.empty() && gone.marks.empty())) timeline.rows.push_back(std::move(gone));
  }
}

}  // namespace cocrea::view
