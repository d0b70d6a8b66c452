// The panel of a proposed calendar as HTML: a heading, its progress in words, buttons with names; and bars that are only proposed.
#include <functional>

#include <gtest/gtest.h>

#include "html/html.h"
#include "html/reader.h"
#include "view/build.h"
#include "view/proposal.h"

namespace cocrea::html {
namespace {

plan::Document small_plan() {
  plan::Document document;
  document.id = "document";
  plan::Plan plan;
  plan.id = "plan";
  plan.submission.date = dates::PartialDate::parse("2027-01-01");
  plan.planned_end = dates::PartialDate::parse("2027-12-31");
  plan::Commitment one;
  one.id = "a";
  one.title["en"] = "Open <data>";
  one.start = dates::PartialDate::parse("2027-05-01");
  one.end = dates::PartialDate::parse("2027-06-30");
  plan.commitments.push_back(one);
  document.plans.push_back(plan);
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

// The page's main part with a proposal that is still being improved.
std::string written(view::Proposal::Phase phase, const std::function<void(view::Proposal&)>& change = [](view::Proposal&) {}) {
  const plan::Document plans = small_plan();
  auto proposal = std::make_shared<view::Proposal>();
  proposal->plan = "plan";
  proposal->phase = phase;
  proposal->from = schedule::from_plan(plans, plans.plans.front(), view::plan_options(plans, plans.plans.front(), *dates::parse_day("2026-12-31"), false));
  schedule::Solver solver(proposal->from.problem);
  while (!solver.step(100)) {}
  proposal->answer = solver.answer();
  proposal->answer.cost_proven = phase == view::Proposal::Phase::done;
  proposal->answer.bound = proposal->answer.cost * 9 / 10;
  proposal->bars = schedule::proposal(proposal->from, proposal->answer.starts);
  change(*proposal);
  view::State state;
  state.language = view::Language::en;
  state.today = *dates::parse_day("2026-12-31");
  state.page = view::PageId::calendar;
  state.proposal = proposal;
  const deadlines::Calendar calendar = deadlines::calendar(plans, state.today);
  return write(view::build_page(&plans, &calendar, state));
}

TEST(ProposalPanel, TellsItsProgressAndCanBeStopped) {
  const std::string html = written(view::Proposal::Phase::searching);
  const testing::Parsed parsed = testing::parse(html);
  ASSERT_EQ(parsed.error, "");
  EXPECT_NE(html.find("<progress"), std::string::npos);
  EXPECT_NE(html.find("The best so far has everything assessed by 30 March 2027. At best it is by 21 March 2027: 9 days may still be won."), std::string::npos);
  EXPECT_FALSE(testing::by_words(parsed.root, "button", "Stop").empty());
  EXPECT_TRUE(testing::by_words(parsed.root, "button", "Accept all").empty());
}

// What is known of the best is told before anything is found; of moves, with those that any calendar makes.
TEST(ProposalPanel, TellsTheBoundAndTheGapInDays) {
  using Phase = view::Proposal::Phase;
  const std::string nothing = written(Phase::searching, [](view::Proposal& one) { one.answer.found = false; });
  EXPECT_NE(nothing.find("At best everything is assessed by 21 March 2027."), std::string::npos);
  const std::string moves = written(Phase::searching, [](view::Proposal& one) {
    one.least_change = true;
    one.answer.cost = 30;
    one.answer.bound = 10;
    one.from.moved = 50;
  });
  EXPECT_NE(moves.find("Days by which the best so far moves dates, in all: 80. At best it is 60: 20 days may still be saved."), std::string::npos);
  EXPECT_NE(moves.find("value=\"75\""), std::string::npos) << "60 of 80";
  const std::string none = written(Phase::searching, [](view::Proposal& one) {
    one.least_change = true;
    one.answer.found = false;
    one.answer.bound = 10;
    one.from.moved = 50;
  });
  EXPECT_NE(none.find("At best it moves dates by 60 days in all."), std::string::npos);
}

TEST(ProposalPanel, SaysWhichOfTheEquallyGoodItIs) {
  using Phase = view::Proposal::Phase;
  EXPECT_NE(written(Phase::done).find("it is the one that starts everything earliest"), std::string::npos);
  EXPECT_NE(written(Phase::done, [](view::Proposal& one) { one.answer.ties_proven = false; }).find("that there is none is not proven"), std::string::npos);
}

TEST(ProposalPanel, OffersWhatChangesAndDrawsItAboveWhatIsRecorded) {
  const std::string html = written(view::Proposal::Phase::done);
  const testing::Parsed parsed = testing::parse(html);
  ASSERT_EQ(parsed.error, "");
  EXPECT_FALSE(testing::by_words(parsed.root, "h2", "Proposed calendar").empty());
  EXPECT_FALSE(testing::by_words(parsed.root, "button", "Accept all").empty());
  EXPECT_NE(html.find("1 May 2027 – 30 Jun 2027 → 1 Jan 2027 – 2 Mar 2027"), std::string::npos);
  EXPECT_FALSE(testing::by_words(parsed.root, "button", "Accept (1 · Open <data>)").empty());
  EXPECT_NE(html.find("ghost"), std::string::npos);
  EXPECT_NE(html.find("Proposed: 1 · Open &lt;data&gt;: 1 January 2027 – 2 March 2027"), std::string::npos);
}

}  // namespace
}  // namespace cocrea::html
