// What the handbook allows, drawn beside dates as they are typed.
#pragma once

#include <optional>

#include "view/nodes.h"

namespace cocrea::view {

// Days on which a plan may end, of a term of office or of a period that was chosen.
struct AllowedPeriod {
  std::string id;                       // of the node
  const plan::Entity* owner = nullptr;  // of the term's dates; null: there is no term
  plan::Date term_start, term_end;
  dates::Day first_end, last_end;       // the first and last day on which the plan may end
};

// The term, the days on which the plan may end, and the plan's period, as a small timeline; an empty group where they make no sense.
Node allowed_period(const Context&, const AllowedPeriod&);

}  // namespace cocrea::view
