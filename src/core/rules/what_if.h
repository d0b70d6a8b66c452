// "What if it were another day?": the rules about dates, asked for each day that somebody might choose.
#pragma once

#include "core/rules/check.h"

namespace cocrea::rules {

// Days one after the other on which the worst of the verdicts in question is the same.
struct WhatIfDays {
  dates::Day first, last;
  State worst = State::not_applicable;   // see worst()
  std::string_view rule;                 // the first one, in the source's order, that says so; "" where none applies
};

// What is not met on every day says nothing about a day: it would hide what the day changes. So it is named once, and a day is told by the verdicts that are not the
// same on all of them; where none of these applies, by the others.
struct WhatIf {
  std::vector<WhatIfDays> days;
  std::vector<std::string_view> never_met;   // rules with a verdict that no day changes and that is not met, in the source's order
};

// Puts each of `days` days from `first` on into one date of the document (whose own value does not matter) and asks the rules that dates alone decide, of
// every plan: PLAN-PERIOD-1, -2 and -3, COM-7, MON-IE and MON-FLE. Empty if the place is not a date, or nothing of the document is judged.
WhatIf what_if(const plan::Document&, Place date, dates::Day first, int days, dates::Day as_of);

}  // namespace cocrea::rules
