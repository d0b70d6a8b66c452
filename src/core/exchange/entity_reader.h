// Reads entities as their types describe them, straight from the file.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/json.h"
#include "core/exchange/scanner.h"

namespace cocrea::exchange {

// As many are told of each kind; more would be the same again.
inline constexpr std::size_t kMostProblems = 20;

// Something wrong with a file, before anybody has looked where that is.
struct Mishap {
  enum class Weight : std::uint8_t {
    warning,   // told, and read all the same
    error,     // refused; a newer version of the format may mean something by it
    fatal      // refused, whatever the version
  };
  Cause cause;
  Weight weight;
  std::size_t offset;
  std::string expected;
};

class EntityReader {
 public:
  enum class Role : std::uint8_t { child, element };

  EntityReader(std::string_view bytes, const Limits& limits) : limits_(limits), in_(bytes, limits.depth) {}

  Scanner& in() { return in_; }
  const std::vector<Mishap>& mishaps() const { return mishaps_; }
  // Each weight keeps its first twenty; which is enough to know that there was one.
  void report(Cause, Mishap::Weight, std::size_t offset, std::string_view expected = {});

  // The entity that begins here.
  void entity(const plan::EntityType&, plan::Entity&, Role);

  // A name that an entity may have besides its fields, and its bit of `seen`.
  struct OwnName {
    std::string_view name;
    std::size_t bit;
  };

  // From here on, members that nobody knows are told: tell_unknown() at the end of each object says so of those since `from`, an earlier unknown_members().
  void look_for_unknown() { looks_for_unknown_ = true; }
  std::size_t unknown_members() const { return strange_.size(); }
  void tell_unknown(const plan::EntityType&, std::span<const OwnName>, std::uint64_t seen, std::size_t from);

  // For whoever reads the members of an entity itself: one member, its key already read. `seen` has a bit for each field read so far.
  void member(const plan::EntityType&, plan::Entity&, const Scanner::Text& key, std::uint64_t& seen);
  // Notes the second appearance of a key. True: it is the first.
  bool is_first(const Scanner::Text& key, std::uint64_t& seen, std::size_t bit);
  // An id or a text that begins here; false (and reported) if there is something else. `any_id`: one that names nothing in the file.
  bool id(plan::Id&, const plan::EntityType&);
  std::optional<Scanner::Text> any_id(plan::Id&);
  bool text(std::string&);
  // An object, kept as canonical JSON on one line.
  void object(std::string&);

  // Once everything is read: ids that stand twice, references to nothing. `given` are ids that no file named: plan::fill_child_ids.
  void check_references(const std::vector<plan::Id>& given = {});

 private:
  struct Named {          // an id where it is given
    std::uint64_t hash;
    std::string_view id;
    std::size_t offset;
    const plan::EntityType* type;
  };
  struct Strange {        // a member that its type does not know, of an object that is not at its end
    std::string_view name;
    std::size_t offset;
  };
  struct Reference {
    std::uint64_t hash;
    std::string_view id;
    std::size_t offset;
    const plan::EntityType* type;   // null: any
  };

  void field(const plan::Field&, plan::Entity&);
  void unknown(plan::Entity&, std::string key, std::size_t offset);
  bool take_room(Cause, Mishap::Weight);
  void localized(plan::LocalizedText&);
  void date(plan::Date&);
  void choice(const plan::Field&, plan::Choice&);
  void choices(const plan::Field&, plan::ChoiceSet&);
  void number(const plan::Field&, plan::Number&);
  void references(const plan::Field&, std::vector<plan::Id>&);
  bool reference(const plan::Field&, plan::Id&);
  void list(const plan::Field&, plan::Entity&);
  void order(std::string&);
  bool expect(Scanner::Type, std::string_view name);

  const Limits& limits_;
  Scanner in_;
  std::vector<Mishap> mishaps_;
  std::size_t warnings_ = 0, misspelt_ = 0, errors_ = 0;
  bool looks_for_unknown_ = false;
  std::vector<Strange> strange_;
  std::size_t entities_ = 0;
  std::vector<Named> named_;
  std::vector<Reference> references_;
};

}  // namespace cocrea::exchange
