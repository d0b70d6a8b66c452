// What is on the calendar of a plan, as the value that both renderers draw.
#pragma once

#include "view/context.h"
#include "view/timeline.h"

namespace cocrea::view {

// Precondition: there is a plan in view.
Timeline plan_timeline(const Context&);
// The earlier version whose bars are drawn below today's; null: none. And its name: what it was called, else the how manieth it is, and when it was kept.
const plan::Version* shown_version(const Context&);
std::string version_number(const Context&, const plan::Version&);
std::string version_words(const Context&, const plan::Version&);
// The bars and milestones of the plan in view that do not lie where they lay in `was`, with those below them; what is new, and what is gone. No rows: all the
// same. `name`: what that state is called.
Timeline compared_timeline(const Context&, const plan::Plan& was, const std::string& name);
// Several dates of one day become one mark, with what it stands for (timeline_groups.cpp). For a screen: on paper nothing can be opened.
void group_dates(const Context&, Timeline&);
// The words of its months.
void name_months(const Context&, Timeline&);
// Nothing that could be drawn: no date is recorded.
bool is_empty(const Timeline&);

}  // namespace cocrea::view
