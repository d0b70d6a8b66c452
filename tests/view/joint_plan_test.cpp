// A made-up joint plan of three municipalities with twelve commitments, in its first year: what its pages say of what is done, missing and still to come.
#include <algorithm>

#include "core/rules/check.h"
#include "view/support.h"

namespace cocrea::view::testing {
namespace {

plan::Document sierra_norte() { return load("tests/pictures/sierra-norte.json"); }

std::vector<std::string> labels_below(const Node& node) {
  std::vector<std::string> all;
  each_below(node, [&](const Node& one) { all.push_back(one.label); });
  return all;
}

bool holds(const std::vector<std::string>& all, std::string_view wanted) { return std::find(all.begin(), all.end(), wanted) != all.end(); }

// The report of 2 June serves the quarter until 31 August, so nothing is due on that day any more.
TEST(JointPlan, NextDatesAreOfWhatIsStillToBeDone) {
  const plan::Document document = sierra_norte();
  const Page page = page_of(document, state_on("2027-06-15"));
  const std::vector<std::string> all = labels_below(*find(page, "overview:dates"));
  EXPECT_FALSE(holds(all, "31 de agosto de 2027"));
  EXPECT_TRUE(holds(all, "30 de noviembre de 2027"));
}

// "Record what is missing" is no step: a step says what.
TEST(JointPlan, StepsSayWhatIsToBeRecorded) {
  for (const Language language : {Language::es, Language::en}) {
    const std::string vague(rules::words(tag(language), "remedy.record")), english(rules::words(tag(language), "remedy.SUB-1.translate"));
    plan::Document empty;
    empty.jurisdiction.kind = plan::JurisdictionKind::independent;
    empty.plans.push_back({});
    empty.plans[0].id = "plan";
    for (const plan::Document& document : {sierra_norte(), glasgow(), empty}) {
      int steps = 0;
      each_below(*find(page_of(document, state_on("2027-06-15", PageId::overview, language)), "overview:next"), [&](const Node& node) {
        if (node.kind != NodeKind::link) return;
        ++steps;
        EXPECT_NE(node.label, vague);
        EXPECT_NE(node.label, english);
      });
      EXPECT_GT(steps, 0);
    }
  }
}

// One of two was held, and the register of meetings is not complete.
TEST(JointPlan, SaysHowManyMeetingsTheYearStillNeeds) {
  const plan::Document document = sierra_norte();
  const std::vector<std::string> all = labels_below(*find(page_of(document, state_on("2027-06-15", PageId::forum)), "forum:regularity"));
  EXPECT_TRUE(holds(all, "Falta 1 reunión, salvo que haya alguna sin registrar."));
}

TEST(EmptyPlan, CalendarSaysOnceThatThereAreNoDates) {
  plan::Document document;
  document.plans.push_back({});
  document.plans[0].id = "plan";
  int boxes = 0;
  each_node(page_of(document, state_on("2026-11-26", PageId::calendar)), [&](const Node& node) { boxes += node.kind == NodeKind::empty_state; });
  EXPECT_EQ(boxes, 1);
}

}  // namespace
}  // namespace cocrea::view::testing
