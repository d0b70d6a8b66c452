#include "core/exchange/join_values.h"

#include <algorithm>

#include "core/plan/sorted.h"

namespace cocrea::exchange {

using plan::ChoiceSet;
using plan::Id;
using plan::Value;
using IdList = std::vector<Id>;

namespace {

bool holds(const IdList& ids, const Id& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

IdList only(const IdList& ids, const IdList& of) {
  IdList some;
  std::copy_if(ids.begin(), ids.end(), std::back_inserter(some), [&](const Id& id) { return holds(of, id); });
  return some;
}

ChoiceSet choices_in(const Value& value) {
  const auto* set = std::get_if<ChoiceSet>(&value);
  return set != nullptr ? *set : 0;
}

Value join_choices(const Votes& votes) {
  const ChoiceSet base = choices_in(votes.base);
  ChoiceSet kept = base, added = 0;
  for (const Vote& vote : votes.sides) {
    kept &= choices_in(vote.value);
    added |= choices_in(vote.value) & ~base;
  }
  return kept == 0 && added == 0 ? Value{} : Value{kept | added};
}

// Something added, and where: after how many of those that were there, and how far into what was added.
struct Addition {
  std::size_t after, place;
  Id id;
};

void add(std::vector<Addition>& all, Addition&& one) {
  const auto same = std::find_if(all.begin(), all.end(), [&](const Addition& other) { return other.id == one.id; });
  if (same == all.end()) {
    all.push_back(std::move(one));
  } else if (one.after != same->after ? one.after < same->after : one.place < same->place) {
    *same = std::move(one);
  }
}

std::vector<Addition> additions(const Votes& votes, const IdList& base, const IdList& kept) {
  std::vector<Addition> all;
  for (const Vote& vote : votes.sides) {
    std::size_t after = 0, place = 0;
    for (const Id& id : ids_in(vote.value)) {
      if (holds(kept, id)) ++after;
      else if (!holds(base, id)) add(all, {after, place++, id});
    }
  }
  plan::stable_sort(all, [](const Addition& a, const Addition& b) {
    if (a.after != b.after) return a.after < b.after;
    return a.place != b.place ? a.place < b.place : a.id < b.id;
  });
  return all;
}

}  // namespace

IdList ids_in(const Value& value) {
  if (const auto* one = std::get_if<std::string>(&value)) return {*one};
  const auto* several = std::get_if<IdList>(&value);
  return several != nullptr ? *several : IdList{};
}

void add_claim(std::vector<Claim>& claims, std::size_t side, const Value& value) {
  const std::uint32_t mask = std::uint32_t{1} << side;
  const auto same = std::find_if(claims.begin(), claims.end(), [&](const Claim& one) { return one.value == value; });
  if (same == claims.end()) claims.push_back({mask, value});
  else same->sides |= mask;
}

Value smallest_text(const std::vector<Claim>& claims) {
  const std::string* smallest = nullptr;
  for (const Claim& claim : claims) {
    const auto* text = std::get_if<std::string>(&claim.value);
    if (text != nullptr && (smallest == nullptr || *text < *smallest)) smallest = text;
  }
  return smallest != nullptr ? Value{*smallest} : Value{};
}

std::optional<Value> join_sets(const Votes& votes) {
  const auto is_choices = [](const Value& value) { return std::holds_alternative<ChoiceSet>(value); };
  if (is_choices(votes.base) || std::any_of(votes.sides.begin(), votes.sides.end(), [&](const Vote& vote) { return is_choices(vote.value); })) {
    return join_choices(votes);
  }
  // Only one that changed it is taken as it is, its order too.
  std::vector<Claim> claims;
  for (const Vote& vote : votes.sides) {
    if (vote.value != votes.base) add_claim(claims, vote.side, vote.value);
  }
  if (claims.empty()) return votes.base;
  if (claims.size() == 1) return claims.front().value;

  const IdList base = ids_in(votes.base);
  IdList kept = base;
  for (const Vote& vote : votes.sides) kept = only(kept, ids_in(vote.value));
  const IdList before = kept;
  bool reordered = false;
  for (const Claim& claim : claims) {
    const IdList order = only(ids_in(claim.value), before);
    if (order == before || (reordered && order == kept)) continue;
    if (reordered) return std::nullopt;
    kept = order;
    reordered = true;
  }
  IdList joined;
  auto next = kept.begin();
  for (const Addition& one : additions(votes, base, kept)) {
    while (static_cast<std::size_t>(next - kept.begin()) < one.after) joined.push_back(*next++);
    joined.push_back(one.id);
  }
  joined.insert(joined.end(), next, kept.end());
  return joined.empty() ? Value{} : Value{std::move(joined)};
}

}  // namespace cocrea::exchange
