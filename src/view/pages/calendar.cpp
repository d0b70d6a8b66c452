// Calendar: the cycle of the plan with what the handbook asks and by when; the same dates as a table; and the evaluations of the monitoring body.
#include <array>

#include "view/frame.h"
#include "view/pages/shared.h"
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
                   button("calendar:today", c.t("calendar.jump"), "clock", JumpToToday{}));
  tools.id = "calendar:tools";
  tools.label = c.t("calendar.tools");
  return tight(at_end(std::move(tools)));
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

Node deadlines_card(const Context& c) {
  Node box = card(c.t("calendar.table"));
  box.id = "calendar:table";
  Node dates = table(c.t("calendar.table"), {c.t("calendar.date"), c.t("calendar.what"), c.t("calendar.who"), c.t("calendar.state")});
  for (const deadlines::Deadline& one : c.calendar->deadlines) {
    if (one.plan != c.plan->id) continue;
    add(dates, table_row(cell(full(c.state.language, one.due)), cell(deadline_title(c, one)), cell(c.t("actor." + std::string(deadlines::name(one.actor)))),
                         cell_of(deadline_pill(c, one, "table"))));
  }
  if (dates.children.size() == 1) {
    add(box, empty_state(c.t("overview.noDates"), c.t("overview.noDatesHelp"),
                         button("calendar:record-submission", c.t("overview.recordSubmission"), "arrow_right", go_to(c, c.plan->submission.id, "date"))));
  } else {
    add(box, std::move(dates));
  }
  return box;
}

bool belongs_to_commitment(const Context& c, const plan::Evaluation& one) {
  if (one.kind != plan::EvaluationKind::commitment) return false;
  for (const plan::Commitment& commitment : c.plan->commitments) {
    if (commitment.id == one.commitment) return true;
  }
  return false;
}

std::string evaluation_title(const Context& c, const plan::Evaluation& one) {
  const plan::Field* kind = plan::kEvaluation.find("kind");
  const auto index = static_cast<std::size_t>(one.kind);
  return index == 0 ? c.t("evaluation.unnamed") : option_label(c, plan::kEvaluation, *kind, kind->names[index - 1]);
}

void add_evaluations(const Context& c, Node& main) {
  bool any_initial = false;
  Node section = column(heading(2, c.t("evaluation.title")), reading(paragraph(c.t("evaluation.help"), Emphasis::normal, Tone::secondary)));
  for (const plan::Evaluation& one : c.plan->evaluations) {
    if (belongs_to_commitment(c, one)) continue;
    any_initial = any_initial || one.kind == plan::EvaluationKind::initial;
    add(section, evaluation_card(c, one, evaluation_title(c, one)));
  }
  if (!any_initial) {
    Node box = card(c.t("choice.evaluation.kind.initial"));
    box.id = "calendar:initial-evaluation";
    if (const rules::Verdict* verdict = find_verdict(c, "MON-IE", c.plan->id)) add(box, verdict_pill(c, *verdict, "initial-evaluation"));
    add(box, paragraph(c.t("evaluation.initialNone"), Emphasis::normal, Tone::secondary),
        row(add_button(c, c.t("evaluation.addInitial"), *c.plan, "evaluations", false, {{"kind", static_cast<plan::Choice>(plan::EvaluationKind::initial)}})));
    add(section, std::move(box));
  }
  add(main, std::move(section));
}

}  // namespace

Node build_calendar(const Context& c) {
  Node main = column();
  Node head = tight(column(heading(1, c.t("nav.calendar"), "page:title"), reading(paragraph(c.t("calendar.lead"), Emphasis::normal, Tone::secondary))));
  if (!c.plan) {
    add(main, std::move(head), empty_state(c.t("overview.noPlan"), c.t("overview.noPlanHelp"), add_button(c, c.t("plan.add"), *c.document, "plans", true)));
    return main;
  }
  Timeline timeline = plan_timeline(c);
  if (is_empty(timeline)) {
    add(main, std::move(head), empty_state(c.t("calendar.none"), c.t("calendar.noneHelp"),
                                           button("calendar:first", c.t("calendar.first"), "arrow_right", go_to(c, c.plan->id, "periodStart"), Emphasis::primary)));
  } else {
    add(main, row(growing(std::move(head)), toolbar(c)), timeline_node(c, std::move(timeline)));
  }
  add(main, deadlines_card(c));
  add_evaluations(c, main);
  add(main, card(c.t("registers.title"), reading(paragraph(c.t("registers.help"), Emphasis::normal, Tone::secondary)),
                 grid(3, register_field(c, "evaluations"), register_field(c, "completions"), register_field(c, "amendments"))));
  return main;
}

}  // namespace cocrea::view
