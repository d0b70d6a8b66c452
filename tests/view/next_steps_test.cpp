// What to do next, and where each step leads: nothing before its time, what presses first, each to its own button.
#include <algorithm>

#include "view/support.h"

namespace cocrea::view::testing {
namespace {

// A first plan, submitted on 31 August 2026, everything recorded; its initial evaluation is late on 26 November. No English text.
plan::Document town() {
  plan::Document document;
  document.id = "town";
  document.readings.id = "readings";
  plan::Jurisdiction& place = document.jurisdiction;
  place.id = "place";
  place.name = "Zapopan";
  place.kind = plan::JurisdictionKind::independent;
  place.language = "es";
  place.has_elections = plan::YesNo::yes;
  place.joined = date("2025-01-15");
  plan::Term term;
  term.id = "term";
  term.start = date("2024-10-01");
  term.end = date("2027-09-30");
  place.terms.push_back(term);
  document.membership.id = "membership";
  plan::MembershipRegisters& known = document.membership.registers;
  known.id = "known";
  known.contacts = known.forum_members = known.inactivities = known.statuses = plan::YesNo::yes;
  plan::Plan one;
  one.id = "plan";
  one.title["es"] = "Plan de Zapopan";
  one.first = plan::YesNo::yes;
  one.planned_end = date("2027-07-30");
  one.submission.id = "submission";
  one.submission.date = date("2026-08-31");
  one.vision.id = "vision";
  one.workshop.id = "workshop";
  plan::Registers& all = one.registers;
  all.id = "registers";
  for (plan::YesNo* each : {&all.submissions, &all.commitments, &all.completions, &all.evaluations, &all.meetings, &all.endorsements, &all.amendments,
                            &all.extensions, &all.progress, &all.evidence, &all.monitoring_body, &all.texts}) {
    *each = plan::YesNo::yes;
  }
  for (const char* id : {"budget", "data"}) {
    plan::Commitment commitment;
    commitment.id = id;
    commitment.title["es"] = id;
    commitment.inclusion = plan::Inclusion::initial;
    commitment.end = date("2026-12-31");
    one.commitments.push_back(commitment);
  }
  plan::Meeting meeting;
  meeting.id = "meeting";
  meeting.date = date("2026-06-10");
  meeting.phase = plan::Phase::co_creation;
  meeting.government_attended = meeting.non_government_attended = plan::YesNo::yes;
  meeting.commitments = {"budget", "data"};
  one.meetings.push_back(meeting);
  document.plans.push_back(one);
  return document;
}

plan::Plan& plan_of_town(plan::Document& document) { return document.plans.front(); }

// The same with every report in time: until the plan's end nothing is late but what was to be so on the day of the submission.
plan::Document well_kept() {
  plan::Document document = town();
  plan::Plan& one = plan_of_town(document);
  plan::Evaluation initial;
  initial.id = "initial";
  initial.kind = plan::EvaluationKind::initial;
  initial.written_by = plan::Author::monitoring_body;
  initial.delivered = date("2026-10-20");
  one.evaluations.push_back(initial);
  for (const char* reported : {"2026-11-15", "2027-01-15", "2027-04-15", "2027-07-01"}) {
    plan::ProgressEntry entry;
    entry.id = std::string("report-") + reported;
    entry.date = date(reported);
    entry.progress = plan::YesNo::yes;
    one.progress.push_back(entry);
  }
  return document;
}

// The ids of the steps' links, in their order.
std::vector<std::string> steps_of(const plan::Document& document, std::string_view as_of) {
  const Page page = page_of(document, state_on(as_of));
  std::vector<std::string> ids;
  each_below(*find(page, "overview:next"), [&](const Node& node) {
    if (node.id.rfind("next:", 0) == 0) ids.push_back(node.id);
  });
  return ids;
}

bool asks_for(const std::vector<std::string>& steps, const std::string& rule) {
  return std::any_of(steps.begin(), steps.end(), [&](const std::string& one) { return one.rfind("next:" + rule + ":", 0) == 0; });
}

std::string focus_of(const plan::Document& document, const State& state, const std::string& node) {
  const Page page = page_of(document, state);
  const Node* found = find(page, node);
  if (!found || !found->action.is<Navigate>()) return "no way at " + node;
  return destination(document, *found->action.as<Navigate>(), state).focus;
}

TEST(NextSteps, BeginWithWhatIsLateAndWhatIsDueSoon) {
  const plan::Document document = town();
  const std::vector<std::string> steps = steps_of(document, "2026-11-26");
  ASSERT_GE(steps.size(), 3u);
  EXPECT_EQ(steps[0], "next:MON-IE:plan");
  EXPECT_EQ(steps[1], "next:MON-Q:plan");   // due on the 29th; all else that is not met was due on the day of the submission
  const std::string words = words_of(*find(page_of(document, state_on("2026-11-26")), "overview:next"));
  EXPECT_TRUE(has_line(words, "Fecha límite: 31 de octubre de 2026 (hace 26 días)")) << words;
}

// What is recorded for a later day is said to be planned, by the steps that ask for it alone.
TEST(NextSteps, SayThatWhatTheyAskForIsPlanned) {
  plan::Document document = town();
  plan::Plan& one = plan_of_town(document);
  // The steps that say so.
  const auto planned = [&](std::string_view as_of, std::string_view on) {
    State state = state_on(as_of);
    state.unfolded = "overview:next";
    const std::string line = text(Language::es, "overview.stepAhead", {{"date", full(Language::es, day(on))}});
    std::vector<std::string> ids;
    const Page page = page_of(document, state);
    each_below(*find(page, "overview:next"), [&](const Node& node) {
      if (node.kind == NodeKind::item && has_line(words_of(node), line)) each_below(node, [&](const Node& way) {
        if (way.id.rfind("next:", 0) == 0) ids.push_back(way.id);
      });
    });
    return ids;
  };
  one.submission.date.reset();
  EXPECT_TRUE(asks_for(planned("2026-06-09", "2026-06-10"), "REQ-2"));
  EXPECT_FALSE(asks_for(planned("2026-06-09", "2026-06-10"), "COM-1"));
  EXPECT_EQ(planned("2026-06-10", "2026-06-10"), std::vector<std::string>());
  one.meetings = {};
  one.submission.date = date("2026-08-31");   // much waits for it, but that is no day of theirs
  const std::vector<std::string> all = planned("2026-06-09", "2026-08-31");
  for (const char* rule : {"REQ-1", "REQ-2", "REQ-3", "REQ-4", "VIS-1", "ROL-POC"}) EXPECT_FALSE(asks_for(all, rule)) << rule;
  State state = state_on("2026-06-09");
  state.unfolded = "overview:next";
  for (const std::string& step : all) EXPECT_NE(focus_of(document, state, step).find("submission"), std::string::npos) << step;
}

// Before the submission the next dates are few, and that is no reason to feel safe.
TEST(NextDates, SayThatOthersWaitForTheSubmission) {
  plan::Document document = town();
  EXPECT_FALSE(find(page_of(document, state_on("2026-11-26")), "overview:awaited"));
  plan_of_town(document).submission.date.reset();
  EXPECT_TRUE(find(page_of(document, state_on("2026-11-26")), "overview:awaited"));
}

// The window of an evaluation opens with the completion, or with the plan's end; that of the next plan with the end of this one.
TEST(NextSteps, AreNotBeforeTheirWindowOpens) {
  plan::Document document = well_kept();
  for (const char* day_before : {"2026-11-26", "2027-07-29"}) {
    const Page page = page_of(document, state_on(day_before, PageId::compliance));
    EXPECT_TRUE(find(page, "compliance:MON-CE:budget")) << day_before;   // it is pending: only no step
    EXPECT_FALSE(asks_for(steps_of(document, day_before), "MON-CE")) << day_before;
    EXPECT_FALSE(asks_for(steps_of(document, day_before), "NEXT-1")) << day_before;
  }
  EXPECT_TRUE(asks_for(steps_of(document, "2027-07-30"), "MON-CE"));
  plan_of_town(document).commitments[1].completed = date("2026-11-20");
  EXPECT_FALSE(asks_for(steps_of(document, "2026-11-19"), "MON-CE"));
  const std::vector<std::string> steps = steps_of(document, "2026-11-26");
  EXPECT_NE(std::find(steps.begin(), steps.end(), "next:MON-CE:data"), steps.end());
  EXPECT_EQ(std::find(steps.begin(), steps.end(), "next:MON-CE:budget"), steps.end());
}

TEST(NextSteps, BeginWithWhatEndsTheStatus) {
  const plan::Document document = town();
  const std::vector<std::string> steps = steps_of(document, "2027-12-30");
  ASSERT_FALSE(steps.empty());
  const Page page = page_of(document, state_on("2027-12-30"));
  const Node* first = find(page, steps.front());
  EXPECT_EQ(first->label, "Celebrar una reunión de cocreación con actores no gubernamentales, registrar avances o entregar el plan.");
  EXPECT_EQ(destination(document, *first->action.as<Navigate>(), state_on("2027-12-30")).focus, "add:plan.meetings");
}

TEST(NextSteps, HoldTheSubmissionWhileItIsNotRecorded) {
  plan::Document document = town();
  plan_of_town(document).submission.date.reset();
  for (const bool empty : {false, true}) {
    if (empty) {
      plan_of_town(document).commitments.clear();
      plan_of_town(document).meetings.clear();
      document.jurisdiction.joined.reset();
      document.jurisdiction.terms.clear();
    }
    const Page page = page_of(document, state_on("2026-11-26"));
    const Node& card = *find(page, "overview:next");
    int times = 0, steps = 0;
    each_below(card, [&](const Node& node) {
      steps += node.kind == NodeKind::item;
      const Navigate* to = node.action.as<Navigate>();
      if (to && to->entity == "submission" && to->field == "date") ++times;
    });
    EXPECT_EQ(times, 1) << words_of(card);
    EXPECT_LE(steps, 9);   // what comes before the submission is never folded away
    if (empty) EXPECT_TRUE(has_line(words_of(card), "Entregar el plan a OGP y registrar el día.")) << words_of(card);
  }
  EXPECT_FALSE(find(page_of(document, state_on("2026-11-26")), "overview:COM-3:plan"));   // nothing is met by a plan with nothing in it
  EXPECT_TRUE(find(page_of(town(), state_on("2026-11-26")), "overview:COM-3:plan"));
}

// Whoever never saw the handbook is led from the jurisdiction to the submission; what is done is no step, and what does not fit is counted.
TEST(NextSteps, LeadANewPlanInItsOrder) {
  plan::Document document;
  document.id = "new";
  document.jurisdiction.id = "place";
  document.membership.id = "membership";
  document.membership.registers.id = "known";
  plan::Plan begun;
  begun.id = "plan";
  begun.submission.id = "submission";
  begun.vision.id = "vision";
  begun.workshop.id = "workshop";
  begun.registers.id = "registers";
  document.plans.push_back(begun);
  using Steps = std::vector<std::string>;
  const Steps way = {"next:overview.stepJurisdiction", "next:overview.stepContact", "next:overview.stepForum", "next:overview.stepMeeting",
                     "next:overview.stepVision", "next:overview.stepCommitments", "next:overview.stepBody", "next:overview.stepEndorsements"};
  Steps expected = way;   // nothing that comes before the submission is folded away behind it
  expected.insert(expected.end(), {"next:submission", "next:more"});
  EXPECT_EQ(steps_of(document, "2026-11-26"), expected);
  // All of it, and as many more as were counted.
  State state = state_on("2026-11-26");
  const std::string counted = find(page_of(document, state), "next:more")->label;
  state.unfolded = "overview:next";
  const Page opened = page_of(document, state);
  int steps = 0;
  each_below(*find(opened, "overview:next"), [&](const Node& node) { steps += node.kind == NodeKind::item; });
  EXPECT_EQ(counted, "Ver " + std::to_string(steps - 9) + " más");
  const char* leads[] = {"f:place.name", "new:membership.contacts", "add:membership.forums", "add:plan.meetings", "f:vision.longTerm.es", "add:plan.commitments",
                         "add:plan.monitoringBodies", "add:plan.endorsements"};
  for (std::size_t i = 0; i < way.size(); ++i) {
    EXPECT_EQ(focus_of(document, state, way[i]), leads[i]);
    State there = state;
    const Destination to = destination(document, *find(opened, way[i])->action.as<Navigate>(), state);
    there.page = to.page, there.tab = to.tab, there.entity = to.entity;
    EXPECT_TRUE(find(page_of(document, there), leads[i])) << leads[i];
  }
  // Step after step is done.
  const plan::Document plan_with_nothing = document;
  document.jurisdiction.name = "Zapopan";
  document.jurisdiction.kind = plan::JurisdictionKind::independent;
  document.jurisdiction.joined = date("2026-11-01");
  plan::Contact contact;
  contact.id = "contact";
  contact.person = "somebody";
  document.membership.contacts.push_back(contact);
  Steps later = steps_of(document, "2026-11-26");
  ASSERT_GE(later.size(), 6u);
  later.resize(6);
  EXPECT_EQ(later, Steps(way.begin() + 2, way.end()));
  // Its number in the list is the same when all of it is seen.
  const auto list_of = [](const Page& page) {
    const Node* found = nullptr;
    each_below(*find(page, "overview:next"), [&](const Node& node) {
      if (node.kind == NodeKind::list) found = &node;
    });
    return found;
  };
  const auto ids = [](const Node& list) {
    Steps all;
    each_below(list, [&](const Node& node) {
      if (node.id.rfind("next:", 0) == 0) all.push_back(node.id);
    });
    return all;
  };
  State folded = state_on("2026-11-26");
  EXPECT_TRUE(list_of(opened)->ordered);
  EXPECT_TRUE(list_of(page_of(plan_with_nothing, folded))->ordered);
  const Page few = page_of(document, folded), every = page_of(document, state);
  ASSERT_TRUE(find(few, "next:more"));
  EXPECT_TRUE(list_of(few)->ordered);
  const Steps seen = ids(*list_of(few));
  Steps first = ids(*list_of(every));
  ASSERT_GT(first.size(), seen.size());
  first.resize(seen.size());
  EXPECT_EQ(seen, first);
  EXPECT_EQ(seen[6], "next:submission");
  plan::Forum forum;
  forum.id = "forum";
  document.membership.forums.push_back(forum);
  plan_of_town(document).submission.date = date("2026-11-20");   // what comes before a submission is none after it
  for (const std::string& one : steps_of(document, "2026-11-26")) EXPECT_EQ(one.find("overview.step"), std::string::npos) << one;
}

// Their words stand for these rules before a submission, after what presses: none of them has a day by then, nor ends a status.
TEST(NextSteps, NoRuleThatThePreparationSaysPressesBeforeTheSubmission) {
  plan::Document document = town();
  plan_of_town(document).submission.date.reset();
  plan_of_town(document).meetings.clear();
  plan_of_town(document).commitments.clear();
  const std::vector<std::string> prepared = {"ROL-POC", "REQ-1", "REQ-2", "REQ-3", "VIS-1", "VIS-2", "COM-1", "COM-2", "MB-1", "MB-2", "REQ-4"};
  for (const char* as_of : {"2024-12-01", "2025-01-20", "2026-11-26", "2028-01-10"}) {
    int judged = 0;
    for (const rules::Verdict& one : deadlines::calendar(document, day(as_of)).verdicts) {
      if (std::find(prepared.begin(), prepared.end(), one.rule) == prepared.end()) continue;
      ++judged;
      EXPECT_FALSE(one.due) << one.rule << " on " << as_of;
      EXPECT_NE(one.severity, rules::Severity::status) << one.rule << " on " << as_of;
    }
    EXPECT_GE(judged, 7) << as_of;
  }
}

// "Record: planned end. Record what is missing or, if it did not happen, say that everything is recorded" made no sense of a date that every plan has.
TEST(NextSteps, SayThatAllIsRecordedOnlyOfWhatMayNotHaveHappened) {
  plan::Document document = town();
  plan::Plan& one = plan_of_town(document);
  one.submission.date.reset();
  one.planned_end.reset();
  one.first = plan::YesNo::unset;
  State state = state_on("2026-11-26");
  state.unfolded = "overview:next";
  const std::string words = words_of(*find(page_of(document, state), "overview:next"));
  EXPECT_NE(words.find("Registrar: "), std::string::npos) << words;
  EXPECT_EQ(words.find("si no ocurrió"), std::string::npos) << words;
}

TEST(NextSteps, LeadToTheirOwnButton) {
  plan::Document document = well_kept();
  State state = state_on("2027-08-02");
  EXPECT_EQ(focus_of(document, state, "next:MON-CE:budget"), "add:plan.evaluations:2:budget");
  state.page = PageId::monitoring;
  EXPECT_TRUE(find(page_of(document, state), "add:plan.evaluations:2:budget"));
  state.why = ShowWhy{"MON-CE", "data", {}};
  EXPECT_EQ(focus_of(document, state, "why:remedy:0"), "add:plan.evaluations:2:data");
  state.why = ShowWhy{"MON-FLE", "plan", {}};
  EXPECT_EQ(focus_of(document, state, "why:remedy:0"), "add:plan.evaluations:3");
  state.why = ShowWhy{"MON-IE", "plan", {}};
  EXPECT_EQ(focus_of(town(), state, "why:remedy:0"), "add:plan.evaluations:1");

  // What is recorded without its day is completed, not recorded again.
  plan::Evaluation begun;
  begun.id = "begun";
  begun.kind = plan::EvaluationKind::commitment;
  begun.commitment = "data";
  plan_of_town(document).evaluations.push_back(begun);
  begun.id = "held";
  begun.kind = plan::EvaluationKind::learning_exercise;
  begun.commitment.clear();
  begun.delivered = date("2027-08-01");
  plan_of_town(document).evaluations.push_back(begun);
  state.why = ShowWhy{"MON-CE", "data", {}};
  EXPECT_EQ(focus_of(document, state, "why:remedy:0"), field_node("begun", "delivered"));
  state.why = ShowWhy{"MON-FLE", "plan", {}};
  EXPECT_EQ(focus_of(document, state, "why:remedy:0"), "add:plan.evaluations:4");

  // Duties: to those of the role that is asked about.
  state.why = ShowWhy{"ROL-CSO", "place", {}};
  EXPECT_EQ(focus_of(document, state, "why:remedy:0"), "add:membership.duties:8");
  state.why = ShowWhy{"ROL-MB", "place", {}};
  EXPECT_EQ(focus_of(document, state, "why:remedy:0"), "add:membership.duties:16");
}

// "Add people first", where there is nothing to choose from, leads to the button that adds the first, on the same page too.
TEST(NothingToChooseFrom, LeadsToWhatAddsTheFirst) {
  plan::Document document = town();
  plan::Contact contact;
  contact.id = "contact";
  document.membership.contacts.push_back(contact);
  plan::Proposal proposal;
  proposal.id = "proposal";
  plan_of_town(document).workshop.proposals.push_back(proposal);
  struct Way {
    PageId page;
    const char *entity, *tab, *field, *focus;
  };
  const Way ways[] = {{PageId::people, "", "people", "f:contact.person", "add:town.people"},
                      {PageId::workshop, "", "proposals", "f:proposal.group", "add:workshop.groups"},
                      {PageId::commitments, "budget", "people", "f:budget.leads", "add:town.organisations"},
                      {PageId::commitments, "budget", "description", "f:budget.goals", "add:vision.goals"}};
  for (const Way& way : ways) {
    State state = state_on("2026-11-26", way.page);
    state.entity = way.entity;
    state.tab = way.tab;
    const std::string pill = std::string(way.field) + ":first";
    EXPECT_EQ(focus_of(document, state, pill), way.focus);
    const Page here = page_of(document, state);
    const Node* found = find(here, pill);
    ASSERT_TRUE(found) << pill;
    const Destination to = destination(document, *found->action.as<Navigate>(), state);
    state.page = to.page, state.entity = to.entity, state.tab = to.tab;
    EXPECT_TRUE(find(page_of(document, state), way.focus)) << way.focus;
  }
}

TEST(Words, DoNotMislead) {
  plan::Document document = town();
  State state = state_on("2026-11-26");
  // One start: that of the rule on periods.
  EXPECT_NE(words_of(page_of(document, state).main).find("15 ene 2025 – 30 jul 2027"), std::string::npos);
  // A day that has not come is not told in the past.
  state.today = day("2026-11-26");
  state.as_of = day("2027-01-15");
  EXPECT_NE(words_of(page_of(document, state).main).find("Todo se muestra como estará el 15 de enero de 2027"), std::string::npos);
  state.as_of = day("2026-10-15");
  EXPECT_NE(words_of(page_of(document, state).main).find("Todo se muestra como estaba el 15 de octubre de 2026"), std::string::npos);
  // Nothing says "not applicable" beside a question that does apply.
  state = state_on("2026-11-26", PageId::vision);
  EXPECT_FALSE(has_line(words_of(*find(page_of(document, state), "f:vision.kind")), "No se aplica"));
  EXPECT_TRUE(has_line(words_of(page_of(document, state_on("2026-11-26", PageId::compliance)).main), "No se aplica"));
  // What is missing is another answer than the one that was given.
  plan::Document open = document;
  open.jurisdiction.terms.clear();
  const Page asks = page_of(open, state_on("2026-11-26", PageId::jurisdiction));
  const std::string end = field_node(plan_of_town(open).id, "plannedEnd");
  EXPECT_TRUE(has_line(words_of(*find(asks, end)), "Falta otro dato")) << words_of(*find(asks, end));
  EXPECT_FALSE(has_line(words_of(*find(asks, end)), "Falta un dato"));
  EXPECT_FALSE(has_line(words_of(*find(asks, "f:place.hasElections")), "Falta otro dato"));   // that it was answered is no fault
  open.jurisdiction.has_elections = plan::YesNo::unset;
  const Page unanswered = page_of(open, state_on("2026-11-26", PageId::jurisdiction));
  EXPECT_TRUE(has_line(words_of(*find(unanswered, "f:place.hasElections")), "Falta un dato"));
  // No example of a day is read aloud where the plan gives it.
  plan_of_town(document).commitments[0].ends_with_plan = plan::YesNo::yes;
  state.page = PageId::commitments;
  state.entity = "budget";
  EXPECT_EQ(find(page_of(document, state), "f:budget.end")->field->placeholder, "");
  plan_of_town(document).planned_end.reset();
  EXPECT_EQ(find(page_of(document, state), "f:budget.end")->field->placeholder, "Fin del plan sin registrar");
}

TEST(Overview, OfAPlanThatIsOverSaysNothingOfNotYet) {
  plan::Document document = glasgow();
  const std::string words = words_of(*find(page_of(document, state_on("2026-11-26")), "overview:dates"));
  EXPECT_TRUE(has_line(words, "Ya no quedan fechas")) << words;
}

}  // namespace
}  // namespace cocrea::view::testing
