// What the parts of the panel of a proposed calendar share (proposal.h has the panel).
#pragma once

#include "core/schedule/from_plan.h"
#include "view/pages/proposal.h"

namespace cocrea::view {

// More buttons of one kind than these are not read any more.
inline constexpr int kMostWaysOfAKind = 6;

// Of a commitment or a milestone; of a milestone whose name another one has as well, with that of its commitment.
std::string proposal_name(const Context&, const plan::Id&);
// Of a milestone by its place, beside the name of its commitment; with its number where another one there has the same name.
std::string milestone_beside(const Context&, const plan::Commitment&, std::size_t milestone);
// The milestone that it stands for, else the commitment.
inline const plan::Id& id_of(const schedule::Item& item) { return item.milestone.empty() ? item.commitment : item.milestone; }

// That one piece of work waits for another because people have written it down, in words, with the button that takes it back. None where it would wait all the
// same: of those before it in the list, where no other order is recorded.
struct Wait {
  plan::Id after, before;
  std::string words;
  std::optional<Node> way;
};
std::vector<Wait> recorded_waits(const Context&, const schedule::OpenDays&, const schedule::Item& before, const schedule::Item& after);

// What keeps the plan, as it is written, from being a problem at all; and the ways to correct it. Precondition: there are defects.
std::vector<std::string> defect_words(const Context&, const Proposal&);
void add_defect(const Context&, const Proposal&, Node& box);

// Lets a commitment end before the plan does.
Node not_with_plan(const Context&, const plan::Id&);

Node sentence(std::string words);   // of a list

}  // namespace cocrea::view
