// A calendar is proposed, drawn, taken over and given back.
#include "proposals.h"

namespace cocrea::app::testing {
namespace {

TEST_F(Proposals, IsTakenOverAsOneStepAndGivenBack) {
  open(two());
  const std::string before = session->bytes();
  press(*session, "calendar:propose");
  EXPECT_EQ(node("calendar:propose"), nullptr);
  ASSERT_NE(node("proposal:stop"), nullptr);
  EXPECT_GT(run(), 0);
  EXPECT_EQ(proposal().phase, Phase::done);
  EXPECT_TRUE(proposal().answer.cost_proven);
  EXPECT_TRUE(says(*node("proposal"), "todo queda evaluado el 29 de marzo de 2027. Está demostrado"));
  EXPECT_EQ(session->bytes(), before) << "nothing changes before it is accepted";
  press(*session, "proposal:accept-all");
  const plan::Milestone& a = plan().commitments[0].milestones[0];
  const plan::Milestone& b = plan().commitments[1].milestones[0];
  ASSERT_TRUE(a.start && a.due && b.start && b.due);
  EXPECT_TRUE(a.due->span().latest < b.start->span().earliest || b.due->span().latest < a.start->span().earliest);
  EXPECT_EQ(plan().commitments[0].start, a.start);
  EXPECT_EQ(plan().commitments[0].end, a.due);
  EXPECT_TRUE(says(*node("proposal"), "No hay nada que cambiar"));
  EXPECT_FALSE(proposal().stale);
  session->shortcut("ctrl+z");
  EXPECT_EQ(session->bytes(), before);
  EXPECT_FALSE(proposal().stale) << "what was given back can be taken again";
  EXPECT_NE(node("proposal:accept-all"), nullptr);
}

TEST_F(Proposals, AreTakenOverOneByOne) {
  open(two());
  press(*session, "calendar:propose");
  run();
  press(*session, "fold:b");
  press(*session, "proposal:accept:b1");
  EXPECT_TRUE(plan().commitments[1].milestones[0].start);
  EXPECT_FALSE(plan().commitments[1].start);
  EXPECT_FALSE(plan().commitments[0].milestones[0].start);
  press(*session, "proposal:accept-all:a");
  EXPECT_TRUE(plan().commitments[0].milestones[0].start);
  EXPECT_TRUE(plan().commitments[0].start);
  EXPECT_EQ(node("proposal:accept-all:a"), nullptr);
  EXPECT_NE(node("proposal:accept-all:b"), nullptr);
}

TEST_F(Proposals, ShowOnTheCalendarWhatIsProposedAndHowLateItCanBegin) {
  plan::Document document = two();
  document.plans[0].commitments[0].start = date("2027-05-01");
  document.plans[0].commitments[0].end = date("2027-05-30");
  open(document);
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().latest.size(), 2u);
  EXPECT_TRUE(says(*node("proposal"), "vale si solo ese compromiso empieza más tarde"));
  EXPECT_TRUE(says(session->page().main, "De la propuesta: las barras discontinuas y los rombos de trazo fino"));
  for (const view::Proposal::Latest& one : proposal().latest) EXPECT_TRUE(one.proven);
  // Both have to be over by the end of the year, one after the other if need be.
  EXPECT_EQ(proposal().latest[0].day, day("2027-12-02"));
  const view::Node* timeline = node("timeline");
  ASSERT_NE(timeline, nullptr);
  int ghosts = 0, marks = 0, draggable = 0, tails = 0;
  for (const view::TimelineRow& row : timeline->timeline->rows) {
    for (const view::Bar& bar : row.bars) ghosts += bar.ghost;
    draggable += row.bars.size() == 5 && !row.bars.back().ghost && !!row.bars.back().end_field;
    for (const view::Bar& bar : row.bars) tails += bar.tail && bar.end.latest == day("2027-12-02") && bar.spoken.find("se puede empezar hasta el 2 de diciembre de 2027") != std::string::npos;
    for (const view::Mark& mark : row.marks) marks += mark.spoken.find("último inicio posible, 2 de diciembre de 2027") != std::string::npos;
  }
  EXPECT_EQ(ghosts, 4) << "the work of both, and their evaluation";
  EXPECT_EQ(draggable, 1) << "what is recorded lies above what is proposed, and above its evaluation";
  EXPECT_EQ(marks, 2);
  EXPECT_EQ(tails, 2) << "as far as the start of each may slip";
  EXPECT_TRUE(says(*node("proposal"), "«1 · Abrir los datos» se puede empezar hasta el 2 de diciembre de 2027"));
  press(*session, "proposal:discard");
  EXPECT_EQ(node("proposal"), nullptr);
  for (const view::TimelineRow& row : node("timeline")->timeline->rows) {
    for (const view::Bar& bar : row.bars) EXPECT_FALSE(bar.ghost);
  }
}

// Work that is fixed in July, after it, does not slip with the start: nothing is said of the end.
TEST_F(Proposals, DrawTheSlackOfAStartWhereTheEndHasNone) {
  plan::Document document = two(2);
  plan::Milestone fixed = milestone("a2", "Feria", 0);
  fixed.start = date("2027-07-01");
  fixed.due = date("2027-07-31");
  fixed.fixed = plan::YesNo::yes;
  document.plans[0].commitments[0].milestones.push_back(fixed);
  plan::fill_child_ids(plan::kDocument, document);
  open(document);
  press(*session, "calendar:propose");
  run();
  const view::Bar* slack = nullptr;
  for (const view::TimelineRow& row : node("timeline")->timeline->rows) {
    for (const view::Bar& bar : row.bars) slack = bar.id == "slack:a" ? &bar : slack;
  }
  ASSERT_NE(slack, nullptr);
  EXPECT_EQ(slack->start.earliest, day("2027-01-01"));
  EXPECT_EQ(slack->end.latest, day("2027-06-01"));
  EXPECT_EQ(slack->spoken, "1 · Abrir los datos: se puede empezar hasta el 1 de junio de 2027, 151 días de margen");
}

TEST_F(Proposals, CanBeStoppedAtAnyTime) {
  open(two());
  press(*session, "calendar:propose");
  session->take_effects();
  press(*session, "proposal:stop");
  EXPECT_EQ(proposal().phase, Phase::stopped);
  EXPECT_TRUE(says(*node("proposal"), "se detuvo antes de encontrar"));
  EXPECT_EQ(session->state().announcement, "La búsqueda se detuvo antes de encontrar un calendario.");
  session->turn();   // one that was under way when it was stopped
  EXPECT_EQ(run(), 0);
  EXPECT_EQ(proposal().phase, Phase::stopped);
  press(*session, "proposal:again");
  run();
  EXPECT_EQ(proposal().phase, Phase::done);
}

// Twelve commitments of ten milestones: large enough that a calendar is known long before it is proven.
TEST_F(Proposals, ThatWereStoppedSayHowLateEachCanBegin) {
  plan::Document document = two();
  document.plans[0].commitments.clear();
  document.plans[0].planned_end = date("2032-12-31");
  for (int i = 0; i < 12; ++i) {
    plan::Commitment one;
    one.id = one.order = std::string("c") + static_cast<char>(97 + i);
    one.title["es"] = one.id;
    one.institutions = {"office"};
    if (i > 4) one.inclusion = plan::Inclusion::added;
    for (int k = 0; k < 10; ++k) one.milestones.push_back(milestone((one.id + static_cast<char>(97 + k)).c_str(), "Hito", 5 + (i * 7 + k * 11) % 23));
    document.plans[0].commitments.push_back(one);
  }
  document.organisations[0].capacity = 3;
  plan::fill_child_ids(plan::kDocument, document);
  open(document);
  press(*session, "calendar:propose");
  for (int i = 0; i < 1'000 && !proposal().answer.found; ++i) session->turn();
  ASSERT_EQ(proposal().phase, Phase::searching);
  ASSERT_FALSE(proposal().answer.cost_proven);
  press(*session, "proposal:stop");
  EXPECT_EQ(session->state().announcement, "La búsqueda se detuvo. El mejor calendario hasta ahora se puede aceptar.");
  EXPECT_EQ(session->page().focus, "proposal:again");
  EXPECT_NE(node("proposal:accept-all"), nullptr);
  const auto cost = proposal().answer.cost;
  const auto gap = std::to_string(cost - proposal().answer.bound);
  EXPECT_TRUE(says(*node("proposal"), "aún se pueden ganar " + gap + " días"));
  EXPECT_GT(run(), 0);
  EXPECT_EQ(proposal().phase, Phase::done);
  EXPECT_EQ(proposal().answer.cost, cost) << "nothing better is sought any more";
  EXPECT_EQ(proposal().latest.size(), 12u);
  EXPECT_TRUE(says(*node("proposal"), "La búsqueda se detuvo sin demostrar"));
  EXPECT_TRUE(says(*node("proposal"), "se puede empezar"));
}

TEST_F(Proposals, SayWhatWasTakenOverAndLeadToTheNext) {
  open(two());
  press(*session, "calendar:propose");
  run();
  press(*session, "proposal:accept-all:a");
  EXPECT_EQ(session->state().announcement, "Se aceptaron las fechas de «1 · Abrir los datos». Se puede deshacer.");
  EXPECT_EQ(session->page().focus, "proposal:accept-all:b");
  press(*session, "fold:b");
  press(*session, "proposal:accept:b1");
  EXPECT_EQ(session->state().announcement, "Se aceptaron las fechas de «Urnas». Se puede deshacer.");
  EXPECT_EQ(session->page().focus, "proposal:accept-all");
  press(*session, "proposal:accept-all");
  EXPECT_EQ(session->state().announcement, "Se aceptó el calendario propuesto. Se puede deshacer.");
  EXPECT_EQ(session->page().focus, "proposal:title");
}

TEST_F(Proposals, AnyOtherChangeOfThePlanMakesThemOld) {
  open(two());
  press(*session, "calendar:propose");
  session->turn();
  go_to_commitment(*session, "a");
  write(*session, view::field_node("a", "start"), "1/3/2027");
  EXPECT_TRUE(proposal().stale);
  EXPECT_LE(run(), 1) << "the turn that was asked for already is the last";
  go(*session, view::PageId::calendar);
  EXPECT_EQ(node("proposal:accept-all"), nullptr);
  press(*session, "proposal:again");
  EXPECT_FALSE(proposal().stale);
  run();
  EXPECT_NE(node("proposal:accept-all"), nullptr);
}

TEST_F(Proposals, OfAnotherAsOfDayAreOld) {
  open(two());
  press(*session, "calendar:propose");
  run();
  leave(*session, "header:as-of", "1/2/2027");
  EXPECT_TRUE(proposal().stale);
}

TEST_F(Proposals, MoveAsLittleAsPossibleWhereThatIsWanted) {
  plan::Document document = two();
  for (plan::Commitment& one : document.plans[0].commitments) {
    one.milestones[0].start = date("2027-03-01");
    one.milestones[0].due = date("2027-03-30");
  }
  open(document);
  press(*session, "calendar:propose");
  run();
  press(*session, "proposal:least");
  run();
  EXPECT_EQ(proposal().answer.cost, 30);
  EXPECT_TRUE(says(*node("proposal"), "mueve las fechas 30 días en total. Está demostrado"));
  EXPECT_TRUE(says(*node("proposal"), "Entre los que mueven igual de poco, es el que menos se aparta de las fechas de los compromisos y menos adelanta."));
  press(*session, "proposal:accept-all");
  const bool a_stays = plan().commitments[0].milestones[0].start == date("2027-03-01");
  const bool b_stays = plan().commitments[1].milestones[0].start == date("2027-03-01");
  EXPECT_TRUE(a_stays || b_stays);
}

// What is under way and should be over stays where it is; that it goes on is told, and is no date that is moved.
TEST_F(Proposals, MoveNothingOfWhatIsOverdueWhereLittleIsToMove) {
  plan::Document document = two(2);
  plan::Commitment& a = document.plans[0].commitments[0];
  a.progress = plan::Progress::limited;
  a.milestones[0].duration = 0;
  a.start = a.milestones[0].start = date("2027-01-10");
  a.end = a.milestones[0].due = date("2027-02-10");
  document.plans[0].commitments[1].milestones[0].start = date("2027-05-01");
  document.plans[0].commitments[1].milestones[0].due = date("2027-05-30");
  open(document, "2027-03-01");
  press(*session, "calendar:propose");
  run();
  EXPECT_NE(node("proposal:accept-all:a"), nullptr);
  press(*session, "proposal:least");
  run();
  EXPECT_TRUE(says(*node("proposal"), "mueve las fechas 0 días en total."));
  EXPECT_TRUE(says(*node("proposal"), "«Inventario» ya debería haber terminado y no consta como hecho"));
  EXPECT_TRUE(says(*node("proposal"), "No hay nada que cambiar"));
  EXPECT_EQ(node("proposal:accept-all"), nullptr);
}

// Two milestones that change places within the same days.
TEST_F(Proposals, SayWhereMilestonesMoveAndTheirDaysTogetherDoNot) {
  plan::Document document = two(1);
  plan::Commitment a = document.plans[0].commitments[0];
  a.start = date("2027-02-01");
  a.end = date("2027-04-01");
  a.milestones[0].start = date("2027-03-03");
  a.milestones[0].due = date("2027-04-01");
  a.milestones.push_back(milestone("a2", "Portal", 30));
  a.milestones[1].start = date("2027-02-01");
  a.milestones[1].due = date("2027-03-02");
  a.milestones[1].predecessors = {"a1"};
  document.plans[0].commitments.clear();
  document.plans[0].commitments.push_back(a);
  plan::fill_child_ids(plan::kDocument, document);
  open(document);
  press(*session, "calendar:propose");
  run();
  press(*session, "proposal:least");
  run();
  EXPECT_TRUE(says(*node("proposal"), "Sus hitos se mueven dentro de estos días: 1 feb 2027 – 1 abr 2027"));
}

TEST_F(Proposals, ListAndDrawOnlyWhatChanges) {
  plan::Document document = two(2);
  plan::Commitment& a = document.plans[0].commitments[0];
  plan::Commitment& b = document.plans[0].commitments[1];
  a.start = date("2027-03");   // whole months: nothing that is found within them is a change
  a.end = date("2027-03");
  a.milestones[0].due = date("2027-03");
  b.start = date("2027-04-01");
  b.end = date("2027-04-30");
  b.milestones[0].due = date("2027-03-31");   // before its commitment begins
  b.milestones[0].fixed = plan::YesNo::yes;
  b.ends_with_plan = plan::YesNo::no;
  open(document);
  press(*session, "calendar:propose");
  run();
  press(*session, "proposal:least");
  run();
  ASSERT_EQ(proposal().phase, Phase::done);
  EXPECT_EQ(node("proposal:accept-all:a"), nullptr) << "nothing of it moves";
  const view::Node* accept = node("proposal:accept-all:b");
  ASSERT_NE(accept, nullptr);
  EXPECT_EQ(accept->label, "Aceptar");
  EXPECT_EQ(accept->help, "2 · Votar las obras") << "of several that are called the same, which";
  for (const view::TimelineRow& row : node("timeline")->timeline->rows) {
    for (const view::Bar& bar : row.bars) EXPECT_FALSE(bar.ghost && bar.id.find(":a") != std::string::npos) << bar.id;
  }
}

// After a delay only the milestones move, within the commitment's own dates: they are drawn, and the card says from when to when.
TEST_F(Proposals, DrawWhatMovesWhereOnlyMilestonesDo) {
  for (const bool least : {true, false}) {
    plan::Document document = two(2);
    plan::Commitment a = document.plans[0].commitments[0];
    a.start = date("2027-01-01");
    a.end = date(least ? "2027-12-01" : "2027-04-29");
    a.milestones[0].start = date("2027-02-01");
    a.milestones[0].due = date("2027-03-02");
    plan::Milestone after = milestone("a2", "Portal", 30);
    after.start = date("2027-03-03");
    after.due = date("2027-04-01");
    a.milestones.push_back(after);
    document.plans[0].commitments.clear();
    document.plans[0].commitments.push_back(a);
    plan::fill_child_ids(plan::kDocument, document);
    open(document, "2027-02-28");
    press(*session, "calendar:propose");
    run();
    if (least) press(*session, "proposal:least"), run();
    ASSERT_EQ(proposal().phase, Phase::done);
    EXPECT_EQ(says(*node("proposal"), "Se mueven sus hitos: 1 feb 2027 – 1 abr 2027 → 1 mar 2027 – 29 abr 2027"), least);
    std::vector<std::string> drawn;
    for (const view::TimelineRow& row : node("timeline")->timeline->rows) {
      for (const view::Bar& bar : row.bars) if (bar.ghost) drawn.push_back(bar.spoken);
      for (const view::Mark& mark : row.marks) if (mark.ghost) drawn.push_back(mark.spoken);
    }
    const auto has = [&](const std::string& words) { return std::find(drawn.begin(), drawn.end(), words) != drawn.end(); };
    EXPECT_TRUE(has("Propuesta: 1 · Abrir los datos: 1 de marzo de 2027 – 29 de abril de 2027"));
    EXPECT_TRUE(has("Propuesta: hito «Inventario»: 30 de marzo de 2027"));
    EXPECT_TRUE(has("Propuesta: hito «Portal»: 29 de abril de 2027"));
    EXPECT_EQ(drawn.size(), 4u) << "and its evaluation";
  }
}

TEST_F(Proposals, SayTheEndOfWhatEndsWithThePlan) {
  plan::Document document = two(2);
  document.plans[0].commitments[1].ends_with_plan = plan::YesNo::yes;
  document.plans[0].commitments[1].start = date("2027-10");
  open(document);
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().phase, Phase::done);
  ASSERT_NE(node("proposal:accept-all:b"), nullptr);
  EXPECT_TRUE(says(*node("proposal"), "oct 2027 – " + view::brief(view::Language::es, *document.plans[0].planned_end)));
  EXPECT_FALSE(says(*node("proposal"), "fin sin registrar"));
}

TEST_F(Proposals, TellWhenTheCoCreationEnds) {
  plan::Document document = two();
  document.plans[0].submission.date.reset();
  document.plans[0].period_start = date("2027-01-01");
  document.plans[0].cocreation_weeks = 10;
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "La cocreación dura hasta el 11 de marzo de 2027"));
  bool drawn = false;
  for (const view::TimelineRow& row : node("timeline")->timeline->rows) drawn |= row.id == "row:cocreation" && row.bars.size() == 1 && row.bars.front().ghost;
  EXPECT_TRUE(drawn);
  // OGP's date comes before: the reason says so, and leads to where it can be changed.
  document.plans[0].deadline = date("2027-03-10");
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "A la cocreación le quedan 70 días, hasta el 11 de marzo de 2027."));
  EXPECT_TRUE(says(*node("proposal"), "El plan tiene que entregarse a más tardar el 10 de marzo de 2027."));
  press(*session, "way:cocreation");
  EXPECT_EQ(session->page().focus, view::field_node("plan", "cocreationWeeks"));
  EXPECT_NE(node(session->page().focus), nullptr);
}

// The same answer whatever the slices; and the numbers that are typed are those of the document.
TEST(Planner, AnyPaceGivesTheSameAnswer) {
  plan::Document document = two();
  document.jurisdiction.kind = plan::JurisdictionKind::joint;   // twelve slots
  for (int i = 0; i < 6; ++i) {
    plan::Commitment one = document.plans[0].commitments[static_cast<std::size_t>(i % 2)];
    one.id = one.order = "c" + std::to_string(i);
    one.milestones[0].id = "m" + std::to_string(i);
    one.milestones[0].duration = 11 + 7 * i;
    document.plans[0].commitments.push_back(one);
  }
  std::optional<std::vector<schedule::Time>> expected;
  for (const std::int64_t nodes : {1, 7, 100, 100'000}) {
    Planner planner(document, document.plans[0], day("2026-12-31"), false);
    while (planner.working()) planner.step(nodes);
    EXPECT_TRUE(planner.proposal()->answer.cost_proven);
    if (!expected) expected = planner.proposal()->answer.starts;
    EXPECT_EQ(planner.proposal()->answer.starts, *expected) << nodes;
  }
}

}  // namespace
}  // namespace cocrea::app::testing
