#include "core/plan/freeze.h"

#include <algorithm>

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

void rename(const EntityType& type, Entity& entity, const Id& version, const Ids& originals) {
  const auto renamed = [&](Id& id) {
    if (std::binary_search(originals.begin(), originals.end(), id)) id = copy_of_id(version, id);
  };
  renamed(entity.id);
  for (const Field& field : type.fields) {
    switch (field.kind) {
      case Kind::reference: renamed(reference_of(field, entity)); break;
      case Kind::references:
        for (Id& id : references_of(field, entity)) renamed(id);
        break;
      case Kind::child: rename(*field.type, child_of(field, entity), version, originals); break;
      case Kind::list:
        for (std::size_t i = 0; i < list_size(field, entity); ++i) rename(*field.type, list_at(field, entity, i), version, originals);
        break;
      default: break;
    }
  }
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
  std::sort(originals.begin(), originals.end());
  originals.erase(originals.begin(), std::find_if(originals.begin(), originals.end(), [](const Id& one) { return !one.empty(); }));
  rename(kVersion, version, id, originals);
  version.id = id;
  return version;
}

const Commitment* copy_of(const Version& version, const Commitment& original) {
  const Id id = copy_of_id(version.id, original.id);
  const auto found = std::find_if(version.commitments.begin(), version.commitments.end(), [&](const Commitment& one) { return one.id == id; });
  return found == version.commitments.end() ? nullptr : &*found;
}

}  // namespace cocrea::plan
