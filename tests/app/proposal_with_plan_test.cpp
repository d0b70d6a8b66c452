// Proposals keep to what people have said of when commitments end and work begins, and lead to it where it is in the way.
#include "proposals.h"

namespace cocrea::app::testing {

namespace {

// As somebody wrote it who tried the program: a plan of four years, and one commitment that ends with it.
plan::Document newcomers() {
  plan::Document document = two(2, "2028-08-10");
  document.jurisdiction.kind = plan::JurisdictionKind::independent;
  plan::Plan& plan = document.plans[0];
  plan.submission.date = date("2027-03-31");
  plan.commitments.erase(plan.commitments.begin() + 1);
  plan::Commitment& one = plan.commitments[0];
  one.start = date("2027-06-01");
  one.ends_with_plan = plan::YesNo::yes;
  one.milestones[0].duration = 0;
  one.milestones[0].due = date("2028-06");
  return document;
}

}  // namespace

TEST_F(Proposals, CompleteWhatEndsWithThePlanOnItsLastDay) {
  open(newcomers(), "2027-03-01");
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().phase, Phase::done);
  EXPECT_EQ(view::proposed_bar(proposal(), schedule::Item::Kind::completion, "a")->last, day("2028-08-10"));
  EXPECT_TRUE(says(*node("proposal"), "Evaluación: 11 ago 2028 – 7 sep 2028"));
  EXPECT_TRUE(says(*node("proposal"), "está todo terminado, salvo lo que termina con el plan"));
  EXPECT_TRUE(says(*node("proposal"), "1 jun 2027 – 10 ago 2028 → 31 mar 2027 – 10 ago 2028"));
  const view::Node& timeline = *node("timeline");
  bool drawn = false;
  for (const view::TimelineRow& row : timeline.timeline->rows) {
    for (const view::Bar& bar : row.bars) drawn |= bar.ghost && bar.id == "ghost:a" && bar.spoken.find("10 de agosto de 2028") != std::string::npos;
  }
  EXPECT_TRUE(drawn);
  // Taken over, it still ends with the plan; nothing is left to change.
  press(*session, "proposal:accept-all:a");
  EXPECT_EQ(plan().commitments[0].ends_with_plan, plan::YesNo::yes);
  EXPECT_FALSE(plan().commitments[0].end);
  EXPECT_EQ(plan().commitments[0].start, date("2027-03-31"));
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(says(*node("proposal"), "No hay nada que cambiar")) << node("proposal")->children[1].label;
  // Said beside what is supposed, with the way to end it earlier.
  if (const view::Node* fold = node("fold:proposal:supposes"); fold && !fold->selected) press(*session, "fold:proposal:supposes");
  EXPECT_TRUE(says(*node("proposal"), "«1 · Abrir los datos» termina con el plan: conserva su lugar hasta entonces, se completa el 10 de agosto de 2028 y se evalúa después."));
  press(*session, "way:notWithPlan:a");
  EXPECT_EQ(plan().commitments[0].ends_with_plan, plan::YesNo::no);
  press(*session, "proposal:again");
  run();
  EXPECT_LT(view::proposed_bar(proposal(), schedule::Item::Kind::evaluation, "a")->last, day("2027-07-01"));
}

TEST_F(Proposals, NeverEndOtherwiseWhatEndsWithThePlan) {
  for (const char* end : {"2028-08-10", ""}) {
    plan::Document document = newcomers();
    document.plans[0].planned_end = date(end);
    document.plans[0].commitments[0].milestones.clear();
    document.plans[0].commitments[0].start.reset();
    open(document, "2027-03-01");
    press(*session, "calendar:propose");
    run();
    ASSERT_EQ(proposal().phase, Phase::done);
    EXPECT_EQ(says(*node("proposal"), "no consta cuándo termina el plan: cuenta como completado cuando acaba su trabajo"), *end == '\0');
    press(*session, "proposal:accept-all:a");
    EXPECT_TRUE(plan().commitments[0].start);
    EXPECT_FALSE(plan().commitments[0].end);
    EXPECT_EQ(plan().commitments[0].ends_with_plan, plan::YesNo::yes);
  }
}

// Five hold their slots to the last day: there is none for a sixth.
TEST_F(Proposals, NameWhatEndsWithThePlanWhereItLeavesNoSlot) {
  plan::Document document = newcomers();
  for (int i = 0; i < 5; ++i) {
    plan::Commitment one = document.plans[0].commitments[0];
    one.id = one.order = "d" + std::to_string(i + 1);
    one.title["es"] = "Otro " + std::to_string(i + 1);
    one.milestones[0].id = one.id + "m";
    if (i == 4) one.inclusion = plan::Inclusion::added, one.ends_with_plan = plan::YesNo::unset, one.start.reset();
    document.plans[0].commitments.push_back(one);
  }
  plan::fill_child_ids(plan::kDocument, document);
  open(document, "2027-03-01");
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
  EXPECT_TRUE(proposal().reason.irreducible);
  EXPECT_TRUE(says(*node("proposal"), "Estos terminan con el plan, el 10 de agosto de 2028, y se evalúan después: 1 · Abrir los datos; 2 · Otro 1; 3 · Otro 2; 4 · Otro 3; 5 · Otro 4."));
  EXPECT_FALSE(proposal().longer) << "they would hold their slots for longer, too";
  ASSERT_NE(node("way:notWithPlan:d2"), nullptr);
  EXPECT_EQ(node("way:notWithPlan:d2")->label, "Dejar que «3 · Otro 2» termine antes que el plan");
  press(*session, "way:notWithPlan:d2");
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(proposal().answer.found);
}

// What the longer plan is proposed for holds in it.
TEST_F(Proposals, LengthenAlsoAPlanWithWhichSomethingEnds) {
  plan::Document document = two(1, "2027-02-15");
  document.plans[0].commitments[1].ends_with_plan = plan::YesNo::yes;
  open(document);
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
  ASSERT_NE(node("way:longer"), nullptr);
  press(*session, "way:longer");
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(proposal().answer.found);
}

// Two slots are free. What ends with the plan holds one of them however long that is, so that the other two come one after the other.
TEST_F(Proposals, LengthenAPlanForAsLongAsASlotIsHeldUntilItsEnd) {
  plan::Document document = two(0, "2027-06-30");
  document.jurisdiction.kind = plan::JurisdictionKind::independent;
  plan::List<plan::Commitment>& all = document.plans[0].commitments;
  all[0].milestones[0].duration = 1;
  all[0].ends_with_plan = plan::YesNo::yes;
  all[1].milestones[0].duration = 100;
  for (const char* id : {"c", "d", "e", "f"}) {
    plan::Commitment one = all[1];
    one.id = one.order = id;
    one.milestones[0].id = std::string(id) + "1";
    if (*id == 'c') one.inclusion = plan::Inclusion::added;
    else one.cancelled = plan::YesNo::yes;
    all.push_back(one);
  }
  plan::fill_child_ids(plan::kDocument, document);
  open(document);
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
  EXPECT_EQ(proposal().longer, day("2027-08-15"));
  ASSERT_NE(node("way:longer"), nullptr);
  press(*session, "way:longer");
  press(*session, "proposal:again");
  run();
  EXPECT_TRUE(proposal().answer.found);
}

// Nobody knows when the plan ends: then the commitment's own end counts, and moves with its work.
TEST_F(Proposals, MoveTheOwnEndOfWhatEndsWithAPlanThatHasNone) {
  for (const bool milestones : {false, true}) {
    plan::Document document = newcomers();
    document.plans[0].planned_end.reset();
    document.plans[0].submission.date = date("2027-06-01");
    plan::Commitment& one = document.plans[0].commitments[0];
    one.start = date("2027-03-01");
    one.end = date("2027-03-31");
    if (!milestones) one.milestones.clear();
    else one.milestones[0].due.reset(), one.milestones[0].duration = 31;
    open(document, "2026-12-31");
    press(*session, "calendar:propose");
    run();
    const std::vector<view::ProposedChange> changes = view::proposed_changes(plan(), proposal());
    ASSERT_FALSE(changes.empty()) << milestones;
    EXPECT_EQ(changes[0].recorded_end, date("2027-03-31")) << milestones;
    press(*session, "proposal:accept-all:a");
    EXPECT_EQ(plan().commitments[0].start, date("2027-06-01")) << milestones;
    EXPECT_EQ(plan().commitments[0].end, date("2027-07-01")) << milestones;
    press(*session, "proposal:again");
    run();
    EXPECT_TRUE(says(*node("proposal"), "No hay nada que cambiar")) << milestones;
  }
}

TEST_F(Proposals, ProposeNoStartForWhatIsUnderWayUntilThePlanEnds) {
  plan::Document document = newcomers();
  plan::Commitment& one = document.plans[0].commitments[0];
  one.start.reset();
  one.milestones.clear();
  one.duration = 1;
  one.duration_unit = plan::DurationUnit::months;
  one.progress = plan::Progress::limited;
  open(document, "2027-06-01");
  press(*session, "calendar:propose");
  run();
  const schedule::Proposed* work = view::proposed_bar(proposal(), schedule::Item::Kind::work, "a");
  ASSERT_NE(work, nullptr);
  EXPECT_EQ(work->first, day("2027-06-02"));
  EXPECT_EQ(work->last, day("2028-08-10"));
  EXPECT_TRUE(says(*node("proposal"), "No hay nada que cambiar"));
}

TEST_F(Proposals, SayThatAFixedEndDoesNotCountBesideThePlans) {
  const auto told = [&](const char* end, plan::YesNo fixed) {
    plan::Document document = newcomers();
    plan::Commitment& one = document.plans[0].commitments[0];
    one.end = date(end);
    one.fixed = fixed;
    open(document, "2027-03-01");
    press(*session, "calendar:propose");
    run();
    if (const view::Node* fold = node("fold:proposal:supposes"); fold && !fold->selected) press(*session, "fold:proposal:supposes");
    return says(*node("proposal"), "«1 · Abrir los datos» termina con el plan: su propio final, aunque sus fechas estén marcadas como fijas, no cuenta.");
  };
  EXPECT_TRUE(told("2027-12-31", plan::YesNo::yes));
  EXPECT_FALSE(told("2028-08-10", plan::YesNo::yes)) << "it is the same day";
  EXPECT_FALSE(told("2028-08", plan::YesNo::yes)) << "or may be";
  EXPECT_FALSE(told("", plan::YesNo::yes));
  EXPECT_FALSE(told("2027-12-31", plan::YesNo::unset));
}

TEST_F(Proposals, CallNothingInTimeThatIsDueBeforeIt) {
  plan::Document document = newcomers();
  document.plans[0].commitments[0].milestones[0].done = date("2028-06-30");
  for (const auto& [as_of, late] : {std::pair{"2028-08-10", false}, {"2028-08-20", false}, {"2028-09-20", true}}) {
    open(document, as_of);
    press(*session, "calendar:propose");
    run();
    EXPECT_EQ(says(*node("proposal"), "1 evaluación ya no puede entregarse a tiempo"), late) << as_of;
    EXPECT_EQ(view::proposed_bar(proposal(), schedule::Item::Kind::completion, "a")->last, day("2028-08-10")) << as_of;
    EXPECT_EQ(view::proposed_bar(proposal(), schedule::Item::Kind::evaluation, "a")->last <= day("2028-09-10"), !late) << as_of;
    EXPECT_FALSE(says(*node("proposal"), "salvo lo que termina con el plan")) << as_of;
    EXPECT_EQ(node("way:notWithPlan:a"), nullptr) << as_of;
  }
}

TEST_F(Proposals, BeginNoWorkBeforeTheImplementation) {
  plan::Document document = newcomers();
  document.plans[0].implementation_start = date("2027-04-01");
  open(document, "2027-03-01");
  press(*session, "calendar:propose");
  run();
  EXPECT_EQ(view::proposed_bar(proposal(), schedule::Item::Kind::milestone, "a")->first, day("2027-04-01"));
  // Named where it leaves too little time, with the way to it.
  document.plans[0].implementation_start = date("2028-08-01");
  open(document, "2027-03-01");
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
  EXPECT_TRUE(says(*node("proposal"), "La implementación se inicia el 1 de agosto de 2028: antes no se planifica ningún trabajo."));
  ASSERT_NE(node("way:implementation"), nullptr);
  press(*session, "way:implementation");
  EXPECT_EQ(session->state().page, view::PageId::jurisdiction);
  // Also of work that lasts until the plan ends.
  document.plans[0].commitments[0].milestones.clear();
  document.plans[0].commitments[0].start.reset();
  document.plans[0].commitments[0].duration = 3;
  document.plans[0].commitments[0].duration_unit = plan::DurationUnit::months;
  open(document, "2027-03-01");
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
  EXPECT_TRUE(says(*node("proposal"), "La implementación se inicia el 1 de agosto de 2028: antes no se planifica ningún trabajo."));
  EXPECT_NE(node("way:implementation"), nullptr);
}

TEST_F(Proposals, LeadToWhatMakesWorkTakeSoLong) {
  plan::Document document = two(0, "2027-03-31");
  plan::Commitment& a = document.plans[0].commitments[0];
  a.milestones[0].duration = 40;
  a.milestones.push_back(milestone("a2", "Portal", 0));
  a.milestones[1].start = date("2027-05-01");
  a.milestones[1].due = date("2027-05-20");
  a.milestones.push_back(milestone("a3", "Difusión", 40));
  plan::fill_child_ids(plan::kDocument, document);
  open(document);
  press(*session, "calendar:propose");
  run();
  ASSERT_EQ(proposal().answer.state, schedule::Answer::State::infeasible);
  const auto leads = [&](const char* way, std::string_view label, const char* entity, std::string_view field) {
    const view::Node* found = node(way);
    ASSERT_NE(found, nullptr) << way;
    EXPECT_EQ(found->label, label);
    const auto* to = found->action.as<view::Navigate>();
    ASSERT_NE(to, nullptr);
    EXPECT_EQ(to->entity, entity);
    EXPECT_EQ(to->field, field);
  };
  leads("way:shorter:a1", "Acortar «Inventario»", "a1", "duration");
  leads("way:shorter:a2", "Acortar «Portal»", "a2", "due");
  leads("way:order:a3", "Indicar qué va antes de «Difusión»", "a3", "predecessors");
  EXPECT_EQ(node("way:order:a2"), nullptr) << "there is no other that it could wait for";
}

}  // namespace cocrea::app::testing
