// What every part of a document has in common.
//
// A document is a tree of *entities*: plain structs that begin with `Entity`. Each kind of entity is described once, by an
// `EntityType`: the list of its fields with their names, kinds and places. Everything that treats all fields alike (reading
// and writing JSON, commands, undo, merging, finding, the walk that proves that no field is unreachable) goes through that
// description; everything that knows what it wants (the rules) uses the struct's members directly.
//
// Invariants: ids are unique in a document; a list is sorted by (order, id); texts are UTF-8 in NFC.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/dates/partial_date.h"
#include "core/plan/list.h"

namespace cocrea::plan {

// A random, stable name of an entity: 1 to 64 characters of [A-Za-z0-9_-].
using Id = std::string;

// One text in several languages: language tag ("es", "en", "gl") -> text. An absent language was never written; an empty text was left blank.
using LocalizedText = std::map<std::string, std::string, std::less<>>;

// A value out of a field's `names`: 0 is unset, i is names[i - 1].
using Choice = std::uint8_t;
// Several values out of a field's `names`: bit i - 1 stands for names[i - 1].
using ChoiceSet = std::uint32_t;

// A whole number from 1 to a field's `most`; 0 is unset.
using Number = std::int32_t;

// An unset | yes | no answer, stored as a Choice over kYesNo.
enum class YesNo : Choice { unset, yes, no };

using Date = std::optional<dates::PartialDate>;

struct Entity {
  Id id;
  std::string order;  // position among its siblings: compared as bytes; see order_between()
  // Members of the file that this version does not know: name -> canonical JSON text. They survive a round trip.
  std::map<std::string, std::string, std::less<>> extras;
};

enum class Kind : std::uint8_t {
  text,        // std::string
  localized,   // LocalizedText
  date,        // Date
  choice,      // an enum of underlying type Choice
  choices,     // ChoiceSet
  number,      // Number
  reference,   // Id of an entity of `type`, "" = unset
  references,  // std::vector<Id>, a set in the order chosen by the user
  child,       // one nested entity of `type`, always present
  list,        // List<T> of entities of `type`, sorted by (order, id)
  json         // std::string: an object of the file as canonical JSON on one line, which nobody looks into
};

struct EntityType;

// What can be done with a list without knowing its element type. `list` is the address of a List<T>; an entity has the address of its T.
struct ListOps {
  const ElementOps* element;

  std::size_t size(const void* list) const;
  Entity& at(void* list, std::size_t index) const;
  Entity& insert(void* list, const Entity& source) const;  // a copy, placed by (order, id); the place is returned
  void erase(void* list, std::size_t index) const;
  Entity& append(void* list) const;                        // an unset entity at the end, wherever its order will put it
  void arrange(void* list, const std::vector<std::size_t>& from) const;   // element i becomes the one that stood at from[i]
};

// Is an element to stand before another? By order, then by id.
bool precedes(const Entity&, const Entity&);
// Sorts a list by (order, id), stable. One sort for lists of every type: of places, not of elements.
void sort(const ListOps&, void* list);

struct Field {
  std::string_view name;                          // the member's name in JSON
  Kind kind;
  void* (*at)(Entity&);                           // the member inside an entity of the owning type
  std::span<const std::string_view> names = {};   // for choice and choices
  const EntityType* type = nullptr;               // for reference(s), child and list
  const ListOps* list = nullptr;                  // for list
  bool multiline = false;                         // text and localized: paragraphs are expected
  Number most = 0;                                // for number: no greater one
};

struct EntityType {
  std::string_view name;                          // "commitment"
  std::span<const Field> fields;
  const ElementOps* ops;

  std::shared_ptr<Entity> make() const;           // an entity with all fields unset
  std::shared_ptr<Entity> clone(const Entity&) const;
  const Field* find(std::string_view field_name) const;
};

// No text is longer, in bytes: neither typed nor in a file.
inline constexpr std::size_t kLongestText = 1u << 20;

// The value of one field, as commands carry it. monostate = unset.
using Value = std::variant<std::monostate, std::string, LocalizedText, dates::PartialDate, Choice, ChoiceSet, Number, std::vector<Id>>;

// Typed access to a field of an entity. Precondition: the field belongs to the entity's type and has that kind.
std::string& text_of(const Field&, Entity&);
LocalizedText& localized_of(const Field&, Entity&);
Date& date_of(const Field&, Entity&);
Choice& choice_of(const Field&, Entity&);
ChoiceSet& choices_of(const Field&, Entity&);
Number& number_of(const Field&, Entity&);
Id& reference_of(const Field&, Entity&);
std::vector<Id>& references_of(const Field&, Entity&);
Entity& child_of(const Field&, Entity&);
const Entity& child_of(const Field&, const Entity&);
// Elements of a list field.
std::size_t list_size(const Field&, const Entity&);
Entity& list_at(const Field&, Entity&, std::size_t index);
const Entity& list_at(const Field&, const Entity&, std::size_t index);

// Reads and writes any field that is not a child or a list. `language` chooses one text of a localized field; with "" the
// whole LocalizedText is meant. get_value of an unset field is monostate.
Value get_value(const Field&, const Entity&, std::string_view language = {});
// False (and nothing changed) when the value does not suit the field: another type, a choice that does not exist, a number that is too great, an id or language
// that is not written as one, a text longer than kLongestText.
bool set_value(const Field&, Entity&, const Value&, std::string_view language = {});

// Whether two entities hold the same in a field that is not a child or a list; and what one holds, given to another.
bool same_value(const Field&, const Entity&, const Entity&);
void copy_value(const Field&, const Entity& from, Entity& to);

// Whether two entities of one type hold the same: ids, order, all fields, everything nested, unknown members.
bool equal(const EntityType&, const Entity&, const Entity&);

// An id that follows from another and a name: "<owner>-<name>", with a hash in the place of what would make it too long.
Id derived_id(std::string_view owner, std::string_view name);

// Nested entities (kind `child`) need ids as well, so that commands can name them. Where one is empty, this gives it a name that
// follows from its parent's id and the field's, so that every reader of one file arrives at the same. All levels; parents
// without an id are left alone. The ids that were given are added to `given`.
void fill_child_ids(const EntityType&, Entity&, std::vector<Id>* given = nullptr);

// 1 to 64 characters of [A-Za-z0-9_-].
bool valid_id(std::string_view);
// A language tag of two or three letters and, where needed, subtags: "es", "pt-BR".
bool valid_language(std::string_view);
// An order key: characters of [0-9A-Za-z], at least one, the last one no "0" (else nothing would fit before it).
bool valid_order(std::string_view);

// An order key strictly between two others ("" = no bound). Keys are fractions in base 62: "V" is in the middle.
//
// Putting something at the end (or start) again and again costs hardly any characters: 31 keys of one, then thousands of three,
// then millions of seven. Putting ten thousand things between the same two neighbours costs one character for every six of
// them, which no scheme with immutable keys can avoid for every pattern of insertions.
//
// Precondition: both are empty or valid_order, and before < after where both are given. If after <= before, which siblings with
// equal keys can lead to, `after` is ignored.
std::string order_between(std::string_view before, std::string_view after);
// As many keys as wanted, ascending, evenly spread between two others.
std::vector<std::string> orders_between(std::string_view before, std::string_view after, std::size_t count);

}  // namespace cocrea::plan
