// A calendar is proposed, taken over and given back; or the reason why there is none leads to the ways out.
#include <gtest/gtest.h>

#include "glasgow.h"
#include "view/proposal.h"
#include "view/timeline.h"

namespace cocrea::app::testing {
namespace {

using Phase = view::Proposal::Phase;

plan::Milestone milestone(const char* id, const char* title, plan::Number duration) {
  plan::Milestone one;
  one.id = id;
  one.order = id;
  one.title["es"] = title;
  one.duration = duration;
  return one;
}

// Two commitments of one office, with a milestone each.
plan::Document two(plan::Number capacity = 1, const char* end = "2027-12-31") {
  plan::Document document;
  document.id = "two";
  document.jurisdiction.language = "es";
  plan::Organisation office;
  office.id = "office";
  office.order = "V";
  office.name = "Oficina de Parques";
  office.capacity = capacity;
  document.organisations.push_back(office);
  plan::Plan plan;
  plan.id = "plan";
  plan.order = "V";
  plan.submission.date = date("2027-01-01");
  plan.planned_end = date(end);
  const char* ids[] = {"a", "b"};
  const char* titles[] = {"Abrir los datos", "Votar las obras"};
  for (int i = 0; i < 2; ++i) {
    plan::Commitment one;
    one.id = one.order = ids[i];
    one.title["es"] = titles[i];
    one.institutions = {"office"};
    one.milestones.push_back(milestone(i == 0 ? "a1" : "b1", i == 0 ? "Inventario" : "Urnas", 30));
    plan.commitments.push_back(one);
  }
  document.plans.push_back(plan);
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

class Proposals : public ::testing::Test {
 protected:
  std::optional<Session> session;

  void open(const plan::Document& document, std::string_view today = "2026-12-31") {
    session.emplace(start_on(today));
    session->file("two.json", exchange::write_document(document));
    go(*session, view::PageId::calendar);
    session->take_effects();
  }
  // Carries out turns as the platform does; how many there were.
  int run(int most = 100'000) {
    int turns = 0;
    for (bool wanted = true; wanted && turns < most;) {
      wanted = false;
      for (const Effect& effect : session->take_effects()) wanted |= std::holds_alternative<TakeTurn>(effect);
      if (wanted) session->turn(), ++turns;
    }
    return turns;
  }
  const view::Proposal& proposal() { return *session->state().proposal; }
  const plan::Plan& plan() { return session->document()->plans.front(); }
  const view::Node* node(std::string_view id) { return view::find(session->page(), id); }
  bool says(const view::Node& from, std::string_view words) {
    if (from.label.find(words) != std::string::npos) return true;
    for (const view::Node& child : from.children) {
      if (says(child, words)) return true;
    }
    return false;
  }
};

// What the months allow is asked before anything is called impossible; then the reason leads to what can be recorded.
TEST_F(Proposals, OfMonthsIsImpossibleOnlyWithNoChoiceOfDays) {
  plan::Document document = two();
  plan::Plan& given = document.plans.front();
  given.planned_end = dates::PartialDate::parse("2027-05-15");
  plan::Milestone& work = given.commitments[0].milestones[0];
  work.duration = 0;
  work.start = dates::PartialDate::parse("2027-02");
  work.due = dates::PartialDate::parse("2027-05");   // 120 days with all of them, 63 at least
  open(document, "2027-01-31");
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().phase, Phase::done);
  EXPECT_TRUE(proposal().answer.found && proposal().from.least_days);
  EXPECT_TRUE(says(*node("proposal"), "se cuenta el menor número de días que permiten"));
  EXPECT_TRUE(says(*node("proposal"), "Está demostrado que, con lo que aquí se supone, antes no es posible."));
  EXPECT_TRUE(says(*node("proposal"), "Se supone que cada evaluación dura 28 días."));

  document.plans.front().planned_end = dates::PartialDate::parse("2027-04-30");
  open(document, "2027-03-05");
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
  EXPECT_TRUE(says(*node("proposal"), "no consta ningún avance, así que cuenta como no empezado."));
  ASSERT_NE(node("way:progress:a"), nullptr);
  press(*session, "way:progress:a");
  EXPECT_EQ(session->state().page, view::PageId::commitments);
}

TEST_F(Proposals, WithoutAnyOpenMonthSaysSoAndLeadsThere) {
  plan::Document document = two();
  document.plans.front().months_without_work = 0xfff;
  open(document);
  press(*session, "calendar:propose");
  EXPECT_EQ(proposal().phase, Phase::done);
  EXPECT_TRUE(says(*node("proposal"), "Los doce meses son meses sin trabajo"));
  EXPECT_NE(node("way:months"), nullptr);
}

// A joint plan may have more at a time: nobody is told that there is no calendar before it is known what the jurisdiction is.
TEST_F(Proposals, NameTheKindOfJurisdictionWhereItDecides) {
  plan::Document document = two();
  for (int i = 0; i < 4; ++i) {
    plan::Commitment more;
    more.id = more.order = "d" + std::to_string(i + 1);
    more.milestones.push_back(milestone((more.id + "m").c_str(), "Más", 30));
    document.plans.front().commitments.push_back(more);
  }
  for (plan::Commitment& one : document.plans.front().commitments) one.inclusion = plan::Inclusion::initial;
  document.jurisdiction.kind = plan::JurisdictionKind::unset;
  plan::fill_child_ids(plan::kDocument, document);
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "Que haya un calendario puede depender del tipo de jurisdicción"));
  EXPECT_FALSE(says(*node("proposal"), "No hay ningún calendario posible"));
  EXPECT_NE(node("way:kind"), nullptr);
}

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

TEST_F(Proposals, SayWhichEndNobodyRecorded) {
  plan::Document document = two();
  document.plans.front().commitments[0].milestones[0].due = date("2027-10-31");
  document.plans.front().commitments[1].milestones[0].start = date("2027-10-01");
  open(document);
  press(*session, "calendar:propose");
  run();
  press(*session, "fold:a");
  EXPECT_TRUE(says(*node("proposal"), "hasta 31 oct 2027, inicio sin registrar"));
  press(*session, "fold:b");
  EXPECT_TRUE(says(*node("proposal"), "desde 1 oct 2027, fin sin registrar"));
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
  for (const view::Proposal::Latest& one : proposal().latest) EXPECT_TRUE(one.proven);
  // Both have to be over by the end of the year, one after the other if need be.
  EXPECT_EQ(proposal().latest[0].day, day("2027-12-02"));
  const view::Node* timeline = node("timeline");
  ASSERT_NE(timeline, nullptr);
  int ghosts = 0, marks = 0, draggable = 0, tails = 0;
  for (const view::TimelineRow& row : timeline->timeline->rows) {
    for (const view::Bar& bar : row.bars) ghosts += bar.ghost;
    draggable += row.bars.size() == 4 && !row.bars.back().ghost && row.bars.back().movable;
    for (const view::Bar& bar : row.bars) tails += bar.tail && bar.spoken.find("puede terminar hasta el 31 de diciembre de 2027") != std::string::npos;
    for (const view::Mark& mark : row.marks) marks += mark.spoken.find("último comienzo posible, 2 de diciembre de 2027") != std::string::npos;
  }
  EXPECT_EQ(ghosts, 4) << "the work of both, and their evaluation";
  EXPECT_EQ(draggable, 1) << "what is recorded lies above what is proposed";
  EXPECT_EQ(marks, 2);
  EXPECT_EQ(tails, 2) << "as long as each may end later";
  EXPECT_TRUE(says(*node("proposal"), "«1 · Abrir los datos» se puede empezar hasta el 2 de diciembre de 2027"));
  press(*session, "proposal:discard");
  EXPECT_EQ(node("proposal"), nullptr);
  for (const view::TimelineRow& row : node("timeline")->timeline->rows) {
    for (const view::Bar& bar : row.bars) EXPECT_FALSE(bar.ghost);
  }
}

TEST_F(Proposals, CanBeStoppedAtAnyTime) {
  open(two());
  press(*session, "calendar:propose");
  session->take_effects();
  press(*session, "proposal:stop");
  EXPECT_EQ(proposal().phase, Phase::stopped);
  EXPECT_TRUE(says(*node("proposal"), "se detuvo antes de encontrar"));
  session->turn();   // one that was under way when it was stopped
  EXPECT_EQ(run(), 0);
  EXPECT_EQ(proposal().phase, Phase::stopped);
  press(*session, "proposal:again");
  run();
  EXPECT_EQ(proposal().phase, Phase::done);
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

TEST_F(Proposals, SayHowLongIsTakenWhatHasNoDuration) {
  plan::Document document = two();
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_FALSE(says(*node("proposal"), "Lo que no tiene duración"));
  document.plans[0].commitments[0].milestones[0].duration = 0;
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "Lo que no tiene duración ni sus dos fechas cuenta 30 días."));
}

TEST_F(Proposals, DoNotOfferToLengthenThePlanBeyondWhatTheHandbookAllows) {
  for (const auto& [term_end, offered] : {std::pair{"2027-05-01", true}, {"2027-04-30", false}}) {   // two months before: 1 March, 28 February
    plan::Document document = two(1, "2027-02-15");
    plan::Term term;
    term.id = "term";
    term.order = "V";
    term.end = date(term_end);
    document.jurisdiction.terms.push_back(term);
    open(document);
    press(*session, "calendar:propose");
    run();
    EXPECT_EQ(node("way:longer") != nullptr, offered) << term_end;
    EXPECT_NE(node("way:end"), nullptr);
  }
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
  press(*session, "proposal:accept-all");
  const bool a_stays = plan().commitments[0].milestones[0].start == date("2027-03-01");
  const bool b_stays = plan().commitments[1].milestones[0].start == date("2027-03-01");
  EXPECT_TRUE(a_stays || b_stays);
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
  EXPECT_TRUE(says(*node("proposal"), "A la cocreación le quedan 70 días, y el plan tiene que entregarse a más tardar el 10 de marzo de 2027."));
  press(*session, "way:cocreation");
  EXPECT_EQ(session->page().focus, view::field_node("plan", "cocreationWeeks"));
  EXPECT_NE(node(session->page().focus), nullptr);
}

TEST_F(Proposals, SayWhyThereIsNoneAndOfferTheWaysOut) {
  open(two(1, "2027-02-15"));   // 46 days for twice 30 of one office
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().phase, Phase::done);
  EXPECT_TRUE(proposal().reason.irreducible);
  const view::Node& panel = *node("proposal");
  EXPECT_TRUE(says(panel, "Oficina de Parques puede atender 1 a la vez y tiene Inventario; Urnas: suman 60 días."));
  EXPECT_TRUE(says(panel, "El plan termina el 15 de febrero de 2027: quedan 46 días."));
  EXPECT_TRUE(says(panel, "Alargar el plan hasta el 1 de marzo de 2027"));
  EXPECT_NE(node("way:drop:a"), nullptr);
  // Each does what it says, and can be taken back.
  const std::string before = session->bytes();
  press(*session, "way:capacity:office");
  EXPECT_EQ(session->document()->organisations[0].capacity, 2);
  EXPECT_TRUE(proposal().stale);
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(proposal().answer.found);
  session->shortcut("ctrl+z");
  EXPECT_EQ(session->bytes(), before);
  press(*session, "proposal:again");
  run();
  press(*session, "way:longer");
  EXPECT_EQ(plan().planned_end, date("2027-03-01"));
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(proposal().answer.cost_proven);
  EXPECT_EQ(proposal().answer.state, schedule::Answer::State::optimal);
}

// Nothing that is known is thrown away: not possible, and with what.
TEST_F(Proposals, SayWhatIsKnownWhereTheSearchForTheReasonIsStopped) {
  open(two(1, "2027-02-15"));
  press(*session, "calendar:propose");
  for (int i = 0; i < 100 && proposal().phase == Phase::searching; ++i) session->turn();
  ASSERT_EQ(proposal().phase, Phase::explaining);
  EXPECT_TRUE(says(*node("proposal"), "Está demostrado. Buscando el motivo"));
  press(*session, "proposal:stop");
  EXPECT_EQ(proposal().phase, Phase::stopped);
  EXPECT_FALSE(proposal().reason.irreducible);
  EXPECT_TRUE(says(*node("proposal"), "condiciones no se pueden cumplir a la vez; no lo está cuáles de ellas hacen falta"));
  EXPECT_TRUE(says(*node("proposal"), "Oficina de Parques puede atender 1 a la vez"));
  EXPECT_NE(node("way:capacity:office"), nullptr);
}

TEST_F(Proposals, OfMoreInitialCommitmentsThanFitSomeCanComeLater) {
  plan::Document document = two();
  document.plans[0].submission.date.reset();
  document.plans[0].cocreation_weeks = 8;
  document.plans[0].period_start = date("2027-01-01");
  for (int i = 0; i < 4; ++i) {
    plan::Commitment one = document.plans[0].commitments[0];
    one.id = one.order = "d" + std::to_string(i + 1);
    one.milestones[0].id = one.id + "m";
    document.plans[0].commitments.push_back(one);
  }
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "Caben 5 compromisos a la vez"));
  press(*session, "way:later:d4");
  EXPECT_EQ(plan().commitments[5].inclusion, plan::Inclusion::added);
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(proposal().answer.found);
}

TEST_F(Proposals, SayThatAllIsEvaluatedOnlyWhereItIs) {
  plan::Document document = two();
  for (plan::Commitment& one : document.plans[0].commitments) {
    one.completed = date("2027-03-01");
    plan::Evaluation delivered;
    delivered.id = delivered.order = "e" + one.id;
    delivered.kind = plan::EvaluationKind::commitment;
    delivered.commitment = one.id;
    delivered.delivered = date("2027-03-20");
    document.plans[0].evaluations.push_back(delivered);
  }
  open(document, "2027-04-01");
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "Todos los compromisos están completados y evaluados"));
  EXPECT_FALSE(says(*node("proposal"), "Está demostrado"));
  document.plans[0].commitments[0].completed.reset();
  document.plans[0].commitments[0].cancelled = plan::YesNo::yes;
  open(document, "2027-04-01");
  press(*session, "calendar:propose");
  run();
  EXPECT_FALSE(says(*node("proposal"), "Todos los compromisos"));
  EXPECT_TRUE(says(*node("proposal"), "los compromisos que no se retiraron"));
}

TEST_F(Proposals, LeadToTheEndOfThePlanAndToTheMonthsWithoutWork) {
  plan::Document document = two(2, "2027-02-15");
  document.plans[0].months_without_work = 1;   // January
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "Abrir los datos» necesita 30 días para Inventario.") || says(*node("proposal"), "Votar las obras» necesita 30 días para Urnas."));
  press(*session, "way:months");
  EXPECT_EQ(session->page().focus, view::field_node("plan", "monthsWithoutWork"));
  EXPECT_NE(node(session->page().focus), nullptr);
  go(*session, view::PageId::calendar);
  press(*session, "way:end");
  EXPECT_EQ(session->page().focus, view::field_node("plan", "plannedEnd"));
}

TEST_F(Proposals, SayWhatHasFixedDates) {
  plan::Document document = two();
  for (plan::Commitment& one : document.plans[0].commitments) {
    one.milestones[0].start = date("2027-03-01");
    one.milestones[0].fixed = plan::YesNo::yes;
  }
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "«Inventario» tiene fechas fijas: 1 mar 2027 – 30 mar 2027."));
  press(*session, "way:free:a1");
  EXPECT_EQ(plan().commitments[0].milestones[0].fixed, plan::YesNo::unset);
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(proposal().answer.found);
}

// A commitment whose work is under way gets the day on which that began, where it is recorded, and no end without a start.
TEST_F(Proposals, GiveWhatHasBegunTheDayOnWhichItBegan) {
  for (const bool recorded : {true, false}) {
    plan::Document document = two();
    plan::Milestone& work = document.plans[0].commitments[0].milestones[0];
    work.start = date("2027-03-01");
    work.due = date("2027-03-30");
    work.fixed = plan::YesNo::yes;
    plan::Milestone before = milestone("a2", "Antes", 10);
    before.done = date("2027-02-28");
    if (recorded) before.start = date("2027-02-10");
    document.plans[0].commitments[0].milestones.push_back(before);
    plan::fill_child_ids(plan::kDocument, document);
    open(document, "2027-03-15");
    press(*session, "calendar:propose");
    run();
    const auto changes = view::proposed_changes(plan(), proposal());
    const auto own = std::find_if(changes.begin(), changes.end(), [](const view::ProposedChange& one) { return one.entity == "a"; });
    ASSERT_NE(own, changes.end());
    EXPECT_EQ(own->start, recorded ? std::optional(day("2027-02-10")) : std::nullopt);
    EXPECT_EQ(own->end, day("2027-03-30"));
  }
}

// Both ways out of fixed dates that have no room: July is without work, and after June no evaluation comes in time.
TEST_F(Proposals, LeadToTheFixedDatesThatLeaveNoTimeForAnEvaluation) {
  plan::Document document = two();
  document.plans[0].months_without_work = 1u << 6;
  plan::Milestone& work = document.plans[0].commitments[0].milestones[0];
  work.start = date("2027-06-01");
  work.due = date("2027-06-30");
  work.fixed = plan::YesNo::yes;
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "«Inventario» tiene fechas fijas: 1 jun 2027 – 30 jun 2027."));
  EXPECT_TRUE(says(*node("proposal"), "Cada evaluación se entrega a más tardar 1 mes después"));
  EXPECT_NE(node("way:months"), nullptr);
  press(*session, "way:free:a1");
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(proposal().answer.found);
}

// Many lines of what is supposed do not stand before the calendar; what warns does.
TEST_F(Proposals, FoldAwayWhatTheySuppose) {
  plan::Document document = two();
  plan::Plan& plan = document.plans[0];
  plan.months_without_work = 1u << 7;
  plan.commitments[0].milestones[0].duration = 0;
  plan.commitments[0].completed = date("2026-11-01");   // its evaluation is late
  plan.commitments[1].milestones[0].duration = 0;
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "1 evaluación ya no puede"));
  ASSERT_NE(node("fold:proposal:supposes"), nullptr);
  EXPECT_EQ(node("fold:proposal:supposes")->label, "Lo que aquí se supone (3)");
  EXPECT_FALSE(says(*node("proposal"), "Se supone que cada evaluación dura"));
  EXPECT_FALSE(node("fold:proposal:supposes")->selected);
  press(*session, "fold:proposal:supposes");
  EXPECT_TRUE(node("fold:proposal:supposes")->selected);
  EXPECT_TRUE(says(*node("proposal"), "Se supone que cada evaluación dura"));
  press(*session, "fold:proposal:supposes");
  EXPECT_FALSE(says(*node("proposal"), "Se supone que cada evaluación dura"));
  // One or two lines stand there.
  open(two());
  press(*session, "calendar:propose");
  run();
  EXPECT_EQ(node("fold:proposal:supposes"), nullptr);
  EXPECT_TRUE(says(*node("proposal"), "Se supone que cada evaluación dura"));
}

TEST_F(Proposals, SayWhatTheOtherPlanHasTheOfficeDo) {
  plan::Document document = two();
  document.plans[0].commitments.erase(document.plans[0].commitments.begin() + 1);
  plan::Plan other;
  other.id = "other";
  other.order = "B";
  other.submission.date = date("2026-01-01");
  other.planned_end = date("2027-07-01");
  other.title["es"] = "Plan anterior";
  other.commitments = {two().plans[0].commitments[1]};
  other.commitments[0].id = "x";
  other.commitments[0].milestones[0].id = "x1";
  other.commitments[0].milestones[0].start = date("2027-01-10");
  other.commitments[0].milestones[0].due = date("2027-06-30");
  document.plans.insert(document.plans.begin(), other);
  plan::fill_child_ids(plan::kDocument, document);
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "Las fechas de las mismas instituciones en los demás planes de este archivo cuentan tal como constan."));
  EXPECT_TRUE(proposal().answer.cost_proven);
  document.plans[1].planned_end = date("2027-07-20");
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "«Urnas», de «Plan anterior», conserva sus fechas: 10 ene 2027 – 30 jun 2027."));
  EXPECT_TRUE(says(*node("proposal"), "Oficina de Parques puede atender 1 a la vez y tiene Inventario; Urnas"));
  EXPECT_EQ(node("way:drop:x"), nullptr) << "what is of another plan stays in it";
}

TEST_F(Proposals, SayWhichMilestonesWaitForEachOther) {
  plan::Document document = two();
  document.plans[0].commitments[0].milestones[0].predecessors = {"b1"};
  document.plans[0].commitments[1].milestones[0].predecessors = {"a1"};
  open(document);
  press(*session, "calendar:propose");
  EXPECT_EQ(run(), 0);
  EXPECT_TRUE(says(*node("proposal"), "se esperan unos a otros"));
  press(*session, "way:cycle");
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

TEST_F(Proposals, NumbersAreTypedAsPeopleWriteThem) {
  open(two());
  go_to_commitment(*session, "a");
  press(*session, "tab:milestones");
  press(*session, "fold:a1");
  const std::string field = view::field_node("a1", "duration");
  ASSERT_NE(node(field), nullptr);
  EXPECT_EQ(node(field)->value, "30");
  const auto typed = [&](const std::string& words) {
    write(*session, field, words);
    return plan().commitments[0].milestones[0].duration;
  };
  EXPECT_EQ(typed(" 45 "), 45);
  EXPECT_EQ(typed("1.200"), 1200);
  EXPECT_EQ(typed("1 300"), 1300);
  for (const char* none : {"0", "-3", "2,5", "tres", "1.20", "3."}) {
    EXPECT_EQ(typed(none), 1300) << none;
    EXPECT_EQ(node(field)->field->error, view::text(view::Language::es, "rejected.number")) << none;
  }
  EXPECT_EQ(typed("2001"), 1300);
  EXPECT_EQ(node(field)->field->error, view::text(view::Language::es, "rejected.numberTooGreat"));
  EXPECT_EQ(typed(""), 0);
}

TEST_F(Proposals, AMilestoneOfAnotherCommitmentIsChosenAsPredecessor) {
  open(two());
  go_to_commitment(*session, "a");
  press(*session, "tab:milestones");
  press(*session, "fold:a1");
  const std::string others = view::field_node("a1", "predecessors") + ".other";
  ASSERT_NE(node(others), nullptr);
  choose(*session, others, "b1");
  EXPECT_EQ(plan().commitments[0].milestones[0].predecessors, std::vector<plan::Id>{"b1"});
  EXPECT_EQ(node(others), nullptr) << "there is no other left";
  choose(*session, view::field_node("a1", "predecessors"), "b1");
  EXPECT_TRUE(plan().commitments[0].milestones[0].predecessors.empty());
}

}  // namespace
}  // namespace cocrea::app::testing
