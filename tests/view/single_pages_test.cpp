// What single pages say of a plan: the overview, the list of commitments, the start, fields and titles.
#include <algorithm>

#include "view/support.h"
#include "view/timeline.h"

namespace cocrea::view::testing {
namespace {

// The overview tells of what comes again and again twice, of what is due alike once, and how much more there is.
TEST(Overview, ShowsTheNextDatesAndHowManyMoreThereAre) {
  const plan::Document document = glasgow();
  const State state = state_on("2021-10-01");
  const Page page = page_of(document, state);
  int quarters = 0, all = 0;
  each_below(*find(page, "overview:dates"), [&](const Node& node) {
    all += node.kind == NodeKind::item;
    quarters += node.kind == NodeKind::item && node.id.rfind("date:deadline.quarterlyReport", 0) == 0;
  });
  EXPECT_EQ(quarters, 2);
  EXPECT_LE(all, 8);
  EXPECT_NE(find(page, "overview:calendar")->label.find("más"), std::string::npos);
}

// "Something is missing" alone helps nobody.
TEST(Overview, SaysWhatIsMissingForThePeriod) {
  const plan::Document document = glasgow();
  const Page page = page_of(document, state_on("2021-10-01"));
  const Node& box = *find(page, "overview:period");
  const Node& pill = box.children.back();
  ASSERT_EQ(pill.label, "Falta un dato");
  EXPECT_EQ(box.children.at(box.children.size() - 2).label, "Todavía no se puede saber: falta la fecha en que termina la administración.");
}

// A text lacks whatever wanted language it is not in, be that English or the plan's own; and it is looked for wherever the plan has texts.
TEST(Overview, CountsWhatEachLanguageLacksOfAllTexts) {
  plan::Document document = glasgow();
  document.jurisdiction.language = "es";
  plan::Plan& plan = document.plans.front();
  plan = {};
  plan.id = "plan";
  plan.vision.id = "vision";
  plan.submission.id = "submission";
  plan.registers.id = "registers";
  plan.workshop.id = "workshop";
  document.membership.forums.clear();
  const auto lines = [&](Language language) {
    const Page page = page_of(document, state_on("2021-10-01", PageId::overview, language));
    return words_of(*find(page, "overview:languages"));
  };
  EXPECT_TRUE(has_line(lines(Language::es), "Todavía no hay textos escritos.")) << lines(Language::es);

  // Of each kind one text: in English alone, in Spanish alone, in both, or blank.
  const plan::LocalizedText english{{"en", "Open data"}}, spanish{{"es", "Datos abiertos"}, {"en", ""}}, both{{"es", "Datos abiertos"}, {"en", "Open data"}}, blank{{"es", ""}};
  plan.title = both;
  plan.foreword = blank;
  plan.vision.long_term = english;
  const auto with = [](auto& list, const char* id, auto member, const plan::LocalizedText& texts) -> auto& {
    list.push_back({});
    list.back().id = id;
    list.back().*member = texts;
    return list.back();
  };
  with(plan.commitments, "commitment", &plan::Commitment::title, english);
  with(plan.meetings, "meeting", &plan::Meeting::title, spanish);
  with(plan.monitoring_bodies, "body", &plan::MonitoringBody::description, english);
  with(plan.evidence, "evidence", &plan::Evidence::title, spanish);
  with(plan.progress, "progress", &plan::ProgressEntry::note, english);
  plan::Evaluation evaluation;
  evaluation.id = "evaluation";
  plan.evaluations.push_back(evaluation);
  with(plan.evaluations.back().answers, "answer", &plan::FormAnswer::explanation, spanish);
  with(document.membership.forums, "forum", &plan::Forum::name, spanish);
  plan::Version version;   // what was handed in is not translated any more
  version.id = "version";
  version.title = spanish;
  plan.versions.push_back(version);
  for (const auto& [language, expected] : std::vector<std::pair<Language, std::vector<std::string>>>{
           {Language::es, {"1 de 9 textos en todos los idiomas", "Faltan 4 textos por traducir al español.", "Faltan 4 textos por traducir al inglés."}},
           {Language::en, {"1 of 9 texts in all languages", "4 texts are still to be translated into Spanish.", "4 texts are still to be translated into English."}}}) {
    for (const std::string& line : expected) EXPECT_TRUE(has_line(lines(language), line)) << line << "\nin\n" << lines(language);
  }

  // A plan in English alone lacks nothing that is in English.
  document.jurisdiction.language = "en";
  EXPECT_TRUE(has_line(lines(Language::es), "5 de 9 textos en todos los idiomas")) << lines(Language::es);
  for (plan::LocalizedText* one : {&plan.meetings.front().title, &plan.evidence.front().title, &plan.evaluations.front().answers.front().explanation, &document.membership.forums.front().name}) *one = english;
  EXPECT_TRUE(has_line(lines(Language::es), "Todos los textos están en todos los idiomas del plan.")) << lines(Language::es);
}

TEST(Overview, AndTheCommitmentsSayTheSameOfAPlanThatIsOver) {
  const plan::Document document = glasgow();
  const Page overview = page_of(document, state_on("2026-11-25")), commitments = page_of(document, state_on("2026-11-25", PageId::commitments));
  EXPECT_EQ(find(overview, "overview:meter")->value, "Como máximo se ocuparon 4 de 5 lugares");
  EXPECT_EQ(find(commitments, "commitments:meter")->value, find(overview, "overview:meter")->value);
  EXPECT_EQ(find(commitments, "list:progress:commitment-1")->label, "El plan ha terminado");
}

// Planned work is no work under way before the plan was submitted.
TEST(Commitments, AreADraftUntilThePlanIsSubmitted) {
  plan::Document document = glasgow();
  document.plans[0].commitments[0].start = dates::PartialDate::parse("2021-03-01");
  const auto said = [&](const char* day) { return find(page_of(document, state_on(day, PageId::commitments)), "list:progress:commitment-1")->label; };
  EXPECT_EQ(said("2021-09-22"), "Borrador");
  EXPECT_EQ(said("2021-09-23"), "En marcha");
  document.plans[0].submission.date.reset();
  EXPECT_EQ(said("2021-09-23"), "Borrador");
}

// Where a commitment comes from: each meeting that dealt with it and each proposal that became it, with the way there; and those meetings of the
// co-creation that may have dealt with it as well.
TEST(Commitment, SaysWhereItComesFrom) {
  plan::Document document = glasgow();
  plan::Plan& plan = document.plans.front();
  plan.meetings.clear();
  plan.workshop.proposals.clear();
  const auto meeting = [&](const char* id, const char* title, plan::Date on, plan::Phase phase, std::vector<plan::Id> commitments) {
    plan::Meeting one;
    one.id = id;
    if (*title) one.title["es"] = title;
    one.date = on;
    one.phase = phase;
    one.commitments = std::move(commitments);
    plan.meetings.push_back(one);
  };
  meeting("linked", "Taller de datos", date("2021-05-06"), plan::Phase::co_creation, {"commitment-2", "commitment-1"});
  meeting("later", "", date("2022-05-06"), plan::Phase::implementation, {"commitment-1"});
  meeting("other", "Mesa abierta", {}, plan::Phase::co_creation, {"commitment-2"});
  meeting("follow-up", "Seguimiento", date("2022-06-06"), plan::Phase::implementation, {});
  plan::Proposal proposal;
  proposal.id = "proposal";
  proposal.text = "Que los datos se puedan descargar";
  proposal.source = "Mesa 3";
  proposal.votes = 4;
  proposal.commitment = "commitment-1";
  plan.workshop.proposals.push_back(proposal);
  proposal.id = "elsewhere";
  proposal.commitment = "commitment-2";
  plan.workshop.proposals.push_back(proposal);

  for (const Language language : {Language::es, Language::en}) {
    State state = state_on("2022-10-01", PageId::commitments, language);
    state.entity = "commitment-1";
    EXPECT_EQ(find(page_of(document, state), "tab:cocreation")->value, "3");
    state.tab = "cocreation";
    const Page page = page_of(document, state);
    EXPECT_TRUE(find(page, "card:COM-5:commitment-1"));
    struct Way {
      const char *id, *entity;
      PageId page;
    };
    for (const Way& way : {Way{"meeting:linked", "linked", PageId::forum}, Way{"meeting:later", "later", PageId::forum}, Way{"origin:proposal", "proposal", PageId::workshop}}) {
      const Node* link = find(page, way.id);
      ASSERT_TRUE(link) << way.id;
      const auto* to = link->action.as<Navigate>();
      ASSERT_TRUE(to) << way.id;
      const Destination place = destination(document, *to, state);
      EXPECT_EQ(place.page, way.page) << way.id;
      EXPECT_EQ(place.focus, field_node(way.entity, way.page == PageId::forum ? "commitments" : "commitment")) << way.id;
    }
    EXPECT_EQ(find(page, "meeting:linked")->label, "Taller de datos");
    EXPECT_EQ(find(page, "meeting:later")->label, language == Language::es ? "6 de mayo de 2022" : "6 May 2022");
    const std::string meetings = words_of(*find(page, "commitment:meetings"));
    EXPECT_TRUE(has_line(meetings, language == Language::es ? "6 de mayo de 2021" : "6 May 2021")) << meetings;
    EXPECT_TRUE(has_line(meetings, text(language, "choice.phase.implementation"))) << meetings;
    EXPECT_TRUE(has_line(words_of(*find(page, "commitment:proposals")), language == Language::es ? "Mesa 3 · 4 puntos" : "Mesa 3 · 4 dots")) << words_of(*find(page, "commitment:proposals"));
    // To be linked: of the co-creation, and not linked yet.
    const Node* press = find(page, "link:other");
    ASSERT_TRUE(press);
    EXPECT_EQ(press->help, "Mesa abierta");
    for (const char* id : {"link:linked", "link:later", "link:follow-up", "meeting:other", "meeting:follow-up", "origin:elsewhere"}) EXPECT_FALSE(find(page, id)) << id;
    // Nothing of it yet: said, with the first step.
    state.entity = "commitment-4";
    const Page bare = page_of(document, state);
    EXPECT_TRUE(has_line(words_of(bare.main), text(language, "commitment.noMeetings")));
    EXPECT_TRUE(has_line(words_of(bare.main), text(language, "commitment.noProposals")));
    EXPECT_TRUE(find(bare, "add:plan-2021.meetings:1"));
    // The rule that asks for it leads here.
    State asking = state_on("2022-10-01", PageId::compliance, language);
    asking.why = ShowWhy{"COM-5", "commitment-4", {}};
    const Page why = page_of(document, asking);
    ASSERT_TRUE(find(why, "why:remedy:0"));
    const auto* to = find(why, "why:remedy:0")->action.as<Navigate>();
    ASSERT_TRUE(to);
    EXPECT_EQ(to->page, PageId::commitments);
    EXPECT_EQ(to->entity, "commitment-4");
    EXPECT_EQ(to->tab, "cocreation");
  }
}

// The vision has to name who monitors and say what it is: both stand there, with the rule that asks for it and the way to write it.
TEST(Vision, NamesTheMonitoringBodyAndSaysWhetherItIsDescribed) {
  plan::Document document = glasgow();
  plan::Plan& plan = document.plans.front();
  plan.monitoring_bodies.clear();
  for (const Language language : {Language::es, Language::en}) {
    plan.monitoring_bodies.clear();
    const auto page = [&] { return page_of(document, state_on("2021-10-01", PageId::vision, language)); };
    EXPECT_TRUE(has_line(words_of(page().main), text(language, "vision.noBody")));
    EXPECT_TRUE(find(page(), "card:VIS-2:plan-2021"));
    EXPECT_EQ(find(page(), "vision:body")->label, text(language, "vision.toBody"));
    plan::MonitoringBody body;
    body.id = "body";
    body.description = {{"es", ""}};
    plan.monitoring_bodies.push_back(body);
    EXPECT_EQ(find(page(), "vision:body:body")->label, text(language, "common.unnamed"));
    plan.monitoring_bodies.front().name = "Universidad de Glasgow";
    EXPECT_FALSE(has_line(words_of(page().main), text(language, "vision.noBody")));
    EXPECT_EQ(find(page(), "vision:body:body")->label, "Universidad de Glasgow");
    EXPECT_EQ(find(page(), "vision:body:body")->value, text(language, "vision.bodyUndescribed"));
    EXPECT_EQ(find(page(), "vision:body:body")->action.as<Navigate>()->field, "description");
    EXPECT_EQ(find(page(), "vision:body")->label, text(language, "vision.toBody"));
    plan.monitoring_bodies.front().description = {{"es", "Un equipo independiente."}};
    EXPECT_EQ(find(page(), "vision:body:body")->value, text(language, "vision.bodyDescribed"));
    EXPECT_EQ(find(page(), "vision:body")->label, text(language, "vision.seeBody"));
  }
}

// A sample that was changed is somebody's plan; one that was only looked at stays among the samples.
TEST(Start, AChangedSampleStandsWithThePlans) {
  State state = state_on("2026-03-02", PageId::start);
  state.library = {{"real", "Sierra Norte", {}, {}}, {"seen", "Glasgow", "glasgow-2021", {}}, {"changed", "Glasgow", "glasgow-2021", day("2026-03-01")}};
  const Page page = build_page(nullptr, nullptr, state);
  const std::string plans = view::text(Language::es, "start.plans"), samples = view::text(Language::es, "start.sampleCopies");
  std::string where;
  each_below(page.main, [&](const Node& node) {
    if (node.kind == NodeKind::list) where = node.label;
    if (node.id == "open:real" || node.id == "open:changed") EXPECT_EQ(where, plans) << node.id;
    if (node.id == "open:seen") EXPECT_EQ(where, samples);
  });
  ASSERT_NE(find(page, "open:changed"), nullptr);
  EXPECT_TRUE(has_line(words_of(page.main), view::text(Language::es, "start.fromSample")));
}

// A rule that an empty field breaks in nothing says so; it does not call the field met.
TEST(Fields, AnEmptyOneIsNotCalledMet) {
  plan::Document document = glasgow();
  plan::Plan& plan = document.plans.front();
  document.jurisdiction.joined = date("2021-01-01");
  plan.first = plan::YesNo::yes;
  State state = state_on("2021-10-01", PageId::jurisdiction);
  state.tab = "plan";
  const auto label = [&](const plan::Date& start) {
    plan.period_start = start;
    const Page page = page_of(document, state);
    const Node* field = find(page, field_node(plan.id, "periodStart"));
    return field && !field->children.empty() ? field->children.back().label : std::string("no pill");
  };
  EXPECT_EQ(label({}), text(Language::es, "verdict.metWithout"));
  EXPECT_EQ(label(date("2021-01-01")), text(Language::es, "state.met"));
}

// The question of who attended, beside the list of who did: what an empty answer is taken for stands below it, and nothing where there is an answer.
TEST(Meetings, SayWhatAQuestionWithoutAnAnswerIsTakenFor) {
  using plan::Side;
  using plan::YesNo;
  struct Case {
    std::vector<plan::Id> attendees;
    YesNo ticked, complete;
    const char *government, *others;   // keys, "" = nothing is said
  };
  const Case cases[] = {
      {{"city", "union"}, YesNo::unset, YesNo::unset, "meeting.governmentDeduced", "meeting.othersDeduced"},
      {{"city"}, YesNo::unset, YesNo::unset, "meeting.governmentDeduced", ""},
      {{"union"}, YesNo::unset, YesNo::yes, "meeting.governmentNotAmong", "meeting.othersDeduced"},
      {{}, YesNo::unset, YesNo::yes, "meeting.governmentNotAmong", "meeting.othersNotAmong"},
      {{"unsaid"}, YesNo::unset, YesNo::yes, "", ""},
      {{}, YesNo::unset, YesNo::no, "", ""},
      {{"city", "union"}, YesNo::no, YesNo::yes, "", ""},
      {{}, YesNo::yes, YesNo::yes, "", ""},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(&one - cases);
    plan::Document document = glasgow();
    plan::Plan& plan = document.plans.front();
    for (const auto& [id, side] : {std::pair{"city", Side::government}, std::pair{"union", Side::civil_society}, std::pair{"unsaid", Side::unset}}) {
      plan::Organisation organisation;
      organisation.id = organisation.name = id;
      organisation.side = side;
      document.organisations.push_back(organisation);
    }
    plan.registers.meetings = one.complete;
    for (const plan::Phase phase : {plan::Phase::co_creation, plan::Phase::implementation, plan::Phase::unset}) {
      plan::Meeting meeting;
      meeting.id = "meeting";
      meeting.phase = phase;
      meeting.attendees = one.attendees;
      meeting.government_attended = meeting.non_government_attended = one.ticked;
      plan.meetings = {};
      plan.meetings.push_back(meeting);
      for (const Language language : {Language::es, Language::en}) {
        const Page page = page_of(document, state_on("2022-03-01", PageId::forum, language));
        const auto words = [&](const char* key) { return *key == '\0' ? std::string() : text(language, key); };
        EXPECT_EQ(find(page, field_node("meeting", "governmentAttended"))->help, words(one.government));
        EXPECT_EQ(find(page, field_node("meeting", "nonGovernmentAttended"))->help, words(one.others));
      }
    }
  }
}

// Each milestone has the same fields; a group names the one that they are of.
TEST(Milestones, TheFieldsOfEachAreAGroupOfItsName) {
  plan::Document document = glasgow();
  plan::Commitment& commitment = document.plans.front().commitments.front();
  commitment.milestones = {};
  for (const char* id : {"first", "second"}) {
    plan::Milestone& one = commitment.milestones.emplace_back();
    one.id = one.order = one.title["en"] = id;
  }
  State state = state_on("2021-10-01", PageId::commitments);
  state.entity = commitment.id;
  state.tab = "milestones";
  const Page page = page_of(document, state);
  for (const std::string id : {"first", "second"}) {
    int groups = 0;
    each_node(page, [&](const Node& node) {
      if (node.kind != NodeKind::group || node.label != id) return;
      ++groups;
      for (const std::string_view field : {"title", "start", "due"}) {
        int fields = 0;
        each_below(node, [&](const Node& below) { fields += below.id.rfind(field_node(id, field), 0) == 0 && below.kind == NodeKind::field; });
        EXPECT_EQ(fields, 1) << field;
      }
    });
    EXPECT_EQ(groups, 1) << id;
  }
}

// Titles are read in the voice of their own language, and only there.
TEST(Languages, OfTitlesAreSaidWhereTheyAreNotThePages) {
  plan::Document document = glasgow();
  document.plans.front().title["en"] = "Open government plan";
  for (const Language language : {Language::es, Language::en}) {
    const std::string wanted = language == Language::es ? "en" : "";
    State state = state_on("2021-10-01", PageId::commitments, language);
    EXPECT_EQ(find(page_of(document, state), "open:commitment-1")->language, wanted);
    EXPECT_EQ(find(page_of(document, state), "header:name")->language, wanted);
    EXPECT_EQ(find(page_of(document, state), "page:title")->language, "");
    state.entity = "commitment-1";
    EXPECT_EQ(find(page_of(document, state), "page:title")->language, wanted);
    state = state_on("2021-10-01", PageId::calendar, language);
    const Page calendar = page_of(document, state);
    const auto& rows = find(calendar, "timeline")->timeline->rows;
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [](const TimelineRow& row) { return row.id == "row:commitment-1"; }));
    for (const TimelineRow& row : rows) EXPECT_EQ(row.language, row.id.rfind("row:commitment-", 0) == 0 ? wanted : "") << row.id;
  }
}

}  // namespace
}  // namespace cocrea::view::testing
