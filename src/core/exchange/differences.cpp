#include "core/exchange/differences.h"

#include <algorithm>

#include "core/exchange/alignment.h"
#include "core/exchange/join_values.h"

namespace cocrea::exchange {

using edit::Change;
using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Kind;
using Node = Alignment::Node;

namespace {

enum Tree : std::size_t { kBefore, kAfter };

bool is_value(const Field& field) { return field.kind != Kind::child && field.kind != Kind::list; }
bool is_element(const Node& node) { return !node.id.empty(); }

// Calls tell(name) for each unknown member that is not the same in both.
template <class Tell>
void unknown_differences(const Entity& before, const Entity& after, const Tell& tell) {
  auto a = before.extras.begin(), b = after.extras.begin();
  while (a != before.extras.end() || b != after.extras.end()) {
    const bool take_a = b == after.extras.end() || (a != before.extras.end() && a->first <= b->first);
    const bool take_b = a == before.extras.end() || (b != after.extras.end() && b->first <= a->first);
    const std::string& name = take_a ? a->first : b->first;
    if (!(take_a && take_b) || a->second != b->second) tell(std::string_view(name));
    if (take_a) ++a;
    if (take_b) ++b;
  }
}

// Where each element stands among those of its parent that stand there in both trees. A key of order alone says nothing: only who comes before whom.
std::vector<std::uint32_t> ranks(const Alignment& all, Tree tree) {
  std::vector<std::uint32_t> ranks(all.nodes().size()), counts(all.nodes().size());
  for (const std::uint32_t at : all.order(tree)) {
    const Node& node = all[at];
    if (is_element(node) && node.place[kBefore] == node.place[kAfter]) ranks[at] = counts[node.place[tree].parent]++;
  }
  return ranks;
}

}  // namespace

bool is_of_the_file(const EntityType& type, const Field& field) { return &type == &plan::kDocument && field.name == "generator"; }

bool same_fields(const EntityType& type, const Entity& a, const Entity& b) {
  if (a.extras != b.extras) return false;
  return std::all_of(type.fields.begin(), type.fields.end(),
                     [&](const Field& field) { return !is_value(field) || is_of_the_file(type, field) || plan::same_value(field, a, b); });
}

std::vector<Difference> differences(const EntityType& type, const Entity& before, const Entity& after) {
  using What = Difference::What;
  const Alignment all(type, {&before, &after});
  const std::vector<std::uint32_t> rank_before = ranks(all, kBefore), rank_after = ranks(all, kAfter);
  std::vector<Difference> found;
  const auto parent_in = [&](const Node& node, Tree tree) -> const Entity* {
    return node.place[tree].parent == Alignment::kNone ? nullptr : all[node.place[tree].parent].in[tree];
  };
  const auto tell = [&](What what, const Node& node, const Field* field, std::string_view name) {
    const Field* const list = node.in[kAfter] != nullptr ? node.place[kAfter].list : node.place[kBefore].list;
    found.push_back({what, node.type, node.in[kBefore], node.in[kAfter], parent_in(node, kBefore), parent_in(node, kAfter), list, field, name});
  };
  for (const std::uint32_t at : all.order(kAfter)) {
    const Node& node = all[at];
    const Entity* const was = node.in[kBefore];
    const Entity& is = *node.in[kAfter];
    if (was == nullptr) {
      const std::uint32_t holder = all.holder(at, kAfter);
      if (is_element(node) && all[holder].in[kBefore] != nullptr) tell(What::added, node, nullptr, {});
      continue;
    }
    if (is_element(node) && (node.place[kBefore] != node.place[kAfter] || (was->order != is.order && rank_before[at] != rank_after[at]))) tell(What::moved, node, nullptr, {});
    if (same_fields(*node.type, *was, is)) continue;
    for (const Field& field : node.type->fields) {
      if (is_value(field) && !is_of_the_file(*node.type, field) && !plan::same_value(field, *was, is)) tell(What::changed, node, &field, field.name);
    }
    unknown_differences(*was, is, [&](std::string_view name) { tell(What::changed, node, nullptr, name); });
  }
  for (const std::uint32_t at : all.order(kBefore)) {
    const Node& node = all[at];
    if (node.in[kAfter] == nullptr && is_element(node) && all[all.holder(at, kBefore)].in[kAfter] != nullptr) tell(What::removed, node, nullptr, {});
  }
  return found;
}

std::vector<Difference> differences(const plan::Document& before, const plan::Document& after) { return differences(plan::kDocument, before, after); }

namespace {

class Changes {
 public:
  Changes(const plan::Document& before, const plan::Document& after)
      : all_(plan::kDocument, {&before, &after}), taken_out_(all_.nodes().size()), put_in_(all_.nodes().size()) {}

  std::vector<Change> run() {
    for (const std::uint32_t at : all_.order(kBefore)) take_out(at);
    for (const std::uint32_t at : all_.order(kAfter)) put_in(at);
    for (const std::uint32_t at : all_.order(kAfter)) {
      if (!put_in_[at]) set(all_[at]);
    }
    return std::move(changes_);
  }

 private:
  // Parents come first: what is in something that is taken out goes with it.
  void take_out(std::uint32_t at) {
    const Node& node = all_[at];
    const std::uint32_t holder = all_.holder(at, kBefore);
    if (holder != Alignment::kNone && taken_out_[holder]) {
      taken_out_[at] = true;
    } else if (is_element(node) && (node.in[kAfter] == nullptr || node.place[kBefore] != node.place[kAfter])) {
      taken_out_[at] = true;
      changes_.push_back(edit::Remove{{}, {}, plan::Id(node.id), nullptr});
    }
  }

  void put_in(std::uint32_t at) {
    const Node& node = all_[at];
    const std::uint32_t holder = all_.holder(at, kAfter);
    if (holder != Alignment::kNone && put_in_[holder]) {
      put_in_[at] = true;
    } else if (is_element(node) && (node.in[kBefore] == nullptr || taken_out_[at])) {
      put_in_[at] = true;
      // What is nested in the parent may have an id of its own in each file.
      const Entity& parent = all_[holder].in[kBefore] != nullptr ? *all_[holder].in[kBefore] : *all_[holder].in[kAfter];
      changes_.push_back(edit::Insert{parent.id, std::string(node.place[kAfter].list->name), node.type->clone(*node.in[kAfter])});
    }
  }

  void set(const Node& node) {
    const Entity &was = *node.in[kBefore], &is = *node.in[kAfter];
    if (is_element(node) && was.order != is.order) changes_.push_back(edit::Set{was.id, "order", {}, {}, is.order});
    if (same_fields(*node.type, was, is)) return;
    for (const Field& field : node.type->fields) {
      if (!is_value(field) || is_of_the_file(*node.type, field) || plan::same_value(field, was, is)) continue;
      changes_.push_back(edit::Set{was.id, std::string(field.name), {}, {}, plan::get_value(field, is)});
    }
    unknown_differences(was, is, [&](std::string_view name) {
      const auto now = is.extras.find(name);
      changes_.push_back(edit::Set{was.id, std::string(name), std::string(edit::kUnknownMember), {},
                                   now == is.extras.end() ? plan::Value{} : plan::Value{now->second}});
    });
  }

  Alignment all_;
  std::vector<bool> taken_out_, put_in_;
  std::vector<Change> changes_;
};

}  // namespace

void let_go_of_lost(plan::Document& after, const plan::Document& before) {
  const Alignment all(plan::kDocument, {&before, &after});
  const auto is_in = [&](const plan::Id& id, Tree tree) {
    const std::uint32_t found = all.element(id, nullptr);
    return found != Alignment::kNone && all[found].in[tree] != nullptr;
  };
  for (const std::uint32_t at : all.order(kAfter)) {
    const Node& node = all[at];
    auto& entity = const_cast<Entity&>(*node.in[kAfter]);   // of `after`, which is the caller's to alter
    const auto is_lost = [&](const Field& field, const plan::Id& id) {
      if (id.empty() || is_in(id, kAfter)) return false;
      if (is_in(id, kBefore) || node.in[kBefore] == nullptr) return true;
      const std::vector<plan::Id> led = ids_in(plan::get_value(field, *node.in[kBefore]));
      return std::find(led.begin(), led.end(), id) == led.end();
    };
    for (const Field& field : node.type->fields) {
      if (field.kind == Kind::reference) {
        if (is_lost(field, plan::reference_of(field, entity))) plan::reference_of(field, entity).clear();
      } else if (field.kind == Kind::references) {
        std::erase_if(plan::references_of(field, entity), [&](const plan::Id& id) { return is_lost(field, id); });
      }
    }
  }
}

std::vector<Change> changes_between(const plan::Document& before, const plan::Document& after) { return Changes(before, after).run(); }

}  // namespace cocrea::exchange
