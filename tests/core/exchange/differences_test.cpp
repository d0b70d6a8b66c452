// What differs between two documents.
#include "core/exchange/differences.h"

#include <gtest/gtest.h>

#include "core/plan/freeze.h"
#include "core/exchange/sides.h"

namespace cocrea::exchange::examples {
namespace {

TEST(Differences, SayWhatWasAddedMovedChangedAndRemoved) {
  const Document before = base();
  Document after = with([](Document& d) {
    c1(d).title["es"] = "Otro";
    c1(d).milestones.emplace_back().id = "m9";
    d.plans[0].commitments[1].order = "0V";
    plan::sort(*plan::kPlan.find("commitments")->list, &d.plans[0].commitments);
    remove(d, "o3");
  });
  std::vector<std::string> told;
  for (const Difference& one : differences(before, after)) {
    const char* const what[] = {"added", "removed", "moved", "changed"};
    told.push_back(std::string(what[static_cast<int>(one.what)]) + " " + (one.after ? one.after->id : one.before->id) + " " + std::string(one.name));
  }
  EXPECT_EQ(told, (std::vector<std::string>{"moved c2 ", "changed c2m responsible", "changed c1 title", "changed c1m responsible", "added m9 ", "removed o3 "}));
  EXPECT_TRUE(differences(before, before).empty());
}

TEST(Differences, AVersionIsComparedUnderTheIdsOfTheOriginals) {
  Document document = base();
  plan::Plan& plan = document.plans[0];
  plan.versions.push_back(plan::freeze(plan, "v1", plan::VersionKind::submitted));
  EXPECT_TRUE(differences(plan::kPlan, plan::thaw(plan, plan.versions[0]), plan).empty());
  c1(document).title["es"] = "Otro";
  remove(document, "c2");
  const plan::Plan kept = plan::thaw(plan, plan.versions[0]);   // what is found views both
  const std::vector<Difference> found = differences(plan::kPlan, kept, plan);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_TRUE(found[0].what == Difference::What::changed && found[0].after->id == "c1" && found[0].name == "title");
  EXPECT_TRUE(found[1].what == Difference::What::removed && found[1].before->id == "c2");
}

}  // namespace
}  // namespace cocrea::exchange::examples
