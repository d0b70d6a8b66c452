// No fact is unreachable: every field of the document can be come to and edited.
#include <set>

#include "core/plan/freeze.h"
#include "view/support.h"

namespace cocrea::view::testing {
namespace {

// Not edited on a page: what belongs to the file itself, and what was handed in, removed or counted at a table, which stays as it was.
bool is_elsewhere(const std::string& field) {
  static const std::set<std::string> fields = {"document.ruleset", "document.generator", "document.sample", "plan.versions", "document.bin", "proposal.tallies"};
  return fields.count(field) != 0 || field.rfind("version.", 0) == 0 || field.rfind("removed.", 0) == 0 || field.rfind("tally.", 0) == 0;
}

// Asked only where it means something: of some entities of the type, not of all.
bool depends_on_others(const std::string& field) {
  static const std::set<std::string> fields = {
      "duty.duty",                                          // said by the line on which somebody is assigned
      "endorsement.version",                                // of an endorsement of the plan
      "evaluation.commitment",                              // of an evaluation of one
      "evaluation.answers",                                 // of those for which OGP has a form
      "evaluation.lessons", "evaluation.nextSteps",         // of the report of the learning exercise
      "commitment.submission",                              // of an added commitment
  };
  return fields.count(field) != 0;
}

// One element in every list that is empty, all the way down.
void fill_lists(plan::Entity& entity, const plan::EntityType& type, int& number) {
  for (const plan::Field& field : type.fields) {
    if (field.kind == plan::Kind::child) fill_lists(plan::child_of(field, entity), *field.type, number);
    if (field.kind != plan::Kind::list || field.type == &plan::kVersion) continue;
    if (plan::list_size(field, entity) == 0) {
      const std::shared_ptr<plan::Entity> one = field.type->make();
      one->id = std::string(field.type->name) + "-" + std::to_string(++number);
      one->order = "V";
      plan::fill_child_ids(*field.type, *one);
      field.list->insert(field.at(entity), *one);
    }
    for (std::size_t i = 0; i < plan::list_size(field, entity); ++i) fill_lists(plan::list_at(field, entity, i), *field.type, number);
  }
}

plan::Evaluation evaluation(const char* id, plan::EvaluationKind kind) {
  plan::Evaluation one;
  one.id = id;
  one.order = id;
  one.kind = kind;
  return one;
}

// A document in which each kind of entity is there, the plan joint and without elections.
plan::Document document_with_everything() {
  plan::Document document = glasgow();
  document.jurisdiction.kind = plan::JurisdictionKind::joint;
  document.jurisdiction.has_elections = plan::YesNo::no;
  plan::Plan& plan = document.plans.front();
  plan.commitments.erase(plan.commitments.begin() + 1, plan.commitments.end());
  plan::Commitment& commitment = plan.commitments.front();
  commitment.inclusion = plan::Inclusion::added;
  commitment.ends_with_plan = plan::YesNo::no;
  plan.vision.kind = plan::VisionKind::update;
  plan.evaluations.push_back(evaluation("evaluation-2", plan::EvaluationKind::commitment));
  plan.evaluations.back().commitment = commitment.id;
  plan.evaluations.push_back(evaluation("evaluation-3", plan::EvaluationKind::learning_report));
  plan.evaluations.push_back(evaluation("evaluation-4", plan::EvaluationKind::unset));
  plan::Duty duty;
  duty.id = "duty-1";
  duty.order = "1";
  duty.duty = plan::DutyKind::cso_input;
  document.membership.duties.push_back(duty);
  duty.id = "duty-2";
  duty.order = "2";
  document.membership.duties.push_back(duty);   // two entries of one duty: one of them may be meant for another
  int number = 0;
  fill_lists(document, plan::kDocument, number);
  document.jurisdiction.terms.front().end = date("2025-05");
  document.jurisdiction.members.front().terms.front().end = date("2025-06");
  return document;
}

State arrived_at(const Destination& place) {
  State state = state_on("2021-10-01", place.page);
  state.plan = place.plan;
  state.entity = place.entity;
  state.tab = place.tab;
  state.unfolded = place.unfold;
  return state;
}

TEST(Reach, EveryFieldOfTheDocumentCanBeComeToAndEdited) {
  const plan::Document document = document_with_everything();
  std::set<std::string> reached;
  plan::walk(document, [&](const plan::Entity& entity, const plan::EntityType& type) {
    for (const plan::Field& field : type.fields) {
      const std::string what = std::string(type.name) + "." + std::string(field.name);
      if (field.kind == plan::Kind::child || is_elsewhere(what)) continue;
      const Destination place = destination(document, Navigate{PageId::overview, entity.id, std::string(field.name)}, state_on("2021-10-01"));
      const Page page = page_of(document, arrived_at(place));
      const Node* node = find(page, place.focus);
      if (!node && depends_on_others(what)) continue;
      EXPECT_TRUE(node) << what << " -> page " << static_cast<int>(place.page) << ", tab \"" << place.tab << "\", node " << place.focus;
      if (!node) continue;
      reached.insert(what);
      if (field.kind != plan::Kind::list) {
        const auto* edit = node->action.as<EditField>();
        ASSERT_TRUE(edit) << what;
        EXPECT_EQ(edit->entity, entity.id);
        EXPECT_EQ(edit->field, field.name);
      } else if (what != "plan.evaluations") {   // leads to the delivery of the initial evaluation, which is there
        const auto* line = node->action.as<EditField>();   // a line that adds what is typed into it
        const bool begins_form = what == "evaluation.answers" && node->action.is<Perform>();   // a place for each answer
        EXPECT_TRUE(begins_form || node->action.is<AddEntity>() || (line && line->entity == entity.id && line->field == field.name)) << what;
      }
    }
  });
  // The whole schema, so that a field added later cannot be forgotten.
  for (const plan::EntityType* type : plan::entity_types()) {
    for (const plan::Field& field : type->fields) {
      const std::string what = std::string(type->name) + "." + std::string(field.name);
      if (field.kind == plan::Kind::child || is_elsewhere(what)) continue;
      EXPECT_TRUE(reached.count(what)) << what;
    }
  }
}

// What a rule reads in a submitted version is changed where it stands today.
TEST(Reach, WhatIsKeptInAVersionLeadsToItsOriginal) {
  plan::Document document = document_with_everything();
  plan::Plan& plan = document.plans.front();
  plan.versions.push_back(plan::freeze(plan, "version-1", plan::VersionKind::submitted));
  const plan::Version& version = plan.versions.front();
  const State start = state_on("2021-10-01");
  const Destination vision = destination(document, Navigate{PageId::overview, version.vision.id, "longTerm"}, start);
  EXPECT_EQ(vision.page, PageId::vision);
  EXPECT_EQ(vision.focus, field_node(plan.vision.id, "longTerm", "en"));
  const Destination milestone = destination(document, Navigate{PageId::overview, version.commitments.front().milestones.front().id, "due"}, start);
  EXPECT_EQ(milestone.entity, plan.commitments.front().id);
  EXPECT_EQ(milestone.focus, field_node(plan.commitments.front().milestones.front().id, "due"));
}

TEST(Languages, AreTagsOnlyIfTheyCanBePartOfAnId) {
  for (const char* tag : {"es", "en", "gl", "fil", "zh-Hant", "es-419"}) EXPECT_TRUE(is_language_tag(tag)) << tag;
  for (const char* text : {"", "e", "español", "es en", "1a", "-es", "es.en"}) EXPECT_FALSE(is_language_tag(text)) << text;
  plan::Document document = glasgow();
  document.jurisdiction.language = "Español";
  EXPECT_EQ(content_language(document, state_on("2021-10-01")), "es");
  const Page page = page_of(document, state_on("2021-10-01", PageId::jurisdiction));
  EXPECT_NE(find(page, field_node(document.jurisdiction.id, "language"))->field->error, "");
}

TEST(Reach, AnUnknownPlaceLeadsToThePageItself) {
  const plan::Document document = glasgow();
  const Destination place = destination(document, Navigate{PageId::calendar, "nobody", "title"}, state_on("2021-10-01"));
  EXPECT_EQ(place.page, PageId::calendar);
  EXPECT_EQ(place.focus, "");
}

TEST(Reach, ThePlanInViewIsTheLatestUnlessOneIsChosen) {
  plan::Document document = glasgow();
  plan::Plan earlier;
  earlier.id = "earlier";
  earlier.submission.date = date("2017-01-01");
  document.plans.insert(document.plans.begin(), earlier);
  State state = state_on("2021-10-01");
  EXPECT_EQ(plan_in_view(document, state)->id, "plan-2021");
  state.plan = "earlier";
  EXPECT_EQ(plan_in_view(document, state)->id, "earlier");
  state.plan = "gone";
  EXPECT_EQ(plan_in_view(document, state)->id, "plan-2021");
}

}  // namespace
}  // namespace cocrea::view::testing
