// What the files of the plan's calendar share: plan_timeline.cpp makes its rows, timeline_ghosts.cpp what lies below them (proposed, or as it was), and
// timeline_terms.cpp the terms of office and the vertical lines.
#pragma once

#include <optional>

#include "view/plan_timeline.h"
#include "view/proposal.h"

namespace cocrea::view {

// The first and last day of everything drawn so far. A slip of the pen (2207, 9999) is not followed: what lies that much further than the rest is
// out of sight.
struct Extent {
  static constexpr int kYears = 15;   // on either side

  explicit Extent(dates::Day around) : lowest(around - date::days{365 * kYears}), highest(around + date::days{365 * kYears}) {}
  void include(const dates::Span& span) {
    for (const dates::Day day : {span.earliest, span.latest}) {
      if (day < lowest || day > highest) continue;
      first = first ? std::min(*first, day) : day;
      last = last ? std::max(*last, day) : day;
    }
  }

  std::optional<dates::Day> first, last;
  dates::Day lowest, highest;
};

using Ends = std::pair<plan::Date, plan::Date>;

Bar bar(const Context&, std::string id, std::string label, const dates::PartialDate& start, const dates::PartialDate& end, Tone);
// The field of a date that can be moved on the calendar; nothing where the plan is only read.
DateField movable(const Context&, const plan::Id& entity, std::string_view field);
bool make_a_bar(const plan::Date& start, const plan::Date& end);
// The two ends that a commitment is drawn with.
Ends ends_of(const plan::Plan&, const plan::Commitment&);

// ---- timeline_ghosts.cpp ------------------------------------------------------------------------------------------------------------------------

// A calendar that is proposed, and what of the plan it changes: only that is drawn.
struct Ghosts {
  const Proposal* proposal = nullptr;
  std::vector<ProposedChange> changes;
};
Ghosts ghosts_of(const Context&);
// False: none is proposed.
bool add_proposed_cocreation(const Context&, const Ghosts&, TimelineRow&, Extent&);
void add_proposed_initial_evaluation(const Context&, const Ghosts&, Timeline&, Extent&);
// What is proposed for a commitment, where that changes its dates or those of its milestones, and how late its work can begin.
void add_proposed(const Context&, const Ghosts&, const plan::Commitment&, TimelineRow&, Extent&);
// Where a bar would move, it is drawn below as it is recorded (Context::recorded).
void add_recorded(const Context&, Timeline&, Extent&);
// What of the plan as it was lies elsewhere now, below what is; what is no longer there in a row of its own. `name`: what that state is called.
void add_earlier(const Context&, const plan::Plan& was, const std::string& name, Timeline&, Extent&);
// Whether a commitment and its milestones are drawn at the same dates in two states of a plan.
bool lie_alike(const plan::Plan&, const plan::Commitment&, const plan::Plan& other_plan, const plan::Commitment& other);

// ---- timeline_terms.cpp -------------------------------------------------------------------------------------------------------------------------

// Whether the cycle begins with joining OGP Local.
bool begins_with_joining(const Context&);
// The administrations' periods beside the plan: what of them lies on the calendar.
void add_terms(const Context&, const Extent&, Timeline&);
void add_lines(const Context&, Timeline&, Extent&);

}  // namespace cocrea::view
