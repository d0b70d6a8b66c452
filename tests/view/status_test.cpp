// The page of the membership's status.
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
  ASSERT_EQ(picture->timeline->rows.size(), 2u);
  for (const Bar& bar : picture->timeline->rows[0].bars) EXPECT_LE(bar.end.latest, as_of);
  for (const Bar& bar : picture->timeline->rows[1].bars) EXPECT_GT(bar.start.earliest, as_of);
  // Without a gap: each bar ends on the day before the next.
  for (const TimelineRow& row : picture->timeline->rows) {
    for (std::size_t i = 1; i < row.bars.size(); ++i) EXPECT_EQ(row.bars[i].start.earliest, row.bars[i - 1].end.earliest + date::days{1});
  }
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
  EXPECT_TRUE(has_line(words_of(*find(page, "status:now")), "Así lo registró OGP; por las reglas sería: Activo."));
}

TEST(Status, CountsFromTheFirstDayOfARunAndSaysWhatGoesOn) {
  const Page page = page_of(glasgow(), state_on("2026-11-25", PageId::status));
  // Active since the submission, whatever might have been beside it meanwhile.
  EXPECT_TRUE(has_line(words_of(*find(page, "status:now")), "desde el 23 de septiembre de 2021"));
  EXPECT_FALSE(find(page, "status:next")->tone == Tone::done);
  EXPECT_TRUE(has_line(words_of(*find(page, "status:next")), "En los próximos tres años seguiría así: Activo."));
  for (const TimelineRow& row : find(page, "timeline")->timeline->rows) {
    for (std::size_t i = 1; i < row.bars.size(); ++i) EXPECT_NE(row.bars[i].label, row.bars[i - 1].label);
  }
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

}  // namespace
}  // namespace cocrea::view::testing
