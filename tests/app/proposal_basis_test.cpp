// What a proposal rests on, said beside it and typed in the fields.
#include "proposals.h"

namespace cocrea::app::testing {
namespace {

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
  EXPECT_TRUE(says(*node("proposal"), "Lo que no tiene duración ni sus dos fechas cuenta como 30 días."));
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

// Work under way whose day has passed, a commitment of which only the completion is missing, fixed dates that nobody wrote: each is said, and leads to where it is recorded.
TEST_F(Proposals, SayWhatIsMissingOfWhatShouldBeOver) {
  plan::Document document = two(2);
  plan::Commitment& a = document.plans[0].commitments[0];
  a.progress = plan::Progress::limited;
  a.milestones[0].duration = 0;
  a.milestones[0].start = date("2027-01-10");
  a.milestones[0].due = date("2027-02-10");
  document.plans[0].commitments[1].milestones[0].done = date("2027-02-10");
  plan::Commitment undated = document.plans[0].commitments[1];
  undated.id = undated.order = "c";
  undated.milestones.clear();
  undated.milestones.push_back(milestone("c1", "Feria", 10));
  undated.milestones[0].fixed = plan::YesNo::yes;
  document.plans[0].commitments.push_back(undated);
  plan::fill_child_ids(plan::kDocument, document);
  open(document, "2027-03-01");
  press(*session, "calendar:propose");
  run();
  ASSERT_TRUE(proposal().answer.found);
  const view::Node& panel = *node("proposal");
  EXPECT_TRUE(says(panel, "«Inventario» ya debería haber terminado y no consta como hecho: cuenta hasta el 2 de marzo de 2027."));
  EXPECT_TRUE(says(panel, "Todos los hitos de «2 · Votar las obras» están hechos, pero no consta que se haya completado: cuenta como pendiente."));
  EXPECT_TRUE(says(panel, "Las fechas de «Feria» están marcadas como fijas, pero no consta ninguna: se planifica con libertad."));
  EXPECT_TRUE(says(panel, "con lo que aquí se supone"));
  for (const auto& [way, entity, field] : {std::tuple{"way:done:a1", "a1", "done"}, {"way:completed:b", "b", "completed"}, {"way:start:c1", "c1", "start"}}) {
    go(*session, view::PageId::calendar);
    ASSERT_NE(node(way), nullptr) << way;
    press(*session, way);
    EXPECT_EQ(session->page().focus, view::field_node(entity, field));
  }
  // The day by which it ends is proposed, and then it is so.
  go(*session, view::PageId::calendar);
  press(*session, "proposal:accept-all");
  EXPECT_EQ(plan().commitments[0].milestones[0].start, date("2027-01-10"));
  EXPECT_EQ(plan().commitments[0].milestones[0].due, date("2027-03-02"));
  press(*session, "proposal:again");
  run();
  EXPECT_FALSE(says(*node("proposal"), "ya debería haber terminado"));
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
