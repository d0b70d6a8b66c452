// Dates of one day drawn as one: a day asks for so much that its diamonds would hide each other, or fill a page one below another. What they stand
// for is told in the group's words, listed in the text view, and has rows of its own when the group is opened.
#include <algorithm>

#include "core/plan/sorted.h"
#include "view/node.h"
#include "view/plan_timeline.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

// Two rows read better than a group of two.
constexpr std::size_t kFewestRows = 3;

// What needs somebody's eyes most gives a group its colour.
int urgency_of(Tone tone) {
  switch (tone) {
    case Tone::breached: return 4;
    case Tone::at_risk: return 3;
    case Tone::done: return 0;
    case Tone::not_started:
    case Tone::secondary: return 1;
    case Tone::neutral:
    case Tone::accent: break;
  }
  return 2;
}

// One diamond for all. `count`: of the dates, of which those that are kept may have two marks.
Mark group_of(const Context& c, std::vector<Mark> members, std::size_t count) {
  Mark group = members.front();
  group.id = "together:" + group.id;
  group.label = c.n("timeline.together", static_cast<long>(count), {{"date", full(c.state.language, group.at)}});
  group.spoken = group.label;
  for (const Mark& one : members) {
    group.spoken.append("\n").append(one.spoken);
    if (urgency_of(one.tone) > urgency_of(group.tone)) group.tone = one.tone;
    group.hollow = group.hollow || one.hollow;
  }
  group.field = {};
  group.action = Unfold{group.id};
  group.count = count;
  group.open = c.state.unfolded == group.id;
  group.members = std::move(members);
  return group;
}

bool is_of_plan(const TimelineRow& row) { return row.id.rfind("row:deadline.", 0) == 0; }

// Of the plan itself, with one date and nothing else in it.
bool is_one_date(const TimelineRow& row) {
  return is_of_plan(row) && row.bars.empty() && row.corridors.empty() && !row.marks.empty() &&
         std::all_of(row.marks.begin(), row.marks.end(), [&](const Mark& one) { return one.at == row.marks.front().at; });
}

// One row for all of the plan's that have this one's date; when it is opened, they follow it. What they were is taken out of `rows`.
void merge_rows(const Context& c, std::vector<TimelineRow>& rows, std::size_t first, std::vector<TimelineRow>& out) {
  const dates::Span at = rows[first].marks.front().at;
  std::vector<TimelineRow> alike;
  std::vector<Mark> members;
  for (std::size_t i = first; i < rows.size(); ++i) {
    if (!is_one_date(rows[i]) || rows[i].marks.front().at != at) continue;
    members.insert(members.end(), rows[i].marks.begin(), rows[i].marks.end());
    alike.push_back(std::move(rows[i]));
    rows[i] = {};
  }
  if (alike.size() >= kFewestRows) {
    TimelineRow all;
    Mark group = group_of(c, std::move(members), alike.size());
    all.id = "row:" + group.id;
    all.label = c.n("timeline.together", static_cast<long>(group.count), {{"date", brief(c.state.language, group.at)}});
    all.action = group.action;
    for (TimelineRow& one : alike) {
      one.part = true;
      all.selected = all.selected || (one.selected && !group.open);
    }
    if (!group.open) alike.clear();
    all.marks.push_back(std::move(group));
    out.push_back(std::move(all));
  }
  for (TimelineRow& one : alike) out.push_back(std::move(one));
}

// In one row: what would lie under each other. When the group is opened, each has a row below.
void merge_marks(const Context& c, TimelineRow row, std::vector<TimelineRow>& out) {
  std::vector<Mark> kept;
  std::vector<TimelineRow> parts;
  std::vector<bool> taken(row.marks.size(), false);
  for (std::size_t i = 0; i < row.marks.size(); ++i) {
    if (taken[i]) continue;
    std::vector<Mark> members = {row.marks[i]};
    for (std::size_t k = i + 1; k < row.marks.size(); ++k) {
      const Mark& other = row.marks[k];
      if (other.at != row.marks[i].at || other.ghost || row.marks[i].ghost || other.action.index() == 0 || row.marks[i].action.index() == 0) continue;
      members.push_back(other);
      taken[k] = true;
    }
    if (members.size() == 1) {
      kept.push_back(std::move(members.front()));
      continue;
    }
    const std::size_t count = members.size();
    kept.push_back(group_of(c, std::move(members), count));
    if (!kept.back().open) continue;
    for (const Mark& one : kept.back().members) {
      TimelineRow part;
      part.id = "row:" + one.id;
      part.label = one.label;
      part.action = one.action;
      part.part = true;
      part.marks.push_back(one);
      parts.push_back(std::move(part));
    }
  }
  row.marks = std::move(kept);
  out.push_back(std::move(row));
  for (TimelineRow& one : parts) out.push_back(std::move(one));
}

// One row for the terms of all who have some: a joint plan's would stand above its commitments until those are out of sight. What follows each other stays
// apart.
void merge_terms(const Context& c, std::vector<TimelineRow>& rows) {
  const auto end = std::find_if(rows.begin(), rows.end(), [](const TimelineRow& row) { return row.id.rfind("row:term:", 0) != 0; });
  const auto count = static_cast<std::size_t>(end - rows.begin());
  if (count < kFewestRows) return;
  TimelineRow all;
  all.id = "row:together:terms";
  all.label = c.n("timeline.terms", static_cast<long>(count));
  all.action = Unfold{"together:terms"};
  std::vector<Bar> bars;
  for (auto row = rows.begin(); row != end; ++row) {
    bars.insert(bars.end(), row->bars.begin(), row->bars.end());
    row->part = true;
  }
  plan::stable_sort(bars, [](const Bar& a, const Bar& b) { return a.start.earliest < b.start.earliest; });
  for (Bar& one : bars) {
    if (all.bars.empty() || all.bars.back().end.latest < one.start.earliest) {
      Bar group;
      group.id = "together:" + one.id;
      group.label = group.spoken = all.label;
      group.start = one.start;
      group.end = one.end;
      group.tone = one.tone;
      group.action = all.action;
      all.bars.push_back(std::move(group));
    }
    Bar& group = all.bars.back();
    if (one.end.latest > group.end.latest) group.end = one.end;
    group.spoken.append("\n").append(one.spoken);
    group.members.push_back(std::move(one));
  }
  if (c.state.unfolded != "together:terms") rows.erase(rows.begin(), end);
  rows.insert(rows.begin(), std::move(all));
}

}  // namespace

void group_dates(const Context& c, Timeline& timeline) {
  merge_terms(c, timeline.rows);
  std::vector<TimelineRow> rows;
  rows.reserve(timeline.rows.size());
  for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
    TimelineRow& row = timeline.rows[i];
    if (row.id.empty()) continue;   // merged into one above
    if (is_one_date(row)) merge_rows(c, timeline.rows, i, rows);
    else if (is_of_plan(row)) rows.push_back(std::move(row));   // a date and when it was kept are two marks of one date
    else merge_marks(c, std::move(row), rows);
  }
  timeline.rows = std::move(rows);
}

}  // namespace cocrea::view
