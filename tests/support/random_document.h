// Documents and changes made up at random, by walking the tables of fields: a field that is added is in them at once.
//
// The same seed gives the same document on every platform.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/plan/document.h"

namespace cocrea::test {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15u + 0x1234567u) {}
  std::uint64_t next();
  // 0 ... count - 1; count > 0.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  bool chance(int percent) { return static_cast<int>(below(100)) < percent; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }

 private:
  std::uint64_t state_;
};

struct DocumentShape {
  std::size_t longest_list = 3;   // elements of one list: 0 ... longest_list
  int filled = 60;                // percent of the fields that are set
  bool extras = true;             // members that this version does not know
};

// A valid document: ids unique, orders valid, texts in NFC, references to what is there.
plan::Document random_document(std::uint64_t seed, const DocumentShape& = {});

// An id that nothing else has, a text in NFC of words from several scripts, a date of any precision.
plan::Id random_id(Random&);
std::string random_text(Random&);
dates::PartialDate random_date(Random&);
// A value that suits the field (monostate now and then). `ids` are what references may name. For localized fields a whole LocalizedText.
plan::Value random_value(Random&, const plan::Field&, const std::vector<plan::Id>& ids);
// An entity with its fields and, to `depth` levels, its lists filled. Its order is "V".
std::shared_ptr<plan::Entity> random_entity(Random&, const plan::EntityType&, const DocumentShape&, const std::vector<plan::Id>& ids);

// The ids of a document's entities of one type (null: of all).
std::vector<plan::Id> ids_of(const plan::Document&, const plan::EntityType* = nullptr);

}  // namespace cocrea::test
