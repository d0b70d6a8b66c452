// Why there is no calendar, and the ways out that this leads to.
#include "proposals.h"

namespace cocrea::app::testing {
namespace {

// As a newcomer wrote it: a summary that is over two months after its commitment.
TEST_F(Proposals, NameWorkThatIsOverAfterItsCommitment) {
  plan::Document document = two(0, "2027-08-10");
  document.plans[0].submission.date = date("2027-03-31");
  plan::Commitment& a = document.plans[0].commitments[0];
  a.start = date("2027-04-01");
  a.end = date("2027-07-31");
  a.milestones.push_back(milestone("a2", "Resumen ciudadano", 0));
  a.milestones[0].duration = 0;
  a.milestones[0].start = date("2027-04-01");
  a.milestones[0].due = date("2027-05-16");
  a.milestones[1].start = date("2027-06-01");
  a.milestones[1].due = date("2027-09-30");
  plan::fill_child_ids(plan::kDocument, document);
  const auto leads = [&](const char* way, std::string_view label, const char* entity, std::string_view field) {
    const view::Node* found = node(way);
    ASSERT_NE(found, nullptr) << way;
    EXPECT_EQ(found->label, label);
    const auto* to = found->action.as<view::Navigate>();
    ASSERT_NE(to, nullptr);
    EXPECT_EQ(to->entity, entity);
    EXPECT_EQ(to->field, field);
  };
  const char* words = "«Resumen ciudadano» termina después (30 sep 2027) que su compromiso, «1 · Abrir los datos» (31 jul 2027).";
  for (const bool fixed : {false, true}) {
    document.plans[0].commitments[0].fixed = fixed ? plan::YesNo::yes : plan::YesNo::unset;
    open(document, "2027-03-01");
    press(*session, "calendar:propose");
    run();
    ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
    EXPECT_TRUE(says(*node("proposal"), words)) << fixed;
    leads("way:shorter:a2", "Acortar «Resumen ciudadano»", "a2", "due");
    leads("way:beside:a2", "Hacer «Resumen ciudadano» a la vez que «Inventario»", "a2", "start");
    if (fixed) leads("way:commitmentEnd:a", "Cambiar el fin de «1 · Abrir los datos»", "a", "end");
    else EXPECT_EQ(node("way:commitmentEnd:a"), nullptr) << "its milestones need not keep to it";
  }
  // What the way leads to is one: begun before the other is over, it does not wait for it.
  document.plans[0].commitments[0].fixed = plan::YesNo::unset;
  document.plans[0].commitments[0].milestones[1].start = date("2027-05-16");
  document.plans[0].commitments[0].milestones[1].due = date("2027-07-31");
  open(document, "2027-03-01");
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(proposal().answer.found);
  // An office that has too much to do tells it, too; what ends with its commitment is not named.
  document.organisations[0].capacity = 1;
  document.plans[0].commitments[0].milestones[0].due = date("2027-05-31");
  document.plans[0].commitments[0].milestones[1].due = date("2027-08-01");
  open(document, "2027-03-01");
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
  EXPECT_TRUE(says(*node("proposal"), "«Resumen ciudadano» termina después (1 ago 2027) que su compromiso"));
  EXPECT_FALSE(says(*node("proposal"), "«Inventario» termina después"));
}

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
  EXPECT_TRUE(says(panel, "Alargar el plan hasta la fecha que aquí se propone basta por sí solo. De las demás salidas puede hacer falta más de una."));
  press(*session, "way:capacity:office");
  EXPECT_EQ(session->document()->organisations[0].capacity, 2);
  EXPECT_EQ(session->state().announcement,
            "Hecho: Que Oficina de Parques pueda atender 2 a la vez. Se puede deshacer. El plan ha cambiado desde la propuesta: falta buscar otro calendario.");
  EXPECT_EQ(session->page().focus, "proposal:again");
  EXPECT_TRUE(proposal().stale);
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(proposal().answer.found);
  session->shortcut("ctrl+z");
  EXPECT_EQ(session->bytes(), before);
  press(*session, "proposal:again");
  run();
  press(*session, "way:drop:a");
  EXPECT_EQ(session->page().focus, "proposal:again");
  EXPECT_EQ(session->state().announcement, "Hecho: Quitar «1 · Abrir los datos» del plan. Se puede deshacer. El plan ha cambiado desde la propuesta: falta buscar otro calendario.");
  session->shortcut("ctrl+z");
  press(*session, "proposal:again");
  run();
  press(*session, "way:longer");
  EXPECT_EQ(plan().planned_end, date("2027-03-01"));
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(proposal().answer.cost_proven);
  EXPECT_EQ(proposal().answer.state, schedule::Answer::State::optimal);
}

// Thrice 30 and thrice 20 days cannot be shared by two in 79 each.
TEST_F(Proposals, SayWhereASumThatWouldFitCannotBeShared) {
  plan::Document document = two(2, "2027-03-20");
  document.plans[0].commitments.push_back(document.plans[0].commitments[0]);
  document.plans[0].commitments[2].id = "c";
  document.plans[0].commitments[2].order = "c";
  for (plan::Commitment& one : document.plans[0].commitments) {
    one.milestones.clear();
    one.milestones.push_back(milestone((one.id + "1").c_str(), "Primero", 30));
    one.milestones.push_back(milestone((one.id + "2").c_str(), "Segundo", 20));
  }
  plan::fill_child_ids(plan::kDocument, document);
  open(document);
  press(*session, "calendar:propose");
  run();
  ASSERT_TRUE(proposal().reason.irreducible);
  EXPECT_TRUE(says(*node("proposal"), "suman 150 días. Hasta el fin del plan Oficina de Parques tendría 158 días para ello"));
}

// The work ends sooner where the evaluation after it waits: then the plan can end there.
TEST_F(Proposals, LengthenThePlanByNoMoreThanTheWorkNeeds) {
  plan::Document document = two(1, "2027-01-08");
  plan::MonitoringBody body;
  body.id = body.order = "body";
  body.capacity = 2;
  document.plans[0].monitoring_bodies.push_back(body);
  document.plans[0].commitments[0].milestones[0].duration = 9;
  document.plans[0].commitments[1].milestones[0].duration = 4;
  open(document);
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
  ASSERT_TRUE(proposal().longer);
  EXPECT_EQ(*proposal().longer, day("2027-01-13"));
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
  EXPECT_TRUE(says(*node("proposal"), "condiciones no se pueden cumplir a la vez, pero no cuáles de ellas hacen falta"));
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

// Fixed dates that have come say nothing of what was done, and can be given up; work that is under way and late may be over.
TEST_F(Proposals, TellFixedDatesThatHaveComeAsSuch) {
  plan::Document document = two(1);
  plan::Milestone& late = document.plans[0].commitments[0].milestones[0];
  document.plans[0].commitments[0].progress = plan::Progress::limited;
  late.duration = 0;
  late.start = date("2027-01-15");
  late.due = date("2027-02-20");
  plan::Milestone& fixed = document.plans[0].commitments[1].milestones[0];
  fixed.start = date("2027-02-25");
  fixed.due = date("2027-03-20");
  fixed.fixed = plan::YesNo::yes;
  open(document, "2027-03-05");
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
  EXPECT_TRUE(says(*node("proposal"), "«Inventario» ya ha empezado."));
  EXPECT_TRUE(says(*node("proposal"), "«Urnas» tiene fechas fijas: 25 feb 2027 – 20 mar 2027."));
  ASSERT_NE(node("way:done:a1"), nullptr);
  press(*session, "way:done:a1");
  EXPECT_EQ(session->page().focus, view::field_node("a1", "done"));
  go(*session, view::PageId::calendar);
  press(*session, "way:free:b1");
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(proposal().answer.found);
}

// A predecessor that the list names as well is nothing that could be given up.
TEST_F(Proposals, OfferNotToWaitOnlyWhereThatFreesSomething) {
  for (const bool listed : {true, false}) {
    plan::Document document = two(0, "2027-02-20");
    plan::List<plan::Milestone>& milestones = document.plans[0].commitments[0].milestones;
    milestones.push_back(milestone("a2", "Apertura", 30));
    milestones[listed ? 1 : 0].predecessors = {listed ? "a1" : "a2"};
    open(document);
    press(*session, "calendar:propose");
    run();
    ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
    EXPECT_EQ(node("way:wait:a2:a1") != nullptr || node("way:wait:a1:a2") != nullptr, !listed);
  }
}

// Whatever it is that a milestone's fixed date has no room for: that it may move is offered first, before anything is given up, and is a way out.
TEST_F(Proposals, OfferFirstToFreeTheFixedDateThatIsInTheWay) {
  struct Case {
    const char *what, *start, *due;
    plan::Number duration;
    bool waits;                     // for a milestone of 200 days
    unsigned months_without_work;
  };
  const Case cases[] = {{"due after the end of the plan", "2027-11-01", "2028-01-15", 0, false, 0}, {"due alone after the end", "", "2028-01-15", 30, false, 0},
                        {"due before what it waits for is done", "", "2027-03-01", 10, true, 0},    {"both dates before what it waits for is done", "2027-02-01", "2027-03-01", 0, true, 0},
                        {"no time to evaluate", "2027-06-01", "2027-06-30", 0, false, 1u << 6}};
  for (const Case& one : cases) {
    plan::Document document = two(2);
    document.plans[0].months_without_work = one.months_without_work;
    plan::Milestone& fixed = document.plans[0].commitments[0].milestones[0];
    if (*one.start != 0) fixed.start = date(one.start);
    fixed.due = date(one.due);
    fixed.duration = one.duration;
    fixed.fixed = plan::YesNo::yes;
    if (one.waits) {
      document.plans[0].commitments[1].milestones[0].duration = 200;
      fixed.predecessors = {"b1"};
    }
    open(document);
    press(*session, "calendar:propose");
    run();
    ASSERT_FALSE(proposal().answer.found) << one.what;
    std::vector<std::string> ways;
    const std::function<void(const view::Node&)> walk = [&](const view::Node& from) {
      if (from.id.rfind("way:", 0) == 0) ways.push_back(from.id);
      for (const view::Node& child : from.children) walk(child);
    };
    walk(*node("proposal"));
    ASSERT_FALSE(ways.empty()) << one.what;
    EXPECT_EQ(ways.front(), "way:free:a1") << one.what;
    EXPECT_EQ(node("way:drop:a"), nullptr) << one.what << ": its dates are in the way, not the commitment";
    press(*session, "way:free:a1");
    press(*session, "proposal:again");
    run();
    EXPECT_TRUE(proposal().answer.found) << one.what;
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

TEST_F(Proposals, SayWhichMilestonesWaitForEachOther) {
  plan::Document document = two();
  document.plans[0].commitments[0].milestones[0].predecessors = {"b1"};
  document.plans[0].commitments[1].milestones[0].predecessors = {"a1"};
  open(document);
  press(*session, "calendar:propose");
  EXPECT_EQ(run(), 0);
  EXPECT_EQ(session->state().announcement, "No hay ningún calendario posible.");
  EXPECT_TRUE(says(*node("proposal"), "No hay ningún calendario posible"));
  EXPECT_TRUE(says(*node("proposal"), "se esperan unos a otros"));
  EXPECT_TRUE(says(*node("proposal"), "«Inventario» espera a que termine «Urnas»."));
  EXPECT_TRUE(says(*node("proposal"), "«Urnas» espera a que termine «Inventario»."));
  ASSERT_NE(node("way:wait:b1:a1"), nullptr);
  press(*session, "way:wait:a1:b1");
  EXPECT_TRUE(plan().commitments[0].milestones[0].predecessors.empty());
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(proposal().answer.found);
}

// Each wait that was written down can go, of a milestone or of a commitment; the order of a list is told as one.
TEST_F(Proposals, TellEachWaitOfACircleAsWhatItIs) {
  struct Case {
    const char* what;
    std::vector<plan::Id> first, second, whole;   // what the first and second milestone of the other commitment, and that itself, wait for
    std::vector<std::string> words, ways;
  };
  const Case cases[] = {
      {"a list between two recorded waits", {"a1"}, {}, {}, {"«Urnas» espera a que termine «Inventario».", "«Recuento» va después de «Urnas» en la lista de su compromiso.", "«Inventario» espera a que termine «Recuento»."}, {"way:wait:b1:a1", "way:wait:a1:b2"}},
      {"a commitment waits", {}, {}, {"a1"}, {"«2 · Votar las obras» espera a que termine «Inventario».", "«Inventario» espera a que termine «Recuento»."}, {"way:wait:b:a1", "way:wait:a1:b2"}},
      {"a commitment waits for a milestone of its own", {}, {}, {"b2"}, {"«2 · Votar las obras» espera a que termine «Recuento»."}, {"way:wait:b:b2"}},
      {"a milestone waits for itself", {}, {"b2"}, {}, {"«Recuento» tendría que esperarse a sí mismo, así que nunca puede empezar.", "«Recuento» espera a que termine «Recuento»."}, {"way:wait:b2:b2"}},
  };
  for (const Case& one : cases) {
    plan::Document document = two(2);
    document.plans[0].commitments[1].milestones.push_back(milestone("b2", "Recuento", 10));
    const bool own = one.first.empty() && one.whole != std::vector<plan::Id>{"a1"};
    if (!own) document.plans[0].commitments[0].milestones[0].predecessors = {"b2"};
    document.plans[0].commitments[1].milestones[0].predecessors = one.first;
    document.plans[0].commitments[1].milestones[1].predecessors = one.second;
    document.plans[0].commitments[1].predecessors = one.whole;
    plan::fill_child_ids(plan::kDocument, document);
    for (const std::string& way : one.ways) {
      open(document);
      press(*session, "calendar:propose");
      run();
      for (const std::string& words : one.words) EXPECT_TRUE(says(*node("proposal"), words)) << one.what << ": " << words;
      ASSERT_NE(node(way), nullptr) << one.what << ": " << way;
      press(*session, way);
      press(*session, "proposal:again");
      run();
      EXPECT_TRUE(proposal().answer.found) << one.what << ": " << way;
    }
  }
}

// Drafts at a table have milestones without a title, or all with the same.
TEST_F(Proposals, NameMilestonesWithTheirCommitmentWhereTheNameIsNotTheirsAlone) {
  plan::Document document = two(1, "2027-02-15");
  document.plans[0].commitments[0].milestones[0].title.clear();
  document.plans[0].commitments[1].milestones[0].title.clear();
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "tiene Hito 1, de 1 · Abrir los datos; Hito 1, de 2 · Votar las obras: suman 60 días."));
  document.plans[0].commitments[0].milestones.push_back(milestone("a2", "", 5));
  document.plans[0].commitments[0].milestones[1].title.clear();
  document.plans[0].commitments[0].milestones[1].predecessors = {"b1"};
  document.plans[0].commitments[1].milestones[0].predecessors = {"a2"};
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "«Hito 2» espera a que termine «Hito 1, de 2 · Votar las obras».")) << "each by its own number";
}

// Two milestones of one commitment that are called the same wait for each other: which is which is said, and each of the two waits can go.
TEST_F(Proposals, TellMilestonesOfOneNameApart) {
  plan::Document document = two();
  plan::Commitment& a = document.plans[0].commitments[0];
  a.milestones.push_back(milestone("a2", "Inventario", 10));
  a.milestones[0].predecessors = {"a2"};
  a.milestones[1].predecessors = {"a1"};
  plan::fill_child_ids(plan::kDocument, document);
  for (const char* way : {"way:wait:a1:a2", "way:wait:a2:a1"}) {
    open(document);
    press(*session, "calendar:propose");
    run();
    EXPECT_TRUE(says(*node("proposal"), "«Inventario (hito 1), de 1 · Abrir los datos» espera a que termine «Inventario (hito 2), de 1 · Abrir los datos»."));
    EXPECT_TRUE(says(*node("proposal"), "«Inventario (hito 2), de 1 · Abrir los datos» espera a que termine «Inventario (hito 1), de 1 · Abrir los datos»."));
    ASSERT_NE(node(way), nullptr) << way;
    press(*session, way);
    press(*session, "proposal:again");
    run();
    ASSERT_TRUE(proposal().answer.found) << way;
  }
  press(*session, "fold:a");
  ASSERT_NE(node("proposal:accept:a1"), nullptr);
  EXPECT_EQ(node("proposal:accept:a1")->help, "Inventario (hito 1)");
}

// The order of a list does not hold where recorded dates overlap, nor does it then keep a wait from going.
TEST_F(Proposals, OfferToDropAWaitThatOverlappingDatesWouldNotBringBack) {
  for (const bool overlap : {false, true}) {
    plan::Document document = two();
    plan::Commitment& a = document.plans[0].commitments[0];
    a.milestones.push_back(milestone("a2", "Portal", 10));
    a.milestones[0].start = date("2027-03-01");
    a.milestones[0].due = date("2027-03-30");
    a.milestones[1].start = date(overlap ? "2027-03-10" : "2027-04-10");
    a.milestones[1].predecessors = {"a1"};
    a.milestones[0].predecessors = {"b1"};
    document.plans[0].commitments[1].milestones[0].predecessors = {"a2"};
    plan::fill_child_ids(plan::kDocument, document);
    open(document);
    press(*session, "calendar:propose");
    run();
    EXPECT_TRUE(says(*node("proposal"), "«Portal» espera a que termine «Inventario»."));
    EXPECT_EQ(node("way:wait:a2:a1") != nullptr, overlap);
    if (!overlap) continue;
    press(*session, "way:wait:a2:a1");
    press(*session, "proposal:again");
    run();
    EXPECT_TRUE(proposal().answer.found);
  }
}

// Nobody asks for the day on which it ends, and the plan ends before: the co-creation is in the way, not any slot.
TEST_F(Proposals, NameTheCoCreationThatTakesTooLong) {
  struct Case { plan::Number weeks; const char* today; const char* words; const char* way; };
  const Case cases[] = {{60, "2027-01-01", "A la cocreación le quedan 419 días, hasta el 24 de febrero de 2028.", "way:cocreation"},
                        {20, "2028-01-15", "La cocreación ya debería haber terminado, pero no consta la entrega del plan: cuenta hasta el 16 de enero de 2028.", "way:submission"}};
  for (const Case& one : cases) {
    plan::Document document = two();
    document.plans[0].submission.date.reset();
    document.plans[0].period_start = date("2027-01-01");
    document.plans[0].cocreation_weeks = one.weeks;
    plan::fill_child_ids(plan::kDocument, document);
    open(document, one.today);
    press(*session, "calendar:propose");
    run();
    ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
    EXPECT_TRUE(says(*node("proposal"), one.words)) << one.words;
    EXPECT_FALSE(says(*node("proposal"), "a más tardar"));
    EXPECT_FALSE(says(*node("proposal"), "lugar"));
    EXPECT_EQ(node("way:drop:a"), nullptr) << "with one less it would be the same";
    ASSERT_NE(node(one.way), nullptr);
    press(*session, one.way);
    EXPECT_NE(node(session->page().focus), nullptr) << one.way;
  }
}

TEST_F(Proposals, OfManyInitialCommitmentsTooManyLetAllTheRestComeLater) {
  plan::Document document = two();
  document.plans[0].submission.date.reset();
  document.plans[0].cocreation_weeks = 8;
  document.plans[0].period_start = date("2027-01-01");
  for (int i = 0; i < 10; ++i) {
    plan::Commitment one = document.plans[0].commitments[0];
    one.id = one.order = "d" + std::string(1, static_cast<char>('a' + i));
    one.milestones[0].id = one.id + "m";
    one.milestones[0].duration = 5;
    document.plans[0].commitments.push_back(one);
  }
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "De todos los que ocupan lugar desde el 25 de febrero de 2027 sobran 7."));
  press(*session, "way:later");
  EXPECT_EQ(std::count_if(plan().commitments.begin(), plan().commitments.end(), [](const plan::Commitment& one) { return one.inclusion == plan::Inclusion::added; }), 7);
  session->shortcut("ctrl+z");
  EXPECT_EQ(plan().commitments[11].inclusion, document.plans[0].commitments[11].inclusion) << "one step";
  press(*session, "proposal:again");
  run();
  press(*session, "way:later");
  press(*session, "proposal:again");
  run(2'000);
  EXPECT_NE(proposal().answer.state, schedule::Answer::State::infeasible);
}

// Three hold a slot from the submission on and cannot be evaluated by the day on which four more take theirs: of five.
TEST_F(Proposals, CountTheSlotsThatAreHeldSinceEarlierDays) {
  plan::Document document = two(12);
  document.jurisdiction.kind = plan::JurisdictionKind::independent;
  for (int i = 0; i < 5; ++i) {
    plan::Commitment one = document.plans[0].commitments[0];
    one.id = one.order = "d" + std::string(1, static_cast<char>('a' + i));
    one.milestones[0].id = one.id + "m";
    if (i > 0) one.inclusion = plan::Inclusion::added;
    if (i > 0) one.submission = date("2027-02-01");
    document.plans[0].commitments.push_back(one);
  }
  plan::fill_child_ids(plan::kDocument, document);
  open(document);
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
  EXPECT_TRUE(says(*node("proposal"), "De todos los que ocupan lugar desde el 1 de febrero de 2027 sobran 2."));
}

TEST_F(Proposals, NameWhatFindsNoSlotBesideWithdrawnOnes) {
  plan::Document document = two();
  for (int i = 0; i < 5; ++i) {
    plan::Commitment one;
    one.id = one.order = "w" + std::to_string(i + 1);
    one.cancelled = plan::YesNo::yes;
    document.plans[0].commitments.push_back(one);
  }
  document.jurisdiction.kind = plan::JurisdictionKind::independent;
  plan::fill_child_ids(plan::kDocument, document);
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "no queda ninguno libre para 1 · Abrir los datos; 2 · Votar las obras."));
  EXPECT_NE(node("way:drop:a"), nullptr);
  EXPECT_EQ(node("way:kind"), nullptr);
  press(*session, "way:withdrawn:w1");
  EXPECT_EQ(session->page().focus, view::field_node("w1", "cancelled"));
}

TEST_F(Proposals, SayThatFixedDatesAreOverOrThePlanIs) {
  plan::Document document = two();
  document.plans[0].commitments[0].start = date("2026-01-01");
  document.plans[0].commitments[0].end = date("2026-06-30");
  document.plans[0].commitments[0].fixed = plan::YesNo::yes;
  open(document, "2027-01-10");
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "Las fechas fijas de «1 · Abrir los datos» (1 ene 2026 – 30 jun 2026) terminan antes del 11 de enero de 2027"));
  EXPECT_NE(node("way:free:a"), nullptr);

  open(two(2, "2027-03-31"), "2027-06-01");
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "El plan terminó el 31 de marzo de 2027, y no consta que se hayan completado 2 compromisos."));
  EXPECT_FALSE(says(*node("proposal"), "quedan 0 días"));
  press(*session, "way:completed:b");
  EXPECT_EQ(session->page().focus, view::field_node("b", "completed"));
  EXPECT_NE(node(session->page().focus), nullptr);
}

TEST_F(Proposals, NameAllThatEndBeforeTheyStart) {
  plan::Document document = two();
  for (plan::Commitment& one : document.plans[0].commitments) {
    one.milestones[0].duration = 0;
    one.milestones[0].start = date("2027-05-01");
    one.milestones[0].due = date("2027-04-01");
  }
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "Terminan antes de empezar: Inventario; Urnas."));
  press(*session, "way:dates:b1");
  EXPECT_EQ(session->page().focus, view::field_node("b1", "start"));
  // Of very many, some are named.
  for (int i = 0; i < 25; ++i) {
    plan::Commitment one = document.plans[0].commitments[0];
    one.id = one.order = "d" + std::string(1, static_cast<char>('a' + i));
    one.milestones[0].id = one.id + "m";
    document.plans[0].commitments.push_back(one);
  }
  open(document);
  press(*session, "calendar:propose");
  run();
  EXPECT_TRUE(says(*node("proposal"), "; y 7 más. Hay que corregir sus fechas."));
}

}  // namespace
}  // namespace cocrea::app::testing
