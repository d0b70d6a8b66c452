// Who endorses: the plan (REQ-4) or a monitoring body (MB-2), and how far those who may do so are covered.
#pragma once

#include "core/rules/findings.h"

namespace cocrea::rules {

// What silence and the recorded endorsements come to: one of non-government by `last`. `of_plan`: only those of the final version count.
unsigned endorsed(const plan::Document&, const plan::List<plan::Endorsement>&, plan::YesNo register_complete, dates::Day last, bool of_plan);

void compare_dates(std::vector<Compared>&, const plan::List<plan::Endorsement>&);

// Facts, and what is missing where the answer is open.
void add_endorsements(Verdict&, const plan::Document&, const plan::List<plan::Endorsement>&, bool open, bool of_plan);

// n of m: the non-government members of the forum, and those of them who are among the endorsers (all that are recorded).
Step coverage(const plan::Document&, const plan::List<plan::Endorsement>&);
// Whether some non-government member of the forum has not endorsed: a note.
void add_coverage(Verdict&, const plan::Document&, const plan::List<plan::Endorsement>&, Place);

}  // namespace cocrea::rules
