// What is open says what would change it, and where.
#include <gtest/gtest.h>

#include "core/exchange/json.h"
#include "core/rules/check.h"
#include "core/rules/documents.h"
#include "core/rules/random_document.h"
#include "support/times.h"

namespace cocrea::rules::test {
namespace {

bool is_open(const Verdict& verdict) {
  return verdict.state != State::met && verdict.state != State::not_applicable && !verdict.done;
}

// Rules whose pending verdicts wait for another act, and say so.
bool may_only_wait(std::string_view rule) { return rule.starts_with("MON-") || rule.starts_with("AMD-"); }

TEST(Remedies, AreThereForWhatIsOpen) {
  RandomDocument random(30);
  int open = 0;
  for (int round = 0; round < support::times(1500); ++round) {
    plan::Document document = random.make();
    for (plan::Date* date : date_fields(document)) {
      if (*date && random.pick(0, 3) == 0) *date = dates::PartialDate::of_month((*date)->year(), (*date)->month());
    }
    const dates::Day as_of = random.near_day(60);
    for (const Verdict& verdict : check(document, as_of)) {
      if (!is_open(verdict) || may_only_wait(verdict.rule)) continue;
      ++open;
      EXPECT_FALSE(verdict.remedies.empty()) << verdict.rule << " " << verdict.reason;
      for (const Missing& remedy : verdict.remedies) {
        plan::Found found = plan::find(document, remedy.place.entity);
        ASSERT_TRUE(found) << verdict.rule << " " << remedy.label;
        EXPECT_NE(found.type->find(remedy.place.field), nullptr) << verdict.rule << " " << remedy.label << " at " << remedy.place.field;
      }
    }
    if (failed_with(document, as_of)) return;
  }
  EXPECT_GT(open, support::times(10000));
}

// Of a report that lacks one of its two flags, that one.
TEST(Missing, IsTheFlagThatIsUnset) {
  nlohmann::json document = read_json("tests/core/rules/cases/reports.json").at("documents").at("learning");
  for (const std::string flag : {"lessons", "nextSteps"}) {
    nlohmann::json changed = document;
    changed["plans"][0]["evaluations"][1].erase(flag);
    const plan::Document read = document_of(changed);   // verdicts view it
    const auto verdicts = check(read, day("2025-03-15"));
    const Verdict* learning = find(verdicts, "MON-FLE");
    ASSERT_NE(learning, nullptr);
    ASSERT_EQ(learning->missing.size(), 1u);
    EXPECT_EQ(learning->missing[0].place.field, flag);
  }
}

}  // namespace
}  // namespace cocrea::rules::test
