// The membership, as a part of the page of the jurisdiction: letters of support, voluntary inactivity, what OGP recorded, and how the handbook is read.
#include "view/forms.h"
#include "view/pages/shared.h"

namespace cocrea::view {

Node membership_tab(const Context& c) {
  const plan::Membership& membership = c.document->membership;
  Node content = column();
  add(content, list_card(c, membership, plan::kMembership, {"letters", "date signatory link", {}}));
  add(content, list_card(c, membership, plan::kMembership, {"inactivities", "requested answer | reason | from to", {}}));
  add(content, list_card(c, membership, plan::kMembership, {"statuses", "date state source", {}}));
  Node readings = card(c.t("membership.readings"), reading(paragraph(c.t("membership.readingsHelp"), Emphasis::normal, Tone::secondary)));
  readings.id = "membership:readings";
  add_form(c, readings, c.document->readings, plan::kReadings, "quarters cutYear");
  add(content, std::move(readings), registers_card(c, {}, "inactivities statuses"));
  return content;
}

}  // namespace cocrea::view
