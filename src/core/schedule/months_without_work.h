// Months of every year in which nobody works, as a plan has them: bit 0 is January. Where all are, none is left out, else nothing could ever be done.
#pragma once

#include <utility>
#include <vector>

#include "core/plan/document.h"
#include "core/schedule/problem.h"

namespace cocrea::schedule {

// Their days from the year of `first` on, for as many years as any plan is long, and more.
std::vector<std::pair<dates::Day, dates::Day>> closed_months(plan::ChoiceSet months, dates::Day first);

// The other days from `from` on until `to`, itself not counted.
Time worked_days(plan::ChoiceSet months, dates::Day from, dates::Day to);

}  // namespace cocrea::schedule
