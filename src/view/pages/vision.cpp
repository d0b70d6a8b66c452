// Vision: the questions of OGP's action plan form in its order (RULES 2.1).
#include <algorithm>

#include "view/forms.h"
#include "view/frame.h"
#include "view/pages/shared.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

Node goals_part(const Context& c) {
  const plan::Vision& vision = c.plan->vision;
  Node box = column(heading(3, c.t("vision.goals")), paragraph(c.t("vision.goalsHelp"), Emphasis::small, Tone::secondary));
  box.id = "vision:goals";
  for (std::size_t i = 0; i < vision.goals.size(); ++i) {
    const plan::Goal& one = vision.goals[i];
    const std::string name = c.t("vision.goal", {{"number", std::to_string(i + 1)}});
    Node text = field(c, one, plan::kGoal, "text");
    text.label = name;
    Node remove = remove_button(c, c.t("list.remove", {{"name", name}}), one);
    remove.hide_label = true;
    Node line = row(growing(std::move(text)), at_end(move_button(c, c.t("milestone.up", {{"title", name}}), vision.goals, i, -1)),
                    move_button(c, c.t("milestone.down", {{"title", name}}), vision.goals, i, +1), std::move(remove));
    line.layout.wrap = false;
    line.id = "entry:" + one.id;
    add(box, std::move(line));
  }
  add(box, row(add_button(c, c.t("vision.addGoal"), vision, "goals")));
  return box;
}

Node part(const Context& c, std::string_view title, std::string_view form, std::string_view rules = {}) {
  Node box = card(c.t(title));
  add_rule_lines(c, box, rules);
  add_form(c, box, c.plan->vision, plan::kVision, form);
  return box;
}

// Who monitors, and whether that is described: it is written with the people, and the vision has to name it (VIS-2).
void add_bodies(const Context& c, Node& box) {
  add(box, heading(3, c.t("vision.body")));
  const auto is_described = [](const plan::MonitoringBody& one) {
    return std::any_of(one.description.begin(), one.description.end(), [](const auto& text) { return !text.second.empty(); });
  };
  const auto& all = c.plan->monitoring_bodies;
  for (const plan::MonitoringBody& one : all) {
    add(box, definition("vision:body:" + one.id, one.name.empty() ? c.t("common.unnamed") : one.name, c.t(is_described(one) ? "vision.bodyDescribed" : "vision.bodyUndescribed"),
                        go_to(c, one.id, one.name.empty() ? "name" : "description")));
  }
  if (all.empty()) add(box, paragraph(c.t("vision.noBody"), Emphasis::normal, Tone::secondary));
  add_rule_lines(c, box, "VIS-2");
  const bool whole = std::any_of(all.begin(), all.end(), [&](const plan::MonitoringBody& one) { return !one.name.empty() && is_described(one); });
  add(box, row(link("vision:body", c.t(whole ? "vision.seeBody" : "vision.toBody"), go_to(c, c.plan->id, "monitoringBodies"))));
}

}  // namespace

Node build_vision(const Context& c) {
  Node main = column(page_head(c, c.t("nav.vision"), c.t("vision.lead")));
  if (!c.plan) {
    add(main, no_plan(c));
    return main;
  }
  Node content = column(content_language_switch(c));
  content.layout.reading = true;
  Node opening = card(c.t("vision.opening"));
  add_form(c, opening, *c.plan, plan::kPlan, "leadInstitutions | foreword");
  Node vision = part(c, "vision.vision", "kind!VIS-3", "VIS-1");
  if (c.plan->vision.kind == plan::VisionKind::update || !c.plan->vision.updates.empty()) add_form(c, vision, c.plan->vision, plan::kVision, "updates");
  add_form(c, vision, c.plan->vision, plan::kVision, "longTerm | achievements | challenges | principles");
  add(vision, goals_part(c));
  add_form(c, vision, c.plan->vision, plan::kVision, "contribution | policyGoals");
  Node follow = part(c, "vision.monitoring", "progressTalks | progressChecks | results");
  add_bodies(c, follow);
  add(content, std::move(opening), std::move(vision), part(c, "vision.engagement", "agencies | mechanisms!VIS-2 | diversity | participants | groups | continuation"),
      std::move(follow), registers_card(c, "texts"));
  add(main, std::move(content));
  return main;
}

}  // namespace cocrea::view
