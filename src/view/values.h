// What is recorded, in words: for cells and for printed pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "view/context.h"

namespace cocrea::view {

// What people, organisations, plans, commitments, milestones, goals and meetings are called, by their ids.
class Names {
 public:
  explicit Names(const Context&);

  struct Name {
    std::string_view id;
    const plan::EntityType* type;
    std::string words;
  };
  // Null if nothing of these kinds has that id.
  const Name* find(std::string_view id) const;
  // What is called so among those of a type (null: people and organisations), by its id or by a name that it alone has.
  const Name* named(std::string_view words, const plan::EntityType* type) const;

 private:
  void add(const plan::Entity&, const plan::EntityType&, std::string words);
  std::vector<Name> all_;     // by id
};

// Stands between several names or answers in one cell.
inline constexpr std::string_view kBetween = " | ";

enum class Style : bool { cell, page };   // cell: dates as 2027-05-14, every language by itself; page: as people read

// The value of a field, "" if it is unset. `language`: of a localized text ("" on a page: the one to show).
std::string value_words(const Context&, const Names&, const plan::EntityType&, const plan::Field&, const plan::Entity&, Style, std::string_view language = {});

// What a verdict or a deadline is about: a commitment or plan of any plan, "" for what is about the member.
std::string subject_words(const Context&, const Names&, std::string_view subject);

}  // namespace cocrea::view
