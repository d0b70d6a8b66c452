// Glasgow's plan as the product must show it on 1 October 2021, and the two-month rule while a term of office is typed.
#include <algorithm>

#include "view/support.h"
#include "view/timeline.h"

namespace cocrea::view::testing {
namespace {

constexpr const char* kAsOf = "2021-10-01";

std::string main_words(const plan::Document& document, const State& state) { return words_of(page_of(document, state).main); }

const plan::Plan& plan_of(const plan::Document& document) { return document.plans.front(); }

TEST(Glasgow, ShowsFourSlotsOfFive) {
  EXPECT_TRUE(has_line(main_words(glasgow(), state_on(kAsOf)), "4 de 5 lugares ocupados"));
  EXPECT_TRUE(has_line(main_words(glasgow(), state_on(kAsOf, PageId::overview, Language::en)), "4 of 5 slots in use"));
  const Page page = page_of(glasgow(), state_on(kAsOf, PageId::commitments));
  const Node* meter = find(page, "commitments:meter");
  ASSERT_TRUE(meter);
  EXPECT_EQ(meter->value_now, 4);
  EXPECT_EQ(meter->value_max, 5);
}

TEST(Glasgow, ShowsTheNextDates) {
  const std::string words = main_words(glasgow(), state_on(kAsOf));
  EXPECT_TRUE(has_line(words, "23 de noviembre de 2021"));
  EXPECT_TRUE(has_line(words, "23 de marzo de 2022"));
  EXPECT_TRUE(has_line(words, "en 53 días"));
  EXPECT_TRUE(has_line(words, "en 173 días"));
  EXPECT_TRUE(has_line(main_words(glasgow(), state_on(kAsOf, PageId::compliance)), "Pendiente · hasta el 23 nov 2021"));
}

TEST(Glasgow, SaysWhyTheInitialEvaluationIsDueThen) {
  const plan::Document document = glasgow();
  State state = state_on(kAsOf);
  state.why = ShowWhy{"MON-IE", plan_of(document).id, {}};
  const std::string es = words_of(*page_of(document, state).why);
  EXPECT_TRUE(has_line(es, "MON-IE"));
  EXPECT_TRUE(has_line(es, "«Esta evaluación deberá entregarse a más tardar dos meses después de la entrega del plan de acción.»"));
  EXPECT_TRUE(has_line(es, "Manual de OGP Local, Monitoreo, reporte y aprendizaje"));
  EXPECT_TRUE(has_line(es, "23 sep 2021 + 2 meses = 23 nov 2021"));
  EXPECT_TRUE(has_line(es, "El día 23 existe en noviembre: sin ajuste."));
  EXPECT_TRUE(has_line(es, "sin registrar"));
  state.language = Language::en;
  const std::string en = words_of(*page_of(document, state).why);
  EXPECT_TRUE(has_line(en, "23 Sep 2021 + 2 months = 23 Nov 2021"));
  EXPECT_TRUE(has_line(en, "Day 23 exists in November: no adjustment."));
}

TEST(Glasgow, SaysWhyCommitmentsCanBeChangedUntilThen) {
  const plan::Document document = glasgow();
  State state = state_on(kAsOf, PageId::calendar);
  state.why = ShowWhy{"AMD-1", plan_of(document).id, "deadline.amendmentWindow"};
  const std::string words = words_of(*page_of(document, state).why);
  EXPECT_TRUE(has_line(words, "23 sep 2021 + 6 meses = 23 mar 2022"));
  EXPECT_TRUE(has_line(words, "23 de marzo de 2022"));
}

TEST(Glasgow, FactsLeadToWhereTheyAreRecorded) {
  const plan::Document document = glasgow();
  State state = state_on(kAsOf);
  state.why = ShowWhy{"MON-IE", plan_of(document).id, {}};
  const Page page = page_of(document, state);
  const auto* to = find(page, "why:fact:0")->action.as<Navigate>();
  ASSERT_TRUE(to);
  const Destination place = destination(document, *to, state);
  EXPECT_EQ(place.page, PageId::jurisdiction);
  EXPECT_TRUE(find(page_of(document, state_on(kAsOf, place.page)), place.focus)) << place.focus;
}

TEST(Glasgow, SaysWhenAnotherDayIsShown) {
  State state = state_on(kAsOf);
  const Node* box = nullptr;
  const Page page = page_of(glasgow(), state);
  box = find(page, "notice:as-of");
  ASSERT_TRUE(box);
  EXPECT_TRUE(has_line(words_of(*box), "Todo se muestra como estaba el 1 de octubre de 2021."));
  EXPECT_TRUE(find(page, "as-of:today"));
  state.page = PageId::start;   // it shows nothing of the plan
  EXPECT_FALSE(find(page_of(glasgow(), state), "notice:as-of"));
  state.page = PageId::overview;
  state.as_of.reset();
  EXPECT_FALSE(find(page_of(glasgow(), state), "notice:as-of"));
}

TEST(Glasgow, HasOneBarForEachCommitmentWithAnEndKnownByItsMonth) {
  const Page page = page_of(glasgow(), state_on(kAsOf, PageId::calendar));
  const Node* node = find(page, "timeline");
  ASSERT_TRUE(node && node->timeline);
  int bars = 0;
  for (const TimelineRow& row : node->timeline->rows) {
    for (const Bar& bar : row.bars) {
      if (!bar.id.starts_with("bar:commitment-")) continue;
      ++bars;
      EXPECT_EQ(bar.end, (dates::Span{day("2023-09-01"), day("2023-09-30")}));
      EXPECT_TRUE(bar.start_field && bar.end_field);
    }
  }
  EXPECT_EQ(bars, 4);
  const auto& lines = node->timeline->lines;
  EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [](const TimelineLine& one) { return one.kind == TimelineLine::Kind::as_of && one.at.earliest == day(kAsOf); }));
  EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [](const TimelineLine& one) { return one.label == "Fin del plan · sep 2023"; }));
}

// ---- the two-month rule -------------------------------------------------------------------------------------------------------------------------

plan::Document with_term_end(const char* typed) {
  plan::Document document = glasgow();
  plan::Term term;
  term.id = "term-now";
  term.order = "V";
  term.start = parse_typed_date("2017");
  term.end = parse_typed_date(typed);
  document.jurisdiction.terms.push_back(term);
  document.jurisdiction.has_elections = plan::YesNo::yes;
  return document;
}

std::string period_pill(const plan::Document& document) {
  const Page page = page_of(document, state_on(kAsOf, PageId::jurisdiction));
  const Node* pill = find(page, field_node(plan_of(document).id, "plannedEnd") + ":PLAN-PERIOD-2:" + plan_of(document).id);
  return pill ? pill->label : std::string("no pill");
}

// As the legend says: also where a rule is met without a day on which it was.
TEST(Glasgow, ADiamondIsFilledWhereItIsDone) {
  const Page page = page_of(with_term_end("2024-05-31"), state_on("2022-06-01", PageId::calendar));
  int filled = 0;
  for (const TimelineRow& row : find(page, "timeline")->timeline->rows) {
    for (const Mark& mark : row.marks) {
      filled += mark.hollow ? 0 : 1;
      EXPECT_EQ(mark.hollow, mark.tone != Tone::done) << mark.spoken;
    }
  }
  EXPECT_GT(filled, 0);
}

TEST(TwoMonths, AnswersWhatTheRangesAllow) {
  EXPECT_EQ(period_pill(with_term_end("2023")), "Depende del día · 1 nov 2022 – 31 oct 2023");   // the days on which the plan may end at the latest
  EXPECT_EQ(period_pill(with_term_end("May 2025")), "Termina a tiempo");
  EXPECT_EQ(period_pill(with_term_end("octubre 2023")), "Termina demasiado tarde");
  EXPECT_EQ(period_pill(with_term_end("noviembre de 2023")), "Depende del día · 1 – 30 sep 2023");
}

TEST(TwoMonths, ShowsTheAllowedPeriodWhileTheTermIsTyped) {
  const plan::Document document = with_term_end("2023");
  State state = state_on(kAsOf, PageId::jurisdiction);
  const std::string field = field_node("term-now", "end");
  const auto allowed = [&] {
    const Page page = page_of(document, state);
    return words_of(*find(page, "term:allowed:term-now"));
  };
  EXPECT_TRUE(has_line(allowed(), "El último día posible del plan cae en: 1 de noviembre de 2022 – 31 de octubre de 2023."));
  EXPECT_TRUE(has_line(allowed(), "Según el día exacto, el fin registrado del plan, septiembre de 2023, puede llegar a tiempo o demasiado tarde."));
  state.draft = Draft{field, "term-now", "end", {}, "31/5/2025"};
  EXPECT_TRUE(has_line(allowed(), "El plan puede durar hasta el 31 de marzo de 2025."));
  EXPECT_TRUE(has_line(allowed(), "El fin registrado del plan, septiembre de 2023, llega a tiempo."));
  state.draft->text = "31/5/2";   // not a date yet: what is recorded stays
  EXPECT_TRUE(has_line(allowed(), "El último día posible del plan cae en: 1 de noviembre de 2022 – 31 de octubre de 2023."));
}

// One of the two days is wrong: nothing may be promised by either.
TEST(TwoMonths, PromisesNothingByATermThatEndsBeforeItBegins) {
  plan::Document document = with_term_end("2021-05-04");
  document.jurisdiction.terms[0].start = dates::PartialDate::parse("2021-05-05");
  EXPECT_FALSE(find(page_of(document, state_on(kAsOf, PageId::jurisdiction)), "term:allowed:term-now"));
  document.jurisdiction.terms[0].start = dates::PartialDate::parse("2021-05-04");
  EXPECT_TRUE(find(page_of(document, state_on(kAsOf, PageId::jurisdiction)), "term:allowed:term-now"));
  State state = state_on(kAsOf, PageId::jurisdiction);
  state.draft = Draft{field_node("term-now", "start"), "term-now", "start", {}, "5/5/2021"};
  EXPECT_FALSE(find(page_of(document, state), "term:allowed:term-now"));
}

// Whether the plan ends in time stands beside its end: beside "are there elections?" it would read as an answer to that.
TEST(TwoMonths, StandsBesideTheEndOfThePlan) {
  const plan::Document document = with_term_end("May 2025");
  const Page page = page_of(document, state_on(kAsOf, PageId::jurisdiction));
  EXPECT_FALSE(find(page, field_node(document.jurisdiction.id, "hasElections") + ":PLAN-PERIOD-2:" + plan_of(document).id));
  EXPECT_EQ(period_pill(document), "Termina a tiempo");
}

// ---- fields -------------------------------------------------------------------------------------------------------------------------------------

TEST(Fields, ShowDatesInWordsAndKeepTheCanonicalForm) {
  const Page page = page_of(glasgow(), state_on(kAsOf, PageId::jurisdiction));
  const Node* end = find(page, field_node(plan_of(glasgow()).id, "plannedEnd"));
  ASSERT_TRUE(end);
  EXPECT_EQ(end->value, "septiembre de 2023");
  EXPECT_EQ(end->field->iso, "2023-09");
}

TEST(Fields, ShowWhatIsBeingTypedAndWhatWasNotUnderstood) {
  const plan::Document document = glasgow();
  const std::string plan = plan_of(document).id;
  const std::string id = field_node(plan, "plannedEnd");
  State state = state_on(kAsOf, PageId::jurisdiction);
  state.draft = Draft{id, plan, "plannedEnd", {}, "14/5/20"};
  EXPECT_EQ(find(page_of(document, state), id)->value, "14/5/20");
  state.draft.reset();
  state.rejected[id] = {"pronto", "rejected.date"};
  const Page page = page_of(document, state);
  EXPECT_EQ(find(page, id)->value, "pronto");
  EXPECT_NE(find(page, id)->field->error.find("14/5/2027"), std::string::npos);
}

// A milestone lies within its commitment, and a commitment does not start before the plan (the notes of COM-7): whose date does not is told beside it.
TEST(Fields, SayThatADateLiesOutsideOfWhatItBelongsTo) {
  struct Case {
    const char* starts;
    const char* start;
    const char* due;
    const char* commitment;   // what each of the three fields says, "" = nothing
    const char* from;
    const char* to;
  };
  constexpr const char *kEarly = "anterior al inicio de su compromiso", *kLate = "posterior al fin de su compromiso";
  const Case cases[] = {{"2022-03-01", "2022-03-01", "2022-12-31", "", "", ""},     {"2022-03-01", "2022-02-28", "2022-12-31", "", kEarly, ""},
                        {"2022-03-01", "", "2022-02-28", "", "", kEarly},           {"2022-03-01", "2022-04-01", "2023-01-01", "", "", kLate},
                        {"2022-03-01", "2023-01-01", "", "", kLate, ""},            {"2022-03-01", "2022-02", "2023", "", kEarly, kLate},
                        {"2022", "2022-02", "2022-12", "", "", ""},                 {"2020-12-31", "2022-02", "", "antes que el periodo del plan", "", ""}};
  const auto date = [](const char* text) { return *text ? dates::PartialDate::parse(text) : std::nullopt; };
  for (const Case& one : cases) {
    SCOPED_TRACE(std::string(one.starts) + ": " + one.start + " to " + one.due);
    plan::Document document = glasgow();
    document.plans.front().period_start = date("2021-01-01");
    plan::Commitment& commitment = document.plans.front().commitments.front();
    commitment.ends_with_plan = plan::YesNo::no;
    commitment.start = date(one.starts);
    commitment.end = date("2022-12-31");
    plan::Milestone& milestone = commitment.milestones.emplace_back();
    milestone.id = milestone.order = "mile";
    milestone.start = date(one.start);
    milestone.due = date(one.due);
    State state = state_on(kAsOf, PageId::commitments);
    state.entity = commitment.id;
    const auto says = [&](const char* tab, const plan::Id& entity, const char* field, const std::string& words) {
      state.tab = tab;
      const Page page = page_of(document, state);
      const Node* node = find(page, field_node(entity, field));
      ASSERT_TRUE(node) << field;
      if (words.empty()) EXPECT_EQ(node->field->error, "") << field;
      else EXPECT_NE(node->field->error.find(words), std::string::npos) << field << ": " << node->field->error;
    };
    says("", commitment.id, "start", one.commitment);
    says("milestones", "mile", "start", one.from);
    says("milestones", "mile", "due", one.to);
  }
}

// Only people know which of the two dates is wrong, so both are kept; days that a month leaves open are no mistake.
TEST(Fields, SayThatAnEndComesBeforeItsStart) {
  struct Case {
    const char* start;
    const char* end;
    bool reversed;
  };
  const Case cases[] = {{"2022-05-10", "2022-05-09", true}, {"2022-05-10", "2022-05-10", false}, {"2022-05-10", "2022-05", false}, {"2022-05-10", "2022-04", true},
                        {"2022", "2021-12-31", true},       {"2022", "2022-01-01", false},       {"2022-05-10", "", false},        {"", "2021-12-31", false}};
  const auto date = [](const char* text) { return *text ? dates::PartialDate::parse(text) : std::nullopt; };
  for (const Case& one : cases) {
    SCOPED_TRACE(std::string(one.start) + " to " + one.end);
    plan::Document document = glasgow();
    document.plans.front().period_start = date(one.start);
    document.plans.front().planned_end = date(one.end);
    const Page page = page_of(document, state_on(kAsOf, PageId::jurisdiction));
    const Node* end = find(page, field_node(plan_of(document).id, "plannedEnd"));
    ASSERT_TRUE(end);
    EXPECT_EQ(end->field->error.find("corregir una de las dos fechas") != std::string::npos, one.reversed) << end->field->error;
    EXPECT_EQ(find(page, field_node(plan_of(document).id, "periodStart"))->field->error, "");
    if (one.reversed) EXPECT_FALSE(end->children.empty()) << "the verdict is about what is recorded, and stands beside it";
  }
  plan::Document document = glasgow();
  plan::Term& term = document.jurisdiction.terms.emplace_back();
  term.id = "term-1";
  term.order = "m";
  term.start = date("2026-05");
  term.end = date("2022-05");
  const Page page = page_of(document, state_on(kAsOf, PageId::jurisdiction));
  EXPECT_NE(find(page, field_node(term.id, "end"))->field->error.find("mayo de 2026"), std::string::npos);
}

TEST(Fields, EditEachLanguageOfATextApart) {
  plan::Document document = glasgow();
  plan::Commitment& one = document.plans.front().commitments[2];
  document.jurisdiction.language = "es";
  one.problem["es"] = "No se encuentran los datos.";
  State state = state_on(kAsOf, PageId::commitments);
  state.entity = one.id;
  const Page es = page_of(document, state);
  const Node* problem = find(es, field_node(one.id, "problem", "es"));
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->value, "No se encuentran los datos.");
  EXPECT_EQ(problem->field->text_language, "es");
  const Node* mark = find(es, problem->id + ":to-en");
  ASSERT_TRUE(mark);
  EXPECT_EQ(mark->label, "Falta en inglés");
  EXPECT_EQ(mark->tone, Tone::at_risk);
  EXPECT_EQ(mark->action.as<SetContentLanguage>()->language, "en");
  state.content_language = "en";
  const Page en = page_of(document, state);
  EXPECT_EQ(find(en, field_node(one.id, "problem", "en"))->value, "");
  EXPECT_EQ(find(en, field_node(one.id, "title", "en"))->value, "Co-creating an Open Data Hub");
}

TEST(Fields, MissNoTranslationOfWhatNobodyWrote) {
  plan::Document document = glasgow();
  document.jurisdiction.language = "es";
  const plan::Commitment& one = document.plans.front().commitments[2];
  State state = state_on(kAsOf, PageId::commitments);
  state.entity = one.id;
  const Page page = page_of(document, state);
  EXPECT_FALSE(find(page, field_node(one.id, "statusQuo", "es") + ":to-en"));
  EXPECT_EQ(find(page, field_node(one.id, "title", "es") + ":to-en")->tone, Tone::done);
}

TEST(Fields, ShowThePlansEndForWhatEndsWithThePlan) {
  const plan::Document document = glasgow();
  const plan::Id id = plan_of(document).commitments[2].id;
  State state = state_on(kAsOf, PageId::commitments);
  state.entity = id;
  const Page page = page_of(document, state);
  const Node* end = find(page, field_node(id, "end"));
  EXPECT_TRUE(end->disabled);
  EXPECT_EQ(end->value, "septiembre de 2023");
  EXPECT_TRUE(find(page, field_node(id, "endsWithPlan"))->selected);
}

// ---- changes ------------------------------------------------------------------------------------------------------------------------------------

TEST(Changes, AreInTimeOrOutOfTimeAndTheWindowSaysWhen) {
  plan::Document document = glasgow();
  plan::Commitment& one = document.plans.front().commitments[2];
  plan::Amendment early, late;
  early.id = "early";
  early.order = "G";
  early.date = date("2022-03-23");
  late.id = "late";
  late.order = "V";
  late.date = date("2022-03-24");
  one.amendments = {early, late};
  State state = state_on("2022-06-01", PageId::commitments);
  state.entity = one.id;
  state.tab = "changes";
  const Page page = page_of(document, state);
  EXPECT_EQ(find(page, field_node("early", "date") + ":AMD-1:early")->label, "A tiempo");
  EXPECT_EQ(find(page, field_node("late", "date") + ":AMD-1:late")->label, "Fuera de plazo");
  EXPECT_EQ(find(page, field_node("late", "date") + ":AMD-1:late")->tone, Tone::breached);
  EXPECT_TRUE(has_line(words_of(*find(page, "window")), "Se podía modificar hasta: 23 de marzo de 2022"));
  EXPECT_TRUE(has_line(words_of(*find(page, "window")), "hace 70 días"));
}

TEST(Overview, CallsALateDeliveryLateButDoneAndAsksNothingMoreOfIt) {
  plan::Document document = glasgow();
  for (plan::Evaluation& one : document.plans.front().evaluations) {
    if (one.kind == plan::EvaluationKind::initial) one.delivered = date("2021-11-26");
  }
  const Page page = page_of(document, state_on("2022-06-01"));
  const Page compliance = page_of(document, state_on("2022-06-01", PageId::compliance));
  EXPECT_EQ(find(compliance, "compliance:MON-IE:" + plan_of(document).id)->label, "Hecho con 3 días de retraso");
  EXPECT_FALSE(find(page, "next:MON-IE:" + plan_of(document).id));
}

TEST(DateBlocks, ShowDaysSpansAndLongSpans) {
  plan::Document document = with_term_end("2023");
  const Page page = page_of(document, state_on("2021-10-01"));
  const Node* line = find(page, "date:deadline.latestPlanEnd:" + plan_of(document).id);
  ASSERT_TRUE(line);
  const std::string words = words_of(*line);
  EXPECT_TRUE(has_line(words, "1 de noviembre de 2022 – 31 de octubre de 2023"));
  EXPECT_TRUE(has_line(words, "nov 2022 …"));
  EXPECT_TRUE(has_line(words, "1 nov 2022 – 31 oct 2023"));
}

// ---- order --------------------------------------------------------------------------------------------------------------------------------------

TEST(Commitments, MoveAmongTheirNeighbours) {
  plan::Document document = glasgow();
  const std::string second = plan_of(document).commitments[1].id, third = plan_of(document).commitments[2].id, fourth = plan_of(document).commitments[3].id;
  const auto press = [&](const std::string& button) {
    const Page page = page_of(document, state_on(kAsOf, PageId::commitments));
    const Node* node = find(page, button);
    ASSERT_TRUE(node && !node->disabled) << button;
    edit::Transaction step = node->action.as<Perform>()->transaction;
    ASSERT_FALSE(edit::apply(document, step).has_value());
  };
  press("up:" + third);
  EXPECT_EQ(plan_of(document).commitments[1].id, third);
  EXPECT_EQ(plan_of(document).commitments[2].id, second);
  press("down:" + second);
  EXPECT_EQ(plan_of(document).commitments[2].id, fourth);
  EXPECT_EQ(plan_of(document).commitments[3].id, second);
  const Page page = page_of(document, state_on(kAsOf, PageId::commitments));
  EXPECT_TRUE(find(page, "down:" + second)->disabled);
}

// What `calendar --json` has as "meetings" and "slots" is on the page, with why.
TEST(Glasgow, CalendarShowsWhatThePlanStillNeedsAndHasRoomFor) {
  plan::Document document = glasgow();
  const Page page = page_of(document, state_on("2023-03-01", PageId::calendar));
  const Node* meetings = find(page, "calendar:meetings");
  ASSERT_NE(meetings, nullptr);
  std::vector<std::string> rows;
  bool why = true;
  each_below(*meetings, [&](const Node& node) {
    if (node.kind != NodeKind::row || node.children.size() != 4 || node.children[0].header) return;
    rows.push_back(node.children[0].label + "|" + node.children[1].label + "|" + node.children[2].label);
    why &= node.children[3].children.size() == 1 && node.children[3].children[0].action.is<ShowWhy>();
  });
  EXPECT_TRUE(why);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0], "Año 1: 23 de septiembre de 2021 – 22 de septiembre de 2022|0–2 de 2|—");   // it is over
  EXPECT_EQ(rows[1], "Año 2: 23 de septiembre de 2022 – 22 de septiembre de 2023|0–2 de 2|0–2");
  for (const PageId where : {PageId::calendar, PageId::overview, PageId::commitments}) {
    const std::string words = words_of(page_of(document, state_on("2023-03-01", where)).main);
    EXPECT_NE(words.find("El próximo lugar se libera: 2 de septiembre – 1 de octubre de 2023, al entregarse su evaluación o al terminar el plan."), std::string::npos);
  }
  document.plans[0].submission.date.reset();   // nothing is asked yet
  EXPECT_EQ(find(page_of(document, state_on("2023-03-01", PageId::calendar)), "calendar:meetings"), nullptr);
}

}  // namespace
}  // namespace cocrea::view::testing
