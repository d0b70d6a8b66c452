// The values that stand, field by field, and what is asked about them.
#include <algorithm>

#include "core/exchange/differences.h"
#include "core/exchange/joiner.h"

namespace cocrea::exchange {

using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Id;
using plan::Kind;
using plan::Value;

namespace {

// Dots are given at each table: they add up (dots.h).
bool is_sum(const EntityType& type, const Field& field) { return &type == &plan::kProposal && field.name == "votes"; }

}  // namespace

// Ids that some took out while others work on them: letting go of them waits until that is decided.
Value Joiner::as_if_undecided(const Node& node, const Field& field, std::size_t side) {
  Value value = plan::get_value(field, *in_side(node, side));
  if (strict_ || in_base(node) == nullptr) return value;
  std::vector<Id> before = ids_in(plan::get_value(field, *in_base(node)));
  const std::vector<Id> after = ids_in(value);
  const bool holds_back = std::any_of(before.begin(), before.end(), [&](const Id& id) {
    return std::find(after.begin(), after.end(), id) == after.end() && lets_go_with_contested(id, side);
  });
  if (!holds_back) return value;
  if (field.kind == Kind::reference) return after.empty() ? Value{before.front()} : value;
  std::erase_if(before, [&](const Id& id) {
    return std::find(after.begin(), after.end(), id) == after.end() && !lets_go_with_contested(id, side);
  });
  std::copy_if(after.begin(), after.end(), std::back_inserter(before), [&](const Id& id) { return std::find(before.begin(), before.end(), id) == before.end(); });
  return before;
}

// Whether a side lets go of something because it took out that, or what holds it, and the taking out is not decided.
bool Joiner::lets_go_with_contested(const Id& id, std::size_t side) const {
  std::uint32_t at = all_.element(id, nullptr);
  if (at == kNone || in_base(all_[at]) == nullptr || in_side(all_[at], side) != nullptr) return false;
  for (; at != kNone; at = all_.holder(at, kBase)) {
    if ((facts_[at].takers & bit(side)) != 0) return facts_[at].contested;
  }
  return false;
}

// Of what several say that one copy brought, what stands.
const Entity& Joiner::furthest(const Node& node) const {
  const Entity* best = nullptr;
  for (const Entity* const one : node.in) {
    if (one == nullptr) continue;
    const auto dots = [](const Entity* entity) { return dots_in(static_cast<const plan::Tally&>(*entity)); };
    if (best == nullptr || is_further(dots(one), dots(best))) best = one;
  }
  return *best;
}

const Entity* Joiner::standing_tally(const Node& node) const {
  const Node& proposal = all_[node.place[first_tree_of(node)].parent];
  return node.in[first_tree_of(proposal)];
}

const Entity* Joiner::standing_minutes(const Node& node) const {
  const plan::Decision *first = nullptr, *last = nullptr;
  for (const Entity* const one : node.in) {
    const auto* minutes = static_cast<const plan::Decision*>(one);
    if (minutes == nullptr) continue;
    if (first == nullptr || minutes->about < first->about) first = minutes;
    if (last == nullptr || last->about < minutes->about) last = minutes;
  }
  return first->about != last->about ? first : nullptr;
}

void Joiner::join_field(const Node& node, const Field& field, Entity& to) {
  const Entity& was = base_or_unset(node);
  if (node.type == &plan::kTally) {
    return plan::copy_value(field, strict_ ? *standing_tally(node) : furthest(node), to);
  }
  if (node.type == &plan::kDecision && !strict_ && in_base(node) == nullptr && field.kind == Kind::text && field.name != "decidedBy") {
    if (const Entity* const minutes = standing_minutes(node)) return plan::copy_value(field, *minutes, to);
  }
  if (!strict_ && is_sum(*node.type, field)) return;   // see add_up
  const bool refers = field.kind == Kind::reference || field.kind == Kind::references;
  const Entity* changed = nullptr;
  bool several = false;
  std::size_t having = 0;
  for (std::size_t side = 0; side < sides_; ++side) {
    const Entity* const is = in_side(node, side);
    having += is != nullptr ? 1 : 0;
    if (is == nullptr || plan::same_value(field, was, *is)) continue;
    several |= changed != nullptr && !plan::same_value(field, *changed, *is);
    changed = is;
  }
  const bool only_one_has_it = strict_ && having == 1;
  if (changed == nullptr || only_one_has_it) return plan::copy_value(field, changed != nullptr ? *changed : was, to);
  if (!several && !strict_ && !refers) return plan::copy_value(field, *changed, to);
  if (is_of_the_file(*node.type, field)) return plan::copy_value(field, was, to);
  join_values(node, field, was, to);
}

void Joiner::join_values(const Node& node, const Field& field, const Entity& was, Entity& to) {
  Conflict conflict = conflict_at(Conflict::What::field, to.id, *node.type, field.name, {});
  if (field.kind == Kind::localized) {
    for (const std::string& language : languages(node, field)) {
      conflict.language = language;
      Votes votes{plan::get_value(field, was, language), {}};
      for (std::size_t side = 0; side < sides_; ++side) {
        if (in_side(node, side) != nullptr) votes.sides.push_back({side, plan::get_value(field, *in_side(node, side), language)});
      }
      plan::set_value(field, to, settle(votes, conflict, in_base(node) == nullptr), language);
    }
    return;
  }
  Votes votes{plan::get_value(field, was), {}};
  const bool refers = field.kind == Kind::reference || field.kind == Kind::references;
  for (std::size_t side = 0; side < sides_; ++side) {
    if (in_side(node, side) == nullptr) continue;
    votes.sides.push_back({side, refers ? as_if_undecided(node, field, side) : plan::get_value(field, *in_side(node, side))});
  }
  const bool joins = !strict_ && (field.kind == Kind::references || field.kind == Kind::choices);
  if (joins) {
    if (auto set = join_sets(votes)) {
      plan::set_value(field, to, *set);
      return;
    }
  }
  const std::size_t asked = conflicts_.size();
  plan::set_value(field, to, settle(votes, conflict, in_base(node) == nullptr));
  if (conflicts_.size() == asked || !is_sum(*node.type, field)) return;
  for (Claim& claim : conflicts_.back().claims) {
    std::size_t first = 0;
    while ((claim.sides & bit(first)) == 0) ++first;
    const auto& counted = static_cast<const plan::Proposal*>(in_side(node, first))->tallies;
    claim.tallies.assign(counted.begin(), counted.end());
  }
}

// The value that stands; a question is added where there is one. Of texts about something new one stands until it is decided, so that it has a name.
Value Joiner::settle(const Votes& votes, const Conflict& about, bool is_new) {
  std::vector<Claim> claims;
  for (const Vote& vote : votes.sides) {
    if (strict_ || vote.value != votes.base) add_claim(claims, vote.side, vote.value);
  }
  if (claims.empty()) return votes.base;
  if (claims.size() == 1) return claims.front().value;
  conflicts_.push_back(about);
  conflicts_.back().claims = std::move(claims);
  if (strict_) return conflicts_.back().claims.front().value;
  conflicts_.back().base = votes.base;
  return is_new ? smallest_text(conflicts_.back().claims) : votes.base;
}

std::vector<std::string> Joiner::languages(const Node& node, const Field& field) const {
  plan::LocalizedText all;
  for (std::size_t tree = 0; tree < all_.trees(); ++tree) {
    if (node.in[tree] == nullptr) continue;
    for (const auto& one : plan::localized_of(field, const_cast<Entity&>(*node.in[tree]))) all.try_emplace(one.first);
  }
  std::vector<std::string> tags;
  for (const auto& one : all) tags.push_back(one.first);
  return tags;
}

void Joiner::join_unknown(const Node& node, Entity& to) {
  std::map<std::string, std::string, std::less<>> all;
  for (std::size_t tree = 0; tree < all_.trees(); ++tree) {
    if (node.in[tree] != nullptr && !node.in[tree]->extras.empty()) all.insert(node.in[tree]->extras.begin(), node.in[tree]->extras.end());
  }
  const auto value_in = [](const Entity* entity, const std::string& name) -> Value {
    if (entity == nullptr) return {};
    const auto found = entity->extras.find(name);
    return found == entity->extras.end() ? Value{} : Value{found->second};
  };
  for (const auto& one : all) {
    const std::string& name = one.first;
    Votes votes{value_in(in_base(node), name), {}};
    for (std::size_t side = 0; side < sides_; ++side) {
      if (in_side(node, side) != nullptr) votes.sides.push_back({side, value_in(in_side(node, side), name)});
    }
    const Value value = settle(votes, conflict_at(Conflict::What::unknown, to.id, *node.type, name, {}), false);
    if (const auto* text = std::get_if<std::string>(&value)) to.extras.emplace(name, *text);
  }
}

}  // namespace cocrea::exchange
