// The proposed calendar on the calendar's page.
#pragma once

#include "view/nodes.h"
#include "view/proposal.h"

namespace cocrea::view {

// Of the plan in view; null if none was asked for.
const Proposal* proposal_in_view(const Context&);
Node propose_button(const Context&);
Node proposal_card(const Context&, const Proposal&);

// Why there is no calendar: sentences in the plan's words, and buttons for the ways out.
void add_reason(const Context&, const Proposal&, Node& box);
// The sentences alone, where there is no page.
std::vector<std::string> reason_words(const Context&, const Proposal&);
// What stands before them: whether each of them is needed; else how many there are.
std::string reason_lead(const Context&, const Proposal&, std::string_view sure, std::string_view unsure);
// What it rests on that nobody has recorded, and what cannot be as it should.
struct Remark {
  std::string words;
  bool warns = false;            // stands before the calendar, and is not folded away
  std::vector<Node> ways = {};   // buttons that lead to what can be recorded instead
};
// Something is completed later than the plan may end because of the term of the administration.
bool passes_term(const Proposal&);

std::vector<Remark> remarks(const Context&, const Proposal&);
std::vector<std::string> remark_words(const Context&, const Proposal&);
// Of an unknown kind fewer commitments are planned at a time than a joint plan may have: whether there is a calendar may depend on that.
bool kind_decides(const Context&, const Proposal&);
// What is proven holds only with some of the remarks.
bool rests_on_more(const Context&, const Proposal&);
// What was found, and whether it is proven to be the best. Precondition: something was found.
std::string outcome_words(const Context&, const Proposal&);

}  // namespace cocrea::view
