// Where a field is edited: the map from the document to the pages.
#include <algorithm>

#include "core/plan/freeze.h"
#include "view/build.h"

namespace cocrea::view {

namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); }

// Where things are: of a type, or of one field of it. The first line that suits wins; what has none is on the page of the jurisdiction.
struct Home {
  const plan::EntityType* type;
  std::string_view field;         // "" = all others
  PageId page;
  std::string_view tab;
};
constexpr Home kHomes[] = {
    {&plan::kDocument, "plans", PageId::jurisdiction, "plan"},
    {&plan::kDocument, "decisions", PageId::file, {}},
    {&plan::kDocument, {}, PageId::people, "people"},
    {&plan::kDocument, "bin", PageId::file, {}},
    {&plan::kDecision, {}, PageId::file, {}},
    {&plan::kRemoved, {}, PageId::file, {}},
    {&plan::kOrganisation, {}, PageId::people, "people"},
    {&plan::kPerson, {}, PageId::people, "people"},
    {&plan::kContact, {}, PageId::people, "people"},
    {&plan::kDuty, {}, PageId::people, "duties"},
    {&plan::kMonitoringBody, {}, PageId::people, "body"},
    {&plan::kBodyLink, {}, PageId::people, "body"},
    {&plan::kVision, {}, PageId::vision, {}},
    {&plan::kGoal, {}, PageId::vision, {}},
    {&plan::kForum, {}, PageId::forum, "forum"},
    {&plan::kForumMember, {}, PageId::forum, "forum"},
    {&plan::kMeeting, {}, PageId::forum, "meetings"},
    {&plan::kEvidence, {}, PageId::forum, "evidence"},
    {&plan::kEvaluation, {}, PageId::monitoring, "evaluations"},
    {&plan::kProgressEntry, {}, PageId::monitoring, "quarters"},
    {&plan::kMembership, "contacts", PageId::people, "people"},
    {&plan::kMembership, "duties", PageId::people, "duties"},
    {&plan::kMembership, "forums", PageId::forum, "forum"},
    {&plan::kMembership, {}, PageId::jurisdiction, "membership"},
    {&plan::kMembershipRegisters, "contacts", PageId::people, "people"},
    {&plan::kMembershipRegisters, "forumMembers", PageId::forum, "forum"},
    {&plan::kMembershipRegisters, {}, PageId::jurisdiction, "membership"},
    {&plan::kLetter, {}, PageId::jurisdiction, "membership"},
    {&plan::kInactivity, {}, PageId::jurisdiction, "membership"},
    {&plan::kRecordedStatus, {}, PageId::jurisdiction, "membership"},
    {&plan::kReadings, {}, PageId::jurisdiction, "membership"},
    {&plan::kPlan, "leadInstitutions", PageId::vision, {}},
    {&plan::kPlan, "foreword", PageId::vision, {}},
    {&plan::kPlan, "vision", PageId::vision, {}},
    {&plan::kPlan, "monitoringBodies", PageId::people, "body"},
    {&plan::kPlan, "commitments", PageId::commitments, {}},
    {&plan::kPlan, "meetings", PageId::forum, "meetings"},
    {&plan::kPlan, "endorsements", PageId::forum, "endorsements"},
    {&plan::kPlan, "evidence", PageId::forum, "evidence"},
    {&plan::kWorkshop, "groups", PageId::workshop, "proposals"},
    {&plan::kWorkshop, "proposals", PageId::workshop, "proposals"},
    {&plan::kWorkshop, "agenda", PageId::workshop, "agenda"},
    {&plan::kWorkshop, {}, PageId::workshop, "votes"},
    {&plan::kAgendaItem, {}, PageId::workshop, "agenda"},
    {&plan::kProposal, "response", PageId::workshop, "answers"},
    {&plan::kProposal, "reasons", PageId::workshop, "answers"},
    {&plan::kProposal, "commitment", PageId::workshop, "answers"},
    {&plan::kProposal, "votes", PageId::workshop, "votes"},
    {&plan::kProposal, {}, PageId::workshop, "proposals"},
    {&plan::kProposalGroup, {}, PageId::workshop, "proposals"},
    {&plan::kPlan, "evaluations", PageId::monitoring, "evaluations"},
    {&plan::kPlan, "progress", PageId::monitoring, "quarters"},
    {&plan::kRegisters, "commitments", PageId::commitments, {}},
    {&plan::kRegisters, "amendments", PageId::commitments, {}},
    {&plan::kRegisters, "completions", PageId::monitoring, "evaluations"},
    {&plan::kRegisters, "evaluations", PageId::monitoring, "evaluations"},
    {&plan::kRegisters, "progress", PageId::monitoring, "quarters"},
    {&plan::kRegisters, "meetings", PageId::forum, "meetings"},
    {&plan::kRegisters, "endorsements", PageId::forum, "endorsements"},
    {&plan::kRegisters, "evidence", PageId::forum, "evidence"},
    {&plan::kRegisters, "monitoringBody", PageId::people, "body"},
    {&plan::kRegisters, "texts", PageId::vision, {}},
};

Home home_of(const plan::EntityType* type, std::string_view field) {
  for (const Home& one : kHomes) {
    if (one.type == type && (one.field.empty() || one.field == field)) return one;
  }
  return {type, {}, PageId::jurisdiction, "plan"};
}

std::string tab_of_commitment(std::string_view field) {
  if (field == "milestones") return "milestones";
  if (is_one_of(field, {"leads", "institutions", "people"})) return "people";
  if (is_one_of(field, {"amendments", "cancelled"})) return "changes";
  if (is_one_of(field, {"completed", "progress"})) return "evaluation";
  return "description";
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

// Where a list is added to. What has its own button for each kind (evaluations, duties) leads to the first that is not there yet, else to the first there is.
std::string list_node(const plan::FoundConst& found, const plan::Field& list) {
  const std::string add = "add:" + found.entity->id + "." + std::string(list.name);
  if (found.type == &plan::kPlan && list.name == "evaluations") {
    for (const plan::Evaluation& one : static_cast<const plan::Plan&>(*found.entity).evaluations) {
      if (one.kind == plan::EvaluationKind::initial) return field_node(one.id, "delivered");
    }
    return add + ":" + std::to_string(static_cast<int>(plan::EvaluationKind::initial));
  }
  if (found.type == &plan::kMembership && list.name == "duties") {
    const auto& duties = static_cast<const plan::Membership&>(*found.entity).duties;
    for (int kind = 1; kind <= static_cast<int>(plan::DutyKind::mb_learning); ++kind) {
      const bool there = std::any_of(duties.begin(), duties.end(), [&](const plan::Duty& one) { return static_cast<int>(one.duty) == kind; });
      if (!there) return add + ":" + std::to_string(kind);
    }
    return field_node(duties.front().id, "who");
  }
  return add;
}

// The entity of which one in a version is a copy; "" if it is none, or the original is gone.
plan::Id original_of(const plan::Document& document, const plan::FoundConst& found) {
  plan::FoundConst around = found;
  while (around && around.type != &plan::kVersion) {
    if (!around.parent) return {};
    around = plan::find(document, around.parent->id);
  }
  if (!around || around.entity == found.entity) return {};
  plan::Id original;
  plan::walk(document, [&](const plan::Entity& one, const plan::EntityType& type) {
    if (&type == found.type && plan::copy_of_id(around.entity->id, one.id) == found.entity->id) original = one.id;
  });
  return original;
}

// An evaluation of a commitment is recorded on the commitment's page; only of what it is an evaluation is said elsewhere.
plan::Id commitment_of_evaluation(const plan::Document& document, const plan::FoundConst& found, std::string_view field) {
  if (found.type != &plan::kEvaluation || is_one_of(field, {"kind", "commitment"})) return {};
  const auto& evaluation = static_cast<const plan::Evaluation&>(*found.entity);
  const bool there = evaluation.kind == plan::EvaluationKind::commitment && plan::find(document, evaluation.commitment);
  return there ? evaluation.commitment : plan::Id();
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

std::string new_contact_node(const plan::Document& document) { return "new:" + document.membership.id + ".contacts"; }

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
  if (to.entity.empty()) {
    result.focus = to.field;
    return result;
  }
  const plan::FoundConst found = plan::find(document, to.entity);
  if (!found) return result;
  result.plan = plan_around(document, found);
  // What is kept in a version is read-only: the way leads to what it is a copy of.
  if (const plan::Id original = original_of(document, found); !original.empty()) return destination(document, Navigate{to.page, original, to.field}, state);

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
  } else if (found.type == &plan::kFormAnswer) {
    const Destination form = destination(document, Navigate{to.page, found.parent->id, "answers"}, state);
    result.page = form.page, result.entity = form.entity, result.tab = form.tab, result.unfold = form.unfold;
  } else if (const plan::Id of = commitment_of_evaluation(document, found, to.field); !of.empty()) {
    on_commitment(of, "evaluation");
  } else {
    Home home = home_of(found.type, to.field);
    // A plan as a whole stands on every page: the one that was asked for stays.
    if (found.type == &plan::kPlan && to.field.empty()) home.page = to.page, home.tab = {};
    if (found.type == &plan::kEndorsement) home = home_of(found.parent_type, "endorsements");
    result.page = home.page;
    result.tab = home.tab;
  }
  if (is_one_of(to.field, {"duration", "durationUnit", "predecessors", "fixed", "capacity", "monthsWithoutWork", "cocreationWeeks"})) {
    result.unfold = found.type == &plan::kOrganisation ? document.id : to.entity;
  }
  if (to.field == "answers") result.unfold = to.entity;
  const plan::Field* field = found.type->find(to.field);
  if (field && field->kind == plan::Kind::list) {
    const bool of_contacts = found.type == &plan::kMembership && field->name == "contacts";
    result.focus = of_contacts ? new_contact_node(document) : to.which.empty() ? list_node(found, *field) : "add:" + to.entity + "." + to.field + to.which;
  } else if (field && field->kind != plan::Kind::child) {
    result.focus = field_node(to.entity, to.field, field->kind == plan::Kind::localized ? content_language(document, state) : std::string());
  }
  return result;
}

}  // namespace cocrea::view
