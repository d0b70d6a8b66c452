#include "core/exchange/entity_reader.h"

#include <algorithm>
#include <cstring>

#include "core/exchange/unknown.h"
#include "core/plan/sorted.h"

namespace cocrea::exchange {

using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Kind;
using Type = Scanner::Type;
using Weight = Mishap::Weight;

namespace {

constexpr std::size_t kIdBit = 63;
constexpr std::size_t kOrderBit = 62;

// Only to compare ids fast: where it is equal, the ids themselves decide.
std::uint64_t hash_of(std::string_view id) {
  std::uint64_t hash = id.size();
  while (!id.empty()) {
    std::uint64_t next = 0;
    const std::size_t length = std::min(id.size(), sizeof next);
    std::memcpy(&next, id.data(), length);
    hash = (hash ^ next) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
    id.remove_prefix(length);
  }
  return hash;
}

// Of ids with their hashes: in an order that finds equal ones.
template <class T>
bool precedes(const T& a, const T& b) {
  return a.hash != b.hash ? a.hash < b.hash : a.id < b.id;
}

std::string list_of(std::span<const std::string_view> names) {
  std::string all;
  for (const std::string_view name : names) {
    if (!all.empty()) all.append(", ");
    all.append(name);
  }
  return all;
}

// The place of a name among a field's choices, from 1; 0 if it is none.
std::size_t number_of(const Field& field, std::string_view name) {
  const auto found = std::find(field.names.begin(), field.names.end(), name);
  return found == field.names.end() ? 0 : static_cast<std::size_t>(found - field.names.begin()) + 1;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// Whether one slip makes one name of the other: a letter that is another, too many, missing or changed with its neighbour. Capitals are as good as small letters.
bool is_one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto same = [](std::string_view x, std::string_view y) { return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](char c, char d) { return lower(c) == lower(d); }); };
  std::size_t at = 0;
  while (at < a.size() && lower(a[at]) == lower(b[at])) ++at;
  if (a.size() < b.size()) return same(a.substr(at), b.substr(at + 1));
  if (at == a.size() || same(a.substr(at + 1), b.substr(at + 1))) return true;
  return at + 1 < a.size() && lower(a[at]) == lower(b[at + 1]) && lower(a[at + 1]) == lower(b[at]) && same(a.substr(at + 2), b.substr(at + 2));
}

// A list of which some elements have no order key takes the order of the file. Keys that agree with it are kept.
void fill_orders(const Field& field, Entity& entity) {
  const std::size_t size = plan::list_size(field, entity);
  const auto order = [&](std::size_t i) -> std::string& { return plan::list_at(field, entity, i).order; };
  bool complete = true;
  bool ascending = true;
  std::string_view last;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string& key = order(i);
    complete &= !key.empty();
    ascending &= key.empty() || last < key;
    if (!key.empty()) last = key;
  }
  if (complete) return;
  for (std::size_t i = 0; i < size;) {
    if (ascending && !order(i).empty()) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < size && (!ascending || order(end).empty())) ++end;
    const std::string before = i == 0 ? std::string() : order(i - 1);
    const std::string after = end == size ? std::string() : order(end);
    std::vector<std::string> keys = plan::orders_between(before, after, end - i);
    for (std::size_t k = 0; i < end; ++i, ++k) order(i) = std::move(keys[k]);
  }
}

}  // namespace

void EntityReader::report(Cause cause, Weight weight, std::size_t offset, std::string_view expected) {
  if (take_room(cause, weight)) mishaps_.push_back({cause, weight, offset, std::string(expected)});
}

bool EntityReader::take_room(Cause cause, Weight weight) {
  if (weight != Weight::fatal) return ++(weight == Weight::error ? errors_ : cause == Cause::misspelt_member ? misspelt_ : warnings_) <= kMostProblems;
  // The first one decides; more of its kind would only take the place of what else there is to say.
  const auto same = [&](const Mishap& one) { return one.cause == cause && one.weight == weight; };
  return static_cast<std::size_t>(std::count_if(mishaps_.begin(), mishaps_.end(), same)) < kMostProblems;
}

void EntityReader::tell_unknown(const EntityType& type, std::span<const OwnName> own, std::uint64_t seen, std::size_t from) {
  for (std::size_t i = from; i < strange_.size(); ++i) {
    const Strange& one = strange_[i];
    std::string_view meant;
    const auto consider = [&](std::string_view name, std::size_t bit) {
      if ((seen >> bit & 1) == 0 && is_one_slip(one.name, name)) meant = name;
    };
    for (std::size_t k = 0; k < type.fields.size(); ++k) consider(type.fields[k].name, k);
    for (const OwnName& name : own) consider(name.name, name.bit);
    report(meant.empty() ? Cause::unknown_member : Cause::misspelt_member, Weight::warning, one.offset, meant);
  }
  strange_.resize(from);
}

bool EntityReader::expect(Type type, std::string_view name) {
  const Type found = in_.peek();
  if (found == type) return true;
  if (found != Type::nothing) {
    report(Cause::wrong_type, Weight::error, in_.offset(), name);
    in_.skip();
  }
  return false;
}

bool EntityReader::is_first(const Scanner::Text& key, std::uint64_t& seen, std::size_t bit) {
  const std::uint64_t mask = std::uint64_t{1} << bit;
  if ((seen & mask) != 0) {
    report(Cause::duplicate_key, Weight::fatal, key.offset);
    in_.skip();
    return false;
  }
  seen |= mask;
  return true;
}

void EntityReader::entity(const EntityType& type, Entity& to, Role role) {
  if (!expect(Type::object, "object")) return;
  const std::size_t start = in_.offset();
  if (++entities_ > limits_.entities) {
    report(Cause::too_many, Weight::fatal, start);
    in_.stop();
    return;
  }
  in_.enter_object();
  std::uint64_t seen = 0;
  const std::size_t strange = strange_.size();
  for (Scanner::Text key; in_.next_member(key);) {
    if (key.text == "id") {
      if (is_first(key, seen, kIdBit)) id(to.id, type);
    } else if (key.text == "order" && role == Role::element) {
      if (is_first(key, seen, kOrderBit)) order(to.order);
    } else {
      member(type, to, key, seen);
    }
  }
  static constexpr OwnName kOwn[] = {{"id", kIdBit}, {"order", kOrderBit}};
  if (strange_.size() > strange) tell_unknown(type, std::span(kOwn, role == Role::element ? 2 : 1), seen, strange);
  if (role == Role::element && (seen >> kIdBit) == 0 && !in_.failure()) report(Cause::missing_member, Weight::error, start, "id");
}

void EntityReader::member(const EntityType& type, Entity& to, const Scanner::Text& key, std::uint64_t& seen) {
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (type.fields[i].name != key.text) continue;
    if (is_first(key, seen, i)) field(type.fields[i], to);
    return;
  }
  if (looks_for_unknown_ && key.text != "$schema") strange_.push_back({key.text, key.offset});
  std::string name(key.text);
  const std::size_t offset = key.offset;
  if (key.beyond_latin) {
    Normalized normal = normalize(name);
    if (normal.changed) report(Cause::normalized, Weight::warning, offset);
    name = std::move(normal.text);
  }
  unknown(to, std::move(name), offset);
}

void EntityReader::unknown(Entity& to, std::string key, std::size_t offset) {
  Unknown value = read_unknown(in_);
  if (in_.failure()) return;
  if (value.duplicate_key) report(Cause::duplicate_key, Weight::fatal, *value.duplicate_key);
  if (value.normalized) report(Cause::normalized, Weight::warning, *value.normalized);
  if (!to.extras.emplace(std::move(key), std::move(value.text)).second) report(Cause::duplicate_key, Weight::fatal, offset);
}

void EntityReader::field(const Field& field, Entity& to) {
  switch (field.kind) {
    case Kind::text: text(plan::text_of(field, to)); break;
    case Kind::json: object(plan::text_of(field, to)); break;
    case Kind::localized: localized(plan::localized_of(field, to)); break;
    case Kind::date: date(plan::date_of(field, to)); break;
    case Kind::choice: choice(field, plan::choice_of(field, to)); break;
    case Kind::choices: choices(field, plan::choices_of(field, to)); break;
    case Kind::number: number(field, plan::number_of(field, to)); break;
    case Kind::reference: reference(field, plan::reference_of(field, to)); break;
    case Kind::references: references(field, plan::references_of(field, to)); break;
    case Kind::child: entity(*field.type, plan::child_of(field, to), Role::child); break;
    case Kind::list: list(field, to); break;
  }
}

void EntityReader::object(std::string& to) {
  if (!expect(Type::object, "object")) return;
  Unknown value = read_unknown(in_);
  if (in_.failure()) return;
  if (value.duplicate_key) report(Cause::duplicate_key, Weight::fatal, *value.duplicate_key);
  if (value.normalized) report(Cause::normalized, Weight::warning, *value.normalized);
  to = std::move(value.text);
}

bool EntityReader::text(std::string& to) {
  if (!expect(Type::string, "text")) return false;
  const Scanner::Text read = in_.string();
  if (read.text.size() > limits_.text_bytes) {
    report(Cause::text_too_long, Weight::error, read.offset);
    return false;
  }
  if (read.beyond_latin) {
    Normalized normal = normalize(read.text);
    if (normal.changed) report(Cause::normalized, Weight::warning, read.offset);
    to = std::move(normal.text);
  } else {
    to = read.text;
  }
  return true;
}

void EntityReader::localized(plan::LocalizedText& to) {
  if (!expect(Type::object, "texts by language")) return;
  in_.enter_object();
  for (Scanner::Text key; in_.next_member(key);) {
    if (!plan::valid_language(key.text)) {
      report(Cause::wrong_type, Weight::error, key.offset, "language");
      in_.skip();
      continue;
    }
    const std::size_t languages = to.size();
    const auto place = to.try_emplace(to.end(), std::string(key.text));
    if (to.size() == languages) {
      report(Cause::duplicate_key, Weight::fatal, key.offset);
      in_.skip();
    } else if (!text(place->second)) {
      to.erase(place);
    }
  }
}

void EntityReader::date(plan::Date& to) {
  if (!expect(Type::string, "date")) return;
  const Scanner::Text read = in_.string();
  to = dates::PartialDate::parse(read.text);
  if (!to && !in_.failure()) report(Cause::bad_date, Weight::error, read.offset, "2027-05-14, 2027-05, 2027");
}

void EntityReader::choice(const Field& field, plan::Choice& to) {
  const Type found = in_.peek();
  if (found != Type::string) {
    if (found != Type::nothing) report(Cause::wrong_type, Weight::error, in_.offset(), list_of(field.names));
    in_.skip();
    return;
  }
  const Scanner::Text read = in_.string();
  to = static_cast<plan::Choice>(number_of(field, read.text));
  if (to == 0 && !in_.failure()) report(Cause::unknown_choice, Weight::error, read.offset, list_of(field.names));
}

void EntityReader::choices(const Field& field, plan::ChoiceSet& to) {
  if (!expect(Type::array, "list")) return;
  in_.enter_array();
  while (in_.next_element()) {
    plan::Choice one = 0;
    const std::size_t offset = in_.offset();
    choice(field, one);
    if (one == 0) continue;
    const plan::ChoiceSet bit = plan::ChoiceSet{1} << (one - 1);
    if ((to & bit) != 0) report(Cause::duplicate_value, Weight::warning, offset);
    to |= bit;
  }
}

void EntityReader::number(const Field& field, plan::Number& to) {
  const std::size_t offset = in_.offset();
  const auto wrong = [&] { report(Cause::wrong_type, Weight::error, offset, "1 - " + std::to_string(field.most)); };
  const Type found = in_.peek();
  if (found != Type::number) {
    if (found != Type::nothing) wrong();
    in_.skip();
    return;
  }
  plan::Number value = 0;   // digits alone, so that every reader finds the same number
  for (const char c : in_.number()) {
    value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : -1;
    if (value < 1 || value > field.most) break;
  }
  if (value < 1 || value > field.most) wrong();
  else to = value;
}

std::optional<Scanner::Text> EntityReader::any_id(plan::Id& to) {
  if (!expect(Type::string, "id")) return {};
  const Scanner::Text read = in_.string();
  if (!plan::valid_id(read.text)) {
    if (!in_.failure()) report(Cause::bad_id, Weight::error, read.offset);
    return {};
  }
  to = read.text;
  return read;
}

bool EntityReader::id(plan::Id& to, const EntityType& type) {
  const auto read = any_id(to);
  if (read) named_.push_back({hash_of(read->text), read->text, read->offset, &type});
  return read.has_value();
}

bool EntityReader::reference(const Field& field, plan::Id& to) {
  const auto read = any_id(to);
  if (read) references_.push_back({hash_of(read->text), read->text, read->offset, field.type});
  return read.has_value();
}

void EntityReader::references(const Field& field, std::vector<plan::Id>& to) {
  if (!expect(Type::array, "list")) return;
  in_.enter_array();
  const std::size_t start = references_.size();
  while (in_.next_element()) {
    plan::Id one;
    if (reference(field, one)) to.push_back(std::move(one));
  }
  if (to.size() < 2) return;
  // A set holds each thing once.
  const Reference* const all = references_.data() + start;
  const std::vector<std::size_t> sorted = plan::sorted_places(to.size(), [&](std::size_t a, std::size_t b) { return precedes(all[a], all[b]); });
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (all[sorted[i - 1]].id != all[sorted[i]].id) continue;
    report(Cause::duplicate_value, Weight::warning, all[sorted[i]].offset);
    to[sorted[i]].clear();
  }
  std::erase(to, plan::Id{});
}

void EntityReader::order(std::string& to) {
  if (!expect(Type::string, "order")) return;
  const Scanner::Text read = in_.string();
  if (plan::valid_order(read.text)) {
    to = read.text;
  } else if (!in_.failure()) {
    report(Cause::wrong_type, Weight::error, read.offset, "order");
  }
}

void EntityReader::list(const Field& field, Entity& to) {
  if (!expect(Type::array, "list")) return;
  in_.enter_array();
  void* const elements = field.at(to);
  while (in_.next_element()) entity(*field.type, field.list->append(elements), Role::element);
  if (in_.failure()) return;
  fill_orders(field, to);
  plan::sort(*field.list, elements);
}

void EntityReader::check_references(const std::vector<plan::Id>& given) {
  const std::vector<std::size_t> sorted =
      plan::sorted_places(named_.size(), [&](std::size_t a, std::size_t b) { return precedes(named_[a], named_[b]); });
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const Named& one = named_[sorted[i]];
    if (named_[sorted[i - 1]].id == one.id) report(Cause::duplicate_id, Weight::error, one.offset);
  }
  const auto look_up = [&](std::uint64_t hash, std::string_view id) -> const Named* {
    const auto found = std::partition_point(sorted.begin(), sorted.end(), [&](std::size_t place) {
      const Named& named = named_[place];
      return named.hash != hash ? named.hash < hash : named.id < id;
    });
    return found != sorted.end() && named_[*found].id == id ? &named_[*found] : nullptr;
  };
  for (const plan::Id& id : given) {
    if (const Named* same = look_up(hash_of(id), id)) report(Cause::duplicate_id, Weight::error, same->offset);
  }
  for (const Reference& reference : references_) {
    const Named* found = look_up(reference.hash, reference.id);
    if (found == nullptr || (reference.type != nullptr && found->type != reference.type)) {
      report(Cause::dangling_reference, Weight::warning, reference.offset, reference.type == nullptr ? std::string_view() : reference.type->name);
    }
  }
}

}  // namespace cocrea::exchange
