#include "core/exchange/merge.h"

#include <algorithm>

#include "core/exchange/alignment.h"
#include "core/exchange/alike.h"
#include "core/exchange/differences.h"
#include "core/exchange/join_values.h"
#include "core/plan/sorted.h"

namespace cocrea::exchange {

using plan::Document;
using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Id;
using plan::Kind;
using plan::Value;
using Node = Alignment::Node;
using Place = Alignment::Place;

namespace {

constexpr std::uint32_t kNone = Alignment::kNone;
constexpr std::size_t kBase = 0;   // the base's tree; side i is tree i + 1

std::uint32_t bit(std::size_t side) { return std::uint32_t{1} << side; }

const Document& first_tree(const Document* base, const std::vector<Side>& sides) { return base != nullptr ? *base : *sides.front().document; }

std::vector<const Entity*> roots(const Document* base, const std::vector<Side>& sides) {
  std::vector<const Entity*> all{&first_tree(base, sides)};
  for (const Side& side : sides) all.push_back(side.document);
  return all;
}

// Dots are given at each table: they add up.
bool is_counted(const EntityType& type, const Field& field) { return &type == &plan::kProposal && field.name == "votes"; }

class Joiner {
 public:
  // Without a base the first side stands in its place, and nobody is believed.
  Joiner(const Document* base, const std::vector<Side>& sides)
      : sides_(sides.size()), strict_(base == nullptr), all_(plan::kDocument, roots(base, sides)), facts_(all_.nodes().size()), content_(all_.nodes().size()) {}

  void run(Joined& joined) {
    find_edits();
    spread_edits();
    decide_existence();
    decide_places();
    arrange();
    joined.document.id = all_[0].in[kBase]->id;
    build(0, joined.document);
    if (std::any_of(facts_.begin(), facts_.end(), [](const Facts& one) { return !one.built; })) let_go(0, joined.document);
    find_alike(joined);
    joined.conflicts = std::move(conflicts_);
  }

 private:
  struct Facts {
    std::uint32_t edited = 0;      // sides that changed its own fields, or point to it where they did not before
    std::uint32_t touched = 0;     // or anything in it
    std::uint32_t takers = 0;      // sides that took it out of its list, itself and not with its parent
    bool gone = false;             // taken out, and nobody worked on it
    bool contested = false;        // taken out by some, worked on by others
    bool built = false;            // it is in the result
    Place place;                   // in the result
    std::vector<Claim> places;     // where they differ
  };

  const Entity* in_base(const Node& node) const { return node.in[kBase]; }
  const Entity* in_side(const Node& node, std::size_t side) const { return node.in[side + 1]; }
  const Place& place_in(const Node& node, std::size_t side) const { return node.place[side + 1]; }
  static bool is_element(const Node& node) { return !node.id.empty(); }

  // An unset entity of the type: what the base has of something that was added.
  const Entity& unset(const EntityType& type) {
    for (const auto& one : unset_) {
      if (one.first == &type) return *one.second;
    }
    return *unset_.emplace_back(&type, type.make()).second;
  }
  const Entity& base_or_unset(const Node& node) { return in_base(node) != nullptr ? *in_base(node) : unset(*node.type); }

  void find_edits() {
    for (std::uint32_t at = 0; at < facts_.size(); ++at) {
      const Node& node = all_[at];
      for (std::size_t side = 0; side < sides_; ++side) {
        const Entity* const is = in_side(node, side);
        if (is == nullptr) {
          note_missing(at, side);
          continue;
        }
        const Entity* const was = in_base(node);
        const bool stands_elsewhere = is_element(node) && (was == nullptr || node.place[kBase] != place_in(node, side) || was->order != is->order);
        const bool other_fields = was == nullptr || !same_fields(*node.type, *was, *is);
        if (stands_elsewhere || other_fields) facts_[at].edited |= bit(side);
        if (other_fields) note_new_references(node, side);
      }
    }
  }

  void note_missing(std::uint32_t at, std::size_t side) {
    const Node& node = all_[at];
    if (in_base(node) == nullptr || !is_element(node)) return;
    const std::uint32_t parent = node.place[kBase].parent;
    if (in_side(all_[parent], side) == nullptr) return;   // it went with its parent
    facts_[at].takers |= bit(side);
    facts_[parent].touched |= bit(side);
  }

  // Who points to something that others take out has a use for it.
  void note_new_references(const Node& node, std::size_t side) {
    const Entity& was = base_or_unset(node);
    for (const Field& field : node.type->fields) {
      if (field.kind != Kind::reference && field.kind != Kind::references) continue;
      if (plan::same_value(field, was, *in_side(node, side))) continue;
      const std::vector<Id> before = ids_in(plan::get_value(field, was));
      for (const Id& id : ids_in(plan::get_value(field, *in_side(node, side)))) {
        if (std::find(before.begin(), before.end(), id) != before.end()) continue;
        const std::uint32_t found = all_.element(id, nullptr);
        if (found != kNone && in_side(all_[found], side) != nullptr) facts_[found].edited |= bit(side);
      }
    }
  }

  void spread_edits() {
    for (std::uint32_t at = 0; at < facts_.size(); ++at) {
      // Those that touched it without an edit of its own took something out of it.
      const std::uint32_t edited = facts_[at].edited | facts_[at].touched;
      facts_[at].touched = edited;
      for (std::size_t side = 0; side < sides_; ++side) {
        if ((edited & bit(side)) == 0) continue;
        climb(at, kBase, side);
        climb(at, side + 1, side);
      }
    }
  }

  void climb(std::uint32_t at, std::size_t tree, std::size_t side) {
    while ((at = all_.holder(at, tree)) != kNone) facts_[at].touched |= bit(side);
  }

  void decide_existence() {
    for (std::uint32_t at = 0; at < facts_.size(); ++at) {
      Facts& facts = facts_[at];
      const Node& node = all_[at];
      if (!is_element(node)) continue;
      if (strict_) {
        const std::uint32_t parent = in_base(node) != nullptr ? node.place[kBase].parent : place_in(node, 1).parent;
        const bool in_one_only = (in_base(node) == nullptr) != (in_side(node, 1) == nullptr);
        facts.contested = in_one_only && in_base(all_[parent]) != nullptr && in_side(all_[parent], 1) != nullptr;
      } else if (facts.takers != 0) {
        facts.contested = workers(node, facts) != 0;
        facts.gone = !facts.contested;
      }
    }
  }

  std::uint32_t workers(const Node& node, const Facts& facts) const {
    std::uint32_t found = 0;
    for (std::size_t side = 0; side < sides_; ++side) {
      if (in_side(node, side) != nullptr) found |= facts.touched & bit(side);
    }
    return found;
  }

  Value words_for(const Node& node, std::size_t tree) const {
    const Place& place = node.place[tree];
    return std::string(all_[place.parent].in[tree]->id).append("/").append(place.list->name);
  }

  void decide_places() {
    for (std::uint32_t at = 0; at < facts_.size(); ++at) {
      const Node& node = all_[at];
      Facts& facts = facts_[at];
      if (!is_element(node)) continue;
      facts.place = node.place[kBase];
      bool found = false;
      for (std::size_t side = 0; side < sides_; ++side) {
        const Place& place = place_in(node, side);
        if (in_side(node, side) == nullptr || place == node.place[kBase]) continue;
        add_claim(facts.places, side, words_for(node, side + 1));
        // Of several the smallest stands in for a base that is not there.
        if (!found || precedes(place, facts.place)) facts.place = place;
        found = true;
      }
      if (facts.places.size() < 2) facts.places.clear();
      else if (in_base(node) != nullptr && remains(node.place[kBase].parent)) facts.place = node.place[kBase];
      if (strict_ && in_base(node) != nullptr) facts.place = node.place[kBase];
    }
  }

  bool precedes(const Place& a, const Place& b) const {
    const Node &in_a = all_[a.parent], &in_b = all_[b.parent];
    if (a.parent != b.parent) return in_a.id != in_b.id ? in_a.id < in_b.id : a.parent < b.parent;
    return a.list->name < b.list->name;
  }

  bool remains(std::uint32_t at) const {
    for (; at != kNone; at = all_.holder(at, kBase)) {
      if (facts_[at].gone) return false;
    }
    return true;
  }

  std::string_view order_of(const Node& node) const {
    const Entity* const was = in_base(node);
    const std::string* smallest = nullptr;   // of the orders that were changed: a place in a list is not worth a question
    for (std::size_t side = 0; side < sides_ && !(strict_ && was != nullptr); ++side) {
      const Entity* const is = in_side(node, side);
      if (is == nullptr || (was != nullptr && was->order == is->order)) continue;
      if (smallest == nullptr || is->order < *smallest) smallest = &is->order;
    }
    return smallest != nullptr ? *smallest : was->order;
  }

  // What each node of the result holds, in order.
  void arrange() {
    std::vector<std::uint32_t> elements;
    for (std::uint32_t at = 0; at < facts_.size(); ++at) {
      if (is_element(all_[at]) && !facts_[at].gone) elements.push_back(at);
    }
    plan::stable_sort(elements, [&](std::uint32_t a, std::uint32_t b) {
      const int by_order = order_of(all_[a]).compare(order_of(all_[b]));
      return by_order != 0 ? by_order < 0 : all_[a].id < all_[b].id;
    });
    for (const std::uint32_t at : elements) content_[facts_[at].place.parent].push_back(at);
  }

  void build(std::uint32_t at, Entity& to) {
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
  }

  Id nested_id(const Node& node) const {
    const Entity* const was = in_base(node);
    const Id* id = was != nullptr ? &was->id : nullptr;
    for (std::size_t side = 0; side < sides_; ++side) {
      const Entity* const is = in_side(node, side);
      if (is == nullptr || (was != nullptr && is->id == was->id)) continue;
      if (id == nullptr || (was != nullptr && id == &was->id) || is->id < *id) id = &is->id;
    }
    return *id;
  }

  void tell_of_element(std::uint32_t at) {
    const Node& node = all_[at];
    const Facts& facts = facts_[at];
    if (facts.contested) {
      Conflict conflict = conflict_at(Conflict::What::existence, node.id, *node.type, {}, {});
      const Value there = std::string(node.id);
      if (!strict_) conflict.base = there;
      const std::uint32_t keepers = strict_ ? ~std::uint32_t{0} : facts.touched;
      for (std::size_t side = 0; side < sides_; ++side) {
        if (in_side(node, side) == nullptr) {
          if (strict_ || (facts.takers & bit(side)) != 0) add_claim(conflict.claims, side, {});
        } else if ((keepers & bit(side)) != 0) {
          add_claim(conflict.claims, side, there);
        }
      }
      conflicts_.push_back(std::move(conflict));
    }
    if (!facts.places.empty() || (strict_ && in_base(node) != nullptr && in_side(node, 1) != nullptr && node.place[kBase] != place_in(node, 1))) {
      Conflict conflict = conflict_at(Conflict::What::place, node.id, *node.type, "parent", {});
      conflict.claims = facts.places;
      if (strict_) conflict.claims = {{bit(0), words_for(node, kBase)}, {bit(1), words_for(node, 2)}};
      else if (in_base(node) != nullptr) conflict.base = words_for(node, kBase);
      conflicts_.push_back(std::move(conflict));
    }
  }

  // Ids that some took out while others work on them: letting go of them waits until that is decided.
  Value as_if_undecided(const Node& node, const Field& field, std::size_t side) {
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
  bool lets_go_with_contested(const Id& id, std::size_t side) const {
    std::uint32_t at = all_.element(id, nullptr);
    if (at == kNone || in_base(all_[at]) == nullptr || in_side(all_[at], side) != nullptr) return false;
    for (; at != kNone; at = all_.holder(at, kBase)) {
      if ((facts_[at].takers & bit(side)) != 0) return facts_[at].contested;
    }
    return false;
  }

  // What each side added to the base, or took from it. The same copy of the same table twice is one side, and what another side has counted already is in there.
  void add_up(const Node& node, const Field& field, const Entity& was, Entity& to) {
    if (!counted_) counted_ = sides_that_are_counted();
    const auto number_in = [&](const Entity& entity) { return std::int64_t{plan::number_of(field, const_cast<Entity&>(entity))}; };
    std::int64_t sum = number_in(was);
    for (std::size_t side = 0; side < sides_; ++side) {
      const Entity* const is = in_side(node, side);
      if (is != nullptr && (*counted_ & bit(side)) == 0) sum += number_in(*is) - number_in(was);
    }
    plan::number_of(field, to) = static_cast<plan::Number>(std::clamp<std::int64_t>(sum, 0, field.most));
  }

  std::uint32_t sides_that_are_counted() const {
    std::uint32_t counted = 0;
    const auto document = [&](std::size_t side) -> const Document& { return static_cast<const Document&>(*in_side(all_[0], side)); };
    bool any_minutes = false;
    for (std::size_t side = 0; side < sides_; ++side) {
      any_minutes |= !document(side).decisions.empty();
      for (std::size_t before = 0; before < side; ++before) {
        if (document(before).copy == document(side).copy && plan::equal(plan::kDocument, document(before), document(side))) counted |= bit(side);
      }
    }
    for (std::size_t side = 0; side < sides_ && any_minutes; ++side) {
      const Id id = counted_as(document(side));
      for (std::size_t other = 0; other < sides_; ++other) {
        const auto& minutes = document(other).decisions;
        if (std::any_of(minutes.begin(), minutes.end(), [&](const plan::Decision& one) { return one.id == id; })) counted |= bit(side);
      }
    }
    return counted;
  }

  void join_field(const Node& node, const Field& field, Entity& to) {
    const Entity& was = base_or_unset(node);
    if (!strict_ && is_counted(*node.type, field)) return add_up(node, field, was, to);
    const bool refers = field.kind == Kind::reference || field.kind == Kind::references;
    const Entity* changed = nullptr;
    bool several = false;
    for (std::size_t side = 0; side < sides_; ++side) {
      const Entity* const is = in_side(node, side);
      if (is == nullptr || plan::same_value(field, was, *is)) continue;
      several |= changed != nullptr && !plan::same_value(field, *changed, *is);
      changed = is;
    }
    const bool only_one_has_it = strict_ && (in_base(node) == nullptr || in_side(node, 1) == nullptr);
    if (changed == nullptr || only_one_has_it) return plan::copy_value(field, changed != nullptr ? *changed : was, to);
    if (!several && !strict_ && !refers) return plan::copy_value(field, *changed, to);
    if (is_of_the_file(*node.type, field)) return plan::copy_value(field, was, to);
    join_values(node, field, was, to);
  }

  void join_values(const Node& node, const Field& field, const Entity& was, Entity& to) {
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
    plan::set_value(field, to, settle(votes, conflict, in_base(node) == nullptr));
  }

  // The value that stands; a question is added where there is one. Of texts about something new one stands until it is decided, so that it has a name.
  Value settle(const Votes& votes, const Conflict& about, bool is_new) {
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

  std::vector<std::string> languages(const Node& node, const Field& field) const {
    plan::LocalizedText all;
    for (std::size_t tree = 0; tree < all_.trees(); ++tree) {
      if (node.in[tree] == nullptr) continue;
      for (const auto& one : plan::localized_of(field, const_cast<Entity&>(*node.in[tree]))) all.try_emplace(one.first);
    }
    std::vector<std::string> tags;
    for (const auto& one : all) tags.push_back(one.first);
    return tags;
  }

  void join_unknown(const Node& node, Entity& to) {
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

  static Conflict conflict_at(Conflict::What what, std::string_view entity, const EntityType& type, std::string_view field, std::string_view language) {
    Conflict conflict;
    conflict.what = what;
    conflict.entity = Id(entity);
    conflict.type = &type;
    conflict.field = std::string(field);
    conflict.language = std::string(language);
    return conflict;
  }

  // What was taken out is let go of, as the editor does it; except where one who took it out kept pointing to it.
  void let_go(std::uint32_t at, Entity& to) {
    const Node& node = all_[at];
    for (const Field& field : node.type->fields) {
      if (field.kind == Kind::child) {
        let_go(all_.child(at, field), plan::child_of(field, to));
      } else if (field.kind == Kind::list) {
        const std::size_t size = plan::list_size(field, to);
        for (std::size_t i = 0; i < size; ++i) {
          Entity& element = plan::list_at(field, to, i);
          let_go(all_.element(element.id, field.type), element);
        }
      } else if (field.kind == Kind::reference) {
        if (is_let_go(node, field, plan::reference_of(field, to))) plan::reference_of(field, to).clear();
      } else if (field.kind == Kind::references) {
        std::erase_if(plan::references_of(field, to), [&](const Id& id) { return is_let_go(node, field, id); });
      }
    }
  }

  bool is_let_go(const Node& node, const Field& field, const Id& id) const {
    const std::uint32_t found = id.empty() ? kNone : all_.element(id, nullptr);
    if (found == kNone || facts_[found].built) return false;
    for (std::size_t tree = 0; tree < all_.trees(); ++tree) {
      if (all_[found].in[tree] != nullptr || node.in[tree] == nullptr) continue;
      const std::vector<Id> ids = ids_in(plan::get_value(field, *node.in[tree]));
      if (std::find(ids.begin(), ids.end(), id) != ids.end()) return false;
    }
    return true;
  }

  void find_alike(Joined& joined) const {
    std::vector<Newcomer> newcomers;
    for (std::uint32_t at = 0; at < facts_.size(); ++at) {
      const Node& node = all_[at];
      if (!is_element(node) || in_base(node) != nullptr || !facts_[at].built || strict_) continue;
      for (std::size_t side = 0; side < sides_; ++side) {
        if (in_side(node, side) == nullptr) continue;
        newcomers.push_back({in_side(node, side), node.type, facts_[at].edited});
        break;
      }
    }
    joined.alike = alike(newcomers);
  }

  std::size_t sides_;
  bool strict_;
  std::optional<std::uint32_t> counted_;   // sides whose dots are in another one
  Alignment all_;
  std::vector<Facts> facts_;                              // of each node
  std::vector<std::vector<std::uint32_t>> content_;       // of each node: elements of the result that it holds
  std::vector<std::pair<const EntityType*, std::shared_ptr<Entity>>> unset_;
  std::vector<Conflict> conflicts_;
};

std::optional<Unjoinable> refusal(const Document* base, const std::vector<Side>& sides) {
  if (sides.size() < 2) return Unjoinable::too_few;
  if (sides.size() > kMostSides) return Unjoinable::too_many;
  const Document& first = first_tree(base, sides);
  if (first.format_version > plan::kFormatVersion) return Unjoinable::newer_format;
  for (const Side& side : sides) {
    if (side.document->id != first.id) return Unjoinable::other_document;
    if (side.document->format_version > plan::kFormatVersion) return Unjoinable::newer_format;
  }
  if (base == nullptr && sides.size() > 2) return Unjoinable::no_base;
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
