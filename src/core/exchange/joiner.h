// The work of joining, on trees that are laid beside each other: only for merge.cpp, whose parts share what they find out.
#pragma once

#include <memory>

#include "core/exchange/alignment.h"
#include "core/exchange/dots.h"
#include "core/exchange/join_values.h"

namespace cocrea::exchange {

class Joiner {
  using Document = plan::Document;
  using Entity = plan::Entity;
  using EntityType = plan::EntityType;
  using Field = plan::Field;
  using Id = plan::Id;
  using Value = plan::Value;
  using Node = Alignment::Node;
  using Place = Alignment::Place;

 public:
  // Without a base the first side stands in its place, and nobody is believed.
  Joiner(const Document* base, const std::vector<Side>& sides);

  void run(Joined& joined);

 private:
  static constexpr std::uint32_t kNone = Alignment::kNone;
  static constexpr std::size_t kBase = 0;   // the base's tree; side i is tree i + 1

  static std::uint32_t bit(std::size_t side) { return std::uint32_t{1} << side; }

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
  // Of those that have it.
  std::size_t first_tree_of(const Node& node) const {
    std::size_t tree = kBase;
    while (node.in[tree] == nullptr) ++tree;
    return tree;
  }

  // An unset entity of the type: what the base has of something that was added.
  const Entity& unset(const EntityType& type);
  const Entity& base_or_unset(const Node& node) { return in_base(node) != nullptr ? *in_base(node) : unset(*node.type); }

  // joiner_places.cpp: who worked on what, what is there, and where it stands.
  void find_edits();
  void note_missing(std::uint32_t at, std::size_t side);
  // Who points to something that others take out has a use for it.
  void note_new_references(const Node& node, std::size_t side);
  void spread_edits();
  void climb(std::uint32_t at, std::size_t tree, std::size_t side);
  void decide_existence();
  std::uint32_t workers(const Node& node, const Facts& facts) const;
  Value words_for(const Node& node, std::size_t tree) const;
  void decide_places();
  bool precedes(const Place& a, const Place& b) const;
  bool remains(std::uint32_t at) const;
  std::string_view order_of(const Node& node) const;
  // What each node of the result holds, in order.
  void arrange();

  // joiner_values.cpp: what its fields hold, and what is asked about them.
  // Ids that some took out while others work on them: letting go of them waits until that is decided.
  Value as_if_undecided(const Node& node, const Field& field, std::size_t side);
  // Whether a side lets go of something because it took out that, or what holds it, and the taking out is not decided.
  bool lets_go_with_contested(const Id& id, std::size_t side) const;
  // Of what several say that one copy brought, what stands.
  const Entity& furthest(const Node& node) const;
  // Without a base a number stands with the copies that are counted in it: until another's is chosen, and where all are one number, those of the first side
  // that has the proposal. Null: that one has not counted this copy.
  const Entity* standing_tally(const Node& node) const;
  // Of minutes that several added under one id, each in its language: the one whose words stand, so that they are of one language. Null where all speak one.
  const Entity* standing_minutes(const Node& node) const;
  void join_field(const Node& node, const Field& field, Entity& to);
  void join_values(const Node& node, const Field& field, const Entity& was, Entity& to);
  // The value that stands; a question is added where there is one.
  Value settle(const Votes& votes, const Conflict& about, bool is_new);
  std::vector<std::string> languages(const Node& node, const Field& field) const;
  void join_unknown(const Node& node, Entity& to);

  // merge.cpp: the result, from the root down, and what is let go of with what was taken out.
  void build(std::uint32_t at, Entity& to);
  Id nested_id(const Node& node) const;
  void tell_of_element(std::uint32_t at);
  void add_up(const Node& node, plan::Proposal& to) const;
  static Conflict conflict_at(Conflict::What what, std::string_view entity, const EntityType& type, std::string_view field, std::string_view language);
  // What was taken out is let go of, as the editor does it; except where one who took it out kept pointing to it.
  void let_go(std::uint32_t at, Entity& to);
  bool is_let_go(const Node& node, const Field& field, const Id& id) const;
  bool is_frozen(std::uint32_t at, std::size_t side) const;
  void find_alike(Joined& joined) const;

  // joiner_circles.cpp: predecessors that only together make work wait for itself.
  std::vector<std::uint32_t> reordered_by_several();
  void ask_about_circles(Document& joined);
  void ask_about_predecessors(std::uint32_t at, Document& joined);

  std::size_t sides_;
  bool strict_;
  Count count_;
  Alignment all_;
  std::vector<Facts> facts_;                              // of each node
  std::vector<std::vector<std::uint32_t>> content_;       // of each node: elements of the result that it holds
  std::vector<std::pair<const EntityType*, std::shared_ptr<Entity>>> unset_;
  std::vector<Conflict> conflicts_;
};

}  // namespace cocrea::exchange
