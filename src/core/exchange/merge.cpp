#include "core/exchange/merge.h"

#include <algorithm>

#include "core/exchange/alike.h"
#include "core/exchange/joiner.h"
#include "core/plan/sorted.h"

namespace cocrea::exchange {

using plan::Document;
using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Id;
using plan::Kind;
using plan::Value;

namespace {

const Document& first_tree(const Document* base, const std::vector<Side>& sides) { return base != nullptr ? *base : *sides.front().document; }

std::vector<const Entity*> roots(const Document* base, const std::vector<Side>& sides) {
  std::vector<const Entity*> all{&first_tree(base, sides)};
  for (const Side& side : sides) all.push_back(side.document);
  return all;
}

}  // namespace

Joiner::Joiner(const Document* base, const std::vector<Side>& sides)
    : sides_(sides.size()),
      strict_(base == nullptr),
      count_(base, sides),
      all_(plan::kDocument, roots(base, sides)),
      facts_(all_.nodes().size()),
      content_(all_.nodes().size()) {}

void Joiner::run(Joined& joined) {
  find_edits();
  spread_edits();
  decide_existence();
  decide_places();
  arrange();
  joined.document.id = all_[0].in[kBase]->id;
  build(0, joined.document);
  if (std::any_of(facts_.begin(), facts_.end(), [](const Facts& one) { return !one.built; })) let_go(0, joined.document);
  if (!strict_) ask_about_circles(joined.document);
  find_alike(joined);
  joined.conflicts = std::move(conflicts_);
}

// An unset entity of the type: what the base has of something that was added.
const Entity& Joiner::unset(const EntityType& type) {
  for (const auto& one : unset_) {
    if (one.first == &type) return *one.second;
  }
  return *unset_.emplace_back(&type, type.make()).second;
}

void Joiner::build(std::uint32_t at, Entity& to) {
  const Node& node = all_[at];
  facts_[at].built = true;
  if (is_element(node)) {
    to.id = Id(node.id);
    to.order = order_of(node);
    tell_of_element(at);
  } else if (at != 0) {
    to.id = nested_id(node);
  }
  for (const Field& field : node.type->fields) {
    if (field.kind == Kind::child) {
      build(all_.child(at, field), plan::child_of(field, to));
    } else if (field.kind == Kind::list) {
      for (const std::uint32_t element : content_[at]) {
        if (facts_[element].place.list == &field) build(element, field.list->append(field.at(to)));
      }
    } else {
      join_field(node, field, to);
    }
  }
  join_unknown(node, to);
  if (node.type == &plan::kProposal && !strict_) add_up(node, static_cast<plan::Proposal&>(to));
}

Id Joiner::nested_id(const Node& node) const {
  const Entity* const was = in_base(node);
  const Id* id = was != nullptr ? &was->id : nullptr;
  for (std::size_t side = 0; side < sides_; ++side) {
    const Entity* const is = in_side(node, side);
    if (is == nullptr || (was != nullptr && is->id == was->id)) continue;
    if (id == nullptr || (was != nullptr && id == &was->id) || is->id < *id) id = &is->id;
  }
  return *id;
}

void Joiner::tell_of_element(std::uint32_t at) {
  const Node& node = all_[at];
  const Facts& facts = facts_[at];
  if (facts.contested) {
    Conflict conflict = conflict_at(Conflict::What::existence, node.id, *node.type, {}, {});
    const Value there = std::string(node.id);
    if (!strict_) conflict.base = there;
    const std::uint32_t keepers = strict_ ? ~std::uint32_t{0} : facts.touched;
    for (std::size_t side = 0; side < sides_; ++side) {
      if (in_side(node, side) == nullptr) {
        if ((facts.takers & bit(side)) != 0) add_claim(conflict.claims, side, {});
      } else if ((keepers & bit(side)) != 0) {
        add_claim(conflict.claims, side, there);
      }
    }
    conflicts_.push_back(std::move(conflict));
  }
  if (!facts.places.empty()) {
    Conflict conflict = conflict_at(Conflict::What::place, node.id, *node.type, "parent", {});
    conflict.claims = facts.places;
    if (!strict_ && in_base(node) != nullptr) conflict.base = words_for(node, kBase);
    conflicts_.push_back(std::move(conflict));
  }
}

void Joiner::add_up(const Node& node, plan::Proposal& to) const {
  const auto proposal = [](const Entity* entity) { return static_cast<const plan::Proposal*>(entity); };
  std::vector<const plan::Proposal*> sides;
  for (std::size_t side = 0; side < sides_; ++side) sides.push_back(proposal(in_side(node, side)));
  count_.add_up(proposal(in_base(node)), sides, to);
}

Conflict Joiner::conflict_at(Conflict::What what, std::string_view entity, const EntityType& type, std::string_view field, std::string_view language) {
  Conflict conflict;
  conflict.what = what;
  conflict.entity = Id(entity);
  conflict.type = &type;
  conflict.field = std::string(field);
  conflict.language = std::string(language);
  return conflict;
}

// What was taken out is let go of, as the editor does it; except where one who took it out kept pointing to it.
void Joiner::let_go(std::uint32_t at, Entity& to) {
  const Node& node = all_[at];
  for (const Field& field : node.type->fields) {
    if (field.kind == Kind::child) {
      let_go(all_.child(at, field), plan::child_of(field, to));
    } else if (field.kind == Kind::list) {
      const std::size_t size = plan::list_size(field, to);
      for (std::size_t i = 0; i < size; ++i) {
        Entity& element = plan::list_at(field, to, i);
        const std::uint32_t one = all_.element(element.id, field.type);
        if (one != kNone) let_go(one, element);   // what joining itself made (tallies) refers to nothing
      }
    } else if (field.kind == Kind::reference) {
      if (is_let_go(node, field, plan::reference_of(field, to))) plan::reference_of(field, to).clear();
    } else if (field.kind == Kind::references) {
      std::erase_if(plan::references_of(field, to), [&](const Id& id) { return is_let_go(node, field, id); });
    }
  }
}

bool Joiner::is_let_go(const Node& node, const Field& field, const Id& id) const {
  const std::uint32_t found = id.empty() ? kNone : all_.element(id, nullptr);
  if (found == kNone || facts_[found].built) return false;
  for (std::size_t tree = 0; tree < all_.trees(); ++tree) {
    if (all_[found].in[tree] != nullptr || node.in[tree] == nullptr) continue;
    const std::vector<Id> ids = ids_in(plan::get_value(field, *node.in[tree]));
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) return false;
  }
  return true;
}

// What versions keep is a copy: what it is a copy of is asked about.
bool Joiner::is_frozen(std::uint32_t at, std::size_t side) const {
  while (at != kNone && all_[at].type != &plan::kVersion) at = all_.holder(at, side + 1);
  return at != kNone;
}

void Joiner::find_alike(Joined& joined) const {
  std::vector<Newcomer> newcomers;
  for (std::uint32_t at = 0; at < facts_.size(); ++at) {
    const Node& node = all_[at];
    if (!is_element(node) || in_base(node) != nullptr || !facts_[at].built || strict_) continue;
    for (std::size_t side = 0; side < sides_; ++side) {
      if (in_side(node, side) == nullptr) continue;
      if (is_frozen(at, side)) break;
      newcomers.push_back({in_side(node, side), node.type, facts_[at].edited});
      break;
    }
  }
  joined.alike = alike(newcomers);
}

namespace {

std::optional<Unjoinable> refusal(const Document* base, const std::vector<Side>& sides) {
  if (sides.size() < 2) return Unjoinable::too_few;
  static_assert(kMostSides < Alignment::kMost, "the base is laid beside them");
  if (sides.size() > kMostSides) return Unjoinable::too_many;
  const Document& first = first_tree(base, sides);
  if (first.format_version > plan::kFormatVersion) return Unjoinable::newer_format;
  for (const Side& side : sides) {
    if (side.document->id != first.id) return Unjoinable::other_document;
    if (side.document->format_version > plan::kFormatVersion) return Unjoinable::newer_format;
  }
  return std::nullopt;
}

bool ids_are_unique(const Document& document) {
  std::vector<std::string_view> ids;
  plan::walk(document, [&](const Entity& entity, const EntityType&) { ids.push_back(entity.id); });
  plan::stable_sort(ids, std::less<>{});
  return std::adjacent_find(ids.begin(), ids.end()) == ids.end();
}

}  // namespace

Joined join(const Document* base, const std::vector<Side>& sides) {
  Joined joined;
  joined.refused = refusal(base, sides);
  if (joined.refused) return joined;
  joined.without_base = base == nullptr;
  Joiner(base, sides).run(joined);
  if (!ids_are_unique(joined.document)) {
    Joined clash;
    clash.refused = Unjoinable::clashing_ids;
    return clash;
  }
  for (const Side& side : sides) {
    if (!side.document->rev.empty()) joined.document.parents.push_back(side.document->rev);
  }
  plan::stable_sort(joined.document.parents, std::less<>{});
  joined.document.parents.erase(std::unique(joined.document.parents.begin(), joined.document.parents.end()), joined.document.parents.end());
  return joined;
}

}  // namespace cocrea::exchange
