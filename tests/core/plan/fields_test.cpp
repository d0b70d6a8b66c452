// The tables of fields: what everything else goes through.
#include <gtest/gtest.h>

#include <set>

#include "core/plan/document.h"
#include "support/random_document.h"

namespace cocrea::plan {
namespace {

template <class Check>
void for_each_field(const Check& check) {
  for (const EntityType* type : entity_types()) {
    for (const Field& field : type->fields) {
      SCOPED_TRACE(std::string(type->name) + "." + std::string(field.name));
      check(*type, field);
    }
  }
}

TEST(Fields, NamesAreUniqueAndInCamelCase) {
  std::set<std::string_view> types;
  for (const EntityType* type : entity_types()) {
    EXPECT_TRUE(types.insert(type->name).second) << type->name;
    EXPECT_EQ(entity_type(type->name), type);
    std::set<std::string_view> fields;
    for (const Field& field : type->fields) {
      EXPECT_TRUE(fields.insert(field.name).second) << type->name << "." << field.name;
      EXPECT_EQ(type->find(field.name), &field);
    }
  }
  for_each_field([](const EntityType&, const Field& field) {
    EXPECT_EQ(field.name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"), std::string_view::npos);
    EXPECT_TRUE(field.name[0] >= 'a' && field.name[0] <= 'z');
    // Members of the file's own form.
    for (const std::string_view reserved : {"id", "order", "format", "formatVersion", "documentId", "rev", "parents"}) EXPECT_NE(field.name, reserved);
  });
  EXPECT_EQ(entity_type("nothing"), nullptr);
  EXPECT_EQ(kCommitment.find("nothing"), nullptr);
}

TEST(Fields, EachHasWhatItsKindNeeds) {
  for_each_field([](const EntityType& type, const Field& field) {
    EXPECT_LE(type.fields.size(), 58u);  // the reader keeps a bit for each, and some for the file's own members
    const bool is_choice = field.kind == Kind::choice || field.kind == Kind::choices;
    EXPECT_EQ(field.names.empty(), !is_choice);
    EXPECT_LT(field.names.size(), 32u);
    EXPECT_EQ(field.list != nullptr, field.kind == Kind::list);
    EXPECT_EQ(field.most > 0, field.kind == Kind::number);
    if (field.kind == Kind::child || field.kind == Kind::list) {
      ASSERT_NE(field.type, nullptr);
      EXPECT_EQ(entity_type(field.type->name), field.type);
    }
  });
}

TEST(Fields, EveryTypeIsReachableFromTheDocument) {
  std::set<const EntityType*> reached = {&kDocument};
  for (const EntityType* type : entity_types()) {
    EXPECT_TRUE(reached.count(type) == 1) << type->name << " comes before what holds it";
    for (const Field& field : type->fields) {
      if (field.kind == Kind::child || field.kind == Kind::list) reached.insert(field.type);
    }
  }
  EXPECT_EQ(reached.size(), entity_types().size());
}

// Every value that a field can have is read as it was set, and no other field moves.
TEST(Fields, EachIsItsOwnPlace) {
  test::Random random(7);
  const std::vector<Id> ids = {"a", "b", "c", "d", "e", "f"};
  for_each_field([&](const EntityType& type, const Field& field) {
    if (field.kind == Kind::child || field.kind == Kind::list) return;
    const auto entity = type.make();
    const auto untouched = type.make();
    Value value;
    while (std::holds_alternative<std::monostate>(value)) value = test::random_value(random, field, ids);
    if (field.kind == Kind::text) value = "años";
    ASSERT_TRUE(set_value(field, *entity, value));
    EXPECT_EQ(get_value(field, *entity), value);
    for (const Field& other : type.fields) {
      if (&other == &field || other.kind == Kind::child || other.kind == Kind::list) continue;
      EXPECT_EQ(get_value(other, *entity), get_value(other, *untouched)) << other.name;
    }
    EXPECT_FALSE(equal(type, *entity, *untouched));
    EXPECT_TRUE(equal(type, *entity, *type.clone(*entity)));
    ASSERT_TRUE(set_value(field, *entity, Value()));
    EXPECT_EQ(get_value(field, *entity), Value());
  });
}

TEST(Fields, RefuseWhatDoesNotSuitThem) {
  const std::vector<Value> values = {std::string("not an id!"), LocalizedText{{"ES", "x"}}, Choice{200}, ChoiceSet{1u << 31}, std::vector<Id>{"a", "a"},
                                     std::vector<Id>{"á"}, Number{-1}, Number{1'000'000}};
  for_each_field([&](const EntityType& type, const Field& field) {
    for (const Value& value : values) {
      if (field.kind == Kind::text && value.index() == 1) continue;
      const auto entity = type.make();
      EXPECT_FALSE(set_value(field, *entity, value)) << value.index();
      EXPECT_TRUE(equal(type, *entity, *type.make()));
    }
    if (field.kind != Kind::localized) {
      EXPECT_FALSE(set_value(field, *type.make(), Value(), "es"));
    }
  });
}

TEST(Fields, OneTextOfSeveral) {
  Commitment commitment;
  const Field& title = *kCommitment.find("title");
  EXPECT_TRUE(set_value(title, commitment, std::string("Datos"), "es"));
  EXPECT_TRUE(set_value(title, commitment, std::string(), "en"));
  EXPECT_EQ(commitment.title, (LocalizedText{{"en", ""}, {"es", "Datos"}}));
  EXPECT_EQ(get_value(title, commitment, "es"), Value(std::string("Datos")));
  EXPECT_EQ(get_value(title, commitment, "en"), Value(std::string()));  // left blank is not unset
  EXPECT_EQ(get_value(title, commitment, "fr"), Value());
  EXPECT_TRUE(set_value(title, commitment, Value(), "en"));
  EXPECT_EQ(commitment.title.size(), 1u);
  EXPECT_FALSE(set_value(title, commitment, std::string("x"), "español"));
  EXPECT_FALSE(set_value(title, commitment, LocalizedText{}, "es"));
  EXPECT_FALSE(set_value(title, commitment, std::string("x")));
  EXPECT_FALSE(set_value(title, commitment, std::string(kLongestText + 1, 'x'), "es"));
  EXPECT_TRUE(set_value(title, commitment, std::string(kLongestText, 'x'), "es"));
}

TEST(Fields, NamesOfChoicesFollowTheirEnumerators) {
  const auto names = [](const EntityType& type, std::string_view field) { return type.find(field)->names; };
  EXPECT_EQ(names(kJurisdiction, "kind")[static_cast<std::size_t>(JurisdictionKind::joint) - 1], "joint");
  EXPECT_EQ(names(kPerson, "side")[static_cast<std::size_t>(Side::other_non_government) - 1], "otherNonGovernment");
  EXPECT_EQ(names(kMeeting, "phase")[static_cast<std::size_t>(Phase::co_creation) - 1], "coCreation");
  EXPECT_EQ(names(kCommitment, "inclusion")[static_cast<std::size_t>(Inclusion::added) - 1], "added");
  EXPECT_EQ(names(kCommitment, "progress")[static_cast<std::size_t>(Progress::not_started) - 1], "notStarted");
  EXPECT_EQ(names(kCommitment, "progress")[static_cast<std::size_t>(Progress::complete) - 1], "complete");
  EXPECT_EQ(names(kEvaluation, "kind")[static_cast<std::size_t>(EvaluationKind::learning_report) - 1], "learningReport");
  EXPECT_EQ(names(kFormAnswer, "grade")[static_cast<std::size_t>(Grade::not_applicable) - 1], "notApplicable");
  EXPECT_EQ(names(kFormAnswer, "grade")[static_cast<std::size_t>(Grade::complete) - 1], "complete");
  EXPECT_EQ(names(kFormAnswer, "grade")[static_cast<std::size_t>(Grade::continuation) - 1], "continuation");
  EXPECT_EQ(names(kAmendment, "kind")[static_cast<std::size_t>(AmendmentKind::withdrawal) - 1], "withdrawal");
  EXPECT_EQ(names(kRegisters, "meetings")[static_cast<std::size_t>(YesNo::yes) - 1], "yes");
  EXPECT_EQ(kOgpValues.size(), 4u);
  EXPECT_EQ(kOgpValues[0], "accessToInformation");
  EXPECT_EQ(kOgpValues[3], "technologyAndInnovation");
}

TEST(Fields, ListsKeepTheirOrder) {
  Plan plan;
  const Field& list = *kPlan.find("commitments");
  for (const auto& [id, order] : {std::pair("c", "V"), {"a", "V"}, {"d", "A"}, {"b", "z"}}) {
    Commitment commitment;
    commitment.id = id;
    commitment.order = order;
    EXPECT_EQ(list.list->insert(&plan.commitments, commitment).id, id);
  }
  std::string ids;
  for (const Commitment& commitment : plan.commitments) ids += commitment.id;
  EXPECT_EQ(ids, "dacb");
  list.list->erase(&plan.commitments, 1);
  EXPECT_EQ(list_size(list, plan), 3u);
  EXPECT_EQ(list_at(list, plan, 1).id, "c");
}

TEST(Fields, IdsAndLanguages) {
  for (const std::string& id : {std::string("a"), std::string("A-b_9"), std::string(64, 'x')}) EXPECT_TRUE(valid_id(id)) << id;
  for (const std::string& id : {std::string(), std::string(65, 'x'), std::string("a b"), std::string("ñ"), std::string("a.b"), std::string("a\0", 2)}) {
    EXPECT_FALSE(valid_id(id)) << id;
  }
  for (const char* tag : {"es", "quc", "pt-BR", "zh-Hant-TW", "en-x-a"}) EXPECT_TRUE(valid_language(tag)) << tag;
  for (const char* tag : {"", "e", "espa", "ES", "es-", "-es", "es--MX", "es_MX", "es-123456789", "e1"}) EXPECT_FALSE(valid_language(tag)) << tag;
}

TEST(Fields, NestedEntitiesGetIdsThatFollowFromTheirParents) {
  Plan plan;
  plan.id = "p1";
  std::vector<Id> given;
  fill_child_ids(kPlan, plan, &given);
  EXPECT_EQ(plan.vision.id, "p1-vision");
  EXPECT_EQ(plan.registers.id, "p1-registers");
  EXPECT_EQ(given.size(), 4u);
  plan.vision.id = "mine";
  given.clear();
  fill_child_ids(kPlan, plan, &given);
  EXPECT_EQ(plan.vision.id, "mine");
  EXPECT_TRUE(given.empty());
  Plan nameless;
  fill_child_ids(kPlan, nameless);
  EXPECT_EQ(nameless.vision.id, "");
  Plan longest;
  longest.id = std::string(64, 'x');
  fill_child_ids(kPlan, longest);
  EXPECT_TRUE(valid_id(longest.vision.id));
  EXPECT_NE(longest.vision.id, longest.registers.id);
}

}  // namespace
}  // namespace cocrea::plan
