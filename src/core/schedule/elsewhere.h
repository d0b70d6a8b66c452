// What the other plans of a document have dated, on the axis of one plan: their offices are at work then.
//
// It is taken as it is recorded, since a proposal for one plan moves nothing of another. What is done by the as-of date, or of a commitment that is completed or
// withdrawn, asks for nothing. Work of which not both ends are known, from two dates or from one and a duration, says on no day that it is at work.
#pragma once

#include "core/plan/document.h"
#include "core/schedule/open_days.h"

namespace cocrea::schedule {

struct Elsewhere {
  plan::Id commitment, milestone;        // milestone "": the commitment's own work
  std::vector<plan::Id> who;             // organisations and people
  Time from = 0, to = 0;                 // the first unit, and the one after the last; from 0 on
  bool unsure = false;                   // its dates are months or years
};

// In the order in which they begin. `least_days`: only the days that are at work whichever days are meant.
std::vector<Elsewhere> elsewhere(const plan::Document&, const plan::Plan&, dates::Day as_of, const OpenDays&, bool least_days);

}  // namespace cocrea::schedule
