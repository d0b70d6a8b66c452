// Joining, example by example; what holds always is in merge_laws_test.cpp.
#include "core/exchange/merge.h"

#include "core/exchange/sides.h"

namespace cocrea::exchange::examples {
namespace {

// What one field of the result holds, and how many questions there are.
struct Example {
  const char* name;
  std::vector<Edit> sides;
  const char* entity;
  const char* field;
  const char* language;
  Value stands;
  std::size_t conflicts;
};

TEST(Merge, Examples) {
  const auto title = [](const char* language, const char* words) { return [=](Document& d) { c1(d).title[language] = words; }; };
  const auto leads = [](std::vector<Id> all) { return [=](Document& d) { c1(d).leads = all; }; };
  const auto values = [](plan::ChoiceSet set) { return [=](Document& d) { c1(d).values = set; }; };
  const auto unknown = [](const char* json) { return [=](Document& d) { c1(d).extras["newer"] = json; }; };
  const auto start = [](const char* date) { return [=](Document& d) { c1(d).start = dates::PartialDate::parse(date); }; };
  const auto nothing = [](Document&) {};
  const Example examples[] = {
      {"one side changed it", {title("es", "Gobierno abierto"), nothing}, "c1", "title", "es", text("Gobierno abierto"), 0},
      {"both the same", {title("es", "Gobierno abierto"), title("es", "Gobierno abierto")}, "c1", "title", "es", text("Gobierno abierto"), 0},
      {"both different", {title("es", "Uno"), title("es", "Otro")}, "c1", "title", "es", text("Datos abiertos"), 1},
      {"one emptied it", {title("es", ""), title("es", "Otro")}, "c1", "title", "es", text("Datos abiertos"), 1},
      {"another language", {title("es", "Uno"), title("en", "Open data")}, "c1", "title", "es", text("Uno"), 0},
      {"another language of the other", {title("es", "Uno"), title("en", "Open data")}, "c1", "title", "en", text("Open data"), 0},
      {"a date two ways", {start("2027-01"), start("2027-01-15")}, "c1", "start", "", {}, 1},
      {"sets join", {leads({"o1", "o2", "o3"}), leads({"o2"})}, "c1", "leads", "", ids({"o2", "o3"}), 0},
      {"a new lead stays the lead", {leads({"o3", "o1", "o2"}), leads({"o1"})}, "c1", "leads", "", ids({"o3", "o1"}), 0},
      {"one changed the order, one took out", {leads({"o2", "o1"}), leads({"o1", "o2", "o3"})}, "c1", "leads", "", ids({"o2", "o1", "o3"}), 0},
      {"choices join", {values(3), values(4)}, "c1", "values", "", Value{plan::ChoiceSet{7}}, 0},
      {"unknown members", {unknown("1"), nothing}, "c1", "newer", "?", text("1"), 0},
      {"unknown members two ways", {unknown("1"), unknown("2")}, "c1", "newer", "?", {}, 1},
      {"three sides, two alike", {title("es", "Uno"), title("es", "Uno"), title("es", "Otro")}, "c1", "title", "es", text("Datos abiertos"), 1},
  };
  for (const Example& example : examples) {
    SCOPED_TRACE(example.name);
    const Joined result = joined(example.sides);
    ASSERT_FALSE(result.refused);
    const plan::FoundConst found = plan::find(result.document, example.entity);
    ASSERT_TRUE(found);
    Value stands;
    if (std::string_view(example.language) == "?") {
      if (const auto at = found.entity->extras.find(example.field); at != found.entity->extras.end()) stands = at->second;
    } else {
      stands = plan::get_value(*found.type->find(example.field), *found.entity, example.language);
    }
    EXPECT_EQ(stands, example.stands);
    EXPECT_EQ(result.conflicts.size(), example.conflicts);
    if (example.conflicts == 0 || result.conflicts.empty()) continue;
    EXPECT_EQ(result.conflicts[0].base, example.stands);
    EXPECT_EQ(result.conflicts[0].claims.size(), 2u);
  }
}

TEST(Merge, AConflictNamesEverySideAndBothCanBeKept) {
  Joined result = joined({[](Document& d) { c1(d).problem["es"] = "Uno"; }, [](Document& d) { c1(d).problem["es"] = "Otro"; }, [](Document& d) { c1(d).problem["es"] = "Uno"; }});
  ASSERT_EQ(result.conflicts.size(), 1u);
  const Conflict& one = result.conflicts[0];
  EXPECT_TRUE(one.what == Conflict::What::field && one.entity == "c1" && one.field == "problem" && one.language == "es" && one.type == &plan::kCommitment);
  EXPECT_EQ(one.base, Value{});
  EXPECT_TRUE(one.claims[0].sides == 0b101 && one.claims[0].value == text("Uno"));
  EXPECT_TRUE(one.claims[1].sides == 0b010 && one.claims[1].value == text("Otro"));
  EXPECT_EQ(keep_both(result.document, one), text("Uno\n\nOtro"));
  ASSERT_FALSE(resolve(result.document, result.conflicts, {{0, keep_both(result.document, one)}}));
  EXPECT_EQ(c1(result.document).problem["es"], "Uno\n\nOtro");
}

TEST(Merge, WhatIsDecidedWronglyChangesNothing) {
  Joined result = joined({[](Document& d) { c1(d).start = dates::PartialDate::parse("2027"); }, [](Document& d) { c1(d).start = dates::PartialDate::parse("2028"); },
                          [](Document& d) { c1(d).title["es"] = "Uno"; }, [](Document& d) { c1(d).title["es"] = "Otro"; }});
  ASSERT_EQ(result.conflicts.size(), 2u);
  EXPECT_TRUE(resolve(result.document, result.conflicts, {{0, text("Uno")}, {1, text("tomorrow")}}));
  EXPECT_EQ(c1(result.document).title["es"], "Datos abiertos");
  EXPECT_EQ(keep_both(result.document, result.conflicts[1]), Value{});   // there is one start
}

TEST(Merge, DifferentOrdersOfLeadsAreAQuestion) {
  const Joined result = joined({[](Document& d) { c1(d).leads = {"o2", "o1"}; }, [](Document& d) { c1(d).leads = {"o3", "o2", "o1"}; }, [](Document& d) { c1(d).leads = {"o1", "o2", "o3"}; }});
  EXPECT_EQ(result.conflicts.size(), 0u);   // two agree on the order
  const Edit three = [](Document& d) { c1(d).leads = {"o1", "o2", "o3"}; };
  Document before = with(three);
  Document a = before, b = before;
  c1(a).leads = {"o3", "o1", "o2"};
  c1(b).leads = {"o2", "o1", "o3"};
  Joined asked = join(&before, {{"a", &a}, {"b", &b}});
  ASSERT_EQ(asked.conflicts.size(), 1u);
  EXPECT_EQ(c1(asked.document).leads, (std::vector<Id>{"o1", "o2", "o3"}));
}

TEST(Merge, RemovedAgainstUntouchedIsRemovedWithItsReferences) {
  Joined result = joined({[](Document& d) { remove(d, "o3"); }, [](Document& d) { c1(d).title["es"] = "Otro"; }});
  EXPECT_TRUE(result.conflicts.empty());
  EXPECT_FALSE(plan::find(result.document, "o3"));
  EXPECT_TRUE(c1(result.document).milestones[0].responsible.empty());
}

TEST(Merge, RemovedAgainstEditedStaysWithAllUntilItIsDecided) {
  const std::vector<Edit> sides = {[](Document& d) { remove(d, "c1"); }, [](Document& d) { c1(d).milestones[0].title["es"] = "Otro"; }};
  Joined kept = joined(sides);
  ASSERT_EQ(kept.conflicts.size(), 1u);
  EXPECT_TRUE(kept.conflicts[0].what == Conflict::What::existence && kept.conflicts[0].entity == "c1");
  EXPECT_EQ(kept.conflicts[0].base, text("c1"));
  EXPECT_EQ(kept.conflicts[0].claims[0].value, Value{});
  EXPECT_EQ(kept.conflicts[0].claims[1].value, text("c1"));
  EXPECT_EQ(c1(kept.document).milestones[0].title["es"], "Otro");
  Joined removed = joined(sides);
  ASSERT_FALSE(resolve(kept.document, kept.conflicts, {{0, text("c1")}}));
  EXPECT_TRUE(plan::find(kept.document, "c1m"));
  ASSERT_FALSE(resolve(removed.document, removed.conflicts, {{0, {}}}));
  EXPECT_FALSE(plan::find(removed.document, "c1") || plan::find(removed.document, "c1m"));
}

TEST(Merge, ANewUseOfWhatAnotherRemovedIsAQuestion) {
  Joined result = joined({[](Document& d) { remove(d, "o3"); }, [](Document& d) { c1(d).institutions = {"o3"}; }});
  ASSERT_EQ(result.conflicts.size(), 1u);
  EXPECT_TRUE(result.conflicts[0].what == Conflict::What::existence && result.conflicts[0].entity == "o3");
  // Until it is decided nothing lets go of it.
  EXPECT_EQ(c1(result.document).milestones[0].responsible, (std::vector<Id>{"o3"}));
  ASSERT_FALSE(resolve(result.document, result.conflicts, {{0, {}}}));
  EXPECT_TRUE(c1(result.document).milestones[0].responsible.empty() && c1(result.document).institutions.empty());
}

TEST(Merge, MovedToTwoPlacesIsAQuestion) {
  Document before = base();
  Commitment third;
  third.id = "c3";
  third.order = "3";
  before.plans[0].commitments.push_back(third);
  const auto move_to = [&](std::size_t to) {
    Document moved = before;
    moved.plans[0].commitments[to].milestones.push_back(moved.plans[0].commitments[0].milestones[0]);
    moved.plans[0].commitments[0].milestones.clear();
    return moved;
  };
  const Document a = move_to(1), b = move_to(2);
  Joined one = join(&before, {{"a", &a}, {"b", &before}});
  EXPECT_TRUE(one.conflicts.empty());
  EXPECT_EQ(one.document.plans[0].commitments[1].milestones.size(), 2u);
  Joined two = join(&before, {{"a", &a}, {"b", &b}});
  ASSERT_EQ(two.conflicts.size(), 1u);
  EXPECT_EQ(two.conflicts[0].base, text("c1/milestones"));
  EXPECT_EQ(two.document.plans[0].commitments[0].milestones.size(), 1u);
  ASSERT_FALSE(resolve(two.document, two.conflicts, {{0, text("c3/milestones")}}));
  EXPECT_EQ(two.document.plans[0].commitments[2].milestones[0].id, "c1m");
}

TEST(Merge, NoLimitIsEnforced) {
  const auto add = [](const char* prefix) {
    return [=](Document& d) {
      for (int i = 0; i < 4; ++i) {
        Commitment& one = d.plans[0].commitments.emplace_back();
        one.id = prefix + std::to_string(i);
        one.order = "V";
      }
    };
  };
  const Joined result = joined({add("a"), add("b")});
  EXPECT_TRUE(result.conflicts.empty());
  ASSERT_EQ(result.document.plans[0].commitments.size(), 10u);
  EXPECT_EQ(result.document.plans[0].commitments[2].id, "a0");
  EXPECT_EQ(result.document.plans[0].commitments[9].id, "b3");
}

TEST(Merge, SidesThatAreCalledAlikeAreToldApart) {
  struct Row {
    std::vector<std::string> names, files, told;
  };
  const Row rows[] = {
      {{"Este plan", "Mesa 1", "Mesa 2"}, {"", "a.json", "a.json"}, {"Este plan", "Mesa 1", "Mesa 2"}},
      {{"Mesa 1", "Mesa 1", "Mesa 2"}, {"a.json", "b.json", "c.json"}, {"Mesa 1 (a.json)", "Mesa 1 (b.json)", "Mesa 2"}},
      {{"plan.json", "plan.json"}, {"mesa1/plan.json", "mesa2/plan.json"}, {"mesa1/plan.json", "mesa2/plan.json"}},
      {{"plan.json", "plan.json"}, {"plan.json", "plan.json"}, {"plan.json", "plan.json (2)"}},
      {{"Mesa 1", "Mesa 1", "Mesa 1"}, {"a.json", "a.json", "b.json"}, {"Mesa 1 (a.json)", "Mesa 1 (a.json) (2)", "Mesa 1 (b.json)"}},
      {{"Este plan", "Este plan"}, {"", "a.json"}, {"Este plan", "Este plan (a.json)"}},
      {{"x", "x (2)", "x"}, {"", "", ""}, {"x", "x (2)", "x (3)"}},
  };
  for (const Row& row : rows) {
    std::vector<Side> sides;
    for (const std::string& name : row.names) sides.push_back({name, nullptr});
    tell_apart(sides, row.files);
    std::vector<std::string> told;
    for (const Side& side : sides) told.push_back(side.name);
    EXPECT_EQ(told, row.told);
  }
}

TEST(Merge, WhatCannotBeJoinedIsRefused) {
  const Document same = base();
  Document other = base(), newer = base(), clashing = base(), clashing_too = base();
  other.id = "other";
  newer.format_version = plan::kFormatVersion + 1;
  clashing.people.push_back(person("x", "María"));
  plan::Organisation x;
  x.id = "x";
  x.order = "V";
  clashing_too.organisations.push_back(x);
  const Side a{"a", &same};
  const auto refusal = [&](const Document* base_document, std::vector<Side> sides) { return join(base_document, sides).refused; };
  EXPECT_EQ(refusal(&same, {a}), Unjoinable::too_few);
  EXPECT_EQ(refusal(&same, std::vector<Side>(kMostSides + 1, a)), Unjoinable::too_many);
  EXPECT_FALSE(join(&same, std::vector<Side>(9, a)).refused) << "a plan and eight files";
  EXPECT_EQ(refusal(&same, {a, {"b", &other}}), Unjoinable::other_document);
  EXPECT_EQ(refusal(&other, {a, a}), Unjoinable::other_document);
  EXPECT_EQ(refusal(&same, {a, {"b", &newer}}), Unjoinable::newer_format);
  EXPECT_EQ(refusal(nullptr, {a, a, a}), std::nullopt) << "several without a base: every difference is asked";
  EXPECT_EQ(refusal(&same, {{"a", &clashing}, {"b", &clashing_too}}), Unjoinable::clashing_ids);
  EXPECT_EQ(refusal(&same, std::vector<Side>(8, a)), std::nullopt);
}

}  // namespace
}  // namespace cocrea::exchange::examples
