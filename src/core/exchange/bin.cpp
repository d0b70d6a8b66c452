#include "core/exchange/bin.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>

#include "core/exchange/differences.h"
#include "core/exchange/entity_reader.h"
#include "core/exchange/join_values.h"
#include "core/exchange/writer.h"
#include "core/plan/sorted.h"

namespace cocrea::exchange {

using edit::Change;
using edit::Transaction;
using plan::Document;
using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Id;
using plan::Kind;
using plan::Removed;

namespace {

using Ids = std::vector<std::string_view>;

void collect_ids(const EntityType& type, const Entity& entity, Ids& ids) {
  ids.push_back(entity.id);
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) collect_ids(*field.type, plan::child_of(field, entity), ids);
    if (field.kind != Kind::list) continue;
    for (std::size_t i = 0; i < plan::list_size(field, entity); ++i) collect_ids(*field.type, plan::list_at(field, entity, i), ids);
  }
}

Ids sorted_ids(const EntityType& type, const Entity& entity) {
  Ids ids;
  collect_ids(type, entity, ids);
  plan::stable_sort(ids, std::less<>{});
  return ids;
}

bool holds(const Ids& sorted, std::string_view id) { return std::binary_search(sorted.begin(), sorted.end(), id); }
bool refers(const Field& field) { return field.kind == Kind::reference || field.kind == Kind::references; }

// The type of what enters a list of an entity, which may enter with the same transaction. Null: nothing of the kind is known.
const EntityType* type_of(const Document& document, const edit::Insert& insert) {
  if (insert.type != nullptr) return insert.type;
  const plan::FoundConst parent = plan::find(document, insert.parent);
  const Field* const list = parent ? parent.type->find(insert.list) : nullptr;
  return list != nullptr ? list->type : nullptr;
}

// What a transaction brings in, by id.
struct Arrival {
  const EntityType* type;
  const Entity* entity;
};
std::vector<Arrival> arrivals(const Document& document, const Transaction& transaction) {
  std::vector<Arrival> all;
  for (const Change& change : transaction.changes) {
    const auto* insert = std::get_if<edit::Insert>(&change);
    if (insert == nullptr || insert->entity == nullptr) continue;
    if (const EntityType* type = type_of(document, *insert)) all.push_back({type, insert->entity.get()});
  }
  return all;
}

// The words of a line, and then the next line.
std::string_view next_word(std::string_view& rest, char end) {
  const std::size_t at = std::min(rest.find(end), rest.size());
  const std::string_view word = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return word;
}

// One line of Removed::referrers.
struct Referrer {
  std::string_view entity, field, id;
  std::size_t place = 0;
};
Referrer referrer(std::string_view line) {
  Referrer one;
  for (std::string_view* word : {&one.entity, &one.field, &one.id}) *word = next_word(line, ' ');
  std::from_chars(line.data(), line.data() + line.size(), one.place);
  return one;
}
void add_referrer(std::string& lines, std::string_view entity, std::string_view field, std::string_view id, std::size_t place) {
  std::string line(entity);
  line.append(" ").append(field).append(" ").append(id).append(" ");
  if (("\n" + lines).find("\n" + line) != std::string::npos) return;
  lines.append(lines.empty() ? "" : "\n").append(line).append(std::to_string(place));
}

// A value of a field that refers, which refers to one more thing again; a single reference that is set stays.
plan::Value with_reference(const Field& field, plan::Value value, const Referrer& one) {
  std::vector<Id> ids = ids_in(value);
  if (field.kind == Kind::reference) return ids.empty() ? plan::Value(Id(one.id)) : value;
  if (std::find(ids.begin(), ids.end(), one.id) != ids.end()) return value;
  ids.insert(ids.begin() + static_cast<std::ptrdiff_t>(std::min(one.place, ids.size())), Id(one.id));
  return ids;
}

// Who lets go of something with this transaction, line by line (Removed::referrers).
std::string referrers_of(const Document& document, const Transaction& transaction, const Ids& leaving) {
  std::string lines;
  for (const Change& change : transaction.changes) {
    const auto* set = std::get_if<edit::Set>(&change);
    const plan::FoundConst found = set != nullptr ? plan::find(document, set->entity) : plan::FoundConst{};
    const Field* const field = found ? found.type->find(set->field) : nullptr;
    if (field == nullptr || !refers(*field)) continue;
    const std::vector<Id> before = ids_in(plan::get_value(*field, *found.entity)), after = ids_in(set->after);
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (!holds(leaving, before[i]) || std::find(after.begin(), after.end(), before[i]) != after.end()) continue;
      add_referrer(lines, set->entity, set->field, before[i], i);
    }
  }
  return lines;
}

// Who refers to something of what leaves, among things that wait in the bin themselves: whichever comes back first, the other finds it later.
void add_waiting_referrers(const EntityType& type, const Entity& entity, const Ids& leaving, std::string& lines) {
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) add_waiting_referrers(*field.type, plan::child_of(field, entity), leaving, lines);
    if (refers(field)) {
      const std::vector<Id> ids = ids_in(plan::get_value(field, entity));
      for (std::size_t i = 0; i < ids.size(); ++i) {
        if (holds(leaving, ids[i])) add_referrer(lines, entity.id, field.name, ids[i], i);
      }
    }
    if (field.kind != Kind::list) continue;
    for (std::size_t i = 0; i < plan::list_size(field, entity); ++i) add_waiting_referrers(*field.type, plan::list_at(field, entity, i), leaving, lines);
  }
}

// Finds the field that a line is about, within something.
using OfLine = std::function<void(const Field&, Entity&, const Referrer&)>;
void at_referrer(const EntityType& type, Entity& entity, const Referrer& line, const OfLine& change) {
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) at_referrer(*field.type, plan::child_of(field, entity), line, change);
    if (refers(field) && entity.id == line.entity && field.name == line.field) change(field, entity, line);
    if (field.kind != Kind::list) continue;
    for (std::size_t i = 0; i < plan::list_size(field, entity); ++i) at_referrer(*field.type, plan::list_at(field, entity, i), line, change);
  }
}
// The lines of an entry that are about something, or what it holds.
void each_referrer(const Removed& entry, const EntityType& type, Entity& entity, const OfLine& change) {
  const Ids own = sorted_ids(type, entity);
  for (std::string_view rest = entry.referrers; !rest.empty();) {
    const Referrer line = referrer(next_word(rest, '\n'));
    if (holds(own, line.entity) && plan::valid_id(line.id)) at_referrer(type, entity, line, change);
  }
}

// What leaves, as it was before something that it referred to went into the bin.
std::shared_ptr<Entity> with_waiting_references(const Document& document, const std::vector<const Removed*>& waiting, const EntityType& type, const Entity& leaving) {
  std::shared_ptr<Entity> entity = type.clone(leaving);
  for (const Removed* one : waiting) {
    each_referrer(*one, type, *entity, [&](const Field& field, Entity& in, const Referrer& line) {
      if (!plan::find(document, line.id)) plan::set_value(field, in, with_reference(field, plan::get_value(field, in), line));
    });
  }
  return entity;
}

// Entries for things that leave together.
std::vector<std::shared_ptr<Removed>> entries_for(const Document& document, const Transaction& transaction, const std::vector<plan::FoundConst>& leaving,
                                                  const std::vector<const Removed*>& waiting, std::optional<dates::Day> today) {
  std::vector<std::shared_ptr<Removed>> entries;
  std::vector<std::shared_ptr<Entity>> entities;
  for (const plan::FoundConst& one : leaving) {
    entities.push_back(with_waiting_references(document, waiting, *one.type, *one.entity));
    auto entry = std::make_shared<Removed>();
    if (today) entry->date = dates::PartialDate::of(*today);
    entry->what = one.entity->id;
    entry->type = one.type->name;
    entry->parent = one.parent->id;
    entry->list = one.field->name;
    Writer writer(Writer::Form::one_line);
    writer.entity(*one.type, *entities.back(), true);
    entry->content = std::move(writer.out());
    entries.push_back(std::move(entry));
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Removed& entry = *entries[i];
    const Ids ids = sorted_ids(*leaving[i].type, *leaving[i].entity);
    entry.referrers = referrers_of(document, transaction, ids);
    for (const Removed* one : waiting) {
      const bool mentions = std::any_of(ids.begin(), ids.end(), [&](std::string_view id) { return one->content.find(id) != std::string::npos; });
      const Held waits = mentions ? held(*one) : Held{};
      if (waits.type != nullptr) add_waiting_referrers(*waits.type, *waits.entity, ids, entry.referrers);
    }
    for (std::size_t k = 0; k < entities.size(); ++k) {
      if (k != i) add_waiting_referrers(*leaving[k].type, *entities[k], ids, entry.referrers);
    }
    // Two tables that removed the same thing in the same state on the same day say the same.
    std::string all = entry.date ? entry.date->to_string() : std::string();
    for (const std::string* part : {&entry.parent, &entry.list, &entry.content, &entry.referrers}) all.append("\n").append(*part);
    entry.id = checksum(all);
  }
  return entries;
}

// Takes the oldest out until the rest and what is new are within the bounds.
void make_room(const std::vector<const Removed*>& there, std::vector<std::shared_ptr<Removed>>& arriving, std::vector<Change>& changes) {
  std::erase_if(arriving, [](const auto& one) { return one->content.size() > kMostBytesInBin; });   // for which the others would go in vain
  std::size_t count = there.size() + arriving.size(), bytes = 0;
  for (const Removed* one : there) bytes += one->content.size();
  for (const auto& one : arriving) bytes += one->content.size();
  const auto is_full = [&] { return count > kMostInBin || bytes > kMostBytesInBin; };
  for (std::size_t i = 0; i < there.size() && is_full(); ++i) {
    changes.push_back(edit::Remove{{}, {}, there[i]->id, nullptr});
    bytes -= there[i]->content.size();
    --count;
  }
  while (is_full()) {
    bytes -= arriving.front()->content.size();
    --count;
    arriving.erase(arriving.begin());
  }
}

// References to what is neither in the document nor in the entity itself are left out.
void let_go(const Ids& there, const Ids& own, const EntityType& type, Entity& entity) {
  const auto is_lost = [&](const Id& id) { return !id.empty() && !holds(own, id) && !holds(there, id); };
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) let_go(there, own, *field.type, plan::child_of(field, entity));
    if (field.kind == Kind::reference && is_lost(plan::reference_of(field, entity))) plan::reference_of(field, entity).clear();
    if (field.kind == Kind::references) std::erase_if(plan::references_of(field, entity), is_lost);
    if (field.kind != Kind::list) continue;
    for (std::size_t i = 0; i < plan::list_size(field, entity); ++i) let_go(there, own, *field.type, plan::list_at(field, entity, i));
  }
}

// One of the things that a transaction brings in, or of what is nested in them; null: it is none.
const Entity* found_within(const EntityType& type, const Entity& entity, std::string_view id) {
  if (entity.id == id) return &entity;
  const Entity* found = nullptr;
  for (const Field& field : type.fields) {
    if (field.kind == Kind::child) found = found_within(*field.type, plan::child_of(field, entity), id);
    if (field.kind == Kind::list) {
      for (std::size_t i = 0; i < plan::list_size(field, entity) && found == nullptr; ++i) found = found_within(*field.type, plan::list_at(field, entity, i), id);
    }
    if (found != nullptr) break;
  }
  return found;
}

// Whether a value has all that another holds.
bool has_all(const plan::Value& value, const plan::Value& wanted) {
  if (const auto* texts = std::get_if<plan::LocalizedText>(&wanted)) {
    const auto* there = std::get_if<plan::LocalizedText>(&value);
    return std::all_of(texts->begin(), texts->end(), [&](const auto& one) {
      return there != nullptr && there->find(one.first) != there->end() && there->find(one.first)->second == one.second;
    });
  }
  if (const auto* several = std::get_if<std::vector<Id>>(&wanted)) {
    const std::vector<Id> there = ids_in(value);
    return std::all_of(several->begin(), several->end(), [&](const Id& one) { return std::find(there.begin(), there.end(), one) != there.end(); });
  }
  return std::holds_alternative<std::monostate>(wanted) || value == wanted;
}

// Whether an entity has all that another of its type holds, and maybe more.
bool has_all(const EntityType& type, const Entity& entity, const Entity& wanted) {
  for (const auto& [name, json] : wanted.extras) {
    const auto there = entity.extras.find(name);
    if (there == entity.extras.end() || there->second != json) return false;
  }
  return std::all_of(type.fields.begin(), type.fields.end(), [&](const Field& field) {
    if (field.kind == Kind::child) return has_all(*field.type, plan::child_of(field, entity), plan::child_of(field, wanted));
    if (field.kind != Kind::list) return has_all(plan::get_value(field, entity), plan::get_value(field, wanted));
    for (std::size_t i = 0; i < plan::list_size(field, wanted); ++i) {
      const Entity& one = plan::list_at(field, wanted, i);
      std::size_t k = 0;
      while (k < plan::list_size(field, entity) && plan::list_at(field, entity, k).id != one.id) ++k;
      if (k == plan::list_size(field, entity) || !has_all(*field.type, plan::list_at(field, entity, k), one)) return false;
    }
    return true;
  });
}

// Whether all that an entry holds comes back, so that it need not wait any more. An earlier state of it may come back, out of a version or a copy: then what
// was written since is in the bin alone, and stays there. `there` is all that there will be to refer to. What it referred to no more when it was removed, because
// that had gone into the bin before (with_waiting_references), need not be referred to.
bool comes_back_with(const Document& document, const Removed& entry, const std::vector<Arrival>& brought, const Ids& there) {
  const Entity* coming = nullptr;
  for (const Arrival& one : brought) {
    if (coming == nullptr && one.type != &plan::kRemoved) coming = found_within(*one.type, *one.entity, entry.what);
  }
  const Held was = held(entry);
  if (coming == nullptr || was.type == nullptr) return coming != nullptr;
  const std::shared_ptr<Entity> wanted = was.type->clone(*was.entity);
  for (auto before = document.bin.begin(); before != document.bin.end() && before->id != entry.id; ++before) {
    each_referrer(*before, *was.type, *wanted, [](const Field& field, Entity& in, const Referrer& line) {
      if (field.kind == Kind::references) std::erase(plan::references_of(field, in), line.id);
      else if (plan::reference_of(field, in) == line.id) plan::reference_of(field, in).clear();
    });
  }
  let_go(there, {}, *was.type, *wanted);
  return has_all(*was.type, *coming, *wanted);
}

}  // namespace

Transaction with_bin(const Document& document, Transaction transaction, std::optional<dates::Day> today) {
  const std::vector<Arrival> brought = arrivals(document, transaction);
  Ids back;   // of all that comes, what is nested in it too
  for (const Arrival& one : brought) {
    if (one.type != &plan::kRemoved) collect_ids(*one.type, *one.entity, back);
  }
  plan::stable_sort(back, std::less<>{});
  // Somebody else has removed it, and their entry comes along.
  const auto has_entry = [&](const Id& id) {
    return std::any_of(brought.begin(), brought.end(), [&](const Arrival& one) {
      return one.type == &plan::kRemoved && static_cast<const Removed&>(*one.entity).what == id;
    });
  };

  std::vector<plan::FoundConst> leaves;
  Ids taken_out;   // of the bin itself
  for (const Change& change : transaction.changes) {
    const auto* remove = std::get_if<edit::Remove>(&change);
    if (remove == nullptr) continue;
    const plan::FoundConst leaving = plan::find(document, remove->id);
    if (!leaving || leaving.field == nullptr || leaving.field->kind != Kind::list) continue;
    if (leaving.type == &plan::kTally) continue;   // nobody removed it: another number of dots stands
    if (leaving.type == &plan::kRemoved) taken_out.push_back(remove->id);
    else if (!holds(back, remove->id) && !has_entry(remove->id)) leaves.push_back(leaving);
  }
  if (leaves.empty() && (brought.empty() || document.bin.empty())) return transaction;

  std::vector<Change> changes;
  std::vector<const Removed*> there;
  Ids all;   // once it is asked for
  for (const Removed& one : document.bin) {
    if (std::find(taken_out.begin(), taken_out.end(), one.id) != taken_out.end()) continue;
    if (all.empty() && holds(back, one.what)) {
      all = sorted_ids(plan::kDocument, document);
      all.insert(all.end(), back.begin(), back.end());
      plan::stable_sort(all, std::less<>{});
    }
    if (holds(back, one.what) && comes_back_with(document, one, brought, all)) changes.push_back(edit::Remove{{}, {}, one.id, nullptr});
    else there.push_back(&one);
  }
  std::vector<std::shared_ptr<Removed>> arriving = entries_for(document, transaction, leaves, there, today);
  make_room(there, arriving, changes);
  std::string last = document.bin.empty() ? std::string() : document.bin.back().order;
  for (auto& one : arriving) {
    last = one->order = plan::order_between(last, {});
    changes.push_back(edit::Insert{document.id, "bin", std::move(one)});
  }
  std::move(changes.begin(), changes.end(), std::back_inserter(transaction.changes));
  return transaction;
}

std::vector<Change> binned(const Document& before, const Document& joined, std::optional<dates::Day> today) {
  Transaction step{{}, changes_between(before, joined)};
  const auto own = static_cast<std::ptrdiff_t>(step.changes.size());
  step = with_bin(before, std::move(step), today);
  std::vector<Change> changes(step.changes.begin() + own, step.changes.end());
  // Another copy may have emptied the bin, or have put the same into it.
  std::erase_if(changes, [&](const Change& one) {
    const auto* insert = std::get_if<edit::Insert>(&one);
    const Id& id = insert != nullptr ? insert->entity->id : std::get<edit::Remove>(one).id;
    return static_cast<bool>(plan::find(joined, id)) == (insert != nullptr);
  });
  return changes;
}

Held held(const Removed& entry) {
  const EntityType* const type = plan::entity_type(entry.type);
  if (type == nullptr) return {};
  const Limits limits;
  EntityReader reader(entry.content, limits);
  const std::shared_ptr<Entity> entity = type->make();
  reader.entity(*type, *entity, EntityReader::Role::element);
  if (!reader.in().finish() || !reader.mishaps().empty() || entity->id != entry.what) return {};
  return {type, entity};
}

std::vector<Id> ids_in_bin(const Document& document) {
  std::vector<Id> all;
  for (const Removed& one : document.bin) {
    all.push_back(one.what);
    const Held waits = held(one);
    if (waits.type == nullptr) continue;
    const Ids ids = sorted_ids(*waits.type, *waits.entity);
    all.insert(all.end(), ids.begin(), ids.end());
  }
  plan::stable_sort(all, std::less<>{});
  return all;
}

namespace {

// One who referred to it does so again. What was set since stays.
void refer_again(const Document& document, std::string_view line, const Ids& own, std::vector<edit::Set>& sets) {
  const Referrer one = referrer(line);
  const plan::FoundConst found = plan::find(document, one.entity);
  const Field* const field = found ? found.type->find(one.field) : nullptr;
  if (field == nullptr || !refers(*field) || !holds(own, one.id)) return;
  auto set = std::find_if(sets.begin(), sets.end(), [&](const edit::Set& other) { return other.entity == one.entity && other.field == one.field; });
  if (set == sets.end()) {
    const plan::Value now = plan::get_value(*field, *found.entity);
    sets.push_back({Id(one.entity), std::string(one.field), {}, now, now});
    set = sets.end() - 1;
  }
  set->after = with_reference(*field, std::move(set->after), one);
}

}  // namespace

plan::Id home_of(const Document& document, const Removed& entry) {
  if (plan::find(document, entry.parent)) return entry.parent;
  const Field* const list = plan::kDocument.find(entry.list);
  return list != nullptr && list->kind == Kind::list && list->type->name == entry.type ? document.id : plan::Id();
}

std::vector<Change> putting_back(const Document& document, const Removed& entry) {
  const Held back = held(entry);
  const plan::Id home = home_of(document, entry);
  const plan::FoundConst parent = plan::find(document, home);
  const Field* const list = parent ? parent.type->find(entry.list) : nullptr;
  if (back.type == nullptr || list == nullptr || list->kind != Kind::list || list->type != back.type) return {};
  const std::shared_ptr<Entity> entity = back.type->clone(*back.entity);
  plan::fill_child_ids(*back.type, *entity);
  if (!plan::valid_order(entity->order)) return {};
  const Ids own = sorted_ids(*back.type, *entity), there = sorted_ids(plan::kDocument, document);
  if (std::any_of(own.begin(), own.end(), [&](std::string_view id) { return holds(there, id); })) return {};
  let_go(there, own, *back.type, *entity);

  std::vector<edit::Set> sets;
  for (std::string_view rest = entry.referrers; !rest.empty();) refer_again(document, next_word(rest, '\n'), own, sets);
  std::vector<Change> changes{edit::Insert{home, entry.list, entity}};
  std::move(sets.begin(), sets.end(), std::back_inserter(changes));
  return changes;
}

std::vector<Change> emptying(const Document& document) {
  std::vector<Change> changes;
  for (const Removed& one : document.bin) changes.push_back(edit::Remove{{}, {}, one.id, nullptr});
  return changes;
}

Document without_bin(Document document) {
  document.bin.clear();
  return document;
}

void take_bin_of(const Document& base, Document& copy) {
  for (const Removed& one : base.bin) {
    Transaction step{{}, {edit::Insert{copy.id, "bin", std::make_shared<Removed>(one)}}};
    (void)edit::apply(copy, step);   // refused: it is there
  }
}

}  // namespace cocrea::exchange
