// "What if?": dates are supposed on the calendar, everything moves with them, and nothing is recorded before it is accepted.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <functional>

#include "glasgow.h"
#include "view/timeline.h"

namespace cocrea::app::testing {
namespace {

class WhatIf : public ::testing::Test {
 protected:
  Session session{start_on()};
  std::string before;

  void SetUp() override {
    session.file("glasgow.json", glasgow_bytes());
    go(session, view::PageId::calendar);
    before = session.bytes();
    press(session, "calendar:what-if");
  }
  const view::Timeline& timeline() { return *view::find(session.page(), "timeline")->timeline; }
  dates::Span due(const std::string& mark) {
    for (const view::TimelineRow& row : timeline().rows) {
      for (const view::Mark& one : row.marks) {
        if (one.id == mark) return one.at;
      }
    }
    ADD_FAILURE() << mark;
    return dates::Span::of(day("1970-01-01"));
  }
  bool has_bar(const std::string& id) {
    for (const view::TimelineRow& row : timeline().rows) {
      for (const view::Bar& one : row.bars) {
        if (one.id == id) return true;
      }
    }
    return false;
  }
};

const char* const kInitial = "mark:deadline.initialEvaluation:plan-1";

TEST_F(WhatIf, EveryDeadlineMovesAndNothingIsRecorded) {
  EXPECT_EQ(due(kInitial).latest, day("2021-11-23"));
  choose(session, "what-if:submission", "10");
  EXPECT_EQ(due(kInitial).latest, day("2021-12-03"));
  EXPECT_EQ(session.bytes(), before);
  EXPECT_FALSE(session.state().can_undo);
  go(session, view::PageId::overview);   // other pages show what is recorded
  EXPECT_EQ(session.page().main.children.empty(), false);
  go(session, view::PageId::calendar);
  press(session, "what-if:discard");
  EXPECT_EQ(due(kInitial).latest, day("2021-11-23"));
  EXPECT_EQ(session.bytes(), before);
}

TEST_F(WhatIf, EscapeLeavesThePlanAsItIs) {
  choose(session, "what-if:end", "61");
  EXPECT_TRUE(session.shortcut("escape"));
  EXPECT_FALSE(view::find(session.page(), "what-if"));
  EXPECT_EQ(session.page().focus, "calendar:what-if");
  EXPECT_EQ(session.bytes(), before);
  EXPECT_FALSE(session.shortcut("escape"));
}

// What the stripes below the sliders show by colour is said in words.
TEST_F(WhatIf, TheColoursHaveTheirKey) {
  const view::Node* key = view::find(session.page(), "what-if:colours");
  ASSERT_TRUE(key);
  std::vector<view::Tone> explained;
  for (const view::Node& one : key->children) {
    if (one.kind != view::NodeKind::pill) continue;
    EXPECT_FALSE(one.label.empty());
    explained.push_back(one.tone);
  }
  for (const char* slider : {"what-if:submission", "what-if:end"}) {
    for (const view::Stretch& one : view::find(session.page(), slider)->field->stretches) {
      EXPECT_EQ(std::count(explained.begin(), explained.end(), one.tone), 1) << slider;
    }
  }
}

// A requirement that is not met whatever the day is named below the slider, and its colour hides no other.
TEST_F(WhatIf, WhatNoDayMendsIsNamedBelow) {
  plan::Document document = glasgow();
  document.plans.front().commitments.front().ends_with_plan = plan::YesNo::no;
  document.plans.front().commitments.front().end = date("2035-01-31");
  session = Session(start_on());
  session.file("another.json", exchange::write_document(document));
  go(session, view::PageId::calendar);
  press(session, "calendar:what-if");
  const view::Node* never = view::find(session.page(), "what-if:end-never");
  ASSERT_TRUE(never);
  EXPECT_NE(never->label.find("No se cumple en ninguno de estos días"), std::string::npos) << never->label;
  const auto& stretches = view::find(session.page(), "what-if:end")->field->stretches;
  EXPECT_TRUE(std::none_of(stretches.begin(), stretches.end(), [&](const view::Stretch& one) { return one.tone == view::Tone::breached; }));
}

TEST_F(WhatIf, WhatIsAcceptedIsOneStep) {
  choose(session, "what-if:submission", "-3");
  choose(session, "what-if:end", "61");
  press(session, "what-if:accept");
  const plan::Plan& plan = session.document()->plans.front();
  EXPECT_EQ(plan.submission.date, date("2021-09-20"));
  EXPECT_EQ(plan.planned_end, date("2023-11"));   // a month moves by months
  EXPECT_FALSE(session.state().supposed);
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), before);
}

TEST_F(WhatIf, ADateCanBeTypedInstead) {
  leave(session, "what-if:submission-date", "3/12/2021");
  EXPECT_EQ(session.state().supposed->submission, date("2021-12-03"));
  EXPECT_EQ(view::find(session.page(), "what-if:submission")->value_now, 71);
  leave(session, "what-if:submission-date", "30/2/2022");
  EXPECT_NE(view::find(session.page(), "what-if:submission-date")->field->error, "");
  EXPECT_EQ(view::find(session.page(), "what-if:submission-date")->value, "30/2/2022");
  EXPECT_EQ(session.state().supposed->submission, date("2021-12-03"));
  leave(session, "what-if:submission-date", "2031");
  EXPECT_NE(view::find(session.page(), "what-if:submission-date")->field->error, "");
  EXPECT_EQ(session.bytes(), before);
}

// The end is recorded by its month; a day that is typed is a day, and is recorded as it was typed.
TEST_F(WhatIf, ATypedDateIsTakenAsItIs) {
  leave(session, "what-if:end-date", "15/3/2024");
  EXPECT_NE(session.state().announcement, "");   // how many answers would change
  EXPECT_EQ(view::find(session.page(), "what-if:end-date")->field->iso, "2024-03-15");
  press(session, "what-if:accept");
  EXPECT_EQ(session.document()->plans.front().planned_end, date("2024-03-15"));
}

// A plan in preparation: neither date is recorded, and both can be tried from the as-of day on.
TEST_F(WhatIf, DatesThatAreNotRecordedCanBeTried) {
  plan::Document document = glasgow();
  document.plans.front().submission.date.reset();
  document.plans.front().planned_end.reset();
  session = Session(start_on());
  session.file("another.json", exchange::write_document(document));
  go(session, view::PageId::calendar);
  before = session.bytes();
  press(session, "calendar:what-if");
  EXPECT_EQ(session.page().focus, "what-if:submission");
  EXPECT_EQ(view::find(session.page(), "what-if:submission")->value, "Sin fecha registrada");
  EXPECT_TRUE(view::find(session.page(), "what-if:accept")->disabled);
  choose(session, "what-if:submission", "30");
  const dates::Day supposed = session.state().as_of_day() + date::days{30};
  EXPECT_EQ(view::find(session.page(), "what-if:submission")->value, view::full(view::Language::es, supposed));
  EXPECT_EQ(due(kInitial).latest, day("2021-12-31"));   // two months after it
  EXPECT_EQ(session.bytes(), before);
  leave(session, "what-if:end-date", "30/11/2023");
  press(session, "what-if:accept");
  EXPECT_EQ(session.document()->plans.front().submission.date, dates::PartialDate::of(supposed));
  EXPECT_EQ(session.document()->plans.front().planned_end, date("2023-11-30"));
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), before);
}

// Another as-of day moves no slider under what is supposed.
TEST_F(WhatIf, TheRangeStaysWhereItBegan) {
  plan::Document document = glasgow();
  document.plans.front().submission.date.reset();
  document.plans.front().planned_end.reset();
  session = Session(start_on());
  session.file("another.json", exchange::write_document(document));
  go(session, view::PageId::calendar);
  press(session, "calendar:what-if");
  for (const char* id : {"what-if:submission", "what-if:end"}) {
    choose(session, id, "300");
    const std::string chosen = view::find(session.page(), id)->value;
    leave(session, "header:as-of", "1/3/2021");
    EXPECT_EQ(view::find(session.page(), id)->value_now, 300) << id;
    EXPECT_EQ(view::find(session.page(), id)->value, chosen) << id;
    choose(session, id, "301");
    EXPECT_EQ(view::find(session.page(), id)->value_now, 301) << id;
    leave(session, "header:as-of", "1/10/2021");
  }
}

TEST_F(WhatIf, WhereABarWouldMoveTheRecordedOneIsAGhost) {
  EXPECT_FALSE(has_bar("ghost:bar:commitment-1"));
  choose(session, "what-if:end", "-61");
  EXPECT_TRUE(has_bar("ghost:bar:commitment-1"));
  EXPECT_TRUE(has_bar("bar:commitment-1"));
}

TEST_F(WhatIf, TheSliderSaysOfEachDayWhatTheRulesSay) {
  plan::Document document = glasgow();
  plan::Term term;
  term.id = term.order = "term";
  term.end = date("2024-05-31");
  document.jurisdiction.terms.push_back(term);
  session = Session(start_on());
  session.file("another.json", exchange::write_document(document));
  go(session, view::PageId::calendar);
  press(session, "calendar:what-if");
  const view::Node* slider = view::find(session.page(), "what-if:end");
  ASSERT_NE(slider, nullptr);
  const auto& stretches = slider->field->stretches;
  ASSERT_GE(stretches.size(), 2u);
  EXPECT_EQ(stretches.front().first, slider->value_min);
  EXPECT_EQ(stretches.back().last, slider->value_max);
  for (std::size_t i = 1; i < stretches.size(); ++i) EXPECT_EQ(stretches[i].first, stretches[i - 1].last + 1);
}

// Beside the sliders: which answers and dates would be others, from what to what, each the way to its reason. The first of them, until all are asked for.
TEST_F(WhatIf, WhatWouldChangeIsSaid) {
  const auto rows = [&] {
    std::vector<const view::Node*> all;
    const std::function<void(const view::Node&)> walk = [&](const view::Node& node) {
      if (node.kind == view::NodeKind::table && node.label == "Lo que cambiaría") {
        for (std::size_t i = 1; i < node.children.size(); ++i) all.push_back(&node.children[i]);
      }
      for (const view::Node& child : node.children) walk(child);
    };
    if (const view::Node* box = view::find(session.page(), "what-if")) walk(*box);
    return all;
  };
  EXPECT_EQ(rows().size(), 0u);
  choose(session, "what-if:submission", "30");
  ASSERT_GT(rows().size(), 0u);
  const std::size_t few = rows().size();
  press(session, "what-if:more");
  EXPECT_GT(rows().size(), few);
  bool date_moves = false;
  for (const view::Node* row : rows()) {
    ASSERT_EQ(row->children.size(), 3u);
    EXPECT_NE(row->children[0].label, "");
    EXPECT_TRUE(row->children[2].children.front().action.is<view::ShowWhy>());
    EXPECT_NE(row->children[1].label, row->children[2].children.front().label) << row->children[0].label;
    date_moves |= row->children[1].label == "23 mar 2022" && row->children[2].children.front().label == "23 abr 2022";   // the window for amendments
  }
  EXPECT_TRUE(date_moves);
  const std::string said = session.page().announcement;
  for (std::size_t i = 0; i < few; ++i) EXPECT_NE(said.find(rows()[i]->children[0].label), std::string::npos) << said;
  choose(session, "what-if:submission", "0");
  EXPECT_EQ(session.page().announcement, view::text(view::Language::es, "whatIf.same"));
  EXPECT_NE(view::find(session.page(), "what-if:submission-date")->label, view::find(session.page(), "what-if:end-date")->label);
}

// Dozens of answers that stay what they are and move their day hid the one that would be another.
TEST_F(WhatIf, AnswersThatWouldBeOthersComeBeforeMereDates) {
  const auto rows = [&] {
    std::vector<std::pair<std::string, std::string>> all;   // before, after
    for (const view::Node& part : view::find(session.page(), "what-if:changes")->children) {
      for (std::size_t i = 1; part.kind == view::NodeKind::table && i < part.children.size(); ++i) {
        all.emplace_back(part.children[i].children[1].label, part.children[i].children[2].children.front().label);
      }
    }
    return all;
  };
  // A date by itself, or the same answer for another day.
  const auto is_mere_date = [](const std::pair<std::string, std::string>& row) {
    const auto word = [](const std::string& words) { return words.substr(0, words.find(" · ")); };
    return std::isdigit(static_cast<unsigned char>(row.second.front())) != 0 || word(row.first) == word(row.second);
  };
  const std::string only = view::text(view::Language::es, "whatIf.onlyDates");
  const auto says_only = [&] {
    const auto& children = view::find(session.page(), "what-if:changes")->children;
    return std::any_of(children.begin(), children.end(), [&](const view::Node& one) { return one.label == only; });
  };
  choose(session, "what-if:submission", "30");
  press(session, "what-if:more");
  ASSERT_GT(rows().size(), 3u);
  press(session, "what-if:more");
  bool dates_alone = false, answers = false;
  for (const char* days : {"30", "-60", "90", "200", "-300"}) {
    SCOPED_TRACE(days);
    choose(session, "what-if:submission", days);
    const auto few = rows();
    press(session, "what-if:more");
    const auto all = rows();
    press(session, "what-if:more");
    const auto first_date = std::find_if(all.begin(), all.end(), is_mere_date);
    for (auto row = first_date; row != all.end(); ++row) EXPECT_TRUE(is_mere_date(*row)) << row->first << " -> " << row->second << ", after " << first_date->first << " -> " << first_date->second;
    const auto changed = static_cast<std::size_t>(first_date - all.begin());
    EXPECT_EQ(few.size(), std::min<std::size_t>(3, changed > 0 ? changed : all.size()));
    EXPECT_EQ(says_only(), changed == 0);
    (changed > 0 ? answers : dates_alone) = true;
  }
  EXPECT_TRUE(answers);
}

// What is kept of a submission that lies ahead is what is planned, and not that it has happened.
TEST_F(WhatIf, ASubmissionAheadIsKeptAsPlanned) {
  const auto label = [&] { return view::find(session.page(), "what-if:accept")->label; };
  const std::string kept = view::text(view::Language::es, "whatIf.accept"), planned = view::text(view::Language::es, "whatIf.acceptPlanned");
  choose(session, "what-if:end", "61");
  EXPECT_EQ(label(), kept);
  choose(session, "what-if:submission", "8");    // 1 October, the day in view
  EXPECT_EQ(label(), kept);
  choose(session, "what-if:submission", "9");
  EXPECT_EQ(label(), planned);
}

// The window for amendments is counted on, whatever the plan's end.
TEST_F(WhatIf, AWindowThatOpensOrClosesAfterThePlansEndSaysSo) {
  const auto says = [&](int end_days) {
    choose(session, "what-if:submission", "30");
    choose(session, "what-if:end", std::to_string(end_days));
    if (session.state().unfolded != "what-if:changes") press(session, "what-if:more");
    bool found = false;
    const std::function<void(const view::Node&)> walk = [&](const view::Node& node) {
      found |= node.kind == view::NodeKind::cell && node.label.ends_with(" (después del fin del plan)");
      for (const view::Node& child : node.children) walk(child);
    };
    walk(*view::find(session.page(), "what-if:changes"));
    return found;
  };
  EXPECT_FALSE(says(0));
  EXPECT_TRUE(says(-640));   // the end of 2021: the window is open until 23 April 2022
}

// Also where nothing would change: which rule it is that gives the chosen dates their colour.
TEST_F(WhatIf, WhoseAnswerTheColourIsIsSaid) {
  const view::Node* line = view::find(session.page(), "what-if:decides");
  ASSERT_NE(line, nullptr);
  const view::ShowWhy* why = line->children.back().action.as<view::ShowWhy>();
  ASSERT_NE(why, nullptr);
  EXPECT_NE(line->children.front().label.find(view::rule_text(view::Language::es, why->rule + ".title")), std::string::npos);
}

TEST(WhatIfOfUnknownRules, NothingIsTriedOrProposed) {
  plan::Document document = glasgow();
  for (const bool known : {true, false}) {
    if (!known) document.ruleset = "elsewhere";
    Session session(start_on());
    session.file("glasgow.json", exchange::write_document(document));
    go(session, view::PageId::calendar);
    for (const char* id : {"calendar:what-if", "calendar:propose"}) EXPECT_EQ(view::find(session.page(), id) != nullptr, known) << id;
    EXPECT_EQ(view::find(session.page(), "notice:rule-set") == nullptr, known);
  }
}

}  // namespace
}  // namespace cocrea::app::testing
