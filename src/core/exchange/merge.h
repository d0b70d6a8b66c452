// Joining what several people did to copies of one document: a three-way merge of a base and the open plan with up to eight files, by entity id over the tables of fields.
//
// One side changed something: taken. Several did the same: taken. Different: a conflict; until it is decided the base's value stands (of new things one of the texts). Sets join, texts
// merge language by language. What one side took out and another worked on stays until it is decided. The order of the sides makes no difference
// to what is joined. No limit of the handbook is enforced: the rules say so afterwards ("7 of 5").
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/edit/change.h"
#include "core/exchange/json.h"

namespace cocrea::exchange {

struct Side {
  std::string name;                          // whose it is: "Mesa 1"
  const plan::Document* document = nullptr;
  plan::Id in_minutes = {};                  // of a copy that is altered for joining: by which minutes of the last version know it (dots.h)
};
inline constexpr std::size_t kMostFiles = 8;
inline constexpr std::size_t kMostSides = kMostFiles + 1;   // the plan that they are joined with is one as well

// Gives those that are called alike names that can be told apart: with their files, else with a number. `files`: of each side, "" if it has none.
void tell_apart(std::vector<Side>&, const std::vector<std::string>& files);

struct Claim {
  std::uint32_t sides = 0;   // bit i: side i
  plan::Value value;
  std::vector<plan::Tally> tallies = {};   // of a number of dots: which copies it has counted; they stand with it
};

struct Conflict {
  enum class What : std::uint8_t {
    field,       // of `entity`, in `language` if that is not ""
    unknown,     // a member that this version does not know, as JSON text
    place,       // where `entity` stands: "<id of the parent>/<list>"
    existence    // text: it is there; unset: it was taken out
  };
  What what = What::field;
  plan::Id entity;
  const plan::EntityType* type = nullptr;
  std::string field;
  std::string language;
  plan::Value base;
  std::vector<Claim> claims;   // of the sides that changed it, each value once
  bool circle = false;         // of predecessors: with what others changed they would make work wait for itself
};

// Two entities that different sides added and that may be the same thing. The first one has the smaller id.
struct Alike {
  plan::Id first, second;
  const plan::EntityType* type = nullptr;
};

enum class Unjoinable : std::uint8_t {
  other_document,   // ids of the documents differ
  newer_format,     // one was written by a newer version
  too_few, too_many,
  clashing_ids      // one id stands for different things
};

struct Joined {
  std::optional<Unjoinable> refused;   // then nothing else is filled in
  plan::Document document;             // its parents are the sides' revs
  std::vector<Conflict> conflicts;     // in the order of the document, circles last
  std::vector<Alike> alike;
  bool without_base = false;           // nothing tells who changed what: every difference is a conflict, and the value of the first side that has one stands
};

Joined join(const plan::Document* base, const std::vector<Side>& sides);

// A copy of a document for one table: the same document, which carries what it was made from; with that what that was made from, where it is a copy itself.
plan::Document copy_for(const plan::Document&, std::string_view table, std::string_view copy_id = {});

// What all sides go back to: the nearest base that each of them carries (Document::base), or is the copy of which it was made. Sides without one go back
// to whatever is no copy itself, but one must carry it.
struct CommonBase {
  std::optional<plan::Document> document;
  bool damaged = false;   // one carries a base that cannot be read, or one of another document
};
CommonBase common_base(const std::vector<Side>& sides);

// The id under which a document is joined: of the plan that a copy was made from, or the copy that it was made from, as its base says; what it was before it
// was opened beside another version of itself; else its own.
plan::Id made_from(const plan::Document&);

struct Choice {
  std::size_t conflict = 0;   // its place in Joined::conflicts
  plan::Value value;          // what is to stand: a claim's, the base's, or any other that suits the field
};
// Applies what was decided to the joined document, all or nothing.
std::optional<edit::Refusal> resolve(plan::Document& joined, const std::vector<Conflict>&, const std::vector<Choice>&);

// Conflicts about predecessors, by their places, of which what a document has makes work wait for itself: several answers may do so together.
std::vector<std::size_t> still_circular(const plan::Document&, const std::vector<Conflict>&);

// What stands of what a conflict is about; a place as its claims say it.
plan::Value standing(const plan::Document&, const Conflict&);

// Everything that was claimed, where that can be: texts one after the other, sets together. Unset where only one can be.
plan::Value keep_both(const plan::Document& joined, const Conflict&);

// Sides in which things that are the same are one: under one id, of the first side's if it has it, so that joining asks about all that differs.
struct AsOne {
  std::vector<Side> sides;
  std::vector<std::shared_ptr<const plan::Document>> altered;   // what the sides view then
  std::vector<bool> same;                                       // of each pair: whether it is one by the answer to it
  std::vector<bool> settled;                                    // it is one by other answers, or cannot be, since one side has both
};
// `same`: the answer to each pair of `alike`.
AsOne as_one(const std::vector<Side>&, const std::vector<Alike>& alike, const std::vector<bool>& same);

}  // namespace cocrea::exchange
