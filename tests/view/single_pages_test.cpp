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
