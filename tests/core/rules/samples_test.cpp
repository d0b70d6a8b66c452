// The sample and the real plans of the tests: canonical files, made of stated facts, nothing filled in.
#include <gtest/gtest.h>

#include "core/exchange/json.h"
#include "core/rules/documents.h"

namespace cocrea::rules::test {
namespace {

const char* const kPlans[] = {"assets/samples/glasgow-2021.json", "tests/data/plans/basque-country-2021.json",
                              "tests/data/plans/buenos-aires-2025.json", "tests/data/plans/quintana-roo-2022.json"};

TEST(Samples, AreCanonical) {
  for (const char* path : kPlans) EXPECT_EQ(exchange::write_document(read_document(path)), read_file(path)) << path;
}

TEST(Samples, GlasgowHoldsItsFacts) {
  const plan::Document document = read_document(kPlans[0]);
  EXPECT_EQ(document.sample, "glasgow-2021");
  EXPECT_EQ(document.jurisdiction.language, "en");
  EXPECT_EQ(document.jurisdiction.kind, plan::JurisdictionKind::independent);
  ASSERT_EQ(document.plans.size(), 1u);
  const plan::Plan& plan = document.plans[0];
  EXPECT_EQ(plan.submission.date, date("2021-09-23"));
  EXPECT_EQ(plan.planned_end, date("2023-09"));
  ASSERT_EQ(plan.commitments.size(), 4u);
  EXPECT_EQ(plan.commitments[2].ogp_id, "GBGLG0003");
  EXPECT_EQ(document.organisations.size(), 5u);
  for (const plan::Commitment& commitment : plan.commitments) {
    EXPECT_EQ(commitment.ends_with_plan, plan::YesNo::yes);
    EXPECT_FALSE(commitment.end);
    EXPECT_FALSE(commitment.completed);
    EXPECT_TRUE(commitment.milestones.empty());
    EXPECT_FALSE(commitment.title.at("en").empty());
  }
}

TEST(Samples, UnseenStaysUnset) {
  for (const char* path : kPlans) {
    SCOPED_TRACE(path);
    const plan::Document document = read_document(path);
    EXPECT_EQ(document.jurisdiction.has_elections, plan::YesNo::unset);
    for (const plan::Plan& plan : document.plans) {
      EXPECT_TRUE(plan.submission.channel.empty());
      EXPECT_TRUE(plan.endorsements.empty());
      for (const plan::YesNo complete : {plan.registers.submissions, plan.registers.completions, plan.registers.evaluations,
                                         plan.registers.meetings, plan.registers.endorsements, plan.registers.amendments}) {
        EXPECT_EQ(complete, plan::YesNo::unset);
      }
      for (const plan::Evaluation& evaluation : plan.evaluations) EXPECT_FALSE(evaluation.delivered);
      for (const plan::Meeting& meeting : plan.meetings) {
        EXPECT_EQ(meeting.government_attended, plan::YesNo::unset);
        EXPECT_EQ(meeting.non_government_attended, plan::YesNo::unset);
      }
    }
  }
}

TEST(Samples, AreListedWithADayToOpenThemOn) {
  const nlohmann::json index = read_json("assets/samples/index.json");
  ASSERT_EQ(index.size(), 1u);
  EXPECT_EQ(index[0].value("sample", ""), read_document("assets/samples/" + index[0].value("file", "")).sample);
  EXPECT_EQ(index[0].value("asOf", ""), "2021-10-01");
  EXPECT_FALSE(index[0].value("name", "").empty());
}

}  // namespace
}  // namespace cocrea::rules::test
