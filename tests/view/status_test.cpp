// The page of the membership's status.
#include <algorithm>

#include <gtest/gtest.h>

#include "view/support.h"
#include "view/timeline.h"

namespace cocrea::view::testing {
namespace {

TEST(Status, SaysWhatHoldsWhatComesIfNothingIsDoneAndWhy) {
  const plan::Document document = glasgow();
  const Page page = page_of(document, state_on("2021-10-01", PageId::status));
  const Node* now = find(page, "status:now:state");
  ASSERT_TRUE(now);
  EXPECT_EQ(now->label, "Activo");
  EXPECT_EQ(now->tone, Tone::done);
  const Node* why = find(page, "status:now:why");
  ASSERT_TRUE(why);
  ASSERT_TRUE(why->action.is<ShowWhy>());
  EXPECT_EQ(why->action.as<ShowWhy>()->rule, "STA-1");
  // Glasgow's record does not say whether anything happened after its submission.
  EXPECT_TRUE(has_line(words_of(*find(page, "status:next")), "23 de marzo de 2022: podría pasar a Inactivo"));
}

TEST(Status, StandsOnTheOverviewInASentence) {
  const Page page = page_of(glasgow(), state_on("2021-10-01"));
  EXPECT_TRUE(has_line(words_of(page.main), "El miembro está activo."));
  ASSERT_TRUE(find(page, "overview:status"));
  EXPECT_EQ(find(page, "overview:status")->action.as<Navigate>()->page, PageId::status);
}

TEST(Status, IsDrawnAsALineThatBreaksOnTheChosenDay) {
  const plan::Document document = glasgow();
  const Page page = page_of(document, state_on("2021-10-01", PageId::status));
  const Node* picture = find(page, "timeline");
  ASSERT_TRUE(picture);
  ASSERT_TRUE(picture->timeline);
  const dates::Day as_of = *dates::parse_day("2021-10-01");
  ASSERT_EQ(picture->timeline->lines.size(), 1u);
  EXPECT_EQ(picture->timeline->lines[0].spoken, "Fecha de consulta: 1 de octubre de 2021");   // not a date without what it is
  ASSERT_EQ(picture->timeline->rows.size(), 2u);
  for (const Bar& bar : picture->timeline->rows[0].bars) EXPECT_LE(bar.end.latest, as_of);
  for (const Bar& bar : picture->timeline->rows[1].bars) EXPECT_GT(bar.start.earliest, as_of);
  // Without a gap: each bar ends on the day before the next.
  for (const TimelineRow& row : picture->timeline->rows) {
    for (std::size_t i = 1; i < row.bars.size(); ++i) EXPECT_EQ(row.bars[i].start.earliest, row.bars[i - 1].end.earliest + date::days{1});
  }
}

// Whoever has just kept a submission ahead asks whether it was kept: the forecast says that it is, and does not count.
TEST(Status, SaysThatASubmissionAheadDoesNotCountYet) {
  plan::Document document = glasgow();
  document.jurisdiction.joined = date("2021-01-15");
  for (const auto& [as_of, ahead] : {std::pair{"2021-09-22", true}, std::pair{"2021-09-23", false}}) {
    for (const Language language : {Language::es, Language::en}) {
      const Page page = page_of(document, state_on(as_of, PageId::status, language));
      ASSERT_TRUE(find(page, "status:next"));
      const std::string words = text(language, "status.submissionAhead", {{"date", full(language, day("2021-09-23"))}});
      EXPECT_EQ(has_line(words_of(*find(page, "status:next")), words), ahead) << as_of;
    }
  }
}

// Of several days one may trust the first alone.
TEST(Status, GivesTheEarliestAndTheLatestOfALastDay) {
  plan::Document document = glasgow();
  plan::Plan& plan = document.plans[0];
  plan.submission.date = date("2023-01");
  plan.planned_end = date("2026-05-31");
  for (plan::YesNo* one : {&plan.registers.submissions, &plan.registers.meetings, &plan.registers.progress, &plan.registers.commitments, &plan.registers.completions}) *one = plan::YesNo::yes;
  plan.progress.clear();
  document.membership.registers.inactivities = document.membership.registers.statuses = plan::YesNo::yes;
  const Page page = page_of(document, state_on("2023-09-01", PageId::status));
  EXPECT_TRUE(has_line(words_of(*find(page, "status:now")), "Último día para iniciar una actividad: como muy pronto el 1 de enero de 2024 y como muy tarde el 31 de enero de 2024, porque de algunas fechas no se sabe el día exacto o falta algo por registrar. Lo seguro es iniciarla a más tardar el primero de esos dos días.")) << words_of(*find(page, "status:now"));
}

TEST(Status, SaysWhatOgpRecordedBesideWhatFollowsFromTheRecord) {
  plan::Document document = glasgow();
  plan::RecordedStatus recorded;
  recorded.id = "recorded";
  recorded.date = date("2021-09-01");
  recorded.state = plan::RecordedState::inactive;
  document.membership.statuses.push_back(recorded);
  const Page page = page_of(document, state_on("2021-10-01", PageId::status));
  EXPECT_EQ(find(page, "status:now:state")->label, "Inactivo");
  EXPECT_TRUE(has_line(words_of(*find(page, "status:now")), "Así lo publicó OGP; por las reglas sería: Activo."));
}

TEST(Status, CountsFromTheFirstDayOfARunAndSaysWhatGoesOn) {
  const Page page = page_of(glasgow(), state_on("2026-11-25", PageId::status));
  // Active since the submission, whatever might have been beside it meanwhile.
  EXPECT_TRUE(has_line(words_of(*find(page, "status:now")), "Desde: 23 de septiembre de 2021"));
  EXPECT_FALSE(find(page, "status:next")->tone == Tone::done);
  EXPECT_TRUE(has_line(words_of(*find(page, "status:next")), "En los próximos tres años seguiría así: Activo."));
  for (const TimelineRow& row : find(page, "timeline")->timeline->rows) {
    for (std::size_t i = 1; i < row.bars.size(); ++i) EXPECT_NE(row.bars[i].label, row.bars[i - 1].label);
  }
}

// Revoking is OGP's act: of a member of whom nothing of the kind is recorded nothing says "revoked".
TEST(Status, NeverSaysRevokedUnlessItIsRecorded) {
  plan::Document document = glasgow();
  EXPECT_FALSE(has_line(words_of(page_of(document, state_on("2024-06-01", PageId::status)).main), "Revocado"));
  EXPECT_TRUE(has_line(words_of(page_of(document, state_on("2024-06-01", PageId::status)).main), "Revocado, si OGP lo publicó"));
  plan::RecordedStatus& recorded = document.membership.statuses.emplace_back();
  recorded.id = "recorded";
  recorded.date = date("2024-05-01");
  recorded.state = plan::RecordedState::revoked;
  EXPECT_TRUE(has_line(words_of(page_of(document, state_on("2024-06-01", PageId::status)).main), "Revocado"));
}

TEST(Status, OffersTheFirstStepWhereTheMembershipHasNotBegun) {
  plan::Document document = glasgow();
  document.jurisdiction.joined.reset();
  document.plans.clear();
  const Page page = page_of(document, state_on("2021-10-01", PageId::status));
  const Node* step = find(page, "status:joined");
  ASSERT_TRUE(step);
  EXPECT_TRUE(step->active());
}

// As every other state, it begins with a capital letter.
TEST(Status, ThatIsNotRecordedIsAStateLikeOthers) {
  plan::Document document;
  document.jurisdiction.id = "j";
  document.plans.emplace_back().id = "p";
  for (const plan::Field& one : plan::kRegisters.fields) plan::set_value(one, document.plans.front().registers, static_cast<plan::Choice>(plan::YesNo::yes));
  for (const plan::Field& one : plan::kMembershipRegisters.fields) plan::set_value(one, document.membership.registers, static_cast<plan::Choice>(plan::YesNo::yes));
  const Page overview = page_of(document, state_on("2021-10-01", PageId::overview));
  const Node* standing = find(overview, "overview:standing");
  ASSERT_TRUE(standing);
  each_below(*standing, [](const Node& node) {
    if (node.kind == NodeKind::pill) EXPECT_EQ(node.label, "Sin registrar");
  });
}

plan::Document ended() {
  return *exchange::read_document(read_json("tests/core/status/cases.json")["documents"]["ended"].dump()).document;
}

// A plan that ended on 30 November 2024, seen the day after: if nothing is done, each step down with its ground, its dates and its facts.
TEST(Status, OfAForecastSaysWhichGroundWhichDatesAndWhichFacts) {
  const plan::Document document = ended();
  State state = state_on("2024-12-01", PageId::status);
  const Page page = page_of(document, state);
  const std::string next = words_of(*find(page, "status:next"));
  EXPECT_TRUE(has_line(next, "31 de marzo de 2025: Inactivo")) << next;
  EXPECT_TRUE(has_line(next, "Siguiente plan tras el anterior")) << next;
  EXPECT_TRUE(has_line(next, "El plan tenía que entregarse a más tardar el 30 de marzo de 2025, y aún no está entregado.")) << next;
  EXPECT_TRUE(has_line(words_of(*find(page, "status:intervals")), "El 30 de septiembre de 2025 terminó el plazo para iniciar una actividad. Desde el día siguiente el miembro actúa en contra del proceso."));

  const Node* cause = find(page, "status:next:INA-2");
  ASSERT_TRUE(cause && cause->action.is<ShowWhy>());
  state.why = *cause->action.as<ShowWhy>();
  const Page asked = page_of(document, state);
  const std::string why = words_of(*asked.why);
  for (const char* line : {"Así será el 31 de marzo de 2025 si no se hace nada más.", "No cumplido", "30 nov 2024", "30 nov 2024 + 4 meses = 30 mar 2025"}) EXPECT_TRUE(has_line(why, line)) << line << "\n" << why;
  EXPECT_FALSE(has_line(why, "¿Están registradas todas las entregas?")) << "a forecast asks for no register";

  // The bar that begins on that day says the same by its rule.
  const auto& forecast = find(page, "timeline")->timeline->rows.back().bars;
  const auto bar = std::find_if(forecast.begin(), forecast.end(), [](const Bar& one) { return one.start.earliest == day("2025-10-01"); });
  ASSERT_NE(bar, forecast.end());
  state.why = *bar->action.as<ShowWhy>();
  const std::string contrary = words_of(*page_of(document, state).why);
  for (const char* line : {"Así será el 1 de octubre de 2025 si no se hace nada más.", "En qué se basa", "Reinicio de actividades", "Siguiente plan tras el anterior"}) EXPECT_TRUE(has_line(contrary, line)) << line << "\n" << contrary;
}

// What is planned for later keeps nothing from being told: the forecast takes it that it does not happen.
TEST(Status, OfAForecastLeavesOutWhatIsOnlyPlanned) {
  plan::Document document = ended();
  plan::Meeting planned;
  planned.id = "planned";
  planned.date = date("2025-02-01");
  planned.phase = plan::Phase::co_creation;
  planned.non_government_attended = plan::YesNo::yes;
  document.plans.front().meetings.push_back(planned);
  const Page page = page_of(document, state_on("2024-12-01", PageId::status));
  EXPECT_TRUE(has_line(words_of(*find(page, "status:next")), "El plan tenía que entregarse a más tardar el 30 de marzo de 2025, y aún no está entregado."));
}

TEST(Status, OfAPastDaySaysHowItWasThen) {
  const plan::Document document = ended();
  State state = state_on("2026-06-01", PageId::status);
  state.why = ShowWhy{"STA-1", document.jurisdiction.id, {}, 0, day("2025-04-15")};
  const std::string why = words_of(*page_of(document, state).why);
  EXPECT_TRUE(has_line(why, "Así era el 15 de abril de 2025.")) << why;
  EXPECT_TRUE(has_line(why, "El plan tenía que entregarse a más tardar el 30 de marzo de 2025, y aún no está entregado.")) << why;
  EXPECT_FALSE(has_line(why, "Reinicio de actividades")) << why;
}

// Of a standing that depends on the day, those that it may be.
TEST(Status, OfSeveralDaysNamesTheStandings) {
  plan::Document document = ended();
  document.plans.front().planned_end = date("2024-11");
  State state = state_on("2025-03-10", PageId::status);
  state.why = ShowWhy{"STA-1", document.jurisdiction.id, {}, 0, {}};
  const std::string why = words_of(*page_of(document, state).why);
  EXPECT_TRUE(has_line(why, "Estados posibles")) << why;
  EXPECT_TRUE(has_line(why, "Activo")) << why;
  EXPECT_TRUE(has_line(why, "Inactivo")) << why;
}

// Who joins later is told when; who has recorded nothing, to record it.
TEST(Status, BeforeJoiningSaysWhenItBegins) {
  plan::Document document = ended();
  document.jurisdiction.joined = date("2027-06-01");
  State state = state_on("2026-06-01", PageId::status);
  const std::string later = words_of(page_of(document, state).main);
  EXPECT_TRUE(has_line(later, "La membresía aún no empieza")) << later;
  EXPECT_TRUE(has_line(later, "La fecha de incorporación a OGP Local es: 1 de junio de 2027. Desde ese día se calcula su estatus.")) << later;
  EXPECT_FALSE(has_line(later, "Registrar la incorporación")) << later;
  document = plan::Document();
  document.id = "town";
  const std::string never = words_of(page_of(document, state).main);
  EXPECT_TRUE(has_line(never, "No consta cuándo empezó la membresía")) << never;
  EXPECT_TRUE(has_line(never, "Registrar la incorporación")) << never;
}

}  // namespace
}  // namespace cocrea::view::testing
