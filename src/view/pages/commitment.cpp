// One commitment: every field of OGP's form that is recorded here, its milestones, people, changes and evaluation.
#include <algorithm>

#include "view/forms.h"
#include "view/frame.h"
#include "view/pages/amended.h"
#include "view/pages/commitment_words.h"
#include "view/pages/shared.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

bool is_added(const plan::Commitment& one) { return one.inclusion == plan::Inclusion::added; }

// ---- head ---------------------------------------------------------------------------------------------------------------------------------------

const deadlines::Deadline* amendment_window(const Context& c, const plan::Commitment& one) {
  for (const deadlines::Deadline* deadline : deadlines_about(c, is_added(one) ? one.id : c.plan->id)) {
    if (deadline->rule == "AMD-1") return deadline;
  }
  return nullptr;
}

Node head(const Context& c, const plan::Commitment& one, std::size_t index) {
  const std::string title = title_of(c, one, index + 1);
  Node result = column(with_id(link("back", c.t("commitment.back"), Navigate{PageId::commitments, {}, {}}), "back"), in_language(heading(1, title, "page:title"), shown_language(c, one.title)));
  result.children.front().icon = "arrow_left";
  result = tight(std::move(result));
  Node states = row();
  if (!one.ogp_id.empty()) add(states, paragraph(one.ogp_id, Emphasis::normal, Tone::secondary));
  add(states, progress_pill(c, one, "head"));
  if (const rules::Verdict* verdict = find_verdict(c, "COM-7", one.id)) add(states, verdict_pill(c, *verdict, "head"));
  if (const deadlines::Deadline* window = amendment_window(c, one)) {
    const bool open = window->due.latest >= c.state.as_of_day();
    const std::string date = full(c.state.language, window->due);
    add(states, link("head:window", c.t(open ? "commitment.changesUntil" : "commitment.changesWereUntil", {{"date", date}}), why_of(c, *window)));
  }
  add(result, std::move(states));
  return result;
}

// ---- description --------------------------------------------------------------------------------------------------------------------------------

void add_dates(const Context& c, const plan::Commitment& one, Node& content) {
  Node with_plan = toggle_field(c, one, plan::kCommitment, "endsWithPlan");
  Node dates = grid(2, field(c, one, plan::kCommitment, "start"));
  if (one.ends_with_plan == plan::YesNo::yes) {
    // The field stays where it is and says which day the plan gives it.
    const plan::Date end = plan::plan_end(*c.plan);
    Node from_plan = field(c, one, plan::kCommitment, "end");
    from_plan.value = end ? full(c.state.language, *end) : std::string();
    from_plan.field->iso = end ? end->to_string() : std::string();
    from_plan.field->error.clear();
    from_plan.field->placeholder = end ? std::string() : c.t("overview.endUnset");
    from_plan.disabled = true;
    add_verdict(c, from_plan, "COM-7", one.id);
    add(dates, std::move(from_plan));
  } else {
    Node end = field(c, one, plan::kCommitment, "end");
    add_verdict(c, end, "COM-7", one.id);
    add(dates, std::move(end));
  }
  add(content, std::move(dates), std::move(with_plan));
}

Node description_tab(const Context& c, const plan::Commitment& one) {
  Node content = column(content_language_switch(c));
  add_form(c, content, one, plan::kCommitment, "title");
  add_dates(c, one, content);
  add_form(c, content, one, plan::kCommitment,
           "problem | statusQuo | action | contribution | goals!COM-1 | values | relevance | additional | policyArea sector | ogpId inclusion!COM-4");
  if (is_added(one)) add_form(c, content, one, plan::kCommitment, "submission");
  add_calendar_form(c, content, one, plan::kCommitment, "duration durationUnit | fixed? | predecessors");
  content.layout.reading = true;
  return content;
}

// ---- milestones ---------------------------------------------------------------------------------------------------------------------------------

Node milestone_box(const Context& c, const plan::Commitment& one, std::size_t index) {
  const plan::Milestone& milestone = one.milestones[index];
  const std::string name = milestone_title(c, milestone, index + 1);
  Node top = row(growing(in_language(heading(2, name), shown_language(c, milestone.title))), at_end(move_button(c, c.t("milestone.up", {{"title", name}}), one.milestones, index, -1)),
                 move_button(c, c.t("milestone.down", {{"title", name}}), one.milestones, index, +1), remove_button(c, c.t("milestone.remove"), milestone));
  top.layout.wrap = false;
  Node fields = column(std::move(top), field(c, milestone, plan::kMilestone, "title"), field(c, milestone, plan::kMilestone, "output"),
                       grid(3, field(c, milestone, plan::kMilestone, "start"), field(c, milestone, plan::kMilestone, "due"), field(c, milestone, plan::kMilestone, "done")));
  fields.label = name;   // the same fields in each milestone: of which, for whoever does not see the heading above them
  add_form(c, fields, milestone, plan::kMilestone, "responsible | supporting");
  add_calendar_form(c, fields, milestone, plan::kMilestone, "duration durationUnit | fixed? | predecessors");
  return with_id(card({}, std::move(fields)), "milestone:" + milestone.id);
}

Node milestones_tab(const Context& c, const plan::Commitment& one) {
  Node content = column();
  Node add_one = add_button(c, c.t("milestone.add"), one, "milestones");
  if (one.milestones.empty()) {
    add(content, empty_state(c.t("milestone.none"), c.t("milestone.noneHelp"), std::move(add_one)));
    return content;
  }
  add(content, content_language_switch(c));
  for (std::size_t i = 0; i < one.milestones.size(); ++i) add(content, milestone_box(c, one, i));
  add(content, row(std::move(add_one)));
  return content;
}

// ---- people -------------------------------------------------------------------------------------------------------------------------------------

Node people_tab(const Context& c, const plan::Commitment& one) {
  Node content = column();
  add_form(c, content, one, plan::kCommitment, "leads | institutions | people");
  add(content, row(link("commitment:people", c.t("commitment.toPeople"), Navigate{PageId::people, {}, {}})));
  return content;
}

// ---- co-creation --------------------------------------------------------------------------------------------------------------------------------

bool deals_with(const plan::Meeting& meeting, const plan::Commitment& one) {
  return std::find(meeting.commitments.begin(), meeting.commitments.end(), one.id) != meeting.commitments.end();
}

// When it was and to what it belonged, below its name.
void add_meeting_facts(const Context& c, const plan::Meeting& meeting, const std::string& name, Node& words) {
  const auto remark = [&](std::string text) { add(words, paragraph(std::move(text), Emphasis::small, Tone::secondary)); };
  if (std::string date = meeting.date ? full(c.state.language, *meeting.date) : c.t("commitment.meetingUndated"); date != name) remark(std::move(date));
  const plan::Field& phase = *plan::kMeeting.find("phase");
  if (meeting.phase != plan::Phase::unset) remark(option_label(c, plan::kMeeting, phase, phase.names[static_cast<std::size_t>(meeting.phase) - 1]));
}

Node linked_meeting(const Context& c, const plan::Meeting& meeting, std::size_t number) {
  const std::string name = name_of(c, meeting, plan::kMeeting, number);
  Node words = tight(column(in_language(link("meeting:" + meeting.id, name, go_to(c, meeting.id, "commitments")), shown_language(c, meeting.title))));
  add_meeting_facts(c, meeting, name, words);
  Node line = item({}, {});
  add(line, std::move(words));
  return line;
}

// One that did not deal with the commitment, as far as is recorded: a press says that it did.
Node meeting_to_link(const Context& c, const plan::Meeting& meeting, std::size_t number, const plan::Commitment& one) {
  const std::string name = name_of(c, meeting, plan::kMeeting, number);
  std::vector<plan::Id> with = meeting.commitments;
  with.push_back(one.id);
  Node press = button("link:" + meeting.id, c.t("commitment.linkMeeting"), "plus", Perform{edit::Transaction{"edit.link", {edit::Set{meeting.id, "commitments", {}, {}, std::move(with)}}}});
  press.help = name;
  press.disabled = c.read_only();
  Node words = tight(column(in_language(paragraph(name), shown_language(c, meeting.title))));
  add_meeting_facts(c, meeting, name, words);
  Node entry = row(growing(std::move(words)), at_end(std::move(press)));
  entry.layout.wrap = false;
  Node line = item({}, {});
  add(line, std::move(entry));
  return line;
}

Node meetings_card(const Context& c, const plan::Commitment& one) {
  Node box = card(c.t("commitment.meetings"));
  box.id = "commitment:meetings";
  add_rule_lines_about(c, box, "COM-5", one.id);
  Node linked = list(c.t("commitment.meetings")), others = list(c.t("commitment.otherMeetings"));
  const auto& all = c.plan->meetings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (deals_with(all[i], one)) add(linked, linked_meeting(c, all[i], i + 1));
    else if (all[i].phase == plan::Phase::co_creation || all[i].phase == plan::Phase::unset) add(others, meeting_to_link(c, all[i], i + 1, one));
  }
  if (linked.children.empty()) add(box, paragraph(c.t("commitment.noMeetings"), Emphasis::normal, Tone::secondary));
  else add(box, std::move(linked));
  if (!others.children.empty()) add(box, heading(3, c.t("commitment.otherMeetings")), std::move(others));
  const auto phase = static_cast<plan::Choice>(plan::Phase::co_creation);
  add(box, row(add_button(c, c.t("commitment.recordMeeting"), *c.plan, "meetings", true, {{"phase", phase}, {"commitments", std::vector<plan::Id>{one.id}}})));
  return box;
}

Node origin(const Context& c, const plan::Proposal& proposal) {
  Node words = tight(column(link("origin:" + proposal.id, proposal.text.empty() ? c.t("common.unnamed") : proposal.text, go_to(c, proposal.id, "commitment"))));
  std::string facts = c.n("workshop.dots", proposal.votes);
  if (!proposal.source.empty()) facts = c.t("workshop.sourceAndDots", {{"source", proposal.source}, {"dots", facts}});
  add(words, paragraph(std::move(facts), Emphasis::small, Tone::secondary));
  Node line = item({}, {});
  add(line, std::move(words));
  return line;
}

Node proposals_card(const Context& c, const plan::Commitment& one) {
  Node box = card(c.t("commitment.proposals"));
  box.id = "commitment:proposals";
  Node origins = list(c.t("commitment.proposals"));
  for (const plan::Proposal& proposal : c.plan->workshop.proposals) {
    if (proposal.commitment == one.id) add(origins, origin(c, proposal));
  }
  if (origins.children.empty()) add(box, paragraph(c.t("commitment.noProposals"), Emphasis::normal, Tone::secondary));
  else add(box, std::move(origins));
  add(box, row(link("commitment:workshop", c.t("commitment.toAnswers"), Navigate{PageId::workshop, {}, {}, "answers"})));
  return box;
}

Node cocreation_tab(const Context& c, const plan::Commitment& one) { return column(meetings_card(c, one), proposals_card(c, one)); }

std::size_t origins_of(const Context& c, const plan::Commitment& one) {
  const auto& meetings = c.plan->meetings;
  const auto& proposals = c.plan->workshop.proposals;
  return static_cast<std::size_t>(std::count_if(meetings.begin(), meetings.end(), [&](const plan::Meeting& meeting) { return deals_with(meeting, one); }) +
                                  std::count_if(proposals.begin(), proposals.end(), [&](const plan::Proposal& proposal) { return proposal.commitment == one.id; }));
}

// ---- changes ------------------------------------------------------------------------------------------------------------------------------------

Node amendment_box(const Context& c, const plan::Amendment& one, std::size_t index) {
  Node top = row(growing(heading(2, c.t("amendment.numbered", {{"number", std::to_string(index + 1)}}))), at_end(remove_button(c, c.t("amendment.remove"), one)));
  top.layout.wrap = false;
  Node box = card({}, std::move(top));
  box.id = "amendment:" + one.id;
  add_form(c, box, one, plan::kAmendment, "date!AMD-1 kind | description | consulted!AMD-2 | consultation | approved approvedAt | approvedBy | communicated!AMD-3");
  return box;
}

Node window_callout(const Context& c, const deadlines::Deadline* window) {
  if (!window) return with_id(callout(Tone::accent, "info", c.t("amendment.windowUnknown"), paragraph(c.t("amendment.windowUnknownHelp"))), "window");
  const bool open = window->due.latest >= c.state.as_of_day();
  const std::string date = full(c.state.language, window->due);
  return with_id(callout(open ? Tone::accent : Tone::not_started, "clock", c.t(open ? "commitment.changesUntil" : "commitment.changesWereUntil", {{"date", date}}),
                         row(deadline_pill(c, *window, "window"))),
                 "window");
}

Node changes_tab(const Context& c, const plan::Commitment& one) {
  Node content = column(window_callout(c, amendment_window(c, one)));
  add_amended(c, content, one);
  Node add_one = add_button(c, c.t("amendment.add"), one, "amendments");
  if (one.amendments.empty()) {
    add(content, empty_state(c.t("amendment.none"), c.t("amendment.noneHelp"), std::move(add_one)));
  } else {
    add(content, content_language_switch(c));
    for (std::size_t i = 0; i < one.amendments.size(); ++i) add(content, amendment_box(c, one.amendments[i], i));
    add(content, row(std::move(add_one)));
  }
  add(content, toggle_field(c, one, plan::kCommitment, "cancelled"));
  return content;
}

// ---- evaluation ---------------------------------------------------------------------------------------------------------------------------------

Node evaluation_tab(const Context& c, const plan::Commitment& one) {
  Node content = column(card(c.t("evaluation.completion"), grid(2, field(c, one, plan::kCommitment, "completed"), field(c, one, plan::kCommitment, "progress"))));
  bool any = false;
  for (const plan::Evaluation& evaluation : c.plan->evaluations) {
    if (evaluation.kind != plan::EvaluationKind::commitment || evaluation.commitment != one.id) continue;
    any = true;
    add(content, card({}, evaluation_entry(c, evaluation, c.t("evaluation.ofCommitment"), {})));
  }
  if (!any) {
    const auto kind = static_cast<plan::Choice>(plan::EvaluationKind::commitment);
    add(content, empty_state(c.t("evaluation.none"), c.t("evaluation.noneHelp"),
                             add_button(c, c.t("evaluation.add"), *c.plan, "evaluations", false, {{"kind", kind}, {"commitment", std::string(one.id)}})));
  }
  return content;
}

Node tab_content(const Context& c, const plan::Commitment& one, std::string_view selected) {
  if (selected == "milestones") return milestones_tab(c, one);
  if (selected == "people") return people_tab(c, one);
  if (selected == "cocreation") return cocreation_tab(c, one);
  if (selected == "changes") return changes_tab(c, one);
  if (selected == "evaluation") return evaluation_tab(c, one);
  return description_tab(c, one);
}

}  // namespace

Node build_commitment(const Context& c, const plan::Commitment& one, std::size_t index) {
  const TabEntry entries[] = {{"description", "commitment.tabDescription", 0},
                              {"milestones", "commitment.tabMilestones", one.milestones.size()},
                              {"people", "commitment.tabPeople", one.leads.size() + one.institutions.size() + one.people.size()},
                              {"cocreation", "commitment.tabCoCreation", origins_of(c, one)},
                              {"changes", "commitment.tabChanges", one.amendments.size()},
                              {"evaluation", "commitment.tabEvaluation", 0}};
  Node main = column(head(c, one, index), tabs(c, entries, tab_content(c, one, tab_in_view(c, entries))));

  const auto& all = c.plan->commitments;
  Node remove = remove_button(c, c.t("commitment.remove"), one);
  Node around = row();
  if (index > 0) add(around, link("previous", c.t("commitment.previous"), Navigate{PageId::commitments, all[index - 1].id, {}}));
  if (index + 1 < all.size()) add(around, link("following", c.t("commitment.next"), Navigate{PageId::commitments, all[index + 1].id, {}}));
  add(around, at_end(std::move(remove)));
  add(main, std::move(around));
  return main;
}

}  // namespace cocrea::view
