// People and roles: who is who, who does each duty that the handbook lists, and the monitoring body.
#include <algorithm>

#include "view/forms.h"
#include "view/frame.h"
#include "view/pages/shared.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

// ---- who is who ---------------------------------------------------------------------------------------------------------------------------------

// How many milestones each organisation works on at once: one place for all of them.
void add_capacities(const Context& c, Node& box) {
  const plan::Document& document = *c.document;
  if (document.organisations.empty()) return;
  add(box, fold_button(c, document.id));
  if (c.state.unfolded != document.id) return;
  add(box, paragraph(c.t("organisation.capacityHelp"), Emphasis::small, Tone::secondary));
  Node fields = grid(3);
  for (std::size_t i = 0; i < document.organisations.size(); ++i) {
    const plan::Organisation& one = document.organisations[i];
    Node capacity = field(c, one, plan::kOrganisation, "capacity");
    capacity.label = c.t("organisation.capacityOf", {{"name", name_of(c, one, plan::kOrganisation, i + 1)}});
    add(fields, std::move(capacity));
  }
  add(box, std::move(fields));
}

Node people_tab(const Context& c) {
  const plan::Document& document = *c.document;
  Node content = column();
  Node contacts = list_card(c, document.membership, plan::kMembership, {"contacts", "person from to | principal?", "ROL-POC"});
  // To write a name is all that it takes; the button is for whoever is chosen among the people that are written already.
  Node name = typed_list_field(c, document.membership, plan::kMembership, "contacts", new_contact_node(document));
  Node choose = std::move(contacts.children.back());
  contacts.children.pop_back();
  Node ways = column(std::move(name));
  if (!document.people.empty()) add(ways, std::move(choose));
  add(contacts, std::move(ways));
  add(content, std::move(contacts));
  add(content, list_card(c, document, plan::kDocument, {"people", "name organisation | post email | side", {}}));
  Node organisations = list_card(c, document, plan::kDocument, {"organisations", "name side address", {}});
  add_capacities(c, organisations);
  add(content, std::move(organisations));
  add(content, registers_card(c, {}, "contacts"));
  return content;
}

// ---- duties -------------------------------------------------------------------------------------------------------------------------------------

struct RoleDuties {
  std::string_view key, rule;
  std::size_t first, count;   // among the names of Duty::duty, from 0
};
constexpr RoleDuties kRoles[] = {{"people.rolePoc", "ROL-POC", 0, 7}, {"people.roleCso", "ROL-CSO", 7, 8}, {"people.roleMb", "ROL-MB", 15, 3}};

std::string duty_words(const Context& c, std::size_t kind) {
  const plan::Field& field = *plan::kDuty.find("duty");
  return option_label(c, plan::kDuty, field, field.names[kind]);
}

// Somebody does it: who, and what shows it. `again`: another entry of the same duty stands above, so this one may be meant for another duty.
Node duty_entry(const Context& c, const plan::Duty& duty, std::string words, bool again) {
  Node remove = remove_button(c, c.t("list.remove", {{"name", words}}), duty);
  remove.hide_label = true;
  Node head = row(growing(heading(3, words)), at_end(std::move(remove)));
  head.layout.wrap = false;
  Node box = column(std::move(head));
  box.id = "entry:" + duty.id;
  box.label = std::move(words);
  add_form(c, box, duty, plan::kDuty, again ? "duty | who evidence" : "who evidence");
  return box;
}

void add_duty(const Context& c, std::size_t kind, Node& box) {
  const plan::Membership& membership = c.document->membership;
  const auto choice = static_cast<plan::Choice>(kind + 1);
  bool any = false;
  for (const plan::Duty& one : membership.duties) {
    if (static_cast<plan::Choice>(one.duty) != choice) continue;
    add(box, separator(), duty_entry(c, one, duty_words(c, kind), any));
    any = true;
  }
  if (any) return;
  Node assign = add_button(c, c.t("people.assign"), membership, "duties", false, {{"duty", choice}});
  assign.help = duty_words(c, kind);
  assign.emphasis = Emphasis::quiet;
  Node line = row(growing(paragraph(duty_words(c, kind))), at_end(std::move(assign)));
  line.layout.wrap = false;
  add(box, separator(), std::move(line));
}

std::size_t assigned(const Context& c, std::size_t first, std::size_t count) {
  std::size_t result = 0;
  for (std::size_t kind = first; kind < first + count; ++kind) {
    const auto& all = c.document->membership.duties;
    result += std::any_of(all.begin(), all.end(), [&](const plan::Duty& one) { return static_cast<std::size_t>(one.duty) == kind + 1 && !one.who.empty(); });
  }
  return result;
}

Node duties_tab(const Context& c) {
  Node content = column(reading(paragraph(c.t("people.dutiesHelp"), Emphasis::normal, Tone::secondary)));
  for (const RoleDuties& role : kRoles) {
    Node box = card(c.t(role.key));
    box.id = "duties:" + std::string(role.rule);
    const std::size_t done = assigned(c, role.first, role.count);
    const std::string all = std::to_string(role.count);
    add(box, paragraph(c.n("people.assigned", static_cast<long>(done), {{"all", all}}), Emphasis::small, Tone::secondary));
    for (std::size_t kind = role.first; kind < role.first + role.count; ++kind) add_duty(c, kind, box);
    add(content, done == 0 ? tight(std::move(box)) : std::move(box));   // lines alone stand closer than forms
  }
  for (const plan::Duty& one : c.document->membership.duties) {
    if (one.duty == plan::DutyKind::unset) add(content, card({}, duty_entry(c, one, c.t("people.dutyUnset"), true)));
  }
  return content;
}

// ---- the monitoring body ------------------------------------------------------------------------------------------------------------------------

Node body_card(const Context& c, const plan::MonitoringBody& one, std::size_t number) {
  Node box = card({}, entry(c, one, plan::kMonitoringBody, number, "name!MB-1 contact | kind | description!VIS-2 | members | from"));
  box.id = "body:" + one.id;
  add_calendar_form(c, box, one, plan::kMonitoringBody, "capacity");
  const auto part = [&](std::string_view list_name, std::string_view title, std::string_view help, std::string_view form) {
    add(box, separator(), heading(3, c.t(title)), reading(paragraph(c.t(help), Emphasis::small, Tone::secondary)));
    add_list(c, box, one, plan::kMonitoringBody, {list_name, form, {}});
  };
  part("links", "body.links", "body.linksHelp", "who role | commitments | note");
  part("endorsements", "body.endorsements", "body.endorsementsHelp", "who name~who side~who | date!MB-2 link");
  return box;
}

Node body_tab(const Context& c) {
  Node content = column();
  if (!c.plan) {
    add(content, no_plan(c));
    return content;
  }
  const auto& all = c.plan->monitoring_bodies;
  Node add_one = add_to_list(c, *c.plan, plan::kPlan, "monitoringBodies");
  if (all.empty()) {
    Node box = empty_state(c.t("body.none"), c.t("body.noneHelp"));
    add_rule_lines(c, box, "MB-1 MB-2");
    add(box, std::move(add_one));
    add(content, std::move(box));
  } else {
    add(content, content_language_switch(c));
    for (std::size_t i = 0; i < all.size(); ++i) add(content, body_card(c, all[i], i + 1));
    add(content, row(std::move(add_one), paragraph(c.t("body.another"), Emphasis::small, Tone::secondary)));
  }
  add(content, registers_card(c, "monitoringBody"));
  return content;
}

}  // namespace

Node build_people(const Context& c) {
  const TabEntry all[] = {{"people", "people.tabPeople", c.document->people.size() + c.document->organisations.size()},
                          {"duties", "people.tabDuties", 0},
                          {"body", "people.tabBody", 0}};
  const std::string_view selected = tab_in_view(c, all);
  Node content = selected == "duties" ? duties_tab(c) : selected == "body" ? body_tab(c) : people_tab(c);
  return column(page_head(c, c.t("nav.people"), c.t("people.lead")), tabs(c, all, std::move(content)));
}

}  // namespace cocrea::view
