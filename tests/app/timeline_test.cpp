// Dragging bars, zooming, and what the calendar's parts do.
#include <gtest/gtest.h>

#include "app/commands.h"
#include "fake_storage.h"
#include "glasgow.h"
#include "view/timeline.h"

namespace cocrea::app::testing {
namespace {

const view::Node* timeline_node(const view::Node& node) {
  if (node.timeline) return &node;
  for (const view::Node& child : node.children) {
    if (const view::Node* found = timeline_node(child)) return found;
  }
  return nullptr;
}

class Calendar : public ::testing::Test {
 protected:
  Session session{start_on()};

  void SetUp() override {
    session.file("glasgow.json", glasgow_bytes());
    go(session, view::PageId::calendar);
    ASSERT_NE(timeline_node(session.page().main), nullptr);
  }
  static void drag_in(Session& in, const std::string& bar, int start_days, int end_days) {
    view::Event moved = event(view::Event::Kind::drag, timeline_node(in.page().main)->id);
    moved.target = bar;
    moved.start_days = start_days;
    moved.end_days = end_days;
    in.handle(moved);
  }
  void drag(const std::string& bar, int start_days, int end_days) { drag_in(session, bar, start_days, end_days); }
  view::Bar bar_of(const plan::Id& entity) {
    for (const view::TimelineRow& row : timeline_node(session.page().main)->timeline->rows) {
      for (const view::Bar& bar : row.bars) {
        if (bar.end_field.entity == entity) return bar;
      }
    }
    ADD_FAILURE() << "no bar of " << entity;
    return {};
  }
};

TEST_F(Calendar, DraggingAStartKeepsItsPrecision) {
  drag(bar_of("commitment-3").id, 31, 0);
  EXPECT_EQ(commitment(session, 2).start, date("2021-10"));
  EXPECT_EQ(commitment(session, 2).ends_with_plan, plan::YesNo::yes);
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), glasgow_bytes());
}

TEST_F(Calendar, AMarkGetsTheFocusBackFromItsExplanation) {
  const std::string mark = "mark:deadline.initialEvaluation:plan-1";
  press(session, mark);
  ASSERT_TRUE(session.page().why);
  EXPECT_EQ(session.page().focus, "why:title");
  EXPECT_TRUE(session.shortcut("escape"));
  EXPECT_EQ(session.page().focus, mark);
}

TEST_F(Calendar, AMonthMovedByADayIsNoStep) {
  drag(bar_of("commitment-3").id, 1, 0);
  session.page();
  EXPECT_FALSE(session.state().can_undo);
}

TEST_F(Calendar, DraggingAnEndThatIsThePlansMakesItAnEndOfItsOwn) {
  const view::Bar bar = bar_of("commitment-3");
  Dragged result = dragged(*session.document(), bar, 0, -62);
  ASSERT_TRUE(result.step);
  plan::Document changed = glasgow();
  ASSERT_FALSE(edit::apply(changed, *result.step));
  EXPECT_EQ(changed.plans[0].commitments[2].ends_with_plan, plan::YesNo::no);
  EXPECT_EQ(changed.plans[0].commitments[2].end, date("2023-07"));
  const edit::Transaction back = edit::inverse(*result.step);
  edit::Transaction undo = back;
  ASSERT_FALSE(edit::apply(changed, undo));
  EXPECT_TRUE(plan::equal(changed, glasgow()));
}

TEST_F(Calendar, ACommitmentMovedAsAWholeTakesItsMilestonesAlong) {
  plan::Document document = *session.document();
  plan::Commitment& one = document.plans.front().commitments[2];
  one.start = date("2021-11-01");
  one.ends_with_plan = plan::YesNo::no;
  one.end = date("2022-06-30");
  one.milestones.clear();
  const auto add = [&](const char* id, const char* start, const char* due, const char* done) {
    plan::Milestone milestone;
    milestone.id = milestone.order = id;
    if (*start) milestone.start = date(start);
    milestone.due = date(due);
    if (*done) milestone.done = date(done);
    one.milestones.push_back(std::move(milestone));
  };
  add("m1", "2021-11-01", "2021-12-15", "2021-12-10");
  add("m2", "2022-01-10", "2022-02-10", "");
  add("m3", "", "2022-06", "");
  session.file("moved.json", exchange::write_document(document));
  go(session, view::PageId::calendar);
  const std::string before = session.bytes();
  drag(bar_of("commitment-3").id, 31, 31);
  const auto& milestones = commitment(session, 2).milestones;
  EXPECT_EQ(commitment(session, 2).start, date("2021-12-02"));
  EXPECT_EQ(milestones[0].due, date("2021-12-15")) << "what is done stays";
  EXPECT_EQ(milestones[1].start, date("2022-02-10"));
  EXPECT_EQ(milestones[1].due, date("2022-03-13"));
  EXPECT_EQ(milestones[2].due, date("2022-07"));
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), before) << "one step";
  drag(bar_of("commitment-3").id, 0, 31);
  EXPECT_EQ(milestones[1].due, date("2022-02-10")) << "a commitment that becomes longer leaves them where they are";
  session.shortcut("ctrl+z");

  // By keys its ends have steps of their own, here a month and a day: the milestones follow the start.
  one.start = date("2021-11");
  one.milestones[1].fixed = plan::YesNo::yes;
  add("m4", "2022-01-10", "2022-02-10", "");
  session.file("by-month.json", exchange::write_document(document));
  go(session, view::PageId::calendar);
  drag(bar_of("commitment-3").id, 31, 1);
  EXPECT_EQ(commitment(session, 2).start, date("2021-12"));
  EXPECT_EQ(commitment(session, 2).milestones[1].due, date("2022-02-10")) << "what is fixed stays";
  EXPECT_EQ(commitment(session, 2).milestones[3].due, date("2022-03-12")) << "thirty days, as November has";
}

TEST_F(Calendar, ACommitmentThatEndedWithThePlanSaysBothWhenItIsMovedAsAWhole) {
  plan::Document document = *session.document();
  plan::Commitment& one = document.plans.front().commitments[2];
  one.start = date("2021-11-01");
  plan::Milestone milestone;
  milestone.id = milestone.order = "m1";
  milestone.due = date("2021-12-15");
  one.milestones.clear();
  one.milestones.push_back(milestone);
  session.file("moved.json", exchange::write_document(document));
  go(session, view::PageId::calendar);
  session.take_effects();
  drag(bar_of("commitment-3").id, -31, -31);
  const std::string words = session.page().announcement;
  EXPECT_NE(words.find(view::text(session.state().language, "announce.ownEnd")), std::string::npos) << words;
  EXPECT_NE(words.find(view::text(session.state().language, "announce.tookMilestones")), std::string::npos) << words;
}

TEST_F(Calendar, AnEndNeverComesBeforeItsStart) {
  const Dragged result = dragged(*session.document(), bar_of("commitment-3"), 0, -2000);
  EXPECT_TRUE(result.crossed);
  EXPECT_FALSE(result.step);
}

// A milestone is drawn by its due date alone; a start that is recorded holds it back as it does a bar's end.
TEST_F(Calendar, AMilestoneNeverComesBeforeItsStart) {
  plan::Document document = glasgow();
  plan::Milestone milestone;
  milestone.id = milestone.order = "m";
  milestone.start = date("2022-02-10");
  milestone.due = date("2022-03-10");
  document.plans[0].commitments[2].milestones.push_back(milestone);
  view::Mark mark;
  mark.at = milestone.due->span();
  mark.field = {"m", "due"};
  EXPECT_TRUE(dragged(document, view::bar_of(mark), 0, -28).step);
  const Dragged refused = dragged(document, view::bar_of(mark), 0, -29);
  EXPECT_TRUE(refused.crossed);
  EXPECT_FALSE(refused.step);
  document.plans[0].commitments[2].milestones[0].start.reset();
  EXPECT_TRUE(dragged(document, view::bar_of(mark), 0, -29).step);
}

TEST_F(Calendar, WhatAMovedBarBecameIsSaid) {
  drag(bar_of("commitment-3").id, 31, 0);
  EXPECT_EQ(session.page().announcement, "Co-creating an Open Data Hub: octubre de 2021 – septiembre de 2023");
  drag(bar_of("commitment-3").id, 0, -62);
  EXPECT_EQ(session.page().announcement, "Co-creating an Open Data Hub: octubre de 2021 – julio de 2023. Ya no termina con el plan.");
}

TEST_F(Calendar, WhatDoesNotMoveSaysWhy) {
  const std::string before = session.bytes();
  drag("mark:deadline.initialEvaluation:plan-1", 1, 1);
  EXPECT_EQ(session.page().announcement, view::text(view::Language::es, "announce.followsFromOthers"));
  EXPECT_EQ(session.bytes(), before);
  plan::Document joining = glasgow();
  joining.plans[0].first = plan::YesNo::yes;
  joining.jurisdiction.joined = date("2021-01-15");
  Session other{start_on()};
  other.file("joining.json", exchange::write_document(joining));
  go(other, view::PageId::calendar);
  drag_in(other, "mark:orientation", 1, 1);
  EXPECT_EQ(other.page().announcement, view::text(view::Language::es, "announce.movedElsewhere"));
}

// Milestones, co-creation and the plan's period, terms of office: each with its drawn dates, as exact as they are recorded, in one step that is said.
TEST_F(Calendar, WhateverHasAFieldMovesLikeACommitment) {
  plan::Document document = glasgow();
  plan::Plan& plan = document.plans[0];
  plan::Milestone milestone;
  milestone.id = milestone.order = "m";
  milestone.title["es"] = "Portal";
  milestone.due = date("2022-03");
  plan.commitments[2].milestones.push_back(milestone);
  plan.period_start = date("2021-03-01");
  plan::Term term;
  term.id = term.order = "t";
  term.start = date("2021-05-05");
  term.end = date("2024-05-31");
  document.jurisdiction.terms.push_back(term);
  plan::Document draft = document;
  draft.plans[0].submission.date.reset();
  draft.plans[0].planned_end = date("2023-09");
  struct Case {
    const plan::Document& document;
    const char* target;
    int start_days, end_days;
    const char *entity, *field, *becomes, *entity2, *field2, *becomes2, *said;
  };
  const std::string submission = plan.submission.id, id = plan.id;
  const Case cases[] = {
      {document, "mark:m", 0, 60, "m", "due", "2022-05", nullptr, nullptr, nullptr, "Hito «Portal»: mayo de 2022"},
      {document, "mark:m", 0, 3, "m", "due", "2022-03", nullptr, nullptr, nullptr, nullptr},
      {document, "bar:cocreation", 0, 10, submission.c_str(), "date", "2021-10-03", id.c_str(), "periodStart", "2021-03-01", "Cocreación y visión: 1 de marzo de 2021 – 3 de octubre de 2021"},
      {document, "bar:cocreation", -1, -1, submission.c_str(), "date", "2021-09-22", id.c_str(), "periodStart", "2021-02-28", "Cocreación y visión: 28 de febrero de 2021 – 22 de septiembre de 2021"},
      {document, "bar:term:t", 0, -365, "t", "end", "2023-06-01", "t", "start", "2021-05-05", "Periodo de la administración: 5 de mayo de 2021 – 1 de junio de 2023"},
      {draft, "bar:period", 5, -31, id.c_str(), "periodStart", "2021-03-06", id.c_str(), "plannedEnd", "2023-08", "Periodo del plan: 6 de marzo de 2021 – agosto de 2023"},
  };
  const auto recorded = [](const Session& of, const char* entity, const char* field) {
    const plan::FoundConst found = plan::find(*of.document(), entity);
    const plan::Value value = plan::get_value(*found.type->find(field), *found.entity);
    const auto* date = std::get_if<dates::PartialDate>(&value);
    return date ? date->to_string() : std::string();
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.target);
    Session other{start_on()};
    other.file("plan.json", exchange::write_document(one.document));
    go(other, view::PageId::calendar);
    const std::string before = other.bytes();
    drag_in(other, one.target, one.start_days, one.end_days);
    EXPECT_EQ(recorded(other, one.entity, one.field), one.becomes);
    if (one.entity2) {
      EXPECT_EQ(recorded(other, one.entity2, one.field2), one.becomes2);
    }
    if (one.said) {
      EXPECT_EQ(other.page().announcement, one.said);
      other.shortcut("ctrl+z");
    }
    EXPECT_EQ(other.bytes(), before) << "one step";
  }
}

TEST_F(Calendar, ABarOfNothingDoesNothing) {
  drag("bar:nothing", 5, 5);
  view::Bar bar;
  bar.start_field = bar.end_field = {"org-council", "end"};
  EXPECT_FALSE(dragged(*session.document(), bar, 5, 5).step);
  EXPECT_EQ(session.bytes(), glasgow_bytes());
}

TEST_F(Calendar, ABarAndADeadlineLeadSomewhere) {
  const view::Bar bar = bar_of("commitment-3");
  view::Event press_bar = event(view::Event::Kind::activate, timeline_node(session.page().main)->id);
  press_bar.target = bar.id;
  session.handle(press_bar);
  EXPECT_EQ(session.state().entity, "commitment-3");
  go(session, view::PageId::calendar);
  press(session, bar.id);   // as an element of its own, in the text view
  EXPECT_EQ(session.state().entity, "commitment-3");

  go(session, view::PageId::calendar);
  for (const view::TimelineRow& row : timeline_node(session.page().main)->timeline->rows) {
    for (const view::Mark& mark : row.marks) {
      if (!mark.action.is<view::ShowWhy>()) continue;
      press(session, std::string(mark.id));
      EXPECT_TRUE(session.page().why);
      return;
    }
  }
  FAIL() << "no deadline on the calendar";
}

TEST_F(Calendar, ZoomHasItsBoundsAndAScaleItsOwnWidth) {
  view::Event zoom = event(view::Event::Kind::zoom, timeline_node(session.page().main)->id);
  zoom.number = 3.5;
  session.handle(zoom);
  EXPECT_DOUBLE_EQ(session.state().pixels_per_day, 3.5);
  zoom.number = 1e9;
  session.handle(zoom);
  EXPECT_LE(session.state().pixels_per_day, 60);
  const view::Node* scale = find_action<view::SetScale>(session.page());
  ASSERT_NE(scale, nullptr);
  choose(session, scale->id, "years");
  EXPECT_EQ(session.state().scale, view::Scale::years);
  EXPECT_DOUBLE_EQ(session.state().pixels_per_day, 0);
  const std::uint64_t before = session.state().jump_serial;
  press(session, find_action<view::JumpToToday>(session.page())->id);
  EXPECT_EQ(session.state().jump_serial, before + 1);
}

const view::Timeline& shown(Session& session) { return *timeline_node(session.page().main)->timeline; }

std::string spoken_of(const view::Timeline& timeline, std::string_view id) {
  for (const view::TimelineRow& row : timeline.rows) {
    for (const view::Bar& bar : row.bars) if (bar.id == id) return bar.spoken;
    for (const view::Mark& mark : row.marks) if (mark.id == id) return mark.spoken;
  }
  return {};
}

TEST_F(Calendar, WhatWaitsForSomethingIsLedToByALineAndSaysSo) {
  plan::Document document = glasgow();
  auto& all = document.plans[0].commitments;
  plan::Milestone first, second;
  first.id = "first";
  first.title["es"] = "Inventario";
  first.due = date("2022-03-31");
  second.id = "second";
  second.title["es"] = "Portal";
  second.due = date("2022-06-30");
  second.predecessors = {"first"};
  all[0].milestones.push_back(first);
  all[1].milestones.push_back(second);
  all[2].predecessors = {"second"};
  Session other{start_on()};
  other.file("waiting.json", exchange::write_document(document));
  go(other, view::PageId::calendar);
  const view::Timeline& timeline = shown(other);
  ASSERT_EQ(timeline.links.size(), 2u);
  EXPECT_EQ(timeline.links[0].from, "mark:first");
  EXPECT_EQ(timeline.links[0].to, "mark:second");
  EXPECT_EQ(timeline.links[1].to, "bar:" + all[2].id);
  EXPECT_NE(spoken_of(timeline, "mark:second").find("Espera a: Inventario"), std::string::npos);
  EXPECT_NE(spoken_of(timeline, "bar:" + all[2].id).find("Espera a: Portal"), std::string::npos);
}

// The only group of the timeline, if there is one.
const view::Mark* group_of(const view::Timeline& timeline) {
  const view::Mark* found = nullptr;
  for (const view::TimelineRow& row : timeline.rows) {
    for (const view::Mark& mark : row.marks) {
      if (mark.count == 0) continue;
      EXPECT_EQ(found, nullptr) << mark.id;
      found = &mark;
    }
  }
  return found;
}

const view::TimelineRow* row_of(const view::Timeline& timeline, std::string_view mark) {
  for (const view::TimelineRow& row : timeline.rows) {
    if (std::any_of(row.marks.begin(), row.marks.end(), [&](const view::Mark& one) { return one.id == mark; })) return &row;
  }
  return nullptr;
}

TEST_F(Calendar, WhatIsDueWithTheSubmissionIsOneMarkThatOpens) {
  const view::Mark* group = group_of(shown(session));
  ASSERT_NE(group, nullptr);
  EXPECT_GE(group->count, 5u);
  ASSERT_EQ(group->members.size(), group->count);
  EXPECT_EQ(group->label, std::to_string(group->count) + " plazos: 23 de septiembre de 2021");
  const std::string id = group->id;
  EXPECT_EQ(row_of(shown(session), id)->label, std::to_string(group->count) + " plazos: 23 sep 2021");
  std::vector<std::string> members;
  for (const view::Mark& one : group->members) {
    EXPECT_EQ(one.at, group->at);
    EXPECT_NE(group->spoken.find("\n" + one.spoken), std::string::npos) << "each is named where the pointer rests";
    EXPECT_EQ(row_of(shown(session), one.id), nullptr) << one.id;
    members.push_back(one.id);
  }
  const std::size_t closed = shown(session).rows.size();
  press(session, std::string(id));
  EXPECT_EQ(shown(session).rows.size(), closed + members.size());
  for (const std::string& one : members) {
    const view::TimelineRow* row = row_of(shown(session), one);
    ASSERT_NE(row, nullptr) << one;
    EXPECT_TRUE(row->part);
  }
  press(session, std::string(id));
  EXPECT_EQ(shown(session).rows.size(), closed);
  // The list of the text view leads to each of them, opened or not; why it is asked is then told beside a group that is marked.
  press(session, members.back());
  EXPECT_TRUE(session.page().why);
  EXPECT_TRUE(row_of(shown(session), id)->selected);
}

TEST_F(Calendar, MilestonesOfOneDayDoNotHideEachOther) {
  plan::Document document = glasgow();
  auto& milestones = document.plans[0].commitments[2].milestones;
  for (const char* id : {"first", "second", "alone"}) {
    plan::Milestone one;
    one.id = id;
    one.title["es"] = id;
    one.due = date(one.id == "alone" ? "2022-05-01" : "2022-03-31");
    milestones.push_back(one);
  }
  document.plans[0].commitments[3].milestones.push_back(milestones[2]);
  document.plans[0].commitments[3].milestones[0].id = "last";
  document.plans[0].commitments[3].milestones[0].predecessors = {"second"};
  Session other{start_on()};
  other.file("milestones.json", exchange::write_document(document));
  go(other, view::PageId::calendar);
  const std::string id = "together:mark:first";
  ASSERT_NE(row_of(shown(other), id), nullptr);
  EXPECT_EQ(row_of(shown(other), id), row_of(shown(other), "mark:alone"));
  EXPECT_FALSE(row_of(shown(other), id)->marks[0].field) << "each is moved by itself";
  EXPECT_EQ(row_of(shown(other), "mark:second"), nullptr);
  EXPECT_EQ(view::layout(shown(other), 800).links.size(), 1u) << "what waits for one of them is led to from all";
  press(other, std::string(id));
  const view::TimelineRow* second = row_of(shown(other), "mark:second");
  ASSERT_NE(second, nullptr);
  EXPECT_EQ(second->label, "second");
  const view::TimelineLayout laid = view::layout(shown(other), 800);
  ASSERT_EQ(laid.links.size(), 1u);
  EXPECT_EQ(&shown(other).rows[laid.links[0].from_row], second);
}

TEST_F(Calendar, AnEarlierVersionIsDrawnWhereItWasElsewhere) {
  EXPECT_EQ(view::find(session.page(), "calendar:version"), nullptr) << "there is none";
  go(session, view::PageId::file);
  press(session, "version:keep");
  ASSERT_EQ(session.document()->plans[0].versions.size(), 1u);
  const plan::Id version = session.document()->plans[0].versions[0].id;
  go(session, view::PageId::calendar);
  drag(bar_of("commitment-3").id, 31, 0);
  const auto ghosts = [&] {
    std::vector<std::string> ids;
    for (const view::TimelineRow& row : shown(session).rows) {
      for (const view::Bar& bar : row.bars) if (bar.ghost) ids.push_back(bar.id);
      for (const view::Mark& mark : row.marks) if (mark.ghost) ids.push_back(mark.id);
    }
    return ids;
  };
  EXPECT_TRUE(ghosts().empty());
  choose(session, "calendar:version", version);
  EXPECT_EQ(ghosts(), std::vector<std::string>{"was:commitment-3"}) << "only what has moved";
  EXPECT_NE(spoken_of(shown(session), "was:commitment-3").find("antes: septiembre de 2021"), std::string::npos) << spoken_of(shown(session), "was:commitment-3");
  // What has gone since has a row of its own.
  session.handle(event(view::Event::Kind::activate, "calendar:today"));
  const plan::Id gone = session.document()->plans[0].commitments[0].id;
  plan::Document without = *session.document();
  without.plans[0].commitments.erase(without.plans[0].commitments.begin());
  Session other{start_on()};
  other.file("without.json", exchange::write_document(without));
  go(other, view::PageId::calendar);
  choose(other, "calendar:version", version);
  EXPECT_NE(spoken_of(shown(other), "was:" + gone), "");
  choose(other, "calendar:version", "");
  EXPECT_EQ(spoken_of(shown(other), "was:" + gone), "");
}

TEST_F(Calendar, TheDaysOnWhichAPlanMayEndAreDrawnAsTheTermIsTyped) {
  plan::Document document = glasgow();
  plan::Term term;
  term.id = "term";
  term.start = date("2021-05-01");
  term.end = date("2025-05-31");
  document.jurisdiction.terms.push_back(term);
  Session other{start_on()};
  other.file("term.json", exchange::write_document(document));
  go(other, view::PageId::jurisdiction);
  const auto allowed = [&] {
    const view::Node* drawn = view::find(other.page(), "term:drawn:term");
    return drawn && drawn->timeline ? spoken_of(*drawn->timeline, "bar:term:drawn:term:end") : std::string();
  };
  EXPECT_EQ(allowed(), "El plan puede terminar: 1 de mayo de 2021 – 31 de marzo de 2025");
  view::Event typing = event(view::Event::Kind::edit, view::field_node("term", "end"));
  typing.text = "30/6/2024";
  other.handle(typing);
  EXPECT_EQ(allowed(), "El plan puede terminar: 1 de mayo de 2021 – 30 de abril de 2024") << "before it is taken";
}

}  // namespace
}  // namespace cocrea::app::testing
