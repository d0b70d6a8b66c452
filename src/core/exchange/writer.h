// Writes entities as their types describe them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/plan/document.h"

namespace cocrea::exchange {

// One member after the other, keys in ascending order (the caller's care), in the canonical form or on one line.
class Writer {
 public:
  enum class Form : bool { pretty, one_line };
  explicit Writer(Form form) : form_(form) {}

  // A value; where a member is written, member() first.
  void open(char bracket);             // '{' or '['
  void close(char bracket);
  void member(std::string_view key);
  void element();
  void text(std::string_view value);
  void raw(std::string_view json);     // a number, or canonical JSON without white space
  void value(const plan::Field&, plan::Entity&);
  void entity(const plan::EntityType&, const plan::Entity&, bool with_order);

  // What stands at the top of a file besides fields and unknown members.
  struct Extra {
    std::string_view key;
    std::string value;                 // as JSON on one line
  };
  // The members of an entity, without its braces: fields that are set, `own` (sorted by key), unknown members, by ascending key.
  // `before_member(key)` is told of each.
  template <class BeforeMember>
  void members(const plan::EntityType&, const plan::Entity&, const std::vector<Extra>& own, const BeforeMember& before_member);

  std::string& out() { return out_; }
  std::size_t level() const { return level_; }

 private:
  const std::vector<const plan::Field*>& sorted_fields(const plan::EntityType&);
  void new_line();

  Form form_;
  std::string out_;
  std::size_t level_ = 0;
  bool first_ = true;                  // nothing stands in the container that was opened last
  std::map<const plan::EntityType*, std::vector<const plan::Field*>> sorted_;
};

// Whether nothing would be written for the field.
bool is_unset(const plan::Field&, const plan::Entity&);

template <class BeforeMember>
void Writer::members(const plan::EntityType& type, const plan::Entity& const_entity, const std::vector<Extra>& own,
                     const BeforeMember& before_member) {
  auto& entity = const_cast<plan::Entity&>(const_entity);  // a field's accessor alters nothing
  const auto& fields = sorted_fields(type);
  auto field = fields.begin();
  auto special = own.begin();
  auto unknown = entity.extras.begin();
  for (;;) {
    while (field != fields.end() && is_unset(**field, entity)) ++field;
    // The lowest key of three sorted sequences. A field hides an unknown member of its name, which no reader leaves behind.
    const std::string_view* lowest = nullptr;
    if (field != fields.end()) lowest = &(*field)->name;
    if (special != own.end() && (lowest == nullptr || special->key < *lowest)) lowest = &special->key;
    if (unknown != entity.extras.end() && (lowest == nullptr || unknown->first < *lowest)) {
      before_member(std::string_view(unknown->first));
      member(unknown->first);
      raw(unknown->second);
      ++unknown;
      continue;
    }
    if (lowest == nullptr) return;
    if (unknown != entity.extras.end() && unknown->first == *lowest) ++unknown;
    before_member(*lowest);
    member(*lowest);
    if (special != own.end() && lowest == &special->key) {
      raw(special->value);
      ++special;
    } else {
      value(**field, entity);
      ++field;
    }
  }
}

}  // namespace cocrea::exchange
