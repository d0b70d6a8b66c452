// The record of a membership (standing.h), read from a document; some of its uncertain dates may be pinned to a day.
#pragma once

#include <span>

#include "core/rules/check.h"
#include "core/rules/standing.h"

namespace cocrea::rules {

struct StandingRecord {
  Record record;
  std::vector<Pinned> uncertain;      // dates read that are known by month or year only, and not pinned to a day, with the days that they may be
  std::size_t always_pinned{};                // the first of them: statuses and voluntary intervals, which have no better and worse end
  // Full quarters that have elapsed, of the plan that has most: at least and at most.
  int quarters_least{}, quarters_most{};
  const plan::Plan* quarters_unknown = nullptr;    // the latest plan whose submission or end is not recorded, and of which two could have elapsed
  bool quarters_surely_unknown = false;            // on all days that the dates of one allow
  // With the days at their best and at their worst: INA-5; INA-1 where no plan has OGP's date, and INA-2 where the end of a plan that decides is
  // not recorded (else not applicable).
  State working_best = State::not_applicable, working_worst = State::not_applicable;
  State no_deadline_best = State::not_applicable, no_deadline_worst = State::not_applicable;
  State no_end_best = State::not_applicable, no_end_worst = State::not_applicable;
  const plan::Plan* working_plan = nullptr;
  bool working_lacks_activity = false;
  bool activities_unknown = false;            // activities other than a submission may not be recorded
  const plan::Plan* perhaps_submitted = nullptr;   // the latest plan, where it is not known whether it was submitted by the as-of day
  bool perhaps_ahead = false;                      // on some days of the dates before it it cannot have been yet: none of what follows holds then
  bool unbounded = false;                          // nothing says from when on it may have been
  std::vector<dates::Span> perhaps_progress;       // its entries with progress
};

StandingRecord read_record(const Context&, std::span<const Pinned> pinned = {});

// Nothing of it may be unrecorded (RULES 0.3): activities, by plan.
bool activities_complete(const plan::Plan&);
// The registers of evidence of one half: meetings and evidence; of the co-creation endorsements too, which show nothing of the implementation.
bool evidence_complete(const plan::Plan&, bool implementation);
// Whether evidence of one of its halves may have been shown that is not recorded.
bool may_lack_evidence(const Context&, const plan::Plan&, bool implementation);

}  // namespace cocrea::rules
