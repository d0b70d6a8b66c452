// "They are the same": what different sides added under different ids gets one id.
#include <algorithm>

#include "core/exchange/dots.h"
#include "core/exchange/merge.h"
#include "core/plan/freeze.h"

namespace cocrea::exchange {

using plan::Document;
using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Id;
using plan::Kind;

namespace {

// Things that are one, by their ids, and which sides have them. No side has two of them.
struct Group {
  std::vector<Id> ids;
  std::uint32_t sides = 0;
};

std::uint32_t holders(const std::vector<Side>& sides, const Id& id) {
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < sides.size(); ++i) all |= plan::find(*sides[i].document, id) ? std::uint32_t{1} << i : 0u;
  return all;
}

std::size_t group_of(std::vector<Group>& groups, const std::vector<Side>& sides, const Id& id) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (std::find(groups[i].ids.begin(), groups[i].ids.end(), id) != groups[i].ids.end()) return i;
  }
  groups.push_back({{id}, holders(sides, id)});
  return groups.size() - 1;
}

// The name of all of a group: the first side's, which is not to lose what it has; else the smallest.
const Id& name_of_all(const Group& group, const Document& first) {
  const auto known = std::find_if(group.ids.begin(), group.ids.end(), [&](const Id& id) { return static_cast<bool>(plan::find(first, id)); });
  return known != group.ids.end() ? *known : *std::min_element(group.ids.begin(), group.ids.end());
}

void rename(Id& id, const std::vector<std::pair<Id, Id>>& names) {
  for (const auto& one : names) {
    if (one.first != id) continue;
    id = one.second;
    return;
  }
}

void rename_all(Document& document, const std::vector<std::pair<Id, Id>>& names) {
  plan::walk(document, [&](const Entity& constant, const EntityType& type) {
    auto& entity = const_cast<Entity&>(constant);   // of `document`, which is ours
    Id name = entity.id;
    rename(name, names);
    if (name != entity.id && &type == &plan::kProposal) rename_proposal(static_cast<plan::Proposal&>(entity), name);
    else entity.id = std::move(name);
    for (const Field& field : type.fields) {
      if (field.kind == Kind::reference) rename(plan::reference_of(field, entity), names);
      else if (field.kind == Kind::references) {
        std::vector<Id> all;
        for (Id& id : plan::references_of(field, entity)) {
          rename(id, names);
          if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(std::move(id));
        }
        plan::references_of(field, entity) = std::move(all);
      }
    }
  });
}

// And those of their copies that versions keep.
std::vector<std::pair<Id, Id>> with_frozen(const Document& document, std::vector<std::pair<Id, Id>> names) {
  const std::size_t count = names.size();
  for (const plan::Plan& plan : document.plans) {
    for (const plan::Version& version : plan.versions) {
      for (std::size_t i = 0; i < count; ++i) names.emplace_back(plan::copy_of_id(version.id, names[i].first), plan::copy_of_id(version.id, names[i].second));
    }
  }
  return names;
}

}  // namespace

AsOne as_one(const std::vector<Side>& sides, const std::vector<Alike>& alike, const std::vector<bool>& same) {
  AsOne one{sides, {}, std::vector<bool>(alike.size()), std::vector<bool>(alike.size())};
  if (std::find(same.begin(), same.end(), true) == same.end()) return one;
  std::vector<Group> groups;
  for (std::size_t i = 0; i < alike.size(); ++i) {
    const std::size_t a = group_of(groups, sides, alike[i].first), b = group_of(groups, sides, alike[i].second);
    if (!same[i] || a == b || (groups[a].sides & groups[b].sides) != 0) continue;
    one.same[i] = true;
    groups[a].ids.insert(groups[a].ids.end(), groups[b].ids.begin(), groups[b].ids.end());
    groups[a].sides |= groups[b].sides;
    groups[b] = {};   // nobody finds it any more
  }
  for (std::size_t i = 0; i < alike.size(); ++i) {
    const std::size_t a = group_of(groups, sides, alike[i].first), b = group_of(groups, sides, alike[i].second);
    one.settled[i] = !one.same[i] && (a == b || (groups[a].sides & groups[b].sides) != 0);
  }
  std::vector<std::pair<Id, Id>> names;
  for (const Group& group : groups) {
    if (group.ids.size() < 2) continue;
    const Id& name = name_of_all(group, *sides.front().document);
    for (const Id& id : group.ids) {
      if (id != name) names.emplace_back(id, name);
    }
  }
  for (Side& side : one.sides) {
    auto copy = std::make_shared<Document>(*side.document);
    if (side.in_minutes.empty()) side.in_minutes = in_minutes(*copy);
    rename_all(*copy, with_frozen(*copy, names));
    side.document = copy.get();
    one.altered.push_back(std::move(copy));
  }
  return one;
}

}  // namespace cocrea::exchange
