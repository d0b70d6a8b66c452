// Work that would wait for itself. What each side says of who waits for whom is in order; put together it goes round in a circle, and nothing in it could ever begin.
#include <algorithm>
#include <bit>

#include "core/exchange/joiner.h"
#include "core/plan/sorted.h"

namespace cocrea::exchange {

using plan::Document;
using plan::Entity;
using plan::Field;
using plan::Id;
using plan::Value;

namespace {

// The field of a milestone or a commitment.
const Field& predecessors_of(const plan::EntityType& type) {
  static const Field *const of_milestone = plan::kMilestone.find("predecessors"), *const of_commitment = plan::kCommitment.find("predecessors");
  return &type == &plan::kMilestone ? *of_milestone : *of_commitment;
}

// What each milestone of a document waits for: its own predecessors and its commitment's.
class Waiting {
 public:
  explicit Waiting(const Document& document) {
    for (const plan::Plan& plan : document.plans) {
      for (const plan::Commitment& commitment : plan.commitments) {
        for (const plan::Milestone& one : commitment.milestones) all_.push_back({one.id, commitment.id, &one.predecessors, &commitment.predecessors});
      }
    }
    plan::stable_sort(all_, [](const Work& a, const Work& b) { return a.id < b.id; });
  }

  // Whether a milestone is another, or cannot begin before the other is over.
  bool waits(std::string_view one, std::string_view other) const {
    std::vector<bool> seen(all_.size());
    std::vector<std::string_view> ahead{one};
    while (!ahead.empty()) {
      const std::string_view id = ahead.back();
      ahead.pop_back();
      if (id == other) return true;
      const auto work = std::lower_bound(all_.begin(), all_.end(), id, [](const Work& a, std::string_view wanted) { return a.id < wanted; });
      if (work == all_.end() || work->id != id || seen[static_cast<std::size_t>(work - all_.begin())]) continue;
      seen[static_cast<std::size_t>(work - all_.begin())] = true;
      for (const std::vector<Id>* ids : {work->own, work->of_commitment}) ahead.insert(ahead.end(), ids->begin(), ids->end());
    }
    return false;
  }

  // Whether something of a milestone, or of a commitment with that id, is or waits for what it would have to precede.
  bool goes_round(std::string_view owner, std::string_view predecessor) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Work& one) { return (one.id == owner || one.commitment == owner) && waits(predecessor, one.id); });
  }

 private:
  struct Work {
    std::string_view id, commitment;
    const std::vector<Id>*own, *of_commitment;
  };
  std::vector<Work> all_;   // by id
};

}  // namespace

// Those whose predecessors were changed since the base, if that was done by several sides: one alone is taken as it is.
std::vector<std::uint32_t> Joiner::reordered_by_several() {
  std::vector<std::uint32_t> all;
  std::uint32_t by = 0;
  for (std::uint32_t at = 0; at < facts_.size(); ++at) {
    const Node& node = all_[at];
    if ((node.type != &plan::kMilestone && node.type != &plan::kCommitment) || !facts_[at].built) continue;
    const Field& field = predecessors_of(*node.type);
    bool changed = false;
    for (std::size_t side = 0; side < sides_; ++side) {
      if (in_side(node, side) == nullptr || plan::same_value(field, base_or_unset(node), *in_side(node, side))) continue;
      changed = true;
      by |= bit(side);
    }
    if (changed) all.push_back(at);
  }
  if (std::popcount(by) < 2) all.clear();
  return all;
}

// Until it is decided, all that a circle needs keeps the base's predecessors.
void Joiner::ask_about_circles(Document& joined) {
  std::vector<std::uint32_t> open = reordered_by_several();
  if (open.empty()) return;
  std::vector<Waiting> in_sides;
  for (std::size_t side = 0; side < sides_; ++side) in_sides.emplace_back(static_cast<const Document&>(*all_[0].in[side + 1]));
  for (bool found = true; found;) {
    const Waiting together(joined);
    const auto is_circular = [&](std::uint32_t at) {
      const Node& node = all_[at];
      const Field& field = predecessors_of(*node.type);
      const std::vector<Id> before = ids_in(plan::get_value(field, base_or_unset(node)));
      const std::vector<Id> now = ids_in(plan::get_value(field, *plan::find(joined, node.id).entity));
      return std::any_of(now.begin(), now.end(), [&](const Id& id) {
        if (std::find(before.begin(), before.end(), id) != before.end() || !together.goes_round(node.id, id)) return false;
        // One who says all of it knows it.
        for (std::size_t side = 0; side < sides_; ++side) {
          const std::vector<Id> own = in_side(node, side) != nullptr ? ids_in(plan::get_value(field, *in_side(node, side))) : std::vector<Id>();
          if (std::find(own.begin(), own.end(), id) != own.end() && in_sides[side].goes_round(node.id, id)) return false;
        }
        return true;
      });
    };
    const auto rest = std::stable_partition(open.begin(), open.end(), [&](std::uint32_t at) { return !is_circular(at); });
    found = rest != open.end();
    for (auto at = rest; at != open.end(); ++at) ask_about_predecessors(*at, joined);
    open.erase(rest, open.end());
  }
}

std::vector<std::size_t> still_circular(const Document& document, const std::vector<Conflict>& conflicts) {
  std::vector<std::size_t> all;
  std::optional<Waiting> waiting;
  for (std::size_t i = 0; i < conflicts.size(); ++i) {
    const Conflict& one = conflicts[i];
    if (one.what != Conflict::What::field || one.field != "predecessors") continue;
    const std::vector<Id> ids = ids_in(standing(document, one));
    if (!waiting && !ids.empty()) waiting.emplace(document);
    if (std::any_of(ids.begin(), ids.end(), [&](const Id& id) { return waiting->goes_round(one.entity, id); })) all.push_back(i);
  }
  return all;
}

void Joiner::ask_about_predecessors(std::uint32_t at, Document& joined) {
  const Node& node = all_[at];
  const Field& field = predecessors_of(*node.type);
  const auto value_in = [&](const Entity& entity) -> Value {
    std::vector<Id> ids = ids_in(plan::get_value(field, entity));
    std::erase_if(ids, [&](const Id& id) { return is_let_go(node, field, id); });
    return ids.empty() ? Value{} : Value{std::move(ids)};
  };
  Conflict conflict = conflict_at(Conflict::What::field, node.id, *node.type, field.name, {});
  conflict.circle = true;
  conflict.base = value_in(base_or_unset(node));
  for (std::size_t side = 0; side < sides_; ++side) {
    const Entity* const is = in_side(node, side);
    if (is == nullptr) continue;
    const Value value = value_in(*is);
    if (value != conflict.base) add_claim(conflict.claims, side, value);
  }
  plan::set_value(field, *plan::find(joined, node.id).entity, conflict.base);
  conflicts_.push_back(std::move(conflict));
}

}  // namespace cocrea::exchange
