// Forum and meetings: who sits in the space of participation, the meetings with who attended, endorsements, and evidence of collaboration.
#include <algorithm>

#include "core/rules/attendance.h"
#include "core/rules/facts.h"
#include "view/forms.h"
#include "view/frame.h"
#include "view/pages/shared.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

// ---- forums -------------------------------------------------------------------------------------------------------------------------------------

constexpr plan::Side kSides[] = {plan::Side::government, plan::Side::civil_society, plan::Side::other_non_government, plan::Side::unset};

std::string side_words(const Context& c, plan::Side side) {
  const plan::Field& field = *plan::kForumMember.find("side");
  return side == plan::Side::unset ? c.t("forum.sideUnset") : option_label(c, plan::kForumMember, field, field.names[static_cast<std::size_t>(side) - 1]);
}

Node forum_card(const Context& c, const plan::Forum& one, std::size_t number) {
  Node box = card({}, entry(c, one, plan::kForum, number, "name setUp!REQ-1 | develops reviews | link"));
  box.id = "forum:" + one.id;
  add(box, separator(), heading(3, c.t("forum.members")), reading(paragraph(c.t("forum.membersHelp"), Emphasis::small, Tone::secondary)));
  if (number == 1) add_rule_lines(c, box, "REQ-3");   // about all forums together
  for (const plan::Side side : kSides) {
    Node group = column();
    for (std::size_t i = 0; i < one.members.size(); ++i) {
      if (rules::side_of(*c.document, one.members[i].side, one.members[i].who) != side) continue;
      // Whoever is recorded takes one line; of others the name and side are asked as well.
      const bool recorded = !one.members[i].who.empty();
      add(group, entry(c, one.members[i], plan::kForumMember, i + 1, recorded ? "who name~who side~who from to" : "who name side | from to"));
    }
    if (group.children.empty()) continue;
    const auto count = static_cast<long>(group.children.size());
    group.children.insert(group.children.begin(), paragraph(c.t("forum.ofSide", {{"side", side_words(c, side)}, {"count", std::to_string(count)}}), Emphasis::strong));
    add(box, std::move(group));
  }
  add(box, row(add_to_list(c, one, plan::kForum, "members")));
  return box;
}

Node forum_tab(const Context& c) {
  const plan::Membership& membership = c.document->membership;
  Node content = column();
  if (membership.forums.empty()) {
    add(content, list_card(c, membership, plan::kMembership, {"forums", "name", "REQ-1 REQ-3"}));
  } else {
    add(content, content_language_switch(c));
    for (std::size_t i = 0; i < membership.forums.size(); ++i) add(content, forum_card(c, membership.forums[i], i + 1));
    add(content, row(add_to_list(c, membership, plan::kMembership, "forums")));
  }
  add(content, registers_card(c, {}, "forumMembers"));
  return content;
}

// ---- meetings -----------------------------------------------------------------------------------------------------------------------------------

// What the handbook asks for: the co-creation and each year of the implementation, with how many meetings are still wanted.
void add_regularity(const Context& c, Node& content) {
  Node box = card(c.t("meeting.regularity"));
  box.id = "forum:regularity";
  for (const rules::Verdict& one : c.calendar->verdicts) {
    if (one.rule != "REQ-2" || one.subject != c.plan->id) continue;
    const auto year = std::find_if(one.facts.begin(), one.facts.end(), [](const rules::Fact& fact) { return fact.label == "fact.planYear"; });
    std::string title = c.t("choice.phase.coCreation");
    if (year != one.facts.end() && year->number) {
      const std::string count = std::to_string(*year->number);
      const std::string span = one.opens && one.due ? full(c.state.language, dates::Span{one.opens->earliest, one.due->latest}) : std::string();
      title = span.empty() ? c.t("meeting.year", {{"number", count}}) : c.t("meeting.yearSpan", {{"number", count}, {"span", span}});
    }
    Node words = column(paragraph(std::move(title)));
    const auto step = std::find_if(one.steps.begin(), one.steps.end(), [](const rules::Step& s) { return s.kind == rules::Step::Kind::count; });
    const bool sure = step != one.steps.end() && step->count == step->count_least;
    if (step != one.steps.end() && step->count_least < step->limit && (sure || one.state == rules::State::pending)) {
      add(words, paragraph(c.n(sure ? "meeting.more" : "meeting.moreUnlessHeld", step->limit - step->count_least), Emphasis::small, Tone::secondary));
    }
    add_what_is_missing(c, one, words);
    Node line = row(growing(tight(std::move(words))), at_end(verdict_pill(c, one, "regularity")));
    line.layout.wrap = false;
    add(box, std::move(line));
  }
  if (!box.children.empty()) add(content, std::move(box));
}

constexpr std::string_view kMeetingForm =
    "title date | phase | governmentAttended nonGovernmentAttended | attendees | commitments | link recorded | notes";

// What the rules take a question without an answer for is said beside it: by those who attended, or because all that happened is recorded.
void add_deduced(const Context& c, const rules::Event& event, Node& box) {
  struct Question {
    std::string_view field, yes, no;
    plan::YesNo answered, taken;
  };
  const Question questions[] = {{"governmentAttended", "meeting.governmentDeduced", "meeting.governmentNotAmong", event.meeting->government_attended, event.government},
                                {"nonGovernmentAttended", "meeting.othersDeduced", "meeting.othersNotAmong", event.meeting->non_government_attended, event.non_government}};
  for (const Question& one : questions) {
    if (one.answered != plan::YesNo::unset || one.taken == plan::YesNo::unset) continue;
    for (Node& line : box.children) {
      for (Node& field : line.children) {
        if (field.id == field_node(event.meeting->id, one.field)) field.help = c.t(one.taken == plan::YesNo::yes ? one.yes : one.no);
      }
    }
  }
}

void add_phase(const Context& c, plan::Phase phase, std::string_view title, Node& content) {
  Node box = card(c.t(title));
  const std::vector<rules::Event> events = rules::events_of(*c.document, *c.plan, phase == plan::Phase::unset ? plan::Phase::co_creation : phase);
  for (std::size_t i = 0; i < c.plan->meetings.size(); ++i) {
    if (c.plan->meetings[i].phase != phase) continue;
    if (!box.children.empty()) add(box, separator());
    Node meeting = entry(c, c.plan->meetings[i], plan::kMeeting, i + 1, kMeetingForm);
    const auto event = std::find_if(events.begin(), events.end(), [&](const rules::Event& one) { return one.meeting == &c.plan->meetings[i]; });
    if (event != events.end()) add_deduced(c, *event, meeting);
    add(box, std::move(meeting));
  }
  if (!box.children.empty()) add(content, std::move(box));
}

// A meeting is most often recorded soon after it: before the plan is submitted it belongs to the co-creation.
Node add_meeting(const Context& c) {
  const bool submitted = c.plan->submission.date && c.plan->submission.date->span().latest < c.state.as_of_day();
  const auto phase = static_cast<plan::Choice>(submitted ? plan::Phase::implementation : plan::Phase::co_creation);
  Node button = add_button(c, c.t("list.plan.meetings.add"), *c.plan, "meetings", false, {{"phase", phase}});
  button.id = "add:" + c.plan->id + ".meetings";
  return button;
}

Node meetings_tab(const Context& c) {
  Node content = column();
  if (!c.plan) {
    add(content, no_plan(c));
    return content;
  }
  add_regularity(c, content);
  if (c.plan->meetings.empty()) {
    add(content, empty_state(c.t("meeting.none"), c.t("meeting.noneHelp"), add_meeting(c)));
  } else {
    Node top = row(growing(content_language_switch(c)), at_end(add_meeting(c)));
    add(content, std::move(top));
    add_phase(c, plan::Phase::co_creation, "choice.phase.coCreation", content);
    add_phase(c, plan::Phase::implementation, "choice.phase.implementation", content);
    add_phase(c, plan::Phase::unset, "meeting.phaseUnset", content);
  }
  add(content, registers_card(c, "meetings"));
  return content;
}

// ---- endorsements and evidence ------------------------------------------------------------------------------------------------------------------

Node endorsements_tab(const Context& c) {
  Node content = column();
  if (!c.plan) {
    add(content, no_plan(c));
    return content;
  }
  add(content, list_card(c, *c.plan, plan::kPlan, {"endorsements", "who name~who side~who | date version | link", "REQ-4"}));
  add(content, registers_card(c, "endorsements"));
  return content;
}

Node evidence_tab(const Context& c) {
  Node content = column();
  if (!c.plan) {
    add(content, no_plan(c));
    return content;
  }
  if (!c.plan->evidence.empty()) add(content, content_language_switch(c));
  add(content, list_card(c, *c.plan, plan::kPlan, {"evidence", "title | phase link | date shown", "CTP-2"}));
  add(content, registers_card(c, "evidence"));
  return content;
}

}  // namespace

Node build_forum(const Context& c) {
  const auto count = [&](auto list) { return c.plan ? (c.plan->*list).size() : 0; };
  const TabEntry all[] = {{"meetings", "forum.tabMeetings", count(&plan::Plan::meetings)},
                          {"forum", "forum.tabForum", 0},
                          {"endorsements", "forum.tabEndorsements", count(&plan::Plan::endorsements)},
                          {"evidence", "forum.tabEvidence", count(&plan::Plan::evidence)}};
  const std::string_view selected = tab_in_view(c, all);
  Node content = selected == "forum" ? forum_tab(c) : selected == "endorsements" ? endorsements_tab(c) : selected == "evidence" ? evidence_tab(c) : meetings_tab(c);
  return column(page_head(c, c.t("nav.forum"), c.t("forum.lead")), tabs(c, all, std::move(content)));
}

}  // namespace cocrea::view
