#include "core/plan/freeze.h"

#include <algorithm>

#include "core/plan/sorted.h"

namespace cocrea::plan {

namespace {

using Ids = std::vector<Id>;   // of the originals, sorted

void collect(const EntityType& type, const Entity& entity, Ids& ids) {
  ids.push_back(entity.id);
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) {
      collect(*field.type, child_of(field, entity), ids);
    } else if (field.kind == Kind::list) {
      for (std::size_t i = 0; i < list_size(field, entity); ++i) collect(*field.type, list_at(field, entity, i), ids);
    }
  }
}

// Gives each id, wherever it stands, the name that `renamed(id)` makes of it.
template <class Renamed>
void rename(const EntityType& type, Entity& entity, const Renamed& renamed) {
  renamed(entity.id);
  for (const Field& field : type.fields) {
    switch (field.kind) {
      case Kind::reference: renamed(reference_of(field, entity)); break;
      case Kind::references:
        for (Id& id : references_of(field, entity)) renamed(id);
        break;
      case Kind::child: rename(*field.type, child_of(field, entity), renamed); break;
      case Kind::list:
        for (std::size_t i = 0; i < list_size(field, entity); ++i) rename(*field.type, list_at(field, entity, i), renamed);
        break;
      default: break;
    }
  }
}

void sort_and_keep_named(Ids& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(ids.begin(), std::find_if(ids.begin(), ids.end(), [](const Id& one) { return !one.empty(); }));
}

struct Copied {
  Id copy, original;
};

// What the copy with that id is a copy of: one of those that are known (by their copies' ids, sorted), else what its id ends in.
Id original_of(const Id& copy, const Id& version, const std::vector<Copied>& known) {
  const auto found = std::partition_point(known.begin(), known.end(), [&](const Copied& one) { return one.copy < copy; });
  if (found != known.end() && found->copy == copy) return found->original;
  for (std::size_t at = copy.find('-'); at != Id::npos; at = copy.find('-', at + 1)) {
    Id original = copy.substr(at + 1);
    if (copy_of_id(version, original) == copy) return original;
  }
  return derived_id("was", copy);
}

}  // namespace

Id copy_of_id(const Id& version, const Id& original) { return derived_id(version, original); }

Version freeze(const Plan& plan, const Id& id, VersionKind kind) {
  Version version;
  version.kind = kind;
  version.title = plan.title;
  version.planned_end = plan.planned_end;
  version.vision = plan.vision;
  version.monitoring_bodies = plan.monitoring_bodies;
  version.commitments = plan.commitments;
  for (Commitment& commitment : version.commitments) commitment.amendments.clear();

  Ids originals;
  collect(kVersion, version, originals);
  sort_and_keep_named(originals);
  rename(kVersion, version, [&](Id& one) {
    if (std::binary_search(originals.begin(), originals.end(), one)) one = copy_of_id(id, one);
  });
  version.id = id;
  return version;
}

Plan thaw(const Plan& today, const Version& frozen) {
  Version version = frozen;
  Ids copies, originals;
  collect(kVersion, version, copies);
  copies.erase(std::remove(copies.begin(), copies.end(), version.id), copies.end());
  sort_and_keep_named(copies);
  collect(kPlan, today, originals);
  std::vector<Copied> known;
  for (const Id& original : originals) known.push_back({copy_of_id(version.id, original), original});
  stable_sort(known, [](const Copied& a, const Copied& b) { return a.copy < b.copy; });
  rename(kVersion, version, [&](Id& one) {
    if (std::binary_search(copies.begin(), copies.end(), one)) one = original_of(one, frozen.id, known);
  });

  Plan plan = today;
  plan.title = version.title;
  plan.planned_end = version.planned_end;
  plan.vision = version.vision;
  plan.monitoring_bodies = version.monitoring_bodies;
  plan.commitments = version.commitments;
  for (Commitment& commitment : plan.commitments) {
    for (const Commitment& now : today.commitments) {
      if (now.id == commitment.id) commitment.amendments = now.amendments;
    }
  }
  return plan;
}

const Commitment* copy_of(const Version& version, const Commitment& original) {
  const Id id = copy_of_id(version.id, original.id);
  const auto found = std::find_if(version.commitments.begin(), version.commitments.end(), [&](const Commitment& one) { return one.id == id; });
  return found == version.commitments.end() ? nullptr : &*found;
}

}  // namespace cocrea::plan
