// Files of earlier versions. tests/data/versions holds one of each: they stay as they were written.
#include <gtest/gtest.h>


#include "causes.h"
#include "core/exchange/json.h"
#include "support/files.h"

namespace cocrea::exchange {
namespace {

using support::read_file;

plan::Document read(std::string_view json) {
  Reading reading = read_document(json);
  EXPECT_TRUE(reading.document);
  EXPECT_FALSE(reading.read_only);
  return reading.document ? std::move(*reading.document) : plan::Document{};
}

std::string version_1(const std::string& plan) { return R"({"format":"cocrea","formatVersion":1,"documentId":"d","plans":[{"id":"p",)" + plan + "}]}"; }

TEST(Migrate, AWholeFileOfVersion1OpensAndIsWrittenAsToday) {
  const std::string bytes = read_file("tests/data/versions/glasgow-1.cocrea.json");
  ASSERT_NE(bytes.find("\"formatVersion\": 1"), std::string::npos);
  plan::Document document = read(bytes);
  const std::string written = write_document(document);
  EXPECT_NE(written.find("\"formatVersion\": 2"), std::string::npos);
  const plan::Document again = read(written);
  document.rev = again.rev;   // the content says more than it did
  EXPECT_TRUE(plan::equal(again, document));
  EXPECT_EQ(document.plans[0].commitments.size(), 4u);
}

TEST(Migrate, TheMonitoringBodyOfVersion1BecomesThePlansFirst) {
  const plan::Document document = read(version_1(
      R"("vision":{"id":"v","monitoringBody":"Universidad de ñ","monitoringBodyDescription":{"es":"Dos académicos","en":"Two academics"}},)"
      R"("monitoringBodies":[{"id":"other","order":"V","name":"x"}])"));
  const plan::Plan& plan = document.plans[0];
  ASSERT_EQ(plan.monitoring_bodies.size(), 2u);
  EXPECT_EQ(plan.monitoring_bodies[0].name, "Universidad de ñ");
  EXPECT_EQ(plan.monitoring_bodies[0].id, "v-monitoringBody");
  EXPECT_EQ(plan.monitoring_bodies[0].description, (plan::LocalizedText{{"en", "Two academics"}, {"es", "Dos académicos"}}));
  EXPECT_LT(plan.monitoring_bodies[0].order, plan.monitoring_bodies[1].order);
  EXPECT_TRUE(plan.vision.extras.empty());
}

TEST(Migrate, WhatItCannotUnderstandStaysWhereItIs) {
  const plan::Document document = read(version_1(R"("vision":{"id":"v","monitoringBody":{"name":5},"mood":"good"})"));
  const plan::Plan& plan = document.plans[0];
  EXPECT_TRUE(plan.monitoring_bodies.empty());
  EXPECT_EQ(plan.vision.extras.at("monitoringBody"), R"({"name":5})");
  EXPECT_EQ(plan.vision.extras.at("mood"), "\"good\"");
}

TEST(Migrate, AChannelThatNamesOgpsSiteSaysSo) {
  const struct { const char* channel; plan::Channel kind; } cases[] = {
      {"OGP form", plan::Channel::ogp_site},
      {"https://www.opengovpartnership.org/plans/1", plan::Channel::ogp_site},
      {"correo", plan::Channel::unset},
      {"a@opengovpartnership.org", plan::Channel::unset},
      {"https://notopengovpartnership.org/a", plan::Channel::unset},
      {"", plan::Channel::unset}};
  for (const auto& one : cases) {
    const plan::Document document = read(version_1(std::string(R"("submission":{"id":"s","channel":")") + one.channel + "\"}"));
    EXPECT_EQ(document.plans[0].submission.channel_kind, one.kind) << one.channel;
    EXPECT_EQ(document.plans[0].submission.channel, one.channel);
  }
}

TEST(Migrate, TodaysFilesAreLeftAlone) {
  const plan::Document document = read(
      R"({"format":"cocrea","formatVersion":2,"documentId":"d","plans":[{"id":"p","vision":{"id":"v","monitoringBody":"x"},"submission":{"id":"s","channel":"OGP form"}}]})");
  EXPECT_EQ(document.plans[0].vision.extras.count("monitoringBody"), 1u);
  EXPECT_EQ(document.plans[0].submission.channel_kind, plan::Channel::unset);
}

}  // namespace
}  // namespace cocrea::exchange
