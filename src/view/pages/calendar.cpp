// Calendar: the cycle of the plan with what the handbook asks and by when; the same dates as a table.
#include <algorithm>
#include <array>

#include "core/deadlines/room.h"
#include "core/exchange/word_differences.h"
#include "view/forms.h"
#include "view/frame.h"
#include "view/pages/proposal.h"
#include "view/pages/shared.h"
#include "view/pages/what_if.h"
#include "view/plan_timeline.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

struct ScaleEntry {
  Scale scale;
  std::string_view value, key;
};
// From near to far: zooming in goes to the one before.
constexpr std::array<ScaleEntry, 4> kScales = {{{Scale::weeks, "weeks", "calendar.weeks"},
                                                {Scale::months, "months", "calendar.months"},
                                                {Scale::quarters, "quarters", "calendar.quarters"},
                                                {Scale::years, "years", "calendar.years"}}};

Node zoom_button(const Context& c, bool in) {
  std::size_t now = 0;
  for (std::size_t i = 0; i < kScales.size(); ++i) {
    if (kScales[i].scale == c.state.scale) now = i;
  }
  const bool possible = in ? now > 0 : now + 1 < kScales.size();
  Node node = icon_button(in ? "calendar:zoom-in" : "calendar:zoom-out", c.t(in ? "calendar.zoomIn" : "calendar.zoomOut"), in ? "zoom_in" : "zoom_out",
                          possible ? Action{SetScale{kScales[in ? now - 1 : now + 1].scale}} : Action{});
  node.disabled = !possible;
  return node;
}

Node toolbar(const Context& c) {
  std::vector<Option> options;
  for (const ScaleEntry& one : kScales) options.push_back({std::string(one.value), c.t(one.key), one.scale == c.state.scale});
  Node tools = row(zoom_button(c, false), view_choice("calendar:scale", c.t("calendar.scale"), std::move(options), SetScale{c.state.scale}), zoom_button(c, true),
                   icon_button("calendar:today", c.t("calendar.jump"), "clock", JumpToToday{}));
  tools.id = "calendar:tools";
  tools.label = c.t("calendar.tools");
  return tight(at_end(std::move(tools)));
}

// An earlier version whose bars are drawn below today's.
Node version_choice(const Context& c) {
  const plan::Version* chosen = shown_version(c);
  std::vector<Option> options = {{"", c.t("calendar.noVersion"), chosen == nullptr}};
  for (const plan::Version& one : c.plan->versions) options.push_back({one.id, exchange::shortened(version_words(c, one), 60), &one == chosen});
  return view_choice("calendar:version", c.t("calendar.version"), std::move(options), Versions{Versions::What::show, {}, {}});
}

Node timeline_node(const Context& c, Timeline value) {
  Node node;
  node.kind = NodeKind::timeline;
  node.id = "timeline";
  node.label = value.label;
  node.help = c.t("calendar.help");
  node.timeline = std::make_shared<const Timeline>(std::move(value));
  return node;
}

// REQ-2, year by year: what was held and, while there is time, what is still to be.
void add_meetings(const Context& c, Node& main) {
  Node years = table(c.t("calendar.meetings"), {c.t("calendar.planYear"), c.t("calendar.held"), c.t("calendar.needed"), c.t("calendar.state")});
  for (const deadlines::YearMeetings& one : deadlines::year_meetings(*c.calendar)) {
    if (one.plan != c.plan->id) continue;
    const auto verdict = std::find_if(c.calendar->verdicts.begin(), c.calendar->verdicts.end(), [&](const rules::Verdict& other) {
      return other.rule == "REQ-2" && other.plan == one.plan && other.opens == one.opens && other.due == one.due;
    });
    const std::string year = std::to_string(one.year), held = amount_words(one.held), asked = std::to_string(one.asked);
    const bool over = one.due.latest < c.state.as_of_day();
    add(years, table_row(cell(c.t("calendar.yearOf", {{"year", year}, {"days", full(c.state.language, dates::Span{one.opens.earliest, one.due.latest})}})),
                         cell(c.t("calendar.heldOf", {{"count", held}, {"limit", asked}})), cell(over ? "—" : amount_words(one.needed())),
                         cell_of(verdict_pill(c, *verdict, "meetings"))));
  }
  if (years.children.size() == 1) return;
  Node box = card(c.t("calendar.meetings"), std::move(years));
  box.id = "calendar:meetings";
  add(main, std::move(box));
}

// What counts from the submission has no date before that of the submission is recorded: what it is that will be here then, and where that is recorded. What has
// to be there on that day is asked for elsewhere.
std::optional<Node> awaited_dates(const Context& c) {
  plan::Document submitted = *c.document;
  for (plan::Plan& one : submitted.plans) {
    if (one.id == c.plan->id) one.submission.date = dates::PartialDate::of(c.state.as_of_day());
  }
  std::vector<std::string_view> labels;
  std::string names;
  for (const deadlines::Deadline& one : deadlines::calendar(submitted, c.state.as_of_day()).deadlines) {
    const auto is_it = [&](const deadlines::Deadline& other) { return other.label == one.label && other.subject == one.subject; };
    const auto& now = c.calendar->deadlines;
    if (one.state == rules::State::not_applicable || one.due.latest <= c.state.as_of_day() || !c.shows(one.plan) || std::any_of(now.begin(), now.end(), is_it) || std::find(labels.begin(), labels.end(), one.label) != labels.end()) continue;
    labels.push_back(one.label);
    names.append(names.empty() ? "" : "; ").append(c.rule(one.label));
  }
  if (names.empty()) return {};
  Node box = callout(Tone::accent, "deadline", c.t("calendar.awaitedTitle"), reading(paragraph(c.t("calendar.awaited", {{"names", names}}))),
                     row(button("calendar:record-submission", c.t("overview.recordSubmission"), "arrow_right", go_to(c, c.plan->submission.id, "date"))));
  box.id = "calendar:awaited";
  return box;
}

// `beside_nothing`: the page has said already that there are no dates yet.
void add_deadlines(const Context& c, Node& main, bool beside_nothing) {
  Node box = card(c.t("calendar.table"));
  box.id = "calendar:table";
  Node dates = table(c.t("calendar.table"), {c.t("calendar.date"), c.t("calendar.what"), c.t("calendar.who"), c.t("calendar.state")});
  for (const deadlines::Deadline& one : c.calendar->deadlines) {
    if (!c.shows(one.plan)) continue;
    add(dates, table_row(cell(brief(c.state.language, one.due)), cell(deadline_title(c, one)), cell(actor_words(c, one.actor)),
                         cell_of(deadline_pill(c, one, "table"))));
  }
  if (!is_judged(c)) {
    add(box, not_judged(c));
  } else if (dates.children.size() == 1) {
    if (beside_nothing) return;
    add(box, paragraph(c.t("overview.noDatesLeft"), Emphasis::normal, Tone::secondary));
  } else {
    add(box, std::move(dates));
  }
  add(main, std::move(box));
}

}  // namespace

Node build_calendar(const Context& c) {
  Node main = column();
  Node head = tight(column(heading(1, c.t("nav.calendar"), "page:title"), reading(paragraph(c.t("calendar.lead"), Emphasis::normal, Tone::secondary))));
  if (!c.plan) {
    add(main, std::move(head), no_plan(c));
    return main;
  }
  Timeline timeline = plan_timeline(c);
  group_dates(c, timeline);
  const Proposal* proposal = proposal_in_view(c);
  // By rules that are not known, nothing can be tried or proposed.
  const bool offers = !proposal && !c.recorded && is_judged(c);
  const bool empty = is_empty(timeline) && !proposal;
  const bool unsubmitted = !c.plan->submission.date && is_judged(c);
  if (empty) {
    Node none = empty_state(c.t("calendar.none"), c.t("calendar.noneHelp"),
                            button("calendar:first", c.t("calendar.first"), "arrow_right", go_to(c, c.plan->id, "periodStart"), Emphasis::primary));
    // Dates can be proposed where none is recorded.
    if (offers && !c.plan->commitments.empty()) {
      add(none, propose_button(c));
      none.children.back().emphasis = Emphasis::normal;
    }
    add(main, std::move(head), std::move(none));
  } else {
    Node tools = toolbar(c);
    if (offers && !c.plan->commitments.empty()) add(tools, propose_button(c));
    if (offers) add(tools, what_if_button(c));
    if (!c.recorded && !c.plan->versions.empty()) add(tools, version_choice(c));
    // The words stand below: what is looked at is to be seen on a small tablet too.
    add(main, row(growing(std::move(head.children.front())), std::move(tools)));
    if (c.recorded) add(main, what_if_card(c));
    else if (proposal) add(main, proposal_card(c, *proposal));
    add(main, timeline_node(c, std::move(timeline)));
    if (std::optional<Node> awaited = unsubmitted && !c.recorded && !proposal ? awaited_dates(c) : std::nullopt) add(main, std::move(*awaited));
    add(main, std::move(head.children.back()), reading(paragraph(c.t("calendar.legend"), Emphasis::small, Tone::secondary)));
    if (proposal && proposal->answer.found && !proposal->stale) add(main, reading(paragraph(c.t("calendar.legendProposal"), Emphasis::small, Tone::secondary)));
    if (c.plan->commitments.empty() && offers) {
      add(main, empty_state(c.t("calendar.noCommitments"), c.t("calendar.noCommitmentsHelp"),
                            button("calendar:commitments", c.t("calendar.toCommitments"), "arrow_right", Navigate{PageId::commitments, c.plan->id, "commitments"})));
    }
    add(main, slots_card(c, "calendar", c.t("slots.title")));
    add_meetings(c, main);
  }
  add_deadlines(c, main, empty || unsubmitted);
  return main;
}

}  // namespace cocrea::view
