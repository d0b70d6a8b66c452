#include "app/submission.h"

#include <algorithm>

#include "core/plan/freeze.h"

namespace cocrea::app {

namespace {

bool records_submission(const plan::Document& document, const edit::Change& change) {
  const auto* set = std::get_if<edit::Set>(&change);
  if (set == nullptr || !std::holds_alternative<dates::PartialDate>(set->after) || (set->field != "date" && set->field != "submission")) return false;
  const plan::FoundConst found = plan::find(document, set->entity);
  if (!found || (found.type != &plan::kSubmission && found.type != &plan::kCommitment)) return false;
  const plan::Field* const field = found.type->find(set->field);
  return field != nullptr && std::holds_alternative<std::monostate>(plan::get_value(*field, *found.entity));
}

bool is_submitted(const plan::Version& one) { return one.kind == plan::VersionKind::submitted; }

// The day of the submission that this change of the plan records, if nothing is kept of it yet. A later version that came before the plan's own would be taken for it.
plan::Date day_of_new(const plan::Plan& plan, const edit::Set& set) {
  const auto& versions = plan.versions;
  const bool kept = std::any_of(versions.begin(), versions.end(), is_submitted);
  if (set.entity == plan.submission.id) return kept || plan.commitments.empty() ? plan::Date() : plan.submission.date;
  const auto one = std::find_if(plan.commitments.begin(), plan.commitments.end(), [&](const plan::Commitment& any) { return any.id == set.entity; });
  if (one == plan.commitments.end() || !kept) return {};
  const bool known = std::any_of(versions.begin(), versions.end(), [&](const plan::Version& any) { return is_submitted(any) && plan::copy_of(any, *one); });
  return known ? plan::Date() : one->submission;
}

}  // namespace

std::shared_ptr<plan::Version> version_of(const plan::Plan& plan, plan::VersionKind kind, plan::Date date, plan::IdSource& ids) {
  auto version = std::make_shared<plan::Version>(plan::freeze(plan, ids.next(), kind));
  version->date = date;
  version->order = plan::order_between(plan.versions.empty() ? std::string_view() : plan.versions.back().order, {});
  return version;
}

edit::Transaction with_submitted_version(const plan::Document& document, edit::Transaction transaction, dates::Day today, plan::IdSource& ids) {
  const auto& changes = transaction.changes;
  if (std::none_of(changes.begin(), changes.end(), [&](const edit::Change& one) { return records_submission(document, one); })) return transaction;
  plan::Document after = document;
  edit::Transaction step = transaction;
  if (edit::apply(after, step)) return transaction;   // it will be refused as it is
  for (const plan::Plan& plan : after.plans) {
    plan::Date day;
    for (const edit::Change& change : changes) {
      if (!day && records_submission(document, change)) day = day_of_new(plan, std::get<edit::Set>(change));
    }
    if (day && day->span().earliest <= today) transaction.changes.push_back(edit::Insert{plan.id, "versions", version_of(plan, plan::VersionKind::submitted, day, ids)});
  }
  return transaction;
}

}  // namespace cocrea::app
