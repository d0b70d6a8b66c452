// Where a field is edited: the map from the document to the pages.
#include <algorithm>

#include "view/build.h"

namespace cocrea::view {

namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); }

std::string tab_of_commitment(std::string_view field) {
  if (field == "milestones") return "milestones";
  if (field == "institutions") return "people";
  if (is_one_of(field, {"amendments", "cancelled"})) return "changes";
  if (is_one_of(field, {"completed", "progress"})) return "evaluation";
  return "description";
}

// The page on which a plan's own fields, lists and children are.
PageId page_of_plan(std::string_view field) {
  if (field == "commitments") return PageId::commitments;
  return field == "evaluations" ? PageId::calendar : PageId::jurisdiction;
}

PageId page_of_register(std::string_view field) {
  if (field == "commitments") return PageId::commitments;
  return is_one_of(field, {"evaluations", "completions", "amendments"}) ? PageId::calendar : PageId::jurisdiction;
}

// The plan in which an entity lies, "" if in none.
plan::Id plan_around(const plan::Document& document, plan::FoundConst found) {
  for (int depth = 0; found && depth < 8; ++depth) {
    if (found.type == &plan::kPlan) return found.entity->id;
    if (!found.parent) break;
    found = plan::find(document, found.parent->id);
  }
  return {};
}

// Where a list is added to, or, for the one evaluation that every plan has, where its delivery is recorded.
std::string list_node(const plan::FoundConst& found, const plan::Field& list) {
  const std::string add = "add:" + found.entity->id + "." + std::string(list.name);
  if (found.type != &plan::kPlan || list.name != "evaluations") return add;
  for (const plan::Evaluation& one : static_cast<const plan::Plan&>(*found.entity).evaluations) {
    if (one.kind == plan::EvaluationKind::initial) return field_node(one.id, "delivered");
  }
  return add + ":" + std::to_string(static_cast<int>(plan::EvaluationKind::initial));
}

dates::Day last_known_day(const plan::Plan& one) {
  dates::Day latest{};
  for (const plan::Date& date : {one.submission.date, one.period_start, one.planned_end}) {
    if (date) latest = std::max(latest, date->span().latest);
  }
  return latest;
}

}  // namespace

std::string field_node(const plan::Id& entity, std::string_view field, std::string_view language) {
  std::string result = "f:" + entity;
  result.append(".").append(field);
  if (!language.empty()) result.append(".").append(language);
  return result;
}

bool is_language_tag(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (text.size() < 2 || text.size() > 35 || !is_letter(text[0]) || !is_letter(text[1])) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

std::string content_language(const plan::Document& document, const State& state) {
  if (is_language_tag(state.content_language)) return state.content_language;
  if (is_language_tag(document.jurisdiction.language)) return document.jurisdiction.language;
  return state.language == Language::es ? "es" : "en";
}

const plan::Plan* plan_in_view(const plan::Document& document, const State& state) {
  const plan::Plan* latest = nullptr;
  for (const plan::Plan& one : document.plans) {
    if (!state.plan.empty() && one.id == state.plan) return &one;
    if (!latest || last_known_day(one) >= last_known_day(*latest)) latest = &one;
  }
  return latest;
}

Destination destination(const plan::Document& document, const Navigate& to, const State& state) {
  Destination result;
  result.page = to.page;
  if (to.entity.empty()) return result;
  const plan::FoundConst found = plan::find(document, to.entity);
  if (!found) return result;
  result.plan = plan_around(document, found);

  const auto on_commitment = [&](const plan::Id& id, std::string tab) {
    result.page = PageId::commitments;
    result.entity = id;
    result.tab = std::move(tab);
  };
  if (found.type == &plan::kCommitment) {
    on_commitment(to.entity, to.field.empty() ? "" : tab_of_commitment(to.field));
  } else if (found.type == &plan::kMilestone) {
    on_commitment(found.parent->id, "milestones");
  } else if (found.type == &plan::kAmendment) {
    on_commitment(found.parent->id, "changes");
  } else if (found.type == &plan::kEvaluation) {
    const auto& evaluation = static_cast<const plan::Evaluation&>(*found.entity);
    if (evaluation.kind == plan::EvaluationKind::commitment && plan::find(document, evaluation.commitment)) on_commitment(evaluation.commitment, "evaluation");
    else result.page = PageId::calendar;
  } else if (found.type == &plan::kPlan) {
    result.page = to.field.empty() ? to.page : page_of_plan(to.field);
  } else if (found.type == &plan::kRegisters) {
    result.page = page_of_register(to.field);
  } else {
    // Jurisdiction, terms, members, submission; organisations are listed there as well.
    result.page = PageId::jurisdiction;
  }
  const plan::Field* field = found.type->find(to.field);
  if (field && field->kind == plan::Kind::list) {
    result.focus = list_node(found, *field);
  } else if (field && field->kind != plan::Kind::child) {
    result.focus = field_node(to.entity, to.field, field->kind == plan::Kind::localized ? content_language(document, state) : std::string());
  }
  return result;
}

}  // namespace cocrea::view
