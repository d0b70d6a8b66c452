#include "core/plan/document.h"

#include <string>

namespace cocrea::plan {

namespace {

// Looks for `id` in what `parent` holds.
Found find_below(Entity& parent, const EntityType& type, std::string_view id) {
  for (const Field& field : type.fields) {
    const bool is_list = field.kind == Kind::list;
    if (!is_list && field.kind != Kind::child) continue;
    const std::size_t size = is_list ? list_size(field, parent) : 1;
    for (std::size_t i = 0; i < size; ++i) {
      Entity& entity = is_list ? list_at(field, parent, i) : child_of(field, parent);
      if (entity.id == id) return {&entity, field.type, &parent, &type, &field};
      if (const Found found = find_below(entity, *field.type, id)) return found;
    }
  }
  return {};
}

void walk_from(const Entity& entity, const EntityType& type, const std::function<void(const Entity&, const EntityType&)>& visit) {
  visit(entity, type);
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) {
      walk_from(child_of(field, entity), *field.type, visit);
    } else if (field.kind == Kind::list) {
      const std::size_t size = list_size(field, entity);
      for (std::size_t i = 0; i < size; ++i) walk_from(list_at(field, entity, i), *field.type, visit);
    }
  }
}

std::uint64_t rotate_left(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }

// splitmix64: spreads a seed over the state, so that no state is all zero.
std::uint64_t split(std::uint64_t& seed) {
  std::uint64_t z = seed += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

}  // namespace

Found find(Document& document, std::string_view id) {
  if (id.empty()) return {};
  if (document.id == id) return {&document, &kDocument, nullptr, nullptr, nullptr};
  return find_below(document, kDocument, id);
}

FoundConst find(const Document& document, std::string_view id) {
  const Found found = find(const_cast<Document&>(document), id);  // finding alters nothing
  return {found.entity, found.type, found.parent, found.parent_type, found.field};
}

bool equal(const Document& a, const Document& b) { return a.rev == b.rev && a.parents == b.parents && a.copy == b.copy && a.copy_id == b.copy_id && a.base == b.base && a.made_from == b.made_from && equal(kDocument, a, b); }

void walk(const Document& document, const std::function<void(const Entity&, const EntityType&)>& visit) {
  walk_from(document, kDocument, visit);
}

Date plan_end(const Plan& plan) {
  if (!plan.actual_end) return plan.planned_end;
  if (!plan.planned_end) return plan.actual_end;
  const bool certainly_later = plan.actual_end->span().earliest > plan.planned_end->span().latest;
  return certainly_later ? plan.planned_end : plan.actual_end;
}

std::string_view best_text(const LocalizedText& text, std::string_view wanted, std::string_view main) {
  for (const std::string_view language : {wanted, main, std::string_view("en")}) {
    if (const auto found = text.find(language); found != text.end() && !found->second.empty()) return found->second;
  }
  for (const auto& one : text) {
    if (!one.second.empty()) return one.second;
  }
  return {};
}

IdSource::IdSource(std::uint64_t seed_high, std::uint64_t seed_low) {
  std::uint64_t high = seed_high;
  std::uint64_t low = seed_low;
  state_[0] = split(high);
  state_[1] = split(low);
  state_[2] = split(high);
  state_[3] = split(low);
}

Id IdSource::next() {
  constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  Id id;
  id.reserve(22);
  for (int half = 0; half < 2; ++half) {
    // xoshiro256**: small, fast, and with a seed from the platform's random source unlikely enough to repeat.
    std::uint64_t number = rotate_left(state_[1] * 5, 7) * 9;
    const std::uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = rotate_left(state_[3], 45);
    for (int i = 0; i < 11; ++i) {  // 62^11 > 2^64
      id += kDigits[number % 62];
      number /= 62;
    }
  }
  return id;
}

}  // namespace cocrea::plan
