// Joining, example by example; what holds always is in merge_laws_test.cpp.
#include "core/exchange/merge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>

#include "core/exchange/differences.h"
#include "core/plan/freeze.h"

namespace cocrea::exchange {
namespace {

using plan::Commitment;
using plan::Document;
using plan::Id;
using plan::Value;
using Edit = std::function<void(Document&)>;

Document base() {
  Document document;
  document.id = "doc";
  for (const char* id : {"o1", "o2", "o3"}) {
    plan::Organisation& one = document.organisations.emplace_back();
    one.id = id;
    one.order = id + 1;
    one.name = std::string("Organisation ") + id;
  }
  plan::Plan& plan = document.plans.emplace_back();
  plan.id = "p";
  plan.order = "V";
  for (const char* id : {"c1", "c2"}) {
    Commitment& one = plan.commitments.emplace_back();
    one.id = id;
    one.order = id + 1;
    one.title = {{"es", "Datos abiertos"}};
    one.leads = {"o1", "o2"};
    plan::Milestone& milestone = one.milestones.emplace_back();
    milestone.id = std::string(id) + "m";
    milestone.order = "V";
    milestone.responsible = {"o3"};
  }
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

Document with(const Edit& edit) {
  Document document = base();
  edit(document);
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

Commitment& c1(Document& document) { return document.plans[0].commitments[0]; }

void remove(Document& document, const char* id) {
  edit::Transaction step{"test", edit::removal(document, id)};
  ASSERT_FALSE(edit::apply(document, step));
}

plan::Person person(const char* id, const char* name) {
  plan::Person one;
  one.id = id;
  one.order = "V";
  one.name = name;
  return one;
}

Joined joined(const std::vector<Edit>& edits) {
  static const Document before = base();
  std::vector<Document> documents;
  for (const Edit& edit : edits) documents.push_back(with(edit));
  std::vector<Side> sides;
  for (const Document& one : documents) sides.push_back({"Mesa " + std::to_string(sides.size() + 1), &one});
  return join(&before, sides);
}

Value text(const char* words) { return std::string(words); }
Value ids(std::vector<Id> all) { return all; }

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

TEST(Merge, NewThingsOfTwoSidesThatMayBeTheSame) {
  struct Pair {
    const char *a, *b;
    bool alike;
  };
  const Pair pairs[] = {{"María López", "Maria Lopez García", true}, {"MARÍA LÓPEZ", "maría lópez", true}, {"María López", "María Pérez", false}, {"", "", false}};
  for (const Pair& pair : pairs) {
    SCOPED_TRACE(pair.a);
    Joined result = joined({[&](Document& d) { d.people.push_back(person("x1", pair.a)); }, [&](Document& d) { d.people.push_back(person("x2", pair.b)); c1(d).people = {"x2"}; }});
    ASSERT_EQ(result.alike.size(), pair.alike ? 1u : 0u);
    if (!pair.alike) continue;
    EXPECT_EQ(result.alike[0].first, "x1");
    EXPECT_EQ(result.alike[0].second, "x2");
  }
  // Two of one side are not: whoever wrote them knew.
  EXPECT_TRUE(joined({[](Document& d) { d.people.push_back(person("x1", "María López")); d.people.push_back(person("x2", "María López")); }, [](Document&) {}}).alike.empty());
}

// What two sides added and is the same: all that they hold, sets together, and a question about each value that is another.
TEST(Merge, WhatIsTheSameIsJoinedLikeAnything) {
  const auto add = [](const char* id, const char* title, const char* problem, const char* start, std::vector<Id> leads) {
    return [=](Document& d) {
      Commitment& one = d.plans[0].commitments.emplace_back();
      one.id = id;
      one.order = "x";
      one.title["es"] = title;
      one.problem["es"] = problem;
      one.start = dates::PartialDate::parse(start);
      one.leads = leads;
      plan::Milestone& milestone = one.milestones.emplace_back();
      milestone.id = std::string(id) + "m";
      milestone.order = "V";
      d.plans[0].commitments[0].predecessors = {id};
    };
  };
  const Document before = base(), b = with(add("b", "Salud abierta", "Uno", "2027-01", {"o1", "o2"})), a = with(add("a", "Salud más abierta", "Otro", "2027-02", {"o2", "o3"}));
  const std::vector<Side> sides = {{"1", &b}, {"2", &a}};
  const std::vector<Alike> pairs = join(&before, sides).alike;
  ASSERT_EQ(pairs.size(), 1u);
  const AsOne one = as_one(sides, pairs, {true});
  const Joined result = join(&before, one.sides);
  ASSERT_EQ(result.document.plans[0].commitments.size(), 3u);
  const Commitment& made = result.document.plans[0].commitments[2];
  EXPECT_EQ(made.id, "b") << "as the first side knows it";
  EXPECT_EQ(made.title.at("es"), "Salud abierta") << "it has a name until that is decided";
  EXPECT_EQ(made.leads, (std::vector<Id>{"o1", "o2", "o3"}));
  EXPECT_EQ(made.milestones.size(), 2u);
  EXPECT_EQ(result.document.plans[0].commitments[0].predecessors, (std::vector<Id>{"b"}));
  std::vector<std::string> asked;
  for (const Conflict& conflict : result.conflicts) {
    EXPECT_EQ(conflict.claims.size(), 2u);
    EXPECT_EQ(conflict.base, Value{});
    EXPECT_EQ(standing(result.document, conflict), conflict.field == "start" ? Value{} : conflict.claims[conflict.field == "title" ? 0 : 1].value);
    asked.push_back(conflict.field);
  }
  EXPECT_EQ(asked, (std::vector<std::string>{"title", "problem", "start"}));
}

// What a version keeps of a thing that is one with another is a copy of that.
TEST(Merge, WhatVersionsKeepIsNamedAlike) {
  const auto add = [](const char* id) {
    return with([=](Document& d) {
      Commitment& one = d.plans[0].commitments.emplace_back();
      one.id = id;
      one.order = "x";
      one.title["es"] = "Salud abierta";
      plan::fill_child_ids(plan::kDocument, d);
      plan::Version version = plan::freeze(d.plans[0], std::string("version-") + id, plan::VersionKind::named);
      version.order = id;
      d.plans[0].versions.push_back(version);
    });
  };
  const Document before = base(), b = add("b"), a = add("a");
  const std::vector<Side> sides = {{"1", &b}, {"2", &a}};
  const std::vector<Alike> pairs = join(&before, sides).alike;
  ASSERT_EQ(pairs.size(), 1u) << "nobody is asked about what is kept";
  const Joined result = join(&before, as_one(sides, pairs, {true}).sides);
  const plan::Plan& plan = result.document.plans[0];
  ASSERT_EQ(plan.versions.size(), 2u);
  for (const plan::Version& version : plan.versions) EXPECT_TRUE(plan::copy_of(version, plan.commitments.back())) << version.id;
}

// Two tables write down the same proposal: their dots add up where it is one.
TEST(Merge, ProposalsThatMayBeTheSame) {
  const auto propose = [](std::vector<const char*> texts, plan::Number votes) {
    return with([=](Document& d) {
      for (const char* words : texts) {
        plan::Proposal& one = d.plans[0].workshop.proposals.emplace_back();
        one.id = std::to_string(votes) + "-" + std::to_string(d.plans[0].workshop.proposals.size());
        one.order = "V";
        one.text = words;
        one.votes = votes;
      }
    });
  };
  const Document before = base(), first = propose({"Más parques"}, 3), second = propose({"Bancos", "Mas parques"}, 4);
  const std::vector<Side> sides = {{"1", &first}, {"2", &second}};
  const Joined apart = join(&before, sides);
  ASSERT_EQ(apart.alike.size(), 1u);
  const Joined result = join(&before, as_one(sides, apart.alike, {true}).sides);
  ASSERT_EQ(result.conflicts.size(), 1u) << "how it is written";
  std::vector<std::pair<std::string, plan::Number>> votes;
  for (const plan::Proposal& one : result.document.plans[0].workshop.proposals) votes.emplace_back(one.id, one.votes);
  EXPECT_EQ(votes, (std::vector<std::pair<std::string, plan::Number>>{{"3-1", 7}, {"4-1", 4}}));
  const Document many = propose(std::vector<const char*>(30, "Bancos"), 1), too = propose(std::vector<const char*>(30, "Bancos"), 2);
  EXPECT_EQ(join(&before, {{"1", &many}, {"2", &too}}).alike.size(), 100u);
}

TEST(Merge, WhichThingsAreOneFollowsFromAnswersAboutPairs) {
  const auto add = [](std::vector<const char*> all) {
    return with([=](Document& d) { for (const char* id : all) d.people.push_back(person(id, "María López")); });
  };
  const Document first = add({"b"}), second = add({"a"}), third = add({"c", "d"});
  const std::vector<Side> sides = {{"1", &second}, {"2", &first}, {"3", &third}};
  const std::vector<Alike> pairs = {{"a", "b", &plan::kPerson}, {"a", "c", &plan::kPerson}, {"b", "c", &plan::kPerson}, {"a", "d", &plan::kPerson}, {"b", "d", &plan::kPerson}};
  using Answers = std::vector<bool>;
  struct Row {
    const char* name;
    Answers same, stand, settled;
    std::vector<Id> people;   // of the third side
  };
  const Row rows[] = {
      {"none", {false, false, false, false, false}, {false, false, false, false, false}, {false, false, false, false, false}, {"c", "d"}},
      {"one", {true, false, false, false, false}, {true, false, false, false, false}, {false, false, false, false, false}, {"c", "d"}},
      {"three are one by two answers", {true, true, false, false, false}, {true, true, false, false, false}, {false, false, true, true, true}, {"a", "d"}},
      {"two of one side stay two", {false, true, false, true, false}, {false, true, false, false, false}, {false, false, false, true, false}, {"a", "d"}},
      {"also by way of a third", {true, true, false, false, true}, {true, true, false, false, false}, {false, false, true, true, true}, {"a", "d"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const AsOne one = as_one(sides, pairs, row.same);
    EXPECT_EQ(one.same, row.stand);
    EXPECT_EQ(one.settled, row.settled);
    std::vector<Id> people;
    for (const plan::Person& each : one.sides[2].document->people) people.push_back(each.id);
    EXPECT_EQ(people, row.people);
  }
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
  EXPECT_EQ(refusal(&same, std::vector<Side>(9, a)), Unjoinable::too_many);
  EXPECT_EQ(refusal(&same, {a, {"b", &other}}), Unjoinable::other_document);
  EXPECT_EQ(refusal(&other, {a, a}), Unjoinable::other_document);
  EXPECT_EQ(refusal(&same, {a, {"b", &newer}}), Unjoinable::newer_format);
  EXPECT_EQ(refusal(nullptr, {a, a, a}), Unjoinable::no_base);
  EXPECT_EQ(refusal(&same, {{"a", &clashing}, {"b", &clashing_too}}), Unjoinable::clashing_ids);
  EXPECT_EQ(refusal(&same, std::vector<Side>(8, a)), std::nullopt);
}

TEST(Copies, CarryWhatTheyWereMadeFrom) {
  Document original = base();
  original.extras["newer"] = "{\"a\":[1,2]}";
  const Document made = copy_for(original, "Mesa 1");
  const Reading reading = read_document(write_document(made));
  ASSERT_TRUE(reading.document);
  Document read = *reading.document;
  EXPECT_EQ(read.copy, "Mesa 1");
  EXPECT_EQ(content_hash(read), content_hash(original));   // where it comes from is no content
  EXPECT_EQ(read.parents, (std::vector<std::string>{content_hash(original)}));
  const CommonBase common = common_base({{"a", &original}, {"b", &read}, {"c", &read}});
  ASSERT_TRUE(common.document);
  EXPECT_TRUE(plan::equal(plan::kDocument, *common.document, original));
}

TEST(Copies, OfCopiesGoBackToWhatTheyHaveInCommon) {
  const Document original = base();
  Document first = copy_for(original, "Mesa 1", "first");
  const Document second = copy_for(original, "Mesa 2", "second");
  c1(first).title["es"] = "Otro";
  const Document nested = copy_for(first, "Mesa 1a", "nested");   // made from what it is now
  c1(first).title["es"] = "Aun otro";
  struct Row {
    std::vector<const Document*> sides;
    const char* title;   // of the base
  };
  const Row rows[] = {
      {{&nested, &nested}, "Otro"},
      {{&first, &nested}, "Otro"},               // the copy that it was made from has gone on since
      {{&first, &second}, "Datos abiertos"},
      {{&second, &nested}, "Datos abiertos"},
      {{&original, &nested}, "Datos abiertos"},   // which never saw what the first table did
      {{&original, &first, &second, &nested}, "Datos abiertos"},
  };
  for (const Row& row : rows) {
    std::vector<Side> sides;
    for (const Document* one : row.sides) sides.push_back({one->copy, one});
    for (std::size_t turns = 0; turns < sides.size(); ++turns) {
      std::rotate(sides.begin(), sides.begin() + 1, sides.end());
      CommonBase common = common_base(sides);
      ASSERT_TRUE(common.document);
      EXPECT_EQ(c1(*common.document).title["es"], row.title);
    }
  }
  // What the first table did reaches the plan with the nested copy alone.
  EXPECT_EQ(c1(*std::make_unique<Document>(join(&original, {{"", &original}, {"", &nested}}).document)).title["es"], "Otro");
  EXPECT_EQ(made_from(nested), original.id);
  const Document stranger = copy_for(with([](Document& d) { c1(d).title["es"] = "Tercero"; }), "Mesa 3", "third");
  EXPECT_FALSE(common_base({{"a", &nested}, {"b", &stranger}}).document);
}

TEST(Copies, ABaseThatCannotBeReadIsToldApartFromNone) {
  Document copy = copy_for(base(), "Mesa 1");
  EXPECT_FALSE(common_base({{"a", &copy}}).damaged);
  copy.base = "{\"format\":\"cocrea\"}";
  EXPECT_TRUE(common_base({{"a", &copy}}).damaged);
  Document other = base();
  other.id = "other";
  copy.base = copy_for(other, "x").base;
  EXPECT_TRUE(common_base({{"a", &copy}}).damaged);
  copy.base.clear();
  EXPECT_FALSE(common_base({{"a", &copy}}).damaged || common_base({{"a", &copy}}).document);
}

// No hash of the file covers it, so it has its own: else dots and differences would be counted from what nobody wrote.
TEST(Copies, ABaseInWhichOneBitWasTurnedIsNotUsed) {
  const Document original = base();
  const std::string whole = copy_for(original, "Mesa 1").base;
  int damaged = 0, used = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int bit : {0, 1, 2, 5}) {
      Document copy = copy_for(original, "Mesa 1");
      copy.base[at] = static_cast<char>(copy.base[at] ^ 1 << bit);
      CommonBase common = common_base({{"a", &copy}});
      damaged += common.damaged;
      if (!common.document) continue;
      ++used;
      common.document->extras.clear();   // the hash itself, where its name is not one any more
      EXPECT_TRUE(plan::equal(plan::kDocument, *common.document, original)) << copy.base.substr(at > 20 ? at - 20 : 0, 40);
    }
  }
  EXPECT_GT(damaged, 1000);
  EXPECT_LT(used, 100);
}

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

// Dots are given at each table. Together they are the base's and what each table added, or took back; nobody is asked.
TEST(Merge, DotsOfTablesAddUp) {
  Document before = base();
  for (const char* id : {"x", "y"}) {
    plan::Proposal& one = before.plans[0].workshop.proposals.emplace_back();
    one.id = id;
    one.order = id;
  }
  before.plans[0].workshop.proposals[0].votes = 10;
  const auto with_dots = [&](plan::Number x, plan::Number y) {
    Document document = before;
    document.plans[0].workshop.proposals[0].votes = x;
    document.plans[0].workshop.proposals[1].votes = y;
    return document;
  };
  struct Row {
    std::vector<std::pair<plan::Number, plan::Number>> tables;
    plan::Number x, y;
  };
  const Row rows[] = {
      {{{13, 0}, {14, 2}}, 17, 2},
      {{{13, 0}, {13, 0}}, 16, 0},             // two tables that happen to do the same
      {{{8, 1}, {12, 1}, {10, 5}}, 10, 7},     // one table took two back
      {{{0, 0}, {0, 0}}, 0, 0},                // never below none
      {{{99'999, 0}, {99'999, 0}}, 99'999, 0}  // nor above what a number can be
  };
  for (const Row& row : rows) {
    std::vector<Document> documents;
    for (const auto& table : row.tables) documents.push_back(with_dots(table.first, table.second));
    std::vector<Side> sides;
    for (Document& one : documents) {
      one.copy = "Mesa " + std::to_string(sides.size() + 1);
      sides.push_back({one.copy, &one});
    }
    const Joined result = join(&before, sides);
    ASSERT_FALSE(result.refused);
    EXPECT_TRUE(result.conflicts.empty());
    EXPECT_EQ(result.document.plans[0].workshop.proposals[0].votes, row.x);
    EXPECT_EQ(result.document.plans[0].workshop.proposals[1].votes, row.y);
    // The same file once more counts once; which one comes first makes no difference.
    sides.push_back(sides[0]);
    std::swap(sides[0], sides[1]);
    const Joined again = join(&before, sides);
    EXPECT_EQ(again.document.plans[0].workshop.proposals[0].votes, row.x);
  }
  // Without a base nobody knows who gave how many.
  const Document a = with_dots(13, 0), b = with_dots(14, 0);
  EXPECT_EQ(join(nullptr, {{"A", &a}, {"B", &b}}).conflicts.size(), 1u);
}

// A plan with four milestones: c1m and c1n of c1, c2m of c2, c3m of c3.
Document with_milestones(const Edit& edit) {
  return with([&](Document& d) {
    plan::Milestone second;
    second.id = "c1n";
    second.order = "W";
    c1(d).milestones.push_back(second);
    plan::Commitment third;
    third.id = "c3";
    third.order = "3";
    plan::Milestone one;
    one.id = "c3m";
    one.order = "V";
    third.milestones.push_back(one);
    d.plans[0].commitments.push_back(third);
    edit(d);
  });
}

void waits(Document& document, const char* who, std::vector<Id> for_what) {
  const plan::Found found = plan::find(document, who);
  ASSERT_TRUE(plan::set_value(*found.type->find("predecessors"), *found.entity, for_what));
}

// Who waits for whom at the base and in each side, and about whom it is asked.
struct Circle {
  const char* name;
  std::vector<Edit> sides;
  std::vector<const char*> asked;
};

TEST(Merge, CirclesAreAsked) {
  const auto waiting = [](const char* who, std::vector<Id> what) { return [=](Document& d) { waits(d, who, what); }; };
  const auto both = [](const Edit& a, const Edit& b) { return [=](Document& d) { a(d), b(d); }; };
  const auto nothing = [](Document&) {};
  const Circle circles[] = {
      {"two that wait for each other", {waiting("c1m", {"c2m"}), waiting("c2m", {"c1m"})}, {"c1m", "c2m"}},
      {"one after the other", {waiting("c1m", {"c2m"}), waiting("c2m", {"c3m"})}, {}},
      {"three at three tables", {waiting("c1m", {"c2m"}), waiting("c2m", {"c3m"}), waiting("c3m", {"c1m"})}, {"c1m", "c2m", "c3m"}},
      {"through a commitment", {waiting("c1", {"c2m"}), waiting("c2m", {"c1n"})}, {"c1", "c2m"}},
      {"beside a circle something else", {waiting("c1m", {"c2m"}), both(waiting("c2m", {"c1m"}), waiting("c3m", {"c1n"}))}, {"c1m", "c2m"}},
      {"one side alone is taken as it is", {both(waiting("c1m", {"c2m"}), waiting("c2m", {"c1m"})), nothing}, {}},
      {"all alike are taken as they are", {both(waiting("c1m", {"c2m"}), waiting("c2m", {"c1m"})), both(waiting("c1m", {"c2m"}), waiting("c2m", {"c1m"}))}, {}},
  };
  const Document before = with_milestones(nothing);
  for (const Circle& circle : circles) {
    SCOPED_TRACE(circle.name);
    std::vector<Document> documents;
    for (const Edit& edit : circle.sides) documents.push_back(with_milestones(edit));
    std::vector<Side> sides;
    for (const Document& one : documents) sides.push_back({"Mesa " + std::to_string(sides.size() + 1), &one});
    const Joined result = join(&before, sides);
    std::vector<std::string> asked;
    for (const Conflict& one : result.conflicts) {
      EXPECT_TRUE(one.circle);
      EXPECT_EQ(one.field, "predecessors");
      ASSERT_EQ(one.claims.size(), 1u);
      EXPECT_EQ(standing(result.document, one), one.base);
      asked.push_back(one.entity);
    }
    std::sort(asked.begin(), asked.end());
    EXPECT_EQ(asked, std::vector<std::string>(circle.asked.begin(), circle.asked.end()));
  }
}

TEST(Merge, ACircleThatIsDecidedIsGone) {
  const Document before = with_milestones([](Document&) {});
  const Document a = with_milestones([](Document& d) { waits(d, "c1m", {"c2m"}); }), b = with_milestones([](Document& d) { waits(d, "c2m", {"c1m"}); });
  Joined result = join(&before, {{"A", &a}, {"B", &b}});
  ASSERT_EQ(result.conflicts.size(), 2u);
  ASSERT_FALSE(resolve(result.document, result.conflicts, {{0, result.conflicts[0].claims[0].value}}));
  EXPECT_EQ(c1(result.document).milestones[0].predecessors, std::vector<Id>{"c2m"});
  EXPECT_TRUE(result.document.plans[0].commitments[1].milestones[0].predecessors.empty());
}

}  // namespace
}  // namespace cocrea::exchange
