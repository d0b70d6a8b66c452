// A calendar that is sought or was found for a plan, as a value: what the session's planner has come to, and what a page shows of it.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/edit/change.h"
#include "core/schedule/from_plan.h"
#include "core/schedule/reason.h"

namespace cocrea::view {

struct Proposal {
  enum class Phase : std::uint8_t {
    searching,
    explaining,   // there is none: the reason is sought, then the end with which there would be one
    dating,       // found: how late each commitment can begin
    done,
    stopped       // by a person, or because it takes too long
  } phase = Phase::searching;
  plan::Id plan;
  bool least_change = false;
  bool stale = false;                              // the plan has changed since: nothing of it can be taken over any more
  schedule::PlanProblem from;
  std::vector<schedule::Defect> defects;           // the plan as it is written makes no problem: milestones that wait for each other
  schedule::Answer answer;
  std::vector<schedule::Proposed> bars;            // of the answer
  schedule::Reason reason;                         // never possible together, also while it is sought which of it is needed for that
  bool explained = false;                          // it is sought no further
  std::optional<dates::Day> longer;                // with this end of the plan there would be a calendar
  struct Latest {
    plan::Id commitment;
    dates::Day day;                                // the last on which its work can begin
    schedule::Time slack = 0;                      // open days from the proposed beginning to it
    bool proven = false;                           // else it may be possible later still
  };
  std::vector<Latest> latest;
};

// The label of a transaction that takes a proposal over; any other change makes it stale.
inline constexpr std::string_view kAcceptProposal = "edit.proposal";

// What the handbook adds to a plan's own data.
schedule::PlanOptions plan_options(const plan::Document&, const plan::Plan&, dates::Day as_of, bool least_change);

// What keeps a plan from being a problem at all.
std::vector<schedule::Defect> plan_defects(const plan::Plan&, const schedule::PlanProblem&);

// What taking over a proposal changes of a commitment or milestone, compared with what is recorded now.
struct ProposedChange {
  plan::Id commitment, entity;                     // the same of a commitment's own dates
  std::string_view start_field, end_field;
  plan::Date recorded_start, recorded_end;
  std::optional<dates::Day> start, end;            // unset: stays as it is
};
std::vector<ProposedChange> proposed_changes(const plan::Plan&, const Proposal&);
edit::Transaction acceptance(std::span<const ProposedChange>);

// The bar of this kind (of a commitment, or of the plan where that is ""); null if there is none.
const schedule::Proposed* proposed_bar(const Proposal&, schedule::Item::Kind, const plan::Id& commitment);

// The days from the first to the last of a commitment's work in a proposal, or to the plan's end where it ends with that; nothing if there is none left.
std::optional<dates::Span> proposed_span(const Proposal&, const plan::Id& commitment);

}  // namespace cocrea::view
