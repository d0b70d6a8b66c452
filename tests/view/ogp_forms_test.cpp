// OGP's forms for evaluations: what they ask, and what stands in their packs.
#include "view/ogp_forms.h"

#include "view/support.h"

namespace cocrea::view::testing {
namespace {

struct Question {
  const char* name;         // in files: it never changes
  const char* grades;       // that may be chosen
  bool of_each_commitment;
};
constexpr const char* kYesNoGrades = "yes no";
constexpr const char* kDegreeGrades = "notApplicable notChanged marginal major outstanding";
constexpr Question kInitial[] = {
    {"forum", kYesNoGrades, false},          {"multistakeholder", kYesNoGrades, false}, {"meeting", kYesNoGrades, false},
    {"endorsed", kYesNoGrades, false},       {"website", kYesNoGrades, false},          {"beforeMeetings", kYesNoGrades, false},
    {"groundRules", kYesNoGrades, false},    {"openMembership", kYesNoGrades, false},   {"anyCitizen", kYesNoGrades, false},
    {"reasonedResponse", kYesNoGrades, false}, {"dialogue", kYesNoGrades, false},       {"verifiable", kYesNoGrades, true},
    {"relevant", kYesNoGrades, true},        {"newness", "new continuation", true},     {"change", "", true}};
constexpr Question kOfCommitment[] = {
    {"progress", "noEvidence notStarted limited substantial complete", false}, {"factors", "", false}, {"asPlanned", kYesNoGrades, false},
    {"informationDisclosed", kDegreeGrades, false}, {"informationQuality", kDegreeGrades, false}, {"informationValue", kDegreeGrades, false},
    {"informationChannels", kDegreeGrades, false}, {"informationAccess", kDegreeGrades, false}, {"participation", kDegreeGrades, false}, {"accountability", kDegreeGrades, false},
    {"otherResults", "", false}, {"problem", kYesNoGrades, false}, {"lessons", "", false}};
constexpr Question kReport[] = {{"lessonsLearned", "", false}, {"nextSteps", "", false}};

plan::Evaluation evaluation_of(plan::EvaluationKind kind, const plan::Id& commitment = {}) {
  plan::Evaluation one;
  one.id = commitment.empty() ? "evaluation" : "evaluation-" + commitment;
  one.order = "V";
  one.kind = kind;
  one.commitment = commitment;
  return one;
}

plan::Document with(const std::vector<plan::Evaluation>& all) {
  plan::Document document = glasgow();
  document.plans.front().evaluations.clear();
  for (const plan::Evaluation& one : all) document.plans.front().evaluations.push_back(one);
  return document;
}

void expect_asks(const plan::Evaluation& evaluation, std::span<const Question> expected, std::size_t commitments) {
  const plan::Document document = with({evaluation});
  const State state = state_on("2021-10-01");
  const Context c = make_context(&document, nullptr, state);
  std::vector<FilledLine> asked;
  for (const FormSection& section : form_of(c, document.plans.front().evaluations.front())) {
    for (const FilledLine& one : section.answers) {
      if (one.line) asked.push_back(one);
    }
  }
  std::vector<std::pair<const Question*, plan::Id>> all;
  for (const Question& one : expected) {
    if (!one.of_each_commitment) all.emplace_back(&one, plan::Id());
  }
  for (std::size_t i = 0; i < commitments; ++i) {
    for (const Question& one : expected) {
      if (one.of_each_commitment) all.emplace_back(&one, document.plans.front().commitments[i].id);
    }
  }
  ASSERT_EQ(asked.size(), all.size());
  const plan::Field& grade = *plan::kFormAnswer.find("grade");
  for (std::size_t i = 0; i < asked.size(); ++i) {
    EXPECT_EQ(asked[i].line->name(), all[i].first->name);
    EXPECT_EQ(asked[i].line->grades, all[i].first->grades) << all[i].first->name;
    EXPECT_EQ(asked[i].commitment ? asked[i].commitment->id : "", all[i].second) << all[i].first->name;
    EXPECT_TRUE(asked[i].blank) << all[i].first->name;
    std::istringstream grades{std::string(asked[i].line->grades)};
    for (std::string name; grades >> name;) EXPECT_NE(std::find(grade.names.begin(), grade.names.end(), name), grade.names.end()) << name;
  }
}

TEST(OgpForms, AskTheSameQuestionsUnderTheSameNamesForever) {
  expect_asks(evaluation_of(plan::EvaluationKind::initial), kInitial, 4);
  expect_asks(evaluation_of(plan::EvaluationKind::commitment, "commitment-1"), kOfCommitment, 0);
  expect_asks(evaluation_of(plan::EvaluationKind::learning_report), kReport, 0);
  expect_asks(evaluation_of(plan::EvaluationKind::learning_exercise), {}, 0);
  expect_asks(evaluation_of(plan::EvaluationKind::unset), {}, 0);
}

// One degree for five questions was one answer once. A file that has it keeps it under its own words, beside the five; what is begun now has the five alone.
TEST(OgpForms, KeepAnAnswerToWhatIsNotAskedAnyMore) {
  plan::Evaluation evaluation = evaluation_of(plan::EvaluationKind::commitment, "commitment-1");
  const auto asks = [&](const plan::Evaluation& one) {
    const plan::Document document = with({one});
    const State state = state_on("2021-10-01", PageId::monitoring, Language::en);
    const Context c = make_context(&document, nullptr, state);
    std::string answer = "not asked";
    std::size_t asked = 0;
    for (const FormSection& section : form_of(c, document.plans.front().evaluations.front())) {
      for (const FilledLine& line : section.answers) {
        asked += line.line != nullptr;
        if (line.line && line.line->name() == "information") answer = line.answer;
      }
    }
    EXPECT_EQ(count_form(c, document.plans.front().evaluations.front()).asked, static_cast<long>(asked));
    std::string packed;
    for (const FormSection& section : fill_form(c, OgpForm::end_of_commitment)) {
      for (const FilledLine& line : section.answers) {
        if (line.question == text(Language::en, "question.information")) packed = line.answer;
      }
    }
    EXPECT_EQ(packed.empty(), answer == "not asked");
    return answer;
  };
  EXPECT_EQ(asks(evaluation), "not asked");
  plan::FormAnswer old;
  old.id = old.order = "old";
  old.question = "information";
  old.grade = plan::Grade::major;
  evaluation.answers.push_back(old);
  EXPECT_NE(asks(evaluation), "not asked");
  EXPECT_NE(asks(evaluation), "");
}

// The number of groups, and who supports a milestone, have fields of their own.
TEST(OgpForms, TellTheNumberOfGroupsAndWhoSupportsAMilestone) {
  plan::Document document = glasgow();
  plan::Plan& plan = document.plans.front();
  plan.vision.groups = 12;
  plan::Milestone one;
  one.id = one.order = "m";
  one.title["en"] = "Portal";
  one.responsible = {document.organisations[0].id};
  one.supporting = {document.organisations[1].id};
  plan.commitments.front().milestones.push_back(one);
  const State state = state_on("2021-10-01");
  const Context c = make_context(&document, nullptr, state);
  std::string groups, milestones;
  for (const FormSection& section : fill_form(c, OgpForm::submission)) {
    for (const FilledLine& line : section.answers) {
      if (line.question == "How many groups participated in these spaces?") groups = line.answer;
      if (line.question.starts_with("Milestones") && milestones.empty()) milestones = line.answer;
    }
  }
  EXPECT_EQ(groups, "12");
  EXPECT_EQ(milestones, "Portal; " + document.organisations[0].name + "; with the support of " + document.organisations[1].name);
}

// What a question's place in the pack holds, by what was answered.
struct Answered {
  const char* why;
  OgpForm form;
  const char* question;     // in English
  const char* name;         // of what is answered; "" nothing
  const char* commitment;   // of which it is asked in the initial evaluation
  plan::Grade grade;
  plan::LocalizedText explanation;
  const char* references;
  const char* answer;
  const char* language;
  bool blank;
};
const Answered kCases[] = {
    {"a problem that is written is no answer to whether it was solved", OgpForm::end_of_commitment, "2.2 Did it address the problem that it set out to solve?", "", "",
     plan::Grade::unset, {}, "", "", "", true},
    {"the answer to it", OgpForm::end_of_commitment, "2.2 Did it address the problem that it set out to solve?", "problem", "", plan::Grade::no, {{"en", "In part."}}, "A survey",
     "No\nIn part.\nA survey", "", false},
    {"what an institution says of its progress is no assessment", OgpForm::end_of_commitment, "1.1 Overall level of progress at the time of assessment", "", "",
     plan::Grade::unset, {}, "", "", "", true},
    {"an explanation without a level", OgpForm::end_of_commitment, "1.1 Overall level of progress at the time of assessment", "progress", "", plan::Grade::unset, {{"en", "Late."}}, "",
     "Late.", "", true},
    {"a level without an explanation", OgpForm::end_of_commitment, "1.1 Overall level of progress at the time of assessment", "progress", "", plan::Grade::limited, {}, "", "Limited", "", false},
    {"a text alone", OgpForm::end_of_commitment, "1.2 Which factors led to this level of progress?", "factors", "", plan::Grade::unset, {{"en", "Money."}}, "", "Money.", "", false},
    {"a text in another language", OgpForm::end_of_commitment, "3. Lessons", "lessons", "", plan::Grade::unset, {{"es", "Empezar antes."}}, "", "Empezar antes.", "es", false},
    {"how things are is no answer to whether it is new", OgpForm::inception, "Is it new, or a continuation of ongoing practice?", "", "", plan::Grade::unset, {}, "", "", "", true},
    {"new", OgpForm::inception, "Is it new, or a continuation of ongoing practice?", "newness", "commitment-1", plan::Grade::new_practice, {}, "", "New", "", false},
    {"of another commitment", OgpForm::inception, "Is it new, or a continuation of ongoing practice?", "newness", "commitment-2", plan::Grade::new_practice, {}, "", "", "", true},
    {"what a government holds to be relevant is no assessment", OgpForm::inception, "Is it relevant to OGP values?", "", "", plan::Grade::unset, {}, "", "", "", true},
    {"evidence stands there without an answer, which is to be given", OgpForm::inception, "1.1 Does a forum exist?", "", "", plan::Grade::unset, {}, "", "The table; 4 May 2021", "", true},
    {"and after one", OgpForm::inception, "1.1 Does a forum exist?", "forum", "", plan::Grade::yes, {{"en", "It does."}}, "", "Yes\nIt does.\nThe table; 4 May 2021", "", false},
    {"lessons", OgpForm::learning, "Lessons learned", "lessonsLearned", "", plan::Grade::unset, {{"en", "Begin early."}}, "", "Begin early.", "", false},
    {"who wrote it", OgpForm::learning, "Name of the evaluator", "", "", plan::Grade::unset, {}, "", "Ana Ruiz", "", false},
    {"and the address", OgpForm::learning, "E-mail", "", "", plan::Grade::unset, {}, "", "ana@example.org", "", false},
};

TEST(OgpForms, HoldWhatTheMonitoringBodyAnswersAndNothingElseInItsPlace) {
  for (const Answered& one : kCases) {
    SCOPED_TRACE(one.why);
    using Kind = plan::EvaluationKind;
    const bool of_commitment = one.form == OgpForm::end_of_commitment;
    plan::Evaluation evaluation = evaluation_of(of_commitment ? Kind::commitment : one.form == OgpForm::inception ? Kind::initial : Kind::learning_report, of_commitment ? "commitment-1" : "");
    evaluation.author = "Ana Ruiz";
    evaluation.email = "ana@example.org";
    plan::FormAnswer answer;
    answer.id = answer.order = "answer";
    answer.question = one.name;
    answer.commitment = one.commitment;
    answer.grade = one.grade;
    answer.explanation = one.explanation;
    answer.references = one.references;
    evaluation.answers.push_back(answer);
    plan::Document document = with({evaluation});
    document.plans.front().commitments.front().progress = plan::Progress::complete;
    document.membership.forums.clear();
    plan::Forum forum;
    forum.id = forum.order = "forum";
    forum.name = {{"en", "The table"}};
    forum.set_up = date("2021-05-04");
    document.membership.forums.push_back(forum);
    const State state = state_on("2021-10-01");
    const FilledLine* found = nullptr;
    const std::vector<FormSection> sections = fill_form(make_context(&document, nullptr, state), one.form);
    for (const FormSection& section : sections) {
      for (const FilledLine& line : section.answers) {
        if (!found && line.question == one.question) found = &line;
      }
    }
    ASSERT_TRUE(found);
    EXPECT_EQ(found->answer, one.answer);
    EXPECT_EQ(found->language, one.language);
    EXPECT_EQ(found->blank, one.blank);
    // What is counted without filling the form in is what the form holds.
    const Context c = make_context(&document, nullptr, state);
    const FormCount count = count_form(c, document.plans.front().evaluations.front());
    long asked = 0, blank = 0;
    for (const FormSection& section : form_of(c, document.plans.front().evaluations.front())) {
      for (const FilledLine& line : section.answers) asked += line.line != nullptr, blank += line.line && line.blank;
    }
    EXPECT_EQ(count.asked, asked);
    EXPECT_EQ(count.blank, blank);
  }
}

// The words of the first answer to a question in a section of that title ("": any).
std::string answer_in(const plan::Document& document, const State& state, OgpForm form, std::string_view question, std::string_view title = {}) {
  for (const FormSection& section : fill_form(make_context(&document, nullptr, state), form)) {
    if (section.title.find(title) == std::string::npos) continue;
    for (const FilledLine& line : section.answers) {
      if (line.question == question) return line.answer;
    }
  }
  return "no such question";
}

plan::ProgressEntry entry(const char* id, const char* day) {
  plan::ProgressEntry one;
  one.id = one.order = id;
  one.date = date(day);
  one.note = {{"en", std::string("Note of ") + day}};
  return one;
}

// Submitted on 23 September 2021: the quarters are counted from that day. By the as-of day, what was reported in its quarter, and not later.
TEST(OgpForms, TheQuarterlyReportIsThatOfOneQuarter) {
  plan::Document document = glasgow();
  plan::Plan& plan = document.plans.front();
  plan.submission.date = date("2021-09-23");
  plan.planned_end = date("2022-11-30");
  plan.actual_end.reset();
  plan.progress.clear();
  for (const char* day : {"2021-09-20", "2021-10-05", "2021-12-22", "2021-12-23", "2022-02", "2022-03-23", "2022-12-15", "2023-02-01"}) plan.progress.push_back(entry(day, day));
  plan::Evidence evidence;
  evidence.id = evidence.order = "evidence";
  evidence.phase = plan::Phase::implementation;
  evidence.date = date("2022-01-10");
  evidence.title = {{"en", "A shared report"}};
  evidence.link = "https://example.org/report";
  plan.evidence.push_back(evidence);
  struct Quarter {
    const char *as_of, *quarter, *notes, *evidence;
  };
  const Quarter cases[] = {
      {"2021-10-01", "23 September 2021 – 22 December 2021", "Note of 2021-09-20; 20 September 2021", ""},   // before the first quarter: in no other report
      {"2021-12-22", "23 September 2021 – 22 December 2021", "Note of 2021-09-20; 20 September 2021\nNote of 2021-10-05; 5 October 2021\nNote of 2021-12-22; 22 December 2021", ""},
      {"2022-03-22", "23 December 2021 – 22 March 2022", "Note of 2021-12-23; 23 December 2021\nNote of 2022-02; February 2022", "A shared report; 10 January 2022; https://example.org/report"},
      {"2023-03-01", "23 September 2022 – 30 November 2022", "Note of 2022-12-15; 15 December 2022\nNote of 2023-02-01; 1 February 2023", ""},   // after the last one
      {"2021-01-01", "23 September 2021 – 22 December 2021", "", ""}};
  for (const Quarter& one : cases) {
    SCOPED_TRACE(one.as_of);
    State state = state_on("2023-01-01");
    state.as_of = dates::parse_day(one.as_of);
    EXPECT_EQ(answer_in(document, state, OgpForm::quarterly, "Quarter"), one.quarter);
    EXPECT_EQ(answer_in(document, state, OgpForm::quarterly, "Progress in this period"), one.notes);
    EXPECT_EQ(answer_in(document, state, OgpForm::quarterly, "Evidence of collaboration with non-governmental stakeholders in this quarter"), one.evidence);
  }
  plan.submission.date.reset();
  EXPECT_EQ(answer_in(document, state_on("2023-01-01"), OgpForm::quarterly, "Quarter"), "") << "nobody knows which it is";
}

// MON-IE: added ones need no initial evaluation. What was answered about one all the same stays to be seen.
TEST(OgpForms, TheInceptionAsksOfTheCommitmentsThatThePlanBeganWith) {
  plan::Evaluation evaluation = evaluation_of(plan::EvaluationKind::initial);
  const auto asked = [](const plan::Document& document) {
    const State state = state_on("2021-10-01");
    return fill_form(make_context(&document, nullptr, state), OgpForm::inception).size();
  };
  plan::Document document = with({evaluation});
  const std::size_t before = asked(document);
  document.plans.front().commitments[1].inclusion = plan::Inclusion::added;
  EXPECT_EQ(asked(document), before - 1);
  plan::FormAnswer answer;
  answer.id = answer.order = "answer";
  answer.question = "newness";
  answer.commitment = document.plans.front().commitments[1].id;
  document.plans.front().evaluations.front().answers.push_back(answer);
  EXPECT_EQ(asked(document), before);
}

TEST(OgpForms, TheContactOfTheLeadCanBeReached) {
  plan::Document document = glasgow();
  plan::Person person;
  person.id = person.order = "contact";
  person.name = "Ana Ruiz";
  person.post = "Head of data";
  person.email = "ana@example.org";
  document.people.push_back(person);
  document.plans.front().commitments.front().people = {"contact"};
  EXPECT_EQ(answer_in(document, state_on("2021-10-01"), OgpForm::submission, "Contact of the lead"), "Ana Ruiz; Head of data; ana@example.org");
}

// A form that is begun has a place for each answer; the same in every copy.
TEST(OgpForms, AreBegunOnTheirPageWithAPlaceForEachAnswer) {
  plan::Document document = with({evaluation_of(plan::EvaluationKind::initial)});
  State state = state_on("2021-10-01", PageId::monitoring);
  state.unfolded = "evaluation";
  const auto begin = [&]() -> const Perform* {
    static Page page;
    page = page_of(document, state);
    const Node* node = find(page, "add:evaluation.answers");
    return node ? node->action.as<Perform>() : nullptr;
  };
  ASSERT_TRUE(begin());
  edit::Transaction step = begin()->transaction;
  ASSERT_EQ(step.changes.size(), 11u + 4 * 4);
  ASSERT_FALSE(edit::apply(document, step));
  EXPECT_FALSE(begin()) << "nothing is missing";
  const plan::Evaluation& evaluation = document.plans.front().evaluations.front();
  EXPECT_TRUE(plan::find(document, "evaluation-forum"));
  EXPECT_TRUE(plan::find(document, "evaluation-newness-commitment-2"));
  for (const plan::FormAnswer& one : evaluation.answers) {
    SCOPED_TRACE(one.id);
    for (const char* field : {"grade", "explanation", "references"}) {
      if (one.question == "change" && std::string_view(field) != "explanation") continue;
      const Destination place = destination(document, Navigate{PageId::overview, one.id, field}, state_on("2021-10-01"));
      EXPECT_EQ(place.page, PageId::monitoring);
      EXPECT_EQ(place.unfold, "evaluation");
      EXPECT_TRUE(find(page_of(document, state), place.focus)) << field;
    }
  }
  // The pack is in English, also where the page is not.
  State pack = state;
  pack.form = "inception";
  for (const Language language : {Language::es, Language::en}) {
    pack.language = language;
    const Page page = page_of(document, pack);
    int questions = 0;
    each_below(*find(page, "ways:open-form"), [&](const Node& node) {
      if (node.label != "1.1 Does a forum exist?") return;
      ++questions;
      EXPECT_EQ(node.language, language == Language::es ? "en" : "");
    });
    EXPECT_EQ(questions, 1);
  }
  // What is of no known language says none: a name is no English.
  plan::Document spanish = document;
  spanish.plans.front().evaluations[0].author = "Universidad del Puerto";
  spanish.plans.front().commitments.front().title = {{"es", "Un portal de datos abiertos"}};
  pack.language = Language::es;
  const Page in_spanish = page_of(spanish, pack);
  int names = 0, titles = 0;
  each_below(*find(in_spanish, "ways:open-form"), [&](const Node& node) {
    if (node.kind != NodeKind::heading && node.kind != NodeKind::paragraph) return;
    const bool name = node.label == "Universidad del Puerto", title = node.kind == NodeKind::heading && node.label.find("Un portal de datos abiertos") != std::string::npos;
    names += name, titles += title;
    if (name || title) EXPECT_EQ(node.language, "") << node.label;
  });
  EXPECT_EQ(names, 1);
  EXPECT_EQ(titles, 1);
  // An answer about a commitment that is gone can still be seen, and taken out.
  document.plans.front().commitments.erase(document.plans.front().commitments.begin() + 1, document.plans.front().commitments.begin() + 2);
  EXPECT_TRUE(find(page_of(document, state), "remove:evaluation-newness-commitment-2"));
  EXPECT_FALSE(find(page_of(document, state), "remove:evaluation-newness-commitment-1"));
  EXPECT_FALSE(find(page_of(document, state), "f:evaluation-newness-commitment-2.question")) << "its heading asks it in words";
}

}  // namespace
}  // namespace cocrea::view::testing
