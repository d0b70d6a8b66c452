// Versions of the plan in view: kept, compared, restored.
#include <algorithm>

#include "app/commands.h"
#include "app/session.h"
#include "app/submission.h"
#include "core/exchange/differences.h"
#include "core/plan/freeze.h"
#include "view/texts.h"

namespace cocrea::app {

void Session::act_on_versions(const view::Versions& wanted) {
  using What = view::Versions::What;
  view::Comparison& comparison = state_.comparison;
  switch (wanted.what) {
    case What::name: comparison.name = exchange::normalize(wanted.text).text; break;
    case What::from: comparison.from = wanted.text; break;
    case What::to: comparison.to = wanted.text; break;
    case What::show: comparison.shown = wanted.text; break;
    case What::keep: keep_version(plan::VersionKind::named); break;
    case What::keep_submitted: keep_version(plan::VersionKind::submitted); break;
    case What::restore: restore(wanted.id, wanted.text); break;
  }
  changed();
}

void Session::keep_version(plan::VersionKind kind) {
  const plan::Plan* plan = document_ ? view::plan_in_view(*document_, state_) : nullptr;
  if (plan == nullptr || refuse_if_read_only()) return;
  commit_draft();
  plan = view::plan_in_view(*document_, state_);
  const bool submitted = kind == plan::VersionKind::submitted;
  const auto version = version_of(*plan, kind, submitted && plan->submission.date ? plan->submission.date : dates::PartialDate::of(state_.today), ids_);
  version->name = state_.comparison.name;
  state_.comparison.name.clear();
  edit::Transaction step{"edit.keepVersion", {}};
  // There is one that the plan was submitted as: another takes its place, also of several, where one was put back.
  plan::Id replaced;
  for (const plan::Version& before : plan->versions) {
    if (!submitted || before.kind != plan::VersionKind::submitted) continue;
    replaced = before.id;
    version->order = before.order;
    step.changes.push_back(edit::Remove{{}, {}, before.id, nullptr});
  }
  step.changes.push_back(edit::Insert{plan->id, "versions", version});
  if (!perform(std::move(step))) return;
  announce(view::text(state_.language, replaced.empty() || waits_in_bin(replaced) ? "announce.versionKept" : "announce.versionKeptAlone"));
}

namespace {

// Whether one thing is another or stands in it.
bool is_within(const plan::Document& document, plan::Id one, const plan::Id& other) {
  while (one != other) {
    const plan::FoundConst found = plan::find(document, one);
    if (!found || found.parent == nullptr) return false;
    one = found.parent->id;
  }
  return true;
}

// Of what makes `was` out of `is`, only what is about one thing and all that it holds in either; of a plan, its own fields.
std::vector<edit::Change> about(const plan::Id& thing, std::vector<edit::Change> changes, const plan::Document& is, const plan::Document& was) {
  const bool is_plan = plan::find(is, thing).type == &plan::kPlan;
  std::erase_if(changes, [&](const edit::Change& one) {
    const auto* set = std::get_if<edit::Set>(&one);
    if (is_plan) return set == nullptr || set->entity != thing;
    const auto* insert = std::get_if<edit::Insert>(&one);
    const plan::Id& id = set != nullptr ? set->entity : insert != nullptr ? insert->entity->id : std::get<edit::Remove>(one).id;
    return !is_within(is, id, thing) && !is_within(was, id, thing);
  });
  return changes;
}

}  // namespace

// Whole, or one thing of it with what it holds.
void Session::restore(const plan::Id& version_id, const plan::Id& thing) {
  const plan::Plan* in_view = document_ ? view::plan_in_view(*document_, state_) : nullptr;
  if (in_view == nullptr || refuse_if_read_only()) return;
  commit_draft();
  plan::Document wanted = *document_;
  const auto plan = std::find_if(wanted.plans.begin(), wanted.plans.end(), [&](const plan::Plan& one) { return one.id == in_view->id; });
  const auto version = std::find_if(plan->versions.begin(), plan->versions.end(), [&](const plan::Version& one) { return one.id == version_id; });
  if (version == plan->versions.end()) return;
  *plan = plan::thaw(*plan, *version);
  if (!thing.empty()) {
    edit::Transaction part{{}, about(thing, exchange::changes_between(*document_, wanted), *document_, wanted)};
    wanted = *document_;
    if (edit::apply(wanted, part)) {   // what held it is gone as well
      announce(view::text(state_.language, "announce.cannotRestore"));
      return;
    }
  }
  exchange::let_go_of_lost(wanted, *document_);
  edit::Transaction step{"edit.restore", exchange::changes_between(*document_, wanted)};
  if (!step.changes.empty() && perform(std::move(step))) announce(view::text(state_.language, "announce.versionRestored"));
}

}  // namespace cocrea::app
