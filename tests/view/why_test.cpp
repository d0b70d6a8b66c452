// The panel "why?": what would change an answer, and what to do next, as two things.
#include <algorithm>

#include "view/context.h"
#include "view/support.h"
#include "view/words.h"

namespace cocrea::view::testing {
namespace {

// The headings of the panel, each with the words that stand below it.
std::vector<std::pair<std::string, std::string>> sections_of(const Node& panel) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const Node& one : panel.children) {
    if (one.kind == NodeKind::heading && one.level == 3) all.emplace_back(one.label, "");
    else if (!all.empty()) all.back().second += words_of(one);
  }
  return all;
}

std::string below(const Page& page, const std::string& heading) {
  if (!page.why) return "no panel";
  for (const auto& [label, words] : sections_of(*page.why)) {
    if (label == heading) return words;
  }
  return "no such section";
}

Page asked(const plan::Document& document, std::string_view as_of, Language language, ShowWhy why) {
  State state = state_on(as_of, PageId::compliance, language);
  state.why = std::move(why);
  return page_of(document, state);
}

// Its term of office ends on 4 May 2024, its assessment is due on 23 November 2021.
plan::Document with_term() {
  plan::Document document = glasgow();
  document.jurisdiction.terms.clear();
  plan::Term term;
  term.id = "term";
  term.start = date("2017-05-05");
  term.end = date("2024-05-04");
  document.jurisdiction.terms.push_back(term);
  document.plans.front().registers.evaluations = plan::YesNo::yes;
  return document;
}

plan::Document with_initial_evaluation(const char* delivered) {
  plan::Document document = with_term();
  plan::Evaluation one;
  one.id = "initial";
  one.kind = plan::EvaluationKind::initial;
  one.channel_kind = plan::Channel::ogp_site;
  one.delivered = date(delivered);
  document.plans.front().evaluations.clear();
  document.plans.front().evaluations.push_back(one);
  return document;
}

TEST(Why, SaysWhatWouldChangeAnAnswerWhereTheDatesDecide) {
  struct Case {
    const char* name;
    plan::Document document;
    const char *as_of, *rule, *subject;
    rules::State state;
    const char *spanish, *english;
    int nth = 0;
  };
  plan::Document late_plan = with_term();
  late_plan.plans.front().planned_end = date("2024-04-01");
  plan::Document late_commitment = with_term();
  late_commitment.plans.front().planned_end = date("2023-09-30");
  late_commitment.plans.front().commitments.front().ends_with_plan = plan::YesNo::no;
  late_commitment.plans.front().commitments.front().end = date("2023-11-15");
  const Case cases[] = {
      {"until when the plan may move", with_term(), "2021-10-01", "PLAN-PERIOD-2", "plan-2021", rules::State::met, "El fin del plan puede moverse hasta el 4 de marzo de 2024 sin que esto deje de cumplirse.",
       "The end of the plan can move up to 4 March 2024, and this is still met."},
      {"a plan that ends too late", late_plan, "2021-10-01", "PLAN-PERIOD-2", "plan-2021", rules::State::not_met, "Se cumpliría si el plan terminara a más tardar el 4 de marzo de 2024.",
       "This would be met if the plan ended by 4 March 2024."},
      {"whatever day of the month the plan ends on", with_term(), "2021-10-01", "COM-7", "commitment-1", rules::State::met,
       "El fin del compromiso puede moverse hasta el 1 de septiembre de 2023 sin que deje de caber en el plan.", "The end of the commitment can move up to 1 September 2023, and it still fits in the plan."},
      {"a commitment that ends after the plan", late_commitment, "2021-10-01", "COM-7", "commitment-1", rules::State::not_met, "El compromiso cabría en el plan si terminara a más tardar el 30 de septiembre de 2023.",
       "The commitment would fit in the plan if it ended by 30 September 2023."},
      {"an assessment that is awaited", with_term(), "2021-10-01", "MON-IE", "plan-2021", rules::State::pending, "Está a tiempo cualquier fecha entre el 23 de septiembre de 2021 y el 23 de noviembre de 2021.",
       "Any date between 23 September 2021 and 23 November 2021 is in time."},
      {"one that was delivered in time", with_initial_evaluation("2021-11-01"), "2021-12-01", "MON-IE", "plan-2021", rules::State::met,
       "Está a tiempo cualquier fecha entre el 23 de septiembre de 2021 y el 23 de noviembre de 2021.", "Any date between 23 September 2021 and 23 November 2021 is in time."},
      {"and one that was late", with_initial_evaluation("2021-11-24"), "2021-12-01", "MON-IE", "plan-2021", rules::State::not_met,
       "Cambiaría con una fecha entre el 23 de septiembre de 2021 y el 23 de noviembre de 2021, que estaría a tiempo.", "A date between 23 September 2021 and 23 November 2021 would be in time and would change it."},
      {"what is due on a day", with_term(), "2021-10-01", "INA-2", nullptr, rules::State::pending, "A partir del 31 de enero de 2024 ya no se estaría a tiempo.", "From 31 January 2024 on it would no longer be in time."},
      {"the slots", with_term(), "2021-10-01", "COM-3", "plan-2021", rules::State::met, "Dejaría de cumplirse con más de 5 compromisos en uso a la vez.",
       "It would no longer be met with more than 5 commitments in use at a time."},
      {"the meetings of a year", with_term(), "2021-10-01", "REQ-2", "plan-2021", rules::State::pending, "Hacen falta 2 reuniones entre el 23 de septiembre de 2021 y el 22 de septiembre de 2022.",
       "2 meetings are needed between 23 September 2021 and 22 September 2022.", 1},
      {"a due date of which only the month is known", glasgow(), "2023-10-10", "MON-CE", "commitment-1", rules::State::depends_on_day,
       "Lo decide el día exacto de las fechas que solo se conocen por el mes o el año.", "It depends on the exact day of the dates that are known only by month or year."},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    const std::string subject = one.subject ? std::string(one.subject) : std::string(one.document.jurisdiction.id);
    for (const Language language : {Language::es, Language::en}) {
      const State state = state_on(one.as_of);
      const deadlines::Calendar calendar = deadlines::calendar(one.document, state.as_of_day());
      const Context c = make_context(&one.document, &calendar, state);
      const rules::Verdict* verdict = find_verdict(c, one.rule, subject, one.nth);
      ASSERT_TRUE(verdict);
      ASSERT_EQ(verdict->state, one.state);
      const std::string words = below(asked(one.document, one.as_of, language, ShowWhy{one.rule, subject, {}, one.nth}), text(language, "why.whatWouldChangeIt"));
      EXPECT_TRUE(has_line(words, language == Language::es ? one.spanish : one.english)) << words;
    }
  }
}

// What the sentences say is so: on the last day that they name the rule is met, on the next it is not.
TEST(Why, TheLastDayThatItNamesIsTheLast) {
  plan::Document document = with_term();
  plan::Plan& plan = document.plans.front();
  const auto state_of = [&](std::string_view rule, std::string_view subject) {
    const State state = state_on("2021-10-01");
    const deadlines::Calendar calendar = deadlines::calendar(document, state.as_of_day());
    const Context c = make_context(&document, &calendar, state);
    return find_verdict(c, rule, subject)->state;
  };
  plan.planned_end = date("2024-03-04");
  EXPECT_EQ(state_of("PLAN-PERIOD-2", "plan-2021"), rules::State::met);
  plan.planned_end = date("2024-03-05");
  EXPECT_EQ(state_of("PLAN-PERIOD-2", "plan-2021"), rules::State::not_met);
  plan.planned_end = date("2023-09-30");
  plan::Commitment& one = plan.commitments.front();
  one.ends_with_plan = plan::YesNo::no;
  one.end = date("2023-09-30");
  EXPECT_EQ(state_of("COM-7", one.id), rules::State::met);
  one.end = date("2023-10-01");
  EXPECT_EQ(state_of("COM-7", one.id), rules::State::not_met);
}

// What is missing stands under what would change it, and the step to be taken by itself; each link and each remedy is there once.
TEST(Why, TellsWhatWouldChangeItFromWhatToDoNext) {
  const plan::Document document = glasgow();
  for (const Language language : {Language::es, Language::en}) {
    const Page page = asked(document, "2023-01-01", language, ShowWhy{"MON-IE", "plan-2021", {}});
    ASSERT_TRUE(find(page, "why:missing:0"));
    ASSERT_TRUE(find(page, "why:remedy:0"));
    EXPECT_NE(below(page, text(language, "why.whatWouldChangeIt")).find(find(page, "why:missing:0")->label), std::string::npos);
    EXPECT_NE(below(page, text(language, "why.whatToDo")).find(find(page, "why:remedy:0")->label), std::string::npos);
  }
}

// A delivery that is dated ahead is no delivery yet, and whoever recorded it is told why.
TEST(Why, SaysThatWhatIsDatedAheadDoesNotCountYet) {
  plan::Document document = glasgow();
  plan::Evaluation delivered;
  delivered.id = "initial";
  delivered.kind = plan::EvaluationKind::initial;
  delivered.delivered = date("2021-11-20");
  document.plans.front().evaluations.push_back(delivered);
  const auto says = [&](std::string_view as_of) {
    const Page page = asked(document, as_of, Language::es, ShowWhy{"MON-IE", "plan-2021", {}});
    EXPECT_TRUE(page.why) << as_of;
    return page.why && has_line(words_of(*page.why), text(Language::es, "why.notYet", {{"date", full(Language::es, day(as_of))}}));
  };
  EXPECT_TRUE(says("2021-10-01"));
  EXPECT_FALSE(says("2021-11-20"));
}

// And beside its field, where the verdict looks as if nothing had been recorded; today is one press away where the act has happened by then.
TEST(Fields, SayThatAnActThatIsDatedAheadDoesNotCountYet) {
  plan::Document document = glasgow();
  plan::Evaluation delivered;
  delivered.id = "initial";
  delivered.kind = plan::EvaluationKind::initial;
  struct Case {
    const char *as_of, *delivered;
    bool ahead, way;
  };
  const Case cases[] = {{"2021-10-01", "2021-11-20", true, true},  {"2021-11-19", "2021-11-20", true, true},  {"2021-11-20", "2021-11-20", false, false},
                        {"2021-10-31", "2021-11", true, true},     {"2021-11-01", "2021-11", false, false},   {"2026-03-02", "2026-03-03", true, false},
                        {"2026-01-01", "2026-03-02", true, true}};
  for (const Case& one : cases) {
    SCOPED_TRACE(std::string(one.as_of) + " " + one.delivered);
    delivered.delivered = date(one.delivered);
    document.plans.front().evaluations = {};
    document.plans.front().evaluations.push_back(delivered);
    for (const Language language : {Language::es, Language::en}) {
      const Page page = page_of(document, state_on(one.as_of, PageId::monitoring, language));
      const Node* ahead = find(page, field_node("initial", "delivered") + ":ahead");
      const Node* way = find(page, field_node("initial", "delivered") + ":today");
      ASSERT_EQ(ahead != nullptr, one.ahead);
      ASSERT_EQ(way != nullptr, one.way);
      if (ahead) EXPECT_EQ(ahead->label, text(language, "date.ahead", {{"date", full(language, day(one.as_of))}}));
      if (way) EXPECT_TRUE(way->action.is<SetAsOf>());
    }
  }
}

TEST(Fields, SayThatAMilestoneDoneAheadDoesNotCountYet) {
  plan::Document document = glasgow();
  plan::Commitment& commitment = document.plans.front().commitments.front();
  plan::Milestone milestone;
  milestone.id = milestone.order = "m";
  milestone.due = milestone.done = date("2021-11-20");
  commitment.milestones = {};
  commitment.milestones.push_back(milestone);
  for (const auto& [as_of, ahead] : {std::pair{"2021-11-19", true}, std::pair{"2021-11-20", false}}) {
    State state = state_on(as_of, PageId::commitments);
    state.entity = commitment.id;
    state.tab = "milestones";
    const Page page = page_of(document, state);
    EXPECT_EQ(find(page, field_node("m", "done") + ":ahead") != nullptr, ahead) << as_of;
    EXPECT_EQ(find(page, field_node("m", "due") + ":ahead"), nullptr) << "what is planned lies ahead by its nature";
  }
}

// Of every answer: no heading without anything below it, no section twice, and where there is something to do both things are said.
TEST(Why, HasNoEmptyHeadingAndSaysBothThingsOfWhatIsOpen) {
  int open = 0;
  for (const char* path : {"assets/samples/glasgow-2021.json", "tests/data/plans/quintana-roo-2022.json", "tests/pictures/sierra-norte.json"}) {
    const plan::Document document = load(path);
    for (const char* as_of : {"2022-08-15", "2027-06-12"}) {
      State state = state_on(as_of, PageId::file);
      const deadlines::Calendar calendar = deadlines::calendar(document, state.as_of_day());
      const Context c = make_context(&document, &calendar, state);
      std::string before;
      for (const rules::Verdict& one : calendar.verdicts) {
        const std::string what = std::string(one.rule) + " " + std::string(rules::name(one.state));
        if (what == before) continue;   // of what comes again and again the first is enough
        before = what;
        for (const Language language : {Language::es, Language::en}) {
          state.language = language;
          state.why = ShowWhy{std::string(one.rule), std::string(one.subject), {}, nth_of(c, one)};
          const Page page = build_page(&document, &calendar, state);
          ASSERT_TRUE(page.why) << what;
          const auto sections = sections_of(*page.why);
          for (const auto& section : sections) {
            EXPECT_FALSE(section.second.empty()) << what << ": nothing below " << section.first;
            EXPECT_EQ(std::count_if(sections.begin(), sections.end(), [&](const auto& other) { return other.first == section.first; }), 1) << what << ": twice " << section.first;
          }
          const auto has = [&](const char* key) {
            return std::any_of(sections.begin(), sections.end(), [&](const auto& section) { return section.first == text(language, key); });
          };
          if (one.remedies.empty()) continue;
          EXPECT_TRUE(has("why.whatToDoToChangeIt") || (has("why.whatWouldChangeIt") && has("why.whatToDo"))) << what;
          ++open;
        }
      }
    }
  }
  EXPECT_GT(open, 50);
}

// A window in which nothing has happened: both days rest on the submission and lead to it. While it is open, the amendments are one press away.
TEST(Why, TheDaysOfAWindowLeadToWhatTheyAreCountedFrom) {
  plan::Document document = glasgow();
  plan::Plan& plan = document.plans.front();
  plan::Commitment& added = plan.commitments.back();
  added.inclusion = plan::Inclusion::added;
  added.submission = date("2022-01-10");
  struct Case {
    const char *label, *as_of;
    plan::Id subject, entity;
    const char* field;
    bool open;
  };
  const Case cases[] = {{"deadline.amendmentWindow", "2021-10-01", plan.id, plan.submission.id, "date", true},
                        {"deadline.amendmentWindow", "2022-03-24", plan.id, plan.submission.id, "date", false},
                        {"deadline.amendmentWindowAdded", "2022-02-01", added.id, added.id, "submission", true}};
  for (const Case& one : cases) {
    SCOPED_TRACE(one.label);
    for (const Language language : {Language::es, Language::en}) {
      const Page page = asked(document, one.as_of, language, ShowWhy{"AMD-1", one.subject, one.label});
      for (const char* id : {"why:opens", "why:due"}) {
        ASSERT_TRUE(find(page, id)) << id;
        const auto* to = find(page, id)->action.as<Navigate>();
        ASSERT_TRUE(to) << id;
        EXPECT_EQ(to->entity, one.entity);
        EXPECT_EQ(to->field, one.field);
      }
      EXPECT_EQ(below(page, text(language, "why.whatWouldChangeIt")), text(language, "why.windowMoves") + "\n");
      const Node* next = find(page, "why:remedy:0");
      ASSERT_EQ(next != nullptr, one.open) << one.as_of;
      if (!next) continue;
      const auto* to = next->action.as<Navigate>();
      ASSERT_TRUE(to);
      EXPECT_EQ(to->page, PageId::commitments);
      EXPECT_EQ(to->entity, one.subject == plan.id ? plan::Id() : one.subject);
      EXPECT_TRUE(has_line(below(page, text(language, "why.whatToDo")), rule_text(language, "AMD-1.next")));
    }
  }
}

// Where nobody knows whether a commitment came with the plan, its window rests on two submissions, and on which of them it was.
TEST(Why, AWindowOfEitherSubmissionNamesBoth) {
  plan::Document document = glasgow();
  plan::Commitment& one = document.plans.front().commitments.back();
  one.inclusion = plan::Inclusion::unset;
  one.submission = date("2022-01-10");
  for (const Language language : {Language::es, Language::en}) {
    const Page page = asked(document, "2021-10-01", language, ShowWhy{"AMD-1", one.id, "deadline.amendmentWindowOpen"});
    const auto leads_to = [&](const char* id) {
      const Node* node = find(page, id);
      const auto* to = node ? node->action.as<Navigate>() : nullptr;
      return to ? to->entity + "/" + to->field : std::string();
    };
    EXPECT_EQ(leads_to("why:anchor"), document.plans.front().submission.id + "/date");
    EXPECT_EQ(leads_to("why:anchor:own"), one.id + "/submission");
    EXPECT_EQ(leads_to("why:opens"), one.id + "/inclusion");
    EXPECT_EQ(below(page, text(language, "why.whatWouldChangeIt")), text(language, "why.windowIsEither") + "\n");
  }
}

// Days that are in time whatever the exact days are: said as such where a date is known by its month.
TEST(Why, SaysThatSomeDaysAreSurelyInTime) {
  plan::Document document = with_term();
  document.plans.front().submission.date = date("2021-09");
  for (const Language language : {Language::es, Language::en}) {
    const Page page = asked(document, "2021-10-01", language, ShowWhy{"MON-IE", "plan-2021", {}});
    EXPECT_TRUE(has_line(below(page, text(language, "why.whatWouldChangeIt")),
                         text(language, "why.surelyInTime", {{"from", full(language, day("2021-09-30"))}, {"to", full(language, day("2021-11-01"))}})));
  }
}

}  // namespace
}  // namespace cocrea::view::testing
