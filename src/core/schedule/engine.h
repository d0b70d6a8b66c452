// Search over bounds of integers that learns from each dead end: lazy clause generation.
//
// A variable is known by its two bounds. Bound 2x is x's least value, bound 2x + 1 the least value of -x; both only grow along a branch. A
// literal (bound, value) says "this bound is at least value", so (2x, 5) is x >= 5, (2x + 1, -5) is x <= 5, and the opposite of
// (b, v) is (b ^ 1, 1 - v). No table of literals exists: a literal is true as soon as a stronger one is, whatever the horizon.
//
// Each change of a bound carries its reason: literals that imply it. At a dead end the reasons are resolved backwards to the first
// literal of the last decision that implies it alone (the first unique implication point), which gives a clause that
// forbids the dead end and everything like it. Clauses are watched by two literals.
//
//   T. Feydy, P. J. Stuckey: Lazy clause generation reengineered, CP 2009.
//   A. Schutt, T. Feydy, P. J. Stuckey, M. G. Wallace: Explaining the cumulative propagator, Constraints 16, 2011.
//   J. Marques-Silva, K. Sakallah: GRASP, 1996; M. Moskewicz et al.: Chaff, 2001 (watched literals, activities).
//
// No clock, no floating point, no address decides anything: the same calls give the same search everywhere.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace cocrea::schedule {

struct Lit {
  int bound = -1;
  int value = 0;
  friend bool operator==(const Lit&, const Lit&) = default;
};

constexpr Lit at_least(int variable, int value) { return {2 * variable, value}; }
constexpr Lit at_most(int variable, int value) { return {2 * variable + 1, -value}; }
constexpr Lit opposite(Lit literal) { return {literal.bound ^ 1, 1 - literal.value}; }

class Engine {
 public:
  static constexpr int kMostShelves = 256, kFewShelves = 16;
  Engine() = default;
  explicit Engine(int most_shelves) : most_shelves_(most_shelves) {}   // of a bound: the more, the quicker are many clauses found, and the more memory it takes

  // ---- building, at the root ----
  int add_variable(int least, int greatest);
  // to >= from + distance whenever `condition` is true ({}: always), both of them bounds. Of a condition with two arcs (the
  // two directions of one precedence), each tells the other: one that cannot hold makes the condition false.
  void add_arc(int from, int to, int distance, Lit condition = {});
  // start(after) >= start(before) + distance.
  void add_precedence(int before, int after, int distance, Lit condition = {});

  // ---- bounds ----
  int variables() const { return static_cast<int>(bounds_.size() / 2); }
  int least(int variable) const { return bounds_[index(2 * variable)]; }
  int greatest(int variable) const { return -bounds_[index(2 * variable + 1)]; }
  bool fixed(int variable) const { return least(variable) == greatest(variable); }
  bool holds(Lit literal) const { return bounds_[index(literal.bound)] >= literal.value; }
  bool holds_at_root(Lit literal) const { return roots_[index(literal.bound)] >= literal.value; }
  // When this bound became at least `value`: its place on the trail, 0 at the root. For choosing among reasons.
  int since(Lit literal) const;

  // ---- changing them ----
  // Makes a literal true because all of `reason` are. False: it cannot be, and the dead end is recorded.
  bool post(Lit literal, std::span<const Lit> reason);
  // The same with a reason that several share, stored once and by nothing but these posts: all of it but the literal at this place (kAll: all). What one long sum says of each of its
  // terms would otherwise take as much memory as the square of its length.
  static constexpr int kAll = -1;
  int store(std::span<const Lit> reason);
  bool post(Lit literal, int stored, int left_out);
  // All of these are true, and cannot be together.
  void fail(std::span<const Lit> literals);
  // Clauses and arcs to the end. False at a dead end. Bounds that changed are told to `changed`.
  bool propagate();
  std::vector<int> changed;                    // bounds since it was last emptied; may name one several times

  // ---- search ----
  int level() const { return static_cast<int>(levels_.size()); }
  void decide(Lit literal);
  void back_to(int level);
  // Learns from the recorded dead end and goes back to where what was learnt says something new. False: at the root, nothing is possible.
  bool learn();
  std::vector<Lit> involved;                   // the literals that the last dead end came from: activities are given by them
  // At the root only: forgets the less useful half of the clauses when there are more than `most`.
  void forget(std::size_t most);
  std::size_t clauses() const { return learnt_.size(); }
  std::size_t bytes() const;

 private:
  int most_shelves_ = kMostShelves;
  static constexpr int kHeader = 2;   // of a clause in the arena
  static constexpr int kShared = -1;
  enum class Why : std::uint8_t { decision, stored, clause, arc };
  struct Entry {               // one change of a bound
    int bound, value, before;  // before: its value until then
    int previous;              // the entry before it of the same bound, -1: none
    int level;
    Why why;
    int reason;                // stored: place in reasons_, of the literals or of where they are; clause: place in arena_; arc: its number
  };
  struct Arc {
    int from, to, distance;
    Lit condition;
  };
  struct Watch {
    int value;                 // the watched literal is false once the bound is at least this
    int clause;
    Lit other;                 // of the clause: where it is true, there is nothing to do
  };
  struct Shelf {               // where the watches of a bound stand
    int least, shift, first;
  };
  struct Level {
    int trail, reasons;
  };
  static std::size_t index(int i) { return static_cast<std::size_t>(i); }

  bool set(Lit, Why, int reason);
  bool propagate_clauses(int bound, int before, int value);
  bool propagate_shelf(int number, int bound, int value);
  std::vector<Watch>& shelf(Lit literal);
  bool propagate_arcs(int bound);
  bool propagate_arc(int arc);
  void explain(Lit literal, Why why, int reason, std::vector<Lit>& out) const;
  void need(Lit literal);
  int place_of(Lit literal) const;
  void minimise();
  int attach(std::span<const Lit> literals, int distinct_levels);
  void watch(Lit literal, int clause, Lit other);

  std::vector<int> bounds_, roots_, last_;     // last_: the newest entry of each bound, -1: none
  std::vector<Entry> trail_;
  std::vector<Level> levels_;
  std::vector<Lit> reasons_;                   // {count, 0}, literals ...; or, of one that is shared, {kShared, its place}, {which is left out, 0}
  std::size_t next_ = 0;                       // entries before this one have been propagated

  std::vector<Arc> arcs_;
  std::vector<std::vector<int>> arcs_from_, arcs_if_;

  std::vector<Lit> arena_;                     // {size, levels}, {age, 0}, literals ...
  std::vector<int> learnt_;
  std::vector<Shelf> shelves_;
  std::vector<std::vector<Watch>> watches_;
  int age_ = 0;

  std::vector<Lit> dead_end_;
  std::vector<int> needed_, place_;            // by bound: the value needed of it, and the entry that gave it (-1: not needed)
  std::vector<int> touched_;
  std::vector<Lit> scratch_, clause_;
  std::vector<int> seen_levels_, left_out_;
};

}  // namespace cocrea::schedule
