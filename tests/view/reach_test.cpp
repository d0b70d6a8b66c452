// No fact is unreachable: every field that the pages of today are about can be come to and edited.
#include <set>

#include "view/support.h"

namespace cocrea::view::testing {
namespace {

// Not on any page yet: people, the vision, meetings and endorsements, and what only the further rules read (the membership, the monitoring
// body, evidence ...), have pages of their own to come. The document's own fields are the file's,
// a commitment's goals are the vision's, and an evaluation belongs to the commitment on whose page it was begun.
bool is_elsewhere(const plan::EntityType& type, std::string_view field) {
  static const std::set<std::string_view> types = {"person", "vision", "goal", "meeting", "endorsement", "document"};
  static const std::set<std::string> fields = {"commitment.goals", "registers.meetings", "registers.endorsements", "evaluation.commitment", "evaluation.kind"};
  return types.count(type.name) != 0 || fields.count(std::string(type.name) + "." + std::string(field)) != 0;
}

// A document in which each kind of entity is there once, the plan joint.
plan::Document document_with_everything() {
  plan::Document document = glasgow();
  document.jurisdiction.kind = plan::JurisdictionKind::joint;
  document.jurisdiction.terms.push_back({});
  document.jurisdiction.terms.back().id = "term-1";
  document.jurisdiction.terms.back().end = date("2025-05");
  document.jurisdiction.members.push_back({});
  document.jurisdiction.members.back().id = "member-1";
  document.jurisdiction.members.back().terms.push_back({});
  document.jurisdiction.members.back().terms.back().id = "term-2";
  document.jurisdiction.members.back().terms.back().end = date("2025-06");
  plan::Commitment& one = document.plans.front().commitments.front();
  one.inclusion = plan::Inclusion::added;
  one.ends_with_plan = plan::YesNo::no;
  one.milestones.push_back({});
  one.milestones.back().id = "milestone-1";
  one.amendments.push_back({});
  one.amendments.back().id = "amendment-1";
  document.plans.front().commitments.erase(document.plans.front().commitments.begin() + 1, document.plans.front().commitments.end());
  plan::Evaluation of_commitment;
  of_commitment.id = "evaluation-2";
  of_commitment.order = "z";
  of_commitment.kind = plan::EvaluationKind::commitment;
  of_commitment.commitment = one.id;
  document.plans.front().evaluations.push_back(of_commitment);
  return document;
}

State arrived_at(const Destination& place) {
  State state = state_on("2021-10-01", place.page);
  state.plan = place.plan;
  state.entity = place.entity;
  state.tab = place.tab;
  return state;
}

TEST(Reach, EveryFieldOfTheDocumentCanBeComeToAndEdited) {
  const plan::Document document = document_with_everything();
  int fields = 0;
  plan::walk(document, [&](const plan::Entity& entity, const plan::EntityType& type) {
    for (const plan::Field& field : type.fields) {
      if (field.kind == plan::Kind::child || is_elsewhere(type, field.name)) continue;
      const std::string what = std::string(type.name) + "." + std::string(field.name);
      const State start = state_on("2021-10-01");
      const Destination place = destination(document, Navigate{PageId::overview, entity.id, std::string(field.name)}, start);
      if (field.kind == plan::Kind::list) {
        if (what == "plan.meetings" || what == "plan.endorsements") continue;
        if (what == "plan.evaluations") {
          EXPECT_TRUE(find(page_of(document, arrived_at(place)), place.focus)) << what << " -> " << place.focus;
          continue;
        }
      }
      const Page page = page_of(document, arrived_at(place));
      const Node* node = find(page, place.focus);
      EXPECT_TRUE(node) << what << " -> page " << static_cast<int>(place.page) << ", tab \"" << place.tab << "\", node " << place.focus;
      if (!node) continue;
      ++fields;
      if (field.kind != plan::Kind::list) {
        const auto* edit = node->action.as<EditField>();
        ASSERT_TRUE(edit) << what;
        EXPECT_EQ(edit->entity, entity.id);
        EXPECT_EQ(edit->field, field.name);
      } else {
        EXPECT_TRUE(node->action.is<AddEntity>()) << what;
      }
    }
  });
  EXPECT_GT(fields, 60);
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
