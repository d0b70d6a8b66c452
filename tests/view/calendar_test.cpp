// What is on the calendar, and what leads to what is not on it yet.
#include <set>

#include "view/support.h"
#include "view/timeline.h"

namespace cocrea::view::testing {
namespace {

// Dates of the plan alone are half a calendar: it leads to where commitments are written.
TEST(Calendar, WithoutCommitmentsLeadsToThem) {
  plan::Document document = glasgow();
  EXPECT_EQ(find(page_of(document, state_on("2021-10-01", PageId::calendar)), "calendar:commitments"), nullptr);
  plan::Plan& plan = document.plans.front();
  plan.commitments.clear();
  const Page page = page_of(document, state_on("2021-10-01", PageId::calendar));
  const Node* way = find(page, "calendar:commitments");
  ASSERT_NE(way, nullptr);
  EXPECT_EQ(way->action.as<Navigate>()->page, PageId::commitments);
  ASSERT_NE(find(page, "timeline"), nullptr);
  // What it says to write first is drawn as soon as it is written, with no submission yet.
  plan.submission.date.reset();
  plan.planned_end.reset();
  EXPECT_EQ(find(page_of(document, state_on("2021-10-01", PageId::calendar)), "timeline"), nullptr);
  plan.period_start = date("2022-01");
  plan.planned_end = date("2023-12-31");
  const Page begun = page_of(document, state_on("2021-10-01", PageId::calendar));
  ASSERT_NE(find(begun, "timeline"), nullptr);
  EXPECT_EQ(find(begun, "timeline")->timeline->rows.front().id, "row:period");
  ASSERT_NE(find(begun, "calendar:commitments"), nullptr);
}

// The handbook's figure 2 (RULES 1.14), in its order: the administration's term and where the cycle begins; orientation, co-creation, initial evaluation; each
// commitment, carried out and then evaluated at its end; the learning exercise; the plan's end.
TEST(Calendar, HasTheRowsOfTheHandbooksFigure) {
  plan::Document document = glasgow();
  plan::Plan& plan = document.plans.front();
  plan.first = plan::YesNo::yes;
  plan.period_start = date("2021-03-01");
  document.jurisdiction.joined = date("2021-01-15");
  plan::Term term;
  term.id = term.order = "term";
  term.start = date("2017-05-05");
  term.end = date("2024-05-31");
  document.jurisdiction.terms.push_back(term);
  const Page page = page_of(document, state_on("2021-10-01", PageId::calendar));
  const Timeline& timeline = *find(page, "timeline")->timeline;
  std::vector<std::string> ids;
  for (const TimelineRow& row : timeline.rows) ids.push_back(row.id);
  const std::vector<std::string> figure = {"row:term", "row:orientation", "row:cocreation", "row:deadline.initialEvaluation", "row:commitment-1", "row:commitment-2",
                                           "row:commitment-3", "row:commitment-4", "row:deadline.learning"};
  auto at = ids.begin();
  for (const std::string& id : figure) {
    at = std::find_if(at, ids.end(), [&](const std::string& one) { return one.starts_with(id); });
    ASSERT_NE(at, ids.end()) << id;
  }
  const auto row = std::find_if(timeline.rows.begin(), timeline.rows.end(), [](const TimelineRow& one) { return one.id == "row:commitment-1"; });
  ASSERT_EQ(row->bars.size(), 2u);
  EXPECT_EQ(row->bars[0].id, "bar:evaluation:commitment-1");
  EXPECT_EQ(row->bars[0].label, "Evaluación");
  EXPECT_EQ(row->bars[0].start, row->bars[1].end) << "once it is carried out";
  EXPECT_EQ(timeline.first, day("2021-01-15"));
  EXPECT_EQ(timeline.rows.front().bars.front().start.earliest, day("2017-05-05")) << "of the term, which began out of sight";
  EXPECT_FALSE(timeline.rows.front().bars.front().start_field) << "so its beginning is not moved there";
  std::vector<TimelineLine::Kind> kinds;
  for (const TimelineLine& line : timeline.lines) kinds.push_back(line.kind);
  EXPECT_EQ(kinds, (std::vector{TimelineLine::Kind::plan_end, TimelineLine::Kind::begin, TimelineLine::Kind::term_end, TimelineLine::Kind::as_of}));
}

// One mistyped year would stretch the calendar over millennia, and its picture over megabytes.
TEST(Calendar, DoesNotFollowAMistypedYear) {
  for (const char* const year : {"1027", "2207", "2727", "9999"}) {
    const std::string day_of_year = std::string(year) + "-12-31";
    for (int where = 0; where < 4; ++where) {
      plan::Document document = glasgow();
      plan::Plan& plan = document.plans.front();
      plan::Date& mistyped = where == 0   ? plan.commitments.front().end
                             : where == 1 ? plan.commitments.front().start
                             : where == 2 ? plan.planned_end
                                          : plan.submission.date;
      mistyped = date(day_of_year.c_str());
      const Page page = page_of(document, state_on("2021-10-01", PageId::calendar));
      const Timeline& timeline = *find(page, "timeline")->timeline;
      EXPECT_LE(dates::days_between(timeline.first, timeline.last), 31 * 366) << year << " at " << where;
      EXPECT_LE(timeline.first, day("2021-10-01")) << year << " at " << where;
      EXPECT_GE(timeline.last, day("2021-10-01")) << year << " at " << where;
    }
  }
}

// While nobody knows when it will be completed, the evaluation is drawn as it is planned, and its words have two dates.
TEST(Calendar, DrawsTheEvaluationOfACommitmentWithItsOwnEnd) {
  plan::Document document = glasgow();
  plan::Commitment& one = document.plans.front().commitments.front();
  one.ends_with_plan = plan::YesNo::no;
  one.end = date("2022-05-31");
  const Page page = page_of(document, state_on("2021-10-01", PageId::calendar));
  const auto& rows = find(page, "timeline")->timeline->rows;
  const auto row = std::find_if(rows.begin(), rows.end(), [](const TimelineRow& each) { return each.id == "row:commitment-1"; });
  ASSERT_EQ(row->bars.size(), 2u);
  EXPECT_EQ(row->bars[0].start, dates::Span::of(day("2022-05-31")));
  EXPECT_EQ(row->bars[0].end, dates::Span::of(day("2022-06-30")));
  EXPECT_EQ(row->bars[0].spoken, "Evaluación de " + row->label + ". Inicio: 31 de mayo de 2022. Fin: 30 de junio de 2022.");
  EXPECT_FALSE(row->corridors.empty()) << "the window, which reaches as far as it may be late";
}

// Of a joint plan each member's terms have a row; without anything of the plan there is no calendar, and before the submission what is due stands first.
TEST(Calendar, HasTheTermsOfAllMembersBesideThePlanOnly) {
  plan::Document document = glasgow();
  document.jurisdiction.name = "Glasgow";
  const auto term = [](const char* id, const char* start, const char* end) {
    plan::Term one;
    one.id = one.order = id;
    one.start = date(start);
    one.end = date(end);
    return one;
  };
  document.jurisdiction.terms = {term("t1", "2018-05-05", "2022-05-04"), term("t2", "2022-05-05", "2026-05-04")};
  plan::Member member;
  member.id = member.order = "m";
  member.name = "Paisley";
  member.terms = {term("t3", "2019-02-01", "2023-01-31")};
  document.jurisdiction.members.push_back(member);
  const Page page = page_of(document, state_on("2021-10-01", PageId::calendar));
  const Timeline& timeline = *find(page, "timeline")->timeline;
  EXPECT_EQ(timeline.rows[0].label, "Periodo de la administración: Glasgow");
  EXPECT_EQ(timeline.rows[0].bars.size(), 2u);
  EXPECT_EQ(timeline.rows[1].label, "Periodo de la administración: Paisley");
  EXPECT_EQ(std::count_if(timeline.lines.begin(), timeline.lines.end(), [](const TimelineLine& one) { return one.kind == TimelineLine::Kind::term_end; }), 3);
  EXPECT_EQ(std::count_if(timeline.lines.begin(), timeline.lines.end(), [](const TimelineLine& one) { return one.kind == TimelineLine::Kind::begin; }), 1);
  plan::Plan empty;
  empty.id = empty.order = "p";
  document.plans = {empty};
  document.jurisdiction.terms = {term("old", "2006-01-01", "2009-12-31")};
  document.jurisdiction.members.clear();
  EXPECT_EQ(find(page_of(document, state_on("2021-10-01", PageId::calendar)), "timeline"), nullptr);
}

// However many members a joint plan has, their terms take one row until they are asked for; what they change on one day is one line.
TEST(Calendar, HasOneRowForTheTermsOfAJointPlanThatOpens) {
  plan::Document document = load("tests/pictures/sierra-norte.json");
  auto& members = document.jurisdiction.members;
  members[0].terms[0].end = document.jurisdiction.terms[0].end;
  State state = state_on("2027-06-15", PageId::calendar);
  const auto terms = [](const Timeline& timeline) {
    std::vector<std::string> rows;
    for (const TimelineRow& row : timeline.rows) {
      if (row.id.starts_with("row:term:") || row.id == "row:together:terms") rows.push_back(row.label);
    }
    return rows;
  };
  const Page page = page_of(document, state);
  const Timeline& closed = *find(page, "timeline")->timeline;
  std::size_t count = document.jurisdiction.terms.empty() ? 0 : 1;
  std::vector<plan::Id> all;
  for (const plan::Term& one : document.jurisdiction.terms) all.push_back(one.id);
  for (const plan::Member& one : members) {
    count += one.terms.empty() ? 0 : 1;
    for (const plan::Term& term : one.terms) all.push_back(term.id);
  }
  ASSERT_GE(count, 3u);
  EXPECT_EQ(terms(closed), std::vector<std::string>{"Periodos de " + std::to_string(count) + " administraciones"});
  EXPECT_FALSE(closed.rows[1].part);
  std::size_t told = 0;
  for (const Bar& bar : closed.rows[0].bars) {
    EXPECT_TRUE(bar.action.is<Unfold>());
    for (const Bar& one : bar.members) {
      ++told;
      EXPECT_NE(bar.spoken.find("\n" + one.spoken), std::string::npos) << "each is named where the pointer rests";
      EXPECT_TRUE(find(page, one.id)) << "and led to from the text view's list";
    }
  }
  EXPECT_EQ(told, all.size());
  std::set<std::string> lines;
  for (const TimelineLine& one : closed.lines) EXPECT_TRUE(lines.insert(one.label).second) << one.label;
  state.unfolded = closed.rows[0].action.as<Unfold>()->about;
  const Page opened = page_of(document, state);
  const std::vector<std::string> rows = terms(*find(opened, "timeline")->timeline);
  EXPECT_EQ(rows.size(), count + 1);
  EXPECT_TRUE(find(opened, "timeline")->timeline->rows[count].part);
  EXPECT_FALSE(find(opened, "timeline")->timeline->rows[count + 1].part);
}

// What counts from the submission is named where it will be, by the labels that its dates have once the submission is recorded, with the way there.
TEST(Calendar, NamesWhatCountsFromASubmissionThatIsNotRecorded) {
  plan::Document document = glasgow();
  const State state = state_on("2021-10-01", PageId::calendar);
  EXPECT_EQ(find(page_of(document, state), "calendar:awaited"), nullptr);
  document.plans.front().submission.date.reset();
  const Page page = page_of(document, state);
  const Node* said = find(page, "calendar:awaited");
  ASSERT_NE(said, nullptr);
  const std::string words = words_of(*said);
  for (const char* label : {"deadline.initialEvaluation", "deadline.amendmentWindow", "deadline.quarterlyReport"}) {
    const std::string name = rule_text(Language::es, label);
    const std::size_t at = words.find(name);
    EXPECT_NE(at, std::string::npos) << words;
    EXPECT_EQ(words.find(name + ";", at + 1), std::string::npos) << words;   // once
  }
  for (const char* label : {"deadline.latestPlanEnd", "deadline.commitments"}) EXPECT_EQ(words.find(rule_text(Language::es, label)), std::string::npos) << words;   // which do not count from it
  const Node* way = find(page, "calendar:record-submission");
  ASSERT_NE(way, nullptr);
  EXPECT_EQ(destination(document, *way->action.as<Navigate>(), state).focus, field_node(document.plans.front().submission.id, "date"));
}

// A date that makes no bar with another is a mark, as exact as it is, and leads to its field.
TEST(Calendar, ADateWithoutItsOtherIsAMark) {
  struct Case {
    const char *start, *end;
    plan::YesNo with_plan;
    std::vector<std::string> marks;
  };
  const Case cases[] = {{"", "2022-05", plan::YesNo::unset, {"end:commitment-1"}},
                        {"2022-03-04", "", plan::YesNo::unset, {"start:commitment-1"}},
                        {"", "", plan::YesNo::yes, {"end:commitment-1"}},
                        {"2022-06-01", "2022-05-31", plan::YesNo::unset, {"start:commitment-1", "end:commitment-1"}},
                        {"2022-05", "2022-06", plan::YesNo::unset, {}},
                        {"", "", plan::YesNo::unset, {}}};
  plan::Document document = glasgow();
  document.plans.front().submission.date.reset();   // it would stand for the start
  plan::Commitment& one = document.plans.front().commitments.front();
  one.milestones.clear();
  const State state = state_on("2021-10-01", PageId::calendar);
  for (const Case& wanted : cases) {
    one.start = *wanted.start == 0 ? plan::Date() : date(wanted.start);
    one.end = *wanted.end == 0 ? plan::Date() : date(wanted.end);
    one.ends_with_plan = wanted.with_plan;
    const Page page = page_of(document, state);
    std::vector<std::string> marks;
    for (const TimelineRow& row : find(page, "timeline")->timeline->rows) {
      if (row.id != "row:commitment-1") continue;
      EXPECT_EQ(row.bars.empty(), !marks.empty() || !(one.start && one.end) || one.start->span().earliest > one.end->span().latest);
      for (const Mark& mark : row.marks) {
        const bool is_end = mark.id.rfind("end:", 0) == 0;
        if (!is_end && mark.id.rfind("start:", 0) != 0) continue;
        marks.push_back(mark.id);
        EXPECT_EQ(mark.at, is_end ? (one.end ? one.end : document.plans.front().planned_end)->span() : one.start->span());
        const std::string focus = destination(document, *mark.action.as<Navigate>(), state).focus;
        State there = state;
        there.page = PageId::commitments, there.entity = "commitment-1";
        EXPECT_NE(find(page_of(document, there), focus), nullptr) << focus;
      }
    }
    EXPECT_EQ(marks, wanted.marks) << wanted.start << " – " << wanted.end;
  }
}

}  // namespace
}  // namespace cocrea::view::testing
