// Dots of a workshop, counted at several tables and more than once.
//
// A proposal's `votes` are all its dots. Its tallies say how many of them came from which copy, so that a copy which comes again is known, also when it has
// changed since: of each copy and proposal the number counts that is further from none, whichever of its files comes first and how often.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/exchange/merge.h"

namespace cocrea::exchange {

// By which the tallies know a copy: "" for what is no copy. Those of the last version, without an id, are known by what they were made from and whose they are.
plan::Id key_of(const plan::Document&);

// The id by which the last version wrote into the minutes that it had counted the dots of a copy.
plan::Id in_minutes(const plan::Document& copy);

// What a copy counted of one proposal: less than none where it took dots back.
using Dots = std::int64_t;
Dots dots_in(const plan::Tally&);

// Gives a proposal another id, and its tallies those that go with it.
void rename_proposal(plan::Proposal&, const plan::Id& name);

// Which of two counts of one copy stands: whatever the order of asking, it comes to the same.
bool is_further(Dots, Dots);
// The dots of a proposal that no copy brought, but for the copy with that key: its own count among them.
Dots own_dots(const plan::Proposal&, std::string_view key = {});

// One place for everything that the sides say of the dots of one proposal.
class Count {
 public:
  Count(const plan::Document* base, const std::vector<Side>& sides);
  // The proposal in the base and in each side, null where it is not; `to` gets the sum and the tallies.
  void add_up(const plan::Proposal* base, const std::vector<const plan::Proposal*>& sides, plan::Proposal& to) const;

 private:
  struct Of {
    plan::Id key;
    std::string_view name;
    std::uint32_t counted = 0;   // bit i: the minutes of this side say that side i is counted, as the last version wrote them
    bool again = false;          // the same as a side before it, and no copy
  };
  std::vector<Of> sides_;
};

// The same document, in which what it counted itself as a copy is in tallies, as for a further copy of it.
plan::Document with_own_tallies(plan::Document);

// What a copy brings to a document, all proposals together.
struct Brought {
  plan::Number dots = 0;   // to what the copy was made from; less than none: it took some back
  bool known = false;      // the document has counted all of them
  bool less = false;       // for some proposal another file of the same copy says more, and that counts
};
// Unset: none.
std::optional<Brought> brought(const plan::Document& base, const plan::Document& copy, const plan::Document& before, const plan::Document& joined);

}  // namespace cocrea::exchange
